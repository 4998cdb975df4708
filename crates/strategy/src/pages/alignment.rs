//! Alignment (*samspel*): which organisations' own strategies serve this one, goal by goal.

use std::collections::{BTreeMap, HashMap};

use askama::Template;
use axum::extract::Path;
use db::Id;
use web::{Answer, Page, Visit};

use super::{record::find, words};
use crate::{
    POINT, STRATEGY, Strategy,
    point::{Level, grow},
    stage::Stage,
    store::{self, Aim},
};

#[derive(Template)]
#[template(path = "strategy/alignment.html")]
struct AlignmentPage {
    page: Page,
    strategy: Strategy,
    lead: String,
    offices: Vec<OfficeLine>,
    goals: Vec<GoalLine>,
    tiles: Vec<(String, String, String)>,
}

/// An organisation below the strategy's owner, with its own strategy.
struct OfficeLine {
    name: String,
    level: String,
    depth: usize,
    href: String,
    strategy: Option<(String, String)>,
    goals: String,
    serving: String,
    /// Goals of this strategy that it serves.
    served: String,
}

/// A goal or an issue, and who serves it.
struct GoalLine {
    depth: usize,
    href: String,
    heading: String,
    level: String,
    is_aim: bool,
    /// Who, with its goal's address and text.
    serving: Vec<(String, String, String)>,
}

pub(crate) async fn alignment(visit: Visit, Path(id): Path<Id>) -> Answer {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let strategy = find(&visit, id).await?;
    let points = store::points(db, viewer, id, false).await?;
    let roots: Vec<Id> = points.iter().filter(|point| point.level().is_aim()).map(|point| point.id).collect();
    let steps = store::reach(db, viewer, &roots, strategy.stage() == Stage::Replaced).await?;
    let mut nodes: Vec<Id> = steps.iter().filter(|step| step.depth > 0).map(|step| step.node).collect();
    nodes.sort_unstable();
    nodes.dedup();
    let aims: HashMap<Id, Aim> =
        store::aims_of_ids(db, viewer, &nodes).await?.into_iter().map(|aim| (aim.id, aim)).collect();
    // Each organisation: its goals that serve, and the goals here that they serve.
    let mut by_owner: BTreeMap<Id, (Vec<Id>, Vec<Id>)> = BTreeMap::new();
    let mut of_root: HashMap<Id, Vec<&Aim>> = HashMap::new();
    for step in steps.iter().filter(|step| step.depth > 0 && step.point == step.node) {
        let Some(aim) = aims.get(&step.node) else { continue };
        let both = by_owner.entry(aim.owner_id).or_default();
        both.0.push(aim.id);
        both.1.push(step.root);
        of_root.entry(step.root).or_default().push(aim);
    }
    let page = Page::new(&visit, format!("{}: {}", visit.t("strategy-alignment"), strategy.title));
    let page = page.of_record(&STRATEGY, (id, strategy.owner_id), "/samspel");
    let tree = grow(points);
    let goals: Vec<GoalLine> = tree
        .iter()
        .flat_map(|branch| branch.walk(0))
        .map(|(depth, point)| GoalLine {
            depth,
            href: format!("{}{}", POINT.path, point.id),
            heading: point.heading(),
            level: words::level_name(&page, point.level()),
            is_aim: point.level().is_aim(),
            serving: of_root.get(&point.id).into_iter().flatten().map(|aim| serving(aim)).collect(),
        })
        .collect();
    let offices = offices(&visit, &page, &strategy, &by_owner).await?;
    let aims_here = goals.iter().filter(|goal| goal.is_aim).count();
    let served = goals.iter().filter(|goal| !goal.serving.is_empty()).count();
    let of = |count: usize| page.t1("coverage-of", "count", count as i64);
    let having = offices.iter().filter(|office| office.strategy.is_some()).count();
    let tile = |value: usize, label: &str, note: String| (page.number(value as i64), page.t(label), note);
    visit.show(&AlignmentPage {
        tiles: vec![
            tile(served, "alignment-served", of(aims_here)),
            tile(by_owner.len(), "alignment-serving", of(offices.len())),
            tile(having, "alignment-having", of(offices.len())),
        ],
        lead: format!("{} · {}", strategy.owner_name, strategy.period()),
        goals,
        offices,
        page,
        strategy,
    })
}

fn serving(aim: &Aim) -> (String, String, String) {
    let text = crate::point::heading(&aim.number, &aim.title);
    (aim.owner_name.clone(), format!("{}{}", POINT.path, aim.id), text)
}

/// The organisations below, sub-regions with their municipalities, each with the strategy that holds.
async fn offices(
    visit: &Visit,
    page: &Page,
    strategy: &Strategy,
    by_owner: &BTreeMap<Id, (Vec<Id>, Vec<Id>)>,
) -> Result<Vec<OfficeLine>, web::WebError> {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let offices = store::offices(db).await?;
    let mut below: Vec<Id> = offices.under(strategy.owner_id);
    below.retain(|id| {
        *id != strategy.owner_id && (offices.has_level_of_its_own(*id) || by_owner.contains_key(id))
    });
    // Each below the one that it belongs to.
    let path = |id: Id| {
        let mut up = offices.up(id);
        up.reverse();
        up.into_iter().map(|id| (swedish::sort_key(offices.name(id)), id)).collect::<Vec<_>>()
    };
    below.sort_by_cached_key(|id| path(*id));
    let mut own: HashMap<Id, Strategy> = HashMap::new();
    for chunk in below.chunks(400) {
        for found in store::of_owners(db, viewer, chunk).await? {
            if found.stage() == Stage::Adopted {
                own.entry(found.owner_id).or_insert(found);
            }
        }
    }
    let ids: Vec<Id> = own.values().map(|strategy| strategy.id).collect();
    let counts = store::point_counts(db, viewer, &ids).await?;
    let home = offices.up(strategy.owner_id).len();
    let distinct = |ids: &[Id]| ids.iter().collect::<std::collections::HashSet<_>>().len() as i64;
    let count = |count: i64| if count == 0 { "–".to_string() } else { page.number(count) };
    let lines = below.into_iter().map(|id| {
        let found = own.get(&id);
        let goals = found.map(|found| counts.get(&(found.id, Level::Goal)).copied().unwrap_or_default());
        let both = by_owner.get(&id);
        OfficeLine {
            name: offices.name(id).to_string(),
            level: words::office_level(page, offices.level(id)),
            depth: offices.up(id).len().saturating_sub(home + 1).min(3),
            href: format!("/organisationer/{id}"),
            strategy: found.map(|found| {
                (format!("{}{}", STRATEGY.path, found.id), format!("{} {}", found.title, found.period()))
            }),
            goals: count(goals.unwrap_or_default()),
            serving: count(both.map_or(0, |(serving, _)| distinct(serving))),
            served: count(both.map_or(0, |(_, served)| distinct(served))),
        }
    });
    Ok(lines.collect())
}
