//! How the history of organisations, contacts and networks is told.

use access::HistoryRow;
use types::OrganisationNumber;
use web::{TellFuture, Visit};

use super::organisation_list::kind_text;
use crate::place;

pub(super) fn tell<'a>(visit: &'a Visit, rows: &'a mut [HistoryRow]) -> TellFuture<'a> {
    for change in rows.iter_mut().flat_map(|row| &mut row.changes) {
        for value in [&mut change.old, &mut change.new].into_iter().flatten() {
            if let Some(told) = words(visit, &change.field, value) {
                *value = told;
            }
        }
    }
    Box::pin(async { Ok(()) })
}

/// The value in words; `None` where it stands in words already.
fn words(visit: &Visit, field: &str, value: &str) -> Option<String> {
    match field {
        "organisation_kind" => Some(kind_text(visit, value)),
        "municipality" => place::municipality(value).map(|found| found.name.clone()),
        "county" => place::county(value).map(|found| found.name.clone()),
        "organisation_number" => OrganisationNumber::parse(value).ok().map(|number| number.to_string()),
        "business_contact" => Some(visit.t(if value == "true" { "word-yes" } else { "word-no" })),
        _ => None,
    }
}
