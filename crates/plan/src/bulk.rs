//! Writing many plans at once, for large made-up data. No audit entries, one per plan would say nothing.

use access::Visibility;
use db::{DbErr, Id, IdSource, Tx};

use crate::{
    index,
    initiative::{Activity, InitiativeFields, Leaf, Task},
    plan::{Part, PartLevel, Plan},
    priority::level_of,
    store,
};

/// A plan to be written with all its parts.
#[derive(Clone, Debug, Default)]
pub struct BulkPlan {
    pub title: String,
    pub year: i64,
    pub chapters: Vec<BulkChapter>,
}

#[derive(Clone, Debug, Default)]
pub struct BulkChapter {
    pub title: String,
    pub sections: Vec<BulkSection>,
}

#[derive(Clone, Debug, Default)]
pub struct BulkSection {
    pub title: String,
    pub initiatives: Vec<BulkInitiative>,
}

#[derive(Clone, Debug, Default)]
pub struct BulkInitiative {
    pub title: String,
    pub purpose: String,
    pub goal: String,
    pub when: String,
    /// As printed: "Hög".
    pub priority: String,
    pub people: Vec<String>,
    pub activities: Vec<String>,
}

/// Writes plans with everything in them and puts plans and initiatives into the search index. Gives the
/// plans' ids.
pub async fn insert(
    tx: &Tx,
    ids: &IdSource,
    owner_id: Id,
    visibility: Visibility,
    plans: &[BulkPlan],
) -> Result<Vec<Id>, DbErr> {
    let mut rows = Rows::default();
    for plan in plans {
        add_plan(&mut rows, ids, (owner_id, visibility), plan);
    }
    store::insert_plans(tx, &rows.plans).await?;
    store::insert_parts(tx, &rows.parts).await?;
    let initiatives: Vec<_> = rows.leaves.iter().map(|leaf| leaf.initiative.clone()).collect();
    store::insert_initiatives(tx, &initiatives).await?;
    let tasks = rows.leaves.iter().flat_map(|leaf| &leaf.tasks);
    let activities: Vec<Activity> = tasks.map(|task| task.activity.clone()).collect();
    store::insert_activities(tx, &activities).await?;
    let people = |leaf: &Leaf| {
        let row = &leaf.initiative;
        crate::import::people(ids, (row.plan_id, row.id, None), &leaf.people)
    };
    let people: Vec<_> = rows.leaves.iter().flat_map(people).collect();
    crate::who::write(tx, &people).await?;
    let mut entries: Vec<_> = rows.plans.iter().map(|plan| index::plan_entry(plan, None)).collect();
    entries.extend(rows.leaves.iter().map(|leaf| index::leaf_entry(leaf, None)));
    search::put_all(tx, &entries).await?;
    Ok(rows.plans.iter().map(|plan| plan.id).collect())
}

#[derive(Default)]
struct Rows {
    plans: Vec<Plan>,
    parts: Vec<Part>,
    leaves: Vec<Leaf>,
}

fn add_plan(rows: &mut Rows, ids: &IdSource, (owner_id, visibility): (Id, Visibility), bulk: &BulkPlan) {
    let plan = Plan {
        id: ids.next(),
        owner_id,
        owner_name: String::new(),
        visibility: visibility.key().to_string(),
        revision: 1,
        state: "active".to_string(),
        stage: "open".to_string(),
        numbering: "own".to_string(),
        series: format!("{}|{}", crate::merge::folded(&bulk.title), bulk.year),
        title: bulk.title.clone(),
        publisher: None,
        year_from: Some(bulk.year),
        year_to: Some(bulk.year),
        preamble: None,
    };
    let mut position = 0;
    for (chapter, number) in bulk.chapters.iter().zip(1i64..) {
        let chapter_id = ids.next();
        rows.parts.push(part(chapter_id, (&plan, None), (number.to_string(), &chapter.title), number));
        for (section, place) in chapter.sections.iter().zip(1i64..) {
            let section_id = ids.next();
            let number = format!("{number}.{place}");
            rows.parts.push(part(section_id, (&plan, Some(chapter_id)), (number, &section.title), place));
            for initiative in &section.initiatives {
                position += 1;
                rows.leaves.push(leaf(ids, &plan, (section_id, position), initiative));
            }
        }
    }
    rows.plans.push(plan);
}

fn part(
    id: Id,
    (plan, parent_id): (&Plan, Option<Id>),
    (number, title): (String, &str),
    position: i64,
) -> Part {
    let level = if parent_id.is_some() { PartLevel::Section } else { PartLevel::Chapter };
    Part {
        id,
        plan_id: plan.id,
        parent_id,
        level: level.key().to_string(),
        revision: 1,
        state: "active".to_string(),
        number: Some(number),
        title: Some(title.to_string()),
        intro: None,
        no_planned_activities: false,
        position,
    }
}

fn leaf(ids: &IdSource, plan: &Plan, (part_id, position): (Id, i64), bulk: &BulkInitiative) -> Leaf {
    let fields = InitiativeFields {
        state: "active".to_string(),
        part_id,
        position,
        title: bulk.title.clone(),
        purpose: Some(bulk.purpose.clone()),
        goal: Some(bulk.goal.clone()),
        when_text: Some(bulk.when.clone()),
        responsible: bulk.people.clone(),
        priority_text: Some(bulk.priority.clone()),
        priority_level: level_of(&bulk.priority).map(|level| level.key().to_string()),
        labels: "{}".to_string(),
        ..InitiativeFields::default()
    };
    let initiative = crate::import::row_of(ids.next(), plan, &fields);
    let task = |(text, position): (&String, i64)| Task {
        activity: Activity {
            id: ids.next(),
            initiative_id: initiative.id,
            plan_id: plan.id,
            position,
            text: text.clone(),
            state: "active".to_string(),
            ..Activity::default()
        },
        people: Vec::new(),
    };
    let tasks = bulk.activities.iter().zip(1i64..).map(task).collect();
    Leaf { people: bulk.people.clone(), main: None, tasks, hidden: Vec::new(), initiative }
}
