//! What a person has said of a list's columns, and what there is to ask.
//!
//! A [`Profile`] is pure data: the words of one header, and for some of its columns the field that they fill.
//! It fits every table with just that header, whatever the format. It says what a column means and nothing of
//! whether its values are right: that is judged as without it. It must not know whose profile it is.

use serde::{Deserialize, Serialize};

use crate::contract::Words;

/// The version of a profile's shape.
pub const PROFILE_VERSION: u32 = 1;
/// A larger file is no profile.
pub const LARGEST_PROFILE: usize = 64 * 1024;
/// Columns that a profile may have.
const WIDEST: usize = 200;
/// Signs that are kept of a sample, and samples of a column.
const SAMPLE: usize = 60;
const SAMPLES: usize = 3;

/// What a column is told to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    Title,
    Owner,
    Kind,
    Priority,
    Applied,
    TotalCost,
    Grant,
    EuPart,
    CoFunding,
    Share,
    Currency,
    Start,
    End,
    Place,
    Reference,
    Description,
    /// No field: its cells are kept under its header.
    Other,
}

impl Told {
    /// All of them, in the order in which they are asked for.
    pub const ALL: [Told; 17] = [
        Told::Title,
        Told::Owner,
        Told::Grant,
        Told::TotalCost,
        Told::Applied,
        Told::EuPart,
        Told::CoFunding,
        Told::Share,
        Told::Currency,
        Told::Kind,
        Told::Priority,
        Told::Start,
        Told::End,
        Told::Place,
        Told::Reference,
        Told::Description,
        Told::Other,
    ];

    /// The field's name in the contract; `other` for none.
    pub fn name(self) -> &'static str {
        match self {
            Told::Title => "title",
            Told::Owner => "owner",
            Told::Kind => "kind",
            Told::Priority => "priority",
            Told::Applied => "applied",
            Told::TotalCost => "total_cost",
            Told::Grant => "grant",
            Told::EuPart => "eu_part",
            Told::CoFunding => "co_funding",
            Told::Share => "share",
            Told::Currency => "currency",
            Told::Start => "start",
            Told::End => "end",
            Told::Place => "place",
            Told::Reference => "reference",
            Told::Description => "description",
            Told::Other => "other",
        }
    }

    pub fn from_name(name: &str) -> Option<Told> {
        Told::ALL.into_iter().find(|told| told.name() == name)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// [`PROFILE_VERSION`].
    pub profile: u32,
    /// What people call the layout; may be empty.
    #[serde(default)]
    pub name: String,
    /// Every column with a header, in the order printed.
    pub columns: Vec<ProfileColumn>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileColumn {
    /// As printed.
    pub header: String,
    /// `None` leaves the column to the reader.
    #[serde(default)]
    pub field: Option<Told>,
}

impl Profile {
    /// Tells a layout from others: the words of its header, whatever their case, signs and spaces.
    pub fn fingerprint(&self) -> String {
        fingerprint(self.columns.iter().map(|column| column.header.as_str()))
    }

    /// A profile as it was written to a file, or why it is none.
    pub fn from_json(bytes: &[u8]) -> Result<Profile, Words> {
        let none = |sv: &str, en: &str| Err(Words::new(sv, en));
        if bytes.len() > LARGEST_PROFILE {
            return none("filen är för stor för en profil", "the file is too large for a profile");
        }
        let Ok(mut profile) = serde_json::from_slice::<Profile>(bytes) else {
            return none("filen är ingen kolumnprofil", "the file is no column profile");
        };
        if profile.profile != PROFILE_VERSION {
            return none(
                "profilen har en version som inte kan läsas",
                "the profile has a version that cannot be read",
            );
        }
        let named = profile.columns.iter().all(|column| !plain(&column.header).is_empty());
        if profile.columns.is_empty() || profile.columns.len() > WIDEST || !named {
            return none("profilen saknar kolumner", "the profile has no columns");
        }
        if profile.repeated().is_some() {
            return none(
                "två kolumner har samma fält i profilen",
                "two columns of the profile are one field",
            );
        }
        profile.name = cut(&profile.name, 200);
        profile.columns.iter_mut().for_each(|column| column.header = cut(&column.header, 200));
        Ok(profile)
    }

    /// A field that two columns are told to be.
    pub fn repeated(&self) -> Option<Told> {
        let told: Vec<Told> = self.columns.iter().filter_map(|column| column.field).collect();
        let twice = |at: usize| told[at] != Told::Other && told[..at].contains(&told[at]);
        (0..told.len()).find(|at| twice(*at)).map(|at| told[at])
    }

    /// Says something of some column.
    pub fn says_something(&self) -> bool {
        self.columns.iter().any(|column| column.field.is_some())
    }
}

/// A table's header as it was found, and what its columns were taken for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Layout {
    /// Every column with a header, in the order printed.
    pub columns: Vec<LayoutColumn>,
    /// Rows below it, of all tables with this header.
    pub rows: usize,
    /// A profile said what its columns mean.
    pub told: bool,
    /// The table was read; else nothing could be made of it without an answer.
    pub read: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LayoutColumn {
    pub header: String,
    /// The field that it fills, as in the contract.
    pub field: Option<String>,
    /// What the profile says of it.
    pub told: Option<Told>,
    /// The reader does not know, or only guesses.
    pub asked: bool,
    /// Some of its cells.
    pub samples: Vec<String>,
}

impl Layout {
    pub fn fingerprint(&self) -> String {
        fingerprint(self.columns.iter().map(|column| column.header.as_str()))
    }

    /// The profile that says of each column what was chosen; `None` leaves it to the reader.
    pub fn profile(&self, name: &str, chosen: &[Option<Told>]) -> Profile {
        let of = |(column, field): (&LayoutColumn, &Option<Told>)| ProfileColumn {
            header: column.header.clone(),
            field: *field,
        };
        let columns = self.columns.iter().zip(chosen).map(of).collect();
        Profile { profile: PROFILE_VERSION, name: name.to_string(), columns }
    }

    pub fn is_asked(&self) -> bool {
        self.columns.iter().any(|column| column.asked)
    }
}

/// The profiles of one run, and the layouts that were met.
#[derive(Default)]
pub(crate) struct Mapping<'a> {
    pub profiles: &'a [Profile],
    pub layouts: Vec<Layout>,
}

impl<'a> Mapping<'a> {
    /// The profile for a header with these columns, those without a name left out.
    pub fn fitting<'h>(&self, headers: impl Iterator<Item = &'h str>) -> Option<&'a Profile> {
        if self.profiles.is_empty() {
            return None;
        }
        let found = fingerprint(headers);
        self.profiles.iter().find(|profile| profile.fingerprint() == found)
    }

    /// Notes a layout; tables with the same header are one.
    pub fn met(&mut self, layout: Layout) {
        if layout.columns.is_empty() {
            return;
        }
        let print = layout.fingerprint();
        match self.layouts.iter_mut().find(|known| known.fingerprint() == print) {
            None => self.layouts.push(layout),
            Some(known) => {
                known.rows += layout.rows;
                known.read |= layout.read;
                for (column, other) in known.columns.iter_mut().zip(layout.columns) {
                    column.asked |= other.asked;
                    column.field = column.field.take().or(other.field);
                }
            }
        }
    }

    /// What was not read is asked for only where nothing was.
    pub fn into_layouts(self, something_read: bool) -> Vec<Layout> {
        self.layouts.into_iter().filter(|layout| layout.read || !something_read).collect()
    }
}

/// Some cells of a column, as they are shown to who is asked.
pub(crate) fn samples<'a>(cells: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for cell in cells {
        let text = cut(&cell.split_whitespace().collect::<Vec<_>>().join(" "), SAMPLE);
        if !text.is_empty() && !found.contains(&text) {
            found.push(text);
        }
        if found.len() == SAMPLES {
            break;
        }
    }
    found
}

fn cut(text: &str, most: usize) -> String {
    text.chars().filter(|sign| !sign.is_control()).take(most).collect()
}

/// Letters and digits in lower case, with one space between words.
fn plain(header: &str) -> String {
    let words = header.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

fn fingerprint<'a>(headers: impl Iterator<Item = &'a str>) -> String {
    let words: Vec<String> = headers.map(plain).filter(|words| !words.is_empty()).collect();
    crate::hash_of(words.join("\n").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(columns: &[(&str, Option<Told>)]) -> Profile {
        let column = |(header, field): &(&str, Option<Told>)| ProfileColumn {
            header: (*header).to_string(),
            field: *field,
        };
        Profile { profile: 1, name: "Vår lista".to_string(), columns: columns.iter().map(column).collect() }
    }

    #[test]
    fn a_layout_is_told_by_the_words_of_its_header_and_their_order() {
        let one = profile(&[("Projekt", None), ("Kronor ut", Some(Told::Grant))]);
        let same = profile(&[("PROJEKT:", None), ("kronor  ut ", None)]);
        let turned = profile(&[("Kronor ut", None), ("Projekt", None)]);
        assert_eq!(one.fingerprint(), same.fingerprint());
        assert_ne!(one.fingerprint(), turned.fingerprint());
        let profiles = [one];
        let mapping = Mapping { profiles: &profiles, layouts: Vec::new() };
        assert!(mapping.fitting(["projekt", "", "Kronor ut"].into_iter()).is_some());
        assert!(mapping.fitting(["projekt", "Kronor"].into_iter()).is_none());
    }

    #[test]
    fn a_profile_is_a_small_file() {
        let one =
            profile(&[("Projekt", None), ("Kronor ut", Some(Told::Grant)), ("Märke", Some(Told::Other))]);
        let json = serde_json::to_vec(&one).unwrap();
        assert_eq!(Profile::from_json(&json).unwrap(), one);
        let twice = profile(&[("A", Some(Told::Grant)), ("B", Some(Told::Grant))]);
        let bad: [&[u8]; 5] = [
            b"",
            b"{}",
            br#"{"profile":2,"columns":[{"header":"A"}]}"#,
            br#"{"profile":1,"columns":[{"header":"--"}]}"#,
            &serde_json::to_vec(&twice).unwrap(),
        ];
        for text in bad {
            assert!(Profile::from_json(text).is_err(), "{}", String::from_utf8_lossy(text));
        }
        assert!(Profile::from_json(&vec![b' '; LARGEST_PROFILE + 1]).is_err());
    }

    #[test]
    fn every_name_is_found_again() {
        for told in Told::ALL {
            assert_eq!(Told::from_name(told.name()), Some(told));
            assert_eq!(serde_json::to_value(told).unwrap(), serde_json::json!(told.name()));
        }
    }
}
