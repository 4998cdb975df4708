//! What a plan says, for reports: read-only, without what is marked secret, since a report is made to be
//! given away. It must not know how a report is laid out.

use access::Viewer;
use db::{Db, DbErr, Id, Tx};
use jiff::civil::Date;

use crate::{
    INITIATIVE, Leaf, PLAN, Plan, Task,
    store::{self, PlanQuery},
    tree::{Branch, grow},
    work,
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
    /// The day it was ticked off.
    pub done_on: Option<Date>,
}

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
    }))
}

/// The plan itself, if this viewer sees it.
pub async fn plan(db: &Db, viewer: &Viewer, id: Id) -> Result<Option<Plan>, DbErr> {
    store::plan(db, viewer, id).await
}

/// The plan that an owner's document was last read into.
pub async fn plan_of_document(tx: &Tx, owner_id: Id, document_id: Id) -> Result<Option<Plan>, DbErr> {
    store::plan_of_document(tx, owner_id, document_id).await
}

/// An organisation's plans that this viewer sees, the newest first.
pub async fn plans_of(db: &Db, viewer: &Viewer, owner_id: Id, limit: i64) -> Result<Vec<Plan>, DbErr> {
    let query = PlanQuery { owner_id: Some(owner_id), ..PlanQuery::default() };
    store::plans(db, viewer, &query, ("period", "DESC"), (0, limit)).await
}

/// Plans that this viewer sees, the newest first.
pub async fn plans(db: &Db, viewer: &Viewer, limit: i64) -> Result<Vec<Plan>, DbErr> {
    store::plans(db, viewer, &PlanQuery::default(), ("period", "desc"), (0, limit)).await
}

/// An activity as a step of its initiative: when it is due, and whether it is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub activity_id: Id,
    pub initiative_id: Id,
    pub text: String,
    /// `None` where the plan leaves it open.
    pub due: Option<Date>,
    /// The day it was ticked off.
    pub done_on: Option<Date>,
    /// The line that shows it; empty if there is none.
    pub evidence: String,
}

/// The steps of a plan that this viewer sees, by the day they are due; what is secret to the viewer is
/// missing.
pub async fn steps(db: &Db, viewer: &Viewer, plan_id: Id) -> Result<Vec<Step>, DbErr> {
    let rows = store::work_of_plans(db, viewer, &[plan_id]).await?;
    let steps = work::to_do(db, viewer, rows).await?.into_iter().map(|item| Step {
        activity_id: item.row.id,
        initiative_id: item.row.initiative_id,
        text: item.row.text,
        due: item.due,
        done_on: item.row.done_at.map(types::stockholm_date),
        evidence: item.row.evidence.unwrap_or_default(),
    });
    Ok(steps.collect())
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
        done_on: row.done_at.map(types::stockholm_date),
    }
}
