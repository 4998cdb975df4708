//! Totals of money: exact, and never over several currencies.

use types::Amount;

/// Totals of some projects in one currency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    pub currency: String,
    pub count: i64,
    pub total_cost: Amount,
    pub grant: Amount,
    /// How many projects have no total cost, and how many no grant; they count, but add nothing.
    pub without_cost: i64,
    pub without_grant: i64,
    /// Total cost and grant of the projects that have both: the share is theirs.
    pub shared_cost: Amount,
    pub shared_grant: Amount,
}

impl Sums {
    /// Grant as a share of total cost over the projects that have both, in tenths of a percent. For display
    /// only.
    pub fn share(&self) -> Option<i64> {
        self.shared_grant.per_mille_of(self.shared_cost)
    }

    /// Both together; `None` if the currencies differ or an amount would not fit.
    pub fn plus(&self, other: &Sums) -> Option<Sums> {
        if self.currency != other.currency {
            return None;
        }
        Some(Sums {
            currency: self.currency.clone(),
            count: self.count + other.count,
            total_cost: self.total_cost.checked_add(other.total_cost)?,
            grant: self.grant.checked_add(other.grant)?,
            without_cost: self.without_cost + other.without_cost,
            without_grant: self.without_grant + other.without_grant,
            shared_cost: self.shared_cost.checked_add(other.shared_cost)?,
            shared_grant: self.shared_grant.checked_add(other.shared_grant)?,
        })
    }
}

/// The share of one project in tenths of a percent.
pub fn share(grant: Option<Amount>, total_cost: Option<Amount>) -> Option<i64> {
    grant?.per_mille_of(total_cost?)
}

/// Swedish kronor first, then by code.
pub(crate) fn currency_order(a: &str, b: &str) -> std::cmp::Ordering {
    (a != "SEK", a).cmp(&(b != "SEK", b))
}

/// Totals per currency, kronor first; a list without rows has one empty total in kronor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals(pub Vec<Sums>);

impl Totals {
    pub fn new(mut sums: Vec<Sums>) -> Totals {
        sums.sort_by(|a, b| currency_order(&a.currency, &b.currency));
        if sums.is_empty() {
            sums.push(Sums { currency: "SEK".to_string(), ..Sums::default() });
        }
        Totals(sums)
    }

    /// The totals of parts; `None` if an amount would not fit.
    pub(crate) fn together<'a>(parts: impl Iterator<Item = &'a Sums>) -> Option<Totals> {
        let mut all: Vec<Sums> = Vec::new();
        for part in parts {
            match all.iter_mut().find(|sums| sums.currency == part.currency) {
                Some(sums) => *sums = sums.plus(part)?,
                None => all.push(part.clone()),
            }
        }
        Some(Totals::new(all))
    }

    /// Projects in all currencies: numbers of projects may be added, amounts may not.
    pub fn count(&self) -> i64 {
        self.0.iter().map(|sums| sums.count).sum()
    }

    pub fn first(&self) -> Option<&Sums> {
        self.0.first()
    }
}

/// One line of a table of totals: what it is of (say a sub-region and a theme), and the totals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The values of the columns grouped by; empty where a project has none.
    pub values: Vec<String>,
    pub sums: Sums,
}

/// A first-level group with its second-level lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    pub value: String,
    pub sums: Sums,
    pub leaves: Vec<Group>,
}

/// Lines of two levels gathered under the first, in the order in which they come. All of one currency.
pub fn branches(groups: &[Group]) -> Vec<Branch> {
    let mut out: Vec<Branch> = Vec::new();
    for group in groups {
        let Some(value) = group.values.first() else {
            continue;
        };
        match out.iter_mut().find(|branch| branch.value == *value) {
            Some(branch) => {
                if let Some(sums) = branch.sums.plus(&group.sums) {
                    branch.sums = sums;
                }
                branch.leaves.push(group.clone());
            }
            None => out.push(Branch {
                value: value.clone(),
                sums: group.sums.clone(),
                leaves: vec![group.clone()],
            }),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kronor(units: i64) -> Option<Amount> {
        Amount::from_units(units)
    }

    #[test]
    fn shares() {
        let cases = [
            (kronor(50), kronor(100), Some(500)),
            (kronor(580_000), kronor(215_000), Some(2698)),
            (kronor(0), kronor(100), Some(0)),
            (None, kronor(100), None),
            (kronor(50), None, None),
            (kronor(50), kronor(0), None),
        ];
        for (grant, total, expected) in cases {
            assert_eq!(share(grant, total), expected, "{grant:?} of {total:?}");
        }
    }

    fn sums(currency: &str, count: i64, cost: i64) -> Sums {
        let total_cost = Amount::from_ore(cost);
        Sums { currency: currency.into(), count, total_cost, ..Sums::default() }
    }

    #[test]
    fn currencies_are_never_added_together() {
        assert_eq!(sums("SEK", 1, 5).plus(&sums("EUR", 1, 5)), None);
        let both = sums("SEK", 1, 5).plus(&sums("SEK", 2, 7));
        assert_eq!(both, Some(sums("SEK", 3, 12)));
        assert_eq!(sums("SEK", 1, i64::MAX).plus(&sums("SEK", 1, 1)), None, "an amount that does not fit");
        let totals = Totals::new(vec![sums("EUR", 2, 1), sums("SEK", 1, 1), sums("DKK", 1, 1)]);
        let order: Vec<&str> = totals.0.iter().map(|sums| sums.currency.as_str()).collect();
        assert_eq!((order, totals.count()), (vec!["SEK", "DKK", "EUR"], 4));
        assert_eq!(Totals::new(Vec::new()).count(), 0);
        let parts = [sums("SEK", 1, 5), sums("EUR", 1, 5), sums("SEK", 2, 7)];
        let whole = Totals::new(vec![sums("SEK", 3, 12), sums("EUR", 1, 5)]);
        assert_eq!(Totals::together(parts.iter()), Some(whole));
        assert_eq!(Totals::together([sums("SEK", 1, i64::MAX), sums("SEK", 1, 1)].iter()), None);
    }

    #[test]
    fn branches_add_up() {
        let group =
            |a: &str, b: &str, cost| Group { values: vec![a.into(), b.into()], sums: sums("SEK", 1, cost) };
        let found = branches(&[group("N", "x", 1), group("S", "x", 4), group("N", "y", 2)]);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].value.as_str(), found[0].sums.total_cost.ore()), ("N", 3));
        assert_eq!(found[0].leaves.len(), 2);
    }
}
