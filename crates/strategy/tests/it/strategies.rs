//! Making strategies: the list that is pasted in, the decision, the next version, and who sees what.

use access::{Role, Visibility};
use strategy::End;

use crate::world::{adopted, count, id, initiative, link, plan, point, site, world};

const LIST: &str = "Tema;Nummer;Fråga;Mål\nKunskap;1;Rätt kompetens;Alla i arbete (2030)\n;;;Fler kurser\n";

testkit::on_both_engines! {
    async fn a_strategy_is_made_adopted_and_stands_fast(house: House) {
        let world = world(&house).await;
        let mut site = site(house);
        site.sign_in(&world.region, Role::Editor).await;
        let owner = world.region.id.to_string();
        let fields = [
            ("record_owner", owner.as_str()),
            ("visibility", "public"),
            ("title", "Vägen framåt"),
            ("year_from", "2026"),
            ("year_to", "2025"),
            ("submission", "nyckel-1"),
        ];
        let wrong = site.post("/strategier", &fields).await;
        assert_eq!(wrong.status, 422);
        wrong.shows("Slutåret kommer före startåret.");
        assert!(wrong.body.contains("value=\"Vägen framåt\""), "what was typed is still there");
        let mut fields = fields;
        fields[4].1 = "2030";
        let made = site.post("/strategier", &fields).await.location.unwrap();
        assert_eq!(site.post("/strategier", &fields).await.location.unwrap(), made, "once");
        let path = made.split('?').next().unwrap().to_string();
        let list = format!("{path}/lista");
        let shown = site.post(&list, &[("list", LIST), ("preview", "1"), ("submission", "n2")]).await;
        shown.shows("4 punkter hittades").shows("1 Rätt kompetens").shows("till 2030");
        assert_eq!(count(&site.house, "strategy_point").await, 0, "a look saves nothing");
        let faulty = site.post(&list, &[("list", "A;1;x\nA;1;y"), ("submission", "n2")]).await;
        assert_eq!(faulty.status, 422);
        faulty.shows("Rad 2: Två frågor har samma nummer.").shows("A;1;x");
        for _ in 0..2 {
            site.post(&list, &[("list", LIST), ("submission", "n2")]).await;
        }
        assert_eq!(count(&site.house, "strategy_point").await, 4, "once");
        let theme = point(&site.house, "Kunskap").await.to_string();
        let taken = [("under", theme.as_str()), ("number", "1"), ("title", "En till"), ("submission", "n3")];
        let taken = site.post(&format!("{path}/punkt?slag=issue"), &taken).await;
        taken.shows("En annan fråga i strategin har redan det numret.");
        let goal = point(&site.house, "Fler kurser").await;
        site.post(&format!("/roda-traden/{goal}/flytta"), &[("direction", "up")]).await;
        let page = site.get(&path).await;
        page.shows("Utkast").shows("Nytt tema");
        let place = |text: &str| page.body.find(text).unwrap();
        assert!(place("Fler kurser") < place("Alla i arbete"), "it has moved up");
        let refused = site.post(&format!("{path}/beslut"), &[("decided_on", "nyss"), ("version", "1")]).await;
        refused.shows("Fyll i det här.").shows("Skriv ett datum");
        let decision = [("decided_section", "112"), ("decided_on", "2026-02-16"), ("version", "1")];
        for _ in 0..2 {
            let done = site.post(&format!("{path}/beslut"), &decision).await;
            assert_eq!(done.status, 303, "{}", done.body);
        }
        site.get(&path).await.shows("Antagen").shows("§ 112, 16 februari 2026").hides("Nytt tema");
        assert_eq!(site.get(&format!("/roda-traden/{goal}/andra")).await.status, 400);
        site.get(&format!("{path}/andra")).await.shows("Strategin är antagen");
        site.get("/sok?q=kurser").await.shows("Fler kurser");
        site.get(&format!("{path}/historik")).await.shows("Antagen").shows("Beslutsdatum");
        site.post(&format!("{path}/oppna"), &[]).await;
        site.get(&format!("/roda-traden/{goal}/andra")).await.shows("Fler kurser");
        site.post(&format!("/roda-traden/{theme}/ta-bort"), &[]).await;
        assert_eq!(count(&site.house, "strategy_point WHERE state = 'active'").await, 0, "with all below");
        site.get("/sok?q=kurser").await.hides("Fler kurser");
    }

    async fn a_point_is_never_lost_between_two_editors(house: House) {
        let world = world(&house).await;
        let mut site = site(house);
        site.sign_in(&world.region, Role::Editor).await;
        let owner = world.region.id.to_string();
        let fields = [
            ("record_owner", owner.as_str()),
            ("visibility", "public"),
            ("title", "Utkastet"),
            ("year_from", "2026"),
            ("submission", "n1"),
        ];
        let path = site.post("/strategier", &fields).await.location.unwrap();
        let path = path.split('?').next().unwrap().to_string();
        site.post(&format!("{path}/lista"), &[("list", LIST), ("submission", "n2")]).await;
        let goal = point(&site.house, "Fler kurser").await;
        let under = point(&site.house, "Rätt kompetens").await.to_string();
        let write = |title: &'static str| {
            [("under", under.as_str()), ("title", title), ("version", "1"), ("number", "")]
        };
        let first = site.post(&format!("/roda-traden/{goal}"), &write("Fler korta kurser")).await;
        assert_eq!(first.status, 303, "{}", first.body);
        let second = site.post(&format!("/roda-traden/{goal}"), &write("Många kurser")).await;
        assert_eq!(second.status, 409);
        second.shows("Fler korta kurser").shows("Många kurser");
    }

    async fn a_new_version_keeps_lineage_and_links(house: House) {
        let world = world(&house).await;
        let years = (2021, Some(2025));
        let old = adopted(&house, &world.region, ("Gamla vägen", years), LIST, Visibility::Public).await;
        plan(&house, &world.office, ("Plan 2026", 2026), &["Kursdagar"], Visibility::Public).await;
        link(&house, End::Initiative, "Kursdagar", "Fler kurser").await;
        let mut site = site(house);
        site.sign_in(&world.region, Role::Editor).await;
        let path = format!("/strategier/{old}/ny-version");
        assert!(site.get(&path).await.body.contains("value=\"2026\""), "the year after the last");
        site.post(&path, &[("year_from", "2019"), ("submission", "v0")]).await.shows("inte börja gälla före");
        let made = site.post(&path, &[("year_from", "2026"), ("submission", "v1")]).await.location.unwrap();
        let new = made.split('?').next().unwrap().to_string();
        assert_eq!(site.post(&path, &[("year_from", "2027"), ("submission", "v2")]).await.status, 400);
        let goal = point(&site.house, "Fler kurser").await;
        let under = point(&site.house, "Rätt kompetens").await.to_string();
        let change = [("under", under.as_str()), ("title", "Fler korta kurser"), ("version", "1")];
        site.post(&format!("/roda-traden/{goal}"), &change).await;
        let difference = site.get(&format!("{new}/skillnad")).await;
        difference.shows("Ny lydelse").shows("Fler kurser").shows("Fler korta kurser").hides("Alla i arbete");
        let thread = site.get(&format!("/roda-traden/{goal}")).await;
        thread.shows("Kursdagar").shows("Versioner").shows("2021–2025");
        let decision = [("decided_section", "7"), ("decided_on", "2025-11-20"), ("version", "1")];
        site.post(&format!("{new}/beslut"), &decision).await;
        site.get(&format!("/strategier/{old}")).await.shows("Ersatt");
        let earlier = id(&site.house, "strategy_point", "title", "Fler kurser").await;
        site.get(&format!("/roda-traden/{earlier}")).await.shows("Kursdagar");
        assert_eq!(site.post(&format!("/strategier/{old}/oppna"), &[]).await.status, 400);
        site.post(&format!("{new}/oppna"), &[]).await;
        site.get(&format!("/strategier/{old}")).await.shows("Antagen");
    }

    async fn a_hidden_strategy_is_nobody_elses(house: House) {
        let world = world(&house).await;
        let years = (2026, None);
        let own = adopted(&house, &world.town, ("Hemligt program", years), LIST, Visibility::Own).await;
        plan(&house, &world.office, ("Plan 2026", 2026), &["Kursdagar"], Visibility::Public).await;
        link(&house, End::Initiative, "Kursdagar", "Fler kurser").await;
        let goal = point(&house, "Fler kurser").await;
        let done = initiative(&house, "Kursdagar").await;
        let mut site = site(house);
        site.sign_in(&world.region, Role::Manager).await;
        let pages =
            ["", "/tackning", "/tackning.csv", "/tackning/utan-mal", "/samspel", "/historik", "/lista"];
        let hidden = pages.map(|page| format!("/strategier/{own}{page}"));
        let goals = [format!("/roda-traden/{goal}"), format!("/roda-traden/koppla/mal/{goal}")];
        for path in hidden.iter().chain(&goals) {
            assert_eq!(site.get(path).await.status, 404, "{path}");
        }
        for path in ["/strategier", "/sok?q=kurser", "/strategier?q=program"] {
            site.get(path).await.hides("Hemligt program").hides("Fler kurser");
        }
        let page = site.get(&format!("/planer/insats/{done}")).await;
        page.shows("Kursdagar").hides("Fler kurser").hides("Röda tråden");
        site.sign_in(&world.town, Role::Reader).await;
        site.get(&format!("/roda-traden/{goal}")).await.shows("Kursdagar").hides("Ändra");
        site.get(&format!("/planer/insats/{done}")).await.shows("Fler kurser");
    }
}
