//! CSV as Swedish Excel opens it: UTF-8 with a byte order mark, semicolons, CRLF, decimal comma.

use types::Amount;

use super::{Cell, Sheet};

/// The sheet as CSV: one header row, the rows, then the totals if any. Amounts in whole currency units, with
/// two decimals when they have hundredths; percentages in percent with one decimal; dates as `2020-12-31`.
///
/// A text that a spreadsheet might take for a formula gets an apostrophe before it; numbers never do.
pub fn csv(sheet: &Sheet) -> Vec<u8> {
    let mut out = String::from("\u{feff}");
    let headers: Vec<String> = sheet.columns.iter().map(|column| text(&column.header)).collect();
    write_row(&mut out, &headers);
    let totals = (!sheet.totals.is_empty()).then_some(&sheet.totals);
    for row in sheet.rows.iter().chain(totals) {
        let cells: Vec<String> = row.iter().map(cell).collect();
        write_row(&mut out, &cells);
    }
    out.into_bytes()
}

fn write_row(out: &mut String, cells: &[String]) {
    out.push_str(&cells.join(";"));
    out.push_str("\r\n");
}

fn cell(value: &Cell) -> String {
    match value {
        Cell::Reckoned { value, .. } => cell(value),
        Cell::Empty => String::new(),
        Cell::Text(value) => text(value),
        Cell::Items(items) => text(&items.join("\n")),
        Cell::Amount(value) => amount(*value),
        Cell::Integer(value) => value.to_string(),
        Cell::Date(value) => value.to_string(),
        Cell::Percent(tenths) => hundredths(*tenths, 10, 1),
    }
}

fn amount(amount: Amount) -> String {
    let ore = amount.ore();
    if ore % 100 == 0 { (ore / 100).to_string() } else { hundredths(ore, 100, 2) }
}

fn hundredths(value: i64, unit: u64, decimals: usize) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let size = value.unsigned_abs();
    format!("{sign}{},{:0decimals$}", size / unit, size % unit)
}

fn text(value: &str) -> String {
    let formula = value.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let value = format!("{}{}", if formula { "'" } else { "" }, value.replace('\0', ""));
    let quoted = formula || value.contains([';', '"', '\r', '\n', '\t']) || value.trim() != value;
    if quoted { format!("\"{}\"", value.replace('"', "\"\"")) } else { value }
}
