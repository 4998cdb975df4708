//! Finding and ranking.

use access::Viewer;
use db::{Db, DbErr, Id};
use swedish::Query;

use crate::store::{self, Candidate, HitRow};

/// Hits that ranking looks at: the newest ones. "Newest first" itself is never capped.
const CANDIDATES: i64 = 500;
/// Counting stops here.
const MOST_COUNTED: i64 = 10_000;

/// What is looked for.
#[derive(Clone, Debug, Default)]
pub struct Search<'a> {
    pub typed: &'a str,
    pub kind: Option<&'a str>,
    pub newest_first: bool,
    pub offset: i64,
    pub limit: i64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub id: Id,
    pub kind: String,
    pub title: String,
    pub path: String,
    pub owner: String,
    /// A piece of the text; `true` marks what was found.
    pub piece: Vec<(bool, String)>,
}

/// A number of hits, exact up to a limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub number: i64,
    pub or_more: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Found {
    pub hits: Vec<Hit>,
    pub count: Count,
    /// Per kind, over all kinds.
    pub kinds: Vec<(String, i64)>,
}

/// What this viewer may see of what was typed.
pub async fn find(db: &Db, viewer: &Viewer, search: &Search<'_>) -> Result<Found, DbErr> {
    let query = swedish::query(search.typed);
    if query.is_empty() {
        return Ok(Found::default());
    }
    let ranked = !search.newest_first && search.offset + search.limit <= CANDIDATES;
    let part = if ranked { (0, CANDIDATES) } else { (search.offset, search.limit) };
    let (kinds, newest) = tokio::try_join!(
        store::counts(db, viewer, &query, MOST_COUNTED),
        store::newest(db, viewer, &query, search.kind, part),
    )?;
    let kinds: Vec<(String, i64)> = kinds.into_iter().map(|row| (row.kind, row.count)).collect();
    let counted: i64 = kinds.iter().map(|(_, count)| count).sum();
    let number = match search.kind {
        None => counted,
        Some(kind) => kinds.iter().find(|(found, _)| found == kind).map_or(0, |(_, count)| *count),
    };
    let candidates = match ranked {
        true => rank(newest, &query, search.typed, (search.offset, search.limit)),
        false => newest,
    };
    let ids: Vec<Id> = candidates.iter().map(|candidate| candidate.id).collect();
    let mut rows = store::shown(db, &ids).await?;
    rows.sort_by_key(|row| ids.iter().position(|id| *id == row.id));
    let hits = rows.into_iter().map(|row| hit(row, &query)).collect();
    Ok(Found { hits, count: Count { number, or_more: counted >= MOST_COUNTED }, kinds })
}

fn hit(row: HitRow, query: &Query) -> Hit {
    let piece = swedish::snippet(&row.body, query);
    Hit { id: row.id, kind: row.kind, title: row.title, path: row.path, owner: row.owner_name, piece }
}

/// Best first: the very title, then titles that hold all words, then the rest; equals newest first.
fn rank(
    mut candidates: Vec<Candidate>,
    query: &Query,
    typed: &str,
    (offset, limit): (i64, i64),
) -> Vec<Candidate> {
    let typed = typed.trim().to_lowercase();
    let score = |candidate: &Candidate| {
        let title = candidate.title.to_lowercase();
        if title == typed {
            0
        } else if query.matches(&candidate.title_terms) {
            if title.starts_with(&typed) { 1 } else { 2 }
        } else {
            3
        }
    };
    candidates.sort_by_cached_key(score);
    let skip = usize::try_from(offset).unwrap_or(0);
    candidates.into_iter().skip(skip).take(usize::try_from(limit).unwrap_or(0)).collect()
}
