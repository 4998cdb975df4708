//! Making definitions and values in large numbers, for demo and made-up data. No audit entries: one for each
//! would say nothing.

use access::Visibility;
use db::{DbErr, Id, IdSource, Tx};

use crate::{DefinitionFields, Gauge, index, store};

/// A new definition, findable.
pub async fn add_definition(
    tx: &Tx,
    ids: &IdSource,
    (owner_id, visibility): (Id, Visibility),
    fields: &DefinitionFields,
) -> Result<Id, DbErr> {
    let id = ids.next();
    store::insert_definition(tx, (id, owner_id, visibility), fields).await?;
    index::definition(tx, id).await?;
    Ok(id)
}

/// Says how the owner's indicator whose name begins so is measured; tells its id, if there is one.
pub async fn gauge(tx: &Tx, owner_id: Id, name: &str, gauge: &Gauge) -> Result<Option<Id>, DbErr> {
    let Some((id, revision)) = store::named(tx, owner_id, name).await? else {
        return Ok(None);
    };
    store::update_gauge(tx, id, revision, gauge).await?;
    Ok(Some(id))
}
