//! Plain text: the file's own lines. Where its headings are marked with number signs, as in notes and wikis,
//! its marks are believed.

use super::Content;
use crate::page::{self, Line, Role};

pub(super) fn read(text: &str) -> Content {
    let mut lines = page::lines(text);
    if is_marked(&lines) {
        let mut above = Vec::new();
        for line in &mut lines {
            mark(line, &above);
            above.clone_from(&line.cells);
        }
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

/// The first line with text is such a heading, and so is another.
fn is_marked(lines: &[Line]) -> bool {
    let first = lines.iter().find(|line| !line.is_blank());
    first.is_some_and(|line| heading(line).is_some())
        && lines.iter().filter(|line| heading(line).is_some()).nth(1).is_some()
}

/// Says of a line what its marks say; `above` are the cells of the line before.
fn mark(line: &mut Line, above: &[String]) {
    if line.is_blank() {
        return;
    }
    let number = line.number;
    let made = if let Some((level, words)) = heading(line) {
        Line::said(number, &plain(words), Role::Heading(level))
    } else if let Some(item) = ["- ", "* ", "+ "].iter().find_map(|sign| line.text.strip_prefix(sign)) {
        let item = ["[ ] ", "[x] ", "[X] "].iter().find_map(|sign| item.strip_prefix(sign)).unwrap_or(item);
        let depth = u8::try_from(line.indent / 2).unwrap_or(u8::MAX).min(8);
        Line::said(number, &format!("• {}", plain(item)), Role::Item(depth))
    } else if let Some(row) = line.text.strip_prefix('|') {
        let cells = row.trim_end().trim_end_matches('|').split('|').map(|cell| plain(cell.trim()));
        let cells: Vec<String> = cells.collect();
        // The line drawn below a table's header says no more than the header does.
        let drawn = cells.iter().all(|cell| !cell.is_empty() && cell.chars().all(|c| matches!(c, '-' | ':')));
        Line::row(number, if drawn && !above.is_empty() { above.to_vec() } else { cells })
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
        let text = "# Plan 2031\n\n## Mål\n- [ ] **Lista** lokaler\n  - först\n\n| Vad | Vem |\n|---|---|\n| Karta | Eva |\n";
        let lines = read(text).lines;
        let roles: Vec<Role> = lines.iter().filter(|line| !line.is_blank()).map(|line| line.role).collect();
        let expected = [Role::Heading(1), Role::Heading(2), Role::Item(0), Role::Item(1), Role::Row, Role::Row, Role::Row];
        assert_eq!(roles, expected);
        assert_eq!(lines[3].text, "• Lista lokaler");
        assert_eq!(lines[8].cells, ["Karta", "Eva"]);
        let lines = read("Plan\n# en kommentar\n# två\n").lines;
        assert!(lines.iter().all(|line| line.role == Role::Unsaid));
    }
}
