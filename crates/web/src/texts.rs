//! The texts on the screen, from each room's Fluent files, in both languages.

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

use crate::Lang;

/// All texts in both languages.
pub struct Texts {
    swedish: FluentBundle<FluentResource>,
    english: FluentBundle<FluentResource>,
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
        Ok(Texts { swedish, english })
    }

    /// The text of a key. A key without a text gives the key itself, which a test looks for.
    pub fn get(&self, lang: Lang, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        let bundle = match lang {
            Lang::Sv => &self.swedish,
            Lang::En => &self.english,
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
        self.swedish.has_message(key) && self.english.has_message(key)
    }
}

fn add(bundle: &mut FluentBundle<FluentResource>, source: &str) -> anyhow::Result<()> {
    let resource = FluentResource::try_new(source.to_string())
        .map_err(|(_, errors)| anyhow::anyhow!("texts cannot be read: {errors:?}"))?;
    bundle.add_resource(resource).map_err(|errors| anyhow::anyhow!("texts clash: {errors:?}"))
}

fn language(code: &str) -> anyhow::Result<LanguageIdentifier> {
    Ok(code.parse()?)
}
