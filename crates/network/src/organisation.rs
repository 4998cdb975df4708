//! Adding, changing, withdrawing and merging organisations: the rules, with their audit and search entries.

use std::collections::HashMap;

use access::{Entry, NewOrganisation, Viewer};
use db::{Db, DbErr, Id, IdSource, Tx};
use serde_json::json;
use web::Saved;

use crate::{
    OrganisationDraft, OrganisationKind, Profile, index,
    records::ORGANISATION,
    store::{self, OrganisationRow},
};

/// Adds a public organisation with its profile. Without an owner it owns itself: it works in the system. The
/// caller asks `can` first.
pub async fn add_organisation(
    tx: &Tx,
    ids: &IdSource,
    viewer: &Viewer,
    draft: &OrganisationDraft,
    owner_id: Option<Id>,
    key: Option<&str>,
) -> Result<Id, DbErr> {
    let new =
        NewOrganisation { name: &draft.name, key, parent_id: draft.parent_id, owner_id, visibility: None };
    let made = access::add_organisation(tx, ids, viewer, new).await?;
    set_profile(tx, made.id, &draft.profile).await?;
    Ok(made.id)
}

/// Gives an organisation that has just been added its profile.
pub async fn set_profile(tx: &Tx, id: Id, profile: &Profile) -> Result<(), DbErr> {
    store::put_profile(tx, id, profile).await?;
    index::organisation(tx, id).await
}

/// Writes a draft over a revision. Where it is refused, the transaction must not be committed.
pub(crate) async fn change(
    tx: &Tx,
    viewer: &Viewer,
    before: &OrganisationRow,
    revision: i64,
    draft: &OrganisationDraft,
) -> Result<Saved, DbErr> {
    if !store::update_organisation(tx, before.id, revision, &draft.name, draft.parent_id).await? {
        return Ok(Saved::Stale);
    }
    store::put_profile(tx, before.id, &draft.profile).await?;
    let parent = store::name_in(tx, draft.parent_id).await?;
    let changes = access::changes(
        &draft_of(before).facts(before.parent_name.as_deref()),
        &draft.facts(parent.as_deref()),
    );
    let entry = Entry::new("edit", ORGANISATION.key, Some(before.id), before.owner_id, changes);
    access::record(tx, viewer, entry).await?;
    // Looked for last: the audit log's lock has let in what another mover committed meanwhile.
    if store::is_above_itself(tx, before.id).await? {
        return Ok(Saved::Refused("parent", "organisation-above-itself"));
    }
    index::organisation(tx, before.id).await?;
    Ok(Saved::Done)
}

pub(crate) fn draft_of(row: &OrganisationRow) -> OrganisationDraft {
    OrganisationDraft {
        name: row.name.clone(),
        parent_id: row.parent_id,
        profile: Profile {
            kind: OrganisationKind::from_key(&row.kind).unwrap_or(OrganisationKind::Other),
            municipality_code: row.municipality_code.clone(),
            county_code: row.county_code.clone(),
            organisation_number: row.organisation_number.clone(),
            website: row.website.clone(),
            email: row.email.clone(),
            phone: row.phone.clone(),
            description: row.description.clone(),
        },
    }
}

/// Why two organisations cannot be made one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MergeRefusal {
    Itself,
    /// One of them is a variant already.
    AlreadyVariant,
    /// People work in the one that would become a variant.
    HasMembers,
}

impl MergeRefusal {
    pub fn key(self) -> &'static str {
        match self {
            MergeRefusal::Itself => "organisation-merge-itself",
            MergeRefusal::AlreadyVariant => "organisation-merge-already",
            MergeRefusal::HasMembers => "organisation-merge-members",
        }
    }
}

/// Makes `variant` a name variant of `main`. What belongs to it keeps its id, so that undoing is exact.
pub(crate) async fn merge(
    tx: &Tx,
    viewer: &Viewer,
    main: &OrganisationRow,
    variant: &OrganisationRow,
) -> Result<Result<(), MergeRefusal>, DbErr> {
    if main.id == variant.id {
        return Ok(Err(MergeRefusal::Itself));
    }
    if store::has_members(tx, variant.id).await? {
        return Ok(Err(MergeRefusal::HasMembers));
    }
    let merged = json!({ "merged_into": [null, main.name] });
    let gained = json!({ "variant": [null, variant.name] });
    access::record_all(
        tx,
        viewer,
        &[
            Entry::new("merge", ORGANISATION.key, Some(variant.id), variant.owner_id, merged),
            Entry::new("merge", ORGANISATION.key, Some(main.id), main.owner_id, gained),
        ],
    )
    .await?;
    // Asked behind the audit log's lock, so that two merges at once do not make a chain.
    if store::is_variant(tx, main.id).await? || store::is_variant(tx, variant.id).await? {
        return Ok(Err(MergeRefusal::AlreadyVariant));
    }
    store::merge(tx, variant.id, main.id).await?;
    Ok(Ok(()))
}

pub(crate) async fn unmerge(
    tx: &Tx,
    viewer: &Viewer,
    main: &OrganisationRow,
    variant: &OrganisationRow,
) -> Result<(), DbErr> {
    store::unmerge(tx, variant.id).await?;
    let freed = json!({ "merged_into": [main.name, null] });
    let lost = json!({ "variant": [variant.name, null] });
    access::record_all(
        tx,
        viewer,
        &[
            Entry::new("unmerge", ORGANISATION.key, Some(variant.id), variant.owner_id, freed),
            Entry::new("unmerge", ORGANISATION.key, Some(main.id), main.owner_id, lost),
        ],
    )
    .await
}

/// The ids that are one organisation through merging, whichever of them is given; the main one first.
pub async fn same(db: &Db, id: Id) -> Result<Vec<Id>, DbErr> {
    store::same(db, id).await
}

/// For each of these ids that is a name variant: its main organisation.
pub async fn mains(db: &Db, ids: &[Id]) -> Result<HashMap<Id, Id>, DbErr> {
    store::mains(db, ids).await
}

/// An organisation that a person may mean by what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub id: Id,
    pub name: String,
}

/// Organisations that the viewer sees and that what was typed finds, by name. Variants stand as their main
/// ones.
pub async fn organisations_like(
    db: &Db,
    viewer: &Viewer,
    typed: &str,
    limit: i64,
) -> Result<Vec<Named>, DbErr> {
    let filter = store::OrganisationFilter { q: typed.to_string(), ..store::OrganisationFilter::default() };
    let rows = store::list(db, viewer, &filter, false, false, (0, limit)).await?;
    Ok(rows.into_iter().map(|row| Named { id: row.id, name: row.name }).collect())
}

/// The organisation that a person names in a form: by its exact name but for case and spaces, by its key or
/// by its id. One that the viewer does not see is not found.
pub async fn organisation_named(db: &Db, viewer: &Viewer, typed: &str) -> Result<Option<Named>, DbErr> {
    if let Ok(id) = typed.trim().parse::<Id>()
        && let Some(row) = store::organisation(db, viewer, id).await?
    {
        return Ok(Some(Named { id: row.id, name: row.name }));
    }
    let wanted = crate::names::normalised(typed);
    let exact = store::by_exact_name(db, viewer, typed.trim()).await?;
    if let Some(row) = exact {
        return Ok(Some(Named { id: row.id, name: row.name }));
    }
    let like = organisations_like(db, viewer, typed, 50).await?;
    Ok(like.into_iter().find(|one| crate::names::normalised(&one.name) == wanted))
}

/// The names of these organisations, for those that the viewer sees.
pub async fn names_of(db: &Db, viewer: &Viewer, ids: &[Id]) -> Result<HashMap<Id, String>, DbErr> {
    let rows = store::organisations(db, viewer, ids).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}
