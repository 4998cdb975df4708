//! Initiatives with their activities and people.

use db::{DbErr, Id};
use documents::{Import, NewSource, Source};
use reading::contract;
use serde_json::Value;

use crate::{
    initiative::{
        Activity, ActivityFields, INITIATIVE, Initiative, InitiativeFields, Leaf, Responsible, Task,
    },
    merge::{alike, folded, merge, pair},
    person::label_key,
    plan::Plan,
    priority::Level,
    status::StatusKind,
    store,
    vocabulary::Vocabulary,
};

use super::{Ledger, broken, document::NewInitiative, fields_of, gone, json, source, without_position};

/// What initiatives are recognised by.
struct Key {
    part_id: Id,
    title: String,
    purpose: String,
}

const RULES: [fn(&Key, &Key) -> bool; 4] = [
    |a, b| a.part_id == b.part_id && a.title == b.title,
    |a, b| !a.title.is_empty() && a.title == b.title,
    |a, b| a.part_id == b.part_id && !a.purpose.is_empty() && a.purpose == b.purpose,
    |a, b| a.part_id == b.part_id && alike(&a.title, &b.title),
];

/// New rows, inserted together at the end.
#[derive(Default)]
struct Rows {
    initiatives: Vec<Initiative>,
    activities: Vec<Activity>,
    people: Vec<Responsible>,
}

pub(super) async fn bring(
    import: &Import<'_>,
    plan: &Plan,
    part_ids: &[Id],
    new: &[NewInitiative<'_>],
    ledger: &mut Ledger,
) -> Result<(), DbErr> {
    let stored = store::all_leaves(import.tx, plan.id).await?;
    let ids: Vec<Id> = stored.iter().map(|leaf| leaf.initiative.id).collect();
    let sources = documents::sources_of(import.tx.on(), INITIATIVE.key, &ids).await?;
    let old: Vec<(&Leaf, &Source)> =
        stored.iter().filter_map(|leaf| Some((leaf, sources.get(&leaf.initiative.id)?))).collect();
    let words = store::vocabulary(import.tx.on(), plan.owner_id).await?;
    let read: Vec<InitiativeFields> = new.iter().map(|one| read_fields(one, part_ids, &words)).collect();
    let old_keys: Vec<Key> = old.iter().map(|(_, source)| key_of(&source.imported)).collect();
    let keys: Vec<Key> = read.iter().map(|fields| key_of(&json(fields))).collect();
    let pairs = pair(&old_keys, &keys, &RULES);
    let mut rows = Rows::default();
    let mut read_sources: Vec<(Id, NewSource)> = Vec::new();
    for ((one, fields), found) in new.iter().zip(&read).zip(&pairs) {
        let id = match found.and_then(|place| old.get(place)) {
            None => add(import, plan, fields, one.read, &mut rows, ledger),
            Some((leaf, source)) => {
                change(import, plan, (leaf, source), (fields, one.read), &mut rows, ledger).await?
            }
        };
        ledger.report.objects.insert(one.pointer.clone(), (INITIATIVE.key, id));
        let evidence = (one.read.at.as_slice(), &one.read.sure, one.read.alternatives.as_slice());
        read_sources.push((id, source(import.document_id, evidence, json(fields))));
    }
    for (place, (leaf, source)) in old.iter().enumerate() {
        if leaf.initiative.is_active() && !pairs.contains(&Some(place)) {
            withdraw(import, leaf, ledger).await?;
            read_sources.push((leaf.initiative.id, gone(source)));
        }
    }
    store::insert_initiatives(import.tx, &rows.initiatives).await?;
    store::insert_activities(import.tx, &rows.activities).await?;
    crate::who::write(import.tx, &rows.people).await?;
    documents::set_sources(import.tx, INITIATIVE.key, &read_sources).await
}

fn key_of(imported: &Value) -> Key {
    let text = |field: &str| folded(imported.get(field).and_then(Value::as_str).unwrap_or_default());
    let part_id = imported.get("part_id").and_then(Value::as_i64).unwrap_or_default();
    Key { part_id, title: text("title"), purpose: text("aim") }
}

/// The initiative's name, or what it says first where it has none.
fn title_of(read: &contract::Initiative) -> String {
    let first = read.activities.first().map(|activity| activity.text.as_str());
    let texts = [read.title.as_deref(), read.purpose.as_deref(), read.goal.as_deref(), first];
    let text = texts.into_iter().flatten().next().unwrap_or("–");
    if text.chars().count() <= 120 || read.title.is_some() {
        return text.to_string();
    }
    let cut: String = text.chars().take(110).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head))
}

fn read_fields(one: &NewInitiative<'_>, part_ids: &[Id], words: &Vocabulary) -> InitiativeFields {
    let read = one.read;
    let priority = read.priority.as_ref();
    let level =
        priority.and_then(|found| found.level.map(Level::from).or_else(|| words.level_of(&found.text)));
    InitiativeFields {
        state: "active".to_string(),
        part_id: part_ids.get(one.part).copied().unwrap_or_default(),
        position: one.position,
        title: title_of(read),
        intro: read.intro.clone(),
        purpose: read.purpose.clone(),
        goal: read.goal.clone(),
        when_text: read.when.clone(),
        responsible: read.responsible.clone(),
        main: None,
        priority_text: priority.map(|found| found.text.chars().take(LONGEST_PRIORITY).collect()),
        priority_level: level.map(|level| level.key().to_string()),
        follow_up: read.follow_up.clone(),
        status: read.status.clone(),
        budget: read.budget.clone(),
        baseline: read.baseline.clone(),
        method: read.method.clone(),
        labels: Value::Object(read.labels.clone()).to_string(),
    }
}

fn read_activities(read: &contract::Initiative) -> Vec<ActivityFields> {
    let fields = |(activity, position): (&contract::Activity, i64)| ActivityFields {
        state: "active".to_string(),
        position,
        text: activity.text.clone(),
        when_text: activity.when.clone(),
        status: activity.status.clone(),
        progress: activity.progress.clone(),
        responsible: activity.responsible.clone(),
    };
    read.activities.iter().zip(1i64..).map(fields).collect()
}

fn add(
    import: &Import<'_>,
    plan: &Plan,
    fields: &InitiativeFields,
    read: &contract::Initiative,
    rows: &mut Rows,
    ledger: &mut Ledger,
) -> Id {
    let initiative = row_of(import.ids.next(), plan, fields);
    let id = initiative.id;
    rows.initiatives.push(initiative);
    rows.people.extend(people(import.ids, (plan.id, id, None), &fields.responsible));
    for activity in read_activities(read) {
        add_activity(import, (plan.id, id), &activity, rows);
    }
    ledger.added(INITIATIVE.key, id, plan.owner_id, &fields.title);
    id
}

fn add_activity(
    import: &Import<'_>,
    (plan_id, initiative_id): (Id, Id),
    read: &ActivityFields,
    rows: &mut Rows,
) {
    let id = import.ids.next();
    rows.people.extend(people(import.ids, (plan_id, initiative_id, Some(id)), &read.responsible));
    rows.activities.push(Activity {
        id,
        initiative_id,
        plan_id,
        position: read.position,
        text: read.text.clone(),
        when_text: read.when_text.clone(),
        status: read.status.clone(),
        progress: read.progress.clone(),
        state: read.state.clone(),
        imported: Some(json(read).to_string()),
        ..Activity::default()
    });
}

/// Characters of a priority: it stands in an index, whose rows are small.
const LONGEST_PRIORITY: usize = 300;

/// A new initiative's row; it is shown as far as its plan.
pub(crate) fn row_of(id: Id, plan: &Plan, fields: &InitiativeFields) -> Initiative {
    let span = fields.span();
    Initiative {
        id,
        plan_id: plan.id,
        part_id: fields.part_id,
        owner_id: plan.owner_id,
        visibility: plan.visibility.clone(),
        follows_plan: true,
        revision: 1,
        state: fields.state.clone(),
        title: fields.title.clone(),
        intro: fields.intro.clone(),
        purpose: fields.purpose.clone(),
        goal: fields.goal.clone(),
        when_text: fields.when_text.clone(),
        year_from: span.map(|span| span.from),
        year_to: span.and_then(|span| span.to),
        priority_text: fields.priority_text.clone(),
        priority_level: fields.priority_level.clone(),
        follow_up: fields.follow_up.clone(),
        status: fields.status.clone(),
        budget: fields.budget.clone(),
        baseline: fields.baseline.clone(),
        method: fields.method.clone(),
        labels: fields.labels.clone(),
        position: fields.position,
        status_kind: fields.status.as_deref().and_then(StatusKind::of).map(|kind| kind.key().to_string()),
    }
}

/// Rows for the people named beside an initiative or one of its activities.
pub(crate) fn people(
    ids: &db::IdSource,
    (plan_id, initiative_id, activity_id): (Id, Id, Option<Id>),
    labels: &[String],
) -> Vec<Responsible> {
    let row = |(label, position): (&String, i64)| Responsible {
        id: ids.next(),
        plan_id,
        initiative_id,
        activity_id,
        label: label.clone(),
        label_key: label_key(label),
        position,
        main: false,
    };
    labels.iter().zip(1i64..).map(row).collect()
}

/// Marks the one who answers for the whole initiative.
pub(crate) fn mark_main(rows: &mut [Responsible], main: Option<&str>) {
    let key = main.map(label_key);
    for row in rows {
        row.main = key.as_deref() == Some(row.label_key.as_str());
    }
}

/// Fields of the reading that are stored under other names.
const NAMED: &[(&str, &str)] = &[
    ("purpose", "aim"),
    ("when", "when_text"),
    ("priority", "priority_text"),
    ("priority", "priority_level"),
];

async fn change(
    import: &Import<'_>,
    plan: &Plan,
    (leaf, source): (&Leaf, &Source),
    (fields, read): (&InitiativeFields, &contract::Initiative),
    rows: &mut Rows,
    ledger: &mut Ledger,
) -> Result<Id, DbErr> {
    let row = &leaf.initiative;
    let old = json(&leaf.fields());
    let mut now = json(fields);
    // Who answers for the whole is not for the document to say.
    now.as_object_mut().map(|fields| fields.remove("main"));
    let merged = merge(&source.last_read(read, &now, NAMED), &old, &now);
    let mut changes = access::changes(&old, &merged);
    let lines = merge_activities(import, leaf, &read_activities(read), rows).await?;
    if let (Some((before, after)), Some(all)) = (lines, changes.as_object_mut()) {
        all.insert("activities".to_string(), serde_json::json!([before, after]));
    }
    if changes.as_object().is_some_and(|all| !all.is_empty()) {
        let fields = fields_of(merged, leaf.fields());
        if !store::update_initiative(import.tx, row.id, row.revision, &fields).await? {
            return Err(broken("an initiative"));
        }
        if fields.responsible != leaf.people {
            store::clear_responsibles(import.tx, row.id, None).await?;
            let mut named = people(import.ids, (plan.id, row.id, None), &fields.responsible);
            mark_main(&mut named, fields.main.as_deref());
            rows.people.extend(named);
        }
    }
    ledger.compared(INITIATIVE.key, row.id, row.owner_id, &row.title, changes);
    Ok(row.id)
}

/// Brings the activities in step; gives the list before and after if they differ.
async fn merge_activities(
    import: &Import<'_>,
    leaf: &Leaf,
    read: &[ActivityFields],
    rows: &mut Rows,
) -> Result<Option<(String, String)>, DbErr> {
    let before_of =
        |task: &Task| -> Option<Value> { serde_json::from_str(task.activity.imported.as_deref()?).ok() };
    let old: Vec<(&Task, Value)> =
        leaf.tasks.iter().filter_map(|task| Some((task, before_of(task)?))).collect();
    let text = |value: &Value| value.get("text").and_then(Value::as_str).unwrap_or_default().to_string();
    let old_texts: Vec<String> = old.iter().map(|(_, before)| text(before)).collect();
    let new_texts: Vec<String> = read.iter().map(|fields| fields.text.clone()).collect();
    let pairs = pair(&old_texts, &new_texts, &[|a, b| folded(a) == folded(b), |a, b| alike(a, b)]);
    let (mut before_lines, mut after_lines) = (Vec::new(), Vec::new());
    for (fields, found) in read.iter().zip(&pairs) {
        match found.and_then(|place| old.get(place)) {
            None => {
                add_activity(import, (leaf.initiative.plan_id, leaf.initiative.id), fields, rows);
                after_lines.push(fields.text.clone());
            }
            Some((task, before)) => {
                let stored = json(&task.fields());
                let merged = merge(before, &stored, &json(fields));
                if without_position(merged.clone()) != without_position(stored) {
                    before_lines.push(task.activity.text.clone());
                    after_lines.push(text(&merged));
                }
                keep_activity(import, task, (before, fields), merged, rows).await?;
            }
        }
    }
    for (place, (task, before)) in old.iter().enumerate() {
        // What a person has ticked off stays, whatever the document says of it now.
        if task.activity.is_active() && !task.activity.is_done() && !pairs.contains(&Some(place)) {
            before_lines.push(task.activity.text.clone());
            let mut imported = before.clone();
            imported["state"] = Value::String("withdrawn".to_string());
            let row = Activity {
                state: "withdrawn".to_string(),
                imported: Some(imported.to_string()),
                ..task.activity.clone()
            };
            store::update_activity(import.tx, &row).await?;
        }
    }
    let differ = !before_lines.is_empty() || !after_lines.is_empty();
    Ok(differ.then(|| (before_lines.join("\n"), after_lines.join("\n"))))
}

async fn keep_activity(
    import: &Import<'_>,
    task: &Task,
    (before, read): (&Value, &ActivityFields),
    merged: Value,
    rows: &mut Rows,
) -> Result<(), DbErr> {
    let read = json(read);
    if *before == read {
        return Ok(());
    }
    let fields = fields_of(merged, task.fields());
    let row = Activity {
        position: fields.position,
        text: fields.text,
        when_text: fields.when_text,
        status: fields.status,
        progress: fields.progress,
        state: fields.state,
        imported: Some(read.to_string()),
        ..task.activity.clone()
    };
    store::update_activity(import.tx, &row).await?;
    if fields.responsible != task.people {
        store::clear_responsibles(import.tx, row.initiative_id, Some(row.id)).await?;
        let of = (row.plan_id, row.initiative_id, Some(row.id));
        rows.people.extend(people(import.ids, of, &fields.responsible));
    }
    Ok(())
}

async fn withdraw(import: &Import<'_>, leaf: &Leaf, ledger: &mut Ledger) -> Result<(), DbErr> {
    let row = &leaf.initiative;
    let fields = InitiativeFields { state: "withdrawn".to_string(), ..leaf.fields() };
    if !store::update_initiative(import.tx, row.id, row.revision, &fields).await? {
        return Err(broken("an initiative"));
    }
    ledger.withdrawn(INITIATIVE.key, row.id, row.owner_id, &row.title);
    Ok(())
}
