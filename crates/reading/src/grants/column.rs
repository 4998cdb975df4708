//! The columns of a table in running text: the field that each fills, its unit, and where its name stands.

use super::number;
use super::words::{self, Meaning};

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
    /// The field that a meaning fills. A period fills two, which cells below each other keep apart.
    pub fn of(meaning: Meaning) -> Option<Field> {
        Some(match meaning {
            Meaning::Title | Meaning::Purpose => Field::Title,
            Meaning::Owner => Field::Owner,
            Meaning::Priority => Field::Priority,
            Meaning::Applied => Field::Applied,
            Meaning::TotalCost => Field::TotalCost,
            Meaning::Grant | Meaning::Allotted => Field::Grant,
            Meaning::EuPart => Field::EuPart,
            Meaning::CoFunding => Field::CoFunding,
            Meaning::Share => Field::Share,
            Meaning::Currency => Field::Currency,
            Meaning::Start => Field::Start,
            Meaning::End => Field::End,
            Meaning::Place => Field::Place,
            Meaning::Reference => Field::Reference,
            Meaning::Description => Field::Description,
            Meaning::Period
            | Meaning::Kind
            | Meaning::Count
            | Meaning::Year
            | Meaning::Publisher
            | Meaning::Amount
            | Meaning::Aside => return None,
        })
    }

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

/// The field that a whole header cell, or a label, names.
pub fn field_of(header: &str) -> Option<Field> {
    let bare = header.trim_end_matches([':', '.', '*', ' ']);
    if bare.is_empty() || bare.len() > 60 {
        return None;
    }
    Field::of(words::meaning_of(bare)?)
}

/// A label that names an owner below a table (`Sökande: X`), and the kind of measure it tells, if any.
pub fn owner_label(text: &str) -> Option<(&str, &str)> {
    let (label, value) = text.split_once(':')?;
    let label = label.trim();
    let value = value.trim();
    if value.is_empty() || !(1..=3).contains(&label.split_whitespace().count()) {
        return None;
    }
    let lower = label.to_lowercase();
    let named = matches!(lower.as_str(), "verksamhet" | "operation" | "avtalspart")
        || field_of(label) == Some(Field::Owner);
    named.then_some((label, value))
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
