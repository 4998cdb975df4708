//! The rules of the layout on words and rules set by hand.

use kurbo::Rect;

use super::cells;
use super::columns::{Piece, order};
use super::grid::{self, Rule, joined};
use super::lines::lines;
use super::rows;
use super::seam;
use super::unruled::gutters;
use super::words::Word;

/// A word of the size 10, each sign five points wide.
fn word(text: &str, x0: f64, y: f64) -> Word {
    Word {
        text: text.to_string(),
        x0,
        x1: x0 + 5.0 * text.chars().count() as f64,
        y,
        size: 10.0,
        bold: false,
        spaced: false,
        symbol: false,
        table: None,
    }
}

/// Words with a space of three points between them.
fn words(text: &str, x0: f64, y: f64) -> Vec<Word> {
    let mut x = x0;
    let place = |part: &str| {
        let one = word(part, x, y);
        x = one.x1 + 3.0;
        one
    };
    text.split(' ').map(place).collect()
}

/// A text, its left edge and its baseline.
type Placed = (&'static str, f64, f64);

fn page(texts: &[Placed]) -> Vec<Word> {
    texts.iter().flat_map(|(text, x0, y)| words(text, *x0, *y)).collect()
}

fn cells_of(pieces: &[Piece]) -> Vec<Vec<&str>> {
    pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Row(row) => Some(row.cells.iter().map(String::as_str).collect()),
            _ => None,
        })
        .collect()
}

fn texts_of(pieces: &[Piece]) -> Vec<String> {
    pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Text { line, .. } => Some(line.text()),
            _ => None,
        })
        .collect()
}

#[test]
fn puts_words_on_lines_and_pieces_together() {
    let mut drawn = page(&[("Projekt i", 50.0, 100.5), ("byn", 98.0, 100.0), ("Nästa rad", 50.0, 112.0)]);
    drawn.push(word("s", 113.0, 100.0));
    let lines: Vec<String> = lines(drawn).iter().map(|line| line.text()).collect();
    assert_eq!(lines, ["Projekt i byns", "Nästa rad"]);
}

#[test]
fn letters_set_apart_are_a_word() {
    let letters = "PLAN".chars().enumerate();
    let spaced = letters.map(|(at, sign)| word(&sign.to_string(), 50.0 + 9.0 * at as f64, 100.0)).collect();
    assert_eq!(lines(spaced)[0].text(), "PLAN");
}

#[test]
fn joins_the_lines_of_a_cell() {
    let cases: [(&[Placed], &str); 5] = [
        (&[("Stöd till", 2.0, 10.0), ("nya företag", 2.0, 22.0)], "Stöd till nya företag"),
        (&[("Kompetensför-", 2.0, 10.0), ("sörjning", 2.0, 22.0)], "Kompetensförsörjning"),
        (&[("EU-", 2.0, 10.0), ("medel", 2.0, 22.0)], "EU-medel"),
        (&[("1 200", 2.0, 10.0), ("000", 2.0, 22.0)], "1 200 000"),
        (&[("• Ett", 2.0, 10.0), ("till", 10.0, 22.0), ("• Två", 2.0, 34.0)], "• Ett till\n• Två"),
    ];
    let cell = |words: Vec<Word>, edges: Option<&[f64]>| cells::texts(vec![vec![words]], edges)[0][0].clone();
    for (texts, expected) in cases {
        assert_eq!(cell(page(texts), Some(&[0.0, 71.0])), expected);
    }
    // Not even the next letter had room: the word may have been cut, or have ended there.
    let cut = page(&[("kommunalförbu", 2.0, 10.0), ("ndet", 2.0, 22.0)]);
    assert_eq!(cell(cut, Some(&[0.0, 71.0])), "kommunalförbu\u{fdd0}ndet");
    let cut = page(&[("kommunalförbu", 2.0, 10.0), ("ndet", 2.0, 22.0)]);
    assert_eq!(cell(cut, Some(&[0.0, 120.0])), "kommunalförbu ndet");
}

#[test]
fn knows_numbers_in_cells() {
    for text in ["1 200 000", "12,5 %", "– ", "-", "450 tkr", "1.200.000 kr", "2023–2024"] {
        assert!(cells::is_number(text.trim()), "{text}");
    }
    for text in ["", "Projekt 2", "Kommun", "Q1 2024", "kr"] {
        assert!(!cells::is_number(text), "{text}");
    }
}

#[test]
fn rules_in_pieces_are_one() {
    let piece = |from: f64, to: f64, at: f64| Rule { at, from, to, shade: false };
    let rules = joined(vec![piece(0.0, 50.0, 10.0), piece(51.0, 99.0, 10.4), piece(120.0, 150.0, 10.0)]);
    let spans: Vec<(f64, f64)> = rules.iter().map(|rule| (rule.from, rule.to)).collect();
    assert_eq!(spans, [(0.0, 99.0), (120.0, 150.0)]);
}

#[test]
fn a_grid_is_a_table_with_cells_over_columns() {
    let level = [0.0, 20.0, 40.0, 60.0].map(|y| Rect::new(0.0, y, 300.0, y));
    let mut rules = level.to_vec();
    rules.extend([0.0, 100.0, 300.0].map(|x| Rect::new(x, 0.0, x, 60.0)));
    // The first row has no rule between its second and third column.
    rules.push(Rect::new(200.0, 20.0, 200.0, 60.0));
    let mut drawn = page(&[("Insats", 5.0, 14.0), ("Belopp i kronor", 160.0, 14.0)]);
    drawn.extend(page(&[("Namn", 5.0, 34.0), ("Kostnad", 110.0, 34.0), ("Bidrag", 210.0, 34.0)]));
    drawn.extend(page(&[
        ("Bro", 5.0, 54.0),
        ("200", 110.0, 54.0),
        ("100", 210.0, 54.0),
        ("Nedanför", 5.0, 90.0),
    ]));
    let tables = grid::tables(&rules, &[], &mut drawn, &mut Vec::new());
    assert_eq!(tables.len(), 1);
    let rows: Vec<&Vec<String>> = tables[0].rows.iter().map(|row| &row.cells).collect();
    assert_eq!(rows[0], &["Insats", "Belopp i kronor", ""]);
    assert_eq!(rows[2], &["Bro", "200", "100"]);
    assert_eq!(drawn.len(), 1, "what stands below is left");
}

#[test]
fn a_box_around_text_is_no_table() {
    let sides =
        [(0.0, 0.0, 200.0, 0.0), (0.0, 50.0, 200.0, 50.0), (0.0, 0.0, 0.0, 50.0), (200.0, 0.0, 200.0, 50.0)];
    let rules = sides.map(|(x0, y0, x1, y1)| Rect::new(x0, y0, x1, y1));
    let mut drawn = page(&[("Fakta om kommunen", 5.0, 15.0), ("Här bor många", 5.0, 30.0)]);
    assert!(grid::tables(&rules, &[], &mut drawn, &mut Vec::new()).is_empty());
    assert_eq!(drawn.len(), 6);
}

#[test]
fn white_strips_go_through_all_lines() {
    let drawn =
        page(&[("Bro", 0.0, 10.0), ("100", 80.0, 10.0), ("En lång väg", 0.0, 22.0), ("20", 85.0, 22.0)]);
    let strips = gutters(&lines(drawn));
    assert_eq!(strips.map(|strips| strips.len()), Some(1));
}

#[test]
fn rows_without_rules_are_told_by_their_numbers() {
    let cost = 160.0;
    let top = page(&[
        ("Projekt", 0.0, 0.0),
        ("Belopp", cost, 0.0),
        ("Stöd till", 0.0, 12.0),
        ("100", cost, 12.0),
        ("nya företag", 0.0, 24.0),
        ("Marknad", 0.0, 36.0),
        ("200", cost, 36.0),
        ("Totalt", 0.0, 48.0),
        ("300", cost, 48.0),
    ]);
    let rows = order(top);
    let expected =
        [["Projekt", "Belopp"], ["Stöd till nya företag", "100"], ["Marknad", "200"], ["Totalt", "300"]];
    assert_eq!(cells_of(&rows), expected);
}

#[test]
fn numbers_at_the_middle_of_their_rows_are_told_where_it_comes_out() {
    let all = lines(page(&[
        ("Ett stöd", 0.0, 0.0),
        ("för nya", 0.0, 12.0),
        ("100", 160.0, 12.0),
        ("företag", 0.0, 24.0),
        ("Marknad", 0.0, 36.0),
        ("200", 160.0, 36.0),
        ("En väg", 0.0, 48.0),
        ("till en", 0.0, 60.0),
        ("300", 160.0, 60.0),
        ("by", 0.0, 72.0),
    ]));
    let rows = rows::grouped(&all, &[0.0, 120.0, 200.0]).unwrap_or_default();
    let known = seam::Words::of(&[]);
    let titles: Vec<String> = rows.iter().map(|row| known.settle(&row.cells[0]).0).collect();
    assert_eq!(titles, ["Ett stöd för nya företag", "Marknad", "En väg till en by"]);
}

#[test]
fn columns_of_text_are_read_one_after_the_other() {
    let left =
        ["Kommunen vill att fler", "ska kunna driva företag", "i hela kommunen och i", "alla byar längs ån."];
    let right = [
        "Det nya programmet gäller",
        "till och med nästa år",
        "och följs upp av styrelsen",
        "i samband med bokslutet.",
    ];
    let mut drawn = Vec::new();
    for (at, (one, other)) in left.iter().zip(&right).enumerate() {
        let y = 12.0 * at as f64;
        drawn.extend(words(one, 0.0, y));
        drawn.extend(words(other, 170.0, y + 3.0));
    }
    let expected: Vec<&str> = left.iter().chain(&right).copied().collect();
    assert_eq!(texts_of(&order(drawn)), expected);
}
