//! Week by week: who is meant, what each has to do, ticks, handing over, and how it stands.

use access::{Organisation, Role, Viewer, Visibility};
use db::{Id, Sql};
use reading::contract::{Indicators, Plan};
use testkit::{House, Site};
use types::stockholm_moment;

use crate::setup::{import, plan};

async fn account(house: &House, office: &Organisation, name: &str, role: Role) -> Id {
    let login = format!("{}@kommun.example", house.ids.next());
    let hash = access::hash_password(testkit::PASSWORD).await.unwrap();
    let tx = house.db.begin().await.unwrap();
    let operator = Viewer::visitor(house.now());
    let member = [(office.id, role)];
    let password = access::Password::Chosen(&hash);
    let made = access::add_account(&tx, &house.ids, &operator, (&login, name), password, false, &member);
    let made = made.await.unwrap();
    tx.commit().await.unwrap();
    made.id
}

/// An office with a plan that names Moa and "Alla"; Moa and Ove have accounts. Signed in as Moa.
async fn office(house: House) -> (Site, Organisation, Id) {
    let office = house.organisation("Åsunda kommun").await;
    let viewer = house.member(&office, Role::Manager);
    let moa = account(&house, &office, "Moa Öberg", Role::Manager).await;
    account(&house, &office, "Ove Ek", Role::Editor).await;
    read_in(&house, &viewer, &office, &plan()).await;
    let login: String = {
        let sql = Sql::with("SELECT login AS value FROM account WHERE id = $1", [moa]);
        sql.value(house.db.read()).await.unwrap().unwrap()
    };
    let mut site = Site::new(house, vec![plan::room(), network::room(), mail::room()]);
    site.sign_in_with(&login, testkit::PASSWORD).await;
    (site, office, moa)
}

async fn read_in(house: &House, viewer: &Viewer, office: &Organisation, read: &Plan) {
    import(house, viewer, office.id, Visibility::Public, (read, &Indicators::default())).await;
}

async fn id_of(site: &Site, table: &str, column: &str, text: &str) -> Id {
    let sql = format!("SELECT id AS value FROM {table} WHERE {column} = $1");
    Sql::with(&sql, [text]).value(site.house.db.read()).await.unwrap().unwrap()
}

async fn plan_id(site: &Site) -> Id {
    id_of(site, "plan", "title", "Verksamhetsplan 2026").await
}

async fn tick(site: &Site, text: &str, evidence: &str) -> Id {
    let id = id_of(site, "activity", "text", text).await;
    let reply = site
        .post(&format!("/planer/aktivitet/{id}/klar"), &[("evidence", evidence), ("till", "/min-sida")])
        .await;
    assert_eq!(reply.status, 303, "{}", reply.body);
    id
}

testkit::on_both_engines! {
    async fn names_are_guessed_and_decided(house: House) {
        let (site, _, moa) = office(house).await;
        let meant = plan::who::of_account(&site.house.db, moa).await.unwrap();
        assert_eq!(meant.iter().map(|row| row.label.as_str()).collect::<Vec<_>>(), ["Moa"]);
        let plan_id = plan_id(&site).await;
        let mains = plan::who::main_of_plan(&site.house.db, plan_id).await.unwrap();
        assert_eq!(mains.len(), 4);
        assert!(mains.values().all(|main| main.label == "Moa" && main.account_id == Some(moa)));
        let page = site.get(&format!("/planer/{plan_id}/vem")).await;
        page.shows("Moa Person gissat Moa Öberg 4 4 1 5").shows("Alla Alla gissat –");
        let who = meant[0].id;
        let form = [("kind", "role"), ("version", "1")];
        assert_eq!(site.post(&format!("/planer/{plan_id}/vem/{who}"), &form).await.status, 303);
        let page = site.get(&format!("/planer/{plan_id}/vem")).await;
        page.shows("Moa Roll –").shows("4 insatser saknar huvudansvarig");
        let again = site.post(&format!("/planer/{plan_id}/vem/{who}"), &form).await;
        assert_eq!(again.status, 409, "somebody was faster");
        assert!(plan::who::of_account(&site.house.db, moa).await.unwrap().is_empty());
        site.get(&format!("/planer/{plan_id}/historik")).await.shows("Moa: Roll");
    }

    async fn names_follow_who_works_in_the_office(house: House) {
        let (site, office, moa) = office(house).await;
        let plan_id = plan_id(&site).await;
        let run = async |text: &str| {
            let tx = site.house.db.begin().await.unwrap();
            Sql::new(text).run(tx.on()).await.unwrap();
            tx.commit().await.unwrap();
        };
        run("UPDATE responsible SET label = 'Kim', label_key = 'kim' WHERE label = 'Alla'").await;
        run("DELETE FROM who WHERE label = 'Alla'").await;
        // Looking changes nothing, and shows what is guessed all the same.
        let version = || async {
            let sql = Sql::new("SELECT COUNT(*) AS value FROM who");
            sql.value::<i64>(site.house.db.read()).await.unwrap()
        };
        let before = version().await;
        let page = site.get(&format!("/planer/{plan_id}/vem")).await;
        page.shows("Kim Person gissat utan inloggning");
        assert_eq!(version().await, before);
        // A name that was written before anybody guessed can be decided like any other.
        let row = page.body.split(">Kim").nth(1).unwrap().split("/vem/").nth(1).unwrap();
        let row: String = row.chars().take_while(char::is_ascii_digit).collect();
        assert_eq!(site.get(&format!("/planer/{plan_id}/vem/{row}")).await.status, 200);
        let form = [("kind", "person"), ("version", "1")];
        assert_eq!(site.post(&format!("/planer/{plan_id}/vem/{row}"), &form).await.status, 303);
        run("UPDATE who SET decided = FALSE WHERE label = 'Kim'").await;
        // Somebody comes who has the name, without anybody opening the page.
        let kim = account(&site.house, &office, "Kim Berg", Role::Reader).await;
        let tx = site.house.db.begin().await.unwrap();
        site.app.members_changed(&tx, office.id).await.unwrap();
        tx.commit().await.unwrap();
        let meant = |id: Id| plan::who::of_account(&site.house.db, id);
        assert_eq!(meant(kim).await.unwrap().len(), 1);
        // Another Moa changes nothing for the first; when the first has left, the name is hers.
        let second = account(&site.house, &office, "Moa Alm", Role::Reader).await;
        let tx = site.house.db.begin().await.unwrap();
        site.app.members_changed(&tx, office.id).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!((meant(moa).await.unwrap().len(), meant(second).await.unwrap().len()), (1, 0));
        let account = second.to_string();
        let path = format!("/organisationer/{}/medlemmar", office.id);
        let gone = [("account", account.as_str())];
        assert_eq!(site.post(&format!("{path}/ta-bort"), &gone).await.status, 303);
        assert_eq!(meant(moa).await.unwrap().len(), 1);
        let kims = kim.to_string();
        let gone = [("account", kims.as_str())];
        assert_eq!(site.post(&format!("{path}/ta-bort"), &gone).await.status, 303);
        assert!(meant(kim).await.unwrap().is_empty(), "one who has left answers for nothing by a guess");
    }

    async fn what_one_has_to_do_by_week(house: House) {
        let (site, _, _) = office(house).await;
        let tx = site.house.db.begin().await.unwrap();
        let times =
            [("Besöka företag", "2026-02-27"), ("Skriva referat", "2026-03-05"), ("Bjuda in", "mars 2026")];
        for (text, when) in times {
            let set = Sql::with("UPDATE activity SET when_text = $1 WHERE text = $2", [when, text]);
            set.run(tx.on()).await.unwrap();
        }
        tx.commit().await.unwrap();
        site.get("/min-sida").await.shows("Försenade: 1. Den här veckan: 1. Senare i månaden: 1.");
        let page = site.get("/min-sida/aktiviteter").await;
        page.shows("Försenat (1) Besöka företag försenat, 27").shows("Den här veckan (1) Skriva referat");
        page.shows("Längre fram (2)");
        tick(&site, "Besöka företag", "Anteckning https://arkiv.example/12.").await;
        let ticked = site.get("/min-sida/aktiviteter?visa=done").await;
        ticked.shows("Klart (1) Besöka företag klart 2").shows("Anteckning https://arkiv.example/12 .");
        assert!(ticked.body.contains("href=\"https://arkiv.example/12\""));
        site.get("/min-sida").await.shows("Försenade: 0.");
    }

    async fn a_tick_is_told_undone_and_survives_an_import(house: House) {
        let (mut site, office, moa) = office(house).await;
        let id = tick(&site, "Besöka företag", "Sexton besök i mars").await;
        let initiative = id_of(&site, "initiative", "title", "Företagsbesök").await;
        let page = site.get(&format!("/planer/insats/{initiative}")).await;
        page.shows("klart 2").shows(", Moa Öberg").shows("Sexton besök i mars");
        let page = site.get(&format!("/planer/insats/{initiative}/historik")).await;
        page.shows("Besöka företag – Sexton besök i mars");
        // Twice is once.
        tick(&site, "Besöka företag", "").await;
        let done = "SELECT COUNT(*) AS value FROM audit_entry WHERE action = 'tick'";
        assert_eq!(Sql::new(done).value::<i64>(site.house.db.read()).await.unwrap(), Some(1));
        // The document changes around it, and then forgets it.
        let mut changed = plan();
        let activities = &mut changed.chapters[0].sections[0].initiatives[0].activities;
        activities[0].when = Some("våren 2026".to_string());
        let viewer = site.house.member(&office, Role::Manager);
        read_in(&site.house, &viewer, &office, &changed).await;
        changed.chapters[0].sections[0].initiatives[0].activities.remove(0);
        read_in(&site.house, &viewer, &office, &changed).await;
        let plan_id = plan_id(&site).await;
        let steps = plan::facts::steps(&site.house.db, &viewer, plan_id).await.unwrap();
        let kept = steps.iter().find(|step| step.activity_id == id).unwrap();
        assert!(kept.done_on.is_some() && kept.evidence == "Sexton besök i mars");
        assert_eq!(kept.due.map(|day| day.to_string()).as_deref(), Some("2026-05-31"));
        assert_eq!(site.post(&format!("/planer/aktivitet/{id}/oppna"), &[]).await.status, 303);
        site.get(&format!("/planer/insats/{initiative}")).await.hides("Sexton besök i mars");
        // Others see that it is done, not by whom or why.
        tick(&site, "Besöka företag", "Internt").await;
        site.forget();
        let outside = site.get(&format!("/planer/insats/{initiative}")).await;
        outside.shows("klart 2").hides("Moa Öberg").hides("Internt");
        assert_eq!(site.post(&format!("/planer/aktivitet/{id}/oppna"), &[]).await.status, 403);
        assert!(moa > 0);
    }

    async fn only_the_office_ticks(house: House) {
        let (mut site, _, _) = office(house).await;
        let id = id_of(&site, "activity", "text", "Besöka företag").await;
        let other = site.house.organisation("Grannkommunen").await;
        site.sign_in(&other, Role::Manager).await;
        assert_eq!(site.post(&format!("/planer/aktivitet/{id}/klar"), &[]).await.status, 403);
        assert_eq!(site.post("/planer/aktivitet/1/klar", &[]).await.status, 404);
        let plan_id = plan_id(&site).await;
        assert_eq!(site.get(&format!("/planer/{plan_id}/vem")).await.status, 403);
    }

    async fn one_who_leaves_hands_over(house: House) {
        let (site, _, moa) = office(house).await;
        let plan_id = plan_id(&site).await;
        let who = plan::who::of_account(&site.house.db, moa).await.unwrap()[0].id;
        let here = format!("/planer/{plan_id}/vem/{who}/lamna-over");
        let page = site.get(&here).await;
        page.shows("Moa lämnar över").shows("Företagsbesök").shows("Nyhetsbrev").shows("Ove Ek");
        let letters = id_of(&site, "initiative", "title", "Nyhetsbrev").await;
        let stays = format!("insats-{letters}");
        site.post(&here, &[]).await.shows("Välj vem som tar över");
        let form = [("alla", "Ove Ek"), (stays.as_str(), "-"), ("left", "1"), ("left_on", "2026-03-31")];
        assert_eq!(site.post(&here, &form).await.status, 303);
        let mains = plan::who::main_of_plan(&site.house.db, plan_id).await.unwrap();
        let visits = id_of(&site, "initiative", "title", "Företagsbesök").await;
        assert_eq!(mains[&visits].label, "Ove Ek");
        assert!(mains[&visits].account_id.is_some(), "the new name is known by its account");
        assert!(!mains.contains_key(&letters), "one who has left answers for nothing unless marked");
        let page = site.get(&format!("/planer/insats/{visits}/historik")).await;
        page.shows("Överlämnad").shows("Ove Ek, Alla");
        site.get("/planer/laget").await.shows("Har slutat men står kvar Moa slutade 31").shows("1 insats");
        site.get("/min-sida/aktiviteter").await.shows("Inget att göra");
    }

    async fn the_main_responsible_is_chosen_on_the_form(house: House) {
        let (site, _, _) = office(house).await;
        let id = id_of(&site, "initiative", "title", "Mark").await;
        let form = site.get(&format!("/planer/insats/{id}/andra")).await;
        form.shows("Huvudansvarig");
        let part = form.body.split("name=\"part_id\"").nth(1).unwrap().split("selected").next().unwrap();
        let part = part.rsplit("value=\"").next().unwrap().split('"').next().unwrap().to_string();
        let fields = [
            ("title", "Mark"),
            ("part_id", part.as_str()),
            ("responsible", "Moa, Alla"),
            ("main", "Ove Ek"),
            ("activities", "Ta fram kartor"),
            ("version", "1"),
        ];
        let saved = site.post(&format!("/planer/insats/{id}"), &fields).await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        let page = site.get(&format!("/planer/insats/{id}")).await;
        page.shows("Ove Ek, Moa, Alla").shows("Huvudansvarig Ove Ek");
        site.get(&format!("/planer/insats/{id}/historik")).await.shows("Huvudansvarig");
        let mains = plan::who::main_of_plan(&site.house.db, plan_id(&site).await).await.unwrap();
        assert_eq!(mains[&id].label, "Ove Ek");
    }

    async fn reminders_and_calendars_hold_nothing_secret(house: House) {
        let (site, office, moa) = office(house).await;
        let initiative = id_of(&site, "initiative", "title", "Mark").await;
        let viewer = site.house.member(&office, Role::Manager);
        let tx = site.house.db.begin().await.unwrap();
        let mark = access::Mark {
            object_id: initiative,
            fields: "activities".to_string(),
            ground: "OSL 31 kap.".to_string(),
            marked_at: site.house.now(),
            marked_by_name: None,
            reconsider_on: "2030-01-01".to_string(),
        };
        access::set_mark(&tx, &viewer, "initiative", office.id, &mark).await.unwrap();
        tx.commit().await.unwrap();
        let now = stockholm_moment("2026-11-01".parse().unwrap(), 8, 0);
        let found = access::viewer_of_account(&site.house.db, moa, now.max(viewer.now)).await;
        let viewer = found.unwrap().unwrap();
        let dated = site.app.dated(&viewer, web::Lang::Sv).await.unwrap();
        assert_eq!(dated.len(), 5, "{dated:?}");
        assert!(dated.iter().all(|entry| !entry.title.contains("kartor")), "{dated:?}");
        assert!(dated.iter().any(|entry| entry.title == "En aktivitet med sekretess"));
        site.get(&format!("/planer/insats/{initiative}")).await.shows("Ta fram kartor");
    }
}
