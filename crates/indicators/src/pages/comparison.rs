//! What others have: groups of like municipalities, the sub-region, the county, the country, where there are
//! values about them.

use std::collections::HashMap;

use network::{Area, place};
use web::{Lang, Page, Visit, WebError};

use crate::{
    Aggregate, Aggregation, Decimal, Definition, Indicator, Part, Standing, Subject, ValueRow, aggregate,
    store,
};

/// Somebody else's value for the same period.
pub(crate) struct Other {
    pub name: String,
    pub value: String,
    /// How a value of several places was made; else empty.
    pub how: String,
    pub own: bool,
}

/// The nation's code among the counties'.
pub(crate) const NATION: &str = "00";

/// Rows for the comparison, the indicator's own first; none where nobody else has a value.
pub(crate) async fn others(
    visit: &Visit,
    page: &Page,
    indicator: &Indicator,
    standing: &Standing,
) -> Result<Vec<Other>, WebError> {
    let (Some(definition), Some(point)) = (standing.chain.first(), standing.latest()) else {
        return Ok(Vec::new());
    };
    let db = &visit.app.db;
    let period = point.period.key();
    let all = store::whole_of_period(db, definition.id, &period).await?;
    let rows: Vec<&ValueRow> = all.iter().filter(|row| row.subject != indicator.subject).collect();
    let english = visit.lang == Lang::En;
    let shown = |value: Decimal| standing.number(value, english);
    let mut others = Vec::new();
    let names = store::group_names(db).await?;
    for row in rows.iter().filter(|row| row.subject.starts_with('G')) {
        let name = names.get(&row.subject).cloned().unwrap_or_else(|| row.subject.clone());
        others.extend(row.value().map(|value| Other {
            name,
            value: shown(value),
            how: String::new(),
            own: false,
        }));
    }
    if let Some(Subject::Place(code)) = Subject::from_key(&indicator.subject) {
        let areas = network::areas(db, &visit.viewer).await?;
        for area in areas.iter().filter(|area| area.codes.contains(&code)) {
            others.extend(of_area(visit, page, definition, standing, (area, &period)).await?);
        }
        let county: String = code.chars().take(2).collect();
        others.extend(place_row(page, &rows, &county, &shown));
    }
    others.extend(place_row(page, &rows, NATION, &shown));
    if let Some(value) = point.value.filter(|_| !others.is_empty()) {
        let name = indicator.owner_name.clone();
        others.insert(0, Other { name, value: shown(value), how: String::new(), own: true });
    }
    Ok(others)
}

fn place_row(
    page: &Page,
    rows: &[&ValueRow],
    code: &str,
    shown: &dyn Fn(Decimal) -> String,
) -> Option<Other> {
    let row = rows.iter().find(|row| row.subject == code)?;
    Some(Other { name: place_name(page, code), value: shown(row.value()?), how: String::new(), own: false })
}

/// A municipality, a county or the nation.
pub(crate) fn place_name(page: &Page, code: &str) -> String {
    if code == NATION {
        return page.t("indicator-nation");
    }
    place::municipality(code)
        .map(|one| one.name.clone())
        .or_else(|| place::county(code).map(|one| one.name.clone()))
        .unwrap_or_else(|| code.to_string())
}

/// Names of those that values may be about.
pub(crate) struct Names {
    groups: HashMap<String, String>,
    areas: Vec<Area>,
}

impl Names {
    pub async fn load(visit: &Visit) -> Result<Names, WebError> {
        let db = &visit.app.db;
        Ok(Names { groups: store::group_names(db).await?, areas: network::areas(db, &visit.viewer).await? })
    }

    /// Of a subject as stored; `owner` is the one that the values belong to.
    pub fn of(&self, page: &Page, subject: &str, owner: (db::Id, &str)) -> String {
        match Subject::from_key(subject) {
            Some(Subject::Organisation(id)) if id == owner.0 => owner.1.to_string(),
            Some(Subject::Organisation(id)) => {
                let area = self.areas.iter().find(|area| area.id == id);
                area.map_or_else(|| page.t("definition-an-organisation"), |area| area.name.clone())
            }
            Some(Subject::SubRegion(name)) => name,
            Some(Subject::Group(code)) => self.groups.get(&code).cloned().unwrap_or(code),
            Some(Subject::Own | Subject::Place(_)) | None => place_name(page, subject),
        }
    }
}

async fn of_area(
    visit: &Visit,
    page: &Page,
    definition: &Definition,
    standing: &Standing,
    (area, period): (&Area, &str),
) -> Result<Option<Other>, WebError> {
    let codes = area.codes.as_slice();
    let found = store::totals_of_period(&visit.app.db, definition.id, period, Some(codes)).await?;
    let whole = whole_of(visit, definition, (codes, Some(codes)), period, &by_code(found)).await?;
    let english = visit.lang == Lang::En;
    Ok(match whole {
        Aggregate::Sum { value, .. } | Aggregate::Mean { value, .. } => Some(Other {
            name: area.name.clone(),
            value: standing.number(value, english),
            how: how(page, definition, &whole),
            own: false,
        }),
        Aggregate::Never | Aggregate::Nothing => None,
    })
}

/// Some municipalities' values of one period put together. `asked` names them for a query, or is `None` for
/// all of the country.
pub(crate) async fn whole_of(
    visit: &Visit,
    definition: &Definition,
    (codes, asked): (&[String], Option<&[String]>),
    period: &str,
    values: &HashMap<String, Decimal>,
) -> Result<Aggregate, WebError> {
    let weighed = definition.aggregation() == Aggregation::WeightedMean;
    let weights = match definition.weight_id.filter(|_| weighed) {
        Some(id) => weights(visit, id, asked, period).await?,
        None => HashMap::new(),
    };
    let part = |code: &String| Part { value: values.get(code).copied(), weight: weights.get(code).copied() };
    let parts: Vec<Part> = codes.iter().map(part).collect();
    Ok(aggregate(definition.aggregation(), &parts, definition.decimals()))
}

/// The weights of a period, or of the latest before it that has any.
async fn weights(
    visit: &Visit,
    id: db::Id,
    asked: Option<&[String]>,
    period: &str,
) -> Result<HashMap<String, Decimal>, WebError> {
    let db = &visit.app.db;
    let found = by_code(store::totals_of_period(db, id, period, asked).await?);
    if !found.is_empty() {
        return Ok(found);
    }
    let Some(latest) = store::latest_period(db, id, asked).await? else {
        return Ok(HashMap::new());
    };
    Ok(by_code(store::totals_of_period(db, id, &latest, asked).await?))
}

pub(crate) fn by_code(rows: Vec<ValueRow>) -> HashMap<String, Decimal> {
    rows.into_iter().filter_map(|row| Some((row.subject.clone(), row.value()?))).collect()
}

/// "Summa av 7 kommuner; 1 saknar värde", or why there is none.
pub(crate) fn how(page: &Page, definition: &Definition, whole: &Aggregate) -> String {
    let said = |key: &str, of: usize, missing: usize| {
        let mut text = page.t1(key, "count", of as i64);
        if missing > 0 {
            text.push(' ');
            text.push_str(&page.t1("aggregate-missing", "count", missing as i64));
        }
        text
    };
    match whole {
        Aggregate::Sum { of, missing, .. } => said("aggregate-sum", *of, *missing),
        Aggregate::Mean { of, missing, .. } => said("aggregate-mean", *of, *missing),
        Aggregate::Never => page.t1("aggregate-never", "name", definition.name.as_str()),
        Aggregate::Nothing => page.t("aggregate-nothing"),
    }
}
