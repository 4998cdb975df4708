//! The organisations that plan, and their tree: who stands below whom, and on which level.

use std::collections::HashMap;

use db::Id;
use network::OrganisationKind;

/// An organisation that may own plans, strategies or projects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Office {
    pub id: Id,
    pub parent_id: Option<Id>,
    pub name: String,
    pub kind: Option<OrganisationKind>,
}

/// Those organisations by id.
#[derive(Clone, Debug, Default)]
pub(crate) struct Offices {
    by_id: HashMap<Id, Office>,
}

/// No organisation stands deeper; a loop in the tree ends here.
const DEEPEST: usize = 20;

impl Offices {
    pub(crate) fn new(all: impl IntoIterator<Item = Office>) -> Offices {
        Offices { by_id: all.into_iter().map(|office| (office.id, office)).collect() }
    }

    /// This organisation and those above it, itself first.
    pub(crate) fn up(&self, id: Id) -> Vec<Id> {
        let mut up = vec![id];
        while let Some(parent) = up.last().and_then(|last| self.by_id.get(last)?.parent_id) {
            if up.len() > DEEPEST || up.contains(&parent) {
                break;
            }
            up.push(parent);
        }
        up
    }

    /// This organisation and all below it, by name.
    pub(crate) fn under(&self, root: Id) -> Vec<Id> {
        let mut under: Vec<&Office> =
            self.by_id.values().filter(|office| self.up(office.id).contains(&root)).collect();
        under.sort_by_cached_key(|office| (swedish::sort_key(&office.name), office.id));
        under.into_iter().map(|office| office.id).collect()
    }

    /// The child of `root` that this organisation stands below, or is; `root` for itself.
    pub(crate) fn towards(&self, root: Id, id: Id) -> Option<Id> {
        let up = self.up(id);
        let at = up.iter().position(|found| *found == root)?;
        Some(if at == 0 { root } else { up[at - 1] })
    }

    /// Region, sub-region or municipality: the nearest of these that it is or belongs to.
    pub(crate) fn level(&self, id: Id) -> Option<OrganisationKind> {
        use OrganisationKind::{Federation, Municipality, Region};
        let kinds = self.up(id).into_iter().filter_map(|id| self.by_id.get(&id)?.kind);
        kinds.into_iter().find(|kind| matches!(kind, Region | Federation | Municipality))
    }

    pub(crate) fn name(&self, id: Id) -> &str {
        self.by_id.get(&id).map_or("", |office| office.name.as_str())
    }

    /// Municipalities and sub-regions, not their units.
    pub(crate) fn has_level_of_its_own(&self, id: Id) -> bool {
        let kind = self.by_id.get(&id).and_then(|office| office.kind);
        kind.is_some() && kind == self.level(id)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn offices() -> Offices {
        let office = |id, parent_id, name: &str, kind| Office { id, parent_id, name: name.to_string(), kind };
        Offices::new([
            office(1, None, "Regionen", Some(OrganisationKind::Region)),
            office(2, Some(1), "Förbundet", Some(OrganisationKind::Federation)),
            office(3, Some(2), "Åsunda", Some(OrganisationKind::Municipality)),
            office(4, Some(3), "Kontoret", Some(OrganisationKind::Unit)),
            office(5, Some(1), "Bolaget", Some(OrganisationKind::Company)),
            office(8, Some(9), "Rundgång", None),
            office(9, Some(8), "Rundgång två", None),
        ])
    }

    #[test]
    fn the_tree_is_walked_both_ways() {
        let offices = offices();
        assert_eq!(offices.up(4), [4, 3, 2, 1]);
        assert_eq!(offices.under(2), [2, 4, 3]);
        assert_eq!(offices.towards(1, 4), Some(2));
        assert_eq!(offices.towards(1, 1), Some(1));
        assert_eq!(offices.towards(3, 2), None);
        assert_eq!(offices.level(4), Some(OrganisationKind::Municipality));
        assert_eq!(offices.level(5), Some(OrganisationKind::Region));
        assert_eq!(offices.level(77), None);
        assert!(offices.has_level_of_its_own(3) && !offices.has_level_of_its_own(4));
        assert_eq!(offices.up(8), [8, 9]);
    }
}
