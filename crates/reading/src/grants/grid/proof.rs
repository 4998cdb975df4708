//! What printed sums prove of the figures above them.

use super::body::{Body, Segment};
use super::figure::Micro;
use super::money::{Figures, Value};

/// A printed sum held against its rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    pub printed: Option<Micro>,
    /// Reached by the rows; `None` where nothing is printed or nothing could be summed.
    pub reached: Option<bool>,
}

/// Per segment, and over all, for one column.
#[derive(Clone, Debug, Default)]
pub struct Proof {
    pub segments: Vec<Sum>,
    pub grand: Sum,
}

impl Proof {
    pub fn of(body: &Body, figures: &Figures, column: usize) -> Proof {
        let own = |segment: &Segment| held(figures, column, segment.sum, segment.rows.iter().copied());
        let segments: Vec<Sum> = body.segments.iter().map(own).collect();
        let mut grand = held(figures, column, body.grand, body.entries());
        if grand.reached == Some(false) && sums_of_sums(&segments, grand.printed) {
            // The sums below are summed, whatever their rows say: the rows' own sums tell.
            grand.reached = None;
        }
        Proof { segments, grand }
    }

    /// The cells of a segment are proved: by its own sum, or by the sum of all where it has none that
    /// contradicts.
    pub fn proves(&self, segment: usize) -> bool {
        let own = self.segments[segment].reached;
        own == Some(true) || (own.is_none() && self.grand.reached == Some(true))
    }
}

fn sums_of_sums(segments: &[Sum], grand: Option<Micro>) -> bool {
    let sums: Option<Vec<Micro>> = segments.iter().map(|sum| sum.printed).collect();
    sums.is_some_and(|sums| sums.len() > 1 && grand == Some(sums.iter().sum()))
}

fn held(figures: &Figures, column: usize, sum: Option<usize>, rows: impl Iterator<Item = usize>) -> Sum {
    let Some(printed) = sum.and_then(|row| figures.of(column, row).one()) else { return Sum::default() };
    let (mut total, mut many): (Micro, Micro) = (0, 0);
    for row in rows {
        match figures.of(column, row) {
            Value::One(value) => {
                total += value;
                many += 1;
            }
            Value::Open(..) | Value::Words | Value::Missing => {}
        }
    }
    if many == 0 {
        return Sum { printed: Some(printed), reached: None };
    }
    // Computed values are exact to a millionth each.
    Sum { printed: Some(printed), reached: Some((total - printed).abs() <= many) }
}
