//! The text of a table's cell from the words in it.

use super::lines::{Line, lines};
use super::words::Word;

/// A row of a table as cells, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub cells: Vec<String>,
    pub area: kurbo::Rect,
}

/// The text of a cell. Lines are joined; a bullet or a new paragraph begins a line of its own. Where rules
/// give the cell's edges, words that were cut to fit between them are whole again.
pub(super) fn text(words: Vec<Word>, edges: Option<(f64, f64)>) -> String {
    let lines = lines(words);
    let start = lines.iter().map(Line::x0).fold(f64::INFINITY, f64::min);
    // As much is free at the right edge as at the left.
    let end = edges.map_or(f64::INFINITY, |(left, right)| right - (start - left).clamp(0.0, 20.0));
    let usual = usual_step(&lines);
    let spaced = lines.iter().filter_map(|line| line.words.last()).any(|word| word.spaced);
    let mut text = String::new();
    for (index, line) in lines.iter().enumerate() {
        let printed = line.text();
        let Some(before) = index.checked_sub(1).and_then(|at| lines.get(at)) else {
            text.push_str(&printed);
            continue;
        };
        let wide = line.y() - before.y() > 1.45 * usual.max(line.size());
        if bullet(line).is_some() || wide {
            text.push('\n');
            text.push_str(&printed);
        } else if is_cut(before, line, end, spaced) {
            text.push_str(&printed);
        } else {
            join(&mut text, &printed);
        }
    }
    text
}

/// The least step between two lines of a cell.
fn usual_step(lines: &[Line]) -> f64 {
    let steps = lines.windows(2).map(|pair| pair[1].y() - pair[0].y()).filter(|step| *step > 0.0);
    steps.fold(f64::INFINITY, f64::min).min(200.0)
}

/// A word too long for its cell, cut without a hyphen: it fills the line alone, not even the next letter had
/// room, and it goes on with a small letter. Where lines end in drawn spaces (`spaced`), a cut word does not.
pub(super) fn is_cut(before: &Line, line: &Line, end: f64, spaced: bool) -> bool {
    if let (Some(last), Some(next)) = (before.words.last(), line.words.first())
        && last.text.chars().all(char::is_alphabetic)
        && is_fragment(&next.text)
    {
        return last.text.chars().count() >= 5;
    }
    let ([word], Some(next)) = (before.words.as_slice(), line.words.first()) else { return false };
    let letters = |word: &Word| word.text.chars().count();
    if is_small_word(&next.text) {
        return false;
    }
    let plain = word.text.chars().all(char::is_alphabetic) && next.text.starts_with(char::is_lowercase);
    let long = letters(word) >= 5 && letters(word) + letters(next) >= if spaced { 8 } else { 13 };
    let width = |word: &Word| (word.x1 - word.x0) / letters(word).max(1) as f64;
    let room = if letters(next) == 1 { width(next) } else { 1.3 * width(word) };
    plain && long && !word.spaced && word.x1 + room * if spaced { 1.5 } else { 1.0 } > end
}

/// Small letters that cannot be a word: there is no vowel among them, and they are no abbreviation.
fn is_fragment(text: &str) -> bool {
    let consonant = |c: char| c.is_lowercase() && !"aeiouyåäöæøéü".contains(c);
    let short = matches!(
        text,
        "kr" | "tkr" | "mkr" | "mnkr" | "st" | "km" | "m" | "dvs" | "bl" | "kl" | "nr" | "s" | "p"
    );
    // A letter that is no word by itself.
    let lone = matches!(text, "e" | "u" | "y" | "ä");
    lone || !short && text.chars().all(consonant)
}

/// Words that no longer word ends in, and that begin many lines.
fn is_small_word(text: &str) -> bool {
    matches!(
        text,
        "och"
            | "i"
            | "på"
            | "av"
            | "för"
            | "till"
            | "med"
            | "om"
            | "som"
            | "eller"
            | "samt"
            | "vid"
            | "and"
            | "of"
            | "for"
            | "the"
            | "in"
            | "or"
            | "to"
            | "og"
            | "til"
            | "af"
            | "ved"
            | "fra"
            | "från"
            | "ek."
            | "år"
            | "kr"
    )
}

/// How far the text of a bulleted line is from its sign, if it is one.
pub(super) fn bullet(line: &Line) -> Option<f64> {
    let [first, second, ..] = line.words.as_slice() else { return None };
    let gap = second.x0 - first.x1;
    let sign = is_bullet(&first.text) || (first.text == "o" && gap > 0.5 * first.size);
    sign.then_some(second.x0 - first.x0)
}

/// A sign that opens an item of a list.
pub(super) fn is_bullet(text: &str) -> bool {
    let mut signs = text.chars();
    let (Some(sign), None) = (signs.next(), signs.next()) else { return false };
    matches!(
        sign,
        '•' | '·'
            | '●'
            | '○'
            | '◦'
            | '▪'
            | '▫'
            | '■'
            | '□'
            | '►'
            | '▶'
            | '➢'
            | '➤'
            | '✓'
            | '✔'
            | '‣'
            | '⁃'
            | '∙'
            | '*'
            | '-'
            | '–'
            | '—'
            | '◆'
            | '❖'
            | '\u{e000}'..='\u{f8ff}'
    )
}

/// Joins a line to the text before it and mends a word broken between them.
pub(super) fn join(text: &mut String, next: &str) {
    let mut back = text.chars().rev();
    let (last, before) = (back.next().unwrap_or(' '), back.next().unwrap_or(' '));
    let first = next.chars().next().unwrap_or(' ');
    let word = next.split_whitespace().next().unwrap_or("");
    let suspended =
        matches!(word, "och" | "eller" | "samt" | "respektive" | "and" | "or" | "og" | "ja" | "und");
    if last == '-' && first.is_lowercase() && before.is_alphanumeric() && !suspended {
        // A hyphen after a capital, a digit or a very short word belongs to the word.
        let short = text.rsplit(' ').next().is_some_and(|word| word.chars().count() <= 3);
        if before.is_lowercase() && !short {
            text.pop();
        }
    } else if last == '-' && before.is_uppercase() && first.is_uppercase() {
    } else if !text.is_empty() && last != '\n' {
        text.push(' ');
    }
    text.push_str(next);
}

/// A cell that holds an amount, a share or a dash in its place.
pub(super) fn is_number(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let others = text.chars().filter(|c| {
        !c.is_ascii_digit()
            && !matches!(c, ' ' | '.' | ',' | '-' | '–' | '−' | '%' | '+' | '(' | ')' | '\'' | '€' | '/')
    });
    let rest: String = others.flat_map(char::to_lowercase).collect();
    let unit = matches!(
        rest.as_str(),
        "" | "kr" | "sek" | "tkr" | "mkr" | "mnkr" | "nok" | "dkk" | "kkr" | "eur" | "st"
    );
    (digits > 0 && unit) || matches!(text, "-" | "–" | "—")
}
