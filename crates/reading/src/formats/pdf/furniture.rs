//! What belongs to the pages and not to the text: running heads and feet, page numbers, lists of contents.

use std::collections::HashMap;

use super::columns::Piece;
use super::flow::Leaf;
use super::lines::Line;
use super::over_pages;

/// The part of a page's height in which its head stands, and its foot.
const MARGIN: f64 = 0.13;

pub(super) fn remove(leaves: &mut [Leaf]) {
    let repeated = repeated(leaves);
    for (index, leaf) in leaves.iter_mut().enumerate() {
        let numbered = page_numbers(leaf);
        let mut at = 0;
        let (top, bottom) = (leaf.top, leaf.bottom);
        leaf.pieces.retain(|piece| {
            at += 1;
            let Piece::Text { line, .. } = piece else { return true };
            let Some((key, edge)) = key(line, top, bottom) else { return true };
            let again =
                repeated.get(&key).is_some_and(|first| edge == Edge::Foot || *first < index || *first > 0);
            !again && !numbered.contains(&(at - 1)) && !is_print_line(&line.text(), edge)
        });
        contents(leaf);
    }
    over_pages::join(leaves);
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Edge {
    Head,
    Foot,
}

type Key = (String, Edge, i64);

/// What a line in the margin says, digits aside, and where it stands.
fn key(line: &Line, top: f64, bottom: f64) -> Option<(Key, Edge)> {
    let height = bottom - top;
    let edge = match () {
        () if line.y() < top + MARGIN * height => Edge::Head,
        () if line.y() > bottom - MARGIN * height => Edge::Foot,
        () => return None,
    };
    let mut text = String::new();
    for c in line.text().chars() {
        let c = if c.is_ascii_digit() { '#' } else { c };
        if c != '#' || !text.ends_with('#') {
            text.push(c);
        }
    }
    Some(((text, edge, (line.y() / 6.0).round() as i64), edge))
}

/// Lines that stand in the same place on several pages, with the first page of each.
fn repeated(leaves: &[Leaf]) -> HashMap<Key, usize> {
    let mut pages: HashMap<Key, Vec<usize>> = HashMap::new();
    for (index, leaf) in leaves.iter().enumerate() {
        for piece in &leaf.pieces {
            let Piece::Text { line, .. } = piece else { continue };
            let Some(((text, edge, y), _)) = key(line, leaf.top, leaf.bottom) else { continue };
            for near in [y - 1, y, y + 1] {
                let own = pages.entry((text.clone(), edge, near)).or_default();
                if own.last() != Some(&index) {
                    own.push(index);
                }
            }
        }
    }
    let enough = |count: usize| count >= 3 || (count == 2 && leaves.len() <= 4);
    pages.retain(|_, pages| enough(pages.len()));
    pages.into_iter().map(|(key, pages)| (key, pages.first().copied().unwrap_or(0))).collect()
}

/// The lines in the margins that are nothing but a page's number.
fn page_numbers(leaf: &Leaf) -> Vec<usize> {
    let is_number = |(_, piece): &(usize, &Piece)| {
        let Piece::Text { line, .. } = piece else { return false };
        key(line, leaf.top, leaf.bottom).is_some() && is_page_number(&line.text())
    };
    leaf.pieces.iter().enumerate().filter(is_number).map(|(index, _)| index).collect()
}

/// What a browser prints around a page: when it was printed and the page's title, its address and number.
fn is_print_line(text: &str, edge: Edge) -> bool {
    let is_number = |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let mut words = text.split_whitespace();
    let (first, second) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    match edge {
        Edge::Head => {
            let date = first.trim_end_matches(',');
            let dated = date.split(['/', '-', '.']).filter(|part| !part.is_empty()).count() == 3
                && date.split(['/', '-', '.']).filter(|part| !part.is_empty()).all(is_number);
            let (hour, minute) = second.trim_end_matches(',').split_once([':', '.']).unwrap_or_default();
            dated && is_number(hour) && hour.len() <= 2 && is_number(minute) && minute.len() == 2
        }
        Edge::Foot => {
            let address = ["http://", "https://", "file://", "about:", "data:"];
            let (page, pages) =
                text.split_whitespace().next_back().and_then(|word| word.split_once('/')).unwrap_or_default();
            address.iter().any(|start| first.starts_with(start)) && is_number(page) && is_number(pages)
        }
    }
}

/// `3`, `– 3 –`, `Sida 3 (10)`, `3/10`, `Page 3 of 10`.
fn is_page_number(text: &str) -> bool {
    let text = text.to_lowercase();
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let number = |word: &&&str| word.len() <= 4 && word.chars().all(|c| c.is_ascii_digit());
    let numbers = words.iter().filter(number).count();
    let rest = words.iter().all(|word| {
        number(&word)
            || matches!(*word, "sida" | "sid" | "s" | "side" | "page" | "p" | "av" | "af" | "of" | "i")
    });
    rest && (1..=2).contains(&numbers) && text.chars().count() <= 20 && !text.contains(['%', ',', '.'])
}

/// Leaves out a list of contents: lines that end in the number of a page.
fn contents(leaf: &mut Leaf) {
    let texts: Vec<Option<String>> = leaf
        .pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text { line, .. } => Some(line.text()),
            Piece::Row(row) => Some(row.cells.join(" ")),
            _ => None,
        })
        .collect();
    let title = texts.iter().position(|text| text.as_deref().is_some_and(is_contents));
    let entry = |text: &Option<String>| text.as_deref().and_then(|text| entry(text, title.is_some()));
    let numbers: Vec<usize> = texts.iter().filter_map(entry).collect();
    let rising = numbers.windows(2).all(|pair| pair[0] <= pair[1]);
    if numbers.len() < 3 || !rising {
        return;
    }
    let first = texts.iter().position(|text| entry(text).is_some()).unwrap_or(0);
    let mut at = 0;
    leaf.pieces.retain(|_| {
        at += 1;
        let own = at - 1;
        let listed = own >= first && entry(&texts[own]).is_some();
        !listed && (title != Some(own) || own > first)
    });
}

pub(super) fn is_contents(text: &str) -> bool {
    let word = text.trim().trim_end_matches(':').to_lowercase();
    matches!(
        word.as_str(),
        "innehåll"
            | "innehållsförteckning"
            | "innhold"
            | "innholdsfortegnelse"
            | "indhold"
            | "indholdsfortegnelse"
            | "contents"
            | "table of contents"
    )
}

/// The page that an entry of a list of contents points to: behind leaders, or at the end where a title says
/// so.
fn entry(text: &str, titled: bool) -> Option<usize> {
    let text = text.trim_end();
    let head = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let number: usize = text[head.len()..].parse().ok().filter(|number| *number < 2_000)?;
    let dots = head.trim_end().chars().rev().take_while(|c| matches!(c, '.' | '…' | '_' | ' ' | '·')).count();
    let led = dots >= 4 || head.trim_end().ends_with('…');
    let named = head.trim().chars().filter(|c| c.is_alphabetic()).count() >= 3;
    ((led || titled) && named && head.ends_with([' ', '.', '…', '_'])).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_page_numbers() {
        for text in ["3", "– 3 –", "Sida 3 (10)", "3/10", "Page 3 of 10", "- 12 -", "Side 4 av 9"] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["2023 års plan", "12 %", "Sida", "1 200 000", "3.5", ""] {
            assert!(!is_page_number(text), "{text}");
        }
    }

    #[test]
    fn knows_what_a_browser_prints_around_a_page() {
        for text in ["11/22/26, 9:45 PM Beviljade insatser", "2026-11-22 21:45 Lista", "22.11.2026, 21.45"] {
            assert!(is_print_line(text, Edge::Head), "{text}");
        }
        assert!(is_print_line("https://www.ydre.example/lista.html 1/1", Edge::Foot));
        for text in ["2026-11-22 Styrelsen beslutar", "Möte 21:45", "1/1"] {
            assert!(!is_print_line(text, Edge::Head), "{text}");
            assert!(!is_print_line(text, Edge::Foot), "{text}");
        }
    }

    #[test]
    fn knows_entries_of_a_list_of_contents() {
        assert_eq!(entry("1.2 Företagsklimat ........ 14", false), Some(14));
        assert_eq!(entry("Företagsklimat 14", true), Some(14));
        assert_eq!(entry("Företagsklimat 14", false), None);
        assert_eq!(entry("2 500 000", true), None);
    }
}
