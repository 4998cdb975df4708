//! The room documents on both engines.
