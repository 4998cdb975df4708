//! Tables that go on over a page: headers again, headers alone, rows that a page's end broke, groups' names.

use super::cells::{self, Row};
use super::columns::Piece;
use super::flow::Leaf;
use super::lines::Line;
use super::rows::filled;

/// Joins what the ends of pages have parted.
pub(super) fn join(leaves: &mut [Leaf]) {
    lone_headers(leaves);
    headers(leaves);
    broken_rows(leaves);
    last_groups(leaves);
}

/// A header alone at a page's foot, with its rows on the next page: as many parts as those have cells, and a
/// row as they are.
fn lone_headers(leaves: &mut [Leaf]) {
    for index in 1..leaves.len() {
        let (before, after) = leaves.split_at_mut(index);
        let not_break = |piece: &&Piece| !matches!(piece, Piece::Break);
        let (Some(last), Some(next)) = (before.last_mut(), after.first()) else { continue };
        let Some(Piece::Row(first)) = next.pieces.iter().find(not_break) else { continue };
        let Some(at) = last.pieces.iter().rposition(|piece| not_break(&piece)) else { continue };
        let Piece::Text { line, .. } = &last.pieces[at] else { continue };
        let parts = line.segments(0.75);
        let names = |part: &Line| {
            let text = part.text();
            text.chars().count() <= 40 && !cells::is_number(&text) && !text.ends_with(['.', ';', ','])
        };
        let full = first.cells.len() >= 3 && first.cells.len() == parts.len() && filled(first) >= 2;
        // The same header again on the page below is the table's own.
        let cells: Vec<String> = parts.iter().map(Line::text).collect();
        if full && parts.iter().all(names) && first.cells != cells {
            let area = super::aligned::area(line);
            last.pieces[at] = Piece::Row(Row { cells, area });
        }
    }
}

/// A table that goes on over a page: its header again is left out.
fn headers(leaves: &mut [Leaf]) {
    let mut header: Option<Vec<String>> = None;
    let mut goes_on = false;
    for leaf in leaves.iter_mut() {
        let mut inside = false;
        let mut kept = Vec::with_capacity(leaf.pieces.len());
        let mut opens = goes_on;
        for piece in leaf.pieces.drain(..) {
            match &piece {
                Piece::Row(Row { cells, .. }) if !inside => {
                    inside = true;
                    if opens && header.as_ref() == Some(cells) {
                        continue;
                    }
                    header = Some(cells.clone());
                }
                Piece::Row(_) => {}
                Piece::Break => inside = false,
                Piece::Text { .. } | Piece::Table(_) => (inside, opens) = (false, false),
            }
            kept.push(piece);
        }
        let last = kept.iter().rev().find(|piece| !matches!(piece, Piece::Break));
        goes_on = matches!(last, Some(Piece::Row(_)));
        leaf.pieces = kept;
    }
}

/// The rest of a row that a page's end broke goes to the row.
fn broken_rows(leaves: &mut [Leaf]) {
    for index in 1..leaves.len() {
        let (before, after) = leaves.split_at_mut(index);
        let not_break = |piece: &Piece| !matches!(piece, Piece::Break);
        let (Some(last), Some(next)) = (before.last_mut(), after.first_mut()) else { continue };
        let Some(at) = next.pieces.iter().position(not_break) else { continue };
        let Some(Piece::Row(rest)) = next.pieces.get(at) else { continue };
        let numbered = numbered_columns(&last.pieces, &next.pieces[at + 1..], rest.cells.len());
        let regular = regular_columns(&last.pieces, &next.pieces[at + 1..], rest.cells.len());
        let last = last.pieces.iter_mut().rev().find(|piece| not_break(piece));
        let Some(Piece::Row(row)) = last else { continue };
        if is_rest(row, rest, &numbered) || is_other_half(row, rest, &regular) {
            for (cell, more) in row.cells.iter_mut().zip(&rest.cells).filter(|(_, more)| !more.is_empty()) {
                if more.starts_with('•') {
                    cell.push('\n');
                }
                cells::join_over(cell, more);
            }
            next.pieces.remove(at);
        }
    }
}

/// Short lines below a table that goes on without a header on the next page name what follows there: they
/// are rows of it.
fn last_groups(leaves: &mut [Leaf]) {
    for index in 1..leaves.len() {
        let (before, after) = leaves.split_at_mut(index);
        let not_break = |piece: &&Piece| !matches!(piece, Piece::Break);
        let (Some(last), Some(next)) = (before.last_mut(), after.first()) else { continue };
        let Some(Piece::Row(first)) = next.pieces.iter().find(not_break) else { continue };
        let Some(at) = last.pieces.iter().rposition(|piece| matches!(piece, Piece::Row(_))) else { continue };
        let Piece::Row(row) = &last.pieces[at] else { continue };
        let width = row.cells.len();
        let goes_on = width == first.cells.len() && first.cells.iter().any(|cell| cells::is_number(cell));
        let tail = &last.pieces[at + 1..];
        let short = |piece: &Piece| match piece {
            Piece::Text { line, .. } => line.segments(0.75).len() == 1 && !line.text().ends_with(['.', ':']),
            _ => matches!(piece, Piece::Break),
        };
        let texts = tail.iter().filter(|piece| matches!(piece, Piece::Text { .. })).count();
        if !goes_on || !(1..=3).contains(&texts) || !tail.iter().all(short) {
            continue;
        }
        let tail = last.pieces.split_off(at + 1);
        last.pieces.extend(tail.into_iter().filter_map(|piece| match piece {
            Piece::Text { line, .. } => {
                let mut cells = vec![String::new(); width];
                cells[0] = line.text();
                Some(Piece::Row(Row { cells, area: super::aligned::area(&line) }))
            }
            _ => None,
        }));
    }
}

/// The columns in which all rows of a table with several cells hold a number, but for its header: the last
/// rows of a page and the first of the next.
fn numbered_columns(before: &[Piece], after: &[Piece], width: usize) -> Vec<usize> {
    fn cells(piece: &Piece) -> Option<&Vec<String>> {
        match piece {
            Piece::Row(row) => Some(&row.cells),
            _ => None,
        }
    }
    let table = |piece: &&Piece| matches!(piece, Piece::Row(_));
    let above = before.iter().rev().skip_while(|piece| matches!(piece, Piece::Break)).take_while(table);
    let rows: Vec<&Vec<String>> =
        above.filter_map(cells).chain(after.iter().take_while(table).filter_map(cells)).collect();
    let several = |row: &&&Vec<String>| row.iter().filter(|cell| !cell.is_empty()).count() > 1;
    let body: Vec<_> = rows.iter().filter(several).collect();
    let numbers = |column: usize| {
        body.iter().filter(|row| row.get(column).is_some_and(|cell| cells::is_number(cell))).count()
    };
    (0..width).filter(|column| body.len() >= 2 && numbers(*column) + 1 >= body.len()).collect()
}

/// The columns that all rows with several cells fill, but for the last of a page; none if those are few.
fn regular_columns(before: &[Piece], after: &[Piece], width: usize) -> Vec<usize> {
    fn cells(piece: &Piece) -> Option<&Vec<String>> {
        match piece {
            Piece::Row(row) => Some(&row.cells),
            _ => None,
        }
    }
    let table = |piece: &&Piece| matches!(piece, Piece::Row(_));
    let above =
        before.iter().rev().skip_while(|piece| matches!(piece, Piece::Break)).take_while(table).skip(1);
    let rows: Vec<&Vec<String>> =
        above.filter_map(cells).chain(after.iter().take_while(table).filter_map(cells)).collect();
    let body: Vec<_> =
        rows.iter().filter(|row| row.iter().filter(|cell| !cell.is_empty()).count() > 1).collect();
    let full = |column: &usize| body.iter().all(|row| row.get(*column).is_some_and(|cell| !cell.is_empty()));
    (0..width).filter(|column| body.len() >= 3 && full(column)).collect()
}

/// The two parts of a row whose cells are set to its middle: of the columns that every row fills, some stand
/// on the one page only and some on the other, and what is on both runs on.
fn is_other_half(row: &Row, rest: &Row, regular: &[usize]) -> bool {
    if row.cells.len() != rest.cells.len() || regular.len() < 3 {
        return false;
    }
    let held = |row: &Row, column: usize| !row.cells[column].is_empty();
    let whole = regular.iter().all(|column| held(row, *column) || held(rest, *column));
    let late = regular.iter().filter(|column| !held(row, **column)).count();
    let both: Vec<usize> =
        (0..row.cells.len()).filter(|column| held(row, *column) && held(rest, *column)).collect();
    let runs_on = both.iter().all(|column| {
        let (cell, more) = (&row.cells[*column], &rest.cells[*column]);
        !cells::is_number(more) && !cell.ends_with(['.', '!', '?']) || more.starts_with(char::is_lowercase)
    });
    let small = both.iter().any(|column| rest.cells[*column].starts_with(char::is_lowercase));
    whole && late > 0 && runs_on && small
}

/// Fewer cells than the row before has, none of them new, and no number. Where all other rows have one, that
/// and how it begins tell; else its first cell must be empty.
fn is_rest(row: &Row, rest: &Row, numbered: &[usize]) -> bool {
    let new = |(cell, more): (&String, &String)| cell.is_empty() && !more.is_empty();
    if row.cells.len() != rest.cells.len()
        || rest.cells.iter().any(|cell| cells::is_number(cell))
        || filled(rest) >= filled(row)
        || row.cells.iter().zip(&rest.cells).any(new)
    {
        return false;
    }
    let numbers = |column: &usize| cells::is_number(&row.cells[*column]);
    let unlike_others = !numbered.is_empty() && numbered.iter().all(numbers);
    let mut parts = row.cells.iter().zip(&rest.cells).filter(|(_, more)| !more.is_empty());
    let runs_on = parts.any(|(cell, more)| {
        let new = |c: char| c.is_uppercase() || c.is_ascii_digit();
        !more.starts_with(new)
            || cell.ends_with(['-', '/', ',', '–', '&'])
            || cell.rsplit(' ').next().is_some_and(super::seam::is_small_word)
    });
    rest.cells[0].is_empty() || unlike_others && (runs_on || filled(rest) > 1)
}

#[cfg(test)]
mod tests {
    use kurbo::Rect;

    use super::*;

    fn row(cells: &[&str]) -> Row {
        Row { cells: cells.iter().map(|cell| (*cell).to_string()).collect(), area: Rect::ZERO }
    }

    #[test]
    fn cells_set_to_the_middle_may_stand_on_the_next_page() {
        let regular = [0, 1, 2, 3];
        let upper = row(&["", "Bygg upp en samlad ingång för företag som vill", "", "2027"]);
        let lower = row(&["4", "etablera sig, med en person", "Näringslivschef", ""]);
        assert!(is_other_half(&upper, &lower, &regular));
        // A row of its own, though something is missing in both.
        let next = row(&["5", "Utred en fond", "Ekonomichef", ""]);
        assert!(!is_other_half(&upper, &next, &regular));
        let whole = row(&["3", "Teckna avtal med", "Chef", "2026"]);
        assert!(!is_other_half(&whole, &lower, &regular));
        assert!(!is_other_half(&upper, &row(&["4", "etablera sig", "", ""]), &regular));
    }
}
