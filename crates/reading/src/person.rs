//! The reading for a person: aligned tables, findings, a last line with the sums. Swedish or English.

use crate::Reading;
use crate::contract::{Document, Finding, GrantRow, Grants, Severity, Sure, Table, Words};
use types::Amount;

/// The language of the texts for a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    Swedish,
    English,
}

impl Language {
    /// The one of two texts that is in this language.
    pub fn pick<'a>(self, sv: &'a str, en: &'a str) -> &'a str {
        match self {
            Language::Swedish => sv,
            Language::English => en,
        }
    }

    fn words(self, words: &Words) -> &str {
        self.pick(&words.sv, &words.en)
    }

    /// `1 projekt`, `2 projects`.
    fn count(self, number: usize, sv: [&str; 2], en: [&str; 2]) -> String {
        let [one, many] = match self {
            Language::Swedish => sv,
            Language::English => en,
        };
        format!("{number} {}", if number == 1 { one } else { many })
    }
}

/// Everything that was understood, as text for a terminal. The last line sums up.
pub fn for_person(reading: &Reading, language: Language) -> String {
    let mut text = String::new();
    for (index, file) in reading.files.iter().enumerate() {
        text.push_str(&file.source.name);
        text.push('\n');
        if let Some(error) = &file.error {
            text.push_str(&format!("  {}: {}\n", language.pick("fel", "error"), language.words(error)));
        }
        for document in &file.documents {
            text.push('\n');
            text.push_str(&print(document, language));
        }
        let findings: Vec<&Finding> =
            reading.findings.iter().filter(|f| f.places.iter().any(|place| place.file == index)).collect();
        print_findings(&findings, language, &mut text);
        text.push('\n');
    }
    text.push_str(&last_line(reading, language));
    text.push('\n');
    text
}

fn print(document: &Document, language: Language) -> String {
    match document {
        Document::Grants(grants) => print_grants(grants, language),
        other => crate::plan::person::print(other, language),
    }
}

fn print_findings(findings: &[&Finding], language: Language, text: &mut String) {
    if findings.is_empty() {
        return;
    }
    text.push_str(&format!("\n{}\n", language.pick("Att titta på", "To look at")));
    for finding in findings {
        let mark = match finding.severity {
            Severity::Error => language.pick("fel", "error"),
            Severity::Warning => language.pick("varning", "warning"),
            Severity::Note => language.pick("not", "note"),
        };
        let lines: Vec<String> = finding
            .places
            .iter()
            .flat_map(|place| &place.at)
            .filter_map(|place| place.lines)
            .map(|[first, last]| if first == last { first.to_string() } else { format!("{first}–{last}") })
            .collect();
        let place = match lines.is_empty() {
            true => String::new(),
            false => format!(" ({} {})", language.pick("rad", "line"), lines.join(", ")),
        };
        text.push_str(&format!(
            "  {mark:<8} {}{place} [{}]\n",
            language.words(&finding.message),
            finding.rule
        ));
    }
}

fn last_line(reading: &Reading, language: Language) -> String {
    let documents = || reading.files.iter().flat_map(|file| &file.documents);
    let (mut parts, mut projects, mut reached, mut printed) = (Vec::new(), 0usize, 0usize, 0usize);
    let (mut initiatives, mut indicators) = (0usize, 0usize);
    let mut grants = false;
    for document in documents() {
        match document {
            Document::Grants(list) => {
                grants = true;
                projects += list.tables.iter().map(|table| table.rows.len()).sum::<usize>();
                for table in &list.tables {
                    let told = totals(table);
                    printed += told.len();
                    reached += told.iter().filter(|reached| **reached).count();
                }
            }
            Document::Plan(plan) => {
                let sections = plan.chapters.iter().flat_map(|chapter| &chapter.sections);
                initiatives += sections.map(|section| section.initiatives.len()).sum::<usize>();
            }
            Document::Indicators(list) => indicators += list.rows.len(),
            Document::Aggregates(_) => {}
        }
    }
    if grants || documents().next().is_none() {
        parts.push(language.count(projects, ["projekt", "projekt"], ["project", "projects"]));
        parts.push(match language {
            Language::Swedish => format!("{reached} av {printed} summor bevisade"),
            Language::English => format!("{reached} of {printed} totals proved"),
        });
    }
    if initiatives > 0 {
        parts.push(language.count(initiatives, ["insats", "insatser"], ["initiative", "initiatives"]));
    }
    if indicators > 0 {
        parts.push(language.count(indicators, ["nyckeltal", "nyckeltal"], ["indicator", "indicators"]));
    }
    let of = |severity: Severity| reading.findings.iter().filter(|f| f.severity == severity).count();
    let failed = reading.files.iter().filter(|file| file.error.is_some()).count() + of(Severity::Error);
    if failed > 0 {
        parts.push(language.count(failed, ["fel", "fel"], ["error", "errors"]));
    }
    parts.push(language.count(of(Severity::Warning), ["varning", "varningar"], ["warning", "warnings"]));
    parts.push(language.count(of(Severity::Note), ["not", "noter"], ["note", "notes"]));
    parts.join(", ")
}

/// The printed totals of a table: reached or not.
fn totals(table: &Table) -> Vec<bool> {
    let proved = table.proved;
    [proved.count, proved.applied, proved.total_cost, proved.grant].into_iter().flatten().collect()
}

// ---- grants -----------------------------------------------------------------------------------------------

fn print_grants(grants: &Grants, language: Language) -> String {
    let mut text = String::new();
    let untitled = language.pick("Beviljade projekt", "Granted projects").to_string();
    text.push_str(grants.title.as_ref().unwrap_or(&untitled));
    text.push('\n');
    for group in &grants.groups {
        let announced = group.announced;
        let mut told = Vec::new();
        if let Some(count) = announced.count {
            told.push(language.count(count as usize, ["projekt", "projekt"], ["project", "projects"]));
        }
        if let Some(count) = announced.priorities {
            told.push(language.count(
                count as usize,
                ["prioriterad fråga", "prioriterade frågor"],
                ["priority issue", "priority issues"],
            ));
        }
        if !told.is_empty() {
            let says = language.pick("utlovar", "announces");
            text.push_str(&format!("  {} {says}: {}\n", group.path.join(" / "), told.join(", ")));
        }
    }
    for table in &grants.tables {
        text.push('\n');
        text.push_str(&table.path.join(" / "));
        text.push('\n');
        print_table(table, language, &mut text);
    }
    text
}

const WIDEST: usize = 44;

fn print_table(table: &Table, language: Language, text: &mut String) {
    let has = |field: &str| table.columns.iter().any(|column| column.field.as_deref() == Some(field));
    let columns: Vec<(&str, &str, bool)> = [
        ("title", language.pick("Projekt", "Project"), false),
        ("owner", language.pick("Ägare", "Owner"), false),
        ("priority", language.pick("Fråga", "Issue"), true),
        ("applied", language.pick("Sökt", "Applied"), true),
        ("total_cost", language.pick("Total kostnad", "Total cost"), true),
        ("grant", language.pick("Bidrag", "Grant"), true),
    ]
    .into_iter()
    .filter(|(field, _, _)| has(field))
    .collect();
    let mut rows: Vec<Vec<String>> = vec![columns.iter().map(|(_, name, _)| (*name).to_string()).collect()];
    rows.extend(table.rows.iter().map(|row| columns.iter().map(|(field, _, _)| cell(row, field)).collect()));
    rows.push(columns.iter().map(|(field, _, _)| sum_cell(table, field, language)).collect());
    let widths: Vec<usize> = (0..columns.len())
        .map(|c| rows.iter().map(|row| row[c].chars().count()).max().unwrap_or(0).min(WIDEST))
        .collect();
    for row in rows {
        let cells: Vec<String> = row
            .iter()
            .zip(columns.iter().zip(&widths))
            .map(|(cell, ((_, _, right), width))| aligned(cell, *width, *right))
            .collect();
        text.push_str(&format!("  {}\n", cells.join("  ").trim_end()));
    }
}

fn aligned(cell: &str, width: usize, right: bool) -> String {
    let count = cell.chars().count();
    let shown: String =
        if count > width { cell.chars().take(width - 1).chain(['…']).collect() } else { cell.to_string() };
    let space = " ".repeat(width.saturating_sub(count));
    if right { format!("{space}{shown}") } else { format!("{shown}{space}") }
}

/// The value with a mark for how sure it is: none when proved or single, `~` assumed, `?` open.
fn cell(row: &GrantRow, field: &str) -> String {
    let amount = |amount: Option<Amount>| amount.map(|amount| amount.to_string());
    let value = match field {
        "title" => row.title.clone(),
        "owner" => row.owner.clone(),
        "priority" => row.priority.clone(),
        "applied" => amount(row.applied),
        "total_cost" => amount(row.total_cost),
        _ => amount(row.grant),
    };
    match (row.sure.get(field), value) {
        (Some(Sure::Ambiguous), _) => "?".to_string(),
        (Some(Sure::Assumed), Some(value)) => format!("~{value}"),
        (_, value) => value.unwrap_or_else(|| "–".to_string()),
    }
}

fn sum_cell(table: &Table, field: &str, language: Language) -> String {
    let (printed, proved) = match field {
        "applied" => (table.printed.applied, table.proved.applied),
        "total_cost" => (table.printed.total_cost, table.proved.total_cost),
        "grant" => (table.printed.grant, table.proved.grant),
        "title" => return language.pick("Summa", "Total").to_string(),
        _ => return String::new(),
    };
    let mark = if proved == Some(true) { "= " } else { "≠ " };
    printed.map_or_else(String::new, |printed| format!("{mark}{printed}"))
}
