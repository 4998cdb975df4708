//! Import: idempotent, corrected, withdrawn, edited.

use access::Visibility;
use db::{Id, Sql};
use documents::Change;
use reading::contract::Document;
use testkit::House;

use crate::setup::{import, indicators, initiative, office, plan};

const PUBLIC: Visibility = Visibility::Public;

async fn count(house: &House, what: &str) -> i64 {
    let sql = Sql::new(&format!("SELECT COUNT(*) AS value FROM {what}"));
    sql.value(house.db.read()).await.unwrap().unwrap_or_default()
}

async fn text(house: &House, what: &str) -> Option<String> {
    let sql = Sql::new(&format!("SELECT {what}"));
    sql.value::<Option<String>>(house.db.read()).await.unwrap().flatten()
}

async fn run(house: &House, sql: &str) {
    Sql::new(sql).run(house.db.read()).await.unwrap();
}

testkit::on_both_engines! {
    async fn the_same_document_twice_changes_nothing(house: House) {
        let (office, viewer) = office(&house).await;
        let read = (&plan(), &indicators());
        let (first, numbers) = import(&house, &viewer, office.id, Visibility::Public, read).await;
        assert_eq!((first.added, numbers.added), (5, 2), "a plan, four initiatives; two indicators");
        assert_eq!(first.objects["/chapters/0/sections/0/initiatives/1"].0, "initiative");
        assert_eq!(count(&house, "plan_part WHERE no_planned_activities").await, 1);
        assert_eq!(count(&house, "initiative WHERE year_from = 2026 AND year_to = 2027").await, 4);
        assert_eq!(count(&house, "initiative WHERE priority_level IS NULL AND priority_text <> ''").await, 1);
        assert_eq!(count(&house, "indicator WHERE plan_id IS NOT NULL").await, 2);
        let (again, numbers) = import(&house, &viewer, office.id, Visibility::Public, read).await;
        assert!(again.changes_nothing() && numbers.changes_nothing(), "{again:?} {numbers:?}");
        assert_eq!((again.unchanged, numbers.unchanged), (5, 2));
        assert_eq!(count(&house, "activity").await, 5);
        assert_eq!(count(&house, "responsible").await, 8);
        assert!(access::verify_chain(&house.db).await.unwrap().is_ok());
    }

    async fn a_corrected_document_changes_what_differs_and_withdraws_what_is_gone(house: House) {
        let (office, viewer) = office(&house).await;
        let mut read = plan();
        import(&house, &viewer, office.id, PUBLIC, (&read, &indicators())).await;
        let section = &mut read.chapters[0].sections[0];
        section.initiatives[0].activities[0].text = "Besöka fler företag".to_string();
        section.initiatives.remove(1);
        section.initiatives.insert(0, initiative("Årets företagare", &["Utse jury"], ("Låg", None)));
        let (report, _) = import(&house, &viewer, office.id, PUBLIC, (&read, &indicators())).await;
        assert_eq!((report.added, report.changed, report.withdrawn), (1, 1, 1), "{:?}", report.differences);
        let changed = report.differences.iter().find(|found| found.what == Change::Changed).unwrap();
        let fields = &changed.fields;
        assert_eq!(fields[0].0, "activities");
        assert_eq!(fields[0].2.as_deref(), Some("Besöka fler företag"));
        assert_eq!(count(&house, "initiative WHERE state = 'withdrawn' AND title = 'Nyhetsbrev'").await, 1);
        assert_eq!(count(&house, "activity WHERE text LIKE 'Besöka%'").await, 1, "the same activity");

        let (back, _) = import(&house, &viewer, office.id, PUBLIC, (&plan(), &indicators())).await;
        assert_eq!((back.added, back.changed, back.withdrawn), (0, 2, 1), "{:?}", back.differences);
        assert_eq!(count(&house, "initiative WHERE state = 'active'").await, 4);
    }

    async fn an_edit_stays_until_the_document_says_something_new(house: House) {
        let (office, viewer) = office(&house).await;
        let mut read = plan();
        import(&house, &viewer, office.id, PUBLIC, (&read, &indicators())).await;
        let edit = "UPDATE initiative SET goal = 'Eget mål', title = 'Besök' WHERE title = 'Företagsbesök'";
        run(&house, edit).await;
        run(&house, "UPDATE indicator SET name = 'Nöjda företag' WHERE marked").await;
        let (report, numbers) = import(&house, &viewer, office.id, PUBLIC, (&read, &indicators())).await;
        assert!(report.changes_nothing() && numbers.changes_nothing(), "{report:?} {numbers:?}");
        let goal = text(&house, "goal AS value FROM initiative WHERE title = 'Besök'").await;
        assert_eq!(goal.unwrap(), "Eget mål");

        read.chapters[0].sections[0].initiatives[0].goal = Some("Nytt mål".to_string());
        let (report, _) = import(&house, &viewer, office.id, PUBLIC, (&read, &indicators())).await;
        let shown = ("goal".to_string(), Some("Eget mål".to_string()), Some("Nytt mål".to_string()));
        assert_eq!(report.differences[0].fields, [shown], "both are shown");
    }

    async fn a_plan_without_a_title_gets_one_of_what_is_known(house: House) {
        let (office, viewer) = office(&house).await;
        let mut read = plan();
        read.title = None;
        import(&house, &viewer, office.id, Visibility::Own, (&read, &indicators())).await;
        assert_eq!(text(&house, "title AS value FROM plan").await.unwrap(), "Verksamhetsplan 2026");
        read.period = None;
        import(&house, &viewer, office.id, Visibility::Own, (&read, &indicators())).await;
        assert_eq!(count(&house, "plan WHERE title = 'plan.txt'").await, 1);
    }
}

/// The real plan, where its folder is named.
#[tokio::test(flavor = "multi_thread")]
async fn the_real_plan_arrives_whole() {
    let Some(folder) = std::env::var_os("BYGD_SEEDS") else { return };
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let file = files.into_iter().find(|path| path.to_string_lossy().contains("002_")).unwrap();
    let reading = reading::read_bytes("plan.txt", &std::fs::read(file).unwrap(), &|_| {});
    let documents = &reading.files[0].documents;
    let plan =
        documents.iter().find_map(|d| if let Document::Plan(plan) = d { Some(plan) } else { None }).unwrap();
    let numbers =
        documents.iter().find_map(|d| if let Document::Indicators(found) = d { Some(found) } else { None });
    let house = testkit::sqlite().await;
    let (office, viewer) = office(&house).await;
    let read = (plan, numbers.unwrap());
    let (report, list) = import(&house, &viewer, office.id, Visibility::Public, read).await;
    let sections = plan.chapters.iter().flat_map(|chapter| &chapter.sections);
    let initiatives: usize = sections.map(|section| section.initiatives.len()).sum();
    assert_eq!(report.added, initiatives + 1);
    assert_eq!(count(&house, "plan_part WHERE level = 'chapter'").await, 8);
    assert_eq!(count(&house, "initiative").await, i64::try_from(initiatives).unwrap());
    assert!((55..=58).contains(&initiatives), "{initiatives}");
    assert_eq!(count(&house, "plan_part WHERE no_planned_activities").await, 3);
    assert_eq!((list.added, count(&house, "indicator").await), (11, 11));
    assert_eq!(
        count(&house, "initiative WHERE priority_text IS NOT NULL AND priority_level IS NULL").await,
        1
    );
    let ids: Vec<Id> = report.objects.values().map(|(_, id)| *id).collect();
    assert!(ids.len() > initiatives);
    let (again, list) = import(&house, &viewer, office.id, Visibility::Public, read).await;
    assert!(again.changes_nothing() && list.changes_nothing(), "{:?}", again.differences);
}
