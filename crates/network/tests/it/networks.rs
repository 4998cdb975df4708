//! Networks of municipalities, and whom to turn to.

use access::{Role, Visibility};
use network::{ContactDraft, NetworkDraft, OrganisationDraft, OrganisationKind, Profile};
use testkit::{House, Site};

use crate::{id_in, site};

/// A region with a contact, two municipalities of which one has a contact, and a network of both.
async fn furnished(house: House) -> (Site, access::Organisation, i64) {
    let region = house.organisation("Västra Götalandsregionen").await;
    let (ids, viewer) = (&house.ids, house.member(&region, Role::Manager));
    let tx = house.db.begin().await.unwrap();
    let profile = Profile { county_code: Some("14".into()), ..Profile::of_kind(OrganisationKind::Region) };
    network::set_profile(&tx, region.id, &profile).await.unwrap();
    let mut towns = Vec::new();
    for (name, code) in [("Öckerö kommun", "1407"), ("Ale kommun", "1440")] {
        let profile = Profile::of_municipality(code);
        let draft = OrganisationDraft { name: name.into(), parent_id: Some(region.id), profile };
        towns
            .push(network::add_organisation(&tx, ids, &viewer, &draft, Some(region.id), None).await.unwrap());
    }
    for (organisation_id, name) in [(towns[0], "Hilma Hav"), (region.id, "Reidar Region")] {
        let draft = ContactDraft {
            organisation_id,
            name: name.into(),
            phone: "+46 (0)31-12 34 56".into(),
            is_business_contact: true,
            ..ContactDraft::default()
        };
        network::add_contact(&tx, ids, &viewer, region.id, Visibility::Public, &draft).await.unwrap();
    }
    let draft = NetworkDraft {
        name: "Kustnätet".into(),
        description: "Två kommuner.".into(),
        coordinator_id: Some(region.id),
    };
    let owner = (region.id, Visibility::Public);
    let id = network::add_network(&tx, ids, &viewer, owner, &draft, &towns).await.unwrap();
    tx.commit().await.unwrap();
    (site(house), region, id)
}

testkit::on_both_engines! {
    async fn members_stand_on_a_map_and_in_a_list(house: House) {
        let (site, _, id) = furnished(house).await;
        site.get("/natverk").await.shows("Kustnätet");
        let page = site.get(&format!("/natverk/{id}")).await;
        page.shows("Öckerö kommun Hilma Hav").shows("Ale kommun Ingen kontakt angiven").shows("samordnas av");
        assert!(
            page.body.contains("tel:+4631123456") && page.body.contains(&format!("/natverk/{id}.geojson"))
        );
        let map = site.get(&format!("/natverk/{id}.geojson")).await;
        assert_eq!(map.headers["content-type"], "application/geo+json");
        assert_eq!(map.body.matches("\"Feature\"").count(), 2);
        assert!(map.body.contains("Hilma Hav") && map.body.len() < 20_000);
        assert_eq!(site.get("/natverk/1.geojson").await.status, 404);
        assert_eq!(site.get("/natverk/x").await.status, 404);
    }

    async fn the_nearest_contact_is_found(house: House) {
        let (site, _, id) = furnished(house).await;
        site.get("/kontakt").await.shows("Vem kontaktar jag?");
        site.get("/kontakt?kommun=1407").await.shows("Kontakt i Öckerö: Hilma Hav").hides("Reidar");
        site.get("/kontakt?kommun=ale+kommun")
            .await
            .shows("Ale har ingen egen kontakt")
            .shows("Reidar Region");
        site.get("/kontakt?kommun=1490").await.shows("Borås har ingen egen kontakt").shows("Reidar Region");
        site.get("/kontakt?kommun=1380").await.shows("ännu ingen kontakt för Halmstad");
        site.get("/kontakt?kommun=%3Cb%3E").await.shows("känner inte igen kommunen");
        site.get(&format!("/natverk/{id}?kommun=1407")).await.shows("Kontakt i Öckerö: Hilma Hav");
    }

    async fn a_hidden_organisation_is_not_told_of_by_its_network(house: House) {
        let (mut site, region, id) = furnished(house).await;
        site.sign_in(&region, Role::Manager).await;
        let sql = db::Sql::new("SELECT id AS value FROM organisation WHERE name = 'Ale kommun'");
        let town: i64 = sql.value(site.house.db.read()).await.unwrap().unwrap();
        for hidden in [town, region.id] {
            let path = format!("/organisationer/{hidden}/synlighet");
            assert_eq!(site.post(&path, &[("visibility", "own")]).await.status, 303);
        }
        site.get("/natverk").await.shows("Västra Götalandsregionen 2");
        let stranger = site.house.organisation("En annan").await;
        site.sign_in(&stranger, Role::Manager).await;
        site.get("/natverk").await.shows("Kustnätet 1").hides("Västra Götalandsregionen");
        let page = site.get(&format!("/natverk/{id}")).await;
        page.shows("Öckerö kommun").hides("Ale kommun").hides("samordnas av");
    }

    async fn a_network_is_created_and_gets_members(house: House) {
        let (mut site, region, _) = furnished(house).await;
        site.sign_in(&region, Role::Editor).await;
        let owner = region.id.to_string();
        let form = [
            ("name", "Inlandsnätet"),
            ("coordinator", "västra götalandsregionen"),
            ("owner", &owner),
            ("visibility", "network"),
            ("submission", "s"),
        ];
        let id = id_in(&site.post("/natverk/ny", &form).await.location);
        let members = format!("/natverk/{id}/medlemmar");
        assert_eq!(site.post(&members, &[("organisation", "Ale kommun")]).await.status, 303);
        site.get(&format!("/natverk/{id}")).await.shows("Ale kommun");
        site.post(&members, &[("organisation", "Atlantis")]).await.shows("Ingen organisation heter så");
        let edit = format!("/natverk/{id}/andra");
        assert_eq!(site.post(&edit, &[("name", "Inlandet"), ("version", "1")]).await.status, 303);
        site.post(&edit, &[("name", "Skogen"), ("version", "1")]).await.shows("Skogen Inlandet");
        let history = site.get(&format!("/natverk/{id}/historik")).await;
        history.shows("Medlem i nätverket: Ale kommun").shows("Samordnas av: Västra Götalandsregionen → –");
        site.forget();
        assert_eq!(site.get(&format!("/natverk/{id}")).await.status, 404);
        assert_eq!(site.get(&format!("/natverk/{id}.geojson")).await.status, 404);
        site.get("/natverk").await.hides("Inlandet");
        site.get("/sok?q=inlandet").await.hides("Inlandet<");
    }
}
