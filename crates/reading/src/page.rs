//! The block model that every format is brought to: numbered lines with what is known of each.

/// What a format says outright of a line; plain text never does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Nothing is said: the reader finds out by itself.
    #[default]
    Unsaid,
    /// A heading of this level, 1 the highest.
    Heading(u8),
    /// An item of a list at this depth, 0 the outermost.
    Item(u8),
    /// A paragraph that is no heading and no item.
    Paragraph,
    /// A row of a table; see [`Line::cells`].
    Row,
}

/// One line as printed, without its line ending. A table's row is one line whatever its cells hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    pub role: Role,
    /// The cells of a row where the format keeps them apart, empty ones included; a cell may hold line
    /// breaks. `text` then holds them with tabs between and breaks as spaces. Empty where nothing is known.
    pub cells: Vec<String>,
    /// The other way to read a cell, by its column, where the format leaves two: a word may have been cut to
    /// fit a narrow cell, or may have ended there.
    pub others: Vec<(usize, String)>,
}

impl Line {
    /// A line that a format says something of. White space at its ends goes.
    pub fn said(number: u32, text: &str, role: Role) -> Self {
        let text = text.replace('\u{ad}', "").split_whitespace().collect::<Vec<_>>().join(" ");
        Line { number, text, role, ..Line::default() }
    }

    /// A row of a table.
    pub fn row(number: u32, cells: Vec<String>) -> Self {
        let cells: Vec<String> = cells.into_iter().map(|cell| cell.replace('\u{ad}', "")).collect();
        let flat = |cell: &String| cell.split_whitespace().collect::<Vec<_>>().join(" ");
        let joined = cells.iter().map(flat).collect::<Vec<_>>().join("\t");
        let text = joined.trim_end();
        let empty = text.len() - text.trim_start_matches('\t').len();
        let (lead, text) = (text[..empty].to_string(), text[empty..].to_string());
        Line { number, text, indent: empty, lead, role: Role::Row, cells, ..Line::default() }
    }

    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

/// Cuts decoded text into lines, without what only the way to text has added to all of them alike: a margin,
/// a second space between words, a second line ending. Never fails.
pub fn lines(text: &str) -> Vec<Line> {
    let doubled = spaces_are_doubled(text);
    let mut lines: Vec<Line> = text
        .split('\n')
        .enumerate()
        .map(|(index, raw)| line(u32::try_from(index + 1).unwrap_or(u32::MAX), raw, doubled))
        .collect();
    let filled = || lines.iter().filter(|line| !line.is_blank());
    let margin = filled().map(|line| line.indent).min().unwrap_or(0);
    let tabbed = filled().any(|line| !line.lead.is_empty());
    if margin > 0 && !tabbed && filled().count() > 1 {
        lines.iter_mut().for_each(|line| line.indent = line.indent.saturating_sub(margin));
    }
    if line_endings_are_doubled(&lines) {
        let odd = lines.iter().find(|line| !line.is_blank()).map_or(0, |line| line.number % 2);
        lines.retain(|line| line.number % 2 == odd);
    }
    lines
}

fn line(number: u32, raw: &str, doubled: bool) -> Line {
    let raw = raw.strip_suffix('\r').unwrap_or(raw);
    let starts_page = raw.contains('\u{c}');
    let plain = |c: char| if c != '\t' && c.is_whitespace() { ' ' } else { c };
    let mut clean: String = raw.chars().filter(|c| !matches!(c, '\u{c}' | '\u{ad}')).map(plain).collect();
    // A place where a word may be broken is a hyphen where it was.
    if raw.trim_end().ends_with('\u{ad}') {
        clean.truncate(clean.trim_end().len());
        clean.push('-');
    }
    let trimmed = clean.trim_end();
    let text = trimmed.trim_start();
    let indent = trimmed.chars().count() - text.chars().count();
    let before = &trimmed[..trimmed.len() - text.len()];
    let lead = if before.contains('\t') { before.to_string() } else { String::new() };
    let (text, indent) =
        if doubled { (text.replace("  ", " "), indent / 2) } else { (text.to_string(), indent) };
    Line { number, starts_page, text, indent, lead, ..Line::default() }
}

/// Hardly any word is followed by one space, and nearly all by two.
fn spaces_are_doubled(text: &str) -> bool {
    let (mut one, mut two, mut more, mut run) = (0usize, 0usize, 0usize, 0usize);
    for c in text.chars().take(200_000) {
        if c != '\n' && c != '\t' && c.is_whitespace() {
            run += 1;
            continue;
        }
        match run {
            0 => {}
            1 => one += 1,
            2 => two += 1,
            _ => more += 1,
        }
        run = 0;
    }
    two >= 50 && one * 10 < two && more * 10 < two
}

/// Every second line is blank, and paragraphs are parted by more.
fn line_endings_are_doubled(lines: &[Line]) -> bool {
    let numbers: Vec<u32> = lines.iter().filter(|line| !line.is_blank()).map(|line| line.number).collect();
    let in_step = numbers.windows(2).all(|pair| (pair[1] - pair[0]).is_multiple_of(2));
    let wider = numbers.windows(2).filter(|pair| pair[1] - pair[0] > 2).count();
    numbers.len() >= 8 && in_step && wider * 20 >= numbers.len()
}

/// How many lines a person counts: a last line ending starts no new line.
pub fn count(text: &str) -> usize {
    text.split('\n').count() - usize::from(text.is_empty() || text.ends_with('\n'))
}
