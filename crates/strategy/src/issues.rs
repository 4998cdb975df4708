//! Which strategy's priority issues a granted project's issue numbers mean. The numbers stand in the project
//! and nowhere else.

use db::Id;

use crate::strategy::Strategy;

/// The strategy whose issues a project's numbers mean: one that numbers projects, was adopted, is valid in
/// the project's year, and belongs to the project's record owner or an organisation above it. The nearest
/// organisation goes first, and of its strategies the one that began last.
///
/// `up` are the record owner and the organisations above it, the owner first. A project without a year means
/// none.
pub(crate) fn meant<'a>(
    strategies: impl IntoIterator<Item = &'a Strategy>,
    up: &[Id],
    year: Option<i64>,
) -> Option<&'a Strategy> {
    let year = year?;
    let fitting = strategies.into_iter().filter(|strategy| {
        strategy.numbers_projects
            && strategy.is_active()
            && strategy.stage().was_adopted()
            && strategy.is_valid_in(year)
    });
    let near = |strategy: &Strategy| up.iter().position(|id| *id == strategy.owner_id);
    let placed = fitting.filter_map(|strategy| Some((near(strategy)?, strategy)));
    placed
        .min_by_key(|(distance, found)| (*distance, std::cmp::Reverse((found.year_from, found.id))))
        .map(|(_, strategy)| strategy)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strategy(id: Id, owner_id: Id, years: (i64, Option<i64>), stage: &str) -> Strategy {
        Strategy {
            id,
            owner_id,
            owner_name: String::new(),
            visibility: "public".to_string(),
            revision: 1,
            state: "active".to_string(),
            lineage: id,
            previous_id: None,
            title: String::new(),
            year_from: years.0,
            year_to: years.1,
            stage: stage.to_string(),
            decided_on: String::new(),
            decided_section: String::new(),
            numbers_projects: true,
            document_id: None,
            summary: String::new(),
        }
    }

    #[test]
    fn numbers_mean_the_strategy_of_their_year() {
        let old = strategy(1, 10, (2014, Some(2020)), "replaced");
        let new = strategy(2, 10, (2021, None), "adopted");
        let draft = strategy(3, 10, (2026, None), "draft");
        let near = strategy(4, 20, (2025, Some(2025)), "adopted");
        let mute = Strategy { numbers_projects: false, ..strategy(5, 20, (2024, None), "adopted") };
        let gone = Strategy { state: "withdrawn".to_string(), ..strategy(6, 20, (2024, None), "adopted") };
        let late = strategy(7, 10, (2023, None), "adopted");
        let all = [&old, &new, &draft, &near, &mute, &gone, &late];
        let cases = [
            (vec![10], Some(2014), Some(1)),
            (vec![10], Some(2020), Some(1)),
            (vec![10], Some(2021), Some(2)),
            (vec![10], Some(2026), Some(7)),
            (vec![20, 10], Some(2025), Some(4)),
            (vec![20, 10], Some(2026), Some(7)),
            (vec![30], Some(2025), None),
            (vec![10], Some(2013), None),
            (vec![10], None, None),
        ];
        for (up, year, expected) in cases {
            let found = meant(all.iter().copied(), &up, year).map(|strategy| strategy.id);
            assert_eq!(found, expected, "{up:?} {year:?}");
        }
    }
}
