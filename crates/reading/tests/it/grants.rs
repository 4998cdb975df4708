//! Lists of granted projects.
