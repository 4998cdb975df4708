//! Writing a section's text.

use access::Action;
use axum::extract::{Path, Query};
use db::Id;
use serde::Deserialize;
use web::{Answer, Field, FieldErrors, FormData, FormPage, Visit, WebError};

use super::{find, hold_draft, href, step, store};
use crate::annual::{AnnualReport, Section, SectionText, as_it_stands, draft_text, section_title};

const LONGEST: usize = 20_000;

#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    /// The section's key.
    #[serde(default)]
    del: String,
}

struct Found {
    report: AnnualReport,
    section: Section,
    title: String,
    drafted: String,
    written: Option<SectionText>,
}

async fn found(visit: &Visit, id: Id, key: &str) -> Result<Found, WebError> {
    let report = find(visit, id).await?;
    visit.must(Action::Edit, report.owner_id)?;
    let db = &visit.app.db;
    let content = as_it_stands(db, &visit.viewer, &report).await?;
    let section = content.section(key).cloned().ok_or(WebError::NotFound)?;
    let written = store::texts(db.read(), id).await?.into_iter().find(|text| text.section == key);
    Ok(Found {
        title: section_title(&visit.app.texts, visit.lang, &section),
        drafted: draft_text(&visit.app.texts, visit.lang, &content, &section),
        report,
        section,
        written,
    })
}

impl Found {
    fn revision(&self) -> i64 {
        self.written.as_ref().map_or(0, |written| written.revision)
    }

    /// What stands in the form: what was written, else the draft, to go on from.
    fn filled(&self) -> FormData {
        let written = self.written.as_ref().map(|written| written.text.clone()).unwrap_or_default();
        let text = if written.is_empty() { self.drafted.clone() } else { written };
        FormData::from_pairs([("text", text)])
    }

    fn page(&self, visit: &Visit, form: FormData) -> FormPage {
        let back = href(self.report.id);
        let action = web::with_parameter(&format!("{back}/text"), "del", &self.section.key);
        let fields = vec![Field::text(visit, "text", "annual-text", 16)];
        let mut page = FormPage::new(visit, self.title.clone(), (action, back), fields).filled(form);
        page.lead = visit.t("annual-text-lead");
        page
    }
}

pub(crate) async fn form(visit: Visit, Path(id): Path<Id>, Query(asked): Query<Asked>) -> Answer {
    let found = found(&visit, id, &asked.del).await?;
    found.page(&visit, found.filled()).changing(found.revision()).answer(&visit)
}

/// Writes the text over the data as it is now. A second click finds its own work done.
pub(crate) async fn write(
    visit: Visit,
    Path(id): Path<Id>,
    Query(asked): Query<Asked>,
    form: FormData,
) -> Answer {
    let before = found(&visit, id, &asked.del).await?;
    let version = form.number("version").ok_or(WebError::Bad("error-bad-request-text"))?;
    let mut errors = FieldErrors::new();
    errors.limit("text", form.text("text"), LONGEST);
    if !errors.is_empty() {
        return before.page(&visit, form).changing(version).with_errors(errors).answer(&visit);
    }
    // What says the same as the draft stays the draft, and follows the data.
    let text = if form.text("text") == before.drafted { "" } else { form.text("text") };
    let base = before.section.base();
    let place = format!("{}#del-{}", href(id), web::percent_encoded(&asked.del));
    let same = |written: &SectionText| written.text == text && written.base == base;
    if before.written.as_ref().is_some_and(same) {
        return visit.done(&place, "saved");
    }
    let tx = visit.app.db.begin().await?;
    let report = hold_draft(&tx, id).await?;
    if !step(&visit, &tx).write(&report, (&asked.del, version), (text, &base)).await? {
        tx.rollback().await?;
        let now = found(&visit, id, &asked.del).await?;
        let page = now.page(&visit, form).changing(now.revision());
        return page.conflicting(&visit, &now.filled()).answer(&visit);
    }
    tx.commit().await?;
    visit.done(&href(id), "saved")
}
