//! Values by hand, by file and by definition; versions; colours on the page.

use access::Role;
use indicators::DefinitionFields;

use crate::setup::{definition, fill, indicator, office, site, value};

const COUNT: &str = "SELECT COUNT(*) AS value FROM indicator_value";

testkit::on_both_engines! {
    async fn a_corrected_value_is_a_new_version(house: House) {
        let (office, _) = office(&house).await;
        let mut site = site(house);
        site.sign_in(&office, Role::Editor).await;
        let path = indicator(&site, &office, "Betyg", "över 3,7").await;
        site.get(&path).await.shows("Inget värde än").shows("Ingen färg");
        let report = format!("{path}/varde");
        site.get(&report).await.shows("Rapportera värde: Betyg");
        let bad = [("period", "hösten"), ("value", "ungefär tre"), ("version", "0")];
        let reply = site.post(&report, &bad).await;
        assert_eq!(reply.status, 422);
        reply.shows("Skriv en period").shows("Skriv ett tal");
        assert!(reply.body.contains("ungefär tre"), "what was typed is still there");
        for (period, typed, key) in [("2025", "3,58", "a"), ("2026", "3,2", "b")] {
            let form = [("period", period), ("value", typed), ("version", "0"), ("submission", key)];
            let made = site.post(&report, &form).await;
            assert_eq!(made.status, 303, "{}", made.text());
            assert_eq!(site.post(&report, &form).await.location, made.location, "a double click");
        }
        site.get(&path).await.shows("3,2 mot målet över 3,7: rött, 0,5 under. Förra året 3,58.");
        let seen: i64 = value(&site, "SELECT MAX(id) AS value FROM indicator_value").await;
        let seen = seen.to_string();
        // Somebody who has not seen the value is shown it first.
        let blind = [("period", "2026"), ("value", "3,62"), ("version", "0"), ("note", "Fler svar")];
        let conflict = site.post(&report, &blind).await;
        assert_eq!(conflict.status, 409);
        let silent = [("period", "2026"), ("value", "3,62"), ("version", seen.as_str())];
        site.post(&report, &silent).await.shows("Skriv varför värdet rättas.");
        let good = [("period", "2026"), ("value", "3,62"), ("version", seen.as_str()), ("note", "Fler svar")];
        assert_eq!(site.post(&report, &good).await.status, 303);
        let page = site.get(&path).await;
        page.shows("3,62 mot målet över 3,7: gult, 0,08 under.").shows("Fler svar").shows("ersatt");
        assert_eq!(value::<i64>(&site, COUNT).await, 3, "the old version stays");
        assert!(site.get(&format!("{report}?period=2026")).await.body.contains("3,62"));
        site.get(&format!("{path}/historik")).await.shows("3,62 (2026)");
        site.get("/nyckeltal").await.shows("Gult").shows("3,62 (2026)").shows("upp");
        let csv = site.get(&format!("{path}/serie.csv")).await;
        assert!(csv.body.contains("3,62") && !csv.body.contains("3,2;"), "{}", csv.body);
        assert_eq!(site.get(&format!("{path}/serie.xlsx")).await.status, 200);
        assert!(access::verify_chain(&site.house.db).await.unwrap().is_ok());
    }

    async fn a_definition_gives_values_rules_and_a_break(house: House) {
        let (office, _) = office(&house).await;
        let other = house.organisation("Regionen").await;
        let new = DefinitionFields {
            name: "Nöjdhet, ny".to_string(),
            direction: "higher".to_string(),
            minimum_answers: Some(20),
            source_kind: "kolada".to_string(),
            source_ref: "U07453".to_string(),
            ..DefinitionFields::default()
        };
        let id = definition(&house, other.id, &new).await;
        let old = DefinitionFields {
            name: "Nöjdhet, gammal".to_string(),
            replaced_by: Some(id),
            valid_to: Some(2023),
            ..new.clone()
        };
        let before = definition(&house, other.id, &old).await;
        fill(&house, before, &[("1490", 2022, "70"), ("1490", 2023, "71")]).await;
        let first = fill(&house, id, &[("1490", 2024, "75"), ("1490", 2025, "74"), ("00", 2025, "73")]).await;
        let again = fill(&house, id, &[("1490", 2024, "75"), ("1490", 2025, "76"), ("00", 2025, "73")]).await;
        assert_eq!((first.added, again.added, again.corrected, again.unchanged), (3, 0, 1, 2));
        let mut site = site(house);
        site.sign_in(&office, Role::Editor).await;
        let path = indicator(&site, &office, "Nöjda företag", "minst 74\nen positiv utveckling").await;
        let id_text = id.to_string();
        let gauge = [("definition", id_text.as_str()), ("subject", "Atlantis"), ("version", "1")];
        let wrong = site.post(&format!("{path}/matning"), &gauge).await;
        assert_eq!(wrong.status, 422);
        wrong.shows("Det finns ingen kommun");
        let gauge = [("definition", id_text.as_str()), ("subject", "Borås"), ("version", "1")];
        assert_eq!(site.post(&format!("{path}/matning"), &gauge).await.status, 303);
        let page = site.get(&path).await;
        page.shows("76 (2025) mot målet minst 74: grönt").shows("Ny definition från 2024");
        page.shows("Definitionen byttes 2024. En trend kräver 3 värden, nu finns 2.");
        page.shows("Källa: Kolada.").shows("Riket").shows("73");
        // A fetched value is not written over by hand.
        let seen: i64 = value(
            &site,
            "SELECT id AS value FROM indicator_value WHERE period = '2025' AND subject = '1490' \
             AND superseded_at IS NULL",
        )
        .await;
        let seen = seen.to_string();
        let form = [("period", "2025"), ("value", "80"), ("version", seen.as_str()), ("note", "x")];
        site.post(&format!("{path}/varde"), &form).await.shows("Det rättas där");
        site.get(&format!("/definitioner/{id}")).await.shows("U07453").shows("Nöjda företag");
        site.get("/definitioner?kalla=kolada").await.shows("Nöjdhet, ny").shows("ersatt");
        site.get("/sok?q=U07453").await.shows("Nöjdhet, ny");
        assert_eq!(site.get(&format!("/definitioner/{id}/andra")).await.status, 403);
    }

    async fn a_series_comes_in_whole_or_not_at_all(house: House) {
        let (office, _) = office(&house).await;
        let mut site = site(house);
        site.sign_in(&office, Role::Editor).await;
        let path = indicator(&site, &office, "Ranking", "bland de tre bästa").await;
        site.get(&format!("{path}/las-in")).await.shows("Läs in serie");
        let save = format!("{path}/las-in/spara");
        let bad = [("table", "År;Värde\n2025;7\n2026;fyra"), ("submission", "x")];
        assert_eq!(site.post(&save, &bad).await.status, 400);
        assert_eq!(value::<i64>(&site, COUNT).await, 0);
        let good = [("table", "År;Värde\n2025;7\n2026;4"), ("submission", "y")];
        assert_eq!(site.post(&save, &good).await.status, 303);
        assert_eq!(site.post(&save, &good).await.status, 303);
        assert_eq!(value::<i64>(&site, COUNT).await, 2);
        site.get(&path).await.shows("Plats 4 mot målet bland de 3 bästa: gult, 1 plats ifrån. Förra året 7.");
    }

    async fn definitions_are_made_and_counted(house: House) {
        let (office, _) = office(&house).await;
        let mut site = site(house);
        site.sign_in(&office, Role::Editor).await;
        let owner = office.id.to_string();
        let form = |kind: &'static str, reference: &'static str, key: &'static str| {
            vec![
                ("name", "Kontakter"),
                ("direction", "higher"),
                ("source_kind", kind),
                ("source_ref", reference),
                ("rhythm", "year"),
                ("aggregation", "sum"),
                ("record_owner", owner.as_str()),
                ("visibility", "public"),
                ("submission", key),
            ]
        };
        let mut odd = form("counted", "contacts", "o");
        odd.push(("source_selection", "{\"within\":\"sub-regions\"}"));
        site.post("/definitioner", &odd).await.shows("Räknaren kan inte räkna det urvalet.");
        let unknown = site.post("/definitioner", &form("counted", "DROP TABLE", "a")).await;
        assert_eq!(unknown.status, 422);
        unknown.shows("Det finns ingen sådan räknare.");
        let made = site.post("/definitioner", &form("counted", "contacts", "b")).await;
        assert_eq!(made.status, 303, "{}", made.text());
        let path = made.location.unwrap();
        let path = path.split('?').next().unwrap();
        assert_eq!(site.post(&format!("{path}/rakna"), &[]).await.status, 303);
        site.get(path).await.shows("Räknat i Bygd").shows("Räkna nu");
        assert_eq!(value::<i64>(&site, COUNT).await, 1);
        assert_eq!(site.post(&format!("{path}/rakna"), &[]).await.status, 303);
        assert_eq!(value::<i64>(&site, COUNT).await, 1, "the same count is no new version");
        for what in ["ta-bort", "aterta"] {
            assert_eq!(site.post(&format!("{path}/{what}"), &[]).await.status, 303);
        }
        site.forget();
        let visitor = site.post(&format!("{path}/rakna"), &[]).await;
        assert!(visitor.status != 200, "a visitor may not");
    }

    async fn what_is_secret_is_in_no_series(house: House) {
        let (office, _) = office(&house).await;
        let mut site = site(house);
        site.sign_in(&office, Role::Manager).await;
        let path = indicator(&site, &office, "Omsättning", "minst 40").await;
        let form = [("period", "2026"), ("value", "37,25"), ("version", "0")];
        assert_eq!(site.post(&format!("{path}/varde"), &form).await.status, 303);
        let mark = [("fields", "outcome"), ("ground", "OSL 30 kap."), ("reconsider_on", "2027-01-01")];
        assert_eq!(site.post(&format!("{path}/sekretess"), &mark).await.status, 303);
        site.get(&path).await.shows("37,25");
        site.forget();
        for page in [path.clone(), "/nyckeltal".to_string(), format!("{path}/historik")] {
            site.get(&page).await.hides("37,25").hides("Rött");
        }
        assert_eq!(site.get(&format!("{path}/serie.csv")).await.status, 404);
    }
}
