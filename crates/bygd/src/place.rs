//! Opening the database for a command.

use std::sync::Arc;

use access::Organisation;
use anyhow::{Context, anyhow};
use db::{Db, IdSource};
use types::{Clock, SystemClock};

use crate::{command::Place, say::Tongue};

/// The open database and what goes with it.
pub(crate) struct House {
    pub db: Db,
    pub ids: IdSource,
    pub clock: Arc<dyn Clock>,
}

impl House {
    pub(crate) async fn open(place: &Place) -> anyhow::Result<House> {
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        let db = Db::open(&place.settings()).await?;
        Ok(House { db, ids: IdSource::new(clock.clone()), clock })
    }

    /// An organisation by key, name or id; if there is none, the error names some that there are.
    pub(crate) async fn organisation(&self, text: &str, tongue: Tongue) -> anyhow::Result<Organisation> {
        if let Some(found) = access::find_organisation(&self.db, text).await? {
            return Ok(found);
        }
        let known = access::all_members(&self.db).await.context("organisations")?;
        let known: Vec<String> = known.iter().take(12).map(|o| format!("{} ({})", o.key, o.name)).collect();
        let message = tongue.of("det finns ingen organisation som heter", "there is no organisation called");
        let some = tongue.of("Några som finns", "Some that there are");
        Err(anyhow!("{message} ”{text}”. {some}: {}", known.join(", ")))
    }
}
