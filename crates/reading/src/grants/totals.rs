//! Ways to read a totals row.

use types::Amount;

use super::announced::number_of;
use super::column::{Column, Field};
use super::number;
use super::table::{RawRow, is_number_word};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Each with an amount, or none, per column.
    pub ways: Vec<Vec<Option<Amount>>>,
    pub count: Option<u32>,
}

const MOST_WAYS: usize = 200;

pub fn read(row: &RawRow, columns: &[Column]) -> Totals {
    if let Some(cells) = &row.cells {
        return read_cells(cells, columns);
    }
    let words: Vec<&str> = row.tokens.iter().map(|token| token.text.as_str()).collect();
    let (count, tail) = split(&words);
    let money: Vec<usize> = (0..columns.len()).filter(|&i| columns[i].is_amount()).collect();
    let summed: Vec<usize> =
        (0..columns.len()).filter(|&i| columns[i].is_amount() || columns[i].field.is_none()).collect();
    let mut ways = Vec::new();
    for many in money.len()..=summed.len() {
        add_ways(&tail, columns, &summed, many, &mut ways);
    }
    ways.retain(|way| money.iter().all(|&i| way[i].is_some()));
    for many in (1..money.len()).rev() {
        if ways.is_empty() {
            add_ways(&tail, columns, &money, many, &mut ways);
        }
    }
    drop_impossible(columns, &mut ways);
    ways.truncate(MOST_WAYS);
    Totals { ways, count }
}

/// Grants never sum to more than what they are a part of: such divisions go where another is left.
fn drop_impossible(columns: &[Column], ways: &mut Vec<Vec<Option<Amount>>>) {
    let column = |field: Field| columns.iter().position(|c| c.field == Some(field));
    let (Some(cost), Some(grant)) = (column(Field::TotalCost), column(Field::Grant)) else { return };
    let possible =
        |way: &Vec<Option<Amount>>| way[cost].zip(way[grant]).is_none_or(|(cost, grant)| grant <= cost);
    if ways.iter().any(possible) {
        ways.retain(possible);
    }
}

/// The row's digits can be divided into just so many numbers, none of them nought.
pub fn can_hold(row: &RawRow, numbers: usize) -> bool {
    let words: Vec<&str> = row.tokens.iter().map(|token| token.text.as_str()).collect();
    let worded = words.iter().rposition(|word| word.chars().any(char::is_alphabetic)).map_or(0, |at| at + 1);
    let some = |amounts: &Vec<Amount>| amounts.iter().all(|amount| *amount > Amount::ZERO);
    divide(&words[worded..], &vec![1; numbers]).iter().any(some)
}

fn read_cells(cells: &[String], columns: &[Column]) -> Totals {
    let mut totals = Totals { ways: vec![Vec::new()], count: None };
    let mut any = false;
    for (cell, column) in cells.iter().zip(columns) {
        let readings = if column.is_amount() { number::amounts(cell, column.factor) } else { Vec::new() };
        any |= !readings.is_empty();
        let options: Vec<Option<Amount>> =
            if readings.is_empty() { vec![None] } else { readings.into_iter().map(Some).collect() };
        let next = |held: Vec<Option<Amount>>| {
            options
                .iter()
                .map(move |option| held.iter().copied().chain([*option]).collect())
                .collect::<Vec<Vec<_>>>()
        };
        totals.ways = totals.ways.into_iter().flat_map(next).take(MOST_WAYS).collect();
        let words: Vec<&str> = cell.split_whitespace().collect();
        totals.count = totals.count.or_else(|| split(&words).0);
    }
    if !any {
        totals.ways.clear();
    }
    totals
}

/// The count of projects (`Totalt 12 projekt`), and the words from the first number of the sums on.
fn split<'a>(words: &[&'a str]) -> (Option<u32>, Vec<&'a str>) {
    let counted = words.windows(2).position(|pair| {
        let things =
            ["projekt", "insatser", "insats", "st", "projects", "prosjekter", "tiltak", "förstudier"];
        number_of(pair[0]).is_some()
            && things.contains(&pair[1].to_lowercase().trim_end_matches([':', ',', '.', ';']))
    });
    let start = counted.map_or(0, |at| at + 2);
    let first =
        words[start..].iter().position(|word| is_number_word(word)).map_or(words.len(), |at| start + at);
    (counted.and_then(|at| number_of(words[at])), words[first..].to_vec())
}

fn add_ways(
    tail: &[&str],
    columns: &[Column],
    among: &[usize],
    many: usize,
    ways: &mut Vec<Vec<Option<Amount>>>,
) {
    if many == 0 {
        return;
    }
    for picked in subsets(among, many) {
        let factors: Vec<i64> = picked.iter().map(|&i| columns[i].factor).collect();
        for amounts in divide(tail, &factors) {
            let mut way = vec![None; columns.len()];
            picked.iter().zip(amounts).for_each(|(&column, amount)| way[column] = Some(amount));
            if !ways.contains(&way) && ways.len() < MOST_WAYS {
                ways.push(way);
            }
        }
    }
}

fn subsets(among: &[usize], many: usize) -> Vec<Vec<usize>> {
    if many == 0 {
        return vec![Vec::new()];
    }
    let mut found = Vec::new();
    for (place, &first) in among.iter().enumerate() {
        for mut rest in subsets(&among[place + 1..], many - 1) {
            rest.insert(0, first);
            found.push(rest);
        }
    }
    found
}

/// All ways to divide the words into as many amounts as there are factors.
pub fn divide(words: &[&str], factors: &[i64]) -> Vec<Vec<Amount>> {
    let Some((factor, rest)) = factors.split_first() else {
        return if words.is_empty() { vec![Vec::new()] } else { Vec::new() };
    };
    let mut found = Vec::new();
    for end in 1..=words.len().min(7) {
        for amount in number::amounts(&words[..end].join(" "), *factor) {
            for mut tail in divide(&words[end..], rest) {
                tail.insert(0, amount);
                found.push(tail);
            }
        }
        if found.len() > MOST_WAYS {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grants::table::Token;

    fn row(text: &str) -> RawRow {
        let tokens = text.split_whitespace().map(|word| Token { text: word.to_string(), line: 0 }).collect();
        RawRow { tokens, ..RawRow::default() }
    }

    #[test]
    fn every_division_of_the_digits_is_a_way() {
        let columns =
            [Column::new(Some(Field::TotalCost), "Kostnad"), Column::new(Some(Field::Grant), "Bidrag")];
        assert_eq!(read(&row("Total 26 881 390 5 582 375"), &columns).ways.len(), 1);
        assert_eq!(read(&row("Totalt 12 projekt: 1 717 758 681 734 kr"), &columns).ways.len(), 2);
        assert_eq!(read(&row("Totalt 12 projekt: 1 717 758 681 734 kr"), &columns).count, Some(12));
        assert_eq!(read(&row("Summa 5000"), &columns).ways.len(), 2);
    }
}
