//! Compiling: a part as its organisation's projects stand now, an annex of what was submitted, and what has
//! changed since.

use std::collections::HashSet;

use access::Viewer;
use db::{Db, DbErr, Id};

use super::{Annex, AnnexPart, Content, Part, PartDifference, Row, Scope, Stage, Version, content_of, store};

/// What one annex says to one viewer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compiled {
    pub annex: Annex,
    pub content: Content,
    /// The version that the content is; `None`: it is not locked yet, and only its owner sees it.
    pub version: Option<Version>,
}

/// The annex as this viewer may read it: the newest locked version, or to its owner's members, while it is
/// open, what has been submitted so far. `None` where there is nothing for this viewer.
pub async fn content_of_annex(db: &Db, viewer: &Viewer, id: Id) -> Result<Option<Compiled>, DbErr> {
    let Some(annex) = store::find(db, viewer, id).await? else { return Ok(None) };
    if annex.stage == Stage::Open && viewer.role_in(annex.owner_id).is_some() {
        let content = annex.content(&store::parts(db, viewer, id).await?);
        return Ok(Some(Compiled { annex, content, version: None }));
    }
    let latest = store::latest(db.read(), id).await?;
    Ok(latest.map(|version| Compiled { annex, content: version.content.clone(), version: Some(version) }))
}

/// One locked version of an annex that this viewer sees.
pub async fn content_of_version(
    db: &Db,
    viewer: &Viewer,
    id: Id,
    number: i64,
) -> Result<Option<Compiled>, DbErr> {
    let Some(annex) = store::find(db, viewer, id).await? else { return Ok(None) };
    let version = store::versions(db.read(), id).await?.into_iter().find(|version| version.number == number);
    Ok(version.map(|version| Compiled { annex, content: version.content.clone(), version: Some(version) }))
}

/// Numbers of sealed versions and submissions whose content is not what was sealed, and how many there are.
pub async fn broken_seals(db: &Db) -> Result<(usize, Vec<Id>), DbErr> {
    store::broken_seals(db).await
}

/// A part as its organisation's projects of the year stand now: what it would give away, whoever of its
/// people asks. The caller has seen that it may be shown.
pub async fn part_now(db: &Db, annex: &Annex, part: &AnnexPart, now: types::Moment) -> Result<Part, DbErr> {
    let own = Viewer::operator(part.organisation_id, &part.organisation_name, now);
    live_part(db, &own, annex, part).await
}

/// The same as far as this viewer sees the projects.
async fn live_part(db: &Db, viewer: &Viewer, annex: &Annex, part: &AnnexPart) -> Result<Part, DbErr> {
    let sub_region = Some(part.own_sub_region.clone()).filter(|own| !own.is_empty());
    let scope = Scope { year: annex.draft.year, owner_id: Some(part.organisation_id), sub_region };
    let content = content_of(db, viewer, &scope).await?;
    let mut live = Part {
        sub_region: part.sub_region.clone(),
        introduction: part.introduction.clone(),
        ..Part::default()
    };
    for mut found in content.parts {
        live.rows.append(&mut found.rows);
        live.findings.append(&mut found.findings);
    }
    Ok(live)
}

/// What has changed in a part since it was submitted, as far as this viewer may know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SinceSubmitted {
    /// Something has, seen or not.
    pub changed: bool,
    pub shown: PartDifference,
    /// Projects whose change this viewer does not see.
    pub hidden: usize,
}

/// The part's own people see everything. Others were given a copy, and no more: of what has changed since
/// they see what they may see of the projects anyway.
pub(crate) async fn since_submitted(
    db: &Db,
    viewer: &Viewer,
    annex: &Annex,
    part: &AnnexPart,
) -> Result<SinceSubmitted, DbErr> {
    let Some(submission) = part.counted() else { return Ok(SinceSubmitted::default()) };
    let full = part_now(db, annex, part, viewer.now).await?.difference_from(&submission.content);
    if viewer.role_in(part.organisation_id).is_some() {
        return Ok(SinceSubmitted { changed: !full.is_empty(), shown: full, hidden: 0 });
    }
    let seen = live_part(db, viewer, annex, part).await?;
    let seen: HashSet<&str> = seen.rows.iter().filter_map(|row| row.id.as_deref()).collect();
    let is_seen = |row: &Row| row.id.as_deref().is_some_and(|id| seen.contains(id));
    let changed = !full.is_empty();
    let all = full.added.len() + full.changed.len() + full.removed.len();
    let shown = PartDifference {
        added: full.added.into_iter().filter(is_seen).collect(),
        changed: full.changed.into_iter().filter(|change| is_seen(&change.row)).collect(),
        sub_region: full.sub_region,
        ..PartDifference::default()
    };
    let hidden = all - shown.added.len() - shown.changed.len();
    Ok(SinceSubmitted { changed, shown, hidden })
}
