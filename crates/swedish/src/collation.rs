//! Swedish order: å, ä, ö last, w after v as a letter of its own, numbers by value.

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;

/// Sorting needs no more of a text; a key stays small enough for an index row in both engines.
const LONGEST: usize = 200;

thread_local! {
    static COLLATOR: Option<CollatorBorrowed<'static>> = collator();
}

fn collator() -> Option<CollatorBorrowed<'static>> {
    let mut preferences = CollatorPreferences::from(locale!("sv"));
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Tertiary);
    Collator::try_new(preferences, options).ok()
}

/// A key whose plain byte order is the Swedish order of the texts: lower-case hexadecimal, so that a text
/// column with binary collation sorts alike in every engine. Case and accents decide only between otherwise
/// equal texts.
///
/// Keys of different releases of the program may differ: a stored key is derived data, made again on upgrade.
pub fn sort_key(text: &str) -> String {
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
    let mut key = Vec::new();
    COLLATOR.with(|collator| match collator {
        Some(collator) => {
            let Ok(()) = collator.write_sort_key_to(&text[..end], &mut key);
        }
        // The data is compiled in; without it code point order is still an order.
        None => key.extend_from_slice(text[..end].to_lowercase().as_bytes()),
    });
    key.iter().fold(String::with_capacity(key.len() * 2), |mut hex, byte| {
        for digit in [byte >> 4, byte & 15] {
            hex.push(char::from(b"0123456789abcdef"[usize::from(digit)]));
        }
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_order_is_a_swedish_directorys() {
        let sorted = [
            "",
            "2 etapp",
            "10 etapp",
            "ale",
            "Ale",
            "Alingsås",
            "Eriksson",
            "Eriksson, Ann",
            "Lilla Edet",
            "Lillhärdal",
            "Vara",
            "Vårgårda",
            "Wallenberg",
            "Yxa",
            "Zinkgruvan",
            "Ål",
            "Åmål",
            "Ängelholm",
            "Öckerö",
            "Östersund",
        ];
        let mut shuffled = sorted;
        shuffled.reverse();
        shuffled.sort_by_key(|text| sort_key(text));
        assert_eq!(shuffled, sorted);
    }

    proptest! {
        #[test]
        fn a_key_is_lower_case_hexadecimal(text in "\\PC{0,300}") {
            let key = sort_key(&text);
            prop_assert!(key.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)));
            prop_assert!(key.len() < 12_000);
        }
    }
}
