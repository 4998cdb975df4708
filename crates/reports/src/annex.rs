//! The annual annex (*årsbilaga*) as a report: what it says in which order. Sub-region, theme, table,
//! descriptions; with totals on every level, what looked odd, and which priority issues have money.

mod book;
mod data;
mod table;

pub use book::book;
pub use data::data;

use funding::annex::{Content, Note, Part, Row};
use jiff::civil::Date;
use rendering::{
    Measure,
    chart::{Bar, Bars, Caption, bars},
    document::{Block, Chart, Document, Fact, Style},
};

use crate::words::Words;

/// The annex as a document. `made` is the day on which the report is made; `hash` seals a locked version.
pub fn document(
    content: &Content,
    words: Words<'_>,
    style: Style,
    made: Date,
    hash: Option<&str>,
) -> Document {
    let mut facts = vec![
        Fact::new(words.t("report-compiled-by"), &content.compiled_by),
        Fact::new(words.t("report-made"), made.to_string()),
        Fact::new(words.t("report-scope"), scope(content, words)),
    ];
    facts.retain(|fact| !fact.text.is_empty());
    if let Some(hash) = hash {
        facts.push(Fact::new(words.t("report-hash"), hash));
    }
    let mut blocks = summary(content, words);
    for part in &content.parts {
        blocks.extend(part_blocks(part, words));
    }
    blocks.extend(coverage(content, words));
    blocks.extend(findings(content, words));
    Document {
        title: title(content, words),
        subtitle: words.t("report-annex"),
        language: words.language(),
        publisher: content.compiled_by.clone(),
        made,
        facts,
        contents: content.parts.len() > 1,
        style,
        blocks,
    }
}

pub(crate) fn title(content: &Content, words: Words<'_>) -> String {
    if content.title.is_empty() {
        words.with("report-annex-title", &[("year", content.year.to_string())])
    } else {
        content.title.clone()
    }
}

fn scope(content: &Content, words: Words<'_>) -> String {
    let projects = words.count("report-measures", content.rows().count());
    let regions = words.count("report-sub-regions", content.parts.len());
    words.with("report-scope-text", &[("projects", projects), ("regions", regions)])
}

/// What a board reads first: the introduction, money per sub-region and per theme.
fn summary(content: &Content, words: Words<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::heading(1, words.t("report-summary"))];
    blocks.extend(Block::paragraphs(&content.introduction));
    if content.rows().next().is_none() {
        blocks.push(Block::paragraph(words.t("report-nothing-granted")));
        return blocks;
    }
    let parts = content.parts.iter().map(|part| (sub_region(part, words), part.totals())).collect::<Vec<_>>();
    blocks.extend(table::totals(words, ("report-sums-by-sub-region", "project-sub-region"), &parts));
    let themes = content.themes().into_iter().map(|theme| (theme_name(theme.theme, words), theme.totals));
    let themes: Vec<_> = themes.collect();
    if themes.len() > 1 {
        blocks.extend(table::totals(words, ("report-sums-by-theme", "project-theme"), &themes));
        blocks.extend(chart(words, &themes));
    }
    blocks
}

/// Grants of the themes in kronor; none where there are other currencies.
fn chart(words: Words<'_>, themes: &[(String, funding::Totals)]) -> Option<Block> {
    let only = |totals: &funding::Totals| match totals.0.as_slice() {
        [one] if one.currency == "SEK" => Some(one.grant.ore()),
        _ => None,
    };
    let mut rows: Vec<(String, i64)> =
        themes.iter().map(|(name, totals)| Some((name.clone(), only(totals)?))).collect::<Option<_>>()?;
    rows.sort_by_key(|(_, grant)| std::cmp::Reverse(*grant));
    let told: Vec<String> = rows
        .iter()
        .map(|(name, grant)| format!("{name}: {}", Measure::Money.show(*grant, words.language())))
        .collect();
    let caption = Caption {
        id: "grants-by-theme".to_string(),
        title: words.t("report-chart-title"),
        description: words.t("report-chart-description"),
        language: words.language(),
        measure: Measure::Money,
    };
    let bars_of = rows.into_iter().map(|(label, value)| Bar { label, value }).collect();
    let svg = bars(&Bars { caption, bars: bars_of });
    let description = format!("{} {}", words.t("report-chart-description"), told.join("; "));
    Some(Block::Chart(Chart { svg, description }))
}

fn sub_region(part: &Part, words: Words<'_>) -> String {
    if part.sub_region.is_empty() { words.t("report-no-sub-region") } else { part.sub_region.clone() }
}

fn theme_name(theme: &str, words: Words<'_>) -> String {
    if theme.is_empty() { words.t("report-no-theme") } else { theme.to_string() }
}

fn part_blocks(part: &Part, words: Words<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::NewPage, Block::heading(1, sub_region(part, words))];
    blocks.extend(Block::paragraphs(&part.introduction));
    blocks.push(Block::paragraph(told_totals(part, words)));
    let tables = part.tables();
    let lone = tables.len() == 1 && tables.iter().all(|table| table.theme.is_empty());
    for one in &tables {
        if !lone {
            blocks.push(Block::heading(2, theme_name(one.theme, words)));
        }
        blocks.extend(table::projects(&one.rows, words));
        blocks.extend(one.rows.iter().flat_map(|row| description(row, words)));
    }
    blocks
}

/// "21 insatser har beviljats. De kostar tillsammans 26 881 390 kr, varav 5 582 375 kr är bidrag."
fn told_totals(part: &Part, words: Words<'_>) -> String {
    let totals = part.totals();
    let mut sentences = vec![words.count("report-granted", part.rows.len())];
    for sums in totals.0.iter().filter(|sums| sums.count > 0) {
        let unit = table::unit(words, &sums.currency);
        let show = |amount: types::Amount| format!("{}\u{a0}{unit}", table::shown(words, amount));
        let values = [("cost", show(sums.total_cost)), ("grant", show(sums.grant))];
        let (costs, grants) = (sums.without_cost < sums.count, sums.without_grant < sums.count);
        match (costs, grants) {
            (true, true) => sentences.push(words.with("report-cost-and-grant", &values)),
            (false, true) => sentences.push(words.with("report-grant-only", &values[1..])),
            _ => {}
        }
    }
    sentences.join(" ")
}

/// A project's own text, under its title; nothing for one that has none.
fn description(row: &Row, words: Words<'_>) -> Vec<Block> {
    let facts = &row.facts;
    let kind = facts.kind.map(|kind| words.t(crate::words::kind_text(kind))).unwrap_or_default();
    let period = match (facts.start.as_str(), facts.end.as_str()) {
        ("", "") => String::new(),
        (start, end) => format!("{start}–{end}"),
    };
    let mut lines = vec![
        Fact::new(words.t("report-kind"), kind),
        Fact::new(words.t("report-period"), period),
        Fact::new(words.t("report-place"), &facts.place),
        Fact::new(words.t("report-reference"), &facts.reference),
        Fact::new(words.t("report-concerns"), facts.areas.join(", ")),
    ];
    lines.retain(|fact| !fact.text.is_empty());
    if facts.description.trim().is_empty() && lines.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::heading(3, &facts.title)];
    if !facts.owner.is_empty() {
        lines.insert(0, Fact::new(words.t("report-owner"), &facts.owner));
    }
    blocks.push(Block::Facts { facts: lines });
    blocks.extend(Block::paragraphs(&facts.description));
    blocks
}

/// Which priority issues have money, and which have none.
fn coverage(content: &Content, words: Words<'_>) -> Vec<Block> {
    let coverage = content.coverage(None);
    if coverage.issues.iter().all(|line| line.issue.is_empty()) {
        return Vec::new();
    }
    let mut blocks = vec![Block::NewPage, Block::heading(1, words.t("report-issues"))];
    blocks.push(Block::paragraph(words.t("report-issues-lead")));
    blocks.extend(table::issues(&coverage, words));
    if !coverage.without_money.is_empty() {
        let numbers: Vec<String> = coverage.without_money.iter().map(u32::to_string).collect();
        blocks.push(Block::paragraph(words.with("report-issues-without", &[("issues", numbers.join(", "))])));
    }
    blocks
}

/// What looked odd in the source, and what was answered.
fn findings(content: &Content, words: Words<'_>) -> Vec<Block> {
    if content.findings().next().is_none() {
        return Vec::new();
    }
    let mut blocks = vec![Block::heading(1, words.t("report-findings"))];
    blocks.push(Block::paragraph(words.t("report-findings-lead")));
    for part in content.parts.iter().filter(|part| !part.findings.is_empty()) {
        blocks.push(Block::heading(2, sub_region(part, words)));
        blocks.push(Block::List { items: part.findings.iter().map(|note| finding(note, words)).collect() });
    }
    blocks
}

fn finding(note: &Note, words: Words<'_>) -> String {
    let text = if words.lang == web::Lang::Sv { &note.sv } else { &note.en };
    let mut told = text.clone();
    if note.settled {
        let key = if note.comment.is_empty() { "report-settled" } else { "report-settled-with" };
        told.push_str(&format!(" {}", words.with(key, &[("comment", note.comment.clone())])));
    }
    told
}
