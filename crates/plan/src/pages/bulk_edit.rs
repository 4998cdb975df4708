//! Changing several initiatives at once: chosen, seen beforehand, written with an entry in each one's
//! history, and taken back in one step.

use access::{Action, Entry};
use askama::Template;
use axum::{
    extract::{Path, Query},
    http::StatusCode,
};
use db::{Id, Tx};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use web::{Answer, FormData, Once, Page, Submission, Visit, WebError};

use crate::{
    INITIATIVE, Leaf, Plan,
    import::people,
    index,
    initiative::InitiativeFields,
    naming,
    person::label_key,
    store::{self, BulkRow},
    tree::walk,
    vocabulary::{Subject, Vocabulary},
};

use super::{
    edit_plan::editable,
    life::takes_content,
    tree::{Shown, TreeQuery, load},
    typed::LINE,
    words,
};

/// Initiatives that are changed at once, at most.
const MOST: usize = 1_000;

/// The fields that can be set, as forms name them.
const FIELDS: [&str; 5] = ["priority_text", "when_text", "main", "part_id", "status"];

#[derive(Template)]
#[template(path = "plan/bulk.html")]
struct BulkPage {
    page: Page,
    shown: Shown,
    parts: Vec<(Id, String)>,
    priorities: Vec<String>,
    statuses: Vec<String>,
    /// Only statuses and main responsible can be set: the content is held still.
    held: bool,
    undoable: Vec<UndoLine>,
}

struct UndoLine {
    id: Id,
    text: String,
    undone: bool,
}

pub(crate) async fn show(visit: Visit, Path(id): Path<Id>, Query(query): Query<TreeQuery>) -> Answer {
    let plan = editable(&visit, id, Action::Edit).await?;
    let shown = load(&visit, id, query).await?;
    let visit = naming::calling(&visit, shown.plan.owner_id, &[]).await?;
    let page = shown.page(&visit, "/flera");
    let on = visit.app.db.read();
    let vocabulary = store::vocabulary(on, plan.owner_id).await?;
    let choices = |subject: Subject, prefix: &str| -> Vec<String> {
        let usual = |meaning: &str| page.t(format!("{prefix}-{meaning}"));
        vocabulary.choices(subject, usual).into_iter().map(|(word, _)| word).collect()
    };
    let parts = store::all_parts(on, id).await?;
    let parts = super::edit_initiative::in_tree_order(parts);
    let undoable = store::bulks(on, id).await?.into_iter().map(|row| undo_line(&page, row));
    visit.show(&BulkPage {
        parts: parts.iter().map(|part| (part.id, part.heading())).collect(),
        priorities: choices(Subject::Priority, "plan-priority"),
        statuses: choices(Subject::Status, "plan-status"),
        held: plan.stage().takes_content().is_err(),
        undoable: undoable.collect(),
        shown,
        page,
    })
}

fn undo_line(page: &Page, row: BulkRow) -> UndoLine {
    let changes: Vec<Changed> = serde_json::from_str(&row.changes).unwrap_or_default();
    let args = [
        ("count", changes.len().into()),
        ("who", words::person(page, &row.made_by).into()),
        ("when", page.visit.moment(row.made_at).into()),
    ];
    let text = page.visit.app.texts.get(page.language(), "plan-bulk-line", &args);
    UndoLine { id: row.id, text, undone: row.undone_at.is_some() }
}

/// What is to be set; what is absent stays.
#[derive(Clone, Debug, Default)]
struct Wish {
    values: Vec<(&'static str, String)>,
}

impl Wish {
    fn read(form: &FormData) -> Wish {
        let value = |field: &'static str| {
            let text: String = form.text(field).chars().take(LINE).collect();
            Some((field, text)).filter(|(_, text)| !text.is_empty())
        };
        Wish { values: FIELDS.into_iter().filter_map(value).collect() }
    }

    fn of(&self, field: &str) -> Option<&str> {
        self.values.iter().find(|(name, _)| *name == field).map(|(_, text)| text.as_str())
    }

    fn touches_content(&self) -> bool {
        self.values.iter().any(|(field, _)| !matches!(*field, "status" | "main"))
    }
}

/// One initiative as it was and as it becomes, field by field; what it says elsewhere is not touched.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Changed {
    id: Id,
    /// Field, old and new.
    fields: Vec<(String, Option<String>, Option<String>)>,
}

fn value_of(leaf: &Leaf, field: &str) -> Option<String> {
    let row = &leaf.initiative;
    match field {
        "priority_text" => row.priority_text.clone(),
        "when_text" => row.when_text.clone(),
        "status" => row.status.clone(),
        "part_id" => Some(row.part_id.to_string()),
        _ => leaf.main.clone(),
    }
}

/// What would change in this initiative.
fn changed(leaf: &Leaf, wish: &Wish) -> Changed {
    let differing = wish.values.iter().filter_map(|(field, text)| {
        let (old, new) = (value_of(leaf, field), Some(text.clone()));
        (old != new).then_some((field.to_string(), old, new))
    });
    Changed { id: leaf.initiative.id, fields: differing.collect() }
}

#[derive(Template)]
#[template(path = "plan/bulk_preview.html")]
struct PreviewPage {
    page: Page,
    path: String,
    plan: Plan,
    rows: Vec<PreviewRow>,
    wish: Vec<(&'static str, String)>,
    submission: String,
    /// Initiatives that were changed by others since they were shown.
    meanwhile: Vec<String>,
}

struct PreviewRow {
    id: Id,
    revision: i64,
    title: String,
    /// Field, old and new in words.
    fields: Vec<(String, String, String)>,
}

/// The chosen initiatives of the plan that the visitor sees, in the plan's order.
fn chosen<'a>(shown: &'a Shown, form: &FormData) -> Vec<&'a Leaf> {
    let ids: Vec<Id> = form.all("id").filter_map(|id| id.parse().ok()).take(MOST).collect();
    let all = walk(&shown.chapters).into_iter().map(|(_, _, leaf)| leaf);
    all.filter(|leaf| ids.contains(&leaf.initiative.id)).collect()
}

pub(crate) async fn preview(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let plan = editable(&visit, id, Action::Edit).await?;
    let wish = Wish::read(&form);
    if wish.touches_content() {
        takes_content(plan.stage())?;
    }
    let shown = load(&visit, id, TreeQuery::default()).await?;
    let visit = naming::calling(&visit, shown.plan.owner_id, &[]).await?;
    preview_page(&visit, plan, (&shown, &form), wish, Vec::new()).await
}

async fn preview_page(
    visit: &Visit,
    plan: Plan,
    (shown, form): (&Shown, &FormData),
    wish: Wish,
    meanwhile: Vec<String>,
) -> Answer {
    let page = Page::new(visit, format!("{}: {}", plan.title, visit.t("plan-bulk")));
    let parts = store::all_parts(visit.app.db.read(), plan.id).await?;
    let word = |field: &str, value: &Option<String>| match (field, value) {
        (_, None) => "–".to_string(),
        ("part_id", Some(id)) => {
            let part = parts.iter().find(|part| part.id.to_string() == *id);
            part.map_or_else(String::new, crate::Part::heading)
        }
        (_, Some(text)) => text.clone(),
    };
    let row = |leaf: &&Leaf| {
        let found = changed(leaf, &wish);
        let fields = found.fields.iter();
        let fields = fields.map(|(field, old, new)| {
            (page.t(format!("field-{}", field.replace('_', "-"))), word(field, old), word(field, new))
        });
        PreviewRow {
            id: leaf.initiative.id,
            revision: leaf.initiative.revision,
            title: leaf.initiative.title.clone(),
            fields: fields.collect(),
        }
    };
    let rows: Vec<PreviewRow> =
        chosen(shown, form).iter().map(row).filter(|row| !row.fields.is_empty()).collect();
    let status = if meanwhile.is_empty() { StatusCode::OK } else { StatusCode::CONFLICT };
    visit.show_with(
        status,
        &PreviewPage {
            path: format!("{}{}", crate::PLAN.path, plan.id),
            submission: Submission::new_key(),
            wish: wish.values,
            meanwhile,
            rows,
            plan,
            page,
        },
    )
}

/// Writes what was seen: all of it, or nothing if somebody was faster with one of them.
pub(crate) async fn change(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let plan = editable(&visit, id, Action::Edit).await?;
    let wish = Wish::read(&form);
    let back = format!("{}{id}/flera", crate::PLAN.path);
    let shown = load(&visit, id, TreeQuery::default()).await?;
    let tx = Once::begin(&visit, form.text("submission"), "saved").await?;
    let held = store::hold_plan(&tx, id).await?.ok_or(WebError::NotFound)?;
    if wish.touches_content() {
        takes_content(held.stage())?;
    }
    let part_id = wish.of("part_id").and_then(|id| id.parse::<Id>().ok());
    if wish.of("part_id").is_some() {
        let part = store::part(tx.on(), id, part_id.unwrap_or_default()).await?;
        part.filter(crate::Part::is_active).ok_or(WebError::NotFound)?;
    }
    let vocabulary = store::vocabulary(tx.on(), held.owner_id).await?;
    let (mut written, mut meanwhile) = (Vec::new(), Vec::new());
    for seen in chosen(&shown, &form) {
        let leaf = store::any_leaf(tx.on(), seen.initiative.id).await?.ok_or(WebError::NotFound)?;
        let shown_revision = form.number(&format!("revision.{}", leaf.initiative.id));
        if shown_revision != Some(leaf.initiative.revision) {
            meanwhile.push(leaf.initiative.title.clone());
            continue;
        }
        let found = changed(&leaf, &wish);
        if !found.fields.is_empty() {
            write(&visit, &tx, (&leaf, &vocabulary), &found, "bulk-edit").await?;
            written.push(found);
        }
    }
    if !meanwhile.is_empty() {
        tx.undo().await?;
        let shown = load(&visit, id, TreeQuery::default()).await?;
        return preview_page(&visit, plan, (&shown, &form), wish, meanwhile).await;
    }
    store::insert_bulk(&tx, &visit.viewer, (visit.app.ids.next(), id), &json!(written).to_string()).await?;
    tx.done(&back).await
}

/// Writes the new values of some fields of an initiative, with its history and its place in the index.
async fn write(
    visit: &Visit,
    tx: &Tx,
    (leaf, vocabulary): (&Leaf, &Vocabulary),
    found: &Changed,
    action: &str,
) -> Result<(), WebError> {
    let row = &leaf.initiative;
    let mut fields = leaf.fields();
    let mut kind = row.status_kind.clone();
    let mut changes = serde_json::Map::new();
    for (field, old, new) in &found.fields {
        set(&mut fields, field, new.clone(), vocabulary);
        if field == "status" {
            kind = new.as_deref().and_then(|word| status_kind(visit, vocabulary, word));
        }
        changes.insert(field.clone(), json!([old, new]));
    }
    if fields.part_id != row.part_id {
        fields.position = store::initiatives_beside(tx.on(), fields.part_id).await?.len() as i64 + 1;
    }
    if !store::update_initiative(tx, row.id, row.revision, &fields).await? {
        return Err(WebError::Bad("plan-changed-meanwhile"));
    }
    if fields.status != row.status {
        store::set_status(tx, (row.id, row.revision + 1), fields.status.as_deref(), kind.as_deref()).await?;
    }
    if fields.main != leaf.main || fields.responsible != leaf.people {
        store::clear_responsibles(tx, row.id, None).await?;
        let mut named = people(&visit.app.ids, (row.plan_id, row.id, None), &fields.responsible);
        crate::import::mark_main(&mut named, fields.main.as_deref());
        crate::who::write(tx, &named).await?;
    }
    let entry = Entry::new(action, INITIATIVE.key, Some(row.id), row.owner_id, Value::Object(changes));
    access::record(tx, &visit.viewer, entry).await?;
    Ok(index::initiative(tx, row.id).await?)
}

fn status_kind(visit: &Visit, vocabulary: &Vocabulary, word: &str) -> Option<String> {
    let usual = |meaning: &str| visit.t(&format!("plan-status-{meaning}"));
    let known = vocabulary.choices(Subject::Status, usual).into_iter().find(|(known, _)| known == word);
    let kind = known.map(|(_, kind)| kind).or_else(|| vocabulary.status_of(word).map(|kind| kind.key()));
    kind.map(str::to_string)
}

fn set(fields: &mut InitiativeFields, field: &str, value: Option<String>, vocabulary: &Vocabulary) {
    match field {
        "priority_text" => {
            let level = value.as_deref().and_then(|text| vocabulary.level_of(text));
            fields.priority_level = level.map(|level| level.key().to_string());
            fields.priority_text = value;
        }
        "when_text" => fields.when_text = value,
        "status" => fields.status = value,
        "part_id" => fields.part_id = value.and_then(|id| id.parse().ok()).unwrap_or(fields.part_id),
        _ => {
            // Who answers for it is named among those who have it.
            if let Some(main) = value.as_deref()
                && !fields.responsible.iter().any(|label| label_key(label) == label_key(main))
            {
                fields.responsible.insert(0, main.to_string());
            }
            fields.main = value;
        }
    }
}

/// Sets back what a change of several set, where it still says that.
pub(crate) async fn undo(visit: Visit, Path((id, bulk)): Path<(Id, Id)>) -> Answer {
    editable(&visit, id, Action::Edit).await?;
    let back = format!("{}{id}/flera", crate::PLAN.path);
    let tx = visit.app.db.begin().await?;
    let held = store::hold_plan(&tx, id).await?.ok_or(WebError::NotFound)?;
    let row = store::take_bulk(&tx, (bulk, id), visit.viewer.now).await?;
    let Some(row) = row else {
        return visit.done(&back, "plan-bulk-undone");
    };
    let changes: Vec<Changed> = serde_json::from_str(&row.changes).unwrap_or_default();
    let content = |changed: &Changed| {
        changed.fields.iter().any(|(field, ..)| !matches!(field.as_str(), "status" | "main"))
    };
    if changes.iter().any(content) {
        takes_content(held.stage())?;
    }
    let vocabulary = store::vocabulary(tx.on(), held.owner_id).await?;
    for change in changes {
        let Some(leaf) = store::any_leaf(tx.on(), change.id).await? else { continue };
        let still =
            |(field, _, new): &&(String, Option<String>, Option<String>)| value_of(&leaf, field) == *new;
        let fields: Vec<_> = change.fields.iter().filter(still).cloned().collect();
        let fields = fields.into_iter().map(|(field, old, new)| (field, new, old)).collect();
        let found = Changed { id: change.id, fields };
        if !found.fields.is_empty() {
            write(&visit, &tx, (&leaf, &vocabulary), &found, "undo-bulk-edit").await?;
        }
    }
    tx.commit().await?;
    visit.done(&back, "plan-bulk-undone")
}
