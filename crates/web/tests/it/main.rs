//! The shared pages over HTTP, on both engines.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use access::Role;
use testkit::Site;
use web::Room;

testkit::on_both_engines! {
    async fn signing_in_and_out(house: House) {
        let organisation = house.organisation("Provregionen").await;
        let mut site = Site::new(house, vec![Room::default()]);
        let page = site.get("/logga-in?till=/om").await;
        assert_eq!(page.status, 200);
        page.shows("Logga in");
        let wrong = site.post("/logga-in", &[("name", "ingen@example.se"), ("password", "fel")]).await;
        assert_eq!(wrong.status, 422);
        wrong.shows("Fel e-postadress eller lösenord.");
        assert!(wrong.body.contains("ingen@example.se"), "what was typed is still there");
        site.sign_in(&organisation, Role::Reader).await;
        site.get("/om").await.shows("Prov Person");
        let out = site.post("/logga-ut", &[]).await;
        assert_eq!((out.status, out.location.as_deref()), (303, Some("/?klart=signed-out")));
        assert_eq!(out.headers["clear-site-data"], "\"cache\"");
        site.get("/om").await.hides("Prov Person");
    }

    async fn login_attempts_are_limited(house: House) {
        let site = Site::new(house, vec![Room::default()]);
        let fields = [("name", "nagon@example.se"), ("password", "gissning")];
        for _ in 0..8 {
            assert_eq!(site.post("/logga-in", &fields).await.status, 422);
        }
        assert_eq!(site.post("/logga-in", &fields).await.status, 429);
        site.house.clock.advance(16 * 60_000);
        assert_eq!(site.post("/logga-in", &fields).await.status, 422);
    }

    async fn a_session_ends_by_itself(house: House) {
        let organisation = house.organisation("Provregionen").await;
        let mut site = Site::new(house, vec![Room::default()]);
        site.sign_in(&organisation, Role::Reader).await;
        site.get("/om").await.shows("Prov Person");
        site.house.clock.advance(13 * 3_600_000);
        site.get("/om").await.hides("Prov Person");
    }

    async fn of_a_parameter_sent_twice_the_last_counts(house: House) {
        let site = Site::new(house, vec![Room::default()]);
        let reply = site.get("/logga-in?till=/en&till=/om").await;
        assert_eq!(reply.status, 200);
        assert!(reply.body.contains(r#"name="till" value="/om""#));
    }

    async fn errors_are_pages_in_the_visitors_language(house: House) {
        let site = Site::new(house, vec![Room::default()]);
        let missing = site.get("/finns-inte").await;
        assert_eq!(missing.status, 404);
        missing.shows("Sidan finns inte");
        let foreign = site.get("/sprak/en?till=//evil.example/").await;
        assert_eq!(foreign.location.as_deref(), Some("/"), "never another host");
        let wrong_way = site.post("/om", &[]).await;
        assert_eq!(wrong_way.status, 405);
        wrong_way.shows("Sidan kan inte öppnas på det sättet.");
    }
}

/// Lets the database grow no further, and fills what room is left in the table of sessions.
async fn fill_the_disk(house: &testkit::House) {
    let tx = house.db.begin_quiet().await.unwrap();
    db::Sql::new("PRAGMA max_page_count = 1").run(tx.on()).await.unwrap();
    tx.commit().await.unwrap();
    for number in 0..100_000 {
        let tx = house.db.begin_quiet().await.unwrap();
        let text = "INSERT INTO session (token_hash, account_id, created_at, seen_at) VALUES ($1, 1, $2, $2)";
        let values: [db::Value; 2] = [format!("{number:064}").into(), house.now().into()];
        if let Err(error) = db::Sql::with(text, values).run(tx.on()).await {
            assert!(db::is_disk_full(&error), "{error}");
            return;
        }
        tx.commit().await.unwrap();
    }
    panic!("the disk was never full");
}

/// Nothing is saved, and the visitor is told why in words; whoever reads goes on reading.
#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_told_in_words() {
    let house = testkit::sqlite().await;
    let organisation = house.organisation("Provregionen").await;
    let mut site = Site::new(house, vec![Room::default()]);
    site.sign_in(&organisation, Role::Reader).await;
    let member = access::members(&site.house.db, organisation.id).await.unwrap().remove(0);
    fill_the_disk(&site.house).await;
    site.house.clock.advance(6 * 60_000);
    site.get("/om").await.shows("Prov Person");
    site.forget();
    let form = [("name", member.login.as_str()), ("password", testkit::PASSWORD)];
    let full = site.post("/logga-in", &form).await;
    assert_eq!(full.status, 507, "{}", full.text());
    full.shows("Disken är full").shows("inget har sparats");
}

/// What a browser may not do, every page forbids.
#[tokio::test]
async fn every_answer_has_the_security_headers() {
    let site = Site::new(testkit::sqlite().await, vec![Room::default()]);
    for path in ["/om", "/finns-inte", "/logga-in"] {
        let reply = site.get(path).await;
        let policy = reply.headers["content-security-policy"].to_str().unwrap().to_string();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
        assert_eq!(reply.headers["x-content-type-options"], "nosniff");
    }
}

/// A page is kept until the data changes.
#[tokio::test]
async fn a_kept_page_is_made_anew_when_the_data_changes() {
    let site = Site::new(testkit::sqlite().await, vec![Room::default()]);
    let first = site.get("/om").await.headers["etag"].clone();
    assert_eq!(first, site.get("/om").await.headers["etag"]);
    site.house.organisation("Ny").await;
    assert_eq!(site.get("/om").await.status, 200);
}
