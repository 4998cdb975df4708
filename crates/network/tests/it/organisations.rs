//! Organisations in the browser: list, record, form, tree, merging.

use access::Role;
use network::{OrganisationDraft, OrganisationKind, Profile};
use testkit::House;

use crate::{id_in, site};

/// A new organisation of this kind, kept by an office or by itself.
async fn made(
    house: &House,
    name: &str,
    kind: OrganisationKind,
    parent: Option<i64>,
    owner: Option<i64>,
) -> i64 {
    let draft = OrganisationDraft { name: name.into(), parent_id: parent, profile: Profile::of_kind(kind) };
    let tx = house.db.begin().await.unwrap();
    let id = network::add_organisation(&tx, &house.ids, &house.visitor(), &draft, owner, None).await.unwrap();
    tx.commit().await.unwrap();
    id
}

testkit::on_both_engines! {
    async fn an_organisation_is_created_changed_and_withdrawn(house: House) {
        let office = house.organisation("Kontoret i Norr").await;
        let mut site = site(house);
        site.sign_in(&office, Role::Editor).await;
        let owner = office.id.to_string();
        site.get("/organisationer/ny").await.shows("Ny organisation").shows("Kontoret i Norr");
        let bad = [
            ("name", "Skärets Mek"),
            ("kind", "company"),
            ("owner", &owner),
            ("organisation_number", "811218-9876"),
        ];
        let reply = site.post("/organisationer/ny", &bad).await;
        assert_eq!(reply.status, 422);
        reply.shows("Det här ser ut som ett personnummer");
        assert!(reply.body.contains("Skärets Mek"));
        let good = [
            ("name", "Skärets Mek AB"),
            ("kind", "company"),
            ("owner", &owner),
            ("municipality", "1480"),
            ("organisation_number", "5560160680"),
            ("submission", "nyckel-ett"),
        ];
        let reply = site.post("/organisationer/ny", &good).await;
        assert_eq!(reply.status, 303);
        let id = id_in(&reply.location);
        assert_eq!(id_in(&site.post("/organisationer/ny", &good).await.location), id);
        site.get(&format!("/organisationer/{id}"))
            .await
            .shows("556016-0680")
            .shows("Göteborg")
            .shows("Västra Götalands län");
        site.get("/organisationer?q=mek&slag=company").await.shows("Skärets Mek AB").shows("1 organisation");

        let csv = site.get("/organisationer.csv?q=mek&slag=company").await;
        assert!(csv.headers["content-type"].to_str().unwrap().starts_with("text/csv"));
        assert!(csv.body.contains("Skärets Mek AB") && csv.body.contains("1480"));
        assert_eq!(&site.get("/organisationer.xlsx").await.bytes[..2], b"PK");

        let edit = format!("/organisationer/{id}/andra");
        site.get(&edit).await.shows("Ändra: Skärets Mek AB");
        let first = [
            ("name", "Skärets Mekaniska AB"),
            ("kind", "company"),
            ("version", "1"),
            ("parent", "Kontoret i Norr"),
        ];
        assert_eq!(site.post(&edit, &first).await.status, 303);
        let late = [("name", "Skärets Verkstad AB"), ("kind", "company"), ("version", "1")];
        let reply = site.post(&edit, &late).await;
        assert_eq!(reply.status, 409);
        reply.shows("Någon annan hann före").shows("Skärets Verkstad AB Skärets Mekaniska AB");
        assert!(reply.body.contains(r#"name="version" value="2""#));
        let again =
            [("name", "Skärets Verkstad AB"), ("kind", "company"), ("version", "2"), ("parent", "Okänd")];
        site.post(&edit, &again).await.shows("Ingen organisation heter så");

        site.get(&format!("/organisationer/{id}/historik"))
            .await
            .shows("Skärets Mek AB → Skärets Mekaniska AB");
        assert_eq!(site.post(&format!("/organisationer/{id}/ta-bort"), &[]).await.status, 303);
        site.get("/organisationer").await.hides("Skärets");
        site.get("/sok?q=mekaniska").await.hides("Skärets");
        site.get(&format!("/organisationer/{id}")).await.shows("Skärets");
        site.forget();
        for page in ["", "/historik", "/delning", "/kontakter/ny"] {
            let reply = site.get(&format!("/organisationer/{id}{page}")).await;
            assert!(reply.status == 404 || reply.status == 303, "{page}: {}", reply.status);
            reply.hides("Skärets");
        }
        site.sign_in(&office, Role::Editor).await;
        assert_eq!(site.post(&format!("/organisationer/{id}/aterta"), &[]).await.status, 303);
        site.get("/sok?q=mekaniska").await.shows("Skärets Mekaniska AB");
        site.forget();
        assert_eq!(site.post(&edit, &first).await.status, 403);
        assert_eq!(site.get("/organisationer?q=verkstad").await.status, 200);
    }

    async fn an_administrator_from_outside_does_not_read_what_is_secret(house: House) {
        let office = house.organisation("Kontoret").await;
        let mut site = site(house);
        site.sign_in(&office, Role::Manager).await;
        let page = format!("/organisationer/{}", office.id);
        let form = [("name", "Kontoret"), ("kind", "unit"), ("phone", "031-12 34 56"), ("version", "1")];
        assert_eq!(site.post(&format!("{page}/andra"), &form).await.status, 303);
        site.sign_in_as(&[], true).await;
        assert_eq!(site.get(&format!("{page}/andra")).await.status, 200);
        site.sign_in(&office, Role::Manager).await;
        let mark = [("fields", "phone"), ("ground", "21 kap. 3 § OSL"), ("reconsider_on", "2027-01-01")];
        assert_eq!(site.post(&format!("{page}/sekretess"), &mark).await.status, 303);
        site.sign_in_as(&[], true).await;
        site.get(&page).await.hides("12 34 56");
        assert_eq!(site.get(&format!("{page}/andra")).await.status, 403);
    }

    async fn nobody_stands_above_itself(house: House) {
        let region = house.organisation("Region Fjäll").await;
        let office = made(
            &house,
            "Fjälls kommunalförbund",
            OrganisationKind::Federation,
            Some(region.id),
            Some(region.id),
        )
        .await;
        let town =
            made(&house, "Dals kommun", OrganisationKind::Municipality, Some(office), Some(region.id)).await;
        let mut site = site(house);
        site.sign_in(&region, Role::Editor).await;
        let edit = format!("/organisationer/{office}/andra");
        for parent in ["Dals kommun", "Fjälls kommunalförbund"] {
            let form = [
                ("name", "Fjälls kommunalförbund"),
                ("kind", "federation"),
                ("version", "1"),
                ("parent", parent),
            ];
            let reply = site.post(&edit, &form).await;
            assert_eq!(reply.status, 422);
            reply.shows("Organisationen kan inte vara underordnad sig själv.");
        }
        let page = site.get(&format!("/organisationer/{town}")).await;
        let (above, below) =
            (page.body.find("Region Fjäll").unwrap(), page.body.find("Fjälls kommunalförbund").unwrap());
        assert!(above < below);
        site.get("/organisationer/trad").await.shows("Fjälls kommunalförbund Kommunalförbund, 1");
        site.get(&format!("/organisationer?delregion={office}"))
            .await
            .shows("Dals kommun")
            .shows("2 organisationer");
    }

    async fn two_names_become_one_and_two_again(house: House) {
        let office = house.organisation("Norra förbundet").await;
        let other = house.organisation("Södra förbundet").await;
        let main = made(&house, "Connect Väst", OrganisationKind::Association, None, Some(office.id)).await;
        let variant = made(&house, "Connect Väst AB", OrganisationKind::Company, None, Some(office.id)).await;
        let foreign = made(&house, "Connect Väster", OrganisationKind::Company, None, Some(other.id)).await;
        let mut site = site(house);
        site.sign_in(&office, Role::Editor).await;
        let page = format!("/organisationer/{main}");
        site.get(&page).await.hides("Sammanför");
        let form = [("variant", variant.to_string())];
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(site.post(&format!("{page}/sammanfor"), &form).await.status, 403);
        site.sign_in(&office, Role::Manager).await;
        site.get(&page).await.shows("Förslag: bara bolagsformen skiljer");
        assert_eq!(site.post(&format!("{page}/sammanfor"), &form).await.status, 303);
        assert_eq!(network::same(&site.house.db, variant).await.unwrap(), [main, variant]);
        assert_eq!(
            network::mains(&site.house.db, &[main, variant]).await.unwrap().get(&variant),
            Some(&main)
        );
        let reply = site.get(&format!("/organisationer/{variant}")).await;
        assert_eq!((reply.status, reply.location.as_deref()), (303, Some(page.as_str())));
        site.get(&page).await.shows("Connect Väst AB Variant");
        site.get("/organisationer?q=connect").await.hides("Connect Väst AB");
        assert_eq!(site.post(&format!("{page}/sammanfor"), &form).await.status, 400);
        let theirs = foreign.to_string();
        assert_eq!(site.post(&format!("{page}/sammanfor"), &[("variant", &theirs)]).await.status, 403);
        let members = office.id.to_string();
        site.sign_in_as(&[(&office, Role::Manager)], true).await;
        site.post(&format!("{page}/sammanfor"), &[("variant", &members)]).await.shows("har medlemmar");
        assert_eq!(site.post(&format!("{page}/sammanfor"), &[("variant", &theirs)]).await.status, 303);
        assert_eq!(site.post(&format!("{page}/skilj"), &form).await.status, 303);
        assert_eq!(network::same(&site.house.db, main).await.unwrap(), [main, foreign]);
        site.get(&format!("/organisationer/{variant}/historik")).await.shows("Isärförd");
        assert!(access::verify_chain(&site.house.db).await.unwrap().is_ok());
    }
}
