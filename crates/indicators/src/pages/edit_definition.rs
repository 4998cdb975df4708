//! Making and changing a definition.

use access::{Action, Entry, RecordKind, Visibility};
use db::{Id, Tx};
use documents::json;
use web::{
    Answer, Editable, Field, FieldErrors, FormData, FormPage, Once, Saved, Shape, Visit, WebError,
    chosen_owner, editing::state_action,
};

use crate::{
    Aggregation, DEFINITION, Definition, DefinitionFields, Direction, PeriodKind, SourceKind, counters,
    index,
    store::{self, DefinitionQuery},
};

use super::{
    gauge::{directions, number_in},
    typed::{LINE, TEXT, meanwhile, state_key, year},
};

fn href(id: Id) -> String {
    format!("{}{id}", DEFINITION.path)
}

async fn fields(visit: &Visit, but: Option<Id>) -> Result<Vec<Field>, WebError> {
    let all = store::definitions(&visit.app.db, &visit.viewer, &DefinitionQuery::default()).await?;
    let others = all.into_iter().filter(|one| Some(one.id) != but);
    let none = (String::new(), visit.t("definition-none-chosen"));
    let others: Vec<(String, String)> =
        std::iter::once(none).chain(others.map(|one| (one.id.to_string(), one.name))).collect();
    let words = |keys: Vec<&'static str>, prefix: &str| -> Vec<(String, String)> {
        let word = |key: &str| visit.t(&format!("{prefix}-{}", key.replace('_', "-")));
        keys.into_iter().map(|key| (key.to_string(), word(key))).collect()
    };
    let sources = words(SourceKind::ALL.map(SourceKind::key).to_vec(), "definition-source");
    let rhythms = words(PeriodKind::ALL.map(PeriodKind::key).to_vec(), "period");
    let rules = words(Aggregation::ALL.map(Aggregation::key).to_vec(), "definition-aggregation");
    let optional = |field: Field| Field { required: false, ..field };
    let catalogue = counters::CATALOGUE.iter().map(|one| format!("{}: {}", one.key, visit.t(one.name)));
    let help =
        format!("{} {}", visit.t("definition-source-ref-help"), catalogue.collect::<Vec<_>>().join("; "));
    Ok(vec![
        Field::line(visit, "name", "indicator-name").required(),
        Field::text(visit, "description", "definition-description", 4),
        Field::new(visit, "unit", "field-unit", Shape::Short),
        Field::choice(visit, "direction", "indicator-direction", directions(visit, false)),
        Field::new(visit, "decimals", "indicator-decimals", Shape::Short),
        Field::choice(visit, "source_kind", "field-source", sources),
        Field { help, ..Field::line(visit, "source_ref", "definition-source-ref") },
        Field::line(visit, "source_title", "definition-source-title"),
        Field::text(visit, "source_selection", "definition-source-selection", 3),
        Field::choice(visit, "rhythm", "definition-rhythm", rhythms),
        Field::new(visit, "next_publication", "definition-next-publication", Shape::Line("date")),
        Field::choice(visit, "aggregation", "definition-aggregation", rules),
        optional(Field::choice(visit, "weight", "definition-weight", others.clone())),
        Field::new(visit, "minimum_answers", "indicator-minimum-answers", Shape::Short),
        Field::new(visit, "valid_from", "definition-valid-from", Shape::Short),
        Field::new(visit, "valid_to", "definition-valid-to", Shape::Short),
        optional(Field::choice(visit, "replaced_by", "definition-replaced-by", others)),
    ])
}

/// One of the definitions that the visitor sees, or nothing.
async fn seen(
    visit: &Visit,
    form: &FormData,
    name: &'static str,
    errors: &mut FieldErrors,
) -> Result<Option<Id>, WebError> {
    let Some(text) = form.optional(name) else {
        return Ok(None);
    };
    let found = match text.parse() {
        Ok(id) => store::definition(&visit.app.db, &visit.viewer, id).await?,
        Err(_) => None,
    };
    if found.is_none() {
        errors.add(name, "field-required");
    }
    Ok(found.map(|one| one.id))
}

/// A key among those that there are; anything else is an error at the field.
fn chosen(
    form: &FormData,
    name: &'static str,
    known: Option<&'static str>,
    errors: &mut FieldErrors,
) -> String {
    if known.is_none() {
        errors.add(name, "field-required");
    }
    known.unwrap_or(form.text(name)).to_string()
}

async fn read(
    visit: &Visit,
    form: &FormData,
    stored: Option<&Definition>,
    errors: &mut FieldErrors,
) -> Result<DefinitionFields, WebError> {
    errors.require("name", form.text("name"), LINE);
    for field in ["unit", "source_ref", "source_title"] {
        errors.limit(field, form.text(field), LINE);
    }
    for field in ["description", "source_selection"] {
        errors.limit(field, form.text(field), TEXT);
    }
    let direction = Direction::from_key(form.text("direction")).map(Direction::key);
    let kind = SourceKind::from_key(form.text("source_kind"));
    let rhythm = PeriodKind::from_key(form.text("rhythm")).map(PeriodKind::key);
    let rule = Aggregation::from_key(form.text("aggregation"));
    let weight_id = seen(visit, form, "weight", errors).await?;
    if rule == Some(Aggregation::WeightedMean) && weight_id.is_none() {
        errors.add("weight", "definition-needs-weight");
    }
    let replaced_by = seen(visit, form, "replaced_by", errors).await?;
    if let (Some(next), Some(own)) = (replaced_by, stored)
        && store::goes_round(visit.app.db.read(), own.id, next).await?
    {
        errors.add("replaced_by", "definition-goes-round");
    }
    if kind == Some(SourceKind::Counted) {
        let counter = counters::find(form.text("source_ref"));
        let selection = counters::Selection::parse(form.text("source_selection"));
        match (counter, selection) {
            (None, _) => errors.add("source_ref", "definition-no-such-counter"),
            (Some(counter), Some(selection)) if selection.fits(counter.counted) => {}
            (Some(_), _) => errors.add("source_selection", "definition-no-such-count"),
        }
    }
    let day = form.text("next_publication");
    if !day.is_empty() && day.parse::<jiff::civil::Date>().is_err() {
        errors.add("next_publication", "definition-no-date");
    }
    Ok(DefinitionFields {
        state: stored
            .map_or("active", |one| if one.is_active() { "active" } else { "withdrawn" })
            .to_string(),
        name: form.text("name").to_string(),
        description: form.text("description").to_string(),
        unit: form.text("unit").to_string(),
        direction: chosen(form, "direction", direction, errors),
        decimals: number_in(form, "decimals", 0..=6, errors).unwrap_or_default(),
        source_kind: chosen(form, "source_kind", kind.map(SourceKind::key), errors),
        source_ref: form.text("source_ref").to_string(),
        source_title: form.text("source_title").to_string(),
        source_selection: form.text("source_selection").to_string(),
        rhythm: chosen(form, "rhythm", rhythm, errors),
        next_publication: day.to_string(),
        aggregation: chosen(form, "aggregation", rule.map(Aggregation::key), errors),
        weight_id,
        minimum_answers: number_in(form, "minimum_answers", 1..=100_000, errors),
        valid_from: year(form, "valid_from", errors),
        valid_to: year(form, "valid_to", errors),
        replaced_by,
    })
}

fn filled(fields: &DefinitionFields) -> FormData {
    let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    FormData::from_pairs([
        ("name", fields.name.clone()),
        ("description", fields.description.clone()),
        ("unit", fields.unit.clone()),
        ("direction", fields.direction.clone()),
        ("decimals", fields.decimals.to_string()),
        ("source_kind", fields.source_kind.clone()),
        ("source_ref", fields.source_ref.clone()),
        ("source_title", fields.source_title.clone()),
        ("source_selection", fields.source_selection.clone()),
        ("rhythm", fields.rhythm.clone()),
        ("next_publication", fields.next_publication.clone()),
        ("aggregation", fields.aggregation.clone()),
        ("weight", number(fields.weight_id)),
        ("minimum_answers", number(fields.minimum_answers)),
        ("valid_from", number(fields.valid_from)),
        ("valid_to", number(fields.valid_to)),
        ("replaced_by", number(fields.replaced_by)),
    ])
}

async fn new_page(visit: &Visit, form: FormData) -> Result<FormPage, WebError> {
    let mut fields = fields(visit, None).await?;
    fields.push(Field::owner(visit, "record_owner", "owner-organisation"));
    fields.push(Field::visibility(visit, [Visibility::Network, Visibility::Public, Visibility::Own]));
    let place = DEFINITION.path.trim_end_matches('/').to_string();
    let title = visit.t("definition-new");
    Ok(FormPage::new(visit, title, (place.clone(), place), fields).filled(form))
}

pub(crate) async fn blank(visit: Visit) -> Answer {
    new_page(&visit, filled(&DefinitionFields::default())).await?.answer(&visit)
}

pub(crate) async fn create(visit: Visit, form: FormData) -> Answer {
    let mut errors = FieldErrors::new();
    let fields = read(&visit, &form, None, &mut errors).await?;
    let owner = chosen_owner(&visit, &form, &mut errors);
    let Some((owner_id, visibility)) = owner.filter(|_| errors.is_empty()) else {
        return new_page(&visit, form).await?.with_errors(errors).answer(&visit);
    };
    let tx = Once::begin(&visit, form.text("submission"), "created").await?;
    let id = visit.app.ids.next();
    store::insert_definition(&tx, (id, owner_id, visibility), &fields).await?;
    let changes = access::changes(&serde_json::Value::Null, &json(&fields));
    access::record(&tx, &visit.viewer, Entry::new("create", DEFINITION.key, Some(id), owner_id, changes))
        .await?;
    index::definition(&tx, id).await?;
    tx.done(&href(id)).await
}

impl Definition {
    async fn write(
        &self,
        visit: &Visit,
        tx: &Tx,
        action: &str,
        (version, fields): (i64, &DefinitionFields),
    ) -> Result<Saved, WebError> {
        if !store::update_definition(tx, self.id, version, fields).await? {
            return Ok(Saved::Stale);
        }
        let changes = access::changes(&json(&self.fields()), &json(fields));
        let entry = Entry::new(action, DEFINITION.key, Some(self.id), self.owner_id, changes);
        access::record(tx, &visit.viewer, entry).await?;
        index::definition(tx, self.id).await?;
        Ok(Saved::Done)
    }
}

impl Editable for Definition {
    const KIND: &'static RecordKind = &DEFINITION;
    type Draft = DefinitionFields;

    fn revision(&self) -> i64 {
        self.revision
    }

    fn is_active(&self) -> bool {
        Definition::is_active(self)
    }

    async fn find(visit: &Visit, id: Id, action: Action) -> Result<Definition, WebError> {
        let found = store::definition(&visit.app.db, &visit.viewer, id).await?;
        let definition = found.ok_or(WebError::NotFound)?;
        visit.must(action, definition.owner_id)?;
        Ok(definition)
    }

    fn filled(&self) -> FormData {
        filled(&self.fields())
    }

    async fn page(&self, visit: &Visit, _: &FormData) -> Result<FormPage, WebError> {
        let place = href(self.id);
        let title = visit.t("definition-edit");
        Ok(FormPage::new(visit, title, (place.clone(), place), fields(visit, Some(self.id)).await?))
    }

    async fn read(
        &self,
        visit: &Visit,
        form: &FormData,
        errors: &mut FieldErrors,
    ) -> Result<DefinitionFields, WebError> {
        read(visit, form, Some(self), errors).await
    }

    fn says(&self, draft: &DefinitionFields) -> bool {
        self.fields() == *draft
    }

    async fn save(
        &self,
        visit: &Visit,
        tx: &Tx,
        version: i64,
        draft: &DefinitionFields,
    ) -> Result<Saved, WebError> {
        self.write(visit, tx, "edit", (version, draft)).await
    }

    async fn set_active(&self, visit: &Visit, tx: &Tx, active: bool) -> Result<(), WebError> {
        let fields = DefinitionFields { state: state_key(active).to_string(), ..self.fields() };
        meanwhile(self.write(visit, tx, state_action(active), (self.revision, &fields)).await?)
    }
}
