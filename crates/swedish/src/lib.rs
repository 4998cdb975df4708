//! The Swedish language as the system needs it: search terms, queries, snippets, sort keys, likeness of
//! names.
//!
//! Pure functions, no I/O. It must not know databases (beyond the two query grammars it writes), records or
//! pages.

mod collation;
mod compound;
mod lexicon;
mod likeness;
mod query;
mod snippet;
mod stem;
mod terms;
mod word;

pub use collation::sort_key;
pub use likeness::{Why, similar_names};
pub use query::{Alternative, Pattern, Query, Term, query};
pub use snippet::snippet;
pub use terms::{index_text, terms};
