//! What has changed from one version of a strategy to the next.

use crate::point::{Point, heading};

/// What became of a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    Added,
    /// With its heading in the version before.
    Reworded(String),
    /// With its target year in the version before.
    NewYear(Option<i64>),
    Removed,
}

/// A point that has changed: as it stands now, or as it stood where it is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Changed<'a> {
    pub point: &'a Point,
    pub change: Change,
}

/// All that differs, in the order of the later version, what is gone last. Points are the same where their
/// lineage is.
pub(crate) fn between<'a>(before: &'a [Point], now: &'a [Point]) -> Vec<Changed<'a>> {
    let mut changed = Vec::new();
    for point in now {
        let change = match before.iter().find(|old| old.lineage == point.lineage) {
            None => Some(Change::Added),
            Some(old) if (&old.number, &old.title) != (&point.number, &point.title) => {
                Some(Change::Reworded(heading(&old.number, &old.title)))
            }
            Some(old) if old.target_year != point.target_year => Some(Change::NewYear(old.target_year)),
            Some(_) => None,
        };
        changed.extend(change.map(|change| Changed { point, change }));
    }
    let gone = before.iter().filter(|old| !now.iter().any(|point| point.lineage == old.lineage));
    changed.extend(gone.map(|point| Changed { point, change: Change::Removed }));
    changed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::point::{Level, tests::point};

    #[test]
    fn each_kind_of_change_is_told() {
        let old = [1, 2, 3, 4].map(|id| point(id, None, Level::Goal, &format!("mål {id}")));
        let mut new = old.clone();
        new[1].title = "annat mål".to_string();
        new[2].target_year = Some(2030);
        let mut new = new[..3].to_vec();
        new.push(point(9, None, Level::Goal, "nytt"));
        let told: Vec<_> =
            between(&old, &new).into_iter().map(|changed| (changed.point.id, changed.change)).collect();
        assert_eq!(
            told,
            [
                (2, Change::Reworded("mål 2".to_string())),
                (3, Change::NewYear(None)),
                (9, Change::Added),
                (4, Change::Removed),
            ]
        );
        assert!(between(&old, &old).is_empty());
    }
}
