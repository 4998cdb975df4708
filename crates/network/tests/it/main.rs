//! The room network, on both engines.

mod names;
