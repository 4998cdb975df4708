//! What a room gives to the site.

use std::{future::Future, pin::Pin};

use access::RecordKind;
use db::{DbErr, Id, Tx};

use crate::{Routes, Visit, WebError};

/// One line of the left navigation.
#[derive(Clone, Copy, Debug)]
pub struct NavEntry {
    pub href: &'static str,
    /// Key of its text.
    pub text: &'static str,
    pub icon: &'static str,
    /// Lower comes first.
    pub order: u32,
    pub signed_in_only: bool,
}

pub type ReindexFuture<'a> = Pin<Box<dyn Future<Output = Result<(), DbErr>> + Send + 'a>>;

/// A kind of record, and how its place in the search index is made anew when who may see it changes.
#[derive(Clone, Copy)]
pub struct Kind {
    pub record: &'static RecordKind,
    pub reindex: for<'a> fn(&'a Tx, Id) -> ReindexFuture<'a>,
}

pub type PanelFuture<'a> = Pin<Box<dyn Future<Output = Result<Option<String>, WebError>> + Send + 'a>>;

/// A piece of HTML that one room puts on another room's page, so that rooms need not know each other.
///
/// Slots: `home` (the start page; the id is 0) and `organisation` (an organisation's page).
#[derive(Clone, Copy)]
pub struct Panel {
    pub slot: &'static str,
    /// Lower comes first.
    pub order: u32,
    /// Rendered HTML, or nothing where there is nothing to show.
    pub render: for<'a> fn(&'a Visit, Id) -> PanelFuture<'a>,
}

/// A room's part of the site.
#[derive(Default)]
pub struct Room {
    pub routes: Routes,
    pub panels: Vec<Panel>,
    pub nav: Vec<NavEntry>,
    pub kinds: Vec<Kind>,
    /// Swedish and English Fluent sources.
    pub texts: Vec<(&'static str, &'static str)>,
}
