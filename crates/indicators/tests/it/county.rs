//! The same indicators over municipalities: table, map, and a whole that says how it was made.

use indicators::DefinitionFields;
use testkit::House;

use crate::setup::{definition, fill, office, site};

testkit::on_both_engines! {
    async fn a_county_is_compared_and_put_together(house: House) {
        let (office, _) = office(&house).await;
        let fields = |name: &str, aggregation: &str, weight_id| DefinitionFields {
            name: name.to_string(),
            aggregation: aggregation.to_string(),
            weight_id,
            ..DefinitionFields::default()
        };
        let people = definition(&house, office.id, &fields("Invånare", "sum", None)).await;
        let mean = definition(&house, office.id, &fields("Andel", "weighted_mean", Some(people))).await;
        let rank = definition(&house, office.id, &fields("Plats i ranking", "none", None)).await;
        // Borås, Mark and Ale are in one county, Stockholm in another.
        let values = [("1490", 2025, "3000"), ("1463", 2025, "1000"), ("0180", 2025, "9000")];
        fill(&house, people, &values).await;
        fill(&house, people, &[("1490", 2024, "2900")]).await;
        fill(&house, mean, &[("1490", 2025, "80"), ("1463", 2025, "60")]).await;
        fill(&house, rank, &[("1490", 2025, "12"), ("1463", 2025, "40")]).await;
        let site = site(house);
        let all = site.get("/lan?lan=14").await;
        all.shows("Borås").shows("Mark").hides("Stockholm</th>").shows("2 kommuner");
        all.shows("Summan av 2 kommuner.").shows("Viktat medel av 2 kommuner.").shows("75");
        all.shows("Plats i ranking är inget som kan summeras");
        let one = site.get(&format!("/lan?lan=14&nyckeltal={people}&ordning=-1")).await;
        one.shows("+100").shows("2 900");
        let (large, small) = (one.body.find(">Borås<").unwrap(), one.body.find(">Mark<").unwrap());
        assert!(large < small, "the largest first");
        let nation = site.get(&format!("/lan?nyckeltal={people}")).await;
        nation.shows("Stockholm").shows("Summan av 3 kommuner.").shows("287 kommuner saknar värde");
        let map = site.get(&format!("/lan/karta.geojson?lan=14&nyckeltal={people}")).await;
        assert_eq!(map.status, 200);
        let map: serde_json::Value = serde_json::from_str(&map.body).unwrap();
        assert_eq!(map["features"].as_array().unwrap().len(), 49);
        assert_eq!(site.get("/lan/karta.geojson?nyckeltal=1").await.status, 404);
        site.get("/lan?lan=25").await.shows("Inga värden");
    }
}
