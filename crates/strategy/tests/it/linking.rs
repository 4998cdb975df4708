//! Choosing goals, and the way from an initiative, an indicator or a project up to them.

use access::{Role, Visibility};
use db::Id;
use strategy::End;
use testkit::{House, Site};

use crate::world::{World, adopted, count, id, initiative, link, plan, point, project, site, world};

const REGION: &str = "Kunskap;1;Rätt kompetens;Alla i arbete\n;2;Ny teknik;\n";
const TOWN: &str = "Företagen;;;Nöjda företag\n;;;Fler anbud\n";

async fn filled(house: &House) -> World {
    let world = world(house).await;
    adopted(house, &world.region, ("Regionens väg", (2021, None)), REGION, Visibility::Public).await;
    adopted(house, &world.town, ("Kommunens program", (2025, None)), TOWN, Visibility::Public).await;
    plan(house, &world.office, ("Plan 2026", 2026), &["Kursdagar", "Anbudsskola"], Visibility::Public).await;
    world
}

fn form<'a>(shown: &'a str, chosen: &[&'a str]) -> Vec<(&'static str, &'a str)> {
    let aims = chosen.iter().map(|id| ("aim", *id));
    std::iter::once(("shown", shown)).chain(aims).collect()
}

async fn choose(site: &Site, id: Id, shown: &str, chosen: &[&str]) {
    let path = format!("/roda-traden/koppla/insats/{id}");
    let reply = site.post(&path, &form(shown, chosen)).await;
    assert_eq!(reply.status, 303, "{}", reply.body);
}

testkit::on_both_engines! {
    async fn goals_are_searched_chosen_and_taken_away(house: House) {
        let world = filled(&house).await;
        let (own, up) = (point(&house, "Nöjda företag").await, point(&house, "Alla i arbete").await);
        let (own, up) = (own.to_string(), up.to_string());
        let one = initiative(&house, "Kursdagar").await;
        let mut site = site(house);
        site.sign_in(&world.office, Role::Editor).await;
        let path = format!("/roda-traden/koppla/insats/{one}");
        let page = site.get(&path).await;
        page.shows("Nöjda företag").shows("Alla i arbete").shows("Kommunens program");
        page.shows("Inget mål är valt");
        page.hides("value=\"Kunskap\"");
        let found = [("shown", ""), ("aim", own.as_str()), ("q", "teknik"), ("sok", "1")];
        let found = site.post(&path, &found).await;
        found.shows("2 Ny teknik").hides("Alla i arbete").shows("Nöjda företag").shows("Ett mål är valt");
        assert_eq!(count(&site.house, "goal_link").await, 0, "a search saves nothing");
        choose(&site, one, "", &[&own]).await;
        // A colleague whose page is older adds another goal: both stay.
        choose(&site, one, "", &[&up]).await;
        site.get(&format!("/planer/insats/{one}")).await.shows("Nöjda företag").shows("Alla i arbete");
        choose(&site, one, &format!("{own},{up}"), &[&up]).await;
        site.get(&format!("/planer/insats/{one}")).await.hides("Nöjda företag").shows("Alla i arbete");
        site.get(&format!("/planer/insats/{one}/historik")).await.shows("Mål som den bidrar till");
        let theme = point(&site.house, "Kunskap").await.to_string();
        choose(&site, one, "", &[&theme]).await;
        assert_eq!(count(&site.house, "goal_link").await, 1, "nothing works towards a theme");
        site.sign_in(&world.region, Role::Manager).await;
        assert_eq!(site.get(&path).await.status, 403, "another's initiative");
    }

    async fn the_way_up_leads_over_all_levels(house: House) {
        let world = filled(&house).await;
        link(&house, End::Point, "Nöjda företag", "Alla i arbete").await;
        link(&house, End::Initiative, "Kursdagar", "Nöjda företag").await;
        link(&house, End::Indicator, "Mått Plan 2026", "Nöjda företag").await;
        let one = initiative(&house, "Kursdagar").await;
        let measure = id(&house, "indicator", "name", "Mått Plan 2026").await;
        let goal = point(&house, "Alla i arbete").await;
        let theme = point(&house, "Kunskap").await;
        let own = point(&house, "Nöjda företag").await;
        let mut site = site(house);
        for path in [format!("/planer/insats/{one}"), format!("/nyckeltal/{measure}")] {
            let page = site.get(&path).await;
            page.shows("Röda tråden").shows("Nöjda företag").shows("Alla i arbete").hides("Välj mål");
        }
        for path in [goal, theme] {
            let down = site.get(&format!("/roda-traden/{path}")).await;
            down.shows("Kursdagar").shows("Mått Plan 2026").shows("Prov kommun");
        }
        let issue = point(&site.house, "Ny teknik").await;
        site.get(&format!("/roda-traden/{issue}")).await.shows("Inget bidrar ännu");
        let elsewhere = format!("/roda-traden/{goal}?organisation={}", world.region.id);
        site.get(&elsewhere).await.shows("Kursdagar").shows("Visar bara");
        site.get(&format!("/roda-traden/{goal}?organisation=egen")).await.hides("Kursdagar");
        site.get(&format!("/roda-traden/{goal}?ar=2024")).await.hides("Kursdagar");
        site.get(&format!("/roda-traden/{own}")).await.shows("Bidrar till").shows("Alla i arbete");
        site.sign_in(&world.town, Role::Editor).await;
        let chooser = site.get(&format!("/roda-traden/koppla/mal/{own}")).await;
        chooser.shows("Alla i arbete").hides("Fler anbud");
    }

    async fn a_project_names_its_issues_by_number(house: House) {
        let world = filled(&house).await;
        let old = "Förr;1;En äldre fråga;\n";
        let years = (2014, Some(2020));
        adopted(&house, &world.region, ("Förra strategin", years), old, Visibility::Public).await;
        let owner = &world.federation;
        let new = project(&house, owner, ("Nya kurser", 2025, "1, 2"), 500, Visibility::Public).await;
        let past = project(&house, owner, ("Äldre kurser", 2019, "1"), 70, Visibility::Public).await;
        project(&house, owner, ("Dolda kurser", 2025, "1"), 9_000, Visibility::Own).await;
        let issue = point(&house, "Rätt kompetens").await;
        let mut site = site(house);
        let page = site.get(&format!("/projekt/{new}")).await;
        page.shows("Enligt projektets frågenummer").shows("1 Rätt kompetens").shows("2 Ny teknik");
        page.hides("En äldre fråga");
        site.get(&format!("/projekt/{past}")).await.shows("1 En äldre fråga").hides("Rätt kompetens");
        let thread = site.get(&format!("/roda-traden/{issue}")).await;
        thread.shows("Nya kurser").shows("1 projekt, beviljat 500").hides("Dolda").hides("Äldre kurser");
        site.sign_in(&world.federation, Role::Editor).await;
        site.get(&format!("/roda-traden/{issue}")).await.shows("Dolda kurser").shows("2 projekt, beviljat 9");
        // The numbered issues stand in the project; other goals can be chosen.
        let chooser = site.get(&format!("/roda-traden/koppla/projekt/{new}")).await;
        chooser.shows("Alla i arbete").hides("Ny teknik");
        let forged = issue.to_string();
        site.post(&format!("/roda-traden/koppla/projekt/{new}"), &form("", &[&forged])).await;
        assert_eq!(count(&site.house, "goal_link").await, 0);
    }
}
