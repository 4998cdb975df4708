//! Kolada, the municipalities' and regions' database of key figures (nyckeltal), version 3.
//!
//! Free to use and to show with "Källa: Kolada"; what is worked out from the figures is one's own
//! calculation. A figure may be changed or taken away without notice: whoever keeps an id keeps its title
//! too, and compares.

mod shapes;

use std::collections::{BTreeMap, HashSet};
use std::hash::Hash;

use jiff::civil::Date;
use serde::de::DeserializeOwned;
use url::Url;

pub use shapes::{Figure, Gender, Group, Kpi, Member, Municipality, figures, groups, kpis};

use crate::courier::Errand;
use crate::{Courier, Request, Trouble};

/// Where Kolada is.
pub const PUBLIC_ADDRESS: &str = "https://api.kolada.se/v3";

/// Kolada takes at most so many ids in one part of an address.
const CHUNK: usize = 25;
const PER_PAGE: &str = "5000";

/// How many pages in a row may bring nothing new before they are taken for endless.
const STALE_PAGES: usize = 3;

pub struct Kolada(Courier);

/// Which figures are wanted. Two of the three lists must be filled; an empty one means "all".
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub kpis: Vec<String>,
    /// Municipalities, regions, the country (`0000`) and groups (`G…`).
    pub municipalities: Vec<String>,
    pub years: Vec<i16>,
    /// Only what was changed since.
    pub changed_since: Option<Date>,
}

impl Kolada {
    pub fn new(courier: Courier) -> Kolada {
        Kolada(courier)
    }

    /// The address that is asked.
    pub fn address(&self) -> &str {
        self.0.base().as_str()
    }

    /// All key figures: a few thousand.
    pub async fn kpis(&self) -> Result<Vec<Kpi>, Trouble> {
        let url = self.0.base().below(&["kpi"], &[("page", "1"), ("per_page", PER_PAGE)]);
        self.all(&self.0.errand(), url, |kpi: &Kpi| kpi.id.clone()).await
    }

    /// The key figures whose title holds all words of `words`, or the one whose id it is.
    pub async fn search(&self, words: &str) -> Result<Vec<Kpi>, Trouble> {
        let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
        let Some(longest) = words.iter().max_by_key(|word| word.chars().count()) else {
            return Ok(Vec::new());
        };
        if let [word] = words.as_slice()
            && is_kpi_id(&word.to_uppercase())
        {
            return self.kpis_of(&[word.to_uppercase()]).await;
        }
        // The source looks for one text; the other words are looked for here.
        let pairs = [("title", longest.as_str()), ("page", "1"), ("per_page", PER_PAGE)];
        let url = self.0.base().below(&["kpi"], &pairs);
        let mut found = self.all(&self.0.errand(), url, |kpi: &Kpi| kpi.id.clone()).await?;
        found.retain(|kpi| {
            let title = kpi.title.to_lowercase();
            words.iter().all(|word| title.contains(word))
        });
        Ok(found)
    }

    /// The key figures of these ids; what the source no longer has is missing among them.
    pub async fn kpis_of(&self, ids: &[String]) -> Result<Vec<Kpi>, Trouble> {
        let errand = self.0.errand();
        let mut found = Vec::new();
        for chunk in joined(&checked(ids, is_kpi_id)?) {
            let url = self.0.base().below(&["kpi", &chunk], &[]);
            match self.all(&errand, url, |kpi: &Kpi| kpi.id.clone()).await {
                Ok(kpis) => found.extend(kpis),
                // One unknown id may make the whole question unknown: then each is asked alone.
                Err(Trouble::Missing(_)) if chunk.contains(',') => {
                    for id in chunk.split(',') {
                        found.extend(self.one_kpi(&errand, id).await?);
                    }
                }
                Err(Trouble::Missing(_)) => {}
                Err(trouble) => return Err(trouble),
            }
        }
        Ok(found)
    }

    async fn one_kpi(&self, errand: &Errand<'_>, id: &str) -> Result<Vec<Kpi>, Trouble> {
        let url = self.0.base().below(&["kpi", id], &[]);
        match self.all(errand, url, |kpi: &Kpi| kpi.id.clone()).await {
            Err(Trouble::Missing(_)) => Ok(Vec::new()),
            other => other,
        }
    }

    /// Municipalities (K) and regions (L); the country is `0000` among the latter.
    pub async fn municipalities(&self) -> Result<Vec<Municipality>, Trouble> {
        let url = self.0.base().below(&["municipality"], &[("page", "1"), ("per_page", PER_PAGE)]);
        self.all(&self.0.errand(), url, |municipality: &Municipality| municipality.id.clone()).await
    }

    /// Groups of municipalities, whose figures are unweighted means.
    pub async fn groups(&self) -> Result<Vec<Group>, Trouble> {
        let url = self.0.base().below(&["municipality_groups"], &[("page", "1"), ("per_page", PER_PAGE)]);
        self.all(&self.0.errand(), url, |group: &Group| group.id.clone()).await
    }

    /// The figures, by key figure, place, year and gender. What the source has withdrawn is marked as such.
    pub async fn figures(&self, wanted: &Wanted) -> Result<Vec<Figure>, Trouble> {
        let kpis = checked(&wanted.kpis, is_kpi_id)?;
        let municipalities = checked(&wanted.municipalities, is_municipality_id)?;
        let years: Vec<String> = wanted.years.iter().map(i16::to_string).collect();
        if [&kpis, &municipalities, &years].iter().filter(|list| list.is_empty()).count() > 1 {
            return Err(Trouble::Question("two of key figures, places and years must be chosen".to_string()));
        }
        let since = wanted.changed_since.map(|date| date.to_string());
        let errand = self.0.errand();
        let mut all = BTreeMap::new();
        for kpi in whole_or_chunks(&kpis) {
            for municipality in whole_or_chunks(&municipalities) {
                for year in whole_or_chunks(&years) {
                    let url = self.data_url([&kpi, &municipality, &year], since.as_deref());
                    let rows = self.pages::<shapes::DataRow, _>(&errand, url, |row| {
                        (row.kpi.clone(), row.place().to_string(), row.period)
                    });
                    for figure in rows.await?.into_iter().flat_map(shapes::DataRow::into_figures) {
                        add(&mut all, figure?)?;
                    }
                }
            }
        }
        Ok(all.into_values().collect())
    }

    fn data_url(&self, [kpi, municipality, year]: [&str; 3], since: Option<&str>) -> Url {
        let mut parts = vec!["data"];
        for (name, ids) in [("kpi", kpi), ("municipality", municipality), ("year", year)] {
            if !ids.is_empty() {
                parts.extend([name, ids]);
            }
        }
        let mut pairs = vec![("per_page", PER_PAGE)];
        pairs.extend(since.map(|since| ("from_date", since)));
        self.0.base().below(&parts, &pairs)
    }

    /// All pages' rows, each once.
    async fn all<T: DeserializeOwned, K: Hash + Eq>(
        &self,
        errand: &Errand<'_>,
        url: Url,
        key: impl Fn(&T) -> K,
    ) -> Result<Vec<T>, Trouble> {
        let rows = self.pages(errand, url, &key).await?;
        let mut seen = HashSet::new();
        Ok(rows.into_iter().filter(|row| seen.insert(key(row))).collect())
    }

    /// All pages' rows as they come, from the configured place only and with an end.
    async fn pages<T: DeserializeOwned, K: Hash + Eq>(
        &self,
        errand: &Errand<'_>,
        url: Url,
        key: impl Fn(&T) -> K,
    ) -> Result<Vec<T>, Trouble> {
        let (mut rows, mut keys, mut asked) = (Vec::new(), HashSet::new(), HashSet::new());
        let mut next = Some(url);
        let mut stale = 0;
        while let Some(url) = next {
            if !asked.insert(url.clone()) || asked.len() > self.0.limits().pages {
                return Err(Trouble::Endless);
            }
            let body = errand.ask(Request { url: url.clone(), body: None }).await?;
            let page = shapes::page::<T>(&body)?;
            if page.rows.is_empty() {
                break;
            }
            let before = keys.len();
            keys.extend(page.rows.iter().map(&key));
            stale = if keys.len() == before { stale + 1 } else { 0 };
            if stale >= STALE_PAGES {
                return Err(Trouble::Endless);
            }
            rows.extend(page.rows);
            next = page.next.map(|named| self.0.base().admit(&url, &named)).transpose()?;
        }
        Ok(rows)
    }
}

/// Adds a figure; the same one again is nothing new, but two different numbers for one place are no answer.
fn add(all: &mut BTreeMap<(String, String, i16, Gender), Figure>, figure: Figure) -> Result<(), Trouble> {
    let key = (figure.kpi.clone(), figure.place.clone(), figure.year, figure.gender);
    match all.get(&key) {
        Some(known) if known.is_withdrawn && !figure.is_withdrawn => all.insert(key, figure),
        Some(known) if known == &figure || figure.is_withdrawn => None,
        Some(_) => return Err(Trouble::Shape(format!("two values for {} {} {}", key.0, key.1, key.2))),
        None => all.insert(key, figure),
    };
    Ok(())
}

fn is_kpi_id(id: &str) -> bool {
    let digits = id.strip_prefix(['N', 'U']).unwrap_or_default();
    digits.len() == 5 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_municipality_id(id: &str) -> bool {
    let digits = id.strip_prefix('G').unwrap_or(id);
    let length = if digits.len() < id.len() { 1..=9 } else { 4..=4 };
    length.contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The ids, each once, if they all are ids.
fn checked(ids: &[String], is_id: impl Fn(&str) -> bool) -> Result<Vec<String>, Trouble> {
    if let Some(bad) = ids.iter().find(|id| !is_id(id)) {
        return Err(Trouble::Question(format!("{bad:?} is no id of Kolada's")));
    }
    let mut seen = HashSet::new();
    Ok(ids.iter().filter(|id| seen.insert(id.as_str())).cloned().collect())
}

fn joined(ids: &[String]) -> Vec<String> {
    ids.chunks(CHUNK).map(|chunk| chunk.join(",")).collect()
}

/// For a part of an address: the ids in chunks, or one empty part when all are meant.
fn whole_or_chunks(ids: &[String]) -> Vec<String> {
    if ids.is_empty() { vec![String::new()] } else { joined(ids) }
}
