//! The initiatives of a plan one by one, in its order, for rooms that follow the plan up: what each is, who
//! answers for it, which of its activities are done, and how far it may be told. It must not know what is
//! said of them there.

use std::collections::{HashMap, HashSet};

use access::Viewer;
use db::{Db, DbErr, Id};

use crate::{INITIATIVE, Leaf, Plan, store, tree};

/// An initiative in its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    pub id: Id,
    pub plan_id: Id,
    /// Headings; empty where there is none.
    pub chapter: String,
    pub section: String,
    pub title: String,
    pub purpose: String,
    pub goal: String,
    pub status: String,
    /// Those of the initiative itself, as the plan names them.
    pub people: Vec<String>,
    pub steps: Vec<Step>,
    /// A secrecy mark lies on some of it.
    pub marked: bool,
    /// It is shown as far as its plan, and not less.
    pub follows_plan: bool,
    pub active: bool,
}

/// An activity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    pub id: Id,
    pub text: String,
    pub state: StepState,
    /// What stands beside it: a word of its status, or what was said when it was ticked off.
    pub note: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StepState {
    #[default]
    Waiting,
    Done,
    /// It will not be done, and is not counted.
    Dropped,
}

impl StepState {
    /// By the status that a plan prints beside an activity.
    fn of_status(status: &str) -> StepState {
        const DONE: [&str; 10] = [
            "klar",
            "klart",
            "klara",
            "genomförd",
            "genomfört",
            "genomförda",
            "avslutad",
            "avslutat",
            "done",
            "completed",
        ];
        const DROPPED: [&str; 9] = [
            "utgår",
            "utgått",
            "struken",
            "struket",
            "avbruten",
            "avbrutet",
            "inställd",
            "cancelled",
            "dropped",
        ];
        let lower = status.trim().to_lowercase();
        let first = lower.split(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default();
        match first {
            word if DONE.contains(&word) => StepState::Done,
            word if DROPPED.contains(&word) => StepState::Dropped,
            _ => StepState::Waiting,
        }
    }
}

/// A plan and its active initiatives in order, as far as this viewer sees them; what a mark hides from the
/// viewer is empty. A fixed number of queries.
pub async fn of_plan(db: &Db, viewer: &Viewer, plan_id: Id) -> Result<Option<(Plan, Vec<Listed>)>, DbErr> {
    let Some(plan) = store::plan(db, viewer, plan_id).await? else { return Ok(None) };
    let leaves = store::leaves(db, viewer, &plan).await?;
    let ids: Vec<Id> = leaves.iter().map(|leaf| leaf.initiative.id).collect();
    let marks = access::marks(db, INITIATIVE.key, &ids).await?;
    let parts = store::all_parts(db.read(), plan_id).await?;
    let chapters = tree::grow(parts, leaves);
    let listed = tree::walk(&chapters).into_iter().map(|(chapter, section, leaf)| {
        let marked = marks.contains_key(&leaf.initiative.id);
        listed(leaf, (chapter, section), marked)
    });
    Ok(Some((plan, listed.collect())))
}

/// Plan and id of the active initiatives of these plans, as far as this viewer sees them: for counting
/// without reading what stands in them.
pub async fn ids_of_plans(db: &Db, viewer: &Viewer, plans: &[Id]) -> Result<Vec<(Id, Id)>, DbErr> {
    store::initiative_ids(db, viewer, plans).await
}

/// What an initiative was in an earlier plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forebear {
    pub id: Id,
    pub plan_id: Id,
    pub title: String,
}

/// Plans that are looked back through.
const BACK: usize = 5;

/// What these initiatives were in earlier plans, the closest first. One that was split is a forebear of each
/// of its parts. Whoever asks; a fixed number of queries.
pub async fn forebears(db: &Db, ids: &[Id]) -> Result<HashMap<Id, Vec<Forebear>>, DbErr> {
    let mut found: HashMap<Id, Vec<Forebear>> = HashMap::new();
    // What each initiative that is looked at leads back to: those that asked.
    let mut asking: HashMap<Id, Vec<Id>> = ids.iter().map(|id| (*id, vec![*id])).collect();
    for _ in 0..BACK {
        let mut next: HashMap<Id, Vec<Id>> = HashMap::new();
        for (to, forebear) in store::forebears(db, &asking.keys().copied().collect::<Vec<_>>()).await? {
            for id in asking.get(&to).into_iter().flatten() {
                let line = found.entry(*id).or_default();
                if !line.contains(&forebear) {
                    line.push(forebear.clone());
                    next.entry(forebear.id).or_default().push(*id);
                }
            }
        }
        if next.is_empty() {
            break;
        }
        asking = next;
    }
    Ok(found)
}

/// These initiatives wherever they stand, withdrawn ones too, those of them that this viewer sees; by id. A
/// fixed number of queries.
pub async fn of_ids(db: &Db, viewer: &Viewer, ids: &[Id]) -> Result<Vec<Listed>, DbErr> {
    let leaves = store::leaves_of_ids(db, viewer, ids).await?;
    let marks = access::marks(db, INITIATIVE.key, ids).await?;
    let parts: Vec<Id> = leaves.iter().map(|leaf| leaf.initiative.part_id).collect();
    let parts = store::parts_of_ids(db.read(), &parts).await?;
    let heading = |id: Id| parts.iter().find(|part| part.id == id).map(crate::Part::heading);
    let listed = leaves.iter().map(|leaf| {
        let heading = heading(leaf.initiative.part_id).unwrap_or_default();
        listed(leaf, (heading, String::new()), marks.contains_key(&leaf.initiative.id))
    });
    Ok(listed.collect())
}

/// Those of these initiatives that are not for everybody who sees the plan as they stand now: because a mark
/// lies on them, or because a person has chosen that they are shown less far.
pub async fn kept_inside(db: &Db, ids: &[Id]) -> Result<HashSet<Id>, DbErr> {
    let mut kept: HashSet<Id> = HashSet::new();
    for ids in ids.chunks(500) {
        kept.extend(access::marks(db, INITIATIVE.key, ids).await?.into_keys());
        kept.extend(store::shown_less(db, ids).await?);
    }
    Ok(kept)
}

fn listed(leaf: &Leaf, (chapter, section): (String, String), marked: bool) -> Listed {
    let row = &leaf.initiative;
    Listed {
        id: row.id,
        plan_id: row.plan_id,
        chapter,
        section,
        title: row.title.clone(),
        purpose: row.purpose.clone().unwrap_or_default(),
        goal: row.goal.clone().unwrap_or_default(),
        status: row.status.clone().unwrap_or_default(),
        people: leaf.people.clone(),
        steps: leaf.tasks.iter().map(step).collect(),
        marked,
        follows_plan: row.follows_plan,
        active: row.is_active(),
    }
}

fn step(task: &crate::Task) -> Step {
    let row = &task.activity;
    let status = row.status.clone().unwrap_or_default();
    let state = if row.is_done() { StepState::Done } else { StepState::of_status(&status) };
    let note = row.evidence.clone().filter(|_| row.is_done()).unwrap_or(status);
    Step { id: row.id, text: row.text.clone(), state, note }
}

#[cfg(test)]
mod tests {
    use super::StepState::{self, *};

    #[test]
    fn a_printed_status_tells_what_is_done() {
        let cases = [
            ("Klar", Done),
            ("klart 12 maj", Done),
            ("Genomförd.", Done),
            ("Utgår", Dropped),
            ("avbruten pga. personalbrist", Dropped),
            ("Pågår", Waiting),
            ("ej klar", Waiting),
            ("klarnar", Waiting),
            ("", Waiting),
        ];
        for (status, expected) in cases {
            assert_eq!(StepState::of_status(status), expected, "{status}");
        }
    }
}
