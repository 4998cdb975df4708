//! Printed lines joined to texts: line breaks inside a sentence joined, broken words mended, spaces folded,
//! bullets and numbered items kept on lines of their own.

use crate::page::Line;

/// Joins words over a line's end into `text`.
pub fn append(text: &mut String, next: &str) {
    let next = fold(next);
    if next.is_empty() {
        return;
    }
    if text.is_empty() {
        text.push_str(&next);
        return;
    }
    match seam(text, &next) {
        Seam::Space => text.push(' '),
        Seam::Glue => {}
        Seam::Mend => {
            text.pop();
        }
    }
    text.push_str(&next);
}

enum Seam {
    Space,
    Glue,
    Mend,
}

fn seam(text: &str, next: &str) -> Seam {
    let mut back = text.chars().rev();
    let (last, before) = (back.next().unwrap_or(' '), back.next().unwrap_or(' '));
    let first = next.chars().next().unwrap_or(' ');
    if last == '\u{ad}' {
        return Seam::Mend;
    }
    let hyphen = matches!(last, '-' | '\u{2010}' | '\u{2011}');
    if hyphen && first.is_lowercase() && before.is_alphanumeric() {
        let word = next.split_whitespace().next().unwrap_or("");
        if matches!(word, "och" | "eller" | "samt" | "respektive" | "and" | "or" | "og") {
            return Seam::Space;
        }
        // A hyphen after a capital or a digit belongs to the word: `EU-medel`, `VG2020-tema`.
        return if before.is_lowercase() { Seam::Mend } else { Seam::Glue };
    }
    let dash = last == '\u{2013}' && before.is_ascii_digit() && first.is_ascii_digit();
    if dash || (hyphen && before.is_uppercase() && first.is_uppercase()) { Seam::Glue } else { Seam::Space }
}

/// White space of every kind as single spaces; soft hyphens inside the line gone.
pub fn fold(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let joined = words.join(" ");
    match joined.strip_suffix('\u{ad}') {
        Some(head) => format!("{}\u{ad}", head.replace('\u{ad}', "")),
        None => joined.replace('\u{ad}', ""),
    }
}

/// How many blank lines stand between two lines of the same paragraph in this document: 0, or 1 where the
/// extraction put a blank line after each.
pub fn usual_gap(lines: &[Line]) -> usize {
    let (mut none, mut one) = (0usize, 0usize);
    let mut blanks = usize::MAX;
    for line in lines {
        if line.is_blank() {
            blanks = blanks.saturating_add(1);
            continue;
        }
        match blanks {
            0 => none += 1,
            1 => one += 1,
            _ => {}
        }
        blanks = 0;
    }
    // With a blank line after every line, paragraphs are few among the gaps of one; without, texts run on.
    usize::from(one > none * 2 && one >= 8 && !long_lines(lines))
}

/// Documents with one paragraph per line have blank lines between paragraphs only.
fn long_lines(lines: &[Line]) -> bool {
    let long = lines.iter().filter(|line| line.text.len() > 200).count();
    let full = lines.iter().filter(|line| !line.is_blank()).count();
    long * 4 > full
}

/// A page begins here: by a form feed, or the lone space that some extractions leave in its place.
pub fn starts_page(line: &Line) -> bool {
    line.starts_page || line.indent == 1
}

/// A line that is an item of a list, by its sign or number.
pub fn is_item(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let (Some(first), Some(_)) = (words.next(), words.next()) else {
        return false;
    };
    let sign = matches!(first, "•" | "-" | "–" | "*" | "·" | "○" | "▪" | "o" | "\u{f0b7}" | "\u{f0a7}");
    let number = first.strip_suffix(['.', ')']).unwrap_or("");
    sign || (number.len() <= 2 && !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()))
}

/// A number alone on its line: a page number among texts.
pub fn is_page_number(text: &str) -> bool {
    let digits = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–'));
    let of = digits.strip_prefix("Sida ").or_else(|| digits.strip_prefix("sid ")).unwrap_or(digits);
    let number = of.split(['(', '/']).next().unwrap_or("").trim();
    let tail_fits = of.chars().all(|c| c.is_ascii_digit() || matches!(c, '(' | ')' | '/' | ' '));
    !number.is_empty() && number.len() <= 4 && tail_fits && number.chars().all(|c| c.is_ascii_digit())
}

pub fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '"', ')', '»', '’']).ends_with(['.', '!', '?', ':', '…'])
}

/// The text of some lines (indexes, in order): one line per paragraph or item.
pub fn paragraphs(lines: &[Line], at: &[usize], usual: usize) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut before: Option<usize> = None;
    let mut in_item = false;
    for &index in at {
        let text = &lines[index].text;
        let gap = before.map_or(0, |previous| index - previous - 1);
        let wide = gap > usual;
        let item = is_item(text);
        let capital = text.chars().next().is_some_and(|c| !c.is_lowercase());
        let ended = parts.last().is_some_and(|part| ends_sentence(part));
        let bracket = parts.last().is_some_and(|part| part.ends_with(')'));
        // At a page's top the gap above is not seen.
        let page = in_item && starts_page(&lines[index]) && capital && (ended || bracket);
        let fresh = item || page || (wide && capital && (ended || in_item));
        match parts.last_mut().filter(|_| !fresh) {
            Some(part) => append(part, text),
            None => {
                let mut part = String::new();
                append(&mut part, text);
                parts.push(part);
                in_item = item;
            }
        }
        before = Some(index);
    }
    parts.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mends_words_at_line_ends() {
        let cases = [
            ("ett utveck-", "lingsarbete", "ett utvecklingsarbete"),
            ("EU-", "medel", "EU-medel"),
            ("VG2020-", "tema", "VG2020-tema"),
            ("små-", "och stora", "små- och stora"),
            ("2021–", "2022", "2021–2022"),
            ("kom\u{ad}", "mun", "kommun"),
            ("en", "rad", "en rad"),
        ];
        for (head, tail, whole) in cases {
            let mut text = String::new();
            append(&mut text, head);
            append(&mut text, tail);
            assert_eq!(text, whole);
        }
    }

    #[test]
    fn items_keep_their_lines() {
        let lines = crate::page::lines("Målen är:\n• en bro\növer ån\n• en väg\n\nSedan mer\ntext.");
        let at: Vec<usize> = (0..lines.len()).filter(|&i| !lines[i].is_blank()).collect();
        assert_eq!(paragraphs(&lines, &at, 0), "Målen är:\n• en bro över ån\n• en väg\nSedan mer text.");
    }
}
