//! The sentences with which a report drafts itself. They need only the texts of a language, so that pages and
//! files say the same.

use web::{Lang, Texts};

use super::{Content, Data, Section};
use crate::{Counts, Side};

/// The name of a section.
pub fn section_title(texts: &Texts, lang: Lang, section: &Section) -> String {
    match section.key.strip_prefix("chapter:") {
        Some("") => texts.get(lang, "follow-up-no-chapter", &[]),
        Some(_) => section.heading.clone(),
        None => texts.get(lang, &format!("annual-section-{}", section.key), &[]),
    }
}

/// What the report says by itself where nobody has written anything; empty where there is nothing to say.
pub fn draft_text(texts: &Texts, lang: Lang, content: &Content, section: &Section) -> String {
    let say = |key: &str, counts: &Counts| {
        let args = [
            ("all", (counts.all() as i64).into()),
            ("green", (counts.green as i64).into()),
            ("yellow", (counts.yellow as i64).into()),
            ("red", (counts.red as i64).into()),
        ];
        texts.get(lang, key, &args)
    };
    match &section.data {
        Data::Words => String::new(),
        Data::Summary { .. } if content.rounds.is_empty() => texts.get(lang, "annual-draft-nothing", &[]),
        Data::Summary { .. } => {
            let sentences = [Side::Done, Side::Goal]
                .map(|side| say(&format!("annual-draft-{}", side.key()), &content.counts(side)));
            sentences.join(" ")
        }
        Data::Chapter { items } => {
            let sentences = [Side::Done, Side::Goal].map(|side| {
                let counts = Counts::of(items.iter().map(|item| item.told.verdict(side)));
                say(&format!("annual-draft-{}", side.key()), &counts)
            });
            sentences.join(" ")
        }
        Data::Indicators { measures } => {
            let counts = Counts::of(measures.iter().map(|measure| measure.light.map(crate::Verdict::Light)));
            say("annual-draft-indicators", &counts)
        }
        Data::Deviations { items } => {
            texts.get(lang, "annual-draft-deviations", &[("count", (items.len() as i64).into())])
        }
    }
}
