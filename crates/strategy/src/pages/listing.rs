//! Taking in a pasted list of themes, issues and goals, after a look at how it is understood.

use access::Action;
use askama::Template;
use axum::{extract::Path, http::StatusCode};
use db::Id;
use web::{Answer, FormData, Once, Page, Submission, Visit};

use super::{edit_strategy, words};
use crate::{
    Strategy,
    listing::{self, Fault, Listed},
    making::{self, Actor},
    point::heading,
};

/// Characters of a list.
const LONGEST: usize = 200_000;

#[derive(Template)]
#[template(path = "strategy/listing.html")]
struct ListingPage {
    page: Page,
    strategy: Strategy,
    action: String,
    back: String,
    text: String,
    submission: String,
    faults: Vec<String>,
    rows: Vec<(usize, String, String, String)>,
    understood: String,
}

pub(crate) async fn form(visit: Visit, Path(id): Path<Id>) -> Answer {
    let strategy = edit_strategy::open(&visit, id, Action::Create).await?;
    show(&visit, strategy, (String::new(), Submission::new_key()), None)
}

fn show(
    visit: &Visit,
    strategy: Strategy,
    (text, submission): (String, String),
    read: Option<Result<Vec<Listed>, Vec<Fault>>>,
) -> Answer {
    let page = Page::new(visit, visit.t("strategy-list"));
    let faulty = matches!(read, Some(Err(_)));
    let (listed, faults) = match read {
        None => (Vec::new(), Vec::new()),
        Some(Ok(listed)) => (listed, Vec::new()),
        Some(Err(faults)) => (Vec::new(), faults),
    };
    let fault = |fault: &Fault| {
        let said = page.t(fault.key);
        if fault.line == 0 {
            said
        } else {
            page.t2("strategy-list-line", ("line", fault.line as i64), ("said", said))
        }
    };
    let row = |at: usize| {
        let point = &listed[at];
        let year = point.target_year.map(|year| year.to_string()).unwrap_or_default();
        let level = words::level_name(&page, point.level);
        (depth(&listed, at), level, heading(&point.number, &point.title), year)
    };
    let back = edit_strategy::href(strategy.id);
    let status = if faulty { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let shown = ListingPage {
        faults: faults.iter().map(fault).collect(),
        rows: (0..listed.len()).map(row).collect(),
        understood: match listed.len() {
            0 => String::new(),
            count => page.t1("strategy-list-understood", "count", count as i64),
        },
        action: format!("{back}/lista"),
        back,
        text,
        submission,
        page,
        strategy,
    };
    visit.show_with(status, &shown)
}

fn depth(listed: &[Listed], at: usize) -> usize {
    listed[at].parent.map_or(0, |above| depth(listed, above) + 1)
}

pub(crate) async fn take_in(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let strategy = edit_strategy::open(&visit, id, Action::Create).await?;
    let text = form.text("list").to_string();
    let key = form.text("submission").to_string();
    let read = match text.chars().count() > LONGEST {
        true => Err(vec![Fault { line: 0, key: "field-too-long" }]),
        false => listing::read(&text),
    };
    let listed = match read {
        Ok(listed) if !form.is_checked("preview") => listed,
        other => return show(&visit, strategy, (text, key), Some(other)),
    };
    let back = edit_strategy::href(id);
    let tx = Once::begin(&visit, &key, "created").await?;
    let actor = Actor { tx: &tx, ids: &visit.app.ids, viewer: &visit.viewer };
    making::add_listed(actor, &strategy, &listed).await?;
    tx.done(&back).await
}
