//! One part: what its organisation would give and has given, writing its introduction, submitting it, and
//! sending it back.

use access::Action;
use askama::Template;
use axum::{extract::Path, http::StatusCode};
use db::{Id, Tx};
use web::{Answer, Field, FieldErrors, FormData, FormPage, Page, Visit, WebError};

use super::edit::LONGEST_INTRODUCTION;
use super::record::light;
use super::view::{DifferenceView, PartView};
use super::{GIVE, find, find_part, hold, href, part_href, person, step};
use crate::annex::compile::{part_now, since_submitted};
use crate::annex::stage::PartAction;
use crate::annex::{Annex, AnnexPart, PartState, Stage};

const LONGEST_HEADING: usize = 200;
const LONGEST_COMMENT: usize = 2_000;

#[derive(Template)]
#[template(path = "funding/annex_part.html")]
struct PartPage {
    page: Page,
    path: String,
    back: String,
    annex: Annex,
    part: AnnexPart,
    title: String,
    light: &'static str,
    state: String,
    due: String,
    /// When it was given last, and by whom as far as that is told; empty if it never was.
    given: String,
    open: bool,
    /// The visitor works in the part's organisation.
    mine: bool,
    may_write: bool,
    may_submit: bool,
    may_send_back: bool,
    /// What would be submitted now, by its hash.
    seen: String,
    submission: String,
    heading: String,
    view: Option<PartView>,
    changed: bool,
    difference: Option<DifferenceView>,
    hidden: usize,
    problem: String,
    form: FormData,
    errors: FieldErrors,
}

pub(crate) async fn part(visit: Visit, Path((id, part)): Path<(Id, Id)>) -> Answer {
    let annex = find(&visit, id).await?;
    let part = find_part(&visit, id, part).await?;
    show(&visit, annex, part, (StatusCode::OK, ""), FormData::default(), FieldErrors::new()).await
}

async fn show(
    visit: &Visit,
    annex: Annex,
    part: AnnexPart,
    (status, problem): (StatusCode, &str),
    form: FormData,
    errors: FieldErrors,
) -> Answer {
    let db = &visit.app.db;
    let page = Page::new(visit, format!("{}: {}", annex.draft.title, part.heading(&visit.viewer)));
    let mine = visit.viewer.role_in(part.organisation_id).is_some();
    let open = annex.stage == Stage::Open && annex.is_active;
    let given = part.submission.as_ref().map(|submission| &submission.content);
    // Its own people see what they would give, others what was given.
    let live = match mine && open {
        true => Some(part_now(db, &annex, &part, visit.viewer.now).await?),
        false => None,
    };
    let since = match open {
        true => since_submitted(db, &visit.viewer, &annex, &part).await?,
        false => Default::default(),
    };
    let (light, state) = light(visit, &annex, &part);
    let shown = PartPage {
        path: part_href(&part),
        back: href(annex.id),
        light,
        state,
        due: visit.date_of(&annex.draft.due_on),
        given: given_text(&page, &part, mine),
        open,
        mine,
        may_write: open && visit.may(Action::Edit, part.organisation_id),
        may_submit: open && visit.may(GIVE, part.organisation_id),
        may_send_back: open && part.state == PartState::Submitted && visit.may(Action::Edit, annex.owner_id),
        seen: live.as_ref().map(|live| live.hash()).unwrap_or_default(),
        submission: part.submission.as_ref().map(|given| given.id.to_string()).unwrap_or_default(),
        heading: visit.t(if live.is_some() { "annex-part-now" } else { "annex-part-given" }),
        view: live.as_ref().or(given).map(|content| PartView::new(&page, content, mine)),
        changed: since.changed,
        difference: Some(&since.shown)
            .filter(|shown| !shown.is_empty())
            .map(|shown| DifferenceView::new(&page, shown)),
        hidden: since.hidden,
        problem: if problem.is_empty() { String::new() } else { visit.t(problem) },
        title: part.heading(&visit.viewer).to_string(),
        form,
        errors,
        annex,
        part,
        page,
    };
    visit.show_with(status, &shown)
}

/// Names of people are shown to their own organisation only.
fn given_text(page: &Page, part: &AnnexPart, mine: bool) -> String {
    let Some(submission) = &part.submission else { return String::new() };
    let who = if mine { person(page, &submission.submitted_by) } else { part.organisation_name.clone() };
    let when = page.visit.moment(submission.submitted_at);
    page.t2("annex-given", ("when", when), ("who", who))
}

/// The annex and the part as they stand in this transaction, in which nobody else changes them.
async fn held_part(visit: &Visit, tx: &Tx, part: &AnnexPart) -> Result<(Annex, AnnexPart), WebError> {
    let (annex, parts) = hold(step(visit, tx), part.annex_id).await?;
    let now = parts.into_iter().find(|now| now.id == part.id).ok_or(WebError::NotFound)?;
    Ok((annex, now))
}

fn introduction_page(visit: &Visit, part: &AnnexPart, form: FormData) -> FormPage {
    let (action, back) = (format!("{}/inledning", part_href(part)), part_href(part));
    let fields = vec![
        Field::line(visit, "sub_region", "annex-field-sub-region").required(),
        Field::text(visit, "introduction", "annex-field-part-introduction", 10),
    ];
    FormPage::new(visit, visit.t("annex-write"), (action, back), fields).changing(part.revision).filled(form)
}

fn filled(part: &AnnexPart) -> FormData {
    FormData::from_pairs([
        ("sub_region", part.sub_region.clone()),
        ("introduction", part.introduction.clone()),
    ])
}

pub(crate) async fn introduction(visit: Visit, Path((id, part)): Path<(Id, Id)>) -> Answer {
    let annex = find(&visit, id).await?;
    let part = find_part(&visit, id, part).await?;
    visit.must(Action::Edit, part.organisation_id)?;
    part.state.after(annex.stage, PartAction::Write)?;
    let form = filled(&part);
    introduction_page(&visit, &part, form).answer(&visit)
}

/// Writes the part's heading and introduction. A second click finds its own work done.
pub(crate) async fn write(visit: Visit, Path((id, part)): Path<(Id, Id)>, form: FormData) -> Answer {
    find(&visit, id).await?;
    let part = find_part(&visit, id, part).await?;
    visit.must(Action::Edit, part.organisation_id)?;
    let version = form.number("version").ok_or(WebError::Bad("error-bad-request-text"))?;
    let mut errors = FieldErrors::new();
    errors.require("sub_region", form.text("sub_region"), LONGEST_HEADING);
    errors.limit("introduction", form.text("introduction"), LONGEST_INTRODUCTION);
    if !errors.is_empty() {
        return introduction_page(&visit, &part, form).changing(version).with_errors(errors).answer(&visit);
    }
    let heading = form.text("sub_region").split_whitespace().collect::<Vec<_>>().join(" ");
    let text = form.text("introduction");
    let tx = visit.app.db.begin().await?;
    let (held, now) = held_part(&visit, &tx, &part).await?;
    now.state.after(held.stage, PartAction::Write)?;
    if (now.sub_region.as_str(), now.introduction.as_str()) == (heading.as_str(), text) {
        return visit.done(&part_href(&part), "saved");
    }
    if !step(&visit, &tx).write_part(&now, version, (&heading, text)).await? {
        tx.rollback().await?;
        return introduction_page(&visit, &now, form).conflicting(&visit, &filled(&now)).answer(&visit);
    }
    tx.commit().await?;
    visit.done(&part_href(&part), "saved")
}

/// Gives the annex's owner a copy of what the page showed. Sent twice, it is given once; if something has
/// changed since, the page is shown anew, and nothing is given.
pub(crate) async fn submit(visit: Visit, Path((id, part)): Path<(Id, Id)>, form: FormData) -> Answer {
    find(&visit, id).await?;
    let part = find_part(&visit, id, part).await?;
    visit.must(GIVE, part.organisation_id)?;
    let seen = form.text("seen");
    let tx = visit.app.db.begin().await?;
    let (held, now) = held_part(&visit, &tx, &part).await?;
    if now.counted().is_some_and(|given| given.sha256 == seen) {
        return visit.done(&part_href(&part), "annex-submitted");
    }
    now.state.after(held.stage, PartAction::Submit)?;
    let live = part_now(&visit.app.db, &held, &now, visit.viewer.now).await?;
    if live.hash() != seen {
        tx.rollback().await?;
        let problem = (StatusCode::CONFLICT, "annex-part-moved-since");
        return show(&visit, held, now, problem, FormData::default(), FieldErrors::new()).await;
    }
    step(&visit, &tx).submit(&now, &live).await?;
    tx.commit().await?;
    visit.done(&part_href(&part), "annex-submitted")
}

/// Sends back what the page showed. What has been submitted since is not sent back unseen.
pub(crate) async fn send_back(visit: Visit, Path((id, part)): Path<(Id, Id)>, form: FormData) -> Answer {
    let annex = find(&visit, id).await?;
    let part = find_part(&visit, id, part).await?;
    visit.must(Action::Edit, annex.owner_id)?;
    let comment = form.text("comment").to_string();
    let mut errors = FieldErrors::new();
    errors.require("comment", &comment, LONGEST_COMMENT);
    if !errors.is_empty() {
        let problem = (StatusCode::UNPROCESSABLE_ENTITY, "");
        return show(&visit, annex, part, problem, form, errors).await;
    }
    let tx = visit.app.db.begin().await?;
    let (held, now) = held_part(&visit, &tx, &part).await?;
    let same = now.submission.as_ref().map(|given| given.id) == form.number("submission");
    if same && now.state == PartState::Returned && now.comment == comment {
        return visit.done(&part_href(&part), "annex-sent-back");
    }
    now.state.after(held.stage, PartAction::SendBack)?;
    if !same {
        tx.rollback().await?;
        let problem = (StatusCode::CONFLICT, "annex-part-given-since");
        return show(&visit, held, now, problem, form, FieldErrors::new()).await;
    }
    step(&visit, &tx).send_back(&held, &now, &comment).await?;
    tx.commit().await?;
    visit.done(&part_href(&part), "annex-sent-back")
}
