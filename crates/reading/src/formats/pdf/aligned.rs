//! Tables without upright rules, told by what stands below each other: numbers that end, begin or are set to
//! the middle at the same place on several lines, and white strips that those lines leave free however narrow
//! they are. What the numbers mean is not known here.

use std::cmp::Ordering;

use kurbo::Rect;

use super::bands;
use super::cells::{self, Row};
use super::grid::{Rule, Table};
use super::lines::{Line, lines};
use super::rows;
use super::unruled::Gutter;
use super::words::Word;

/// Places as near as this are the same.
const SAME: f64 = 1.2;
/// Two parts of a line are cells if most lines have more white between them than this many sizes: more than
/// between words and between groups of digits.
const WIDE: f64 = 0.45;
/// The least white that a column's edge must have everywhere, in sizes.
const FREE: f64 = 0.1;

/// More lines than a page has that a person reads.
const MOST_LINES: usize = 1_500;
/// So many tables' columns are remembered.
const MOST_KNOWN: usize = 24;

/// A line of a candidate for a table: what it holds of numbers.
struct Printed {
    line: Line,
    /// The numbers in it, from and to.
    numbers: Vec<(f64, f64)>,
}

/// The tables of a page told by alignment; their words are taken out. `known` are the columns of earlier
/// tables of the document, the latest last: small tables and tables that go on over a page have the same.
pub(super) fn tables(words: &mut Vec<Word>, level: &mut Vec<Rule>, known: &mut Vec<Columns>) -> Vec<Table> {
    let mut found = Vec::new();
    let all: Vec<Printed> = lines(words.clone()).into_iter().map(printed).collect();
    let mut from = 0;
    while let Some((first, mut last)) = next_run(&all, from).filter(|_| all.len() < MOST_LINES) {
        let mut made = table(&all, (first, last), level, known);
        while let (None, Some(upper)) = (&made, upper_part(&all, first, last)) {
            last = upper;
            made = table(&all, (first, last), level, known);
        }
        from = last + 1;
        if let Some((table, columns, end)) = made {
            let area = table.area;
            super::grid::take(words, area);
            level.retain(|rule| !(rule.at > area.y0 - 3.0 && rule.at < area.y1 + 3.0 && rule.from < area.x1));
            known.retain(|held| held.xs() != columns.xs());
            known.push(columns);
            if known.len() > MOST_KNOWN {
                known.remove(0);
            }
            found.push(table);
            from = end.max(from);
        }
    }
    found
}

/// Two tables may stand below each other: the last line of the upper, before the widest step between lines
/// with numbers.
fn upper_part(all: &[Printed], first: usize, last: usize) -> Option<usize> {
    let numbered: Vec<usize> = (first..=last).filter(|at| !all[*at].numbers.is_empty()).collect();
    let step = |pair: &[usize]| all[pair[1]].line.y() - all[pair[0]].line.y();
    let mut steps: Vec<f64> = numbered.windows(2).map(step).collect();
    let widest = numbered.windows(2).max_by(|a, b| step(a).total_cmp(&step(b)))?;
    steps.sort_by(f64::total_cmp);
    let usual = steps[steps.len() / 2];
    (step(widest) > 1.8 * usual && numbered.len() > 3).then_some(widest[0])
}

fn printed(line: Line) -> Printed {
    let mut numbers: Vec<(f64, f64)> = Vec::new();
    let mut open = false;
    for word in &line.words {
        let digits = word.text.chars().any(|c| c.is_ascii_digit()) && cells::is_number(&word.text);
        match numbers.last_mut().filter(|_| open && digits) {
            Some(last) if word.x0 - last.1 < WIDE * word.size => last.1 = word.x1,
            _ if digits => numbers.push((word.x0, word.x1)),
            _ => {}
        }
        open = digits;
    }
    Printed { line, numbers }
}

/// The next run of lines with numbers below each other: first and last line.
fn next_run(all: &[Printed], from: usize) -> Option<(usize, usize)> {
    let reach = |at: usize| all[at].numbers.iter().filter_map(|number| below(all, at, *number)).max();
    (from..all.len()).find_map(|first| {
        let mut last = reach(first)?;
        // Where the first is a header with years, they may stand over some of the numbers only.
        while let Some(further) = reach(last) {
            last = further;
        }
        Some((first, last))
    })
}

/// The last line down to which numbers stand below this one, at least one more.
fn below(all: &[Printed], first: usize, number: (f64, f64)) -> Option<usize> {
    let (mut last, mut count) = (first, 1);
    for (at, next) in all.iter().enumerate().skip(first + 1) {
        let (before, line) = (&all[last].line, &next.line);
        if line.y() - before.y() > 9.0 * line.size().max(before.size()) {
            break;
        }
        if line.y() - before.y() > 2.0 && next.numbers.iter().any(|own| is_below(number, *own)) {
            (last, count) = (at, count + 1);
        }
    }
    (count >= 2).then_some(last)
}

fn is_below(above: (f64, f64), own: (f64, f64)) -> bool {
    let middle = |(from, to): (f64, f64)| f64::midpoint(from, to);
    (above.1 - own.1).abs() < SAME
        || (above.0 - own.0).abs() < SAME
        || (middle(above) - middle(own)).abs() < SAME
}

/// The table around a run of numbered lines, its columns' edges, and the line after its last.
fn table(
    all: &[Printed],
    (first, last): (usize, usize),
    level: &[Rule],
    known: &[Columns],
) -> Option<(Table, Columns, usize)> {
    let run = &all[first..=last];
    let numbered: Vec<&Line> =
        run.iter().filter(|one| !one.numbers.is_empty()).map(|one| &one.line).collect();
    let held = known.iter().rev().find(|columns| columns.fit(&numbered));
    let own = Columns::of(&numbered, &run.iter().map(|one| &one.line).collect::<Vec<_>>());
    let more = |own: &Columns| held.is_none_or(|held| own.strips.len() >= held.strips.len());
    let own = own.filter(more);
    let held = held.filter(|_| own.is_none());
    let mut columns = own.or_else(|| held.cloned())?;
    let starts = bands::starts(&numbered, &columns.xs());
    let from = bands::reach_up(all, first, (&mut columns, &starts), line_of);
    let to = bands::reach_down(all, last, (&mut columns, &starts), line_of);
    let own: Vec<Line> = all[from..to].iter().map(|one| one.line.clone()).collect();
    let xs = columns.xs();
    let rows = bands::rows(&own, (&xs, &starts), level)?;
    is_sound(&rows, xs.len() - 1, held.is_some()).then_some(())?;
    let area = own.iter().map(area).reduce(|a, b| a.union(b))?;
    Some((Table { area: area.inflate(1.0, 0.0), rows }, columns, to))
}

fn line_of(one: &Printed) -> &Line {
    &one.line
}

pub(super) fn area(line: &Line) -> Rect {
    line.words.iter().map(Word::area).reduce(|a, b| a.union(b)).unwrap_or(Rect::ZERO)
}

/// The columns of a table: from, to, and the white strips between them.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    pub from: f64,
    pub to: f64,
    /// For each edge the places where it may be: white in all lines so far.
    strips: Vec<Vec<Strip>>,
}

/// A place of an edge.
#[derive(Clone, Copy, Debug)]
struct Strip {
    from: f64,
    to: f64,
    /// The least white that a line has there, beyond the strip too.
    white: f64,
}

impl Columns {
    /// The columns that numbered lines leave free; at least three.
    fn of(numbered: &[&Line], all: &[&Line]) -> Option<Self> {
        if numbered.len() < 3 {
            return None;
        }
        let size = numbered[0].size();
        let strips = parting(numbered, free(numbered), size);
        if strips.len() < 2 {
            return None;
        }
        let from = all.iter().map(|line| line.x0()).fold(f64::INFINITY, f64::min);
        let to = numbered.iter().map(|line| line.x1()).fold(f64::NEG_INFINITY, f64::max);
        let strips =
            strips.into_iter().map(|(from, to)| vec![Strip { from, to, white: f64::INFINITY }]).collect();
        let mut columns = Columns { from: from - 1.0, to: to + 1.0, strips };
        // Wrapped lines may reach further than the numbered ones.
        all.iter().for_each(|line| {
            columns.take(line);
        });
        // How the lines of a header are parted tells where its names begin; rows may be full.
        columns.strips.iter_mut().flatten().for_each(|one| one.white = f64::INFINITY);
        let xs = columns.xs();
        let aligned = xs.windows(2).filter(|edge| is_aligned(numbered, (edge[0], edge[1]))).count();
        (aligned + 1 >= xs.len() - 1).then_some(columns)
    }

    /// The edges of the columns.
    pub fn xs(&self) -> Vec<f64> {
        let widest = |places: &Vec<Strip>| {
            let size = |one: &Strip| (one.white, one.to - one.from);
            let widest =
                places.iter().max_by(|a, b| size(a).partial_cmp(&size(b)).unwrap_or(Ordering::Equal));
            widest.map_or(self.from, |one| f64::midpoint(one.from, one.to))
        };
        std::iter::once(self.from).chain(self.strips.iter().map(widest)).chain([self.to]).collect()
    }

    /// Keeps of the edges' places what a line leaves white; false, and nothing done, where it leaves nothing
    /// of one.
    pub fn take(&mut self, line: &Line) -> bool {
        let mut words: Vec<&Word> = line.words.iter().collect();
        words.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        let mut whites = Vec::with_capacity(words.len() + 1);
        let mut at = f64::NEG_INFINITY;
        for word in words {
            whites.push((at, word.x0));
            at = at.max(word.x1);
        }
        whites.push((at, f64::INFINITY));
        let least = 0.4 * FREE * line.size();
        let several = line.words.len() > self.strips.len();
        let kept = |one: &Strip| -> Vec<Strip> {
            let met = whites.iter().map(|(from, to)| {
                let (x0, x1) = (one.from.max(*from), one.to.min(*to));
                let white = match to - from < f64::INFINITY {
                    true => to - from,
                    // An edge beside all of a header leaves a column without a name.
                    false if several => 0.0,
                    false => one.white,
                };
                Strip { from: x0, to: x1, white: one.white.min(white) }
            });
            met.filter(|one| one.to - one.from >= least).collect()
        };
        let left: Vec<Vec<Strip>> =
            self.strips.iter().map(|places| places.iter().flat_map(kept).collect()).collect();
        let fits = left.iter().all(|places| !places.is_empty());
        if fits {
            self.strips = left;
        }
        fits
    }

    /// Numbered lines leave the strips free and stand in most of the columns.
    fn fit(&self, lines: &[&Line]) -> bool {
        let mut own = self.clone();
        let xs = self.xs();
        let inside = |line: &Line| line.x0() > self.from - 3.0 && line.x1() < self.to + 3.0;
        let filled = |line: &Line| {
            rows::by_column(line.words.clone(), &xs).iter().filter(|words| !words.is_empty()).count()
        };
        lines.iter().all(|line| inside(line) && own.take(line))
            && lines.iter().any(|line| filled(line) * 3 >= (xs.len() - 1) * 2)
    }
}

/// The strips that all lines leave free, but for one in twelve where a text is too long.
fn free(lines: &[&Line]) -> Vec<Gutter> {
    let spare = i32::try_from(lines.len() / 12).unwrap_or(0);
    let mut turns: Vec<(f64, i32)> = Vec::new();
    for word in lines.iter().flat_map(|line| &line.words) {
        turns.extend([(word.x0, 1), (word.x1, -1)]);
    }
    turns.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let least = FREE * lines.first().map_or(10.0, |line| line.size());
    let (mut found, mut cover, mut since) = (Vec::new(), 0, None);
    for (x, turn) in turns {
        let before = cover;
        cover += turn;
        if before > spare && cover <= spare {
            since = Some(x);
        } else if before <= spare && cover > spare {
            found.extend(since.filter(|from| x - from >= least).map(|from| (from, x)));
        }
    }
    found
}

/// The strips that part cells: where cells on both sides are filled, most have more white between them than
/// words and groups of digits have, or what follows begins at one place.
fn parting(lines: &[&Line], mut strips: Vec<Gutter>, size: f64) -> Vec<Gutter> {
    loop {
        let doubtful = (0..strips.len())
            .map(|at| (at, borne_out(lines, &strips, at, size)))
            .filter(|(_, share)| *share < 0.5)
            .min_by(|a, b| a.1.total_cmp(&b.1));
        match doubtful {
            Some((at, _)) => strips.remove(at),
            None => return strips,
        };
    }
}

/// The share of the lines with cells on both sides of a strip that show it to part them.
fn borne_out(lines: &[&Line], strips: &[Gutter], at: usize, size: f64) -> f64 {
    let middle = |strip: &Gutter| f64::midpoint(strip.0, strip.1);
    let own = middle(&strips[at]);
    let from = at.checked_sub(1).map_or(f64::NEG_INFINITY, |before| middle(&strips[before]));
    let to = strips.get(at + 1).map_or(f64::INFINITY, middle);
    let beside = |line: &&Line| -> Option<(Word, Word)> {
        let centre = |word: &&Word| f64::midpoint(word.x0, word.x1);
        let left = line.words.iter().filter(|word| centre(word) > from && centre(word) < own);
        let right = line.words.iter().filter(|word| centre(word) > own && centre(word) < to);
        let left = left.max_by(|a, b| a.x1.total_cmp(&b.x1))?;
        let right = right.min_by(|a, b| a.x0.total_cmp(&b.x0))?;
        Some((left.clone(), right.clone()))
    };
    let pairs: Vec<(Word, Word)> = lines.iter().filter_map(beside).collect();
    if pairs.is_empty() {
        // Nothing speaks for it, but what stands beside it may go first.
        return 0.49;
    }
    // Groups of digits of one number have three each.
    let number = |word: &Word| word.text.bytes().all(|byte| byte.is_ascii_digit());
    let other_number = |(left, right): &(Word, Word)| number(left) && number(right) && right.text.len() != 3;
    if pairs.iter().any(other_number) {
        return 1.0;
    }
    let wide = pairs.iter().filter(|(left, right)| right.x0 - left.x1 > WIDE * size).count();
    let digits = |word: &Word| word.text.ends_with(|c: char| c.is_ascii_digit());
    let first = |one: &Word| {
        let same = |(left, right): &&(Word, Word)| {
            (right.x0 - one.x0).abs() < 0.5 && !(digits(left) && digits(right))
        };
        pairs.iter().filter(same).count()
    };
    let begin = pairs.iter().map(|(_, right)| first(right)).max().unwrap_or(0);
    // The same words again and again begin at one place too, but so do those before them end.
    let ends = |one: &Word| pairs.iter().filter(|(left, _)| (left.x1 - one.x1).abs() < 1.0).count();
    let end = pairs.iter().map(|(left, _)| ends(left)).max().unwrap_or(0);
    let columns = pairs.len() >= 3 && begin * 5 >= pairs.len() * 4 && end * 2 <= pairs.len();
    let begin = if columns { begin } else { 0 };
    wide.max(begin) as f64 / pairs.len() as f64
}

/// What stands in a column begins, ends or has its middle at one place on most lines.
fn is_aligned(lines: &[&Line], (from, to): (f64, f64)) -> bool {
    let mut spans: Vec<(f64, f64)> = Vec::new();
    for line in lines {
        let own = line.words.iter().filter(|word| {
            let middle = f64::midpoint(word.x0, word.x1);
            middle > from && middle < to
        });
        let span =
            own.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), word| (a.min(word.x0), b.max(word.x1)));
        spans.extend((span.0 < span.1).then_some(span));
    }
    let most = |place: &dyn Fn(&(f64, f64)) -> f64| {
        let near =
            |one: &(f64, f64)| spans.iter().filter(|other| (place(one) - place(other)).abs() < SAME).count();
        spans.iter().map(near).max().unwrap_or(0)
    };
    let count =
        most(&|span| span.0).max(most(&|span| span.1)).max(most(&|span| f64::midpoint(span.0, span.1)));
    !spans.is_empty() && count * 3 >= spans.len() * 2
}

/// Enough rows with numbers in a column of their own.
fn is_sound(rows: &[Row], columns: usize, is_known: bool) -> bool {
    let numbers = |column: usize| rows.iter().filter(|row| cells::is_number(&row.cells[column])).count();
    let words = |column: usize| {
        let worded = |row: &&Row| row.cells[column].chars().any(char::is_alphabetic);
        rows.iter().filter(worded).count()
    };
    let numeric = (0..columns).filter(|at| numbers(*at) >= if is_known { 1 } else { 3 }).collect::<Vec<_>>();
    let pure = numeric.iter().filter(|at| words(**at) <= 1 + numbers(**at) / 4).count();
    let named = (0..columns).any(|at| words(at) >= 2);
    pure >= 1 && named && columns >= 3
}
