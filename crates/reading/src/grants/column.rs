//! What a column means, read from its header's words. Swedish first, then English, Norwegian and Danish.

use std::sync::LazyLock;

use regex::Regex;

use super::number;

/// The field of a row that a column fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
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
    Place,
    Reference,
    Description,
}

impl Field {
    /// The field's name in the contract.
    pub fn name(self) -> &'static str {
        match self {
            Field::Title => "title",
            Field::Owner => "owner",
            Field::Priority => "priority",
            Field::Applied => "applied",
            Field::TotalCost => "total_cost",
            Field::Grant => "grant",
            Field::EuPart => "eu_part",
            Field::CoFunding => "co_funding",
            Field::Share => "share",
            Field::Currency => "currency",
            Field::Start => "start",
            Field::End => "end",
            Field::Place => "place",
            Field::Reference => "reference",
            Field::Description => "description",
        }
    }

    pub fn is_amount(self) -> bool {
        use Field::{Applied, CoFunding, EuPart, Grant, TotalCost};
        matches!(self, Applied | TotalCost | Grant | EuPart | CoFunding)
    }

    /// Free words: where one such column ends and the next begins is not seen from the words themselves.
    pub fn is_text(self) -> bool {
        matches!(self, Field::Title | Field::Owner | Field::Place | Field::Description)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub field: Option<Field>,
    pub header: String,
    /// Currency units per printed unit: 1 for kronor, 1000 for tkr.
    pub factor: i64,
    /// Where the header stands on its line, for tables whose columns are only aligned.
    pub span: (usize, usize),
}

impl Column {
    pub fn new(field: Option<Field>, header: &str) -> Self {
        Column { field, header: header.to_string(), factor: unit_in(header), span: (0, 0) }
    }

    pub fn is_amount(&self) -> bool {
        self.field.is_some_and(Field::is_amount)
    }

    pub fn is_text(&self) -> bool {
        self.field.is_some_and(Field::is_text)
    }
}

fn unit_in(header: &str) -> i64 {
    header
        .split(|c: char| c.is_whitespace() || "(),/[]".contains(c))
        .filter_map(number::factor_of)
        .max()
        .unwrap_or(1)
}

/// Field and the words of a whole header that name it; the first that fits wins, so the narrow ones stand
/// first.
const WHOLE: &[(Field, &str)] = &[
    (Field::CoFunding, r"medfinans|egeninsats|egenfinans|co-?fund|match(ed)? funding"),
    (Field::EuPart, r"\beu\b|\beu-|\beruf\b|\besf\b"),
    (Field::Grant, r"^(varav|herav|hvoraf|of which|thereof)\b"),
    (Field::Share, r"andel|procent|prosent|\bshare\b|per ?cent|^%$|stödgrad"),
    (Field::Owner, r"projektägare|ägare|sökande|mottagare|huvudman|organisation|utförare|aktör|owner"),
    (Field::Owner, r"applicant"),
    (Field::Owner, r"recipient|grantee|beneficiary|prosjekteier|projektejer|søker\b|ansøger|mottaker"),
    (Field::Owner, r"modtager"),
    (Field::Applied, r"\bsökt|ansökt|sökta|applied|requested|omsøkt|søkt|ansøgt|søgt|søknads"),
    (Field::Grant, r"bevilj|beslutat|bidrag|stöd(belopp)?$|\bstöd\b|grant|award|bevilg|innvilg"),
    (Field::Grant, r"tilsku|tildel|tilldel"),
    (Field::Owner, r"hakija|toteuttaja|^saaja|avustuksen saaja"),
    (Field::Applied, r"haettu"),
    (Field::Grant, r"avustus|myönnetty|^tuki"),
    (Field::TotalCost, r"kustannu|budjetti"),
    (Field::Title, r"^hanke|^hankkeen nimi"),
    (Field::Share, r"^andel"),
    (Field::TotalCost, r"kostnad|budget|omslutning|\bcosts?\b|omkostning|budsjett|^total(t|a)?$"),
    (Field::TotalCost, r"projektvolym"),
    (Field::Priority, r"prior|^prio\b|^fråga$"),
    (Field::Reference, r"\bdnr\b|diarie|ärende-?(nr|nummer|id)|referen|^ref\b|^id$|journaln|sagsn|saksn"),
    (Field::Reference, r"projekt-?(nr|id)"),
    (Field::Currency, r"^valuta|^currency"),
    (Field::Start, r"start|^från|^from\b|^fra\b|begin"),
    (Field::End, r"slut|^till\b|^end\b|end date|^t\.?o\.?m"),
    (Field::Place, r"^(ort|kommun|plats|place|municipality|kommune|sted)\b"),
    (Field::Description, r"beskriv|sammanfattning|description|summary|^syfte"),
    (Field::Title, r"^projekt(ets)?( ?namn| ?titel)?$|projekt(namn|titel)|insats|benämning|titel"),
    (Field::Title, r"rubrik|^namn|åtgärd|aktivitet"),
    (Field::Title, r"^ärende(mening)?$|\bproject\b|title|^name|prosjekt|tiltak|tittel|navn|projects?$"),
];

/// The field that a whole header cell names.
pub fn field_of(header: &str) -> Option<Field> {
    static RULES: LazyLock<Vec<(Field, Regex)>> = LazyLock::new(|| {
        WHOLE.iter().filter_map(|(field, rule)| Some((*field, Regex::new(rule).ok()?))).collect()
    });
    let lower = header.to_lowercase();
    let plain = lower.split_whitespace().collect::<Vec<_>>().join(" ");
    let plain = plain.trim_end_matches([':', '.', '*']);
    let bare = without_units(plain);
    if bare.is_empty() || bare.len() > 60 {
        return None;
    }
    RULES.iter().find(|(_, rule)| rule.is_match(&bare)).map(|(field, _)| *field)
}

fn without_units(header: &str) -> String {
    let unit = |word: &str| number::factor_of(word).is_some() || matches!(word, "i" | "in" | "(i");
    header.split(' ').filter(|word| !unit(word)).collect::<Vec<_>>().join(" ")
}

/// Phrases of a header whose columns run together in flowing text: one whole column each.
const PHRASES: &[(Field, &str)] = &[
    (
        Field::CoFunding,
        r"(varav |offentlig |privat )?(medfinansiering|egeninsats|egenfinansiering|co-?funding)",
    ),
    (Field::EuPart, r"(varav )?(eu-?(medel|stöd|del|bidrag)|eu)\b"),
    (Field::Share, r"(stöd)?andel( i)?( procent| %)?|procent|stödgrad|%|share"),
    (Field::Owner, r"(projekt|ärende)?ägare|sökande( organisation)?|(stöd|bidrags)?mottagare"),
    (Field::Owner, r"huvudman|(project )?owner"),
    (Field::Owner, r"utförare|aktör|organisation|applicant|recipient|grantee|prosjekteier"),
    (Field::Owner, r"projektejer|søker|ansøger|mottaker"),
    (Field::Applied, r"(an)?sökt(a|s)?( belopp| bidrag| stöd| medel)?|applied( for| amount)?"),
    (Field::Applied, r"requested( amount)?|omsøkt|søkt( beløp)?|(an)?søgt( beløb)?"),
    (
        Field::Grant,
        concat!(
            r"(beviljat|beviljade|beviljad|beslutat|beslutade|tilldelade|granted|awarded|",
            r"bevilget|bevilgede|innvilget)( belopp| stöd| bidrag| medel| summa| amount|",
            r" beløp| beløb| tilskud)?",
        ),
    ),
    (Field::Grant, r"bidrag|stöd(belopp)?|grant( amount)?|award|tilskudd?"),
    (
        Field::TotalCost,
        concat!(
            r"((total|totalt|totala|totale|förväntad|förväntade|beräknad|beräknade|budgeterad|",
            r"uppskattad|expected|estimated|samlet|samlede|projektets) )*(kostnad(er)?|",
            r"totalkostnad|projektkostnad|totalbudget|budget|budsjett|costs?|omkostning(er)?|",
            r"omslutning)",
        ),
    ),
    (
        Field::Priority,
        concat!(
            r"(prio|prior|prioriterad|prioriterade|prioritet|prioritering|priority|",
            r"prioritert)[.:]?( (fråga|frågor|issue|nr|område|spørsmål))?",
        ),
    ),
    (Field::Priority, r"fråga"),
    (Field::Reference, r"dnr|diarienr|diarienummer|ärendenummer|ärendenr|reference|journalnr"),
    (Field::Start, r"startdatum|projektstart|start( date)?"),
    (Field::End, r"slutdatum|projektslut|slut|end( date)?"),
    (Field::Place, r"kommun|ort|municipality|kommune"),
    (Field::Title, r"projekt(ets)?( ?namn| ?titel)?|insats(er)?|benämning|titel|åtgärd"),
    (Field::Title, r"project( name| title)?|title|prosjekt(navn)?|tiltak|projektnavn"),
];

/// The longest phrase that the lower-case words at the start of `text` name, with its length in bytes.
pub fn phrase_at(text: &str) -> Option<(Field, usize)> {
    static RULES: LazyLock<Vec<(Field, Regex)>> = LazyLock::new(|| {
        let rule = |(field, phrase): &(Field, &str)| {
            Some((
                *field,
                Regex::new(&format!(r"^(?:{phrase})(?:[.:*]|\s*\((?:s?kr|tkr|sek|mnkr)\))?(?:\s|$)")).ok()?,
            ))
        };
        PHRASES.iter().filter_map(rule).collect()
    });
    let found = RULES.iter().filter_map(|(field, rule)| rule.find(text).map(|hit| (*field, hit.end())));
    // Of equally long phrases the first rule wins, as in the list.
    found.fold(None, |best: Option<(Field, usize)>, one| match best {
        Some(held) if held.1 >= one.1 => Some(held),
        _ => Some(one),
    })
}

/// Words that open a column for a part of the sum before it; whose part it is follows on the same line.
pub fn opens_part(word: &str) -> bool {
    matches!(word, "varav" | "herav" | "hvoraf" | "thereof")
}

/// A label that names an owner below a table (`Sökande: X`), and the kind of measure it tells, if any.
pub fn owner_label(text: &str) -> Option<(&str, &str)> {
    let (label, value) = text.split_once(':')?;
    let label = label.trim();
    let words = label.split_whitespace().count();
    let lower = label.to_lowercase();
    let named = field_of(label) == Some(Field::Owner)
        || matches!(lower.as_str(), "verksamhet" | "operation" | "avtalspart");
    let value = value.trim();
    (words > 0 && words <= 3 && named && !value.is_empty()).then_some((label, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_headers_of_several_offices() {
        let cases = [
            ("Projektägare", Some(Field::Owner)),
            ("Projektnamn", Some(Field::Title)),
            ("Projektets totala kostnad (tkr)", Some(Field::TotalCost)),
            ("Beviljat belopp, kr", Some(Field::Grant)),
            ("Sökt bidrag", Some(Field::Applied)),
            ("Sökande", Some(Field::Owner)),
            ("Varav regionala medel", Some(Field::Grant)),
            ("Varav EU", Some(Field::EuPart)),
            ("Dnr", Some(Field::Reference)),
            ("Amount awarded", Some(Field::Grant)),
            ("Søker", Some(Field::Owner)),
            ("Handläggare", None),
            ("Andel %", Some(Field::Share)),
            ("Prio", Some(Field::Priority)),
        ];
        for (header, field) in cases {
            assert_eq!(field_of(header), field, "{header}");
        }
        assert_eq!(Column::new(None, "Kostnad (tkr)").factor, 1000);
    }

    #[test]
    fn owner_labels_are_short_and_have_a_value() {
        assert_eq!(owner_label("Projektägare: Hamnbolaget"), Some(("Projektägare", "Hamnbolaget")));
        assert_eq!(owner_label("Målen är:"), None);
        assert_eq!(owner_label("Syftet med projektet är: x"), None);
    }
}
