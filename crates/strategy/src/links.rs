//! What works towards a goal: the ends of a link, and what a form changes.

use access::RecordKind;
use db::Id;

use crate::point::POINT;

/// What is linked to goals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    Initiative,
    Indicator,
    Project,
    /// A point of a strategy that serves a point of another.
    Point,
}

impl End {
    pub const ALL: [End; 4] = [End::Initiative, End::Indicator, End::Project, End::Point];

    /// As it stands in addresses.
    pub fn key(self) -> &'static str {
        match self {
            End::Initiative => "insats",
            End::Indicator => "nyckeltal",
            End::Project => "projekt",
            End::Point => "mal",
        }
    }

    pub fn from_key(key: &str) -> Option<End> {
        End::ALL.into_iter().find(|end| end.key() == key)
    }

    /// The column of `goal_link` that names it.
    pub(crate) fn column(self) -> &'static str {
        match self {
            End::Initiative => "initiative_id",
            End::Indicator => "indicator_id",
            End::Project => "project_id",
            End::Point => "serving_id",
        }
    }

    pub fn record(self) -> &'static RecordKind {
        match self {
            End::Initiative => &plan::INITIATIVE,
            End::Indicator => &indicators::INDICATOR,
            End::Project => &funding::PROJECT,
            End::Point => &POINT,
        }
    }
}

/// What a form adds and takes away: only what its person ticked or unticked. What somebody else has added or
/// taken away meanwhile, and what the person does not see, stays as it is.
pub(crate) fn asked(shown: &[Id], chosen: &[Id]) -> (Vec<Id>, Vec<Id>) {
    let added = chosen.iter().filter(|id| !shown.contains(id)).copied().collect();
    let taken = shown.iter().filter(|id| !chosen.contains(id)).copied().collect();
    (added, taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_changes_what_its_person_changed() {
        assert_eq!(asked(&[1, 2], &[2, 3]), (vec![3], vec![1]));
        assert_eq!(asked(&[], &[]), (vec![], vec![]));
        assert_eq!(asked(&[5], &[5]), (vec![], vec![]));
    }

    #[test]
    fn ends_have_keys() {
        for end in End::ALL {
            assert_eq!(End::from_key(end.key()), Some(end));
        }
        assert_eq!(End::from_key("annat"), None);
    }
}
