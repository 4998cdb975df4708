//! The room network, on both engines.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod accounts;
mod contacts;
mod long_lists;
mod names;
mod networks;
mod organisations;

use testkit::{House, Site};

/// A site of this room and search.
fn site(house: House) -> Site {
    Site::new(house, vec![network::room(), search::room()])
}

/// The id at the end of an address such as `/kontakter/12?klart=created`.
fn id_in(location: &Option<String>) -> i64 {
    let location = location.as_deref().unwrap_or_default();
    let path = location.split('?').next().unwrap_or_default();
    path.rsplit('/').next().unwrap_or_default().parse().unwrap_or_else(|_| panic!("no id in {location}"))
}
