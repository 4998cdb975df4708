//! The matrix of coverage and the overview of alignment, as each viewer sees them.

use access::{Role, Visibility};
use strategy::End;
use testkit::{House, Reply};

use crate::world::{World, adopted, id, link, plan, project, site, world};

const REGION: &str = "Kunskap;1;Rätt kompetens;Alla i arbete\n;;;Fler kurser\n;2;Ny teknik;\n";
const TOWN: &str = "Företagen;;;Nöjda företag\n";

async fn filled(house: &House) -> World {
    let world = world(house).await;
    adopted(house, &world.region, ("Regionens väg", (2021, None)), REGION, Visibility::Public).await;
    adopted(house, &world.town, ("Kommunens program", (2025, None)), TOWN, Visibility::Public).await;
    plan(house, &world.office, ("Plan 2026", 2026), &["Kursdagar", "Anbudsskola"], Visibility::Public).await;
    plan(house, &world.town, ("Dold plan 2026", 2026), &["Hemliga samtal"], Visibility::Own).await;
    link(house, End::Point, "Nöjda företag", "Alla i arbete").await;
    link(house, End::Initiative, "Kursdagar", "Nöjda företag").await;
    link(house, End::Initiative, "Kursdagar", "Alla i arbete").await;
    link(house, End::Initiative, "Hemliga samtal", "Fler kurser").await;
    project(house, &world.federation, ("Nya kurser", 2025, "1"), 500, Visibility::Public).await;
    world
}

/// The number and note of a tile.
fn tile(page: &Reply, label: &str) -> String {
    let at = page.body.find(&format!(">{label}</a>")).unwrap();
    let rest = &page.body[at..];
    let value = rest.split("tile-value\">").nth(1).unwrap();
    value.split('<').next().unwrap().to_string()
}

/// Goals without an initiative, and initiatives without a goal.
fn gaps(page: &Reply) -> (String, String) {
    (tile(page, "Mål utan insats"), tile(page, "Insatser utan mål"))
}

testkit::on_both_engines! {
    async fn everybody_counts_what_they_see(house: House) {
        let world = filled(&house).await;
        let strategy = id(&house, "strategy", "title", "Regionens väg").await;
        let mut site = site(house);
        let path = format!("/strategier/{strategy}/tackning");
        let page = site.get(&path).await;
        assert_eq!(page.status, 200);
        assert_eq!(tile(&page, "Mål utan insats"), "2");
        assert_eq!(tile(&page, "Mål utan nyckeltal"), "3");
        assert_eq!(tile(&page, "Frågor utan pengar"), "1");
        assert_eq!(tile(&page, "Insatser utan mål"), "1");
        page.shows("Provförbundet").hides("Hemliga samtal").hides("Dold plan");
        site.get(&format!("{path}?visa=utan-insats")).await.shows("Fler kurser").hides("Alla i arbete");
        site.get(&format!("{path}?visa=utan-pengar")).await.shows("2 Ny teknik").hides("1 Rätt kompetens");
        site.get(&format!("{path}?kolumner=plan")).await.shows("Plan 2026, Provkontoret").hides("Dold plan");
        site.get(&format!("{path}?kolumner=niva")).await.shows("Kommun");
        let none = site.get(&format!("{path}?ar=2023")).await;
        assert_eq!(gaps(&none), ("3".to_string(), "0".to_string()));
        let aimless = site.get(&format!("{path}/utan-mal")).await;
        aimless.shows("Anbudsskola").shows("1 insats utan mål").hides("Kursdagar").hides("Hemliga");
        let csv = site.get(&format!("{path}.csv")).await;
        assert!(csv.body.contains("Alla i arbete") && csv.body.contains("Inga pengar"), "{}", csv.body);
        assert_eq!(site.get(&format!("{path}.xlsx?visa=utan-insats")).await.status, 200);
        site.sign_in(&world.town, Role::Editor).await;
        let inside = site.get(&path).await;
        assert_eq!(tile(&inside, "Mål utan insats"), "1", "the own plan counts for those who see it");
        let filter = format!("{path}?organisation={}", world.town.id);
        assert_eq!(tile(&site.get(&filter).await, "Insatser utan mål"), "1");
    }

    async fn a_goal_that_is_not_seen_is_no_goal(house: House) {
        let world = world(&house).await;
        adopted(&house, &world.region, ("Regionens väg", (2021, None)), REGION, Visibility::Public).await;
        adopted(&house, &world.town, ("Inre program", (2025, None)), TOWN, Visibility::Own).await;
        plan(&house, &world.office, ("Plan 2026", 2026), &["Kursdagar"], Visibility::Public).await;
        link(&house, End::Point, "Nöjda företag", "Alla i arbete").await;
        link(&house, End::Initiative, "Kursdagar", "Nöjda företag").await;
        let strategy = id(&house, "strategy", "title", "Regionens väg").await;
        let mut site = site(house);
        let path = format!("/strategier/{strategy}/tackning");
        let page = site.get(&path).await;
        assert_eq!(gaps(&page), ("3".to_string(), "1".to_string()));
        let alignment = site.get(&format!("/strategier/{strategy}/samspel")).await;
        alignment.hides("Nöjda företag").hides("Inre program");
        site.sign_in(&world.town, Role::Reader).await;
        let page = site.get(&path).await;
        assert_eq!(gaps(&page), ("2".to_string(), "0".to_string()));
    }

    async fn alignment_tells_who_serves_what(house: House) {
        let world = filled(&house).await;
        let strategy = id(&house, "strategy", "title", "Regionens väg").await;
        let mut site = site(house);
        let page = site.get(&format!("/strategier/{strategy}/samspel")).await;
        page.shows("Prov kommun").shows("Nöjda företag").shows("Kommunens program 2025–");
        page.shows("Ingen annan strategi bidrar ännu.").shows("Ingen som du får se");
        site.sign_in(&world.town, Role::Editor).await;
        let organisation = site.get(&format!("/organisationer/{}", world.region.id)).await;
        organisation.shows("Regionens väg").shows("1 mål utan insats").shows("1 fråga utan pengar");
    }
}
