//! A plan's year, month by month: what is due in each, by the words that the plan says when with. Pure.

use db::Id;
use jiff::civil::Date;

use crate::{Leaf, when::read};

/// Something of the plan in the wheel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub initiative_id: Id,
    pub initiative: String,
    /// The activity, or empty for the initiative as a whole.
    pub activity: String,
    /// In the plan's own words.
    pub when: String,
    /// The day; none for what goes on all year.
    pub due: Option<Date>,
    pub who: Vec<String>,
}

/// What is due in each month, and what goes on without a month of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Year {
    pub months: [Vec<Entry>; 12],
    pub all_year: Vec<Entry>,
}

/// The year of these initiatives. An initiative that says no more than its year goes on all year; an activity
/// that says nothing of its own is left to its initiative.
pub fn year_of(leaves: &[&Leaf], year: i16) -> Year {
    let mut found = Year::default();
    for leaf in leaves {
        let row = &leaf.initiative;
        let entry = |activity: &str, when: &str, who: &[String]| Entry {
            initiative_id: row.id,
            initiative: row.title.clone(),
            activity: activity.to_string(),
            when: when.to_string(),
            due: None,
            who: who.to_vec(),
        };
        let when = row.when_text.as_deref().unwrap_or_default();
        place(&mut found, entry("", when, &leaf.people), (year, true));
        for task in &leaf.tasks {
            if let Some(when) = task.activity.when_text.as_deref() {
                let who = if task.people.is_empty() { &leaf.people } else { &task.people };
                place(&mut found, entry(&task.activity.text, when, who), (year, false));
            }
        }
    }
    for month in &mut found.months {
        month.sort_by_key(|entry| entry.due);
    }
    found
}

fn place(found: &mut Year, entry: Entry, (year, whole): (i16, bool)) {
    let when = read(&entry.when, year);
    let runs = when.from.is_none_or(|from| from.year() <= year) && when.to.is_none_or(|to| to.year() >= year);
    if !runs {
        return;
    }
    let due: Vec<Date> = when.due.iter().copied().filter(|day| day.year() == year).collect();
    if due.is_empty() || !when.is_within_a_year() {
        if whole || when.understood {
            found.all_year.push(entry);
        }
        return;
    }
    for day in due {
        let month = usize::try_from(day.month() - 1).unwrap_or_default();
        if let Some(month) = found.months.get_mut(month) {
            month.push(Entry { due: Some(day), ..entry.clone() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::tests_leaf as leaf;

    #[test]
    fn a_year_month_by_month() {
        let mut quarterly = leaf(2, 10, "varje kvartal", ("", None), &["Moa"]);
        quarterly.tasks[0].activity.when_text = Some("mars".to_string());
        let all = [
            leaf(1, 10, "2026", ("", None), &[]),
            quarterly,
            leaf(3, 10, "2024", ("", None), &[]),
            leaf(4, 10, "löpande", ("", None), &[]),
            leaf(5, 10, "okt 2026–feb 2027", ("", None), &[]),
        ];
        let found = year_of(&all.iter().collect::<Vec<_>>(), 2026);
        let counts: Vec<usize> = found.months.iter().map(Vec::len).collect();
        assert_eq!(counts, [0, 0, 2, 0, 0, 1, 0, 0, 1, 0, 0, 1]);
        let march: Vec<_> = found.months[2].iter().map(|entry| entry.activity.as_str()).collect();
        assert_eq!(march, ["", "Göra"]);
        let on: Vec<Id> = found.all_year.iter().map(|entry| entry.initiative_id).collect();
        assert_eq!(on, [1, 4, 5]);
        assert_eq!(year_of(&all.iter().collect::<Vec<_>>(), 2027).months[1].len(), 1);
    }
}
