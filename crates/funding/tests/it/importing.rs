use access::Visibility;
use documents::Change;

use crate::{
    lists::site,
    world::{grants, id_of, import, kronor, row, stored},
};

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

    async fn amounts_that_nothing_costs_are_left_out_and_told(house: House) {
        let county = house.organisation("Länet").await;
        let mut list = grants();
        let rows = (0..1_200).map(|place| {
            row(&format!("Rad {place}"), "Ljusverket", "3", 90_000_000_000_000, 80_000, 1_000 + place)
        });
        list.tables[0].rows.extend(rows);
        let most = row("Dyrast", "Ljusverket", "3", 100_000_000_000, 80_000, 4_000);
        list.tables[0].rows.push(most);
        let done = import(&house, &county, Visibility::Public, &list).await;
        assert_eq!((done.added, done.findings.len()), (1_206, 1_200));
        assert_eq!(done.findings[0].rule, "amount-too-large");
        assert_eq!(done.findings[0].places, [reading::contract::Place::lines(1_000, 1_000)]);
        let id = id_of(&house.db, "Rad 7").await;
        assert_eq!(stored(&house.db, id, "total_cost").await, "");
        assert_eq!(stored(&house.db, id, "grant_amount").await, "8000000");
        let site = site(house);
        for path in ["/projekt", "/projekt/summor", "/projekt.csv", "/agare"] {
            assert_eq!(site.get(path).await.status, 200, "{path}");
        }
        site.get("/projekt").await.shows("1206 projekt");
    }

    async fn a_theme_as_long_as_a_page_is_shortened(house: House) {
        let county = house.organisation("Länet").await;
        let mut list = grants();
        // No two signs in a row alike, so that the engine cannot make the text small by itself.
        let long: String = (0..5_000u32)
            .map(|place| char::from_u32(0x4e00 + place.wrapping_mul(7_919) % 20_000).unwrap_or('x'))
            .collect();
        list.title = Some(long.clone());
        for table in &mut list.tables {
            table.path = vec![long.clone(), long.clone()];
            for row in &mut table.rows {
                row.priority = Some(long.clone());
                row.title = Some(format!("{} {long}", row.title.clone().unwrap_or_default()));
                row.owner = Some(long.clone());
            }
        }
        let done = import(&house, &county, Visibility::Public, &list).await;
        assert_eq!(done.added, 5);
        assert!(done.findings.iter().all(|finding| finding.rule == "text-too-long"));
        assert!(!done.findings.is_empty());
        let again = import(&house, &county, Visibility::Public, &list).await;
        assert_eq!((again.added, again.changed, again.withdrawn), (0, 0, 0));
        let mut site = site(house);
        assert_eq!(site.get("/projekt/summor").await.status, 200);
        site.sign_in(&county, access::Role::Editor).await;
        let owner = county.id.to_string();
        let form = [
            ("title", "Kort"),
            ("theme", long.as_str()),
            ("record_owner", owner.as_str()),
            ("visibility", "public"),
        ];
        let refused = site.post("/projekt", &form).await;
        assert_eq!(refused.status, 422);
        refused.shows("för lång");
    }
}
