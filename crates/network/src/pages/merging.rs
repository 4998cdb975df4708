//! Name variants side by side: making two one, and undoing it.

use access::Action;
use axum::extract::Path;
use db::Id;
use swedish::Why;
use web::{Answer, FormData, Visit, WebError};

use super::{
    organisation_list::{kind_text, place_text},
    organisation_record::find,
};
use crate::{
    organisation,
    store::{self, OrganisationRow, VariantRow},
};

/// One name beside the others.
pub(super) struct NameLine {
    pub id: Id,
    pub name: String,
    /// What it is here: the main name, a variant, or why it may be one.
    pub standing: String,
    pub kind: String,
    pub place: String,
    pub number: String,
    pub told_by: String,
    pub is_variant: bool,
    pub is_suggestion: bool,
    /// May this visitor make it a variant?
    pub may_join: bool,
}

/// Suggestions shown at most.
const MOST_SUGGESTED: usize = 12;
/// Words of a name that are looked up, the longest first.
const WORDS: usize = 4;

/// The main name, its variants, and, for one who may merge, names that may be the same organisation's. Alone,
/// a main name gives nothing.
pub(super) async fn names(
    visit: &Visit,
    row: &OrganisationRow,
    may_merge: bool,
) -> Result<Vec<NameLine>, WebError> {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let variants = store::variants(db, viewer, row.id).await?;
    let mut lines = vec![NameLine {
        id: row.id,
        name: row.name.clone(),
        standing: visit.t("variant-main"),
        kind: kind_text(visit, &row.kind),
        place: place_text(row.municipality_code.as_deref(), row.county_code.as_deref()),
        number: row.organisation_number.clone().unwrap_or_default(),
        told_by: row.owner_name.clone(),
        is_variant: false,
        is_suggestion: false,
        may_join: false,
    }];
    let standing = visit.t("variant-merged");
    lines.extend(variants.into_iter().map(|variant| line(visit, variant, standing.clone(), true)));
    if may_merge {
        let suggested = suggestions(visit, row).await?;
        lines.extend(
            suggested.into_iter().map(|(variant, why)| line(visit, variant, visit.t(why_key(why)), false)),
        );
    }
    if lines.len() == 1 {
        lines.clear();
    }
    Ok(lines)
}

fn line(visit: &Visit, row: VariantRow, standing: String, is_variant: bool) -> NameLine {
    NameLine {
        id: row.id,
        name: row.name,
        standing,
        kind: kind_text(visit, &row.kind),
        place: place_text(row.municipality_code.as_deref(), None),
        number: row.organisation_number.unwrap_or_default(),
        told_by: row.owner_name,
        is_variant,
        is_suggestion: !is_variant,
        may_join: !is_variant && visit.may(Action::Merge, row.owner_id),
    }
}

fn why_key(why: Why) -> &'static str {
    match why {
        Why::SameWords => "variant-same-words",
        Why::LegalForm => "variant-legal-form",
        Why::Acronym => "variant-acronym",
        Why::DroppedWord => "variant-dropped-word",
        Why::Spelling => "variant-spelling",
    }
}

async fn suggestions(visit: &Visit, row: &OrganisationRow) -> Result<Vec<(VariantRow, Why)>, WebError> {
    let mut words: Vec<&str> =
        row.name.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 2).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    words.truncate(WORDS);
    let candidates = store::candidates(&visit.app.db, &visit.viewer, row.id, &row.name, &words).await?;
    let mut alike: Vec<(VariantRow, Why)> = candidates
        .into_iter()
        .filter_map(|candidate| {
            let why = swedish::similar_names(&row.name, &candidate.name)?;
            Some((candidate, why))
        })
        .collect();
    alike.sort_by_key(|(_, why)| *why);
    alike.truncate(MOST_SUGGESTED);
    Ok(alike)
}

/// The other organisation that a form names, by its id or its name.
async fn other(visit: &Visit, form: &FormData) -> Result<OrganisationRow, WebError> {
    let typed = form.text("variant");
    let named = crate::organisation_named(&visit.app.db, &visit.viewer, typed).await?;
    let named = named.ok_or(WebError::Bad("organisation-no-such-name"))?;
    find(visit, named.id).await
}

/// Both owners' managers must agree, or the administrator decides: the variant's pages move to the main one.
pub(super) async fn merge(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let main = find(&visit, id).await?;
    visit.must(Action::Merge, main.owner_id)?;
    let variant = other(&visit, &form).await?;
    visit.must(Action::Merge, variant.owner_id)?;
    let tx = visit.app.db.begin().await?;
    if let Err(refusal) = organisation::merge(&tx, &visit.viewer, &main, &variant).await? {
        tx.rollback().await?;
        return Err(WebError::Bad(refusal.key()));
    }
    tx.commit().await?;
    visit.done(&format!("/organisationer/{id}"), "merged")
}

pub(super) async fn unmerge(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let main = find(&visit, id).await?;
    let variant_id = form.number("variant").ok_or(WebError::NotFound)?;
    let variant = find(&visit, variant_id).await?;
    if variant.merged_into != Some(main.id) {
        return Err(WebError::NotFound);
    }
    // Either side may undo what both agreed to.
    if !visit.may(Action::Merge, variant.owner_id) {
        visit.must(Action::Merge, main.owner_id)?;
    }
    let tx = visit.app.db.begin().await?;
    organisation::unmerge(&tx, &visit.viewer, &main, &variant).await?;
    tx.commit().await?;
    visit.done(&format!("/organisationer/{id}"), "unmerged")
}
