//! Finding on both engines.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use access::{Organisation, Role, Visibility};
use db::Id;
use search::{Entry, Search, find};
use testkit::House;

fn entry(owner: &Organisation, id: Id, visibility: Visibility, title: &str, body: &str) -> Entry {
    Entry {
        parent: None,
        kind: "project",
        object_id: id,
        owner_id: owner.id,
        visibility,
        title: title.into(),
        body: body.into(),
        path: format!("/projekt/{id}"),
    }
}

async fn titles(house: &House, viewer: &access::Viewer, typed: &str) -> Vec<String> {
    let search = Search { typed, limit: 20, ..Search::default() };
    let found = find(&house.db, viewer, &search).await.unwrap();
    assert_eq!(found.count.number as usize, found.hits.len(), "{typed}");
    found.hits.into_iter().map(|hit| hit.title).collect()
}

testkit::on_both_engines! {
    async fn compounds_inflections_and_beginnings_are_found(house: House) {
        let owner = house.organisation("Provregionen").await;
        let tx = house.db.begin().await.unwrap();
        search::put_all(&tx, &[
            entry(
                &owner, 1, Visibility::Public,
                "Strategisk kompetensförsörjning", "Utlysningar till kommunerna.",
            ),
            entry(
                &owner, 2, Visibility::Public,
                "Inkubatorn i Ådal", "Näringslivsutveckling för unga företag.",
            ),
        ]).await.unwrap();
        tx.commit().await.unwrap();
        let visitor = house.visitor();
        for (typed, expected) in [
            ("kompetens", "Strategisk kompetensförsörjning"),
            ("utlysning kommun", "Strategisk kompetensförsörjning"),
            ("inkub", "Inkubatorn i Ådal"),
            ("utveckling", "Inkubatorn i Ådal"),
            ("adal", "Inkubatorn i Ådal"),
        ] {
            assert_eq!(titles(&house, &visitor, typed).await, [expected], "{typed}");
        }
        for typed in ["", "\"", "* NEAR(", "a:b OR", "\0", "rymdfart"] {
            assert!(titles(&house, &visitor, typed).await.is_empty(), "{typed:?}");
        }
    }

    async fn nothing_hidden_is_found_or_counted(house: House) {
        let owner = house.organisation("Ägaren").await;
        let other = house.organisation("En annan").await;
        let tx = house.db.begin().await.unwrap();
        search::put_all(&tx, &[
            entry(&owner, 1, Visibility::Own, "Hemlig etablering", ""),
            entry(&owner, 2, Visibility::Network, "Etablering i nätverket", ""),
            entry(&owner, 3, Visibility::Public, "Öppen etablering", ""),
        ]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(titles(&house, &house.visitor(), "etablering").await.len(), 1);
        assert_eq!(titles(&house, &house.member(&other, Role::Manager), "etablering").await.len(), 2);
        assert_eq!(titles(&house, &house.member(&owner, Role::Reader), "etablering").await.len(), 3);
    }

    async fn an_entry_is_replaced_and_removed(house: House) {
        let owner = house.organisation("Provregionen").await;
        let visitor = house.visitor();
        for title in ["Gammal rubrik", "Ny rubrik"] {
            let tx = house.db.begin().await.unwrap();
            search::put(&tx, &entry(&owner, 1, Visibility::Public, title, "")).await.unwrap();
            tx.commit().await.unwrap();
        }
        assert_eq!(titles(&house, &visitor, "rubrik").await, ["Ny rubrik"]);
        assert!(titles(&house, &visitor, "gammal").await.is_empty());
        let tx = house.db.begin().await.unwrap();
        search::remove(&tx, "project", 1).await.unwrap();
        tx.commit().await.unwrap();
        assert!(titles(&house, &visitor, "rubrik").await.is_empty());
        assert!(search::strays(&house.db).await.unwrap().is_empty());
    }
}
