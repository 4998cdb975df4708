//! Projects as decisions in running text: `beslutar att bevilja X 250 000 kronor … till projektet Y`.
//!
//! The sentence's own grammar tells who gets how much for what. What is refused or deferred is no row.

use std::sync::LazyLock;

use regex::Regex;

use super::column::{Column, Field};
use super::header::{Header, Layout};
use super::joining::{append, ends_sentence};
use super::table::{RawRow, RawTable, Token};
use crate::page::{Line, Role};

const AMOUNT: &str = concat!(
    r"(?:(?:högst|upp till|maximalt|inntil|op til)\s+)?",
    r"(?P<sum>\d[\d\s.,]*?\s?(?:kronor|kroner|kr\b\.?|tkr|mnkr|mkr|euro\b|SEK|NOK|DKK|EUR)|",
    r"(?:SEK|NOK|DKK|EUR)\s\d[\d\s.,]*\d)"
);
/// Sentences that give money, each with its order of who, how much and for what.
static SENTENCES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let gives = r"(?:bevilja[r]?|tilldela[r]?|innvilger?|bevilger?|tildeler?)";
    let is_given = r"(?:beviljas|beviljades|tilldelas|tilldelades|innvilges|bevilges|tildeles)";
    let title =
        r"(?:projektet|insatsen|förstudien|prosjektet|the project)\s+[«”“»']?(?P<title>[^.;«”“»\n]+?)[”“»']?";
    let running = r"(?P<title>(?:sin |föreningens |organisationens )?verksamhet(?:en)?(?: (?:år )?\d{4})?)";
    let quoted = r"[«”“»'](?P<title>[^«”“»\n]+)[”“»']";
    let to = r"(?:\s+[\p{L} ]{0,60}?)?\s*\b(?:till|för|for|til)\s+(?:att genomföra\s+)?";
    let as_what = r"(?:\s+i\s+\p{L}+)?";
    let direct = r"\s+(?:till|för|for|til)\s+(?:att genomföra\s+)?";
    let end = concat!(
        r"(?:\s+(?:under|enligt|avseende|med villkor|i enlighet)\s[^.;]*|",
        r"\s+(?:för|i|for)\s(?:(?:perioden|tiden|åren|år|perioden|period)\b|\d{4})[^.;]*|,\s[^.;]*)?[.;]?$"
    );
    let who = r"(?P<owner>\p{Lu}[^.;:]*?)";
    let before = r"^(?:[^\d.;]*?\s)?";
    [title, quoted, running]
        .iter()
        .flat_map(|name| {
            [
                format!(r"{before}{gives}\s+{AMOUNT}{as_what}\s+(?:till|til)\s+{who}{direct}{name}{end}"),
                format!(r"{before}{gives}\s+{who}\s+{AMOUNT}{to}{name}{end}"),
                format!(r"^{who}\s+{is_given}\s+{AMOUNT}{to}{name}{end}"),
            ]
        })
        .filter_map(|rule| Regex::new(&rule).ok())
        .collect()
});

struct Decision {
    title: String,
    owner: String,
    sum: String,
    lines: (usize, usize),
}

/// The decisions of a document as one table; none where fewer than two are told.
pub fn tables(lines: &[Line]) -> Vec<RawTable> {
    let found: Vec<Decision> =
        sentences(lines).into_iter().filter_map(|(text, at)| decision(&text, at)).collect();
    if found.len() < 2 {
        return Vec::new();
    }
    let columns = [(Field::Title, "projekt"), (Field::Owner, "mottagare"), (Field::Grant, "beviljat")];
    let columns = columns.map(|(field, name)| Column::new(Some(field), name)).to_vec();
    let rows: Vec<RawRow> = found.iter().map(|one| row(lines, one)).collect();
    let span = (found[0].lines.0, found[found.len() - 1].lines.1 + 1);
    let header = Header { columns, layout: Layout::Sign('\t'), lines: (span.0, span.0) };
    vec![RawTable { header, rows, totals: None, lines: span, headless: false }]
}

fn row(lines: &[Line], one: &Decision) -> RawRow {
    let tokens = (one.lines.0..=one.lines.1)
        .flat_map(|line| {
            lines[line].text.split_whitespace().map(move |word| Token { text: word.to_string(), line })
        })
        .collect();
    let cells = vec![one.title.clone(), one.owner.clone(), one.sum.clone()];
    RawRow { tokens, cells: Some(cells), lines: one.lines, unsure: false }
}

fn decision(text: &str, lines: (usize, usize)) -> Option<Decision> {
    let verbs = ["evilja", "illdela", "nnvilge", "evilge", "ildele", "yte "];
    if text.len() > 600 || !verbs.iter().any(|verb| text.contains(verb)) {
        return None;
    }
    let lower = text.to_lowercase();
    let refused = [
        "avslå",
        "avslag",
        "inte bevilja",
        "ej bevilja",
        "återremiss",
        "bordlägg",
        "föreslår",
        "ansökt om",
        "ansöker",
    ];
    if refused.iter().any(|word| lower.contains(word)) {
        return None;
    }
    let text = without_section(text);
    let hit = SENTENCES.iter().find_map(|rule| rule.captures(text))?;
    let part =
        |name: &str| hit.name(name).map(|found| found.as_str().trim().trim_end_matches(',').to_string());
    let owner = part("owner")?;
    let plausible = owner.split_whitespace().count() <= 10 && !owner.contains(|c: char| c.is_ascii_digit());
    let (title, sum) = (part("title")?, part("sum")?);
    plausible.then_some(Decision { title, owner, sum, lines })
}

/// Sentences with the lines they stand on: an item, or a line and those that go on with it.
fn sentences(lines: &[Line]) -> Vec<(String, (usize, usize))> {
    let mut found: Vec<(String, (usize, usize))> = Vec::new();
    let mut open = false;
    for (at, line) in lines.iter().enumerate() {
        if line.is_blank() {
            open = false;
            continue;
        }
        let text = line.text.trim_start_matches(['•', '-', '–', '*', ' ']);
        // A format's paragraph is whole; one may hold several sentences.
        if line.role != Role::Unsaid {
            found.extend(parted(text).into_iter().map(|sentence| (sentence, (at, at))));
            open = false;
            continue;
        }
        // `att bevilja …` on a line of its own is an item of what is decided, and a paragraph's number is
        // no part of its text.
        let item = text.starts_with("att ") || text.starts_with('§') || text.len() < line.text.len();
        if is_section(text) {
            open = false;
            continue;
        }
        match found.last_mut().filter(|_| open && !item) {
            Some((held, span)) => {
                append(held, text);
                span.1 = at;
            }
            None => found.push((text.to_string(), (at, at))),
        }
        open = !ends_sentence(text);
    }
    found
}

/// `§ 14`, with or without its heading: no sentence.
fn is_section(text: &str) -> bool {
    let number = text.strip_prefix('§').map(str::trim_start);
    number.is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit())) && !ends_sentence(text)
}

/// Without the number of a paragraph before it.
fn without_section(text: &str) -> &str {
    let rest = text.strip_prefix('§').map(str::trim_start).unwrap_or(text);
    if rest.len() == text.len() { text } else { rest.trim_start_matches(|sign: char| !sign.is_alphabetic()) }
}

/// The sentences of a paragraph: a stop, a space and a capital part two.
fn parted(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices(". ") {
        let before = text[from..at].rsplit(' ').next().unwrap_or("");
        let short = before.chars().count() <= 2 || ["kr", "ca", "bl", "t.ex", "dnr"].contains(&before);
        if !short && text[at + 2..].starts_with(char::is_uppercase) {
            found.push(text[from..=at].trim().to_string());
            from = at + 2;
        }
    }
    found.push(text[from..].trim().to_string());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decisions_are_read_in_the_orders_that_people_write_them() {
        let cases = [
            "att bevilja Ekvalla kommun 250 000 kronor i medfinansiering till projektet Nya bron.",
            "Nämnden beslutar att bevilja Ekvalla kommun högst 250 000 kronor för projektet ”Nya bron”.",
            "Ekvalla kommun beviljas 250 000 kronor till projektet Nya bron, enligt ansökan.",
            "Nämnden beslutar bevilja 250 000 kronor i bidrag till Ekvalla kommun för projektet Nya bron.",
            "§ 4 Nämnden beviljar Ekvalla kommun 250 000 kronor till projektet Nya bron för 2025.",
            "Rådet tilldelar 250 000 kronor till Ekvalla kommun för projektet «Nya bron».",
        ];
        for text in cases {
            let found = decision(text, (0, 0)).map(|one| (one.title, one.owner, one.sum));
            let expected =
                ("Nya bron".to_string(), "Ekvalla kommun".to_string(), "250 000 kronor".to_string());
            assert_eq!(found, Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_not_given_is_no_decision() {
        let cases = [
            "att avslå ansökan från Ekvalla kommun om 250 000 kronor till projektet Nya bron.",
            "Ekvalla kommun har ansökt om 250 000 kronor till projektet Nya bron.",
            "Nämnden beviljar ledighet.",
        ];
        for text in cases {
            assert!(decision(text, (0, 0)).is_none(), "{text}");
        }
    }
}
