//! Who publishes a document: an organisation's name that stands alone in its first lines or recurs at the top
//! of its pages, or owns the plan that the title names. It must not know what kind of document it is, and
//! never takes a name from a table.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use crate::page::{Line, Role};

/// A publisher and where it stands alone, if it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Publisher {
    pub name: String,
    /// Index of the line that holds nothing else.
    pub line: Option<usize>,
}

/// A letterhead stands within so many filled lines.
const FIRST: usize = 6;

/// The publisher that the lines before `to` tell, which is where tables and chapters begin.
pub(crate) fn publisher(lines: &[Line], to: usize) -> Option<Publisher> {
    let head: Vec<usize> = (0..to.min(lines.len())).filter(|&at| !lines[at].is_blank()).take(FIRST).collect();
    let alone: Vec<usize> = head.iter().copied().filter(|&at| stands_alone(&lines[at])).collect();
    if let Some(&at) = alone.first() {
        let (name, others) = (name_in(&lines[at].text), alone.len() - 1);
        let first = head.iter().position(|&line| line == at).is_some_and(|place| place < 2);
        if others == 0 && (first || !others_stand_alone(lines, to, at)) {
            return Some(Publisher { name, line: Some(at) });
        }
    }
    recurring(lines).or_else(|| head.iter().find_map(|&at| owner_of_title(&lines[at].text)))
}

/// Headings of groups are organisations too, but then there are several.
fn others_stand_alone(lines: &[Line], to: usize, at: usize) -> bool {
    (to..lines.len()).any(|other| stands_alone(&lines[other]) && lines[other].text != lines[at].text)
}

/// The same organisation first on several pages.
fn recurring(lines: &[Line]) -> Option<Publisher> {
    let mut times: HashMap<String, usize> = HashMap::new();
    for line in lines.iter().filter(|line| line.starts_page && stands_alone(line)) {
        *times.entry(name_in(&line.text)).or_default() += 1;
    }
    let mut often = times.into_iter().filter(|(_, times)| *times >= 2);
    let (name, _) = often.next()?;
    often.next().is_none().then_some(Publisher { name, line: None })
}

fn stands_alone(line: &Line) -> bool {
    !matches!(line.role, Role::Row | Role::Item(_)) && is_organisation(&name_in(&line.text))
}

/// The line's first part: what follows a wide gap, a tab or a stroke is a date, a number or a page.
fn name_in(text: &str) -> String {
    let end = ["\t", "  ", " | "].iter().filter_map(|sign| text.find(sign)).min().unwrap_or(text.len());
    let rest = &text[end..];
    let dated = rest.is_empty() || rest.contains(|c: char| c.is_ascii_digit());
    if dated { text[..end].trim().to_string() } else { String::new() }
}

const OPENS: &str = r"Region|Kommunalförbundet|Kommunförbundet|Regionförbundet|Länsstyrelsen|Landstinget|
    Business\ Region|Leader|Erhvervshus|City\ of|Municipality\ of|Länsförbundet";
const ENDS: &str = r"kommun|stad|kommune|kommunförbund|kommunalförbund|kommunalforbund|fylkeskommune|
    regionkommune|liitto|kaupunki|kunta|(?:\p{L}+\ )?council|municipality|landsting";

static ORGANISATION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?x)^(?:(?:{OPENS})(?:\ (?:\p{{Lu}}[\p{{L}}-]*|och|i|-|–)){{1,5}}|
          \p{{Lu}}[\p{{L}}-]*(?:\ (?:\p{{L}}[\p{{L}}-]*|-|–)){{0,4}}\ (?i:{ENDS})|
          (?:\p{{Lu}}[\p{{L}}-]*\ )?\p{{Lu}}\p{{L}}+regionen)(?:\ AB)?$"
    ))
    .ok()
});

/// The whole text is the name of a region, a municipality, a federation or their company.
pub(crate) fn is_organisation(text: &str) -> bool {
    if text.len() > 90
        || !text.contains(' ') && !text.ends_with("regionen")
        || !text.starts_with(char::is_uppercase)
    {
        return false;
    }
    let lower = text.to_lowercase();
    let other = [" för ", " och kommun", "plan", "strategi", "program", "budget", "beviljade", "grants"];
    text.chars().count() <= 60
        && ORGANISATION.as_ref().is_some_and(|rule| rule.is_match(text))
        && !other.iter().any(|word| lower.contains(word))
}

static OWNED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^(\p{Lu}.*?)(?::s|s|['’]s?)\ (?:[\p{Ll}]+\ )?\p{L}*(?:plan|program|strategi|årsredovisning|
          verksamhetsberättelse|årsrapport)(?:en)?\b",
    )
    .ok()
});

/// The organisation whose plan, programme or report a title names: `Region Norrviks verksamhetsplan 2024`.
fn owner_of_title(title: &str) -> Option<Publisher> {
    let hit = OWNED.as_ref()?.captures(title)?;
    let name = hit.get(1)?.as_str();
    is_organisation(name).then(|| Publisher { name: name.to_string(), line: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<String> {
        let lines = crate::page::lines(text);
        publisher(&lines, lines.len()).map(|found| found.name)
    }

    #[test]
    fn organisations_are_known_by_their_names_shape() {
        let known = [
            "Region Norrvik",
            "Business Region Mälarviken AB",
            "Ekvalla kommun",
            "Borås Stad",
            "Kommunalförbundet Sjöbygden",
            "Sjöbygdens kommunalförbund",
            "Nordmøre fylkeskommune",
            "NORTHSHORE DISTRICT COUNCIL",
            "Västra Kustregionen",
        ];
        assert_eq!(known.into_iter().filter(|name| !is_organisation(name)).count(), 0);
        let other =
            ["Region för alla", "Verksamhetsplan Ekvalla kommun", "En levande stad i norr.", "kommun"];
        assert_eq!(other.into_iter().find(|text| is_organisation(text)), None);
    }

    #[test]
    fn letterheads_pages_and_titles_tell_the_publisher() {
        let cases = [
            ("Region Norrvik\nBeviljade projekt 2023\n", Some("Region Norrvik")),
            ("Verksamhetsplan 2024\nEkvalla kommun          2023-11-02\n", Some("Ekvalla kommun")),
            ("Region Norrviks verksamhetsplan 2024\n", Some("Region Norrvik")),
            ("Rapport\n\u{c}Region Norrvik\ntext\n\u{c}Region Norrvik\n", Some("Region Norrvik")),
            ("Rapport\nom Region Norrvik och dess arbete\n", None),
            ("Projekt 2023\n\n\nEkvalla kommun\nKinda kommun\n", None),
        ];
        for (text, expected) in cases {
            assert_eq!(told(text).as_deref(), expected, "{text}");
        }
    }
}
