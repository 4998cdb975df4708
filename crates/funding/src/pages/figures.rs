//! How amounts, shares and totals are written on the pages.

use axum::extract::Query;
use rendering::{Language, Measure};
use types::Amount;
use web::{Lang, Page, Visit, WebError};

use crate::{Filter, PROJECT, Sums, Totals, store};

/// The pairs of a query string, in order.
pub(crate) type Pairs = Query<Vec<(String, String)>>;

/// A parameter of the address, empty if it is not there.
pub(crate) fn parameter<'a>(pairs: &'a [(String, String)], name: &str) -> &'a str {
    pairs.iter().find(|(found, _)| found == name).map_or("", |(_, value)| value.as_str())
}

/// A filter with the organisations that count as its owner, for one visitor.
pub(crate) struct Asked {
    pub filter: Filter,
    pub grantees: Vec<db::Id>,
}

impl Asked {
    pub(crate) async fn of(visit: &Visit, pairs: &[(String, String)]) -> Result<Asked, WebError> {
        let clean: Vec<(&str, String)> =
            pairs.iter().map(|(name, value)| (name.as_str(), web::clean(value))).collect();
        let filter = Filter::parse(clean.iter().map(|(name, value)| (*name, value.as_str())));
        Asked::by(visit, filter).await
    }

    pub(crate) async fn by(visit: &Visit, filter: Filter) -> Result<Asked, WebError> {
        let grantees = match filter.grantee {
            Some(id) => network::same(&visit.app.db, id).await?,
            None => Vec::new(),
        };
        Ok(Asked { filter, grantees })
    }

    pub(crate) fn scope<'a>(&'a self, visit: &'a Visit) -> store::Scope<'a> {
        store::Scope { viewer: &visit.viewer, filter: &self.filter, grantees: &self.grantees }
    }
}

pub(crate) fn language(lang: Lang) -> Language {
    match lang {
        Lang::Sv => Language::Swedish,
        Lang::En => Language::English,
    }
}

/// `1 215 000`, and the currency's code behind it if it is not kronor; `–` if it is missing.
pub(crate) fn money(amount: Option<Amount>, currency: &str) -> String {
    match amount {
        None => "–".to_string(),
        Some(amount) if currency == "SEK" => amount.to_string(),
        Some(amount) => format!("{amount}\u{a0}{currency}"),
    }
}

/// With its unit: `1 215 000 kr`.
pub(crate) fn money_with_unit(amount: Amount, currency: &str) -> String {
    let unit = if currency == "SEK" { "kr" } else { currency };
    format!("{amount}\u{a0}{unit}")
}

/// Tenths of a percent as text: `26,6 %`.
pub(crate) fn percent(lang: Lang, per_mille: Option<i64>) -> String {
    per_mille
        .map_or_else(|| "–".to_string(), |share| Measure::Percent { decimals: 1 }.show(share, language(lang)))
}

/// The length of a share's bar: whole percent; over 100 when the grant is larger than the cost.
pub(crate) fn bar(per_mille: Option<i64>) -> i64 {
    (per_mille.unwrap_or(0) / 10).max(0)
}

/// One line of totals, ready to be shown.
pub(crate) struct SumsLine {
    pub label: String,
    /// The rows behind it; empty for none.
    pub href: String,
    pub count: String,
    pub cost: String,
    pub grant: String,
    pub share: String,
    pub bar: i64,
    /// What is missing, in words; empty if nothing is.
    pub note: String,
}

impl SumsLine {
    pub(crate) fn new(page: &Page, label: String, href: String, sums: &Sums) -> SumsLine {
        SumsLine {
            label,
            href,
            count: page.number(sums.count),
            cost: money(Some(sums.total_cost), &sums.currency),
            grant: money(Some(sums.grant), &sums.currency),
            share: percent(page.language(), sums.share()),
            bar: bar(sums.share()),
            note: missing(page, sums),
        }
    }
}

fn missing(page: &Page, sums: &Sums) -> String {
    let mut notes = Vec::new();
    if sums.without_cost > 0 {
        notes.push(page.t1("project-without-cost", "count", sums.without_cost));
    }
    if sums.without_grant > 0 {
        notes.push(page.t1("project-without-grant", "count", sums.without_grant));
    }
    notes.join(", ")
}

/// The totals of a list, one line for each currency.
pub(crate) fn total_lines(page: &Page, totals: &Totals) -> Vec<SumsLine> {
    let several = totals.0.len() > 1;
    let label = |sums: &Sums| {
        let total = page.t("total");
        if several { format!("{total} {}", sums.currency) } else { total }
    };
    totals.0.iter().map(|sums| SumsLine::new(page, label(sums), String::new(), sums)).collect()
}

/// Where a project's page is.
pub(crate) fn project_href(id: db::Id) -> String {
    format!("{}{id}", PROJECT.path)
}

/// A value, or the words for "none".
pub(crate) fn named(page: &Page, value: &str, none: &str) -> String {
    if value.is_empty() { page.t(none) } else { value.to_string() }
}
