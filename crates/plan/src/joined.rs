//! One initiative in several organisations' plans: the owner asks, the other accepts into a plan of its own
//! and says there how it stands for itself. What it says of that stays its own but for status and main
//! responsible; what the owner shows is what the grant shows.

use access::{Entry, NewGrant};
use db::{DbErr, Id};
use serde_json::json;
use types::Moment;

use crate::{
    INITIATIVE,
    life::Act,
    store::{self, JoinedRow},
};

/// Where a joining stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JoinedState {
    Asked,
    Joined,
    Declined,
    /// The other organisation has gone out of it.
    Left,
    /// The owner has ended it.
    Ended,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum JoinedStep {
    Accept,
    Decline,
    Leave,
    End,
    Write,
}

impl JoinedState {
    pub fn key(self) -> &'static str {
        match self {
            JoinedState::Asked => "asked",
            JoinedState::Joined => "joined",
            JoinedState::Declined => "declined",
            JoinedState::Left => "left",
            JoinedState::Ended => "ended",
        }
    }

    /// What is not known counts as ended: then nothing is shown.
    pub fn from_key(key: &str) -> JoinedState {
        match key {
            "asked" => JoinedState::Asked,
            "joined" => JoinedState::Joined,
            "declined" => JoinedState::Declined,
            "left" => JoinedState::Left,
            _ => JoinedState::Ended,
        }
    }

    /// What follows on a step; `None` if it cannot be taken.
    pub(crate) fn after(self, step: JoinedStep) -> Option<JoinedState> {
        use JoinedState::{Asked, Declined, Ended, Joined, Left};
        match (self, step) {
            (Asked, JoinedStep::Accept) => Some(Joined),
            (Asked, JoinedStep::Decline) => Some(Declined),
            (Asked | Joined, JoinedStep::End) => Some(Ended),
            (Joined, JoinedStep::Leave) => Some(Left),
            (Joined, JoinedStep::Write) => Some(Joined),
            (Asked, JoinedStep::Leave | JoinedStep::Write) => None,
            (Joined, JoinedStep::Accept | JoinedStep::Decline) => None,
            (
                Declined | Left | Ended,
                JoinedStep::Accept
                | JoinedStep::Decline
                | JoinedStep::Leave
                | JoinedStep::End
                | JoinedStep::Write,
            ) => None,
        }
    }
}

/// Whom the owner asks, why, and until when the initiative is shown.
pub struct Question<'a> {
    pub initiative_id: Id,
    pub owner_id: Id,
    pub receiver_id: Id,
    pub purpose: &'a str,
    pub expires_at: Moment,
}

impl Act<'_> {
    /// Asks an organisation to take an initiative into a plan of its own, and shows it to it. One that is
    /// asked or has joined is not asked again.
    pub async fn ask_to_join(self, question: &Question<'_>) -> Result<Option<Id>, DbErr> {
        let of = (question.initiative_id, question.receiver_id);
        if store::holding(self.tx, of).await? {
            return Ok(None);
        }
        let grant = NewGrant {
            owner_id: question.owner_id,
            receiver_id: question.receiver_id,
            kind: INITIATIVE.key.to_string(),
            object_id: Some(question.initiative_id),
            purpose: question.purpose.to_string(),
            expires_at: question.expires_at,
        };
        let grant_id = access::add_grant(self.tx, self.ids, self.viewer, &grant).await?;
        let id = self.ids.next();
        store::insert_joined(self.tx, id, (of.0, question.owner_id, of.1, grant_id), self.viewer.now).await?;
        Ok(Some(id))
    }

    /// Takes the initiative into a part of a plan.
    pub async fn join(self, id: Id, (plan_id, part_id): (Id, Id)) -> Result<bool, DbErr> {
        let Some(row) = store::hold_joined(self.tx, id).await? else {
            return Ok(false);
        };
        let Some(to) = row.state().after(JoinedStep::Accept) else {
            return Ok(false);
        };
        store::place_joined(self.tx, id, (plan_id, part_id)).await?;
        self.turn(&row, to, self.viewer.now).await?;
        Ok(true)
    }

    /// Another state, in the initiative's history of the organisation that acts.
    pub(crate) async fn turn(self, row: &JoinedRow, to: JoinedState, now: Moment) -> Result<(), DbErr> {
        store::turn_joined(self.tx, row.id, to, now).await?;
        let by = if to == JoinedState::Ended { row.owner_id } else { row.organisation_id };
        let changes = json!({ "joined": [row.state().key(), to.key()] });
        let entry = Entry::new("joined", INITIATIVE.key, Some(row.initiative_id), by, changes);
        access::record(self.tx, self.viewer, entry).await
    }

    /// What the other organisation says of how it goes for itself.
    pub async fn say_joined(
        self,
        id: Id,
        (status, kind): (&str, Option<&str>),
        main: &str,
        notes: &str,
    ) -> Result<(), DbErr> {
        store::write_joined(self.tx, id, None, (status, kind), (main, notes)).await.map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_joining_comes_and_goes() {
        use JoinedState::{Asked, Declined, Ended, Joined, Left};
        use JoinedStep::{Accept, Decline, End, Leave, Write};
        let steps = [Accept, Decline, Leave, End, Write];
        let table = [
            (Asked, [Some(Joined), Some(Declined), None, Some(Ended), None]),
            (Joined, [None, None, Some(Left), Some(Ended), Some(Joined)]),
            (Declined, [None; 5]),
            (Left, [None; 5]),
            (Ended, [None; 5]),
        ];
        for (state, expected) in table {
            for (step, expected) in steps.into_iter().zip(expected) {
                assert_eq!(state.after(step), expected, "{state:?} {step:?}");
            }
            assert_eq!(JoinedState::from_key(state.key()), state);
        }
    }
}
