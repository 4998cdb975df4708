//! The room funding on both engines.
