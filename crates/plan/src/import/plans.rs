//! The plan itself, and the order of the whole.

use db::{DbErr, Id};
use documents::{Import, Imported};
use reading::contract;

use crate::{
    index, life,
    merge::{folded, merge},
    plan::{PLAN, Plan, PlanFields, period},
    stage::Stage,
    store,
};

use super::{Ledger, broken, document::flatten, fields_of, initiatives, json, parts, source};

/// Brings a read plan into the tables; see the module for the rules.
pub async fn import_plan(import: &Import<'_>, document: &contract::Plan) -> Result<Imported, DbErr> {
    let mut ledger = Ledger::default();
    let plan = bring_plan(import, document, &mut ledger).await?;
    ledger.report.objects.insert(String::new(), (PLAN.key, plan.id));
    let (new_parts, new_initiatives) = flatten(document);
    let part_ids = parts::bring(import, &plan, &new_parts, &mut ledger).await?;
    initiatives::bring(import, &plan, &part_ids, &new_initiatives, &mut ledger).await?;
    store::set_plan_document(import.tx, plan.id, import.document_id).await?;
    if !ledger.report.changes_nothing() {
        life::open_for_document(import, &plan).await?;
    }
    ledger.record(import).await?;
    if !ledger.report.changes_nothing() {
        index::plan(import.tx, plan.id).await?;
    }
    Ok(ledger.report)
}

/// A title made of what is known, where the document has none.
fn title_of(import: &Import<'_>, document: &contract::Plan) -> String {
    if let Some(title) = &document.title {
        return title.clone();
    }
    match document.period {
        Some(years) => {
            let years = period(Some(i64::from(years.from)), Some(i64::from(years.to)));
            format!("Verksamhetsplan {years}")
        }
        None => import.file_name.to_string(),
    }
}

/// Characters of a title that tell one series from another: the series stands in an index, whose rows are
/// small.
const LONGEST_NAME: usize = 300;

/// What a later import knows the plan by: whose it is and which years. Its own title counts only without
/// years.
pub fn series_of(
    publisher: Option<&str>,
    title: Option<&str>,
    (from, to): (Option<i64>, Option<i64>),
    file_name: &str,
) -> String {
    let name = title.or(publisher).map(folded).unwrap_or_default();
    let name: String = name.chars().take(LONGEST_NAME).collect();
    let years = period(from, to);
    if name.is_empty() && years.is_empty() { folded(file_name) } else { format!("{name}|{years}") }
}

fn read_fields(import: &Import<'_>, document: &contract::Plan) -> PlanFields {
    PlanFields {
        state: "active".to_string(),
        title: title_of(import, document),
        publisher: document.publisher.clone(),
        year_from: document.period.map(|years| i64::from(years.from)),
        year_to: document.period.map(|years| i64::from(years.to)),
        preamble: document.preamble.clone(),
    }
}

async fn bring_plan(
    import: &Import<'_>,
    document: &contract::Plan,
    ledger: &mut Ledger,
) -> Result<Plan, DbErr> {
    let read = read_fields(import, document);
    let years = (read.year_from, read.year_to);
    let (publisher, title) = (document.publisher.as_deref(), document.title.as_deref());
    let series = series_of(publisher, title, years, import.file_name);
    let found = store::plan_of_series(import.tx, import.owner_id, &series).await?;
    let id = match found {
        None => add(import, &read, series, ledger).await?,
        Some(stored) => change(import, &stored, &read, ledger).await?,
    };
    let imported = source(import.document_id, (&document.at, &Default::default(), &[]), json(&read));
    documents::set_source(import.tx, PLAN.key, id, &imported).await?;
    store::any_plan(import.tx, id).await?.ok_or_else(|| broken("the plan"))
}

async fn add(
    import: &Import<'_>,
    read: &PlanFields,
    series: String,
    ledger: &mut Ledger,
) -> Result<Id, DbErr> {
    let plan = Plan {
        id: import.ids.next(),
        owner_id: import.owner_id,
        owner_name: String::new(),
        visibility: import.visibility.key().to_string(),
        revision: 1,
        state: read.state.clone(),
        stage: Stage::Open.key().to_string(),
        numbering: "own".to_string(),
        series,
        title: read.title.clone(),
        publisher: read.publisher.clone(),
        year_from: read.year_from,
        year_to: read.year_to,
        preamble: read.preamble.clone(),
    };
    store::insert_plans(import.tx, std::slice::from_ref(&plan)).await?;
    ledger.added(PLAN.key, plan.id, plan.owner_id, &plan.title);
    Ok(plan.id)
}

async fn change(
    import: &Import<'_>,
    stored: &Plan,
    read: &PlanFields,
    ledger: &mut Ledger,
) -> Result<Id, DbErr> {
    let before = documents::sources_of(import.tx.on(), PLAN.key, &[stored.id]).await?.remove(&stored.id);
    let before = before.map(|source| source.imported).unwrap_or_default();
    let old = json(&stored.fields());
    let merged = merge(&before, &old, &json(read));
    let changes = access::changes(&old, &merged);
    if old != merged {
        let fields = fields_of(merged, stored.fields());
        if !store::update_plan(import.tx, stored.id, stored.revision, &fields).await? {
            return Err(broken("the plan"));
        }
    }
    ledger.compared(PLAN.key, stored.id, stored.owner_id, &stored.title, changes);
    Ok(stored.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_plan_is_known_by() {
        let years = (Some(2026), Some(2026));
        assert_eq!(series_of(None, Some("Plan  2026"), years, "a.txt"), "plan 2026|2026");
        assert_eq!(series_of(Some("Åsunda kommun"), None, years, "a.txt"), "åsunda kommun|2026");
        assert_eq!(series_of(None, None, years, "a.txt"), "|2026");
        assert_eq!(series_of(None, None, (None, None), "Plan.txt"), "plan.txt");
    }
}
