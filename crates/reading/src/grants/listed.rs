//! Lists in running text: items such as `Nya bron, Ekvalla kommun, 250 000 kr`, or sums per programme such as
//! `Landsbygd: 17 projekt, 12,8 mnkr`, below words that say that money has been given.

use std::sync::LazyLock;

use regex::Regex;

use super::announced;
use super::column::{Column, Field};
use super::header::{Header, Layout};
use super::joining::{append, is_item};
use super::name::tells_organisation;
use super::table::{RawRow, RawTable, Token};
use crate::page::Line;

/// Fewer items are no list.
const FEWEST: usize = 3;

static ITEM: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let unit =
        r"(?:kronor|kroner|kr\b\.?|tkr|kkr|mnkr|mkr|miljoner kronor|millioner kroner|euro\b|SEK|NOK|DKK|EUR)";
    let code = r"(?:SEK|NOK|DKK|EUR|€|£)";
    Regex::new(&format!(
        r"^(?P<rest>.*?\p{{L}}.*?)\s*[,:;–—(-]*\s*(?P<sum>(?:{code} ?)?\d[\d\s.,]*?\s?{unit})\)?\.?$"
    ))
    .ok()
});
static COUNTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let things = "(?:projekt|insatser|ansökningar|prosjekter|projekter|projects)";
    Regex::new(&format!(r"^(?P<name>.*?\p{{L}})\s*[,:(–—-]+\s*(?P<count>\d{{1,4}}) {things}\b.{{0,12}}$"))
        .ok()
});

struct Item {
    /// What stands before the sum.
    rest: String,
    sum: String,
    lines: (usize, usize),
}

/// The lists of a document, each a table.
pub fn tables(lines: &[Line]) -> Vec<RawTable> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let items = items_from(lines, at);
        let Some(last) = items.last().filter(|_| items.len() >= FEWEST && is_given(lines, items[0].lines.0))
        else {
            at = items.last().map_or(at, |last| last.lines.1) + 1;
            continue;
        };
        let end = last.lines.1;
        let above = said_above(lines, items[0].lines.0);
        found.extend(summed(lines, &items, &above).or_else(|| projects(lines, &items)));
        at = end + 1;
    }
    found
}

/// Items that follow each other from a line on. An item without a sum at its line's end goes on below.
fn items_from(lines: &[Line], start: usize) -> Vec<Item> {
    let mut found: Vec<Item> = Vec::new();
    let Some(rule) = ITEM.as_ref() else { return found };
    let marked = is_item(&lines[start].text);
    let mut at = start;
    while at < lines.len() {
        if lines[at].is_blank() {
            at += 1;
            continue;
        }
        if is_item(&lines[at].text) != marked {
            break;
        }
        let mut text = String::new();
        append(&mut text, without_sign(&lines[at].text));
        let mut last = at;
        while marked && !rule.is_match(&text) {
            let next = last + 1;
            let goes_on = lines.get(next).is_some_and(|line| !line.is_blank() && !is_item(&line.text));
            if !goes_on || next > at + 2 {
                break;
            }
            append(&mut text, &lines[next].text);
            last = next;
        }
        let Some(hit) = rule.captures(&text).filter(|_| text.len() < 240) else { break };
        let part = |name: &str| hit.name(name).map_or("", |part| part.as_str()).trim().to_string();
        found.push(Item { rest: part("rest"), sum: part("sum"), lines: (at, last) });
        at = last + 1;
    }
    found
}

fn without_sign(text: &str) -> &str {
    match text.split_once(' ') {
        Some((_, rest)) if is_item(text) => rest.trim_start(),
        _ => text,
    }
}

fn above(lines: &[Line], start: usize) -> impl Iterator<Item = &Line> {
    lines[..start].iter().rev().filter(|line| !line.is_blank()).take(5)
}

/// The words above say that money has been given, not that it can be.
fn is_given(lines: &[Line], start: usize) -> bool {
    let text: String = above(lines, start).map(|line| line.text.to_lowercase() + " ").collect();
    let given =
        ["bevilj", "tilldela", "beslutade", "fördela", "innvilg", "bevilg", "tildelt", "granted", "awarded"];
    let may_be = ["kan få", "kan söka", "ansök senast", "can apply", "kan søke", "kan ansøge"];
    given.iter().any(|word| text.contains(word)) && !may_be.iter().any(|word| text.contains(word))
}

/// The introduction: the lines above the list up to a heading.
fn said_above(lines: &[Line], start: usize) -> String {
    let mut held: Vec<&str> = above(lines, start).map(|line| line.text.as_str()).collect();
    held.reverse();
    held.join(" ")
}

fn tokens(lines: &[Line], (first, last): (usize, usize)) -> Vec<Token> {
    (first..=last)
        .flat_map(|line| {
            lines[line].text.split_whitespace().map(move |word| Token { text: word.to_string(), line })
        })
        .collect()
}

fn table(lines: &[Line], columns: Vec<Column>, rows: Vec<(Vec<String>, (usize, usize), bool)>) -> RawTable {
    let span = (rows.first().map_or(0, |row| row.1.0), rows.last().map_or(0, |row| row.1.1) + 1);
    let row = |(cells, at, unsure): (Vec<String>, (usize, usize), bool)| RawRow {
        tokens: tokens(lines, at),
        cells: Some(cells),
        lines: at,
        unsure,
    };
    let header = Header { columns, layout: Layout::Sign('\t'), lines: (span.0, span.0) };
    RawTable { header, rows: rows.into_iter().map(row).collect(), totals: None, lines: span, headless: false }
}

/// Sums per programme: every item counts its projects.
fn summed(lines: &[Line], items: &[Item], above: &str) -> Option<RawTable> {
    let rule = COUNTED.as_ref()?;
    let mut rows = Vec::new();
    for item in items {
        let hit = rule.captures(&item.rest)?;
        rows.push((
            vec![hit["name"].to_string(), hit["count"].to_string(), item.sum.clone()],
            item.lines,
            false,
        ));
    }
    let columns = vec![
        Column::new(None, "område"),
        Column::new(None, "antal"),
        Column::new(Some(Field::Grant), "beviljat"),
    ];
    let mut table = table(lines, columns, rows);
    let said = announced::announced(above);
    if said.count.is_some() || said.grant.is_some() {
        let count = said.count.map(|count| count.to_string()).unwrap_or_default();
        let grant = said.grant.map(|grant| format!("{} kr", grant.to_string().replace('\u{a0}', " ")));
        let at = items[0].lines.0;
        table.totals = Some(RawRow {
            cells: Some(vec![String::new(), count, grant.unwrap_or_default()]),
            lines: (at, at),
            ..RawRow::default()
        });
    }
    Some(table)
}

/// Titles and owners: the sign that parts every item in two, and the side on which organisations stand.
fn projects(lines: &[Line], items: &[Item]) -> Option<RawTable> {
    let signs = [" | ", "; ", " – ", " — ", " - ", ": ", ", ", " ("];
    let parted = signs.iter().find(|sign| items.iter().all(|item| item.rest.contains(**sign)));
    let Some(sign) = parted else {
        // Without owners only a list that an introduction announces in so many words is one of projects.
        let count = announced::announced(&said_above(lines, items[0].lines.0)).count?;
        let rows = items.iter().map(|item| (vec![item.rest.clone(), item.sum.clone()], item.lines, false));
        let columns = vec![Column::new(Some(Field::Title), ""), Column::new(Some(Field::Grant), "beviljat")];
        return (usize::try_from(count).ok() == Some(items.len()))
            .then(|| table(lines, columns, rows.collect()));
    };
    let mut doubtful = false;
    let pairs: Vec<(String, String)> = items
        .iter()
        .filter_map(|item| {
            doubtful |= item.rest.matches(sign).count() > 1;
            let (left, right) = item.rest.rsplit_once(sign)?;
            Some((left.trim().to_string(), right.trim_end_matches(')').trim().to_string()))
        })
        .collect();
    let organisations = |side: fn(&(String, String)) -> &String| {
        let tells = |text: &String| text.split_whitespace().any(tells_organisation);
        pairs.iter().filter(|pair| tells(side(pair))).count()
    };
    let (left, right) = (organisations(|pair| &pair.0), organisations(|pair| &pair.1));
    let owner_first = left > right;
    let clear = left.max(right) * 2 >= pairs.len() && left.min(right) * 3 <= left.max(right);
    let (first, second) =
        if owner_first { (Field::Owner, Field::Title) } else { (Field::Title, Field::Owner) };
    let columns = vec![
        Column::new(Some(first), ""),
        Column::new(Some(second), ""),
        Column::new(Some(Field::Grant), "beviljat"),
    ];
    let unsure = doubtful || !clear;
    let rows = pairs.into_iter().zip(items);
    let rows = rows.map(|((left, right), item)| (vec![left, right, item.sum.clone()], item.lines, unsure));
    Some(table(lines, columns, rows.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        tables(&crate::page::lines(text))
            .into_iter()
            .flat_map(|t| t.rows)
            .filter_map(|row| row.cells)
            .collect()
    }

    #[test]
    fn items_are_read_by_the_sign_that_parts_them() {
        let intro = "Nämnden har beviljat stöd till tre projekt.\n";
        let commas =
            "- Bron, Ekvalla kommun, 10 000 kr\n- Vägen, Kinda kommun, 20 000 kr\n- Ån, Ydre kommun, 5 tkr\n";
        assert_eq!(cells(&format!("{intro}{commas}"))[1], ["Vägen", "Kinda kommun", "20 000 kr"]);
        let first =
            "Ekvalla kommun: Bron, 10 000 kr\nKinda kommun: Vägen, 20 000 kr\nYdre kommun: Ån, 5 000 kr\n";
        assert_eq!(cells(&format!("{intro}{first}"))[2], ["Ydre kommun", "Ån", "5 000 kr"]);
        let alone = "• Bron 10 000 kr\n• Vägen 20 000 kr\n• Ån 5 000 kr\n";
        assert_eq!(cells(&format!("{intro}{alone}"))[0], ["Bron", "10 000 kr"]);
    }

    #[test]
    fn what_can_be_applied_for_is_no_list_of_what_was_given() {
        let text = "Bidrag som beviljas av nämnden: så här mycket kan få delas ut\n- Start, 5 000 kr\n\
                    - Lokal, 80 000 kr\n- Resor, 2 000 kr\n";
        assert!(cells(text).is_empty());
        assert!(cells("Avgifter\n- Bad, 50 kr\n- Bastu, 70 kr\n- Gym, 90 kr\n").is_empty());
    }
}
