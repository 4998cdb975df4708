//! The room network on both engines.
