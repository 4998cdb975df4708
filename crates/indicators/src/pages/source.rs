//! What the pages of both sources share: places to preview, the table of values, the form that chooses, and a
//! calm word when a source does not answer.

use access::{Role, Visibility};
use axum::extract::Query;
use axum::http::{HeaderValue, header};
use db::Id;
use network::place;
use statistics::{Place, Trouble};
use web::{
    Access, Answer, FieldErrors, FormData, Room, Routes, Submission, Visit, WebError, percent_encoded,
};

use super::{choosing, hand_off, source_counted, source_kolada, source_pxweb};
use crate::series::Direction;
use crate::sources::Sources;
use crate::store;
use crate::value::NewValue;

/// Periods in a preview.
const ROWS: usize = 10;
/// Fields of the form.
const NAME: usize = 300;
const UNIT: usize = 60;

/// What needs no source: what came of fetching, going on or not, and the hand-off file.
pub(super) fn routes() -> Routes {
    let editor = Access::Role(Role::Editor);
    Routes::new()
        .post("/definitioner/{id}/hamtning", editor, choosing::change)
        .get(source_counted::PATH, editor, source_counted::look)
        .post(source_counted::PATH, editor, source_counted::choose)
        .get("/drift/hamtningar", Access::Administrator, choosing::runs)
        .get("/planer/{id}/stratsys", Access::SignedIn, hand_off::show)
        .post("/planer/{id}/stratsys", editor, hand_off::name)
        .get("/planer/{id}/stratsys.txt", Access::SignedIn, hand_off::file)
}

/// The pages that ask sources outside.
pub fn sources_room(sources: Sources) -> Room {
    let editor = Access::Role(Role::Editor);
    let (kolada, chosen_kolada) = (sources.clone(), sources.clone());
    let (pxweb, chosen_pxweb) = (sources.clone(), sources);
    Room {
        routes: Routes::new()
            .get(source_kolada::PATH, editor, move |visit: Visit, asked: Query<source_kolada::Asked>| {
                source_kolada::search(visit, kolada, asked)
            })
            .post(source_kolada::PATH, editor, move |visit: Visit, form: FormData| {
                source_kolada::choose(visit, chosen_kolada, form)
            })
            .get(source_pxweb::PATH, editor, move |visit: Visit, asked: Query<source_pxweb::Asked>| {
                source_pxweb::search(visit, pxweb, asked)
            })
            .post(source_pxweb::PATH, editor, move |visit: Visit, form: FormData| {
                source_pxweb::choose(visit, chosen_pxweb, form)
            }),
        ..Room::default()
    }
}

/// Whom values are about, as they are stored, with the name.
pub(super) struct Named {
    /// A place's code as Statistics Sweden has it, or a group's of the source.
    pub code: String,
    pub name: String,
}

/// Whom a preview shows.
pub(super) struct Places {
    /// The municipality and the county of the one who asks, another municipality that is named, and the
    /// nation.
    pub named: Vec<Named>,
    /// The municipality whose groups are shown: one's own, or else the one that is named.
    pub home: Option<String>,
}

pub(super) async fn places(visit: &Visit, other: &str) -> Result<Places, WebError> {
    let acting = visit.viewer.acting().map(|membership| membership.organisation_id);
    let (municipality, county) = match acting {
        Some(id) => store::home_of(&visit.app.db, id).await?,
        None => (None, None),
    };
    let mut places = Vec::new();
    let mut add = |code: &str, name: String| {
        if Place::from_scb(code).is_some() && places.iter().all(|known: &Named| known.code != code) {
            places.push(Named { code: code.to_string(), name });
        }
    };
    let own = municipality.as_deref().and_then(place::municipality);
    let all: Vec<_> = own.into_iter().chain(place::find_municipality(other)).collect();
    let home = all.first().map(|municipality| municipality.code.clone());
    for municipality in all {
        add(&municipality.code, municipality.name.clone());
    }
    let county = own.map(|own| own.county_code.as_str()).or(county.as_deref()).and_then(place::county);
    if let Some(county) = county {
        add(&county.code, county.name.clone());
    }
    add("00", visit.t("fetch-nation"));
    Ok(Places { named: places, home })
}

/// Values before one has chosen: periods down, the newest first, places across.
pub(super) struct Preview {
    pub heads: Vec<String>,
    pub rows: Vec<(String, Vec<String>)>,
    /// Decimals of the values.
    pub decimals: u32,
    /// What is said of groups for comparison: how their values are made, or why there are none.
    pub groups: String,
}

impl Preview {
    pub fn of(visit: &Visit, places: &[Named], values: &[NewValue]) -> Preview {
        let english = visit.lang == web::Lang::En;
        let totals = || values.iter().filter(|value| value.dimension.is_empty() && value.value.is_some());
        let mut periods: Vec<_> = totals().map(|value| value.period).collect();
        periods.sort_unstable();
        periods.dedup();
        let decimals = totals().filter_map(|value| value.value).map(|value| value.decimals().min(2)).max();
        let cell = |period, place: &Named| {
            let value = totals().find(|value| value.period == period && value.subject == place.code);
            let value = value.and_then(|value| value.value);
            value.map_or_else(|| "–".to_string(), |value| value.shown(decimals, english))
        };
        let rows =
            periods.into_iter().rev().take(ROWS).map(|period| {
                (period.words(english), places.iter().map(|place| cell(period, place)).collect())
            });
        Preview {
            rows: rows.collect(),
            heads: places.iter().map(|place| place.name.clone()).collect(),
            decimals: decimals.unwrap_or(0),
            groups: String::new(),
        }
    }
}

/// The form that chooses an indicator.
pub(super) struct Choose {
    pub action: &'static str,
    /// What is chosen: names and values of hidden fields.
    pub hidden: Vec<(&'static str, String)>,
    pub name: String,
    pub unit: String,
    pub decimals: String,
    pub directions: Vec<(&'static str, String, bool)>,
    pub owners: Vec<(String, String, bool)>,
    pub visibilities: Vec<(&'static str, String, bool)>,
    pub submission: String,
    pub errors: Vec<(&'static str, String)>,
    pub name_error: String,
    pub unit_error: String,
    /// What the button and the name's field say.
    pub button: String,
    pub name_help: String,
}

impl Choose {
    /// With what was typed already, or as the source suggests.
    pub fn new(
        visit: &Visit,
        action: &'static str,
        hidden: Vec<(&'static str, String)>,
        (name, unit, decimals): (&str, &str, u32),
        (typed, errors): (&FormData, &FieldErrors),
    ) -> Choose {
        let is_new = typed.text("submission").is_empty();
        let or = |field: &str, suggested: String| match is_new {
            true => suggested,
            false => typed.text(field).to_string(),
        };
        let acting = visit.viewer.acting_for.map(|id| id.to_string()).unwrap_or_default();
        let owner = or("owner", acting);
        let visibility = or("visibility", Visibility::Network.key().to_string());
        let direction = or("direction", Direction::Higher.key().to_string());
        let owners = visit.viewer.editable().map(|membership| {
            let id = membership.organisation_id.to_string();
            let chosen = id == owner;
            (id, membership.organisation_name.clone(), chosen)
        });
        let directions = Direction::ALL.map(|one| {
            (one.key(), visit.t(&format!("indicator-direction-{}", one.key())), one.key() == direction)
        });
        let visibilities = Visibility::ALL
            .map(|one| (one.key(), visit.t(&format!("visibility-{}", one.key())), one.key() == visibility));
        Choose {
            action,
            hidden,
            name: or("name", name.to_string()),
            unit: or("unit", unit.to_string()),
            decimals: or("decimals", decimals.to_string()),
            directions: directions.to_vec(),
            owners: owners.collect(),
            visibilities: visibilities.to_vec(),
            submission: if is_new { Submission::new_key() } else { typed.text("submission").to_string() },
            errors: errors.all(visit),
            name_error: errors.of(visit, "name"),
            unit_error: errors.of(visit, "unit"),
            button: visit.t("fetch-choose"),
            name_help: visit.t("fetch-name-help"),
        }
    }
}

/// What the form says.
pub(super) struct Chosen {
    pub owner_id: Id,
    pub visibility: Visibility,
    pub name: String,
    pub unit: String,
    pub direction: Direction,
    pub decimals: i64,
}

/// Reads the form; what must be mended goes to `errors`.
pub(super) fn read(visit: &Visit, form: &FormData, errors: &mut FieldErrors) -> Option<Chosen> {
    errors.require("name", form.text("name"), NAME);
    errors.limit("unit", form.text("unit"), UNIT);
    let owner_id = form.number("owner").unwrap_or_default();
    if !visit.viewer.editable().any(|membership| membership.organisation_id == owner_id) {
        errors.add("name", "fetch-owner-missing");
    }
    let visibility = Visibility::from_key(form.text("visibility"))?;
    let direction = Direction::from_key(form.text("direction"))?;
    errors.is_empty().then(|| Chosen {
        owner_id,
        visibility,
        name: form.text("name").to_string(),
        unit: form.text("unit").to_string(),
        direction,
        decimals: form.number("decimals").unwrap_or(0).clamp(0, 6),
    })
}

/// A title and a sentence about what went wrong, with the source's name.
pub(super) fn told(visit: &Visit, source: &str, trouble: &Trouble) -> (String, String) {
    let kind = match trouble {
        Trouble::Unreachable(_) | Trouble::Slow | Trouble::Broken { .. } => "silent",
        Trouble::Busy { .. } => "busy",
        Trouble::Missing(_) => "missing",
        Trouble::Refused { .. } | Trouble::Question(_) => "refused",
        Trouble::TooLarge { .. } | Trouble::NotJson(_) | Trouble::Shape(_) => "strange",
        Trouble::Elsewhere(_) | Trouble::Endless => "strange",
    };
    tracing::info!(%trouble, source, "a source did not give what a page asked for");
    let text = |part: &str| {
        let args = [("source", source.into())];
        visit.app.texts.get(visit.lang, &format!("fetch-trouble-{kind}{part}"), &args)
    };
    (text("-title"), text(""))
}

/// Such a page asks a source: it is never kept.
pub(super) fn unkept(answer: Answer) -> Answer {
    let mut answer = answer?;
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}

/// Names and values as the query of an address.
pub(super) fn query(pairs: &[(&str, &str)]) -> String {
    let pairs = pairs.iter().map(|(name, value)| format!("{name}={}", percent_encoded(value)));
    pairs.collect::<Vec<_>>().join("&")
}
