//! Access on both engines.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod at_once;

use access::{
    Entry, NewGrant, Organisation, RecordKind, Role, Viewer, Visibility, grants_on, history, verify_chain,
    visible, why,
};
use db::{FromQueryResult, Id, Sql};
use testkit::House;

/// Organisations are the records of this test: they have an owner and a visibility.
const KIND: RecordKind = RecordKind {
    key: "organisation",
    table: "organisation",
    title: "name",
    path: "/o/",
    secret_fields: &["name"],
    withdrawable: true,
    parent: None,
};

#[derive(FromQueryResult)]
struct Row {
    id: Id,
}

async fn seen(house: &House, viewer: &Viewer, id: Id) -> bool {
    let mut sql = Sql::new("SELECT o.id FROM organisation o WHERE ");
    sql.append(&visible(viewer, "o", &KIND));
    let rows: Vec<Row> = sql.all(house.db.read()).await.unwrap();
    let listed = rows.iter().any(|row| row.id == id);
    let found = access::find_record(&house.db, viewer, &KIND, id).await.unwrap();
    assert_eq!(found.is_some(), listed, "a list and a page show the same");
    listed
}

async fn set_visibility(house: &House, viewer: &Viewer, id: Id, to: Visibility) {
    let record = access::find_record(&house.db, viewer, &KIND, id).await.unwrap().unwrap();
    let tx = house.db.begin().await.unwrap();
    access::set_visibility(&tx, viewer, &KIND, &record, to).await.unwrap();
    tx.commit().await.unwrap();
}

async fn set_state(house: &House, id: Id, state: &str) {
    let tx = house.db.begin().await.unwrap();
    let mut sql = Sql::new("UPDATE organisation SET state = ");
    sql.bind(state).push(" WHERE id = ").bind(id);
    sql.run(tx.on()).await.unwrap();
    tx.commit().await.unwrap();
}

/// Of the installation, and a member nowhere.
fn administrator(house: &House) -> Viewer {
    let user = access::User { id: 1, login: "prov".into(), name: "Prov Person".into(), administrator: true };
    Viewer { user: Some(user), ..house.visitor() }
}

async fn grant(house: &House, viewer: &Viewer, owner: &Organisation, receiver: &Organisation, days: i64) {
    let grant = NewGrant {
        owner_id: owner.id,
        receiver_id: receiver.id,
        kind: KIND.key.into(),
        object_id: Some(owner.id),
        purpose: "Gemensam ansökan".into(),
        expires_at: house.now() + days * 24 * 3_600_000,
    };
    let tx = house.db.begin().await.unwrap();
    access::add_grant(&tx, &house.ids, viewer, &grant).await.unwrap();
    tx.commit().await.unwrap();
}

testkit::on_both_engines! {
    async fn the_predicate_and_its_words_agree(house: House) {
        let owner = house.organisation("Ägaren").await;
        let partner = house.organisation("Partnern").await;
        let stranger = house.organisation("En främling").await;
        let inside = house.member(&owner, Role::Manager);
        grant(&house, &inside, &owner, &partner, 30).await;
        let cases = Visibility::ALL.map(|to| (to, "active")).into_iter();
        for (visibility, state) in cases.chain(Visibility::ALL.map(|to| (to, "withdrawn"))) {
            set_visibility(&house, &inside, owner.id, visibility).await;
            set_state(&house, owner.id, state).await;
            let record = access::find_record(&house.db, &inside, &KIND, owner.id).await.unwrap().unwrap();
            let grants = grants_on(&house.db, &KIND, &record).await.unwrap();
            let viewers = [
                house.visitor(),
                house.member(&owner, Role::Reader),
                house.member(&partner, Role::Reader),
                house.member(&stranger, Role::Manager),
                administrator(&house),
            ];
            for viewer in viewers {
                let reasons = why(&viewer, &record, &grants);
                let listed = seen(&house, &viewer, owner.id).await;
                assert_eq!(listed, !reasons.is_empty(), "{viewer:?} {reasons:?}");
                let outside = viewer.role_in(owner.id).is_none() && !viewer.is_administrator();
                assert!(!(listed && outside && state == "withdrawn"), "withdrawn is gone: {viewer:?}");
            }
        }
    }

    async fn a_grant_ends_by_time_and_by_the_owner(house: House) {
        let owner = house.organisation("Ägaren").await;
        let partner = house.organisation("Partnern").await;
        let inside = house.member(&owner, Role::Manager);
        set_visibility(&house, &inside, owner.id, Visibility::Own).await;
        grant(&house, &inside, &owner, &partner, 1).await;
        assert!(seen(&house, &house.member(&partner, Role::Reader), owner.id).await);
        house.clock.advance(2 * 24 * 3_600_000);
        assert!(!seen(&house, &house.member(&partner, Role::Reader), owner.id).await);
        let inside = house.member(&owner, Role::Manager);
        grant(&house, &inside, &owner, &partner, 30).await;
        assert!(seen(&house, &house.member(&partner, Role::Reader), owner.id).await);
        let record = access::find_record(&house.db, &inside, &KIND, owner.id).await.unwrap().unwrap();
        for grant in grants_on(&house.db, &KIND, &record).await.unwrap() {
            let tx = house.db.begin().await.unwrap();
            access::revoke_grant(&tx, &inside, &grant).await.unwrap();
            tx.commit().await.unwrap();
        }
        assert!(!seen(&house, &house.member(&partner, Role::Reader), owner.id).await);
    }

    async fn the_log_is_a_chain_that_cannot_be_altered(house: House) {
        let owner = house.organisation("Ägaren").await;
        let viewer = house.member(&owner, Role::Editor);
        for title in ["Första", "Andra"] {
            let tx = house.db.begin().await.unwrap();
            let changes = serde_json::json!({ "title": [null, title] });
            let entry = Entry::new("create", "thing", Some(7), owner.id, changes);
            access::record(&tx, &viewer, entry).await.unwrap();
            tx.commit().await.unwrap();
        }
        let rows = history(&house.db, "thing", 7).await.unwrap();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0].changes[0].new.as_deref(), Some("Andra"), "newest first");
        assert_eq!(verify_chain(&house.db).await.unwrap(), Ok(3));
        for attempt in ["UPDATE audit_entry SET actor = 'x' WHERE number = 2", "DELETE FROM audit_entry"] {
            let tx = house.db.begin().await.unwrap();
            assert!(Sql::new(attempt).run(tx.on()).await.is_err(), "{attempt}");
        }
        // Somebody who can write to the file itself and skips the trigger breaks the chain.
        let forged = "INSERT INTO audit_entry (number, at, actor, action, kind, changes, previous_hash, \
                      hash) VALUES (4, 0, 'x', 'x', 'x', '{}', 'x', 'x')";
        let tx = house.db.begin().await.unwrap();
        Sql::new(forged).run(tx.on()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(verify_chain(&house.db).await.unwrap(), Err(4));
    }

    async fn many_writers_make_one_chain(house: House) {
        let owner = house.organisation("Ägaren").await;
        let viewer = house.member(&owner, Role::Editor);
        let mut writers = Vec::new();
        for number in 0..12i64 {
            let (db, viewer, owner_id) = (house.db.clone(), viewer.clone(), owner.id);
            writers.push(tokio::spawn(async move {
                let tx = db.begin().await.unwrap();
                let entry = Entry::new("create", "thing", Some(number), owner_id, serde_json::json!({}));
                access::record(&tx, &viewer, entry).await.unwrap();
                tx.commit().await.unwrap();
            }));
        }
        for writer in writers {
            writer.await.unwrap();
        }
        assert_eq!(verify_chain(&house.db).await.unwrap(), Ok(13));
    }
}
