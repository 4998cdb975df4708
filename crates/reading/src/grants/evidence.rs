//! Which words of a row are its title and which its owner: decided by where they recur, else weighed.

use std::collections::HashSet;
use std::ops::Range;

use super::column::{Column, Field};
use super::cut::{Candidate, Cell};
use super::entry::Entry;
use super::joining::append;
use super::name::{
    Match, compare, is_cut_short, letters, made_whole, parted_otherwise, tells_organisation, words,
};
use super::table::{RawRow, Token};
use crate::contract::Sure;

/// What the whole document tells about names.
#[derive(Default)]
pub struct Known {
    /// Letters of every owner on a label line.
    pub owners: HashSet<String>,
}

/// The names of one row in one way of cutting it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    pub title: Option<String>,
    pub owner: Option<String>,
}

#[derive(Clone, Debug)]
pub struct NameReading {
    pub names: Names,
    pub title_sure: Sure,
    pub owner_sure: Sure,
    pub alternatives: Vec<Names>,
}

/// How well a way of cutting agrees with a text below; higher is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Agreement {
    title: Match,
    owner: Match,
}

impl Agreement {
    pub fn weight(self) -> u32 {
        let value = |found: Match| match found {
            Match::Exact => 4,
            Match::Close => 3,
            Match::Part => 1,
            Match::None => 0,
        };
        value(self.title) * 2 + value(self.owner)
    }

    /// The text is about the row: its title agrees, or its owner does and the title partly.
    pub fn is_about_row(self) -> bool {
        self.title >= Match::Close || (self.owner >= Match::Close && self.title == Match::Part)
    }
}

pub fn text_of(tokens: &[Token]) -> String {
    let mut text = String::new();
    let mut line: Option<usize> = None;
    for token in tokens {
        // Words are mended only over a line's end.
        if line == Some(token.line) && !text.is_empty() {
            text.push(' ');
            text.push_str(&token.text);
        } else {
            append(&mut text, &token.text);
        }
        line = Some(token.line);
    }
    text
}

// ---- every split of the words into title and owner --------------------------------------------------------

/// One split: the names, and where between two words it lies (`None` where cells or values keep them apart).
#[derive(Clone, Debug)]
pub struct Split {
    pub names: Names,
    at: Option<(usize, Range<usize>)>,
}

/// Every split of a cut row's words.
pub fn splits(row: &RawRow, columns: &[Column], candidate: &Candidate) -> Vec<Split> {
    let text = |range: Range<usize>| Some(text_of(&row.tokens[range]));
    let mut base = Names::default();
    let mut open: Option<(Range<usize>, bool)> = None;
    for (index, cell) in candidate.cells.iter().enumerate() {
        let field = columns[index].field;
        match (cell, field) {
            (Cell::Text(value), Some(Field::Title)) => base.title = Some(value.clone()),
            (Cell::Text(value), Some(Field::Owner)) => base.owner = Some(value.clone()),
            (Cell::Words(range), _) => {
                let block: Vec<Field> =
                    columns[index..].iter().take_while(|c| c.is_text()).filter_map(|c| c.field).collect();
                match block[..] {
                    [Field::Title] => base.title = text(range.clone()),
                    [Field::Owner] => base.owner = text(range.clone()),
                    [Field::Title, Field::Owner] => open = Some((range.clone(), true)),
                    [Field::Owner, Field::Title] => open = Some((range.clone(), false)),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    let Some((range, title_first)) = open else {
        return vec![Split { names: base, at: None }];
    };
    (range.start + 1..range.end)
        .map(|at| {
            let (first, second) = (text(range.start..at), text(at..range.end));
            let names = match title_first {
                true => Names { title: first, owner: second },
                false => Names { title: second, owner: first },
            };
            Split { names, at: Some((at, range.clone())) }
        })
        .chain(std::iter::once(whole_title(&base, text(range.clone()), &range)))
        .collect()
}

/// The owner may be missing altogether.
fn whole_title(base: &Names, title: Option<String>, range: &Range<usize>) -> Split {
    Split { names: Names { title, owner: base.owner.clone() }, at: Some((range.end, range.clone())) }
}

/// How a split agrees with a text.
pub fn agreement(names: &Names, entry: &Entry) -> Agreement {
    let title = names.title.as_deref().map_or(Match::None, |title| compare(title, &entry.title));
    let owner = match (&names.owner, &entry.owner) {
        (Some(owner), Some(label)) => match compare(owner, label) {
            // Words of the table that the label lacks speak against the cut; the other way round is an
            // abbreviation.
            Match::Part if !within(owner, label) => Match::None,
            found => found,
        },
        _ => Match::None,
    };
    Agreement { title, owner }
}

fn within(few: &str, many: &str) -> bool {
    let many = words(many);
    words(few).iter().all(|word| many.contains(word))
}

// ---- what names rule out ----------------------------------------------------------------------------------

/// Takes away the cuts that names speak against: those that agree worse with the row's text than others do,
/// and those whose words swallow a number after a name that is known to end before it.
pub fn weed(
    row: &RawRow,
    columns: &[Column],
    cuts: &[Candidate],
    entry: Option<&Entry>,
    known: &Known,
) -> Vec<Candidate> {
    let mut kept: Vec<Candidate> = cuts.to_vec();
    if let Some(entry) = entry {
        let weigh = |cut: &Candidate| {
            splits(row, columns, cut).iter().map(|s| agreement(&s.names, entry).weight()).max().unwrap_or(0)
        };
        let best = kept.iter().map(weigh).max().unwrap_or(0);
        kept.retain(|cut| weigh(cut) == best);
    }
    let ended = kept.iter().any(|cut| !cut.swallows && ends_in_name(row, columns, cut, known));
    if ended {
        kept.retain(|cut| !cut.swallows);
    }
    kept
}

fn ends_in_name(row: &RawRow, columns: &[Column], cut: &Candidate, known: &Known) -> bool {
    let Some((column, range)) = cut.words().last() else {
        return false;
    };
    let block = columns[column..].iter().take_while(|c| c.is_text());
    let owner_last = block.last().is_some_and(|c| c.field == Some(Field::Owner));
    let last = &row.tokens[range.end - 1].text;
    let recurs = (range.start..range.end)
        .any(|at| known.owners.contains(&letters(&text_of(&row.tokens[at..range.end]))));
    owner_last && (tells_organisation(last) || recurs)
}

// ---- the names --------------------------------------------------------------------------------------------

/// Reads title and owner of a row from the cuts that are left.
pub fn names(
    row: &RawRow,
    columns: &[Column],
    cuts: &[Candidate],
    entry: Option<&Entry>,
    known: &Known,
) -> NameReading {
    let all: Vec<Split> = cuts.iter().flat_map(|cut| splits(row, columns, cut)).collect();
    let mut distinct: Vec<Split> = Vec::new();
    for split in all {
        if !distinct.iter().any(|held| held.names == split.names) {
            distinct.push(split);
        }
    }
    let mut reading = match entry {
        Some(entry) => by_entry(&distinct, entry, row, known),
        None => by_weight(&distinct, row, columns, known),
    };
    // A column's name that comes again is the header of the next page.
    let title = reading.names.title.as_deref().map(letters);
    if title.is_some_and(|title| columns.iter().any(|column| letters(&column.header) == title)) {
        reading.title_sure = reading.title_sure.max(Sure::Assumed);
    }
    if row.unsure {
        reading.title_sure = reading.title_sure.max(Sure::Assumed);
        reading.owner_sure = reading.owner_sure.max(Sure::Assumed);
    }
    reading
}

fn by_entry(splits: &[Split], entry: &Entry, row: &RawRow, known: &Known) -> NameReading {
    let weight = |split: &Split| agreement(&split.names, entry).weight();
    let best = splits.iter().map(weight).max().unwrap_or(0);
    let top: Vec<&Split> = splits.iter().filter(|split| weight(split) == best).collect();
    let Some(first) = top.first() else {
        return nothing();
    };
    let found = agreement(&first.names, entry);
    let alternatives: Vec<Names> = top[1..].iter().map(|split| split.names.clone()).collect();
    let apart = first.at.is_none();
    let one_way = top.len() == 1;
    let labelled = entry.owner.is_some();
    let owner_recurs =
        first.names.owner.as_deref().is_some_and(|owner| known.owners.contains(&letters(owner)));
    let cut_short = match (&first.names.owner, &entry.owner) {
        (Some(owner), Some(told)) => is_cut_short(owner, told),
        _ => false,
    };
    let owner_agrees = (found.owner >= Match::Part && !cut_short) || (!labelled && owner_recurs);
    let proved = |agrees: bool| if agrees && one_way { Sure::Proved } else { unproved(apart) };
    let alone = !labelled && heading_suffices(first, row) && !ends_in_other_owner(first, row, known);
    let cut_stands = apart || owner_agrees || alone;
    let mut names = first.names.clone();
    let (title_whole, owner_whole) =
        (mend(&mut names.title, Some(&entry.title)), mend(&mut names.owner, entry.owner.as_deref()));
    NameReading {
        names,
        title_sure: proved(found.title >= Match::Close && cut_stands && title_whole),
        owner_sure: proved(owner_agrees && owner_whole),
        alternatives,
    }
}

/// Makes words whole that a narrow column has cut, as the text tells them; `false` where the two part their
/// words differently and neither can be told to be right.
fn mend(name: &mut Option<String>, told: Option<&str>) -> bool {
    let (Some(held), Some(told)) = (name.as_deref(), told) else { return true };
    if let Some(whole) = made_whole(held, told) {
        *name = Some(whole.to_string());
        return true;
    }
    !parted_otherwise(held, told)
}

fn unproved(apart: bool) -> Sure {
    if apart { Sure::Single } else { Sure::Assumed }
}

/// A heading without an owner line proves where a title ends only if it is long enough not to be chance, is
/// how the row begins, and what follows can be a name.
fn heading_suffices(split: &Split, row: &RawRow) -> bool {
    let Names { title: Some(title), owner } = &split.names else { return false };
    let begins =
        split.at.as_ref().is_some_and(|(at, range)| text_of(&row.tokens[range.start..*at]) == *title);
    let long = title.split_whitespace().count() >= 2 && letters(title).chars().count() >= 10;
    begins && long && owner.as_ref().is_none_or(|owner| owner.starts_with(char::is_uppercase))
}

/// The owner's words end in the name of another owner: then the title may reach further than its heading.
fn ends_in_other_owner(split: &Split, row: &RawRow, known: &Known) -> bool {
    split.at.as_ref().is_some_and(|(at, range)| {
        (at + 1..range.end)
            .any(|from| known.owners.contains(&letters(&text_of(&row.tokens[from..range.end]))))
    })
}

fn nothing() -> NameReading {
    let names = Names::default();
    NameReading { names, title_sure: Sure::Ambiguous, owner_sure: Sure::Ambiguous, alternatives: Vec::new() }
}

/// Without a text below: a known owner, organisation words, where lines end. Never proved.
fn by_weight(splits: &[Split], row: &RawRow, columns: &[Column], known: &Known) -> NameReading {
    let apart: Vec<&Split> = splits.iter().filter(|split| split.at.is_none()).collect();
    if let [only] = apart[..] {
        let owner_recurs =
            only.names.owner.as_deref().is_some_and(|owner| known.owners.contains(&letters(owner)));
        let owner_sure = if owner_recurs { Sure::Proved } else { Sure::Single };
        return NameReading {
            names: only.names.clone(),
            title_sure: Sure::Single,
            owner_sure,
            alternatives: Vec::new(),
        };
    }
    let title_first =
        columns.iter().find_map(|c| c.field.filter(|f| matches!(f, Field::Title | Field::Owner)));
    let title_first = title_first != Some(Field::Owner);
    let mut weighed: Vec<(i32, &Split)> =
        splits.iter().map(|split| (weigh(split, row, title_first, known), split)).collect();
    weighed.sort_by_key(|(weight, _)| -weight);
    let Some((best, first)) = weighed.first() else {
        return nothing();
    };
    let rest = || {
        weighed
            .iter()
            .skip(1)
            .take(5)
            .filter(|(w, _)| *w > 0 && *w + 4 >= *best)
            .map(|(_, s)| s.names.clone())
    };
    if weighed.len() > 1 && *best <= 0 || weighed.get(1).is_some_and(|(second, _)| second == best) {
        let alternatives = weighed.iter().take(6).map(|(_, split)| split.names.clone()).collect();
        return NameReading { alternatives, ..nothing() };
    }
    NameReading {
        names: first.names.clone(),
        title_sure: Sure::Assumed,
        owner_sure: Sure::Assumed,
        alternatives: rest().collect(),
    }
}

fn weigh(split: &Split, row: &RawRow, title_first: bool, known: &Known) -> i32 {
    let Names { title: Some(title), owner: Some(owner) } = &split.names else {
        return -5;
    };
    if !owner.chars().any(char::is_alphabetic) || !title.chars().any(char::is_alphabetic) {
        return -20;
    }
    let mut weight = 0;
    if known.owners.contains(&letters(owner)) {
        weight += 12;
    }
    if let Some((at, range)) = &split.at {
        let spans = row.tokens[range.start].line != row.tokens[range.end - 1].line;
        let boundary = *at < range.end && row.tokens[at - 1].line != row.tokens[*at].line;
        weight += if spans && boundary { 3 } else { 0 };
    }
    let owner_words: Vec<&str> = owner.split_whitespace().collect();
    let (first, last) = (owner_words[0], owner_words[owner_words.len() - 1]);
    weight += if tells_organisation(last) { 3 } else { 0 };
    weight += if tells_organisation(first) && owner_words.len() > 1 && !title_first {
        0
    } else {
        i32::from(tells_organisation(first)) * 2
    };
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    weight += if capital(first) { 1 } else { -5 };
    weight += if capital(title.split_whitespace().next().unwrap_or("")) { 0 } else { -5 };
    let loose = [
        "och", "i", "för", "av", "på", "med", "till", "inom", "&", "–", "-", "om", "ny", "nya", "the", "of",
        "for",
    ];
    let title_end = title.split_whitespace().last().unwrap_or("").to_lowercase();
    weight += if loose.contains(&title_end.as_str()) { -6 } else { 0 };
    // An owner that holds another organisation's word inside is likelier two names run together.
    let inner =
        owner_words[..owner_words.len() - 1].iter().skip(1).filter(|word| tells_organisation(word)).count();
    weight -= i32::try_from(inner).unwrap_or(0) * 2;
    weight - i32::try_from(owner_words.len().saturating_sub(2)).unwrap_or(0)
}
