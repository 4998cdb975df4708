use access::Visibility;
use documents::Change;

use crate::world::{grants, id_of, import, kronor, row, stored};

testkit::on_both_engines! {
    async fn the_same_list_twice_changes_nothing(house: House) {
        let county = house.organisation("Länet").await;
        let first = import(&house, &county, Visibility::Public, &grants()).await;
        assert_eq!((first.added, first.changed, first.unchanged, first.withdrawn), (5, 0, 0, 0));
        assert_eq!(first.objects.len(), 5);
        assert!(first.objects.contains_key("/tables/2/rows/1"));
        let again = import(&house, &county, Visibility::Public, &grants()).await;
        assert_eq!((again.added, again.changed, again.unchanged, again.withdrawn), (0, 0, 5, 0));
        assert!(again.differences.is_empty());
        assert_eq!(again.objects, first.objects);
        let id = id_of(&house.db, "Ljus i Söderbygden").await;
        assert_eq!(stored(&house.db, id, "revision").await, "1");
        let areas = db::Sql::with("SELECT area AS value FROM project_area WHERE project_id = $1", [id]);
        assert_eq!(areas.value::<String>(house.db.read()).await.unwrap().as_deref(), Some("Söderbygden"));
    }

    async fn a_corrected_list_changes_and_withdraws(house: House) {
        let county = house.organisation("Länet").await;
        import(&house, &county, Visibility::Public, &grants()).await;
        let mut corrected = grants();
        corrected.tables[0].rows[0].total_cost = kronor(1_100_000);
        corrected.tables[2].rows.remove(0);
        corrected.tables[1].rows.push(row("Nytt spår", "Ljusverket", "2", 10, 5, 22));
        let second = import(&house, &county, Visibility::Public, &corrected).await;
        assert_eq!((second.added, second.changed, second.unchanged, second.withdrawn), (1, 1, 3, 1));
        let change = second.differences.iter().find(|one| one.what == Change::Changed).unwrap();
        let expected = ("total_cost".to_string(), Some("100000".to_string()), Some("1100000".to_string()));
        assert_eq!((change.title.as_str(), change.fields.as_slice()), ("Grön kraft", [expected].as_slice()));
        let gone = id_of(&house.db, "Skog och trä").await;
        assert_eq!(stored(&house.db, gone, "state").await, "withdrawn");
        let again = import(&house, &county, Visibility::Public, &corrected).await;
        assert!(again.changes_nothing(), "{again:?}");
        // The row comes back: the same project, active again.
        let back = import(&house, &county, Visibility::Public, &grants()).await;
        assert_eq!((back.added, back.changed, back.withdrawn), (0, 2, 1));
        assert_eq!(stored(&house.db, gone, "state").await, "active");
        assert!(access::verify_chain(&house.db).await.unwrap().is_ok());
    }

    async fn what_a_person_edited_stays(house: House) {
        let county = house.organisation("Länet").await;
        import(&house, &county, Visibility::Public, &grants()).await;
        let id = id_of(&house.db, "Grön kraft").await;
        let tx = house.db.begin().await.unwrap();
        let edit = "UPDATE project SET theme = 'Eget tema', total_cost = 777 WHERE id = $1";
        db::Sql::with(edit, [id]).run(tx.on()).await.unwrap();
        tx.commit().await.unwrap();
        let again = import(&house, &county, Visibility::Public, &grants()).await;
        assert!(again.changes_nothing());
        let mut corrected = grants();
        corrected.tables[0].rows[0].total_cost = kronor(5);
        let third = import(&house, &county, Visibility::Public, &corrected).await;
        assert_eq!(third.changed, 1);
        let both = ("total_cost".to_string(), Some("7.77".to_string()), Some("5".to_string()));
        assert_eq!(third.differences[0].fields, [both]);
        assert_eq!(stored(&house.db, id, "total_cost").await, "500");
        assert_eq!(stored(&house.db, id, "theme").await, "Eget tema");
    }

    async fn two_organisations_read_the_same_list_apart(house: House) {
        let one = house.organisation("Ena länet").await;
        let other = house.organisation("Andra länet").await;
        import(&house, &one, Visibility::Public, &grants()).await;
        let second = import(&house, &other, Visibility::Own, &grants()).await;
        assert_eq!((second.added, second.withdrawn), (5, 0));
    }

    async fn next_year_is_another_list(house: House) {
        let county = house.organisation("Länet").await;
        import(&house, &county, Visibility::Public, &grants()).await;
        let mut next = grants();
        next.year = Some(2024);
        let second = import(&house, &county, Visibility::Public, &next).await;
        assert_eq!((second.added, second.withdrawn), (5, 0));
    }
}
