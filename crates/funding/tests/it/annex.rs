use access::{Mark, Role, Visibility};
use funding::annex::{Scope, content_of, has_more_than};
use funding::{Facts, PROJECT};
use testkit::House;

use crate::world::{add, grants, id_of, import};

testkit::on_both_engines! {
    async fn an_annex_holds_what_its_reader_sees(house: House) {
        let (county, other) = (house.organisation("Länet").await, house.organisation("Andra").await);
        import(&house, &county, Visibility::Own, &grants()).await;
        let hidden = Facts { title: "Dolt".into(), year: Some(2023), ..Facts::default() };
        add(&house, &other, Visibility::Own, vec![hidden]).await;
        let later = Facts { title: "Senare".into(), year: Some(2024), ..Facts::default() };
        add(&house, &county, Visibility::Own, vec![later]).await;
        let id = id_of(&house.db, "Bro för alla").await;
        note_finding(&house, county.id, id).await;
        let manager = house.member(&county, Role::Manager);
        let mark = Mark {
            object_id: id,
            fields: "description".into(),
            ground: "19 kap. 3 § OSL".into(),
            marked_at: house.now(),
            marked_by_name: None,
            reconsider_on: "2027-01-01".into(),
        };
        let tx = house.db.begin().await.unwrap();
        access::set_mark(&tx, &manager, PROJECT.key, county.id, &mark).await.unwrap();
        tx.commit().await.unwrap();

        let content = content_of(&house.db, &manager, &Scope::of_year(2023)).await.unwrap();
        let parts: Vec<_> =
            content.parts.iter().map(|part| (part.sub_region.as_str(), part.rows.len())).collect();
        assert_eq!(parts, [("Norrbygden", 3), ("Söderbygden", 2)]);
        assert_eq!(content.totals().0[0].grant.units(), 290_000);
        let themes: Vec<&str> = content.parts[0].tables().iter().map(|table| table.theme).collect();
        assert_eq!(themes, ["Kunskap", "Öppenhet"]);
        let notes = &content.parts[0].findings;
        assert_eq!(notes.len(), 1);
        assert_eq!((notes[0].title.as_str(), notes[0].settled), ("Bro för alla", false));
        let bridge = content.parts[0].row(&notes[0]).unwrap();
        assert_eq!(bridge.facts.description, "", "marked secret: left out even for the owner");
        assert!(content.rows().filter(|row| row.facts.description.is_empty()).count() == 1);

        for (most, more) in [(4, true), (5, false)] {
            let scope = Scope::of_year(2023);
            assert_eq!(has_more_than(&house.db, &manager, &scope, most).await.unwrap(), more, "{most}");
        }

        let south = Scope { sub_region: Some("Söderbygden".into()), ..Scope::of_year(2023) };
        assert_eq!(content_of(&house.db, &manager, &south).await.unwrap().totals().count(), 2);
        let theirs = Scope { owner_id: Some(other.id), ..Scope::of_year(2023) };
        assert_eq!(content_of(&house.db, &manager, &theirs).await.unwrap().totals().count(), 0);
        let stranger = house.member(&other, Role::Manager);
        assert_eq!(content_of(&house.db, &stranger, &theirs).await.unwrap().totals().count(), 1);
        let seen = content_of(&house.db, &house.visitor(), &Scope::of_year(2023)).await.unwrap();
        assert!(seen.parts.is_empty());
    }
}

/// A finding about one project, in the document that it came from.
async fn note_finding(house: &House, owner_id: i64, project_id: i64) {
    let sql = db::Sql::with("SELECT document_id AS value FROM provenance WHERE object_id = $1", [project_id]);
    let document_id: i64 = sql.value(house.db.read()).await.unwrap().unwrap();
    let finding = documents::NewFinding {
        rule: "grant-exceeds-cost".into(),
        severity: reading::contract::Severity::Warning,
        message: reading::contract::Words::new("Bidraget är för stort.", "The grant is too large."),
        object: Some((PROJECT.key, project_id)),
        places: Vec::new(),
    };
    let tx = house.db.begin().await.unwrap();
    let whose = (owner_id, Visibility::Own);
    documents::add_findings(&tx, &house.ids, whose, document_id, &[finding]).await.unwrap();
    tx.commit().await.unwrap();
}
