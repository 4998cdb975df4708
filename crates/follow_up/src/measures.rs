//! The indicators of a plan as a round shows them beside the answers.

use access::Viewer;
use db::{Db, DbErr, Id};

use crate::Measure;

/// The plan's indicators as far as this viewer sees them.
pub(crate) async fn of_plan(_: &Db, _: &Viewer, _: Id) -> Result<Vec<Measure>, DbErr> {
    Ok(Vec::new())
}
