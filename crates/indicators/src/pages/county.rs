//! The county view: the same indicators over all municipalities of a county, a sub-region or the country, as
//! table, map and small multiples, with a whole that says how it was made.

use std::collections::HashMap;

use askama::Template;
use axum::{
    extract::Query,
    http::{HeaderValue, header},
    response::IntoResponse,
};
use db::Id;
use network::{Area, place};
use rendering::{
    Measure,
    chart::{Caption, Point, Sparkline, sparkline},
};
use serde::Deserialize;
use serde_json::{Value, json};
use web::{Answer, Lang, Order, Page, SortLink, Visit, WebError, with_parameter};

use crate::{Decimal, Definition, Period, ValueRow, store};

use super::comparison::{by_code, how, whole_of};

/// Definitions side by side in one table.
const COLUMNS: usize = 6;
/// Municipalities that have room for a picture each.
const PICTURES: usize = 60;

#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct CountyQuery {
    #[serde(default)]
    lan: String,
    #[serde(default)]
    delregion: String,
    #[serde(default)]
    nyckeltal: String,
    #[serde(default)]
    ordning: String,
}

impl CountyQuery {
    fn on(&self, path: &str) -> String {
        let all = [("lan", &self.lan), ("delregion", &self.delregion), ("nyckeltal", &self.nyckeltal)];
        all.into_iter().fold(path.to_string(), |path, (name, value)| with_parameter(&path, name, value))
    }
}

/// The municipalities that are compared.
struct Scope {
    name: String,
    codes: Vec<String>,
    /// All of the country: asked for without a list.
    whole: bool,
    areas: Vec<Area>,
}

impl Scope {
    async fn find(visit: &Visit, query: &CountyQuery) -> Result<Scope, WebError> {
        let areas = network::areas(&visit.app.db, &visit.viewer).await?;
        let codes_of = |county: Option<&str>| -> Vec<String> {
            let all = place::municipalities().iter();
            let within = all.filter(|one| county.is_none_or(|county| one.county_code == county));
            within.map(|one| one.code.clone()).collect()
        };
        let wanted: Option<Id> = query.delregion.parse().ok();
        if let Some(area) = areas.iter().find(|area| Some(area.id) == wanted) {
            let (name, codes) = (area.name.clone(), area.codes.clone());
            return Ok(Scope { name, codes, whole: false, areas });
        }
        if let Some(county) = place::county(&query.lan) {
            let codes = codes_of(Some(&county.code));
            return Ok(Scope { name: county.name.clone(), codes, whole: false, areas });
        }
        Ok(Scope { name: visit.t("indicator-nation"), codes: codes_of(None), whole: true, areas })
    }

    fn asked(&self) -> Option<&[String]> {
        (!self.whole).then_some(self.codes.as_slice())
    }
}

/// One definition over all municipalities.
struct Column {
    definition: Definition,
    href: String,
    sort: SortLink,
    period: Option<Period>,
    values: HashMap<String, Decimal>,
    whole: String,
    /// How the whole was made, or why there is none.
    how: String,
}

struct Row {
    code: String,
    name: String,
    /// One for each column; empty where there is none.
    cells: Vec<String>,
    /// Of the one definition that is looked at.
    before: String,
    change: String,
    picture: String,
}

#[derive(Template)]
#[template(path = "indicators/county.html")]
struct CountyPage {
    page: Page,
    query: CountyQuery,
    scope: Scope,
    counties: Vec<(String, String)>,
    all: Vec<(String, String)>,
    columns: Vec<Column>,
    /// One definition is looked at more closely.
    one: bool,
    rows: Vec<Row>,
    missing: usize,
    map: String,
    name_sort: SortLink,
    when: String,
    example: bool,
    pictures: bool,
    credit: String,
}

pub(crate) async fn county(visit: Visit, Query(query): Query<CountyQuery>) -> Answer {
    let scope = Scope::find(&visit, &query).await?;
    let known = store::comparable(&visit.app.db, &visit.viewer).await?;
    let page = Page::new(&visit, visit.t("county-title"));
    let wanted: Option<Id> = query.nyckeltal.parse().ok();
    let one = known.iter().any(|definition| Some(definition.id) == wanted);
    let chosen = known.iter().filter(|definition| !one || Some(definition.id) == wanted);
    let order = Order::parse(&query.ordning, &SORTS, Order { column: "name", descending: false });
    let mut columns = Vec::new();
    for (at, definition) in chosen.take(COLUMNS).cloned().enumerate() {
        columns.push(column(&visit, &page, (&scope, &query, order), at, definition).await?);
    }
    let close = if one { columns.first() } else { None };
    let mut rows = rows(&visit, &page, &scope, &columns, close).await?;
    let before = rows.len();
    rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
    sort(&mut rows, &columns, order);
    let missing = before - rows.len();
    let example = match columns.first() {
        Some(first) => store::has_examples(&visit.app.db, first.definition.id).await?,
        None => false,
    };
    let when = close.and_then(|column| column.period).map(|period| period.words(visit.lang == Lang::En));
    let option = |definition: &Definition| (definition.id.to_string(), definition.name.clone());
    let credited = columns.iter().map(|column| column.definition.source_kind().key());
    let mut credits: Vec<&str> = credited.filter(|kind| ["kolada", "pxweb"].contains(kind)).collect();
    credits.dedup();
    let credits: Vec<String> =
        credits.into_iter().map(|kind| page.t(format!("indicator-credit-{kind}"))).collect();
    visit.show(&CountyPage {
        counties: place::counties().iter().map(|one| (one.code.clone(), one.name.clone())).collect(),
        all: known.iter().map(option).collect(),
        map: if one { query.on("/lan/karta.geojson") } else { String::new() },
        name_sort: SortLink::new(&page, order, "name"),
        when: when.unwrap_or_default(),
        pictures: one && rows.len() <= PICTURES,
        credit: credits.join(" "),
        columns,
        one,
        rows,
        missing,
        example,
        scope,
        query,
        page,
    })
}

/// What the rows may be ordered by: the name, or one of the columns.
const SORTS: [&str; COLUMNS + 1] = ["name", "1", "2", "3", "4", "5", "6"];

async fn column(
    visit: &Visit,
    page: &Page,
    (scope, query, order): (&Scope, &CountyQuery, Order),
    at: usize,
    definition: Definition,
) -> Result<Column, WebError> {
    let db = &visit.app.db;
    let period = store::latest_period(db, definition.id, scope.asked()).await?;
    let (values, whole) = match &period {
        None => (HashMap::new(), crate::Aggregate::Nothing),
        Some(period) => {
            let rows = store::totals_of_period(db, definition.id, period, scope.asked()).await?;
            let (values, over) = (by_code(rows), (scope.codes.as_slice(), scope.asked()));
            let whole = whole_of(visit, &definition, over, period, &values).await?;
            (values, whole)
        }
    };
    let english = visit.lang == Lang::En;
    let value = match &whole {
        crate::Aggregate::Sum { value, .. } | crate::Aggregate::Mean { value, .. } => {
            value.shown(Some(definition.decimals()), english)
        }
        crate::Aggregate::Never | crate::Aggregate::Nothing => "–".to_string(),
    };
    let href = CountyQuery { nyckeltal: definition.id.to_string(), ..query.clone() }.on("/lan");
    Ok(Column {
        href,
        sort: SortLink::new(page, order, SORTS[at + 1]),
        period: period.as_deref().and_then(Period::parse),
        values,
        whole: value,
        how: how(page, &definition, &whole),
        definition,
    })
}

async fn rows(
    visit: &Visit,
    page: &Page,
    scope: &Scope,
    columns: &[Column],
    close: Option<&Column>,
) -> Result<Vec<Row>, WebError> {
    let english = visit.lang == Lang::En;
    let db = &visit.app.db;
    let mut before = HashMap::new();
    let mut series: HashMap<String, Vec<ValueRow>> = HashMap::new();
    if let Some((column, period)) = close.and_then(|column| Some((column, column.period?))) {
        let earlier = period.year_before().key();
        before = by_code(store::totals_of_period(db, column.definition.id, &earlier, scope.asked()).await?);
        if scope.codes.len() <= PICTURES {
            for row in store::totals(db.read(), &[column.definition.id], scope.asked()).await? {
                series.entry(row.subject.clone()).or_default().push(row);
            }
        }
    }
    let mut rows = Vec::new();
    for code in &scope.codes {
        let Some(municipality) = place::municipality(code) else { continue };
        let shown =
            |definition: &Definition, value: Decimal| value.shown(Some(definition.decimals()), english);
        let cell = |column: &Column| {
            column.values.get(code).map(|value| shown(&column.definition, *value)).unwrap_or_default()
        };
        let mut row = Row {
            name: municipality.name.clone(),
            cells: columns.iter().map(cell).collect(),
            before: String::new(),
            change: String::new(),
            picture: String::new(),
            code: code.clone(),
        };
        if let Some(column) = close {
            let definition = &column.definition;
            if let Some(old) = before.get(code) {
                row.before = shown(definition, *old);
                row.change = column
                    .values
                    .get(code)
                    .map(|now| signed(now.minus(*old), definition, english))
                    .unwrap_or_default();
            }
            let points = series.get(code).map(Vec::as_slice).unwrap_or_default();
            row.picture = picture(page, &municipality.name, code, (definition, points));
        }
        rows.push(row);
    }
    Ok(rows)
}

/// "+0,3", "−2", "0".
fn signed(change: Decimal, definition: &Definition, english: bool) -> String {
    let text = change.shown(Some(definition.decimals()), english);
    if change > Decimal::ZERO { format!("+{text}") } else { text }
}

fn picture(page: &Page, name: &str, code: &str, (definition, rows): (&Definition, &[ValueRow])) -> String {
    let english = page.language() == Lang::En;
    let decimals = u8::try_from(definition.decimals()).unwrap_or(0);
    let point = |row: &ValueRow| {
        let period = row.period()?;
        let value = row.value().and_then(|value| value.scaled(definition.decimals()));
        Some(Point { label: period.label(english), value })
    };
    let points: Vec<Point> = rows.iter().filter_map(point).collect();
    if points.iter().filter(|point| point.value.is_some()).count() < 2 {
        return String::new();
    }
    let caption = Caption {
        id: format!("bild-{code}"),
        title: name.to_string(),
        description: definition.name.clone(),
        language: super::words::rendering_language(page.language()),
        measure: Measure::Number { decimals },
    };
    sparkline(&Sparkline { caption, points })
}

/// Rows without a value come last, whichever way.
fn sort(rows: &mut [Row], columns: &[Column], order: Order) {
    let Some(column) = order.column.parse::<usize>().ok().and_then(|place| columns.get(place - 1)) else {
        if order.descending {
            rows.reverse();
        }
        return;
    };
    rows.sort_by(|a, b| {
        let (a, b) = (column.values.get(&a.code), column.values.get(&b.code));
        match (a, b) {
            (Some(a), Some(b)) if order.descending => b.cmp(a),
            (Some(a), Some(b)) => a.cmp(b),
            (a, b) => b.is_some().cmp(&a.is_some()),
        }
    });
}

/// The municipalities' shapes, darker where the value is higher: five steps with as many places in each.
pub(crate) async fn shapes(visit: Visit, Query(query): Query<CountyQuery>) -> Answer {
    let scope = Scope::find(&visit, &query).await?;
    let id: Id = query.nyckeltal.parse().map_err(|_| WebError::NotFound)?;
    let definition = store::definition(&visit.app.db, &visit.viewer, id).await?.ok_or(WebError::NotFound)?;
    let period = store::latest_period(&visit.app.db, id, scope.asked()).await?.unwrap_or_default();
    let values = by_code(store::totals_of_period(&visit.app.db, id, &period, scope.asked()).await?);
    let mut sorted: Vec<Decimal> = values.values().copied().collect();
    sorted.sort_unstable();
    let english = visit.lang == Lang::En;
    let feature = |code: &String| -> Option<Value> {
        let (municipality, geometry) = (place::municipality(code)?, place::shape(code)?);
        let value = values.get(code);
        let text = value.map(|value| {
            format!("{} {}", value.shown(Some(definition.decimals()), english), definition.unit)
        });
        let properties = json!({
            "name": municipality.name,
            "value": text.map_or_else(|| visit.t("county-no-value"), |text| text.trim().to_string()),
            "text": Period::parse(&period).map(|period| period.words(english)).unwrap_or_default(),
            "step": value.map_or(0, |value| step(&sorted, *value)),
        });
        Some(json!({ "type": "Feature", "properties": properties, "geometry": geometry }))
    };
    let features: Vec<Value> = scope.codes.iter().filter_map(feature).collect();
    let body = json!({ "type": "FeatureCollection", "features": features }).to_string();
    let kind = HeaderValue::from_static("application/geo+json");
    Ok(([(header::CONTENT_TYPE, kind)], body).into_response())
}

/// From 1 to 5: which fifth of the sorted values this one is in; equal values are in the same.
fn step(sorted: &[Decimal], value: Decimal) -> usize {
    let below = sorted.partition_point(|other| *other < value);
    below * 5 / sorted.len().max(1) + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_hold_as_many_places_each() {
        let sorted: Vec<Decimal> = (1..=10).map(Decimal::whole).collect();
        let steps: Vec<usize> = sorted.iter().map(|value| step(&sorted, *value)).collect();
        assert_eq!(steps, [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
        let same = vec![Decimal::whole(7); 4];
        assert_eq!(step(&same, Decimal::whole(7)), 1);
        assert_eq!(step(&[], Decimal::whole(7)), 1);
    }
}
