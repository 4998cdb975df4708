//! What the pages of coverage and of the golden thread are made of: everything that works towards the points
//! of a strategy, as the visitor sees it and as the address limits it.

use std::collections::{HashMap, HashSet};

use access::Viewer;
use db::{Db, Id};
use funding::{IssueGroup, ProjectLine, issue_numbers};
use network::OrganisationKind;
use serde::Deserialize;
use web::{Visit, WebError};

use super::words;
use crate::{
    Strategy, issues,
    offices::Offices,
    point::{Branch, Point, grow},
    store::{self, Action, Measure, Step, Support},
};

/// How the address limits what is counted.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Limits {
    #[serde(default)]
    pub ar: String,
    #[serde(default)]
    pub organisation: String,
    #[serde(default)]
    pub niva: String,
    #[serde(default)]
    pub plan: String,
    /// What the columns are.
    #[serde(default)]
    pub kolumner: String,
    /// Only rows that lack something.
    #[serde(default)]
    pub visa: String,
    #[serde(default)]
    pub sida: String,
}

impl Limits {
    pub(crate) fn year(&self) -> Option<i64> {
        words::year(&self.ar)
    }

    pub(crate) fn office(&self) -> Option<Id> {
        self.organisation.parse().ok()
    }
}

/// Which organisations' work counts.
pub(crate) struct Reach<'a> {
    pub offices: &'a Offices,
    /// This organisation and all below it.
    pub office: Option<Id>,
    /// Only this organisation, without those below it.
    pub alone: Option<Id>,
    /// Only organisations that do not stand below this one.
    pub outside: Option<Id>,
    /// Of this level; `Some(None)` for those that have none.
    pub level: Option<Option<OrganisationKind>>,
    pub plan: Option<Id>,
}

/// In an address: the strategy's own organisation alone, and organisations outside its tree.
pub(crate) const ALONE: &str = "egen";
pub(crate) const OUTSIDE: &str = "utanfor";
/// In an address: organisations of no level.
pub(crate) const NO_LEVEL: &str = "ingen";

impl<'a> Reach<'a> {
    /// `home` is the strategy's owner.
    pub(crate) fn of(limits: &Limits, offices: &'a Offices, home: Id) -> Reach<'a> {
        let level = OrganisationKind::from_key(&limits.niva).map(Some);
        Reach {
            offices,
            office: limits.office(),
            alone: (limits.organisation == ALONE).then_some(home),
            outside: (limits.organisation == OUTSIDE).then_some(home),
            level: if limits.niva == NO_LEVEL { Some(None) } else { level },
            plan: limits.plan.parse().ok(),
        }
    }

    fn holds(&self, owner_id: Id) -> bool {
        let up = self.offices.up(owner_id);
        self.office.is_none_or(|root| up.contains(&root))
            && self.alone.is_none_or(|home| owner_id == home)
            && self.outside.is_none_or(|home| !up.contains(&home))
            && self.level.is_none_or(|level| self.offices.level(owner_id) == level)
    }
}

/// Everything that works towards some points.
#[derive(Default)]
pub(crate) struct Working {
    pub steps: Vec<Step>,
    pub actions: Vec<Action>,
    pub measures: Vec<Measure>,
    pub supports: Vec<Support>,
    /// The projects that people have linked.
    pub projects: HashMap<Id, ProjectLine>,
}

/// What works towards these points of a strategy.
pub(crate) async fn working(
    (db, viewer): (&Db, &Viewer),
    strategy: &Strategy,
    roots: &[Id],
    (reach, year): (&Reach<'_>, Option<i64>),
) -> Result<Working, WebError> {
    let past = strategy.stage() == crate::Stage::Replaced;
    let steps = store::reach(db, viewer, roots, past).await?;
    let points: HashSet<Id> = steps.iter().map(|step| step.point).collect();
    let mut points: Vec<Id> = points.into_iter().collect();
    points.sort_unstable();
    let mut actions = store::actions(db, viewer, &points, year).await?;
    actions.retain(|action| {
        reach.holds(action.owner_id) && reach.plan.is_none_or(|plan| plan == action.plan_id)
    });
    let mut measures = store::measures(db, viewer, &points).await?;
    measures.retain(|measure| reach.plan.is_none() && reach.holds(measure.owner_id));
    let mut supports = store::supports(db, viewer, &points, year).await?;
    let ids: Vec<Id> = supports.iter().map(|support| support.id).collect();
    let projects = funding::projects_of_ids(db, viewer, &ids).await?;
    let projects: HashMap<Id, ProjectLine> = projects
        .into_iter()
        .filter(|project| reach.plan.is_none() && reach.holds(project.owner_id))
        .map(|project| (project.id, project))
        .collect();
    supports.retain(|support| projects.contains_key(&support.id));
    Ok(Working { steps, actions, measures, supports, projects })
}

/// Totals of the projects whose numbers mean this strategy's issues.
pub(crate) async fn groups(
    (db, viewer): (&Db, &Viewer),
    strategy: &Strategy,
    (reach, year): (&Reach<'_>, Option<i64>),
) -> Result<Vec<IssueGroup>, WebError> {
    if !strategy.numbers_projects || !strategy.stage().was_adopted() || reach.plan.is_some() {
        return Ok(Vec::new());
    }
    let numbering = store::numbering(db, viewer).await?;
    let owners: Vec<Id> = reach.offices.under(strategy.owner_id);
    let owners: Vec<Id> = owners.into_iter().filter(|id| reach.holds(*id)).collect();
    let mut meant: HashMap<(Id, Option<i64>), bool> = HashMap::new();
    let mut groups = funding::issue_groups(db, viewer, &owners, year).await?;
    groups.retain(|group| {
        *meant.entry((group.owner_id, group.year)).or_insert_with(|| {
            let up = reach.offices.up(group.owner_id);
            issues::meant(&numbering, &up, group.year).is_some_and(|found| found.id == strategy.id)
        })
    });
    Ok(groups)
}

/// The groups that name one issue.
pub(crate) fn naming(groups: &[IssueGroup], number: u32) -> Vec<&IssueGroup> {
    groups.iter().filter(|group| issue_numbers(&group.priority).contains(&number)).collect()
}

/// A strategy with everything that works towards it.
pub(crate) struct Weighed {
    pub tree: Vec<Branch>,
    pub offices: Offices,
    pub working: Working,
    pub groups: Vec<IssueGroup>,
}

impl Weighed {
    pub(crate) async fn load(
        visit: &Visit,
        strategy: &Strategy,
        limits: &Limits,
    ) -> Result<Weighed, WebError> {
        let asking = (&visit.app.db, &visit.viewer);
        let points = store::points(asking.0, asking.1, strategy.id, false).await?;
        let aims: Vec<Id> =
            points.iter().filter(|point| point.level().is_aim()).map(|point| point.id).collect();
        let offices = store::offices(asking.0).await?;
        let reach = Reach::of(limits, &offices, strategy.owner_id);
        let working = working(asking, strategy, &aims, (&reach, limits.year())).await?;
        let groups = groups(asking, strategy, (&reach, limits.year())).await?;
        Ok(Weighed { tree: grow(points), working, groups, offices })
    }

    pub(crate) fn rows(&self) -> Vec<crate::coverage::Row> {
        crate::coverage::rows(&crate::coverage::Facts {
            tree: &self.tree,
            steps: &self.working.steps,
            actions: &self.working.actions,
            measures: &self.working.measures,
            supports: &self.working.supports,
            projects: &self.working.projects,
            groups: &self.groups,
        })
    }

    pub(crate) fn points(&self) -> Vec<&Point> {
        self.tree.iter().flat_map(|branch| branch.walk(0)).map(|(_, point)| point).collect()
    }
}
