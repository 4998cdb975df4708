//! Initiatives in several organisations' plans: asking, accepting, saying how it goes, leaving, ending.

use access::{Action, Decision, Object, Viewer, can};
use askama::Template;
use axum::extract::Path;
use db::Id;
use web::{Answer, FieldErrors, FormData, Page, PanelFuture, Visit, WebError};

use crate::{
    INITIATIVE, PLAN,
    joined::{JoinedStep, Question},
    life::Act,
    status::StatusKind,
    store::{self, JoinedRow},
    vocabulary::Subject,
};

use super::typed::{LINE, TEXT};

/// A joined initiative as a plan or an initiative shows it.
pub(crate) struct JoinedView {
    pub id: Id,
    pub part_id: Id,
    /// The initiative's page; empty where it is no longer shown.
    pub href: String,
    pub title: String,
    pub owner: String,
    pub organisation: String,
    pub state: String,
    pub status: String,
    pub tag: &'static str,
    pub main: String,
    /// For members of the organisation that has joined only.
    pub notes: String,
    /// The visitor works with it there.
    pub may_write: bool,
    /// The visitor may end it as its owner.
    pub may_end: bool,
}

impl JoinedView {
    pub fn of(page: &Page, row: JoinedRow) -> JoinedView {
        let viewer = &page.visit.viewer;
        let may = |action, owner_id| can(viewer, action, Object::owned_by(owner_id)) == Decision::Allowed;
        let inside = viewer.role_in(row.organisation_id).is_some();
        let open = row.state().after(JoinedStep::End).is_some();
        let kind = row.status_kind.as_deref().and_then(StatusKind::from_key);
        JoinedView {
            state: page.t(format!("plan-joined-{}", row.state().key())),
            may_end: open && may(Action::Share, row.owner_id),
            may_write: row.state().after(JoinedStep::Write).is_some()
                && may(Action::Edit, row.organisation_id),
            href: row
                .title
                .as_ref()
                .map_or_else(String::new, |_| format!("{}{}", INITIATIVE.path, row.initiative_id)),
            title: row.title.unwrap_or_else(|| page.t("plan-joined-gone")),
            id: row.id,
            part_id: row.part_id.unwrap_or_default(),
            owner: row.owner_name,
            organisation: row.organisation_name,
            tag: kind.map_or("neutral", StatusKind::tag),
            status: row.status,
            main: row.main,
            notes: if inside { row.notes } else { String::new() },
        }
    }
}

/// Those in a plan, as this visitor may see them: to those outside only with the initiative itself.
pub(crate) async fn in_plan(
    visit: &Visit,
    page: &Page,
    plan_id: Id,
    owner_id: Id,
) -> Result<Vec<JoinedView>, WebError> {
    let rows = store::joined_in(&visit.app.db, &visit.viewer, plan_id).await?;
    let inside = visit.viewer.role_in(owner_id).is_some();
    let shown = rows.into_iter().filter(|row| inside || row.title.is_some());
    Ok(shown.map(|row| JoinedView::of(page, row)).collect())
}

#[derive(Template)]
#[template(path = "plan/joined_of.html")]
struct OfPage {
    page: Page,
    title: String,
    path: String,
    rows: Vec<JoinedView>,
    /// Organisations that can be asked; none for those who may not share.
    receivers: Vec<(Id, String)>,
    form: FormData,
    errors: FieldErrors,
}

/// How a shared initiative goes everywhere, for its owner's members.
pub(crate) async fn of(visit: Visit, Path(id): Path<Id>) -> Answer {
    of_page(&visit, id, FormData::default(), FieldErrors::new()).await
}

async fn of_page(visit: &Visit, id: Id, form: FormData, errors: FieldErrors) -> Answer {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let (leaf, _) = store::leaf(db, viewer, id).await?.ok_or(WebError::NotFound)?;
    let owner_id = leaf.initiative.owner_id;
    viewer.role_in(owner_id).ok_or(WebError::NotFound)?;
    let page = Page::new(visit, format!("{}: {}", leaf.initiative.title, visit.t("plan-joined")));
    let page = page.of_record(&INITIATIVE, (id, owner_id), "/gemensam");
    let mut receivers = Vec::new();
    if visit.may(Action::Share, owner_id) {
        let all = access::all_members(db).await?.into_iter().filter(|found| found.id != owner_id);
        receivers.extend(all.map(|found| (found.id, found.name)));
    }
    let rows = store::joined_of(db, viewer, id).await?;
    let status = if errors.is_empty() {
        axum::http::StatusCode::OK
    } else {
        axum::http::StatusCode::UNPROCESSABLE_ENTITY
    };
    visit.show_with(
        status,
        &OfPage {
            rows: rows.into_iter().map(|row| JoinedView::of(&page, row)).collect(),
            path: format!("{}{id}", INITIATIVE.path),
            title: leaf.initiative.title,
            receivers,
            form,
            errors,
            page,
        },
    )
}

const DAY: i64 = 24 * 3_600 * 1_000;

pub(crate) async fn ask(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let (leaf, _) = store::leaf(&visit.app.db, &visit.viewer, id).await?.ok_or(WebError::NotFound)?;
    let owner_id = leaf.initiative.owner_id;
    visit.must(Action::Share, owner_id)?;
    let receivers = access::all_members(&visit.app.db).await?;
    let receiver = form.number("receiver").filter(|id| receivers.iter().any(|found| found.id == *id));
    let mut errors = FieldErrors::new();
    errors.limit("purpose", form.text("purpose"), 500);
    let until = form.text("until").parse::<jiff::civil::Date>().ok();
    let until = until.and_then(|day| day.in_tz("Europe/Stockholm").ok());
    let expires_at = until.map(|day| day.timestamp().as_millisecond() + DAY - 1);
    let question = Question {
        initiative_id: id,
        owner_id,
        receiver_id: receiver.unwrap_or_default(),
        purpose: form.text("purpose"),
        expires_at: expires_at.unwrap_or_default(),
    };
    check(&question, visit.viewer.now, &mut errors);
    if receiver.is_none() {
        errors.add("receiver", "field-required");
    }
    if !errors.is_empty() {
        return of_page(&visit, id, form, errors).await;
    }
    let tx = visit.app.db.begin().await?;
    let act = Act { tx: &tx, ids: &visit.app.ids, viewer: &visit.viewer };
    if act.ask_to_join(&question).await?.is_some() {
        tx.commit().await?;
    }
    visit.done(&format!("{}{id}/gemensam", INITIATIVE.path), "plan-joined-asked")
}

fn check(question: &Question<'_>, now: i64, errors: &mut FieldErrors) {
    use access::{GrantError, NewGrant};
    let grant = NewGrant {
        owner_id: question.owner_id,
        receiver_id: question.receiver_id,
        kind: INITIATIVE.key.to_string(),
        object_id: Some(question.initiative_id),
        purpose: question.purpose.to_string(),
        expires_at: question.expires_at,
    };
    for error in grant.check(now) {
        match error {
            GrantError::NoPurpose => errors.add("purpose", "sharing-no-purpose"),
            GrantError::AlreadyExpired => errors.add("until", "sharing-expired"),
            GrantError::LongerThanTwoYears => errors.add("until", "sharing-too-long"),
            GrantError::ToOneself => errors.add("receiver", "sharing-to-oneself"),
        }
    }
}

#[derive(Template)]
#[template(path = "plan/joined.html")]
struct OnePage {
    page: Page,
    row: JoinedView,
    asked: bool,
    purpose: String,
    revision: i64,
    /// Places in the organisation's own plans.
    places: Vec<(Id, String)>,
    statuses: Vec<String>,
    /// Somebody else has written meanwhile.
    stale: bool,
    form: FormData,
}

async fn find(visit: &Visit, id: Id) -> Result<JoinedRow, WebError> {
    store::joined(&visit.app.db, &visit.viewer, id).await?.ok_or(WebError::NotFound)
}

/// The grant by which the initiative is shown; none if it is not shown to this visitor any more.
async fn grant_of(visit: &Visit, row: &JoinedRow) -> Result<Option<access::Grant>, WebError> {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let Some(record) = access::find_record(db, viewer, &INITIATIVE, row.initiative_id).await? else {
        return Ok(None);
    };
    let all = access::grants_on(db, &INITIATIVE, &record).await?;
    Ok(all.into_iter().find(|grant| grant.id == row.grant_id))
}

/// The question, or one's own part of a shared initiative.
pub(crate) async fn one(visit: Visit, Path(id): Path<Id>) -> Answer {
    let row = find(&visit, id).await?;
    one_page(&visit, row, None).await
}

async fn one_page(visit: &Visit, row: JoinedRow, typed: Option<FormData>) -> Answer {
    visit.must(Action::Edit, row.organisation_id)?;
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let page = Page::new(visit, visit.t("plan-joined"));
    let place = |place: store::PlaceRow| {
        let heading = [place.number.as_deref(), place.title.as_deref()];
        let heading = heading.into_iter().flatten().collect::<Vec<_>>().join(" ");
        (place.id, format!("{}: {heading}", place.plan_title))
    };
    let asked = row.state().after(JoinedStep::Accept).is_some();
    let places = if asked { store::places(db, viewer, row.organisation_id).await? } else { Vec::new() };
    let vocabulary = store::vocabulary(db.read(), row.organisation_id).await?;
    let usual = |meaning: &str| page.t(format!("plan-status-{meaning}"));
    let statuses = vocabulary.choices(Subject::Status, usual).into_iter().map(|(word, _)| word);
    let stale = typed.is_some();
    let form = typed.unwrap_or_else(|| {
        FormData::from_pairs([
            ("status", row.status.clone()),
            ("main", row.main.clone()),
            ("notes", row.notes.clone()),
        ])
    });
    let status = if stale { axum::http::StatusCode::CONFLICT } else { axum::http::StatusCode::OK };
    visit.show_with(
        status,
        &OnePage {
            purpose: grant_of(visit, &row).await?.map(|grant| grant.purpose).unwrap_or_default(),
            revision: row.revision,
            places: places.into_iter().map(place).collect(),
            statuses: statuses.collect(),
            asked,
            stale,
            form,
            row: JoinedView::of(&page, row),
            page,
        },
    )
}

pub(crate) async fn answer(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let row = find(&visit, id).await?;
    visit.must(Action::Edit, row.organisation_id)?;
    let places = store::places(&visit.app.db, &visit.viewer, row.organisation_id).await?;
    let tx = visit.app.db.begin().await?;
    let act = Act { tx: &tx, ids: &visit.app.ids, viewer: &visit.viewer };
    if form.text("answer") == "decline" {
        let held = store::hold_joined(&tx, id).await?.ok_or(WebError::NotFound)?;
        let to = held.state().after(JoinedStep::Decline).ok_or(WebError::Bad("plan-joined-over"))?;
        act.turn(&held, to, visit.viewer.now).await?;
        tx.commit().await?;
        return visit.done("/min-sida", "plan-joined-declined");
    }
    let part = form.number("part_id").and_then(|part| places.iter().find(|place| place.id == part));
    let place = part.ok_or(WebError::Bad("plan-joined-no-place"))?;
    if !act.join(id, (place.plan_id, place.id)).await? {
        return Err(WebError::Bad("plan-joined-over"));
    }
    tx.commit().await?;
    visit.done(&format!("{}{}#gemensam-{id}", PLAN.path, place.plan_id), "plan-joined-accepted")
}

pub(crate) async fn write(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let row = find(&visit, id).await?;
    visit.must(Action::Edit, row.organisation_id)?;
    let limited = |name: &str, most: usize| form.text(name).chars().take(most).collect::<String>();
    let (status, main, notes) = (limited("status", LINE), limited("main", LINE), limited("notes", TEXT));
    let tx = visit.app.db.begin().await?;
    let held = store::hold_joined(&tx, id).await?.ok_or(WebError::NotFound)?;
    held.state().after(JoinedStep::Write).ok_or(WebError::Bad("plan-joined-over"))?;
    let vocabulary = store::vocabulary(tx.on(), row.organisation_id).await?;
    let usual = |meaning: &str| visit.t(&format!("plan-status-{meaning}"));
    let known = vocabulary.choices(Subject::Status, usual).into_iter().find(|(word, _)| *word == status);
    let kind = known.map(|(_, kind)| kind).or_else(|| vocabulary.status_of(&status).map(StatusKind::key));
    let revision = form.number("version");
    if !store::write_joined(&tx, id, revision.or(Some(0)), (&status, kind), (&main, &notes)).await? {
        tx.rollback().await?;
        let row = find(&visit, id).await?;
        return one_page(&visit, row, Some(form)).await;
    }
    let changes = serde_json::json!({ "joined_status": [held.status, status] });
    let entry =
        access::Entry::new("joined", INITIATIVE.key, Some(row.initiative_id), row.organisation_id, changes);
    access::record(&tx, &visit.viewer, entry).await?;
    tx.commit().await?;
    visit.done(&format!("{}{}#gemensam-{id}", PLAN.path, row.plan_id.unwrap_or_default()), "saved")
}

/// The other organisation goes out, or the owner ends it; what was said stays with those who said it.
pub(crate) async fn end(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let row = find(&visit, id).await?;
    let leaving = form.text("who") == "leave";
    let (step, to) = match leaving {
        true => (JoinedStep::Leave, format!("{}{}", PLAN.path, row.plan_id.unwrap_or_default())),
        false => (JoinedStep::End, format!("{}{}/gemensam", INITIATIVE.path, row.initiative_id)),
    };
    if leaving {
        visit.must(Action::Edit, row.organisation_id)?;
    } else {
        visit.must(Action::Share, row.owner_id)?;
    }
    let grant = grant_of(&visit, &row).await?;
    let tx = visit.app.db.begin().await?;
    let held = store::hold_joined(&tx, id).await?.ok_or(WebError::NotFound)?;
    if let Some(state) = held.state().after(step) {
        let act = Act { tx: &tx, ids: &visit.app.ids, viewer: &visit.viewer };
        act.turn(&held, state, visit.viewer.now).await?;
        if let Some(grant) = grant.filter(|grant| grant.is_open(visit.viewer.now)) {
            access::revoke_grant(&tx, &visit.viewer, &grant).await?;
        }
        tx.commit().await?;
    }
    visit.done(&to, "plan-joined-over")
}

#[derive(Template)]
#[template(path = "plan/_joined_mine.html")]
struct MinePanel {
    page: Page,
    rows: Vec<JoinedView>,
}

/// On one's own page: initiatives that one's organisations are asked to take part in.
pub(crate) fn mine(visit: &Visit, _: Id) -> PanelFuture<'_> {
    Box::pin(async move {
        if !is_editor(&visit.viewer) {
            return Ok(None);
        }
        let rows = store::joined_asked(&visit.app.db, &visit.viewer).await?;
        let page = Page::new(visit, "");
        let mine = rows.into_iter().filter(|row| visit.may(Action::Edit, row.organisation_id));
        let rows: Vec<JoinedView> = mine.map(|row| JoinedView::of(&page, row)).collect();
        if rows.is_empty() {
            return Ok(None);
        }
        Ok(Some(MinePanel { page, rows }.render()?))
    })
}

fn is_editor(viewer: &Viewer) -> bool {
    viewer.editable().next().is_some()
}
