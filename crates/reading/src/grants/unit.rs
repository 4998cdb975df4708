//! What is said once for all amounts of a table: their unit (`belopp i tkr`) and their currency.

use std::sync::LazyLock;

use regex::Regex;

use super::column::Column;
use super::number;
use super::table::{RawRow, RawTable, Token};
use crate::contract::{GrantRow, Sure};
use crate::page::Line;

static UNIT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)(?:^|[(,;–-]\s?|\b(?:i|in|belopp|beløp|beløb|anges|amounts)\s)\s?
          (tkr|kkr|tsek|ksek|msek|mnkr|mkr|meur|teur|tusental\ (?:kronor|kr)|tusen\ (?:kronor|kr|kroner)|
           1\ ?000-tal\ (?:kronor|kr)|miljoner\ (?:kronor|kr)|millioner\ (?:kroner|kr)|hele\ tusen|
           thousands?|millions?)\s?(?:[).,;]|$|\b)",
    )
    .ok()
});

/// What a statement such as `(belopp i tkr)` multiplies amounts by. A sum in running text is no statement.
pub fn said(text: &str) -> Option<i64> {
    let hit = UNIT.as_ref()?.captures(text)?;
    let unit = hit.get(1)?;
    // `1,2 mnkr` tells of that sum only.
    let before = text[..unit.start()].trim_end().chars().next_back();
    if before.is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    let word = unit.as_str().to_lowercase();
    let million = word.starts_with("mi") || matches!(word.as_str(), "msek" | "mnkr" | "mkr" | "meur");
    Some(if million { 1_000_000 } else { 1_000 })
}

/// The unit that the lines right above or below a table give its amounts.
pub fn around(lines: &[Line], (start, end): (usize, usize), title: Option<&str>) -> Option<i64> {
    let filled = |at: &usize| !lines[*at].is_blank();
    let short = |at: usize| lines[at].text.split_whitespace().count() <= 14;
    let above = (0..start).rev().filter(filled).take(4);
    let below = (end..lines.len()).filter(filled).take(2);
    let near = above.chain(below).filter(|&at| short(at)).find_map(|at| said(&lines[at].text));
    near.or_else(|| title.and_then(said))
}

/// The header itself tells the unit.
pub fn has_own(column: &Column) -> bool {
    let mut words = column.header.split(|c: char| c.is_whitespace() || "(),/[]".contains(c));
    words.any(|word| number::factor_of(word).is_some())
}

static CURRENCY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)\b(?:belopp|beløp|beløb|summor|amounts?|figures|summat)\b.{0,40}?
          (\bSEK\b|\bNOK\b|\bDKK\b|\bEUR\b|\bGBP\b|\bUSD\b|norske\ kroner|danske\ kroner|svenska\ kronor|
           \beuros?\b|€|£)",
    )
    .ok()
});

/// The currency that a statement such as `Alle beløp i NOK` gives all amounts.
pub fn currency_said(lines: &[Line]) -> Option<&'static str> {
    let rule = CURRENCY.as_ref()?;
    let speaks = |line: &&Line| {
        ["elopp", "eløp", "eløb", "ummor", "mount", "igures", "umma"]
            .iter()
            .any(|word| line.text.contains(word))
    };
    let mut said = lines.iter().filter(speaks).filter_map(|line| {
        let name = rule.captures(&line.text)?.get(1)?.as_str().to_lowercase();
        match name.as_str() {
            "norske kroner" => Some("NOK"),
            "danske kroner" => Some("DKK"),
            "svenska kronor" => Some("SEK"),
            "euros" => Some("EUR"),
            other => number::currency_of(other),
        }
    });
    let first = said.next()?;
    said.all(|other| other == first).then_some(first)
}

/// Gives the amounts whose header tells no unit the one that is said for the whole table.
pub fn scaled(mut raw: RawTable, unit: Option<i64>) -> RawTable {
    let Some(unit) = unit.filter(|_| !raw.rows.iter().any(holds_millions)) else { return raw };
    for column in raw.header.columns.iter_mut().filter(|column| column.is_amount() && !has_own(column)) {
        column.factor = unit;
    }
    raw
}

/// Amounts below so many kronor are hardly what an office grants projects.
const SMALL: i64 = 10_000;

/// No unit is printed anywhere and all amounts are small: they may as well be thousands.
pub fn is_doubtful(raw: &RawTable, rows: &[GrantRow]) -> bool {
    let told = raw.header.columns.iter().any(|c| c.is_amount() && (c.factor > 1 || has_own(c)))
        || raw.rows.iter().flat_map(|row| &row.tokens).any(|token| number::factor_of(&token.text).is_some());
    let amounts = || rows.iter().flat_map(|row| [row.applied, row.total_cost, row.grant]).flatten();
    !told && amounts().count() > 0 && amounts().all(|amount| amount.ore() / 100 < SMALL)
}

/// A number of seven digits or more: thousands of them would be more than any office grants.
fn holds_millions(row: &RawRow) -> bool {
    if let Some(cells) = &row.cells {
        let large = |cell: &String| number::amounts(cell, 1).iter().any(|amount| amount.ore() >= 100_000_000);
        return cells.iter().any(large);
    }
    let digits = |token: &Token| token.text.chars().filter(char::is_ascii_digit).count();
    let group =
        |at: usize| row.tokens.get(at).is_some_and(|token| digits(token) == 3 && token.text.len() == 3);
    (0..row.tokens.len()).any(|at| {
        let size = digits(&row.tokens[at]);
        size >= 7
            || (1..=3).contains(&size) && size == row.tokens[at].text.len() && group(at + 1) && group(at + 2)
    })
}

/// The currency: said in the headers or totals, else kronor where the header's words are Swedish.
pub fn currency(lines: &[Line], tables: &[&RawTable]) -> Option<(&'static str, Sure)> {
    let headers =
        tables.iter().flat_map(|table| &table.header.columns).flat_map(|c| c.header.split_whitespace());
    if let Some(code) = headers.clone().find_map(number::currency_of) {
        return Some((code, Sure::Single));
    }
    if let Some(code) = currency_said(lines) {
        return Some((code, Sure::Single));
    }
    if let Some(code) = currency_of_cells(tables) {
        return Some((code, Sure::Single));
    }
    let swedish = |word: &str| {
        let lower = word.to_lowercase();
        [
            "projektägare",
            "kostnad",
            "sökande",
            "beviljat",
            "beviljade",
            "varav",
            "sökt",
            "bidrag",
            "stöd",
            "ägare",
        ]
        .iter()
        .any(|known| lower.starts_with(known))
    };
    let other =
        |line: &Line| line.text.contains("EUR") || line.text.contains('€') || line.text.contains("NOK");
    (headers.clone().any(swedish) && !lines.iter().any(other)).then_some(("SEK", Sure::Assumed))
}

/// The currency that every amount with a sign or code of its own is printed with.
fn currency_of_cells(tables: &[&RawTable]) -> Option<&'static str> {
    let rows = tables.iter().flat_map(|table| &table.rows);
    let bare = |token: &&Token| token.text.bytes().all(|byte| byte.is_ascii_digit());
    let words = rows.flat_map(|row| &row.tokens).filter(|token| token.text.len() <= 20 && !bare(token));
    let mut said = words.filter_map(|token| number::currency_of(&token.text));
    let first = said.next()?;
    said.all(|code| code == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_said_by_a_statement_and_not_by_a_sum() {
        let cases = [
            ("Beviljade bidrag 2020 (belopp i tkr)", Some(1_000)),
            ("Alla belopp i tusental kronor", Some(1_000)),
            ("Projekt 2021, mnkr", Some(1_000_000)),
            ("tkr", Some(1_000)),
            ("Totalt beviljas 4,2 mnkr till sju projekt", None),
            ("Projekt om miljö", None),
            ("Projekt 2021", None),
        ];
        for (text, expected) in cases {
            assert_eq!(said(text), expected, "{text}");
        }
    }

    #[test]
    fn a_currency_is_said_once_for_all() {
        let told = |text: &str| currency_said(&crate::page::lines(text));
        assert_eq!(told("Alle beløp er i norske kroner (NOK)."), Some("NOK"));
        assert_eq!(told("Amounts in EUR\nAmounts in SEK"), None);
        assert_eq!(told("Projekt i euroregionen"), None);
    }
}
