//! How an indicator is measured: by which definition, about whom, which way is better.

use access::{Action, Entry, RecordKind};
use db::{Id, Tx};
use documents::json;
use network::place;
use web::{Editable, Field, FieldErrors, FormData, FormPage, Saved, Shape, Visit, WebError};

use crate::{
    Direction, Gauge, INDICATOR, Indicator, Subject, index,
    store::{self, DefinitionQuery},
};

use super::comparison::NATION;

/// An indicator seen as what it is measured by, and whom its values are about in words.
pub(crate) struct Gauged(Indicator, String);

impl Gauged {
    fn href(&self) -> String {
        format!("{}{}", INDICATOR.path, self.0.id)
    }
}

/// Whom the values are about, as people write it; empty for the indicator's owner.
async fn subject_words(visit: &Visit, owner_id: Id, key: &str) -> Result<String, WebError> {
    Ok(match Subject::from_key(key) {
        Some(Subject::Place(code)) if code == NATION => visit.t("indicator-nation"),
        Some(Subject::Place(code)) => place::municipality(&code)
            .map(|one| one.name.clone())
            .or_else(|| place::county(&code).map(|one| one.name.clone()))
            .unwrap_or(code),
        Some(Subject::Group(code)) => code,
        Some(Subject::SubRegion(name)) => name,
        Some(Subject::Organisation(id)) if id != owner_id => {
            let areas = network::areas(&visit.app.db, &visit.viewer).await?;
            areas.into_iter().find(|area| area.id == id).map_or_else(|| key.to_string(), |area| area.name)
        }
        Some(Subject::Own | Subject::Organisation(_)) | None => String::new(),
    })
}

/// A sub-region that the definition has values about, or that is an organisation.
async fn area_of(visit: &Visit, definition: Id, typed: &str) -> Result<Option<Subject>, WebError> {
    let wanted = typed.trim().to_lowercase();
    for key in store::subjects_of(&visit.app.db, definition).await? {
        if let Some(Subject::SubRegion(name)) = Subject::from_key(&key)
            && name.to_lowercase() == wanted
        {
            return Ok(Some(Subject::SubRegion(name)));
        }
    }
    let areas = network::areas(&visit.app.db, &visit.viewer).await?;
    let found = areas.into_iter().find(|area| area.name.to_lowercase() == wanted);
    Ok(found.map(|area| Subject::Organisation(area.id)))
}

/// A code, or the name of a municipality, of a county or of the nation.
fn subject_of(visit: &Visit, typed: &str) -> Option<Subject> {
    let text = typed.trim();
    let lower = text.to_lowercase();
    if lower == visit.t("indicator-nation").to_lowercase() || lower == "riket" || text == NATION {
        return Some(Subject::Place(NATION.to_string()));
    }
    if let Some(found) = place::find_municipality(text) {
        return Some(Subject::Place(found.code.clone()));
    }
    let county = place::counties().iter().find(|one| one.code == text || one.name.to_lowercase() == lower);
    match county {
        Some(county) => Some(Subject::Place(county.code.clone())),
        None => Subject::from_key(&text.to_uppercase()).filter(|one| matches!(one, Subject::Group(_))),
    }
}

/// Which way is better, as choices.
pub(crate) fn directions(visit: &Visit, unset: bool) -> Vec<(String, String)> {
    let word =
        |one: Direction| (one.key().to_string(), visit.t(&format!("indicator-direction-{}", one.key())));
    let unset = unset.then(|| (String::new(), visit.t("indicator-direction-unset")));
    unset.into_iter().chain(Direction::ALL.map(word)).collect()
}

async fn fields(visit: &Visit) -> Result<Vec<Field>, WebError> {
    let all = store::definitions(&visit.app.db, &visit.viewer, &DefinitionQuery::default()).await?;
    let mut choices = vec![(String::new(), visit.t("gauge-no-definition"))];
    choices.extend(all.into_iter().map(|one| (one.id.to_string(), one.name)));
    Ok(vec![
        Field { required: false, ..Field::choice(visit, "definition", "gauge-definition", choices) },
        Field::line(visit, "subject", "gauge-subject"),
        Field {
            required: false,
            ..Field::choice(visit, "direction", "indicator-direction", directions(visit, true))
        },
        Field::new(visit, "decimals", "indicator-decimals", Shape::Short),
        Field::new(visit, "minimum_answers", "indicator-minimum-answers", Shape::Short),
    ])
}

/// A whole number in a range, or nothing; anything else is an error at the field.
pub(crate) fn number_in(
    form: &FormData,
    name: &'static str,
    range: std::ops::RangeInclusive<i64>,
    errors: &mut FieldErrors,
) -> Option<i64> {
    let text = form.optional(name)?;
    let number = text.parse().ok().filter(|number| range.contains(number));
    if number.is_none() {
        errors.add(name, "indicator-whole-number");
    }
    number
}

impl Editable for Gauged {
    const KIND: &'static RecordKind = &INDICATOR;
    type Draft = Gauge;

    fn revision(&self) -> i64 {
        self.0.revision
    }

    fn is_active(&self) -> bool {
        self.0.is_active()
    }

    async fn find(visit: &Visit, id: Id, action: Action) -> Result<Gauged, WebError> {
        let found = store::indicator(&visit.app.db, &visit.viewer, id).await?;
        let indicator = found.ok_or(WebError::NotFound)?;
        visit.must(action, indicator.owner_id)?;
        let words = subject_words(visit, indicator.owner_id, &indicator.subject).await?;
        Ok(Gauged(indicator, words))
    }

    fn filled(&self) -> FormData {
        let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
        let gauge = self.0.gauge();
        FormData::from_pairs([
            ("definition", number(gauge.definition_id)),
            ("subject", self.1.clone()),
            ("direction", gauge.direction.unwrap_or_default()),
            ("decimals", number(gauge.decimals)),
            ("minimum_answers", number(gauge.minimum_answers)),
        ])
    }

    async fn page(&self, visit: &Visit, _: &FormData) -> Result<FormPage, WebError> {
        let href = self.href();
        let title = visit.app.texts.get(visit.lang, "gauge-title", &[("name", self.0.name.as_str().into())]);
        Ok(FormPage {
            lead: visit.t("gauge-lead"),
            ..FormPage::new(visit, title, (format!("{href}/matning"), href), fields(visit).await?)
        })
    }

    async fn read(
        &self,
        visit: &Visit,
        form: &FormData,
        errors: &mut FieldErrors,
    ) -> Result<Gauge, WebError> {
        let definition = match form.number("definition") {
            Some(id) => store::definition(&visit.app.db, &visit.viewer, id).await?.map(|one| one.id),
            None => None,
        };
        if definition.is_none() && form.optional("definition").is_some() {
            errors.add("definition", "field-required");
        }
        let own = Subject::Organisation(self.0.owner_id).key();
        let subject = match form.optional("subject") {
            None if definition.is_some() => own,
            None => String::new(),
            Some(kept) if kept == self.1 => self.0.subject.clone(),
            Some(typed) => {
                let area = match definition {
                    Some(id) => area_of(visit, id, typed).await?,
                    None => None,
                };
                if let Some(subject) = subject_of(visit, typed).or(area) {
                    subject.key()
                } else {
                    errors.add("subject", "gauge-no-such-subject");
                    String::new()
                }
            }
        };
        let direction = form.optional("direction").and_then(Direction::from_key);
        Ok(Gauge {
            definition_id: definition,
            subject,
            direction: direction.map(|one| one.key().to_string()),
            decimals: number_in(form, "decimals", 0..=6, errors),
            minimum_answers: number_in(form, "minimum_answers", 1..=100_000, errors),
        })
    }

    fn says(&self, draft: &Gauge) -> bool {
        self.0.gauge() == *draft
    }

    async fn save(&self, visit: &Visit, tx: &Tx, version: i64, draft: &Gauge) -> Result<Saved, WebError> {
        let (id, owner_id) = (self.0.id, self.0.owner_id);
        if !store::update_gauge(tx, id, version, draft).await? {
            return Ok(Saved::Stale);
        }
        let (mut before, mut after) = (json(&self.0.gauge()), json(draft));
        before["subject"] = self.1.clone().into();
        after["subject"] = subject_words(visit, owner_id, &draft.subject).await?.into();
        let changes = access::changes(&before, &after);
        access::record(tx, &visit.viewer, Entry::new("edit", INDICATOR.key, Some(id), owner_id, changes))
            .await?;
        index::one(tx, id).await?;
        Ok(Saved::Done)
    }

    async fn set_active(&self, _: &Visit, _: &Tx, _: bool) -> Result<(), WebError> {
        // Whether it is withdrawn is the indicator's own matter, not of how it is measured.
        Err(WebError::NotFound)
    }
}
