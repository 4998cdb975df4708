//! Pages: who sees what, the views, editing.

use access::{Role, Visibility};
use db::{Id, Sql};
use testkit::{House, Site};

use crate::setup::{import, indicators, office, plan};

async fn id_of(site: &Site, what: &str) -> Id {
    let sql = Sql::new(&format!("SELECT id AS value FROM {what}"));
    sql.value::<Id>(site.house.db.read()).await.unwrap().unwrap()
}

async fn number(site: &Site, what: &str) -> i64 {
    let sql = Sql::new(&format!("SELECT COUNT(*) AS value FROM {what}"));
    sql.value::<i64>(site.house.db.read()).await.unwrap().unwrap()
}

fn site(house: House) -> Site {
    Site::new(house, vec![plan::room(), indicators::room(), documents::room(), search::room()])
}

testkit::on_both_engines! {
    async fn the_views_of_a_plan(house: House) {
        let (office, viewer) = office(&house).await;
        import(&house, &viewer, office.id, Visibility::Public, (&plan(), &indicators())).await;
        let site = site(house);
        let list = site.get("/planer").await;
        list.shows("Verksamhetsplan 2026").shows("Åsunda kommun").shows("1 plan");
        let id = id_of(&site, "plan").await;
        let tree = site.get(&format!("/planer/{id}")).await;
        assert_eq!(tree.status, 200);
        tree.shows("4 insatser, 5 aktiviteter").shows("Inga planerade aktiviteter").shows("att granska");
        tree.shows("Mellan").shows("Syftet med Mark.").hides("Ny insats");
        let filtered = site.get(&format!("/planer/{id}?prio=high&vem=moa&nar=2026")).await;
        filtered.shows("1 insats, 2 aktiviteter").hides("Syftet med Mark.");
        site.get(&format!("/planer/{id}?nar=2025")).await.shows("Inget passar urvalet");
        site.get(&format!("/planer/{id}?q=kartorna")).await.shows("1 insats, 1 aktivitet");
        let people = site.get(&format!("/planer/{id}/personer")).await;
        people.shows("Moa").shows("4 insatser");
        site.get(&format!("/planer/{id}/prioritet")).await.shows("Annat ord");
        site.get(&format!("/planer/{id}/tid")).await.shows("2026–2027");
        let print = site.get(&format!("/planer/{id}/utskrift")).await;
        print.shows("Uppföljning").shows("Skriva referat").shows("Vi arbetar nära företagen.");
        let csv = site.get(&format!("/planer/{id}/plan.csv?prio=low")).await;
        assert!(csv.body.contains("Ta fram kartor") && !csv.body.contains("Skriva referat"), "{}", csv.body);
        assert_eq!(site.get(&format!("/planer/{id}/plan.xlsx")).await.status, 200);
        let initiative = id_of(&site, "initiative WHERE title = 'Mark'").await;
        let record = site.get(&format!("/planer/insats/{initiative}")).await;
        record.shows("2.1 Mark").shows("Ta fram kartor").shows("rad 4–9");
        let numbers = site.get("/nyckeltal").await;
        numbers.shows("Minst 76 (2026).").shows("75 nya läsare per år (2026).").shows("styrsystemet");
        let indicator = id_of(&site, "indicator WHERE marked").await;
        site.get(&format!("/nyckeltal/{indicator}")).await.shows("egen enkät").shows("minst 76");
        for page in ["historik", "delning"] {
            assert_eq!(site.get(&format!("/planer/insats/{initiative}/{page}")).await.status, 200);
            assert_eq!(site.get(&format!("/planer/{id}/{page}")).await.status, 200);
        }
    }

    async fn an_own_plan_is_nobody_elses(house: House) {
        let (office, viewer) = office(&house).await;
        let other = house.organisation("Annan kommun").await;
        import(&house, &viewer, office.id, Visibility::Own, (&plan(), &indicators())).await;
        let mut site = site(house);
        site.sign_in(&other, Role::Manager).await;
        let plan = id_of(&site, "plan").await;
        let initiative = id_of(&site, "initiative LIMIT 1").await;
        let indicator = id_of(&site, "indicator LIMIT 1").await;
        let hidden = [
            format!("/planer/{plan}"),
            format!("/planer/{plan}/personer"),
            format!("/planer/{plan}/prioritet"),
            format!("/planer/{plan}/tid"),
            format!("/planer/{plan}/utskrift"),
            format!("/planer/{plan}/plan.csv"),
            format!("/planer/{plan}/plan.xlsx"),
            format!("/planer/{plan}/andra"),
            format!("/planer/{plan}/historik"),
            format!("/planer/insats/{initiative}"),
            format!("/planer/insats/{initiative}/andra"),
            format!("/planer/insats/{initiative}/historik"),
            format!("/nyckeltal/{indicator}"),
            format!("/nyckeltal/{indicator}/andra"),
        ];
        for path in hidden {
            assert_eq!(site.get(&path).await.status, 404, "{path}");
        }
        for path in ["/planer", "/nyckeltal", "/sok?q=nyhetsbrev", "/planer?q=verksamhetsplan"] {
            site.get(path).await.hides("Verksamhetsplan 2026").hides("Nyhetsbrev").hides("Nöjda");
        }
        let post = site.post(&format!("/planer/insats/{initiative}/ta-bort"), &[]).await;
        assert_eq!(post.status, 404);
        site.sign_in(&office, Role::Reader).await;
        site.get("/sok?q=nyhetsbrev").await.shows("Nyhetsbrev");
        assert_eq!(site.get(&format!("/planer/{plan}/andra")).await.status, 403);
        assert_eq!(number(&site, "initiative WHERE state = 'withdrawn'").await, 0);
    }

    async fn what_follows_the_plan_is_shown_as_far_as_it(house: House) {
        let (office, viewer) = office(&house).await;
        import(&house, &viewer, office.id, Visibility::Own, (&plan(), &indicators())).await;
        let mut site = site(house);
        site.sign_in(&office, Role::Manager).await;
        let plan = id_of(&site, "plan").await;
        let narrow = id_of(&site, "initiative WHERE title = 'Mark'").await;
        let public = [("visibility", "public")];
        assert_eq!(site.post(&format!("/planer/{plan}/synlighet"), &public).await.status, 303);
        assert_eq!(number(&site, "initiative WHERE visibility = 'public'").await, 4);
        assert_eq!(number(&site, "indicator WHERE visibility = 'public'").await, 2);
        site.post(&format!("/planer/insats/{narrow}/synlighet"), &[("visibility", "own")]).await;
        site.post(&format!("/planer/{plan}/synlighet"), &[("visibility", "network")]).await;
        site.post(&format!("/planer/{plan}/synlighet"), &public).await;
        site.forget();
        let tree = site.get(&format!("/planer/{plan}")).await;
        tree.shows("3 insatser").hides("Ta fram kartor");
        assert_eq!(site.get(&format!("/planer/insats/{narrow}")).await.status, 404);
        site.get("/sok?q=kartor").await.hides("Ta fram kartor");
    }

    async fn a_grant_on_a_plan_opens_what_is_in_it(house: House) {
        let (office, viewer) = office(&house).await;
        let other = house.organisation("Grannen").await;
        import(&house, &viewer, office.id, Visibility::Own, (&plan(), &indicators())).await;
        let mut site = site(house);
        site.sign_in(&office, Role::Manager).await;
        let plan = format!("/planer/{}", id_of(&site, "plan").await);
        let land = format!("/planer/insats/{}", id_of(&site, "initiative WHERE title = 'Mark'").await);
        let letter = id_of(&site, "initiative WHERE title = 'Nyhetsbrev'").await;
        let letter = format!("/planer/insats/{letter}");
        let pleased = format!("/nyckeltal/{}", id_of(&site, "indicator WHERE name = 'Nöjda besökta'").await);
        // One that is shown otherwise than its plan does not come with it.
        for (record, to) in [(&plan, "network"), (&letter, "own"), (&plan, "own")] {
            let reply = site.post(&format!("{record}/synlighet"), &[("visibility", to)]).await;
            assert_eq!(reply.status, 303);
        }
        let receiver = other.id.to_string();
        let form = [("receiver", receiver.as_str()), ("purpose", "Gemensam plan"), ("until", "2026-12-31")];
        let pages = |record: &str| ["", "/historik", "/delning"].map(|page| format!("{record}{page}"));
        site.sign_in(&other, Role::Reader).await;
        for path in [&plan, &land, &pleased].into_iter().flat_map(|record| pages(record)) {
            assert_eq!(site.get(&path).await.status, 404, "{path}");
        }
        site.get("/sok?q=kartor").await.hides("Mark");
        site.sign_in(&office, Role::Manager).await;
        assert_eq!(site.post(&format!("{plan}/delning"), &form).await.status, 303);
        site.get(&format!("{land}/delning")).await.shows("Gemensam plan").shows("Delad genom");
        site.sign_in(&other, Role::Reader).await;
        for path in [&plan, &land, &pleased].into_iter().flat_map(|record| pages(record)) {
            assert_eq!(site.get(&path).await.status, 200, "{path}");
        }
        site.get(&format!("{land}/delning")).await.shows("Gemensam plan");
        site.get("/sok?q=kartor").await.shows("Mark");
        site.get("/sok?q=besökta").await.shows("Nöjda besökta");
        assert_eq!(site.get(&letter).await.status, 404);
        site.get("/sok?q=nyhetsbrev").await.hides("Nyhetsbrev");
        site.get("/nyckeltal").await.shows("Nöjda besökta");
        assert_eq!(site.get(&format!("{land}/sekretess")).await.status, 403);
    }

    async fn what_follows_a_withdrawn_plan_is_gone_with_it(house: House) {
        let (office, viewer) = office(&house).await;
        import(&house, &viewer, office.id, Visibility::Public, (&plan(), &indicators())).await;
        let mut site = site(house);
        let plan = format!("/planer/{}", id_of(&site, "plan").await);
        let land = format!("/planer/insats/{}", id_of(&site, "initiative WHERE title = 'Mark'").await);
        let pleased = format!("/nyckeltal/{}", id_of(&site, "indicator WHERE name = 'Nöjda besökta'").await);
        site.sign_in(&office, Role::Editor).await;
        assert_eq!(site.post(&format!("{plan}/ta-bort"), &[]).await.status, 303);
        assert_eq!(site.get(&land).await.status, 200);
        site.forget();
        for record in [&land, &pleased] {
            for page in ["", "/historik", "/delning"] {
                assert_eq!(site.get(&format!("{record}{page}")).await.status, 404, "{record}{page}");
            }
        }
        for path in ["/sok?q=besökta", "/nyckeltal", "/sok?q=kartor"] {
            site.get(path).await.hides("Nöjda besökta").hides("Ta fram kartor");
        }
        site.sign_in(&office, Role::Editor).await;
        assert_eq!(site.post(&format!("{plan}/aterta"), &[]).await.status, 303);
        site.forget();
        site.get("/sok?q=besökta").await.shows("Nöjda besökta");
    }

    async fn what_is_withdrawn_is_gone_for_everybody_else(house: House) {
        let (office, viewer) = office(&house).await;
        let other = house.organisation("Grannen").await;
        import(&house, &viewer, office.id, Visibility::Public, (&plan(), &indicators())).await;
        let mut site = site(house);
        site.sign_in(&office, Role::Editor).await;
        let plan = format!("/planer/{}", id_of(&site, "plan").await);
        let land = format!("/planer/insats/{}", id_of(&site, "initiative WHERE title = 'Mark'").await);
        let pleased = format!("/nyckeltal/{}", id_of(&site, "indicator WHERE name = 'Nöjda besökta'").await);
        for record in [&land, &pleased, &plan] {
            assert_eq!(site.post(&format!("{record}/ta-bort"), &[]).await.status, 303);
        }
        for role in [None, Some(Role::Manager)] {
            site.forget();
            if let Some(role) = role {
                site.sign_in(&other, role).await;
            }
            for record in [&land, &pleased, &plan] {
                for page in ["", "/historik", "/delning"] {
                    let path = format!("{record}{page}");
                    assert_eq!(site.get(&path).await.status, 404, "{path} {role:?}");
                }
            }
            assert_eq!(site.get(&format!("{plan}/plan.csv")).await.status, 404);
            site.get("/planer?lage=borttagna").await.hides("Verksamhetsplan 2026");
            site.get("/nyckeltal?lage=borttagna").await.hides("Nöjda besökta");
        }
        site.sign_in(&office, Role::Reader).await;
        site.get("/planer?lage=borttagna").await.shows("Verksamhetsplan 2026");
        site.get(&land).await.shows("Mark");
        site.get("/nyckeltal?lage=borttagna").await.shows("Nöjda besökta");
    }

    async fn a_marked_field_is_hidden_everywhere(house: House) {
        let (office, viewer) = office(&house).await;
        import(&house, &viewer, office.id, Visibility::Public, (&plan(), &indicators())).await;
        let mut site = site(house);
        site.sign_in(&office, Role::Manager).await;
        let plan = id_of(&site, "plan").await;
        let id = id_of(&site, "initiative WHERE title = 'Mark'").await;
        let mark = [
            ("fields", "aim"),
            ("fields", "activities"),
            ("ground", "OSL 19 kap."),
            ("reconsider_on", "2027-01-01"),
        ];
        assert_eq!(site.post(&format!("/planer/insats/{id}/sekretess"), &mark).await.status, 303);
        site.get(&format!("/planer/insats/{id}")).await.shows("Syftet med Mark.");
        site.forget();
        let pages = ["", "/utskrift", "/plan.csv", "/personer"].map(|page| format!("/planer/{plan}{page}"));
        for path in pages.iter().chain([&format!("/planer/insats/{id}"), &"/sok?q=kartor".to_string()]) {
            site.get(path).await.hides("Syftet med Mark").hides("Ta fram kartor");
        }
        site.get(&format!("/planer/insats/{id}")).await.shows("Sekretess");
    }

    async fn making_a_plan_by_hand(house: House) {
        let (office, _) = office(&house).await;
        let mut site = site(house);
        site.sign_in(&office, Role::Editor).await;
        let owner = office.id.to_string();
        let bad = site.post("/planer", &[("title", ""), ("owner", &owner), ("visibility", "public")]).await;
        assert_eq!(bad.status, 422);
        bad.shows("Rätta till det här");
        let form = [
            ("title", "Plan 2027"),
            ("owner", owner.as_str()),
            ("visibility", "public"),
            ("year_from", "2027"),
            ("submission", "n1"),
        ];
        let made = site.post("/planer", &form).await;
        assert_eq!(made.status, 303, "{}", made.text());
        assert_eq!(site.post("/planer", &form).await.location, made.location, "a double click");
        let plan = id_of(&site, "plan").await;
        let chapter = [("number", "1."), ("title", "Dialog"), ("submission", "n2")];
        assert_eq!(site.post(&format!("/planer/{plan}/del"), &chapter).await.status, 303);
        let chapter = id_of(&site, "plan_part WHERE number = '1'").await.to_string();
        for (title, key) in [("Möten", "n3"), ("Omvärld", "n4")] {
            let quiet = if key == "n4" { "1" } else { "" };
            let section = [
                ("title", title),
                ("under", chapter.as_str()),
                ("no_planned_activities", quiet),
                ("submission", key),
            ];
            assert_eq!(site.post(&format!("/planer/{plan}/del"), &section).await.status, 303);
        }
        let section = id_of(&site, "plan_part WHERE title = 'Möten'").await.to_string();
        let initiative = [
            ("title", "Frukost"),
            ("part_id", section.as_str()),
            ("aim", "Att mötas."),
            ("activities", "Bjuda in [Moa]\nFölja upp"),
            ("when_text", "2027–2028"),
            ("responsible", "Moa, Kultur och fritid"),
            ("priority_text", "Högst"),
            ("submission", "n5"),
        ];
        let made = site.post(&format!("/planer/{plan}/insats"), &initiative).await;
        assert_eq!(made.status, 303, "{}", made.text());
        let id = id_of(&site, "initiative").await;
        let page = site.get(&format!("/planer/insats/{id}")).await;
        page.shows("Kultur och fritid").shows("Bjuda in").shows("(Moa)").shows("Högst");
        assert_eq!(number(&site, "initiative WHERE priority_level = 'high' AND year_to = 2028").await, 1);
        let tree = site.get(&format!("/planer/{plan}")).await;
        tree.shows("Inga planerade aktiviteter").shows("1 insats, 2 aktiviteter");
        let down = [("direction", "down")];
        site.post(&format!("/planer/{plan}/del/{section}/flytta"), &down).await;
        assert_eq!(number(&site, "plan_part WHERE title = 'Omvärld' AND position = 1").await, 1);
        let full = site.post(&format!("/planer/{plan}/del/{section}/ta-bort"), &[]).await;
        assert_eq!(full.status, 400);
        full.shows("Flytta eller ta bort dem först");
        for what in ["ta-bort", "ta-bort", "aterta"] {
            assert_eq!(site.post(&format!("/planer/insats/{id}/{what}"), &[]).await.status, 303);
        }
        assert!(access::verify_chain(&site.house.db).await.unwrap().is_ok());
        site.get(&format!("/planer/insats/{id}/historik")).await.shows("Syfte: Att mötas.");
    }

    async fn two_people_change_the_same_initiative(house: House) {
        let (office, viewer) = office(&house).await;
        import(&house, &viewer, office.id, Visibility::Public, (&plan(), &indicators())).await;
        let mut site = site(house);
        site.sign_in(&office, Role::Editor).await;
        let id = id_of(&site, "initiative WHERE title = 'Mark'").await;
        let part = id_of(&site, "plan_part WHERE number = '2.1'").await.to_string();
        let path = format!("/planer/insats/{id}");
        let form = |goal, lines| {
            [
                ("title", "Mark"),
                ("goal", goal),
                ("activities", lines),
                ("version", "1"),
                ("priority_text", "Låg"),
                ("part_id", part.as_str()),
            ]
        };
        let first = form("Tio kartor", "Ta fram fler kartor\nVisa dem");
        assert_eq!(site.post(&path, &first).await.status, 303);
        assert_eq!(site.post(&path, &first).await.status, 303, "a double click is no conflict");
        let kept = number(&site, "activity WHERE text = 'Ta fram fler kartor' AND imported IS NOT NULL");
        assert_eq!(kept.await, 1, "reworded, but the same activity");
        let conflict = site.post(&path, &form("Tjugo kartor", "Ta fram fler kartor")).await;
        assert_eq!(conflict.status, 409);
        conflict.shows("Någon annan hann före").shows("Tio kartor").shows("Tjugo kartor");
        assert_eq!(number(&site, "initiative WHERE goal = 'Tio kartor'").await, 1);
        assert!(conflict.body.contains("name=\"version\" value=\"2\""));
    }

    async fn a_move_says_where(house: House) {
        let (office, viewer) = office(&house).await;
        import(&house, &viewer, office.id, Visibility::Public, (&plan(), &indicators())).await;
        let mut site = site(house);
        site.sign_in(&office, Role::Editor).await;
        let id = id_of(&site, "initiative WHERE title = 'Företagsbesök'").await;
        let path = format!("/planer/insats/{id}");
        let moved = site.post(&format!("{path}/flytta"), &[("direction", "down")]).await;
        let page = site.get(&moved.location.unwrap()).await;
        page.shows("Insatsen står nu som nummer 2 av 3 under 1.1 Möten.");
        let still = site.post(&format!("{path}/flytta"), &[("direction", "sideways")]).await;
        site.get(&still.location.unwrap()).await.shows("nummer 2 av 3");
        let activity = id_of(&site, "activity WHERE text = 'Besöka företag'").await.to_string();
        let (item, initiative) = (format!("activity:{activity}"), id.to_string());
        let plan = id_of(&site, "plan").await;
        let order = format!("/planer/{plan}/ordna");
        let form = [("item", item.as_str()), ("initiative", initiative.as_str()), ("direction", "down")];
        let moved = site.post(&order, &form).await;
        let page = site.get(&moved.location.unwrap()).await;
        page.shows("”Besöka företag” står nu som aktivitet nummer 2 av 2.");
        let button = "name=\"direction\" value=\"down\" autofocus";
        assert!(page.body.contains(button), "the next press moves it further");
        // Drawn by its handle before the other one.
        let other = id_of(&site, "activity WHERE text = 'Skriva referat'").await.to_string();
        let of = ["initiative", "parent"].map(|name| (name, initiative.as_str()));
        let form = [("item", item.as_str()), of[0], of[1], ("before", other.as_str())];
        let moved = site.post(&order, &form).await;
        site.get(&moved.location.unwrap()).await.shows("nummer 1 av 2");
        let stale = [("item", item.as_str()), ("initiative", initiative.as_str()), ("before", "1")];
        assert_eq!(site.post(&order, &stale).await.status, 400, "what it was to stand before is gone");
        site.get(&format!("{path}/historik")).await.shows("Import av plan.txt, startad av Prov Person");
    }

    async fn my_page_shows_where_i_am_named(house: House) {
        let (office, viewer) = office(&house).await;
        let other = house.organisation("En annan").await;
        let mut read = plan();
        read.chapters[0].sections[0].initiatives[1].responsible = vec!["prov".to_string()];
        read.chapters[1].sections[0].initiatives[0].responsible = vec!["Prov Person".to_string()];
        import(&house, &viewer, office.id, Visibility::Public, (&read, &indicators())).await;
        let mut site = site(house);
        assert_eq!(site.get("/min-sida").await.status, 303, "a visitor is asked to sign in");
        site.sign_in(&office, Role::Reader).await;
        let mine = site.get("/min-sida").await;
        mine.shows("Nyhetsbrev").shows("Mark").hides("Företagsbesök");
        mine.shows("där ”Prov Person” eller ”Prov” står");
        assert!(mine.body.contains("href=\"/min-sida\" aria-current=\"page\""), "it is in the navigation");
        site.forget();
        site.sign_in(&other, Role::Manager).await;
        site.get("/min-sida").await.shows("Ingen insats i dina organisationers planer").hides("Nyhetsbrev");
        site.get("/min-sida").await.shows("Här visas det du själv lägger till eller ändrar.");
    }

    async fn targets_in_the_plans_own_words(house: House) {
        let (office, viewer) = office(&house).await;
        import(&house, &viewer, office.id, Visibility::Public, (&plan(), &indicators())).await;
        let mut site = site(house);
        site.sign_in(&office, Role::Editor).await;
        let plan = id_of(&site, "plan").await.to_string();
        let mut form = vec![
            ("name", "Ranking i länet"),
            ("plan", plan.as_str()),
            ("targets", "bland de fem bästa\nnågot vi tror på"),
            ("target_year", "2026"),
            ("submission", "m1"),
        ];
        form.push(("preview", "1"));
        let preview = site.post("/nyckeltal", &form).await;
        assert_eq!(preview.status, 200);
        preview.shows("Så här förstås målen:").shows("Bland de 5 bästa (2026).").shows("Något vi tror på");
        form.pop();
        let made = site.post("/nyckeltal", &form).await;
        assert_eq!(made.status, 303, "{}", made.text());
        let id = id_of(&site, "indicator WHERE name LIKE 'Ranking%'").await;
        site.get(&format!("/nyckeltal/{id}")).await.shows("Bland de 5 bästa (2026).");
        let bad = [("name", "Ranking"), ("outcome", "ungefär tre"), ("version", "1")];
        site.post(&format!("/nyckeltal/{id}"), &bad).await.shows("Skriv ett tal");
        let target = ("targets", "bland de tre bästa");
        let good = [("name", "Ranking"), target, ("outcome", "3,5"), ("version", "1")];
        assert_eq!(site.post(&format!("/nyckeltal/{id}"), &good).await.status, 303);
        site.get(&format!("/nyckeltal/{id}")).await.shows("Bland de 3 bästa.").shows("3,5");
        let late = site.post(&format!("/nyckeltal/{id}"), &[("name", "X"), ("version", "1")]).await;
        assert_eq!(late.status, 409);
        assert_eq!(site.post(&format!("/nyckeltal/{id}/ta-bort"), &[]).await.status, 303);
        site.get("/nyckeltal").await.hides("Ranking");
    }

    async fn an_offices_own_words_for_its_levels(house: House) {
        let (office, viewer) = office(&house).await;
        import(&house, &viewer, office.id, Visibility::Public, (&plan(), &indicators())).await;
        let mut site = site(house);
        site.sign_in(&office, Role::Manager).await;
        let id = id_of(&site, "plan").await;
        let visits = id_of(&site, "initiative WHERE title = 'Företagsbesök'").await;
        let words = [
            ("Fokusområde / Fokusområden", "chapter"),
            ("uppdrag", "initiative"),
            ("Åtgärd/åtgärder", "activity"),
        ];
        let owner = office.id.to_string();
        for (word, meaning) in words {
            let own = ("owner", owner.as_str());
            let form = [own, ("subject", "level"), ("word", word), ("meaning", meaning)];
            assert_eq!(site.post("/planer/ord", &form).await.status, 303);
        }
        let page = site.get(&format!("/planer/{id}")).await;
        page.shows("4 uppdrag, 5 åtgärder").shows("Lägg till fokusområde").shows("Ändra fokusområde");
        page.shows("Lägg till uppdrag").shows("Ändra avsnittet").hides("Nytt kapitel").hides("4 insatser");
        site.get(&format!("/planer/{id}/del/ny")).await.shows("Lägg till fokusområde");
        site.get(&format!("/planer/{id}/insats/ny")).await.shows("Lägg till uppdrag").shows("Åtgärder");
        let page = site.get(&format!("/planer/insats/{visits}")).await;
        page.shows("Åtgärder Besöka företag").shows("Lägg till åtgärder").shows("Ta bort uppdrag");
        let file = site.get(&format!("/planer/{id}/plan.csv")).await;
        let head = file.body.lines().next().unwrap();
        assert!(head.contains("chapter") || head.contains("Fokusområde"), "{head}");
        site.get(&format!("/planer/{id}/flera")).await.shows("Markera uppdrag");
        // Another office's plans keep the usual words.
        let other = site.house.organisation("Grannkommunen").await;
        let there = site.house.member(&other, Role::Editor);
        import(&site.house, &there, other.id, Visibility::Public, (&plan(), &indicators())).await;
        let theirs = id_of(&site, &format!("plan WHERE owner_id = {}", other.id)).await;
        site.get(&format!("/planer/{theirs}")).await.shows("4 insatser, 5 aktiviteter");
    }
}
