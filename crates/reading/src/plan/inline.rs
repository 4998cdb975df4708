//! Who and when at the end of an activity's own text: "Visningsdag (ansvarig: Kim, klart: maj)".

use std::sync::LazyLock;

use regex::Regex;

use super::marked::people_of;
use super::pattern::pattern;
use super::vocabulary::{self, Part};
use crate::contract::{Activity, Initiative, Plan};

static BRACKETS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s*[(\[]([^()\[\]]{4,200})[)\]]\.?\s*$"));
/// "Ansvarig: Eva. Klart: maj" as sentences of their own at the end.
static SENTENCES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:[.;]|\n|\s[–-])\s*((?:Ansvarig(?:a)?|Ansvar|Ansvarlig|Vem|Responsible|Lead|Owner|Tidplan|",
        r"Klart|När|Tid|",
        r"Frist|Når|When|Due|Timescale|Status)\s?:\s.{1,160})$",
    ))
});

/// Takes what the texts of a plan's activities say of who, when and how far out of them.
pub(super) fn settle(plan: &mut Plan) {
    let sections = plan.chapters.iter_mut().flat_map(|chapter| &mut chapter.sections);
    for initiative in sections.flat_map(|section| &mut section.initiatives) {
        for index in 0..initiative.activities.len() {
            told(initiative, index);
        }
    }
}

fn told(initiative: &mut Initiative, index: usize) {
    let activity = &mut initiative.activities[index];
    let bare = activity.when.is_none() && activity.responsible.is_empty() && activity.status.is_none();
    if !bare || !activity.text.contains(':') {
        return;
    }
    let found = BRACKETS.captures(&activity.text).or_else(|| SENTENCES.captures(&activity.text));
    let Some((start, said)) = found.and_then(|found| Some((found.get(0)?.start(), found.get(1)?))) else {
        return;
    };
    let Some(parts) = parts(said.as_str()) else { return };
    if start == 0 {
        return;
    }
    activity.text.truncate(start);
    for (part, text) in parts {
        give(activity, part, text);
    }
    for name in activity.responsible.clone() {
        if !initiative.responsible.contains(&name) {
            initiative.responsible.push(name);
        }
    }
}

fn give(activity: &mut Activity, part: Part, text: String) {
    match part {
        Part::Responsible => activity.responsible = people_of(&text),
        Part::When => activity.when = Some(text),
        Part::Status => activity.status = Some(text),
        _ => {}
    }
}

/// Labelled texts between commas, semicolons and full stops; `None` unless each is one of these labels once.
fn parts(said: &str) -> Option<Vec<(Part, String)>> {
    let mut parts: Vec<(Part, String)> = Vec::new();
    for piece in said.split([',', ';', '\n']).flat_map(|piece| piece.split(". ")) {
        let piece = piece.trim().trim_end_matches('.');
        let label = piece.split_once(':').and_then(|(word, text)| {
            let part = vocabulary::part(word)?;
            let known = matches!(part, Part::Responsible | Part::When | Part::Status);
            known.then(|| (part, text.trim().to_string()))
        });
        match label {
            Some((part, _)) if parts.iter().any(|(one, _)| *one == part) => return None,
            Some(label) => parts.push(label),
            None => match parts.last_mut() {
                Some((_, before)) if !piece.contains(':') => *before = format!("{before}, {piece}"),
                _ => return None,
            },
        }
    }
    (!parts.is_empty() && parts.iter().all(|(_, text)| !text.is_empty())).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, Vec<String>, Option<String>) {
        let activity = Activity { text: text.to_string(), ..Activity::default() };
        let mut initiative = Initiative { activities: vec![activity], ..Initiative::default() };
        told(&mut initiative, 0);
        let done = initiative.activities.remove(0);
        (done.text, done.responsible, done.when)
    }

    #[test]
    fn labels_at_the_end_tell_who_and_when() {
        let some = |text: &str| Some(text.to_string());
        let names = |list: &[&str]| list.iter().map(|one| (*one).to_string()).collect::<Vec<_>>();
        let cases = [
            ("Visning (ansvarig: Kim, klart: maj)", "Visning", names(&["Kim"]), some("maj")),
            ("Visning (ansvarig: Kim, Li, klart: maj)", "Visning", names(&["Kim", "Li"]), some("maj")),
            ("Mässa. Ansvarig: Eva. Klart: juni 2031.", "Mässa", names(&["Eva"]), some("juni 2031")),
            ("Mässa (t.ex. den i Ystad)", "Mässa (t.ex. den i Ystad)", Vec::new(), None),
            ("Mål (mål: 3, klart: maj)", "Mål (mål: 3, klart: maj)", Vec::new(), None),
        ];
        for (text, rest, who, when) in cases {
            assert_eq!(read(text), (rest.to_string(), who, when), "{text}");
        }
    }
}
