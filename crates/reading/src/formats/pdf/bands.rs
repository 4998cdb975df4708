//! The rows of a table whose columns are known but no rules between its rows: which lines belong to which
//! numbered line, told by how cells are set (to the top, the middle or the foot of their row).

use super::aligned::{Columns, area};
use super::cells::{self, Row};
use super::grid::Rule;
use super::lines::Line;
use super::rows::by_column;
use super::words::Word;

/// Where the lines of a cell stand beside its row's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Set {
    Top,
    Middle,
    Foot,
}

/// A line with its words by columns.
struct Cut<'a> {
    line: &'a Line,
    parts: Vec<Line>,
    numbered: bool,
    /// Text over several columns.
    spanning: bool,
}

impl Cut<'_> {
    fn filled(&self) -> usize {
        self.parts.iter().filter(|part| !part.words.is_empty()).count()
    }

    fn is_lone(&self) -> bool {
        self.filled() == 1 && !self.parts[0].words.is_empty()
    }
}

/// Text over several columns: a word reaches over an edge, or is parted there from the next by no more than a
/// space and the next does not begin where its column does.
fn is_spanning(line: &Line, xs: &[f64], starts: &[f64]) -> bool {
    let over = |x: &f64| {
        line.words.windows(2).any(|pair| {
            let at = xs.partition_point(|edge| *edge < pair[1].x0 + 0.5);
            let begins = starts.get(at.wrapping_sub(1)).is_some_and(|start| (pair[1].x0 - start).abs() < 1.0);
            let near = pair[1].x0 - pair[0].x1 < 0.34 * pair[1].size;
            pair[0].x1 <= x + 0.8 && pair[1].x0 >= x - 0.8 && near && !begins
        }) || line.words.iter().any(|word| word.x0 < x - 0.8 && word.x1 > x + 0.8)
    };
    line.x0() < xs[1] && line.segments(0.75).len() == 1 && xs[1..xs.len() - 1].iter().any(over)
}

/// Where the words of each column begin on most of the lines that hold numbers.
pub(super) fn starts(numbered: &[&Line], xs: &[f64]) -> Vec<f64> {
    let parts: Vec<Vec<Vec<Word>>> = numbered.iter().map(|line| by_column(line.words.clone(), xs)).collect();
    let begin = |column: usize| {
        let all: Vec<f64> = parts.iter().filter_map(|row| row[column].first()).map(|word| word.x0).collect();
        let same = |x: &f64| all.iter().filter(|other| (*other - x).abs() < 1.0).count();
        all.iter().copied().max_by_key(|x| same(x)).unwrap_or(f64::INFINITY)
    };
    (0..xs.len() - 1).map(begin).collect()
}

/// The first line that belongs to the table above its first numbered line: header, groups, wrapped cells.
pub(super) fn reach_up<T>(
    all: &[T],
    first: usize,
    (columns, starts): (&mut Columns, &[f64]),
    line: fn(&T) -> &Line,
) -> usize {
    let xs = &columns.xs();
    let mut top = first;
    let mut reached = first;
    for at in (0..first).rev() {
        let (own, next) = (line(&all[at]), line(&all[reached]));
        let step = next.y() - own.y();
        let far = step > 3.2 * own.size().max(next.size());
        let larger = own.size() > 1.12 * line(&all[first]).size();
        if far || larger || own.x1() > xs[xs.len() - 1] + 4.0 || own.x0() < xs[0] - 4.0 || is_table(own) {
            break;
        }
        let spanning = is_spanning(own, xs, starts);
        if spanning && (first - at > 6 || top < first) || !spanning && !columns.take(own) {
            break;
        }
        reached = at;
        let parts = by_column(own.words.clone(), xs).iter().filter(|words| !words.is_empty()).count();
        if parts > 1 && !spanning {
            top = at;
        }
    }
    top
}

fn is_table(line: &Line) -> bool {
    line.words.iter().any(|word| word.table.is_some())
}

/// The line after the last that belongs to the table: wrapped cells below its last numbered line.
pub(super) fn reach_down<T>(
    all: &[T],
    last: usize,
    (columns, starts): (&mut Columns, &[f64]),
    line: fn(&T) -> &Line,
) -> usize {
    let xs = &columns.xs();
    let mut end = last + 1;
    while let Some(own) = all.get(end).map(line) {
        let before = line(&all[end - 1]);
        let near = own.y() - before.y() < 1.35 * own.size().max(before.size());
        let alike = (own.size() - line(&all[last]).size()).abs() < 0.1 * own.size();
        let small = own.text().starts_with(char::is_lowercase) || own.segments(0.75).len() > 1;
        let inside = own.x0() > xs[0] - 2.0 && own.x1() < xs[xs.len() - 1] + 2.0;
        if !near || !alike || !small || !inside || is_spanning(own, xs, starts) || !columns.take(own) {
            break;
        }
        end += 1;
    }
    end
}

/// The rows that lines make in known columns; `None` where that is not clear.
pub(super) fn rows(lines: &[Line], (xs, starts): (&[f64], &[f64]), level: &[Rule]) -> Option<Vec<Row>> {
    let cuts: Vec<Cut> = lines.iter().map(|line| cut(line, xs, starts)).collect();
    let first = cuts.iter().position(|cut| cut.numbered)?;
    if let Some(way) = Way::ruled(&cuts, first, level, xs) {
        return Some(way.rows(&cuts, xs));
    }
    let ways: Vec<Way> =
        [Set::Top, Set::Middle, Set::Foot].into_iter().map(|set| Way::of(&cuts, first, set)).collect();
    let least = ways.iter().map(|way| way.wrong).min()?;
    let numbered = cuts.iter().filter(|cut| cut.numbered).count();
    let mut best = ways.iter().filter(|way| way.wrong == least);
    let way = best.next()?;
    let same = best.all(|other| other.bands == way.bands && other.groups == way.groups);
    (least * 4 <= numbered && same).then(|| way.rows(&cuts, xs))
}

/// One way to divide lines into rows.
struct Way {
    /// How many lines are the header.
    header: usize,
    groups: Vec<usize>,
    bands: Vec<Band>,
    /// How many cells do not stand as they should.
    wrong: usize,
}

impl Way {
    /// By rules or the edges of shades between all rows.
    fn ruled(cuts: &[Cut], first: usize, level: &[Rule], xs: &[f64]) -> Option<Self> {
        let mut is_group: Vec<bool> = cuts.iter().map(|cut| cut.spanning).collect();
        let header = header_end(cuts, first, &is_group);
        is_group[..header].fill(false);
        let bands = between_rules(cuts, &sections(header, &is_group), level, xs)?;
        let groups = (0..cuts.len()).filter(|at| is_group[*at]).collect();
        Some(Way { header, groups, bands, wrong: 0 })
    }

    fn of(cuts: &[Cut], first: usize, set: Set) -> Self {
        let room = room(cuts, 0);
        let mut is_group = vec![false; cuts.len()];
        for at in 0..cuts.len() {
            is_group[at] = self::is_group(cuts, at, &is_group, room, set);
        }
        let header = header_end(cuts, first, &is_group);
        is_group[..header].fill(false);
        let sections = sections(header, &is_group);
        let groups = (0..cuts.len()).filter(|at| is_group[*at]).collect();
        let (mut wrong, mut bands) = (0, Vec::new());
        for section in sections {
            let (more, own) = placed(cuts, section, set);
            wrong += more;
            bands.extend(own);
        }
        Way { header, groups, bands, wrong }
    }

    fn rows(&self, cuts: &[Cut], xs: &[f64]) -> Vec<Row> {
        let head: Band =
            (0..self.header).flat_map(|at| (0..xs.len() - 1).map(move |column| (at, column))).collect();
        let (mut all, mut areas) = (Vec::new(), Vec::new());
        for band in std::iter::once(&head).chain(&self.bands) {
            let mut columns = vec![Vec::new(); xs.len() - 1];
            for (at, column) in band {
                columns[*column].extend(cuts[*at].parts[*column].words.iter().cloned());
            }
            let own = columns.iter().flatten().map(Word::area).reduce(|a, b| a.union(b));
            if let Some(own) = own {
                areas.push(own);
                all.push(columns);
            }
        }
        let texts = cells::texts(all, None);
        let mut rows: Vec<Row> =
            texts.into_iter().zip(areas).map(|(cells, area)| Row { cells, area }).collect();
        for at in &self.groups {
            let mut cells = vec![String::new(); xs.len() - 1];
            cells[0] = cuts[*at].line.text();
            rows.push(Row { cells, area: area(cuts[*at].line) });
        }
        rows.sort_by(|a, b| a.area.y0.total_cmp(&b.area.y0));
        rows
    }
}

fn cut<'a>(line: &'a Line, xs: &[f64], starts: &[f64]) -> Cut<'a> {
    let parts: Vec<Line> =
        by_column(line.words.clone(), xs).into_iter().map(|words| Line { words }).collect();
    let digits = |part: &Line| {
        let text = part.text();
        text.chars().any(|c| c.is_ascii_digit()) && cells::is_number(&text)
    };
    let numbered = parts.iter().skip(1).any(digits);
    Cut { line, parts, numbered, spanning: !numbered && is_spanning(line, xs, starts) }
}

/// How long the lines of a column can be.
fn room(cuts: &[Cut], column: usize) -> f64 {
    let parts = cuts
        .iter()
        .filter(|cut| cut.numbered || !cut.spanning && cut.filled() > 1)
        .map(|cut| &cut.parts[column]);
    parts.filter(|part| !part.words.is_empty()).map(|part| part.x1() - part.x0()).fold(0.0, f64::max)
}

/// The lower line may go on from the upper: its first word had no room there, or is written small.
fn goes_on(upper: &Line, lower: &Line, room: f64) -> bool {
    let Some(word) = lower.words.first() else { return false };
    let near = lower.y() - upper.y() < 1.6 * lower.size() && upper.is_bold() == lower.is_bold();
    let full = upper.x1() - upper.x0() + 0.2 * word.size + (word.x1 - word.x0) > 0.97 * room;
    near && (full || word.text.starts_with(char::is_lowercase) || upper.text().ends_with(['-', '/', ',']))
}

/// A line alone that names what follows: it reaches over columns, is set in another weight than the rows, or
/// neither goes on from the line above nor is gone on with below, as cells are set.
fn is_group(cuts: &[Cut], at: usize, groups: &[bool], room: f64, set: Set) -> bool {
    let cut = &cuts[at];
    if cut.numbered {
        return false;
    }
    if cut.spanning {
        return true;
    }
    if !cut.is_lone() {
        return false;
    }
    let bold = cut.line.is_bold();
    let rows = || cuts.iter().filter(|cut| cut.numbered && !cut.parts[0].words.is_empty());
    let heavy = rows().filter(|cut| cut.parts[0].is_bold()).count();
    if bold && heavy * 3 < rows().count() {
        return true;
    }
    let goes_on = |upper: &Line, lower: &Line| goes_on(upper, lower, room);
    let part = &cut.parts[0];
    let above = (0..at).rev().find(|at| !cuts[*at].parts[0].words.is_empty());
    let above = above.filter(|at| !groups[*at]).map(|at| &cuts[at].parts[0]);
    let below = cuts[at + 1..].iter().map(|cut| &cut.parts[0]).find(|part| !part.words.is_empty());
    let from_above = set != Set::Foot && above.is_some_and(|above| goes_on(above, part));
    let to_below = set != Set::Top && below.is_some_and(|below| goes_on(part, below));
    !from_above && !to_below
}

/// Where the header ends: of the lines above the first number those that are heavy, or those before the
/// widest step, or all.
fn header_end(cuts: &[Cut], first: usize, is_group: &[bool]) -> usize {
    let first_group = is_group[..first].iter().position(|group| *group);
    let upper = first_group.unwrap_or(first);
    if upper == 0 || first_group.is_some() {
        return upper;
    }
    let bold = cuts[..first].iter().take_while(|cut| cut.line.is_bold()).count();
    if bold > 0 && !cuts[first].line.is_bold() {
        return bold;
    }
    let step = |at: usize| cuts[at].line.y() - cuts[at - 1].line.y();
    let widest = (1..=first).max_by(|a, b| step(*a).total_cmp(&step(*b))).unwrap_or(first);
    let usual = (1..=first).map(step).fold(f64::INFINITY, f64::min);
    if step(widest) > 1.25 * usual && widest > 0 { widest } else { first }
}

/// The runs of lines between groups.
fn sections(header: usize, is_group: &[bool]) -> Vec<(usize, usize)> {
    let mut sections = Vec::new();
    let mut from = header;
    for at in header..=is_group.len() {
        if at == is_group.len() || is_group[at] {
            if at > from {
                sections.push((from, at));
            }
            from = at + 1;
        }
    }
    sections
}

type Band = Vec<(usize, usize)>;

/// Rules or the edges of shades between all rows.
fn between_rules(cuts: &[Cut], sections: &[(usize, usize)], level: &[Rule], xs: &[f64]) -> Option<Vec<Band>> {
    let width = xs[xs.len() - 1] - xs[0];
    let wide = |rule: &&Rule| rule.to.min(xs[xs.len() - 1]) - rule.from.max(xs[0]) > 0.6 * width;
    let ys: Vec<f64> = level.iter().filter(wide).map(|rule| rule.at).collect();
    let mut bands: Vec<Band> = Vec::new();
    for (from, to) in sections {
        let mut held: Option<usize> = None;
        let mut numbers = 0;
        for (at, cut) in cuts.iter().enumerate().take(*to).skip(*from) {
            let middle = cut.line.y() - 0.3 * cut.line.size();
            let band = ys.iter().filter(|y| **y < middle).count();
            if held != Some(band) {
                bands.push(Band::new());
                (held, numbers) = (Some(band), 0);
            }
            numbers += usize::from(cut.numbered);
            if numbers > 1 {
                return None;
            }
            let own = (0..xs.len() - 1).map(|column| (at, column));
            bands.last_mut()?.extend(own);
        }
    }
    // A band without a number may be the rest of a row from the page before, no more.
    let is_bare = |band: &&Band| {
        !band.iter().any(|(at, _)| cuts[*at].numbered) && band.iter().any(|(at, _)| !cuts[*at].is_lone())
    };
    let bare = bands.iter().filter(is_bare).count();
    (bare <= 1).then_some(bands)
}

/// The rows of a section if cells are set like this, and how many cells are not.
fn placed(cuts: &[Cut], (from, to): (usize, usize), set: Set) -> (usize, Vec<Band>) {
    let anchors: Vec<usize> = (from..to).filter(|at| cuts[*at].numbered).collect();
    if anchors.is_empty() {
        let all = (from..to).flat_map(|at| (0..cuts[at].parts.len()).map(move |column| (at, column)));
        return (0, vec![all.collect()]);
    }
    let mut bands = vec![Band::new(); anchors.len()];
    let mut wrong = 0;
    for column in 0..cuts[from].parts.len() {
        let room = room(cuts, column);
        let own: Vec<usize> = (from..to).filter(|at| !cuts[*at].parts[column].words.is_empty()).collect();
        let groups = match set {
            Set::Top => downwards(&own, &anchors),
            Set::Foot => upwards(&own, &anchors),
            Set::Middle => around(cuts, &own, &anchors),
        };
        let Some(groups) = groups else {
            wrong += 1 + own.len();
            continue;
        };
        for (row, group) in groups.into_iter().enumerate() {
            wrong +=
                usize::from(!group.is_empty() && !is_set(cuts, (&group, column), anchors[row], set, room));
            bands[row].extend(group.into_iter().map(|at| (at, column)));
        }
    }
    (wrong, bands)
}

/// Each line goes to the last number above or beside it.
fn downwards(own: &[usize], anchors: &[usize]) -> Option<Vec<Vec<usize>>> {
    let mut groups = vec![Vec::new(); anchors.len()];
    for at in own {
        let row = anchors.partition_point(|anchor| anchor <= at).checked_sub(1)?;
        groups[row].push(*at);
    }
    Some(groups)
}

/// Each line goes to the first number below or beside it.
fn upwards(own: &[usize], anchors: &[usize]) -> Option<Vec<Vec<usize>>> {
    let mut groups = vec![Vec::new(); anchors.len()];
    for at in own {
        groups.get_mut(anchors.partition_point(|anchor| anchor < at))?.push(*at);
    }
    Some(groups)
}

/// As far above each number as below it.
fn around(cuts: &[Cut], own: &[usize], anchors: &[usize]) -> Option<Vec<Vec<usize>>> {
    let y = |at: usize| cuts[at].line.y();
    let mut groups = vec![Vec::new(); anchors.len()];
    let mut next = 0;
    for (row, anchor) in anchors.iter().enumerate() {
        let Some(first) = own.get(next) else { break };
        let size = cuts[*anchor].line.size();
        // The column is empty in this row.
        if y(*first) > y(*anchor) + 0.4 * size && row + 1 < anchors.len() {
            continue;
        }
        let end = 2.0 * y(*anchor) - y(*first) + 0.4 * size;
        while let Some(at) = own.get(next).filter(|at| y(**at) <= end.max(y(*anchor) + 0.4 * size)) {
            groups[row].push(*at);
            next += 1;
        }
    }
    (next == own.len()).then_some(groups)
}

/// The lines of a cell stand as cells are set, and each ends where the next word had no room.
fn is_set(cuts: &[Cut], (group, column): (&[usize], usize), anchor: usize, set: Set, room: f64) -> bool {
    let goes_on = |pair: &[usize]| {
        let (upper, lower) = (&cuts[pair[0]].parts[column], &cuts[pair[1]].parts[column]);
        goes_on(upper, lower, room)
    };
    if !group.windows(2).all(goes_on) {
        return false;
    }
    let y = |at: usize| cuts[at].line.y();
    let (Some(first), Some(last)) = (group.first(), group.last()) else { return true };
    let place = match set {
        Set::Top => y(*first),
        Set::Foot => y(*last),
        Set::Middle => f64::midpoint(y(*first), y(*last)),
    };
    (place - y(anchor)).abs() < 0.35 * cuts[anchor].line.size()
}
