//! Workbooks: XLSX, XLSM, XLSB, XLS and ODS. Every visible sheet in turn, its rows with their cells.
//!
//! What is typed stays typed: numbers exact, percent as percent, dates as ISO, errors as empty cells.

use std::io::Cursor;

use calamine::{
    Data, DataRef, Dimensions, ExcelDateTime, Ods, OdsError, Range, Reader, Sheet, SheetType, SheetVisible,
    Style, Xls, XlsError, Xlsb, Xlsx, XlsxError,
};

use super::archive::too_much;
use super::hidden::{self, Hidden};
use super::kind::Book;
use super::{Content, broken, empty, locked, number, ods_size, xls_size};
use crate::contract::{Place, Words};
use crate::page::{Line, Role};
use crate::place;

/// Filled cells of the whole workbook.
const MOST_CELLS: usize = 4_000_000;
/// Columns further to the right are not looked at.
const MOST_COLUMNS: u32 = 1_000;

/// The filled cells of a sheet, in order of rows; each row and column counted from 0.
struct Filled {
    name: String,
    rows: Vec<(u32, Vec<(u32, String)>)>,
}

pub(super) fn read(bytes: &[u8], book: Book) -> Result<Content, Words> {
    let mut hidden = match book {
        Book::Ods => Hidden { rows: ods_size::check(bytes)?, ..Hidden::default() },
        Book::Xlsx => hidden::look(bytes)?,
        Book::Xlsb | Book::Xls => Hidden::default(),
    };
    let small = match book {
        Book::Xls => xls_size::check(bytes)?,
        _ => None,
    };
    let reader = Cursor::new(small.as_deref().unwrap_or(bytes));
    let (media, sheets) = match book {
        Book::Xlsx => (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            streamed(Xlsx::new(reader).map_err(xlsx_error)?, &mut hidden)?,
        ),
        Book::Xlsb => (
            "application/vnd.ms-excel.sheet.binary.macroEnabled.12",
            binary(Xlsb::new(reader).map_err(|_| broken())?, &mut hidden)?,
        ),
        Book::Xls => ("application/vnd.ms-excel", ranged(Xls::new(reader).map_err(xls_error)?, &mut hidden)?),
        Book::Ods => (
            "application/vnd.oasis.opendocument.spreadsheet",
            ranged(Ods::new(reader).map_err(ods_error)?, &mut hidden)?,
        ),
    };
    let sheets: Vec<Filled> = sheets.into_iter().filter(|sheet| !sheet.rows.is_empty()).collect();
    if sheets.is_empty() {
        return Err(empty());
    }
    let widest = sheets.iter().flat_map(|sheet| &sheet.rows).filter_map(|(_, cells)| cells.last());
    let widest = widest.map(|(column, _)| *column + 1).max().unwrap_or(0);
    let mut content = Content::placed(media, lines(sheets));
    content.findings = hidden.findings(widest);
    Ok(content)
}

fn xlsx_error(error: XlsxError) -> Words {
    if matches!(error, XlsxError::Password) { locked() } else { broken() }
}

fn xls_error(error: XlsError) -> Words {
    if matches!(error, XlsError::Password) { locked() } else { broken() }
}

fn ods_error(error: OdsError) -> Words {
    if matches!(error, OdsError::Password) { locked() } else { broken() }
}

/// What a person sees when the workbook is opened; what is hidden is left out and told.
fn visible(sheets: &[Sheet], hidden: &mut Hidden) -> Vec<String> {
    let put_away =
        |sheet: &&Sheet| sheet.visible != SheetVisible::Visible && sheet.typ == SheetType::WorkSheet;
    hidden.sheets = sheets.iter().filter(put_away).map(|sheet| sheet.name.clone()).collect();
    let seen = |sheet: &&Sheet| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet;
    sheets.iter().filter(seen).map(|sheet| sheet.name.clone()).collect()
}

// ---- from the file to filled cells ------------------------------------------------------------------------

/// Cell by cell, with the formats that numbers are shown in.
fn streamed(mut book: Xlsx<Cursor<&[u8]>>, hidden: &mut Hidden) -> Result<Vec<Filled>, Words> {
    let mut sheets = Vec::new();
    let mut left = MOST_CELLS;
    for name in visible(book.sheets_metadata(), hidden) {
        // To find them the whole sheet is gone through once more.
        let merged = if hidden.merged {
            book.merge_cells_by_sheet_name(&name).unwrap_or_default()
        } else {
            Vec::new()
        };
        let mut sheet = Filled { name: name.clone(), rows: Vec::new() };
        let mut cells = book.worksheet_cells_reader(&name).map_err(xlsx_error)?;
        let shown: Vec<Shown> = cells.styles().iter().map(Shown::of).collect();
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(xlsx_error)? {
            let text = match cell.get_value() {
                DataRef::Int(value) => shown_number(*value as f64, shown.get(style)),
                DataRef::Float(value) => shown_number(*value, shown.get(style)),
                DataRef::SharedString(text) => cell_text(text),
                other => of_data(&Data::from(other.clone())),
            };
            sheet.push(cell.get_position(), text, &mut left)?;
        }
        sheet.rows.sort_by_key(|(row, _)| *row);
        sheet.spread(&merged);
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// Cell by cell too: two cells far apart must not make room for all between them.
fn binary(mut book: Xlsb<Cursor<&[u8]>>, hidden: &mut Hidden) -> Result<Vec<Filled>, Words> {
    let mut sheets = Vec::new();
    let mut left = MOST_CELLS;
    for name in visible(book.sheets_metadata(), hidden) {
        let mut sheet = Filled { name: name.clone(), rows: Vec::new() };
        let mut cells = book.worksheet_cells_reader(&name).map_err(|_| broken())?;
        while let Some(cell) = cells.next_cell().map_err(|_| broken())? {
            let text = of_data(&Data::from(cell.get_value().clone()));
            sheet.push(cell.get_position(), text, &mut left)?;
        }
        sheet.rows.sort_by_key(|(row, _)| *row);
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// Formats whose numbers carry no sign of how they are shown.
fn ranged<'a, R: Reader<Cursor<&'a [u8]>>>(mut book: R, hidden: &mut Hidden) -> Result<Vec<Filled>, Words> {
    let mut sheets = Vec::new();
    let mut left = MOST_CELLS;
    for name in visible(book.sheets_metadata(), hidden) {
        let range: Range<Data> = book.worksheet_range(&name).map_err(|_| broken())?;
        let (top, start) = range.start().unwrap_or_default();
        let mut sheet = Filled { name, rows: Vec::new() };
        for (row, column, value) in range.used_cells() {
            let position = (top + row as u32, start + column as u32);
            sheet.push(position, of_data(value), &mut left)?;
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

impl Filled {
    fn push(&mut self, (row, column): (u32, u32), text: String, left: &mut usize) -> Result<(), Words> {
        if text.is_empty() || column >= MOST_COLUMNS {
            return Ok(());
        }
        *left = left.checked_sub(1).ok_or_else(too_much)?;
        match self.rows.last_mut().filter(|(last, _)| *last == row) {
            Some((_, cells)) => cells.push((column, text)),
            None => self.rows.push((row, vec![(column, text)])),
        }
        Ok(())
    }

    /// Words in cells that are merged downwards hold for every row; figures hold once.
    fn spread(&mut self, merged: &[Dimensions]) {
        let down =
            merged.iter().filter(|area| area.end.0 > area.start.0 && area.end.0 - area.start.0 < 10_000);
        for area in down {
            let Ok(first) = self.rows.binary_search_by_key(&area.start.0, |(row, _)| *row) else { continue };
            let held = self.rows[first].1.iter().find(|(column, _)| *column == area.start.1);
            let Some((column, text)) =
                held.filter(|(_, text)| text.chars().any(char::is_alphabetic)).cloned()
            else {
                continue;
            };
            for (row, cells) in self.rows[first + 1..].iter_mut().take_while(|(row, _)| *row <= area.end.0) {
                debug_assert!(*row > area.start.0);
                let place = cells.partition_point(|(at, _)| *at < column);
                if cells.get(place).is_none_or(|(at, _)| *at != column) {
                    cells.insert(place, (column, text.clone()));
                }
            }
        }
    }
}

// ---- from a value to text ---------------------------------------------------------------------------------

/// How a number's format shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Shown {
    percent: bool,
    /// A unit that the format writes behind the number.
    unit: Option<String>,
}

impl Shown {
    fn of(style: &Style) -> Self {
        let code = style.number_format.as_ref().map_or("", |format| format.format_code.as_str());
        Shown::of_code(code)
    }

    fn of_code(code: &str) -> Self {
        let first = code.split(';').next().unwrap_or("");
        let bare: String = first.chars().filter(|sign| !matches!(sign, '"' | '\\' | '*' | '_')).collect();
        let unit = unit_in(&bare);
        Shown { percent: first.contains('%'), unit }
    }
}

/// `[$kr-41D]`, `"tkr"`, `€`: the letters of a number format that are no placeholders.
fn unit_in(code: &str) -> Option<String> {
    let currency = code.split("[$").nth(1).and_then(|rest| rest.split(['-', ']']).next());
    let plain = code.split(['[', ']']).step_by(2).collect::<String>();
    let said = currency.map_or(plain.as_str(), |currency| currency);
    let words = said.split(|sign: char| !sign.is_alphabetic() && !"€$£".contains(sign));
    let known = [
        "kr", "tkr", "kkr", "mkr", "mnkr", "sek", "tsek", "ksek", "msek", "nok", "dkk", "eur", "€", "£", "$",
    ];
    words.map(str::to_lowercase).find(|word| known.contains(&word.as_str()))
}

fn shown_number(value: f64, shown: Option<&Shown>) -> String {
    match shown {
        Some(Shown { percent: true, .. }) => format!("{} %", number::plain((value * 1e6).round() / 1e4)),
        Some(Shown { unit: Some(unit), .. }) => format!("{} {unit}", number::plain(value)),
        _ => number::plain(value),
    }
}

fn of_data(value: &Data) -> String {
    match value {
        Data::Int(value) => value.to_string(),
        Data::Float(value) => number::plain(*value),
        Data::String(text) => cell_text(text),
        Data::Bool(value) => if *value { "TRUE" } else { "FALSE" }.to_string(),
        Data::DateTime(value) => of_date(value),
        Data::DateTimeIso(text) => text.strip_suffix("T00:00:00").unwrap_or(text).to_string(),
        Data::DurationIso(text) => text.clone(),
        Data::Error(_) | Data::Empty => String::new(),
    }
}

fn cell_text(text: &str) -> String {
    text.trim().replace("\r\n", "\n").replace("_x000D_", "")
}

fn of_date(value: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, ..) = value.to_ymd_hms_milli();
    if value.is_duration() || value.as_f64() < 1.0 {
        return format!("{hour:02}:{minute:02}");
    }
    format!("{year:04}-{month:02}-{day:02}")
}

// ---- from filled cells to lines ---------------------------------------------------------------------------

fn lines(sheets: Vec<Filled>) -> (Vec<Line>, Vec<Place>) {
    let several = sheets.len() > 1;
    let (mut lines, mut places) = (Vec::new(), Vec::new());
    let number = |lines: &Vec<Line>| u32::try_from(lines.len() + 1).unwrap_or(u32::MAX);
    for sheet in sheets {
        if several {
            lines.push(Line::said(number(&lines), &sheet.name, Role::Heading(1)));
            places.push(Place { sheet: Some(sheet.name.clone()), ..Place::default() });
        }
        let left = sheet.rows.iter().filter_map(|(_, cells)| cells.first()).map(|(column, _)| *column).min();
        let left = left.unwrap_or(0);
        let mut before: Option<u32> = None;
        for (row, cells) in sheet.rows {
            if before.is_some_and(|before| row > before + 1) {
                lines.push(Line { number: number(&lines), ..Line::default() });
                places.push(Place::default());
            }
            before = Some(row);
            let ends = (cells.first().map_or(0, |c| c.0), cells.last().map_or(0, |c| c.0));
            places.push(Place {
                sheet: Some(sheet.name.clone()),
                cells: Some(place::range((ends.0 + 1, row + 1), (ends.1 + 1, row + 1))),
                ..Place::default()
            });
            let mut texts = vec![String::new(); (ends.1 - left + 1) as usize];
            cells.into_iter().for_each(|(column, text)| texts[(column - left) as usize] = text);
            lines.push(Line::row(number(&lines), texts));
        }
    }
    (lines, places)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_tell_percent_and_unit() {
        let cases = [
            ("0.0%", true, None),
            ("#,##0\\ \"kr\"", false, Some("kr")),
            ("#,##0 [$€-1];[Red]-#,##0 [$€-1]", false, Some("€")),
            ("# ##0 \"tkr\"", false, Some("tkr")),
            ("_-* #,##0.00\\ [$kr-41D]_-", false, Some("kr")),
            ("General", false, None),
            ("[Red]#,##0", false, None),
        ];
        for (code, percent, unit) in cases {
            assert_eq!(Shown::of_code(code), Shown { percent, unit: unit.map(str::to_string) }, "{code}");
        }
        assert_eq!(shown_number(0.477, Some(&Shown { percent: true, unit: None })), "47,7 %");
    }

    #[test]
    fn words_in_cells_merged_downwards_hold_for_every_row() {
        let cell = |column, text: &str| (column, text.to_string());
        let rows = vec![(0, vec![cell(0, "Norr"), cell(1, "5")]), (1, vec![cell(2, "x")])];
        let mut sheet = Filled { name: String::new(), rows };
        let merged = [Dimensions::new((0, 0), (1, 0)), Dimensions::new((0, 1), (1, 1))];
        sheet.spread(&merged);
        assert_eq!(sheet.rows[1].1, [cell(0, "Norr"), cell(2, "x")]);
    }
}
