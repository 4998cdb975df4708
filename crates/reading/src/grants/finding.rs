//! What a person should look at: each rule with its lines and figures, in Swedish and English.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{Hash as _, Hasher as _};

use serde_json::{Map, Value, json};
use types::Amount;

use super::column::Field;
use super::cut::Candidate;
use super::entry::Entry;
use super::name;
use super::row::{Parts, difference, place};
use crate::contract::{
    Alternative, At, Finding, FindingPlace, GrantRow, Grants, Severity, Sure, Table, Words,
};
use crate::page::Line;

/// What the finished table no longer tells.
pub struct TableFacts {
    pub headless: bool,
    /// The numbers show a column that the header does not name.
    pub unnamed_column: bool,
    /// A totals row is printed whose numbers fit the columns in no way.
    pub unread_totals: bool,
    /// Some combination of the rows' readings reaches all totals.
    pub reached: bool,
    pub totals_at: Option<At>,
}

pub struct Checks<'a> {
    pub grants: &'a Grants,
    pub facts: &'a [TableFacts],
    pub lines: &'a [Line],
}

pub fn finding(
    rule: &str,
    severity: Severity,
    message: Words,
    places: Vec<(String, At)>,
    values: Value,
) -> Finding {
    let places = places.into_iter().map(|(pointer, at)| FindingPlace { file: 0, pointer, at }).collect();
    let values = match values {
        Value::Object(values) => values,
        _ => Map::new(),
    };
    Finding { rule: rule.to_string(), severity, message, places, values }
}

/// Where a grant exceeds its cost although the totals prove it, another cut that would not is shown beside
/// it.
pub fn add_repair(parts: &Parts, row: &mut GrantRow) {
    let (Some(cost), Some(grant), Some(chosen)) = (row.total_cost, row.grant, parts.choice.chosen) else {
        return;
    };
    if grant <= cost {
        return;
    }
    let column = |field: Field| parts.columns.iter().position(|c| c.field == Some(field));
    let (Some(cost_at), Some(grant_at)) = (column(Field::TotalCost), column(Field::Grant)) else { return };
    let sane = |candidate: &Candidate| {
        let (cost, grant) = (candidate.amount(cost_at), candidate.amount(grant_at));
        cost.zip(grant)
            .is_some_and(|(cost, grant)| grant <= cost && grant.ore() > 0 && cost.ore() / grant.ore() < 50)
    };
    for other in (0..parts.candidates.len()).filter(|&i| sane(&parts.candidates[i])) {
        let values = difference(parts, chosen, other);
        if values.is_empty() || row.alternatives.iter().any(|held| held.values == values) {
            continue;
        }
        let why = Words::new(
            "Bidraget är större än kostnaden; med siffrorna delade så här är det inte det.",
            "The grant exceeds the cost; with the digits divided this way it does not.",
        );
        row.alternatives.push(Alternative { values, why });
    }
}

impl Checks<'_> {
    pub fn run<'e>(&self, loose_texts: impl Iterator<Item = &'e Entry>) -> Vec<Finding> {
        let mut found = Vec::new();
        for (index, facts) in self.facts.iter().enumerate() {
            self.check_table(index, facts, &mut found);
            self.check_rows(index, &mut found);
        }
        self.check_counts(&mut found);
        self.check_texts(loose_texts, &mut found);
        self.check_duplicates(&mut found);
        self.check_names(&mut found);
        found
    }

    fn check_table(&self, index: usize, facts: &TableFacts, found: &mut Vec<Finding>) {
        let table = &self.grants.tables[index];
        let pointer = format!("/tables/{index}");
        let at = facts.totals_at.clone().unwrap_or_else(|| table.at.clone());
        if facts.headless || facts.unread_totals || facts.unnamed_column {
            let words = Words::new(
                "Tabellens rubrikrad saknas eller stämmer inte med dess kolumner.",
                "The table's header is missing or does not fit its columns.",
            );
            found.push(finding(
                "missing-header",
                Severity::Warning,
                words,
                vec![(pointer.clone(), at.clone())],
                json!({}),
            ));
        }
        for sum in sums(table) {
            if sum.proved == Some(false) && !facts.reached {
                found.extend(sum_mismatch(&sum, table, pointer.clone(), at.clone()));
            }
        }
        if let (Some(count), Some(false)) = (table.printed.count, table.proved.count) {
            found.push(count_mismatch(count, table.rows.len(), pointer, at));
        }
    }

    fn check_rows(&self, index: usize, found: &mut Vec<Finding>) {
        let table = &self.grants.tables[index];
        // A column that is empty on every row under the same header says nothing of any of them.
        let alike = || self.grants.tables.iter().filter(|one| one.columns == table.columns);
        let named = |field: &str| table.columns.iter().any(|column| column.field.as_deref() == Some(field));
        let used = |field: &str| alike().flat_map(|one| &one.rows).any(|row| !is_empty(row, field));
        let fields: Vec<&str> = FIELDS.into_iter().filter(|field| named(field) && used(field)).collect();
        let has = |field: &str| fields.contains(&field);
        let prioritised =
            table.rows.iter().filter(|row| row.priority.is_some()).count() * 2 > table.rows.len();
        for (number, row) in table.rows.iter().enumerate() {
            let place = vec![(format!("/tables/{index}/rows/{number}"), row.at.clone())];
            let title = row.title.as_deref().unwrap_or("?");
            found.extend(funding(row, title, &place));
            let open: Vec<&str> = row
                .sure
                .iter()
                .filter(|(_, sure)| **sure == Sure::Ambiguous)
                .map(|(field, _)| field.as_str())
                .collect();
            if open.iter().any(|field| !matches!(*field, "title" | "owner")) {
                let words = Words::new(
                    "Radens siffror kan läsas på flera sätt och inget i dokumentet avgör.",
                    "The row's digits can be read in several ways and nothing in the document decides.",
                );
                found.push(finding(
                    "ambiguous-number",
                    Severity::Warning,
                    words,
                    place.clone(),
                    json!({"fields": open}),
                ));
            }
            let missing = missing(row, &has, prioritised);
            if !missing.is_empty() {
                let words = Words::new(
                    format!("Uppgift saknas på raden ({}): {title}.", swedish(&missing)),
                    format!("The row lacks a value ({}): {title}.", missing.join(", ")),
                );
                found.push(finding(
                    "missing-value",
                    Severity::Warning,
                    words,
                    place,
                    json!({"fields": missing}),
                ));
            }
        }
    }

    fn check_counts(&self, found: &mut Vec<Finding>) {
        for (index, group) in self.grants.groups.iter().enumerate() {
            let whole = group.path.is_empty();
            let within = |table: &&Table| whole || table.path.first() == group.path.first();
            let rows: usize = self.grants.tables.iter().filter(within).map(|table| table.rows.len()).sum();
            let Some(count) = group.announced.count else { continue };
            if usize::try_from(count).ok() != Some(rows) {
                found.push(count_mismatch(count, rows, format!("/groups/{index}"), group.at.clone()));
            }
        }
    }

    fn check_texts<'e>(&self, loose: impl Iterator<Item = &'e Entry>, found: &mut Vec<Finding>) {
        for text in loose {
            let words = Words::new(
                format!("Texten ”{}” hör inte till någon rad i tabellerna.", text.title),
                format!("The text “{}” belongs to no row of the tables.", text.title),
            );
            let at = place(self.lines, text.lines);
            found.push(finding(
                "text-without-row",
                Severity::Warning,
                words,
                vec![(String::new(), at)],
                json!({"title": text.title}),
            ));
        }
        let rows: Vec<(String, &GrantRow)> = self.rows().collect();
        let told = rows.iter().filter(|(_, row)| row.title_in_text.is_some()).count();
        if told * 2 < rows.len() || told == 0 {
            return;
        }
        for (pointer, row) in rows.into_iter().filter(|(_, row)| row.title_in_text.is_none()) {
            let title = row.title.as_deref().unwrap_or("?");
            let words = Words::new(
                format!("Raden har ingen beskrivning i texten: {title}."),
                format!("The row has no description in the text: {title}."),
            );
            found.push(finding(
                "row-without-text",
                Severity::Warning,
                words,
                vec![(pointer, row.at.clone())],
                json!({"title": title}),
            ));
        }
    }

    fn rows(&self) -> impl Iterator<Item = (String, &GrantRow)> {
        self.grants.tables.iter().enumerate().flat_map(|(t, table)| {
            table.rows.iter().enumerate().map(move |(r, row)| (format!("/tables/{t}/rows/{r}"), row))
        })
    }

    fn check_duplicates(&self, found: &mut Vec<Finding>) {
        // Nearly all rows are told apart by a number made of their letters; the few others are compared.
        let mut prints: HashMap<u64, usize> = HashMap::new();
        self.grants
            .tables
            .iter()
            .flat_map(|table| &table.rows)
            .for_each(|row| *prints.entry(print_of(row)).or_default() += 1);
        let mut seen: BTreeMap<_, Vec<(String, At)>> = BTreeMap::new();
        for (t, table) in self.grants.tables.iter().enumerate() {
            for (r, row) in table.rows.iter().enumerate().filter(|(_, row)| prints[&print_of(row)] > 1) {
                let pointer = format!("/tables/{t}/rows/{r}");
                let (Some(title), Some(owner)) = (&row.title, &row.owner) else { continue };
                let key = (name::letters(title), name::letters(owner), row.grant);
                seen.entry(key).or_default().push((pointer, row.at.clone()));
            }
        }
        for places in seen.into_values().filter(|places| places.len() > 1) {
            let words = Words::new(
                "Samma projekt, ägare och bidrag står flera gånger.",
                "The same project, owner and grant occur several times.",
            );
            found.push(finding("duplicate-row", Severity::Note, words, places, json!({})));
        }
    }

    /// One finding per cluster of owner names that may mean the same; nothing is merged.
    fn check_names(&self, found: &mut Vec<Finding>) {
        let mut places: BTreeMap<&str, Vec<(String, At)>> = BTreeMap::new();
        for (pointer, row) in self.rows() {
            for owner in row.owner.iter().chain(&row.owner_in_text) {
                let held = places.entry(owner.as_str()).or_default();
                if held.last().is_none_or(|(last, _)| *last != pointer) {
                    held.push((pointer.clone(), row.at.clone()));
                }
            }
        }
        let same_row: HashSet<(&str, &str)> = self
            .grants
            .tables
            .iter()
            .flat_map(|table| &table.rows)
            .filter_map(|row| Some((row.owner.as_deref()?, row.owner_in_text.as_deref()?)))
            .collect();
        for cluster in super::variants::clusters(&places.keys().copied().collect::<Vec<_>>(), &same_row) {
            let listed = cluster.join("”, ”");
            let words = Words::new(
                format!("Ägarnamn som kan avse samma organisation: ”{listed}”."),
                format!("Owner names that may mean the same organisation: “{}”.", cluster.join("”, “")),
            );
            let mut at: Vec<(String, At)> =
                cluster.iter().flat_map(|name| places[name.as_str()].clone()).collect();
            at.sort_by(|a, b| a.0.cmp(&b.0));
            at.dedup_by(|a, b| a.0 == b.0);
            found.push(finding("name-variants", Severity::Note, words, at, json!({"names": cluster})));
        }
    }
}

/// A number for what tells a row apart: the letters of its title and its owner, and its grant.
fn print_of(row: &GrantRow) -> u64 {
    let mut hasher = std::hash::DefaultHasher::new();
    for name in [&row.title, &row.owner].into_iter().flatten() {
        name.chars()
            .filter(|sign| sign.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .for_each(|sign| sign.hash(&mut hasher));
        '|'.hash(&mut hasher);
    }
    row.grant.hash(&mut hasher);
    hasher.finish()
}

/// A grant above its cost, or as large as it.
fn funding(row: &GrantRow, title: &str, place: &[(String, At)]) -> Option<Finding> {
    let (cost, grant) = row.total_cost.zip(row.grant)?;
    if grant > cost {
        let words = Words::new(
            format!("Bidraget {grant} är större än den totala kostnaden {cost}: {title}."),
            format!("The grant {grant} exceeds the total cost {cost}: {title}."),
        );
        let values = json!({"total_cost": cost, "grant": grant});
        return Some(finding("grant-exceeds-cost", Severity::Warning, words, place.to_vec(), values));
    }
    let words = Words::new(
        format!("Bidraget täcker hela kostnaden {cost}: {title}."),
        format!("The grant covers the whole cost {cost}: {title}."),
    );
    let whole = grant == cost && grant > Amount::ZERO;
    whole.then(|| finding("full-funding", Severity::Note, words, place.to_vec(), json!({"grant": grant})))
}

/// A summed column of a table, with its names.
struct SumColumn {
    field: &'static str,
    sv: &'static str,
    en: &'static str,
    proved: Option<bool>,
    printed: Option<Amount>,
    of: fn(&GrantRow) -> Option<Amount>,
}

fn sums(table: &Table) -> [SumColumn; 3] {
    let (proved, printed) = (table.proved, table.printed);
    let applied = SumColumn {
        field: "applied",
        sv: "sökt belopp",
        en: "applied",
        proved: proved.applied,
        printed: printed.applied,
        of: |row| row.applied,
    };
    let total_cost = SumColumn {
        field: "total_cost",
        sv: "total kostnad",
        en: "total cost",
        proved: proved.total_cost,
        printed: printed.total_cost,
        of: |row| row.total_cost,
    };
    let grant = SumColumn {
        field: "grant",
        sv: "bidrag",
        en: "grant",
        proved: proved.grant,
        printed: printed.grant,
        of: |row| row.grant,
    };
    [applied, total_cost, grant]
}

fn sum_mismatch(column: &SumColumn, table: &Table, pointer: String, at: At) -> Option<Finding> {
    let SumColumn { field, sv, en, .. } = column;
    let printed = column.printed?;
    let sum = Amount::sum(table.rows.iter().filter_map(column.of))?;
    let off = sum.checked_sub(printed)?;
    let words = Words::new(
        format!("Raderna summerar till {sum} i {sv}, men tabellen anger {printed} (skillnad {off})."),
        format!("The rows sum to {sum} in {en}, but the table prints {printed} (off by {off})."),
    );
    let values = json!({"field": field, "sum": sum, "printed": printed, "difference": off});
    Some(finding("sum-mismatch", Severity::Warning, words, vec![(pointer, at)], values))
}

fn count_mismatch(count: u32, rows: usize, pointer: String, at: At) -> Finding {
    let words = Words::new(
        format!("Texten anger {count} projekt, men {rows} rader hittades."),
        format!("The text announces {count} projects, but {rows} rows were found."),
    );
    finding(
        "count-mismatch",
        Severity::Warning,
        words,
        vec![(pointer, at)],
        json!({"announced": count, "rows": rows}),
    )
}

/// What a row may lack.
const FIELDS: [&str; 6] = ["title", "owner", "priority", "applied", "total_cost", "grant"];

fn is_empty(row: &GrantRow, field: &str) -> bool {
    match field {
        "title" => row.title.is_none(),
        "owner" => row.owner.is_none(),
        "priority" => row.priority.is_none(),
        "applied" => row.applied.is_none(),
        "total_cost" => row.total_cost.is_none(),
        _ => row.grant.is_none(),
    }
}

fn missing(row: &GrantRow, has: &dyn Fn(&str) -> bool, prioritised: bool) -> Vec<&'static str> {
    let open = |field: &str| row.sure.get(field) == Some(&Sure::Ambiguous) && !row.other.contains_key("rad");
    let counts = |field: &str| field != "priority" || prioritised;
    FIELDS
        .into_iter()
        .filter(|field| is_empty(row, field) && counts(field) && has(field) && !open(field))
        .collect()
}

fn swedish(fields: &[&str]) -> String {
    let word = |field: &&str| match *field {
        "title" => "namn",
        "owner" => "ägare",
        "priority" => "prioriterad fråga",
        "applied" => "sökt belopp",
        "total_cost" => "total kostnad",
        _ => "bidrag",
    };
    fields.iter().map(word).collect::<Vec<_>>().join(", ")
}
