//! Choosing the goals that an initiative, an indicator, a project or a goal of one's own works towards.

use access::Action;
use askama::Template;
use axum::extract::Path;
use db::Id;
use web::{Answer, FormData, Page, Visit, WebError};

use super::words;
use crate::{
    End, Stage,
    links::asked,
    making::{Actor, set_links},
    point::{Level, heading},
    store::{self, Aim},
};

/// Goals to choose among on a page.
const MOST: i64 = 300;

#[derive(Template)]
#[template(path = "strategy/linking.html")]
struct LinkingPage {
    page: Page,
    action: String,
    back: String,
    lead: String,
    query: String,
    searched: bool,
    shown: String,
    groups: Vec<Group>,
    chosen_count: String,
}

/// The goals of one strategy.
struct Group {
    id: Id,
    title: String,
    choices: Vec<Choice>,
}

struct Choice {
    id: Id,
    text: String,
    above: String,
    level: String,
    chosen: bool,
}

/// What is linked, if the visitor sees it and may change it.
struct Linked {
    end: End,
    id: Id,
    owner_id: Id,
    title: String,
    /// The strategy that a goal belongs to, by its versions' common id: it serves others, not itself.
    lineage: Option<Id>,
}

async fn linked(visit: &Visit, kind: &str, id: Id) -> Result<Linked, WebError> {
    let end = End::from_key(kind).ok_or(WebError::NotFound)?;
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let record = access::find_record(db, viewer, end.record(), id).await?.ok_or(WebError::NotFound)?;
    visit.must(Action::Edit, record.owner_id)?;
    let mut lineage = None;
    if end == End::Point {
        let point = store::point(db, viewer, id).await?.ok_or(WebError::NotFound)?;
        if !point.level().is_aim() {
            return Err(WebError::Bad("linking-not-a-theme"));
        }
        lineage = store::strategy(db, viewer, point.strategy_id).await?.map(|strategy| strategy.lineage);
    }
    Ok(Linked { end, id, owner_id: record.owner_id, title: record.title, lineage })
}

impl Linked {
    fn href(&self) -> String {
        format!("{}{}", self.end.record().path, self.id)
    }

    /// May this goal be chosen here? A project's numbered issues stand in the project.
    fn may_choose(&self, aim: &Aim, numbering: &[Id], own: &[Id]) -> bool {
        let issue = aim.level == Level::Issue.key();
        let numbered = self.end == End::Project && issue && numbering.contains(&aim.strategy_id);
        !numbered && !own.contains(&aim.strategy_id) && aim.level != Level::Theme.key()
    }
}

pub(crate) async fn form(visit: Visit, Path((kind, id)): Path<(String, Id)>) -> Answer {
    let linked = linked(&visit, &kind, id).await?;
    let now = store::aims_of(&visit.app.db, &visit.viewer, (linked.end, id)).await?;
    let chosen: Vec<Id> = now.iter().map(|aim| aim.id).collect();
    show(&visit, &linked, (&chosen, &chosen), None).await
}

pub(crate) async fn save(visit: Visit, Path((kind, id)): Path<(String, Id)>, form: FormData) -> Answer {
    let linked = linked(&visit, &kind, id).await?;
    let shown: Vec<Id> = form.text("shown").split(',').filter_map(|id| id.parse().ok()).collect();
    let chosen: Vec<Id> = form.all("aim").filter_map(|id| id.parse().ok()).collect();
    if form.is_checked("sok") {
        return show(&visit, &linked, (&shown, &chosen), Some(form.text("q"))).await;
    }
    let (added, taken) = asked(&shown, &chosen);
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let (numbering, own) = bounds(&visit, &linked).await?;
    // What the visitor does not see can be neither linked nor unlinked.
    let seen = store::aims_of_ids(db, viewer, &[added.as_slice(), taken.as_slice()].concat()).await?;
    let may = |id: &&Id| seen.iter().any(|aim| aim.id == **id && linked.may_choose(aim, &numbering, &own));
    let added: Vec<Id> = added.iter().filter(may).copied().collect();
    let taken: Vec<Id> = taken.into_iter().filter(|id| seen.iter().any(|aim| aim.id == *id)).collect();
    if !(added.is_empty() && taken.is_empty()) {
        let tx = db.begin().await?;
        let actor = Actor { tx: &tx, ids: &visit.app.ids, viewer };
        set_links(actor, (linked.end, id, linked.owner_id), &added, &taken).await?;
        tx.commit().await?;
    }
    visit.done(&linked.href(), "goals-chosen")
}

/// Strategies that number projects, and the versions of the strategy that a goal belongs to.
async fn bounds(visit: &Visit, linked: &Linked) -> Result<(Vec<Id>, Vec<Id>), WebError> {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let numbering = match linked.end {
        End::Project => store::numbering(db, viewer).await?.iter().map(|strategy| strategy.id).collect(),
        _ => Vec::new(),
    };
    let own = match linked.lineage {
        Some(lineage) => store::versions(db, viewer, lineage).await?.iter().map(|own| own.id).collect(),
        None => Vec::new(),
    };
    Ok((numbering, own))
}

async fn show(
    visit: &Visit,
    linked: &Linked,
    (shown, chosen): (&[Id], &[Id]),
    query: Option<&str>,
) -> Answer {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let (numbering, own) = bounds(visit, linked).await?;
    let offices = store::offices(db).await?;
    let near = store::of_owners(db, viewer, &offices.up(linked.owner_id)).await?;
    let near: Vec<Id> =
        near.iter().filter(|s| s.stage() != Stage::Replaced).map(|strategy| strategy.id).collect();
    let text = query.unwrap_or_default();
    let mut found = store::aims_to_choose(db, viewer, (text, &near), MOST).await?;
    found.retain(|aim| linked.may_choose(aim, &numbering, &own));
    let mut aims = store::aims_of_ids(db, viewer, &[shown, chosen].concat()).await?;
    for aim in found {
        if !aims.iter().any(|known| known.id == aim.id) {
            aims.push(aim);
        }
    }
    let page = Page::new(visit, visit.t("linking-title"));
    let mut groups: Vec<Group> = Vec::new();
    for aim in &aims {
        let choice = Choice {
            id: aim.id,
            text: heading(&aim.number, &aim.title),
            above: aim.above.clone().unwrap_or_default(),
            level: words::level_name(&page, Level::from_key(&aim.level).unwrap_or(Level::Goal)),
            chosen: chosen.contains(&aim.id),
        };
        match groups.iter_mut().find(|group| group.id == aim.strategy_id) {
            Some(group) => group.choices.push(choice),
            None => groups.push(Group { id: aim.strategy_id, title: title(aim), choices: vec![choice] }),
        }
    }
    visit.show(&LinkingPage {
        action: super::thread::link_href(linked.end, linked.id),
        back: linked.href(),
        lead: linked.title.clone(),
        query: text.to_string(),
        searched: !text.is_empty(),
        shown: shown.iter().map(Id::to_string).collect::<Vec<_>>().join(","),
        chosen_count: page.t1("linking-chosen", "count", chosen.len() as i64),
        groups,
        page,
    })
}

fn title(aim: &Aim) -> String {
    let to = aim.year_to.map(|year| year.to_string()).unwrap_or_default();
    format!("{} {}–{to}, {}", aim.strategy_title, aim.year_from, aim.owner_name)
}
