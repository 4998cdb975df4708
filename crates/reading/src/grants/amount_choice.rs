//! Which of a row's readings stands, and how sure its figures are.

use types::Amount;

use super::column::{Column, Field};
use super::cut::{Candidate, Cell, is_priority_word};
use super::solve::{Outcome, Sums, Target, solve};
use crate::contract::Sure;

/// The chosen reading of a row.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// Index into the row's candidates; `None` if nothing could be cut.
    pub chosen: Option<usize>,
    /// Per column how sure its value is.
    pub sure: Vec<Sure>,
    /// Other readings that deserve a look, likeliest first.
    pub others: Vec<usize>,
}

#[derive(Clone, Debug)]
pub struct Decision {
    pub choices: Vec<Choice>,
    /// The totals as printed, per column, in the way that is reached (or the only way to read them).
    pub printed: Vec<Option<Amount>>,
    /// All printed totals are reached by some combination.
    pub reached: bool,
}

/// What a table's readings are decided on.
pub struct Case<'a> {
    pub columns: &'a [Column],
    pub rows: &'a [Vec<Candidate>],
    /// Ways to read the totals row, each with an amount per column or none.
    pub totals: &'a [Vec<Option<Amount>>],
    /// Nothing may be proved: there are more ways than were looked at, or the columns are a guess.
    pub doubtful: bool,
}

fn is_summed(column: &Column) -> bool {
    column.is_amount() || column.field.is_none()
}

impl Case<'_> {
    fn sums(&self, candidate: &Candidate) -> Sums {
        let summed = self.columns.iter().enumerate().filter(|(_, column)| is_summed(column));
        summed
            .map(|(index, _)| candidate.amount(index).map_or(0, |amount| i128::from(amount.ore())))
            .collect()
    }

    fn target(&self, total: &[Option<Amount>]) -> Target {
        let summed = self.columns.iter().enumerate().filter(|(_, column)| is_summed(column));
        summed.map(|(index, _)| total[index].map(|amount| i128::from(amount.ore()))).collect()
    }

    pub fn decide(&self) -> Decision {
        let filled: Vec<usize> = (0..self.rows.len()).filter(|&row| !self.rows[row].is_empty()).collect();
        let sums: Vec<Vec<Sums>> =
            filled.iter().map(|&row| self.rows[row].iter().map(|c| self.sums(c)).collect()).collect();
        let targets: Vec<Target> = self.totals.iter().map(|total| self.target(total)).collect();
        let (viable, reached) = match solve(&sums, &targets) {
            Outcome::Reached(marks) => (Some(marks), true),
            Outcome::Unreached | Outcome::TooMany => (None, false),
        };
        let printed = self.printed(&sums, &targets);
        let sound = reached && !self.doubtful && filled.len() == self.rows.len();
        let style = Style::of(self);
        let mut choices = vec![Choice::default(); self.rows.len()];
        for (place, &row) in filled.iter().enumerate() {
            let marks = viable.as_ref().map(|marks| marks[place].as_slice());
            choices[row] = self.choose(row, marks, sound, &printed, &style);
        }
        self.doubt_swapped_meaning(&mut choices);
        let open = printed.iter().all(Option::is_none);
        let printed = self.nearest_way(&choices).filter(|_| open).unwrap_or(printed);
        Decision { choices, printed, reached }
    }

    /// Of several ways to read the totals row: the one that is reached, else the only one.
    fn printed(&self, sums: &[Vec<Sums>], targets: &[Target]) -> Vec<Option<Amount>> {
        let reached: Vec<usize> = (0..targets.len())
            .filter(|&i| targets.len() == 1 || matches!(solve(sums, &targets[i..=i]), Outcome::Reached(_)))
            .collect();
        match (reached.as_slice(), self.totals) {
            ([one], totals) => totals[*one].clone(),
            _ => self.columns.iter().enumerate().map(|(c, _)| self.common_total(c)).collect(),
        }
    }

    /// Where the totals row can be read in several ways and none is decided: the one nearest to what the rows
    /// say.
    fn nearest_way(&self, choices: &[Choice]) -> Option<Vec<Option<Amount>>> {
        let chosen = |(choice, row): (&Choice, &Vec<Candidate>)| choice.chosen.map(|i| self.sums(&row[i]));
        let mut sums: Sums = self.columns.iter().filter(|column| is_summed(column)).map(|_| 0).collect();
        for row in choices.iter().zip(self.rows).filter_map(chosen) {
            sums.iter_mut().zip(row).for_each(|(sum, part)| *sum += part);
        }
        let off = |way: &&Vec<Option<Amount>>| -> i128 {
            let target = self.target(way);
            target
                .iter()
                .zip(&sums)
                .map(|(printed, sum)| printed.map_or(0, |printed| (printed - sum).abs()))
                .sum()
        };
        self.totals.iter().min_by_key(off).cloned()
    }

    fn common_total(&self, column: usize) -> Option<Amount> {
        let first = self.totals.first()?[column]?;
        self.totals.iter().all(|total| total[column] == Some(first)).then_some(first)
    }

    fn choose(
        &self,
        row: usize,
        marks: Option<&[bool]>,
        sound: bool,
        printed: &[Option<Amount>],
        style: &Style,
    ) -> Choice {
        let candidates = &self.rows[row];
        let mut pool: Vec<usize> =
            (0..candidates.len()).filter(|&i| marks.is_none_or(|marks| marks[i])).collect();
        let weight = |&i: &usize| style.weigh(self, &candidates[i]);
        pool.sort_by_key(|i| std::cmp::Reverse(weight(i)));
        let Some(&chosen) = pool.first() else {
            return Choice::default();
        };
        let tied = |column: usize| {
            let same = |i: &&usize| candidates[**i].cells[column] != candidates[chosen].cells[column];
            pool.iter().filter(same).any(|i| weight(i) == weight(&chosen))
        };
        let mut sure: Vec<Sure> = (0..self.columns.len())
            .map(|column| {
                let cell = &candidates[chosen].cells[column];
                let agreed = pool.iter().all(|&i| candidates[i].cells[column] == *cell);
                let summed = self.columns[column].is_amount() && printed[column].is_some();
                let cut_proved = self.columns[column].field == Some(Field::Priority)
                    && self.cut_is_free(candidates, chosen);
                // That nothing is printed is never proved.
                let proves = sound
                    && (summed || cut_proved)
                    && *cell != Cell::Empty
                    && !may_be_two(&candidates[chosen]);
                match (agreed, proves) {
                    (true, true) => Sure::Proved,
                    (true, false) if self.doubtful => Sure::Assumed,
                    (true, false) => Sure::Single,
                    (false, _) if tied(column) => Sure::Ambiguous,
                    (false, _) => Sure::Assumed,
                }
            })
            .collect();
        let mut others: Vec<usize> = pool[1..].iter().copied().take(8).collect();
        self.doubt_emptied(row, chosen, style, &mut sure, &mut others);
        Choice { chosen: Some(chosen), sure, others }
    }

    /// The totals say something of the priority only where it stands among the digits that were cut.
    fn cut_is_free(&self, candidates: &[Candidate], chosen: usize) -> bool {
        let flowing = candidates[chosen].words().next().is_some();
        let column = self.columns.iter().position(|c| c.field == Some(Field::Priority));
        flowing && column.is_some_and(|c| candidates[chosen].cells[c] != Cell::Empty)
    }

    /// A cell that is empty here, although every other row fills it and this one can, is not proved by a sum:
    /// one wrong digit in a total would prove it as well.
    fn doubt_emptied(
        &self,
        row: usize,
        chosen: usize,
        style: &Style,
        sure: &mut [Sure],
        others: &mut Vec<usize>,
    ) {
        let candidates = &self.rows[row];
        for column in (0..self.columns.len()).filter(|&c| self.columns[c].field == Some(Field::Priority)) {
            if style.some_surely_empty || candidates[chosen].cells[column] != Cell::Empty {
                continue;
            }
            let filled = (0..candidates.len())
                .filter(|&i| !candidates[i].swallows && candidates[i].cells[column] != Cell::Empty);
            for other in filled {
                for (index, held) in sure.iter_mut().enumerate() {
                    if candidates[other].cells[index] != candidates[chosen].cells[index] {
                        *held = (*held).max(Sure::Assumed);
                    }
                }
                if !others.contains(&other) {
                    others.push(other);
                }
            }
        }
    }

    /// Where no fewer grants exceed their costs than stay below, the columns hardly mean what the header
    /// says.
    fn doubt_swapped_meaning(&self, choices: &mut [Choice]) {
        let column = |field: Field| self.columns.iter().position(|c| c.field == Some(field));
        let (Some(cost), Some(grant)) = (column(Field::TotalCost), column(Field::Grant)) else {
            return;
        };
        let (mut above, mut below) = (0usize, 0usize);
        for (choice, candidates) in choices.iter().zip(self.rows) {
            let Some(candidate) = choice.chosen.map(|i| &candidates[i]) else { continue };
            if let (Some(cost), Some(grant)) = (candidate.amount(cost), candidate.amount(grant)) {
                above += usize::from(grant > cost);
                below += usize::from(grant < cost);
            }
        }
        if above > 0 && above >= below {
            for choice in choices.iter_mut().filter(|choice| choice.chosen.is_some()) {
                for index in (0..self.columns.len()).filter(|&i| self.columns[i].is_amount()) {
                    choice.sure[index] = choice.sure[index].max(Sure::Assumed);
                }
            }
        }
    }
}

/// In words and numbers that run on, a number of a thousand million is as well a cost and a grant in one: if
/// all rows and the totals hold such numbers, sums cannot tell.
fn may_be_two(candidate: &Candidate) -> bool {
    const THOUSAND_MILLION: i64 = 1_000_000_000;
    let flowing = candidate.words().next().is_some();
    let large = |cell: &Cell| matches!(cell, Cell::Amount(amount) if amount.ore() / 100 >= THOUSAND_MILLION);
    flowing && candidate.cells.iter().any(large)
}

/// What is usual in a table: weak evidence for rows that its totals do not decide.
struct Style {
    /// Most rows that can be read in one way only have a priority.
    has_priority: bool,
    some_surely_empty: bool,
    highest_priority: Option<u32>,
}

impl Style {
    fn of(case: &Case) -> Self {
        let column = case.columns.iter().position(|c| c.field == Some(Field::Priority));
        let (mut filled, mut empty, mut highest) = (0usize, 0usize, None);
        for candidates in case.rows {
            let Some(column) = column else { break };
            let numbers: Vec<Option<u32>> = candidates.iter().map(|c| priority(c, column)).collect();
            let all_filled = !candidates.is_empty()
                && candidates.iter().all(|c| c.swallows || c.cells[column] != Cell::Empty);
            filled += usize::from(all_filled);
            empty += usize::from(
                !candidates.is_empty() && candidates.iter().all(|c| c.cells[column] == Cell::Empty),
            );
            if all_filled {
                highest = highest.max(numbers.into_iter().flatten().max());
            }
        }
        Style { has_priority: filled > empty, some_surely_empty: empty > 0, highest_priority: highest }
    }

    fn weigh(&self, case: &Case, candidate: &Candidate) -> i32 {
        let column = |field: Field| case.columns.iter().position(|c| c.field == Some(field));
        let mut weight = if candidate.swallows { -3 } else { 0 };
        if let (Some(cost), Some(grant)) = (column(Field::TotalCost), column(Field::Grant)) {
            weight += match (candidate.amount(cost), candidate.amount(grant)) {
                (Some(cost), Some(grant)) if grant > cost => -4,
                (Some(cost), Some(grant)) if grant.ore() > 0 && cost.ore() / grant.ore() >= 50 => -3,
                _ => 0,
            };
        }
        for index in (0..case.columns.len()).filter(|&i| is_summed(&case.columns[i])) {
            weight -= candidate.amount(index).map_or(0, |amount| i32::from(amount.ore() < 100_000) * 3);
        }
        if let Some(column) = column(Field::Priority) {
            let empty = candidate.cells[column] == Cell::Empty;
            weight += if empty == self.has_priority { -2 } else { 0 };
            let worded = matches!(&candidate.cells[column], Cell::Text(text) if is_priority_word(text));
            weight += i32::from(worded) * 4;
            let beyond =
                priority(candidate, column).zip(self.highest_priority).is_some_and(|(p, most)| p > most + 20);
            weight -= i32::from(beyond) * 2;
        }
        weight
    }
}

fn priority(candidate: &Candidate, column: usize) -> Option<u32> {
    match &candidate.cells[column] {
        Cell::Text(text) => text.trim_end_matches('.').parse().ok(),
        _ => None,
    }
}
