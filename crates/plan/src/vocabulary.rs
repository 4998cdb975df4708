//! An office's own words: for priorities, for how things stand, and for what the levels of its plans are
//! called. What a word means is fixed; a printed word is kept as it stands.

use db::{FromQueryResult, Id};

use crate::{
    merge::folded,
    priority::{Level, level_of},
    status::StatusKind,
};

/// What a word is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    Priority,
    Status,
    /// What chapters, sections, initiatives or activities are called.
    Level,
}

impl Subject {
    pub const ALL: [Subject; 3] = [Subject::Priority, Subject::Status, Subject::Level];

    pub fn key(self) -> &'static str {
        match self {
            Subject::Priority => "priority",
            Subject::Status => "status",
            Subject::Level => "level",
        }
    }

    pub fn from_key(key: &str) -> Option<Subject> {
        Subject::ALL.into_iter().find(|subject| subject.key() == key)
    }

    /// What a word of this subject can mean.
    pub fn meanings(self) -> Vec<&'static str> {
        match self {
            Subject::Priority => Level::ALL.map(Level::key).to_vec(),
            Subject::Status => StatusKind::ALL.map(StatusKind::key).to_vec(),
            Subject::Level => vec!["chapter", "section", "initiative", "activity"],
        }
    }
}

/// One word of an office.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Word {
    pub id: Id,
    pub(crate) subject: String,
    pub word: String,
    pub(crate) word_key: String,
    pub meaning: String,
}

/// All words of an office, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary {
    pub words: Vec<Word>,
}

/// Equal words have equal keys.
pub(crate) fn word_key(word: &str) -> String {
    folded(word)
}

impl Vocabulary {
    pub fn of(&self, subject: Subject) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(move |word| word.subject == subject.key())
    }

    fn meaning(&self, subject: Subject, text: &str) -> Option<&str> {
        let key = word_key(text);
        self.of(subject).find(|word| word.word_key == key).map(|word| word.meaning.as_str())
    }

    /// The level that a printed priority means: the office's own words first.
    pub fn level_of(&self, text: &str) -> Option<Level> {
        self.meaning(Subject::Priority, text).and_then(Level::from_key).or_else(|| level_of(text))
    }

    pub fn status_of(&self, text: &str) -> Option<StatusKind> {
        self.meaning(Subject::Status, text).and_then(StatusKind::from_key).or_else(|| StatusKind::of(text))
    }

    /// The office's name for a level of its plans, for one and for several, in small letters; if it has one
    /// of its own. "Fokusområde/fokusområden" names both.
    pub fn level_name(&self, level: &str) -> Option<(String, String)> {
        let word = self.of(Subject::Level).find(|word| word.meaning == level)?;
        let mut forms = word.word.splitn(2, '/').map(|form| in_sentence(form.trim()));
        let one = forms.next().filter(|one| !one.is_empty())?;
        let many = forms.next().filter(|many| !many.is_empty()).unwrap_or_else(|| one.clone());
        Some((one, many))
    }

    /// Words to choose among, each with what it means: the office's own, and a usual one where it has none.
    pub fn choices(&self, subject: Subject, usual: impl Fn(&str) -> String) -> Vec<(String, &'static str)> {
        let mut all = Vec::new();
        for meaning in subject.meanings() {
            let own: Vec<_> = self.of(subject).filter(|word| word.meaning == meaning).collect();
            all.extend(own.iter().map(|word| (word.word.clone(), meaning)));
            if own.is_empty() {
                all.push((usual(meaning), meaning));
            }
        }
        all
    }
}

/// A small letter first, but for what is written in capitals.
fn in_sentence(word: &str) -> String {
    let mut letters = word.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => word.to_string(),
    }
}

/// The level that an unknown word is most like, for a person to agree to.
pub(crate) fn proposed(word: &str) -> Level {
    let key = word_key(word);
    let begins = |starts: &[&str]| starts.iter().any(|start| key.starts_with(start));
    if begins(&["mel", "mit", "med", "norm", "gul", "snart", "lagom"]) {
        Level::Medium
    } else if begins(&["lå", "lä", "lit", "ej", "kan", "grön", "sen", "vänt", "mind"]) {
        Level::Low
    } else if begins(&["hö", "vik", "ak", "prio", "stor", "röd", "bråd", "måste", "ska"]) {
        Level::High
    } else {
        Level::Medium
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(subject: Subject, word: &str, meaning: &str) -> Word {
        let subject = subject.key().to_string();
        Word {
            id: 1,
            subject,
            word: word.to_string(),
            word_key: word_key(word),
            meaning: meaning.to_string(),
        }
    }

    #[test]
    fn own_words_come_first() {
        let own = Vocabulary {
            words: vec![
                word(Subject::Priority, "Mellan", "medium"),
                word(Subject::Priority, "A", "low"),
                word(Subject::Status, "Rullar", "on_track"),
                word(Subject::Level, "Fokusområde", "chapter"),
                word(Subject::Level, "Insatsområde / Insatsområden", "initiative"),
            ],
        };
        assert_eq!(own.level_of("mellan."), Some(Level::Medium));
        assert_eq!(own.level_of("A"), Some(Level::Low));
        assert_eq!(own.level_of("Hög"), Some(Level::High));
        assert_eq!(own.level_of("Kanske"), None);
        assert_eq!(own.status_of("rullar"), Some(StatusKind::OnTrack));
        let names = |one: &str, many: &str| Some((one.to_string(), many.to_string()));
        assert_eq!(own.level_name("chapter"), names("fokusområde", "fokusområde"));
        assert_eq!(own.level_name("initiative"), names("insatsområde", "insatsområden"));
        assert_eq!(own.level_name("section"), None);
        let choices = own.choices(Subject::Status, |meaning| format!("[{meaning}]"));
        assert_eq!(choices[1], ("Rullar".to_string(), "on_track"));
        assert_eq!((choices.len(), choices[4].0.as_str()), (7, "[done]"));
    }

    #[test]
    fn an_unknown_word_is_likened() {
        let cases = [
            ("Mellan", Level::Medium),
            ("Mellanhög", Level::Medium),
            ("Högsta", Level::High),
            ("Akut", Level::High),
            ("Lågt", Level::Low),
            ("Kan vänta", Level::Low),
            ("Xyz", Level::Medium),
        ];
        for (word, expected) in cases {
            assert_eq!(proposed(word), expected, "{word}");
        }
    }
}
