//! Putting a plan in order: chapters, sections, initiatives and activities, by buttons, by keyboard, or by
//! drawing them with the mouse or a finger.

use access::{Action, Entry};
use askama::Template;
use axum::extract::{Path, Query};
use db::{Id, Tx};
use serde::Deserialize;
use serde_json::json;
use web::{Answer, FormData, Page, Visit, WebError};

use crate::{
    INITIATIVE, PLAN, Plan,
    ordering::{Item, Place, placed},
    plan::PartLevel,
    store::{self, Ordered},
    tree::{Branch, grow},
};

use super::{
    edit_plan::editable,
    life::{hold_content, takes_content},
};

#[derive(Template)]
#[template(path = "plan/order.html")]
struct OrderPage {
    page: Page,
    plan: Plan,
    path: String,
    chapters: Vec<Branch>,
    /// What was moved just now; its button has the focus.
    moved: String,
    direction: String,
    moving: Option<Moving>,
}

/// Something that is to be put under another heading.
struct Moving {
    item: String,
    title: String,
    /// Id and heading of each place.
    places: Vec<(Id, String)>,
    now: Id,
}

#[derive(Deserialize)]
pub(crate) struct OrderQuery {
    #[serde(default)]
    flyttad: String,
    #[serde(default)]
    hur: String,
    #[serde(default)]
    flytta: String,
}

pub(crate) async fn show(visit: Visit, Path(id): Path<Id>, Query(query): Query<OrderQuery>) -> Answer {
    let plan = editable(&visit, id, Action::Edit).await?;
    takes_content(plan.stage())?;
    let db = &visit.app.db;
    let parts = store::all_parts(db.read(), id).await?;
    let parts = parts.into_iter().filter(crate::Part::is_active).collect();
    let chapters = grow(parts, store::leaves(db, &visit.viewer, &plan).await?);
    let page = Page::new(&visit, format!("{}: {}", plan.title, visit.t("plan-order")));
    let page = page.of_record(&PLAN, (id, plan.owner_id), "/ordna");
    let moving = Item::parse(&query.flytta).and_then(|item| moving(item, &chapters));
    visit.show(&OrderPage {
        path: format!("{}{id}", PLAN.path),
        moving,
        moved: query.flyttad,
        direction: query.hur,
        chapters,
        plan,
        page,
    })
}

fn moving(item: Item, chapters: &[Branch]) -> Option<Moving> {
    let all_places = || {
        let own = |chapter: &Branch| (chapter.part.id, chapter.part.heading());
        let with = |chapter: &Branch| {
            let sections = chapter.sections.iter().map(|section| {
                (section.part.id, format!("{} › {}", chapter.part.heading(), section.part.heading()))
            });
            std::iter::once(own(chapter)).chain(sections).collect::<Vec<_>>()
        };
        chapters.iter().flat_map(with).collect::<Vec<_>>()
    };
    match item {
        Item::Part(id) => {
            let chapter = chapters.iter().find(|chapter| chapter.sections.iter().any(|s| s.part.id == id))?;
            let section = chapter.sections.iter().find(|section| section.part.id == id)?;
            let places = chapters.iter().map(|chapter| (chapter.part.id, chapter.part.heading())).collect();
            Some(Moving {
                item: item.to_string(),
                title: section.part.heading(),
                places,
                now: chapter.part.id,
            })
        }
        Item::Initiative(id) => {
            let branches =
                chapters.iter().flat_map(|chapter| std::iter::once(chapter).chain(&chapter.sections));
            let leaf = branches.flat_map(|branch| &branch.leaves).find(|leaf| leaf.initiative.id == id)?;
            let title = leaf.initiative.title.clone();
            Some(Moving { item: item.to_string(), title, places: all_places(), now: leaf.initiative.part_id })
        }
        Item::Activity(_) => None,
    }
}

/// Moves one thing. What it is to stand before may have been moved by somebody else meanwhile; then nothing
/// happens, and the page says so.
pub(crate) async fn change(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    editable(&visit, id, Action::Edit).await?;
    let item = Item::parse(form.text("item")).ok_or(WebError::Bad("error-bad-request-text"))?;
    let direction = form.text("direction");
    let place = match (direction, form.number("before")) {
        ("up", _) => Place::Up,
        ("down", _) => Place::Down,
        (_, Some(before)) => Place::Before(before),
        (_, None) => Place::Last,
    };
    let tx = visit.app.db.begin().await?;
    let plan = hold_content(&tx, id).await?;
    let moved = match item {
        Item::Part(part) => move_part(&tx, &plan, part, (form.number("parent"), place)).await?,
        Item::Initiative(found) => move_initiative(&tx, &plan, found, (form.number("parent"), place)).await?,
        Item::Activity(found) => move_activity(&tx, &plan, found, place).await?,
    };
    if let Some((what, kind, object)) = moved {
        let changes = json!({ "moved": [null, what] });
        let entry = Entry::new("reorder", kind, Some(object), plan.owner_id, changes);
        access::record(&tx, &visit.viewer, entry).await?;
        store::renumber(&tx, &plan).await?;
        tx.commit().await?;
    } else {
        // At the end of its row already, or what it was to stand before is gone.
        tx.rollback().await?;
        if matches!(place, Place::Before(_)) {
            return Err(WebError::Bad("plan-order-changed"));
        }
    }
    let how = if matches!(direction, "up" | "down") { direction } else { "" };
    if let (Item::Activity(activity), Some(initiative)) = (item, form.number("initiative")) {
        let back = format!("{}{initiative}?aktivitet={activity}&hur={how}", INITIATIVE.path);
        return visit.done(&back, "moved-activity");
    }
    let back = format!("{}{id}/ordna", PLAN.path);
    let name = item.to_string();
    let to = web::with_parameter(&web::with_parameter(&back, "flyttad", &name), "hur", how);
    visit.done(&format!("{to}#{}", name.replace(':', "-")), "moved")
}

/// What was moved, in whose history that stands.
type Moved = Option<(String, &'static str, Id)>;

async fn move_part(
    tx: &Tx,
    plan: &Plan,
    id: Id,
    (parent, place): (Option<Id>, Place),
) -> Result<Moved, WebError> {
    let parts = store::all_parts(tx.on(), plan.id).await?;
    let part = parts.iter().find(|part| part.id == id && part.is_active()).ok_or(WebError::NotFound)?;
    let section = part.level() == PartLevel::Section;
    let parent = if section { parent.or(part.parent_id) } else { None };
    let is_chapter = |id: Id| {
        parts.iter().any(|part| part.id == id && part.is_active() && part.level() == PartLevel::Chapter)
    };
    if parent.is_some_and(|id| !is_chapter(id)) {
        return Err(WebError::NotFound);
    }
    let beside = parts.iter().filter(|other| {
        other.is_active() && other.level() == part.level() && (!section || other.parent_id == parent)
    });
    let Some(ids) = placed(beside.map(|part| part.id).collect(), id, place) else {
        return Ok(None);
    };
    if let Some(parent) = parent.filter(|parent| part.parent_id != Some(*parent)) {
        store::set_chapter(tx, id, parent).await?;
    }
    store::set_positions(tx, Ordered::Part, &ids).await?;
    Ok(Some((part.heading(), PLAN.key, plan.id)))
}

async fn move_initiative(
    tx: &Tx,
    plan: &Plan,
    id: Id,
    (parent, place): (Option<Id>, Place),
) -> Result<Moved, WebError> {
    let leaf = store::any_leaf(tx.on(), id).await?;
    let leaf = leaf.filter(|leaf| leaf.initiative.plan_id == plan.id && leaf.initiative.is_active());
    let row = leaf.ok_or(WebError::NotFound)?.initiative;
    let parent = parent.unwrap_or(row.part_id);
    let part = store::part(tx.on(), plan.id, parent).await?;
    let part = part.filter(crate::Part::is_active).ok_or(WebError::NotFound)?;
    let beside = store::initiatives_beside(tx.on(), parent).await?;
    let Some(ids) = placed(beside, id, place) else {
        return Ok(None);
    };
    if parent != row.part_id {
        store::set_part(tx, id, parent).await?;
    }
    store::set_positions(tx, Ordered::Initiative, &ids).await?;
    let what =
        if parent == row.part_id { row.title } else { format!("{} → {}", row.title, part.heading()) };
    Ok(Some((what, INITIATIVE.key, id)))
}

async fn move_activity(tx: &Tx, plan: &Plan, id: Id, place: Place) -> Result<Moved, WebError> {
    let initiative = store::initiative_of(tx, plan.id, id).await?.ok_or(WebError::NotFound)?;
    let Some(ids) = placed(store::activity_order(tx, initiative).await?, id, place) else {
        return Ok(None);
    };
    store::set_positions(tx, Ordered::Activity, &ids).await?;
    // Activities stand in the initiative's form in their order: an open one would put them back.
    store::touch_initiative(tx, initiative).await?;
    let leaf = store::any_leaf(tx.on(), initiative).await?.ok_or(WebError::NotFound)?;
    let text = leaf.tasks.into_iter().find(|task| task.activity.id == id).map(|task| task.activity.text);
    Ok(Some((text.unwrap_or_default(), INITIATIVE.key, initiative)))
}

/// Own numbers as printed, or automatic ones.
pub(crate) async fn numbering(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    editable(&visit, id, Action::Edit).await?;
    let automatic = form.text("numbering") == "automatic";
    let tx = visit.app.db.begin().await?;
    let plan = hold_content(&tx, id).await?;
    if plan.is_numbered() != automatic {
        store::set_numbering(&tx, id, automatic).await?;
        let plan = store::hold_plan(&tx, id).await?.ok_or(WebError::NotFound)?;
        store::renumber(&tx, &plan).await?;
        let key = |automatic: bool| if automatic { "automatic" } else { "own" };
        let changes = json!({ "numbering": [key(!automatic), key(automatic)] });
        let entry = Entry::new("edit", PLAN.key, Some(id), plan.owner_id, changes);
        access::record(&tx, &visit.viewer, entry).await?;
        tx.commit().await?;
    }
    visit.done(&format!("{}{id}/ordna", PLAN.path), "saved")
}
