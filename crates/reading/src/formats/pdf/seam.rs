//! Where two lines of a cell meet: whether a space stands between their words, or one word was cut to fit.
//!
//! Geometry tells most seams when the cell is made: a word is cut only where not even its next letter had
//! room. The others are marked in the cell's text and settled when all words of the document are known; what
//! then still can be read in both ways stays open for the readers.

use std::collections::HashSet;

use super::columns::Piece;
use super::flow::Leaf;
use super::lines::Line;

/// The line before the seam is one word that fills its cell.
pub(super) const ALONE: char = '\u{fdd0}';
/// The line before the seam holds several words and fills its cell.
pub(super) const FULL: char = '\u{fdd1}';

/// How far the lines of a column can reach, in points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    pub width: f64,
    pub right: f64,
}

/// What stands between a line of a cell and the next, where lines have so much room; `None` where they are
/// to be joined as lines of text are.
pub(super) fn between(before: &Line, line: &Line, room: Room) -> Option<&'static str> {
    let (last, next) = (before.words.last()?, line.words.first()?);
    let ends = last.text.chars().next_back()?;
    let begins = next.text.chars().next()?;
    if glues(&last.text, &next.text) {
        return Some("");
    }
    if !ends.is_alphanumeric() || last.spaced || !may_go_on(&last.text, begins) {
        return None;
    }
    let letters = |text: &str| text.chars().count().max(1) as f64;
    let letter = ((next.x1 - next.x0) / letters(&next.text)).max((last.x1 - last.x0) / letters(&last.text));
    if before.x1() - before.x0() + 1.15 * letter < room.width && before.x1() + 1.15 * letter < room.right {
        return None;
    }
    match before.words.len() {
        1 => Some("\u{fdd0}"),
        _ => Some("\u{fdd1}"),
    }
}

/// A stroke or a dash between two parts stays with them: `logistik/IT`, `2020–2022`.
fn glues(last: &str, next: &str) -> bool {
    let mut back = last.chars().rev();
    let (ends, before) = (back.next().unwrap_or(' '), back.next().unwrap_or(' '));
    let mut signs = next.chars();
    let (begins, after) = (signs.next().unwrap_or(' '), signs.next().unwrap_or(' '));
    let stroke = ends == '/' && before.is_alphanumeric() && begins.is_alphanumeric()
        || matches!(begins, '/' | '-') && after.is_alphanumeric() && ends.is_alphanumeric();
    stroke || (matches!(ends, '–' | '-') && before.is_ascii_digit() && begins.is_ascii_digit())
}

/// The same word can go on with this sign: a small letter, a capital after capitals, a digit after digits.
fn may_go_on(last: &str, begins: char) -> bool {
    let capitals = last.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    match begins {
        _ if begins.is_lowercase() => true,
        _ if begins.is_uppercase() => capitals && last.chars().count() >= 4,
        _ if begins.is_ascii_digit() => last.ends_with(|c: char| c.is_ascii_digit()),
        '!' | '?' | ')' | ',' | '.' | ';' | ':' | '”' | '"' => true,
        _ => false,
    }
}

/// The words that stand whole somewhere in the document, and whether its cells cut words inside lines of
/// several.
pub(super) struct Words {
    whole: HashSet<String>,
    /// How longer words begin.
    starts: HashSet<String>,
    cuts_anywhere: bool,
}

/// What a seam is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seam {
    Cut,
    Space,
    LikelyCut,
    LikelySpace,
}

impl Words {
    pub fn of(leaves: &[Leaf]) -> Self {
        let mut words = Words { whole: HashSet::new(), starts: HashSet::new(), cuts_anywhere: false };
        for piece in leaves.iter().flat_map(|leaf| &leaf.pieces) {
            match piece {
                Piece::Text { line, gaps: false, .. } => words.learn(&line.text()),
                Piece::Row(row) => row.cells.iter().for_each(|cell| words.learn(cell)),
                _ => {}
            }
        }
        let cells = || {
            leaves.iter().flat_map(|leaf| &leaf.pieces).filter_map(|piece| match piece {
                Piece::Row(row) => Some(&row.cells),
                _ => None,
            })
        };
        words.cuts_anywhere = cells().flatten().any(|cell| {
            seams(cell).any(|(sign, before, next)| {
                sign == FULL && words.seam(sign, before, next, false) == Seam::Cut
            })
        });
        words
    }

    fn learn(&mut self, text: &str) {
        let whole = |word: &&str| !word.contains([ALONE, FULL]) && !word.ends_with('-');
        self.whole.extend(text.split_whitespace().filter(whole).map(bare).filter(|word| word.len() > 2));
        let begun = text.split_whitespace().filter_map(|word| word.split([ALONE, FULL]).next());
        self.starts.extend(begun.filter_map(|word| start(&bare(word))));
    }

    /// A cell's text with its seams settled, and the other way to read it where that is open.
    pub fn settle(&self, cell: &str) -> (String, Option<String>) {
        if !cell.contains([ALONE, FULL]) {
            return (cell.to_string(), None);
        }
        let (mut text, mut other, mut open) = (String::new(), String::new(), false);
        let mut rest = cell;
        while let Some(at) = rest.find([ALONE, FULL]) {
            let sign = rest[at..].chars().next().unwrap_or(ALONE);
            let after = &rest[at + sign.len_utf8()..];
            let before = format!("{text}{}", &rest[..at]);
            let next = first_word(after);
            let seam = self.seam(sign, last_word(&before), next, next.len() == after.len());
            for held in [&mut text, &mut other] {
                held.push_str(&rest[..at]);
            }
            let likely_space = matches!(seam, Seam::Space | Seam::LikelySpace);
            let doubt = matches!(seam, Seam::LikelyCut | Seam::LikelySpace);
            open |= doubt;
            text.push_str(if likely_space { " " } else { "" });
            other.push_str(if likely_space != doubt { " " } else { "" });
            rest = after;
        }
        text.push_str(rest);
        other.push_str(rest);
        (text, open.then_some(other))
    }

    /// `last` if the cell ends with what follows the seam.
    fn seam(&self, sign: char, before: &str, next: &str, last: bool) -> Seam {
        let (left, right) = (bare(before), bare(next));
        if !next.starts_with(char::is_alphanumeric) {
            return Seam::Cut;
        }
        if let Some(seam) = digits(before, next) {
            return seam;
        }
        let known = |word: &String| self.whole.contains(word);
        if known(&format!("{left}{right}")) {
            return Seam::Cut;
        }
        if is_ending(&right) {
            return if known(&left) || sign == FULL { Seam::LikelySpace } else { Seam::LikelyCut };
        }
        if is_small_word(next) {
            // Nothing ends with such a word, but a word may end like it.
            return if last && sign == ALONE { Seam::LikelyCut } else { Seam::Space };
        }
        if is_small_word(&left) {
            return if sign == ALONE { Seam::LikelySpace } else { Seam::Space };
        }
        if cannot_begin(&right) {
            return Seam::Cut;
        }
        let seam = match (known(&left), known(&right)) {
            (true, true) => return Seam::Space,
            (true, false) => Seam::LikelySpace,
            (false, true) if left.chars().count() >= 6 => Seam::LikelySpace,
            _ if start(&right).is_some_and(|start| self.starts.contains(&start)) => Seam::LikelySpace,
            _ => Seam::LikelyCut,
        };
        match sign {
            FULL if self.cuts_anywhere => Seam::LikelySpace,
            FULL => Seam::Space,
            _ => seam,
        }
    }
}

/// The beginning of a longer word.
fn start(word: &str) -> Option<String> {
    const LETTERS: usize = 8;
    let start: String = word.chars().take(LETTERS).collect();
    (start.chars().count() == LETTERS).then_some(start)
}

/// Groups of three digits that were cut are whole again.
fn digits(before: &str, next: &str) -> Option<Seam> {
    let is_digit = |c: &char| c.is_ascii_digit();
    let held = before.chars().rev().take_while(is_digit).count();
    let more = next.chars().take_while(is_digit).count();
    (held > 0 && more > 0).then_some(if held + more == 3 { Seam::Cut } else { Seam::LikelySpace })
}

fn seams(cell: &str) -> impl Iterator<Item = (char, &str, &str)> {
    let marks = cell.char_indices().filter(|(_, sign)| matches!(*sign, ALONE | FULL));
    marks.map(|(at, sign)| (sign, last_word(&cell[..at]), first_word(&cell[at + sign.len_utf8()..])))
}

fn last_word(text: &str) -> &str {
    text.rsplit(|c: char| c.is_whitespace() || matches!(c, ALONE | FULL)).next().unwrap_or("")
}

fn first_word(text: &str) -> &str {
    text.split(|c: char| c.is_whitespace() || matches!(c, ALONE | FULL)).next().unwrap_or("")
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// No word begins like this: two letters that are no word, or consonants that no word begins with.
fn cannot_begin(word: &str) -> bool {
    const BEGIN: &[&str] = &[
        "bj", "bl", "br", "ch", "chr", "cl", "cr", "dj", "dr", "dv", "dw", "fj", "fl", "fn", "fr", "gh",
        "gj", "gl", "gn", "gr", "hj", "hv", "kj", "kl", "kn", "kr", "kv", "lj", "mj", "nj", "ph", "pj", "pl",
        "pr", "ps", "qu", "rh", "sc", "sch", "schl", "schm", "schw", "scr", "sf", "sh", "shr", "sj", "sk",
        "skj", "skr", "skv", "sl", "sm", "sn", "sp", "sph", "spj", "spl", "spr", "sq", "st", "stj", "str",
        "sv", "sw", "th", "thr", "tj", "tr", "tv", "tw", "ty", "vl", "vr", "wh", "wr", "gy", "kh", "dy",
    ];
    let letters: Vec<char> = word.chars().collect();
    if !letters.iter().all(|c| c.is_alphabetic()) {
        return false;
    }
    let vowel = |c: &char| "aeiouyåäöæøéüáíóú".contains(*c);
    let cluster: String = letters.iter().take_while(|c| !vowel(c)).collect();
    let whole = cluster.chars().count() == letters.len();
    let short = matches!(
        word,
        "kr" | "tkr"
            | "mkr"
            | "mnkr"
            | "st"
            | "km"
            | "dvs"
            | "bl"
            | "kl"
            | "nr"
            | "ab"
            | "as"
            | "ek"
            | "ej"
            | "nu"
            | "ny"
            | "ta"
            | "ge"
            | "se"
            | "gå"
            | "få"
            | "bo"
            | "hej"
            | "ut"
            | "ur"
            | "up"
            | "go"
            | "my"
            | "we"
            | "us"
            | "no"
            | "do"
            | "me"
            | "so"
            | "if"
            | "be"
            | "he"
            | "am"
            | "an"
            | "oy"
            | "ry"
            | "on"
            | "is"
            | "it"
            | "vs"
            | "eg"
            | "ev"
            | "ca"
            | "jr"
            | "sr"
    );
    !short
        && (letters.len() <= 2 || whole || cluster.chars().count() > 1 && !BEGIN.contains(&cluster.as_str()))
}

/// Small words that are endings too.
fn is_ending(word: &str) -> bool {
    matches!(
        word,
        "en" | "den" | "de" | "det" | "et" | "er" | "ar" | "or" | "an" | "na" | "ing" | "at" | "is"
    )
}

/// Words that no longer word ends in, and that begin many lines.
pub(super) fn is_small_word(text: &str) -> bool {
    matches!(
        text,
        "och"
            | "i"
            | "på"
            | "av"
            | "för"
            | "till"
            | "med"
            | "om"
            | "som"
            | "eller"
            | "samt"
            | "vid"
            | "and"
            | "of"
            | "for"
            | "the"
            | "in"
            | "or"
            | "to"
            | "og"
            | "til"
            | "af"
            | "ved"
            | "fra"
            | "från"
            | "ek."
            | "år"
            | "kr"
            | "ett"
            | "att"
            | "by"
            | "å"
            | "där"
            | "inom"
            | "mot"
            | "mellan"
            | "utan"
            | "under"
            | "over"
            | "över"
            | "efter"
            | "from"
            | "with"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(known: &[&str]) -> Words {
        let whole = known.iter().map(|word| (*word).to_string()).collect();
        Words { whole, starts: HashSet::new(), cuts_anywhere: false }
    }

    #[test]
    fn seams_are_settled_by_what_words_can_be_and_by_the_document() {
        let known = words(&["framsteg", "strategisk", "facilitering", "mitt", "första"]);
        let cases = [
            ("Företagsa\u{fdd0}mhet Älvsborg", "Företagsamhet Älvsborg", false),
            ("kompeten\u{fdd0}s", "kompetens", false),
            ("FRAMST\u{fdd0}EG!", "FRAMSTEG!", false),
            ("Strategisk\u{fdd0}facilitering", "Strategisk facilitering", false),
            ("Kultur\u{fdd0}för alla", "Kultur för alla", false),
            ("Svinesundskom\u{fdd0}mittén", "Svinesundskommittén", true),
            ("Två ord\u{fdd1}till", "Två ord till", false),
            ("17 000 00\u{fdd0}0", "17 000 000", false),
        ];
        for (cell, expected, open) in cases {
            let (text, other) = known.settle(cell);
            assert_eq!((text.as_str(), other.is_some()), (expected, open), "{cell:?}");
        }
        assert_eq!(known.settle("Havs\u{fdd0}bruk").1.as_deref(), Some("Havs bruk"));
    }

    #[test]
    fn consonants_tell_that_no_word_begins() {
        for word in ["mhet", "s", "rl", "vbakning", "dsbevakning", "ka", "ngskontor"] {
            assert!(cannot_begin(word), "{word}");
        }
        for word in ["bevakning", "strategi", "kvinnor", "st", "ab", "mittén"] {
            assert!(!cannot_begin(word), "{word}");
        }
    }
}
