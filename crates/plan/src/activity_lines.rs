//! Activities as lines of text, the way people edit them: one activity on each line, people who answer for
//! just that one in brackets at its end, "Bjuda in talare [Moa, Konsult]". A line that is reworded or moved
//! stays the same activity.

use db::{DbErr, IdSource, Tx};

use crate::{
    initiative::{Activity, Leaf, Task},
    merge::{alike, folded, pair},
    person::labels,
    store,
};

/// An activity as its line.
pub(crate) fn line_of(task: &Task) -> String {
    let text = task.activity.text.split_whitespace().collect::<Vec<_>>().join(" ");
    if task.people.is_empty() { text } else { format!("{text} [{}]", task.people.join(", ")) }
}

/// Text and people of each line that is not empty.
pub(crate) fn read_lines(text: &str) -> Vec<(String, Vec<String>)> {
    let lines = text.lines().map(|line| line.trim().trim_start_matches(['-', '•', '*']).trim());
    lines
        .filter(|line| !line.is_empty())
        .map(|line| match line.strip_suffix(']').and_then(|line| line.rsplit_once('[')) {
            Some((text, people)) if !text.trim().is_empty() => (text.trim().to_string(), labels(people)),
            _ => (line.to_string(), Vec::new()),
        })
        .collect()
}

/// Brings the activities of an initiative in step with the lines.
pub(crate) async fn write_lines(tx: &Tx, ids: &IdSource, leaf: &Leaf, text: &str) -> Result<(), DbErr> {
    let lines = read_lines(text);
    let old: Vec<&Task> = leaf.tasks.iter().filter(|task| task.activity.is_active()).collect();
    let texts: Vec<&str> = old.iter().map(|task| task.activity.text.as_str()).collect();
    let new: Vec<&str> = lines.iter().map(|(text, _)| text.as_str()).collect();
    let pairs = pair(&texts, &new, &[|a, b| folded(a) == folded(b), |a, b| alike(a, b)]);
    let (mut activities, mut named) = (Vec::new(), Vec::new());
    for (((text, people), found), position) in lines.iter().zip(&pairs).zip(1i64..) {
        let known = found.and_then(|place| old.get(place).copied());
        let id = known.map_or_else(|| ids.next(), |task| task.activity.id);
        let of = (leaf.initiative.plan_id, leaf.initiative.id, Some(id));
        let rows = crate::import::people(ids, of, people);
        match known {
            None => {
                activities.push(new_row(leaf, (id, position), text));
                named.extend(rows);
            }
            Some(task) => {
                let row = &task.activity;
                if row.text != *text || row.position != position {
                    store::update_activity(tx, &Activity { text: text.clone(), position, ..row.clone() })
                        .await?;
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
        let shown: Vec<_> = lines.iter().map(|(text, people)| (text.as_str(), people.len())).collect();
        assert_eq!(shown, [("Bjuda in", 2), ("Följa upp", 0), ("Välja [lokal] först", 0), ("[Moa]", 0)]);
    }
}
