//! Initiatives and their activities: making, changing, and their order.

use std::collections::HashMap;

use access::{Action, Entry, RecordKind};
use axum::extract::{Path, Query};
use db::{Id, Tx};
use serde::Deserialize;
use serde_json::{Value, json as object};
use web::{
    Answer, Editable, Field, FieldErrors, FormData, FormPage, Once, Saved, Visit, WebError,
    editing::state_action,
};

use crate::{
    INITIATIVE, Leaf, PLAN,
    activity_lines::{line_of, write_lines},
    import::{json, mark_main, people, row_of},
    index,
    initiative::InitiativeFields,
    naming,
    person::{label_key, labels},
    plan::Part,
    store::{self, Ordered},
    vocabulary::Vocabulary,
    who,
};

use super::{
    edit_part::shifted,
    edit_plan::editable,
    life::{hold_content, takes_content},
    typed::{LINE, TEXT, meanwhile, optional, state_key},
};

#[derive(Debug, Default, Deserialize)]
pub(crate) struct InPart {
    #[serde(default)]
    del: String,
}

fn href(id: Id) -> String {
    format!("{}{id}", INITIATIVE.path)
}

/// The fields; the parts of the plan are the choices of place.
async fn fields(visit: &Visit, plan_id: Id) -> Result<Vec<Field>, WebError> {
    let parts = store::all_parts(visit.app.db.read(), plan_id).await?;
    let places = in_tree_order(parts).iter().map(|part| (part.id.to_string(), part.heading())).collect();
    Ok(vec![
        Field::line(visit, "title", "field-title").required(),
        Field::choice(visit, "part_id", "field-part-id", places),
        Field::text(visit, "aim", "field-aim", 3),
        Field::text(visit, "goal", "field-goal", 3),
        Field::text(visit, "activities", "field-activities", 8).help(visit, "plan-activities-help"),
        Field::line(visit, "when_text", "field-when-text").help(visit, "plan-when-help"),
        Field::line(visit, "responsible", "field-responsible").help(visit, "plan-who-help"),
        Field::line(visit, "main", "field-main"),
        Field::line(visit, "priority_text", "field-priority-text").help(visit, "plan-priority-help"),
        Field::line(visit, "follow_up", "field-follow-up").help(visit, "plan-follow-up-help"),
        Field::text(visit, "intro", "field-intro", 4),
        Field::line(visit, "budget", "field-budget"),
    ])
}

async fn new_page(visit: &Visit, plan_id: Id) -> Result<FormPage, WebError> {
    let owner_id = editable(visit, plan_id, Action::Edit).await?.owner_id;
    let visit = &naming::calling(visit, owner_id, &[]).await?;
    let plan = format!("{}{plan_id}", PLAN.path);
    let places = (format!("{plan}/insats"), plan);
    Ok(FormPage::new(visit, visit.t("plan-new-initiative"), places, fields(visit, plan_id).await?))
}

/// Each chapter with its sections below it, as the plan's page shows them.
pub(crate) fn in_tree_order(mut parts: Vec<Part>) -> Vec<Part> {
    parts.retain(Part::is_active);
    let places: HashMap<Id, i64> = parts.iter().map(|part| (part.id, part.position)).collect();
    parts.sort_by_key(|part| {
        let chapter = part.parent_id.unwrap_or(part.id);
        (places.get(&chapter).copied(), chapter, part.parent_id.is_some(), part.position)
    });
    parts
}

fn read(
    form: &FormData,
    stored: Option<&Leaf>,
    words: &Vocabulary,
    errors: &mut FieldErrors,
) -> InitiativeFields {
    errors.require("title", form.text("title"), LINE);
    for field in ["when_text", "responsible", "main", "priority_text", "follow_up", "budget"] {
        errors.limit(field, form.text(field), LINE);
    }
    for field in ["aim", "goal", "intro", "activities"] {
        errors.limit(field, form.text(field), TEXT);
    }
    let kept = stored.map(Leaf::fields).unwrap_or_default();
    let (responsible, main) = responsible_of(form);
    let priority_text = optional(form, "priority_text");
    let level = if priority_text == kept.priority_text {
        kept.priority_level.clone()
    } else {
        priority_text.as_deref().and_then(|text| words.level_of(text)).map(|level| level.key().to_string())
    };
    InitiativeFields {
        state: stored.map_or_else(|| "active".to_string(), |leaf| leaf.fields().state),
        part_id: form.number("part_id").unwrap_or_default(),
        title: form.text("title").to_string(),
        intro: optional(form, "intro"),
        purpose: optional(form, "aim"),
        goal: optional(form, "goal"),
        when_text: optional(form, "when_text"),
        responsible,
        main,
        priority_level: level,
        priority_text,
        follow_up: optional(form, "follow_up"),
        status: kept.status,
        budget: optional(form, "budget"),
        labels: stored.map_or_else(|| "{}".to_string(), |leaf| leaf.fields().labels),
        position: kept.position,
        baseline: kept.baseline,
        method: kept.method,
    }
}

/// Who answers, and the main one among them: one who was not named yet is named first.
fn responsible_of(form: &FormData) -> (Vec<String>, Option<String>) {
    let mut named = labels(form.text("responsible"));
    let Some(main) = labels(form.text("main")).into_iter().next() else {
        return (named, None);
    };
    let key = label_key(&main);
    if let Some(found) = named.iter().find(|label| label_key(label) == key) {
        let found = found.clone();
        return (named, Some(found));
    }
    named.insert(0, main.clone());
    (named, Some(main))
}

/// The chosen part must be one of the plan's.
async fn check_part(
    visit: &Visit,
    plan_id: Id,
    fields: &InitiativeFields,
    errors: &mut FieldErrors,
) -> Result<(), WebError> {
    if store::part(visit.app.db.read(), plan_id, fields.part_id).await?.is_none() {
        errors.add("part_id", "field-required");
    }
    Ok(())
}

/// Fields and activities as one object, for history and for two versions side by side.
fn whole(fields: &InitiativeFields, activities: &str) -> Value {
    let mut all = json(fields);
    if let Some(all) = all.as_object_mut() {
        all.insert("activities".to_string(), Value::String(activities.to_string()));
    }
    all
}

fn lines_of(leaf: &Leaf) -> String {
    let active = leaf.tasks.iter().filter(|task| task.activity.is_active());
    active.map(line_of).collect::<Vec<_>>().join("\n")
}

pub(crate) async fn blank(visit: Visit, Path(plan_id): Path<Id>, Query(query): Query<InPart>) -> Answer {
    let plan = editable(&visit, plan_id, Action::Create).await?;
    takes_content(plan.stage())?;
    let form = FormData::from_pairs([("part_id", query.del), ("when_text", plan.period())]);
    new_page(&visit, plan_id).await?.filled(form).answer(&visit)
}

pub(crate) async fn create(visit: Visit, Path(plan_id): Path<Id>, form: FormData) -> Answer {
    let plan = editable(&visit, plan_id, Action::Create).await?;
    let mut errors = FieldErrors::new();
    let words = store::vocabulary(visit.app.db.read(), plan.owner_id).await?;
    let mut fields = read(&form, None, &words, &mut errors);
    check_part(&visit, plan_id, &fields, &mut errors).await?;
    if !errors.is_empty() {
        return new_page(&visit, plan_id).await?.filled(form).with_errors(errors).answer(&visit);
    }
    let tx = Once::begin(&visit, form.text("submission"), "created").await?;
    hold_content(&tx, plan_id).await?;
    let leaves = store::all_leaves(&tx, plan_id).await?;
    fields.position = leaves.iter().map(|leaf| leaf.initiative.position).max().unwrap_or_default() + 1;
    let id = visit.app.ids.next();
    store::insert_initiatives(&tx, &[row_of(id, &plan, &fields)]).await?;
    let mut rows = people(&visit.app.ids, (plan_id, id, None), &fields.responsible);
    mark_main(&mut rows, fields.main.as_deref());
    who::write(&tx, &rows).await?;
    let leaf = store::any_leaf(tx.on(), id).await?.ok_or(WebError::NotFound)?;
    write_lines(&tx, &visit.app.ids, &leaf, form.text("activities")).await?;
    let changes = access::changes(&Value::Null, &whole(&fields, form.text("activities")));
    access::record(
        &tx,
        &visit.viewer,
        Entry::new("create", INITIATIVE.key, Some(id), plan.owner_id, changes),
    )
    .await?;
    index::initiative(&tx, id).await?;
    tx.done(&href(id)).await
}

impl Editable for Leaf {
    const KIND: &'static RecordKind = &INITIATIVE;
    /// The fields, and the activities as lines.
    type Draft = (InitiativeFields, String);

    fn revision(&self) -> i64 {
        self.initiative.revision
    }

    fn is_active(&self) -> bool {
        self.initiative.is_active()
    }

    async fn find(visit: &Visit, id: Id, action: Action) -> Result<Leaf, WebError> {
        let found = store::leaf(&visit.app.db, &visit.viewer, id).await?;
        let (leaf, standing) = found.ok_or(WebError::NotFound)?;
        visit.must(action, leaf.initiative.owner_id)?;
        takes_content(standing.stage())?;
        Ok(leaf)
    }

    fn filled(&self) -> FormData {
        let row = &self.initiative;
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        FormData::from_pairs([
            ("title", row.title.clone()),
            ("part_id", row.part_id.to_string()),
            ("aim", text(&row.purpose)),
            ("goal", text(&row.goal)),
            ("activities", lines_of(self)),
            ("when_text", text(&row.when_text)),
            ("responsible", self.people.join(", ")),
            ("main", self.main.clone().unwrap_or_default()),
            ("priority_text", text(&row.priority_text)),
            ("follow_up", text(&row.follow_up)),
            ("intro", text(&row.intro)),
            ("budget", text(&row.budget)),
        ])
    }

    async fn page(&self, visit: &Visit, _: &FormData) -> Result<FormPage, WebError> {
        let visit = &naming::calling(visit, self.initiative.owner_id, &[]).await?;
        let fields = fields(visit, self.initiative.plan_id).await?;
        let place = href(self.initiative.id);
        Ok(FormPage::new(visit, visit.t("plan-edit-initiative"), (place.clone(), place), fields))
    }

    async fn read(
        &self,
        visit: &Visit,
        form: &FormData,
        errors: &mut FieldErrors,
    ) -> Result<Self::Draft, WebError> {
        let words = store::vocabulary(visit.app.db.read(), self.initiative.owner_id).await?;
        let fields = read(form, Some(self), &words, errors);
        check_part(visit, self.initiative.plan_id, &fields, errors).await?;
        Ok((fields, form.text("activities").to_string()))
    }

    fn says(&self, (fields, activities): &Self::Draft) -> bool {
        whole(&self.fields(), &lines_of(self)) == whole(fields, activities)
    }

    async fn save(
        &self,
        visit: &Visit,
        tx: &Tx,
        version: i64,
        (fields, activities): &Self::Draft,
    ) -> Result<Saved, WebError> {
        let id = self.initiative.id;
        hold_content(tx, self.initiative.plan_id).await?;
        let fields = &self.in_place(tx, fields).await?;
        if !store::update_initiative(tx, id, version, fields).await? {
            return Ok(Saved::Stale);
        }
        if fields.responsible != self.people || fields.main != self.main {
            store::clear_responsibles(tx, id, None).await?;
            let of = (self.initiative.plan_id, id, None);
            let mut rows = people(&visit.app.ids, of, &fields.responsible);
            mark_main(&mut rows, fields.main.as_deref());
            who::write(tx, &rows).await?;
        }
        write_lines(tx, &visit.app.ids, self, activities).await?;
        let (old, new) = (whole(&self.fields(), &lines_of(self)), whole(fields, activities));
        note(visit, tx, "edit", self, access::changes(&old, &new)).await?;
        index::initiative(tx, id).await?;
        Ok(Saved::Done)
    }

    async fn set_active(&self, visit: &Visit, tx: &Tx, active: bool) -> Result<(), WebError> {
        let (id, old) = (self.initiative.id, self.fields());
        hold_content(tx, self.initiative.plan_id).await?;
        let fields = InitiativeFields { state: state_key(active).to_string(), ..old.clone() };
        let saved = store::update_initiative(tx, id, self.initiative.revision, &fields).await?;
        meanwhile(if saved { Saved::Done } else { Saved::Stale })?;
        note(visit, tx, state_action(active), self, access::changes(&json(&old), &json(&fields))).await?;
        Ok(index::initiative(tx, id).await?)
    }
}

impl Leaf {
    /// The fields with the place that the initiative has now: somebody may have put the plan in order since
    /// the form was read. Under a new heading it comes last.
    async fn in_place(&self, tx: &Tx, fields: &InitiativeFields) -> Result<InitiativeFields, WebError> {
        let now = store::any_leaf(tx.on(), self.initiative.id).await?.ok_or(WebError::NotFound)?;
        let mut fields = InitiativeFields { position: now.initiative.position, ..fields.clone() };
        if fields.part_id != now.initiative.part_id {
            let beside = store::initiatives_beside(tx.on(), fields.part_id).await?;
            fields.position = beside.len() as i64 + 1;
        }
        Ok(fields)
    }
}

async fn note(visit: &Visit, tx: &Tx, action: &str, leaf: &Leaf, changes: Value) -> Result<(), WebError> {
    let row = &leaf.initiative;
    let entry = Entry::new(action, INITIATIVE.key, Some(row.id), row.owner_id, changes);
    access::record(tx, &visit.viewer, entry).await?;
    Ok(())
}

/// One step up or down among the initiatives of its part.
pub(crate) async fn shift(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let leaf = Leaf::find(&visit, id, Action::Edit).await?;
    let tx = visit.app.db.begin().await?;
    hold_content(&tx, leaf.initiative.plan_id).await?;
    let leaves = store::all_leaves(&tx, leaf.initiative.plan_id).await?;
    let beside = leaves.iter().map(|leaf| &leaf.initiative);
    let beside = beside.filter(|row| row.part_id == leaf.initiative.part_id && row.is_active());
    let ids: Vec<Id> = beside.map(|row| row.id).collect();
    if let Some(ids) = shifted(ids, id, form.text("direction")) {
        store::set_positions(&tx, Ordered::Initiative, &ids).await?;
        note(&visit, &tx, "reorder", &leaf, object!({})).await?;
        tx.commit().await?;
    }
    visit.done(&href(id), "moved")
}
