//! Names in documents become organisations once.

use access::{Role, Viewer, Visibility};
use db::{Id, Tx};
use network::{Names, Teller};
use testkit::House;

fn told<'a>(
    tx: &'a Tx,
    house: &'a House,
    viewer: &'a Viewer,
    owner_id: Id,
    visibility: Visibility,
) -> Teller<'a> {
    Teller { tx, ids: &house.ids, viewer, owner_id, visibility }
}

testkit::on_both_engines! {
    async fn a_name_becomes_one_organisation(house: House) {
        let office = house.organisation("Norra förbundet").await;
        let viewer = house.member(&office, Role::Editor);
        let tx = house.db.begin().await.unwrap();
        let teller = told(&tx, &house, &viewer, office.id, Visibility::Public);
        let mut names = Names::load(&tx).await.unwrap();
        let first = names.resolve(teller, "Connect  Väst AB").await.unwrap();
        let again = names.resolve(teller, "connect väst ab ").await.unwrap();
        let known = names.resolve(teller, "NORRA FÖRBUNDET").await.unwrap();
        assert_eq!((first, known), (again, office.id));
        tx.commit().await.unwrap();
        let made = access::organisation(&house.db, first).await.unwrap().unwrap();
        assert_eq!((made.name.as_str(), made.owner_id), ("Connect Väst AB", office.id));
        let history = access::history(&house.db, "organisation", first).await.unwrap();
        assert_eq!(history.len(), 1);
        let found = network::organisations_like(&house.db, &house.visitor(), "conn", 10).await.unwrap();
        assert_eq!(found.iter().map(|one| one.id).collect::<Vec<_>>(), [first]);
        let tx = house.db.begin().await.unwrap();
        let teller = told(&tx, &house, &viewer, office.id, Visibility::Public);
        let later = Names::load(&tx).await.unwrap().resolve(teller, "Connect Väst AB").await.unwrap();
        assert_eq!(later, first);
    }

    /// A name out of a record that others do not see would tell them of the record.
    async fn a_hidden_record_names_nobody_to_others(house: House) {
        let office = house.organisation("Norra förbundet").await;
        let other = house.organisation("Södra förbundet").await;
        let viewer = house.member(&office, Role::Editor);
        let tx = house.db.begin().await.unwrap();
        let teller = told(&tx, &house, &viewer, office.id, Visibility::Own);
        let mut names = Names::load(&tx).await.unwrap();
        let made = names.resolve(teller, "Tyst Etablering AB").await.unwrap();
        assert_eq!(names.resolve(teller, "tyst etablering ab").await.unwrap(), made);
        tx.commit().await.unwrap();
        for (who, seen) in [(house.visitor(), 0), (house.member(&other, Role::Manager), 0), (viewer, 1)] {
            let found = network::organisations_like(&house.db, &who, "etablering", 10).await.unwrap();
            assert_eq!(found.len(), seen);
        }
    }
}
