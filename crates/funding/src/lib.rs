//! The room funding.
