//! What of indicators can be found. Withdrawn ones cannot, and marked fields never.

use access::Mark;
use db::{DbErr, Id, Tx};
use plan::PLAN;
use search::Entry;

use crate::{
    definition::{DEFINITION, Definition},
    indicator::{INDICATOR, Indicator, TargetRow},
    store,
};

/// The indicators of a plan that has changed: they are shown as far as it unless chosen otherwise, and gone
/// with it.
pub(crate) async fn of_plan(tx: &Tx, plan_id: Id) -> Result<(), DbErr> {
    store::follow_visibility(tx, plan_id).await?;
    let rows = store::indicators_of_plan(tx, plan_id).await?;
    let ids: Vec<Id> = rows.iter().map(|indicator| indicator.id).collect();
    these(tx, &ids).await
}

/// These indicators, after a change of their own.
pub(crate) async fn these(tx: &Tx, ids: &[Id]) -> Result<(), DbErr> {
    let mut targets = store::targets(tx.on(), ids).await?;
    let marks = access::marks_within(tx, INDICATOR.key, ids).await?;
    let mut entries = Vec::new();
    for id in ids {
        store::note_following(tx, *id).await?;
        match store::any_indicator(tx, *id).await? {
            Some(indicator) if indicator.is_listed() => {
                let own = targets.remove(id).unwrap_or_default();
                entries.push(indicator_entry(&indicator, &own, marks.get(id)));
            }
            _ => search::remove(tx, INDICATOR.key, *id).await?,
        }
    }
    search::put_all(tx, &entries).await
}

pub(crate) async fn one(tx: &Tx, id: Id) -> Result<(), DbErr> {
    these(tx, &[id]).await
}

fn open<'a>(mark: Option<&Mark>, field: &str, text: Option<&'a str>) -> Option<&'a str> {
    text.filter(|_| !mark.is_some_and(|mark| mark.covers(field)))
}

pub(crate) fn indicator_entry(indicator: &Indicator, targets: &[TargetRow], mark: Option<&Mark>) -> Entry {
    let mut texts: Vec<&str> = targets.iter().map(|target| target.text.as_str()).collect();
    texts.extend([indicator.unit.as_deref(), indicator.source.as_deref()].into_iter().flatten());
    texts.extend(open(mark, "outcome", indicator.outcome.as_deref()));
    Entry {
        kind: INDICATOR.key,
        object_id: indicator.id,
        owner_id: indicator.owner_id,
        visibility: indicator.visibility(),
        parent: indicator.plan_id.filter(|_| indicator.follows_plan).map(|id| (PLAN.key, id)),
        title: indicator.name.clone(),
        body: texts.join("\n"),
        path: format!("{}{}", INDICATOR.path, indicator.id),
    }
}

/// A definition, after a change of its own.
pub(crate) async fn definition(tx: &Tx, id: Id) -> Result<(), DbErr> {
    let Some(found) = store::any_definition(tx.on(), id).await?.filter(Definition::is_active) else {
        return search::remove(tx, DEFINITION.key, id).await;
    };
    search::put(tx, &definition_entry(&found)).await
}

pub(crate) fn definition_entry(definition: &Definition) -> Entry {
    let texts = [&definition.description, &definition.unit, &definition.source_ref, &definition.source_title];
    let texts: Vec<&str> = texts.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    Entry {
        kind: DEFINITION.key,
        object_id: definition.id,
        owner_id: definition.owner_id,
        visibility: definition.visibility(),
        parent: None,
        title: definition.name.clone(),
        body: texts.join("\n"),
        path: format!("{}{}", DEFINITION.path, definition.id),
    }
}
