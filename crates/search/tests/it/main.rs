//! The room search on both engines.
