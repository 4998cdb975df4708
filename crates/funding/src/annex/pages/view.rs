//! Parts, totals, coverage and differences as the pages show them.

use reading::contract::Severity;
use serde_json::Value;
use web::{Lang, Page};

use crate::annex::{Content, Coverage, Note, Part, PartDifference, Row};
use crate::pages::{Block, CurrencyTable, SumsLine, field_label, field_value, money, named, total_lines};
use crate::{Sums, Totals};

/// A part: its tables, its descriptions, what looked odd.
pub(crate) struct PartView {
    pub heading: String,
    pub introduction: Vec<String>,
    pub tables: Vec<TableView>,
    pub totals: Vec<SumsLine>,
    pub descriptions: Vec<Description>,
    pub notes: Vec<NoteLine>,
}

pub(crate) struct TableView {
    pub heading: String,
    pub rows: Vec<RowLine>,
    pub totals: Vec<SumsLine>,
}

pub(crate) struct RowLine {
    /// Empty where the record is not shown to this visitor.
    pub href: String,
    pub title: String,
    pub owner: String,
    pub issue: String,
    pub cost: String,
    pub grant: String,
}

pub(crate) struct Description {
    pub title: String,
    pub paragraphs: Vec<String>,
}

pub(crate) struct NoteLine {
    pub severity: &'static str,
    pub text: String,
    pub title: String,
    pub settled: bool,
    pub comment: String,
}

pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    text.split('\n').map(str::trim).filter(|part| !part.is_empty()).map(str::to_string).collect()
}

impl PartView {
    /// `linked`: this visitor sees the projects' own pages.
    pub(crate) fn new(page: &Page, part: &Part, linked: bool) -> PartView {
        let table = |table: crate::annex::Table<'_>| TableView {
            heading: named(page, table.theme, "annex-no-theme"),
            rows: table.rows.iter().map(|row| row_line(row, linked)).collect(),
            totals: total_lines(page, &table.totals),
        };
        let described = part.rows.iter().filter(|row| !row.facts.description.is_empty());
        PartView {
            heading: part.sub_region.clone(),
            introduction: paragraphs(&part.introduction),
            tables: part.tables().into_iter().map(table).collect(),
            totals: total_lines(page, &part.totals()),
            descriptions: described.map(description).collect(),
            notes: part.findings.iter().map(|note| note_line(page, note)).collect(),
        }
    }
}

fn row_line(row: &Row, linked: bool) -> RowLine {
    let facts = &row.facts;
    let id = row.id.as_deref().filter(|_| linked);
    RowLine {
        href: id.map(|id| format!("{}{id}", crate::PROJECT.path)).unwrap_or_default(),
        title: facts.title.clone(),
        owner: facts.owner.clone(),
        issue: facts.priority.clone(),
        cost: money(facts.total_cost, &facts.currency),
        grant: money(facts.grant, &facts.currency),
    }
}

fn description(row: &Row) -> Description {
    Description { title: row.facts.title.clone(), paragraphs: paragraphs(&row.facts.description) }
}

fn note_line(page: &Page, note: &Note) -> NoteLine {
    NoteLine {
        severity: match note.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        },
        text: match page.language() {
            Lang::Sv => note.sv.clone(),
            Lang::En => note.en.clone(),
        },
        title: note.title.clone(),
        settled: note.settled,
        comment: note.comment.clone(),
    }
}

/// Totals by sub-region and theme, a table for each currency.
pub(crate) fn totals_tables(page: &Page, content: &Content) -> Vec<CurrencyTable> {
    let totals = content.totals();
    let several = totals.0.len() > 1;
    let lines = total_lines(page, &totals);
    let table = |(sums, total): (&Sums, SumsLine)| {
        let of = |totals: &Totals, name: &str| {
            let own = totals.0.iter().find(|own| own.currency == sums.currency && own.count > 0);
            own.map(|own| SumsLine::new(page, named(page, name, "annex-no-theme"), String::new(), own))
        };
        let block = |part: &Part| {
            let head = of(&part.totals(), &part.sub_region)?;
            let themes = part.tables();
            let lines = themes.iter().filter_map(|table| of(&table.totals, table.theme)).collect();
            Some(Block { head, lines })
        };
        let caption = page.t("annex-totals");
        CurrencyTable {
            caption: if several { format!("{caption} ({})", sums.currency) } else { caption },
            blocks: content.parts.iter().filter_map(block).collect(),
            across: content.themes().iter().filter_map(|theme| of(&theme.totals, theme.theme)).collect(),
            total,
            charts: Vec::new(),
        }
    };
    totals.0.iter().zip(lines).map(table).collect()
}

pub(crate) struct CoverageView {
    pub lines: Vec<CoverageLine>,
    pub without_money: String,
}

pub(crate) struct CoverageLine {
    pub sums: Vec<SumsLine>,
    pub places: String,
}

impl CoverageView {
    pub(crate) fn new(page: &Page, coverage: &Coverage) -> CoverageView {
        let line = |line: &crate::annex::IssueLine| {
            let label = match line.issue.parse::<u32>() {
                Ok(number) => page.t1("project-priority-number", "number", number.to_string()),
                Err(_) => named(page, &line.issue, "annex-no-issue"),
            };
            let sums = line.totals.0.iter();
            let sums = sums.map(|sums| SumsLine::new(page, label.clone(), String::new(), sums)).collect();
            let places: Vec<&str> = line
                .present()
                .filter_map(|place| coverage.sub_regions.get(place))
                .map(String::as_str)
                .collect();
            CoverageLine { sums, places: places.join(", ") }
        };
        CoverageView {
            lines: coverage.issues.iter().map(line).collect(),
            without_money: ranges(&coverage.without_money),
        }
    }
}

/// `1, 3–5, 9`.
fn ranges(numbers: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match runs.last_mut().filter(|(_, last)| last + 1 == *number) {
            Some((_, last)) => *last = *number,
            None => runs.push((*number, *number)),
        }
    }
    let word = |(first, last): &(u32, u32)| match last - first {
        0 => first.to_string(),
        1 => format!("{first}, {last}"),
        _ => format!("{first}–{last}"),
    };
    runs.iter().map(word).collect::<Vec<_>>().join(", ")
}

/// What differs in one part, in words.
pub(crate) struct DifferenceView {
    pub heading: String,
    /// Something about the part as a whole; empty if there is nothing.
    pub notes: Vec<String>,
    pub fields: Vec<ChangeLine>,
    pub added: Vec<String>,
    pub removed: Vec<String>,
    pub changed: Vec<(String, Vec<ChangeLine>)>,
}

pub(crate) struct ChangeLine {
    pub label: String,
    pub old: String,
    pub new: String,
}

impl DifferenceView {
    pub(crate) fn new(page: &Page, part: &PartDifference) -> DifferenceView {
        let mut notes = Vec::new();
        for (holds, key) in [
            (part.is_new, "annex-difference-new-part"),
            (part.is_gone, "annex-difference-gone-part"),
            (part.findings, "annex-difference-findings"),
        ] {
            notes.extend(holds.then(|| page.t(key)));
        }
        DifferenceView {
            heading: part.sub_region.clone(),
            notes,
            fields: part.fields.iter().map(|field| text_change(page, field)).collect(),
            added: part.added.iter().map(summary).collect(),
            removed: part.removed.iter().map(summary).collect(),
            changed: part.changed.iter().map(|change| row_change(page, change)).collect(),
        }
    }
}

fn summary(row: &Row) -> String {
    let facts = &row.facts;
    let parts = [facts.title.clone(), facts.owner.clone(), money(facts.grant, &facts.currency)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// A change of the annex's or a part's own texts.
pub(crate) fn text_change(page: &Page, (name, old, new): &crate::annex::FieldChange) -> ChangeLine {
    let said = |value: &Option<String>| value.clone().unwrap_or_else(|| "–".to_string());
    let label = page.t(format!("annex-field-{}", name.replace('_', "-")));
    ChangeLine { label, old: said(old), new: said(new) }
}

fn row_change(page: &Page, change: &crate::annex::RowChange) -> (String, Vec<ChangeLine>) {
    let currency = &change.row.facts.currency;
    let line = |(name, old, new): &crate::annex::FieldChange| {
        let said = |value: &Option<String>| {
            let text = value.as_ref()?;
            let stored = text.parse().map_or_else(|_| Value::String(text.clone()), Value::Number);
            field_value(page, name, &stored, currency).or_else(|| Some(text.clone()))
        };
        let or_none = |value: Option<String>| value.unwrap_or_else(|| "–".to_string());
        ChangeLine { label: field_label(page, name), old: or_none(said(old)), new: or_none(said(new)) }
    };
    (change.row.facts.title.clone(), change.fields.iter().map(line).collect())
}

#[cfg(test)]
mod tests {
    use super::ranges;

    #[test]
    fn runs_are_folded() {
        let cases: [(&[u32], &str); 4] =
            [(&[], ""), (&[4], "4"), (&[1, 2, 4], "1, 2, 4"), (&[1, 3, 4, 5, 9], "1, 3–5, 9")];
        for (numbers, expected) in cases {
            assert_eq!(ranges(numbers), expected);
        }
    }
}
