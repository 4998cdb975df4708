//! Documents, sources and findings on both engines.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use access::{Mark, Organisation, Role, Visibility};
use db::Id;
use documents::{NewDocument, NewFinding, NewSource};
use reading::contract::{Place, Severity, SureFields, Words};
use testkit::{House, Site};

const TEXT: &str = "Första raden\nEn hemlig uppgift\nSista raden\n";

async fn kept(house: &House, owner: &Organisation, visibility: Visibility) -> Id {
    let viewer = house.member(owner, Role::Editor);
    let tx = house.db.begin().await.unwrap();
    let new = NewDocument {
        owner_id: owner.id,
        visibility,
        name: "lista.txt",
        title: "En lista",
        media_type: "text/plain",
        sha256: &reading::hash_of(TEXT.as_bytes()),
        bytes: TEXT.as_bytes(),
        text: TEXT,
        said: &documents::Said::default(),
    };
    let id = documents::add_document(&tx, &house.ids, &viewer, &new).await.unwrap().unwrap();
    let source = NewSource {
        document_id: id,
        places: vec![Place::lines(2, 2)],
        sure: SureFields::new(),
        alternatives: Vec::new(),
        imported: serde_json::json!({ "title": "Sak" }),
    };
    documents::set_source(&tx, "thing", 5, &source).await.unwrap();
    let finding = NewFinding {
        rule: "missing-value".into(),
        severity: Severity::Warning,
        message: Words::new("Ett belopp saknas.", "An amount is missing."),
        object: None,
        places: vec![Place::lines(3, 3)],
    };
    documents::add_findings(&tx, &house.ids, (owner.id, visibility), id, &[finding]).await.unwrap();
    tx.commit().await.unwrap();
    id
}

fn site(house: House) -> Site {
    Site::new(house, vec![documents::room(), search::room()])
}

testkit::on_both_engines! {
    async fn one_content_is_kept_once_however_many_bring_it(house: House) {
        let owner = house.organisation("Ägaren").await;
        let mut bringers = Vec::new();
        for _ in 0..4 {
            let (db, ids) = (house.db.clone(), house.ids.clone());
            let viewer = house.member(&owner, Role::Editor);
            bringers.push(tokio::spawn(async move {
                let new = NewDocument {
                    owner_id: viewer.memberships[0].organisation_id,
                    visibility: Visibility::Public,
                    name: "lista.txt",
                    title: "En lista",
                    media_type: "text/plain",
                    sha256: "samma",
                    bytes: TEXT.as_bytes(),
                    text: TEXT,
                    said: &documents::Said::default(),
                };
                let tx = db.begin().await.unwrap();
                let kept = documents::add_document(&tx, &ids, &viewer, &new).await.unwrap();
                tx.commit().await.unwrap();
                kept
            }));
        }
        let mut kept = Vec::new();
        for bringer in bringers {
            kept.extend(bringer.await.unwrap());
        }
        assert_eq!(kept.len(), 1);
        let found = documents::current_with_hash(&house.db, owner.id, "samma").await.unwrap();
        assert_eq!(found, kept.pop());
    }

    async fn a_fact_leads_to_its_lines(house: House) {
        let owner = house.organisation("Ägaren").await;
        let id = kept(&house, &owner, Visibility::Public).await;
        let visitor = house.visitor();
        let source = documents::source_of(&house.db, &visitor, "thing", 5).await.unwrap().unwrap();
        let href = documents::lines_href(source.document_id, &source.places);
        assert_eq!(href, format!("/kallor/{id}?rader=2-2#rad-2"));
        let site = site(house);
        let page = site.get(href.split('#').next().unwrap()).await;
        page.shows("En hemlig uppgift");
        assert!(page.body.contains("id=\"rad-2\" class=\"marked\""));
        assert_eq!(site.get(&format!("/kallor/{id}/fil")).await.bytes, TEXT.as_bytes());
        site.get("/sok?q=lista").await.shows("En lista");
    }

    async fn a_hidden_document_is_not_there(house: House) {
        let owner = house.organisation("Ägaren").await;
        let id = kept(&house, &owner, Visibility::Own).await;
        assert!(documents::source_of(&house.db, &house.visitor(), "thing", 5).await.unwrap().is_none());
        let mut site = site(house);
        for path in [format!("/kallor/{id}"), format!("/kallor/{id}/fil"), format!("/kallor/{id}/historik")] {
            assert_eq!(site.get(&path).await.status, 404, "{path}");
        }
        site.get("/kallor").await.shows("Inga källor än");
        site.get("/granska").await.shows("Inget att granska");
        site.get("/sok?q=lista").await.shows("Inget hittades");
        site.sign_in(&owner, Role::Reader).await;
        site.get("/kallor").await.shows("En lista");
        site.get("/granska").await.shows("Ett belopp saknas.");
    }

    async fn secret_lines_are_hidden_in_the_source_too(house: House) {
        let owner = house.organisation("Ägaren").await;
        let other = house.organisation("En annan").await;
        let id = kept(&house, &owner, Visibility::Public).await;
        let manager = house.member(&owner, Role::Manager);
        let mark = Mark {
            object_id: 5,
            fields: "description".into(),
            ground: "OSL 30 kap.".into(),
            marked_at: 0,
            marked_by_name: None,
            reconsider_on: "2030-01-01".into(),
        };
        let tx = house.db.begin().await.unwrap();
        access::set_mark(&tx, &manager, "thing", owner.id, &mark).await.unwrap();
        tx.commit().await.unwrap();
        let mut site = site(house);
        let page = site.get(&format!("/kallor/{id}")).await;
        page.hides("En hemlig uppgift").shows("Sista raden");
        assert_eq!(site.get(&format!("/kallor/{id}/fil")).await.status, 404);
        site.sign_in(&other, Role::Manager).await;
        site.get(&format!("/kallor/{id}")).await.hides("En hemlig uppgift");
        site.sign_in(&owner, Role::Reader).await;
        site.get(&format!("/kallor/{id}")).await.shows("En hemlig uppgift");
    }

    async fn my_page_shows_what_waits_in_my_organisations(house: House) {
        let owner = house.organisation("Ägaren").await;
        let other = house.organisation("En annan").await;
        kept(&house, &owner, Visibility::Public).await;
        let mut site = site(house);
        site.sign_in(&owner, Role::Editor).await;
        site.get("/min-sida").await.shows("Ett belopp saknas.").shows("Visa i arbetslistan");
        site.get("/granska?vems=mina").await.shows("Ett belopp saknas.").shows("Dina organisationer");
        site.forget();
        site.sign_in(&other, Role::Manager).await;
        site.get("/min-sida").await.hides("Ett belopp saknas.").shows("Inget väntar på granskning");
        site.get("/granska").await.shows("Ett belopp saknas.");
        site.get("/granska?vems=mina").await.hides("Ett belopp saknas.");
    }

    async fn a_finding_is_settled_by_who_may(house: House) {
        let owner = house.organisation("Ägaren").await;
        let other = house.organisation("En annan").await;
        kept(&house, &owner, Visibility::Public).await;
        let mut site = site(house);
        site.sign_in(&other, Role::Manager).await;
        let list = site.get("/granska").await;
        list.shows("Ett belopp saknas.").hides("href=\"/granska/");
        let sql = db::Sql::new("SELECT id AS value FROM finding");
        let id: Id = sql.value(site.house.db.read()).await.unwrap().unwrap();
        let path = format!("/granska/{id}");
        assert_eq!(site.post(&path, &[("answer", "Strunt")]).await.status, 403);
        site.sign_in(&owner, Role::Editor).await;
        assert_eq!(site.post(&path, &[("answer", " ")]).await.status, 422);
        let done = site.post(&path, &[("answer", "Beloppet stod i ett annat beslut.")]).await;
        assert_eq!(done.status, 303);
        site.get("/granska").await.shows("Inget att granska");
        site.get("/granska?lage=alla").await.shows("Ett belopp saknas.");
        site.get(&path).await.shows("Beloppet stod i ett annat beslut.");
        assert_eq!(site.post(&path, &[("oppna", "1")]).await.status, 303);
        site.get("/granska").await.shows("Ett belopp saknas.");
    }

    /// Its message names the record, so it would tell of it.
    async fn a_finding_about_a_hidden_record_is_hidden_too(house: House) {
        let owner = house.organisation("Ägaren").await;
        let other = house.organisation("En annan").await;
        let document_id = kept(&house, &owner, Visibility::Public).await;
        let record = |visibility| search::Entry {
            parent: None,
            kind: "thing",
            object_id: 5,
            owner_id: owner.id,
            visibility,
            title: "Sak".into(),
            body: String::new(),
            path: "/sak/5".into(),
        };
        let finding = NewFinding {
            rule: "grant-above-cost".into(),
            severity: Severity::Error,
            message: Words::new("Saken kostar för lite.", "The thing costs too little."),
            object: Some(("thing", 5)),
            places: vec![Place::lines(2, 2)],
        };
        let tx = house.db.begin().await.unwrap();
        let whose = (owner.id, Visibility::Public);
        documents::add_findings(&tx, &house.ids, whose, document_id, &[finding]).await.unwrap();
        search::put(&tx, &record(Visibility::Own)).await.unwrap();
        tx.commit().await.unwrap();
        let mut site = site(house);
        site.get("/granska").await.shows("Ett belopp saknas.").hides("Saken kostar");
        site.sign_in(&other, Role::Manager).await;
        site.get("/granska").await.hides("Saken kostar");
        site.sign_in(&owner, Role::Reader).await;
        site.get("/granska").await.shows("Saken kostar");
        let tx = site.house.db.begin().await.unwrap();
        search::put(&tx, &record(Visibility::Public)).await.unwrap();
        tx.commit().await.unwrap();
        site.sign_in(&other, Role::Manager).await;
        site.get("/granska").await.shows("Saken kostar");
    }
}
