//! What Bygd can count of its own records: a small catalogue, each with a statement of its own. Nobody writes
//! a query. More counters come with the rooms that have something to count.

use access::Entry;
use db::{Db, DbErr, IdSource};
use types::{Moment, stockholm_date};

use crate::{
    DEFINITION, Decimal, Definition, SourceKind, Subject,
    period::{Period, PeriodKind},
    store,
    value::{Bringing, NewValue, Origin, Written},
};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counted {
    Projects,
    Granted,
    Initiatives,
    Contacts,
    NetworkMembers,
}

/// A counter that a definition may name.
pub(crate) struct Counter {
    /// As it stands in a definition's `source_ref`.
    pub key: &'static str,
    /// Key of its name.
    pub name: &'static str,
    pub counted: Counted,
}

pub(crate) const CATALOGUE: &[Counter] = &[
    Counter { key: "projects", name: "counter-projects", counted: Counted::Projects },
    Counter { key: "granted", name: "counter-granted", counted: Counted::Granted },
    Counter { key: "initiatives", name: "counter-initiatives", counted: Counted::Initiatives },
    Counter { key: "contacts", name: "counter-contacts", counted: Counted::Contacts },
    Counter { key: "network-members", name: "counter-network-members", counted: Counted::NetworkMembers },
];

pub(crate) fn find(key: &str) -> Option<&'static Counter> {
    CATALOGUE.iter().find(|counter| counter.key == key)
}

/// Counts for one definition, for its owner and the year that now is; `None` if it is not counted.
pub async fn count(
    db: &Db,
    ids: &IdSource,
    definition: &Definition,
    viewer: &access::Viewer,
) -> Result<Option<Written>, DbErr> {
    let counter = find(&definition.source_ref).filter(|_| definition.source_kind() == SourceKind::Counted);
    let Some(counter) = counter else {
        return Ok(None);
    };
    let period = Period::holding(PeriodKind::Year, stockholm_date(viewer.now));
    let owner_id = definition.owner_id;
    let tx = db.begin().await?;
    let number =
        store::counted(tx.on(), counter.counted, owner_id, i64::from(period.calendar_year())).await?;
    let bringing =
        Bringing { origin: Origin::Counted, note: String::new(), now: viewer.now, author_id: None };
    let value = NewValue::total(&Subject::Organisation(owner_id).key(), period, Decimal::whole(number));
    let written = store::put_values(&tx, ids, definition.id, &bringing, &[value]).await?;
    if written.added + written.corrected > 0 {
        let changes = serde_json::json!({ "reported": [null, format!("{number} ({})", period.key())] });
        let entry = Entry::new("count", DEFINITION.key, Some(definition.id), owner_id, changes);
        access::record(&tx, viewer, entry).await?;
    }
    tx.commit().await?;
    Ok(Some(written))
}

/// Counts for every counted definition: what a nightly job does.
pub async fn count_all(db: &Db, ids: &IdSource, now: Moment) -> Result<usize, DbErr> {
    let all = store::counted_definitions(db).await?;
    for definition in &all {
        let viewer = access::Viewer::operator(definition.owner_id, &definition.owner_name, now);
        count(db, ids, definition, &viewer).await?;
    }
    Ok(all.len())
}

/// May it be counted on demand?
pub(crate) fn is_counted(definition: &Definition) -> bool {
    definition.source_kind() == SourceKind::Counted && find(&definition.source_ref).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_names_of_one_counter_each() {
        for counter in CATALOGUE {
            assert!(find(counter.key).is_some_and(|found| found.counted == counter.counted));
        }
        assert!(find("DROP TABLE project").is_none());
    }
}
