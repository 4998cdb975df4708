//! Choosing what Bygd counts by itself: what, of whom, the numbers as they are now, choose.

use access::{Viewer, Visibility};
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use db::Id;
use serde::Deserialize;
use types::stockholm_date;
use web::{Answer, FieldErrors, FormData, Once, Page, Visit, WebError};

use super::choosing::{href, insert};
use super::comparison::Names;
use super::source::{Choose, read};
use crate::aggregate::Aggregation;
use crate::counters::{self, Asked, CATALOGUE, Counter, RHYTHM, Selection, Within};
use crate::definition::{DefinitionFields, SourceKind};
use crate::store;

pub(super) const PATH: &str = "/definitioner/raknare";
/// Plans to choose from.
const PLANS: i64 = 200;

#[derive(Default, Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    raknare: String,
    #[serde(default)]
    omfang: String,
    #[serde(default)]
    plan: String,
}

/// Value, words, chosen.
type Options = Vec<(String, String, bool)>;

#[derive(Template)]
#[template(path = "indicators/source_counted.html")]
struct CountedPage {
    page: Page,
    counters: Options,
    within: Options,
    plans: Options,
    /// What was asked for does not go together.
    misfit: bool,
    chosen: Option<ChosenCount>,
}

struct ChosenCount {
    title: String,
    owner: String,
    years: Vec<String>,
    rows: Vec<(String, Vec<String>)>,
    choose: Choose,
}

/// For whom it is counted: whom one acts for, if one may edit there.
fn owner(visit: &Visit) -> Option<(Id, String)> {
    let acting = visit.viewer.acting_for;
    let found = visit.viewer.editable().find(|one| Some(one.organisation_id) == acting);
    let found = found.or_else(|| visit.viewer.editable().next())?;
    Some((found.organisation_id, found.organisation_name.clone()))
}

pub(super) async fn look(visit: Visit, Query(wanted): Query<Wanted>) -> Answer {
    show(&visit, wanted, (&FormData::default(), &FieldErrors::new())).await
}

async fn show(visit: &Visit, wanted: Wanted, form: (&FormData, &FieldErrors)) -> Answer {
    let Some((owner_id, owner_name)) = owner(visit) else { return Err(WebError::NotFound) };
    let plans = plan::facts::plans_of(&visit.app.db, &visit.viewer, owner_id, PLANS).await?;
    let within = Within::from_key(&wanted.omfang).unwrap_or_default();
    let plan = wanted.plan.parse().ok().filter(|id| plans.iter().any(|plan| plan.id == *id));
    let selection = Selection { within, plan };
    let counter = counters::find(&wanted.raknare);
    let misfit = counter.is_some_and(|counter| !selection.fits(counter.counted));
    let chosen = match counter.filter(|_| !misfit) {
        Some(counter) => {
            let plan = plans.iter().find(|one| Some(one.id) == plan).map(|one| one.title.as_str());
            Some(count(visit, counter, selection, ((owner_id, &owner_name), plan), form).await?)
        }
        None => None,
    };
    let all = (String::new(), visit.t("count-all-plans"), plan.is_none());
    let plans = plans.iter().map(|one| (one.id.to_string(), one.title.clone(), Some(one.id) == plan));
    let word =
        |one: Within| (one.key().to_string(), visit.t(&format!("count-within-{}", one.key())), one == within);
    let counters = CATALOGUE
        .iter()
        .map(|one| (one.key.to_string(), visit.t(&format!("{}-title", one.name)), one.key == wanted.raknare));
    let status = if form.1.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.show_with(
        status,
        &CountedPage {
            page: Page::new(visit, visit.t("count-title")),
            counters: counters.collect(),
            within: Within::ALL.map(word).to_vec(),
            plans: std::iter::once(all).chain(plans).collect(),
            misfit,
            chosen,
        },
    )
}

/// The numbers of the last years, and the form.
async fn count(
    visit: &Visit,
    counter: &'static Counter,
    selection: Selection,
    ((owner_id, owner_name), plan): ((Id, &str), Option<&str>),
    form: (&FormData, &FieldErrors),
) -> Result<ChosenCount, WebError> {
    let page = Page::new(visit, "");
    let years = counters::history(counter.counted, stockholm_date(visit.viewer.now));
    let asked = Asked { counted: counter.counted, selection, owner_id, visibility: Visibility::Network };
    // As the night will count it.
    let viewer = Viewer::operator(owner_id, owner_name, visit.viewer.now);
    let names = Names::load(visit).await?;
    let mut rows: Vec<(String, Vec<String>)> = Vec::new();
    for (at, year) in years.iter().enumerate() {
        for (subject, number) in asked.count(&visit.app.db, &viewer, *year).await? {
            let name = names.of(&page, &subject.key(), (owner_id, owner_name));
            let place = rows.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
                rows.push((name, vec!["0".to_string(); years.len()]));
                rows.len() - 1
            });
            rows[place].1[at] = page.number(number);
        }
    }
    let title = visit.t(&format!("{}-title", counter.name));
    let name = plan.map_or_else(|| title.clone(), |plan| format!("{title}: {plan}"));
    let hidden = vec![
        ("raknare", counter.key.to_string()),
        ("omfang", selection.within.key().to_string()),
        ("plan", selection.plan.map(|id| id.to_string()).unwrap_or_default()),
    ];
    let unit = visit.t(&format!("{}-unit", counter.name));
    let mut choose = Choose::new(visit, PATH, hidden, (&name, &unit, 0), form);
    choose.owners.retain(|(id, _, _)| *id == owner_id.to_string());
    choose.button = visit.t("count-choose");
    choose.name_help = visit.t("count-name-help");
    let years = years.iter().map(|year| year.to_string()).collect();
    Ok(ChosenCount { title, owner: owner_name.to_string(), years, rows, choose })
}

/// Makes the definition and counts it at once.
pub(super) async fn choose(visit: Visit, form: FormData) -> Answer {
    let bad = || WebError::Bad("error-bad-request-text");
    let counter = counters::find(form.text("raknare")).ok_or_else(bad)?;
    let within = Within::from_key(form.text("omfang")).ok_or_else(bad)?;
    let selection = Selection { within, plan: form.number("plan") };
    let mut errors = FieldErrors::new();
    let Some(chosen) = read(&visit, &form, &mut errors) else {
        let text = |name: &str| form.text(name).to_string();
        let wanted = Wanted { raknare: text("raknare"), omfang: text("omfang"), plan: text("plan") };
        return show(&visit, wanted, (&form, &errors)).await;
    };
    let plans = plan::facts::plans_of(&visit.app.db, &visit.viewer, chosen.owner_id, PLANS).await?;
    let known = selection.plan.is_none_or(|id| plans.iter().any(|plan| plan.id == id));
    if !selection.fits(counter.counted) || !known {
        return Err(bad());
    }
    let fields = DefinitionFields {
        name: chosen.name.clone(),
        unit: chosen.unit.clone(),
        direction: chosen.direction.key().to_string(),
        decimals: chosen.decimals,
        source_kind: SourceKind::Counted.key().to_string(),
        source_ref: counter.key.to_string(),
        source_selection: selection.text(),
        rhythm: RHYTHM.key().to_string(),
        aggregation: Aggregation::Sum.key().to_string(),
        ..DefinitionFields::default()
    };
    visit.must(access::Action::Create, chosen.owner_id)?;
    let tx = Once::begin(&visit, form.text("submission"), "count-chosen").await?;
    let id = insert(&visit, &tx, &chosen, &fields).await?;
    tx.keep(&href(id)).await?;
    if let Some(definition) = store::definition(&visit.app.db, &visit.viewer, id).await? {
        counters::count_now(&visit.app.db, &visit.app.ids, &definition, &visit.viewer).await?;
    }
    visit.done(&href(id), "count-chosen")
}
