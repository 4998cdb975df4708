//! Contacts: who sees them, and changing them.

use access::{Role, Visibility};
use network::ContactDraft;
use testkit::Site;

use crate::{id_in, site};

async fn add(site: &Site, owner_id: i64, visibility: Visibility, name: &str) -> i64 {
    let house = &site.house;
    let draft = ContactDraft {
        organisation_id: owner_id,
        name: name.into(),
        phone: "031-12 34 56".into(),
        areas: "etableringar".into(),
        ..ContactDraft::default()
    };
    let tx = house.db.begin().await.unwrap();
    let id =
        network::add_contact(&tx, &house.ids, &house.visitor(), owner_id, visibility, &draft).await.unwrap();
    tx.commit().await.unwrap();
    id
}

testkit::on_both_engines! {
    async fn a_contact_of_ones_own_is_nobody_elses(house: House) {
        let office = house.organisation("Kontoret").await;
        let other = house.organisation("Grannen").await;
        let mut site = site(house);
        let hidden = add(&site, office.id, Visibility::Own, "Dolda Dahl").await;
        let shared = add(&site, office.id, Visibility::Network, "Nina Nätberg").await;
        let open = add(&site, office.id, Visibility::Public, "Öppna Öman").await;
        let page = format!("/organisationer/{}", office.id);
        let seen = async |site: &Site| {
            let mut seen = Vec::new();
            let shown = site.get(&page).await.body;
            let found = site.get("/sok?q=etablering").await.body;
            for (id, name) in [(hidden, "Dolda Dahl"), (shared, "Nina Nätberg"), (open, "Öppna Öman")] {
                let status = site.get(&format!("/kontakter/{id}")).await.status;
                let history = site.get(&format!("/kontakter/{id}/historik")).await.status;
                assert_eq!(
                    (status == 200, history == 200),
                    (shown.contains(name), found.contains(name)),
                    "{name}"
                );
                assert_eq!(status, history);
                seen.push(status);
            }
            seen
        };
        assert_eq!(seen(&site).await, [404, 404, 200]);
        site.sign_in(&other, Role::Manager).await;
        assert_eq!(seen(&site).await, [404, 200, 200]);
        assert_eq!(site.get(&format!("/kontakter/{hidden}/andra")).await.status, 404);
        assert_eq!(site.get(&format!("/kontakter/{open}/andra")).await.status, 403);
        site.sign_in(&office, Role::Reader).await;
        assert_eq!(seen(&site).await, [200, 200, 200]);
    }

    async fn a_secret_number_is_not_shown_or_found(house: House) {
        let office = house.organisation("Kontoret").await;
        let mut site = site(house);
        let id = add(&site, office.id, Visibility::Public, "Öppna Öman").await;
        site.sign_in(&office, Role::Manager).await;
        let mark = [("fields", "phone"), ("ground", "21 kap. 3 § OSL"), ("reconsider_on", "2027-01-01")];
        assert_eq!(site.post(&format!("/kontakter/{id}/sekretess"), &mark).await.status, 303);
        site.get(&format!("/kontakter/{id}")).await.shows("031-12 34 56");
        site.forget();
        site.get(&format!("/kontakter/{id}")).await.shows("Sekretess").hides("12 34 56");
        site.get(&format!("/organisationer/{}", office.id)).await.hides("12 34 56");
    }

    async fn a_contact_is_created_changed_and_withdrawn(house: House) {
        let office = house.organisation("Kontoret").await;
        let mut site = site(house);
        site.sign_in(&office, Role::Editor).await;
        let owner = office.id.to_string();
        let new = format!("/organisationer/{}/kontakter/ny", office.id);
        site.get(&new).await.shows("Ny kontakt");
        let bad = [("name", "Ada Ek"), ("owner", &owner), ("visibility", "public")];
        let reply = site.post(&new, &bad).await;
        assert_eq!(reply.status, 422);
        reply.shows("så att personen går att nå.");
        let good = [
            ("name", "Ada Ek"),
            ("email", "ada@kontoret.se"),
            ("owner", &owner),
            ("visibility", "public"),
            ("is_business_contact", "1"),
            ("submission", "en"),
        ];
        let id = id_in(&site.post(&new, &good).await.location);
        let edit = format!("/kontakter/{id}/andra");
        site.get(&edit).await.shows("Ändra: Ada Ek");
        let changed = [("name", "Ada Alm"), ("email", "ada@kontoret.se"), ("version", "1")];
        assert_eq!(site.post(&edit, &changed).await.status, 303);
        let reply = site.post(&edit, &[("name", "Ada Ask"), ("phone", "031-123456"), ("version", "1")]).await;
        assert_eq!(reply.status, 409);
        reply.shows("Ada Ask Ada Alm");
        assert_eq!(site.post(&format!("/kontakter/{id}/ta-bort"), &[]).await.status, 303);
        site.get(&format!("/kontakter/{id}")).await.shows("borttagen från listorna");
        site.forget();
        for page in ["", "/historik", "/delning"] {
            assert_eq!(site.get(&format!("/kontakter/{id}{page}")).await.status, 404, "{page}");
        }
        site.get("/sok?q=alm").await.hides("Ada Alm");
    }
}
