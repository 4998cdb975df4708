//! Indicators with their targets as read from a document, into the tables.
//!
//! The same document twice changes nothing; a corrected one changes what differs and withdraws what is gone;
//! what a person has edited stays until the document says something new (see [`documents::merge`]). The
//! caller owns the transaction.

use access::Visibility;
use db::{DbErr, Id};
use documents::{
    Import, Imported, Ledger, NewSource, Source, broken, fields_of, gone, json,
    merge::{alike, folded, merge, pair},
    source,
};
use plan::{PLAN, Plan};
use reading::contract::{self, Target};
use serde_json::Value;

use crate::{
    index,
    indicator::{INDICATOR, Indicator, IndicatorFields, TargetRow, decimal},
    store,
};

const RULES: [fn(&String, &String) -> bool; 2] = [|a, b| a == b, |a, b| alike(a, b)];

/// Brings read indicators into the tables, into the plan of the same document if it has one. Call it after
/// [`plan::import_plan`]; see the module for the rules.
pub async fn import_indicators(
    import: &Import<'_>,
    document: &contract::Indicators,
) -> Result<Imported, DbErr> {
    let mut ledger = Ledger::default();
    let plan = plan::facts::plan_of_document(import.tx, import.owner_id, import.document_id).await?;
    let year = document.year.map(i64::from);
    let title = document.title.as_deref();
    let series = match &plan {
        Some(plan) => series_in(plan),
        None => plan::series_of(document.publisher.as_deref(), title, (year, year), import.file_name),
    };
    let stored = store::indicators_of_series(import.tx, import.owner_id, &series).await?;
    let ids: Vec<Id> = stored.iter().map(|indicator| indicator.id).collect();
    let sources = documents::sources_of(import.tx.on(), INDICATOR.key, &ids).await?;
    let mut targets = store::targets(import.tx.on(), &ids).await?;
    let old: Vec<(&Indicator, &Source)> =
        stored.iter().filter_map(|indicator| Some((indicator, sources.get(&indicator.id)?))).collect();
    let read: Vec<IndicatorFields> =
        document.rows.iter().zip(1i64..).map(|row| read_fields(row, document)).collect();
    let old_names: Vec<String> = old.iter().map(|(_, source)| name_of(&source.imported)).collect();
    let names: Vec<String> = read.iter().map(|fields| folded(&fields.name)).collect();
    let pairs = pair(&old_names, &names, &RULES);
    let mut read_sources: Vec<(Id, NewSource)> = Vec::new();
    for (place, ((row, fields), found)) in document.rows.iter().zip(&read).zip(&pairs).enumerate() {
        let id = match found.and_then(|place| old.get(place)) {
            None => add(import, plan.as_ref(), &series, (row, fields), &mut ledger).await?,
            Some((indicator, source)) => {
                let own = targets.remove(&indicator.id).unwrap_or_default();
                change(import, (indicator, &own), source, (row, fields), &mut ledger).await?
            }
        };
        ledger.report.objects.insert(format!("/rows/{place}"), (INDICATOR.key, id));
        let evidence = (row.at.as_slice(), &row.sure, row.alternatives.as_slice());
        read_sources.push((id, source(import.document_id, evidence, json(fields))));
    }
    for (place, (indicator, source)) in old.iter().enumerate() {
        if indicator.is_active() && !pairs.contains(&Some(place)) {
            let own = targets.remove(&indicator.id).unwrap_or_default();
            withdraw(import, indicator, &own, &mut ledger).await?;
            read_sources.push((indicator.id, gone(source)));
        }
    }
    documents::set_sources(import.tx, INDICATOR.key, &read_sources).await?;
    ledger.record(import).await?;
    if !ledger.report.changes_nothing() {
        let touched: Vec<Id> = read_sources.iter().map(|(id, _)| *id).collect();
        index::these(import.tx, &touched).await?;
    }
    Ok(ledger.report)
}

/// After a plan's import: the indicators that follow the plan are shown and found as far as it is.
pub async fn follow_import(import: &Import<'_>, imported: &Imported) -> Result<(), DbErr> {
    let plan = imported.objects.get("").filter(|(kind, _)| *kind == PLAN.key);
    match plan {
        Some((_, id)) if !imported.changes_nothing() => index::of_plan(import.tx, *id).await,
        _ => Ok(()),
    }
}

/// The series of the indicators that belong to a plan.
pub(crate) fn series_in(plan: &Plan) -> String {
    format!("plan:{}", plan.id)
}

fn name_of(imported: &Value) -> String {
    folded(imported.get("name").and_then(Value::as_str).unwrap_or_default())
}

fn read_fields(
    (row, position): (&contract::IndicatorRow, i64),
    document: &contract::Indicators,
) -> IndicatorFields {
    let first = row.targets.first().map(|target| target.text.as_str());
    IndicatorFields {
        state: "active".to_string(),
        list_title: document.title.clone(),
        name: row.name.as_deref().or(first).unwrap_or("–").to_string(),
        unit: row.unit.clone(),
        source: row.source.clone(),
        marked: row.marked,
        outcome: row.outcome.map(decimal),
        outcome_year: row.outcome_year.map(i64::from),
        trend: row.trend.clone(),
        comparison: serde_json::to_string(&row.comparison).unwrap_or_else(|_| "[]".to_string()),
        position,
        targets: row.targets.iter().map(|target| target.text.as_str()).collect::<Vec<_>>().join("\n"),
    }
}

async fn add(
    import: &Import<'_>,
    plan: Option<&Plan>,
    series: &str,
    (row, fields): (&contract::IndicatorRow, &IndicatorFields),
    ledger: &mut Ledger,
) -> Result<Id, DbErr> {
    let visibility = plan.map_or(import.visibility, Plan::visibility);
    let indicator =
        indicator_row(import.ids.next(), (import.owner_id, visibility), plan.map(|plan| plan.id), fields);
    let id = indicator.id;
    ledger.added(INDICATOR.key, id, import.owner_id, &indicator.name);
    store::insert_indicators(import.tx, &[(indicator, series.to_string())]).await?;
    store::insert_targets(import.tx, &target_rows(import.ids, id, &row.targets)).await?;
    Ok(id)
}

/// A new indicator's row.
pub(crate) fn indicator_row(
    id: Id,
    (owner_id, visibility): (Id, Visibility),
    plan_id: Option<Id>,
    fields: &IndicatorFields,
) -> Indicator {
    Indicator {
        id,
        owner_id,
        owner_name: String::new(),
        visibility: visibility.key().to_string(),
        follows_plan: plan_id.is_some(),
        revision: 1,
        state: fields.state.clone(),
        plan_id,
        plan_title: None,
        plan_state: None,
        list_title: fields.list_title.clone(),
        name: fields.name.clone(),
        unit: fields.unit.clone(),
        source: fields.source.clone(),
        marked: fields.marked,
        outcome: fields.outcome.clone(),
        outcome_year: fields.outcome_year,
        trend: fields.trend.clone(),
        comparison: fields.comparison.clone(),
        position: fields.position,
        definition_id: None,
        subject: String::new(),
        direction: None,
        decimals: None,
        minimum_answers: None,
    }
}

pub(crate) fn target_rows(ids: &db::IdSource, indicator_id: Id, targets: &[Target]) -> Vec<(Id, TargetRow)> {
    let row = |(target, position)| (ids.next(), TargetRow::new(indicator_id, position, target));
    targets.iter().zip(1i64..).map(row).collect()
}

async fn change(
    import: &Import<'_>,
    (indicator, targets): (&Indicator, &[TargetRow]),
    source: &Source,
    (row, read): (&contract::IndicatorRow, &IndicatorFields),
    ledger: &mut Ledger,
) -> Result<Id, DbErr> {
    let old = json(&indicator.fields(targets));
    let now = json(read);
    let merged = merge(&source.last_read(row, &now, &[]), &old, &now);
    let changes = access::changes(&old, &merged);
    if old != merged {
        let fields = fields_of(merged, indicator.fields(targets));
        if !store::update_indicator(import.tx, indicator.id, indicator.revision, &fields).await? {
            return Err(broken("an indicator"));
        }
        if changes.get("targets").is_some() {
            let rows = target_rows(import.ids, indicator.id, &row.targets);
            store::set_targets(import.tx, indicator.id, &rows).await?;
        }
    }
    ledger.compared(INDICATOR.key, indicator.id, indicator.owner_id, &indicator.name, changes);
    Ok(indicator.id)
}

async fn withdraw(
    import: &Import<'_>,
    indicator: &Indicator,
    targets: &[TargetRow],
    ledger: &mut Ledger,
) -> Result<(), DbErr> {
    let fields = IndicatorFields { state: "withdrawn".to_string(), ..indicator.fields(targets) };
    if !store::update_indicator(import.tx, indicator.id, indicator.revision, &fields).await? {
        return Err(broken("an indicator"));
    }
    ledger.withdrawn(INDICATOR.key, indicator.id, indicator.owner_id, &indicator.name);
    Ok(())
}
