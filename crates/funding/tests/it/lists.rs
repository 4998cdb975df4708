use access::{Mark, NewGrant, Role, Visibility};
use axum::response::{Html, IntoResponse};
use funding::{Facts, PROJECT};
use testkit::{House, Site};
use types::Amount;
use web::{Access, Answer, Room, Routes, Visit};

use crate::world::{add, grants, id_of, import, kronor};

pub fn site(house: House) -> Site {
    Site::new(house, vec![funding::room(), documents::room(), network::room(), search::room()])
}

/// Everywhere a project could leak.
const PLACES: [&str; 7] = [
    "/projekt",
    "/projekt.csv",
    "/projekt/summor",
    "/projekt/summor?niva=agare",
    "/agare",
    "/sok?q=hemlig",
    "/projekt?q=hemlig",
];

fn secret() -> Facts {
    Facts {
        title: "Hemlighetsprojektet".into(),
        sub_region: "Hemligbygden".into(),
        owner: "Hemliga AB".into(),
        total_cost: kronor(7_777_777),
        grant: kronor(3_333_333),
        description: "Något hemligt.".into(),
        ..Facts::default()
    }
}

testkit::on_both_engines! {
    async fn what_is_no_number_names_no_project(house: House) {
        let site = site(house);
        for path in ["/projekt/abc", "/projekt/1x/historik", "/projekt/abc/andra", "/organisationer/abc"] {
            assert_eq!(site.get(path).await.status, 404, "{path}");
        }
        assert_eq!(site.get("/projekt?ordning=title&ordning=-grant&q=a&q=b").await.status, 200);
        assert_eq!(site.get("/sok?q=a&q=b").await.status, 200);
    }

    async fn totals_filters_and_exports_agree(house: House) {
        let county = house.organisation("Länet").await;
        import(&house, &county, Visibility::Public, &grants()).await;
        let site = site(house);
        let page = site.get("/projekt").await;
        page.shows("5 projekt").shows("700 000").shows("290 000").shows("41,4 %");
        let csv = site.get("/projekt.csv").await;
        assert_eq!(csv.body.lines().count(), 1 + 5 + 1);
        let total = csv.body.lines().last().unwrap();
        assert!(total.starts_with("Summa;") && total.contains(";700000;290000;41,4;SEK;"), "{total}");
        for (query, count, cost) in [
            ("delregion=Norrbygden", 3, "360000"),
            ("tema=Kunskap&delregion=S%C3%B6derbygden", 2, "340000"),
            ("fraga=1", 2, "160000"),
            ("q=smak", 1, "40000"),
            ("q=kompetens", 5, "700000"),
            ("beror=S%C3%B6derbygden", 3, "540000"),
            ("typ=~", 5, "700000"),
            ("ar=2023", 5, "700000"),
            ("ar=2022", 0, "0"),
        ] {
            let words = if count == 1 { "1 projekt".to_string() } else { format!("{count} projekt") };
            site.get(&format!("/projekt?{query}")).await.shows(&words);
            let csv = site.get(&format!("/projekt.csv?{query}")).await;
            assert_eq!(csv.body.lines().count(), count + 2, "{query}");
            assert!(csv.body.lines().last().unwrap().contains(&format!(";{cost};")), "{query}: {}", csv.body);
            let xlsx = site.get(&format!("/projekt.xlsx?{query}")).await;
            assert!(xlsx.status == 200 && xlsx.bytes.starts_with(b"PK"), "{query}");
        }
    }

    async fn lists_are_sorted_and_every_level_leads_to_its_rows(house: House) {
        let county = house.organisation("Länet").await;
        import(&house, &county, Visibility::Public, &grants()).await;
        let site = site(house);
        let first = |body: &str| {
            let after = body.split("<tbody>").nth(1).unwrap();
            after.split("</a>").next().unwrap().rsplit('>').next().unwrap().to_string()
        };
        for (order, title) in [
            ("title", "Bro för alla"),
            ("-title", "Smak av bygden"),
            ("cost", "Smak av bygden"),
            ("-grant", "Skog och trä"),
            ("owner", "Smak av bygden"),
            ("area", "Grön kraft"),
            ("-theme", "Bro för alla"),
            ("-priority", "Smak av bygden"),
            ("-year", "Smak av bygden"),
            ("nonsens", "Bro för alla"),
        ] {
            let page = site.get(&format!("/projekt?ordning={order}")).await;
            assert_eq!(first(&page.body), title, "{order}");
        }
        let sums = site.get("/projekt/summor").await;
        sums.shows("Norrbygden 3 360 000 190 000 52,8 %");
        assert!(sums.body.contains("/projekt?delregion=Norrbygden&amp;tema=Kunskap") ||
            sums.body.contains("/projekt?delregion=Norrbygden&#38;tema=Kunskap"), "{}", sums.body);
        for level in ["prioritet", "agare", "typ", "ar"] {
            let page = site.get(&format!("/projekt/summor?niva={level}")).await;
            page.shows("5 projekt").shows("700 000");
        }
        let issues = site.get("/projekt/summor?niva=prioritet").await;
        issues.shows("Fråga 1 2 160 000").shows("Övergripande 1 40");
    }

    async fn name_variants_count_with_their_main_organisation(house: House) {
        let county = house.organisation("Länet").await;
        import(&house, &county, Visibility::Public, &grants()).await;
        let text = "SELECT id AS value FROM organisation WHERE name = $1";
        let of = |name: &'static str| db::Sql::with(text, [name]);
        let main: i64 = of("Kraftbolaget AB").value(house.db.read()).await.unwrap().unwrap();
        let variant: i64 = of("Kraft Bolaget").value(house.db.read()).await.unwrap().unwrap();
        let site = site(house);
        site.get("/agare").await.shows("4 projektägare").shows("Kraft Bolaget 1 1 40 000");
        let tx = site.house.db.begin().await.unwrap();
        let merge = "UPDATE organisation SET merged_into = $1 WHERE id = $2";
        db::Sql::with(merge, [main, variant]).run(tx.on()).await.unwrap();
        tx.commit().await.unwrap();
        site.get("/agare").await.shows("3 projektägare").shows("Kraftbolaget AB 3 2 200 000 120 000");
        site.get(&format!("/projekt?agare={variant}")).await.shows("3 projekt");
        site.get("/projekt/summor?niva=agare").await.shows("Kraftbolaget AB 3 200 000");
        let panel = site.get(&format!("/organisationer/{main}")).await;
        panel.shows("Smak av bygden").shows("Kraft Bolaget").shows("Visa alla 3 projekt i listan");
    }

    async fn amounts_of_different_currencies_are_never_added(house: House) {
        let county = house.organisation("Länet").await;
        let facts = |title: &str, currency: &str, cost| Facts {
            title: title.into(),
            currency: currency.into(),
            total_cost: cost,
            ..Facts::default()
        };
        let all = vec![
            facts("Ett", "EUR", kronor(1_000)),
            facts("Två", "SEK", kronor(5_000)),
            facts("Tre", "SEK", None),
        ];
        add(&house, &county, Visibility::Public, all).await;
        let site = site(house);
        let page = site.get("/projekt").await;
        page.shows("3 projekt").shows("Summa SEK (1 utan total kostnad, 2 utan beviljat belopp) 5 000");
        page.shows("1 000 EUR").hides("6\u{a0}000");
        let csv = site.get("/projekt.csv").await;
        assert!(csv.body.contains("Summa SEK;") && csv.body.contains("Summa EUR;"));
    }

    async fn another_organisations_own_project_does_not_exist(house: House) {
        let (own, other) = (house.organisation("Egna").await, house.organisation("Andra").await);
        let mut list = grants();
        list.tables.truncate(1);
        list.tables[0].rows.truncate(1);
        let row = &mut list.tables[0].rows[0];
        let facts = secret();
        row.title = Some(facts.title.clone());
        row.owner = Some(facts.owner.clone());
        (row.total_cost, row.grant) = (facts.total_cost, facts.grant);
        row.description = Some(facts.description.clone());
        import(&house, &own, Visibility::Own, &list).await;
        let id = id_of(&house.db, "Hemlighetsprojektet").await;
        let mut site = site(house);
        for signed_in in [false, true] {
            if signed_in {
                site.sign_in(&other, Role::Manager).await;
            }
            for place in PLACES {
                let page = site.get(place).await;
                assert_eq!(page.status, 200, "{place}");
                page.hides("Hemlighetsprojektet").hides("7\u{a0}777\u{a0}777").hides("7777777");
                page.hides(&format!("/projekt/{id}"));
            }
            assert_eq!(site.get(&format!("/projekt/{id}")).await.status, 404);
            assert_eq!(site.get(&format!("/projekt/{id}/historik")).await.status, 404);
            site.get("/projekt").await.shows("0 projekt");
        }
        site.forget();
        site.sign_in(&own, Role::Reader).await;
        site.get("/projekt").await.shows("Hemlighetsprojektet").shows("7 777 777");
        site.get("/sok?q=hemlig").await.shows("Hemlighetsprojektet");
        assert_eq!(site.get(&format!("/projekt/{id}")).await.status, 200);
    }

    async fn the_network_and_a_grant_show_it(house: House) {
        let (own, other) = (house.organisation("Egna").await, house.organisation("Andra").await);
        let facts = |title: &str| Facts { title: title.into(), grant: kronor(10), ..Facts::default() };
        add(&house, &own, Visibility::Network, vec![facts("I nätverket")]).await;
        let ids = add(&house, &own, Visibility::Own, vec![facts("Delad"), facts("Odelad")]).await;
        let tx = house.db.begin().await.unwrap();
        let grant = NewGrant {
            owner_id: own.id,
            receiver_id: other.id,
            kind: PROJECT.key.into(),
            object_id: Some(ids[0]),
            purpose: "Gemensam uppföljning".into(),
            expires_at: house.now() + 1000,
        };
        let manager = house.member(&own, Role::Manager);
        access::add_grant(&tx, &house.ids, &manager, &grant).await.unwrap();
        tx.commit().await.unwrap();
        let mut site = site(house);
        site.get("/projekt").await.shows("0 projekt");
        site.sign_in(&other, Role::Reader).await;
        site.get("/projekt").await.shows("2 projekt").shows("I nätverket").shows("Delad").hides("Odelad");
        assert_eq!(site.get(&format!("/projekt/{}", ids[0])).await.status, 200);
        assert_eq!(site.get(&format!("/projekt/{}", ids[1])).await.status, 404);
        site.house.clock.advance(20_000);
        site.get("/projekt").await.shows("1 projekt").hides("Delad");
        assert_eq!(site.get(&format!("/projekt/{}", ids[0])).await.status, 404);
    }

    async fn a_secret_description_is_nowhere(house: House) {
        let county = house.organisation("Länet").await;
        import(&house, &county, Visibility::Public, &grants()).await;
        let id = id_of(&house.db, "Grön kraft").await;
        let mut site = site(house);
        site.get(&format!("/projekt/{id}")).await.shows("Om Grön kraft");
        site.get("/projekt?q=kompetens").await.shows("5 projekt");
        site.sign_in(&county, Role::Manager).await;
        let mark = [("fields", "description"), ("ground", "OSL 30:23"), ("reconsider_on", "2027-01-01")];
        assert_eq!(site.post(&format!("/projekt/{id}/sekretess"), &mark).await.status, 303);
        site.get(&format!("/projekt/{id}")).await.shows("Om Grön kraft");
        assert!(site.get("/projekt.csv").await.body.contains("Om Grön kraft"));
        site.forget();
        site.get(&format!("/projekt/{id}")).await.shows("Sekretess").hides("Om Grön kraft");
        assert!(!site.get("/projekt.csv").await.body.contains("Om Grön kraft"));
        site.get("/projekt?q=kompetens").await.shows("4 projekt");
        site.get("/sok?q=kompetens").await.hides("Grön kraft");
        let marks = access::marks(&site.house.db, PROJECT.key, &[id]).await.unwrap();
        assert!(marks.get(&id).is_some_and(|mark: &Mark| mark.covers("description")));
    }

    async fn formulas_in_titles_are_text_in_files(house: House) {
        let county = house.organisation("Länet").await;
        let facts = Facts { title: "=1+1".into(), grant: Some(Amount::from_ore(50)), ..Facts::default() };
        add(&house, &county, Visibility::Public, vec![facts]).await;
        let csv = site(house).get("/projekt.csv").await;
        assert!(csv.body.contains("\"'=1+1\";"), "{}", csv.body);
    }

    async fn the_start_page_has_key_figures(house: House) {
        let county = house.organisation("Länet").await;
        import(&house, &county, Visibility::Public, &grants()).await;
        let start = Room { routes: Routes::new().get("/", Access::Everybody, start), ..Room::default() };
        let site = Site::new(house, vec![start, funding::room(), documents::room(), network::room()]);
        let page = site.get("/").await;
        page.shows("Beviljade insatser 5").shows("Beviljat 290 000 kr").shows("Total kostnad 700 000 kr");
        assert!(page.body.contains("<svg") && page.body.contains("href=\"/projekt/summor\""));
    }

    async fn findings_are_a_filter(house: House) {
        let county = house.organisation("Länet").await;
        import(&house, &county, Visibility::Public, &grants()).await;
        let id = id_of(&house.db, "Bro för alla").await;
        let sql = db::Sql::with("SELECT document_id AS value FROM provenance WHERE object_id = $1", [id]);
        let document_id: i64 = sql.value(house.db.read()).await.unwrap().unwrap();
        let finding = documents::NewFinding {
            rule: "grant-exceeds-cost".into(),
            severity: reading::contract::Severity::Warning,
            message: reading::contract::Words::new("Bidraget är för stort.", "The grant is too large."),
            object: Some((PROJECT.key, id)),
            places: vec![reading::contract::Place::lines(20, 20)],
        };
        let tx = house.db.begin().await.unwrap();
        let whose = (county.id, Visibility::Public);
        documents::add_findings(&tx, &house.ids, whose, document_id, &[finding]).await.unwrap();
        tx.commit().await.unwrap();
        let site = site(house);
        for query in ["fynd=alla", "fynd=grant-exceeds-cost"] {
            site.get(&format!("/projekt?{query}")).await.shows("1 projekt").shows("Bro för alla");
        }
        site.get("/projekt?fynd=sum-mismatch").await.shows("0 projekt");
        site.get(&format!("/projekt/{id}")).await.shows("Varning: Bidraget är för stort. rad 20");
    }
}

/// A start page of nothing but panels.
async fn start(visit: Visit) -> Answer {
    let panels = visit.app.panels(&visit, "home", 0).await?;
    Ok(Html(panels.concat()).into_response())
}
