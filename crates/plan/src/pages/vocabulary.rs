//! An office's own words for priorities, statuses and the levels of its plans; and the one click that
//! explains a word which nobody has explained yet.

use access::{Action, Entry};
use askama::Template;
use axum::extract::{Path, Query};
use db::Id;
use serde::Deserialize;
use serde_json::json;
use web::{Answer, FormData, Page, Visit, WebError};

use crate::{
    INITIATIVE, Leaf, PLAN,
    priority::{Group, Level},
    store,
    vocabulary::{Subject, Word, proposed, word_key},
};

use super::typed::LINE;

/// A printed word that nobody has explained, with what it may mean.
pub(crate) struct Unknown {
    pub word: String,
    /// What is asked of it.
    pub text: String,
    /// Key and name of each level, the proposed one first.
    pub levels: Vec<(&'static str, String)>,
}

/// The unexplained words of some initiatives.
pub(crate) fn unknown(page: &Page, leaves: &[&Leaf]) -> Vec<Unknown> {
    let mut found: Vec<(String, i64)> = Vec::new();
    for leaf in leaves.iter().filter(|leaf| leaf.initiative.priority() == Group::Unknown) {
        let word = leaf.initiative.priority_text.clone().unwrap_or_default();
        match found.iter_mut().find(|(known, _)| word_key(known) == word_key(&word)) {
            Some((_, count)) => *count += 1,
            None => found.push((word, 1)),
        }
    }
    let asked = |(word, count): (String, i64)| {
        let mut levels = Level::ALL.to_vec();
        levels.sort_by_key(|level| *level != proposed(&word));
        let named = levels.into_iter().map(|level| (level.key(), page.t(format!("plan-priority-{level}"))));
        let text = page.t2("plan-word-unknown", ("word", word.as_str()), ("count", count));
        Unknown { levels: named.collect(), text, word }
    };
    found.into_iter().map(asked).collect()
}

#[derive(Deserialize)]
pub(crate) struct Whose {
    #[serde(default)]
    organisation: String,
}

#[derive(Template)]
#[template(path = "plan/vocabulary.html")]
struct VocabularyPage {
    page: Page,
    owner_id: Id,
    owner: String,
    /// Other organisations whose words the visitor may see.
    others: Vec<(Id, String)>,
    subjects: Vec<SubjectView>,
    may_change: bool,
}

struct SubjectView {
    key: &'static str,
    title: String,
    help: String,
    words: Vec<(Id, String, String)>,
    meanings: Vec<(&'static str, String)>,
}

fn meaning(page: &Page, subject: Subject, key: &str) -> String {
    let prefix = match subject {
        Subject::Priority => "plan-priority",
        Subject::Status => "plan-status",
        Subject::Level => "plan-level",
    };
    page.t(format!("{prefix}-{key}"))
}

pub(crate) async fn show(visit: Visit, Query(query): Query<Whose>) -> Answer {
    let members: Vec<_> = visit.viewer.editable().collect();
    let wanted = query.organisation.parse::<Id>().ok().or(visit.viewer.acting_for);
    let chosen = members.iter().find(|m| Some(m.organisation_id) == wanted).or(members.first());
    let chosen = chosen.ok_or(WebError::NotFound)?;
    let owner_id = chosen.organisation_id;
    let vocabulary = store::vocabulary(visit.app.db.read(), owner_id).await?;
    let page = Page::new(&visit, visit.t("plan-words"));
    let view = |subject: Subject| SubjectView {
        key: subject.key(),
        title: page.t(format!("plan-words-{}", subject.key())),
        help: page.t(format!("plan-words-{}-help", subject.key())),
        words: vocabulary
            .of(subject)
            .map(|word: &Word| (word.id, word.word.clone(), meaning(&page, subject, &word.meaning)))
            .collect(),
        meanings: subject.meanings().into_iter().map(|key| (key, meaning(&page, subject, key))).collect(),
    };
    let others = members.iter().filter(|m| m.organisation_id != owner_id);
    visit.show(&VocabularyPage {
        subjects: Subject::ALL.into_iter().map(view).collect(),
        others: others.map(|m| (m.organisation_id, m.organisation_name.clone())).collect(),
        owner: chosen.organisation_name.clone(),
        may_change: visit.may(Action::Decide, owner_id),
        owner_id,
        page,
    })
}

fn back(owner_id: Id) -> String {
    format!("/planer/ord?organisation={owner_id}")
}

pub(crate) async fn add(visit: Visit, form: FormData) -> Answer {
    let owner_id = form.number("owner").unwrap_or_default();
    visit.must(Action::Decide, owner_id)?;
    let subject = Subject::from_key(form.text("subject")).ok_or(WebError::NotFound)?;
    let word: String = form.text("word").chars().take(LINE).collect();
    let meaning = form.text("meaning");
    if word_key(&word).is_empty() || !subject.meanings().contains(&meaning) {
        return Err(WebError::Bad("plan-words-empty"));
    }
    let tx = visit.app.db.begin().await?;
    store::put_word(&tx, &visit.app.ids, owner_id, subject, (&word, meaning)).await?;
    if subject == Subject::Priority {
        explain_all(&visit, &tx, owner_id, &word, meaning).await?;
    }
    let changes = json!({ "word": [null, word], "meaning": [null, meaning] });
    access::record(&tx, &visit.viewer, Entry::new("edit", "plan-word", None, owner_id, changes)).await?;
    tx.commit().await?;
    visit.done(&back(owner_id), "saved")
}

pub(crate) async fn remove(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let owner_id = form.number("owner").unwrap_or_default();
    visit.must(Action::Decide, owner_id)?;
    let tx = visit.app.db.begin().await?;
    if let Some(word) = store::withdraw_word(&tx, owner_id, id).await? {
        let changes = json!({ "word": [word.word, null] });
        access::record(&tx, &visit.viewer, Entry::new("edit", "plan-word", None, owner_id, changes)).await?;
        tx.commit().await?;
    }
    visit.done(&back(owner_id), "saved")
}

/// Says what a printed priority means, for all of the office's plans and those still to come.
pub(crate) async fn explain(visit: Visit, Path(plan_id): Path<Id>, form: FormData) -> Answer {
    let plan = super::edit_plan::editable(&visit, plan_id, Action::Edit).await?;
    let level = Level::from_key(form.text("level")).ok_or(WebError::NotFound)?;
    let word: String = form.text("word").chars().take(LINE).collect();
    if word_key(&word).is_empty() {
        return Err(WebError::Bad("plan-words-empty"));
    }
    let tx = visit.app.db.begin().await?;
    store::put_word(&tx, &visit.app.ids, plan.owner_id, Subject::Priority, (&word, level.key())).await?;
    explain_all(&visit, &tx, plan.owner_id, &word, level.key()).await?;
    tx.commit().await?;
    visit.done(&format!("{}{plan_id}", PLAN.path), "plan-word-explained")
}

async fn explain_all(
    visit: &Visit,
    tx: &db::Tx,
    owner_id: Id,
    word: &str,
    level: &str,
) -> Result<(), WebError> {
    let mut log = Vec::new();
    for row in store::unexplained(tx.on(), owner_id).await? {
        if word_key(&row.priority_text) == word_key(word) {
            store::explain(tx, row.id, level).await?;
            let changes = json!({ "priority_level": [null, level] });
            log.push(Entry::new("edit", INITIATIVE.key, Some(row.id), owner_id, changes));
        }
    }
    Ok(access::record_all(tx, &visit.viewer, &log).await?)
}
