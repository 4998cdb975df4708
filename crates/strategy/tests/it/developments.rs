//! A development project stands in the plans of several organisations.

use access::{Role, Visibility};

use crate::world::{count, initiative, plan, site, world};

testkit::on_both_engines! {
    async fn each_organisation_lets_it_stand_in_its_own_plan(house: House) {
        let world = world(&house).await;
        plan(&house, &world.office, ("Plan 2026", 2026), &["Kursdagar"], Visibility::Public).await;
        plan(&house, &world.federation, ("Förbundets plan", 2026), &["Samordning"], Visibility::Own).await;
        let (own, theirs) = (initiative(&house, "Samordning").await, initiative(&house, "Kursdagar").await);
        let (own_text, theirs_text) = (own.to_string(), theirs.to_string());
        let mut site = site(house);
        site.sign_in(&world.federation, Role::Editor).await;
        let owner = world.federation.id.to_string();
        let made = [
            ("record_owner", owner.as_str()),
            ("visibility", "public"),
            ("title", "Kursbåten"),
            ("currency", "SEK"),
            ("submission", "n1"),
        ];
        let path = site.post("/utvecklingsprojekt", &made).await.location.unwrap();
        let path = path.split('?').next().unwrap().to_string();
        let choose = format!("{path}/koppla");
        let found = site.post(&choose, &[("shown", ""), ("q", "samordning"), ("sok", "1")]).await;
        found.shows("Förbundets plan").hides("Kursdagar");
        site.post(&choose, &[("shown", ""), ("initiative", own_text.as_str())]).await;
        site.sign_in(&world.office, Role::Editor).await;
        // The office sees neither the other plan nor that the project stands there.
        site.get(&format!("{path}/insatser")).await.shows("står inte i någon plan").hides("Samordning");
        let both = [("shown", ""), ("initiative", theirs_text.as_str()), ("initiative", own_text.as_str())];
        site.post(&choose, &both).await;
        assert_eq!(count(&site.house, "development_initiative").await, 2);
        site.get(&format!("{path}/insatser")).await.shows("Kursdagar").hides("Samordning");
        site.get(&format!("/planer/insats/{theirs}")).await.shows("Kursbåten");
        site.post(&choose, &[("shown", theirs_text.as_str())]).await;
        assert_eq!(count(&site.house, "development_initiative").await, 1, "the other's stays");
        site.sign_in(&world.federation, Role::Editor).await;
        site.get(&format!("/planer/insats/{own}")).await.shows("Kursbåten");
    }
}
