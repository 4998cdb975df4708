//! Lines to sentences: joins wrapped lines, mends words broken at a line's end, folds spaces.

/// Words that follow a suspended hyphen, as in "in- och utförsel": such a hyphen is not a broken word.
const SUSPENDED: [&str; 14] =
    ["och", "eller", "samt", "respektive", "and", "or", "og", "ja", "tai", "men", "till", "som", "to", "&"];

/// Joins the rows of one paragraph.
pub(super) fn join<'a>(rows: impl IntoIterator<Item = &'a str>) -> String {
    let mut joined = String::new();
    for row in rows {
        let row = fold(row);
        if row.is_empty() {
            continue;
        }
        if joined.is_empty() {
            joined = row;
            continue;
        }
        match seam(&joined, &row) {
            Seam::Space => joined.push(' '),
            Seam::Keep => {}
            Seam::Mend => {
                joined.pop();
            }
        }
        joined.push_str(&row);
    }
    joined
}

enum Seam {
    Space,
    /// Next to the hyphen.
    Keep,
    /// In the hyphen's place.
    Mend,
}

fn seam(before: &str, after: &str) -> Seam {
    if before.ends_with('\u{ad}') {
        return Seam::Mend;
    }
    let Some(stem) = before.strip_suffix(['-', '\u{2010}', '\u{2011}']) else {
        return if after_span(before, after) { Seam::Keep } else { Seam::Space };
    };
    let word: &str = stem.rsplit([' ', '(', '/', '"', '”']).next().unwrap_or(stem);
    let next = after.split([' ', ',', '.']).next().unwrap_or(after);
    if word.is_empty() || SUSPENDED.contains(&next.to_lowercase().as_str()) {
        return Seam::Space;
    }
    let short = word.chars().count() <= 2;
    let shouted = word.chars().any(|c| c.is_numeric()) || word.chars().all(|c| !c.is_lowercase());
    let lower = after.chars().next().is_some_and(char::is_lowercase);
    if lower && !short && !shouted && !word.contains('-') { Seam::Mend } else { Seam::Keep }
}

/// "2024–" before "2027".
fn after_span(before: &str, after: &str) -> bool {
    let year = before.strip_suffix('–').is_some_and(|start| start.ends_with(|c: char| c.is_ascii_digit()));
    year && after.starts_with(|c: char| c.is_ascii_digit())
}

/// One space between words, none at the ends; invisible marks removed.
pub(super) fn fold(text: &str) -> String {
    let clean = |word: &str| word.replace(['\u{200b}', '\u{feff}'], "");
    text.split_whitespace().map(clean).collect::<Vec<_>>().join(" ")
}

/// The text ends a sentence.
pub(super) fn is_ended(text: &str) -> bool {
    text.trim_end().trim_end_matches(['"', '”', ')', '*']).ends_with(['.', '!', '?', ':'])
}

/// Starts as a new sentence or name would.
pub(super) fn starts_upper(text: &str) -> bool {
    let first = text.trim_start_matches(['"', '”', '“', '(', '*', '»', '«']).chars().next();
    first.is_some_and(|c| c.is_uppercase() || c.is_numeric())
}

pub(super) fn starts_lower(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

pub(super) fn length(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn lines_become_sentences() {
        let cases: [(&[&str], &str); 8] = [
            (&["Bjud in  alla", "till möte"], "Bjud in alla till möte"),
            (&["en närings-", "livsdag"], "en näringslivsdag"),
            (&["ett tredje EU-", "projekt"], "ett tredje EU-projekt"),
            (&["utan e-", "tjänst"], "utan e-tjänst"),
            (&["in-", "och utflyttning"], "in- och utflyttning"),
            (&["2031-", "2032"], "2031-2032"),
            (&["2031 -", "2032"], "2031 - 2032"),
            (&["Nord-", "Syd"], "Nord-Syd"),
        ];
        for (rows, expected) in cases {
            assert_eq!(join(rows.iter().copied()), expected);
        }
    }
}
