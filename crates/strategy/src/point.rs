//! A point of a strategy: a theme, a priority issue or a goal; and the tree that they make.

use std::collections::HashMap;

use access::{Parent, RecordKind, Tie, Visibility};
use db::{FromQueryResult, Id};
use serde::Serialize;

use crate::strategy::STRATEGY;

pub const POINT: RecordKind = RecordKind {
    key: "strategy-point",
    table: "strategy_point",
    title: "title",
    path: "/roda-traden/",
    secret_fields: &["description"],
    withdrawable: true,
    parent: Some(Parent { kind: &STRATEGY, column: "strategy_id", tie: Tie::Follows("follows_strategy") }),
};

/// What kind of point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    Theme,
    /// A priority issue (*prioriterad fråga*).
    Issue,
    Goal,
}

impl Level {
    pub const ALL: [Level; 3] = [Level::Theme, Level::Issue, Level::Goal];

    /// As stored and in addresses.
    pub fn key(self) -> &'static str {
        match self {
            Level::Theme => "theme",
            Level::Issue => "issue",
            Level::Goal => "goal",
        }
    }

    pub fn from_key(key: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|level| level.key() == key)
    }

    /// May it stand below this one (`None`: directly in the strategy)?
    pub fn stands_in(self, above: Option<Level>) -> bool {
        above.is_none_or(|above| above < self)
    }

    /// Can something work towards it? A theme only gathers issues and goals.
    pub fn is_aim(self) -> bool {
        self != Level::Theme
    }
}

/// A point as stored.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Point {
    pub id: Id,
    pub strategy_id: Id,
    pub parent_id: Option<Id>,
    pub(crate) level: String,
    pub owner_id: Id,
    pub(crate) visibility: String,
    pub(crate) follows_strategy: bool,
    pub revision: i64,
    pub(crate) state: String,
    /// The same point's id in the first version that had it.
    pub lineage: Id,
    /// As printed: "7", "2.1", or empty.
    pub number: String,
    pub title: String,
    pub target_year: Option<i64>,
    pub description: String,
    pub position: i64,
}

impl Point {
    pub fn level(&self) -> Level {
        Level::from_key(&self.level).unwrap_or(Level::Goal)
    }

    pub fn visibility(&self) -> Visibility {
        Visibility::from_key(&self.visibility).unwrap_or(Visibility::Own)
    }

    pub fn is_active(&self) -> bool {
        self.state == "active"
    }

    /// "7 Stärk kompetensen", or the text alone.
    pub fn heading(&self) -> String {
        heading(&self.number, &self.title)
    }

    pub(crate) fn fields(&self) -> PointFields {
        PointFields {
            parent_id: self.parent_id,
            number: self.number.clone(),
            title: self.title.clone(),
            target_year: self.target_year,
            description: self.description.clone(),
        }
    }
}

pub(crate) fn heading(number: &str, title: &str) -> String {
    if number.is_empty() { title.to_string() } else { format!("{number} {title}") }
}

/// What a person says of a point.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PointFields {
    #[serde(rename = "under")]
    pub parent_id: Option<Id>,
    pub number: String,
    pub title: String,
    pub target_year: Option<i64>,
    pub description: String,
}

/// A point with those below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Branch {
    pub point: Point,
    pub below: Vec<Branch>,
}

impl Branch {
    /// This one and all below it, from the top down, with how deep each stands.
    pub fn walk(&self, depth: usize) -> Vec<(usize, &Point)> {
        let below = self.below.iter().flat_map(|branch| branch.walk(depth + 1));
        std::iter::once((depth, &self.point)).chain(below).collect()
    }
}

/// The tree of these points, each level by position. A point whose parent is not among them stands at the
/// top.
pub(crate) fn grow(points: Vec<Point>) -> Vec<Branch> {
    let known: Vec<Id> = points.iter().map(|point| point.id).collect();
    let mut below: HashMap<Option<Id>, Vec<Point>> = HashMap::new();
    for point in points {
        let parent = point.parent_id.filter(|id| known.contains(id));
        below.entry(parent).or_default().push(point);
    }
    grow_below(None, &mut below)
}

fn grow_below(parent: Option<Id>, below: &mut HashMap<Option<Id>, Vec<Point>>) -> Vec<Branch> {
    let mut own = below.remove(&parent).unwrap_or_default();
    own.sort_by_key(|point| (point.position, point.id));
    own.into_iter()
        .map(|point| {
            let children = grow_below(Some(point.id), below);
            Branch { point, below: children }
        })
        .collect()
}

/// A new order of siblings: this one moved a step. `None` where it stands at the end already.
pub(crate) fn shifted(siblings: &[Id], id: Id, up: bool) -> Option<Vec<Id>> {
    let at = siblings.iter().position(|found| *found == id)?;
    let to = if up { at.checked_sub(1)? } else { Some(at + 1).filter(|to| *to < siblings.len())? };
    let mut order = siblings.to_vec();
    order.swap(at, to);
    Some(order)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn point(id: Id, parent_id: Option<Id>, level: Level, title: &str) -> Point {
        Point {
            id,
            strategy_id: 1,
            parent_id,
            level: level.key().to_string(),
            owner_id: 1,
            visibility: "public".to_string(),
            follows_strategy: true,
            revision: 1,
            state: "active".to_string(),
            lineage: id,
            number: String::new(),
            title: title.to_string(),
            target_year: None,
            description: String::new(),
            position: id,
        }
    }

    #[test]
    fn what_may_stand_below_what() {
        let cases = [
            (Level::Theme, None, true),
            (Level::Issue, None, true),
            (Level::Goal, Some(Level::Theme), true),
            (Level::Goal, Some(Level::Issue), true),
            (Level::Issue, Some(Level::Goal), false),
            (Level::Theme, Some(Level::Theme), false),
            (Level::Goal, Some(Level::Goal), false),
        ];
        for (level, above, expected) in cases {
            assert_eq!(level.stands_in(above), expected, "{level:?} in {above:?}");
        }
    }

    #[test]
    fn points_make_a_tree() {
        let points = vec![
            point(3, Some(2), Level::Goal, "c"),
            point(2, Some(1), Level::Issue, "b"),
            point(1, None, Level::Theme, "a"),
            point(9, Some(99), Level::Goal, "lost"),
        ];
        let tree = grow(points);
        let walked: Vec<_> = tree.iter().flat_map(|branch| branch.walk(0)).collect();
        let seen: Vec<(usize, Id)> = walked.into_iter().map(|(depth, point)| (depth, point.id)).collect();
        assert_eq!(seen, [(0, 1), (1, 2), (2, 3), (0, 9)]);
    }

    #[test]
    fn a_point_moves_a_step() {
        assert_eq!(shifted(&[1, 2, 3], 3, true), Some(vec![1, 3, 2]));
        assert_eq!(shifted(&[1, 2, 3], 1, false), Some(vec![2, 1, 3]));
        assert_eq!(shifted(&[1, 2, 3], 1, true), None);
        assert_eq!(shifted(&[1, 2, 3], 3, false), None);
        assert_eq!(shifted(&[1], 7, false), None);
    }
}
