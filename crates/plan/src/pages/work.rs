//! Small changes on an initiative's own page, without a form of its own: how it stands, more activities, and
//! what people say to each other about it.

use access::{Action, Entry};
use axum::extract::Path;
use db::{Id, Tx};
use serde_json::json;
use web::{Answer, FormData, Once, Page, Submission, Visit, WebError};

use crate::{
    INITIATIVE, Leaf,
    activity_lines::{line_of, read_lines, write_lines},
    index,
    stage::Stage,
    store::{self, Standing},
    vocabulary::Subject,
};

use super::{
    life::hold_content,
    typed::{LINE, TEXT},
    words,
};

fn href(id: Id) -> String {
    format!("{}{id}", INITIATIVE.path)
}

/// The initiative, if the visitor sees it and may work with it: also where its plan's content is held still.
async fn find(visit: &Visit, id: Id) -> Result<(Leaf, Standing), WebError> {
    let (leaf, standing) = store::leaf(&visit.app.db, &visit.viewer, id).await?.ok_or(WebError::NotFound)?;
    visit.must(Action::Edit, leaf.initiative.owner_id)?;
    Ok((leaf, standing))
}

async fn note(
    visit: &Visit,
    tx: &Tx,
    action: &str,
    leaf: &Leaf,
    changes: serde_json::Value,
) -> Result<(), WebError> {
    let row = &leaf.initiative;
    let entry = Entry::new(action, INITIATIVE.key, Some(row.id), row.owner_id, changes);
    Ok(access::record(tx, &visit.viewer, entry).await?)
}

/// What the initiative's page shows of it to the owner's members.
pub(crate) struct Work {
    /// Word and whether it is the one chosen.
    pub statuses: Vec<(String, bool)>,
    pub comments: Vec<CommentView>,
    pub submission: String,
    /// More activities can be added.
    pub may_add: bool,
}

pub(crate) struct CommentView {
    pub id: Id,
    pub text: String,
    pub who: String,
    pub when: String,
    /// Who settled it and when; empty if it is open.
    pub settled: String,
}

impl Work {
    pub async fn of(visit: &Visit, page: &Page, leaf: &Leaf, stage: Stage) -> Result<Option<Work>, WebError> {
        let row = &leaf.initiative;
        if !visit.may(Action::Edit, row.owner_id) || !row.is_active() {
            return Ok(None);
        }
        let on = visit.app.db.read();
        let vocabulary = store::vocabulary(on, row.owner_id).await?;
        let choices = vocabulary.choices(Subject::Status, |meaning| page.t(format!("plan-status-{meaning}")));
        let now = row.status.as_deref().unwrap_or_default();
        let mut statuses: Vec<(String, bool)> =
            choices.into_iter().map(|(word, _)| (word.clone(), word == now)).collect();
        if !now.is_empty() && !statuses.iter().any(|(_, chosen)| *chosen) {
            statuses.push((now.to_string(), true));
        }
        let view = |comment: store::Comment| CommentView {
            settled: comment.resolved_at.map_or_else(String::new, |at| {
                let who = words::person(page, &comment.resolved_by);
                page.t2("plan-comment-settled", ("who", who), ("when", visit.moment(at)))
            }),
            id: comment.id,
            who: words::person(page, &comment.made_by),
            when: visit.moment(comment.made_at),
            text: comment.text,
        };
        let comments = store::comments(on, row.id).await?;
        Ok(Some(Work {
            statuses,
            comments: comments.into_iter().map(view).collect(),
            submission: Submission::new_key(),
            may_add: stage.takes_content().is_ok() && leaf.hidden.is_empty(),
        }))
    }
}

/// How it stands, in one of the office's words; none is a choice too.
pub(crate) async fn status(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let (leaf, _) = find(&visit, id).await?;
    let word: String = form.text("status").chars().take(LINE).collect();
    let tx = visit.app.db.begin().await?;
    let now = store::any_leaf(tx.on(), id).await?.ok_or(WebError::NotFound)?.initiative;
    if now.status.as_deref().unwrap_or_default() != word {
        let vocabulary = store::vocabulary(tx.on(), now.owner_id).await?;
        let usual = |meaning: &str| visit.t(&format!("plan-status-{meaning}"));
        let chosen = vocabulary.choices(Subject::Status, usual).into_iter().find(|(known, _)| *known == word);
        let kind =
            chosen.map(|(_, kind)| kind).or_else(|| vocabulary.status_of(&word).map(|kind| kind.key()));
        let status = Some(word.as_str()).filter(|word| !word.is_empty());
        if !store::set_status(&tx, (id, now.revision), status, kind).await? {
            return Err(WebError::Bad("plan-changed-meanwhile"));
        }
        note(&visit, &tx, "edit", &leaf, json!({ "status": [now.status, status] })).await?;
        tx.commit().await?;
    }
    visit.done(&href(id), "saved")
}

/// More activities, one on each line, after those that are there.
pub(crate) async fn add_activities(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    find(&visit, id).await?;
    let more: String = form.text("activities").chars().take(TEXT).collect();
    if read_lines(&more).is_empty() {
        return visit.done(&href(id), "saved");
    }
    let tx = Once::begin(&visit, form.text("submission"), "plan-activities-added").await?;
    let leaf = store::any_leaf(tx.on(), id).await?.ok_or(WebError::NotFound)?;
    hold_content(&tx, leaf.initiative.plan_id).await?;
    let leaf = store::any_leaf(tx.on(), id).await?.ok_or(WebError::NotFound)?;
    let before: Vec<String> =
        leaf.tasks.iter().filter(|task| task.activity.is_active()).map(line_of).collect();
    let after = format!("{}\n{more}", before.join("\n"));
    write_lines(&tx, &visit.app.ids, &leaf, &after).await?;
    // Somebody who has the whole form open is told that the list has changed.
    store::update_initiative(&tx, id, leaf.initiative.revision, &leaf.fields()).await?;
    note(&visit, &tx, "edit", &leaf, json!({ "activities": [null, more] })).await?;
    index::initiative(&tx, id).await?;
    tx.done(&href(id)).await
}

/// What is said stays inside the organisation, and out of the history that others may read.
pub(crate) async fn comment(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let (leaf, _) = find(&visit, id).await?;
    let text: String = form.text("text").chars().take(TEXT).collect();
    let to = format!("{}#samtal", href(id));
    if text.is_empty() {
        return visit.done(&to, "saved");
    }
    let tx = Once::begin(&visit, form.text("submission"), "plan-commented").await?;
    let ids = (visit.app.ids.next(), id, leaf.initiative.plan_id);
    store::add_comment(&tx, &visit.viewer, ids, &text).await?;
    note(&visit, &tx, "comment", &leaf, json!({})).await?;
    tx.done(&to).await
}

pub(crate) async fn resolve(visit: Visit, Path((id, comment)): Path<(Id, Id)>, form: FormData) -> Answer {
    let (leaf, _) = find(&visit, id).await?;
    let resolved = form.text("resolved") != "0";
    let tx = visit.app.db.begin().await?;
    if !store::resolve_comment(&tx, &visit.viewer, (comment, id), resolved).await? {
        return Err(WebError::NotFound);
    }
    note(&visit, &tx, if resolved { "resolve" } else { "reopen" }, &leaf, json!({})).await?;
    tx.commit().await?;
    visit.done(&format!("{}#samtal", href(id)), "saved")
}
