//! Cells and texts as the reader of a report sees them, whatever the format.

use crate::{
    Language, Measure,
    sheet::{Cell, Kind},
};

impl Cell {
    /// The cell's text in the reader's language; points of a list each on a line.
    pub(crate) fn shown(&self, language: Language) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Items(items) => items.join("\n"),
            Cell::Amount(amount) => match language {
                Language::Swedish => amount.to_string(),
                Language::English => amount.to_string().replace(',', ".").replace('\u{a0}', ","),
            },
            Cell::Integer(number) => Measure::Number { decimals: 0 }.show(*number, language),
            Cell::Percent(tenths) => Measure::Percent { decimals: 1 }.show(*tenths, language),
            Cell::Date(date) => date.to_string(),
            Cell::Reckoned { value, .. } => value.shown(language),
        }
    }
}

impl Kind {
    /// Numbers stand to the right, in a column no narrower than its longest number.
    pub(crate) fn is_number(self) -> bool {
        matches!(self, Kind::Amount | Kind::Integer | Kind::Percent)
    }
}

/// A text without what no page can show: control characters, and marks that turn the direction of writing
/// and so could make a name look like another.
pub(crate) fn printable(text: &str) -> String {
    let turns =
        |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let kept = |c: &char| *c == '\n' || *c == '\t' || !(c.is_control() || turns(*c) || *c == '\u{feff}');
    text.chars().filter(kept).collect()
}

#[cfg(test)]
mod tests {
    use types::Amount;

    use super::*;

    #[test]
    fn cells_are_shown_in_the_readers_language() {
        let cases = [
            (Cell::Amount(Amount::from_ore(123_456_750)), "1\u{a0}234\u{a0}567,50", "1,234,567.50"),
            (Cell::Amount(Amount::from_ore(-50)), "−0,50", "−0.50"),
            (Cell::Amount(Amount::ZERO), "0", "0"),
            (Cell::Integer(2_024), "2\u{a0}024", "2,024"),
            (Cell::Percent(333), "33,3\u{a0}%", "33.3%"),
            (Cell::Items(vec!["Ett".into(), "Två".into()]), "Ett\nTvå", "Ett\nTvå"),
            (Cell::Empty, "", ""),
        ];
        for (cell, swedish, english) in cases {
            assert_eq!(cell.shown(Language::Swedish), swedish);
            assert_eq!(cell.shown(Language::English), english);
        }
    }

    #[test]
    fn what_cannot_be_printed_is_left_out() {
        assert_eq!(printable("Rätt\u{202e}gdyb\0\u{7}\nrad"), "Rättgdyb\nrad");
    }
}
