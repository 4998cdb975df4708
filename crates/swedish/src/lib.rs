//! The Swedish language as the system needs it: search terms, sort keys. Pure functions, no I/O.
