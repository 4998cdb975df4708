//! The room search.
