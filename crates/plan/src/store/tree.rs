//! What hangs on a plan: a fixed number of queries, however large it is.

use std::collections::{HashMap, HashSet};

use access::{Viewer, visible, visible_beside};
use db::{Db, DbErr, FromQueryResult, Id, Sql, Tx};
use sea_orm::ConnectionTrait;

use crate::{
    initiative::{Activity, INITIATIVE, Initiative, Leaf, Responsible, Task},
    plan::{PLAN, Part, Plan},
    stage::Stage,
};

const INITIATIVE_COLUMNS: &str = "i.id, i.plan_id, i.part_id, i.owner_id, i.visibility, \
                                  i.follows_plan, i.revision, \
                                  i.state, i.title, \
                                  i.intro, i.purpose, i.goal, i.when_text, i.year_from, i.year_to, \
                                  i.priority_text, \
                                  i.priority_level, i.follow_up, i.status, i.budget, i.baseline, \
                                  i.method, i.labels, \
                                  i.position, i.status_kind";
const PART: &str = "SELECT id, plan_id, parent_id, level, revision, state, number, title, intro, \
                    no_planned_activities, position FROM plan_part";
const ACTIVITY: &str = "SELECT a.id, a.initiative_id, a.plan_id, a.position, a.text, a.when_text, a.status, \
                        a.progress, a.state, a.imported, a.done_at, a.done_by, a.evidence FROM activity a";
const RESPONSIBLE: &str = "SELECT r.id, r.plan_id, r.initiative_id, r.activity_id, r.label, \
                           r.label_key, r.position, r.main \
                           FROM responsible r";

/// Chapters and sections in order, withdrawn ones too.
pub(crate) async fn all_parts(on: &impl ConnectionTrait, plan_id: Id) -> Result<Vec<Part>, DbErr> {
    Sql::with(&format!("{PART} WHERE plan_id = $1 ORDER BY position, id"), [plan_id]).all(on).await
}

/// Chapters and sections of any plan, withdrawn ones too.
pub(crate) async fn parts_of_ids(on: &impl ConnectionTrait, ids: &[Id]) -> Result<Vec<Part>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(&format!("{PART} WHERE id IN "));
    sql.bind_list(ids.iter().copied());
    sql.all(on).await
}

pub(crate) async fn part(on: &impl ConnectionTrait, plan_id: Id, id: Id) -> Result<Option<Part>, DbErr> {
    Sql::with(&format!("{PART} WHERE plan_id = $1 AND id = $2"), [plan_id, id]).one(on).await
}

#[derive(FromQueryResult)]
struct IdRow {
    id: Id,
}

/// The plan's initiatives that the text search finds.
pub(crate) async fn found_in(db: &Db, plan_id: Id, text: &str) -> Result<Option<HashSet<Id>>, DbErr> {
    let Some(found) = search::condition(db.engine(), INITIATIVE.key, text, "i") else {
        return Ok(None);
    };
    let mut sql = Sql::new("SELECT i.id FROM initiative i WHERE i.plan_id = ");
    sql.bind(plan_id).push(" AND ").append(&found);
    let rows: Vec<IdRow> = sql.all(db.read()).await?;
    Ok(Some(rows.into_iter().map(|row| row.id).collect()))
}

/// The active initiatives of a seen plan that this viewer sees, with activities and people, in order.
pub(crate) async fn leaves(db: &Db, viewer: &Viewer, plan: &Plan) -> Result<Vec<Leaf>, DbErr> {
    let mut sql =
        Sql::new(&format!("SELECT {INITIATIVE_COLUMNS} FROM initiative i WHERE i.state = 'active' AND "));
    sql.push("i.plan_id = ").bind(plan.id);
    sql.push(" AND ").append(&visible(viewer, "i", &INITIATIVE));
    sql.push(" ORDER BY i.position, i.id");
    let initiatives: Vec<Initiative> = sql.all(db.read()).await?;
    let activities = format!("{ACTIVITY} WHERE a.plan_id = $1 AND a.state = 'active'");
    let activities: Vec<Activity> = Sql::with(&activities, [plan.id]).all(db.read()).await?;
    let people = format!("{RESPONSIBLE} WHERE r.plan_id = $1");
    let people: Vec<Responsible> = Sql::with(&people, [plan.id]).all(db.read()).await?;
    let mut leaves = join(initiatives, activities, people);
    hide(db, viewer, &mut leaves).await?;
    Ok(leaves)
}

/// These initiatives with activities and people, those of them that this viewer sees, withdrawn ones too.
pub(crate) async fn leaves_of_ids(db: &Db, viewer: &Viewer, ids: &[Id]) -> Result<Vec<Leaf>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(&format!(
        "SELECT {INITIATIVE_COLUMNS} FROM initiative i JOIN plan p ON p.id = i.plan_id WHERE i.id IN "
    ));
    sql.bind_list(ids.iter().copied());
    sql.push(" AND ").append(&visible_beside(viewer, "i", &INITIATIVE, "p")).push(" ORDER BY i.id");
    let initiatives: Vec<Initiative> = sql.all(db.read()).await?;
    let mut sql = Sql::new(&format!("{ACTIVITY} WHERE a.state = 'active' AND a.initiative_id IN "));
    let activities: Vec<Activity> = sql.bind_list(ids.iter().copied()).all(db.read()).await?;
    let mut sql = Sql::new(&format!("{RESPONSIBLE} WHERE r.initiative_id IN "));
    let people: Vec<Responsible> = sql.bind_list(ids.iter().copied()).all(db.read()).await?;
    let mut leaves = join(initiatives, activities, people);
    hide(db, viewer, &mut leaves).await?;
    Ok(leaves)
}

async fn hide(db: &Db, viewer: &Viewer, leaves: &mut [Leaf]) -> Result<(), DbErr> {
    let ids: Vec<Id> = leaves.iter().map(|leaf| leaf.initiative.id).collect();
    let marks = access::marks(db, INITIATIVE.key, &ids).await?;
    for leaf in leaves {
        if let Some(mark) = marks.get(&leaf.initiative.id) {
            leaf.hide(mark, viewer);
        }
    }
    Ok(())
}

/// Initiatives with what belongs to each, activities and people by position.
fn join(initiatives: Vec<Initiative>, activities: Vec<Activity>, people: Vec<Responsible>) -> Vec<Leaf> {
    let mut by_activity: HashMap<Id, Vec<Responsible>> = HashMap::new();
    let mut by_initiative: HashMap<Id, Vec<Responsible>> = HashMap::new();
    for person in people {
        match person.activity_id {
            Some(id) => by_activity.entry(id).or_default().push(person),
            None => by_initiative.entry(person.initiative_id).or_default().push(person),
        }
    }
    let names = |people: Option<Vec<Responsible>>| {
        let mut people = people.unwrap_or_default();
        people.sort_by_key(|person| (person.position, person.id));
        people.into_iter().map(|person| person.label).collect::<Vec<_>>()
    };
    let mut tasks: HashMap<Id, Vec<Task>> = HashMap::new();
    for activity in activities {
        let people = names(by_activity.remove(&activity.id));
        tasks.entry(activity.initiative_id).or_default().push(Task { activity, people });
    }
    let leaf = |initiative: Initiative| {
        let mut tasks = tasks.remove(&initiative.id).unwrap_or_default();
        tasks.sort_by_key(|task| (task.activity.position, task.activity.id));
        let own = by_initiative.remove(&initiative.id);
        let main = own.iter().flatten().find(|person| person.main).map(|person| person.label.clone());
        Leaf { initiative, people: names(own), main, tasks, hidden: Vec::new() }
    };
    initiatives.into_iter().map(leaf).collect()
}

#[derive(FromQueryResult)]
struct InPlan {
    id: Id,
    plan_id: Id,
}

/// Plan and id of the active initiatives of these plans that this viewer sees.
pub(crate) async fn initiative_ids(db: &Db, viewer: &Viewer, plans: &[Id]) -> Result<Vec<(Id, Id)>, DbErr> {
    if plans.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql =
        Sql::new("SELECT i.id, i.plan_id FROM initiative i WHERE i.state = 'active' AND i.plan_id IN ");
    sql.bind_list(plans.iter().copied()).push(" AND ").append(&visible(viewer, "i", &INITIATIVE));
    let rows: Vec<InPlan> = sql.all(db.read()).await?;
    Ok(rows.into_iter().map(|row| (row.plan_id, row.id)).collect())
}

/// The active initiatives of a part in order, whoever asks.
pub(crate) async fn initiatives_beside(on: &impl ConnectionTrait, part_id: Id) -> Result<Vec<Id>, DbErr> {
    let text = "SELECT id FROM initiative WHERE part_id = $1 AND state = 'active' ORDER BY position, id";
    let rows: Vec<IdRow> = Sql::with(text, [part_id]).all(on).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Every initiative of a plan with everything, whoever asks: for imports.
pub(crate) async fn all_leaves(tx: &Tx, plan_id: Id) -> Result<Vec<Leaf>, DbErr> {
    leaves_of(tx.on(), plan_id).await
}

/// The same where nothing is to be changed.
pub(crate) async fn leaves_of(on: &impl ConnectionTrait, plan_id: Id) -> Result<Vec<Leaf>, DbErr> {
    let initiatives = format!(
        "SELECT {INITIATIVE_COLUMNS} FROM initiative i WHERE i.plan_id = $1 ORDER BY i.position, i.id"
    );
    let activities = format!("{ACTIVITY} WHERE a.plan_id = $1");
    let people = format!("{RESPONSIBLE} WHERE r.plan_id = $1");
    Ok(join(
        Sql::with(&initiatives, [plan_id]).all(on).await?,
        Sql::with(&activities, [plan_id]).all(on).await?,
        Sql::with(&people, [plan_id]).all(on).await?,
    ))
}

/// One initiative with everything, withdrawn activities too, whoever asks: for changes and the search index.
pub(crate) async fn any_leaf(on: &impl ConnectionTrait, id: Id) -> Result<Option<Leaf>, DbErr> {
    let initiative = format!("SELECT {INITIATIVE_COLUMNS} FROM initiative i WHERE i.id = $1");
    let Some(initiative) = Sql::with(&initiative, [id]).one::<Initiative>(on).await? else {
        return Ok(None);
    };
    let activities = format!("{ACTIVITY} WHERE a.initiative_id = $1");
    let people = format!("{RESPONSIBLE} WHERE r.initiative_id = $1");
    let activities = Sql::with(&activities, [id]).all(on).await?;
    let people = Sql::with(&people, [id]).all(on).await?;
    Ok(join(vec![initiative], activities, people).into_iter().next())
}

/// Where an initiative stands, as far as the viewer may know.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Standing {
    pub owner_name: String,
    /// This and the part are `None` if the plan itself is not seen.
    pub plan_title: Option<String>,
    pub plan_state: String,
    pub plan_stage: String,
    pub part_number: Option<String>,
    pub part_title: Option<String>,
}

/// One initiative, if this viewer sees it.
pub(crate) async fn leaf(db: &Db, viewer: &Viewer, id: Id) -> Result<Option<(Leaf, Standing)>, DbErr> {
    let mut sql = Sql::new("SELECT o.name AS owner_name, p.state AS plan_state, p.stage AS plan_stage");
    for (column, name) in [("p.title", "plan_title"), ("s.number", "part_number"), ("s.title", "part_title")]
    {
        sql.push(", CASE WHEN ").append(&visible(viewer, "p", &PLAN));
        sql.push(" THEN ").push(column).push(" END AS ").push(name);
    }
    sql.push(
        " FROM initiative i JOIN plan p ON p.id = i.plan_id JOIN plan_part s ON s.id = i.part_id \
         JOIN organisation o ON o.id = i.owner_id WHERE i.id = ",
    );
    sql.bind(id).push(" AND ").append(&visible_beside(viewer, "i", &INITIATIVE, "p"));
    let Some(standing) = sql.one::<Standing>(db.read()).await? else {
        return Ok(None);
    };
    let Some(mut leaf) = any_leaf(db.read(), id).await? else {
        return Ok(None);
    };
    leaf.tasks.retain(|task| task.activity.is_active());
    hide(db, viewer, std::slice::from_mut(&mut leaf)).await?;
    Ok(Some((leaf, standing)))
}

impl Standing {
    /// May the initiative's content be changed?
    pub(crate) fn stage(&self) -> Stage {
        Stage::from_key(&self.plan_stage).unwrap_or(Stage::Closed)
    }
}

/// Title and id of the withdrawn initiatives of a plan, for those who may put them back.
pub(crate) async fn withdrawn(db: &Db, plan_id: Id) -> Result<Vec<(Id, String)>, DbErr> {
    let text = format!(
        "SELECT {INITIATIVE_COLUMNS} FROM initiative i WHERE i.plan_id = $1 AND i.state = 'withdrawn' \
         ORDER BY i.position, i.id"
    );
    let rows: Vec<Initiative> = Sql::with(&text, [plan_id]).all(db.read()).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.title)).collect())
}

/// Those of these initiatives that a person has chosen to show less far than their plan.
pub(crate) async fn shown_less(db: &Db, ids: &[Id]) -> Result<Vec<Id>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql =
        Sql::new("SELECT id FROM initiative WHERE NOT follows_plan AND visibility = 'own' AND id IN ");
    sql.bind_list(ids.iter().copied());
    let rows: Vec<IdRow> = sql.all(db.read()).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}
