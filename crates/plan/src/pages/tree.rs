//! A plan's page: the tree, filtered, and the whole for print.

use std::collections::{BTreeMap, HashMap};

use access::Action;
use askama::Template;
use axum::extract::{Path, Query};
use db::Id;
use serde::Deserialize;
use web::{Answer, Page, RecordTab, Visit, WebError, with_parameter};

use crate::{
    Leaf, PLAN, Part, Plan, naming,
    person::label_key,
    priority::Group,
    store,
    tree::{Branch, Filter, grow, prune, walk, years},
};

use super::{
    joined::{JoinedView, in_plan},
    record::{FindingLine, finding_lines},
    versions::Decided,
    vocabulary::{Unknown, unknown},
    words,
};

/// A plan's own pages.
pub(crate) const VIEWS: &[RecordTab] = &[
    RecordTab::new("", "plan-view-tree"),
    RecordTab::new("/personer", "plan-view-people"),
    RecordTab::new("/prioritet", "plan-view-priorities"),
    RecordTab::new("/tid", "plan-view-times"),
    RecordTab::new("/arshjul", "plan-wheel"),
    RecordTab::new("/versioner", "plan-versions"),
    RecordTab {
        path: "/beslut",
        text: "plan-life",
        offered: |visit, _, owner_id| visit.may(Action::Edit, owner_id),
    },
];

/// More activities than this, and chapters are shown folded.
const UNFOLDED: usize = 400;

#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct TreeQuery {
    #[serde(default)]
    pub q: String,
    #[serde(default)]
    pub vem: String,
    #[serde(default)]
    pub prio: String,
    #[serde(default)]
    pub nar: String,
}

impl TreeQuery {
    /// The address of one of the plan's pages with this filter.
    pub fn on(&self, path: &str) -> String {
        let all = [("q", &self.q), ("vem", &self.vem), ("prio", &self.prio), ("nar", &self.nar)];
        all.into_iter().fold(path.to_string(), |path, (name, value)| with_parameter(&path, name, value))
    }
}

/// A plan with what the filter keeps, and what its pages share.
pub(crate) struct Shown {
    pub plan: Plan,
    pub preamble: Vec<String>,
    pub preamble_hidden: bool,
    pub chapters: Vec<Branch>,
    pub query: TreeQuery,
    pub filtered: bool,
    /// Key and label of everybody in the plan, for the filter.
    pub people: Vec<(String, String)>,
    pub priorities: Vec<(&'static str, String)>,
    pub years: Vec<i64>,
    pub path: String,
    pub may_edit: bool,
    /// Its content may be changed now.
    pub may_write: bool,
}

impl Shown {
    pub fn href(&self, view: &str) -> String {
        self.query.on(&format!("{}{view}", self.path))
    }

    /// The frame of one of the plan's views; its tabs keep the filter.
    pub fn page(&self, visit: &Visit, view: &str) -> Page {
        let of = (self.plan.id, self.plan.owner_id);
        let mut page = Page::new(visit, self.plan.title.clone()).of_record(&PLAN, of, view);
        for tab in page.tabs.iter_mut().take(VIEWS.len()) {
            tab.href = self.query.on(&tab.href);
        }
        page
    }

    pub fn count_text(&self, page: &Page) -> String {
        let initiatives: usize = self.chapters.iter().map(Branch::initiative_count).sum();
        let activities: usize = self.chapters.iter().map(Branch::activity_count).sum();
        counts(page, initiatives, activities)
    }
}

/// "4 insatser, 12 aktiviteter", or as the office calls them.
pub(crate) fn counts(page: &Page, initiatives: usize, activities: usize) -> String {
    let initiatives = page.t1("plan-initiative-count", "count", initiatives as i64);
    format!("{initiatives}, {}", page.t1("plan-activity-count", "count", activities as i64))
}

/// Reads the plan, seen or not found, in a fixed number of queries.
pub(crate) async fn load(visit: &Visit, id: Id, query: TreeQuery) -> Result<Shown, WebError> {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let plan = store::plan(db, viewer, id).await?.ok_or(WebError::NotFound)?;
    let parts = store::all_parts(db.read(), id).await?;
    let leaves = store::leaves(db, viewer, &plan).await?;
    let marks = access::marks(db, PLAN.key, &[id]).await?;
    let hidden = marks.get(&id).is_some_and(|mark| mark.hides(viewer, plan.owner_id, "preamble"));
    let found = if query.q.trim().is_empty() { None } else { store::found_in(db, id, &query.q).await? };
    let filter = Filter {
        who: Some(query.vem.clone()).filter(|key| !key.is_empty()),
        priority: Group::from_key(&query.prio),
        year: query.nar.parse().ok(),
        found,
    };
    let chapters = grow(shown_parts(parts, &leaves), leaves);
    let all: Vec<&Leaf> = walk(&chapters).into_iter().map(|(_, _, leaf)| leaf).collect();
    let page = Page::new(visit, "");
    let preamble = plan.preamble.as_deref().filter(|_| !hidden).map(words::paragraphs).unwrap_or_default();
    Ok(Shown {
        preamble: preamble.into_iter().map(str::to_string).collect(),
        preamble_hidden: hidden,
        people: people_of(&all),
        priorities: priorities_of(&page, &all),
        years: years(&all),
        filtered: !filter.is_empty(),
        path: format!("{}{id}", PLAN.path),
        may_edit: visit.may(Action::Edit, plan.owner_id),
        may_write: visit.may(Action::Edit, plan.owner_id)
            && plan.is_active()
            && plan.stage().takes_content().is_ok(),
        chapters: prune(chapters, &filter),
        plan,
        query,
    })
}

/// Active parts, and withdrawn ones that still hold something, so that nothing is lost from sight.
fn shown_parts(parts: Vec<Part>, leaves: &[Leaf]) -> Vec<Part> {
    let holds = |id: Id| leaves.iter().any(|leaf| leaf.initiative.part_id == id);
    let kept = |part: &Part| {
        part.is_active()
            || holds(part.id)
            || parts.iter().any(|child| child.parent_id == Some(part.id) && holds(child.id))
    };
    parts.iter().filter(|part| kept(part)).cloned().collect()
}

fn people_of(leaves: &[&Leaf]) -> Vec<(String, String)> {
    let mut people = BTreeMap::new();
    for label in leaves.iter().flat_map(|leaf| leaf.everybody()) {
        people.entry(label_key(label)).or_insert_with(|| label.to_string());
    }
    let mut people: Vec<(String, String)> = people.into_iter().collect();
    people.sort_by_key(|(_, label)| swedish::sort_key(label));
    people
}

fn priorities_of(page: &Page, leaves: &[&Leaf]) -> Vec<(&'static str, String)> {
    let used = |group: &Group| leaves.iter().any(|leaf| leaf.initiative.priority() == *group);
    let groups = Group::ALL.into_iter().filter(used);
    groups.map(|group| (group.key(), words::group_name(page, group))).collect()
}

#[derive(Template)]
#[template(path = "plan/tree.html")]
struct TreePage {
    page: Page,
    shown: Shown,
    count_text: String,
    unfolded: bool,
    withdrawn: Vec<(Id, String)>,
    source: Option<(String, String)>,
    findings: Vec<FindingLine>,
    /// What other rooms show below the plan.
    panels: Vec<String>,
    /// What other rooms offer to do with the plan.
    actions: Vec<String>,
    decided: Option<Decided>,
    joined: Vec<JoinedView>,
    /// Priorities that nobody has explained, for those who may.
    unknown: Vec<Unknown>,
    /// Open comments of each initiative, for members.
    comments: HashMap<Id, i64>,
    /// What adding is called, in the office's own names of the levels.
    new_chapter: String,
    new_section: String,
    new_initiative: String,
}

impl TreePage {
    fn joined_in(&self, part_id: &Id) -> Vec<&JoinedView> {
        self.joined.iter().filter(|row| row.part_id == *part_id).collect()
    }

    /// Initiatives that people have something to settle in.
    fn talked_of(&self) -> Vec<(Id, &str, i64)> {
        let all = walk(&self.shown.chapters).into_iter();
        all.filter_map(|(_, _, leaf)| {
            let count = *self.comments.get(&leaf.initiative.id)?;
            Some((leaf.initiative.id, leaf.initiative.title.as_str(), count))
        })
        .collect()
    }
}

pub(crate) async fn tree(visit: Visit, Path(id): Path<Id>, Query(query): Query<TreeQuery>) -> Answer {
    let shown = load(&visit, id, query).await?;
    let visit = naming::calling(&visit, shown.plan.owner_id, &[]).await?;
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let withdrawn = if shown.may_edit { store::withdrawn(db, id).await? } else { Vec::new() };
    let source = documents::source_of(db, viewer, PLAN.key, id).await?;
    let source = source.map(|source| (format!("/kallor/{}", source.document_id), source.document_name));
    let findings = documents::findings_of(db, viewer, PLAN.key, id).await?;
    let page = shown.page(&visit, "");
    let activities: usize = shown.chapters.iter().map(Branch::activity_count).sum();
    let leaves: Vec<&Leaf> = walk(&shown.chapters).into_iter().map(|(_, _, leaf)| leaf).collect();
    let unknown = if shown.may_edit { unknown(&page, &leaves) } else { Vec::new() };
    let comments = if shown.may_edit { store::open_comments(db.read(), id).await? } else { HashMap::new() };
    visit.show(&TreePage {
        new_chapter: page.t("plan-new-chapter"),
        new_section: page.t("plan-new-section"),
        new_initiative: page.t("plan-new-initiative"),
        joined: in_plan(&visit, &page, id, shown.plan.owner_id).await?,
        unknown,
        comments,
        actions: visit.app.panels(&visit, "plan-actions", id).await?,
        count_text: shown.count_text(&page),
        unfolded: shown.filtered || activities <= UNFOLDED,
        panels: visit.app.panels(&visit, "plan", id).await?,
        findings: finding_lines(&visit, &findings),
        decided: Decided::of(&page, &store::versions(db.read(), id).await?),
        withdrawn,
        source,
        shown,
        page,
    })
}

#[derive(Template)]
#[template(path = "plan/print.html")]
struct PrintPage {
    page: Page,
    shown: Shown,
}

/// The whole plan in the layout that people know, whatever the filter was.
pub(crate) async fn print(visit: Visit, Path(id): Path<Id>) -> Answer {
    let shown = load(&visit, id, TreeQuery::default()).await?;
    let visit = naming::calling(&visit, shown.plan.owner_id, &[]).await?;
    visit.show(&PrintPage { page: Page::new(&visit, shown.plan.title.clone()), shown })
}
