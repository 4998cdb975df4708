//! A report's words in its language.

use web::{Lang, Texts};

/// The texts of a language.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    texts: &'a Texts,
    pub lang: Lang,
}

impl<'a> Words<'a> {
    pub fn new(texts: &'a Texts, lang: Lang) -> Words<'a> {
        Words { texts, lang }
    }

    pub(crate) fn texts(&self) -> &'a Texts {
        self.texts
    }

    pub(crate) fn t(&self, key: &str) -> String {
        self.texts.get(self.lang, key, &[])
    }

    pub(crate) fn count(&self, key: &str, count: usize) -> String {
        self.texts.get(self.lang, key, &[("count", count.into())])
    }

    pub(crate) fn with(&self, key: &str, values: &[(&str, String)]) -> String {
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
        self.texts.get(self.lang, key, &values)
    }

    pub(crate) fn language(&self) -> rendering::Language {
        match self.lang {
            Lang::Sv => rendering::Language::Swedish,
            Lang::En => rendering::Language::English,
        }
    }
}

/// The key of a kind's name.
pub(crate) fn kind_text(kind: reading::contract::MeasureKind) -> &'static str {
    use reading::contract::MeasureKind;
    match kind {
        MeasureKind::Project => "project-kind-project",
        MeasureKind::PreStudy => "project-kind-pre-study",
        MeasureKind::Agreement => "project-kind-agreement",
        MeasureKind::Operation => "project-kind-operation",
    }
}
