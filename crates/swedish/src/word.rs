//! Where words begin and end in running text, and their normal form: only `a-z`, `0-9`, `å`, `ä`, `ö`.

use icu_normalizer::DecomposingNormalizerBorrowed;

/// Longer words are cut: neither engine then meets a token it would refuse (PostgreSQL stops at 2 kB).
const LONGEST: usize = 48;

/// What may follow a colon in an inflected abbreviation: `EU:s`, `SCB:n`.
const COLON_ENDINGS: [&str; 13] =
    ["s", "n", "en", "t", "et", "ar", "er", "na", "arna", "erna", "ns", "ens", "ets"];

/// The words of `text` as they stand, each with its byte offset. Hyphenated words and `EU:s` are one word.
pub(crate) fn spans(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut position = 0;
    std::iter::from_fn(move || {
        let start = position + text[position..].find(char::is_alphanumeric)?;
        position = start + word_length(&text[start..]);
        Some((start, &text[start..position]))
    })
}

/// Bytes from the beginning of `text`, which begins with a word, to the end of that word.
fn word_length(text: &str) -> usize {
    let mut end = 0;
    while let Some(c) = text[end..].chars().next() {
        let after = end + c.len_utf8();
        let joins = is_hyphen(c) && text[after..].starts_with(char::is_alphanumeric);
        if joins || c.is_alphanumeric() || vanishes(c) {
            end = after;
        } else if c == ':' {
            return end + colon_ending(&text[end..]);
        } else {
            break;
        }
    }
    end
}

fn colon_ending(text: &str) -> usize {
    let rest = &text[1..];
    let length = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    if COLON_ENDINGS.contains(&&rest[..length]) { 1 + length } else { 0 }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Combining marks, soft hyphens, joiners and direction marks: they neither show nor part a word.
fn vanishes(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{feff}')
}

/// One word from [`spans`] in normal form: its parts between hyphens, never empty strings.
///
/// Letters of other scripts become `x` and their code in hexadecimal, so they can be found but need no
/// engine's help.
pub(crate) fn parts(word: &str) -> Vec<String> {
    let word = word.split(':').next().unwrap_or_default();
    let mut parts = vec![String::new()];
    let decomposed = DecomposingNormalizerBorrowed::new_nfkd().normalize(word);
    for c in decomposed.chars().flat_map(char::to_lowercase) {
        if let Some(part) = parts.last_mut()
            && !append(part, c)
            && !part.is_empty()
        {
            parts.push(String::new());
        }
    }
    parts.retain(|part| !part.is_empty());
    for part in &mut parts {
        tame(part);
    }
    parts
}

/// Adds one decomposed, lower-case character to `part`; false where a word ends.
fn append(part: &mut String, c: char) -> bool {
    let last = part.chars().next_back();
    match (c, last) {
        ('\u{30a}', Some('a')) => replace_last(part, 'å'),
        ('\u{308}', Some('a')) => replace_last(part, 'ä'),
        ('\u{308}', Some('o')) => replace_last(part, 'ö'),
        ('a'..='z' | '0'..='9', _) => part.push(c),
        ('æ', _) => part.push('ä'),
        ('ø', _) => part.push('ö'),
        ('ß', _) => part.push_str("ss"),
        ('ð' | 'đ', _) => part.push('d'),
        ('þ', _) => part.push_str("th"),
        ('ł', _) => part.push('l'),
        ('œ', _) => part.push_str("oe"),
        ('ı', _) => part.push('i'),
        (c, _) if vanishes(c) => {}
        (c, _) if c.is_alphanumeric() => part.push_str(&format!("x{:x}", u32::from(c))),
        _ => return false,
    }
    true
}

fn replace_last(part: &mut String, letter: char) {
    part.pop();
    part.push(letter);
}

/// Makes a normal form one that both engines take whole: not too long, and nothing like `1e5a`, which
/// PostgreSQL would part after the number `1e5`.
pub(crate) fn tame(word: &mut String) {
    if begins_with_exponent(word) {
        word.insert(0, 'x');
    }
    if let Some((end, _)) = word.char_indices().nth(LONGEST) {
        word.truncate(end);
    }
}

fn begins_with_exponent(word: &str) -> bool {
    let after_digits = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let Some(exponent) = after_digits.strip_prefix('e') else { return false };
    let end = exponent.trim_start_matches(|c: char| c.is_ascii_digit());
    after_digits.len() < word.len() && end.len() < exponent.len() && !end.is_empty()
}

/// The word as one types it without the Swedish letters: `goteborg`.
pub(crate) fn folded(word: &str) -> String {
    word.chars()
        .map(|c| match c {
            'å' | 'ä' => 'a',
            'ö' => 'o',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        spans(text).map(|(_, word)| word).collect()
    }

    #[test]
    fn words_end_where_a_reader_sees_them_end() {
        assert_eq!(words("EU:s e-tjänst, och/eller (2020)."), ["EU:s", "e-tjänst", "och", "eller", "2020"]);
        assert_eq!(
            words("närings- och livsmedel – Borås–Skara"),
            ["närings", "och", "livsmedel", "Borås", "Skara"]
        );
        assert_eq!(words("kl: tid:punkt"), ["kl", "tid", "punkt"]);
        assert_eq!(words("  ::--  "), Vec::<&str>::new());
    }

    #[test]
    fn the_normal_form_has_few_letters() {
        let cases = [
            ("Göteborg", "göteborg"),
            ("Go\u{308}teborg", "göteborg"),
            ("ARMÉ", "arme"),
            ("Øresund", "öresund"),
            ("när\u{ad}ings", "närings"),
            ("Müller", "muller"),
            ("ﬁnans²", "finans2"),
            ("EU:s", "eu"),
            ("12e3q", "x12e3q"),
            ("12e3", "12e3"),
            ("дом", "x434x43ex43c"),
        ];
        for (word, normal) in cases {
            assert_eq!(parts(word), [normal], "{word}");
        }
        assert_eq!(parts("e-Tjänst"), ["e", "tjänst"]);
    }
}
