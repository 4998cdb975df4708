//! Names in documents become organisations once.

use access::Role;
use network::{Names, Teller};

testkit::on_both_engines! {
    async fn a_name_becomes_one_organisation(house: House) {
        let office = house.organisation("Norra förbundet").await;
        let viewer = house.member(&office, Role::Editor);
        let tx = house.db.begin().await.unwrap();
        let teller = Teller { tx: &tx, ids: &house.ids, viewer: &viewer, owner_id: office.id };
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
        let teller = Teller { tx: &tx, ids: &house.ids, viewer: &viewer, owner_id: office.id };
        let later = Names::load(&tx).await.unwrap().resolve(teller, "Connect Väst AB").await.unwrap();
        assert_eq!(later, first);
    }
}
