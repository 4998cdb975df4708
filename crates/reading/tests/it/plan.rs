//! Plans and indicators.
