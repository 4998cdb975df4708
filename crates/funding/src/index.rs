//! A project's place in the search index.

use access::Visibility;
use db::{DbErr, Id, Tx};
use search::Entry;
use web::ReindexFuture;

use crate::{Facts, NewProject, PROJECT, State, store};

/// What is indexed of a project.
struct Indexed<'a> {
    id: Id,
    owner_id: Id,
    visibility: Visibility,
    facts: &'a Facts,
    /// The description is marked secret: it is not found by anybody.
    secret: bool,
}

fn entry(project: &Indexed<'_>) -> Entry {
    let facts = project.facts;
    let description = if project.secret { "" } else { facts.description.as_str() };
    let areas = facts.areas.join(", ");
    let parts = [&facts.owner, &facts.sub_region, &areas, &facts.theme, &facts.place, &facts.reference];
    let mut body: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    body.push(description);
    Entry {
        parent: None,
        kind: PROJECT.key,
        object_id: project.id,
        owner_id: project.owner_id,
        visibility: project.visibility,
        title: facts.title.clone(),
        body: body.join("\n"),
        path: format!("{}{}", PROJECT.path, project.id),
    }
}

/// How a project that has just been added is found.
pub fn searchable(new: &NewProject) -> Entry {
    let (id, owner_id, visibility) = (new.id, new.owner_id, new.visibility);
    entry(&Indexed { id, owner_id, visibility, facts: &new.facts, secret: false })
}

/// Makes the entry of one project anew; a withdrawn one is not found.
pub(crate) async fn renew(tx: &Tx, id: Id) -> Result<(), DbErr> {
    let secret = !store::secret_descriptions(tx, &[id]).await?.is_empty();
    match store::find_in(tx, id).await? {
        Some(project) if project.state == State::Active => {
            let (owner_id, visibility) = (project.owner_id, project.visibility);
            let indexed = Indexed { id, owner_id, visibility, facts: &project.facts, secret };
            search::put(tx, &entry(&indexed)).await
        }
        _ => search::remove(tx, PROJECT.key, id).await,
    }
}

pub(crate) fn reindex(tx: &Tx, id: Id) -> ReindexFuture<'_> {
    Box::pin(renew(tx, id))
}
