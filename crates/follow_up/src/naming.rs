//! The texts of rounds and annual reports that name a level of a plan, which an office may call something
//! else.

use db::{DbErr, Id};
use plan::naming::Named;
use web::{
    OwnForm::{Filled, Many, One},
    Visit,
};

/// For [`plan::naming::own_texts`].
pub const NAMED: &[Named] = &[
    ("follow-up-chapter", "chapter", One),
    ("follow-up-by-chapter", "chapter", Filled("follow-up-by-named")),
    ("follow-up-no-chapter", "chapter", Filled("follow-up-without-named")),
    ("follow-up-all", "chapter", Filled("follow-up-all-named")),
    ("follow-up-chart-done", "chapter", Filled("follow-up-chart-done-named")),
    ("follow-up-chart-goal", "chapter", Filled("follow-up-chart-goal-named")),
    ("follow-up-contents", "initiative", Filled("follow-up-own-named")),
    ("follow-up-all-items", "initiative", Filled("follow-up-all-named")),
    ("follow-up-answer-own", "initiative", Filled("follow-up-answer-own-named")),
    ("follow-up-activities", "activity", Many),
];

/// The visit to a page of this owner's, with these texts in its words.
pub(crate) async fn calling(visit: &Visit, owner_id: Id) -> Result<Visit, DbErr> {
    plan::naming::calling(visit, owner_id, NAMED).await
}
