//! What stands around the tables of cells: titles, units, what is announced, who publishes.

use std::sync::LazyLock;

use regex::Regex;

use super::figure::{self, Figure, Micro};
use super::label;
use super::sheet::fold;
use super::unit::{self, Unit};
use crate::contract::Announced;
use crate::grants::announced::announced;
use crate::grants::heading::year_in;
use crate::grants::name::tells_organisation;
use crate::grants::words::tells_grants;
use crate::page::{Line, Role};

/// The text above a table, from the end of the table before.
#[derive(Clone, Debug, Default)]
pub struct Above {
    /// Headings that hold here, outermost first.
    pub headings: Vec<String>,
    /// Short lines, in order; never headings of the format's own.
    pub titles: Vec<String>,
    pub intro: String,
    pub unit: Option<Unit>,
    pub publisher: Option<String>,
    pub announced: Announced,
    /// Some words here say that grants are listed.
    pub tells_grants: bool,
    /// Indexes of the first and last line; equal and empty where nothing stands above.
    pub lines: Option<(usize, usize)>,
}

impl Above {
    /// `held` is the stack of headings, kept from table to table.
    pub fn read(lines: &[Line], (from, to): (usize, usize), held: &mut Vec<(u8, String)>) -> Above {
        let mut found = Above::default();
        let mut intro: Vec<String> = Vec::new();
        for (index, line) in lines.iter().enumerate().take(to).skip(from).filter(|(_, line)| !line.is_blank())
        {
            // Beside a title stand a date or a page's number, beside a text nothing.
            let first = line.cells.iter().map(|cell| fold(cell)).find(|cell| !cell.is_empty());
            let whole = fold(&line.text);
            let text = first.filter(|cell| cell.chars().any(char::is_alphabetic) && !cell.ends_with(':'));
            let text = text.unwrap_or(whole);
            found.lines = Some((found.lines.map_or(index, |(first, _)| first), index));
            if let Role::Heading(level) = line.role {
                held.retain(|(other, _)| *other < level);
                held.push((level, text));
                found.titles.clear();
                intro.clear();
                continue;
            }
            found.take(&text, &mut intro);
            if let Some(name) = labelled(&fold(&line.text)) {
                found.publisher = Some(name);
            }
        }
        found.headings = held.iter().map(|(_, text)| text.clone()).collect();
        found.intro = intro.join(" ");
        found.announced = said(&found.titles.join(". "), &found.intro);
        found.tells_grants = found.headings.iter().chain(&found.titles).any(|text| tells_grants(text))
            || tells_grants(&found.intro);
        found
    }

    fn take(&mut self, text: &str, intro: &mut Vec<String>) {
        let unit = unit::of_text(text);
        let bracketed = text.split(['(', ')']).skip(1).step_by(2).find_map(unit::whole);
        if bracketed.is_some() {
            self.unit = bracketed;
        }
        let about_money = {
            let lower = text.to_lowercase();
            ["belopp", "beløp", "beløb", "alla", "amount", "i ", "summor", "luvut", "määrä", "tal ", "värden"]
                .iter()
                .any(|word| lower.starts_with(word) || lower.contains(&format!("({word}")))
        };
        if let Some(unit) = unit.filter(|_| !text.bytes().any(|b| b.is_ascii_digit()) || about_money) {
            self.unit = Some(unit);
            if about_money {
                return;
            }
        }
        if labelled(text).is_some() || text.ends_with(':') {
            return;
        }
        if label::is_prose(text) || label::count_in(text).is_some() {
            intro.push(text.to_string());
        } else if label::read(text).is_none() && text.chars().any(char::is_alphabetic) {
            self.titles.push(text.to_string());
        }
    }
}

/// `Utgivare: Region Åkerö`.
fn labelled(text: &str) -> Option<String> {
    let (name, value) = text.split_once(':')?;
    let known = [
        "utgivare",
        "publisher",
        "myndighet",
        "beslutande organisation",
        "finansiär",
        "utgiver",
        "udgiver",
        "julkaisija",
    ];
    let value = value.trim();
    (known.contains(&name.trim().to_lowercase().as_str()) && !value.is_empty()).then(|| value.to_string())
}

/// Title, publisher and year of a document, from what stands above its first table. `book`: headings are the
/// names of sheets.
pub fn document(above: &Above, book: bool) -> (Option<String>, Option<String>, Option<i32>) {
    let headings = if book { &[][..] } else { &above.headings[..] };
    let mut texts: Vec<&String> = headings.iter().take(1).chain(&above.titles).collect();
    let mut publisher = above.publisher.clone();
    if texts.len() > 1 && is_organisation(texts[0]) && !tells_grants(texts[0]) {
        publisher = publisher.or_else(|| Some(texts[0].clone()));
        texts.remove(0);
    }
    let named = above.headings.last().filter(|name| book && tells_grants(name));
    let title = texts.first().copied().or(named).cloned();
    let year = title.as_deref().and_then(year_in).or_else(|| {
        let all: Vec<&str> =
            texts.iter().map(|text| text.as_str()).chain(above.headings.iter().map(String::as_str)).collect();
        year_in(&all.join(" "))
    });
    (title, publisher, year)
}

fn is_organisation(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let starts = ["region", "stiftelsen", "kommunalförbundet", "länsstyrelsen", "landskapet"];
    let first = words.first().map(|word| word.to_lowercase()).unwrap_or_default();
    words.len() <= 6
        && !text.bytes().any(|b| b.is_ascii_digit())
        && (starts.contains(&first.as_str())
            || words.iter().any(|word| tells_organisation(word))
            || ["kommune", "fylkeskommune", "liitto", "foundation", "trust", "verket"]
                .iter()
                .any(|end| text.to_lowercase().ends_with(end)))
}

/// What the words around a table say beforehand, or below it.
pub fn said(titles: &str, prose: &str) -> Announced {
    let whole = format!("{titles}. {prose}");
    let mut found = announced(&whole);
    found.count = found.count.or_else(|| label::count_in(&whole));
    let Some(sum) = sum_in(&whole) else { return found };
    let lower = whole.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if found.grant.is_none() && found.applied.is_none() && found.total_cost.is_none() {
        let amount = figure::amount(sum);
        if says(&["sökt", "applied", "omsøkt", "ansøgt", "haettu"]) && !says(&["bevilj", "granted", "award"])
        {
            found.applied = amount;
        } else if says(&["kostnad", "total cost", "budget", "omkostning"])
            && !says(&["bevilj", "granted", "award"])
        {
            found.total_cost = amount;
        } else {
            found.grant = amount;
        }
    }
    found
}

/// The one sum of money in a text that says that it is a total.
fn sum_in(text: &str) -> Option<Micro> {
    static SUM: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let number = r"\d[\d \u{a0}\u{202f}.,]*\d|\d";
        let unit = concat!(
            r"kronor|kroner|kr|tkr|mnkr|mkr|msek|sek|nok|dkk|mnok|€|euroa?|eur|",
            r"milj(?:oner|\.)?(?: kr(?:onor)?| €| euroa?)?|mill\.? kr(?:oner)?|",
            r"mio\.? kr"
        );
        Regex::new(&format!(r"(?i)(?:(?:£|€) ?(?:{number}))|(?:(?:{number})\s*(?:{unit})(?:\W|$))")).ok()
    });
    let lower = text.to_lowercase();
    let total = [
        "totalt",
        "sammanlagt",
        "summa",
        "in total",
        "i alt",
        "yhteensä",
        "total of",
        "tillsammans",
        "samlet",
        "bevilj",
        "awarded",
    ];
    if !total.iter().any(|word| lower.contains(word)) {
        return None;
    }
    let found: Vec<&str> = SUM.as_ref()?.find_iter(text).map(|hit| hit.as_str()).collect();
    let [one] = found[..] else { return None };
    match figure::read(one.trim_matches(|c: char| c.is_whitespace() || ".,;()".contains(c)), 1) {
        // Öre are not written with three digits; thousands of a whole unit are.
        Figure::Money { comma: Some(comma), point: Some(point), .. } if comma != point => {
            Some(comma.max(point)).filter(|_| comma.min(point) < 1_000 * figure::MICRO)
        }
        Figure::Money { comma, point, .. } => comma.or(point),
        _ => None,
    }
}

/// The country's currency that a header's words speak of, where only `kr` or nothing is printed.
pub fn currency_by_words(headers: &[&str]) -> Option<&'static str> {
    let all = headers.join(" ").to_lowercase();
    let count = |words: &[&str]| words.iter().filter(|word| all.contains(**word)).count();
    let swedish = count(&[
        "sökande",
        "bevilja",
        "kostnad",
        "mottagare",
        "bidrag",
        "stöd",
        "belopp",
        "ägare",
        "sökt",
        "medfinans",
        "diarie",
        "summa",
        "varav",
    ]);
    let norwegian = count(&[
        "søker",
        "prosjekt",
        "tilskudd",
        "beløp",
        "tiltak",
        "innvilge",
        "kostnader",
        "mottaker",
        "fylke",
        "saksnr",
        "omsøkt",
    ]);
    let danish = count(&[
        "ansøg",
        "tilskuds",
        "beløb",
        "bevilling",
        "modtager",
        "projekttitel",
        "omkostning",
        "bevilget beløb",
        "egenfinansiering",
    ]);
    let finnish =
        count(&["hanke", "hakija", "myönne", "tuki", "avustus", "kustann", "rahoitus", "toteuttaja", "€"]);
    [(swedish, "SEK"), (norwegian, "NOK"), (danish, "DKK"), (finnish, "EUR")]
        .into_iter()
        .max_by_key(|(count, _)| *count)
        .filter(|(count, _)| *count > 0)
        .map(|(_, code)| code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_in_words_around_a_table() {
        let cases = [
            ("Totalt beviljades 12 projekt, 3,4 mnkr", Some(12), Some(3_400_000)),
            ("Sammanlagt 1 250 000 kr till 3 projekt", Some(3), Some(1_250_000)),
            ("Total awarded: £34,400", None, Some(34_400)),
            ("Under året har 4 projekt beviljats", Some(4), None),
            ("Sidan uppdaterades 2024-01-02", None, None),
        ];
        for (text, count, grant) in cases {
            let found = said("", text);
            assert_eq!((found.count, found.grant.map(|sum| sum.units())), (count, grant), "{text}");
        }
    }

    #[test]
    fn a_currency_is_told_by_the_language_of_the_headers() {
        assert_eq!(currency_by_words(&["Projekt", "Sökande", "Beviljat"]), Some("SEK"));
        assert_eq!(currency_by_words(&["Prosjekt", "Søker", "Tilskudd"]), Some("NOK"));
        assert_eq!(currency_by_words(&["Projekttitel", "Ansøger", "Bevilget beløb"]), Some("DKK"));
        assert_eq!(currency_by_words(&["Title", "Recipient"]), None);
    }
}
