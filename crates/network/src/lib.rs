//! The room network: what an organisation is.
