//! Tables of an annex and its totals: per table, theme, sub-region, and over all.

use super::{Content, Part, Row};
use crate::{Facts, Sums, Totals};

/// The projects of one theme within a sub-region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<'a> {
    /// Empty for projects without a theme.
    pub theme: &'a str,
    pub rows: Vec<&'a Row>,
    pub totals: Totals,
}

/// Totals of one theme over all sub-regions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeTotals<'a> {
    pub theme: &'a str,
    pub totals: Totals,
}

impl Sums {
    /// Of one project.
    pub fn of(facts: &Facts) -> Sums {
        let both = facts.total_cost.zip(facts.grant).unwrap_or_default();
        Sums {
            currency: facts.currency.clone(),
            count: 1,
            total_cost: facts.total_cost.unwrap_or_default(),
            grant: facts.grant.unwrap_or_default(),
            without_cost: i64::from(facts.total_cost.is_none()),
            without_grant: i64::from(facts.grant.is_none()),
            shared_cost: both.0,
            shared_grant: both.1,
        }
    }
}

impl Totals {
    /// Of some projects: one line for each currency. Sums that would not fit in an amount begin another
    /// line, so that no line is ever wrong.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Totals {
        let mut lines: Vec<Sums> = Vec::new();
        for row in rows {
            let one = Sums::of(&row.facts);
            match lines.iter_mut().find_map(|line| line.plus(&one).map(|sum| (line, sum))) {
                Some((line, sum)) => *line = sum,
                None => lines.push(one),
            }
        }
        Totals::new(lines)
    }
}

impl Part {
    /// Its projects by theme; themes in the order in which they first come.
    pub fn tables(&self) -> Vec<Table<'_>> {
        let mut tables: Vec<(&str, Vec<&Row>)> = Vec::new();
        for row in &self.rows {
            match tables.iter_mut().find(|(theme, _)| *theme == row.facts.theme) {
                Some((_, rows)) => rows.push(row),
                None => tables.push((&row.facts.theme, vec![row])),
            }
        }
        let mut found = Vec::new();
        for (theme, rows) in tables {
            let totals = Totals::of(rows.iter().copied());
            found.push(Table { theme, rows, totals });
        }
        found
    }

    /// Over the sub-region.
    pub fn totals(&self) -> Totals {
        Totals::of(&self.rows)
    }
}

impl Content {
    /// Over everything.
    pub fn totals(&self) -> Totals {
        Totals::of(self.rows())
    }

    /// Of each theme over all sub-regions, in the order in which the themes first come.
    pub fn themes(&self) -> Vec<ThemeTotals<'_>> {
        let mut themes: Vec<&str> = Vec::new();
        for row in self.rows() {
            if !themes.contains(&row.facts.theme.as_str()) {
                themes.push(&row.facts.theme);
            }
        }
        let of = |theme| Totals::of(self.rows().filter(|row| row.facts.theme == theme));
        themes.into_iter().map(|theme| ThemeTotals { theme, totals: of(theme) }).collect()
    }
}

#[cfg(test)]
mod tests {
    use types::Amount;

    use super::*;

    fn row(theme: &str, currency: &str, cost: Option<i64>, grant: Option<i64>) -> Row {
        let amount = |units: Option<i64>| units.and_then(Amount::from_units);
        let facts = Facts {
            theme: theme.into(),
            currency: currency.into(),
            total_cost: amount(cost),
            grant: amount(grant),
            ..Facts::default()
        };
        Row { id: None, facts }
    }

    fn part(sub_region: &str, rows: Vec<Row>) -> Part {
        Part { sub_region: sub_region.into(), rows, ..Part::default() }
    }

    #[test]
    fn totals_at_every_level() {
        let north = part(
            "Norr",
            vec![
                row("Kunskap", "SEK", Some(100), Some(50)),
                row("Öppenhet", "SEK", None, Some(7)),
                row("Kunskap", "SEK", Some(10), None),
                row("Kunskap", "EUR", Some(3), Some(1)),
            ],
        );
        let south =
            part("Söder", vec![row("", "SEK", Some(1), Some(1)), row("Kunskap", "SEK", Some(5), Some(5))]);
        let tables = north.tables();
        let found: Vec<_> = tables.iter().map(|table| (table.theme, table.rows.len())).collect();
        assert_eq!(found, [("Kunskap", 3), ("Öppenhet", 1)]);
        let kunskap = &tables[0].totals;
        assert_eq!(kunskap.0.len(), 2, "one line for each currency");
        let kronor = &kunskap.0[0];
        assert_eq!((kronor.count, kronor.total_cost.units(), kronor.grant.units()), (2, 110, 50));
        assert_eq!((kronor.without_grant, kronor.share()), (1, Some(500)), "the share is of whole rows");
        assert_eq!(south.totals().0[0].total_cost.units(), 6);
        let content = Content { parts: vec![north, south], ..Content::default() };
        let themes: Vec<_> =
            content.themes().iter().map(|theme| (theme.theme, theme.totals.count())).collect();
        assert_eq!(themes, [("Kunskap", 4), ("Öppenhet", 1), ("", 1)]);
        let all = content.totals();
        assert_eq!((all.count(), all.0[0].grant.units(), all.0[1].grant.units()), (6, 63, 1));
        assert_eq!(Content::default().totals().count(), 0);
    }

    #[test]
    fn a_sum_that_does_not_fit_is_never_wrong() {
        let huge = |ore| Row {
            facts: Facts { currency: "SEK".into(), grant: Some(Amount::from_ore(ore)), ..Facts::default() },
            ..Row::default()
        };
        let totals = Totals::of(&[huge(i64::MAX), huge(1), huge(2)]);
        let lines: Vec<i64> = totals.0.iter().map(|line| line.grant.ore()).collect();
        assert_eq!(lines, [i64::MAX, 3]);
    }
}
