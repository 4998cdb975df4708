//! Municipalities and counties: codes, names and coarse shapes. They are data of the program, from SCB.

use std::{collections::HashMap, sync::OnceLock};

use serde_json::Value;

/// Shown on every map.
pub const CREDIT: &str = "Källa: SCB";

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Municipality {
    /// SCB's code, four digits.
    pub code: String,
    /// Without the word kommun.
    pub name: String,
    pub county_code: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct County {
    /// SCB's code, two digits.
    pub code: String,
    pub name: String,
}

/// All municipalities, by name.
pub fn municipalities() -> &'static [Municipality] {
    static ALL: OnceLock<Vec<Municipality>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all: Vec<Municipality> = rows(include_str!("../data/municipalities.csv"))
            .filter_map(|mut cells| {
                let (code, name, county_code) = (cells.next()?, cells.next()?, cells.next()?);
                Some(Municipality { code: code.into(), name: name.into(), county_code: county_code.into() })
            })
            .collect();
        all.sort_by_cached_key(|one| swedish::sort_key(&one.name));
        all
    })
}

/// All counties, by code.
pub fn counties() -> &'static [County] {
    static ALL: OnceLock<Vec<County>> = OnceLock::new();
    ALL.get_or_init(|| {
        let rows = rows(include_str!("../data/counties.csv"));
        rows.filter_map(|mut cells| Some(County { code: cells.next()?.into(), name: cells.next()?.into() }))
            .collect()
    })
}

fn rows(text: &'static str) -> impl Iterator<Item = std::str::Split<'static, char>> {
    text.lines().skip(1).filter(|line| !line.is_empty()).map(|line| line.split(','))
}

pub fn municipality(code: &str) -> Option<&'static Municipality> {
    municipalities().iter().find(|one| one.code == code)
}

pub fn county(code: &str) -> Option<&'static County> {
    counties().iter().find(|one| one.code == code)
}

/// By code or by name, as people write it: `1480`, `göteborg`, `Göteborgs kommun`, `Göteborgs Stad`.
pub fn find_municipality(text: &str) -> Option<&'static Municipality> {
    let wanted = text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = ["kommun", "stad"].iter().find_map(|word| wanted.strip_suffix(word)).unwrap_or(&wanted).trim();
    let fits = |one: &&Municipality| {
        let name = one.name.to_lowercase();
        one.code == wanted || name == wanted || name == bare || bare.strip_suffix('s') == Some(name.as_str())
    };
    municipalities().iter().find(fits)
}

/// The shape of a municipality as a GeoJSON geometry in WGS 84.
pub fn shape(code: &str) -> Option<&'static Value> {
    static SHAPES: OnceLock<HashMap<String, Value>> = OnceLock::new();
    let shapes = SHAPES.get_or_init(|| {
        let mut all: Value =
            serde_json::from_str(include_str!("../data/municipalities.geojson")).unwrap_or_default();
        let features = all["features"].as_array_mut().map(std::mem::take).unwrap_or_default();
        let shape = |mut feature: Value| {
            let code = feature["properties"]["code"].as_str()?.to_string();
            Some((code, feature["geometry"].take()))
        };
        features.into_iter().filter_map(shape).collect()
    });
    shapes.get(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_municipality_has_a_county_and_a_shape() {
        assert_eq!((municipalities().len(), counties().len()), (290, 21));
        for one in municipalities() {
            assert!(county(&one.county_code).is_some() && shape(&one.code).is_some(), "{}", one.name);
        }
    }

    #[test]
    fn found_as_people_write_it() {
        for text in ["1480", "göteborg", " Göteborgs  stad", "GÖTEBORGS KOMMUN"] {
            assert_eq!(find_municipality(text).map(|one| one.name.as_str()), Some("Göteborg"), "{text}");
        }
        assert_eq!(find_municipality("Borås kommun").map(|one| one.code.as_str()), Some("1490"));
        assert_eq!(find_municipality("Halmstad").map(|one| one.code.as_str()), Some("1380"));
        assert_eq!(find_municipality(""), None);
        assert_eq!(find_municipality("Atlantis"), None);
    }
}
