//! Coverage (*täckning*): which priority issues the granted projects serve, where, and which have no money.

use std::cmp::Ordering;

use types::Amount;

use super::{Content, Row};
use crate::{Totals, issue_numbers as numbers};

/// Which priority issues have money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The issues that projects name, numbers first and in their order; then those named by a word; last
    /// the projects that name none, with an empty issue.
    pub issues: Vec<IssueLine>,
    /// Numbered issues without any grant.
    pub without_money: Vec<u32>,
    /// Sub-regions in the order of the annex: the columns of a table of coverage.
    pub sub_regions: Vec<String>,
}

/// One priority issue over all sub-regions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueLine {
    /// As the projects name it; empty for projects that name none.
    pub issue: String,
    pub totals: Totals,
    /// For each of [`Coverage::sub_regions`] how many projects.
    pub counts: Vec<i64>,
}

impl IssueLine {
    /// Places in [`Coverage::sub_regions`] that have projects of this issue.
    pub fn present(&self) -> impl Iterator<Item = usize> + '_ {
        self.counts.iter().enumerate().filter(|(_, count)| **count > 0).map(|(place, _)| place)
    }
}

impl Content {
    /// `issues`: how many numbered issues the strategy has; `None` counts those that some project names.
    pub fn coverage(&self, issues: Option<u32>) -> Coverage {
        let mut named: Vec<&str> = Vec::new();
        for row in self.rows() {
            if !named.contains(&row.facts.priority.as_str()) {
                named.push(&row.facts.priority);
            }
        }
        named.sort_by(|a, b| order(a, b));
        let line = |issue: &str| {
            let of_issue = |row: &&Row| row.facts.priority == issue;
            let counts = self.parts.iter().map(|part| part.rows.iter().filter(of_issue).count() as i64);
            IssueLine {
                issue: issue.to_string(),
                totals: Totals::of(self.rows().filter(of_issue)),
                counts: counts.collect(),
            }
        };
        Coverage {
            issues: named.into_iter().map(line).collect(),
            without_money: self.without_money(issues),
            sub_regions: self.parts.iter().map(|part| part.sub_region.clone()).collect(),
        }
    }

    fn without_money(&self, issues: Option<u32>) -> Vec<u32> {
        let granted = |row: &&Row| row.facts.grant.is_some_and(|grant| grant > Amount::ZERO);
        let with_money: Vec<u32> =
            self.rows().filter(granted).flat_map(|row| numbers(&row.facts.priority)).collect();
        let mut wanted: Vec<u32> = match issues {
            Some(count) => (1..=count).collect(),
            None => self.rows().flat_map(|row| numbers(&row.facts.priority)).collect(),
        };
        wanted.sort_unstable();
        wanted.dedup();
        wanted.retain(|number| !with_money.contains(number));
        wanted
    }
}

/// Numbers first, then words in Swedish order, then none.
fn order(a: &str, b: &str) -> Ordering {
    let rank = |issue: &str| (issue.is_empty(), numbers(issue).is_empty(), numbers(issue));
    rank(a).cmp(&rank(b)).then_with(|| swedish::sort_key(a).cmp(&swedish::sort_key(b)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Facts, annex::Part};

    fn part(sub_region: &str, rows: &[(&str, Option<i64>)]) -> Part {
        let row = |(issue, grant): &(&str, Option<i64>)| Row {
            id: None,
            facts: Facts {
                priority: (*issue).into(),
                grant: grant.and_then(Amount::from_units),
                currency: "SEK".into(),
                ..Facts::default()
            },
        };
        Part { sub_region: sub_region.into(), rows: rows.iter().map(row).collect(), ..Part::default() }
    }

    fn content() -> Content {
        let north = [("10", Some(5)), ("Övergripande", Some(1)), ("2", Some(7)), ("4", None)];
        let south = [("2", Some(3)), ("", Some(2)), ("6, 8", Some(4)), ("5", Some(0))];
        let parts = vec![part("Norr", &north), part("Söder", &south)];
        Content { parts, ..Content::default() }
    }

    #[test]
    fn every_issue_has_a_line() {
        let coverage = content().coverage(Some(10));
        let issues: Vec<&str> = coverage.issues.iter().map(|line| line.issue.as_str()).collect();
        assert_eq!(issues, ["2", "4", "5", "6, 8", "10", "Övergripande", ""]);
        let two = &coverage.issues[0];
        assert_eq!((two.counts.as_slice(), two.totals.0[0].grant.units()), ([1, 1].as_slice(), 10));
        assert_eq!(coverage.issues[4].present().collect::<Vec<_>>(), [0]);
        assert_eq!(coverage.sub_regions, ["Norr", "Söder"]);
        let all: i64 = coverage.issues.iter().map(|line| line.totals.count()).sum();
        assert_eq!(all, content().totals().count());
    }

    #[test]
    fn an_issue_without_a_grant_has_no_money() {
        let cases: [(Option<u32>, &[u32]); 3] =
            [(Some(10), &[1, 3, 4, 5, 7, 9]), (Some(2), &[1]), (None, &[4, 5])];
        for (issues, expected) in cases {
            assert_eq!(content().coverage(issues).without_money, expected, "{issues:?}");
        }
        assert_eq!(Content::default().coverage(None).without_money, [0u32; 0]);
    }
}
