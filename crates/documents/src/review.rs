//! What a person looks at before a reading is stored: what was found, and what is not proved.

use std::collections::{BTreeMap, BTreeSet};

use reading::contract::{
    AggregateRow, Alternative, At, Document, GrantRow, Grants, IndicatorRow, Initiative, Place, Plan,
    ProvedTotals, Sure, SureFields,
};
use serde_json::{Map, Value};
use types::Amount;

use crate::intake::title_of;

/// One document of a file, in short.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Found {
    /// `grants`, `plan`, `indicators` or `aggregates`.
    pub kind: &'static str,
    pub title: Option<String>,
    pub year: Option<i32>,
    pub rows: usize,
    /// Per currency (empty where none is told): what was granted.
    pub granted: Vec<(String, Amount)>,
    /// Printed totals that the rows reach, and all that are printed.
    pub proved: (usize, usize),
}

/// A row of any kind, where it stands in the reading.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RowView<'a> {
    /// `/files/0/documents/0/tables/1/rows/3`.
    pub pointer: String,
    pub kind: &'static str,
    pub title: Option<&'a String>,
    pub sure: &'a SureFields,
    pub alternatives: &'a [Alternative],
    pub at: &'a At,
    row: AnyRow<'a>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum AnyRow<'a> {
    Grant(&'a GrantRow),
    Aggregate(&'a AggregateRow),
    Initiative(&'a Initiative),
    Indicator(&'a IndicatorRow),
}

impl RowView<'_> {
    /// All fields of the row, by their names in the contract.
    pub fn values(&self) -> Map<String, Value> {
        let value = match self.row {
            AnyRow::Grant(row) => serde_json::to_value(row),
            AnyRow::Aggregate(row) => serde_json::to_value(row),
            AnyRow::Initiative(row) => serde_json::to_value(row),
            AnyRow::Indicator(row) => serde_json::to_value(row),
        };
        match value {
            Ok(Value::Object(values)) => values,
            _ => Map::new(),
        }
    }

    /// The list that it stands in.
    pub fn list(&self) -> &str {
        self.pointer.rsplit_once('/').map_or("", |(list, _)| list)
    }
}

/// Every row of a file's documents, in order.
pub(crate) fn rows(documents: &[Document]) -> Vec<RowView<'_>> {
    let mut all = Vec::new();
    for (index, document) in documents.iter().enumerate() {
        let base = format!("/files/0/documents/{index}");
        match document {
            Document::Grants(grants) => {
                for (table, one) in grants.tables.iter().enumerate() {
                    let view = |(place, row)| grant_view(format!("{base}/tables/{table}/rows/{place}"), row);
                    all.extend(one.rows.iter().enumerate().map(view));
                }
            }
            Document::Aggregates(aggregates) => {
                all.extend(aggregates.rows.iter().enumerate().map(|(place, row)| RowView {
                    pointer: format!("{base}/rows/{place}"),
                    kind: "aggregates",
                    title: row.name.as_ref(),
                    sure: &row.sure,
                    alternatives: &row.alternatives,
                    at: &row.at,
                    row: AnyRow::Aggregate(row),
                }));
            }
            Document::Plan(plan) => all.extend(initiatives(&base, plan)),
            Document::Indicators(indicators) => {
                all.extend(indicators.rows.iter().enumerate().map(|(place, row)| RowView {
                    pointer: format!("{base}/rows/{place}"),
                    kind: "indicators",
                    title: row.name.as_ref(),
                    sure: &row.sure,
                    alternatives: &row.alternatives,
                    at: &row.at,
                    row: AnyRow::Indicator(row),
                }));
            }
        }
    }
    all
}

fn grant_view(pointer: String, row: &GrantRow) -> RowView<'_> {
    RowView {
        pointer,
        kind: "grants",
        title: row.title.as_ref(),
        sure: &row.sure,
        alternatives: &row.alternatives,
        at: &row.at,
        row: AnyRow::Grant(row),
    }
}

fn initiatives<'a>(base: &str, plan: &'a Plan) -> Vec<RowView<'a>> {
    let mut all = Vec::new();
    for (chapter, one) in plan.chapters.iter().enumerate() {
        for (section, one) in one.sections.iter().enumerate() {
            let list = format!("{base}/chapters/{chapter}/sections/{section}/initiatives");
            all.extend(one.initiatives.iter().enumerate().map(|(place, row)| RowView {
                pointer: format!("{list}/{place}"),
                kind: "plan",
                title: row.title.as_ref(),
                sure: &row.sure,
                alternatives: &row.alternatives,
                at: &row.at,
                row: AnyRow::Initiative(row),
            }));
        }
    }
    all
}

/// A row that a person should look at before the rest.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    pub pointer: String,
    pub kind: &'static str,
    pub title: Option<String>,
    /// Field, how sure, and the value that was read.
    pub fields: Vec<(String, Sure, Value)>,
    pub alternatives: Vec<Alternative>,
    pub at: At,
}

/// A printed total, and what the rows reach.
#[derive(Clone, Debug, PartialEq)]
pub struct Total {
    /// The headings above the table.
    pub path: Vec<String>,
    pub field: &'static str,
    pub printed: Value,
    /// What the rows sum to; `None` if that does not fit.
    pub reached: Option<Value>,
    pub proved: bool,
}

/// Every printed total of the lists of grants, those that are not reached first.
pub fn totals(documents: &[Document]) -> Vec<Total> {
    let mut all = Vec::new();
    for table in documents.iter().flat_map(|document| match document {
        Document::Grants(grants) => grants.tables.as_slice(),
        _ => &[],
    }) {
        let sum = |of: fn(&GrantRow) -> Option<Amount>| {
            Amount::sum(table.rows.iter().filter_map(of)).map(|sum| serde_json::json!(sum))
        };
        let amounts = [
            ("applied", table.printed.applied, table.proved.applied, sum(|row| row.applied)),
            ("total_cost", table.printed.total_cost, table.proved.total_cost, sum(|row| row.total_cost)),
            ("grant", table.printed.grant, table.proved.grant, sum(|row| row.grant)),
        ];
        for (field, printed, proved, reached) in amounts {
            let (Some(printed), Some(proved)) = (printed, proved) else { continue };
            let (path, printed) = (table.path.clone(), serde_json::json!(printed));
            all.push(Total { path, field, printed, reached, proved });
        }
        if let (Some(printed), Some(proved)) = (table.printed.count, table.proved.count) {
            let (path, printed) = (table.path.clone(), serde_json::json!(printed));
            let reached = Some(serde_json::json!(table.rows.len()));
            all.push(Total { path, field: "count", printed, reached, proved });
        }
    }
    all.sort_by_key(|total| total.proved);
    all
}

/// A document in short.
pub(crate) fn found(document: &Document) -> Found {
    let title = title_of(document).map(str::to_string);
    match document {
        Document::Grants(grants) => Found {
            kind: "grants",
            title,
            year: grants.year,
            rows: grant_rows(grants).count(),
            granted: granted(grants),
            proved: grants.tables.iter().map(|table| reached(&table.proved)).fold((0, 0), add),
        },
        Document::Aggregates(all) => {
            let proved = [all.proved.count, all.proved.applied, all.proved.allotted, all.proved.grant];
            let (rows, year) = (all.rows.len(), all.year);
            Found { kind: "aggregates", title, year, rows, proved: counted(&proved), ..Found::default() }
        }
        Document::Plan(plan) => {
            let sections = plan.chapters.iter().flat_map(|chapter| &chapter.sections);
            let rows = sections.map(|section| section.initiatives.len()).sum();
            let year = plan.period.map(|period| period.from);
            Found { kind: "plan", title, year, rows, ..Found::default() }
        }
        Document::Indicators(all) => {
            Found { kind: "indicators", title, year: all.year, rows: all.rows.len(), ..Found::default() }
        }
    }
}

/// The same value assumed in many rows, told once.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    pub kind: &'static str,
    pub field: String,
    pub value: Value,
    pub rows: usize,
}

/// Rows in which the same assumption stands before it is told once for all of them.
const MANY: usize = 5;

/// Takes out of the rows what is assumed in many of them alike, say the currency of a whole list. Rows that
/// have nothing else to look at go.
pub fn take_shared(doubts: &mut Vec<Doubt>) -> Vec<Shared> {
    let mut counts: BTreeMap<(&'static str, String, String), (usize, Value)> = BTreeMap::new();
    for doubt in doubts.iter() {
        for (field, _, value) in doubt.fields.iter().filter(|(_, sure, _)| *sure == Sure::Assumed) {
            let key = (doubt.kind, field.clone(), value.to_string());
            counts.entry(key).or_insert((0, value.clone())).0 += 1;
        }
    }
    counts.retain(|_, (rows, _)| *rows >= MANY);
    for doubt in doubts.iter_mut() {
        let kind = doubt.kind;
        doubt.fields.retain(|(field, sure, value)| {
            *sure != Sure::Assumed || !counts.contains_key(&(kind, field.clone(), value.to_string()))
        });
    }
    doubts.retain(|doubt| !(doubt.fields.is_empty() && doubt.alternatives.is_empty()));
    let shared =
        counts.into_iter().map(|((kind, field, _), (rows, value))| Shared { kind, field, value, rows });
    shared.collect()
}

/// Every row with a field that is not proved or the only reading, the most doubtful first.
pub fn doubts(documents: &[Document]) -> Vec<Doubt> {
    let mut all: Vec<Doubt> = rows(documents).iter().filter_map(doubt).collect();
    all.sort_by_key(|one| !one.fields.iter().any(|(_, sure, _)| *sure == Sure::Ambiguous));
    all
}

fn doubt(row: &RowView<'_>) -> Option<Doubt> {
    let unproved = row.sure.iter().filter(|(_, sure)| **sure >= Sure::Assumed).map(|(field, _)| field);
    // What may be read otherwise is shown as it was read too.
    let otherwise = row.alternatives.iter().flat_map(|one| one.values.keys());
    let named: BTreeSet<&String> = unproved.chain(otherwise).collect();
    if named.is_empty() && row.alternatives.is_empty() {
        return None;
    }
    let values = row.values();
    let fields = named.into_iter().map(|field| {
        let value = values.get(field).cloned().unwrap_or_default();
        (field.clone(), row.sure.get(field).copied().unwrap_or(Sure::Single), value)
    });
    Some(Doubt {
        pointer: row.pointer.clone(),
        kind: row.kind,
        title: row.title.cloned(),
        fields: fields.collect(),
        alternatives: row.alternatives.to_vec(),
        at: row.at.clone(),
    })
}

fn grant_rows(grants: &Grants) -> impl Iterator<Item = &GrantRow> {
    grants.tables.iter().flat_map(|table| &table.rows)
}

/// Never one sum over several currencies; one that does not fit is left out.
fn granted(grants: &Grants) -> Vec<(String, Amount)> {
    let currency = |row: &GrantRow| {
        let own = row.currency.as_deref().or(grants.currency.as_deref());
        own.unwrap_or_default().to_string()
    };
    let mut currencies: Vec<String> =
        grant_rows(grants).filter(|row| row.grant.is_some()).map(currency).collect();
    currencies.sort();
    currencies.dedup();
    let sum = |name: String| {
        let amounts = grant_rows(grants).filter(|row| currency(row) == name).filter_map(|row| row.grant);
        Amount::sum(amounts).map(|sum| (name.clone(), sum))
    };
    currencies.into_iter().filter_map(sum).collect()
}

fn reached(proved: &ProvedTotals) -> (usize, usize) {
    counted(&[proved.count, proved.applied, proved.total_cost, proved.grant])
}

fn counted(printed: &[Option<bool>]) -> (usize, usize) {
    let all = printed.iter().flatten();
    (all.clone().filter(|reached| **reached).count(), all.count())
}

fn add((a, b): (usize, usize), (c, d): (usize, usize)) -> (usize, usize) {
    (a + c, b + d)
}

/// A value as it is shown; `None` where there is none.
pub fn shown(value: &Value) -> Option<String> {
    match value {
        Value::Null | Value::Bool(_) => None,
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(match number.as_i64() {
            // A year is no amount.
            Some(number) if (1_900..2_200).contains(&number) => number.to_string(),
            Some(number) => types::grouped(number),
            None => number.to_string().replace('.', ","),
        }),
        Value::Array(values) => {
            let texts: Vec<String> = values.iter().filter_map(shown).collect();
            (!texts.is_empty()).then(|| texts.join(", "))
        }
        Value::Object(values) => values.get("text").or_else(|| values.get("name")).and_then(shown),
    }
}

/// A line of a document's text as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SourceLine {
    /// Counted from 1.
    pub number: usize,
    pub text: String,
    pub marked: bool,
}

impl SourceLine {
    /// Without what no page shows.
    pub fn new(number: usize, text: &str, marked: bool) -> SourceLine {
        let text = text.chars().filter(|sign| !sign.is_control() || *sign == '\t').collect();
        SourceLine { number, text, marked }
    }
}

/// At most so many lines of some places, marked, with a line before and after.
pub(crate) fn excerpt(lines: &[&str], at: &[Place], most: usize) -> Vec<SourceLine> {
    let mut picked: BTreeMap<usize, bool> = BTreeMap::new();
    for [from, to] in at.iter().filter_map(|place| place.lines) {
        let (from, to) = (from as usize, to as usize);
        for number in from.saturating_sub(1)..=(to + 1).min(from + most) {
            *picked.entry(number).or_default() |= (from..=to).contains(&number);
        }
    }
    let line = |(number, marked): (usize, bool)| {
        let text = lines.get(number.checked_sub(1)?)?;
        Some(SourceLine::new(number, text, marked))
    };
    picked.into_iter().filter_map(line).take(most).collect()
}

#[cfg(test)]
mod tests {
    use reading::contract::{Table, Words};
    use serde_json::json;

    use super::*;

    fn list() -> Document {
        let row = |title: &str, grant: i64, currency: Option<&str>| GrantRow {
            title: Some(title.into()),
            grant: Amount::from_units(grant),
            currency: currency.map(str::to_string),
            ..GrantRow::default()
        };
        let mut assumed = row("Antagen", 10, None);
        assumed.sure.insert("owner".into(), Sure::Assumed);
        assumed.sure.insert("grant".into(), Sure::Proved);
        let mut ambiguous = row("Tvetydig", 0, Some("EUR"));
        ambiguous.grant = None;
        ambiguous.sure.insert("grant".into(), Sure::Ambiguous);
        ambiguous.alternatives.push(Alternative {
            values: json!({ "grant": 1_215 }).as_object().cloned().unwrap_or_default(),
            why: Words::new("punkten", "the point"),
        });
        let table = Table {
            proved: ProvedTotals { count: Some(true), grant: Some(false), ..ProvedTotals::default() },
            rows: vec![row("Säker", 5, None), assumed, ambiguous, row("Andra", 3, Some("EUR"))],
            ..Table::default()
        };
        let currency = Some("SEK".to_string());
        Document::Grants(Grants { currency, year: Some(2020), tables: vec![table], ..Grants::default() })
    }

    #[test]
    fn a_list_in_short() {
        let found = found(&list());
        assert_eq!((found.kind, found.rows, found.year, found.proved), ("grants", 4, Some(2020), (1, 2)));
        let sums: Vec<_> = found.granted.iter().map(|(name, sum)| (name.as_str(), sum.units())).collect();
        assert_eq!(sums, [("EUR", 3), ("SEK", 15)]);
    }

    #[test]
    fn the_most_doubtful_comes_first_and_the_proved_not_at_all() {
        let doubts = doubts(&[list()]);
        let told: Vec<_> = doubts
            .iter()
            .map(|one| (one.title.as_deref().unwrap_or_default(), one.fields.len(), one.alternatives.len()))
            .collect();
        assert_eq!(told, [("Tvetydig", 1, 1), ("Antagen", 1, 0)]);
        assert_eq!(doubts[1].fields[0].0, "owner");
    }

    #[test]
    fn what_is_assumed_alike_in_many_rows_is_told_once() {
        let row = |title: &str, fields: &[(&str, Sure, &str)]| Doubt {
            pointer: String::new(),
            kind: "grants",
            title: Some(title.into()),
            fields: fields
                .iter()
                .map(|(field, sure, value)| (field.to_string(), *sure, json!(value)))
                .collect(),
            alternatives: Vec::new(),
            at: Vec::new(),
        };
        let currency = ("currency", Sure::Assumed, "SEK");
        let mut doubts: Vec<Doubt> = (0..4).map(|_| row("Lik", &[currency])).collect();
        doubts.push(row(
            "Egen",
            &[currency, ("owner", Sure::Assumed, "Hamnen"), ("kind", Sure::Ambiguous, "")],
        ));
        let mut few = doubts[..4].to_vec();
        assert_eq!((take_shared(&mut few), few.len()), (Vec::new(), 4));
        let shared = take_shared(&mut doubts);
        assert_eq!((shared.len(), shared[0].rows, shared[0].field.as_str()), (1, 5, "currency"));
        assert_eq!((doubts.len(), doubts[0].fields.len()), (1, 2));
    }

    #[test]
    fn values_as_people_write_them() {
        let cases = [
            (json!(1_215_000), Some("1\u{a0}215\u{a0}000")),
            (json!(12.5), Some("12,5")),
            (json!(2026), Some("2026")),
            (json!(null), None),
            (json!(["Moa", "Ali"]), Some("Moa, Ali")),
            (json!([]), None),
            (json!({ "text": "Hög", "level": "high" }), Some("Hög")),
        ];
        for (value, expected) in cases {
            assert_eq!(shown(&value).as_deref(), expected, "{value}");
        }
    }

    #[test]
    fn lines_around_places() {
        let text = ["ett", "två\u{7}", "tre", "fyra"];
        let told = |at: &[Place], most: usize| {
            let lines = excerpt(&text, at, most);
            lines.into_iter().map(|line| (line.number, line.text, line.marked)).collect::<Vec<_>>()
        };
        let lines = [(1, "ett", false), (2, "två", true), (3, "tre", true), (4, "fyra", false)];
        let lines = lines.map(|(number, text, marked)| (number, text.to_string(), marked));
        assert_eq!(told(&[Place::lines(2, 3), Place::default()], 12), lines);
        assert_eq!(told(&[Place::lines(2, 2), Place::lines(3, 9)], 2), lines[..2]);
    }
}
