//! What a person fills in about a project, and the rules for it.

use types::Amount;
use web::{FieldErrors, FormData};

use crate::project::{LARGEST_AMOUNT, LONGEST_GROUP, LONGEST_LINE};
use crate::{Facts, kind_from_key, kind_key};

const LONGEST_TEXT: usize = 20_000;
const MOST_AREAS: usize = 50;

const AMOUNTS: [&str; 5] = ["total_cost", "grant", "applied", "eu_part", "co_funding"];

/// The form as a project fills it.
pub(crate) fn filled(facts: &Facts) -> FormData {
    let amount = |amount: Option<Amount>| amount.map(|amount| amount.to_string()).unwrap_or_default();
    FormData::from_pairs([
        ("title", facts.title.clone()),
        ("owner", facts.owner.clone()),
        ("year", facts.year.map(|year| year.to_string()).unwrap_or_default()),
        ("sub_region", facts.sub_region.clone()),
        ("areas", facts.areas.join("\n")),
        ("theme", facts.theme.clone()),
        ("kind", kind_key(facts.kind).to_string()),
        ("priority", facts.priority.clone()),
        ("total_cost", amount(facts.total_cost)),
        ("grant", amount(facts.grant)),
        ("applied", amount(facts.applied)),
        ("eu_part", amount(facts.eu_part)),
        ("co_funding", amount(facts.co_funding)),
        ("currency", facts.currency.clone()),
        ("start", facts.start.clone()),
        ("end", facts.end.clone()),
        ("place", facts.place.clone()),
        ("reference", facts.reference.clone()),
        ("description", facts.description.clone()),
    ])
}

/// The facts that a form says, and what must be mended in it.
pub(crate) fn read(form: &FormData) -> (Facts, FieldErrors) {
    let mut errors = FieldErrors::new();
    errors.require("title", form.text("title"), LONGEST_LINE);
    for field in ["owner", "place", "reference"] {
        errors.limit(field, form.text(field), LONGEST_LINE);
    }
    for field in ["sub_region", "theme", "priority"] {
        errors.limit(field, form.text(field), LONGEST_GROUP);
    }
    errors.limit("description", form.text("description"), LONGEST_TEXT);
    let [total_cost, grant, applied, eu_part, co_funding] =
        AMOUNTS.map(|field| amount(form, field, &mut errors));
    let facts = Facts {
        title: line(form.text("title")),
        year: year(form.text("year"), &mut errors),
        sub_region: line(form.text("sub_region")),
        areas: areas(form, &mut errors),
        theme: line(form.text("theme")),
        kind: kind_from_key(form.text("kind")),
        priority: line(form.text("priority")),
        owner: line(form.text("owner")),
        applied,
        total_cost,
        grant,
        eu_part,
        co_funding,
        currency: currency(form.text("currency"), &mut errors),
        start: date("start", form.text("start"), &mut errors),
        end: date("end", form.text("end"), &mut errors),
        place: line(form.text("place")),
        reference: line(form.text("reference")),
        description: form.text("description").to_string(),
    };
    if ends_before_it_starts(&facts.start, &facts.end) {
        errors.add("end", "project-end-before-start");
    }
    (facts, errors)
}

/// One line, single spaces.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn amount(form: &FormData, field: &'static str, errors: &mut FieldErrors) -> Option<Amount> {
    let amount = errors.amount(form, field)?;
    if amount < Amount::ZERO {
        errors.add(field, "project-negative");
    } else if amount > LARGEST_AMOUNT {
        errors.add(field, "project-too-large");
    }
    Some(amount)
}

fn year(typed: &str, errors: &mut FieldErrors) -> Option<i32> {
    if typed.is_empty() {
        return None;
    }
    let year = typed.parse().ok().filter(|year| (1900..=2200).contains(year));
    if year.is_none() {
        errors.add("year", "field-year");
    }
    year
}

fn currency(typed: &str, errors: &mut FieldErrors) -> String {
    if typed.is_empty() {
        return "SEK".to_string();
    }
    let code = typed.to_uppercase();
    if code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        errors.add("currency", "project-currency-code");
    }
    code
}

/// A date as far as it is known: `2027`, `2027-03` or `2027-03-31`.
fn date(field: &'static str, typed: &str, errors: &mut FieldErrors) -> String {
    let whole = match typed.len() {
        0 => return String::new(),
        4 => format!("{typed}-01-01"),
        7 => format!("{typed}-01"),
        _ => typed.to_string(),
    };
    if whole.len() != 10 || whole.parse::<jiff::civil::Date>().is_err() {
        errors.add(field, "project-date");
    }
    typed.to_string()
}

/// Dates known to different depths are compared as far as both go.
fn ends_before_it_starts(start: &str, end: &str) -> bool {
    let known = start.len().min(end.len());
    matches!((start.get(..known), end.get(..known)), (Some(start), Some(end)) if end < start)
}

/// One sub-region on each line, each once, not the accounting one.
fn areas(form: &FormData, errors: &mut FieldErrors) -> Vec<String> {
    let home = line(form.text("sub_region"));
    let mut areas: Vec<String> =
        form.text("areas").lines().map(line).filter(|area| !area.is_empty()).collect();
    areas.retain(|area| *area != home);
    areas.sort();
    areas.dedup();
    if areas.len() > MOST_AREAS || areas.iter().any(|area| area.chars().count() > LONGEST_GROUP) {
        errors.add("areas", "field-too-long");
    }
    areas
}

#[cfg(test)]
mod tests {
    use super::*;
    use reading::contract::MeasureKind;

    fn errors_of(field: &str, typed: &str) -> bool {
        let (_, errors) = read(&FormData::from_pairs([("title", "Kraft"), (field, typed)]));
        !errors.is_empty()
    }

    #[test]
    fn rules_of_the_fields() {
        let cases = [
            ("total_cost", "1 215 000", false),
            ("total_cost", "1215000,50 kr", false),
            ("grant", "-5", true),
            ("grant", "1.215", true),
            ("grant", "1 2 3", true),
            ("grant", "1,2 mnkr", false),
            ("grant", "99 999 999 999 999 999", true),
            ("grant", "100 000 000 000", false),
            ("grant", "100 000 000 000,01", true),
            ("year", "2027", false),
            ("year", "27", true),
            ("currency", "eur", false),
            ("currency", "kr", true),
            ("start", "2027", false),
            ("start", "2027-03", false),
            ("start", "2027-02-30", true),
            ("start", "20270230", true),
            ("end", "snart", true),
        ];
        for (field, typed, expected) in cases {
            assert_eq!(errors_of(field, typed), expected, "{field} {typed:?}");
        }
        assert!(!read(&FormData::default()).1.is_empty(), "a title is needed");
    }

    #[test]
    fn ends_follow_starts() {
        let cases = [
            ("2027-03-01", "2027-02-28", true),
            ("2027-03", "2027", false),
            ("2027-03-01", "2027-03", false),
            ("2028", "2027-12", true),
            ("", "2027", false),
        ];
        for (start, end, expected) in cases {
            assert_eq!(ends_before_it_starts(start, end), expected, "{start} {end}");
        }
    }

    #[test]
    fn a_filled_form_says_the_same() {
        let facts = Facts {
            title: "Kraft".into(),
            year: Some(2027),
            areas: vec!["Norr".into(), "Söder".into()],
            kind: Some(MeasureKind::Operation),
            grant: Some(Amount::from_ore(121_500_050)),
            currency: "SEK".into(),
            description: "En.\n\nTvå.".into(),
            ..Facts::default()
        };
        let (again, errors) = read(&filled(&facts));
        assert!(errors.is_empty());
        assert_eq!(again, facts);
    }
}
