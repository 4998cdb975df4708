//! One annual report: its sections, what has changed under a text, locking it and opening it again.

use access::{Action, Visibility};
use askama::Template;
use axum::{extract::Path, http::StatusCode};
use db::Id;
use types::Light;
use web::{Answer, FieldErrors, FormData, Page, Visit, WebError};

use super::{DECIDE, find, hold, hold_draft, href, step, store};
use crate::annual::{
    ANNUAL_REPORT, AnnualReport, Compiled, Content, Data, ReportItem, ReportStage, Section, SectionText,
    as_it_stands, compiled, draft_text, section_title,
};
use crate::naming;
use crate::pages::words::{self, CountRow, LightView};
use crate::{Counts, Move, Side, Verdict};

const LONGEST_REASON: usize = 1_000;

#[derive(Template)]
#[template(path = "follow_up/annual.html")]
struct RecordPage {
    page: Page,
    path: String,
    report: AnnualReport,
    lead: String,
    draft: bool,
    /// Name, version and hash of each round that it is made of.
    sources: Vec<(String, String)>,
    sections: Vec<SectionView>,
    stale: usize,
    locked: String,
    sha256: String,
    /// Buttons that other rooms put here.
    actions: Vec<String>,
    may_write: bool,
    may_decide: bool,
    visibilities: Vec<(String, String, bool)>,
    seen: String,
    problem: String,
    form: FormData,
    errors: FieldErrors,
}

struct SectionView {
    key: String,
    title: String,
    text: Vec<String>,
    /// It is the draft's own sentence, which follows the data.
    drafted: bool,
    /// The data have changed since the text was written.
    stale: bool,
    counts: Option<CountTables>,
    items: Vec<ItemLine>,
    measures: Vec<(String, String, LightView, String)>,
}

/// Lights by chapter for the first light and for the second: heads, then rows.
type CountTables = (Vec<String>, Vec<CountRow>, Vec<String>, Vec<CountRow>);

struct ItemLine {
    title: String,
    done: LightView,
    goal: LightView,
    moved: Vec<String>,
    ticked: Vec<String>,
    comment: String,
    action: String,
}

/// What went wrong with a step.
#[derive(Default)]
struct Problem {
    status: Option<StatusCode>,
    text: &'static str,
    form: FormData,
    errors: FieldErrors,
}

pub(crate) async fn record(visit: Visit, Path(id): Path<Id>) -> Answer {
    show(&visit, id, Problem::default()).await
}

async fn show(visit: &Visit, id: Id, problem: Problem) -> Answer {
    let db = &visit.app.db;
    let Compiled { report, content, version } =
        compiled(db, &visit.viewer, id, None).await?.ok_or(WebError::NotFound)?;
    let visit = &naming::calling(visit, report.owner_id).await?;
    let page = Page::new(visit, report.title.clone()).of_record(&ANNUAL_REPORT, (id, report.owner_id), "");
    let draft = version.is_none();
    let written = if draft { store::texts(db.read(), id).await? } else { Vec::new() };
    let sections: Vec<SectionView> =
        content.sections.iter().map(|section| view(&page, &content, section, &written)).collect();
    let chosen = Visibility::from_key(problem.form.text("visibility")).unwrap_or(Visibility::Public);
    let choice = |visibility: Visibility| {
        let key = visibility.key().to_string();
        (key.clone(), page.t(format!("follow-up-read-by-{key}")), visibility == chosen)
    };
    let shown = RecordPage {
        path: href(id),
        lead: format!("{}, {}", report.owner_name, report.year),
        draft,
        sources: content
            .rounds
            .iter()
            .map(|source| {
                (
                    page.t2("annual-source", ("label", source.label.as_str()), ("number", source.number)),
                    source.sha256.clone(),
                )
            })
            .collect(),
        stale: sections.iter().filter(|section| section.stale).count(),
        sections,
        locked: version
            .as_ref()
            .map(|version| {
                crate::pages::locked_text(
                    visit,
                    version.number,
                    version.locked_at,
                    &told_by(visit, &report, &version.locked_by),
                )
            })
            .unwrap_or_default(),
        sha256: version.map(|version| version.sha256).unwrap_or_default(),
        actions: visit.app.panels(visit, "annual-actions", id).await?,
        may_write: draft && report.is_active && visit.may(Action::Edit, report.owner_id),
        may_decide: visit.may(DECIDE, report.owner_id),
        visibilities: Visibility::ALL.into_iter().map(choice).collect(),
        seen: content.hash(),
        problem: if problem.text.is_empty() { String::new() } else { visit.t(problem.text) },
        form: problem.form,
        errors: problem.errors,
        report,
        page,
    };
    visit.show_with(problem.status.unwrap_or(StatusCode::OK), &shown)
}

/// Names of people are shown to their own organisation only.
fn told_by(visit: &Visit, report: &AnnualReport, by: &str) -> String {
    if visit.viewer.role_in(report.owner_id).is_some() { by.to_string() } else { String::new() }
}

fn view(page: &Page, content: &Content, section: &Section, written: &[SectionText]) -> SectionView {
    let (texts, lang) = (&page.visit.app.texts, page.language());
    let drafted = section.text.is_empty();
    let text = if drafted { draft_text(texts, lang, content, section) } else { section.text.clone() };
    let own = written.iter().find(|written| written.section == section.key && !written.text.is_empty());
    let mut view = SectionView {
        key: section.key.clone(),
        title: section_title(texts, lang, section),
        text: words::lines(&text),
        drafted: drafted && !text.is_empty(),
        stale: own.is_some_and(|written| written.base != section.base()),
        counts: None,
        items: Vec::new(),
        measures: Vec::new(),
    };
    match &section.data {
        Data::Words => {}
        Data::Summary { chapters } => {
            let row = |name: &str, row: [usize; 5]| {
                let [green, yellow, red, not_judged, unanswered] = row;
                let name = if name.is_empty() { page.t("follow-up-no-chapter") } else { name.to_string() };
                words::count_row(&name, &Counts { green, yellow, red, not_judged, unanswered })
            };
            view.counts = Some((
                words::count_heads(page, Side::Done),
                chapters.iter().map(|chapter| row(&chapter.chapter, chapter.done)).collect(),
                words::count_heads(page, Side::Goal),
                chapters.iter().map(|chapter| row(&chapter.chapter, chapter.goal)).collect(),
            ));
        }
        Data::Chapter { items } | Data::Deviations { items } => {
            view.items = items.iter().map(|item| line(page, item)).collect();
        }
        Data::Indicators { measures } => {
            let line = |measure: &crate::Measure| {
                let light = LightView {
                    mark: crate::verdict::mark_of(measure.light.map(Verdict::Light)),
                    word: page.t(format!("follow-up-light-{}", measure.light.map_or("none", Light::key))),
                };
                let value = [measure.value.as_str(), measure.period.as_str()].join(" ").trim().to_string();
                (measure.name.clone(), value, light, measure.sentence.clone())
            };
            view.measures = measures.iter().map(line).collect();
        }
    }
    view
}

fn line(page: &Page, item: &ReportItem) -> ItemLine {
    let told = &item.told;
    let moved = |side: Side| {
        let key = match item.moved(side)? {
            Move::Better => "better",
            Move::Worse => "worse",
            Move::New => "new",
        };
        Some(page.t(format!("annual-moved-{}-{key}", side.key())))
    };
    let deviation = told.deviation.as_ref();
    ItemLine {
        title: told.title.clone(),
        done: words::light(page, Side::Done, told.done),
        goal: words::light(page, Side::Goal, told.goal_reached),
        moved: Side::BOTH.into_iter().filter_map(moved).collect(),
        ticked: told.activities.iter().filter(|step| step.done).map(|step| step.text.clone()).collect(),
        comment: told.comment.clone(),
        action: deviation.map(|told| told.action.clone()).unwrap_or_default(),
    }
}

/// Seals what the page showed. Sent twice, it is locked once; if something has changed since, the page is
/// shown anew, and nothing is locked.
pub(crate) async fn lock(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let report = find(&visit, id).await?;
    visit.must(DECIDE, report.owner_id)?;
    let seen = form.text("seen").to_string();
    let tx = visit.app.db.begin().await?;
    let held = hold(&tx, id).await?;
    if held.stage == ReportStage::Locked {
        let latest = store::versions(tx.on(), id).await?.into_iter().next();
        let same = latest.is_some_and(|version| version.sha256 == seen);
        return if same {
            visit.done(&href(id), "annual-locked")
        } else {
            Err(WebError::Bad("annual-refused-locked"))
        };
    }
    let content = as_it_stands(&visit.app.db, &visit.viewer, &held).await?;
    let stale = is_stale(&store::texts(tx.on(), id).await?, &content);
    let to = Visibility::from_key(form.text("visibility"));
    let mut errors = FieldErrors::new();
    if content.rounds.is_empty() {
        errors.add("visibility", "annual-refused-empty");
    }
    if stale && !form.is_checked("anyway") {
        errors.add("anyway", "annual-refused-stale");
    }
    let (Some(to), true) = (to, errors.is_empty()) else {
        tx.rollback().await?;
        let status = Some(StatusCode::UNPROCESSABLE_ENTITY);
        return show(&visit, id, Problem { status, errors, form, text: "" }).await;
    };
    if content.hash() != seen {
        tx.rollback().await?;
        let (status, text) = (Some(StatusCode::CONFLICT), "follow-up-moved-since");
        return show(&visit, id, Problem { status, text, form, ..Problem::default() }).await;
    }
    step(&visit, &tx).lock(&held, &content, to).await?;
    tx.commit().await?;
    visit.done(&href(id), "annual-locked")
}

/// Has data changed under a text that people wrote?
fn is_stale(written: &[SectionText], content: &Content) -> bool {
    let changed = |written: &SectionText| {
        let section = content.section(&written.section);
        !written.text.is_empty() && section.is_some_and(|section| section.base() != written.base)
    };
    written.iter().any(changed)
}

/// Opens a locked report for a correction. The locked versions stay as they are.
pub(crate) async fn reopen(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let report = find(&visit, id).await?;
    visit.must(DECIDE, report.owner_id)?;
    let mut errors = FieldErrors::new();
    errors.require("reason", form.text("reason"), LONGEST_REASON);
    if !errors.is_empty() {
        let status = Some(StatusCode::UNPROCESSABLE_ENTITY);
        return show(&visit, id, Problem { status, errors, form, text: "" }).await;
    }
    let tx = visit.app.db.begin().await?;
    let held = hold(&tx, id).await?;
    if held.stage == ReportStage::Locked {
        step(&visit, &tx).reopen(&held, form.text("reason")).await?;
        tx.commit().await?;
    }
    visit.done(&href(id), "annual-reopened")
}

pub(crate) async fn withdraw(visit: Visit, Path(id): Path<Id>) -> Answer {
    let report = find(&visit, id).await?;
    visit.must(Action::Withdraw, report.owner_id)?;
    let tx = visit.app.db.begin().await?;
    if report.is_active {
        let held = hold_draft(&tx, id).await?;
        step(&visit, &tx).set_active(&held, false).await?;
        tx.commit().await?;
    }
    visit.done(&href(id), "withdrawn")
}

pub(crate) async fn restore(visit: Visit, Path(id): Path<Id>) -> Answer {
    let report = find(&visit, id).await?;
    visit.must(Action::Restore, report.owner_id)?;
    let tx = visit.app.db.begin().await?;
    let held = store::hold(&tx, id).await?.ok_or(WebError::NotFound)?;
    if !held.is_active {
        step(&visit, &tx).set_active(&held, true).await?;
        tx.commit().await?;
    }
    visit.done(&href(id), "restored")
}

#[derive(Template)]
#[template(path = "follow_up/annual_versions.html")]
struct VersionsPage {
    page: Page,
    title: String,
    /// Number, when, hash, and titles of sections that differ from the version before.
    versions: Vec<(i64, String, String, Option<Vec<String>>)>,
}

pub(crate) async fn versions(visit: Visit, Path(id): Path<Id>) -> Answer {
    let report = find(&visit, id).await?;
    let all = store::versions(visit.app.db.read(), id).await?;
    let page = Page::new(&visit, report.title.clone());
    let page = page.of_record(&ANNUAL_REPORT, (id, report.owner_id), "/versioner");
    let line = |(place, version): (usize, &crate::annual::ReportVersion)| {
        let by = told_by(&visit, &report, &version.locked_by);
        let when = crate::pages::locked_text(&visit, version.number, version.locked_at, &by);
        let changed = all.get(place + 1).map(|before| differing(&page, &before.content, &version.content));
        (version.number, when, version.sha256.clone(), changed)
    };
    let versions = all.iter().enumerate().map(line).collect();
    visit.show(&VersionsPage { title: report.title.clone(), versions, page })
}

/// The names of the sections that two versions have not alike.
fn differing(page: &Page, before: &Content, after: &Content) -> Vec<String> {
    let (texts, lang) = (&page.visit.app.texts, page.language());
    let keys = after.sections.iter().filter(|section| before.section(&section.key) != Some(section));
    let gone = before.sections.iter().filter(|section| after.section(&section.key).is_none());
    keys.chain(gone).map(|section| section_title(texts, lang, section)).collect()
}
