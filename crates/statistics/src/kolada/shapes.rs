//! What Kolada's answers look like. Several spellings are taken: the description and the servers have not
//! always agreed.

use jiff::civil::Date;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::decimal::Sent;
use crate::lenient;
use crate::{Decimal, Trouble};

/// A key figure.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Kpi {
    pub id: String,
    pub title: String,
    #[serde(default, alias = "definition", deserialize_with = "lenient::text")]
    pub description: Option<String>,
    #[serde(default, deserialize_with = "lenient::flag")]
    pub is_divided_by_gender: bool,
    /// K municipalities, L regions, A both.
    #[serde(default, deserialize_with = "lenient::text")]
    pub municipality_type: Option<String>,
    #[serde(default, deserialize_with = "lenient::text")]
    pub operating_area: Option<String>,
    #[serde(default, deserialize_with = "lenient::text")]
    pub perspective: Option<String>,
    /// When the next figures come. None: no more are promised.
    #[serde(default, deserialize_with = "lenient::date")]
    pub publication_date: Option<Date>,
    #[serde(default, deserialize_with = "lenient::date")]
    pub prel_publication_date: Option<Date>,
    /// Which year they will be for.
    #[serde(default, deserialize_with = "lenient::text")]
    pub publ_period: Option<String>,
}

/// A municipality (K), a region or the country (L).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Municipality {
    pub id: String,
    pub title: String,
    #[serde(default, rename = "type", deserialize_with = "lenient::text")]
    pub kind: Option<String>,
}

/// Municipalities that are compared together. Figures of a group are unweighted means.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Group {
    pub id: String,
    pub title: String,
    #[serde(default)]
    pub members: Vec<Member>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Member {
    #[serde(alias = "id")]
    pub member_id: String,
    #[serde(default, alias = "title", deserialize_with = "lenient::text")]
    pub member_title: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub enum Gender {
    Total,
    Women,
    Men,
}

impl Gender {
    pub fn from_key(key: &str) -> Option<Gender> {
        match key.trim() {
            "T" => Some(Gender::Total),
            "K" | "F" => Some(Gender::Women),
            "M" => Some(Gender::Men),
            _ => None,
        }
    }
}

/// One figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    pub kpi: String,
    /// Kolada's code of a municipality, region, the country or a group; an id of a unit in its data by unit.
    pub place: String,
    pub year: i16,
    pub gender: Gender,
    /// None: the source has none, such as when there were too few answers.
    pub value: Option<Decimal>,
    /// Of how many members a group's mean is made.
    pub count: Option<u64>,
    /// The source's own sign beside the value; mostly none.
    pub status: Option<String>,
    /// The source has taken the figure away.
    pub is_withdrawn: bool,
}

#[derive(Deserialize)]
pub(super) struct DataRow {
    pub kpi: String,
    #[serde(alias = "year")]
    pub period: Period,
    #[serde(default, deserialize_with = "lenient::text")]
    municipality: Option<String>,
    #[serde(default, deserialize_with = "lenient::text")]
    ou: Option<String>,
    values: Vec<DataValue>,
}

/// A year, as a number or as text.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Period(i16);

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = lenient::text(from)?.unwrap_or_default();
        let year = text.parse().ok().filter(|year| (1800..=2200).contains(year));
        year.map(Period).ok_or_else(|| serde::de::Error::custom(format!("{text:?} is no year")))
    }
}

#[derive(Deserialize)]
struct DataValue {
    gender: String,
    value: Option<Box<RawValue>>,
    #[serde(default, deserialize_with = "lenient::whole")]
    count: Option<u64>,
    #[serde(default, deserialize_with = "lenient::text")]
    status: Option<String>,
    #[serde(default, deserialize_with = "lenient::flag")]
    isdeleted: bool,
    #[serde(default, deserialize_with = "lenient::flag")]
    is_deleted: bool,
}

impl DataRow {
    pub fn place(&self) -> &str {
        self.municipality.as_deref().or(self.ou.as_deref()).unwrap_or_default()
    }

    pub fn into_figures(self) -> Vec<Result<Figure, Trouble>> {
        let place = self.place().to_string();
        let (kpi, Period(year)) = (self.kpi, self.period);
        let figure = |value: DataValue| {
            let wrong = |what: &str| Trouble::Shape(format!("{kpi} {place} {year}: {what}"));
            let gender = Gender::from_key(&value.gender).ok_or_else(|| wrong("unknown gender"))?;
            let sent = match &value.value {
                Some(raw) => Sent::read(raw).ok_or_else(|| wrong("a value that is no number"))?,
                None => Sent::default(),
            };
            Ok(Figure {
                kpi: kpi.clone(),
                place: place.clone(),
                year,
                gender,
                value: sent.value,
                count: value.count,
                status: value.status.or(sent.sign),
                is_withdrawn: value.isdeleted || value.is_deleted,
            })
        };
        self.values.into_iter().map(figure).collect()
    }
}

#[derive(Deserialize)]
struct Envelope<T> {
    values: Vec<T>,
    #[serde(default, deserialize_with = "lenient::text")]
    next_url: Option<String>,
    #[serde(default, deserialize_with = "lenient::text")]
    next_page: Option<String>,
}

/// One page of rows, and where the next one is said to be.
pub(super) struct Page<T> {
    pub rows: Vec<T>,
    pub next: Option<String>,
}

pub(super) fn page<T: DeserializeOwned>(body: &[u8]) -> Result<Page<T>, Trouble> {
    let envelope: Envelope<T> = lenient::read(body)?;
    Ok(Page { rows: envelope.values, next: envelope.next_url.or(envelope.next_page) })
}

/// The figures in a page of data, for whoever has the bytes already.
pub fn figures(body: &[u8]) -> Result<Vec<Figure>, Trouble> {
    page::<DataRow>(body)?.rows.into_iter().flat_map(DataRow::into_figures).collect()
}

/// The key figures in a page of them.
pub fn kpis(body: &[u8]) -> Result<Vec<Kpi>, Trouble> {
    Ok(page(body)?.rows)
}

/// The groups in a page of them.
pub fn groups(body: &[u8]) -> Result<Vec<Group>, Trouble> {
    Ok(page(body)?.rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_data_keeps_its_number() {
        let body = br#"{"values":[{"values":[
            {"gender":"T","count":1,"status":"","value":777.735791,"isdeleted":false},
            {"gender":"K","count":1,"status":"","value":null,"isdeleted":false},
            {"gender":"M","count":null,"value":1e2,"is_deleted":1}
        ],"kpi":"N03702","period":2012,"municipality":"0180"}],"next_url":null}"#;
        let figures = figures(body).unwrap();
        assert_eq!(figures[0].value.as_ref().map(Decimal::as_str), Some("777.735791"));
        assert_eq!((figures[0].year, figures[0].place.as_str(), figures[0].count), (2012, "0180", Some(1)));
        assert_eq!((figures[1].gender, &figures[1].value, &figures[1].status), (Gender::Women, &None, &None));
        assert!(figures[2].is_withdrawn && !figures[0].is_withdrawn);
    }

    #[test]
    fn older_spellings_are_read_too() {
        let body =
            br#"{"values":[{"values":[{"gender":"F","value":"62,5"}],"kpi":"U1","year":"2019","ou":"V1"}],
            "count":"1","next_page":"https://x/2","next_url":""}"#;
        let page = page::<DataRow>(body).unwrap();
        assert_eq!(page.next.as_deref(), Some("https://x/2"));
        let figures = figures(body).unwrap();
        assert_eq!((figures[0].gender, figures[0].place.as_str()), (Gender::Women, "V1"));
        assert_eq!(figures[0].value.as_ref().map(Decimal::as_str), Some("62.5"));
        let old = br#"{"values":[{"id":"N1","title":"T","definition":"D","is_divided_by_gender":1,
            "publication_date":"2026-04-24T00:00:00","publ_period":2025,"auspices":null}]}"#;
        let kpi = &kpis(old).unwrap()[0];
        assert!(kpi.is_divided_by_gender);
        assert_eq!(kpi.description.as_deref(), Some("D"));
        assert_eq!(kpi.publ_period.as_deref(), Some("2025"));
        assert_eq!(kpi.publication_date.map(|date| date.to_string()).as_deref(), Some("2026-04-24"));
        let group = br#"{"values":[{"id":"G1","title":"G","members":[{"id":"1490","title":"B"}]}]}"#;
        assert_eq!(groups(group).unwrap()[0].members[0].member_id, "1490");
    }

    #[test]
    fn other_shapes_are_said_to_be_other() {
        assert!(matches!(figures(b"<!doctype html><html>"), Err(Trouble::NotJson(_))));
        assert!(matches!(figures(b""), Err(Trouble::NotJson(_))));
        assert!(matches!(figures(br#"{"values":[{"kp"#), Err(Trouble::NotJson(_))));
        assert!(matches!(figures(b"\xff\xfe{"), Err(Trouble::NotJson(_))));
        assert!(matches!(figures(br#"{"results":[]}"#), Err(Trouble::Shape(_))));
        assert!(matches!(figures(br#"[]"#), Err(Trouble::Shape(_))));
        let word = br#"{"values":[{"values":[{"gender":"X","value":1}],"kpi":"N1","period":2020,"ou":"1"}]}"#;
        assert!(matches!(figures(word), Err(Trouble::Shape(_))));
        let deep =
            br#"{"values":[{"values":[{"gender":"T","value":{}}],"kpi":"N1","period":2020,"ou":"1"}]}"#;
        assert!(matches!(figures(deep), Err(Trouble::Shape(_))));
    }
}
