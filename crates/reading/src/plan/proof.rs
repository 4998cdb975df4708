//! What a whole plan says about single values: one that stands alone in its column is not proved by its
//! place.

use std::collections::HashMap;

use super::vocabulary;
use crate::contract::{Period, Plan, Sure};

/// So many initiatives must have the same value before its place among the cells proves it.
const ENOUGH: usize = 3;

/// Takes back `proved` from times and follow-ups that are rare in the plan or lie outside its period: there a
/// changed digit would look the same.
pub(super) fn weigh(plan: &mut Plan) {
    let period = plan.period;
    let mut counts: HashMap<(&str, String), usize> = HashMap::new();
    for initiative in initiatives(plan) {
        for (field, text) in [("when", &initiative.when), ("follow_up", &initiative.follow_up)] {
            if let Some(text) = text {
                *counts.entry((field, key(text))).or_default() += 1;
            }
        }
    }
    for initiative in plan
        .chapters
        .iter_mut()
        .flat_map(|chapter| &mut chapter.sections)
        .flat_map(|one| &mut one.initiatives)
    {
        for (field, text) in [("when", &initiative.when), ("follow_up", &initiative.follow_up)] {
            let Some(text) = text else { continue };
            let common = counts.get(&(field, key(text))).is_some_and(|count| *count >= ENOUGH);
            let fits = field != "when" || within(text, period);
            if let Some(sure) =
                initiative.sure.get_mut(field).filter(|sure| **sure == Sure::Proved && !(common && fits))
            {
                *sure = Sure::Single;
            }
        }
    }
}

fn initiatives(plan: &Plan) -> impl Iterator<Item = &crate::contract::Initiative> {
    plan.chapters.iter().flat_map(|chapter| &chapter.sections).flat_map(|section| &section.initiatives)
}

fn key(text: &str) -> String {
    text.trim_end_matches('.').to_lowercase()
}

/// The years begin in the plan's period; without a period nothing speaks against them.
fn within(when: &str, period: Option<Period>) -> bool {
    let first = vocabulary::years(when).into_iter().min();
    match (first, period) {
        (Some(year), Some(period)) => (period.from..=period.to).contains(&year),
        _ => true,
    }
}
