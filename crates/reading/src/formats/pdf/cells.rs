//! The text of a table's cell from the words in it.

use super::lines::{Line, lines};
use super::seam::{self, Room};
use super::words::Word;

/// A row of a table as cells, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub cells: Vec<String>,
    pub area: kurbo::Rect,
}

/// The texts of a table's cells, given by rows and columns. Where rules give the columns' edges, they tell
/// how long a line can be; else the longest line of a column does.
pub(super) fn texts(bands: Vec<Vec<Vec<Word>>>, edges: Option<&[f64]>) -> Vec<Vec<String>> {
    let bands: Vec<Vec<Vec<Line>>> =
        bands.into_iter().map(|band| band.into_iter().map(lines).collect()).collect();
    let columns = bands.first().map_or(0, Vec::len);
    let rooms: Vec<Room> = (0..columns).map(|column| room(&bands, column, edges)).collect();
    let cell = |(column, lines): (usize, &Vec<Line>)| text(lines, rooms[column]);
    bands.iter().map(|band| band.iter().enumerate().map(cell).collect()).collect()
}

/// How far the lines of a column can reach.
fn room(bands: &[Vec<Vec<Line>>], column: usize, edges: Option<&[f64]>) -> Room {
    let lines = || bands.iter().filter_map(|band| band.get(column)).flatten();
    let edge = edges.and_then(|all| Some((all, all.get(column)?, all.get(column + 1)?)));
    // What reaches over the cells beside it says nothing.
    let own = || lines().filter(|line| edge.is_none_or(|(_, _, right)| line.x1() < right + 1.0));
    let width = own().map(|line| line.x1() - line.x0()).fold(0.0, f64::max);
    let last = own().map(Line::x1).fold(f64::NEG_INFINITY, f64::max);
    let at_end = own().filter(|line| last - line.x1() < 0.5).count();
    let right = if at_end * 2 > own().count() { f64::INFINITY } else { last };
    let Some((all, left, end)) = edge else { return Room { width, right } };
    let padding = padding(bands, all);
    let whole = end - left - 2.0 * padding;
    // A line that ends near the edge may be as long as any can be: padding is seldom the same all around.
    let near = |own: f64, whole: f64| if whole - own < 8.0 { own } else { whole };
    Room { width: near(width, whole), right: near(right, end - padding) }
}

/// The least space between rules and the words beside them.
fn padding(bands: &[Vec<Vec<Line>>], edges: &[f64]) -> f64 {
    let cells = bands.iter().flat_map(|band| band.iter().zip(edges.windows(2)));
    let spaces = cells.flat_map(|(lines, edge)| {
        lines.iter().map(|line| (line.x0() - edge[0]).min(edge[1] - line.x1())).collect::<Vec<_>>()
    });
    spaces.fold(20.0, f64::min).max(0.0)
}

/// The text of a cell. Lines are joined; a bullet or a new paragraph begins a line of its own; where it
/// cannot be told whether a word was cut, the seam is marked (see [`super::seam`]).
fn text(lines: &[Line], room: Room) -> String {
    let usual = usual_step(lines);
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
        } else if let Some(seam) = seam::between(before, line, room) {
            text.push_str(seam);
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
    } else if last == '-' && before.is_alphanumeric() && first.is_uppercase() {
    } else if !text.is_empty() && last != '\n' {
        text.push(' ');
    }
    text.push_str(next);
}

/// Joins the rest of a cell on the next page: a word may have been cut there.
pub(super) fn join_over(text: &mut String, next: &str) {
    let small = next.starts_with(char::is_lowercase) && text.ends_with(char::is_alphabetic);
    if small {
        text.push(seam::FULL);
        text.push_str(next);
    } else {
        join(text, next);
    }
}

/// A cell that holds an amount, a share or a dash in its place.
pub(super) fn is_number(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let others = text.chars().filter(|c| {
        !c.is_ascii_digit()
            && !matches!(
                c,
                ' ' | '.' | ',' | '-' | '–' | '−' | '%' | '+' | '(' | ')' | '\'' | '€' | '£' | '$' | '/'
            )
    });
    let rest: String = others.flat_map(char::to_lowercase).collect();
    let unit = matches!(
        rest.as_str(),
        "" | "kr"
            | "sek"
            | "tkr"
            | "mkr"
            | "mnkr"
            | "msek"
            | "nok"
            | "dkk"
            | "kkr"
            | "eur"
            | "st"
            | "m"
            | "k"
            | "bn"
            | "mio"
            | "pct"
    );
    (digits > 0 && unit) || matches!(text, "-" | "–" | "—")
}
