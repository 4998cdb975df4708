//! What people have before them: activities with the day they are due, whose they are, and ticking them off.
//! Rules are pure; it must not know how anybody is reminded.

use std::collections::{HashMap, HashSet};

use access::{Entry, Viewer};
use db::{Db, DbErr, Id, Tx};
use jiff::civil::Date;
use types::stockholm_date;

use crate::{
    INITIATIVE,
    store::{self, WorkNames, WorkRow},
    when::due_of,
    who,
};

/// When something is due, seen from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Pile {
    Late,
    Week,
    Month,
    Later,
    Done,
}

impl Pile {
    pub const ALL: [Pile; 5] = [Pile::Late, Pile::Week, Pile::Month, Pile::Later, Pile::Done];

    /// In addresses, and as the end of its name among the texts.
    pub fn key(self) -> &'static str {
        match self {
            Pile::Late => "late",
            Pile::Week => "week",
            Pile::Month => "month",
            Pile::Later => "later",
            Pile::Done => "done",
        }
    }

    pub fn from_key(key: &str) -> Option<Pile> {
        Pile::ALL.into_iter().find(|pile| pile.key() == key)
    }

    /// Weeks end on Sunday. What has no day is later.
    pub fn of(done: bool, due: Option<Date>, today: Date) -> Pile {
        let Some(due) = due.filter(|_| !done) else {
            return if done { Pile::Done } else { Pile::Later };
        };
        let to_sunday = 7 - i64::from(today.weekday().to_monday_one_offset());
        let sunday = today.saturating_add(jiff::Span::new().days(to_sunday));
        match due {
            due if due < today => Pile::Late,
            due if due <= sunday => Pile::Week,
            due if due <= today.last_of_month() => Pile::Month,
            _ => Pile::Later,
        }
    }
}

/// An activity that somebody is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ToDo {
    pub row: WorkRow,
    pub due: Option<Date>,
    pub pile: Pile,
    /// A secrecy mark takes its text from those outside the office.
    pub secret: bool,
}

/// Is an activity this person's? Names beside it decide; else the main responsible of its initiative, if one
/// is marked; else everybody beside the initiative. `mine` are keys of labels.
pub(crate) fn is_mine(names: &WorkNames, mine: &HashSet<&str>) -> bool {
    let any = |keys: &[String]| keys.iter().any(|key| mine.contains(key.as_str()));
    if !names.beside.is_empty() {
        return any(&names.beside);
    }
    match &names.main {
        Some(main) => mine.contains(main.as_str()),
        None => any(&names.initiative),
    }
}

/// The activities of plans that this account is to do, or has done, in plans that end last year or later; by
/// day, and then by plan. What a secrecy mark hides from the viewer is left out.
pub(crate) async fn of_account(db: &Db, viewer: &Viewer, account_id: Id) -> Result<Vec<ToDo>, DbErr> {
    let meant = who::of_account(db, account_id).await?;
    let mut by_owner: HashMap<Id, HashSet<&str>> = HashMap::new();
    for row in meant.iter().filter(|row| row.left_on.is_none()) {
        by_owner.entry(row.owner_id).or_default().insert(&row.label_key);
    }
    if by_owner.is_empty() {
        return Ok(Vec::new());
    }
    let rows = store::work_of_account(db, viewer, account_id).await?;
    let ids: Vec<Id> = by_owner.keys().copied().collect();
    let names = store::names_of_work(db, &ids, account_id).await?;
    let none = WorkNames::default();
    let nobody = HashSet::new();
    let mine = rows.into_iter().filter(|row| {
        let beside = names.activities.get(&row.id).cloned().unwrap_or_default();
        let of = names.initiatives.get(&row.initiative_id).unwrap_or(&none);
        let all = WorkNames { beside, ..of.clone() };
        is_mine(&all, by_owner.get(&row.owner_id).unwrap_or(&nobody))
    });
    to_do(db, viewer, mine.collect()).await
}

/// With days and piles, by day.
pub(crate) async fn to_do(db: &Db, viewer: &Viewer, rows: Vec<WorkRow>) -> Result<Vec<ToDo>, DbErr> {
    let ids: HashSet<Id> = rows.iter().map(|row| row.initiative_id).collect();
    let marks = access::marks(db, INITIATIVE.key, &ids.into_iter().collect::<Vec<_>>()).await?;
    let today = stockholm_date(viewer.now);
    let mut all = Vec::new();
    for row in rows {
        let mark = marks.get(&row.initiative_id);
        if mark.is_some_and(|mark| mark.hides(viewer, row.owner_id, "activities")) {
            continue;
        }
        let secret = mark.is_some_and(|mark| mark.covers("activities"));
        let words = (row.when_text.as_deref(), row.initiative_when.as_deref());
        let due = due_of(words.0, words.1, (row.year_from, row.year_to), today);
        let pile = Pile::of(row.done_at.is_some(), due, today);
        all.push(ToDo { row, due, pile, secret });
    }
    all.sort_by_key(|item| {
        (item.due.is_none(), item.due, item.row.plan_id, item.row.initiative_id, item.row.position)
    });
    Ok(all)
}

/// Ticks an activity off with a line that shows it, or changes that line where it is ticked off already. The
/// caller has asked `can`. False: there was nothing to change.
pub async fn tick(tx: &Tx, viewer: &Viewer, activity_id: Id, evidence: Option<&str>) -> Result<bool, DbErr> {
    let Some(before) = store::ticked(tx, activity_id).await? else {
        return Ok(false);
    };
    let account_id = viewer.user.as_ref().map(|user| user.id);
    let (action, old) = match before.done_at {
        None => {
            store::set_done(tx, activity_id, Some((viewer.now, account_id)), evidence).await?;
            ("tick", serde_json::Value::Null)
        }
        Some(_) if evidence.is_none() || before.evidence.as_deref() == evidence => return Ok(false),
        Some(_) => {
            store::set_evidence(tx, activity_id, evidence).await?;
            ("edit", told(&before.text, before.evidence.as_deref()))
        }
    };
    let changes = serde_json::json!({ "ticked": [old, told(&before.text, evidence)] });
    let entry = Entry::new(action, INITIATIVE.key, Some(before.initiative_id), before.owner_id, changes);
    access::record(tx, viewer, entry).await?;
    Ok(true)
}

/// Takes a tick back. False: it was not ticked off.
pub async fn untick(tx: &Tx, viewer: &Viewer, activity_id: Id) -> Result<bool, DbErr> {
    let Some(before) = store::ticked(tx, activity_id).await?.filter(|row| row.done_at.is_some()) else {
        return Ok(false);
    };
    store::set_done(tx, activity_id, None, None).await?;
    let old = told(&before.text, before.evidence.as_deref());
    let changes = serde_json::json!({ "ticked": [old, serde_json::Value::Null] });
    let entry = Entry::new("untick", INITIATIVE.key, Some(before.initiative_id), before.owner_id, changes);
    access::record(tx, viewer, entry).await?;
    Ok(true)
}

fn told(text: &str, evidence: Option<&str>) -> serde_json::Value {
    let evidence = evidence.map(|evidence| format!(" – {evidence}")).unwrap_or_default();
    serde_json::Value::String(format!("{text}{evidence}"))
}

/// A line of evidence as what stands before its link, the link, and what stands after.
pub(crate) fn linked(evidence: &str) -> (&str, &str, &str) {
    let start = ["https://", "http://"].iter().filter_map(|scheme| evidence.find(scheme)).min();
    let Some((before, rest)) = start.and_then(|start| evidence.split_at_checked(start)) else {
        return (evidence, "", "");
    };
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let link = rest.get(..end).unwrap_or(rest).trim_end_matches(['.', ',', ';', ')']);
    (before, link, rest.get(link.len()..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn piles_follow_the_calendar() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let cases = [
            // Wednesday.
            ("2026-11-25", "2026-11-24", Pile::Late),
            ("2026-11-25", "2026-11-25", Pile::Week),
            ("2026-11-25", "2026-11-29", Pile::Week),
            ("2026-11-25", "2026-11-30", Pile::Month),
            ("2026-11-25", "2026-12-01", Pile::Later),
            // The week at New Year; Sunday ends its week.
            ("2026-12-31", "2027-01-03", Pile::Week),
            ("2026-12-31", "2027-01-04", Pile::Later),
            ("2026-11-29", "2026-11-30", Pile::Month),
        ];
        for (today, due, expected) in cases {
            assert_eq!(Pile::of(false, Some(day(due)), day(today)), expected, "{today} {due}");
        }
        assert_eq!(Pile::of(true, Some(day("2026-01-01")), day("2026-11-25")), Pile::Done);
        assert_eq!(Pile::of(false, None, day("2026-11-25")), Pile::Later);
        assert!(Pile::ALL.iter().all(|pile| Pile::from_key(pile.key()) == Some(*pile)));
    }

    #[test]
    fn names_beside_an_activity_come_first() {
        let names = |beside: &[&str], main: Option<&str>, initiative: &[&str]| WorkNames {
            beside: beside.iter().map(|key| key.to_string()).collect(),
            main: main.map(str::to_string),
            initiative: initiative.iter().map(|key| key.to_string()).collect(),
        };
        let moa = HashSet::from(["moa"]);
        let cases = [
            (names(&["moa"], None, &["ove"]), true),
            (names(&["ove"], None, &["moa"]), false),
            (names(&[], Some("ove"), &["ove", "moa"]), false),
            (names(&[], Some("moa"), &["ove", "moa"]), true),
            (names(&[], None, &["ove", "moa"]), true),
            (names(&[], None, &["alla"]), false),
        ];
        for (names, expected) in cases {
            assert_eq!(is_mine(&names, &moa), expected, "{names:?}");
        }
    }

    #[test]
    fn a_link_in_a_line_of_evidence() {
        let cases = [
            ("Gjort i maj", ("Gjort i maj", "", "")),
            ("Se https://a.example/b.", ("Se ", "https://a.example/b", ".")),
            ("http://a.example och mer", ("", "http://a.example", " och mer")),
        ];
        for (text, expected) in cases {
            assert_eq!(linked(text), expected, "{text}");
        }
    }
}
