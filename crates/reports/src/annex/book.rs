//! The annex as a workbook: the projects, their sums by formulas, the priority issues, what looked odd.

use funding::{Totals, annex::Content};
use rendering::sheet::{Cell, Column, Kind, Sheet};

use super::table::{amount, share_cell, sums_cells, text};
use crate::words::{Words, kind_text};

/// Columns of the projects: key, header's text, what it holds. The explanation is `report-col-` + key.
const PROJECTS: [(&str, &str, Kind); 18] = [
    ("sub_region", "project-sub-region", Kind::Text),
    ("theme", "project-theme", Kind::Text),
    ("title", "report-project", Kind::Text),
    ("owner", "report-owner", Kind::Text),
    ("priority", "report-issue", Kind::Text),
    ("total_cost", "report-total-cost", Kind::Amount),
    ("grant", "report-grant", Kind::Amount),
    ("share", "report-share", Kind::Percent),
    ("applied", "report-applied", Kind::Amount),
    ("eu_part", "report-eu-part", Kind::Amount),
    ("co_funding", "report-co-funding", Kind::Amount),
    ("currency", "report-currency", Kind::Text),
    ("kind", "report-kind", Kind::Text),
    ("start", "report-start", Kind::Text),
    ("end", "report-end", Kind::Text),
    ("place", "report-place", Kind::Text),
    ("reference", "report-reference", Kind::Text),
    ("description", "report-description", Kind::Text),
];
/// Places of the columns that sums are reckoned from. Those from [`OPTIONAL`] on are left out where no
/// project fills them.
const SUB_REGION: usize = 0;
const THEME: usize = 1;
const COST: usize = 5;
const GRANT: usize = 6;
const OPTIONAL: usize = 8;

/// The sheets of the workbook, the projects first.
pub fn book(content: &Content, words: Words<'_>) -> Vec<Sheet> {
    let projects = projects(content, words);
    let sums = sums(content, words, &projects.title);
    vec![projects, sums, issues(content, words), findings(content, words)]
}

fn column(words: Words<'_>, (key, header, kind): (&str, &str, Kind)) -> Column {
    Column {
        key: key.to_string(),
        header: words.t(header),
        explanation: words.t(&format!("report-col-{}", key.replace('_', "-"))),
        kind,
    }
}

/// One row for each project. CSV is made of it too.
pub(crate) fn projects(content: &Content, words: Words<'_>) -> Sheet {
    let mut rows = Vec::new();
    for part in &content.parts {
        for row in &part.rows {
            let facts = &row.facts;
            let kind = facts.kind.map(|kind| words.t(kind_text(kind))).unwrap_or_default();
            rows.push(vec![
                text(&part.sub_region),
                text(&facts.theme),
                text(&facts.title),
                text(&facts.owner),
                text(&facts.priority),
                amount(facts.total_cost),
                amount(facts.grant),
                share_cell(facts),
                amount(facts.applied),
                amount(facts.eu_part),
                amount(facts.co_funding),
                text(&facts.currency),
                text(&kind),
                text(&facts.start),
                text(&facts.end),
                text(&facts.place),
                text(&facts.reference),
                text(&facts.description),
            ]);
        }
    }
    let totals = project_totals(content, words, &rows);
    let used = |place: usize| rows.iter().any(|row: &Vec<Cell>| row[place] != Cell::Empty);
    let kept: Vec<usize> = (0..PROJECTS.len()).filter(|place| *place < OPTIONAL || used(*place)).collect();
    let cut = |row: Vec<Cell>| kept.iter().map(|place| row[*place].clone()).collect::<Vec<_>>();
    Sheet {
        title: words.t("report-sheet-projects"),
        language: words.language(),
        columns: kept.iter().map(|place| column(words, PROJECTS[*place])).collect(),
        rows: rows.into_iter().map(cut).collect(),
        totals: if totals.is_empty() { totals } else { cut(totals) },
    }
}

/// Totals of the amounts; none over several currencies.
fn project_totals(content: &Content, words: Words<'_>, rows: &[Vec<Cell>]) -> Vec<Cell> {
    if content.totals().0.len() > 1 || rows.is_empty() {
        return Vec::new();
    }
    let sum = |place: usize| {
        let amounts = rows.iter().filter_map(|row| match &row[place] {
            Cell::Amount(amount) => Some(*amount),
            _ => None,
        });
        let amounts: Vec<types::Amount> = amounts.collect();
        if amounts.is_empty() { Cell::Empty } else { amount(types::Amount::sum(amounts)) }
    };
    let cell = |(place, (_, _, kind)): (usize, &(&str, &str, Kind))| match (place, kind) {
        (0, _) => text(&words.t("report-total")),
        (_, Kind::Amount) => sum(place),
        _ => Cell::Empty,
    };
    PROJECTS.iter().enumerate().map(cell).collect()
}

/// A line for each sub-region and theme, reckoned by the spreadsheet from the projects.
fn sums(content: &Content, words: Words<'_>, projects: &str) -> Sheet {
    let last = content.rows().count() + 1;
    let single = content.totals().0.len() == 1;
    let mut rows = Vec::new();
    for part in &content.parts {
        for table in part.tables() {
            for sums in &table.totals.0 {
                let mut cells = vec![text(&part.sub_region)];
                cells.extend(sums_cells(table.theme, sums));
                if single {
                    reckon(&mut cells, projects, last);
                }
                cells.push(text(&sums.currency));
                rows.push(cells);
            }
        }
    }
    let totals = content.totals();
    let totals = match totals.0.as_slice() {
        [one] if !rows.is_empty() => {
            let mut cells = vec![text(&words.t("report-total"))];
            cells.extend(sums_cells("", one));
            cells.push(text(&one.currency));
            cells
        }
        _ => Vec::new(),
    };
    let columns = [
        ("sub_region", "project-sub-region", Kind::Text),
        ("theme", "project-theme", Kind::Text),
        ("count", "report-count", Kind::Integer),
        ("total_cost", "report-total-cost", Kind::Amount),
        ("grant", "report-grant", Kind::Amount),
        ("share", "report-share", Kind::Percent),
        ("currency", "report-currency", Kind::Text),
    ];
    Sheet {
        title: words.t("report-sheet-sums"),
        language: words.language(),
        columns: columns.map(|one| column(words, one)).into(),
        rows,
        totals,
    }
}

/// Formulas in the place of count, cost and grant, for names that a formula can ask for.
fn reckon(cells: &mut [Cell], projects: &str, last: usize) {
    let range = |place: usize| {
        let letter = char::from(b'A' + place as u8);
        format!("'{}'!${letter}$2:${letter}${last}", projects.replace('\'', "''"))
    };
    let Some(asked) = [cells.first(), cells.get(1)].into_iter().map(criterion).collect::<Option<Vec<_>>>()
    else {
        return;
    };
    let where_ = format!("{},{},{},{}", range(SUB_REGION), asked[0], range(THEME), asked[1]);
    let formulas = [
        (2, format!("=COUNTIFS({where_})")),
        (3, format!("=SUMIFS({},{where_})", range(COST))),
        (4, format!("=SUMIFS({},{where_})", range(GRANT))),
    ];
    for (place, formula) in formulas {
        if cells[place] != Cell::Empty {
            let value = Box::new(cells[place].clone());
            cells[place] = Cell::Reckoned { formula, value };
        }
    }
}

/// What a formula asks a column for; `None` for a name with signs that mean something else to it.
fn criterion(cell: Option<&Cell>) -> Option<String> {
    match cell {
        Some(Cell::Text(name)) => {
            let plain = !name.contains(['*', '?', '~', '<', '>', '=', '"']) && name.len() < 200;
            plain.then(|| format!("\"{name}\""))
        }
        _ => Some("\"=\"".to_string()),
    }
}

fn issues(content: &Content, words: Words<'_>) -> Sheet {
    let coverage = content.coverage(None);
    let mut rows = Vec::new();
    for line in &coverage.issues {
        let places: Vec<&str> = line.present().map(|place| coverage.sub_regions[place].as_str()).collect();
        for sums in &line.totals.0 {
            rows.push(vec![
                text(if line.issue.is_empty() { "–" } else { &line.issue }),
                Cell::Integer(sums.count),
                amount((sums.without_grant < sums.count).then_some(sums.grant)),
                text(&sums.currency),
                text(&places.join(", ")),
            ]);
        }
    }
    let columns = [
        ("priority", "report-priority-issue", Kind::Text),
        ("count", "report-count", Kind::Integer),
        ("grant", "report-grant", Kind::Amount),
        ("currency", "report-currency", Kind::Text),
        ("sub_regions", "project-sub-regions", Kind::Text),
    ];
    Sheet {
        title: words.t("report-sheet-issues"),
        language: words.language(),
        columns: columns.map(|one| column(words, one)).into(),
        rows,
        totals: issue_totals(&content.totals(), words),
    }
}

fn issue_totals(totals: &Totals, words: Words<'_>) -> Vec<Cell> {
    match totals.0.as_slice() {
        [one] => vec![
            text(&words.t("report-total")),
            Cell::Integer(one.count),
            Cell::Amount(one.grant),
            text(&one.currency),
            Cell::Empty,
        ],
        _ => Vec::new(),
    }
}

fn findings(content: &Content, words: Words<'_>) -> Sheet {
    let line = |part: &funding::annex::Part, note: &funding::annex::Note| {
        let said = if words.lang == web::Lang::Sv { &note.sv } else { &note.en };
        let state = words.t(if note.settled { "report-state-settled" } else { "report-state-open" });
        vec![text(&part.sub_region), text(said), text(&state), text(&note.comment)]
    };
    let columns = [
        ("sub_region", "project-sub-region", Kind::Text),
        ("finding", "report-finding", Kind::Text),
        ("state", "report-state", Kind::Text),
        ("answer", "report-answer", Kind::Text),
    ];
    Sheet {
        title: words.t("report-sheet-findings"),
        language: words.language(),
        columns: columns.map(|one| column(words, one)).into(),
        rows: content
            .parts
            .iter()
            .flat_map(|part| part.findings.iter().map(move |note| line(part, note)))
            .collect(),
        totals: Vec::new(),
    }
}
