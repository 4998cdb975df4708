//! The exact solver: which combinations of the rows' possible readings reach all printed totals.
//!
//! Dynamic programming over the joint sums of all summed columns, with the number of ways to reach each sum,
//! from above and from below; a bounded amount of work, and no answer beyond it.

use std::collections::HashMap;

/// The sums of one reading of a row, one number per summed column.
pub type Sums = Vec<i128>;

/// A printed totals row: a number per summed column, or `None` where it prints none.
pub type Target = Vec<Option<i128>>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Per row, which of its readings take part in some combination that reaches the totals.
    Reached(Vec<Vec<bool>>),
    /// No combination does.
    Unreached,
    /// Too many combinations to look at.
    TooMany,
}

const MOST_STATES: usize = 400_000;

/// Finds every reading that takes part in a combination that reaches one of the targets.
pub fn solve(rows: &[Vec<Sums>], targets: &[Target]) -> Outcome {
    let mut viable: Vec<Vec<bool>> = rows.iter().map(|readings| vec![false; readings.len()]).collect();
    let mut reached = false;
    for target in targets {
        match solve_one(rows, target) {
            Outcome::TooMany => return Outcome::TooMany,
            Outcome::Unreached => {}
            Outcome::Reached(found) => {
                reached = true;
                for (row, marks) in viable.iter_mut().zip(found) {
                    row.iter_mut().zip(marks).for_each(|(held, mark)| *held |= mark);
                }
            }
        }
    }
    if reached { Outcome::Reached(viable) } else { Outcome::Unreached }
}

fn solve_one(rows: &[Vec<Sums>], target: &Target) -> Outcome {
    let printed: Vec<usize> = (0..target.len()).filter(|&column| target[column].is_some()).collect();
    let project = |sums: &Sums| -> Sums { printed.iter().map(|&column| sums[column]).collect() };
    let goal: Sums = printed.iter().filter_map(|&column| target[column]).collect();
    if printed.is_empty() || rows.iter().any(Vec::is_empty) {
        return Outcome::Unreached;
    }
    let projected: Vec<Vec<Sums>> =
        rows.iter().map(|readings| readings.iter().map(project).collect()).collect();
    let fixed = |row: &Vec<Sums>| row.iter().all(|sums| *sums == row[0]);
    let open: Vec<usize> = (0..rows.len()).filter(|&row| !fixed(&projected[row])).collect();
    let mut rest = goal;
    for row in projected.iter().filter(|row| fixed(row)) {
        rest = minus(&rest, &row[0]);
    }
    let choices: Vec<&Vec<Sums>> = open.iter().map(|&row| &projected[row]).collect();
    let marks = match search(&choices, &rest) {
        Outcome::Reached(marks) => marks,
        other => return other,
    };
    let mut viable: Vec<Vec<bool>> = rows.iter().map(|readings| vec![true; readings.len()]).collect();
    for (row, found) in open.into_iter().zip(marks) {
        viable[row] = found;
    }
    Outcome::Reached(viable)
}

fn search(rows: &[&Vec<Sums>], goal: &Sums) -> Outcome {
    let bounds = bounds_after(rows, goal.len());
    // Rests still to be reached, before each row.
    let mut layers: Vec<HashMap<Sums, bool>> = vec![HashMap::from([(goal.clone(), false)])];
    let mut states = 1usize;
    for (index, row) in rows.iter().enumerate() {
        let mut next: HashMap<Sums, bool> = HashMap::new();
        for rest in layers[index].keys() {
            for sums in row.iter() {
                let left = minus(rest, sums);
                if within(&left, &bounds[index + 1]) {
                    next.insert(left, false);
                }
            }
        }
        states += next.len();
        if states > MOST_STATES {
            return Outcome::TooMany;
        }
        layers.push(next);
    }
    let zero = vec![0i128; goal.len()];
    let Some(end) = layers.last_mut().and_then(|last| last.get_mut(&zero)) else {
        return Outcome::Unreached;
    };
    *end = true;
    Outcome::Reached(trace_back(rows, &mut layers))
}

/// Marks, from the end, the rests that lead to the goal and the readings that make them.
fn trace_back(rows: &[&Vec<Sums>], layers: &mut [HashMap<Sums, bool>]) -> Vec<Vec<bool>> {
    let mut viable: Vec<Vec<bool>> = rows.iter().map(|row| vec![false; row.len()]).collect();
    for index in (0..rows.len()).rev() {
        let (above, below) = layers.split_at_mut(index + 1);
        for (rest, leads) in &mut above[index] {
            for (choice, sums) in rows[index].iter().enumerate() {
                if below[0].get(&minus(rest, sums)).copied().unwrap_or(false) {
                    viable[index][choice] = true;
                    *leads = true;
                }
            }
        }
    }
    viable
}

type Bounds = (Sums, Sums);

/// The least and most that the rows from each index on can add.
fn bounds_after(rows: &[&Vec<Sums>], columns: usize) -> Vec<Bounds> {
    let mut bounds = vec![(vec![0i128; columns], vec![0i128; columns])];
    for row in rows.iter().rev() {
        let (low, high) = &bounds[bounds.len() - 1];
        let each = |pick: fn(i128, i128) -> i128, held: &Sums| -> Sums {
            (0..columns).map(|c| held[c] + row.iter().map(|sums| sums[c]).reduce(pick).unwrap_or(0)).collect()
        };
        let next = (each(i128::min, low), each(i128::max, high));
        bounds.push(next);
    }
    bounds.reverse();
    bounds
}

fn within(rest: &Sums, (low, high): &Bounds) -> bool {
    rest.iter().zip(low.iter().zip(high)).all(|(rest, (low, high))| low <= rest && rest <= high)
}

fn minus(left: &Sums, right: &Sums) -> Sums {
    left.iter().zip(right).map(|(l, r)| l - r).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_the_combination_that_reaches_both_totals_is_left() {
        let rows =
            vec![vec![vec![442, 221], vec![3442, 221]], vec![vec![60, 60]], vec![vec![5, 1], vec![105, 1]]];
        let outcome = solve(&rows, &[vec![Some(607), Some(282)]]);
        assert_eq!(outcome, Outcome::Reached(vec![vec![true, false], vec![true], vec![false, true]]));
        assert_eq!(solve(&rows, &[vec![Some(608), None]]), Outcome::Unreached);
    }

    proptest! {
        #[test]
        fn agrees_with_trying_everything(
            rows in proptest::collection::vec(proptest::collection::vec((0i128..6, 0i128..6), 1..4), 0..6),
            first in 0i128..20,
            second in proptest::option::of(0i128..20),
        ) {
            let rows: Vec<Vec<Sums>> =
                rows.iter().map(|row| row.iter().map(|(a, b)| vec![*a, *b]).collect()).collect();
            let mut viable: Vec<Vec<bool>> = rows.iter().map(|row| vec![false; row.len()]).collect();
            let mut any = false;
            let total: usize = rows.iter().map(Vec::len).product();
            for mut code in 0..total {
                let mut pick = |row: &Vec<Sums>| {
                    let pick = code % row.len();
                    code /= row.len();
                    pick
                };
                let picks: Vec<usize> = rows.iter().map(&mut pick).collect();
                let sum = |c: usize| picks.iter().zip(&rows).map(|(p, row)| row[*p][c]).sum::<i128>();
                if sum(0) == first && second.is_none_or(|s| s == sum(1)) {
                    any = true;
                    picks.iter().enumerate().for_each(|(row, pick)| viable[row][*pick] = true);
                }
            }
            let outcome = solve(&rows, &[vec![Some(first), second]]);
            prop_assert_eq!(outcome, if any { Outcome::Reached(viable) } else { Outcome::Unreached });
        }
    }
}
