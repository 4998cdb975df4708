//! Tables told by their rules and shades: boxes of lines, or lines between rows alone.

use kurbo::Rect;

use super::aligned;
use super::cells::{self, Row};
use super::lines::{Line, lines};
use super::rows;
use super::unruled::gutters;
use super::words::Word;

/// Rules as near as this are one, and meet.
const NEAR: f64 = 3.0;

/// A table and the place that it takes.
#[derive(Debug)]
pub(super) struct Table {
    pub area: Rect,
    pub rows: Vec<Row>,
}

/// A rule along one axis: at `at` on the other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule {
    pub at: f64,
    pub from: f64,
    pub to: f64,
    /// The edge of a shade and no line.
    pub shade: bool,
}

impl Rule {
    fn covers(&self, from: f64, to: f64) -> f64 {
        (self.to.min(to) - self.from.max(from)).max(0.0)
    }
}

/// The tables of a page. Words that stand in one are taken out of `words`; `columns` are those of earlier
/// pages.
pub(super) fn tables(
    rules: &[Rect],
    shades: &[Rect],
    words: &mut Vec<Word>,
    columns: &mut Vec<aligned::Columns>,
) -> Vec<Table> {
    let (mut level, mut upright) = sorted(rules, shades, words);
    if level.len() * upright.len() > 6_000_000 {
        return Vec::new();
    }
    let mut tables = Vec::new();
    for (own_level, own_upright) in connected(&level, &upright) {
        // A shaded row alone is one of a table whose other rows are white.
        let stripe = own_level.len() <= 3 && own_upright.iter().all(|rule| rule.shade);
        if own_upright.len() >= 2
            && own_level.len() >= 2
            && !stripe
            && let Some(table) = boxed(&own_level, &own_upright, words)
        {
            take(words, table.area);
            let inside = |at: f64, from: f64, to: f64, a: (f64, f64), b: (f64, f64)| {
                at > a.0 - NEAR && at < a.1 + NEAR && from > b.0 - NEAR && to < b.1 + NEAR
            };
            let (x, y) = ((table.area.x0, table.area.x1), (table.area.y0, table.area.y1));
            level.retain(|rule| !inside(rule.at, rule.from, rule.to, y, x));
            upright.retain(|rule| !inside(rule.at, rule.from, rule.to, x, y));
            tables.push(table);
        }
    }
    tables.extend(aligned::tables(words, &mut level, columns));
    for own in stacked(&level, words) {
        if let Some(table) = striped(&own, words) {
            take(words, table.area);
            tables.push(table);
        }
    }
    tables
}

pub(super) fn take(words: &mut Vec<Word>, area: Rect) {
    words.retain(|word| {
        !(word.middle() > area.y0
            && word.middle() < area.y1
            && centre(word) > area.x0
            && centre(word) < area.x1)
    });
}

fn centre(word: &Word) -> f64 {
    f64::midpoint(word.x0, word.x1)
}

/// Level and upright rules, pieces joined, without underlines and specks.
fn sorted(rules: &[Rect], shades: &[Rect], words: &[Word]) -> (Vec<Rule>, Vec<Rule>) {
    let (mut level, mut upright) = (Vec::new(), Vec::new());
    for rule in rules {
        if rule.width() >= rule.height() {
            level.push(Rule { at: rule.center().y, from: rule.x0, to: rule.x1, shade: false });
        } else {
            upright.push(Rule { at: rule.center().x, from: rule.y0, to: rule.y1, shade: false });
        }
    }
    for shade in shades.iter().filter(|shade| shade.height() > 6.0 && shade.width() > 12.0) {
        let edge = |at, from, to| Rule { at, from, to, shade: true };
        level.extend([shade.y0, shade.y1].map(|at| edge(at, shade.x0, shade.x1)));
        upright.extend([shade.x0, shade.x1].map(|at| edge(at, shade.y0, shade.y1)));
    }
    let mut level = joined(level);
    level.retain(|rule| rule.to - rule.from > 8.0 && !is_underline(rule, words));
    let mut upright = joined(upright);
    upright.retain(|rule| rule.to - rule.from > 5.0);
    (level, upright)
}

/// Rules in line with each other and with hardly a gap are one.
pub(super) fn joined(mut rules: Vec<Rule>) -> Vec<Rule> {
    rules.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut done: Vec<Rule> = Vec::new();
    let mut start = 0;
    while start < rules.len() {
        let at = rules[start].at;
        let count = rules[start..].iter().take_while(|rule| rule.at - at < 1.6).count();
        let mut same: Vec<Rule> = rules[start..start + count].to_vec();
        same.sort_by(|a, b| a.from.total_cmp(&b.from));
        let first = done.len();
        for rule in same {
            match done[first..].last_mut().filter(|last| rule.from - last.to < NEAR) {
                Some(last) => {
                    last.to = last.to.max(rule.to);
                    last.shade &= rule.shade;
                }
                None => done.push(rule),
            }
        }
        start += count;
    }
    done
}

/// A line right below words and no longer than they are.
fn is_underline(rule: &Rule, words: &[Word]) -> bool {
    let below = words.iter().filter(|word| {
        let drop = rule.at - word.y;
        drop > 0.02 * word.size
            && drop < 0.22 * word.size
            && word.x1 > rule.from - 1.0
            && word.x0 < rule.to + 1.0
    });
    let (from, to) =
        below.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), word| (a.min(word.x0), b.max(word.x1)));
    from <= rule.from + 2.0 && to >= rule.to - 2.0
}

/// Groups of rules that meet.
fn connected(level: &[Rule], upright: &[Rule]) -> Vec<(Vec<Rule>, Vec<Rule>)> {
    let mut group: Vec<usize> = (0..level.len() + upright.len()).collect();
    fn root(group: &mut [usize], mut at: usize) -> usize {
        while group[at] != at {
            group[at] = group[group[at]];
            at = group[at];
        }
        at
    }
    for (l, one) in level.iter().enumerate() {
        for (u, other) in upright.iter().enumerate() {
            let meets = other.at > one.from - NEAR
                && other.at < one.to + NEAR
                && one.at > other.from - NEAR
                && one.at < other.to + NEAR;
            if meets {
                let (a, b) = (root(&mut group, l), root(&mut group, level.len() + u));
                group[a] = b;
            }
        }
    }
    let mut found: std::collections::BTreeMap<usize, (Vec<Rule>, Vec<Rule>)> =
        std::collections::BTreeMap::new();
    for index in 0..group.len() {
        let own = found.entry(root(&mut group, index)).or_default();
        match index.checked_sub(level.len()) {
            Some(at) => own.1.push(upright[at]),
            None => own.0.push(level[index]),
        }
    }
    found.into_values().collect()
}

/// Places as near as [`NEAR`] as one, in order.
fn edges(mut at: Vec<f64>) -> Vec<f64> {
    at.sort_by(f64::total_cmp);
    let mut edges: Vec<f64> = Vec::new();
    for one in at {
        if edges.last().is_none_or(|last| one - last > NEAR) {
            edges.push(one);
        }
    }
    edges
}

fn ends(rules: &[Rule]) -> (f64, f64) {
    rules.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), rule| (a.min(rule.from), b.max(rule.to)))
}

/// The edges of columns or rows: the rules across, and the ends of the rules along where these go further.
fn outer_edges(across: &[Rule], along: &[Rule]) -> Vec<f64> {
    let mut at: Vec<f64> = across.iter().map(|rule| rule.at).collect();
    let (from, to) = ends(along);
    let (low, high) = at.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), x| (a.min(*x), b.max(*x)));
    at.extend((from < low - 8.0).then_some(from));
    at.extend((to > high + 8.0).then_some(to));
    edges(at)
}

/// A table of rules both ways.
fn boxed(level: &[Rule], upright: &[Rule], words: &[Word]) -> Option<Table> {
    let (xs, mut ys) = (outer_edges(upright, level), outer_edges(level, upright));
    let (x0, x1, y0, y1) = (*xs.first()?, *xs.last()?, *ys.first()?, *ys.last()?);
    if let [_, inner @ .., _] = xs.as_slice()
        && !inner.is_empty()
    {
        let own = |word: &&Word| centre(word) > x0 && centre(word) < x1;
        let all = lines(words.iter().filter(own).cloned().collect());
        let between: Vec<(f64, f64)> = inner.iter().map(|x| (x - 1.0, x + 1.0)).collect();
        ys.extend([rows::reach_up(&all, y0, &between), rows::reach_down(&all, y1, &between)]);
        ys = edges(ys);
    }
    let (y0, y1) = (*ys.first()?, *ys.last()?);
    let area = Rect::new(x0, y0, x1, y1);
    let inside: Vec<Word> =
        words.iter().filter(|word| area.contains((centre(word), word.middle()))).cloned().collect();
    if xs.len() < 3 {
        return if ys.len() > 3 { striped(level, words) } else { None };
    }
    let grid = Grid { xs: &xs, ys: &ys, level, upright };
    let mut rows: Vec<Row> = Vec::new();
    let few = ys.len() <= 4;
    let bands = grid.fill(inside);
    let texts = cells::texts(bands.clone(), Some(&xs));
    for (index, (band, cells)) in bands.into_iter().zip(texts).enumerate() {
        let area = Rect::new(x0, ys[index], x1, ys[index + 1]);
        match few.then(|| rows::split(&band, &xs, 3)).flatten() {
            Some(parts) => rows.extend(parts),
            None => rows.push(Row { cells, area }),
        }
    }
    rows::merge_header(&mut rows, &grid.spans(0));
    // What stands in a column may stand on another page.
    rows::tidy(&mut rows, &xs, 16.0);
    // The rest of a table on its last page may be little more than the rest of a row.
    let rest = xs.len() > 3 && rows.len() > 1 && rows.iter().any(|row| rows::filled(row) > 1);
    (rest || rows::is_table(&rows)).then_some(Table { area, rows })
}

struct Grid<'a> {
    xs: &'a [f64],
    ys: &'a [f64],
    level: &'a [Rule],
    upright: &'a [Rule],
}

impl Grid<'_> {
    /// The words of each cell, row by row.
    fn fill(&self, words: Vec<Word>) -> Vec<Vec<Vec<Word>>> {
        let (columns, count) = (self.xs.len() - 1, self.ys.len() - 1);
        let mut bands = vec![vec![Vec::new(); columns]; count];
        let spans: Vec<Vec<usize>> = (0..count).map(|row| self.spans_beside(row, &words)).collect();
        for word in words {
            let at = |edges: &[f64], place: f64| {
                edges.partition_point(|edge| *edge < place).clamp(1, edges.len() - 1) - 1
            };
            let (mut row, column) = (at(self.ys, word.middle()), at(self.xs, centre(&word)));
            let column = spans[row][column];
            while row > 0 && !self.is_ruled(row, column) {
                row -= 1;
            }
            let column = spans[row][column];
            bands[row][column].push(word);
        }
        bands
    }

    /// A level rule stands above this cell.
    fn is_ruled(&self, row: usize, column: usize) -> bool {
        let (from, to) = (self.xs[column], self.xs[column + 1]);
        let near = self.level.iter().filter(|rule| (rule.at - self.ys[row]).abs() < NEAR + 0.5);
        near.map(|rule| rule.covers(from, to)).fold(0.0, f64::max) > 0.5 * (to - from)
    }

    /// For each column the one whose cell reaches over it in this row.
    fn spans(&self, row: usize) -> Vec<usize> {
        self.spans_beside(row, &[])
    }

    fn spans_beside(&self, row: usize, words: &[Word]) -> Vec<usize> {
        let (top, bottom) = (self.ys[row], self.ys[row + 1]);
        let height = self.ys[self.ys.len() - 1] - self.ys[0];
        let mut spans: Vec<usize> = vec![0];
        for column in 1..self.xs.len() - 1 {
            let x = self.xs[column];
            let own: Vec<&Rule> =
                self.upright.iter().filter(|rule| (rule.at - x).abs() < NEAR + 0.5).collect();
            let here = own.iter().map(|rule| rule.covers(top, bottom)).fold(0.0, f64::max);
            let whole: f64 = own.iter().map(|rule| rule.to - rule.from).sum();
            let crossed = || {
                words.iter().any(|word| {
                    word.middle() > top && word.middle() < bottom && word.x0 < x - 2.0 && word.x1 > x + 2.0
                })
            };
            // A rule that most rows have is missed where cells are one; one that few have parts the others
            // too.
            let apart = here > 0.5 * (bottom - top) || (whole < 0.4 * height && !crossed());
            let before = spans[column - 1];
            spans.push(if apart { column } else { before });
        }
        spans
    }
}

/// Level rules of the same ends below each other.
fn stacked(level: &[Rule], words: &[Word]) -> Vec<Vec<Rule>> {
    let mut groups: Vec<Vec<Rule>> = Vec::new();
    // Rules under each column of their own make one.
    for rule in whole_lines(level) {
        let fits = |group: &&mut Vec<Rule>| {
            group.last().is_some_and(|last| {
                (last.from - rule.from).abs() < 6.0
                    && (last.to - rule.to).abs() < 6.0
                    && rule.at - last.at < 260.0
                    && !is_parted(last, &rule, words)
            })
        };
        match groups.iter_mut().rev().find(fits) {
            Some(group) => group.push(rule),
            None => groups.push(vec![rule]),
        }
    }
    groups.retain(|group| group.len() >= 3);
    groups
}

/// Between two rules stands a heading, or nothing over a good height: two tables.
fn is_parted(upper: &Rule, lower: &Rule, words: &[Word]) -> bool {
    let own = |word: &&Word| {
        word.middle() > upper.at && word.middle() < lower.at && word.x1 > upper.from && word.x0 < upper.to
    };
    let size = |words: &mut dyn Iterator<Item = &Word>| words.map(|word| word.size).fold(0.0, f64::max);
    let between: Vec<&Word> = words.iter().filter(own).collect();
    let first = between.iter().map(|word| word.top()).fold(f64::INFINITY, f64::min).min(lower.at);
    let near = |word: &&Word| (word.middle() - upper.at).abs() < 60.0 && word.middle() < upper.at;
    let usual = size(&mut words.iter().filter(near));
    let large = usual > 0.0 && size(&mut between.iter().copied()) > 1.15 * usual;
    large || first - upper.at > 2.6 * usual.max(8.0)
}

fn whole_lines(level: &[Rule]) -> Vec<Rule> {
    let mut whole: Vec<Rule> = Vec::new();
    for rule in level {
        let same = whole.last_mut().filter(|last| {
            (last.at - rule.at).abs() < 1.6 && rule.from - last.to < 14.0 && rule.from > last.from
        });
        match same {
            Some(last) => last.to = last.to.max(rule.to),
            None => whole.push(*rule),
        }
    }
    whole
}

/// A table with rules between its rows only.
fn striped(level: &[Rule], words: &[Word]) -> Option<Table> {
    let (x0, x1) = ends(level);
    let ys = edges(level.iter().map(|rule| rule.at).collect());
    let (first, last) = (*ys.first()?, *ys.last()?);
    let own = |word: &&Word| centre(word) > x0 - 2.0 && centre(word) < x1 + 2.0;
    let all = lines(words.iter().filter(own).cloned().collect());
    let inside = |line: &&Line| line.y() > first && line.y() - 0.3 * line.size() < last;
    let columns = gutters(&all.iter().filter(inside).cloned().collect::<Vec<_>>())?;
    let (top, bottom) = (rows::reach_up(&all, first, &columns), rows::reach_down(&all, last, &columns));
    let area = Rect::new(x0 - 2.0, top, x1 + 2.0, bottom);
    let words = words.iter().filter(|word| area.contains((centre(word), word.middle()))).cloned().collect();
    let ys = edges(ys.into_iter().chain([top, bottom]).collect());
    between(words, &ys, area)
}

/// The rows between level rules, their columns told by gaps.
fn between(words: Vec<Word>, ys: &[f64], area: Rect) -> Option<Table> {
    let all = lines(words.clone());
    let gaps = gutters(&all)?;
    let mut xs = vec![area.x0];
    xs.extend(gaps.iter().map(|(from, to)| f64::midpoint(*from, *to)));
    xs.push(area.x1);
    // A first row without a shade of its own stands in one band with the header.
    let mut ys = ys.to_vec();
    let head = all.iter().take_while(|line| line.y() < ys[1]).cloned().collect::<Vec<_>>();
    ys.extend(rows::header_end(&head, &xs));
    ys.sort_by(f64::total_cmp);
    let mut found: Vec<Row> = Vec::new();
    let bands: Vec<Vec<Vec<Word>>> = ys
        .windows(2)
        .map(|band| {
            let inside = |word: &&Word| word.middle() > band[0] && word.middle() <= band[1];
            rows::by_column(words.iter().filter(inside).cloned().collect(), &xs)
        })
        .collect();
    let texts = cells::texts(bands.clone(), None);
    for ((band, columns), cells) in ys.windows(2).zip(bands).zip(texts) {
        match (ys.len() <= 5).then(|| rows::split(&columns, &xs, 2)).flatten() {
            Some(parts) => found.extend(parts),
            None => found.push(Row { cells, area: Rect::new(area.x0, band[0], area.x1, band[1]) }),
        }
    }
    rows::tidy(&mut found, &[], 0.0);
    rows::is_table(&found).then_some(Table { area, rows: found })
}
