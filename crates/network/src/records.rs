//! The kinds of record of this room, and what a form does with one of them.

use access::{Parent, RecordKind, Tie};

/// An organisation (organisation). Its table is access's own.
pub const ORGANISATION: RecordKind = RecordKind {
    key: "organisation",
    table: "organisation",
    title: "name",
    path: "/organisationer/",
    secret_fields: &["phone", "email", "description"],
    withdrawable: true,
    parent: None,
};

/// A person to turn to (kontakt). Its page names the organisation.
pub const CONTACT: RecordKind = RecordKind {
    key: "contact",
    table: "contact",
    title: "name",
    path: "/kontakter/",
    secret_fields: &["phone", "email"],
    withdrawable: true,
    parent: Some(Parent { kind: &ORGANISATION, column: "organisation_id", tie: Tie::Within }),
};

/// A network of municipalities (nätverk).
pub const NETWORK: RecordKind = RecordKind {
    key: "network",
    table: "network",
    title: "name",
    path: "/natverk/",
    secret_fields: &["description"],
    withdrawable: true,
    parent: None,
};
