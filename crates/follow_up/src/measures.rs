//! The indicators of a plan as a round shows them beside the answers.

use std::{cmp::Ordering, collections::HashSet};

use access::Viewer;
use db::{Db, DbErr, Id};
use indicators::facts::{self, IndicatorFact};

use crate::Measure;

/// The plan's indicators as far as this viewer sees them. What everybody sees is open.
pub(crate) async fn of_plan(db: &Db, viewer: &Viewer, plan_id: Id) -> Result<Vec<Measure>, DbErr> {
    let seen = facts::of_plan(db, viewer, plan_id).await?;
    let everybody = Viewer::visitor(viewer.now);
    let open = facts::of_plan(db, &everybody, plan_id).await?;
    let open: HashSet<Id> = open.into_iter().map(|fact| fact.id).collect();
    Ok(seen.into_iter().map(|fact| measure(&fact, open.contains(&fact.id))).collect())
}

fn measure(fact: &IndicatorFact, open: bool) -> Measure {
    let arrow = match fact.movement {
        Some(Ordering::Greater) => "\u{2197}",
        Some(Ordering::Less) => "\u{2198}",
        Some(Ordering::Equal) => "\u{2192}",
        None => "",
    };
    let value = match (fact.latest.as_str(), fact.unit.as_str()) {
        ("", _) => String::new(),
        (value, "") => value.to_string(),
        (value, unit) => format!("{value}\u{a0}{unit}"),
    };
    Measure {
        id: fact.id.to_string(),
        name: fact.name.clone(),
        target: fact.targets.join("; "),
        value,
        period: fact.latest_period.clone(),
        light: fact.light,
        sentence: fact.sentences.join(" "),
        trend: arrow.to_string(),
        open,
    }
}
