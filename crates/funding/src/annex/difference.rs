//! What differs between two versions of an annex, or of a part.

use std::collections::{HashMap, HashSet};

use super::{Content, Part, Row};
use crate::difference::{RowKey, number, pair, words};

/// A field that differs: its name, the value as it stood, the value as it stands.
pub type FieldChange = crate::difference::FieldChange;

/// From one version to another. Nothing in it: they say the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Of title, year, introduction and who compiled it.
    pub fields: Vec<FieldChange>,
    /// Only those in which something differs: first as they stand now, then those that are gone.
    pub parts: Vec<PartDifference>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartDifference {
    pub sub_region: String,
    /// The whole part is new, or gone.
    pub is_new: bool,
    pub is_gone: bool,
    /// The introduction, if it differs.
    pub fields: Vec<FieldChange>,
    pub added: Vec<Row>,
    pub removed: Vec<Row>,
    pub changed: Vec<RowChange>,
    /// Findings that have come, gone, or been settled.
    pub findings: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowChange {
    /// As it stands now.
    pub row: Row,
    pub fields: Vec<FieldChange>,
}

impl Difference {
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.parts.is_empty()
    }
}

impl PartDifference {
    pub fn is_empty(&self) -> bool {
        let rows = self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty();
        rows && self.fields.is_empty() && !self.findings && !self.is_new && !self.is_gone
    }
}

/// What has happened from `old` to `new`.
pub fn difference(old: &Content, new: &Content) -> Difference {
    let mut found = Difference::default();
    let texts = [
        ("title", old.title.clone(), new.title.clone()),
        ("year", old.year.to_string(), new.year.to_string()),
        ("introduction", old.introduction.clone(), new.introduction.clone()),
        ("compiled_by", old.compiled_by.clone(), new.compiled_by.clone()),
    ];
    for (name, before, after) in texts {
        found.fields.extend(changed_text(name, &before, &after));
    }
    let named = |content: &'_ Content, name: &str| -> Option<Part> {
        content.parts.iter().find(|part| part.sub_region == name).cloned()
    };
    for part in &new.parts {
        let before = named(old, &part.sub_region);
        let is_new = before.is_none();
        let parts = PartDifference { is_new, ..part.difference_from(&before.unwrap_or_default()) };
        found.parts.extend(Some(parts).filter(|parts| !parts.is_empty()));
    }
    for part in old.parts.iter().filter(|part| named(new, &part.sub_region).is_none()) {
        let sub_region = part.sub_region.clone();
        let gone = PartDifference { is_gone: true, removed: part.rows.clone(), ..Default::default() };
        found.parts.push(PartDifference { sub_region, ..gone });
    }
    found
}

impl Part {
    /// What has happened since `old`.
    pub fn difference_from(&self, old: &Part) -> PartDifference {
        let pairs = pairs(&old.rows, &self.rows);
        let mut found = PartDifference { sub_region: self.sub_region.clone(), ..Default::default() };
        found.fields.extend(changed_text("introduction", &old.introduction, &self.introduction));
        for (row, before) in self.rows.iter().zip(&pairs) {
            match before.and_then(|place| old.rows.get(place)) {
                None => found.added.push(row.clone()),
                Some(before) => found.changed.extend(changed_row(before, row)),
            }
        }
        let stays: HashSet<usize> = pairs.iter().flatten().copied().collect();
        let gone = old.rows.iter().enumerate().filter(|(place, _)| !stays.contains(place));
        found.removed = gone.map(|(_, row)| row.clone()).collect();
        found.findings = old.findings != self.findings;
        found
    }
}

/// For each new row the old one it is: that with the same number, else one that is alike.
fn pairs(old: &[Row], new: &[Row]) -> Vec<Option<usize>> {
    let ids = old.iter().enumerate().filter_map(|(place, row)| Some((row.id.as_deref()?, place)));
    let by_id: HashMap<&str, usize> = ids.collect();
    let same = |row: &Row| row.id.as_deref().and_then(|id| by_id.get(id).copied());
    let mut found: Vec<Option<usize>> = new.iter().map(same).collect();
    let taken: HashSet<usize> = found.iter().flatten().copied().collect();
    let free_old: Vec<usize> = (0..old.len()).filter(|place| !taken.contains(place)).collect();
    let free_new: Vec<usize> = (0..new.len()).filter(|place| found[*place].is_none()).collect();
    let keys = |rows: &[Row], places: &[usize]| {
        let mut keys: Vec<RowKey> = places.iter().map(|place| key(&rows[*place])).collect();
        number(&mut keys);
        keys
    };
    let alike = pair(&keys(old, &free_old), &keys(new, &free_new));
    for (place, other) in free_new.into_iter().zip(alike) {
        // Two records with numbers of their own are two projects, however alike.
        let before = other.map(|other| free_old[other]);
        found[place] = before.filter(|before| old[*before].id.is_none() || new[place].id.is_none());
    }
    found
}

fn key(row: &Row) -> RowKey {
    RowKey::new(std::slice::from_ref(&row.facts.theme), &row.facts.title, &row.facts.owner)
}

fn changed_row(before: &Row, row: &Row) -> Option<RowChange> {
    let (old, new) = (before.facts.to_map(), row.facts.to_map());
    let fields = new.iter().filter(|(name, value)| old.get(*name) != Some(*value));
    let fields: Vec<FieldChange> = fields
        .map(|(name, value)| (name.clone(), old.get(name).and_then(words), words(value)))
        .filter(|(_, before, after)| before != after)
        .collect();
    (!fields.is_empty()).then(|| RowChange { row: row.clone(), fields })
}

fn changed_text(name: &str, before: &str, after: &str) -> Option<FieldChange> {
    let said = |text: &str| Some(text.to_string()).filter(|text| !text.is_empty());
    (before != after).then(|| (name.to_string(), said(before), said(after)))
}

#[cfg(test)]
mod tests {
    use types::Amount;

    use super::*;
    use crate::Facts;

    fn row(id: Option<&str>, title: &str, grant: i64) -> Row {
        let facts = Facts {
            title: title.into(),
            grant: Amount::from_units(grant),
            theme: "T".into(),
            ..Facts::default()
        };
        Row { id: id.map(str::to_string), facts }
    }

    fn part(sub_region: &str, rows: Vec<Row>) -> Part {
        Part { sub_region: sub_region.into(), rows, ..Part::default() }
    }

    fn content(parts: Vec<Part>) -> Content {
        Content { year: 2025, title: "Bilaga".into(), parts, ..Content::default() }
    }

    fn titles(rows: &[Row]) -> Vec<&str> {
        rows.iter().map(|row| row.facts.title.as_str()).collect()
    }

    #[test]
    fn the_same_content_does_not_differ() {
        let one = content(vec![part("Norr", vec![row(Some("1"), "Bro", 5)])]);
        assert!(difference(&one, &one.clone()).is_empty());
    }

    #[test]
    fn rows_come_go_and_change() {
        let old =
            part("Norr", vec![row(Some("1"), "Bro", 5), row(Some("2"), "Väg", 6), row(None, "Hamn", 7)]);
        let new =
            part("Norr", vec![row(None, "Hamn", 8), row(Some("3"), "Väg", 6), row(Some("1"), "Bron", 5)]);
        let found = new.difference_from(&old);
        assert_eq!(titles(&found.added), ["Väg"], "another record is another project");
        assert_eq!(titles(&found.removed), ["Väg"]);
        let changed: Vec<_> = found
            .changed
            .iter()
            .map(|change| (change.row.facts.title.as_str(), change.fields.clone()))
            .collect();
        let field =
            |name: &str, old: &str, new: &str| vec![(name.into(), Some(old.into()), Some(new.into()))];
        assert_eq!(changed, [("Hamn", field("grant", "7", "8")), ("Bron", field("title", "Bro", "Bron"))]);
    }

    #[test]
    fn parts_come_and_go() {
        let old = content(vec![part("Norr", vec![row(None, "Bro", 5)]), part("Väst", vec![])]);
        let new = content(vec![part("Väst", vec![]), part("Söder", vec![row(None, "Väg", 6)])]);
        let new = Content { introduction: "Nytt".into(), ..new };
        let found = difference(&old, &new);
        assert_eq!(found.fields, [("introduction".to_string(), None, Some("Nytt".to_string()))]);
        let parts: Vec<_> =
            found.parts.iter().map(|part| (part.sub_region.as_str(), part.is_new, part.is_gone)).collect();
        assert_eq!(parts, [("Söder", true, false), ("Norr", false, true)]);
        assert_eq!(
            (titles(&found.parts[0].added), titles(&found.parts[1].removed)),
            (vec!["Väg"], vec!["Bro"])
        );
    }
}
