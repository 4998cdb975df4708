//! What a PxWeb server says of itself and of its tables.

use std::time::Duration;

use serde::Deserialize;

use crate::{Trouble, lenient};

/// The limits that a server announces. None: it announces none (or 0, which means the same).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Announced {
    pub cells: Option<u64>,
    pub calls: Option<u32>,
    pub window: Option<Duration>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Config {
    #[serde(default, deserialize_with = "lenient::whole")]
    max_data_cells: Option<u64>,
    #[serde(default, deserialize_with = "lenient::whole")]
    max_calls_per_time_window: Option<u64>,
    #[serde(default, deserialize_with = "lenient::whole")]
    time_window: Option<u64>,
}

pub fn announced(body: &[u8]) -> Result<Announced, Trouble> {
    let config: Config = lenient::read(body)?;
    let some = |number: Option<u64>| number.filter(|number| *number > 0);
    Ok(Announced {
        cells: some(config.max_data_cells),
        calls: some(config.max_calls_per_time_window).map(|calls| u32::try_from(calls).unwrap_or(u32::MAX)),
        window: some(config.time_window).map(|seconds| Duration::from_secs(seconds.min(3600))),
    })
}

/// A table in the server's list.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Table {
    pub id: String,
    pub label: String,
    #[serde(default, deserialize_with = "lenient::text")]
    pub description: Option<String>,
    /// RFC 3339.
    #[serde(default, deserialize_with = "lenient::text")]
    pub updated: Option<String>,
    #[serde(default, deserialize_with = "lenient::text")]
    pub first_period: Option<String>,
    #[serde(default, deserialize_with = "lenient::text")]
    pub last_period: Option<String>,
    #[serde(default, deserialize_with = "lenient::texts")]
    pub variable_names: Vec<String>,
    /// No more figures will come.
    #[serde(default, deserialize_with = "lenient::flag")]
    pub discontinued: bool,
    #[serde(default, deserialize_with = "lenient::text")]
    pub source: Option<String>,
    #[serde(default, deserialize_with = "lenient::text")]
    pub time_unit: Option<String>,
}

/// A page of tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TablePage {
    pub tables: Vec<Table>,
    pub page: u64,
    pub pages: u64,
    pub total: u64,
}

#[derive(Deserialize)]
struct Listed {
    tables: Vec<Table>,
    #[serde(default)]
    page: Place,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Place {
    #[serde(deserialize_with = "lenient::whole")]
    page_number: Option<u64>,
    #[serde(deserialize_with = "lenient::whole")]
    total_elements: Option<u64>,
    #[serde(deserialize_with = "lenient::whole")]
    total_pages: Option<u64>,
}

pub fn tables(body: &[u8]) -> Result<TablePage, Trouble> {
    let listed: Listed = lenient::read(body)?;
    let count = listed.tables.len() as u64;
    Ok(TablePage {
        page: listed.page.page_number.unwrap_or(1),
        pages: listed.page.total_pages.unwrap_or(1),
        total: listed.page.total_elements.unwrap_or(count),
        tables: listed.tables,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nought_means_not_announced() {
        let said =
            announced(br#"{"maxDataCells":150000,"maxCallsPerTimeWindow":30,"timeWindow":10}"#).unwrap();
        assert_eq!(said.cells, Some(150_000));
        assert_eq!((said.calls, said.window), (Some(30), Some(Duration::from_secs(10))));
        let silent =
            announced(br#"{"apiVersion":"2.3.2","maxDataCells":0,"maxCallsPerTimeWindow":0}"#).unwrap();
        assert_eq!(silent, Announced::default());
    }

    #[test]
    fn a_list_of_tables() {
        let body = br#"{"language":"sv","tables":[{"id":"TAB638","label":"Folk","description":"","updated":
            "2025-02-21T07:00:00Z","firstPeriod":"1968","lastPeriod":"2024","variableNames":["region","tid"],
            "discontinued":null,"links":[]}],"page":{"pageNumber":1,"totalElements":7,"totalPages":1}}"#;
        let page = tables(body).unwrap();
        assert_eq!((page.total, page.tables[0].variable_names.len()), (7, 2));
        assert_eq!((page.tables[0].description.as_deref(), page.tables[0].discontinued), (None, false));
        assert!(matches!(tables(b"{}"), Err(Trouble::Shape(_))));
    }
}
