//! The room strategy on both engines.
