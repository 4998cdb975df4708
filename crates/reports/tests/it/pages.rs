//! Over HTTP, on both engines: the list, a report's files, its PDF by a job, the office's look.

use std::sync::Arc;

use access::{Organisation, Role, Visibility};
use funding::{Facts, NewProject};
use jobs::Worker;
use reports::Press;
use testkit::{House, Site};
use types::{Amount, Clock};

use crate::sample::texts;

async fn add(
    house: &House,
    owner: &Organisation,
    visibility: Visibility,
    title: &str,
    description: &str,
) -> i64 {
    let new = NewProject {
        id: house.ids.next(),
        owner_id: owner.id,
        visibility,
        grantee_id: None,
        series: String::new(),
        series_key: String::new(),
        facts: Facts {
            title: title.into(),
            year: Some(2024),
            sub_region: "Norrbygden".into(),
            theme: "Kompetens".into(),
            owner: "Kustkraft ek. för.".into(),
            total_cost: Amount::from_units(100_000),
            grant: Amount::from_units(40_000),
            currency: "SEK".into(),
            description: description.into(),
            ..Facts::default()
        },
        created_at: house.now(),
    };
    let tx = house.db.begin().await.unwrap();
    funding::insert_many(&tx, std::slice::from_ref(&new)).await.unwrap();
    tx.commit().await.unwrap();
    new.id
}

fn site(house: House) -> Site {
    let below = [funding::room(), plan::room(), indicators::room(), documents::room(), jobs::room()];
    Site::new(house, below.into_iter().chain([reports::room()]).collect())
}

fn worker(site: &Site) -> Worker {
    let house = &site.house;
    let clock: Arc<dyn Clock> = house.clock.clone();
    let handlers = reports::handlers(Arc::new(texts()), Press::Here);
    Worker::new(house.db.clone(), house.ids.clone(), clock, handlers)
}

const REPORT: &str = "/rapporter/ar/2024";

testkit::on_both_engines! {
    async fn every_format_holds_what_the_visitor_sees(house: House) {
    let owner = house.organisation("Norrbygdens kommunalförbund").await;
    add(&house, &owner, Visibility::Public, "Öppna dörrar", "En berättelse.").await;
    add(&house, &owner, Visibility::Own, "Dold satsning", "Hemligt.").await;
    let mut site = site(house);
    for ending in ["docx", "xlsx", "html", "csv", "json"] {
        let reply = site.get(&format!("{REPORT}/fil/{ending}")).await;
        assert_eq!(reply.status, 200, "{ending}");
        let name = format!("attachment; filename=\"arsbilaga-2024.{ending}\"");
        assert_eq!(reply.headers["content-disposition"], name.as_str());
        let reading = reading::read_bytes(&format!("a.{ending}"), &reply.bytes, &|_| {});
        let told = serde_json::to_string(&reading).unwrap();
        assert!(told.contains("Öppna dörrar"), "{ending}: {told}");
        assert!(!told.contains("Dold satsning"), "{ending}");
    }
    site.sign_in(&owner, Role::Reader).await;
    site.get(&format!("{REPORT}/fil/html")).await.shows("Dold satsning").shows("Öppna dörrar");
    for missing in ["ar/1999", "ar/x", "plan/17", "bilaga/17", "bilaga/x-1", "ar/2024/fil/exe"] {
        let missing = format!("/rapporter/{missing}");
        assert_eq!(site.get(&missing).await.status, 404, "{missing}");
    }
    }

    async fn a_pdf_is_made_once_for_what_it_says(house: House) {
    let owner = house.organisation("Norrbygdens kommunalförbund").await;
    let id = add(&house, &owner, Visibility::Public, "Öppna dörrar", "En berättelse.").await;
    add(&house, &owner, Visibility::Own, "Dold satsning", "").await;
    let mut site = site(house);
    let worker = worker(&site);
    site.get(REPORT).await.shows("Gör PDF");
    // Nobody has asked for it yet.
    assert_eq!(site.get(&format!("{REPORT}/fil/pdf")).await.location.as_deref(), Some(REPORT));
    for _ in 0..2 {
        assert_eq!(site.post(&format!("{REPORT}/pdf"), &[]).await.status, 303);
    }
    site.get(REPORT).await.shows("PDF:en görs.");
    assert!(worker.step().await.unwrap(), "one job");
    assert!(!worker.step().await.unwrap(), "and no other");
    site.get(REPORT).await.shows("PDF:en är klar.").shows("Hämta PDF");
    let public = site.get(&format!("{REPORT}/fil/pdf")).await;
    assert!(public.bytes.starts_with(b"%PDF-1.7"));
    // Who sees more has another report, which nobody has made.
    site.sign_in(&owner, Role::Editor).await;
    site.get(REPORT).await.shows("Gör PDF");
    site.post(&format!("{REPORT}/pdf"), &[]).await;
    assert!(worker.step().await.unwrap());
    let own = site.get(&format!("{REPORT}/fil/pdf")).await;
    assert_ne!(own.bytes, public.bytes);
    // What changes makes the file old.
    let changed = db::Sql::with("UPDATE project SET title = 'Stängda dörrar' WHERE id = $1", [id]);
    let tx = site.house.db.begin().await.unwrap();
    changed.run(tx.on()).await.unwrap();
    tx.commit().await.unwrap();
    site.get(REPORT).await.shows("Gör PDF");
    site.forget();
    site.get(REPORT).await.shows("Gör PDF");
    }

    async fn an_office_chooses_its_look(house: House) {
    let owner = house.organisation("Norrbygdens kommunalförbund").await;
    let other = house.organisation("Söderbygden").await;
    add(&house, &owner, Visibility::Public, "Öppna dörrar", "").await;
    let mut site = site(house);
    const LOOK: &str = "/rapporter/utseende";
    assert_eq!(site.get(LOOK).await.status, 303, "sign in first");
    site.sign_in(&owner, Role::Editor).await;
    assert!(site.get(LOOK).await.body.contains("#801818"));
    const THANKS: (&str, &str) = ("introduction", "Vi tackar alla.");
    let of = |colour| [("version", "0"), ("paper", "a5"), ("colour", colour), THANKS];
    let (usual, yellow) = (of("#00629b"), of("#ffee00"));
    let reply = site.upload(LOOK, &yellow, ("", b"")).await;
    assert_eq!(reply.status, 422);
    reply.shows("för ljus").shows("Vi tackar alla.");
    let reply = site.upload(LOOK, &usual, ("bild.gif", b"GIF89a")).await;
    assert_eq!(reply.status, 422);
    reply.shows("inte en PNG");
    assert_eq!(site.upload(LOOK, &usual, ("", b"")).await.status, 303);
    assert!(site.get(LOOK).await.body.contains("#00629b"));
    site.get(&format!("{REPORT}/fil/html")).await.shows("Vi tackar alla.");
    // The form of before that change.
    let reply = site.upload(LOOK, &usual, ("", b"")).await;
    assert_eq!(reply.status, 409);
    reply.shows("Någon annan har ändrat");
    site.sign_in(&other, Role::Editor).await;
    let look = site.get(LOOK).await;
        assert!(look.body.contains("#801818"));
        look.hides("Vi tackar alla.");
    site.get(&format!("{REPORT}/fil/html")).await.hides("Vi tackar alla.");
    site.sign_in(&other, Role::Reader).await;
    assert_eq!(site.get(LOOK).await.status, 403);
    }
}
