//! Finding the organisation that a document names, or making it.

use std::collections::HashMap;

use access::{Viewer, Visibility};
use db::{DbErr, Id, IdSource, Tx};

use crate::{OrganisationKind, Profile, index, store};

/// Who names an organisation: in which transaction, and for which organisation.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    pub tx: &'a Tx,
    pub ids: &'a IdSource,
    pub viewer: &'a Viewer,
    /// The organisation that will own what is made.
    pub owner_id: Id,
    /// How far the record that names it is shown: what is made is shown no further, since its name alone
    /// would tell of the record.
    pub visibility: Visibility,
}

/// The names of all organisations, variants included, as one transaction sees them.
pub struct Names {
    by_name: HashMap<String, Vec<Known>>,
}

struct Known {
    id: Id,
    owner_id: Id,
    hidden: bool,
}

impl Names {
    /// Reads all names once; [`Names::resolve`] then costs nothing for a known one.
    pub async fn load(tx: &Tx) -> Result<Names, DbErr> {
        let mut by_name: HashMap<String, Vec<Known>> = HashMap::new();
        for row in store::all_names(tx).await? {
            let hidden = row.visibility == Visibility::Own.key();
            let known = Known { id: row.id, owner_id: row.owner_id, hidden };
            by_name.entry(normalised(&row.name)).or_default().push(known);
        }
        Ok(Names { by_name })
    }

    /// The organisation of exactly this name but for case and spaces, or a new one of the teller's
    /// with its kind guessed from the name.
    ///
    /// A name variant gives the variant's own id, so that undoing a merge gives each its own back;
    /// [`crate::same`] tells which ids are one organisation. What another organisation keeps to itself is not
    /// found.
    pub async fn resolve(&mut self, teller: impl Into<Teller<'_>>, name: &str) -> Result<Id, DbErr> {
        let teller = teller.into();
        let key = normalised(name);
        let known = self.by_name.entry(key).or_default();
        let seen = known.iter().filter(|one| !one.hidden || one.owner_id == teller.owner_id);
        // Of several, the one that works in the system, then the teller's own, then the oldest.
        let best = seen.min_by_key(|one| (one.id != one.owner_id, one.owner_id != teller.owner_id, one.id));
        if let Some(found) = best {
            return Ok(found.id);
        }
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let new = access::NewOrganisation {
            name: &name,
            owner_id: Some(teller.owner_id),
            visibility: Some(teller.visibility),
            ..access::NewOrganisation::default()
        };
        let made = access::add_organisation(teller.tx, teller.ids, teller.viewer, new).await?;
        let profile = Profile::of_kind(OrganisationKind::guess(&name));
        store::put_profile(teller.tx, made.id, &profile).await?;
        index::organisation(teller.tx, made.id).await?;
        let hidden = teller.visibility == Visibility::Own;
        known.push(Known { id: made.id, owner_id: teller.owner_id, hidden });
        Ok(made.id)
    }
}

/// Lower case, single spaces.
pub(crate) fn normalised(name: &str) -> String {
    name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

impl<'a> From<&'a documents::Import<'_>> for Teller<'a> {
    fn from(import: &'a documents::Import<'_>) -> Teller<'a> {
        Teller {
            tx: import.tx,
            ids: import.ids,
            viewer: import.viewer,
            owner_id: import.owner_id,
            visibility: import.visibility,
        }
    }
}
