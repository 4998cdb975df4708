//! What comes of a PDF: its lines and findings, or one clear line why there are none.

use serde_json::{Map, json};

use super::flow::Leaf;
use super::roles;
use crate::contract::{Finding, FindingPlace, Place, Severity, Words};
use crate::formats::Content;
use crate::seen::{RECOGNISED, SeenPage};

/// The lines that the tags tell, or else those that the layout shows.
pub(super) fn content(leaves: &[Leaf], tagged: Option<super::Placed>, seen: &[SeenPage]) -> Content {
    let (lines, mut places) = tagged.unwrap_or_else(|| roles::lines(leaves));
    let is_seen = |page: Option<u32>| page.is_some_and(|page| seen.iter().any(|one| one.page == page));
    places.iter_mut().for_each(|place| place.recognised = is_seen(place.page));
    let pages = u32::try_from(leaves.len()).ok();
    Content {
        media_type: "application/pdf",
        pages,
        file_lines: None,
        lines,
        places,
        findings: [without_text(leaves), incomplete(leaves), recognised(leaves, seen)]
            .into_iter()
            .flatten()
            .collect(),
    }
}

/// Pages that are pictures, or whose signs cannot be told.
fn without_text(leaves: &[Leaf]) -> Option<Finding> {
    let mute = |leaf: &Leaf| {
        let few = leaf.signs < 12 && !leaf.is_cut;
        (few && (leaf.is_picture || leaf.unknown > 12)) || leaf.unknown > 2 * leaf.signs + 12
    };
    let all = leaves.iter().all(|leaf| leaf.signs == 0 && !leaf.is_cut) || leaves.iter().all(mute);
    let pages: Vec<usize> = (1..=leaves.len()).filter(|page| all || mute(&leaves[page - 1])).collect();
    if pages.is_empty() {
        return None;
    }
    let message = if all {
        Words::new(
            "Filen har inget textlager: sidorna är bilder, troligen inskannade. Kör OCR först.",
            "The file has no text layer: its pages are pictures, probably scanned. Run OCR on it first.",
        )
    } else {
        let list = ranges(&pages);
        Words::new(
            format!("Text saknas på sida {list}: innehållet där är en bild och har inte lästs."),
            format!("There is no text on page {list}: what is there is a picture and was not read."),
        )
    };
    Some(finding("no-text-layer", message, &pages))
}

/// Pages whose text was recognised in their picture.
fn recognised(leaves: &[Leaf], seen: &[SeenPage]) -> Option<Finding> {
    let filled = |page: &usize| {
        leaves[page - 1].signs > 0 && seen.iter().any(|one| usize::try_from(one.page) == Ok(*page))
    };
    let pages: Vec<usize> = (1..=leaves.len()).filter(filled).collect();
    let list = ranges(&pages);
    let message = Words::new(
        format!(
            "Sida {list} är en bild: texten är tolkad ur den (OCR) och kan vara fel. Jämför med originalet."
        ),
        format!("Page {list} is a picture: its text was recognised (OCR) and may be wrong. Compare it."),
    );
    (!pages.is_empty()).then(|| finding(RECOGNISED, message, &pages))
}

/// Pages with too much on them, or that are damaged.
fn incomplete(leaves: &[Leaf]) -> Option<Finding> {
    let pages: Vec<usize> = (1..=leaves.len()).filter(|page| leaves[page - 1].is_cut).collect();
    let list = ranges(&pages);
    let message = Words::new(
        format!("Sida {list} kunde inte läsas helt: sidan är skadad eller rymmer för mycket."),
        format!("Page {list} could not be read whole: it is damaged or holds too much."),
    );
    (!pages.is_empty()).then(|| finding("page-incomplete", message, &pages))
}

fn finding(rule: &str, message: Words, pages: &[usize]) -> Finding {
    let at = pages.iter().take(50).map(|page| Place { page: u32::try_from(*page).ok(), ..Place::default() });
    let place = FindingPlace { file: 0, pointer: "/files/0".to_string(), at: at.collect() };
    let values = Map::from_iter([("pages".to_string(), json!(pages))]);
    Finding { rule: rule.to_string(), severity: Severity::Warning, message, places: vec![place], values }
}

/// `1–3, 7`.
fn ranges(pages: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for page in pages {
        match runs.last_mut().filter(|(_, last)| last + 1 == *page) {
            Some((_, last)) => *last = *page,
            None => runs.push((*page, *page)),
        }
    }
    let name = |(first, last): &(usize, usize)| {
        if first == last { first.to_string() } else { format!("{first}–{last}") }
    };
    runs.iter().map(name).collect::<Vec<_>>().join(", ")
}

pub(super) fn locked() -> Words {
    Words::new(
        "PDF-filen är skyddad med lösenord. Spara den utan lösenord och läs in den igen.",
        "The PDF is protected by a password. Save it without one and read it again.",
    )
}

pub(super) fn broken() -> Words {
    Words::new(
        "PDF-filen är skadad eller avbruten och går inte att läsa.",
        "The PDF is damaged or cut short and cannot be read.",
    )
}

pub(super) fn no_pages() -> Words {
    Words::new("PDF-filen har inga sidor.", "The PDF has no pages.")
}

pub(super) fn no_such_page() -> Words {
    Words::new("PDF-filen har ingen sådan sida.", "The PDF has no such page.")
}

pub(super) fn too_many_pages(pages: usize, most: usize) -> Words {
    Words::new(
        format!("PDF-filen har {pages} sidor; högst {most} kan läsas. Dela upp den."),
        format!("The PDF has {pages} pages; at most {most} can be read. Divide it."),
    )
}

pub(super) fn too_much() -> Words {
    Words::new(
        "PDF-filen är för tung: det tog för lång tid eller krävde för mycket minne att läsa den.",
        "The PDF is too heavy: reading it took too long or too much memory.",
    )
}

#[cfg(test)]
mod tests {
    use super::ranges;

    #[test]
    fn names_pages_in_ranges() {
        assert_eq!(ranges(&[1, 2, 3, 7, 9, 10]), "1–3, 7, 9–10");
    }
}
