//! The room plan on both engines.
