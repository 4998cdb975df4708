//! How far open rounds have come, counted without reading what stands in them: for one's own page, and for
//! reminders. The counting is pure.

use std::collections::HashMap;

use access::Viewer;
use db::{Db, DbErr, Id};

use crate::{Progress, Round, store};

/// An open round with how far it has come.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    pub round: Round,
    pub whole: Progress,
    /// Of what the asked account answers for; of nothing where it is not asked.
    pub own: Progress,
}

/// An initiative of a round: who answers for it, and whether that is done; `None` where nothing is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    account_id: Option<Id>,
    ready: Option<bool>,
}

/// These rounds of the viewer's own organisations, with what this account answers for. Three queries, however
/// many rounds and initiatives there are.
pub(crate) async fn standings(
    db: &Db,
    viewer: &Viewer,
    rounds: Vec<Round>,
    account_id: Id,
) -> Result<Vec<Standing>, DbErr> {
    let mut plans: Vec<Id> = rounds.iter().map(|round| round.plan_id).collect();
    plans.sort_unstable();
    plans.dedup();
    let active = plan::listed::ids_of_plans(db, viewer, &plans).await?;
    let mains = plan::who::main_of_plans(db, &plans).await?;
    let ids: Vec<Id> = rounds.iter().map(|round| round.id).collect();
    let answered = store::readiness(db.read(), &ids).await?;
    let account_of = |id: Id| mains.get(&id).and_then(|main| main.account_id);
    let standing = |round: Round| {
        let of_plan = active.iter().filter(|(plan_id, _)| *plan_id == round.plan_id);
        let mut places: HashMap<Id, Place> =
            of_plan.map(|(_, id)| (*id, Place { account_id: account_of(*id), ready: None })).collect();
        // What has left the plan and was answered counts too.
        for (_, id, ready) in answered.iter().filter(|(round_id, ..)| *round_id == round.id) {
            places.insert(*id, Place { account_id: account_of(*id), ready: Some(*ready) });
        }
        let own = count(places.values().filter(|place| place.account_id == Some(account_id)));
        Standing { whole: count(places.values()), own, round }
    };
    Ok(rounds.into_iter().map(standing).collect())
}

fn count<'a>(places: impl IntoIterator<Item = &'a Place>) -> Progress {
    let mut progress = Progress::default();
    for place in places {
        progress.all += 1;
        progress.ready += usize::from(place.ready == Some(true));
        progress.begun += usize::from(place.ready == Some(false));
    }
    progress
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted() {
        let place = |account_id, ready| Place { account_id, ready };
        let all = [place(Some(1), Some(true)), place(Some(1), None), place(None, Some(false))];
        assert_eq!(count(&all), Progress { all: 3, ready: 1, begun: 1 });
        assert_eq!(count(&[]), Progress::default());
    }
}
