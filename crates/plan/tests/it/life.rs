//! The life of a plan: who may take which step, what is sealed, what differs, and what stays as it was.

use access::{Role, Visibility};
use db::{Id, Sql};
use testkit::{House, Site};

use crate::setup::{import, indicators, office, plan};

async fn id_of(site: &Site, what: &str) -> Id {
    let sql = Sql::new(&format!("SELECT id AS value FROM {what}"));
    sql.value::<Id>(site.house.db.read()).await.unwrap().unwrap()
}

async fn text_of(site: &Site, what: &str) -> String {
    Sql::new(&format!("SELECT {what}")).value::<String>(site.house.db.read()).await.unwrap().unwrap()
}

fn site(house: House) -> Site {
    Site::new(house, vec![plan::room(), documents::room(), search::room()])
}

const DECISION: [(&str, &str); 3] =
    [("body", "kommunstyrelsen"), ("decided_on", "2025-12-10"), ("paragraph", "§ 187")];

testkit::on_both_engines! {
    async fn a_plan_is_decided_revised_and_corrected(house: House) {
        let (office, viewer) = office(&house).await;
        import(&house, &viewer, office.id, Visibility::Public, (&plan(), &indicators())).await;
        let mut site = site(house);
        site.sign_in(&office, Role::Editor).await;
        let plan = format!("/planer/{}", id_of(&site, "plan").await);
        let mark = format!("/planer/insats/{}", id_of(&site, "initiative WHERE title = 'Mark'").await);
        // An editor prepares; deciding is a manager's.
        site.get(&format!("{plan}/beslut")).await.shows("Utan beslut").shows("Lägg fram för beslut");
        assert_eq!(site.post(&format!("{plan}/beslut/decide"), &DECISION).await.status, 403);
        assert_eq!(site.post(&format!("{plan}/beslut/propose"), &[]).await.status, 303);
        let held = site.get(&format!("{mark}/andra")).await;
        assert_eq!(held.status, 400);
        held.shows("Planen ligger för beslut");
        site.sign_in(&office, Role::Manager).await;
        let wrong = site.post(&format!("{plan}/beslut/decide"), &[("decided_on", "igår")]).await;
        assert_eq!(wrong.status, 422);
        wrong.shows("Skriv ett datum");
        assert_eq!(site.post(&format!("{plan}/beslut/decide"), &DECISION).await.status, 303);
        site.get(&plan)
            .await
            .shows("Beslutad av kommunstyrelsen den 10 december 2025, § 187.")
            .hides("Nytt kapitel");
        assert_eq!(site.post(&format!("{plan}/beslut/decide"), &DECISION).await.status, 400);
        // Work goes on; content does not.
        site.sign_in(&office, Role::Editor).await;
        assert_eq!(site.post(&format!("{mark}/lage"), &[("status", "Klar")]).await.status, 303);
        site.get(&mark).await.shows("Klar").shows("Planens innehåll ligger fast");
        assert_eq!(site.post(&format!("{mark}/aktiviteter"), &[("activities", "Mer")]).await.status, 400);
        assert_eq!(text_of(&site, "status_kind AS value FROM initiative WHERE title = 'Mark'").await, "done");
        // A correction of words needs no decision, and is seen as such.
        assert_eq!(site.post(&format!("{plan}/beslut/revise"), &[]).await.status, 303);
        let form = site.get(&format!("{mark}/andra")).await;
        assert_eq!(form.status, 200);
        let part =
            text_of(&site, "CAST(part_id AS TEXT) AS value FROM initiative WHERE title = 'Mark'").await;
        let version =
            text_of(&site, "CAST(revision AS TEXT) AS value FROM initiative WHERE title = 'Mark'").await;
        let edit = [
            ("title", "Mark"),
            ("part_id", part.as_str()),
            ("aim", "Nytt syfte."),
            ("goal", "Fler möten."),
            ("activities", "Ta fram kartor"),
            ("when_text", "2026–2027"),
            ("responsible", "Moa, Alla"),
            ("priority_text", "Låg"),
            ("follow_up", "Två gånger per år"),
            ("version", version.as_str()),
        ];
        assert_eq!(site.post(&mark, &edit).await.status, 303);
        site.get(&format!("{plan}/beslut")).await.shows("Nytt syfte.").shows("1 skillnad");
        assert_eq!(site.post(&format!("{plan}/beslut/abandon"), &[]).await.status, 400);
        assert_eq!(site.post(&format!("{plan}/beslut/correct"), &[]).await.status, 422);
        assert_eq!(site.post(&format!("{plan}/beslut/correct"), &[("reason", "Skrivfel")]).await.status, 303);
        site.forget();
        let versions = site.get(&format!("{plan}/versioner")).await;
        versions.shows("version 2: rättelse").shows("Skrivfel").shows("Nytt syfte.").hides("Prov Person");
        site.get(&format!("{plan}/versioner/1")).await.shows("Syftet med Mark.").hides("Nytt syfte.");
        assert_eq!(site.get(&format!("{plan}/versioner/9")).await.status, 404);
        assert_eq!(plan::life::broken_seals(&site.house.db).await.unwrap(), (2, Vec::new()));
    }

    async fn what_needs_a_new_decision_is_no_correction(house: House) {
        let (office, viewer) = office(&house).await;
        import(&house, &viewer, office.id, Visibility::Own, (&plan(), &indicators())).await;
        let mut site = site(house);
        site.sign_in(&office, Role::Manager).await;
        let id = id_of(&site, "plan").await;
        let plan = format!("/planer/{id}");
        for (step, form) in [("decide", &DECISION[..]), ("revise", &[])] {
            assert_eq!(site.post(&format!("{plan}/beslut/{step}"), form).await.status, 303);
        }
        let land = id_of(&site, "initiative WHERE title = 'Mark'").await;
        assert_eq!(site.post(&format!("/planer/insats/{land}/ta-bort"), &[]).await.status, 303);
        let page = site.get(&format!("{plan}/beslut")).await;
        page.shows("Borttagen").hides("beslut/correct");
        let refused = site.post(&format!("{plan}/beslut/correct"), &[("reason", "x")]).await;
        assert_eq!(refused.status, 400);
        refused.shows("Det behöver ett nytt beslut");
        assert_eq!(site.post(&format!("{plan}/beslut/decide"), &DECISION).await.status, 303);
        site.get(&format!("{plan}/versioner")).await.shows("version 2: revidering");
        // What a document changes in a decided plan is a revision too.
        let mut changed = crate::setup::plan();
        changed.chapters[0].title = Some("Samtal".to_string());
        import(&site.house, &viewer, office.id, Visibility::Own, (&changed, &indicators())).await;
        assert_eq!(text_of(&site, "stage AS value FROM plan").await, "revising");
        site.get(&format!("{plan}/versioner?till=nu")).await.shows("Samtal");
        assert_eq!(site.post(&format!("{plan}/beslut/decide"), &DECISION).await.status, 303);
        assert_eq!(site.post(&format!("{plan}/beslut/close"), &[]).await.status, 303);
        assert_eq!(site.post(&format!("{plan}/beslut/revise"), &[]).await.status, 400);
        site.get(&plan).await.shows("Avslutad");
        // A closed plan stays; a later document becomes a plan of its own.
        changed.chapters[0].title = Some("Dialogen".to_string());
        import(&site.house, &viewer, office.id, Visibility::Own, (&changed, &indicators())).await;
        site.get(&plan).await.shows("Samtal").hides("Dialogen");
        assert_eq!(site.post(&format!("{plan}/beslut/reopen"), &[("reason", "Fel plan")]).await.status, 303);
        assert_eq!(plan::life::broken_seals(&site.house.db).await.unwrap().1, Vec::<Id>::new());
    }

    async fn only_what_was_seen_is_decided(house: House) {
        let (office, viewer) = office(&house).await;
        import(&house, &viewer, office.id, Visibility::Own, (&plan(), &indicators())).await;
        let mut site = site(house);
        site.sign_in(&office, Role::Manager).await;
        let plan = format!("/planer/{}", id_of(&site, "plan").await);
        let seen_on = |page: &str| page.split("name=\"seen\" value=\"").nth(1).unwrap()[..64].to_string();
        let seen = seen_on(&site.get(&format!("{plan}/beslut")).await.body);
        // Meanwhile, in another tab.
        let land = id_of(&site, "initiative WHERE title = 'Mark'").await;
        assert_eq!(site.post(&format!("/planer/insats/{land}/ta-bort"), &[]).await.status, 303);
        let with = |seen: &str, key: &str| {
            let more = [("seen", seen.to_string()), ("submission", key.to_string())];
            let decision = DECISION.map(|(name, value)| (name, value.to_string()));
            decision.into_iter().chain(more).collect::<Vec<_>>()
        };
        let send = async |fields: Vec<(&str, String)>| {
            let fields = fields.iter().map(|(name, value)| (*name, value.as_str()));
            site.post(&format!("{plan}/beslut/decide"), &fields.collect::<Vec<_>>()).await
        };
        let stale = send(with(&seen, "a")).await;
        assert_eq!(stale.status, 409);
        stale.shows("Planen har ändrats sedan sidan visades");
        assert!(stale.body.contains("value=\"kommunstyrelsen\""), "what was typed is still there");
        let seen = seen_on(&stale.body);
        assert_eq!(send(with(&seen, "b")).await.status, 303);
        assert_eq!(send(with(&seen, "b")).await.status, 303, "a second click is the same decision");
        assert_eq!(send(with(&seen, "c")).await.status, 400, "another tab finds it decided");
        let versions = Sql::new("SELECT COUNT(*) AS value FROM plan_version");
        assert_eq!(versions.value::<i64>(site.house.db.read()).await.unwrap(), Some(1));
        for day in ["0001-01-01", "2199-01-01", "9999-12-31", "2026-02-30"] {
            let form = [("body", "KS"), ("decided_on", day)];
            let wrong = site.post(&format!("{plan}/beslut/decide"), &form).await;
            assert_eq!(wrong.status, 422, "{day}");
        }
    }

    async fn versions_hide_what_is_hidden(house: House) {
        let (office, viewer) = office(&house).await;
        let other = house.organisation("Grannen").await;
        import(&house, &viewer, office.id, Visibility::Public, (&plan(), &indicators())).await;
        let mut site = site(house);
        site.sign_in(&office, Role::Manager).await;
        let plan = format!("/planer/{}", id_of(&site, "plan").await);
        site.post(&format!("{plan}/beslut/decide"), &DECISION).await;
        let land = id_of(&site, "initiative WHERE title = 'Mark'").await;
        site.post(&format!("/planer/insats/{land}/synlighet"), &[("visibility", "own")]).await;
        let first = format!("{plan}/versioner/1");
        site.get(&first).await.shows("Syftet med Mark.");
        site.sign_in(&other, Role::Manager).await;
        site.get(&first).await.shows("Nyhetsbrev").hides("Syftet med Mark.");
        assert_eq!(site.get(&format!("{plan}/beslut")).await.status, 403);
        site.forget();
        site.get(&first).await.shows("Nyhetsbrev").hides("Syftet med Mark.");
    }

    async fn a_changed_seal_is_found(house: House) {
        let (office, viewer) = office(&house).await;
        import(&house, &viewer, office.id, Visibility::Own, (&plan(), &indicators())).await;
        let mut site = site(house);
        site.sign_in(&office, Role::Manager).await;
        let plan = format!("/planer/{}", id_of(&site, "plan").await);
        site.post(&format!("{plan}/beslut/decide"), &DECISION).await;
        let tx = site.house.db.begin().await.unwrap();
        Sql::new("UPDATE plan_version SET content = REPLACE(content, 'Mark', 'Park')")
            .run(tx.on())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(plan::life::broken_seals(&site.house.db).await.unwrap().1.len(), 1);
    }
}
