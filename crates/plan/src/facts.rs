//! What a plan says, for reports: read-only, without what is marked secret, since a report is made to be
//! given away. It must not know how a report is laid out.

use access::Viewer;
use db::{Db, DbErr, Id};

use crate::{
    INDICATOR, INITIATIVE, Leaf, PLAN, Plan, Task,
    indicator::shown,
    store::{self, IndicatorQuery, PlanQuery},
    tree::{Branch, grow},
};

/// A plan with all that stands in it. A text that is missing is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    pub owner_id: Id,
    pub owner: String,
    pub title: String,
    pub publisher: String,
    /// "2026", "2026–2028", or empty.
    pub period: String,
    pub preamble: String,
    pub chapters: Vec<Chapter>,
    pub indicators: Vec<Measured>,
}

/// A chapter, or a section in one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chapter {
    /// "3.1 Besök", "Besök", or empty.
    pub heading: String,
    pub intro: String,
    pub nothing_planned: bool,
    pub initiatives: Vec<Item>,
    pub sections: Vec<Chapter>,
}

/// An initiative.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    pub title: String,
    pub intro: String,
    pub purpose: String,
    pub goal: String,
    pub activities: Vec<Doing>,
    pub when: String,
    pub people: Vec<String>,
    pub priority: String,
    pub follow_up: String,
    pub status: String,
    pub budget: String,
    pub baseline: String,
    pub method: String,
    /// Labelled texts that have no field of their own.
    pub labels: Vec<(String, String)>,
}

/// An activity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doing {
    pub text: String,
    pub when: String,
    pub status: String,
    pub progress: String,
    pub people: Vec<String>,
}

/// An indicator of the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    pub name: String,
    pub unit: String,
    /// In the plan's own words.
    pub targets: Vec<String>,
    /// With a decimal comma.
    pub outcome: String,
    pub outcome_year: Option<i64>,
    pub source: String,
    pub marked: bool,
}

/// Indicators of one plan at most.
const MOST_INDICATORS: i64 = 2_000;

/// The plan, if this viewer sees it: what is active in it and seen by the viewer.
pub async fn outline(db: &Db, viewer: &Viewer, id: Id) -> Result<Option<Outline>, DbErr> {
    let Some(plan) = store::plan(db, viewer, id).await? else {
        return Ok(None);
    };
    let mut leaves = store::leaves(db, viewer, &plan).await?;
    let ids: Vec<Id> = leaves.iter().map(|leaf| leaf.initiative.id).collect();
    // Also from the owner's own people: the report leaves the house.
    let visitor = Viewer::visitor(viewer.now);
    let marks = access::marks(db, INITIATIVE.key, &ids).await?;
    for leaf in &mut leaves {
        if let Some(mark) = marks.get(&leaf.initiative.id) {
            leaf.hide(mark, &visitor);
        }
    }
    let parts = store::all_parts(db.read(), id).await?;
    let parts = parts.into_iter().filter(|part| part.is_active()).collect();
    let marks = access::marks(db, PLAN.key, &[id]).await?;
    let hidden = marks.get(&id).is_some_and(|mark| mark.covers("preamble"));
    Ok(Some(Outline {
        owner_id: plan.owner_id,
        owner: plan.owner_name.clone(),
        period: plan.period(),
        title: plan.title,
        publisher: plan.publisher.unwrap_or_default(),
        preamble: plan.preamble.filter(|_| !hidden).unwrap_or_default(),
        chapters: grow(parts, leaves).into_iter().map(chapter).collect(),
        indicators: measured(db, viewer, id).await?,
    }))
}

/// Plans that this viewer sees, the newest first.
pub async fn plans(db: &Db, viewer: &Viewer, limit: i64) -> Result<Vec<Plan>, DbErr> {
    store::plans(db, viewer, &PlanQuery::default(), ("period", "desc"), (0, limit)).await
}

async fn measured(db: &Db, viewer: &Viewer, plan_id: Id) -> Result<Vec<Measured>, DbErr> {
    let query = IndicatorQuery { plan_id: Some(plan_id), ..IndicatorQuery::default() };
    let rows = store::indicators(db, viewer, &query, (0, MOST_INDICATORS)).await?;
    let ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
    let mut targets = store::targets(db.read(), &ids).await?;
    let marks = access::marks(db, INDICATOR.key, &ids).await?;
    let of = |row: crate::Indicator| {
        let hidden = marks.get(&row.id).is_some_and(|mark| mark.covers("outcome"));
        let own = targets.remove(&row.id).unwrap_or_default();
        Measured {
            targets: own.into_iter().map(|target| target.text).collect(),
            outcome: row.outcome.filter(|_| !hidden).map(|text| shown(&text, false)).unwrap_or_default(),
            outcome_year: row.outcome_year.filter(|_| !hidden),
            name: row.name,
            unit: row.unit.unwrap_or_default(),
            source: row.source.unwrap_or_default(),
            marked: row.marked,
        }
    };
    Ok(rows.into_iter().map(of).collect())
}

fn chapter(branch: Branch) -> Chapter {
    Chapter {
        heading: branch.part.heading(),
        nothing_planned: branch.nothing_planned(),
        intro: branch.part.intro.unwrap_or_default(),
        initiatives: branch.leaves.into_iter().map(item).collect(),
        sections: branch.sections.into_iter().map(chapter).collect(),
    }
}

fn item(leaf: Leaf) -> Item {
    let row = leaf.initiative;
    let labels = row.labels();
    Item {
        title: row.title,
        intro: row.intro.unwrap_or_default(),
        purpose: row.purpose.unwrap_or_default(),
        goal: row.goal.unwrap_or_default(),
        activities: leaf.tasks.into_iter().map(doing).collect(),
        when: row.when_text.unwrap_or_default(),
        people: leaf.people,
        priority: row.priority_text.unwrap_or_default(),
        follow_up: row.follow_up.unwrap_or_default(),
        status: row.status.unwrap_or_default(),
        budget: row.budget.unwrap_or_default(),
        baseline: row.baseline.unwrap_or_default(),
        method: row.method.unwrap_or_default(),
        labels,
    }
}

fn doing(task: Task) -> Doing {
    let row = task.activity;
    Doing {
        text: row.text,
        when: row.when_text.unwrap_or_default(),
        status: row.status.unwrap_or_default(),
        progress: row.progress.unwrap_or_default(),
        people: task.people,
    }
}
