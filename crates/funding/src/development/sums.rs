//! The budget of a development project by partner and year: exact sums.

use types::Amount;

use super::facts::Budget;

/// Cost and own funding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Pair {
    pub cost: Amount,
    pub own: Amount,
}

impl Pair {
    /// What somebody else pays.
    pub(super) fn rest(self) -> Amount {
        self.cost.checked_sub(self.own).unwrap_or(Amount::ZERO)
    }

    fn plus(self, other: Pair) -> Pair {
        Pair {
            cost: self.cost.checked_add(other.cost).unwrap_or(self.cost),
            own: self.own.checked_add(other.own).unwrap_or(self.own),
        }
    }
}

/// One partner's line: each year, and all years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub partner: String,
    pub years: Vec<Pair>,
    pub all: Pair,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    pub years: Vec<i64>,
    pub lines: Vec<Line>,
    pub by_year: Vec<Pair>,
    pub all: Pair,
}

/// Partners in the order in which they come, years in theirs.
pub(super) fn table(budget: &[Budget]) -> Table {
    let mut years: Vec<i64> = budget.iter().map(|row| row.year).collect();
    years.sort_unstable();
    years.dedup();
    let mut partners: Vec<&str> = Vec::new();
    for row in budget {
        if !partners.contains(&row.partner.as_str()) {
            partners.push(&row.partner);
        }
    }
    let sum = |partner: Option<&str>, year: Option<i64>| {
        let own = budget.iter().filter(|row| partner.is_none_or(|name| row.partner == name));
        let own = own.filter(|row| year.is_none_or(|year| row.year == year));
        own.fold(Pair::default(), |sum, row| sum.plus(Pair { cost: row.cost, own: row.own_funding }))
    };
    let line = |partner: &&str| Line {
        partner: (*partner).to_string(),
        years: years.iter().map(|year| sum(Some(partner), Some(*year))).collect(),
        all: sum(Some(partner), None),
    };
    Table {
        lines: partners.iter().map(line).collect(),
        by_year: years.iter().map(|year| sum(None, Some(*year))).collect(),
        all: sum(None, None),
        years,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sum_is_exact() {
        let row = |partner: &str, year, cost, own| Budget {
            partner: partner.into(),
            year,
            cost: Amount::from_ore(cost),
            own_funding: Amount::from_ore(own),
        };
        let table = table(&[row("B", 2027, 1_001, 501), row("A", 2026, 33, 0), row("B", 2026, 67, 7)]);
        assert_eq!(table.years, [2026, 2027]);
        let partners: Vec<&str> = table.lines.iter().map(|line| line.partner.as_str()).collect();
        assert_eq!(partners, ["B", "A"]);
        let pair = |cost, own| Pair { cost: Amount::from_ore(cost), own: Amount::from_ore(own) };
        assert_eq!(table.lines[0].years, [pair(67, 7), pair(1_001, 501)]);
        assert_eq!(table.lines[1].years, [pair(33, 0), pair(0, 0)]);
        assert_eq!(table.by_year, [pair(100, 7), pair(1_001, 501)]);
        assert_eq!((table.all, table.all.rest()), (pair(1_101, 508), Amount::from_ore(593)));
    }
}
