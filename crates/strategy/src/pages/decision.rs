//! Deciding on a version, opening it again, and making the next.

use access::Action;
use axum::extract::Path;
use db::Id;
use web::{Answer, Field, FieldErrors, FormData, FormPage, Once, Shape, Visit, WebError};

use super::{
    edit_strategy::{LINE, href, year},
    record::find,
    words,
};
use crate::{
    Strategy,
    making::{self, Actor, Refused},
    stage::{Step, after},
    store,
};

/// The strategy, if the visitor may change it and it is not withdrawn.
async fn editable(visit: &Visit, id: Id) -> Result<Strategy, WebError> {
    let strategy = find(visit, id).await?;
    visit.must(Action::Edit, strategy.owner_id)?;
    if !strategy.is_active() {
        return Err(WebError::Bad("strategy-is-withdrawn"));
    }
    Ok(strategy)
}

fn page(visit: &Visit, strategy: &Strategy) -> FormPage {
    let fields = vec![
        Field::new(visit, "decided_section", "field-decided-section", Shape::Short).required(),
        Field::new(visit, "decided_on", "field-decided-on", Shape::Line("date")).required(),
    ];
    let places = (format!("{}/beslut", href(strategy.id)), href(strategy.id));
    let page = FormPage::new(visit, visit.t("strategy-adopt"), places, fields);
    FormPage { lead: visit.t("strategy-adopt-lead"), ..page }.changing(strategy.revision)
}

pub(crate) async fn form(visit: Visit, Path(id): Path<Id>) -> Answer {
    let strategy = editable(&visit, id).await?;
    after(strategy.stage(), Step::Adopt).map_err(WebError::Bad)?;
    let today = types::stockholm_date(visit.viewer.now).to_string();
    page(&visit, &strategy).filled(FormData::from_pairs([("decided_on", today)])).answer(&visit)
}

pub(crate) async fn adopt(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let strategy = editable(&visit, id).await?;
    let mut errors = FieldErrors::new();
    errors.require("decided_section", form.text("decided_section"), LINE);
    let date = form.text("decided_on").parse::<jiff::civil::Date>();
    if date.is_err() {
        errors.add("decided_on", "field-date");
    }
    let (Ok(date), true) = (date, errors.is_empty()) else {
        return page(&visit, &strategy).filled(form).with_errors(errors).answer(&visit);
    };
    let section = section(form.text("decided_section"));
    // A second click finds its own work done.
    if strategy.decided_on == date.to_string() && strategy.decided_section == section {
        return visit.done(&href(id), "strategy-adopted");
    }
    if form.number("version") != Some(strategy.revision) {
        return Err(WebError::Bad("strategy-changed-meanwhile"));
    }
    let tx = visit.app.db.begin().await?;
    let actor = Actor { tx: &tx, ids: &visit.app.ids, viewer: &visit.viewer };
    refuse(making::adopt(actor, id, &date.to_string(), &section).await?)?;
    tx.commit().await?;
    visit.done(&href(id), "strategy-adopted")
}

fn refuse(done: Result<(), Refused>) -> Result<(), WebError> {
    done.map_err(|refused| match refused {
        Refused::Rule(key) => WebError::Bad(key),
        Refused::Stale => WebError::Bad("strategy-changed-meanwhile"),
    })
}

/// "112" and "§112" as "§ 112".
fn section(typed: &str) -> String {
    let number = typed.trim_start_matches('§').trim_start();
    if number.starts_with(|sign: char| sign.is_ascii_digit()) {
        format!("§\u{a0}{number}")
    } else {
        typed.to_string()
    }
}

pub(crate) async fn reopen(visit: Visit, Path(id): Path<Id>) -> Answer {
    let strategy = editable(&visit, id).await?;
    if strategy.stage().is_open() {
        return visit.done(&href(id), "strategy-reopened");
    }
    let tx = visit.app.db.begin().await?;
    let actor = Actor { tx: &tx, ids: &visit.app.ids, viewer: &visit.viewer };
    refuse(making::reopen(actor, &strategy).await?)?;
    tx.commit().await?;
    visit.done(&href(id), "strategy-reopened")
}

fn version_page(visit: &Visit, strategy: &Strategy) -> FormPage {
    let fields = vec![Field::new(visit, "year_from", "field-year-from", Shape::Short).required()];
    let places = (format!("{}/ny-version", href(strategy.id)), href(strategy.id));
    let page = FormPage::new(visit, visit.t("strategy-new-version"), places, fields);
    FormPage { lead: visit.t("strategy-new-version-lead"), ..page }
}

/// A draft has no next version, and a version has one next only.
async fn before_version(visit: &Visit, id: Id) -> Result<Strategy, WebError> {
    let strategy = editable(visit, id).await?;
    if strategy.stage().is_open() {
        return Err(WebError::Bad("strategy-version-of-draft"));
    }
    Ok(strategy)
}

pub(crate) async fn version_form(visit: Visit, Path(id): Path<Id>) -> Answer {
    let strategy = before_version(&visit, id).await?;
    let next = strategy.year_to.map_or(words::this_year(&visit) + 1, |year| year + 1);
    let form = FormData::from_pairs([("year_from", next.to_string())]);
    version_page(&visit, &strategy).filled(form).answer(&visit)
}

pub(crate) async fn new_version(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let strategy = before_version(&visit, id).await?;
    let mut errors = FieldErrors::new();
    let typed = year(&form, "year_from", &mut errors);
    if form.text("year_from").is_empty() {
        errors.add("year_from", "field-required");
    }
    if typed.is_some_and(|year| year < strategy.year_from) {
        errors.add("year_from", "strategy-version-too-early");
    }
    let (Some(year_from), true) = (typed, errors.is_empty()) else {
        return version_page(&visit, &strategy).filled(form).with_errors(errors).answer(&visit);
    };
    let tx = Once::begin(&visit, form.text("submission"), "created").await?;
    if store::has_successor(tx.on(), id).await? {
        return Err(WebError::Bad("strategy-version-exists"));
    }
    let actor = Actor { tx: &tx, ids: &visit.app.ids, viewer: &visit.viewer };
    let new = making::add_version(actor, &strategy, year_from).await?;
    tx.done(&href(new)).await
}

#[cfg(test)]
mod tests {
    use super::section;

    #[test]
    fn a_paragraph_is_written_in_one_way() {
        let cases =
            [("112", "§\u{a0}112"), ("§112", "§\u{a0}112"), ("§ 7 a", "§\u{a0}7 a"), ("KF § 3", "KF § 3")];
        for (typed, expected) in cases {
            assert_eq!(section(typed), expected);
        }
    }
}
