//! Which numbered lines are headings, and of what depth.
//!
//! Evidence: a heading is short and no sentence, its number comes in sequence, a chapter is followed by its
//! own sections, and a number stands once (a table of contents repeats it, but before).

use std::collections::HashMap;

use super::blocks::{Block, Kind};
use super::prose;

/// For each block: the depth of its heading (1 chapter, 2 section), or nothing.
pub(super) fn headings(blocks: &[Block]) -> Vec<Option<usize>> {
    let mut found: Vec<Option<usize>> = blocks.iter().map(depth_of).collect();
    drop_contents(blocks, &mut found);
    drop_lists(blocks, &mut found);
    keep_one_per_number(blocks, &mut found);
    found
}

fn depth_of(block: &Block) -> Option<usize> {
    let Kind::Numbered(number) = &block.kind else { return None };
    let short = block.rows.len() <= 3 && prose::length(&block.text) <= 120;
    let sentence = block.text.ends_with(['.', ';', ',', ':']) && !block.text.ends_with("m.m.");
    // A table of contents has leaders, or the page number after the title.
    let contents = block.text.contains("...") || block.text.contains("……") || block.text.contains(". . .");
    (short && !sentence && !contents).then(|| number.split('.').count().min(3))
}

/// Entries of a table of contents end in page numbers, which rise.
fn drop_contents(blocks: &[Block], found: &mut [Option<usize>]) {
    let page = |index: usize| -> Option<u32> {
        let block = blocks.get(index)?;
        let word = block.text.rsplit(' ').next()?;
        (word.len() <= 3).then(|| word.parse().ok()).flatten()
    };
    let mut start = 0;
    while start < found.len() {
        let mut end = start;
        while end < found.len() && found[end].is_some() && page(end).is_some() {
            end += 1;
        }
        if end - start >= 3 && (start..end).map(page).is_sorted() {
            found[start..end].fill(None);
        }
        start = end.max(start + 1);
    }
}

/// The number has a word before it, as in "Focus area 2".
fn is_named(block: &Block) -> bool {
    block.rows.first().is_some_and(|row| row.text.starts_with(char::is_alphabetic))
}

/// Numbers of one depth right after each other, with nothing between, are a list.
fn drop_lists(blocks: &[Block], found: &mut [Option<usize>]) {
    let chapters = found.to_vec();
    for index in 0..blocks.len() {
        if chapters[index] != Some(1) || is_named(&blocks[index]) {
            continue;
        }
        let number = |one: usize| {
            let block = blocks.get(one).filter(|block| chapters[one] == Some(1) && !is_named(block))?;
            match &block.kind {
                Kind::Numbered(number) => number.parse::<u32>().ok(),
                _ => None,
            }
        };
        let Some(here) = number(index) else { continue };
        let follows = index.checked_sub(1).and_then(number).is_some_and(|before| before + 1 == here);
        if follows || number(index + 1) == Some(here + 1) {
            found[index] = None;
        }
    }
}

/// Of several headings with one number, the one followed by its own sections stays, else the last.
fn keep_one_per_number(blocks: &[Block], found: &mut [Option<usize>]) {
    let number = |index: usize| match &blocks[index].kind {
        Kind::Numbered(number) => number.as_str(),
        _ => "",
    };
    let order: Vec<usize> = (0..blocks.len()).filter(|index| found[*index].is_some()).collect();
    let has_sections = order.iter().any(|index| found[*index] == Some(2));
    let mut best: HashMap<&str, (bool, usize)> = HashMap::new();
    for (position, index) in order.iter().enumerate() {
        let next = order.get(position + 1).map_or("", |next| number(*next));
        let parent = next.strip_prefix(number(*index)).is_some_and(|rest| rest.starts_with('.'));
        let now = (parent, *index);
        best.entry(number(*index)).and_modify(|held| *held = (*held).max(now)).or_insert(now);
    }
    for index in order {
        let Some((parent, kept)) = best.get(number(index)) else { continue };
        let lone_chapter = has_sections && found[index] == Some(1) && !parent;
        if *kept != index || (lone_chapter && !in_sequence(blocks, found, index)) {
            found[index] = None;
        }
    }
}

/// A chapter without sections, between chapters that its number fits.
fn in_sequence(blocks: &[Block], found: &[Option<usize>], index: usize) -> bool {
    let first = |index: usize| match &blocks[index].kind {
        Kind::Numbered(number) => number.split('.').next().and_then(|part| part.parse::<u32>().ok()),
        _ => None,
    };
    let Some(here) = first(index) else { return false };
    let before = (0..index).rev().filter(|one| found[*one].is_some()).find_map(first);
    let after = (index + 1..blocks.len()).filter(|one| found[*one].is_some()).find_map(first);
    before.map_or(here == 1, |before| here == before + 1)
        && after.is_none_or(|after| after == here + 1 || here == 1)
}
