//! Choosing an indicator of Kolada's: search by title, look at its values, choose.

use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use serde::Deserialize;
use statistics::kolada::{Kpi, Wanted};
use statistics::{Kolada, Place, Trouble};
use web::{Answer, FieldErrors, FormData, Page, Visit, WebError};

use super::choosing::create_definition;
use super::source::{Choose, Named, Places, Preview, places, query, read, told, unkept};
use crate::definition::{DefinitionFields, SourceKind};
use crate::fetch;
use crate::sources::Sources;

pub(super) const PATH: &str = "/definitioner/kolada";
/// Hits on a page.
const MOST: usize = 60;
const NAME: &str = "Kolada";

#[derive(Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    nyckeltal: String,
    /// Another municipality to compare with.
    #[serde(default)]
    kommun: String,
}

#[derive(Template)]
#[template(path = "indicators/source_kolada.html")]
struct KoladaPage {
    page: Page,
    asked: Asked,
    is_off: bool,
    trouble: Option<(String, String)>,
    /// None: nothing was looked for.
    hits: Option<Vec<Hit>>,
    count_text: String,
    chosen: Option<ChosenKpi>,
}

struct Hit {
    href: String,
    id: String,
    title: String,
    area: String,
    next: String,
}

struct ChosenKpi {
    id: String,
    title: String,
    description: String,
    area: String,
    next: String,
    preview: Preview,
    choose: Choose,
}

pub(super) async fn search(visit: Visit, sources: Sources, Query(asked): Query<Asked>) -> Answer {
    show(&visit, &sources, asked, (&FormData::default(), &FieldErrors::new())).await
}

async fn show(visit: &Visit, sources: &Sources, asked: Asked, form: (&FormData, &FieldErrors)) -> Answer {
    let mut page = KoladaPage {
        page: Page::new(visit, visit.t("fetch-kolada-title")),
        is_off: sources.kolada_for_pages().is_none(),
        trouble: None,
        hits: None,
        count_text: String::new(),
        chosen: None,
        asked,
    };
    if let Some(kolada) = sources.kolada_for_pages() {
        let done = match page.asked.nyckeltal.is_empty() {
            true => page.look(visit, kolada).await,
            false => page.choose(visit, kolada, form).await?,
        };
        page.trouble = done.err().map(|trouble| told(visit, NAME, &trouble));
    }
    let status = if form.1.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    unkept(visit.show_with(status, &page))
}

impl KoladaPage {
    async fn look(&mut self, visit: &Visit, kolada: &Kolada) -> Result<(), Trouble> {
        if self.asked.q.trim().is_empty() {
            return Ok(());
        }
        let found = kolada.search(&self.asked.q).await?;
        self.count_text = self.page.t1("fetch-hits", "count", found.len() as i64);
        let hit = |kpi: Kpi| Hit {
            href: format!("{PATH}?{}", query(&[("q", &self.asked.q), ("nyckeltal", &kpi.id)])),
            area: kpi.operating_area.unwrap_or_default(),
            next: kpi.publication_date.map_or_else(|| "–".to_string(), |date| visit.date(date)),
            id: kpi.id,
            title: kpi.title,
        };
        self.hits = Some(found.into_iter().take(MOST).map(hit).collect());
        Ok(())
    }

    async fn choose(
        &mut self,
        visit: &Visit,
        kolada: &Kolada,
        form: (&FormData, &FieldErrors),
    ) -> Result<Result<(), Trouble>, WebError> {
        let mut places = places(visit, &self.asked.kommun).await?;
        let id = self.asked.nyckeltal.to_uppercase();
        let groups = add_groups(visit, kolada, &mut places).await;
        let asked = async {
            let kpi = kolada.kpis_of(std::slice::from_ref(&id)).await?.pop();
            let kpi = kpi.ok_or_else(|| Trouble::Missing(id.clone()))?;
            let municipalities = places.named.iter().map(|place| code_of(&place.code)).collect();
            let wanted = Wanted { kpis: vec![id.clone()], municipalities, ..Wanted::default() };
            Ok((kpi, kolada.figures(&wanted).await?))
        };
        let (kpi, figures) = match asked.await {
            Ok(found) => found,
            Err(trouble) => return Ok(Err(trouble)),
        };
        let values = fetch::values_of_kolada(&figures);
        let preview = Preview { groups, ..Preview::of(visit, &places.named, &values) };
        let description = kpi.description.unwrap_or_default();
        let hidden = vec![
            ("nyckeltal", kpi.id.clone()),
            ("title", kpi.title.clone()),
            ("description", description.clone()),
        ];
        let suggested = (kpi.title.as_str(), unit_in(&kpi.title), preview.decimals);
        self.chosen = Some(ChosenKpi {
            choose: Choose::new(visit, PATH, hidden, suggested, form),
            preview,
            description,
            area: kpi.operating_area.unwrap_or_default(),
            next: kpi.publication_date.map_or_else(|| visit.t("fetch-no-more"), |date| visit.date(date)),
            id: kpi.id,
            title: kpi.title,
        });
        Ok(Ok(()))
    }
}

/// A place's code as Kolada has it; a group's is Kolada's own.
fn code_of(code: &str) -> String {
    Place::from_scb(code).map_or_else(|| code.to_string(), |place| place.to_kolada())
}

/// Puts the groups that a municipality is compared with after it, and tells how their values are made, or why
/// there are none. Values are shown even if the groups cannot be had.
async fn add_groups(visit: &Visit, kolada: &Kolada, places: &mut Places) -> String {
    let Some(home) = &places.home else { return visit.t("fetch-groups-no-home") };
    let groups = match kolada.groups().await {
        Ok(groups) => groups,
        Err(trouble) => {
            tracing::info!(%trouble, "the groups of municipalities could not be had");
            return visit.t("fetch-groups-silent");
        }
    };
    let name = places.named.first().map(|place| place.name.clone()).unwrap_or_default();
    let peers = fetch::peers(&groups, home);
    let key = if peers.is_empty() { "fetch-groups-without" } else { "fetch-groups-means" };
    let peers = peers.into_iter().map(|group| Named { code: group.id.clone(), name: group.title.clone() });
    places.named.splice(1..1, peers);
    visit.app.texts.get(visit.lang, key, &[("name", name.into())])
}

/// The unit that a title of Kolada's ends with: `…, andel (%)`, `…, antal`, `…, kr/inv`.
fn unit_in(title: &str) -> &'static str {
    let last = title.rsplit(',').next().unwrap_or_default().trim().to_lowercase();
    let units = [("%", "%"), ("kr/inv", "kr/inv"), ("mnkr", "mnkr"), ("index", "index"), ("antal", "st")];
    units.iter().find(|(sign, _)| last.contains(sign)).map_or("", |(_, unit)| unit)
}

pub(super) async fn choose(visit: Visit, sources: Sources, form: FormData) -> Answer {
    let mut errors = FieldErrors::new();
    let id = form.text("nyckeltal").to_string();
    let title = form.text("title").to_string();
    if id.is_empty() || title.is_empty() {
        return Err(WebError::Bad("error-bad-request-text"));
    }
    let Some(chosen) = read(&visit, &form, &mut errors) else {
        let asked = Asked { nyckeltal: id, ..Asked::default() };
        return show(&visit, &sources, asked, (&form, &errors)).await;
    };
    let fields = DefinitionFields {
        name: chosen.name.clone(),
        description: form.text("description").to_string(),
        unit: chosen.unit.clone(),
        direction: chosen.direction.key().to_string(),
        decimals: chosen.decimals,
        source_kind: SourceKind::Kolada.key().to_string(),
        source_ref: id,
        source_title: title,
        ..DefinitionFields::default()
    };
    create_definition(&visit, &chosen, fields, form.text("submission")).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_stand_last_in_titles() {
        let cases = [
            ("Sysselsatta efter arbetsställets belägenhet, antal", "st"),
            ("Invånare med tillgång till bredband, andel (%)", "%"),
            ("Företagsklimat - Totalt, Index", "index"),
            ("Nettokostnad näringslivsfrämjande åtgärder, kr/inv", "kr/inv"),
            ("Mediantid", ""),
        ];
        for (title, unit) in cases {
            assert_eq!(unit_in(title), unit, "{title}");
        }
    }
}
