//! From year to year, and from organisation to organisation.

use access::{Role, Visibility};
use db::{Id, Sql};
use testkit::Site;

use crate::setup::{import, indicators, office, plan};

async fn id_of(site: &Site, what: &str) -> Id {
    let sql = Sql::new(&format!("SELECT id AS value FROM {what}"));
    sql.value::<Id>(site.house.db.read()).await.unwrap().unwrap()
}

async fn number(site: &Site, what: &str) -> i64 {
    let sql = Sql::new(&format!("SELECT COUNT(*) AS value FROM {what}"));
    sql.value::<i64>(site.house.db.read()).await.unwrap().unwrap()
}

/// The hidden seal that a roll-over page holds for a row.
fn seal_of(page: &str, name: &str) -> String {
    let start = page.find(&format!("name=\"{name}.seal\" value=\"")).unwrap();
    page[start..].split('"').nth(3).unwrap().to_string()
}

testkit::on_both_engines! {
    async fn a_plan_is_rolled_over(house: House) {
        let (office, viewer) = office(&house).await;
        import(&house, &viewer, office.id, Visibility::Public, (&plan(), &indicators())).await;
        let mut site = Site::new(house, vec![plan::room(), documents::room(), search::room()]);
        site.sign_in(&office, Role::Editor).await;
        let id = id_of(&site, "plan").await;
        let (plan, turn) = (format!("/planer/{id}"), format!("/planer/{id}/arsskifte"));
        site.get(&turn).await.shows("Den nya planens namn");
        let begin = [("title", "Verksamhetsplan 2027"), ("year_from", "2027")];
        for _ in 0..2 {
            assert_eq!(site.post(&turn, &begin).await.status, 303);
        }
        assert_eq!(number(&site, "rollover").await, 1);
        let [visits, letters, odd, land] = ["Företagsbesök", "Nyhetsbrev", "Frukostmöten", "Mark"]
            .map(|title| format!("initiative WHERE title = '{title}'"));
        let (visits, letters) = (id_of(&site, &visits).await, id_of(&site, &letters).await);
        let (odd, land) = (id_of(&site, &odd).await, id_of(&site, &land).await);
        let page = site.get(&turn).await;
        page.shows("Skriva referat");
        let row = |id: Id, choice: &str, lines: &str| -> Vec<(String, String)> {
            let name = format!("i{id}");
            vec![
                (format!("{name}.seal"), seal_of(&page.body, &name)),
                (format!("{name}.choice"), choice.to_string()),
                (format!("{name}.when"), "2026–2027".to_string()),
                (format!("{name}.lines"), lines.to_string()),
            ]
        };
        let mut form = row(visits, "continue", "");
        form.extend(row(letters, "split", "Brev om våren; Brev om hösten"));
        form.extend(row(odd, "done", ""));
        form.extend(row(land, "move", "1.1 Möten"));
        let send =
            |form: &[(String, String)]| form.iter().map(|(k, v)| (k.clone(), v.clone())).collect::<Vec<_>>();
        let pairs = send(&form);
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        assert_eq!(site.post(&format!("{turn}/val"), &pairs).await.status, 303);
        assert_eq!(number(&site, "rollover_choice").await, 3);
        // Another person, with the page as it was before: the same row is told, the others are saved.
        let mut late = row(odd, "drop", "");
        late.extend(row(visits, "drop", ""));
        let pairs: Vec<(&str, &str)> = late.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        let conflict = site.post(&format!("{turn}/val"), &pairs).await;
        assert_eq!(conflict.status, 409);
        conflict.shows("Någon annan har ändrat samma rader").shows("Frukostmöten");
        assert_eq!(number(&site, "rollover_choice").await, 4);
        let back = row(visits, "continue", "");
        let name = format!("i{visits}");
        let fresh = seal_of(&site.get(&turn).await.body, &name);
        let mut back: Vec<(&str, &str)> = back.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        back[0].1 = &fresh;
        assert_eq!(site.post(&format!("{turn}/val"), &back).await.status, 303);
        let review = site.get(&format!("{turn}/genomfor")).await;
        review.shows("4 insatser, 4 aktiviteter").shows("Brev om hösten").shows("Slutar med året");
        review.hides("Gör den nya planen</button>");
        assert_eq!(site.post(&format!("{turn}/genomfor"), &[]).await.status, 403);
        site.sign_in(&office, Role::Manager).await;
        let done = site.post(&format!("{turn}/genomfor"), &[]).await;
        let again = site.post(&format!("{turn}/genomfor"), &[]).await;
        assert_eq!((done.status, again.status), (303, 303));
        assert_eq!(done.location, again.location);
        assert_eq!(number(&site, "plan").await, 2);
        let made = done.location.unwrap();
        site.get(&made).await.shows("Utkast").shows("Brev om våren").shows("4 insatser, 4 aktiviteter");
        // The old year is whole, closed, and tells what became of it.
        site.get(&plan).await.shows("4 insatser, 5 aktiviteter").shows("Avslutad").hides("Ny insats");
        assert_eq!(number(&site, "plan_version WHERE kind = 'closing'").await, 1);
        let chain = site.get(&format!("/planer/insats/{letters}/kedja")).await;
        chain.shows("Brev om våren").shows("Brev om hösten").shows("Del av: Nyhetsbrev").shows("2027");
        site.get(&format!("/planer/insats/{odd}/kedja")).await.shows("Klar. Fördes inte vidare.");
        // The draft is the office's own: outside, the chain ends where it is seen.
        site.forget();
        site.get(&format!("/planer/insats/{letters}/kedja")).await.hides("Brev om våren");
        assert_eq!(site.get(&made).await.status, 404);
    }

    async fn an_initiative_stands_in_two_plans(house: House) {
        let (office, viewer) = office(&house).await;
        let other = house.organisation("Förbundet").await;
        import(&house, &viewer, office.id, Visibility::Own, (&plan(), &indicators())).await;
        let there = house.member(&other, Role::Editor);
        let mut theirs = plan();
        theirs.title = Some("Förbundets plan".to_string());
        theirs.chapters.truncate(1);
        import(&house, &there, other.id, Visibility::Public, (&theirs, &indicators())).await;
        let mut site = Site::new(house, vec![plan::room(), documents::room(), search::room()]);
        site.sign_in(&other, Role::Editor).await;
        site.sign_in(&office, Role::Manager).await;
        let land = id_of(&site, "initiative WHERE title = 'Mark'").await;
        let shared = format!("/planer/insats/{land}/gemensam");
        let receiver = other.id.to_string();
        let ask = [("receiver", receiver.as_str()), ("purpose", "Ordna mark ihop"), ("until", "2026-12-31")];
        assert_eq!(site.post(&shared, &[("receiver", receiver.as_str())]).await.status, 422);
        for _ in 0..2 {
            assert_eq!(site.post(&shared, &ask).await.status, 303);
        }
        assert_eq!(number(&site, "joined_initiative").await, 1);
        site.get(&shared).await.shows("Tillfrågad");
        let joined = id_of(&site, "joined_initiative").await;
        let own = format!("/planer/gemensam/{joined}");
        assert_eq!(site.get(&own).await.status, 403);
        site.sign_in(&other, Role::Editor).await;
        site.get("/min-sida").await.shows("Mark").shows("Förfrågningar");
        site.get(&own).await.shows("Ordna mark ihop").shows("Ta in i vår plan");
        let part = id_of(
            &site,
            &format!(
                "plan_part WHERE title = 'Möten' AND plan_id IN (SELECT id FROM plan WHERE owner_id = {})",
                other.id
            ),
        )
        .await;
        let foreign = id_of(&site, "plan_part WHERE title = 'Plats'").await;
        let accept = |part: Id| [("answer", "accept".to_string()), ("part_id", part.to_string())];
        let wrong = accept(foreign);
        let wrong: Vec<(&str, &str)> = wrong.iter().map(|(k, v)| (*k, v.as_str())).collect();
        assert_eq!(site.post(&format!("{own}/svar"), &wrong).await.status, 400);
        let right = accept(part);
        let right: Vec<(&str, &str)> = right.iter().map(|(k, v)| (*k, v.as_str())).collect();
        assert_eq!(site.post(&format!("{own}/svar"), &right).await.status, 303);
        let revision = number(&site, "joined_initiative WHERE revision = 2").await;
        assert_eq!(revision, 1);
        let write = [("status", "Klar"), ("main", "Amir"), ("notes", "Bara för oss"), ("version", "2")];
        assert_eq!(site.post(&own, &write).await.status, 303);
        let late = [("status", "Pausad"), ("main", ""), ("notes", ""), ("version", "2")];
        assert_eq!(site.post(&own, &late).await.status, 409);
        let theirs = format!("/planer/{}", id_of(&site, "plan WHERE title = 'Förbundets plan'").await);
        site.get(&theirs).await.shows("Insats hos Åsunda kommun").shows("Bara för oss").shows("Amir");
        // The owner sees how it goes, not the notes; the public sees neither.
        site.sign_in(&office, Role::Manager).await;
        site.get(&shared).await.shows("Klar").shows("Amir").hides("Bara för oss");
        site.forget();
        site.get(&theirs).await.hides("Insats hos").hides("Bara för oss").hides("Syftet med Mark");
        // The owner ends it: what it shows is gone, what they wrote is theirs.
        site.sign_in(&office, Role::Manager).await;
        assert_eq!(site.post(&format!("{own}/avsluta"), &[("who", "owner")]).await.status, 303);
        site.sign_in(&other, Role::Editor).await;
        site.get(&theirs).await.hides("Insats hos");
        assert_eq!(site.get(&format!("/planer/insats/{land}")).await.status, 404);
        assert_eq!(
            number(&site, "joined_initiative WHERE state = 'ended' AND notes = 'Bara för oss'").await,
            1
        );
    }
}
