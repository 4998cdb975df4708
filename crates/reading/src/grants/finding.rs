//! What a person should look at: each rule with its lines and figures, in Swedish and English.

use std::collections::{BTreeMap, HashSet};

use serde_json::{Map, Value, json};
use types::Amount;

use super::cut::Candidate;
use super::entry::Entry;
use super::name;
use super::row::{Parts, difference, place};
use super::column::Field;
use crate::contract::{Alternative, At, Finding, FindingPlace, GrantRow, Grants, Severity, Sure, Words};
use crate::page::Line;

/// What the finished table no longer tells.
pub struct TableFacts {
    pub headless: bool,
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

fn finding(rule: &str, severity: Severity, message: Words, places: Vec<(String, At)>, values: Value) -> Finding {
    let places = places.into_iter().map(|(pointer, at)| FindingPlace { file: 0, pointer, at }).collect();
    let values = match values {
        Value::Object(values) => values,
        _ => Map::new(),
    };
    Finding { rule: rule.to_string(), severity, message, places, values }
}

/// Where a grant exceeds its cost although the totals prove it, another cut that would not is shown beside it.
pub fn add_repair(parts: &Parts, row: &mut GrantRow) {
    let (Some(cost), Some(grant), Some(chosen)) = (row.total_cost, row.grant, parts.choice.chosen) else { return };
    if grant <= cost {
        return;
    }
    let column = |field: Field| parts.columns.iter().position(|c| c.field == Some(field));
    let (Some(cost_at), Some(grant_at)) = (column(Field::TotalCost), column(Field::Grant)) else { return };
    let sane = |candidate: &Candidate| {
        let (cost, grant) = (candidate.amount(cost_at), candidate.amount(grant_at));
        cost.zip(grant).is_some_and(|(cost, grant)| grant <= cost && grant.ore() > 0 && cost.ore() / grant.ore() < 50)
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
        if facts.headless || facts.unread_totals {
            let words = Words::new(
                "Tabellens rubrikrad saknas eller stämmer inte med dess kolumner.",
                "The table's header is missing or does not fit its columns.",
            );
            found.push(finding("missing-header", Severity::Warning, words, vec![(pointer.clone(), at.clone())], json!({})));
        }
        let sums: [(&str, &str, &str, Option<bool>, Option<Amount>, SumOf); 3] = [
            ("applied", "sökt belopp", "applied", table.proved.applied, table.printed.applied, |row| row.applied),
            ("total_cost", "total kostnad", "total cost", table.proved.total_cost, table.printed.total_cost, |row| row.total_cost),
            ("grant", "bidrag", "grant", table.proved.grant, table.printed.grant, |row| row.grant),
        ];
        for (field, sv, en, proved, printed, of) in sums {
            let (Some(false), Some(printed), false) = (proved, printed, facts.reached) else { continue };
            let sum = Amount::sum(table.rows.iter().filter_map(of)).unwrap_or_default();
            let off = sum.checked_sub(printed).unwrap_or_default();
            let words = Words::new(
                format!("Raderna summerar till {sum} i {sv}, men tabellen anger {printed} (skillnad {off})."),
                format!("The rows sum to {sum} in {en}, but the table prints {printed} (off by {off})."),
            );
            let values = json!({"field": field, "sum": sum, "printed": printed, "difference": off});
            found.push(finding("sum-mismatch", Severity::Warning, words, vec![(pointer.clone(), at.clone())], values));
        }
        if let (Some(count), Some(false)) = (table.printed.count, table.proved.count) {
            found.push(count_mismatch(count, table.rows.len(), pointer, at));
        }
    }

    fn check_rows(&self, index: usize, found: &mut Vec<Finding>) {
        let table = &self.grants.tables[index];
        let has = |field: &str| table.columns.iter().any(|column| column.field.as_deref() == Some(field));
        let prioritised = table.rows.iter().filter(|row| row.priority.is_some()).count() * 2 > table.rows.len();
        for (number, row) in table.rows.iter().enumerate() {
            let place = vec![(format!("/tables/{index}/rows/{number}"), row.at.clone())];
            let title = row.title.as_deref().unwrap_or("?");
            if let (Some(cost), Some(grant)) = (row.total_cost, row.grant) {
                if grant > cost {
                    let words = Words::new(
                        format!("Bidraget {grant} är större än den totala kostnaden {cost}: {title}."),
                        format!("The grant {grant} exceeds the total cost {cost}: {title}."),
                    );
                    let values = json!({"total_cost": cost, "grant": grant});
                    found.push(finding("grant-exceeds-cost", Severity::Warning, words, place.clone(), values));
                } else if grant == cost && grant > Amount::ZERO {
                    let words = Words::new(
                        format!("Bidraget täcker hela kostnaden {cost}: {title}."),
                        format!("The grant covers the whole cost {cost}: {title}."),
                    );
                    found.push(finding("full-funding", Severity::Note, words, place.clone(), json!({"grant": grant})));
                }
            }
            let open: Vec<&str> =
                row.sure.iter().filter(|(_, sure)| **sure == Sure::Ambiguous).map(|(field, _)| field.as_str()).collect();
            if open.iter().any(|field| !matches!(*field, "title" | "owner")) {
                let words = Words::new(
                    "Radens siffror kan läsas på flera sätt och inget i dokumentet avgör.",
                    "The row's digits can be read in several ways and nothing in the document decides.",
                );
                found.push(finding("ambiguous-number", Severity::Warning, words, place.clone(), json!({"fields": open})));
            }
            let missing = missing(row, &has, prioritised);
            if !missing.is_empty() {
                let words = Words::new(
                    format!("Uppgift saknas på raden ({}): {title}.", swedish(&missing)),
                    format!("The row lacks a value ({}): {title}.", missing.join(", ")),
                );
                found.push(finding("missing-value", Severity::Warning, words, place, json!({"fields": missing})));
            }
        }
    }

    fn check_counts(&self, found: &mut Vec<Finding>) {
        for (index, group) in self.grants.groups.iter().enumerate() {
            let within = |table: &&crate::contract::Table| table.path.first() == group.path.first();
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
            found.push(finding("text-without-row", Severity::Warning, words, vec![(String::new(), at)], json!({"title": text.title})));
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
            found.push(finding("row-without-text", Severity::Warning, words, vec![(pointer, row.at.clone())], json!({"title": title})));
        }
    }

    fn rows(&self) -> impl Iterator<Item = (String, &GrantRow)> {
        self.grants.tables.iter().enumerate().flat_map(|(t, table)| {
            table.rows.iter().enumerate().map(move |(r, row)| (format!("/tables/{t}/rows/{r}"), row))
        })
    }

    fn check_duplicates(&self, found: &mut Vec<Finding>) {
        let mut seen: BTreeMap<(String, String, Option<Amount>), Vec<(String, At)>> = BTreeMap::new();
        for (pointer, row) in self.rows() {
            let (Some(title), Some(owner)) = (&row.title, &row.owner) else { continue };
            let key = (name::letters(title), name::letters(owner), row.grant);
            seen.entry(key).or_default().push((pointer, row.at.clone()));
        }
        for places in seen.into_values().filter(|places| places.len() > 1) {
            let words = Words::new("Samma projekt, ägare och bidrag står flera gånger.", "The same project, owner and grant occur several times.");
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
        for cluster in clusters(&places.keys().copied().collect::<Vec<_>>(), &same_row) {
            let listed = cluster.join("”, ”");
            let words = Words::new(
                format!("Ägarnamn som kan avse samma organisation: ”{listed}”."),
                format!("Owner names that may mean the same organisation: “{}”.", cluster.join("”, “")),
            );
            let mut at: Vec<(String, At)> = cluster.iter().flat_map(|name| places[name.as_str()].clone()).collect();
            at.sort_by(|a, b| a.0.cmp(&b.0));
            at.dedup_by(|a, b| a.0 == b.0);
            found.push(finding("name-variants", Severity::Note, words, at, json!({"names": cluster})));
        }
    }
}

type SumOf = fn(&GrantRow) -> Option<Amount>;

fn count_mismatch(count: u32, rows: usize, pointer: String, at: At) -> Finding {
    let words = Words::new(
        format!("Texten anger {count} projekt, men {rows} rader hittades."),
        format!("The text announces {count} projects, but {rows} rows were found."),
    );
    finding("count-mismatch", Severity::Warning, words, vec![(pointer, at)], json!({"announced": count, "rows": rows}))
}

fn missing(row: &GrantRow, has: &dyn Fn(&str) -> bool, prioritised: bool) -> Vec<&'static str> {
    let empty = [
        ("title", row.title.is_none()),
        ("owner", row.owner.is_none()),
        ("priority", row.priority.is_none() && prioritised),
        ("applied", row.applied.is_none()),
        ("total_cost", row.total_cost.is_none()),
        ("grant", row.grant.is_none()),
    ];
    let open = |field: &str| row.sure.get(field) == Some(&Sure::Ambiguous) && !row.other.contains_key("rad");
    empty.into_iter().filter(|(field, empty)| *empty && has(field) && !open(field)).map(|(field, _)| field).collect()
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

/// Names joined where two may be variants; each cluster in order, only those with several names.
fn clusters(names: &[&str], same_row: &HashSet<(&str, &str)>) -> Vec<Vec<String>> {
    const MOST_NAMES: usize = 800;
    if names.len() > MOST_NAMES {
        return Vec::new();
    }
    let mut group: Vec<usize> = (0..names.len()).collect();
    fn root(group: &[usize], mut at: usize) -> usize {
        while group[at] != at {
            at = group[at];
        }
        at
    }
    for left in 0..names.len() {
        for right in left + 1..names.len() {
            let pair = (names[left], names[right]);
            let joined = same_row.contains(&pair) || same_row.contains(&(pair.1, pair.0));
            if joined || name::may_be_variants(names[left], names[right]) {
                let (a, b) = (root(&group, left), root(&group, right));
                group[b.max(a)] = a.min(b);
            }
        }
    }
    let mut found: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (index, name) in names.iter().enumerate() {
        found.entry(root(&group, index)).or_default().push((*name).to_string());
    }
    found.into_values().filter(|cluster| cluster.len() > 1).collect()
}
