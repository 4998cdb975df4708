//! The hand-off file: marked indicators for the office's steering system (Stratsys), which finds its own
//! measures by the exact names of unit and indicator. Pure.
//!
//! It is a file for a machine: tab-separated, UTF-8, CRLF, with a line of headings. A name is never altered,
//! because an altered one is not found; so names that a spreadsheet would take for a formula, and names with
//! signs that the file cannot hold, are refused when they are written, and an indicator that has such a name
//! by itself is left out until it is given another. What follows is that no cell of the file needs escaping.

use jiff::civil::Date;

use crate::decimal::Decimal;
use crate::series::Point;

/// Signs of a name at most.
const LONGEST: usize = 250;

/// One line of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOffRow {
    pub unit_name: String,
    pub indicator_name: String,
    /// The last day that the value is about.
    pub day: Date,
    pub value: Decimal,
}

/// Why a name cannot stand in the file: the key of a text.
pub(crate) fn objection(name: &str) -> Option<&'static str> {
    match name.chars().next() {
        None => Some("field-required"),
        Some('=' | '+' | '-' | '@') => Some("hand-off-formula"),
        _ if name.chars().any(char::is_control) => Some("hand-off-signs"),
        _ if name.chars().count() > LONGEST => Some("hand-off-long"),
        _ => None,
    }
}

/// The value to report on a day: the latest about a period that has begun by then, and the day that it is
/// about.
pub(crate) fn value_on(points: &[Point], day: Date) -> Option<(Decimal, Date)> {
    let begun = points.iter().rev().filter(|point| point.period.first() <= day);
    let mut values = begun.filter_map(|point| Some((point.value?, point.period.last().min(day))));
    values.next()
}

/// The file's bytes. Decimal comma, no sign between thousands.
pub fn file(rows: &[HandOffRow]) -> Vec<u8> {
    let mut text = String::from("Enhet\tMått\tPeriod\tVärde\r\n");
    for HandOffRow { unit_name, indicator_name, day, value } in rows {
        let value = value.text().replace('.', ",");
        text.push_str(&format!("{unit_name}\t{indicator_name}\t{day}\t{value}\r\n"));
    }
    text.into_bytes()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::series::tests::points;

    #[test]
    fn names_that_a_machine_or_a_spreadsheet_would_misread_are_refused() {
        for good in ["Nöjd-kund-index", "NKI = 76", "1. Antal besök", "Å"] {
            assert_eq!(objection(good), None, "{good}");
        }
        let bad = ["", "=1+1", "+46", "-3", "@SUMMA(A1)", "två\tfält", "två\nrader", &"x".repeat(251)];
        for bad in bad {
            assert!(objection(bad).is_some(), "{bad}");
        }
    }

    #[test]
    fn the_value_is_the_latest_that_had_begun() {
        let series = points(&[("2024", "61", None), ("2025", "62.5", None), ("2026", "70", None)]);
        let on = |day| value_on(&series, day).map(|(value, day)| (value.text(), day));
        assert_eq!(on(date(2026, 6, 30)), Some(("70".into(), date(2026, 6, 30))), "the year goes on");
        assert_eq!(on(date(2027, 1, 15)), Some(("70".into(), date(2026, 12, 31))));
        assert_eq!(on(date(2025, 12, 31)), Some(("62.5".into(), date(2025, 12, 31))));
        assert_eq!(on(date(2023, 12, 31)), None);
        let halves = points(&[("2025-H2", "3", None), ("2026-H1", "", None)]);
        let (value, day) = value_on(&halves, date(2026, 6, 30)).unwrap();
        assert_eq!(
            (value.text().as_str(), day),
            ("3", date(2025, 12, 31)),
            "a period without value says nothing"
        );
    }

    #[test]
    fn the_file_is_tab_separated_with_decimal_commas() {
        let row = |name: &str, value: &str| HandOffRow {
            unit_name: "Näringsliv".into(),
            indicator_name: name.into(),
            day: date(2026, 6, 30),
            value: Decimal::parse(value).unwrap(),
        };
        let text = String::from_utf8(file(&[row("NKI", "62.50"), row("Netto", "-12155")])).unwrap();
        let wanted = "Enhet\tMått\tPeriod\tVärde\r\nNäringsliv\tNKI\t2026-06-30\t62,5\r\n\
                      Näringsliv\tNetto\t2026-06-30\t-12155\r\n";
        assert_eq!(text, wanted);
    }
}
