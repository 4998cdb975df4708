//! What a column or a label means, by its words: the one vocabulary of lists of grants, for rows of cells and
//! for running text. It must not know where a name stands, nor what the values below it are.

mod phrases;
mod rules;
mod telling;

use std::sync::LazyLock;

use regex::{Regex, RegexSet};

pub use phrases::{opens_part, phrase_at};
pub use telling::{tells_decision, tells_grantee, tells_grants, tells_other, tells_post, tells_support};

use super::grid::unit;
use rules::{EXACT, RULES};

/// What the cells of a column say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Meaning {
    Title,
    Owner,
    Priority,
    Applied,
    TotalCost,
    Grant,
    EuPart,
    CoFunding,
    Share,
    Currency,
    Start,
    End,
    /// Start and end in one cell.
    Period,
    Place,
    Reference,
    Description,
    Kind,
    Count,
    /// Set aside for an area or a programme.
    Allotted,
    Year,
    /// Who grants the money.
    Publisher,
    /// An amount, but not whose.
    Amount,
    /// What the money is for: the title where nothing else is.
    Purpose,
    /// Known and without a field: contacts, decision dates, what has been paid.
    Aside,
}

impl Meaning {
    pub fn is_money(self) -> bool {
        use Meaning::{Allotted, Amount, Applied, CoFunding, EuPart, Grant, TotalCost};
        matches!(self, Applied | TotalCost | Grant | EuPart | CoFunding | Allotted | Amount)
    }

    /// The field of a row of the contract.
    pub fn field(self) -> Option<&'static str> {
        use Meaning::*;
        Some(match self {
            Title | Purpose => "title",
            Owner => "owner",
            Priority => "priority",
            Applied => "applied",
            TotalCost => "total_cost",
            Grant | Amount | Allotted => "grant",
            EuPart => "eu_part",
            CoFunding => "co_funding",
            Share => "share",
            Currency => "currency",
            Start | Period => "start",
            End => "end",
            Place => "place",
            Reference => "reference",
            Description => "description",
            Kind => "kind",
            Count | Year | Publisher | Aside => return None,
        })
    }
}

/// All rules at once: which of them fit, in their order.
fn fitting(plain: &str) -> impl Iterator<Item = Meaning> {
    static COMPILED: LazyLock<Option<RegexSet>> = LazyLock::new(|| compiled(str::to_string));
    let found = COMPILED.as_ref().map(|rules| rules.matches(plain));
    found.into_iter().flatten().map(|index| RULES[index].0)
}

/// The same for names in which a program has written *å*, *ä*, *ö*, *æ* and *ø* as plain letters
/// (`soknadssum`, `sokande`).
fn fitting_plain_letters(plain: &str) -> Option<Meaning> {
    static COMPILED: LazyLock<Option<RegexSet>> = LazyLock::new(|| {
        compiled(|rule| {
            let letters = [
                ("å", "(?:a|aa)"),
                ("ä", "(?:a|ae)"),
                ("ö", "(?:o|oe)"),
                ("æ", "(?:ae|a)"),
                ("ø", "(?:o|oe)"),
            ];
            letters.iter().fold(rule.to_string(), |rule, (sign, both)| rule.replace(sign, both))
        })
    });
    let found = COMPILED.as_ref()?.matches(plain);
    found.into_iter().next().map(|index| RULES[index].0)
}

/// The rules as a set. No rule has a word's end beside a letter that is not English, so that ends of English
/// words do, which are found many times faster.
fn compiled(written: impl Fn(&str) -> String) -> Option<RegexSet> {
    let rule = |(_, rule): &(Meaning, &str)| written(rule).replace(r"\b", r"(?-u:\b)");
    RegexSet::new(RULES.iter().map(rule)).ok()
}

/// What a header says; units and notes beside the name do not matter. Of a name in two languages (`Startdato
/// / Start date`, one below the other, or far apart) each half may say it.
pub fn meaning_of(header: &str) -> Option<Meaning> {
    let whole = meaning_of_one(header);
    let halves = |cut: &dyn Fn(&str) -> Vec<String>| {
        let mut said: Vec<Meaning> = cut(header).iter().filter_map(|half| meaning_of_one(half)).collect();
        if said.iter().any(|meaning| *meaning != Meaning::Aside) {
            said.retain(|meaning| *meaning != Meaning::Aside);
        }
        said.dedup();
        match said[..] {
            [one] => Some(one),
            _ => None,
        }
    };
    if let Some(said) = halves(&at_strokes) {
        return Some(said);
    }
    whole.or_else(|| halves(&at_gaps))
}

/// The halves around a stroke with space beside it, each of them words.
fn at_strokes(header: &str) -> Vec<String> {
    if !header.contains('/') {
        return Vec::new();
    }
    let marked =
        header.replace("/ ", "\u{1}").replace(" /", "\u{1}").replace("/\n", "\u{1}").replace("\n/", "\u{1}");
    cut(&marked, "\u{1}")
}

/// The lines of a name, or what stands far apart in it.
fn at_gaps(header: &str) -> Vec<String> {
    let lines = cut(header, "\n");
    if lines.is_empty() { cut(header, "   ") } else { lines }
}

fn cut(text: &str, sign: &str) -> Vec<String> {
    let halves: Vec<String> =
        text.split(sign).map(|half| half.trim().to_string()).filter(|half| !half.is_empty()).collect();
    let worded = |half: &String| half.chars().filter(|sign| sign.is_alphabetic()).count() >= 3;
    if halves.len() > 1 && halves.iter().all(worded) { halves } else { Vec::new() }
}

fn meaning_of_one(header: &str) -> Option<Meaning> {
    let plain = plain(header);
    if plain.is_empty() || plain.chars().count() > 90 {
        return None;
    }
    let money = unit::of_text(header);
    match fitting(&plain).next() {
        // A share in kronor is a part, not a percentage.
        Some(Meaning::Share) if money.is_some() && !plain.contains('%') => part_of(&plain),
        None if plain.is_ascii() => fitting_plain_letters(&plain),
        found => found,
    }
}

fn part_of(plain: &str) -> Option<Meaning> {
    fitting(plain).find(|meaning| meaning.is_money())
}

/// How exactly a header says what it means, beside others that mean the same.
pub fn exactness(meaning: Meaning, header: &str) -> usize {
    static COMPILED: LazyLock<Vec<(Meaning, Vec<Regex>)>> = LazyLock::new(|| {
        let compiled = |rules: &[&str]| rules.iter().filter_map(|rule| Regex::new(rule).ok()).collect();
        EXACT.iter().map(|(meaning, rules)| (*meaning, compiled(rules))).collect()
    });
    let Some((_, rules)) = COMPILED.iter().find(|(held, _)| *held == meaning) else { return 0 };
    let plain = plain(header);
    rules.iter().position(|rule| rule.is_match(&plain)).map_or(0, |at| rules.len() - at)
}

/// Lower-case words of a header: names of a program's making taken apart (`amountAwarded`, `Recipient
/// Org:0:Name`), what stands in brackets and units left out.
pub fn plain(header: &str) -> String {
    let mut apart = String::with_capacity(header.len() + 8);
    let mut before = ' ';
    let mut signs = header.chars().peekable();
    while let Some(sign) = signs.next() {
        // A word that is broken at the end of its line.
        if sign == '-' && before.is_lowercase() && signs.peek() == Some(&'\n') {
            signs.next();
            continue;
        }
        if sign.is_uppercase() && before.is_lowercase() {
            apart.push(' ');
        }
        apart.push(if matches!(sign, '_' | ':' | '/' | '.' | '\n' | '\u{a0}' | '*' | '"') {
            ' '
        } else {
            sign
        });
        before = sign;
    }
    let lower = apart.to_lowercase();
    let outside = without_brackets(&lower);
    let kept = if outside.trim().is_empty() { &lower } else { &outside };
    let words: Vec<&str> = kept
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| ",;()[]".contains(c)))
        .filter(|word| !word.is_empty() && *word != "0" && *word != "i")
        .collect();
    let bare: Vec<&str> = words.iter().copied().filter(|word| !unit::is_unit(word)).collect();
    if bare.is_empty() { words.join(" ") } else { bare.join(" ") }
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0usize;
    let mut kept = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            sign if depth == 0 => kept.push(sign),
            _ => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_of_many_offices() {
        use Meaning::*;
        let cases: &[(&str, Option<Meaning>)] = &[
            ("Projektnamn", Some(Title)),
            ("Projektets namn", Some(Title)),
            ("Insats", Some(Title)),
            ("Projektägare", Some(Owner)),
            ("Stödmottagare", Some(Owner)),
            ("Sökande organisation", Some(Owner)),
            ("Organisation", Some(Owner)),
            ("Org.nr", Some(Aside)),
            ("Företagsnamn", Some(Owner)),
            ("Ärenderubrik", Some(Title)),
            ("Sökt belopp (kr)", Some(Applied)),
            ("Beviljat belopp", Some(Grant)),
            ("Beviljat EU-stöd", Some(EuPart)),
            ("Beslutat stöd, SEK", Some(Grant)),
            ("Total projektkostnad", Some(TotalCost)),
            ("Totalt", Some(TotalCost)),
            ("Totala stödberättigande utgifter", Some(TotalCost)),
            ("Medfinansiering", Some(CoFunding)),
            ("Stödandel %", Some(Share)),
            ("Andel", Some(Share)),
            ("EU-andel (kr)", Some(EuPart)),
            ("Belopp", Some(Amount)),
            ("tkr", Some(Amount)),
            ("Diarienummer", Some(Reference)),
            ("Dnr", Some(Reference)),
            ("Beslutsdatum", Some(Aside)),
            ("Startdatum", Some(Start)),
            ("Slutdatum", Some(End)),
            ("Projektperiod", Some(Period)),
            ("Kommun", Some(Place)),
            ("Län", Some(Place)),
            ("Prioriterad fråga", Some(Priority)),
            ("Prio. fråga", Some(Priority)),
            ("Prio", Some(Priority)),
            ("Programområde", Some(Priority)),
            ("Stödform", Some(Kind)),
            ("Ändamål", Some(Purpose)),
            ("Antal projekt", Some(Count)),
            ("Antal deltagare", Some(Aside)),
            ("Tilldelade medel", Some(Allotted)),
            ("Handläggare", Some(Aside)),
            ("År", Some(Year)),
            ("Prosjektnavn", Some(Title)),
            ("Søker", Some(Owner)),
            ("Omsøkt beløp", Some(Applied)),
            ("Innvilget beløp", Some(Grant)),
            ("Tilskudd", Some(Grant)),
            ("Saksnr.", Some(Reference)),
            ("Fylke", Some(Place)),
            ("Projekttitel", Some(Title)),
            ("Ansøger", Some(Owner)),
            ("Tilskudsmodtager", Some(Owner)),
            ("Ansøgt beløb", Some(Applied)),
            ("Bevilget beløb (kr.)", Some(Grant)),
            ("Samlet budget", Some(TotalCost)),
            ("Egenfinansiering", Some(CoFunding)),
            ("Journalnummer", Some(Reference)),
            ("Hankkeen nimi", Some(Title)),
            ("Hakija", Some(Owner)),
            ("Toteuttaja", Some(Owner)),
            ("Haettu tuki €", Some(Applied)),
            ("Myönnetty tuki", Some(Grant)),
            ("Kokonaiskustannukset", Some(TotalCost)),
            ("Omarahoitus", Some(CoFunding)),
            ("Diaarinumero", Some(Reference)),
            ("Alkupäivä", Some(Start)),
            ("Päättymispäivä", Some(End)),
            ("Toimintalinja", Some(Priority)),
            ("Identifier", Some(Reference)),
            ("Amount Awarded", Some(Grant)),
            ("amountAppliedFor", Some(Applied)),
            ("Recipient Org:Name", Some(Owner)),
            ("recipientOrganization.name", Some(Owner)),
            ("recipientOrganization/0/id", Some(Aside)),
            ("Recipient Org:Identifier", Some(Aside)),
            ("Funding Org:Name", Some(Publisher)),
            ("Planned Dates:Start Date", Some(Start)),
            ("plannedDates.endDate", Some(End)),
            ("Planned Dates:Duration (months)", None),
            ("Award Date", Some(Aside)),
            ("Grant Programme:Title", Some(Priority)),
            ("Beneficiary Location:Name", Some(Place)),
            ("Beneficiary name", Some(Owner)),
            ("Operation name", Some(Title)),
            ("Total eligible expenditure", Some(TotalCost)),
            ("Union co-financing rate", Some(Share)),
            ("Currency", Some(Currency)),
            ("Title", Some(Title)),
            ("Handlingsplan", None),
            ("Färg", None),
        ];
        let wrong: Vec<_> = cases
            .iter()
            .filter(|(header, meaning)| meaning_of(header) != *meaning)
            .map(|(header, meaning)| (header, meaning, meaning_of(header)))
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn a_list_of_grants_says_so() {
        for text in ["Beviljade projekt 2023", "Grants awarded", "Tilskudd 2024", "Myönnetyt avustukset"] {
            assert!(tells_grants(text), "{text}");
        }
        assert!(!tells_grants("Kontaktlista näringsliv"));
        assert_eq!(["Ansvarig", "Utfall 2023", "Projekt"].map(tells_other), [1, 1, 0]);
    }
}
