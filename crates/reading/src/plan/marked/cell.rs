//! The lines of one cell: items of a list, or one text.

use crate::plan::prose;

/// A cell's lines without their signs, and for each whether it had one; a sentence that wraps is joined.
pub(super) fn lines_of(text: &str) -> Vec<(bool, String)> {
    let mut lines: Vec<(bool, String)> = Vec::new();
    for line in text.split('\n').map(str::trim) {
        let rest = super::parts::without_glyph(line);
        let numbered = line.split_once(['.', ')']).is_some_and(|(number, rest)| {
            (1..=2).contains(&number.len())
                && number.bytes().all(|byte| byte.is_ascii_alphanumeric())
                && rest.starts_with(' ')
        });
        let sign = rest.len() < line.len() || numbered;
        if rest.is_empty() {
            continue;
        }
        match lines.last_mut() {
            Some((_, before)) if !sign && prose::starts_lower(rest) => {
                *before = prose::join([before.as_str(), rest]);
            }
            _ => lines.push((sign, prose::fold(rest))),
        }
    }
    lines
}

/// What stands before a cell's items, and the items; a cell without items is one text.
pub(super) fn items_of(text: &str) -> (Option<String>, Vec<String>, bool) {
    let lines = lines_of(text);
    let listed = lines.iter().any(|(sign, _)| *sign);
    let mut lead: Vec<String> = Vec::new();
    let mut items: Vec<String> = Vec::new();
    for (sign, line) in lines {
        match items.last_mut() {
            _ if sign || !listed => items.push(line),
            Some(item) => *item = format!("{item}\n{line}"),
            None => lead.push(line),
        }
    }
    ((!lead.is_empty()).then(|| lead.join("\n")), items, listed)
}
