//! Plain text: the file's own lines. Where its headings are marked with number signs, as in notes and wikis,
//! its marks are believed.

use super::Content;
use crate::page::{self, Line, Role};

pub(super) fn read(text: &str) -> Content {
    let mut lines = page::lines(text);
    if is_marked(&lines) {
        lines.iter_mut().for_each(mark);
    }
    Content {
        media_type: "text/plain",
        pages: None,
        file_lines: u32::try_from(page::count(text)).ok(),
        lines,
        places: Vec::new(),
        findings: Vec::new(),
    }
}

/// The level and the words of a line such as "## Mål".
fn heading(line: &Line) -> Option<(u8, &str)> {
    let signs = line.text.bytes().take_while(|byte| *byte == b'#').count();
    let words = line.text.get(signs..)?.strip_prefix(' ')?.trim_end_matches(['#', ' ']).trim();
    let level = u8::try_from(signs).ok().filter(|level| (1..=6).contains(level) && line.indent == 0)?;
    (!words.is_empty()).then_some((level, words))
}

/// The first line with text is such a heading, and so is another; there are items, and no rows of cells,
/// which are read by their separators.
fn is_marked(lines: &[Line]) -> bool {
    let first = lines.iter().find(|line| !line.is_blank());
    let count = |told: &dyn Fn(&Line) -> bool| lines.iter().filter(|line| told(line)).count();
    let cells = |line: &Line| line.text.contains(['|', '\t']) || line.text.matches(';').count() > 1;
    first.is_some_and(|line| heading(line).is_some())
        && count(&|line| heading(line).is_some()) >= 2
        && count(&|line| item(line).is_some()) >= 2
        && count(&cells) == 0
}

/// The words of an item, without its sign and its box.
fn item(line: &Line) -> Option<&str> {
    let item = ["- ", "* ", "+ "].iter().find_map(|sign| line.text.strip_prefix(sign))?;
    Some(["[ ] ", "[x] ", "[X] "].iter().find_map(|sign| item.strip_prefix(sign)).unwrap_or(item))
}

/// Says of a line what its marks say.
fn mark(line: &mut Line) {
    if line.is_blank() {
        return;
    }
    let number = line.number;
    let made = if let Some((level, words)) = heading(line) {
        Line::said(number, &plain(words), Role::Heading(level))
    } else if let Some(item) = item(line) {
        let depth = u8::try_from(line.indent / 2).unwrap_or(u8::MAX).min(8);
        Line::said(number, &format!("• {}", plain(item)), Role::Item(depth))
    } else {
        Line { text: plain(&line.text), ..line.clone() }
    };
    *line = Line { starts_page: line.starts_page, ..made };
}

/// Without the signs that set words heavy.
fn plain(text: &str) -> String {
    text.replace("**", "").replace("__", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_believed_below_a_marked_heading() {
        let text = "# Plan 2031\n\n## Mål\n- [ ] **Lista** lokaler\n  - först\n\nSlut.\n";
        let lines = read(text).lines;
        let roles: Vec<Role> = lines.iter().filter(|line| !line.is_blank()).map(|line| line.role).collect();
        assert_eq!(roles, [Role::Heading(1), Role::Heading(2), Role::Item(0), Role::Item(1), Role::Unsaid]);
        assert_eq!(lines[3].text, "• Lista lokaler");
        let lines = read("# Lista\n## Del\n- a\n- b\nProjekt;Ägare;Bidrag\n").lines;
        assert!(lines.iter().all(|line| line.role == Role::Unsaid));
    }
}
