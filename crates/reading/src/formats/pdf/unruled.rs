//! Words set in columns without any rules: text in columns, or a table.

use super::cells::{self, Row};
use super::lines::Line;
use super::rows;

/// A white strip between two columns, from and to.
pub(super) type Gutter = (f64, f64);

/// A strip is at least this many sizes wide.
pub(super) const LEAST: f64 = 0.75;

/// The white strips that go through all lines with several parts; `None` if there is none.
pub(super) fn gutters(lines: &[Line]) -> Option<Vec<Gutter>> {
    let mut strips: Option<Vec<Gutter>> = None;
    for line in lines.iter().filter(|line| line.segments(LEAST).len() > 1) {
        let own = whites(line);
        strips = Some(strips.map_or_else(|| own.clone(), |held| meet(&held, &own, LEAST * line.size())));
    }
    let mut strips = strips?;
    // A line of one part may reach into a strip; one that goes across several columns says nothing.
    for line in lines.iter().filter(|line| line.segments(LEAST).len() == 1) {
        let own = meet(&strips, &whites(line), 0.3 * line.size());
        if inner(&own).len() == inner(&strips).len() {
            strips = own;
        }
    }
    let mut inner: Vec<Gutter> = inner(&strips);
    inner.extend(nearly_free(lines, &inner));
    inner.sort_by(|a, b| a.0.total_cmp(&b.0));
    (!inner.is_empty()).then_some(inner)
}

/// Strips that all lines but one in eight leave free, apart from those known: there a text is too long for
/// its column.
fn nearly_free(lines: &[Line], known: &[Gutter]) -> Vec<Gutter> {
    let several: Vec<&Line> = lines.iter().filter(|line| line.segments(LEAST).len() > 1).collect();
    let (spare, size) = (several.len() / 8, several.first().map_or(0.0, |line| line.size()));
    let mut turns: Vec<(f64, i32)> = Vec::new();
    for part in several.iter().flat_map(|line| line.segments(LEAST)) {
        turns.extend([(part.x0(), 1), (part.x1(), -1)]);
    }
    turns.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let (mut free, mut cover, mut since) = (Vec::new(), 0, None);
    for (x, turn) in turns {
        cover += turn;
        let low = usize::try_from(cover).is_ok_and(|cover| cover <= spare);
        match (low, since) {
            (true, None) => since = Some(x),
            (false, Some(from)) => {
                free.push((from, x));
                since = None;
            }
            _ => {}
        }
    }
    // The first begins left of all columns.
    let wide = |(from, to): &Gutter| to - from >= LEAST * size;
    let new = |(from, to): &Gutter| !known.iter().any(|(a, b)| a < to && b > from);
    let left = lines.iter().map(Line::x0).fold(f64::INFINITY, f64::min) + size;
    free.retain(|strip| spare > 0 && wide(strip) && new(strip) && strip.0 > left);
    free
}

/// The white of a line: left of it, in its gaps, right of it.
pub(super) fn whites(line: &Line) -> Vec<Gutter> {
    let parts = line.segments(LEAST);
    let mut from = f64::NEG_INFINITY;
    let mut whites = Vec::with_capacity(parts.len() + 1);
    for part in &parts {
        whites.push((from, part.x0()));
        from = part.x1();
    }
    whites.push((from, f64::INFINITY));
    whites
}

/// What two lists of strips have in common, at least `width` wide.
pub(super) fn meet(a: &[Gutter], b: &[Gutter], width: f64) -> Vec<Gutter> {
    let mut common = Vec::new();
    for (from, to) in a {
        let own = b.iter().map(|(x0, x1)| (from.max(*x0), to.min(*x1))).filter(|(x0, x1)| x1 - x0 >= width);
        common.extend(own);
    }
    common
}

/// The strips with something on both sides.
pub(super) fn inner(strips: &[Gutter]) -> Vec<Gutter> {
    strips.iter().filter(|(from, to)| from.is_finite() && to.is_finite()).copied().collect()
}

/// What lines set in columns are.
#[derive(Debug)]
pub(super) enum Kind {
    /// Text that runs down one column and goes on in the next.
    Columns,
    /// The rows of a table, and how many lines stand above it.
    Table(Vec<Row>, usize),
    Unsure,
}

pub(super) fn kind(lines: &[Line], gutters: &[Gutter]) -> Kind {
    let above = lines.iter().take_while(|line| line.x1() < gutters[0].1 || line.x0() > gutters[0].1).count();
    let lead = captions(lines, above);
    let body = &lines[lead..];
    let xs = edges(body, gutters);
    let parts: Vec<Vec<Line>> = body
        .iter()
        .map(|line| {
            rows::by_column(line.words.clone(), &xs).into_iter().map(|words| Line { words }).collect()
        })
        .collect();
    if runs_on(body, &parts, &xs) {
        return Kind::Columns;
    }
    let shared =
        parts.iter().filter(|row| row.iter().filter(|part| !part.words.is_empty()).count() > 1).count();
    if shared < 2 || shared * 4 < body.len() || body.len() < 3 {
        return Kind::Unsure;
    }
    match rows::grouped(body, &xs) {
        Some(mut rows) => {
            rows::tidy(&mut rows, &[], 0.0);
            if rows::is_table(&rows) { Kind::Table(rows, lead) } else { Kind::Unsure }
        }
        None => Kind::Unsure,
    }
}

/// The edges of columns: the middles of the strips, and the ends of the lines.
pub(super) fn edges(lines: &[Line], gutters: &[Gutter]) -> Vec<f64> {
    let x0 = lines.iter().map(Line::x0).fold(f64::INFINITY, f64::min);
    let x1 = lines.iter().map(Line::x1).fold(f64::NEG_INFINITY, f64::max);
    let mut xs = vec![x0 - 1.0];
    // A word never stands in a strip, so any place in it will do; its end is where the next column begins.
    xs.extend(gutters.iter().map(|(from, to)| f64::midpoint(*from, *to)));
    xs.push(x1 + 1.0);
    xs
}

/// Of the lines above the first with several parts, those that stand apart as headings do.
fn captions(lines: &[Line], above: usize) -> usize {
    let Some(first) = lines.get(above) else { return 0 };
    let apart = |at: usize| {
        let (line, next) = (&lines[at], &lines[at + 1]);
        line.size() > 1.1 * first.size() || next.y() - line.y() > 1.7 * next.size().max(line.size())
    };
    (0..above).rev().find(|at| apart(*at)).map_or(0, |at| at + 1)
}

/// Text that runs on in each column: full lines of several words and no numbers of their own, and no rows
/// that all columns share.
fn runs_on(lines: &[Line], parts: &[Vec<Line>], xs: &[f64]) -> bool {
    let columns = xs.len() - 1;
    if columns > 3 {
        return false;
    }
    let cells: Vec<Vec<String>> = parts.iter().map(|row| row.iter().map(Line::text).collect()).collect();
    !rows::shows_rows(lines, &cells)
        && (0..columns).all(|column| {
            let own: Vec<&Line> =
                parts.iter().map(|row| &row[column]).filter(|part| !part.words.is_empty()).collect();
            let widest = own.iter().map(|part| part.x1() - part.x0()).fold(0.0, f64::max);
            let full = own.iter().filter(|part| part.x1() - part.x0() > 0.75 * widest).count();
            let words: usize = own.iter().map(|part| part.words.len()).sum();
            let numbers = own.iter().filter(|part| cells::is_number(&part.text())).count();
            own.len() >= 3 && full * 3 >= own.len() && words * 2 >= own.len() * 5 && numbers * 4 < own.len()
        })
}
