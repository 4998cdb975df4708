//! Priority: three levels, and an office's own words for them. An unknown word is kept as it stands and shown
//! with a mark, so that a person chooses.

use std::fmt;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    High,
    Medium,
    Low,
}

impl Level {
    pub const ALL: [Level; 3] = [Level::High, Level::Medium, Level::Low];

    /// As stored, in addresses, and in the key of its name on the screen.
    pub fn key(self) -> &'static str {
        match self {
            Level::High => "high",
            Level::Medium => "medium",
            Level::Low => "low",
        }
    }

    pub fn from_key(key: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|level| level.key() == key)
    }
}

impl From<reading::contract::Level> for Level {
    fn from(level: reading::contract::Level) -> Level {
        match level {
            reading::contract::Level::High => Level::High,
            reading::contract::Level::Medium => Level::Medium,
            reading::contract::Level::Low => Level::Low,
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// The level that a word means; `None` for words that no rule knows.
pub fn level_of(text: &str) -> Option<Level> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    // "Prio 1" and "hög prioritet" say no more than "1" and "hög".
    let telling: Vec<&str> = words.filter(|word| !word.starts_with("prio")).collect();
    match telling[..] {
        ["hög" | "högt" | "högst" | "high" | "h" | "1" | "a"] => Some(Level::High),
        ["medel" | "medelhög" | "medium" | "normal" | "m" | "2" | "b"] => Some(Level::Medium),
        ["låg" | "lågt" | "lägst" | "low" | "l" | "3" | "c"] => Some(Level::Low),
        _ => None,
    }
}

/// A group of priorities on the screen and in `?prio=`: the levels in order, then words to review, then none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    Level(Level),
    Unknown,
    None,
}

impl Group {
    pub const ALL: [Group; 5] = [
        Group::Level(Level::High),
        Group::Level(Level::Medium),
        Group::Level(Level::Low),
        Group::Unknown,
        Group::None,
    ];

    pub fn of(text: Option<&str>, level: Option<Level>) -> Group {
        match (level, text) {
            (Some(level), _) => Group::Level(level),
            (None, Some(_)) => Group::Unknown,
            (None, None) => Group::None,
        }
    }

    pub fn key(self) -> &'static str {
        match self {
            Group::Level(level) => level.key(),
            Group::Unknown => "unknown",
            Group::None => "none",
        }
    }

    pub fn from_key(key: &str) -> Option<Group> {
        Group::ALL.into_iter().find(|group| group.key() == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_levels() {
        let cases = [
            ("Hög", Some(Level::High)),
            (" medel ", Some(Level::Medium)),
            ("LÅG", Some(Level::Low)),
            ("Prio 1", Some(Level::High)),
            ("prioritet: 3", Some(Level::Low)),
            ("2", Some(Level::Medium)),
            ("Low", Some(Level::Low)),
            ("hög prioritet", Some(Level::High)),
            ("hög/medel", None),
            ("Mellan", None),
            ("prio", None),
            ("", None),
            ("11", None),
        ];
        for (text, expected) in cases {
            assert_eq!(level_of(text), expected, "{text}");
        }
    }

    #[test]
    fn an_unknown_word_is_a_group_of_its_own() {
        assert_eq!(Group::of(Some("Mellan"), None), Group::Unknown);
        assert_eq!(Group::of(None, None), Group::None);
        assert_eq!(Group::of(Some("Hög"), Some(Level::High)).key(), "high");
        assert!(Group::Level(Level::Low) < Group::Unknown);
    }
}
