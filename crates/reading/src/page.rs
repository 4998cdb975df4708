//! The block model of a text file: numbered lines with what is known of each.

/// One line as printed, without its line ending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Counted from 1; a line ends at LF or CRLF and at nothing else.
    pub number: u32,
    /// A form feed or another sign of a new page stands before this line.
    pub starts_page: bool,
    /// The text with trailing white space cut and form feeds removed; leading space is kept in `indent`.
    pub text: String,
    /// How many columns of white space stood before the text.
    pub indent: usize,
    /// That white space itself where it holds tabs (empty cells of a table), else empty.
    pub lead: String,
}

impl Line {
    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

/// Cuts decoded text into lines. Never fails.
pub fn lines(text: &str) -> Vec<Line> {
    text.split('\n')
        .enumerate()
        .map(|(index, raw)| {
            let raw = raw.strip_suffix('\r').unwrap_or(raw);
            let starts_page = raw.contains('\u{c}');
            let clean: String = raw.chars().filter(|c| *c != '\u{c}').collect();
            let trimmed = clean.trim_end();
            let text = trimmed.trim_start();
            let indent = trimmed.chars().count() - text.chars().count();
            let before = &trimmed[..trimmed.len() - text.len()];
            let lead = if before.contains('\t') { before.to_string() } else { String::new() };
            let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
            Line { number, starts_page, text: text.to_string(), indent, lead }
        })
        .collect()
}

/// How many lines a person counts: a last line ending starts no new line.
pub fn count(text: &str) -> usize {
    text.split('\n').count() - usize::from(text.is_empty() || text.ends_with('\n'))
}
