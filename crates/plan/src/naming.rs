//! What an office calls the levels of its plans, wherever a page or a report says it.

use std::collections::HashMap;

use db::{Db, DbErr, Id};
use web::{
    OwnForm::{self, Counted, Filled, Many, One},
    OwnText, Visit,
};

use crate::{store, vocabulary::Vocabulary};

/// A text that names a level: its key, the level as in [`crate::vocabulary::Subject::Level`], and how.
pub type Named = (&'static str, &'static str, OwnForm);

/// The texts of this room that name a level.
const OWN: [Named; 34] = [
    ("plan-level-chapter", "chapter", One),
    ("plan-level-section", "section", One),
    ("plan-level-initiative", "initiative", One),
    ("plan-level-activity", "activity", One),
    ("plan-col-chapter", "chapter", One),
    ("plan-col-section", "section", One),
    ("plan-col-initiative", "initiative", One),
    ("plan-col-activity", "activity", One),
    ("plan-chapter", "chapter", One),
    ("field-parent-id", "chapter", One),
    ("plan-initiative", "initiative", One),
    ("plan-initiatives", "initiative", Many),
    ("plan-activities", "activity", Many),
    ("field-activities", "activity", Many),
    ("hand-over-activity", "activity", One),
    ("plan-initiative-count", "initiative", Counted),
    ("plan-activity-count", "activity", Counted),
    ("plan-new-chapter", "chapter", Filled("plan-add-named")),
    ("plan-new-section", "section", Filled("plan-add-named")),
    ("plan-new-initiative", "initiative", Filled("plan-add-named")),
    ("plan-add-activities", "activity", Filled("plan-add-many-named")),
    ("plan-edit-chapter", "chapter", Filled("plan-edit-named")),
    ("plan-edit-section", "section", Filled("plan-edit-named")),
    ("plan-edit-initiative", "initiative", Filled("plan-edit-named")),
    ("plan-in-chapter", "chapter", Filled("plan-in-named")),
    ("plan-no-activities", "activity", Filled("plan-none-named")),
    ("plan-withdrawn-initiatives", "initiative", Filled("plan-withdrawn-named")),
    ("plan-initiative-withdraw", "initiative", Filled("plan-remove-named")),
    ("plan-initiative-up", "initiative", Filled("plan-up-named")),
    ("plan-initiative-down", "initiative", Filled("plan-down-named")),
    ("plan-empty", "chapter", Filled("plan-empty-named")),
    ("plan-bulk-lead", "initiative", Filled("plan-bulk-lead-named")),
    ("plan-bulk-change", "initiative", Filled("plan-bulk-change-named")),
    ("plan-lineage-lead", "initiative", Filled("plan-lineage-lead-named")),
];

/// These texts, and this room's, in the words of an office; empty where it has none of its own.
pub async fn own_texts(
    db: &Db,
    owner_id: Id,
    named: &[Named],
) -> Result<HashMap<&'static str, OwnText>, DbErr> {
    Ok(texts(&store::vocabulary(db.read(), owner_id).await?, named))
}

/// The visit to a page about a plan of this office, with these texts and this room's in the office's words.
pub async fn calling(visit: &Visit, owner_id: Id, named: &[Named]) -> Result<Visit, DbErr> {
    Ok(visit.calling(own_texts(&visit.app.db, owner_id, named).await?))
}

fn texts(vocabulary: &Vocabulary, named: &[Named]) -> HashMap<&'static str, OwnText> {
    let own = |(key, level, form): &Named| {
        let (one, many) = vocabulary.level_name(level)?;
        Some((*key, OwnText { one, many, form: *form }))
    };
    OWN.iter().chain(named).filter_map(own).collect()
}
