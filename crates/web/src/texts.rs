//! The texts on the screen, from each room's Fluent files, in both languages.

use std::{collections::HashMap, sync::Arc};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

use crate::Lang;

/// All texts in both languages, some of them maybe in an office's own words.
#[derive(Clone)]
pub struct Texts {
    bundles: Arc<Bundles>,
    own: HashMap<&'static str, OwnText>,
}

struct Bundles {
    swedish: FluentBundle<FluentResource>,
    english: FluentBundle<FluentResource>,
}

/// A text that says what an office has a word of its own for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnText {
    /// In small letters, as inside a sentence.
    pub one: String,
    pub many: String,
    pub form: OwnForm,
}

/// How the word stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnForm {
    /// It is the whole text.
    One,
    /// The same for several.
    Many,
    /// Behind the number `count`.
    Counted,
    /// In the text of this key, as `one` and `many`; at its beginning as `first`.
    Filled(&'static str),
}

impl Texts {
    /// From pairs of Fluent sources, Swedish and English. A key that two files share is an error, as is bad
    /// syntax.
    pub fn load(sources: &[(&str, &str)]) -> anyhow::Result<Texts> {
        let mut swedish = FluentBundle::new_concurrent(vec![language("sv")?]);
        let mut english = FluentBundle::new_concurrent(vec![language("en")?]);
        for bundle in [&mut swedish, &mut english] {
            bundle.set_use_isolating(false);
        }
        for (sv, en) in sources {
            add(&mut swedish, sv)?;
            add(&mut english, en)?;
        }
        Ok(Texts { bundles: Arc::new(Bundles { swedish, english }), own: HashMap::new() })
    }

    /// The same texts, but for these.
    pub fn calling(&self, own: HashMap<&'static str, OwnText>) -> Texts {
        Texts { bundles: self.bundles.clone(), own }
    }

    /// The text of a key. A key without a text gives the key itself, which a test looks for.
    pub fn get(&self, lang: Lang, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        match self.own.get(key) {
            Some(own) => self.own_text(lang, own, args),
            None => self.usual(lang, key, args),
        }
    }

    fn own_text(&self, lang: Lang, own: &OwnText, args: &[(&str, FluentValue<'_>)]) -> String {
        match own.form {
            OwnForm::One => capitalised(&own.one),
            OwnForm::Many => capitalised(&own.many),
            OwnForm::Counted => {
                let count = args.iter().find_map(|(name, value)| match value {
                    FluentValue::Number(number) if *name == "count" => Some(number.value),
                    _ => None,
                });
                let count = count.unwrap_or_default();
                format!("{count} {}", if count == 1.0 { &own.one } else { &own.many })
            }
            OwnForm::Filled(key) => {
                let first = capitalised(&own.one);
                let words = [("one", own.one.as_str()), ("many", &own.many), ("first", &first)];
                let mut all: Vec<_> = words.map(|(name, word)| (name, FluentValue::from(word))).to_vec();
                all.extend(args.iter().cloned());
                self.usual(lang, key, &all)
            }
        }
    }

    fn usual(&self, lang: Lang, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        let bundle = match lang {
            Lang::Sv => &self.bundles.swedish,
            Lang::En => &self.bundles.english,
        };
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            tracing::warn!(key, "a text is missing");
            return key.to_string();
        };
        let args: FluentArgs<'_> =
            args.iter().map(|(name, value)| (name.to_string(), value.clone())).collect();
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        if !errors.is_empty() {
            tracing::warn!(key, ?errors, "a text could not be filled in");
        }
        text
    }

    pub fn has(&self, key: &str) -> bool {
        self.bundles.swedish.has_message(key) && self.bundles.english.has_message(key)
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn add(bundle: &mut FluentBundle<FluentResource>, source: &str) -> anyhow::Result<()> {
    let resource = FluentResource::try_new(source.to_string())
        .map_err(|(_, errors)| anyhow::anyhow!("texts cannot be read: {errors:?}"))?;
    bundle.add_resource(resource).map_err(|errors| anyhow::anyhow!("texts clash: {errors:?}"))
}

fn language(code: &str) -> anyhow::Result<LanguageIdentifier> {
    Ok(code.parse()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_has_words_of_its_own() {
        let sv = "a = Kapitel\nb = { $count } kapitel\nc = Nytt kapitel\n\
                  named = Lägg till { $one } eller { $many }\nd = Kvar";
        let texts = Texts::load(&[(sv, sv)]).unwrap();
        let own = |form| OwnText { one: "fokusområde".into(), many: "fokusområden".into(), form };
        let all =
            [("a", own(OwnForm::One)), ("b", own(OwnForm::Counted)), ("c", own(OwnForm::Filled("named")))];
        let mine = texts.calling(all.into());
        let count = |count: i64| mine.get(Lang::Sv, "b", &[("count", count.into())]);
        assert_eq!(mine.get(Lang::Sv, "a", &[]), "Fokusområde");
        assert_eq!((count(1), count(12)), ("1 fokusområde".to_string(), "12 fokusområden".to_string()));
        assert_eq!(mine.get(Lang::Sv, "c", &[]), "Lägg till fokusområde eller fokusområden");
        assert_eq!(
            (mine.get(Lang::Sv, "d", &[]), texts.get(Lang::Sv, "a", &[])),
            ("Kvar".into(), "Kapitel".into())
        );
        assert_eq!(texts.calling([("a", own(OwnForm::Many))].into()).get(Lang::Sv, "a", &[]), "Fokusområden");
    }
}
