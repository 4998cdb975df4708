//! Rounds and annual reports among all records: their tabs, and their places in the search index.

use access::{Action, HistoryRow};
use db::{DbErr, Id, Tx};
use search::Entry;
use web::{Kind, RecordTab, ReindexFuture, TellFuture, Visit};

use crate::{ROUND, annual, store};

const TABS: &[RecordTab] = &[
    RecordTab::new("", "follow-up-one"),
    RecordTab { path: "/svar", text: "follow-up-answers", offered: inside },
    RecordTab { path: "/mote", text: "follow-up-meeting", offered: editors },
    RecordTab::new("/versioner", "follow-up-versions"),
];

fn inside(visit: &Visit, _: Id, owner_id: Id) -> bool {
    visit.viewer.role_in(owner_id).is_some()
}

fn editors(visit: &Visit, _: Id, owner_id: Id) -> bool {
    visit.may(Action::Edit, owner_id)
}

pub(crate) const KIND: Kind = Kind::new(&ROUND, TABS, reindex).telling(tell);

/// Lights and kinds stand in the history by their keys.
fn tell<'a>(visit: &'a Visit, rows: &'a mut [HistoryRow]) -> TellFuture<'a> {
    Box::pin(async move {
        for change in rows.iter_mut().flat_map(|row| &mut row.changes) {
            let Some(name) = change.field.strip_prefix("follow_up_").map(str::to_string) else { continue };
            for value in [&mut change.old, &mut change.new].into_iter().flatten() {
                let key = value.replace('_', "-");
                match name.as_str() {
                    "done" | "goal" | "kind" => *value = visit.t(&format!("follow-up-{name}-{key}")),
                    "ready" => *value = visit.t("word-yes"),
                    _ => {}
                }
            }
        }
        Ok(())
    })
}

/// Makes the entry of one round anew; a withdrawn one is not found.
pub(crate) async fn renew(tx: &Tx, id: Id) -> Result<(), DbErr> {
    match store::find_in(tx, id).await? {
        Some(round) if round.is_active => {
            let entry = Entry {
                parent: None,
                kind: ROUND.key,
                object_id: id,
                owner_id: round.owner_id,
                visibility: round.visibility,
                body: format!("{} {}", round.draft.period_from, round.draft.period_to),
                title: round.draft.label,
                path: format!("{}{id}", ROUND.path),
            };
            search::put(tx, &entry).await
        }
        _ => search::remove(tx, ROUND.key, id).await,
    }
}

fn reindex(tx: &Tx, id: Id) -> ReindexFuture<'_> {
    Box::pin(renew(tx, id))
}

const REPORT_TABS: &[RecordTab] =
    &[RecordTab::new("", "annual-one"), RecordTab::new("/versioner", "annual-versions")];

pub(crate) const REPORT_KIND: Kind = Kind::new(&annual::ANNUAL_REPORT, REPORT_TABS, reindex_report);

pub(crate) async fn renew_report(tx: &Tx, id: Id) -> Result<(), DbErr> {
    let kind = annual::ANNUAL_REPORT;
    match annual::find_in(tx, id).await? {
        Some(report) if report.is_active => {
            let entry = Entry {
                parent: None,
                kind: kind.key,
                object_id: id,
                owner_id: report.owner_id,
                visibility: report.visibility,
                body: report.year.to_string(),
                title: report.title,
                path: format!("{}{id}", kind.path),
            };
            search::put(tx, &entry).await
        }
        _ => search::remove(tx, kind.key, id).await,
    }
}

fn reindex_report(tx: &Tx, id: Id) -> ReindexFuture<'_> {
    Box::pin(renew_report(tx, id))
}
