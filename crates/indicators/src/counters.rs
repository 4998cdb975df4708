//! What Bygd can count of its own records: a small catalogue, each with a statement of its own. Nobody writes
//! a query. More counters come with the rooms that have something to count.

use access::{Entry, Viewer, Visibility};
use db::{Db, DbErr, Id, IdSource};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use types::{Moment, stockholm_date};

use crate::{
    DEFINITION, Decimal, Definition, SourceKind, Subject,
    period::{Period, PeriodKind},
    store,
    value::{Bringing, NewValue, Origin, Written},
};

/// Years before this one that are counted on demand.
const YEARS_BACK: i16 = 4;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counted {
    Projects,
    Granted,
    Initiatives,
    Activities,
    Ticked,
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
    Counter { key: "activities", name: "counter-activities", counted: Counted::Activities },
    Counter { key: "ticked", name: "counter-ticked", counted: Counted::Ticked },
    Counter { key: "contacts", name: "counter-contacts", counted: Counted::Contacts },
    Counter { key: "network-members", name: "counter-network-members", counted: Counted::NetworkMembers },
];

pub(crate) fn find(key: &str) -> Option<&'static Counter> {
    CATALOGUE.iter().find(|counter| counter.key == key)
}

impl Counted {
    /// Does it belong to a year? Else it is counted as it is now.
    pub fn by_year(self) -> bool {
        !matches!(self, Counted::Contacts | Counted::NetworkMembers)
    }

    /// Is it found in plans, and may be counted of one of them?
    pub fn in_plans(self) -> bool {
        matches!(self, Counted::Initiatives | Counted::Activities | Counted::Ticked)
    }

    /// May it be counted for each sub-region?
    pub fn by_sub_region(self) -> bool {
        self.by_year()
    }
}

/// Among what is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Within {
    /// What the definition's owner owns.
    #[default]
    Own,
    /// What the owner and all below it own, and each sub-region by itself.
    SubRegions,
}

impl Within {
    pub const ALL: [Within; 2] = [Within::Own, Within::SubRegions];

    pub fn key(self) -> &'static str {
        match self {
            Within::Own => "own",
            Within::SubRegions => "sub-regions",
        }
    }

    pub fn from_key(key: &str) -> Option<Within> {
        Within::ALL.into_iter().find(|within| within.key() == key)
    }
}

/// What a definition says of how it is counted, as JSON in its `source_selection`; empty is the owner's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Selection {
    #[serde(default)]
    pub within: Within,
    /// Only what is in this plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<Id>,
}

impl Selection {
    pub fn parse(text: &str) -> Option<Selection> {
        if text.trim().is_empty() { Some(Selection::default()) } else { serde_json::from_str(text).ok() }
    }

    /// As stored.
    pub fn text(&self) -> String {
        match *self == Selection::default() {
            true => String::new(),
            false => serde_json::to_string(self).unwrap_or_default(),
        }
    }

    /// Can it be asked of this? Sub-regions are not told apart within one plan.
    pub fn fits(&self, counted: Counted) -> bool {
        let region = self.within == Within::Own || (counted.by_sub_region() && self.plan.is_none());
        region && (self.plan.is_none() || counted.in_plans())
    }
}

/// How much others must show for it to be counted among theirs: as much as the count will be shown itself.
pub(crate) fn shown_enough(count: Visibility) -> &'static [&'static str] {
    match count {
        Visibility::Public => &["public"],
        Visibility::Own | Visibility::Network => &["public", "network"],
    }
}

/// The years that are counted on a day: this one, and through January the last one once more, since what was
/// done on its last day was done after that night's count.
pub(crate) fn years(counted: Counted, today: Date) -> Vec<i16> {
    let last = (counted.by_year() && today.month() == 1).then(|| today.year() - 1);
    last.into_iter().chain([today.year()]).collect()
}

/// The years that are counted when somebody asks for it, so that there is something to compare with.
pub(crate) fn history(counted: Counted, today: Date) -> Vec<i16> {
    let first = if counted.by_year() { today.year() - YEARS_BACK } else { today.year() };
    (first..=today.year()).collect()
}

/// What is to be counted of whom.
pub(crate) struct Asked {
    pub counted: Counted,
    pub selection: Selection,
    pub owner_id: Id,
    pub visibility: Visibility,
}

impl Asked {
    fn of(definition: &Definition) -> Option<Asked> {
        let counter =
            find(&definition.source_ref).filter(|_| definition.source_kind() == SourceKind::Counted)?;
        let selection = Selection::parse(&definition.source_selection)?;
        let (owner_id, visibility) = (definition.owner_id, definition.visibility());
        selection.fits(counter.counted).then_some(Asked {
            counted: counter.counted,
            selection,
            owner_id,
            visibility,
        })
    }

    /// The counts of one year: the owner's, and each sub-region's where that is asked for.
    pub async fn count(&self, db: &Db, viewer: &Viewer, year: i16) -> Result<Vec<(Subject, i64)>, DbErr> {
        let owner = Subject::Organisation(self.owner_id);
        if self.selection.within == Within::Own {
            return Ok(vec![(owner, store::counted(db.read(), self, year).await?)]);
        }
        if !self.counted.in_plans() {
            let found = store::counted_by_sub_region(db.read(), self, year).await?;
            let mut all = vec![(owner, found.iter().map(|(_, number)| number).sum())];
            let named = found.into_iter().filter(|(name, _)| !name.is_empty());
            all.extend(named.map(|(name, number)| (Subject::SubRegion(name), number)));
            return Ok(all);
        }
        let mut all = vec![(owner, store::counted_below(db.read(), self, (self.owner_id, year)).await?)];
        let below = store::right_below(db.read(), self.owner_id).await?;
        for area in network::areas(db, viewer).await?.iter().filter(|area| below.contains(&area.id)) {
            let number = store::counted_below(db.read(), self, (area.id, year)).await?;
            all.push((Subject::Organisation(area.id), number));
        }
        Ok(all)
    }
}

/// Which years are counted, on a day.
type Years = fn(Counted, Date) -> Vec<i16>;

/// Counts for one definition, for its owner, some years; `None` if it is not counted. Years before the first
/// in which there was anything are left out: nobody used the house for it then.
async fn count(
    db: &Db,
    ids: &IdSource,
    definition: &Definition,
    (viewer, years): (&Viewer, Years),
) -> Result<Option<Written>, DbErr> {
    let Some(asked) = Asked::of(definition) else {
        return Ok(None);
    };
    let today = stockholm_date(viewer.now);
    let mut values = Vec::new();
    for year in years(asked.counted, today) {
        let Some(period) = Period::year(year) else { continue };
        let counts = asked.count(db, viewer, year).await?;
        if values.is_empty() && year < today.year() && counts.iter().all(|(_, number)| *number == 0) {
            continue;
        }
        let value = |(subject, number): &(Subject, i64)| {
            NewValue::total(&subject.key(), period, Decimal::whole(*number))
        };
        let mut counted: Vec<NewValue> = counts.iter().map(value).collect();
        // What had a number and has none any more has nothing: nought, not what it was.
        let known = store::subjects_of_period(db.read(), definition.id, &period.key()).await?;
        let gone = known.into_iter().filter(|subject| counted.iter().all(|one| one.subject != *subject));
        let gone: Vec<NewValue> =
            gone.map(|subject| NewValue::total(&subject, period, Decimal::ZERO)).collect();
        counted.extend(gone);
        values.extend(counted);
    }
    let tx = db.begin().await?;
    let bringing =
        Bringing { origin: Origin::Counted, note: String::new(), now: viewer.now, author_id: None };
    let written = store::put_values(&tx, ids, definition.id, &bringing, &values).await?;
    if written.added + written.corrected > 0 {
        let changes = serde_json::json!({ "reported": [null, told(&values, asked.owner_id)] });
        let entry = Entry::new("count", DEFINITION.key, Some(definition.id), definition.owner_id, changes);
        access::record(&tx, viewer, entry).await?;
    }
    tx.commit().await?;
    Ok(Some(written))
}

/// Counts on demand, some years back.
pub(crate) async fn count_now(
    db: &Db,
    ids: &IdSource,
    definition: &Definition,
    viewer: &Viewer,
) -> Result<Option<Written>, DbErr> {
    count(db, ids, definition, (viewer, history)).await
}

/// The owner's own number of the last year, for the log.
fn told(values: &[NewValue], owner_id: Id) -> String {
    let own = Subject::Organisation(owner_id).key();
    let found = values.iter().rfind(|value| value.subject == own);
    let number = found.and_then(|value| Some((value.value?.text(), value.period.key())));
    number.map(|(number, period)| format!("{number} ({period})")).unwrap_or_default()
}

/// Counts for every counted definition: what is done in the night. One that cannot be counted does not keep
/// the others from it. Gives how many were counted, and how many could not be.
pub async fn count_all(db: &Db, ids: &IdSource, now: Moment) -> Result<(usize, usize), DbErr> {
    let all = store::counted_definitions(db).await?;
    let mut failed = 0;
    for definition in &all {
        let viewer = Viewer::operator(definition.owner_id, &definition.owner_name, now);
        if let Err(error) = count(db, ids, definition, (&viewer, years)).await {
            tracing::error!(%error, definition = definition.id, "an indicator could not be counted");
            failed += 1;
        }
    }
    Ok((all.len() - failed, failed))
}

/// May it be counted on demand?
pub(crate) fn is_counted(definition: &Definition) -> bool {
    Asked::of(definition).is_some()
}

/// The rhythm of what is counted.
pub(crate) const RHYTHM: PeriodKind = PeriodKind::Year;

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn keys_are_names_of_one_counter_each() {
        for counter in CATALOGUE {
            assert!(find(counter.key).is_some_and(|found| found.counted == counter.counted));
        }
        assert!(find("DROP TABLE project").is_none());
    }

    #[test]
    fn what_is_asked_fits_what_is_counted() {
        let plan = |within| Selection { within, plan: Some(7) };
        let all = |within| Selection { within, plan: None };
        let cases = [
            (all(Within::Own), Counted::Contacts, true),
            (all(Within::SubRegions), Counted::Contacts, false),
            (all(Within::SubRegions), Counted::Granted, true),
            (plan(Within::Own), Counted::Ticked, true),
            (plan(Within::Own), Counted::Projects, false),
            (plan(Within::SubRegions), Counted::Ticked, false),
        ];
        for (selection, counted, fits) in cases {
            assert_eq!(selection.fits(counted), fits, "{selection:?} {counted:?}");
            assert_eq!(Selection::parse(&selection.text()), Some(selection));
        }
        assert_eq!(Selection::parse(""), Some(Selection::default()));
        assert_eq!(Selection::parse("{\"within\":\"everywhere\"}"), None);
    }

    #[test]
    fn the_old_year_is_counted_to_its_end() {
        assert_eq!(years(Counted::Ticked, date(2026, 12, 31)), [2026]);
        assert_eq!(years(Counted::Ticked, date(2027, 1, 1)), [2026, 2027]);
        assert_eq!(years(Counted::Contacts, date(2027, 1, 1)), [2027], "last year's contacts are not known");
        assert_eq!(years(Counted::Granted, date(2027, 2, 1)), [2027]);
        assert_eq!(history(Counted::Granted, date(2027, 2, 1)), [2023, 2024, 2025, 2026, 2027]);
        assert_eq!(history(Counted::Contacts, date(2027, 2, 1)), [2027]);
    }
}
