//! What differs between two versions of a plan: what was added, removed, changed, moved, from the plan itself
//! down to each activity. Pure.

use std::collections::{HashMap, HashSet};

use crate::content::{ActivityContent, Content, InitiativeContent, PartContent};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Level {
    Plan,
    Chapter,
    Section,
    Initiative,
    Activity,
}

impl Level {
    pub fn key(self) -> &'static str {
        match self {
            Level::Plan => "plan",
            Level::Chapter => "chapter",
            Level::Section => "section",
            Level::Initiative => "initiative",
            Level::Activity => "activity",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Added,
    Removed,
    Changed,
    /// To another place among its neighbours, or under another heading.
    Moved,
}

impl What {
    pub fn key(self) -> &'static str {
        match self {
            What::Added => "added",
            What::Removed => "removed",
            What::Changed => "changed",
            What::Moved => "moved",
        }
    }
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub level: Level,
    pub what: What,
    /// As it is called now, or was when it was removed.
    pub name: String,
    /// The chapter that it stands in; empty for the plan itself.
    pub chapter: String,
    /// The heading right above it, and where it stood before if that is another.
    pub under: String,
    pub under_before: String,
    /// Field, old and new.
    pub fields: Vec<(&'static str, String, String)>,
}

/// One thing of a plan, with what it says.
struct Item {
    level: Level,
    id: String,
    parent: String,
    name: String,
    chapter: String,
    under: String,
    fields: Vec<(&'static str, String)>,
}

/// From `old` to `new`, in the order of the new; what was removed comes after what is left of its chapter.
pub fn difference(old: &Content, new: &Content) -> Vec<Change> {
    let numbers = !(old.numbered && new.numbered);
    let (before, after) = (items(old, numbers), items(new, numbers));
    let known: HashMap<(Level, &str), &Item> =
        before.iter().map(|item| ((item.level, item.id.as_str()), item)).collect();
    let left: HashSet<(Level, &str)> = after.iter().map(|item| (item.level, item.id.as_str())).collect();
    let shifted = shifted(&before, &after);
    let mut changes = Vec::new();
    for item in &after {
        let Some(was) = known.get(&(item.level, item.id.as_str())) else {
            changes.push(change(What::Added, item, item));
            continue;
        };
        if was.parent != item.parent || shifted.contains(&(item.level, item.id.as_str())) {
            changes.push(change(What::Moved, was, item));
        }
        let found = change(What::Changed, was, item);
        changes.extend(Some(found).filter(|found| !found.fields.is_empty()));
    }
    let gone = before.iter().filter(|item| !left.contains(&(item.level, item.id.as_str())));
    for item in gone {
        let found = change(What::Removed, item, item);
        let place = changes.iter().rposition(|other: &Change| other.chapter == found.chapter);
        changes.insert(place.map_or(changes.len(), |place| place + 1), found);
    }
    changes
}

/// Nothing but words was changed, and activities: such a change needs no decision.
pub(crate) fn is_small(changes: &[Change]) -> bool {
    changes.iter().all(|change| change.level == Level::Activity || change.what == What::Changed)
}

fn change(what: What, was: &Item, item: &Item) -> Change {
    let fields = match what {
        What::Changed => {
            let pairs = was.fields.iter().zip(&item.fields).filter(|(old, new)| old.1 != new.1);
            pairs.map(|(old, new)| (new.0, old.1.clone(), new.1.clone())).collect()
        }
        What::Added | What::Removed | What::Moved => Vec::new(),
    };
    Change {
        level: item.level,
        what,
        name: item.name.clone(),
        chapter: item.chapter.clone(),
        under: item.under.clone(),
        under_before: if was.parent == item.parent { String::new() } else { was.under.clone() },
        fields,
    }
}

/// Those that stand elsewhere among the same neighbours: as few as tell the new order.
fn shifted<'a>(before: &'a [Item], after: &'a [Item]) -> HashSet<(Level, &'a str)> {
    let place: HashMap<(Level, &str), (usize, &str)> = before
        .iter()
        .enumerate()
        .map(|(place, item)| ((item.level, item.id.as_str()), (place, item.parent.as_str())))
        .collect();
    let mut groups: HashMap<(Level, &str), Vec<(usize, &str)>> = HashMap::new();
    for item in after {
        // Only those that stayed under their heading: the others have moved anyhow.
        if let Some((was, parent)) = place.get(&(item.level, item.id.as_str()))
            && *parent == item.parent
        {
            groups.entry((item.level, item.parent.as_str())).or_default().push((*was, item.id.as_str()));
        }
    }
    let mut moved = HashSet::new();
    for ((level, _), row) in groups {
        let kept = longest_rising(&row.iter().map(|(was, _)| *was).collect::<Vec<_>>());
        let out = row.iter().enumerate().filter(|(place, _)| !kept.contains(place));
        moved.extend(out.map(|(_, (_, id))| (level, *id)));
    }
    moved
}

/// Places of a longest rising run, so that what stands outside it is what was moved.
fn longest_rising(values: &[usize]) -> HashSet<usize> {
    // tails[n]: the place of the smallest last value of a run of n + 1; before[p]: whom p comes after.
    let (mut tails, mut before): (Vec<usize>, Vec<Option<usize>>) = (Vec::new(), Vec::new());
    for (place, value) in values.iter().enumerate() {
        let length = tails.partition_point(|tail| values[*tail] < *value);
        before.push(length.checked_sub(1).map(|last| tails[last]));
        if length == tails.len() { tails.push(place) } else { tails[length] = place }
    }
    let mut kept = HashSet::new();
    let mut at = tails.last().copied();
    while let Some(place) = at {
        kept.insert(place);
        at = before[place];
    }
    kept
}

fn items(content: &Content, numbers: bool) -> Vec<Item> {
    let mut all = vec![Item {
        level: Level::Plan,
        id: String::new(),
        parent: String::new(),
        name: content.title.clone(),
        chapter: String::new(),
        under: String::new(),
        fields: vec![
            ("title", content.title.clone()),
            ("publisher", content.publisher.clone()),
            ("period", content.period.clone()),
            ("preamble", content.preamble.clone()),
        ],
    }];
    for chapter in &content.chapters {
        let heading = chapter.heading();
        all.push(of_part(chapter, Level::Chapter, ("", &content.title), &heading, numbers));
        for row in &chapter.initiatives {
            of_initiative(row, &chapter.id, (&heading, &heading), &mut all);
        }
        for section in &chapter.sections {
            all.push(of_part(section, Level::Section, (&chapter.id, &heading), &heading, numbers));
            for row in &section.initiatives {
                of_initiative(row, &section.id, (&heading, &section.heading()), &mut all);
            }
        }
    }
    all
}

fn of_part(
    part: &PartContent,
    level: Level,
    (parent, under): (&str, &str),
    chapter: &str,
    numbers: bool,
) -> Item {
    let mut fields = vec![
        ("title", part.title.clone()),
        ("intro", part.intro.clone()),
        ("no_planned_activities", if part.nothing_planned { "true" } else { "false" }.to_string()),
    ];
    if numbers {
        fields.insert(0, ("number", part.number.clone()));
    }
    Item {
        level,
        id: part.id.clone(),
        parent: parent.to_string(),
        name: part.heading(),
        chapter: chapter.to_string(),
        under: under.to_string(),
        fields,
    }
}

fn of_initiative(row: &InitiativeContent, parent: &str, (chapter, under): (&str, &str), all: &mut Vec<Item>) {
    let labels: Vec<String> = row.labels.iter().map(|(label, text)| format!("{label}: {text}")).collect();
    all.push(Item {
        level: Level::Initiative,
        id: row.id.clone(),
        parent: parent.to_string(),
        name: row.title.clone(),
        chapter: chapter.to_string(),
        under: under.to_string(),
        fields: vec![
            ("title", row.title.clone()),
            ("intro", row.intro.clone()),
            ("aim", row.purpose.clone()),
            ("goal", row.goal.clone()),
            ("when_text", row.when.clone()),
            ("responsible", row.who.join(", ")),
            ("priority_text", row.priority.clone()),
            ("follow_up", row.follow_up.clone()),
            ("budget", row.budget.clone()),
            ("baseline", row.baseline.clone()),
            ("method", row.method.clone()),
            ("labels", labels.join(", ")),
        ],
    });
    all.extend(row.activities.iter().map(|activity| of_activity(activity, row, chapter)));
}

fn of_activity(activity: &ActivityContent, row: &InitiativeContent, chapter: &str) -> Item {
    Item {
        level: Level::Activity,
        id: activity.id.clone(),
        parent: row.id.clone(),
        name: activity.text.clone(),
        chapter: chapter.to_string(),
        under: row.title.clone(),
        fields: vec![
            ("text", activity.text.clone()),
            ("when_text", activity.when.clone()),
            ("responsible", activity.who.join(", ")),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn activity(id: u8, text: &str) -> ActivityContent {
        ActivityContent { id: id.to_string(), text: text.to_string(), ..ActivityContent::default() }
    }

    fn initiative(id: u8, title: &str, activities: Vec<ActivityContent>) -> InitiativeContent {
        InitiativeContent { id: id.to_string(), title: title.to_string(), activities, ..Default::default() }
    }

    fn part(
        id: u8,
        title: &str,
        initiatives: Vec<InitiativeContent>,
        sections: Vec<PartContent>,
    ) -> PartContent {
        PartContent {
            id: id.to_string(),
            title: title.to_string(),
            initiatives,
            sections,
            ..Default::default()
        }
    }

    fn plan() -> Content {
        let visits = initiative(10, "Besök", vec![activity(100, "Boka"), activity(101, "Skriva")]);
        let letters = initiative(11, "Brev", vec![activity(102, "Skicka")]);
        let land = initiative(12, "Mark", Vec::new());
        let dialog = part(1, "Dialog", Vec::new(), vec![part(2, "Möten", vec![visits, letters], Vec::new())]);
        Content {
            title: "Plan 2026".to_string(),
            chapters: vec![dialog, part(3, "Plats", vec![land], Vec::new())],
            ..Content::default()
        }
    }

    fn told(changes: &[Change]) -> Vec<String> {
        let line = |change: &Change| {
            let fields: Vec<_> = change.fields.iter().map(|field| field.0).collect();
            format!("{} {} {} {}", change.what.key(), change.level.key(), change.name, fields.join("+"))
        };
        changes.iter().map(|change| line(change).trim().to_string()).collect()
    }

    #[test]
    fn the_same_says_the_same() {
        assert!(difference(&plan(), &plan()).is_empty());
    }

    #[test]
    fn what_was_added_removed_changed_and_moved() {
        let old = plan();
        let mut new = plan();
        new.preamble = "Vi lyssnar.".to_string();
        let mut land = new.chapters[1].initiatives.remove(0);
        land.goal = "Två tomter".to_string();
        let section = &mut new.chapters[0].sections[0];
        section.initiatives[0].activities.swap(0, 1);
        section.initiatives[0].activities.push(activity(103, "Följa upp"));
        section.initiatives.remove(1);
        section.initiatives.push(land);
        new.chapters.push(part(4, "Nytt", Vec::new(), Vec::new()));
        let changes = difference(&old, &new);
        let lines = told(&changes);
        // Either of two that changed places may be the one that moved.
        assert!(lines[1].starts_with("moved activity"), "{lines:?}");
        let expected = [
            "changed plan Plan 2026 preamble",
            "added activity Följa upp",
            "moved initiative Mark",
            "changed initiative Mark goal",
            "removed initiative Brev",
            "removed activity Skicka",
            "added chapter Nytt",
        ];
        assert_eq!([&lines[..1], &lines[2..]].concat(), expected);
        let moved = changes.iter().find(|change| change.name == "Mark").unwrap();
        assert_eq!((moved.under.as_str(), moved.under_before.as_str()), ("Möten", "Plats"));
        assert!(!is_small(&changes));
    }

    #[test]
    fn words_and_activities_are_small() {
        let (old, mut new) = (plan(), plan());
        new.chapters[1].title = "Platsen".to_string();
        new.chapters[0].sections[0].initiatives[1].activities.push(activity(104, "Ringa"));
        let changes = difference(&old, &new);
        assert!(is_small(&changes), "{changes:?}");
        new.chapters.swap(0, 1);
        assert!(!is_small(&difference(&old, &new)));
    }

    #[test]
    fn numbers_that_the_order_makes_are_no_change() {
        let (mut old, mut new) = (plan(), plan());
        new.chapters[1].number = "2".to_string();
        assert_eq!(told(&difference(&old, &new)), ["changed chapter 2 Plats number"]);
        (old.numbered, new.numbered) = (true, true);
        assert!(difference(&old, &new).is_empty());
    }

    #[test]
    fn one_that_jumps_over_many_is_the_one_that_moved() {
        let row = |order: [u8; 5]| Content {
            chapters: order.map(|id| part(id, &format!("K{id}"), Vec::new(), Vec::new())).to_vec(),
            ..Content::default()
        };
        let changes = difference(&row([1, 2, 3, 4, 5]), &row([5, 1, 2, 3, 4]));
        assert_eq!(told(&changes), ["moved chapter K5"]);
    }
}
