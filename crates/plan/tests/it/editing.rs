//! Editing a plan: order, numbers, several at once, words, comments, more activities.

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

/// A site with the small plan and its address.
async fn with_plan(house: House, visibility: Visibility, role: Role) -> (Site, access::Organisation, String) {
    let (office, viewer) = office(&house).await;
    import(&house, &viewer, office.id, visibility, (&plan(), &indicators())).await;
    let mut site = Site::new(house, vec![plan::room(), documents::room(), search::room()]);
    site.sign_in(&office, role).await;
    let plan = format!("/planer/{}", id_of(&site, "plan").await);
    (site, office, plan)
}

async fn initiative(site: &Site, title: &str) -> Id {
    id_of(site, &format!("initiative WHERE title = '{title}'")).await
}

fn before(page: &str, first: &str, second: &str) -> bool {
    page.find(first).unwrap() < page.find(second).unwrap()
}

testkit::on_both_engines! {
    async fn a_plan_is_put_in_order(house: House) {
        let (site, _, plan) = with_plan(house, Visibility::Own, Role::Editor).await;
        let [visits, letters, odd, land] = [
            initiative(&site, "Företagsbesök").await,
            initiative(&site, "Nyhetsbrev").await,
            initiative(&site, "Frukostmöten").await,
            initiative(&site, "Mark").await,
        ];
        let order = format!("{plan}/ordna");
        let item = format!("initiative:{odd}");
        let (first, quiet) =
            (visits.to_string(), id_of(&site, "plan_part WHERE title = 'Omvärld'").await.to_string());
        let moved = site.post(&order, &[("item", &item), ("before", &first)]).await;
        assert_eq!(moved.status, 303);
        let page = site.get(&plan).await.text();
        assert!(before(&page, "Syftet med Frukostmöten", "Syftet med Företagsbesök"));
        // Two at once: what the second was to stand before has gone elsewhere.
        let away = [("item", item.as_str()), ("parent", quiet.as_str())];
        assert_eq!(site.post(&order, &away).await.status, 303);
        let letter = format!("initiative:{letters}");
        let gone = odd.to_string();
        let stale = site.post(&order, &[("item", letter.as_str()), ("before", gone.as_str())]).await;
        assert_eq!(stale.status, 400);
        stale.shows("Någon annan har ändrat ordningen");
        // Steps are taken from the order as it is, and the last step down goes nowhere.
        for direction in ["up", "up", "down"] {
            site.post(&order, &[("item", &letter), ("direction", direction)]).await;
        }
        let page = site.get(&order).await;
        assert!(before(&page.text(), "Företagsbesök", "Nyhetsbrev"));
        page.shows("Omvärld");
        // Another plan's part is no place.
        let foreign = [("item", letter.as_str()), ("parent", "1")];
        assert_eq!(site.post(&order, &foreign).await.status, 404);
        // A form that was open while things were moved still holds.
        let version = number(&site, &format!("initiative WHERE id = {land} AND revision = 1")).await;
        assert_eq!(version, 1);
    }

    async fn numbers_follow_the_order_if_one_likes(house: House) {
        let (site, _, plan) = with_plan(house, Visibility::Own, Role::Editor).await;
        let place = id_of(&site, "plan_part WHERE title = 'Plats'").await;
        let switch = format!("{plan}/numrering");
        site.post(&format!("{plan}/ordna"), &[("item", &format!("part:{place}")), ("direction", "up")]).await;
        site.get(&plan).await.shows("2 Plats").shows("1 Dialog");
        assert_eq!(site.post(&switch, &[("numbering", "automatic")]).await.status, 303);
        site.get(&plan).await.shows("1 Plats").shows("2 Dialog").shows("1.1 Mark").shows("2.1 Möten");
        site.post(&format!("{plan}/del"), &[("title", "Nytt kapitel här"), ("number", "99")]).await;
        site.get(&plan).await.shows("3 Nytt kapitel här");
        site.post(&switch, &[("numbering", "own")]).await;
        site.get(&plan).await.shows("2 Plats").shows("1 Dialog").shows("2.1 Mark");
    }

    async fn several_are_changed_at_once_and_it_is_taken_back(house: House) {
        let (site, _, plan) = with_plan(house, Visibility::Own, Role::Editor).await;
        let (visits, letters) =
            (initiative(&site, "Företagsbesök").await, initiative(&site, "Nyhetsbrev").await);
        let ids = [visits.to_string(), letters.to_string()];
        let chosen =
            [("id", ids[0].as_str()), ("id", ids[1].as_str()), ("priority_text", "Medel"), ("main", "Eva")];
        let preview = site.post(&format!("{plan}/flera/granska"), &chosen).await;
        preview.shows("Ändra 2 insatser").shows("Hög Medel").shows("Eva");
        let (one, two) = (format!("revision.{visits}"), format!("revision.{letters}"));
        let mut form = chosen.to_vec();
        form.extend([(one.as_str(), "1"), (two.as_str(), "1"), ("submission", "nyckel")]);
        // Somebody changes one of them meanwhile: nothing is written.
        site.post(&format!("/planer/insats/{letters}/lage"), &[("status", "Klar")]).await;
        let stale = site.post(&format!("{plan}/flera"), &form).await;
        assert_eq!(stale.status, 409);
        stale.shows("Ändrade av någon annan").shows("Nyhetsbrev");
        assert_eq!(number(&site, "initiative WHERE priority_text = 'Hög'").await, 1);
        form[5] = (two.as_str(), "2");
        for _ in 0..2 {
            assert_eq!(site.post(&format!("{plan}/flera"), &form).await.status, 303);
        }
        assert_eq!(
            number(&site, "initiative WHERE priority_text = 'Medel' AND priority_level = 'medium'").await,
            2
        );
        assert_eq!(number(&site, "responsible WHERE label = 'Eva' AND main").await, 2);
        assert_eq!(number(&site, "audit_entry WHERE action = 'bulk-edit'").await, 2);
        assert_eq!(number(&site, "plan_bulk").await, 1);
        site.get(&format!("{plan}/flera")).await.shows("2 insatser, Prov Person");
        let bulk = id_of(&site, "plan_bulk").await;
        for _ in 0..2 {
            assert_eq!(site.post(&format!("{plan}/flera/{bulk}/angra"), &[]).await.status, 303);
        }
        assert_eq!(
            number(&site, "initiative WHERE priority_text = 'Hög' AND priority_level = 'high'").await,
            1
        );
        assert_eq!(number(&site, "audit_entry WHERE action = 'undo-bulk-edit'").await, 2);
    }

    async fn a_word_is_explained_once(house: House) {
        let (mut site, office, plan) = with_plan(house, Visibility::Public, Role::Editor).await;
        let page = site.get(&plan).await;
        page.shows("”Mellan” är inget ord som Bygd känner").shows("Det står vid 1 insats.");
        let form = [("word", "Mellan"), ("level", "medium")];
        assert_eq!(site.post(&format!("{plan}/ord"), &form).await.status, 303);
        site.get(&plan).await.hides("är inget ord som Bygd känner").shows("Mellan");
        assert_eq!(
            number(&site, "initiative WHERE priority_text = 'Mellan' AND priority_level = 'medium'").await,
            1
        );
        // Read again, and elsewhere: it is known now.
        let viewer = site.house.member(&office, Role::Editor);
        let mut next = crate::setup::plan();
        next.title = Some("Verksamhetsplan 2027".to_string());
        next.period = Some(reading::contract::Period { from: 2027, to: 2027 });
        import(&site.house, &viewer, office.id, Visibility::Own, (&next, &indicators())).await;
        assert_eq!(
            number(&site, "initiative WHERE priority_level = 'medium' AND priority_text = 'Mellan'").await,
            2
        );
        // The office's page is a manager's to change.
        let word = [
            ("owner", &*office.id.to_string()),
            ("subject", "status"),
            ("word", "Rullar"),
            ("meaning", "on_track"),
        ];
        assert_eq!(site.post("/planer/ord", &word).await.status, 403);
        site.get("/planer/ord").await.shows("Mellan").hides("Lägg till");
        site.sign_in(&office, Role::Manager).await;
        assert_eq!(site.post("/planer/ord", &word).await.status, 303);
        let visits =
            initiative(&site, "Företagsbesök' AND plan_id = (SELECT MIN(id) FROM plan) AND title <> '").await;
        site.post(&format!("/planer/insats/{visits}/lage"), &[("status", "Rullar")]).await;
        assert_eq!(number(&site, "initiative WHERE status = 'Rullar' AND status_kind = 'on_track'").await, 1);
        site.forget();
        site.get(&plan).await.hides("är inget ord som Bygd känner");
    }

    async fn what_is_said_stays_inside(house: House) {
        let (mut site, _, plan) = with_plan(house, Visibility::Public, Role::Editor).await;
        let visits = format!("/planer/insats/{}", initiative(&site, "Företagsbesök").await);
        let said = [("text", "Vem ringer hamnen?"), ("submission", "en")];
        for _ in 0..2 {
            assert_eq!(site.post(&format!("{visits}/samtal"), &said).await.status, 303);
        }
        site.get(&visits).await.shows("Vem ringer hamnen?");
        site.get(&plan).await.shows("1 insats har ett öppet samtal");
        let csv = site.get(&format!("{plan}/plan.csv")).await;
        assert!(!csv.body.contains("hamnen"));
        site.get(&format!("{visits}/historik")).await.shows("Ny kommentar").hides("hamnen");
        site.get(&format!("{plan}/utskrift")).await.hides("hamnen");
        let comment = id_of(&site, "initiative_comment").await;
        let other = format!("/planer/insats/{}", initiative(&site, "Mark").await);
        assert_eq!(site.post(&format!("{other}/samtal/{comment}"), &[]).await.status, 404);
        assert_eq!(site.post(&format!("{visits}/samtal/{comment}"), &[("resolved", "1")]).await.status, 303);
        site.get(&visits).await.shows("Löst av Prov Person");
        site.get(&plan).await.hides("öppet samtal");
        assert_eq!(number(&site, "initiative_comment").await, 1);
        let neighbour = site.house.organisation("Grannen").await;
        site.sign_in(&neighbour, Role::Manager).await;
        site.get(&visits).await.hides("hamnen").hides("Samtal");
        assert_eq!(site.post(&format!("{visits}/samtal"), &said).await.status, 403);
        site.forget();
        site.get(&visits).await.hides("hamnen");
        site.get("/sok?q=hamnen").await.hides("Företagsbesök");
    }

    async fn more_activities_come_one_on_each_line(house: House) {
        let (site, _, plan) = with_plan(house, Visibility::Own, Role::Editor).await;
        let visits = format!("/planer/insats/{}", initiative(&site, "Företagsbesök").await);
        let more = [("activities", "Ringa hamnen [Moa]\n- Boka båt\n\n"), ("submission", "två")];
        for _ in 0..2 {
            assert_eq!(site.post(&format!("{visits}/aktiviteter"), &more).await.status, 303);
        }
        let page = site.get(&visits).await.text();
        assert!(before(&page, "Skriva referat", "Ringa hamnen") && before(&page, "Ringa hamnen", "Boka båt"));
        assert_eq!(number(&site, "activity WHERE state = 'active'").await, 7);
        let wheel = site.get(&format!("{plan}/arshjul")).await;
        wheel.shows("Årshjul 2026").shows("4 insatser som pågår utan en egen tid");
        let activity = id_of(&site, "activity WHERE text = 'Boka båt'").await;
        let order = [("item", &*format!("activity:{activity}")), ("direction", "up")];
        assert_eq!(site.post(&format!("{plan}/ordna"), &order).await.status, 303);
        let page = site.get(&visits).await.text();
        assert!(before(&page, "Boka båt", "Ringa hamnen"));
    }
}
