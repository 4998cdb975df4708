//! The room documents.
