//! The golden thread of a point: what it serves above, and what works towards it below.

use std::collections::{HashMap, HashSet};

use access::Action as Do;
use askama::Template;
use axum::extract::{Path, Query};
use db::Id;
use funding::{IssueGroup, ProjectLine, Totals};
use indicators::facts::IndicatorFact;
use web::{Answer, Page, Visit, WebError, without_parameters};

use super::{
    loading::{self, ALONE, Limits, OUTSIDE, Reach, Working, naming},
    words,
};
use crate::{
    End, POINT, Strategy,
    coverage::{issue_number, sum, sums_of},
    point::{Branch, Level, Point, grow, heading},
    stage::Stage,
    store::{self, Aim, Step},
};

/// Rows of one kind below one point, unless all are asked for.
const SHOWN: usize = 20;
/// Rows of one kind below one point at the most.
const MOST: usize = 500;
/// Points of other strategies below one point, unless all are asked for.
const NODES: usize = 40;

#[derive(Template)]
#[template(path = "strategy/thread.html")]
struct ThreadPage {
    page: Page,
    point: Point,
    strategy: Strategy,
    path: String,
    lead: String,
    description: Vec<String>,
    secret: bool,
    above: Vec<(String, String, String)>,
    up: Vec<UpLine>,
    nodes: Vec<Node>,
    versions: Vec<(String, String, bool)>,
    limited: Vec<String>,
    clear: String,
    all_href: String,
    may_edit: bool,
    open: bool,
    link_href: String,
    empty: bool,
}

/// A point above, by the links that lead up to it.
pub(crate) struct UpLine {
    pub depth: usize,
    pub href: String,
    pub heading: String,
    pub level: String,
    pub owner: String,
    pub strategy: String,
    /// Its strategy has been replaced.
    pub replaced: bool,
}

/// A point of the thread with what works towards it.
struct Node {
    depth: usize,
    is_root: bool,
    href: String,
    heading: String,
    level: String,
    /// The organisation, where the point is another one's.
    owner: String,
    actions: Vec<ActionLine>,
    more_actions: usize,
    measures: Vec<MeasureLine>,
    projects: Vec<ProjectView>,
    more_projects: i64,
    money: String,
    /// No more goals stand below, and nothing works towards it.
    nothing: bool,
}

struct ActionLine {
    href: String,
    title: String,
    plan_href: String,
    plan: String,
    owner: String,
    when: String,
    priority: String,
    lights: Vec<String>,
}

struct MeasureLine {
    href: String,
    name: String,
    value: String,
    /// Mark and word.
    light: Option<(&'static str, String)>,
    owner: String,
}

struct ProjectView {
    href: String,
    title: String,
    grantee: String,
    year: String,
    grant: String,
}

pub(crate) async fn thread(visit: Visit, Path(id): Path<Id>, Query(limits): Query<Limits>) -> Answer {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let point = store::point(db, viewer, id).await?.ok_or(WebError::NotFound)?;
    let strategy = store::strategy(db, viewer, point.strategy_id).await?;
    // The point may be shown further than its strategy; then its strategy's name stays unsaid.
    let strategy = strategy.unwrap_or_else(|| unnamed(&point));
    let points = store::points(db, viewer, point.strategy_id, false).await?;
    let above: Vec<Point> = above(&points, &point).into_iter().cloned().collect();
    let branch =
        find_branch(grow(points), id).unwrap_or_else(|| Branch { point: point.clone(), below: Vec::new() });
    let offices = store::offices(db).await?;
    let reach = Reach::of(&limits, &offices, strategy.owner_id);
    let roots: Vec<Id> = branch.walk(0).into_iter().map(|(_, point)| point.id).collect();
    let asked = (&reach, limits.year());
    let working = loading::working((db, viewer), &strategy, &roots, asked).await?;
    let groups = loading::groups((db, viewer), &strategy, asked).await?;
    let page = Page::new(&visit, point.heading()).of_record(&POINT, (id, point.owner_id), "");
    let ids: Vec<Id> = working.measures.iter().map(|measure| measure.id).take(MOST).collect();
    let figures = indicators::facts::of_ids(db, viewer, &ids).await?;
    let figures = figures.into_iter().map(|fact| (fact.id, fact)).collect();
    let all = limits.visa == "alla";
    let ids: Vec<Id> = working.actions.iter().map(|action| action.id).collect();
    let lights = visit.app.list_panels(&visit, "initiative-light", &ids).await?;
    let of = (&visit, &page);
    let teller = Teller { visit: of.0, page: of.1, working: &working, groups: &groups, figures, lights, all };
    let nodes = teller.nodes(&branch).await?;
    let mark = access::marks(db, POINT.key, &[id]).await?.remove(&id);
    let secret = mark.is_some_and(|mark| mark.hides(viewer, point.owner_id, "description"));
    let may_edit = visit.may(Do::Edit, point.owner_id);
    let served = store::aims_of(db, viewer, (End::Point, id)).await?;
    let clear = without_parameters(&page.path, &["ar", "organisation", "niva", "plan", "visa", "klart"]);
    let lead = [
        words::level_name(&page, point.level()),
        strategy.title.clone(),
        if strategy.title.is_empty() { String::new() } else { strategy.period() },
        strategy.owner_name.clone(),
    ];
    visit.show(&ThreadPage {
        above: above.iter().map(|point| above_line(&page, point)).collect(),
        up: up_lines(&visit, &page, served).await?,
        versions: versions(&visit, &page, &point).await?,
        limited: limited(&page, &limits, &offices),
        empty: nodes.iter().all(|node| node.nothing),
        nodes,
        lead: lead.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        path: format!("{}{id}", POINT.path),
        description: if secret { Vec::new() } else { words::paragraphs(&point.description) },
        secret,
        clear,
        all_href: page.here_with("visa", "alla"),
        may_edit,
        open: strategy.stage().is_open() && strategy.is_active(),
        link_href: link_href(End::Point, id),
        page,
        point,
        strategy,
    })
}

/// Where the goals of something are chosen.
pub(crate) fn link_href(end: End, id: Id) -> String {
    format!("{}koppla/{}/{id}", POINT.path, end.key())
}

fn unnamed(point: &Point) -> Strategy {
    Strategy {
        id: point.strategy_id,
        owner_id: point.owner_id,
        owner_name: String::new(),
        visibility: String::new(),
        revision: 0,
        state: "active".to_string(),
        lineage: point.strategy_id,
        previous_id: None,
        title: String::new(),
        year_from: 0,
        year_to: None,
        stage: Stage::Adopted.key().to_string(),
        decided_on: String::new(),
        decided_section: String::new(),
        numbers_projects: false,
        document_id: None,
        summary: String::new(),
    }
}

/// The points that this one stands below, from the top.
fn above<'a>(points: &'a [Point], point: &Point) -> Vec<&'a Point> {
    let mut above = Vec::new();
    let mut next = point.parent_id;
    while let Some(found) = next.and_then(|id| points.iter().find(|point| point.id == id)) {
        above.insert(0, found);
        next = found.parent_id.filter(|_| above.len() < Level::ALL.len());
    }
    above
}

fn above_line(page: &Page, point: &Point) -> (String, String, String) {
    (format!("{}{}", POINT.path, point.id), point.heading(), words::level_name(page, point.level()))
}

fn find_branch(tree: Vec<Branch>, id: Id) -> Option<Branch> {
    for branch in tree {
        if branch.point.id == id {
            return Some(branch);
        }
        if let Some(found) = find_branch(branch.below, id) {
            return Some(found);
        }
    }
    None
}

/// These points and what they serve in turn, each followed by what it serves.
pub(crate) async fn up_lines(visit: &Visit, page: &Page, first: Vec<Aim>) -> Result<Vec<UpLine>, WebError> {
    const DEEPEST: usize = 3;
    let mut lines = Vec::new();
    let mut seen = HashSet::new();
    let mut waiting: Vec<(usize, Aim)> = first.into_iter().rev().map(|aim| (0, aim)).collect();
    while let Some((depth, aim)) = waiting.pop() {
        if !seen.insert(aim.id) || lines.len() >= NODES {
            continue;
        }
        if depth < DEEPEST {
            let next = store::aims_of(&visit.app.db, &visit.viewer, (End::Point, aim.id)).await?;
            waiting.extend(next.into_iter().rev().map(|aim| (depth + 1, aim)));
        }
        lines.push(up_line(page, depth, &aim));
    }
    Ok(lines)
}

pub(crate) fn up_line(page: &Page, depth: usize, aim: &Aim) -> UpLine {
    let level = Level::from_key(&aim.level).unwrap_or(Level::Goal);
    UpLine {
        depth,
        href: format!("{}{}", POINT.path, aim.id),
        heading: heading(&aim.number, &aim.title),
        level: words::level_name(page, level),
        owner: aim.owner_name.clone(),
        strategy: aim.strategy_title.clone(),
        replaced: aim.stage == Stage::Replaced.key(),
    }
}

/// The same point in other versions of its strategy.
async fn versions(
    visit: &Visit,
    page: &Page,
    point: &Point,
) -> Result<Vec<(String, String, bool)>, WebError> {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let all = store::versions_of_point(db, viewer, point.lineage).await?;
    if all.len() < 2 {
        return Ok(Vec::new());
    }
    let ids: Vec<Id> = all.iter().map(|other| other.strategy_id).collect();
    let strategies = store::of_ids(db, viewer, &ids).await?;
    let line = |other: &Point| {
        let strategy = strategies.iter().find(|strategy| strategy.id == other.strategy_id)?;
        let stage = words::stage_name(page, strategy.stage());
        let text = format!("{} ({stage}): {}", strategy.period(), other.heading());
        Some((format!("{}{}", POINT.path, other.id), text, other.id == point.id))
    };
    Ok(all.iter().filter_map(line).collect())
}

/// What limits the page, in words.
fn limited(page: &Page, limits: &Limits, offices: &crate::offices::Offices) -> Vec<String> {
    let mut words = Vec::new();
    if let Some(year) = limits.year() {
        words.push(year.to_string());
    }
    match limits.organisation.as_str() {
        ALONE => words.push(page.t("thread-alone")),
        OUTSIDE => words.push(page.t("coverage-elsewhere")),
        _ => words.extend(limits.office().map(|id| offices.name(id).to_string())),
    }
    if let Some(kind) = network::OrganisationKind::from_key(&limits.niva) {
        words.push(page.t(format!("organisation-kind-{}", kind.key())));
    }
    if !limits.plan.is_empty() {
        words.push(page.t("thread-one-plan"));
    }
    words.retain(|word| !word.is_empty());
    words
}

struct Teller<'a> {
    visit: &'a Visit,
    page: &'a Page,
    working: &'a Working,
    groups: &'a [IssueGroup],
    /// How the indicators stand.
    figures: HashMap<Id, IndicatorFact>,
    /// What was last said of the initiatives.
    lights: HashMap<Id, Vec<String>>,
    /// Everything is asked for.
    all: bool,
}

impl Teller<'_> {
    /// The branch from the top down; below each point those of other strategies that serve it.
    async fn nodes(&self, branch: &Branch) -> Result<Vec<Node>, WebError> {
        let served: Vec<Id> = self.working.steps.iter().filter(|s| s.depth > 0).map(|s| s.node).collect();
        let aims = store::aims_of_ids(&self.visit.app.db, &self.visit.viewer, &served).await?;
        let most = if self.all { MOST } else { NODES };
        let mut nodes = Vec::new();
        for (depth, point) in branch.walk(0) {
            let mut node = self.node(point.id, point.id).await?;
            node.depth = depth;
            node.is_root = depth == 0;
            node.heading = point.heading();
            node.level = words::level_name(self.page, point.level());
            node.href = format!("{}{}", POINT.path, point.id);
            self.add_projects(&mut node, point).await?;
            let has_more = branch.walk(0).iter().any(|(_, below)| below.parent_id == Some(point.id));
            let mut below = Vec::new();
            self.serving(point.id, point.id, &mut below);
            node.nothing = node.nothing && !has_more && below.is_empty() && point.level().is_aim();
            nodes.push(node);
            for step in below.into_iter().take(most) {
                let Some(aim) = aims.iter().find(|aim| aim.id == step.node) else { continue };
                let mut node = self.node(step.root, step.node).await?;
                node.depth = depth + step.depth;
                node.heading = heading(&aim.number, &aim.title);
                node.level = words::level_name(self.page, Level::from_key(&aim.level).unwrap_or(Level::Goal));
                node.href = format!("{}{}", POINT.path, aim.id);
                node.owner = aim.owner_name.clone();
                nodes.push(node);
            }
        }
        Ok(nodes)
    }

    /// The nodes of other strategies below a node of this root, each followed by those below it.
    fn serving(&self, root: Id, served: Id, found: &mut Vec<Step>) {
        let steps = &self.working.steps;
        for step in steps.iter().filter(|s| s.root == root && s.serves == Some(served) && s.point == s.node) {
            found.push(*step);
            self.serving(root, step.node, found);
        }
    }

    /// What is linked to a node, or to another version of it.
    async fn node(&self, root: Id, node: Id) -> Result<Node, WebError> {
        let steps = self.working.steps.iter().filter(|step| step.root == root && step.node == node);
        let points: HashSet<Id> = steps.map(|step| step.point).collect();
        let most = if self.all { MOST } else { SHOWN };
        let mut seen = HashSet::new();
        let actions: Vec<_> = self
            .working
            .actions
            .iter()
            .filter(|action| points.contains(&action.point_id) && seen.insert(action.id))
            .collect();
        let mut lines = Vec::new();
        for action in actions.iter().take(most) {
            lines.push(self.action(action));
        }
        let mut seen = HashSet::new();
        let measures: Vec<MeasureLine> = self
            .working
            .measures
            .iter()
            .filter(|measure| points.contains(&measure.point_id) && seen.insert(measure.id))
            .take(most)
            .map(|measure| self.measure(measure))
            .collect();
        let mut seen = HashSet::new();
        let supports = self.working.supports.iter();
        let supports =
            supports.filter(|support| points.contains(&support.point_id) && seen.insert(support.id));
        let projects: Vec<&ProjectLine> =
            supports.filter_map(|support| self.working.projects.get(&support.id)).collect();
        let money = sum(projects.iter().map(|project| sums_of(project)));
        Ok(Node {
            depth: 0,
            is_root: false,
            href: String::new(),
            heading: String::new(),
            level: String::new(),
            owner: String::new(),
            more_actions: actions.len().saturating_sub(lines.len()),
            nothing: lines.is_empty() && measures.is_empty() && projects.is_empty(),
            actions: lines,
            measures,
            projects: projects.iter().take(most).map(|project| project_view(project)).collect(),
            more_projects: projects.len().saturating_sub(most) as i64,
            money: self.money(&money),
        })
    }

    /// The projects that name this issue's number, before those that people have linked.
    async fn add_projects(&self, node: &mut Node, point: &Point) -> Result<(), WebError> {
        let Some(number) = issue_number(point) else { return Ok(()) };
        let groups = naming(self.groups, number);
        if groups.is_empty() {
            return Ok(());
        }
        let most = if self.all { MOST } else { SHOWN };
        let keys: Vec<_> =
            groups.iter().map(|group| (group.owner_id, group.year, group.priority.clone())).collect();
        let db = &self.visit.app.db;
        let found = funding::projects_under(db, &self.visit.viewer, &keys, most as i64).await?;
        let known: HashSet<String> = found.iter().map(|project| format!("/projekt/{}", project.id)).collect();
        node.projects.retain(|project| !known.contains(&project.href));
        let named = sum(groups.iter().map(|group| group.sums.clone()));
        let linked = node.projects.len() as i64;
        node.more_projects = named.count() - found.len() as i64;
        node.projects = found.iter().map(project_view).chain(std::mem::take(&mut node.projects)).collect();
        node.money = self.money(&named);
        if linked > 0 {
            node.money = format!("{} {}", node.money, self.page.t1("thread-and-linked", "count", linked));
        }
        node.nothing = false;
        Ok(())
    }

    fn money(&self, totals: &Totals) -> String {
        if totals.count() == 0 {
            return String::new();
        }
        let grants = super::coverage::grants(totals);
        self.page.t2("thread-money", ("count", totals.count()), ("grant", grants))
    }

    fn action(&self, action: &store::Action) -> ActionLine {
        ActionLine {
            href: format!("{}{}", plan::INITIATIVE.path, action.id),
            title: action.title.clone(),
            plan_href: format!("{}{}", plan::PLAN.path, action.plan_id),
            plan: action.plan_title.clone(),
            owner: action.owner_name.clone(),
            when: action.when_text.clone().unwrap_or_default(),
            priority: action.priority_text.clone().unwrap_or_default(),
            lights: self.lights.get(&action.id).cloned().unwrap_or_default(),
        }
    }

    fn measure(&self, measure: &store::Measure) -> MeasureLine {
        let fact = self.figures.get(&measure.id);
        let value = fact.filter(|fact| !fact.latest.is_empty()).map(|fact| {
            let said = format!("{} {}", fact.latest, fact.unit);
            match fact.latest_period.is_empty() {
                true => said.trim_end().to_string(),
                false => format!("{} ({})", said.trim_end(), fact.latest_period),
            }
        });
        let light = fact.and_then(|fact| fact.light);
        MeasureLine {
            href: format!("{}{}", indicators::INDICATOR.path, measure.id),
            name: measure.name.clone(),
            value: value.unwrap_or_default(),
            light: light.map(|light| (light.mark(), self.page.t(format!("indicator-light-{}", light.key())))),
            owner: measure.owner_name.clone(),
        }
    }
}

fn project_view(project: &ProjectLine) -> ProjectView {
    ProjectView {
        href: format!("{}{}", funding::PROJECT.path, project.id),
        title: project.title.clone(),
        grantee: project.grantee.clone(),
        year: project.year.map(|year| year.to_string()).unwrap_or_default(),
        grant: project.grant.map(|grant| words::money(grant, &project.currency)).unwrap_or_default(),
    }
}
