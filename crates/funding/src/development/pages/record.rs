//! A development project's page: who, what by when, and the money by partner and year.

use access::Action;
use askama::Template;
use axum::extract::Path;
use db::Id;
use jiff::civil::Date;
use types::Amount;
use web::{Answer, Page, Visit, WebError};

use super::super::{
    DEVELOPMENT, DateKind, Dated, Development,
    facts::Status,
    store,
    sums::{Pair, table},
};
use super::list::period;
use crate::pages::money;

#[derive(Template)]
#[template(path = "funding/development.html")]
struct RecordPage {
    page: Page,
    lead: String,
    path: String,
    purpose: Vec<String>,
    hides_purpose: bool,
    hides_budget: bool,
    partners: Vec<PartnerLine>,
    years: Vec<String>,
    lines: Vec<MoneyLine>,
    totals: MoneyLine,
    packages: Vec<PackageView>,
    loose: Vec<DateLine>,
    reports: Vec<DateLine>,
    statuses: Vec<(String, String)>,
    facts: Vec<(String, String, String)>,
    currency: String,
    active: bool,
    may_edit: bool,
}

struct PartnerLine {
    name: String,
    href: String,
    leads: bool,
}

struct MoneyLine {
    name: String,
    years: Vec<String>,
    cost: String,
    own: String,
    rest: String,
}

struct PackageView {
    heading: String,
    partner: String,
    dates: Vec<DateLine>,
}

struct DateLine {
    /// Its place among all dates.
    at: usize,
    title: String,
    due: String,
    status: String,
    status_key: &'static str,
    color: &'static str,
    late: bool,
}

pub(super) async fn find(visit: &Visit, id: Id) -> Result<Development, WebError> {
    store::find(&visit.app.db, &visit.viewer, id).await?.ok_or(WebError::NotFound)
}

pub(super) async fn record(visit: Visit, Path(id): Path<Id>) -> Answer {
    let found = find(&visit, id).await?;
    let facts = &found.facts;
    let mark = access::marks(&visit.app.db, DEVELOPMENT.key, &[id]).await?.remove(&id);
    let hides =
        |field: &str| mark.as_ref().is_some_and(|mark| mark.hides(&visit.viewer, found.owner_id, field));
    let page = Page::new(&visit, facts.title.clone()).of_record(&DEVELOPMENT, (id, found.owner_id), "");
    let today = types::stockholm_date(visit.viewer.now);
    let dates: Vec<(usize, &Dated)> = facts.dates.iter().enumerate().collect();
    let lines = |kind: DateKind, package: &str| {
        let own = dates.iter().filter(|(_, dated)| dated.kind == kind && dated.package == package);
        let mut own: Vec<_> = own.collect();
        own.sort_by_key(|(at, dated)| (dated.due, *at));
        own.into_iter().map(|(at, dated)| date_line(&visit, *at, dated, today)).collect::<Vec<_>>()
    };
    let table = table(&facts.budget);
    let shown = |amount: Amount| money(Some(amount), "SEK");
    let line = |name: String, years: &[Pair], all: Pair| MoneyLine {
        name,
        years: years.iter().map(|pair| shown(pair.cost)).collect(),
        cost: shown(all.cost),
        own: shown(all.own),
        rest: shown(all.rest()),
    };
    let package = |package: &super::super::Package| PackageView {
        heading: format!("{} {}", package.number, package.title),
        partner: package.partner.clone(),
        dates: lines(DateKind::Milestone, &package.number),
    };
    let partner = |partner: &super::super::Partner| PartnerLine {
        name: partner.name.clone(),
        href: partner.organisation_id.map(|id| format!("/organisationer/{id}")).unwrap_or_default(),
        leads: partner.leads,
    };
    let reports = dates.iter().filter(|(_, dated)| dated.kind == DateKind::Report);
    let mut reports: Vec<_> = reports.collect();
    reports.sort_by_key(|(at, dated)| (dated.due, *at));
    let status = |status: Status| (status.key().to_string(), status_word(&visit, status));
    visit.show(&RecordPage {
        lead: [facts.programme.as_str(), &period(facts)]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        path: super::href(id),
        hides_purpose: hides("purpose"),
        hides_budget: hides("budget"),
        purpose: if hides("purpose") {
            Vec::new()
        } else {
            facts.purpose.lines().map(String::from).collect()
        },
        partners: facts.partners.iter().map(partner).collect(),
        years: table.years.iter().map(|year| year.to_string()).collect(),
        lines: table.lines.iter().map(|row| line(row.partner.clone(), &row.years, row.all)).collect(),
        totals: line(page.t("total"), &table.by_year, table.all),
        packages: facts.packages.iter().map(package).collect(),
        loose: lines(DateKind::Milestone, ""),
        reports: reports.into_iter().map(|(at, dated)| date_line(&visit, *at, dated, today)).collect(),
        statuses: Status::ALL.map(status).into(),
        facts: fact_lines(&visit, &found).await?,
        currency: facts.currency.clone(),
        active: found.active,
        may_edit: visit.may(Action::Edit, found.owner_id),
        page,
    })
}

pub(super) fn status_word(visit: &Visit, status: Status) -> String {
    visit.t(&format!("development-status-{}", status.key().replace('_', "-")))
}

fn date_line(visit: &Visit, at: usize, dated: &Dated, today: Date) -> DateLine {
    let late = dated.is_late(today);
    DateLine {
        at,
        title: dated.title.clone(),
        due: visit.date(dated.due),
        status: status_word(visit, dated.status),
        status_key: dated.status.key(),
        color: match dated.status {
            Status::Done => "success",
            Status::UnderWay => "info",
            Status::Planned | Status::Dropped => "neutral",
        },
        late,
    }
}

/// Label, value, address.
async fn fact_lines(visit: &Visit, found: &Development) -> Result<Vec<(String, String, String)>, WebError> {
    let facts = &found.facts;
    let date = |date: Option<Date>| date.map(|date| visit.date(date)).unwrap_or_default();
    let plain = |key: &str, value: String| (visit.t(key), value, String::new());
    let mut lines = vec![
        plain("field-programme", facts.programme.clone()),
        plain("field-reference", facts.reference.clone()),
        plain("field-start", date(facts.start)),
        plain("field-end", date(facts.end)),
        plain("owner-organisation", found.owner_name.clone()),
    ];
    if let Some(id) = facts.project_id
        && let Some(project) = crate::find_project(&visit.app.db, &visit.viewer, id).await?
    {
        let href = format!("{}{id}", crate::PROJECT.path);
        lines.push((visit.t("field-granted-project"), project.title, href));
    }
    lines.retain(|(_, value, _)| !value.is_empty());
    Ok(lines)
}
