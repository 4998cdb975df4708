//! A report before it is a file: what it says, in order, for every format alike. It must not know what the
//! facts mean, nor how any format lays them out.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    Image, Language,
    sheet::{Cell, Kind},
};

/// A report that can be written as PDF, DOCX or HTML.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    pub title: String,
    /// Empty for none.
    pub subtitle: String,
    pub language: Language,
    /// The office whose report it is.
    pub publisher: String,
    /// The day on which it was made.
    pub made: Date,
    /// Lines under the title: who compiled it, of what, when.
    pub facts: Vec<Fact>,
    /// Is there a table of contents?
    pub contents: bool,
    pub style: Style,
    pub blocks: Vec<Block>,
}

/// A label and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    pub label: String,
    pub text: String,
}

impl Fact {
    pub fn new(label: impl Into<String>, text: impl Into<String>) -> Fact {
        Fact { label: label.into(), text: text.into() }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Block {
    /// Level 1 is a chapter; the title of the document stands above all levels.
    Heading {
        level: u8,
        text: String,
    },
    Paragraph {
        text: String,
    },
    /// Small print under what it is about.
    Note {
        text: String,
    },
    List {
        items: Vec<String>,
    },
    /// Labels with their texts, each on a line of its own.
    Facts {
        facts: Vec<Fact>,
    },
    Table(Table),
    Chart(Chart),
    /// What follows begins a new page.
    NewPage,
}

impl Block {
    pub fn heading(level: u8, text: impl Into<String>) -> Block {
        Block::Heading { level, text: text.into() }
    }

    pub fn paragraph(text: impl Into<String>) -> Block {
        Block::Paragraph { text: text.into() }
    }

    /// A block for each paragraph of a longer text; paragraphs are parted by blank lines.
    pub fn paragraphs(text: &str) -> impl Iterator<Item = Block> + '_ {
        text.replace("\r\n", "\n")
            .split("\n\n")
            .map(|part| part.trim().to_string())
            .filter(|part| !part.is_empty())
            .map(|text| Block::Paragraph { text })
            .collect::<Vec<_>>()
            .into_iter()
    }
}

/// The deepest level of a heading.
const DEEPEST: u8 = 4;

/// Levels of headings one after the other: readers and PDF/UA want none left out on the way down.
#[derive(Default)]
pub(crate) struct Levels {
    last: u8,
}

impl Levels {
    /// The level at which a heading stands that wants to be on this one.
    pub(crate) fn next(&mut self, wanted: u8) -> u8 {
        self.last = wanted.clamp(1, DEEPEST).min(self.last + 1);
        self.last
    }
}

/// A table. Each row, and `totals` when it is not empty, has one cell for each column, in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// What it shows, for one who does not see it; written above it unless empty.
    pub caption: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    pub totals: Vec<Cell>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    pub header: String,
    pub kind: Kind,
    /// Its share of the width, beside the others' shares.
    pub width: u16,
}

impl Column {
    pub fn new(header: impl Into<String>, kind: Kind, width: u16) -> Column {
        Column { header: header.into(), kind, width }
    }
}

/// A picture of numbers, which the report also gives as text or table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chart {
    /// As [`crate::chart`] draws it.
    pub svg: String,
    /// What it shows, with its values.
    pub description: String,
}

/// How the office wants its reports to look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Style {
    pub paper: Paper,
    pub landscape: bool,
    pub colour: Colour,
    pub logo: Option<Logo>,
}

impl Default for Style {
    fn default() -> Style {
        Style { paper: Paper::A4, landscape: false, colour: Colour::FALU, logo: None }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Paper {
    A3,
    A4,
    A5,
    Letter,
}

impl Paper {
    pub const ALL: [Paper; 4] = [Paper::A4, Paper::A3, Paper::A5, Paper::Letter];

    /// As stored and in forms.
    pub fn key(self) -> &'static str {
        match self {
            Paper::A3 => "a3",
            Paper::A4 => "a4",
            Paper::A5 => "a5",
            Paper::Letter => "letter",
        }
    }

    pub fn from_key(key: &str) -> Option<Paper> {
        Paper::ALL.into_iter().find(|paper| paper.key() == key)
    }

    /// Width and height of an upright page, in twentieths of a point.
    pub(crate) fn twips(self) -> (u32, u32) {
        match self {
            Paper::A3 => (16_838, 23_811),
            Paper::A4 => (11_906, 16_838),
            Paper::A5 => (8_391, 11_906),
            Paper::Letter => (12_240, 15_840),
        }
    }
}

/// A colour for headings and lines, dark enough to be read on white.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour([u8; 3]);

/// The contrast that WCAG 2.1 asks of text, in hundredths.
const LEAST_CONTRAST: u32 = 450;

impl Colour {
    /// Falu red.
    pub const FALU: Colour = Colour([0x80, 0x18, 0x18]);

    /// `#rrggbb`. A colour that is too light for text on white is refused.
    pub fn parse(text: &str) -> Result<Colour, ColourError> {
        let digits = text.trim().strip_prefix('#').unwrap_or(text.trim());
        let whole = digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let number = u32::from_str_radix(digits, 16).ok().filter(|_| whole);
        let [_, red, green, blue] = number.ok_or(ColourError::NotAColour)?.to_be_bytes();
        let colour = Colour([red, green, blue]);
        if colour.contrast() < LEAST_CONTRAST { Err(ColourError::TooLight) } else { Ok(colour) }
    }

    /// `rrggbb`, as spreadsheets and word processors write it.
    pub fn digits(self) -> String {
        let [red, green, blue] = self.0;
        format!("{red:02x}{green:02x}{blue:02x}")
    }

    /// The contrast with white in hundredths, by WCAG 2.1.
    fn contrast(self) -> u32 {
        let channel = |value: u8| {
            let share = f64::from(value) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(channel);
        let luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        (105.0 / (luminance + 0.05)) as u32
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ColourError {
    #[error("not a colour of the form #rrggbb")]
    NotAColour,
    #[error("too light for text on white")]
    TooLight,
}

impl TryFrom<String> for Colour {
    type Error = ColourError;

    fn try_from(text: String) -> Result<Colour, ColourError> {
        Colour::parse(&text)
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> String {
        format!("#{}", colour.digits())
    }
}

/// The office's picture at the head of the first page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logo {
    pub image: Image,
    /// What it says, for one who does not see it.
    pub description: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_and_must_be_dark_enough() {
        assert_eq!(Colour::parse("#801818"), Ok(Colour::FALU));
        assert_eq!(Colour::parse(" 00629b ").map(Colour::digits), Ok("00629b".to_string()));
        assert_eq!(Colour::parse("#ffe600"), Err(ColourError::TooLight));
        for bad in ["", "#fff", "#12345g", "#1234567", "röd", "+12345"] {
            assert_eq!(Colour::parse(bad), Err(ColourError::NotAColour), "{bad}");
        }
    }

    #[test]
    fn no_level_is_left_out() {
        let mut levels = Levels::default();
        let found: Vec<u8> = [3, 1, 4, 4, 9, 2, 0].into_iter().map(|wanted| levels.next(wanted)).collect();
        assert_eq!(found, [1, 1, 2, 3, 4, 2, 1]);
    }

    #[test]
    fn a_text_falls_into_paragraphs() {
        let blocks: Vec<Block> = Block::paragraphs("Ett.\r\n\r\n\r\nTvå\nrader.\n\n ").collect();
        assert_eq!(blocks, [Block::paragraph("Ett."), Block::paragraph("Två\nrader.")]);
        assert_eq!(Block::paragraphs(" \n").count(), 0);
    }
}
