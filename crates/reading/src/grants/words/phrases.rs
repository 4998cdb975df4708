//! The vocabulary's phrases: what names a whole column where columns run together in flowing text, so that
//! it must be told where one name ends and the next begins.

use std::sync::LazyLock;

use regex::Regex;

use super::Meaning;

/// Phrases of a header whose columns run together in flowing text: one whole column each.
const PHRASES: &[(Meaning, &str)] = &[
    (
        Meaning::CoFunding,
        r"(varav |offentlig |privat )?(medfinansiering|egeninsats|egenfinansiering|co-?funding)",
    ),
    (Meaning::EuPart, r"(varav )?(eu-?(medel|stöd|del|bidrag)|eu)\b"),
    (Meaning::Share, r"(stöd)?andel( i)?( procent| %)?|procent|stödgrad|%|share"),
    (Meaning::Owner, r"(projekt|ärende)?ägare|sökande( organisation)?|(stöd|bidrags)?mottagare"),
    (Meaning::Owner, r"huvudman|(project )?owner"),
    (Meaning::Owner, r"utförare|aktör|organisation|applicant|recipient|grantee|prosjekteier"),
    (Meaning::Owner, r"projektejer|søker|ansøger|mottaker"),
    (Meaning::Applied, r"(an)?sökt(a|s)?( belopp| bidrag| stöd| medel)?|applied( for| amount)?"),
    (Meaning::Applied, r"requested( amount)?|omsøkt|søkt( beløp)?|(an)?søgt( beløb)?"),
    (
        Meaning::Grant,
        concat!(
            r"(beviljat|beviljade|beviljad|beslutat|beslutade|tilldelade|granted|awarded|",
            r"bevilget|bevilgede|innvilget)( belopp| stöd| bidrag| medel| summa| amount|",
            r" beløp| beløb| tilskud)?",
        ),
    ),
    (Meaning::Grant, r"bidrag|stöd(belopp)?|grant( amount)?|award|tilskudd?"),
    (
        Meaning::TotalCost,
        concat!(
            r"((total|totalt|totala|totale|förväntad|förväntade|beräknad|beräknade|budgeterad|",
            r"uppskattad|expected|estimated|samlet|samlede|projektets) )*(kostnad(er)?|",
            r"totalkostnad|projektkostnad|totalbudget|budget|budsjett|costs?|omkostning(er)?|",
            r"omslutning)",
        ),
    ),
    (
        Meaning::Priority,
        concat!(
            r"(prio|prior|prioriterad|prioriterade|prioritet|prioritering|priority|",
            r"prioritert)[.:]?( (fråga|frågor|issue|nr|område|spørsmål))?",
        ),
    ),
    (Meaning::Priority, r"fråga"),
    (Meaning::Reference, r"dnr|diarienr|diarienummer|ärendenummer|ärendenr|reference|journalnr"),
    (Meaning::Start, r"startdatum|projektstart|start( date)?"),
    (Meaning::End, r"slutdatum|projektslut|slut|end( date)?"),
    (Meaning::Place, r"kommun|ort|municipality|kommune"),
    (Meaning::Title, r"projekt(ets)?( ?namn| ?titel)?|insats(er)?|benämning|titel|åtgärd"),
    (Meaning::Title, r"project( name| title)?|title|prosjekt(navn)?|tiltak|projektnavn"),
];

/// The longest phrase that the lower-case words at the start of `text` name, with its length in bytes.
pub fn phrase_at(text: &str) -> Option<(Meaning, usize)> {
    static RULES: LazyLock<Vec<(Meaning, Regex)>> = LazyLock::new(|| {
        let rule = |(field, phrase): &(Meaning, &str)| {
            Some((
                *field,
                Regex::new(&format!(r"^(?:{phrase})(?:[.:*]|\s*\((?:s?kr|tkr|sek|mnkr)\))?(?:\s|$)")).ok()?,
            ))
        };
        PHRASES.iter().filter_map(rule).collect()
    });
    let found = RULES.iter().filter_map(|(field, rule)| rule.find(text).map(|hit| (*field, hit.end())));
    // Of equally long phrases the first rule wins, as in the list.
    found.fold(None, |best: Option<(Meaning, usize)>, one| match best {
        Some(held) if held.1 >= one.1 => Some(held),
        _ => Some(one),
    })
}

/// Words that open a column for a part of the sum before it; whose part it is follows on the same line.
pub fn opens_part(word: &str) -> bool {
    matches!(word, "varav" | "herav" | "hvoraf" | "thereof")
}
