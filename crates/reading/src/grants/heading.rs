//! Headings around tables: the document's title, the group with its introduction, the theme right above a
//! table.

use super::column::owner_label;
use super::joining::{append, ends_sentence, is_item, is_page_number, paragraphs};
use crate::page::Line;

/// The headings in the lines between two tables.
#[derive(Clone, Debug, Default)]
pub struct Headings {
    pub theme: Option<String>,
    pub theme_at: Option<(usize, usize)>,
    pub group: Option<GroupHeading>,
    /// Index of the first line of these headings: texts about rows end here.
    pub start: usize,
}

#[derive(Clone, Debug)]
pub struct GroupHeading {
    pub name: String,
    pub intro: String,
    pub lines: (usize, usize),
}

pub fn looks_like_heading(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let letters = text.chars().any(char::is_alphabetic);
    letters
        && words <= 12
        && text.chars().count() <= 90
        && !ends_sentence(text)
        && !text.ends_with([',', ';', '-'])
        && !is_item(text)
        && !is_page_number(text)
        && owner_label(text).is_none()
        && !text.contains('\t')
}

/// A heading's text without the signs that mark it as one.
fn bare(text: &str) -> &str {
    text.trim_start_matches('#').trim_start()
}

fn filled(lines: &[Line], from: usize, to: usize) -> Vec<usize> {
    (from..to).filter(|&i| !lines[i].is_blank() && !is_page_number(&lines[i].text)).collect()
}

/// Finds the headings above the table whose header starts at `to`. `is_row` tells lines that are a row's
/// heading.
pub fn headings(
    lines: &[Line],
    (from, to): (usize, usize),
    usual: usize,
    first: bool,
    is_row: &dyn Fn(&str) -> bool,
) -> Headings {
    let at = filled(lines, from, to);
    let mut found = Headings { start: to, ..Headings::default() };
    let mut above = at.len();
    if let Some(&last) = at.last().filter(|&&i| looks_like_heading(&lines[i].text) && !is_row(&lines[i].text))
    {
        let mut start = last;
        above -= 1;
        let lower = lines[last].text.starts_with(char::is_lowercase);
        if let Some(&before) = at[..above].last().filter(|&&i| lower && looks_like_heading(&lines[i].text)) {
            start = before;
            above -= 1;
        }
        let mut theme = String::new();
        (start..=last).for_each(|i| append(&mut theme, bare(&lines[i].text)));
        found.theme = Some(theme);
        found.theme_at = Some((start, last));
        found.start = start;
    }
    found.group = group(lines, &at[..above], usual, first, is_row);
    if let Some(group) = &found.group {
        found.start = group.lines.0;
    }
    found
}

/// In lines; what is longer is a text of its own.
const LONGEST_INTRODUCTION: usize = 80;

/// The last heading that has an introduction below it. Away from the document's start the introduction must
/// name the group or announce something, else it may be a subheading inside a text.
fn group(
    lines: &[Line],
    at: &[usize],
    usual: usize,
    first: bool,
    is_row: &dyn Fn(&str) -> bool,
) -> Option<GroupHeading> {
    for place in (0..at.len()).rev() {
        let text = &lines[at[place]].text;
        let short = text.split_whitespace().count() <= 8 && text.chars().count() <= 70;
        if !short || !looks_like_heading(text) || text.starts_with(char::is_lowercase) || is_row(text) {
            continue;
        }
        let open = place == 0 || {
            let before = &lines[at[place - 1]].text;
            let gap = at[place] - at[place - 1] - 1;
            ends_sentence(before) || gap > usual + 1 || (is_item(before) && gap > usual)
        };
        let below = &at[place + 1..];
        if below.len() > LONGEST_INTRODUCTION {
            return None;
        }
        let prose = below.first().is_some_and(|&i| {
            lines[i].text.split_whitespace().count() >= 5 && owner_label(&lines[i].text).is_none()
        });
        if !open || !prose {
            continue;
        }
        let intro = paragraphs(lines, below, usual);
        let last = *below.last()?;
        let said = super::announced::announced(&intro);
        if first || names(&intro, text) || said.count.is_some() || said.priorities.is_some() {
            return Some(GroupHeading {
                name: super::joining::fold(bare(text)),
                intro,
                lines: (at[place], last),
            });
        }
    }
    None
}

/// The introduction repeats the heading's first long word or its stem.
fn names(intro: &str, heading: &str) -> bool {
    let word = heading.split_whitespace().find(|word| word.chars().count() >= 5).unwrap_or("");
    let stem: String = word.chars().take(word.chars().count().saturating_sub(2).max(5)).collect();
    let sentence = intro.split_inclusive(". ").next().unwrap_or("");
    !stem.is_empty() && sentence.to_lowercase().contains(&stem.to_lowercase())
}

/// The document's title: the first heading that is not just an annex number, with its continuation lines.
pub fn document_title(
    lines: &[Line],
    to: usize,
    publisher: Option<usize>,
) -> Option<(String, (usize, usize))> {
    let mut at = filled(lines, 0, to);
    // The letterhead is no title, unless there is no other.
    if at.len() > 1 {
        at.retain(|&line| Some(line) != publisher);
    }
    let annex = |text: &str| {
        let first = text.split_whitespace().next().unwrap_or("").to_lowercase();
        text.split_whitespace().count() <= 2
            && ["bilaga", "appendix", "annex", "vedlegg", "bilag"].contains(&first.trim_end_matches(':'))
    };
    let start = at.iter().position(|&i| !annex(&lines[i].text))?;
    let first = at[start];
    if !looks_like_heading(&lines[first].text) {
        return None;
    }
    let mut title = String::new();
    append(&mut title, bare(&lines[first].text));
    let mut last = first;
    for &next in &at[start + 1..] {
        let text = &lines[next].text;
        if next - last > 1 || !text.starts_with(char::is_lowercase) || !looks_like_heading(text) {
            break;
        }
        append(&mut title, text);
        last = next;
    }
    Some((title, (first, last)))
}

/// The one year that the heading lines above a table speak of.
pub fn year_above(lines: &[Line], to: usize) -> Option<i32> {
    let short = |&at: &usize| lines[at].text.split_whitespace().count() <= 12;
    let at: Vec<usize> = filled(lines, 0, to).into_iter().take(5).filter(short).collect();
    let years: Vec<i32> = at.iter().filter_map(|&at| year_in(&lines[at].text)).collect();
    let first = *years.first()?;
    years.iter().all(|year| *year == first).then_some(first)
}

/// The year that a title speaks of, if it is one year only.
pub fn year_in(text: &str) -> Option<i32> {
    let mut years: Vec<i32> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| part.len() == 4)
        .filter_map(|part| part.parse().ok())
        .filter(|year| (1990..=2100).contains(year))
        .collect();
    years.dedup();
    match years[..] {
        [year] => Some(year),
        _ => None,
    }
}
