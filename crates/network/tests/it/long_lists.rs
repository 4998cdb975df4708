//! A list of more organisations than are counted.

use access::Organisation;
use network::{OrganisationKind, Profile};

use crate::site;

testkit::on_both_engines! {
    async fn a_long_list_is_counted_to_a_limit_and_shown_in_order(house: House) {
        let rows: Vec<(Organisation, Profile)> = (0..10_020)
            .map(|number| {
                let id = house.ids.next();
                let (name, key) = (format!("Verkstad {number} AB"), format!("v{number}"));
                let made = Organisation { id, parent_id: None, key, name, owner_id: id, merged_into: None };
                (made, Profile::of_kind(OrganisationKind::Company))
            })
            .collect();
        let tx = house.db.begin().await.unwrap();
        network::insert_many(&tx, &rows).await.unwrap();
        tx.commit().await.unwrap();
        let site = site(house);
        for narrowed in ["", "&slag=company", "&q=verkstad", "&q=verkstad&slag=company"] {
            let page = site.get(&format!("/organisationer?ordning=-namn{narrowed}")).await;
            page.shows("Mer än 10 000 organisationer").shows("Verkstad 10019 AB").hides("Verkstad 9 AB");
        }
    }
}
