//! Lists of granted projects: tables of rows with titles, owners and amounts, and the texts about them.
//!
//! It must not know plans or indicators, and no file in particular.

use crate::Found;
use crate::page::Line;

/// Reads the grants documents in a file; at most one today.
pub(crate) fn read(_lines: &[Line]) -> Vec<Found> {
    Vec::new()
}
