//! Which printed lines are one row of a table, and what a table's rows need to be one.

use kurbo::Rect;

use super::cells::{self, Row};
use super::lines::{Line, lines};
use super::unruled::{meet, whites};
use super::words::Word;

/// The words of each column between edges.
pub(super) fn by_column(words: Vec<Word>, xs: &[f64]) -> Vec<Vec<Word>> {
    let mut columns = vec![Vec::new(); xs.len().saturating_sub(1)];
    for word in words {
        let centre = f64::midpoint(word.x0, word.x1);
        let at = xs.partition_point(|x| *x < centre).clamp(1, columns.len()) - 1;
        columns[at].push(word);
    }
    columns
}

/// A band that no rules part although it holds several rows: at least so many numbers below each other.
pub(super) fn split(band: &[Vec<Word>], xs: &[f64], least: usize) -> Option<Vec<Row>> {
    let all = lines(band.iter().flatten().cloned().collect());
    let cells = texts(&all, xs);
    let numbers = |column: usize| cells.iter().filter(|row| cells::is_number(&row[column])).count();
    if !(0..band.len()).any(|column| numbers(column) >= least) {
        return None;
    }
    grouped(&all, xs)
}

/// Where a header ends that stands in one band with a row: above the first plain line of these, if those
/// before it are heavy and hold no number.
pub(super) fn header_end(lines: &[Line], xs: &[f64]) -> Option<f64> {
    let first = lines.iter().position(|line| !line.is_bold()).filter(|first| *first > 0)?;
    let numbers = |line: &[String]| line.iter().any(|cell| cells::is_number(cell));
    let cells = texts(lines, xs);
    let parted =
        !cells[..first].iter().any(|line| numbers(line)) && cells[first..].iter().any(|line| numbers(line));
    parted.then(|| f64::midpoint(lines[first - 1].y() + 0.1 * lines[first].size(), lines[first].top()))
}

/// The text of each line in each column.
fn texts(lines: &[Line], xs: &[f64]) -> Vec<Vec<String>> {
    let texts = |line: &Line| {
        let columns = by_column(line.words.clone(), xs).into_iter();
        columns.map(|words| Line { words }.text()).collect()
    };
    lines.iter().map(texts).collect()
}

/// The rows that some lines make in these columns; `None` where that is not clear.
pub(super) fn grouped(lines: &[Line], xs: &[f64]) -> Option<Vec<Row>> {
    let cells = texts(lines, xs);
    let numeric = numeric_columns(&cells);
    let stepped = by_step(lines, &cells, &numeric);
    let each = |starts: &Vec<usize>| numeric.is_empty() || each_has_number(starts, &cells, &numeric);
    let starts = stepped
        .clone()
        .filter(each)
        .or_else(|| by_middle(lines, &cells, &numeric))
        .or(stepped)
        .or_else(|| by_number(lines, &cells, &numeric))
        .or_else(|| by_first_column(&cells, &numeric))?;
    let mut bands = Vec::new();
    let mut areas = Vec::new();
    for (index, start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(lines.len());
        let own: Vec<Word> = lines[*start..end].iter().flat_map(|line| line.words.clone()).collect();
        areas.push(own.iter().map(Word::area).reduce(|a, b| a.union(b)).unwrap_or(Rect::ZERO));
        bands.push(by_column(own, xs));
    }
    let texts = cells::texts(bands, None);
    Some(texts.into_iter().zip(areas).map(|(cells, area)| Row { cells, area }).collect())
}

fn numeric_columns(cells: &[Vec<String>]) -> Vec<usize> {
    let columns = cells.first().map_or(0, Vec::len);
    let numeric = |column: &usize| {
        let filled = cells.iter().filter(|row| !row[*column].is_empty()).count();
        let numbers = cells.iter().filter(|row| cells::is_number(&row[*column])).count();
        numbers >= 2 && numbers * 5 >= filled * 3
    };
    (0..columns).filter(numeric).collect()
}

/// All rows below the header hold a number.
fn each_has_number(starts: &[usize], cells: &[Vec<String>], numeric: &[usize]) -> bool {
    let anchors = anchors(cells, numeric);
    starts.iter().enumerate().skip(1).all(|(index, start)| {
        let end = starts.get(index + 1).copied().unwrap_or(cells.len());
        anchors.iter().any(|anchor| (*start..end).contains(anchor))
    })
}

/// Rows with more space between them than within: where steps are of two kinds.
fn by_step(lines: &[Line], cells: &[Vec<String>], numeric: &[usize]) -> Option<Vec<usize>> {
    let steps: Vec<f64> = lines.windows(2).map(|pair| pair[1].y() - pair[0].y()).collect();
    let limit = parting(&steps)?;
    let mut starts = vec![0];
    starts.extend(steps.iter().enumerate().filter(|(_, step)| **step > limit).map(|(at, _)| at + 1));
    let numbers = |from: usize, to: usize, column: usize| {
        cells[from..to].iter().filter(|row| cells::is_number(&row[column])).count()
    };
    let one_each = starts.iter().enumerate().all(|(index, from)| {
        let to = starts.get(index + 1).copied().unwrap_or(cells.len());
        numeric.iter().all(|column| numbers(*from, to, *column) <= 1)
    });
    let wraps = starts.len() < lines.len();
    // Without numbers to bear it out, lists with a little air would be taken for rows.
    let borne_out = !numeric.is_empty() || (starts.len() >= 3 && are_rows(&starts, cells));
    (one_each && wraps && borne_out).then_some(starts)
}

/// Words in rows that all columns share: told by the space between them.
pub(super) fn shows_rows(lines: &[Line], cells: &[Vec<String>]) -> bool {
    let filled = |row: &&Vec<String>| row.iter().filter(|cell| !cell.is_empty()).count() > 1;
    let shared = cells.iter().filter(filled).count();
    shared * 2 >= cells.len() && by_step(lines, cells, &[]).is_some()
}

/// Rows of words: a header of short cells, and where a row begins most columns do, with a capital.
fn are_rows(starts: &[usize], cells: &[Vec<String>]) -> bool {
    let short = |row: &Vec<String>| row.iter().all(|cell| cell.split(' ').count() <= 4);
    let opens = |at: &&usize| {
        let filled = cells[**at].iter().filter(|cell| !cell.is_empty());
        let small = filled.clone().filter(|cell| cell.starts_with(char::is_lowercase)).count();
        filled.count() >= 2 && small == 0
    };
    let opening = starts.iter().filter(opens).count();
    let header = cells
        .first()
        .is_some_and(|row| short(row) && row.iter().filter(|cell| !cell.is_empty()).count() >= 2);
    let ends = starts.iter().skip(1).copied().chain([cells.len()]);
    let low = starts.iter().zip(ends).all(|(start, end)| end - start <= 12);
    header && low && opening * 4 >= starts.len() * 3
}

/// The step between small and large ones, if there clearly are both.
pub(super) fn parting(steps: &[f64]) -> Option<f64> {
    let mut sorted: Vec<f64> = steps.to_vec();
    sorted.sort_by(f64::total_cmp);
    let pairs = sorted.windows(2).filter(|pair| pair[0] > 1.0);
    let widest = pairs.max_by(|a, b| (a[1] / a[0]).total_cmp(&(b[1] / b[0])))?;
    (widest[1] > 1.18 * widest[0]).then_some(f64::midpoint(widest[0], widest[1]))
}

/// Cells set to the middle of their row: as many lines above each number as below. That has to come out
/// from the first row to the last, in lines and in height.
fn by_middle(lines: &[Line], cells: &[Vec<String>], numeric: &[usize]) -> Option<Vec<usize>> {
    let anchors = anchors(cells, numeric);
    let first = *anchors.first()?;
    let (up, down) = small_letters(cells, &anchors);
    let shows = down > 0 || (up == 0 && opens_small(&cells[first]));
    if !shows {
        return None;
    }
    let mut found: Option<Vec<usize>> = None;
    for head in heavy_lines(lines, first)..=first {
        let mut starts = vec![head];
        let mut next = head;
        let symmetric = anchors.iter().all(|anchor| {
            let Some(above) = anchor.checked_sub(next) else { return false };
            let (start, end) = (next, anchor + above);
            next = end + 1;
            starts.push(next);
            let Some(last) = lines.get(end) else { return false };
            let middle = f64::midpoint(lines[start].y(), last.y());
            (middle - lines[*anchor].y()).abs() < 0.45 * last.size()
        });
        let wraps = starts.windows(2).filter(|pair| pair[1] - pair[0] > 1).count();
        if symmetric && wraps > 1 && starts.pop() == Some(lines.len()) {
            if found.is_some() {
                return None;
            }
            starts.extend((head > 0).then_some(0));
            starts.sort_unstable();
            found = Some(starts);
        }
    }
    found
}

/// The lines that hold a number of a column of numbers.
fn anchors(cells: &[Vec<String>], numeric: &[usize]) -> Vec<usize> {
    let has = |row: &Vec<String>| numeric.iter().any(|column| cells::is_number(&row[*column]));
    (0..cells.len()).filter(|at| has(&cells[*at])).collect()
}

/// Each line with a number is a row; lines without go on with the one before, or with the one after where
/// that shows by small letters. Where both show, nothing is clear.
fn by_number(lines: &[Line], cells: &[Vec<String>], numeric: &[usize]) -> Option<Vec<usize>> {
    if numeric.is_empty() {
        return None;
    }
    let anchors = anchors(cells, numeric);
    let first = *anchors.first()?;
    let head = first.min(heading_lines(lines, first));
    let (up, mut down) = small_letters(cells, &anchors);
    down += usize::from(first > head && opens_small(&cells[first]));
    if up > 0 && down > 0 {
        return None;
    }
    let mut starts: Vec<usize> = if down > 0 {
        let ends = std::iter::once(head).chain(anchors.iter().map(|at| at + 1));
        ends.take(anchors.len()).collect()
    } else {
        anchors.clone()
    };
    // What stands above the first row is the header.
    if starts[0] > 0 {
        starts.insert(0, 0);
    }
    Some(starts)
}

/// How often a line right after one with a number goes on with a small letter, and how often one with a
/// number goes on from a line without.
fn small_letters(cells: &[Vec<String>], anchors: &[usize]) -> (usize, usize) {
    let apart = anchors.windows(2).filter(|pair| pair[1] - pair[0] > 1);
    apart.fold((0, 0), |(up, down), pair| {
        (up + usize::from(opens_small(&cells[pair[0] + 1])), down + usize::from(opens_small(&cells[pair[1]])))
    })
}

fn opens_small(row: &[String]) -> bool {
    row.iter().any(|cell| cell.starts_with(char::is_lowercase))
}

/// Heavy lines at the top, of a header.
fn heavy_lines(lines: &[Line], first: usize) -> usize {
    lines[..first].iter().take_while(|line| line.is_bold()).count()
}

/// How many of the lines above the first number are the header: the heavy ones, or all.
fn heading_lines(lines: &[Line], first: usize) -> usize {
    let bold = heavy_lines(lines, first);
    let plain = lines.get(first).is_some_and(|line| !line.is_bold());
    if bold > 0 && plain { bold } else { first }
}

/// Rows of words: each begins where the first column does, and there the others begin too.
fn by_first_column(cells: &[Vec<String>], numeric: &[usize]) -> Option<Vec<usize>> {
    if !numeric.is_empty() {
        return None;
    }
    let opens = |row: &Vec<String>| !row[0].is_empty() && !row[0].starts_with(char::is_lowercase);
    let starts: Vec<usize> = (0..cells.len()).filter(|at| *at == 0 || opens(&cells[*at])).collect();
    let full = starts.iter().filter(|at| cells[**at].iter().all(|cell| !cell.is_empty())).count();
    let pairs = cells.first().is_some_and(|row| row.len() == 2 && row[0].split(' ').count() <= 4);
    let clear = starts.len() >= 2 && full * 5 >= starts.len() * 3;
    (clear && (are_rows(&starts, cells) || (pairs && are_labels(&starts, cells)))).then_some(starts)
}

/// A narrow first column of labels, each with its text beside it.
fn are_labels(starts: &[usize], cells: &[Vec<String>]) -> bool {
    let length = |column: usize| cells.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let few = starts.iter().all(|at| cells[*at][0].split(' ').count() <= 4);
    few && length(0) * 2 < length(1).max(30)
}

/// A header of two rows, the upper with cells that reach over several of the lower, becomes one.
pub(super) fn merge_header(rows: &mut Vec<Row>, spans: &[usize]) {
    let reaches = |column: usize| spans.iter().filter(|span| **span == column).count() > 1;
    let [upper, lower, _, ..] = rows.as_slice() else { return };
    let digits = |row: &Row| row.cells.iter().any(|cell| cells::is_number(cell));
    if spans.len() != upper.cells.len() || digits(upper) || digits(lower) {
        return;
    }
    let wide = (0..spans.len()).filter(|column| reaches(*column) && !upper.cells[*column].is_empty()).count();
    let fits = spans.iter().enumerate().all(|(column, span)| {
        let below = !lower.cells[column].is_empty();
        if reaches(*span) { below } else { !below || upper.cells[column].is_empty() }
    });
    // One cell over all is a title, no header.
    if wide == 0 || !fits || spans.iter().all(|span| *span == 0) {
        return;
    }
    let merged = spans.iter().enumerate().map(|(column, span)| {
        let mut text = upper.cells[*span].clone();
        if text.is_empty() || !lower.cells[column].is_empty() {
            cells::join(&mut text, &lower.cells[column]);
        }
        text
    });
    let row = Row { cells: merged.collect(), area: upper.area.union(lower.area) };
    rows.splice(0..2, [row]);
}

/// Empty rows go, and empty columns that are no wider than `most`.
pub(super) fn tidy(rows: &mut Vec<Row>, xs: &[f64], most: f64) {
    rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
    let columns = rows.first().map_or(0, |row| row.cells.len());
    for column in (0..columns).rev() {
        let narrow = xs.get(column..column + 2).is_none_or(|edge| edge[1] - edge[0] <= most);
        if narrow && rows.iter().all(|row| row.cells.get(column).is_none_or(String::is_empty)) {
            for row in rows.iter_mut().filter(|row| column < row.cells.len()) {
                row.cells.remove(column);
            }
        }
    }
}

/// At least two rows with two filled cells, and no more rows with one than there are of those.
pub(super) fn is_table(rows: &[Row]) -> bool {
    let many = rows.iter().filter(|row| filled(row) >= 2).count();
    many >= 2 && many * 2 >= rows.len()
}

/// How many cells have a text.
pub(super) fn filled(row: &Row) -> usize {
    row.cells.iter().filter(|cell| !cell.is_empty()).count()
}

/// The upper end of a table whose header or first row stands above its first rule.
pub(super) fn reach_up(all: &[Line], first: f64, gutters: &[(f64, f64)]) -> f64 {
    // Lines of a header that is wrapped in one column only count when one with several parts is above them.
    let (mut top, mut reached) = (first, first);
    for line in all.iter().rev().filter(|line| line.y() - 0.3 * line.size() < first) {
        let near = reached - line.y() < 1.3 * line.size() && first - line.y() < 8.0 * line.size();
        if !near || !stands_in(line, gutters) {
            break;
        }
        reached = line.top() - 1.0;
        if is_parted(line, gutters) || top < first {
            top = reached;
        }
    }
    top
}

/// The lower end of a table whose last row has no rule below.
pub(super) fn reach_down(all: &[Line], last: f64, gutters: &[(f64, f64)]) -> f64 {
    let mut bottom = last;
    for line in all.iter().filter(|line| line.y() - 0.3 * line.size() > last) {
        let near = line.top() - bottom < 1.1 * line.size();
        if !near || !stands_in(line, gutters) || !is_parted(line, gutters) {
            break;
        }
        bottom = line.y() + 0.3 * line.size();
    }
    bottom
}

/// A line that leaves every gutter some white.
fn stands_in(line: &Line, gutters: &[(f64, f64)]) -> bool {
    // A header may be wider than its column, as long as some white is left.
    let left = meet(&whites(line), gutters, 0.0);
    let kept = |(from, to): &&(f64, f64)| left.iter().any(|(a, b)| a >= from && b <= to && b - a > 0.9);
    gutters.iter().filter(kept).count() == gutters.len()
}

/// A line with words on both sides of a gutter.
fn is_parted(line: &Line, gutters: &[(f64, f64)]) -> bool {
    gutters.iter().any(|(from, to)| line.x0() < *from + 1.0 && line.x1() > *to - 1.0)
}
