//! XLSX: typed cells, a frozen header, totals as formulas, and a second sheet that explains every column.

use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Formula, Workbook, Worksheet, utility};
use types::Amount;

use super::{Cell, Column, Kind, Sheet, SheetError};
use crate::Language;

/// Doubles keep whole numbers exactly up to here.
const LARGEST_EXACT: u64 = 1 << 53;
/// Excel's own limits, in characters.
const LONGEST_NAME: usize = 31;
const LONGEST_TEXT: usize = 32_767;
const NARROWEST: usize = 8;
const WIDEST: usize = 60;

struct Formats {
    header: Format,
    wrapped: Format,
    body: [Format; 5],
    total: [Format; 5],
}

/// The sheet as an XLSX file. A total that is the sum of its column is a formula with its result stored
/// beside; any other total is a plain value, so a reader always sees the page's number.
pub fn xlsx(sheet: &Sheet) -> Result<Vec<u8>, SheetError> {
    book(std::slice::from_ref(sheet))
}

/// Several sheets as one XLSX file, in order; their titles must differ.
pub fn book(sheets: &[Sheet]) -> Result<Vec<u8>, SheetError> {
    let formats = Formats::new();
    let mut workbook = Workbook::new();
    for sheet in sheets {
        write_sheet(workbook.add_worksheet(), sheet, &formats)?;
    }
    explain(workbook.add_worksheet(), sheets, &formats)?;
    Ok(workbook.save_to_buffer()?)
}

fn write_sheet(page: &mut Worksheet, sheet: &Sheet, formats: &Formats) -> Result<(), SheetError> {
    page.set_name(sheet_name(&sheet.title))?;
    for (place, column) in (0u16..).zip(&sheet.columns) {
        page.write_string_with_format(0, place, shortened(&column.header), &formats.header)?;
        page.set_column_width(place, width(sheet, usize::from(place)) as f64)?;
    }
    page.set_freeze_panes(1, 0)?;
    for (line, row) in (1u32..).zip(&sheet.rows) {
        for (place, cell) in (0u16..).zip(row) {
            write_cell(page, line, place, cell, &formats.body)?;
        }
    }
    let last = sheet.rows.len() as u32;
    if let Some(place) = (sheet.columns.len() as u16).checked_sub(1) {
        page.autofilter(0, 0, last, place)?;
        page.set_repeat_rows(0, 0)?;
    }
    for (place, total) in (0u16..).zip(&sheet.totals) {
        write_total(page, sheet, place, total, &formats.total)?;
    }
    Ok(())
}

impl Formats {
    fn new() -> Self {
        // In the order of `format_of`; Excel shows them by the reader's own settings.
        let body =
            ["General", "#,##0.00", "#,##0", "yyyy-mm-dd", "0.0%"].map(|p| Format::new().set_num_format(p));
        let total =
            body.clone().map(|format| format.set_bold().set_border_top(rust_xlsxwriter::FormatBorder::Thin));
        let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        Formats { header: wrapped.clone().set_bold(), wrapped, body, total }
    }
}

fn format_of(cell: &Cell, formats: &[Format; 5]) -> Format {
    let place = match cell {
        Cell::Empty | Cell::Text(_) | Cell::Items(_) => 0,
        Cell::Amount(amount) if amount.ore() % 100 != 0 => 1,
        Cell::Amount(_) | Cell::Integer(_) => 2,
        Cell::Date(_) => 3,
        Cell::Percent(_) => 4,
        Cell::Reckoned { value, .. } => return format_of(value, formats),
    };
    formats[place].clone()
}

fn write_cell(
    page: &mut Worksheet,
    line: u32,
    place: u16,
    cell: &Cell,
    formats: &[Format; 5],
) -> Result<(), SheetError> {
    let format = format_of(cell, formats);
    match cell {
        Cell::Reckoned { formula, value } => {
            let formula = Formula::new(formula).set_result(number(value)?.to_string());
            page.write_formula_with_format(line, place, formula, &format)?
        }
        Cell::Empty => page.write_blank(line, place, &format)?,
        Cell::Text(text) => page.write_string_with_format(line, place, shortened(text), &format)?,
        Cell::Items(items) => {
            let text = items.join("\n");
            page.write_string_with_format(line, place, shortened(&text), &format.set_text_wrap())?
        }
        Cell::Date(date) => {
            let year = u16::try_from(date.year()).unwrap_or_default();
            match ExcelDateTime::from_ymd(year, date.month().unsigned_abs(), date.day().unsigned_abs()) {
                Ok(known) => page.write_datetime_with_format(line, place, &known, &format)?,
                // Excel's calendar begins in 1900; an older date stays readable.
                Err(_) => page.write_string_with_format(line, place, date.to_string(), &format)?,
            }
        }
        Cell::Amount(_) | Cell::Integer(_) | Cell::Percent(_) => {
            page.write_number_with_format(line, place, number(cell)?, &format)?
        }
    };
    Ok(())
}

/// A numeric cell's value in the spreadsheet; 0 for the others.
fn number(cell: &Cell) -> Result<f64, SheetError> {
    let (value, unit) = match cell {
        Cell::Amount(amount) => (amount.ore(), 100.0),
        Cell::Integer(value) => (*value, 1.0),
        Cell::Percent(tenths) => (*tenths, 1000.0),
        Cell::Empty | Cell::Text(_) | Cell::Items(_) | Cell::Date(_) => (0, 1.0),
        Cell::Reckoned { value, .. } => return number(value),
    };
    if value.unsigned_abs() > LARGEST_EXACT {
        return Err(SheetError::TooLarge(value));
    }
    Ok(value as f64 / unit)
}

fn write_total(
    page: &mut Worksheet,
    sheet: &Sheet,
    place: u16,
    total: &Cell,
    formats: &[Format; 5],
) -> Result<(), SheetError> {
    let line = sheet.rows.len() as u32 + 1;
    if sheet.rows.is_empty() || !is_sum(sheet, usize::from(place), total) {
        return write_cell(page, line, place, total, formats);
    }
    let from = utility::row_col_to_cell(1, place);
    let to = utility::row_col_to_cell(line - 1, place);
    let formula = Formula::new(format!("=SUM({from}:{to})")).set_result(number(total)?.to_string());
    page.write_formula_with_format(line, place, formula, &format_of(total, formats))?;
    Ok(())
}

fn is_sum(sheet: &Sheet, place: usize, total: &Cell) -> bool {
    let cells = || sheet.rows.iter().filter_map(|row| row.get(place)).map(Cell::value);
    match total.value() {
        Cell::Amount(total) => {
            let amounts =
                cells().filter_map(|cell| if let Cell::Amount(amount) = cell { Some(*amount) } else { None });
            Amount::sum(amounts) == Some(*total)
        }
        Cell::Integer(total) => {
            let mut counts =
                cells().filter_map(|cell| if let Cell::Integer(n) = cell { Some(*n) } else { None });
            counts.try_fold(0i64, i64::checked_add) == Some(*total)
        }
        _ => false,
    }
}

/// The last sheet: every column with its name for machines, what it means and how it is written.
fn explain(page: &mut Worksheet, sheets: &[Sheet], formats: &Formats) -> Result<(), SheetError> {
    let language = sheets.first().map(|sheet| sheet.language).unwrap_or_default();
    let (name, mut headers) = match language {
        Language::Swedish => ("Förklaringar", vec!["Kolumn", "Förklaring", "Innehåll", "Namn i data"]),
        Language::English => ("Explanations", vec!["Column", "Explanation", "Content", "Name in data"]),
    };
    let mut widths = vec![28.0, 70.0, 20.0, 24.0];
    if sheets.len() > 1 {
        headers.insert(0, if language == Language::Swedish { "Blad" } else { "Sheet" });
        widths.insert(0, 24.0);
    }
    // Excel wants unlike names whatever the case.
    let taken = sheets.iter().any(|sheet| sheet_name(&sheet.title).to_lowercase() == name.to_lowercase());
    page.set_name(if taken { format!("{name} 2") } else { name.to_owned() })?;
    for ((place, header), width) in (0u16..).zip(&headers).zip(widths) {
        page.write_string_with_format(0, place, *header, &formats.header)?;
        page.set_column_width(place, width)?;
    }
    page.set_freeze_panes(1, 0)?;
    let columns = sheets.iter().flat_map(|sheet| sheet.columns.iter().map(move |column| (sheet, column)));
    for (line, (sheet, column)) in (1u32..).zip(columns) {
        let Column { key, header, explanation, kind } = column;
        let mut texts = vec![header.as_str(), explanation, kind_name(*kind, language), key];
        if sheets.len() > 1 {
            texts.insert(0, &sheet.title);
        }
        for (place, text) in (0u16..).zip(texts) {
            page.write_string_with_format(line, place, shortened(text), &formats.wrapped)?;
        }
    }
    Ok(())
}

fn kind_name(kind: Kind, language: Language) -> &'static str {
    match (kind, language) {
        (Kind::Text, _) => "text",
        (Kind::Amount, Language::Swedish) => "belopp i kronor",
        (Kind::Amount, Language::English) => "amount in SEK",
        (Kind::Integer, Language::Swedish) => "heltal",
        (Kind::Integer, Language::English) => "whole number",
        (Kind::Date, Language::Swedish) => "datum",
        (Kind::Date, Language::English) => "date",
        (Kind::Percent, Language::Swedish) => "procent",
        (Kind::Percent, Language::English) => "percent",
    }
}

/// A title as Excel allows it on a tab.
fn sheet_name(title: &str) -> String {
    let allowed = |c: &char| !c.is_control() && !"[]:*?/\\".contains(*c);
    let name: String = title.chars().filter(allowed).take(LONGEST_NAME).collect();
    let name = name.trim().trim_matches('\'').trim();
    // `History` is Excel's own.
    if name.is_empty() || name.eq_ignore_ascii_case("history") { "Data".to_owned() } else { name.to_owned() }
}

fn shortened(text: &str) -> String {
    // Excel counts UTF-16 units, at most two for a character.
    match text.char_indices().nth(LONGEST_TEXT / 2) {
        Some((end, _)) if text.encode_utf16().count() > LONGEST_TEXT => format!("{}…", &text[..end]),
        _ => text.to_owned(),
    }
}

/// Wide enough for the header's and most cells' text, in characters.
fn width(sheet: &Sheet, place: usize) -> usize {
    let header = sheet.columns.get(place).map_or(0, |column| column.header.chars().count());
    let cells = sheet.rows.iter().take(500).chain([&sheet.totals]).filter_map(|row| row.get(place));
    let widest = cells.map(|cell| match cell.value() {
        Cell::Empty | Cell::Reckoned { .. } => 0,
        Cell::Text(text) => text.chars().count(),
        Cell::Items(items) => items.iter().map(|item| item.chars().count()).max().unwrap_or(0),
        Cell::Amount(amount) => amount.to_string().chars().count() + 3,
        Cell::Integer(value) => types::grouped(*value).chars().count(),
        Cell::Date(_) => 10,
        Cell::Percent(_) => 7,
    });
    (widest.max().unwrap_or(0).max(header) + 2).clamp(NARROWEST, WIDEST)
}
