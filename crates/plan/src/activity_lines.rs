//! Activities as lines of text, the way people edit them: one activity on each line, its time in parentheses
//! and people who answer for just that one in brackets at its end, "Bjuda in talare (mars) [Moa, Konsult]". A
//! line that is reworded or moved stays the same activity.

use db::{DbErr, IdSource, Tx};

use crate::{
    initiative::{Activity, Leaf, Task},
    merge::{alike, folded, pair},
    person::labels,
    store, when,
};

/// An activity as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Line {
    pub text: String,
    pub when: Option<String>,
    pub people: Vec<String>,
}

/// Is this a time that can stand in parentheses? The year does not matter for that.
fn is_time(text: &str) -> bool {
    when::read(text, 2000).understood
}

/// An activity as its line.
pub(crate) fn line_of(task: &Task) -> String {
    let mut line = task.activity.text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(when) = task.activity.when_text.as_deref().filter(|when| is_time(when)) {
        line = format!("{line} ({when})");
    }
    if task.people.is_empty() { line } else { format!("{line} [{}]", task.people.join(", ")) }
}

/// Each line that is not empty. Parentheses that hold no time are part of the text.
pub(crate) fn read_lines(text: &str) -> Vec<Line> {
    let lines = text.lines().map(|line| line.trim().trim_start_matches(['-', '•', '*']).trim());
    lines
        .filter(|line| !line.is_empty())
        .map(|line| match line.strip_suffix(']').and_then(|line| line.rsplit_once('[')) {
            Some((text, people)) if !text.trim().is_empty() => timed(text.trim(), labels(people)),
            _ => timed(line, Vec::new()),
        })
        .collect()
}

fn timed(line: &str, people: Vec<String>) -> Line {
    match line.strip_suffix(')').and_then(|line| line.rsplit_once('(')) {
        Some((text, when)) if !text.trim().is_empty() && is_time(when) => {
            Line { text: text.trim().to_string(), when: Some(when.trim().to_string()), people }
        }
        _ => Line { text: line.to_string(), when: None, people },
    }
}

/// Brings the activities of an initiative in step with the lines.
pub(crate) async fn write_lines(tx: &Tx, ids: &IdSource, leaf: &Leaf, text: &str) -> Result<(), DbErr> {
    let lines = read_lines(text);
    let old: Vec<&Task> = leaf.tasks.iter().filter(|task| task.activity.is_active()).collect();
    let texts: Vec<&str> = old.iter().map(|task| task.activity.text.as_str()).collect();
    let new: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    let pairs = pair(&texts, &new, &[|a, b| folded(a) == folded(b), |a, b| alike(a, b)]);
    let (mut activities, mut named) = (Vec::new(), Vec::new());
    for ((Line { text, when, people }, found), position) in lines.iter().zip(&pairs).zip(1i64..) {
        let known = found.and_then(|place| old.get(place).copied());
        let id = known.map_or_else(|| ids.next(), |task| task.activity.id);
        let of = (leaf.initiative.plan_id, leaf.initiative.id, Some(id));
        let rows = crate::import::people(ids, of, people);
        match known {
            None => {
                activities.push(Activity { when_text: when.clone(), ..new_row(leaf, (id, position), text) });
                named.extend(rows);
            }
            Some(task) => {
                let row = &task.activity;
                // A time that is not understood is not shown in the line, and stays.
                let hidden = row.when_text.as_deref().is_some_and(|old| !is_time(old));
                let when_text = if hidden && when.is_none() { row.when_text.clone() } else { when.clone() };
                let now = Activity { text: text.clone(), position, when_text, ..row.clone() };
                if now != *row {
                    store::update_activity(tx, &now).await?;
                }
                if task.people != *people {
                    store::clear_responsibles(tx, row.initiative_id, Some(id)).await?;
                    named.extend(rows);
                }
            }
        }
    }
    for (place, task) in old.iter().enumerate() {
        if !pairs.contains(&Some(place)) {
            let gone = Activity { state: "withdrawn".to_string(), ..task.activity.clone() };
            store::update_activity(tx, &gone).await?;
        }
    }
    store::insert_activities(tx, &activities).await?;
    crate::who::write(tx, &named).await
}

fn new_row(leaf: &Leaf, (id, position): (db::Id, i64), text: &str) -> Activity {
    Activity {
        id,
        initiative_id: leaf.initiative.id,
        plan_id: leaf.initiative.plan_id,
        position,
        text: text.to_string(),
        state: "active".to_string(),
        ..Activity::default()
    }
}

#[cfg(test)]
mod tests {
    use super::read_lines;

    #[test]
    fn lines_with_people() {
        let lines = read_lines("- Bjuda in [Moa, Konsult]\n\n• Följa upp\nVälja [lokal] först\n[Moa]");
        let shown: Vec<_> = lines.iter().map(|line| (line.text.as_str(), line.people.len())).collect();
        assert_eq!(shown, [("Bjuda in", 2), ("Följa upp", 0), ("Välja [lokal] först", 0), ("[Moa]", 0)]);
    }

    #[test]
    fn lines_with_times() {
        let lines = read_lines("Mäta (varje kvartal) [Moa]\nBygga (mars–maj)\nRinga (kommunen)\n(mars)");
        let shown: Vec<_> = lines.iter().map(|line| (line.text.as_str(), line.when.as_deref())).collect();
        let expected = [
            ("Mäta", Some("varje kvartal")),
            ("Bygga", Some("mars–maj")),
            ("Ringa (kommunen)", None),
            ("(mars)", None),
        ];
        assert_eq!(shown, expected);
    }
}
