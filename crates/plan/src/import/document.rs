//! The document's plan, flattened to chapters, sections and initiatives as they are stored.
//!
//! What the reading hangs on a section without a name belongs to the chapter itself.

use reading::contract::{self, Place};

/// A chapter or section of the document.
pub(super) struct NewPart<'a> {
    /// Index of the chapter, for sections.
    pub chapter: Option<usize>,
    pub number: Option<&'a str>,
    pub title: Option<&'a str>,
    pub intro: Option<String>,
    pub no_planned_activities: bool,
    pub position: i64,
    pub at: &'a [Place],
    /// Pointers into the document that mean this part.
    pub pointers: Vec<String>,
}

pub(super) struct NewInitiative<'a> {
    /// Index of its part.
    pub part: usize,
    pub position: i64,
    pub read: &'a contract::Initiative,
    pub pointer: String,
}

pub(super) fn flatten(plan: &contract::Plan) -> (Vec<NewPart<'_>>, Vec<NewInitiative<'_>>) {
    let (mut parts, mut initiatives) = (Vec::new(), Vec::new());
    let mut position = 0;
    for (place, chapter) in plan.chapters.iter().enumerate() {
        let own = parts.len();
        let pointer = format!("/chapters/{place}");
        parts.push(NewPart {
            chapter: None,
            number: chapter.number.as_deref(),
            title: chapter.title.as_deref(),
            intro: chapter.intro.clone(),
            no_planned_activities: false,
            position: place as i64 + 1,
            at: &chapter.at,
            pointers: vec![pointer.clone()],
        });
        for (place, section) in chapter.sections.iter().enumerate() {
            let pointer = format!("{pointer}/sections/{place}");
            let part = add_section(&mut parts, own, place, section, &pointer);
            for (place, read) in section.initiatives.iter().enumerate() {
                position += 1;
                let pointer = format!("{pointer}/initiatives/{place}");
                initiatives.push(NewInitiative { part, position, read, pointer });
            }
        }
    }
    (parts, initiatives)
}

fn add_section<'a>(
    parts: &mut Vec<NewPart<'a>>,
    chapter: usize,
    place: usize,
    section: &'a contract::Section,
    pointer: &str,
) -> usize {
    if section.number.is_none() && section.title.is_none() {
        let own = &mut parts[chapter];
        own.no_planned_activities |= section.no_planned_activities;
        if let Some(more) = &section.intro {
            own.intro =
                Some(own.intro.take().map_or_else(|| more.clone(), |intro| format!("{intro}\n\n{more}")));
        }
        own.pointers.push(pointer.to_string());
        return chapter;
    }
    parts.push(NewPart {
        chapter: Some(chapter),
        number: section.number.as_deref(),
        title: section.title.as_deref(),
        intro: section.intro.clone(),
        no_planned_activities: section.no_planned_activities,
        position: place as i64 + 1,
        at: &section.at,
        pointers: vec![pointer.to_string()],
    });
    parts.len() - 1
}
