//! Handing over: what hangs on a name in an office's plans, moved to others when somebody leaves. Pure but
//! for carrying it out, which the caller has asked `can` for.

use std::collections::BTreeMap;

use access::{Entry, Viewer};
use db::{DbErr, Id, IdSource, Tx};

use crate::{
    INITIATIVE, Leaf,
    import::{json, mark_main, people},
    index,
    initiative::InitiativeFields,
    person::label_key,
    store, who,
};

/// Something that hangs on a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Held {
    pub initiative_id: Id,
    /// The activity, if it is named beside just that one.
    pub activity_id: Option<Id>,
    pub text: String,
    /// Answers for the whole initiative.
    pub main: bool,
}

impl Held {
    /// The name of its field in a form.
    pub fn field(&self) -> String {
        match self.activity_id {
            Some(id) => format!("aktivitet-{id}"),
            None => format!("insats-{}", self.initiative_id),
        }
    }
}

/// What hangs on the name with this key: initiatives that name it, and open activities that name it
/// themselves.
pub(crate) fn held(leaves: &[Leaf], key: &str) -> Vec<Held> {
    let names = |labels: &[String]| labels.iter().any(|label| label_key(label) == key);
    let mut all = Vec::new();
    for leaf in leaves {
        let row = &leaf.initiative;
        if names(&leaf.people) {
            let main = leaf.main.as_deref().is_some_and(|main| label_key(main) == key);
            all.push(Held { initiative_id: row.id, activity_id: None, text: row.title.clone(), main });
        }
        let open = leaf.tasks.iter().filter(|task| !task.activity.is_done() && names(&task.people));
        all.extend(open.map(|task| Held {
            initiative_id: row.id,
            activity_id: Some(task.activity.id),
            text: task.activity.text.clone(),
            main: false,
        }));
    }
    all
}

/// The names with one of them replaced; nobody stands twice.
fn replaced(labels: &[String], from_key: &str, to: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    // As it is written there already, if it is.
    let to_key = label_key(to);
    let to = labels.iter().find(|label| label_key(label) == to_key).map_or(to, String::as_str);
    for label in labels {
        let label = if label_key(label) == from_key { to } else { label };
        if !names.iter().any(|seen| label_key(seen) == label_key(label)) {
            names.push(label.to_string());
        }
    }
    names
}

/// What is moved to whom, by initiative: the initiative itself, and its activities.
pub(crate) type Moves = BTreeMap<Id, (Option<String>, Vec<(Id, String)>)>;

/// Moves what hangs on a name; gives how many things were moved. What is gone meanwhile, or does not bear the
/// name any more, stays as it is.
pub(crate) async fn carry_out(
    (tx, ids): (&Tx, &IdSource),
    viewer: &Viewer,
    owner_id: Id,
    from_key: &str,
    moves: &Moves,
) -> Result<usize, DbErr> {
    let mut moved = 0;
    for (id, (to, activities)) in moves {
        let leaf = store::any_leaf(tx.on(), *id).await?;
        let Some(leaf) = leaf.filter(|leaf| leaf.initiative.owner_id == owner_id) else {
            continue;
        };
        let old = leaf.fields();
        let new = match to {
            Some(to) => moved_fields(&old, from_key, to),
            None => old.clone(),
        };
        let mut told = access::changes(&json(&old), &json(&new));
        let lines = move_activities((tx, ids), &leaf, from_key, activities).await?;
        moved += lines.len() + usize::from(new != old);
        if !lines.is_empty()
            && let Some(told) = told.as_object_mut()
        {
            let (before, after): (Vec<_>, Vec<_>) = lines.into_iter().unzip();
            told.insert("activities".to_string(), serde_json::json!([before.join("\n"), after.join("\n")]));
        }
        if told.as_object().is_none_or(|told| told.is_empty()) {
            continue;
        }
        if !store::update_initiative(tx, *id, leaf.initiative.revision, &new).await? {
            return Err(DbErr::Custom("an initiative was changed meanwhile".to_string()));
        }
        if new != old {
            store::clear_responsibles(tx, *id, None).await?;
            let mut rows = people(ids, (leaf.initiative.plan_id, *id, None), &new.responsible);
            mark_main(&mut rows, new.main.as_deref());
            who::write(tx, &rows).await?;
        }
        let entry = Entry::new("hand-over", INITIATIVE.key, Some(*id), owner_id, told);
        access::record(tx, viewer, entry).await?;
        index::initiative(tx, *id).await?;
    }
    Ok(moved)
}

fn moved_fields(old: &InitiativeFields, from_key: &str, to: &str) -> InitiativeFields {
    let responsible = replaced(&old.responsible, from_key, to);
    let to_key = label_key(to);
    let main = old.main.clone().map(|main| {
        let moved = label_key(&main) == from_key;
        // As it is written among the responsible.
        let found = responsible.iter().find(|label| label_key(label) == to_key);
        if moved { found.cloned().unwrap_or_else(|| to.to_string()) } else { main }
    });
    InitiativeFields { responsible, main, ..old.clone() }
}

async fn move_activities(
    (tx, ids): (&Tx, &IdSource),
    leaf: &Leaf,
    from_key: &str,
    activities: &[(Id, String)],
) -> Result<Vec<(String, String)>, DbErr> {
    let mut lines = Vec::new();
    for (id, to) in activities {
        let Some(task) = leaf.tasks.iter().find(|task| task.activity.id == *id) else { continue };
        let names = replaced(&task.people, from_key, to);
        if names == task.people {
            continue;
        }
        store::clear_responsibles(tx, leaf.initiative.id, Some(*id)).await?;
        let of = (leaf.initiative.plan_id, leaf.initiative.id, Some(*id));
        who::write(tx, &people(ids, of, &names)).await?;
        let line = |names: &[String]| format!("{} [{}]", task.activity.text, names.join(", "));
        lines.push((line(&task.people), line(&names)));
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(labels: &[&str]) -> Vec<String> {
        labels.iter().map(|label| label.to_string()).collect()
    }

    #[test]
    fn one_name_takes_anothers_place() {
        let cases = [
            (names(&["Moa", "Ove"]), "Samira", names(&["Samira", "Ove"])),
            (names(&["MOA", "Ove"]), "Ove", names(&["Ove"])),
            (names(&["Ove", "Moa"]), "ove", names(&["Ove"])),
            (names(&["Alla"]), "Ove", names(&["Alla"])),
        ];
        for (labels, to, expected) in cases {
            assert_eq!(replaced(&labels, "moa", to), expected);
        }
    }

    #[test]
    fn the_main_responsible_goes_along() {
        let of = |main: &str| InitiativeFields {
            responsible: names(&["Moa", "Ove"]),
            main: Some(main.to_string()),
            ..InitiativeFields::default()
        };
        assert_eq!(moved_fields(&of("Moa"), "moa", "ove").main.as_deref(), Some("Ove"));
        assert_eq!(moved_fields(&of("Ove"), "moa", "Samira").main.as_deref(), Some("Ove"));
    }
}
