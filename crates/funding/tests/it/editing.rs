use access::{Role, Visibility};
use testkit::{House, Site};

use crate::world::{grants, id_of, import, stored};

fn site(house: House) -> Site {
    Site::new(house, vec![funding::room(), documents::room(), network::room(), search::room()])
}

/// What a form holds, as the page shows it.
fn hidden(body: &str, name: &str) -> String {
    let after = body.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap_or_default();
    after.split('"').next().unwrap_or_default().to_string()
}

testkit::on_both_engines! {
    async fn a_project_is_made_once_however_often_it_is_sent(house: House) {
        let county = house.organisation("Länet").await;
        let mut site = site(house);
        assert_eq!(site.post("/projekt", &[("title", "Kraft")]).await.status, 403);
        site.sign_in(&county, Role::Editor).await;
        let form = site.get("/projekt/ny").await;
        let owner = county.id.to_string();
        let submission = hidden(&form.body, "submission");
        let owned = ("record_owner", owner.as_str());
        let bad = [("title", ""), ("total_cost", "1.215"), ("theme", "Egna ord"), owned];
        let reply = site.post("/projekt", &bad).await;
        assert_eq!(reply.status, 422);
        reply.shows("Fyll i det här.");
        reply.shows("Skriv 1 215 om tecknet skiljer tusental, eller 1,22 om det är ett decimaltecken.");
        assert!(reply.body.contains("Egna ord") && reply.body.contains("1.215"));
        let fields = [
            ("submission", submission.as_str()),
            ("record_owner", owner.as_str()),
            ("visibility", "public"),
            ("title", "Kraft i bygden"),
            ("owner", "Nya bolaget AB"),
            ("total_cost", "1 215 000"),
            ("grant", "580 000,50 kr"),
            ("areas", "Norr\nSöder"),
            ("currency", "SEK"),
        ];
        let first = site.post("/projekt", &fields).await;
        let second = site.post("/projekt", &fields).await;
        assert_eq!((first.status, second.status), (303, 303));
        assert_eq!(first.location, second.location);
        site.get("/projekt").await.shows("1 projekt").shows("580 000,50").shows("47,7 %");
        site.get("/agare").await.shows("Nya bolaget AB");
        let page = site.get(&first.location.unwrap()).await;
        page.shows("Tillagt.").shows("Berör också").shows("Norr, Söder").shows("inlagt för hand");
        site.get("/sok?q=kraft").await.shows("Kraft i bygden");
    }

    async fn what_shows_nothing_is_no_title_and_an_amount_is_asked_about(house: House) {
        let county = house.organisation("Länet").await;
        let mut site = site(house);
        site.sign_in(&county, Role::Editor).await;
        let owner = county.id.to_string();
        let owned = [("record_owner", owner.as_str()), ("visibility", "own"), ("currency", "SEK")];
        for title in ["\u{200b}\u{200b}", "\u{7}\u{1b}", "\u{202e}\u{2066} \u{feff}"] {
            let fields = [owned.as_slice(), &[("title", title)]].concat();
            let reply = site.post("/projekt", &fields).await;
            assert_eq!(reply.status, 422, "{title:?}");
            reply.shows("Fyll i det här.");
        }
        for (typed, message) in [
            ("1,215 mnkr", "Beloppet kan läsas på två sätt. Skriv 1\u{a0}215\u{a0}000\u{a0}000 om"),
            ("1 2 3", "Siffrorna står inte i grupper om tre."),
            ("0,125", "högst två decimaler"),
        ] {
            let fields = [owned.as_slice(), &[("title", "Kraft"), ("grant", typed)]].concat();
            let reply = site.post("/projekt", &fields).await;
            assert_eq!(reply.status, 422, "{typed}");
            assert!(reply.text().contains(&message.replace('\u{a0}', " ")) && reply.body.contains(typed));
        }
        let typed = [("title", "\u{202e}Kraft\u{200b}"), ("grant", "1,2 mnkr"), ("total_cost", "2 miljoner")];
        let made = site.post("/projekt", &[owned.as_slice(), &typed].concat()).await;
        let page = site.get(&made.location.unwrap()).await;
        page.shows("1 200 000 kr").shows("2 000 000 kr").hides("\u{202e}");
    }

    async fn a_stale_form_shows_both_versions(house: House) {
        let county = house.organisation("Länet").await;
        import(&house, &county, Visibility::Public, &grants()).await;
        let id = id_of(&house.db, "Grön kraft").await;
        let mut site = site(house);
        site.sign_in(&county, Role::Editor).await;
        let form = site.get(&format!("/projekt/{id}/andra")).await;
        let version = hidden(&form.body, "version");
        let fields = |theme: &'static str, version: &str| {
            vec![
                ("version".to_string(), version.to_string()),
                ("title".to_string(), "Grön kraft".to_string()),
                ("owner".to_string(), "Kraftbolaget AB".to_string()),
                ("theme".to_string(), theme.to_string()),
                ("year".to_string(), "2023".to_string()),
            ]
        };
        let path = format!("/projekt/{id}");
        let send = |fields: Vec<(String, String)>| {
            let (site, path) = (&site, &path);
            async move {
                let pairs: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
                site.post(path, &pairs).await
            }
        };
        assert_eq!(send(fields("Första", &version)).await.status, 303);
        assert_eq!(send(fields("Första", &version)).await.status, 303, "a second click is the same save");
        let conflict = send(fields("Andra", &version)).await;
        assert_eq!(conflict.status, 409);
        conflict.shows("Tema Andra Första").shows("Någon annan hann före");
        assert_eq!(stored(&site.house.db, id, "theme").await, "Första");
        let newer = hidden(&conflict.body, "version");
        assert_eq!(send(fields("Andra", &newer)).await.status, 303);
        assert_eq!(stored(&site.house.db, id, "theme").await, "Andra");
        let page = site.get(&path).await;
        page.shows("ändrad för hand");
        site.get(&format!("{path}/historik")).await.shows("Första → Andra").shows("Inläst från dokument");
    }

    async fn history_is_told_as_people_write(house: House) {
        let county = house.organisation("Länet").await;
        import(&house, &county, Visibility::Public, &grants()).await;
        let id = id_of(&house.db, "Grön kraft").await;
        let mut site = site(house);
        let path = format!("/projekt/{id}");
        let open = site.get(&format!("{path}/historik")).await;
        open.shows("2 mars 2026 kl. 09.00").hides("bilaga.txt").hides("→").shows("Länet");
        site.sign_in(&county, Role::Manager).await;
        let history = site.get(&format!("{path}/historik")).await;
        history.shows("Import av bilaga.txt, startad av systemets drift").hides("bygd<");
        let fields = [
            ("version", "1"),
            ("title", "Grön kraft"),
            ("owner", "Kraftbolaget AB"),
            ("grant", "1,2 mnkr"),
            ("start", "2027-03-01"),
        ];
        assert_eq!(site.post(&path, &fields).await.status, 303);
        let history = site.get(&format!("{path}/historik")).await;
        history.shows("→ 1 200 000 kr").shows("Start: 1 mars 2027").shows("Prov Person");
        for page in ["", "/historik", "/delning", "/sekretess"] {
            let shown = site.get(&format!("{path}{page}")).await;
            shown.shows("Projektet Historik Vem ser detta? Sekretess");
            assert!(shown.body.contains("<h1>Grön kraft</h1>"), "{page}");
            assert!(shown.body.contains(&format!("href=\"{path}{page}\" aria-current=\"page\"")), "{page}");
        }
        let mine = site.get("/min-sida").await;
        mine.shows("Det du ändrat senast Grön kraft Ändrad, 2 mars 2026 kl. 09.00").shows("Länet ansvarig");
    }

    async fn folded_filters_stay_open_while_they_are_used(house: House) {
        let county = house.organisation("Länet").await;
        import(&house, &county, Visibility::Public, &grants()).await;
        let site = site(house);
        assert!(site.get("/projekt").await.body.contains("<details class=\"filter-more\"><"));
        let used = site.get("/projekt?typ=project").await;
        assert!(used.body.contains("<details class=\"filter-more\" open><"), "{}", used.body);
    }

    async fn withdrawn_and_restored(house: House) {
        let (county, other) = (house.organisation("Länet").await, house.organisation("Andra").await);
        import(&house, &county, Visibility::Public, &grants()).await;
        let id = id_of(&house.db, "Grön kraft").await;
        let mut site = site(house);
        site.sign_in(&other, Role::Manager).await;
        for path in ["ta-bort", "aterta"] {
            assert_eq!(site.post(&format!("/projekt/{id}/{path}"), &[]).await.status, 403);
        }
        assert_eq!(site.get(&format!("/projekt/{id}/andra")).await.status, 403);
        assert_eq!(site.post(&format!("/projekt/{id}"), &[("title", "Kapad")]).await.status, 403);
        site.forget();
        site.sign_in(&county, Role::Editor).await;
        assert_eq!(site.post(&format!("/projekt/{id}/ta-bort"), &[]).await.status, 303);
        site.get("/projekt").await.shows("4 projekt").hides("Grön kraft");
        site.get("/sok?q=grön").await.hides("Grön kraft");
        site.get("/projekt?lage=borttagna").await.shows("1 projekt").shows("Grön kraft");
        site.get(&format!("/projekt/{id}")).await.shows("Projektet är borttaget");
        site.forget();
        for role in [None, Some(Role::Manager)] {
            if let Some(role) = role {
                site.sign_in(&other, role).await;
            }
            for page in ["", "/historik", "/delning"] {
                assert_eq!(site.get(&format!("/projekt/{id}{page}")).await.status, 404, "{role:?} {page}");
            }
            site.get("/projekt?lage=borttagna").await.shows("0 projekt").hides("Grön kraft");
            site.get("/projekt.csv?lage=borttagna").await.hides("Grön kraft");
            site.get("/projekt/summor?lage=borttagna").await.hides("Grön kraft");
        }
        site.forget();
        site.sign_in_as(&[], true).await;
        site.get(&format!("/projekt/{id}")).await.shows("Projektet är borttaget");
        site.forget();
        site.sign_in(&county, Role::Reader).await;
        site.get("/projekt?lage=borttagna").await.shows("1 projekt").shows("Grön kraft");
        site.get(&format!("/projekt/{id}/historik")).await.shows("Grön kraft");
        site.forget();
        site.sign_in(&county, Role::Editor).await;
        assert_eq!(site.post(&format!("/projekt/{id}/aterta"), &[]).await.status, 303);
        site.get("/projekt").await.shows("5 projekt");
    }

    async fn a_project_shows_where_it_came_from(house: House) {
        let county = house.organisation("Länet").await;
        let mut list = grants();
        let row = &mut list.tables[0].rows[0];
        row.sure.insert("grant".into(), reading::contract::Sure::Proved);
        let values = serde_json::json!({ "priority": null, "total_cost": 1_100_000 });
        row.alternatives.push(reading::contract::Alternative {
            values: values.as_object().unwrap().clone(),
            why: reading::contract::Words::new("Siffran kan höra till beloppet.", "May be part of it."),
        });
        import(&house, &county, Visibility::Public, &list).await;
        let id = id_of(&house.db, "Grön kraft").await;
        let site = site(house);
        let page = site.get(&format!("/projekt/{id}")).await;
        page.shows("bilaga.txt").shows("rad 10, 110–111").shows("bevisad").shows("enda läsning");
        page.shows("Kan också läsas som prioriterad fråga: tomt, total kostnad: 1 100 000 kr. Siffran");
        assert!(page.body.contains("#rad-10"));
        for path in ["historik", "delning"] {
            assert_eq!(site.get(&format!("/projekt/{id}/{path}")).await.status, 200);
        }
    }
}
