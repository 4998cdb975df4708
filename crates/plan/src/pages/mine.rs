//! What one has before oneself: on one's own page, as a list of its own, and for reminders and calendars.

use access::{Action, Role, Viewer};
use askama::Template;
use axum::extract::Query;
use db::Id;
use jiff::Span;
use serde::Deserialize;
use types::stockholm_date;
use web::{Answer, App, Dated, DatesFuture, Lang, Page, PanelFuture, Visit, WebError};

use crate::{
    INITIATIVE,
    work::{self, Pile, ToDo, linked},
};

const LIST: &str = "/min-sida/aktiviteter";
/// Activities on one's own page.
const SHOWN: usize = 6;
/// Activities of one pile on the list, unless it is asked for alone.
const OF_A_PILE: usize = 20;
const MOST: usize = 1_000;
/// What is late by more is not nagged about by mail.
const NAGGED: i64 = 120;

/// An activity as it is shown with its tick.
pub(crate) struct Line {
    pub id: Id,
    pub text: String,
    pub initiative_id: Id,
    pub initiative: String,
    pub plan: String,
    pub iso: String,
    pub due: String,
    pub late: bool,
    pub done: bool,
    pub done_on: String,
    /// What stands before the link, the link, what stands after.
    pub evidence: (String, String, String),
    pub may: bool,
}

pub(crate) fn line(visit: &Visit, item: &ToDo) -> Line {
    let row = &item.row;
    let (before, link, after) = linked(row.evidence.as_deref().unwrap_or_default());
    Line {
        id: row.id,
        text: row.text.clone(),
        initiative_id: row.initiative_id,
        initiative: row.initiative_title.clone(),
        plan: row.plan_title.clone(),
        iso: item.due.map(|day| day.to_string()).unwrap_or_default(),
        due: item.due.map(|day| visit.date(day)).unwrap_or_default(),
        late: item.pile == Pile::Late,
        done: row.done_at.is_some(),
        done_on: row.done_at.map(|at| visit.date(stockholm_date(at))).unwrap_or_default(),
        evidence: (before.to_string(), link.to_string(), after.to_string()),
        may: visit.may(Action::Edit, row.owner_id),
    }
}

/// What has just been ticked off, so that it can be taken back at once.
fn just_ticked<'a>(visit: &Visit, items: &'a [ToDo]) -> Option<&'a ToDo> {
    if visit.done_word() != Some("ticked") {
        return None;
    }
    let (_, query) = visit.path.split_once('?')?;
    let id: Id = query.split('&').find_map(|pair| pair.strip_prefix("aktivitet="))?.parse().ok()?;
    items.iter().find(|item| item.row.id == id)
}

#[derive(Template)]
#[template(path = "plan/_todo.html")]
struct TodoPanel {
    page: Page,
    lines: Vec<Line>,
    ticked: Option<Line>,
    summary: String,
    manages: bool,
    back: String,
}

pub(crate) fn panel(visit: &Visit, _: Id) -> PanelFuture<'_> {
    Box::pin(todo_panel(visit))
}

async fn todo_panel(visit: &Visit) -> Result<Option<String>, WebError> {
    let Some(user) = visit.viewer.user.as_ref().filter(|_| !visit.viewer.memberships.is_empty()) else {
        return Ok(None);
    };
    let items = work::of_account(&visit.app.db, &visit.viewer, user.id).await?;
    let manages = visit.viewer.memberships.iter().any(|membership| membership.role == Role::Manager);
    if items.is_empty() && !manages {
        return Ok(None);
    }
    let page = Page::new(visit, "");
    let count = |pile| items.iter().filter(|item| item.pile == pile).count() as i64;
    let args = [Pile::Late, Pile::Week, Pile::Month].map(|pile| (pile.key(), count(pile).into()));
    let summary = visit.app.texts.get(visit.lang, "todo-summary", &args);
    let open = items.iter().filter(|item| item.pile != Pile::Done);
    let panel = TodoPanel {
        lines: open.take(SHOWN).map(|item| line(visit, item)).collect(),
        ticked: just_ticked(visit, &items).map(|item| line(visit, item)),
        back: "/min-sida".to_string(),
        summary: if items.is_empty() { page.t("todo-nothing") } else { summary },
        manages,
        page,
    };
    Ok(Some(panel.render()?))
}

#[derive(Default, Deserialize)]
pub(crate) struct ListQuery {
    #[serde(default)]
    visa: String,
}

#[derive(Template)]
#[template(path = "plan/todo.html")]
struct ListPage {
    page: Page,
    piles: Vec<PileGroup>,
    ticked: Option<Line>,
    back: String,
}

struct PileGroup {
    key: &'static str,
    title: String,
    count: usize,
    lines: Vec<Line>,
    /// The rest of the pile.
    more: String,
}

pub(crate) async fn list(visit: Visit, Query(query): Query<ListQuery>) -> Answer {
    let user_id = visit.viewer.user.as_ref().map(|user| user.id).ok_or(WebError::NotFound)?;
    let items = work::of_account(&visit.app.db, &visit.viewer, user_id).await?;
    let page = Page::new(&visit, visit.t("todo-title"));
    let wanted = Pile::from_key(&query.visa);
    let mut piles = Vec::new();
    for pile in Pile::ALL.into_iter().filter(|pile| wanted.is_none_or(|wanted| wanted == *pile)) {
        let mut of: Vec<&ToDo> = items.iter().filter(|item| item.pile == pile).collect();
        if pile == Pile::Done {
            of.sort_by_key(|item| std::cmp::Reverse(item.row.done_at));
        }
        if of.is_empty() {
            continue;
        }
        let most = if wanted.is_some() { MOST } else { OF_A_PILE };
        let more = if of.len() > most && wanted.is_none() {
            format!("{LIST}?visa={}", pile.key())
        } else {
            String::new()
        };
        piles.push(PileGroup {
            key: pile.key(),
            title: page.t(format!("todo-{}", pile.key())),
            count: of.len(),
            lines: of.into_iter().take(most).map(|item| line(&visit, item)).collect(),
            more,
        });
    }
    let back = if wanted.is_some() { format!("{LIST}?visa={}", query.visa) } else { LIST.to_string() };
    let ticked = just_ticked(&visit, &items).map(|item| line(&visit, item));
    visit.show(&ListPage { piles, ticked, back, page })
}

/// For reminders and calendars: what is open and has a day, and what it is about in words that may leave the
/// house.
pub(crate) fn dates<'a>(app: &'a App, viewer: &'a Viewer, lang: Lang) -> DatesFuture<'a> {
    Box::pin(async move {
        let Some(user) = &viewer.user else { return Ok(Vec::new()) };
        let oldest = stockholm_date(viewer.now).saturating_sub(Span::new().days(NAGGED));
        let items = work::of_account(&app.db, viewer, user.id).await?;
        let open = items.into_iter().filter(|item| item.pile != Pile::Done);
        let dated = open.filter_map(|item| Some((item.due.filter(|day| *day >= oldest)?, item)));
        let entry = |(day, item): (jiff::civil::Date, ToDo)| {
            let title = if item.secret { app.t(lang, "todo-secret") } else { item.row.text };
            Dated {
                key: format!("activity-{}", item.row.id),
                day,
                title,
                text: item.row.initiative_title,
                path: format!("{}{}", INITIATIVE.path, item.row.initiative_id),
            }
        };
        Ok(dated.map(entry).collect())
    })
}
