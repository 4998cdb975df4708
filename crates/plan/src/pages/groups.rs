//! A plan by person, by priority and by when.

use askama::Template;
use axum::extract::{Path, Query};
use db::Id;
use web::{Answer, Page, Visit, WebError};

use crate::{
    Leaf, naming,
    tree::{Load, by_priority, by_when, loads, walk},
};

use super::{
    tree::{Shown, TreeQuery, load},
    words,
};

#[derive(Template)]
#[template(path = "plan/groups.html")]
struct GroupsPage<'a> {
    page: Page,
    shown: &'a Shown,
    count_text: String,
    view: &'static str,
    /// Address of this view, without its filter.
    action: String,
    groups: Vec<Group<'a>>,
}

struct Group<'a> {
    /// For links within the page.
    id: usize,
    title: String,
    high: usize,
    activities: usize,
    /// Share of the largest group, percent.
    share: usize,
    leaves: Vec<&'a Leaf>,
}

impl<'a> Group<'a> {
    fn new(title: String, leaves: Vec<&'a Leaf>) -> Group<'a> {
        let high = |leaf: &&&Leaf| leaf.initiative.level() == Some(crate::priority::Level::High);
        Group {
            id: 0,
            title,
            high: leaves.iter().filter(high).count(),
            activities: leaves.iter().map(|leaf| leaf.tasks.len()).sum(),
            share: 0,
            leaves,
        }
    }

    fn of_person(load: Load<'a>) -> Group<'a> {
        Group { high: load.high, activities: load.activities, ..Group::new(load.label, load.leaves) }
    }
}

pub(crate) async fn people(visit: Visit, Path(id): Path<Id>, Query(query): Query<TreeQuery>) -> Answer {
    show(visit, id, query, ("people", "personer"), |_, leaves| {
        loads(leaves).into_iter().map(Group::of_person).collect()
    })
    .await
}

pub(crate) async fn priorities(visit: Visit, Path(id): Path<Id>, Query(query): Query<TreeQuery>) -> Answer {
    show(visit, id, query, ("priorities", "prioritet"), |page, leaves| {
        let groups = by_priority(leaves).into_iter();
        groups.map(|(group, leaves)| Group::new(words::group_name(page, group), leaves)).collect()
    })
    .await
}

pub(crate) async fn times(visit: Visit, Path(id): Path<Id>, Query(query): Query<TreeQuery>) -> Answer {
    show(visit, id, query, ("times", "tid"), |page, leaves| {
        by_when(leaves)
            .into_iter()
            .map(|(span, leaves)| Group::new(words::span(page, span), leaves))
            .collect()
    })
    .await
}

async fn show(
    visit: Visit,
    id: Id,
    query: TreeQuery,
    (view, last): (&'static str, &str),
    grouped: impl for<'a> Fn(&Page, &[&'a Leaf]) -> Vec<Group<'a>>,
) -> Result<axum::response::Response, WebError> {
    let shown = load(&visit, id, query).await?;
    let visit = naming::calling(&visit, shown.plan.owner_id, &[]).await?;
    let page = shown.page(&visit, &format!("/{last}"));
    let leaves: Vec<&Leaf> = walk(&shown.chapters).into_iter().map(|(_, _, leaf)| leaf).collect();
    let mut groups = grouped(&page, &leaves);
    let largest = groups.iter().map(|group| group.leaves.len()).max().unwrap_or(1).max(1);
    for (place, group) in groups.iter_mut().enumerate() {
        group.id = place + 1;
        group.share = group.leaves.len() * 100 / largest;
    }
    visit.show(&GroupsPage {
        count_text: shown.count_text(&page),
        action: format!("{}/{last}", shown.path),
        shown: &shown,
        view,
        groups,
        page,
    })
}
