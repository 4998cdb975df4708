//! Plans and indicators.

use crate::Found;
use crate::page::Line;

pub(crate) fn read(_lines: &[Line]) -> Vec<Found> {
    Vec::new()
}
