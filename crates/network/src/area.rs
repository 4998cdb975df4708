//! Areas made of municipalities: counties by code, sub-regions by the tree.

use access::Viewer;
use db::{Db, DbErr, Id};

use crate::store;

/// A sub-region: an organisation and its municipalities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    pub id: Id,
    pub name: String,
    /// Municipality codes, in order.
    pub codes: Vec<String>,
}

/// The sub-regions that the viewer sees, by name: federations with municipalities right below them.
pub async fn areas(db: &Db, viewer: &Viewer) -> Result<Vec<Area>, DbErr> {
    let mut areas: Vec<Area> = Vec::new();
    for row in store::area_members(db, viewer).await? {
        match areas.last_mut().filter(|area| area.id == row.id) {
            Some(area) => area.codes.push(row.code),
            None => areas.push(Area { id: row.id, name: row.name, codes: vec![row.code] }),
        }
    }
    Ok(areas)
}

/// The code of the municipality that an organisation is or lies in, if it is known.
pub async fn code_of(db: &Db, organisation_id: Id) -> Result<Option<String>, DbErr> {
    store::municipality_code(db, organisation_id).await
}
