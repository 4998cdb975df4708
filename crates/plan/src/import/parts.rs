//! Chapters and sections.

use std::collections::HashMap;

use db::{DbErr, Id};
use documents::{Import, NewSource, Source};
use serde_json::Value;

use crate::{
    merge::{folded, merge, pair},
    plan::{PLAN, Part, PartFields, PartLevel, Plan},
    store,
};

use super::{Ledger, broken, document::NewPart, fields_of, gone, json, source};

/// The kind under which sources of parts are kept.
pub(crate) const PART: &str = "plan-part";

/// What parts are recognised by.
#[derive(Clone)]
struct Key {
    parent_id: Option<Id>,
    number: String,
    title: String,
}

const RULES: [fn(&Key, &Key) -> bool; 4] = [
    |a, b| a.parent_id == b.parent_id && a.number == b.number && a.title == b.title,
    |a, b| a.parent_id == b.parent_id && !a.title.is_empty() && a.title == b.title,
    |a, b| !a.number.is_empty() && a.number == b.number,
    |a, b| !a.title.is_empty() && a.title == b.title,
];

/// Stores the parts; gives the id of each, in the document's order.
pub(super) async fn bring(
    import: &Import<'_>,
    plan: &Plan,
    new: &[NewPart<'_>],
    ledger: &mut Ledger,
) -> Result<Vec<Id>, DbErr> {
    let stored = store::all_parts(import.tx.on(), plan.id).await?;
    let ids: Vec<Id> = stored.iter().map(|part| part.id).collect();
    let sources = documents::sources_of(import.tx.on(), PART, &ids).await?;
    let mut taken: Vec<Option<Id>> = vec![None; new.len()];
    // Chapters first: a section is recognised within its chapter.
    for level in [PartLevel::Chapter, PartLevel::Section] {
        let at = |index: &usize| (new[*index].chapter.is_some()) == (level == PartLevel::Section);
        let wanted: Vec<usize> = (0..new.len()).filter(at).collect();
        let old: Vec<&Part> =
            stored.iter().filter(|part| part.level() == level && sources.contains_key(&part.id)).collect();
        let old_keys: Vec<Key> =
            old.iter().filter_map(|part| Some(key_of(&sources.get(&part.id)?.imported))).collect();
        let parent = |index: usize| new[index].chapter.and_then(|chapter| taken[chapter]);
        let keys: Vec<Key> = wanted
            .iter()
            .map(|index| Key {
                parent_id: parent(*index),
                number: folded(new[*index].number.unwrap_or_default()),
                title: folded(new[*index].title.unwrap_or_default()),
            })
            .collect();
        let pairs = pair(&old_keys, &keys, &RULES);
        for (index, found) in wanted.into_iter().zip(pairs) {
            taken[index] = Some(found.map_or_else(|| import.ids.next(), |place| old[place].id));
        }
    }
    let taken: Vec<Id> = taken.into_iter().flatten().collect();
    write(import, plan, new, (&taken, &stored, &sources), ledger).await?;
    // A part has no page of its own: what is found about it is found about the plan.
    for pointer in new.iter().flat_map(|part| &part.pointers) {
        ledger.report.objects.insert(pointer.clone(), (PLAN.key, plan.id));
    }
    Ok(taken)
}

fn key_of(imported: &Value) -> Key {
    let text = |field: &str| folded(imported.get(field).and_then(Value::as_str).unwrap_or_default());
    Key {
        parent_id: imported.get("parent_id").and_then(Value::as_i64),
        number: text("number"),
        title: text("title"),
    }
}

async fn write(
    import: &Import<'_>,
    plan: &Plan,
    new: &[NewPart<'_>],
    (ids, stored, sources): (&[Id], &[Part], &HashMap<Id, Source>),
    ledger: &mut Ledger,
) -> Result<(), DbErr> {
    let mut rows = Vec::new();
    let mut read: Vec<(Id, NewSource)> = Vec::new();
    for (part, id) in new.iter().zip(ids) {
        let fields = PartFields {
            state: "active".to_string(),
            parent_id: part.chapter.and_then(|chapter| ids.get(chapter).copied()),
            number: part.number.map(str::to_string),
            title: part.title.map(str::to_string),
            intro: part.intro.clone(),
            no_planned_activities: part.no_planned_activities,
            position: part.position,
        };
        match stored.iter().find(|stored| stored.id == *id) {
            None => rows.push(row_of(*id, plan.id, part.chapter.is_some(), &fields)),
            Some(stored) => {
                let before = sources.get(id).map(|source| source.imported.clone()).unwrap_or_default();
                change(import, plan, stored, &before, &json(&fields), ledger).await?;
            }
        }
        read.push((*id, source(import.document_id, (part.at, &Default::default(), &[]), json(&fields))));
    }
    // Chapters come before their sections, which point at them.
    rows.sort_by_key(|row| row.parent_id.is_some());
    store::insert_parts(import.tx, &rows).await?;
    let gone = stored.iter().filter(|part| part.is_active() && !ids.contains(&part.id));
    for part in gone {
        let Some(old) = sources.get(&part.id) else { continue };
        withdraw(import, plan, part, old, &mut read, ledger).await?;
    }
    documents::set_sources(import.tx, PART, &read).await
}

fn row_of(id: Id, plan_id: Id, section: bool, fields: &PartFields) -> Part {
    let level = if section { PartLevel::Section } else { PartLevel::Chapter };
    Part {
        id,
        plan_id,
        parent_id: fields.parent_id,
        level: level.key().to_string(),
        revision: 1,
        state: fields.state.clone(),
        number: fields.number.clone(),
        title: fields.title.clone(),
        intro: fields.intro.clone(),
        no_planned_activities: fields.no_planned_activities,
        position: fields.position,
    }
}

async fn change(
    import: &Import<'_>,
    plan: &Plan,
    stored: &Part,
    before: &Value,
    read: &Value,
    ledger: &mut Ledger,
) -> Result<(), DbErr> {
    let old = json(&stored.fields());
    let merged = merge(before, &old, read);
    if old == merged {
        return Ok(());
    }
    let changes = access::changes(&old, &merged);
    let fields = fields_of(merged, stored.fields());
    if !store::update_part(import.tx, stored.id, stored.revision, &fields).await? {
        return Err(broken("a chapter"));
    }
    let only_moved =
        super::without_position(changes.clone()).as_object().is_some_and(|fields| fields.is_empty());
    if !only_moved {
        ledger.compared(PLAN.key, plan.id, plan.owner_id, &stored.heading(), changes);
    }
    Ok(())
}

async fn withdraw(
    import: &Import<'_>,
    plan: &Plan,
    part: &Part,
    old: &Source,
    read: &mut Vec<(Id, NewSource)>,
    ledger: &mut Ledger,
) -> Result<(), DbErr> {
    let fields = PartFields { state: "withdrawn".to_string(), ..part.fields() };
    if !store::update_part(import.tx, part.id, part.revision, &fields).await? {
        return Err(broken("a chapter"));
    }
    ledger.withdrawn(PLAN.key, plan.id, plan.owner_id, &part.heading());
    read.push((part.id, gone(old)));
    Ok(())
}
