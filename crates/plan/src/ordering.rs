//! The order of a plan: putting one thing before another, and numbers that follow from the order. Pure.

use std::fmt;

use db::Id;

use crate::plan::{Part, PartLevel};

/// What can be moved, as forms name it: `part:12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    Part(Id),
    Initiative(Id),
    Activity(Id),
}

impl Item {
    pub(crate) fn parse(text: &str) -> Option<Item> {
        let (kind, id) = text.split_once(':')?;
        let id = id.parse().ok()?;
        match kind {
            "part" => Some(Item::Part(id)),
            "initiative" => Some(Item::Initiative(id)),
            "activity" => Some(Item::Activity(id)),
            _ => None,
        }
    }
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Item::Part(id) => write!(f, "part:{id}"),
            Item::Initiative(id) => write!(f, "initiative:{id}"),
            Item::Activity(id) => write!(f, "activity:{id}"),
        }
    }
}

/// Where something is to go among its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Up,
    Down,
    Before(Id),
    Last,
}

/// The order with `id` at that place; it may come from elsewhere. `None` if there is no such place, say
/// because somebody else has moved what it was to stand before.
pub(crate) fn placed(mut ids: Vec<Id>, id: Id, place: Place) -> Option<Vec<Id>> {
    let was = ids.iter().position(|found| *found == id);
    ids.retain(|found| *found != id);
    let at = match place {
        Place::Up => was?.checked_sub(1)?,
        Place::Down => Some(was? + 1).filter(|at| *at <= ids.len())?,
        Place::Before(other) if other == id => was?,
        Place::Before(other) => ids.iter().position(|found| *found == other)?,
        Place::Last => ids.len(),
    };
    ids.insert(at, id);
    Some(ids)
}

/// The numbers that the order makes: 1, 1.1, 1.2, 2 … of what is active.
pub(crate) fn numbers(parts: &[Part]) -> Vec<(Id, String)> {
    let in_order = |level: PartLevel, parent: Option<Id>| {
        let mut found: Vec<&Part> = parts
            .iter()
            .filter(|part| {
                part.is_active() && part.level() == level && (parent.is_none() || part.parent_id == parent)
            })
            .collect();
        found.sort_by_key(|part| (part.position, part.id));
        found
    };
    let mut all = Vec::new();
    for (chapter, number) in in_order(PartLevel::Chapter, None).into_iter().zip(1..) {
        all.push((chapter.id, number.to_string()));
        for (section, place) in in_order(PartLevel::Section, Some(chapter.id)).into_iter().zip(1..) {
            all.push((section.id, format!("{number}.{place}")));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_before_another() {
        let cases = [
            (vec![1, 2, 3], 2, Place::Up, Some(vec![2, 1, 3])),
            (vec![1, 2, 3], 2, Place::Down, Some(vec![1, 3, 2])),
            (vec![1, 2, 3], 1, Place::Up, None),
            (vec![1, 2, 3], 3, Place::Down, None),
            (vec![1, 2, 3], 3, Place::Before(1), Some(vec![3, 1, 2])),
            (vec![1, 2, 3], 1, Place::Before(3), Some(vec![2, 1, 3])),
            (vec![1, 2, 3], 2, Place::Before(2), Some(vec![1, 2, 3])),
            (vec![1, 2], 9, Place::Before(2), Some(vec![1, 9, 2])),
            (vec![1, 2], 9, Place::Last, Some(vec![1, 2, 9])),
            (vec![1, 2], 1, Place::Last, Some(vec![2, 1])),
            (vec![1, 2], 9, Place::Before(7), None),
            (vec![1, 2], 9, Place::Up, None),
            (Vec::new(), 9, Place::Last, Some(vec![9])),
        ];
        for (ids, id, place, expected) in cases {
            assert_eq!(placed(ids.clone(), id, place), expected, "{ids:?} {id} {place:?}");
        }
    }

    #[test]
    fn items_have_names() {
        for item in [Item::Part(1), Item::Initiative(2), Item::Activity(3)] {
            assert_eq!(Item::parse(&item.to_string()), Some(item));
        }
        assert_eq!((Item::parse("plan:1"), Item::parse("part:x"), Item::parse("")), (None, None, None));
    }

    #[test]
    fn numbers_follow_the_order() {
        let part = |id: Id, parent_id: Option<Id>, position: i64, state: &str| Part {
            id,
            plan_id: 1,
            parent_id,
            level: if parent_id.is_some() { "section" } else { "chapter" }.to_string(),
            revision: 1,
            state: state.to_string(),
            number: None,
            title: None,
            intro: None,
            no_planned_activities: false,
            position,
        };
        let parts = [
            part(1, None, 2, "active"),
            part(2, None, 1, "active"),
            part(3, Some(1), 2, "active"),
            part(4, Some(1), 1, "active"),
            part(5, None, 0, "withdrawn"),
        ];
        let found = numbers(&parts);
        let expected =
            [(2, "1"), (1, "2"), (4, "2.1"), (3, "2.2")].map(|(id, number)| (id, number.to_string()));
        assert_eq!(found, expected);
    }
}
