//! Coverage (*täckning*): what each goal has that works towards it, by organisation, level or plan; and what
//! is missing.

use std::collections::{BTreeSet, HashMap, HashSet};

use db::Id;
use funding::{IssueGroup, ProjectLine, Sums, Totals, issue_numbers};
use network::OrganisationKind;
use types::Amount;

use crate::{
    offices::Offices,
    point::{Branch, Level, Point},
    store::{Action, Measure, Step, Support},
};

/// What the columns of the matrix are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    Office,
    Level,
    Plan,
}

impl By {
    pub(crate) const ALL: [By; 3] = [By::Office, By::Level, By::Plan];

    /// As it stands in addresses.
    pub(crate) fn key(self) -> &'static str {
        match self {
            By::Office => "organisation",
            By::Level => "niva",
            By::Plan => "plan",
        }
    }

    pub(crate) fn from_key(key: &str) -> By {
        By::ALL.into_iter().find(|by| by.key() == key).unwrap_or(By::Office)
    }
}

/// One column: an organisation with all below it, a level, or a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Column {
    Office(Id),
    Level(OrganisationKind),
    Plan(Id),
    /// Organisations outside the tree of the strategy's owner.
    Elsewhere,
}

/// The column that an initiative stands in. `home` is the strategy's owner.
pub(crate) fn column(by: By, action: &Action, home: Id, offices: &Offices) -> Column {
    match by {
        By::Plan => Column::Plan(action.plan_id),
        By::Level => offices.level(action.owner_id).map_or(Column::Elsewhere, Column::Level),
        By::Office => offices.towards(home, action.owner_id).map_or(Column::Elsewhere, Column::Office),
    }
}

/// All that coverage is reckoned from, as the viewer sees it.
pub(crate) struct Facts<'a> {
    pub tree: &'a [Branch],
    pub steps: &'a [Step],
    pub actions: &'a [Action],
    pub measures: &'a [Measure],
    pub supports: &'a [Support],
    /// The projects behind `supports`.
    pub projects: &'a HashMap<Id, ProjectLine>,
    /// Totals of the projects whose numbers mean this strategy's issues.
    pub groups: &'a [IssueGroup],
}

/// What works towards a point, with what works towards those below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Works {
    pub actions: BTreeSet<Id>,
    pub measures: BTreeSet<Id>,
    pub supports: BTreeSet<Id>,
}

impl Works {
    fn join(&mut self, other: &Works) {
        self.actions.extend(&other.actions);
        self.measures.extend(&other.measures);
        self.supports.extend(&other.supports);
    }
}

/// A row of the matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub depth: usize,
    pub point: Point,
    /// No other goals stand below it: what is missing here is missing.
    pub is_last: bool,
    pub works: Works,
    /// Projects that name the issue's number, or that are linked to the goal.
    pub money: Totals,
}

impl Row {
    pub(crate) fn lacks_action(&self) -> bool {
        self.is_last && self.works.actions.is_empty()
    }

    pub(crate) fn lacks_measure(&self) -> bool {
        self.is_last && self.works.measures.is_empty()
    }

    /// An issue that no grant goes to, neither by its number nor to a goal below it.
    pub(crate) fn lacks_money(&self) -> bool {
        self.point.level() == Level::Issue && self.money.0.iter().all(|sums| sums.grant <= Amount::ZERO)
    }
}

/// How many rows lack what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Gaps {
    /// Goals, and issues without goals of their own.
    pub last: usize,
    pub issues: usize,
    pub without_action: usize,
    pub without_measure: usize,
    pub without_money: usize,
}

pub(crate) fn gaps(rows: &[Row]) -> Gaps {
    let count = |holds: fn(&Row) -> bool| rows.iter().filter(|row| holds(row)).count();
    Gaps {
        last: count(|row| row.is_last),
        issues: count(|row| row.point.level() == Level::Issue),
        without_action: count(Row::lacks_action),
        without_measure: count(Row::lacks_measure),
        without_money: count(Row::lacks_money),
    }
}

/// The rows of the matrix, in the order of the strategy.
pub(crate) fn rows(facts: &Facts<'_>) -> Vec<Row> {
    let own = own_works(facts);
    let mut rows = Vec::new();
    for branch in facts.tree {
        add_rows(facts, &own, branch, 0, &mut rows);
    }
    rows
}

/// What is linked straight to each point, or to what serves it.
fn own_works(facts: &Facts<'_>) -> HashMap<Id, Works> {
    let mut roots: HashMap<Id, Vec<Id>> = HashMap::new();
    for step in facts.steps {
        roots.entry(step.point).or_default().push(step.root);
    }
    let mut works: HashMap<Id, Works> = HashMap::new();
    let of = |point: Id| roots.get(&point).into_iter().flatten().copied();
    for action in facts.actions {
        for root in of(action.point_id) {
            works.entry(root).or_default().actions.insert(action.id);
        }
    }
    for measure in facts.measures {
        for root in of(measure.point_id) {
            works.entry(root).or_default().measures.insert(measure.id);
        }
    }
    for support in facts.supports {
        for root in of(support.point_id) {
            works.entry(root).or_default().supports.insert(support.id);
        }
    }
    works
}

/// Adds the branch's rows, itself first; gives what works towards all of it.
fn add_rows(
    facts: &Facts<'_>,
    own: &HashMap<Id, Works>,
    branch: &Branch,
    depth: usize,
    rows: &mut Vec<Row>,
) -> Works {
    let at = rows.len();
    let mut works = own.get(&branch.point.id).cloned().unwrap_or_default();
    rows.push(Row {
        depth,
        point: branch.point.clone(),
        is_last: branch.point.level().is_aim() && branch.below.is_empty(),
        works: Works::default(),
        money: Totals::new(Vec::new()),
    });
    for below in &branch.below {
        works.join(&add_rows(facts, own, below, depth + 1, rows));
    }
    rows[at].money = money(facts, branch, &works);
    rows[at].works = works.clone();
    works
}

/// The projects of a branch, each once: those whose numbers name one of its issues, and those linked to it.
fn money(facts: &Facts<'_>, branch: &Branch, works: &Works) -> Totals {
    let numbers: Vec<u32> = branch.walk(0).into_iter().filter_map(|(_, point)| issue_number(point)).collect();
    let named = |priority: &str| issue_numbers(priority).iter().any(|number| numbers.contains(number));
    let by_number =
        facts.groups.iter().filter(|group| named(&group.priority)).map(|group| group.sums.clone());
    let linked = works.supports.iter().filter_map(|id| facts.projects.get(id));
    let keys: HashSet<(Id, Option<i64>, &str)> = facts.groups.iter().map(key).collect();
    // One that is counted by its number already is not counted again.
    let linked = linked.filter(|project| {
        let key = (project.owner_id, project.year.map(i64::from), project.priority.as_str());
        !(named(&project.priority) && keys.contains(&key))
    });
    sum(by_number.chain(linked.map(sums_of)))
}

fn key(group: &IssueGroup) -> (Id, Option<i64>, &str) {
    (group.owner_id, group.year, group.priority.as_str())
}

/// The number by which projects name this issue.
pub(crate) fn issue_number(point: &Point) -> Option<u32> {
    (point.level() == Level::Issue).then(|| point.number.trim().parse().ok()).flatten()
}

/// The totals of all groups that name some issue of these.
pub(crate) fn all_money(groups: &[IssueGroup], points: &[&Point]) -> Totals {
    let numbers: Vec<u32> = points.iter().filter_map(|point| issue_number(point)).collect();
    let named = |group: &&IssueGroup| issue_numbers(&group.priority).iter().any(|n| numbers.contains(n));
    sum(groups.iter().filter(named).map(|group| group.sums.clone()))
}

/// One project's part of a total.
pub(crate) fn sums_of(project: &ProjectLine) -> Sums {
    let both = project.total_cost.is_some() && project.grant.is_some();
    let whole = |amount: Option<Amount>| amount.unwrap_or(Amount::ZERO);
    let shared = |amount: Option<Amount>| if both { whole(amount) } else { Amount::ZERO };
    Sums {
        currency: project.currency.clone(),
        count: 1,
        total_cost: whole(project.total_cost),
        grant: whole(project.grant),
        without_cost: i64::from(project.total_cost.is_none()),
        without_grant: i64::from(project.grant.is_none()),
        shared_cost: shared(project.total_cost),
        shared_grant: shared(project.grant),
    }
}

/// Totals per currency.
pub(crate) fn sum(all: impl IntoIterator<Item = Sums>) -> Totals {
    let mut by_currency: Vec<Sums> = Vec::new();
    for sums in all {
        let known = by_currency.iter_mut().find(|known| known.currency == sums.currency);
        match known {
            Some(known) => *known = known.plus(&sums).unwrap_or_else(|| known.clone()),
            None => by_currency.push(sums),
        }
    }
    Totals::new(by_currency)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::offices::tests::offices;
    use crate::point::{grow, tests::point};

    fn action(id: Id, point_id: Id, (owner_id, plan_id): (Id, Id)) -> Action {
        Action {
            point_id,
            id,
            title: format!("insats {id}"),
            plan_id,
            plan_title: String::new(),
            owner_id,
            owner_name: String::new(),
            priority_text: None,
            when_text: None,
            year_from: None,
            year_to: None,
        }
    }

    fn group(priority: &str, grant: i64) -> IssueGroup {
        let sums =
            Sums { currency: "SEK".into(), count: 1, grant: Amount::from_ore(grant), ..Sums::default() };
        IssueGroup { owner_id: 1, year: Some(2025), priority: priority.into(), sums }
    }

    fn project(id: Id, priority: &str, grant: i64) -> ProjectLine {
        ProjectLine {
            id,
            title: String::new(),
            year: Some(2025),
            grantee: String::new(),
            total_cost: None,
            grant: Some(Amount::from_ore(grant)),
            currency: "SEK".into(),
            owner_id: 1,
            priority: priority.into(),
        }
    }

    fn tree() -> Vec<Branch> {
        let issue = |id, number: &str| {
            let mut point = point(id, Some(1), Level::Issue, "fråga");
            point.number = number.to_string();
            point
        };
        grow(vec![
            point(1, None, Level::Theme, "tema"),
            issue(2, "7"),
            issue(3, "8"),
            point(4, Some(2), Level::Goal, "mål"),
            point(5, Some(2), Level::Goal, "mål utan"),
        ])
    }

    fn step(root: Id, point: Id, depth: usize) -> Step {
        Step { root, node: point, point, serves: (depth > 0).then_some(root), depth }
    }

    #[test]
    fn works_are_counted_once_and_summed_upwards() {
        let tree = tree();
        // Point 40 of a municipality's strategy serves goal 4 and issue 8.
        let steps =
            [step(4, 4, 0), step(5, 5, 0), step(3, 3, 0), step(2, 2, 0), step(4, 40, 1), step(3, 40, 1)];
        let actions = [action(100, 4, (4, 9)), action(100, 40, (4, 9)), action(101, 40, (2, 8))];
        let supports = [Support { point_id: 4, id: 70 }, Support { point_id: 4, id: 71 }];
        let projects = [project(70, "7", 500), project(71, "", 30)].map(|p| (p.id, p)).into();
        let groups = [group("7", 500), group("7, 8", 200), group("12", 999)];
        let facts = Facts {
            tree: &tree,
            steps: &steps,
            actions: &actions,
            measures: &[],
            supports: &supports,
            projects: &projects,
            groups: &groups,
        };
        let rows = rows(&facts);
        let counted: Vec<_> = rows
            .iter()
            .map(|row| (row.point.id, row.depth, row.works.actions.len(), row.money.0[0].grant.ore()))
            .collect();
        // The project 70 names issue 7 and is linked to a goal below it: it counts once for the issue.
        let expected = [(1, 0, 2, 730), (2, 1, 2, 730), (4, 2, 2, 530), (5, 2, 0, 0), (3, 1, 2, 200)];
        assert_eq!(counted, expected);
        let expected = Gaps { last: 3, issues: 2, without_action: 1, without_measure: 3, without_money: 0 };
        assert_eq!(gaps(&rows), expected);
        let points: Vec<&Point> = rows.iter().map(|row| &row.point).collect();
        assert_eq!(all_money(&groups, &points).0[0].grant.ore(), 700);
    }

    #[test]
    fn an_issue_without_a_grant_lacks_money() {
        let tree = tree();
        let groups = [group("7", 0)];
        let projects = HashMap::new();
        let facts = Facts {
            tree: &tree,
            steps: &[],
            actions: &[],
            measures: &[],
            supports: &[],
            projects: &projects,
            groups: &groups,
        };
        assert_eq!(gaps(&rows(&facts)).without_money, 2);
    }

    #[test]
    fn an_initiative_stands_in_one_column() {
        let offices = offices();
        let cases = [
            (By::Office, 4, Column::Office(2)),
            (By::Office, 1, Column::Office(1)),
            (By::Office, 99, Column::Elsewhere),
            (By::Level, 4, Column::Level(OrganisationKind::Municipality)),
            (By::Level, 99, Column::Elsewhere),
            (By::Plan, 4, Column::Plan(9)),
        ];
        for (by, owner_id, expected) in cases {
            assert_eq!(column(by, &action(1, 2, (owner_id, 9)), 1, &offices), expected);
        }
    }
}
