//! The room plan.
