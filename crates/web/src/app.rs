//! What all requests share.

use std::{collections::HashMap, sync::Arc};

use access::{RecordKind, Viewer};
use db::{Db, DbErr, Id, IdSource, Tx};
use types::{Clock, Moment};

use crate::{
    Dated, Dates, Kind, Lang, ListPanel, Members, NavEntry, Panel, Texts, Visit, WebError, cache::PageCache,
};

#[derive(Clone, Debug, Default)]
pub struct AppSettings {
    /// Cookies only over TLS. Off for a server on one's own machine.
    pub secure_cookies: bool,
    /// How many reverse proxies stand in front: the address of the visitor is that many from the right.
    pub trusted_proxies: usize,
    /// How people reach the site, `https://bygd.example` without a slash at its end; empty if nobody said.
    pub address: String,
    /// Is there a mail server? Without one letters wait.
    pub sends_mail: bool,
}

/// Cheap to clone.
#[derive(Clone)]
pub struct App {
    pub db: Db,
    pub ids: IdSource,
    pub clock: Arc<dyn Clock>,
    pub texts: Arc<Texts>,
    pub settings: Arc<AppSettings>,
    pub(crate) nav: Arc<Vec<NavEntry>>,
    pub(crate) kinds: Arc<Vec<Kind>>,
    pub(crate) panels: Arc<Vec<Panel>>,
    pub(crate) dates: Arc<Vec<Dates>>,
    pub(crate) members: Arc<Vec<Members>>,
    pub(crate) list_panels: Arc<Vec<ListPanel>>,
    pub(crate) cache: Arc<PageCache>,
}

impl App {
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    pub fn t(&self, lang: Lang, key: &str) -> String {
        self.texts.get(lang, key, &[])
    }

    /// The registered kind of record with this key.
    pub fn kind(&self, key: &str) -> Option<Kind> {
        self.kinds.iter().copied().find(|kind| kind.record.key == key)
    }

    /// Brings the search index into step with a record that has changed, and what follows it in other rooms.
    pub async fn reindex(&self, tx: &Tx, record: &RecordKind, id: Id) -> Result<(), DbErr> {
        if let Some(kind) = self.kind(record.key) {
            (kind.reindex)(tx, id).await?;
        }
        let hangs = |kind: &&Kind| kind.record.parent.is_some_and(|parent| parent.kind.key == record.key);
        for kind in self.kinds.iter().filter(hangs) {
            (kind.follow)(tx, id).await?;
        }
        Ok(())
    }

    /// Brings every room into step with who works in an organisation; in the transaction that changed it.
    pub async fn members_changed(&self, tx: &Tx, organisation_id: Id) -> Result<(), DbErr> {
        for follow in self.members.iter() {
            follow(tx, organisation_id).await?;
        }
        Ok(())
    }

    /// What all rooms put in this slot of a page, in order.
    pub async fn panels(&self, visit: &Visit, slot: &str, id: Id) -> Result<Vec<String>, WebError> {
        let mut shown = Vec::new();
        for panel in self.panels.iter().filter(|panel| panel.slot == slot) {
            shown.extend((panel.render)(visit, id).await?);
        }
        Ok(shown)
    }

    /// What all rooms put behind each of these records in a list, in order.
    pub async fn list_panels(
        &self,
        visit: &Visit,
        slot: &str,
        ids: &[Id],
    ) -> Result<HashMap<Id, Vec<String>>, WebError> {
        let mut shown: HashMap<Id, Vec<String>> = HashMap::new();
        for panel in self.list_panels.iter().filter(|panel| panel.slot == slot) {
            for (id, html) in (panel.render)(visit, ids).await? {
                shown.entry(id).or_default().push(html);
            }
        }
        Ok(shown)
    }

    /// What all rooms know that this person has before them, by day.
    pub async fn dated(&self, viewer: &Viewer, lang: Lang) -> Result<Vec<Dated>, WebError> {
        let mut all = Vec::new();
        for dates in self.dates.iter() {
            all.extend(dates(self, viewer, lang).await?);
        }
        all.sort_by(|a, b| (a.day, &a.title, &a.key).cmp(&(b.day, &b.title, &b.key)));
        Ok(all)
    }
}
