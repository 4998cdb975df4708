//! The reading for a person: aligned tables, findings, a last line with the sums. Swedish or English.

use crate::Reading;
use crate::contract::{
    AggregateRow, Aggregates, Document, Finding, GrantRow, Grants, Place, Severity, Sure, Table, Words,
};
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
        Document::Aggregates(aggregates) => print_aggregates(aggregates, language),
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
        let places = finding.places.iter().flat_map(|place| &place.at);
        let told: Vec<String> = places.filter_map(|place| where_it_stands(place, language)).collect();
        let place = if told.is_empty() { String::new() } else { format!(" ({})", told.join(", ")) };
        text.push_str(&format!(
            "  {mark:<8} {}{place} [{}]\n",
            language.words(&finding.message),
            finding.rule
        ));
    }
}

/// `rad 3–5`, `sida 2`, `Blad1!A4:F4`, whatever the format has.
fn where_it_stands(place: &Place, language: Language) -> Option<String> {
    if let (Some(sheet), Some(cells)) = (&place.sheet, &place.cells) {
        return Some(format!("{sheet}!{cells}"));
    }
    if let Some(page) = place.page {
        return Some(format!("{} {page}", language.pick("sida", "page")));
    }
    if let Some([first, last]) = place.lines {
        let lines = if first == last { first.to_string() } else { format!("{first}–{last}") };
        return Some(format!("{} {lines}", language.pick("rad", "line")));
    }
    let paragraph =
        place.paragraph.map(|number| format!("{} {number}", language.pick("stycke", "paragraph")));
    paragraph.or_else(|| place.path.clone())
}

fn last_line(reading: &Reading, language: Language) -> String {
    let documents = || reading.files.iter().flat_map(|file| &file.documents);
    let (mut parts, mut projects, mut reached, mut printed) = (Vec::new(), 0usize, 0usize, 0usize);
    let (mut initiatives, mut indicators, mut areas) = (0usize, 0usize, 0usize);
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
                let over_all = reached_over_all(list);
                (printed, reached) = (printed + over_all, reached + over_all);
            }
            Document::Plan(plan) => {
                let sections = plan.chapters.iter().flat_map(|chapter| &chapter.sections);
                initiatives += sections.map(|section| section.initiatives.len()).sum::<usize>();
            }
            Document::Indicators(list) => indicators += list.rows.len(),
            Document::Aggregates(list) => areas += list.rows.len(),
        }
    }
    if grants || documents().next().is_none() {
        parts.push(language.count(projects, ["projekt", "projekt"], ["project", "projects"]));
        parts.push(match language {
            Language::Swedish => format!("{reached} av {printed} summor bevisade"),
            Language::English => format!("{reached} of {printed} totals proved"),
        });
    }
    if areas > 0 {
        parts.push(language.count(areas, ["summerad rad", "summerade rader"], ["summed row", "summed rows"]));
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

/// How many sums printed for several tables together their rows reach, where the tables have none of their
/// own.
fn reached_over_all(list: &Grants) -> usize {
    if list.tables.iter().any(|table| !totals(table).is_empty()) {
        return 0;
    }
    let rows = || list.tables.iter().flat_map(|table| &table.rows);
    let reached = |field: &str, printed: bool| {
        let mut told = rows().filter_map(|row| row.sure.get(field)).peekable();
        printed && told.peek().is_some() && told.all(|sure| *sure == Sure::Proved)
    };
    let whole = list.groups.iter().filter(|group| group.path.is_empty()).map(|group| &group.announced);
    let count = rows().count();
    whole
        .map(|sums| {
            let fields = [
                reached("applied", sums.applied.is_some()),
                reached("total_cost", sums.total_cost.is_some()),
                reached("grant", sums.grant.is_some()),
                sums.count.is_some_and(|told| usize::try_from(told).ok() == Some(count)),
            ];
            fields.into_iter().filter(|reached| *reached).count()
        })
        .sum()
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
        let sums = [announced.applied, announced.total_cost, announced.grant];
        told.extend(sums.into_iter().flatten().map(|sum| sum.to_string()));
        if !told.is_empty() {
            let says = language.pick("utlovar", "announces");
            let name = group.path.join(" / ");
            text.push_str(&format!("  {}{says}: {}\n", spaced(&name), told.join(", ")));
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

fn spaced(name: &str) -> String {
    if name.is_empty() { String::new() } else { format!("{name} ") }
}

fn print_aggregates(aggregates: &Aggregates, language: Language) -> String {
    let untitled = language.pick("Beviljade medel, summerade", "Granted money, summed");
    let mut text = format!("{}\n", aggregates.title.as_deref().unwrap_or(untitled));
    let (printed, proved) = (&aggregates.printed, &aggregates.proved);
    let amount = |amount: Option<Amount>| amount.map(|amount| amount.to_string());
    let count = |count: Option<u32>| count.map(|count| count.to_string());
    let columns = [
        ("count", language.pick("Antal", "Count"), count(printed.count), proved.count),
        ("applied", language.pick("Sökt", "Applied"), amount(printed.applied), proved.applied),
        ("allotted", language.pick("Tilldelat", "Allotted"), amount(printed.allotted), proved.allotted),
        ("grant", language.pick("Bidrag", "Grant"), amount(printed.grant), proved.grant),
    ];
    let value = |row: &AggregateRow, field: &str| match field {
        "count" => count(row.count),
        "applied" => amount(row.applied),
        "allotted" => amount(row.allotted),
        _ => amount(row.grant),
    };
    let filled = |field: &str| aggregates.rows.iter().any(|row| value(row, field).is_some());
    let kept: Vec<_> = columns.into_iter().filter(|(field, ..)| filled(field)).collect();
    let mut rows: Vec<Vec<String>> = Vec::new();
    let head = language.pick("Område", "Area").to_string();
    rows.push(std::iter::once(head).chain(kept.iter().map(|(_, name, ..)| (*name).to_string())).collect());
    for row in &aggregates.rows {
        let name = row.name.clone().unwrap_or_else(|| "–".to_string());
        let cells = kept.iter().map(|(field, ..)| marked(row.sure.get(*field), value(row, field)));
        rows.push(std::iter::once(name).chain(cells).collect());
    }
    if kept.iter().any(|(_, _, printed, _)| printed.is_some()) {
        let sums = kept.iter().map(|(_, _, printed, proved)| total(printed.clone(), *proved));
        rows.push(std::iter::once(language.pick("Summa", "Total").to_string()).chain(sums).collect());
    }
    let right: Vec<bool> = (0..=kept.len()).map(|column| column > 0).collect();
    print_rows(&rows, &right, &mut text);
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
        ("eu_part", language.pick("Varav EU", "EU part"), true),
        ("co_funding", language.pick("Medfinansiering", "Co-funding"), true),
    ]
    .into_iter()
    .filter(|(field, _, _)| has(field))
    .collect();
    let mut rows: Vec<Vec<String>> = vec![columns.iter().map(|(_, name, _)| (*name).to_string()).collect()];
    rows.extend(table.rows.iter().map(|row| columns.iter().map(|(field, _, _)| cell(row, field)).collect()));
    let sums: Vec<String> = columns.iter().map(|(field, ..)| sum_cell(table, field, language)).collect();
    if sums.iter().skip(1).any(|sum| !sum.is_empty()) {
        rows.push(sums);
    }
    let right: Vec<bool> = columns.iter().map(|(_, _, right)| *right).collect();
    print_rows(&rows, &right, text);
}

/// Rows with their columns below each other; `right` tells which are set to the right.
fn print_rows(rows: &[Vec<String>], right: &[bool], text: &mut String) {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..right.len()).map(|column| width(column).min(WIDEST)).collect();
    for row in rows {
        let cells = row.iter().zip(widths.iter().zip(right));
        let cells: Vec<String> = cells.map(|(cell, (width, right))| aligned(cell, *width, *right)).collect();
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
        "eu_part" => amount(row.eu_part),
        "co_funding" => amount(row.co_funding),
        _ => amount(row.grant),
    };
    marked(row.sure.get(field), value)
}

fn marked(sure: Option<&Sure>, value: Option<String>) -> String {
    match (sure, value) {
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
    total(printed.map(|printed| printed.to_string()), proved)
}

/// A printed total with a mark: reached, not reached.
fn total(printed: Option<String>, proved: Option<bool>) -> String {
    let mark = if proved == Some(true) { "= " } else { "≠ " };
    printed.map_or_else(String::new, |printed| format!("{mark}{printed}"))
}
