//! The fields of a row that a person may write, how they are shown in a form, and how they are read from it.

use serde_json::{Value, json};
use types::{Amount, AmountError};

/// Signs of a short and of a long text.
const SHORT: usize = 300;
const LONG: usize = 20_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Text,
    /// Several lines.
    Long,
    Amount,
    /// A whole number.
    Whole,
    Number,
    /// Parted by semicolons.
    Names,
    /// A kind of measure.
    Kind,
    /// A word and its level.
    Priority,
    /// A date as far as it is known: `2023`, `2023-04`, `2023-04-05`.
    Date,
}

/// Kinds of measure, as the reading contract has them.
pub(crate) const KINDS: [&str; 4] = ["project", "pre_study", "agreement", "operation"];

/// The fields of one kind of row, in the order of the form.
pub fn fields(kind: &str) -> &'static [(&'static str, Shape)] {
    match kind {
        "grants" => &[
            ("title", Shape::Text),
            ("owner", Shape::Text),
            ("kind", Shape::Kind),
            ("priority", Shape::Text),
            ("applied", Shape::Amount),
            ("total_cost", Shape::Amount),
            ("grant", Shape::Amount),
            ("eu_part", Shape::Amount),
            ("co_funding", Shape::Amount),
            ("currency", Shape::Text),
            ("start", Shape::Date),
            ("end", Shape::Date),
            ("place", Shape::Text),
            ("reference", Shape::Text),
            ("description", Shape::Long),
        ],
        "aggregates" => &[
            ("name", Shape::Text),
            ("count", Shape::Whole),
            ("applied", Shape::Amount),
            ("allotted", Shape::Amount),
            ("grant", Shape::Amount),
        ],
        "indicators" => &[
            ("name", Shape::Text),
            ("unit", Shape::Text),
            ("outcome", Shape::Number),
            ("outcome_year", Shape::Whole),
            ("trend", Shape::Text),
            ("source", Shape::Text),
        ],
        _ => &[
            ("title", Shape::Text),
            ("purpose", Shape::Long),
            ("goal", Shape::Long),
            ("when", Shape::Text),
            ("responsible", Shape::Names),
            ("priority", Shape::Priority),
            ("follow_up", Shape::Long),
            ("status", Shape::Text),
            ("budget", Shape::Text),
            ("baseline", Shape::Text),
            ("method", Shape::Text),
        ],
    }
}

/// The value that was typed, or the key of what is wrong with it. What is left empty is nothing.
pub fn typed(shape: Shape, text: &str) -> Result<Value, &'static str> {
    let text = text.trim();
    if shape == Shape::Names {
        let names = text.split([';', '\n']).map(str::trim).filter(|name| !name.is_empty());
        return Ok(json!(names.collect::<Vec<_>>()));
    }
    if text.is_empty() {
        return Ok(Value::Null);
    }
    if text.chars().count() > if shape == Shape::Long { LONG } else { SHORT } {
        return Err("review-too-long");
    }
    match shape {
        Shape::Text | Shape::Long | Shape::Names => Ok(json!(text)),
        Shape::Amount => match text.parse::<Amount>() {
            Ok(amount) => Ok(json!(amount)),
            Err(AmountError::Ambiguous { .. }) => Err("review-amount-ambiguous"),
            Err(_) => Err("field-amount"),
        },
        Shape::Whole => text.parse::<u32>().map(|number| json!(number)).map_err(|_| "review-whole-number"),
        Shape::Number => {
            let plain: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
            let number = plain.replace(',', ".").replace('\u{2212}', "-").parse::<f64>();
            number.ok().filter(|number| number.is_finite()).map(|number| json!(number)).ok_or("review-number")
        }
        Shape::Kind => KINDS.contains(&text).then(|| json!(text)).ok_or("field-required"),
        Shape::Priority => Ok(json!({ "text": text, "level": level(text) })),
        Shape::Date => is_date(text).then(|| json!(text)).ok_or("review-date"),
    }
}

fn level(text: &str) -> Option<&'static str> {
    match text.to_lowercase().as_str() {
        "hög" | "high" => Some("high"),
        "medel" | "mellan" | "medium" => Some("medium"),
        "låg" | "low" => Some("low"),
        _ => None,
    }
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |at: usize, digits: usize, most: u32| {
        parts.get(at).is_none_or(|part| {
            part.len() == digits
                && part.bytes().all(|byte| byte.is_ascii_digit())
                && part.parse::<u32>().is_ok_and(|number| (1..=most).contains(&number))
        })
    };
    parts.len() <= 3 && number(0, 4, 9_999) && number(1, 2, 12) && number(2, 2, 31)
}

/// A value as it stands in a form, such that [`typed`] gives it back.
pub fn written(shape: Shape, value: &Value) -> String {
    match (shape, value) {
        (_, Value::Null) => String::new(),
        (Shape::Amount, _) => serde_json::from_value::<Amount>(value.clone())
            .map(|amount| amount.to_string())
            .unwrap_or_default(),
        (Shape::Priority, value) => value["text"].as_str().unwrap_or_default().to_string(),
        (_, Value::String(text)) => text.clone(),
        (_, Value::Array(names)) => names.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("; "),
        (_, Value::Number(number)) => number.to_string().replace('.', ","),
        (_, other) => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_read_or_refused() {
        let cases = [
            (Shape::Text, " Bron ", Ok(json!("Bron"))),
            (Shape::Text, "", Ok(Value::Null)),
            (Shape::Amount, "1 215 000 kr", Ok(json!(1_215_000))),
            (Shape::Amount, "1,2 mnkr", Ok(json!(1_200_000))),
            (Shape::Amount, "1.215", Err("review-amount-ambiguous")),
            (Shape::Amount, "hundra", Err("field-amount")),
            (Shape::Whole, "12", Ok(json!(12))),
            (Shape::Whole, "1,5", Err("review-whole-number")),
            (Shape::Number, "−3,5", Ok(json!(-3.5))),
            (Shape::Names, "Anna; Bo\nCia;", Ok(json!(["Anna", "Bo", "Cia"]))),
            (Shape::Kind, "pre_study", Ok(json!("pre_study"))),
            (Shape::Kind, "skulptur", Err("field-required")),
            (Shape::Priority, "Hög", Ok(json!({ "text": "Hög", "level": "high" }))),
            (Shape::Date, "2023-04", Ok(json!("2023-04"))),
            (Shape::Date, "april", Err("review-date")),
            (Shape::Date, "2023-13-01", Err("review-date")),
        ];
        for (shape, text, expected) in cases {
            assert_eq!(typed(shape, text), expected, "{shape:?} {text}");
        }
        assert_eq!(typed(Shape::Text, &"x".repeat(SHORT + 1)), Err("review-too-long"));
    }

    #[test]
    fn what_stands_in_the_form_means_the_same_again() {
        let values = [
            (Shape::Text, json!("Bron")),
            (Shape::Amount, json!(1_215_000.5)),
            (Shape::Names, json!(["Anna", "Bo"])),
            (Shape::Number, json!(3.25)),
            (Shape::Priority, json!({ "text": "Låg", "level": "low" })),
            (Shape::Date, json!("2023")),
            (Shape::Long, Value::Null),
        ];
        for (shape, value) in values {
            assert_eq!(typed(shape, &written(shape, &value)), Ok(value));
        }
    }
}
