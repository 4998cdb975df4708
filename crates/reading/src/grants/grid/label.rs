//! Words at the start of a row that say that it is no row of the list: sums, counts, averages, notes.

use crate::grants::announced::number_of;

/// What a row that is no entry says by its first words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// It sums rows; whose, if the words say so (`Summa Norra delen`).
    Sum(Option<String>),
    /// How many entries there are.
    Count(Option<u32>),
    /// An average, a source, a note.
    Note,
}

const SUMS: &[&str] = &[
    "summa",
    "summering",
    "totalt",
    "total",
    "totals",
    "totalsumma",
    "slutsumma",
    "sum",
    "sammanlagt",
    "delsumma",
    "subtotal",
    "sub-total",
    "samlet",
    "totale",
    "ialt",
    "yhteensä",
    "loppusumma",
    "välisumma",
    "kaikki",
    "deltotal",
    "delsum",
    "sluttsum",
    "totalsum",
    "tillsammans",
    "s:a",
    "summarum",
];

/// Words beside a sum's that name nothing.
const PLAIN: &[&str] = &[
    "summa",
    "totalt",
    "total",
    "sum",
    "alt",
    "allt",
    "projekt",
    "insatser",
    "st",
    "projects",
    "grants",
    "kronor",
    "kr",
    "beviljat",
    "beviljade",
    "bidrag",
    "stöd",
    "medel",
    "belopp",
    "samtliga",
    "alla",
    "hela",
    "grand",
    "awarded",
    "yhteensä",
    "kaikki",
    "prosjekter",
    "projekter",
    "tiltak",
    "tilskudd",
    "tilskud",
    "av",
    "for",
    "för",
    "of",
    "all",
    "listan",
    "tabellen",
    "sek",
    "tkr",
    "mnkr",
    "eur",
    "euro",
    "hankkeet",
    "hanketta",
    "summarum",
    "st.",
    "amount",
    "granted",
    "i",
    "ansökningar",
];

const AVERAGES: &[&str] = &[
    "genomsnitt",
    "medelvärde",
    "medel",
    "snitt",
    "average",
    "mean",
    "median",
    "gjennomsnitt",
    "gennemsnit",
    "keskiarvo",
    "andel",
    "max",
    "min",
];

const NOTES: &[&str] = &[
    "källa",
    "källor",
    "source",
    "kilde",
    "lähde",
    "not",
    "not.",
    "note",
    "notes",
    "anm",
    "anm.",
    "anmärkning",
    "obs",
    "obs!",
    "kommentar",
    "merknad",
    "huom",
    "huom.",
    "utskriven",
    "uppdaterad",
    "uppdaterat",
    "senast",
    "printed",
    "updated",
    "kontakt",
    "kontaktperson",
    "upprättad",
    "framtagen",
    "uttag",
    "exporterad",
    "sida",
    "page",
    "fotnot",
];

/// Reads the first words of a row; `None` where they are a name.
pub fn read(text: &str) -> Option<Label> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || ":;|,()=/".contains(c))
        .filter(|w| !w.is_empty())
        .collect();
    let first = *words.first()?;
    if text.starts_with(['*', '†', '¹', '²', '³']) || is_mark(text) {
        return Some(Label::Note);
    }
    if NOTES.contains(&first) && (words.len() > 1 || text.ends_with(':') || text.contains(':')) {
        return Some(Label::Note);
    }
    if AVERAGES.contains(&first) && words.len() <= 3 {
        return Some(Label::Note);
    }
    if matches!(first, "antal" | "antall" | "count" | "lukumäärä") || lower.starts_with("number of") {
        let count = words.iter().find_map(|word| figure(word));
        return Some(Label::Count(count));
    }
    let opens = SUMS.contains(&first)
        || (first == "i" && words.get(1).is_some_and(|word| matches!(*word, "alt" | "allt")))
        || (first == "grand" && words.get(1) == Some(&"total"))
        || (first == "in" && words.get(1) == Some(&"total"));
    let closes = words.len() <= 6
        && words.last().is_some_and(|last| {
            matches!(*last, "totalt" | "summa" | "yhteensä" | "total" | "totals" | "ialt")
        });
    (opens || closes).then(|| Label::Sum(of_whom(text)))
}

fn figure(word: &str) -> Option<u32> {
    word.chars().all(|c| c.is_ascii_digit()).then(|| word.parse().ok()).flatten()
}

/// `1) Beloppet …`, `a) …`: a note below the table.
fn is_mark(text: &str) -> bool {
    let mark = text.split_whitespace().next().unwrap_or("");
    let body = mark.strip_suffix(')').unwrap_or("");
    (1..=2).contains(&body.chars().count())
        && body.chars().all(char::is_alphanumeric)
        && text.len() > mark.len()
}

/// The words beside the sum's, in their own case.
fn of_whom(text: &str) -> Option<String> {
    let kept: Vec<&str> = text
        .split_whitespace()
        .filter(|word| {
            let bare = word.to_lowercase();
            let bare = bare.trim_matches(|c: char| ":;|,()=.".contains(c));
            let plain = SUMS.contains(&bare)
                || PLAIN.contains(&bare)
                || number_of(bare).is_some_and(|_| figure(bare).is_some());
            !plain && !bare.is_empty() && !bare.chars().all(|c| c.is_ascii_digit())
        })
        .collect();
    let name = kept.join(" ");
    let name = name.trim_matches(|c: char| ":;|,()= ".contains(c)).to_string();
    (!name.is_empty()).then_some(name)
}

/// How many entries a sum's label counts: `Totalt 12 projekt`, `Summa (12 st)`.
pub fn count_in(text: &str) -> Option<u32> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || ":;|,()=.".contains(c))
        .filter(|w| !w.is_empty())
        .collect();
    let things = [
        "projekt",
        "insatser",
        "st",
        "stycken",
        "projects",
        "grants",
        "awards",
        "prosjekter",
        "prosjekt",
        "tiltak",
        "projekter",
        "bidrag",
        "stöd",
        "hanketta",
        "beslut",
        "tilskud",
        "kpl",
        "insats",
        "förstudier",
    ];
    let said = words.windows(2).find(|pair| things.contains(&pair[1])).and_then(|pair| figure(pair[0]));
    let counted = || {
        let at = words.iter().position(|word| matches!(*word, "antal" | "antall" | "number"))?;
        words[at + 1..].iter().take(4).find_map(|word| figure(word))
    };
    said.or_else(counted).filter(|count| *count < 100_000)
}

/// Running text, or a line about the table: no name of a group.
pub fn is_prose(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let ends = text.ends_with(['.', '!', '?', ':']) && words >= 6;
    words > 14 || text.chars().count() > 110 || ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_rows_that_are_no_entries() {
        let sum = |of: Option<&str>| Some(Label::Sum(of.map(str::to_string)));
        let cases = [
            ("Summa", sum(None)),
            ("Summa:", sum(None)),
            ("Totalt 12 projekt", sum(None)),
            ("TOTALT BEVILJAT", sum(None)),
            ("Summa Norra delen", sum(Some("Norra delen"))),
            ("Norra delen totalt", sum(Some("Norra delen"))),
            ("Delsumma", sum(None)),
            ("I alt", sum(None)),
            ("Yhteensä", sum(None)),
            ("Grand total", sum(None)),
            ("Antal projekt: 12", Some(Label::Count(Some(12)))),
            ("Antal projekt", Some(Label::Count(None))),
            ("Genomsnitt", Some(Label::Note)),
            ("Källa: Region Åkerö", Some(Label::Note)),
            ("* Avser två år", Some(Label::Note)),
            ("1) Avser två år", Some(Label::Note)),
            ("Bro över ån", None),
            ("Notariegruppen", None),
        ];
        for (text, label) in cases {
            assert_eq!(read(text), label, "{text}");
        }
        assert_eq!(count_in("Totalt 12 projekt"), Some(12));
        assert_eq!(count_in("Summa (7 st)"), Some(7));
        assert_eq!(count_in("Total number of grants: 2"), Some(2));
        assert_eq!(count_in("Summa"), None);
    }

    #[test]
    fn running_text_is_no_group() {
        assert!(is_prose("Nedan redovisas de projekt som nämnden beviljade under året."));
        assert!(!is_prose("Attraktiva livsmiljöer och levande landsbygd"));
    }
}
