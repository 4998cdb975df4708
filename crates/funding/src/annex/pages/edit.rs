//! Adding and changing an annex's own facts.

use access::{Action, RecordKind, Visibility};
use db::{Id, Tx};
use web::{
    Answer, Editable, Field, FieldErrors, FormData, FormPage, Once, Saved, Shape, Visit, WebError,
    chosen_owner, editing::state_action,
};

use super::{find, href, step};
use crate::annex::{ANNEX, Annex, AnnexDraft, stage, store};

const LONGEST_TITLE: usize = 300;
pub(crate) const LONGEST_INTRODUCTION: usize = 20_000;
/// No strategy has more priority issues than this.
const MOST_ISSUES: u32 = 200;

fn fields(visit: &Visit) -> Vec<Field> {
    vec![
        Field::line(visit, "title", "field-title").required(),
        Field::new(visit, "year", "word-year", Shape::Short).required().help(visit, "annex-year-help"),
        Field::new(visit, "due_on", "annex-field-due-on", Shape::Line("date")),
        Field::new(visit, "issues", "annex-field-issues", Shape::Short),
        Field::text(visit, "introduction", "annex-field-introduction", 8),
    ]
}

fn new_page(visit: &Visit, form: FormData) -> FormPage {
    let mut all =
        vec![Field::owner(visit, "record_owner", "annex-owner"), Field::visibility(visit, Visibility::ALL)];
    all.extend(fields(visit));
    let place = "/bilagor".to_string();
    let mut page = FormPage::new(visit, visit.t("annex-new"), (place.clone(), place), all).filled(form);
    page.lead = visit.t("annex-new-lead");
    page
}

pub(crate) async fn blank(visit: Visit) -> Answer {
    let acting = visit.viewer.acting().map(|membership| membership.organisation_id.to_string());
    let last_year = i32::from(types::stockholm_date(visit.viewer.now).year()) - 1;
    let title = visit.app.texts.get(visit.lang, "annex-title-of", &[("year", last_year.to_string().into())]);
    let form = FormData::from_pairs([
        ("record_owner", acting.unwrap_or_default()),
        ("visibility", Visibility::Own.key().to_string()),
        ("year", last_year.to_string()),
        ("title", title),
    ]);
    new_page(&visit, form).answer(&visit)
}

fn read(form: &FormData) -> (AnnexDraft, FieldErrors) {
    let mut errors = FieldErrors::new();
    errors.require("title", form.text("title"), LONGEST_TITLE);
    errors.limit("introduction", form.text("introduction"), LONGEST_INTRODUCTION);
    let year = form.text("year").parse().ok().filter(|year| (1900..=2200).contains(year));
    if year.is_none() {
        errors.add("year", "field-year");
    }
    let due_on = form.text("due_on");
    if !due_on.is_empty() && due_on.parse::<jiff::civil::Date>().is_err() {
        errors.add("due_on", "field-date");
    }
    let issues = form.optional("issues").map(|text| text.parse::<u32>().ok().filter(|n| *n <= MOST_ISSUES));
    if issues == Some(None) {
        errors.add("issues", "annex-issues-wrong");
    }
    let draft = AnnexDraft {
        year: year.unwrap_or_default(),
        title: form.text("title").split_whitespace().collect::<Vec<_>>().join(" "),
        introduction: form.text("introduction").to_string(),
        due_on: due_on.to_string(),
        issues: issues.flatten(),
    };
    (draft, errors)
}

pub(crate) async fn create(visit: Visit, form: FormData) -> Answer {
    let (draft, mut errors) = read(&form);
    let chosen = chosen_owner(&visit, &form, &mut errors);
    let (true, Some((owner_id, visibility))) = (errors.is_empty(), chosen) else {
        return new_page(&visit, form).with_errors(errors).answer(&visit);
    };
    visit.must(Action::Create, owner_id)?;
    let tx = Once::begin(&visit, form.text("submission"), "created").await?;
    let id = step(&visit, &tx).create((owner_id, visibility), &draft).await?;
    let location = href(id);
    tx.done(&location).await
}

impl Editable for Annex {
    const KIND: &'static RecordKind = &ANNEX;
    type Draft = AnnexDraft;

    fn revision(&self) -> i64 {
        self.revision
    }

    fn is_active(&self) -> bool {
        self.is_active
    }

    async fn find(visit: &Visit, id: Id, action: Action) -> Result<Annex, WebError> {
        let annex = find(visit, id).await?;
        visit.must(action, annex.owner_id)?;
        annex.stage.after(stage::Action::Edit)?;
        Ok(annex)
    }

    fn filled(&self) -> FormData {
        let draft = &self.draft;
        FormData::from_pairs([
            ("title", draft.title.clone()),
            ("year", draft.year.to_string()),
            ("due_on", draft.due_on.clone()),
            ("issues", draft.issues.map(|issues| issues.to_string()).unwrap_or_default()),
            ("introduction", draft.introduction.clone()),
        ])
    }

    async fn page(&self, visit: &Visit, _: &FormData) -> Result<FormPage, WebError> {
        let place = href(self.id);
        Ok(FormPage::new(visit, visit.t("annex-edit"), (place.clone(), place), fields(visit)))
    }

    async fn read(
        &self,
        _: &Visit,
        form: &FormData,
        errors: &mut FieldErrors,
    ) -> Result<AnnexDraft, WebError> {
        let (draft, found) = read(form);
        *errors = found;
        Ok(draft)
    }

    fn says(&self, draft: &AnnexDraft) -> bool {
        self.draft == *draft
    }

    async fn save(
        &self,
        visit: &Visit,
        tx: &Tx,
        version: i64,
        draft: &AnnexDraft,
    ) -> Result<Saved, WebError> {
        self.put(visit, tx, version, (draft, self.is_active), "edit").await
    }

    async fn set_active(&self, visit: &Visit, tx: &Tx, active: bool) -> Result<(), WebError> {
        match self.put(visit, tx, self.revision, (&self.draft, active), state_action(active)).await? {
            Saved::Done => Ok(()),
            Saved::Stale | Saved::Refused(..) => Err(WebError::Bad("conflict-title")),
        }
    }
}

impl Annex {
    /// Locked or changed by somebody since it was read, it is not written.
    async fn put(
        &self,
        visit: &Visit,
        tx: &Tx,
        revision: i64,
        state: (&AnnexDraft, bool),
        action: &str,
    ) -> Result<Saved, WebError> {
        let held = store::hold(tx, self.id).await?.ok_or(WebError::NotFound)?;
        held.stage.after(stage::Action::Edit)?;
        let written = step(visit, tx).write(self, revision, state, action).await?;
        Ok(if written { Saved::Done } else { Saved::Stale })
    }
}
