//! Choosing from a table of Statistics Sweden's, or of another office that speaks PxWeb: search, choose what
//! is measured, look at the values, choose.

use std::collections::HashMap;

use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use statistics::pxweb::{Cube, Role, Table, Variable};
use statistics::{PxWeb, Trouble};
use web::{Answer, FieldErrors, FormData, Page, Visit, WebError};

use super::choosing::create_definition;
use super::source::{Choose, Places, Preview, places, query, read, told, unkept};
use crate::definition::{DefinitionFields, SourceKind};
use crate::fetch::{self, Selection, region_of, time_of};
use crate::period::Period;
use crate::sources::Sources;

pub(super) const PATH: &str = "/definitioner/pxweb";
/// Values of a variable that a list can show; a longer one must be found among the first.
const MOST: usize = 1_500;
/// Latest periods in a preview.
const PREVIEW: &str = "top(8)";

#[derive(Template)]
#[template(path = "indicators/source_pxweb.html")]
struct PxWebPage {
    page: Page,
    q: String,
    table_id: String,
    municipality: String,
    is_off: bool,
    trouble: Option<(String, String)>,
    /// None: nothing was looked for.
    hits: Option<Vec<Hit>>,
    count_text: String,
    table: Option<ChosenTable>,
}

struct Hit {
    href: String,
    id: String,
    title: String,
    periods: String,
    discontinued: bool,
}

struct ChosenTable {
    title: String,
    updated: String,
    discontinued: bool,
    fields: Vec<VariableField>,
    has_places: bool,
    preview: Option<Preview>,
    choose: Option<Choose>,
}

/// One variable whose value is chosen. Its name in the address is `v` and its number.
struct VariableField {
    name: String,
    label: String,
    /// Code, label, chosen. An empty code leaves the variable out: the total.
    options: Vec<(String, String, bool)>,
}

/// What stands in the address; `v` and a number is the value of that variable.
pub(super) type Asked = HashMap<String, String>;

pub(super) async fn search(visit: Visit, sources: Sources, Query(asked): Query<Asked>) -> Answer {
    show(&visit, &sources, &asked, (&FormData::default(), &FieldErrors::new())).await
}

async fn show(visit: &Visit, sources: &Sources, asked: &Asked, form: (&FormData, &FieldErrors)) -> Answer {
    let text = |name: &str| asked.get(name).map(|text| text.trim().to_string()).unwrap_or_default();
    let mut page = PxWebPage {
        page: Page::new(visit, visit.t("fetch-pxweb-title")),
        q: text("q"),
        table_id: text("tabell"),
        municipality: text("kommun"),
        is_off: sources.pxweb_for_pages().is_none(),
        trouble: None,
        hits: None,
        count_text: String::new(),
        table: None,
    };
    if let Some(pxweb) = sources.pxweb_for_pages() {
        let places = places(visit, &page.municipality).await?;
        let done = match page.table_id.is_empty() {
            true => page.look(pxweb).await,
            false => page.choose(visit, pxweb, (&places, asked), form).await,
        };
        page.trouble = done.err().map(|trouble| told(visit, &visit.t("fetch-source-pxweb"), &trouble));
    }
    let status = if form.1.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    unkept(visit.show_with(status, &page))
}

impl PxWebPage {
    async fn look(&mut self, pxweb: &PxWeb) -> Result<(), Trouble> {
        if self.q.is_empty() {
            return Ok(());
        }
        let found = pxweb.search(&self.q, 1).await?;
        self.count_text = self.page.t1("fetch-hits", "count", found.total as i64);
        let hit = |table: Table| Hit {
            href: format!("{PATH}?{}", query(&[("q", &self.q), ("tabell", &table.id)])),
            id: table.id,
            title: table.label,
            periods: match (table.first_period, table.last_period) {
                (Some(first), Some(last)) => format!("{first}–{last}"),
                (first, last) => first.or(last).unwrap_or_default(),
            },
            discontinued: table.discontinued,
        };
        self.hits = Some(found.tables.into_iter().map(hit).collect());
        Ok(())
    }

    async fn choose(
        &mut self,
        visit: &Visit,
        pxweb: &PxWeb,
        (places, asked): (&Places, &Asked),
        form: (&FormData, &FieldErrors),
    ) -> Result<(), Trouble> {
        let table = pxweb.table(&self.table_id).await?;
        let cube = pxweb.metadata(&self.table_id).await?;
        let (fields, selection) = understand(visit, &cube, asked)?;
        let mut chosen = ChosenTable {
            title: table.label.clone(),
            updated: table.updated.as_deref().and_then(|text| text.get(..10)).unwrap_or("–").to_string(),
            discontinued: table.discontinued,
            fields,
            has_places: selection.region.is_some(),
            preview: None,
            choose: None,
        };
        if asked.contains_key("visa") {
            let places = &places.named;
            let codes: Vec<String> = places.iter().map(|place| place.code.clone()).collect();
            let choices = fetch::choices(&selection, &cube, Some(&codes), Some(PREVIEW))?;
            let figures = pxweb.figures(&self.table_id, &choices).await?;
            let mut preview = Preview::of(visit, places, &fetch::values_of_table(&selection, &figures));
            if chosen.has_places {
                preview.groups = visit.t("fetch-groups-none");
            }
            let hidden = vec![
                ("tabell", self.table_id.clone()),
                ("title", table.label.clone()),
                ("selection", serde_json::to_string(&selection).unwrap_or_default()),
                ("rhythm", rhythm_of(&cube).to_string()),
            ];
            let (name, unit) = suggested(&cube, &selection, &table.label);
            let suggested = (name.as_str(), unit.as_str(), preview.decimals);
            chosen.choose = Some(Choose::new(visit, PATH, hidden, suggested, form));
            chosen.preview = Some(preview);
        }
        self.table = Some(chosen);
        Ok(())
    }
}

/// The variables to be chosen from, and what is chosen so far.
fn understand(visit: &Visit, cube: &Cube, asked: &Asked) -> Result<(Vec<VariableField>, Selection), Trouble> {
    let region = region_of(cube).map(|variable| variable.code.clone());
    let time = time_of(cube).map(|variable| variable.code.clone());
    let time = time.ok_or_else(|| Trouble::Shape("the table has no time".to_string()))?;
    let mut fixed = Vec::new();
    let mut fields = Vec::new();
    for (at, variable) in cube.variables.iter().enumerate() {
        if Some(&variable.code) == region.as_ref() || variable.code == time {
            continue;
        }
        let name = format!("v{at}");
        let code = chosen_code(variable, asked.get(&name).map(String::as_str));
        fields.push(field(visit, name, variable, &code));
        if !code.is_empty() {
            fixed.push((variable.code.clone(), code));
        }
    }
    let source = cube.source.clone().unwrap_or_default();
    Ok((fields, Selection { region, time, fixed, source }))
}

/// What is asked for if the variable has it; else the total where there may be one, else the first.
fn chosen_code(variable: &Variable, asked: Option<&str>) -> String {
    let has = |code: &str| variable.values.iter().any(|value| value.code == code);
    match asked {
        Some(code) if has(code) || (code.is_empty() && variable.elimination) => code.to_string(),
        _ if variable.elimination => String::new(),
        _ => variable.values.first().map(|value| value.code.clone()).unwrap_or_default(),
    }
}

fn field(visit: &Visit, name: String, variable: &Variable, code: &str) -> VariableField {
    let total = variable.elimination.then(|| (String::new(), visit.t("fetch-total"), code.is_empty()));
    let values = variable.values.iter().take(MOST);
    let values = values.map(|value| (value.code.clone(), value.label.clone(), value.code == code));
    VariableField { name, label: variable.label.clone(), options: total.into_iter().chain(values).collect() }
}

/// A name and a unit for what is chosen: what is measured, with what else was chosen.
fn suggested(cube: &Cube, selection: &Selection, title: &str) -> (String, String) {
    let chosen = cube.variables.iter().filter_map(|variable| {
        let (_, code) = selection.fixed.iter().find(|(of, _)| *of == variable.code)?;
        let value = variable.values.iter().find(|value| value.code == *code)?;
        Some((variable.role, value))
    });
    let (metric, others): (Vec<_>, Vec<_>) = chosen.partition(|(role, _)| *role == Role::Metric);
    let unit = metric.first().and_then(|(_, value)| value.unit.as_ref()?.base.clone()).unwrap_or_default();
    let labels: Vec<&str> = metric.iter().chain(&others).map(|(_, value)| value.label.as_str()).collect();
    let name = if labels.is_empty() { title.to_string() } else { labels.join(", ") };
    (name.chars().take(200).collect(), unit)
}

fn rhythm_of(cube: &Cube) -> &'static str {
    let latest = time_of(cube).and_then(|time| time.values.last());
    let period = latest.and_then(|value| Period::parse(&value.code));
    period.map_or("year", |period| period.kind().key())
}

pub(super) async fn choose(visit: Visit, sources: Sources, form: FormData) -> Answer {
    let mut errors = FieldErrors::new();
    let bad = || WebError::Bad("error-bad-request-text");
    let selection: Selection = serde_json::from_str(form.text("selection")).map_err(|_| bad())?;
    let rhythm = crate::period::PeriodKind::from_key(form.text("rhythm")).ok_or_else(bad)?;
    let id = form.text("tabell").to_string();
    if id.is_empty() || form.text("title").is_empty() {
        return Err(bad());
    }
    let Some(chosen) = read(&visit, &form, &mut errors) else {
        let asked = again(&sources, id, &selection).await;
        return show(&visit, &sources, &asked, (&form, &errors)).await;
    };
    let fields = DefinitionFields {
        name: chosen.name.clone(),
        unit: chosen.unit.clone(),
        direction: chosen.direction.key().to_string(),
        decimals: chosen.decimals,
        source_kind: SourceKind::Pxweb.key().to_string(),
        source_ref: id,
        source_title: form.text("title").to_string(),
        source_selection: serde_json::to_string(&selection)?,
        rhythm: rhythm.key().to_string(),
        ..DefinitionFields::default()
    };
    create_definition(&visit, &chosen, fields, form.text("submission")).await
}

/// The address of the page that the form stood on.
async fn again(sources: &Sources, id: String, selection: &Selection) -> Asked {
    let mut asked = HashMap::from([("visa".to_string(), "1".to_string())]);
    if let Some(pxweb) = sources.pxweb_for_pages()
        && let Ok(cube) = pxweb.metadata(&id).await
    {
        for (at, variable) in cube.variables.iter().enumerate() {
            if let Some((_, code)) = selection.fixed.iter().find(|(of, _)| *of == variable.code) {
                asked.insert(format!("v{at}"), code.clone());
            }
        }
    }
    asked.insert("tabell".to_string(), id);
    asked
}
