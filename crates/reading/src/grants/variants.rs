//! Owner names that may mean the same organisation.

use std::collections::{BTreeMap, HashSet};

use super::name::Name;

/// Names joined where two may be variants; each cluster in order, only those with several names.
pub fn clusters(names: &[&str], same_row: &HashSet<(&str, &str)>) -> Vec<Vec<String>> {
    const MOST_NAMES: usize = 800;
    if names.len() > MOST_NAMES {
        return Vec::new();
    }
    let known: Vec<Name> = names.iter().map(|name| Name::of(name)).collect();
    let mut group: Vec<usize> = (0..names.len()).collect();
    fn root(group: &[usize], mut at: usize) -> usize {
        while group[at] != at {
            at = group[at];
        }
        at
    }
    for left in 0..names.len() {
        for right in left + 1..names.len() {
            let pair = (names[left], names[right]);
            let joined = same_row.contains(&pair) || same_row.contains(&(pair.1, pair.0));
            if joined || known[left].may_be_variant_of(&known[right]) {
                let (a, b) = (root(&group, left), root(&group, right));
                group[b.max(a)] = a.min(b);
            }
        }
    }
    let mut found: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (index, name) in names.iter().enumerate() {
        found.entry(root(&group, index)).or_default().push((*name).to_string());
    }
    found.into_values().filter(|cluster| cluster.len() > 1).collect()
}
