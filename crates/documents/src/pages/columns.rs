//! What the columns of a waiting file mean: asked, answered, and the file read anew.

use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use db::Id;
use reading::{Known, Layout, Profile, Told as Meaning};
use web::{Answer, FormData, Visit};

use super::{
    Intake,
    review::{self, Told},
    waiting::{self, Sought, Waiting},
    words::field_word,
};
use crate::{Said, office_profiles, profile, profiles_of, store, upload::Content};

/// A layout with its columns, those asked for first.
pub(super) struct LayoutLine {
    pub fingerprint: String,
    pub rows: usize,
    /// The name of the box that asks to remember.
    pub remember: String,
    /// A profile said what its columns mean.
    pub told: bool,
    /// Nothing could be read without an answer.
    pub unread: bool,
    pub asked: Vec<ColumnLine>,
    pub known: Vec<ColumnLine>,
}

pub(super) struct ColumnLine {
    /// The field's name in the form.
    pub name: String,
    /// The question.
    pub title: String,
    pub samples: String,
    /// Value, text, chosen.
    pub choices: Vec<(&'static str, String, bool)>,
}

pub(super) fn lines(visit: &Visit, content: &Content) -> Vec<LayoutLine> {
    let layouts = content.read.layouts.iter().enumerate();
    layouts.map(|(place, layout)| layout_line(visit, place, layout)).collect()
}

fn layout_line(visit: &Visit, place: usize, layout: &Layout) -> LayoutLine {
    let (mut asked, mut known) = (Vec::new(), Vec::new());
    for (index, column) in layout.columns.iter().enumerate() {
        let as_read = match &column.field {
            Some(field) => field_word(visit, "grants", field),
            None => visit.t("column-other"),
        };
        let as_read = visit.app.texts.get(visit.lang, "column-as-read", &[("field", as_read.into())]);
        let first = [("", as_read, column.told.is_none())];
        let told =
            Meaning::ALL.map(|told| (told.name(), meaning_word(visit, told), column.told == Some(told)));
        let line = ColumnLine {
            name: format!("column-{place}-{index}"),
            title: visit.app.texts.get(
                visit.lang,
                "column-question",
                &[("column", column.header.as_str().into())],
            ),
            samples: match column.samples.join("; ") {
                samples if samples.is_empty() => visit.t("column-no-samples"),
                samples => visit.app.texts.get(visit.lang, "column-samples", &[("samples", samples.into())]),
            },
            choices: first.into_iter().chain(told).collect(),
        };
        if column.asked { asked.push(line) } else { known.push(line) }
    }
    LayoutLine {
        fingerprint: layout.fingerprint(),
        rows: layout.rows,
        remember: format!("remember-{place}"),
        told: layout.told,
        unread: !layout.read,
        asked,
        known,
    }
}

/// A field that a column can be, in the screen's words.
pub(super) fn meaning_word(visit: &Visit, told: Meaning) -> String {
    match told {
        Meaning::Other => visit.t("column-keep-other"),
        told => field_word(visit, "grants", told.name()),
    }
}

/// Reads the kept file anew with what was answered, and remembers it for the office if that is asked for.
pub(super) async fn answer(visit: Visit, intake: Intake, Path(id): Path<Id>, form: FormData) -> Answer {
    let waiting = match waiting::find(&visit, id).await? {
        Sought::Waiting(waiting) => waiting,
        Sought::Elsewhere(answer) => return answer,
    };
    if form.number("version") != Some(waiting.upload.revision) {
        return review::show(&visit, &waiting, Told::Decided).await;
    }
    let print = form.text("layout");
    let layouts = &waiting.content.read.layouts;
    let found = layouts.iter().enumerate().find(|(_, layout)| layout.fingerprint() == print);
    let Some((place, layout)) = found else {
        return review::show(&visit, &waiting, Told::Refused(visit.t("review-row-gone"))).await;
    };
    let chosen: Vec<Option<Meaning>> = (0..layout.columns.len())
        .map(|index| Meaning::from_name(form.text(&format!("column-{place}-{index}"))))
        .collect();
    let answered = layout.profile(&waiting.upload.name, &chosen);
    if let Some(twice) = answered.repeated() {
        let word = meaning_word(&visit, twice);
        let why = visit.app.texts.get(visit.lang, "column-twice", &[("field", word.into())]);
        return review::show(&visit, &waiting, Told::Refused(why)).await;
    }
    let db = &visit.app.db;
    let owner_id = waiting.upload.owner_id;
    let bytes = store::uploads::bytes(db, id).await?;
    let profiles = profiles(&waiting, &answered, profiles_of(db, owner_id).await?);
    let seen = waiting.content.said.seen.clone();
    let known = Known { profiles, seen };
    let read = match intake.reader.read(&waiting.upload.name, &bytes, &known).await {
        Ok(read) => read,
        Err(not_read) => {
            return review::show(&visit, &waiting, Told::Refused(visit.t(not_read.key()))).await;
        }
    };
    let decisions = waiting.content.said.decisions.clone();
    let said = Said { decisions, ..read.said(&known.profiles) };
    let what = visit.t("decision-columns");
    if !waiting::keep(&visit, &intake.importers, &waiting.upload, (&said, &read, true), &what).await? {
        return review::show(&visit, &waiting, Told::Decided).await;
    }
    if form.is_checked(&format!("remember-{place}")) {
        remember(&visit, owner_id, &answered).await?;
    }
    Ok(Redirect::to(&format!("{}?klart=columns", waiting.href())).into_response())
}

/// The answer, and what else has been said of other layouts.
fn profiles(waiting: &Waiting, answered: &Profile, office: Vec<Profile>) -> Vec<Profile> {
    let print = answered.fingerprint();
    let own = Some(answered.clone()).filter(Profile::says_something);
    let others = waiting.content.said.profiles.iter().cloned().chain(office);
    own.into_iter().chain(others.filter(|other| other.fingerprint() != print)).collect()
}

/// An answer that says nothing is no answer: what was remembered is forgotten.
async fn remember(visit: &Visit, owner_id: Id, answered: &Profile) -> Result<(), web::WebError> {
    let db = &visit.app.db;
    let tx = db.begin().await?;
    if answered.says_something() {
        profile::remember(&tx, &visit.app.ids, &visit.viewer, owner_id, answered).await?;
    } else {
        let print = answered.fingerprint();
        let known = office_profiles(db, &visit.viewer).await?;
        let old = known.iter().find(|one| one.owner_id == owner_id && one.profile.fingerprint() == print);
        if let Some(old) = old {
            profile::forget(&tx, &visit.viewer, old).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}
