//! A table for export, defined once and written as CSV or XLSX.

mod csv;
mod xlsx;

pub use csv::csv;
pub use xlsx::{book, xlsx};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use types::Amount;

use crate::Language;

/// What is exported. Each row, and `totals` when it is not empty, has one cell for each column, in order.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    pub title: String,
    pub language: Language,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    /// The page's own totals, so that file and page agree; empty for none.
    pub totals: Vec<Cell>,
}

#[derive(Clone, Debug)]
pub struct Column {
    /// Stable name for machines.
    pub key: String,
    /// What the reader sees above the column.
    pub header: String,
    /// One sentence: what it is, its unit, where it comes from.
    pub explanation: String,
    pub kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Text,
    Amount,
    Integer,
    Date,
    Percent,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    Empty,
    Text(String),
    /// Several points in one cell.
    Items(Vec<String>),
    Amount(Amount),
    Integer(i64),
    Date(Date),
    /// Tenths of a percent, as [`Amount::per_mille_of`] gives them.
    Percent(i64),
    /// What a spreadsheet reckons anew by itself (`=SUM(A2:A9)`), and its value now.
    Reckoned {
        formula: String,
        value: Box<Cell>,
    },
}

impl Cell {
    /// What it says now, reckoned or not.
    pub fn value(&self) -> &Cell {
        match self {
            Cell::Reckoned { value, .. } => value.value(),
            plain => plain,
        }
    }
}

/// Why a sheet could not be written.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    #[error("the number {0} has more digits than a spreadsheet keeps")]
    TooLarge(i64),
    #[error("the spreadsheet could not be written: {0}")]
    Spreadsheet(#[from] rust_xlsxwriter::XlsxError),
}
