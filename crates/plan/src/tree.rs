//! A plan as a tree, and the ways to look at it: filtered, by person, by priority, by when. Pure.

use std::collections::{BTreeMap, HashMap, HashSet};

use db::Id;

use crate::{
    initiative::Leaf,
    person::label_key,
    plan::{Part, PartLevel},
    priority::{Group, Level},
    when::Span,
};

/// What of a plan is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Key of a person's label.
    pub who: Option<String>,
    pub priority: Option<Group>,
    pub year: Option<i64>,
    /// Initiatives that the text search found; `None` if nothing was searched for.
    pub found: Option<HashSet<Id>>,
}

impl Filter {
    pub fn is_empty(&self) -> bool {
        *self == Filter::default()
    }

    /// Is the initiative shown? One without a time is as long as its plan and fits every year.
    pub fn keeps(&self, leaf: &Leaf) -> bool {
        let row = &leaf.initiative;
        let who =
            self.who.as_ref().is_none_or(|key| leaf.everybody().iter().any(|name| label_key(name) == *key));
        let year = self.year.is_none_or(|year| row.span().is_none_or(|span| span.covers(year)));
        let found = self.found.as_ref().is_none_or(|found| found.contains(&row.id));
        let priority = self.priority.is_none_or(|group| row.priority() == group);
        who && year && found && priority
    }
}

/// A chapter or section with what is in it.
#[derive(Clone, Debug)]
pub struct Branch {
    pub part: Part,
    pub leaves: Vec<Leaf>,
    pub sections: Vec<Branch>,
}

impl Branch {
    pub fn initiative_count(&self) -> usize {
        self.leaves.len() + self.sections.iter().map(Branch::initiative_count).sum::<usize>()
    }

    pub fn activity_count(&self) -> usize {
        let own: usize = self.leaves.iter().map(|leaf| leaf.tasks.len()).sum();
        own + self.sections.iter().map(Branch::activity_count).sum::<usize>()
    }

    /// The plan says that nothing is planned here, and nothing is.
    pub fn nothing_planned(&self) -> bool {
        self.part.no_planned_activities && self.initiative_count() == 0
    }
}

/// Chapters in order. A section whose chapter is not among the parts stands by itself; an initiative without
/// a part that is shown is left out, as its chapter is.
pub fn grow(parts: Vec<Part>, leaves: Vec<Leaf>) -> Vec<Branch> {
    let mut by_part: HashMap<Id, Vec<Leaf>> = HashMap::new();
    for leaf in leaves {
        by_part.entry(leaf.initiative.part_id).or_default().push(leaf);
    }
    let known: HashSet<Id> = parts.iter().map(|part| part.id).collect();
    let mut sections: HashMap<Id, Vec<Branch>> = HashMap::new();
    let mut chapters = Vec::new();
    for part in parts {
        let mut leaves = by_part.remove(&part.id).unwrap_or_default();
        leaves.sort_by_key(|leaf| (leaf.initiative.position, leaf.initiative.id));
        let parent = part.parent_id.filter(|id| part.level() == PartLevel::Section && known.contains(id));
        let branch = Branch { part, leaves, sections: Vec::new() };
        match parent {
            Some(parent_id) => sections.entry(parent_id).or_default().push(branch),
            None => chapters.push(branch),
        }
    }
    let order = |branch: &Branch| (branch.part.position, branch.part.id);
    for chapter in &mut chapters {
        chapter.sections = sections.remove(&chapter.part.id).unwrap_or_default();
        chapter.sections.sort_by_key(order);
    }
    chapters.sort_by_key(order);
    chapters
}

/// Only what the filter keeps. Parts that become empty go, unless nothing is filtered.
pub fn prune(chapters: Vec<Branch>, filter: &Filter) -> Vec<Branch> {
    if filter.is_empty() {
        return chapters;
    }
    let pruned = chapters.into_iter().map(|mut branch| {
        branch.leaves.retain(|leaf| filter.keeps(leaf));
        branch.sections = prune(branch.sections, filter);
        branch
    });
    pruned.filter(|branch| branch.initiative_count() > 0).collect()
}

/// All initiatives in the plan's order, each with its chapter's and section's heading.
pub fn walk(chapters: &[Branch]) -> Vec<(String, String, &Leaf)> {
    let mut all = Vec::new();
    for chapter in chapters {
        let heading = chapter.part.heading();
        all.extend(chapter.leaves.iter().map(|leaf| (heading.clone(), String::new(), leaf)));
        for section in &chapter.sections {
            let own = section.part.heading();
            all.extend(section.leaves.iter().map(|leaf| (heading.clone(), own.clone(), leaf)));
        }
    }
    all
}

/// A person's part of a plan.
#[derive(Clone, Debug)]
pub struct Load<'a> {
    pub label: String,
    pub leaves: Vec<&'a Leaf>,
    pub high: usize,
    /// Activities of those initiatives.
    pub activities: usize,
}

/// Who has what: the most first, equals by name.
pub fn loads<'a>(leaves: &[&'a Leaf]) -> Vec<Load<'a>> {
    let mut by_key: BTreeMap<String, Load<'a>> = BTreeMap::new();
    for leaf in leaves {
        for label in leaf.everybody() {
            let key = label_key(label);
            let load = by_key.entry(key).or_insert_with(|| Load {
                label: label.to_string(),
                leaves: Vec::new(),
                high: 0,
                activities: 0,
            });
            load.leaves.push(leaf);
            load.high += usize::from(leaf.initiative.level() == Some(Level::High));
            load.activities += leaf.tasks.len();
        }
    }
    let mut loads: Vec<Load<'_>> = by_key.into_values().collect();
    loads.sort_by_key(|load| (std::cmp::Reverse(load.leaves.len()), swedish::sort_key(&load.label)));
    loads
}

/// By priority, in the order of [`Group`]; groups without initiatives are left out.
pub fn by_priority<'a>(leaves: &[&'a Leaf]) -> Vec<(Group, Vec<&'a Leaf>)> {
    let of = |group: Group| {
        leaves.iter().copied().filter(|l| l.initiative.priority() == group).collect::<Vec<_>>()
    };
    Group::ALL.into_iter().map(|group| (group, of(group))).filter(|(_, leaves)| !leaves.is_empty()).collect()
}

/// By when, earliest and shortest first; those without a time last.
pub fn by_when<'a>(leaves: &[&'a Leaf]) -> Vec<(Option<Span>, Vec<&'a Leaf>)> {
    let mut groups: BTreeMap<(bool, Option<Span>), Vec<&'a Leaf>> = BTreeMap::new();
    for leaf in leaves {
        let span = leaf.initiative.span();
        groups.entry((span.is_none(), span)).or_default().push(leaf);
    }
    groups.into_iter().map(|((_, span), leaves)| (span, leaves)).collect()
}

/// The years that the initiatives name, for the filter.
pub fn years(leaves: &[&Leaf]) -> Vec<i64> {
    let mut years: Vec<i64> = Vec::new();
    for span in leaves.iter().filter_map(|leaf| leaf.initiative.span()) {
        let to = span.to.unwrap_or(span.from).min(span.from + 30);
        years.extend(span.from..=to);
    }
    years.sort_unstable();
    years.dedup();
    years
}

#[cfg(test)]
pub(crate) use tests::leaf as tests_leaf;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::initiative::{Activity, Initiative, Task};
    use crate::when::span;

    fn part(id: Id, parent_id: Option<Id>, position: i64) -> Part {
        let level = if parent_id.is_some() { "section" } else { "chapter" };
        Part {
            id,
            plan_id: 1,
            parent_id,
            level: level.to_string(),
            revision: 1,
            state: "active".to_string(),
            number: Some(id.to_string()),
            title: Some("Titel".to_string()),
            intro: None,
            no_planned_activities: id == 12,
            position,
        }
    }

    pub(crate) fn leaf(
        id: Id,
        part_id: Id,
        when: &str,
        priority: (&str, Option<&str>),
        people: &[&str],
    ) -> Leaf {
        let years = span(when);
        let activity = Activity {
            id: id * 10,
            initiative_id: id,
            plan_id: 1,
            position: 0,
            text: "Göra".to_string(),
            state: "active".to_string(),
            ..Activity::default()
        };
        Leaf {
            initiative: Initiative {
                id,
                plan_id: 1,
                part_id,
                owner_id: 1,
                visibility: "own".to_string(),
                follows_plan: true,
                revision: 1,
                state: "active".to_string(),
                title: format!("Insats {id}"),
                intro: None,
                purpose: None,
                goal: None,
                when_text: Some(when.to_string()),
                year_from: years.map(|span| span.from),
                year_to: years.and_then(|span| span.to),
                priority_text: Some(priority.0.to_string()).filter(|text| !text.is_empty()),
                priority_level: priority.1.map(str::to_string),
                follow_up: None,
                status: None,
                budget: None,
                baseline: None,
                method: None,
                labels: "{}".to_string(),
                position: 100 - id,
                status_kind: None,
            },
            people: people.iter().map(|name| name.to_string()).collect(),
            main: None,
            tasks: vec![Task { activity, people: vec!["Konsult".to_string()] }],
            hidden: Vec::new(),
        }
    }

    fn plan() -> Vec<Branch> {
        let parts = vec![part(2, None, 2), part(1, None, 1), part(11, Some(1), 2), part(12, Some(1), 1)];
        let leaves = vec![
            leaf(21, 11, "2026", ("Hög", Some("high")), &["Eva", "Bo"]),
            leaf(22, 11, "2026–2027", ("Mellan", None), &["eva"]),
            leaf(23, 2, "löpande", ("", None), &[]),
        ];
        grow(parts, leaves)
    }

    #[test]
    fn parts_and_initiatives_stand_in_order() {
        let chapters = plan();
        let headings: Vec<_> = walk(&chapters).iter().map(|(_, _, leaf)| leaf.initiative.id).collect();
        assert_eq!(headings, [22, 21, 23]);
        assert_eq!(chapters[0].sections.iter().map(|s| s.part.id).collect::<Vec<_>>(), [12, 11]);
        assert!(chapters[0].sections[0].nothing_planned());
        assert_eq!((chapters[0].initiative_count(), chapters[0].activity_count()), (2, 2));
    }

    #[test]
    fn filters_keep_what_they_say() {
        let who = |key: &str| Filter { who: Some(key.to_string()), ..Filter::default() };
        let cases = [
            (Filter::default(), vec![22, 21, 23]),
            (who("eva"), vec![22, 21]),
            (who("konsult"), vec![22, 21, 23]),
            (who("ingen"), vec![]),
            (Filter { priority: Some(Group::Unknown), ..Filter::default() }, vec![22]),
            (Filter { priority: Some(Group::None), ..Filter::default() }, vec![23]),
            (Filter { year: Some(2027), ..Filter::default() }, vec![22, 23]),
            (Filter { found: Some([21].into()), ..Filter::default() }, vec![21]),
        ];
        for (filter, expected) in cases {
            let pruned = prune(plan(), &filter);
            let ids: Vec<_> = walk(&pruned).iter().map(|(_, _, leaf)| leaf.initiative.id).collect();
            assert_eq!(ids, expected, "{filter:?}");
        }
    }

    #[test]
    fn groups_by_person_priority_and_when() {
        let chapters = plan();
        let leaves: Vec<&Leaf> = walk(&chapters).into_iter().map(|(_, _, leaf)| leaf).collect();
        let loads = loads(&leaves);
        let shown: Vec<_> = loads.iter().map(|l| (l.label.as_str(), l.leaves.len(), l.high)).collect();
        assert_eq!(shown, [("Konsult", 3, 1), ("eva", 2, 1), ("Bo", 1, 1)]);
        let groups: Vec<_> = by_priority(&leaves).iter().map(|(group, l)| (group.key(), l.len())).collect();
        assert_eq!(groups, [("high", 1), ("unknown", 1), ("none", 1)]);
        let when: Vec<_> = by_when(&leaves).iter().map(|(span, l)| (span.map(|s| s.from), l.len())).collect();
        assert_eq!(when, [(Some(2026), 1), (Some(2026), 1), (None, 1)]);
        assert_eq!(years(&leaves), [2026, 2027]);
    }
}
