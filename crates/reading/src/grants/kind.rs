//! What kind of measure a row is, where its title, its label or its text tells it.

use super::entry::Entry;
use crate::contract::{MeasureKind, Sure};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindReading {
    pub kind: MeasureKind,
    pub sure: Sure,
    /// What another place in the document says.
    pub other: Option<MeasureKind>,
}

/// Evidence from strong to weak: the title's words, what the text calls itself, the label before the owner.
/// `all_called_project`: the document says that it calls everything a project.
pub fn kind(title: Option<&str>, entry: Option<&Entry>, all_called_project: bool) -> Option<KindReading> {
    let titled = title.and_then(in_title);
    let told = entry.and_then(|entry| entry.description.as_deref()).and_then(in_text);
    let labelled = entry.and_then(|entry| entry.label.as_deref()).and_then(in_label);
    let special = |found: &Option<MeasureKind>| found.is_some_and(|kind| kind != MeasureKind::Project);
    let said = [titled, told, labelled];
    let first =
        said.iter().find(|found| special(found)).or_else(|| said.iter().find(|found| found.is_some()));
    let kind = (*first?)?;
    let other = said.iter().filter(|found| special(found)).flatten().find(|found| **found != kind).copied();
    let agreeing = said.iter().flatten().filter(|found| **found == kind).count();
    let sure = match kind {
        _ if other.is_some() => Sure::Assumed,
        MeasureKind::Project if all_called_project => Sure::Assumed,
        MeasureKind::Project => Sure::Single,
        _ if agreeing >= 2 => Sure::Proved,
        _ if titled.is_some() || labelled.is_some() => Sure::Single,
        _ => Sure::Assumed,
    };
    Some(KindReading { kind, sure, other })
}

fn tokens(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase)
}

fn in_title(title: &str) -> Option<MeasureKind> {
    tokens(title).find_map(|word| match word.as_str() {
        "förstudie" | "förstudien" | "forstudie" | "forprosjekt" | "forprojekt" => {
            Some(MeasureKind::PreStudy)
        }
        "avtal" | "samverkansavtal" | "agreement" => Some(MeasureKind::Agreement),
        _ if word.ends_with("projekt") || word.ends_with("projektet") => Some(MeasureKind::Project),
        _ => None,
    })
}

/// A text that speaks of itself uses the definite form: the pre-study, the agreement, the project.
fn in_text(text: &str) -> Option<MeasureKind> {
    let head: String = text.chars().take(600).collect();
    let mut project = None;
    for word in tokens(&head) {
        match word.as_str() {
            "förstudien" | "förstudiens" | "förstudie" => return Some(MeasureKind::PreStudy),
            "avtalet" | "avtalets" => return Some(MeasureKind::Agreement),
            "projektet" | "projektets" | "pilotprojektet" => project = Some(MeasureKind::Project),
            _ => {}
        }
    }
    if is_an_operation(&head) && project.is_none() {
        return Some(MeasureKind::Operation);
    }
    project
}

/// `… har varit en verksamhet inom …`
fn is_an_operation(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["är en verksamhet", "varit en verksamhet", "avser verksamheten"]
        .iter()
        .any(|phrase| lower.contains(phrase))
}

fn in_label(label: &str) -> Option<MeasureKind> {
    match label.to_lowercase().as_str() {
        "verksamhet" | "operation" => Some(MeasureKind::Operation),
        "avtalspart" => Some(MeasureKind::Agreement),
        _ => None,
    }
}

/// A note such as: in what follows the measures are called projects, although some are agreements.
pub fn calls_all_project(text: &str) -> bool {
    let lower = text.to_lowercase();
    let named = ["benämns", "kallas", "called", "referred to as"].iter().any(|word| lower.contains(word));
    let project = lower.contains("projekt") || lower.contains("project");
    let more = ["avtal", "verksamhet", "agreement", "operation"].iter().any(|word| lower.contains(word));
    named && project && more
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(label: &str, description: &str) -> Entry {
        Entry { label: Some(label.into()), description: Some(description.into()), ..Entry::default() }
    }

    #[test]
    fn title_text_and_label_tell_the_kind() {
        let read = |title, label, text, all| {
            kind(Some(title), Some(&entry(label, text)), all).map(|found| (found.kind, found.sure))
        };
        let (study, project) = (MeasureKind::PreStudy, MeasureKind::Project);
        assert_eq!(read("Förstudie hamn", "Ägare", "Förstudien visar.", true), Some((study, Sure::Proved)));
        assert_eq!(read("Hamn", "Ägare", "Projektet bygger.", true), Some((project, Sure::Assumed)));
        assert_eq!(read("Hamn", "Ägare", "Projektet bygger.", false), Some((project, Sure::Single)));
        assert_eq!(
            read("Hamn", "Verksamhet", "Vi bygger.", true),
            Some((MeasureKind::Operation, Sure::Single))
        );
        assert_eq!(read("Hamn", "Verksamhet", "Förstudien visar.", true), Some((study, Sure::Assumed)));
        assert_eq!(read("Hamn", "Ägare", "Vi bygger.", true), None);
    }
}
