//! Organisations, contacts, places.
