//! Making definitions and values in large numbers, for demo and made-up data. No audit entries: one for each
//! would say nothing.

use access::Visibility;
use db::{DbErr, Id, IdSource, Tx};

use crate::{
    DefinitionFields, Gauge,
    import::{indicator_row, target_rows},
    index,
    indicator::IndicatorFields,
    store,
};

/// An indicator of a plan that is measured by a definition.
#[derive(Clone, Debug)]
pub struct BulkIndicator {
    pub name: String,
    /// In a plan's words: "minst 76".
    pub target: String,
    pub definition_id: Id,
    /// Whom its values are about, as [`crate::Subject::key`].
    pub subject: String,
}

/// Indicators of one plan, shown as far as it is, with targets of a year.
pub async fn add_indicators(
    tx: &Tx,
    ids: &IdSource,
    (owner_id, visibility): (Id, Visibility),
    (plan_id, year): (Id, i32),
    new: &[BulkIndicator],
) -> Result<(), DbErr> {
    let mut made = Vec::new();
    let mut targets = Vec::new();
    for (row, position) in new.iter().zip(1i64..) {
        let fields = IndicatorFields {
            state: "active".to_string(),
            name: row.name.clone(),
            comparison: "[]".to_string(),
            position,
            targets: row.target.clone(),
            ..IndicatorFields::default()
        };
        let indicator = indicator_row(ids.next(), (owner_id, visibility), Some(plan_id), &fields);
        targets.extend(target_rows(ids, indicator.id, &reading::target::parse(&row.target, Some(year))));
        made.push((indicator, format!("plan:{plan_id}")));
    }
    store::insert_indicators(tx, &made).await?;
    store::insert_targets(tx, &targets).await?;
    for ((indicator, _), row) in made.iter().zip(new) {
        let definition_id = Some(row.definition_id);
        let gauge = Gauge { definition_id, subject: row.subject.clone(), ..Gauge::default() };
        store::update_gauge(tx, indicator.id, indicator.revision, &gauge).await?;
    }
    index::of_plan(tx, plan_id).await
}

/// A new definition, findable.
pub async fn add_definition(
    tx: &Tx,
    ids: &IdSource,
    (owner_id, visibility): (Id, Visibility),
    fields: &DefinitionFields,
) -> Result<Id, DbErr> {
    let id = ids.next();
    store::insert_definition(tx, (id, owner_id, visibility), fields).await?;
    index::definition(tx, id).await?;
    Ok(id)
}

/// Says how the owner's indicator whose name begins so is measured; tells its id, if there is one.
pub async fn gauge(tx: &Tx, owner_id: Id, name: &str, gauge: &Gauge) -> Result<Option<Id>, DbErr> {
    let Some((id, revision)) = store::named(tx, owner_id, name).await? else {
        return Ok(None);
    };
    store::update_gauge(tx, id, revision, gauge).await?;
    Ok(Some(id))
}
