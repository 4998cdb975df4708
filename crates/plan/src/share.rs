//! What each name in a plan carries. Pure.

use std::collections::{BTreeMap, HashSet};

use db::Id;

use crate::{initiative::Leaf, person::label_key, priority::Level, store::WorkNames, work::is_mine};

/// A name's share of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Share {
    pub label: String,
    /// Initiatives that name it, and those of them for which it answers.
    pub initiatives: usize,
    pub main: usize,
    pub high: usize,
    /// Activities that are its to do and not ticked off.
    pub open: usize,
}

/// Each name of the plan by its key. `mains` are the keys of the main responsible.
pub(crate) fn shares(
    leaves: &[&Leaf],
    mains: &std::collections::HashMap<Id, String>,
) -> BTreeMap<String, Share> {
    let mut shares: BTreeMap<String, Share> = BTreeMap::new();
    for leaf in leaves {
        for label in leaf.everybody() {
            let key = label_key(label);
            let open = open_of(leaf, &key);
            let share = shares.entry(key.clone()).or_default();
            if share.label.is_empty() {
                share.label = label.to_string();
            }
            share.initiatives += 1;
            share.main += usize::from(mains.get(&leaf.initiative.id) == Some(&key));
            share.high += usize::from(leaf.initiative.level() == Some(Level::High));
            share.open += open;
        }
    }
    shares
}

fn open_of(leaf: &Leaf, key: &str) -> usize {
    let mine = HashSet::from([key]);
    let keys = |labels: &[String]| labels.iter().map(|label| label_key(label)).collect::<Vec<_>>();
    let of = WorkNames {
        beside: Vec::new(),
        main: leaf.main.as_deref().map(label_key),
        initiative: keys(&leaf.people),
    };
    let open = leaf.tasks.iter().filter(|task| !task.activity.is_done());
    open.filter(|task| is_mine(&WorkNames { beside: keys(&task.people), ..of.clone() }, &mine)).count()
}
