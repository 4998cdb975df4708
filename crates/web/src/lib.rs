//! The web: what every page shares. Routes that name their access, visits, pages and their texts, forms,
//! errors, the page cache, static files, signing in, and the shared pages of every record (history, sharing,
//! secrecy).
//!
//! A room gives a [`Room`]; [`site`] makes one site of them. It must not know any capability.

mod address;
mod app;
mod assets;
mod cache;
mod dates;
pub mod editing;
mod errors;
mod form;
mod form_page;
mod guard;
mod headers;
mod history;
mod language;
mod list;
mod my_page;
mod page;
mod records;
mod room;
mod sign_in;
mod site;
mod statements;
mod submission;
mod texts;
mod upload;
mod visit;

pub use address::{percent_encoded, with_parameter, without_parameters};
pub use app::{App, AppSettings};
pub use editing::{Editable, Saved};
pub use errors::{Answer, WebError};
pub use form::{FieldErrors, FormData, clean};
pub use form_page::{Confirm, Field, FormPage, Shape, chosen_owner};
pub use guard::{Access, Routes};
pub use language::Lang;
pub use list::{Order, Paging, ROWS, SortLink};
pub use page::{NavItem, NavPart, Notice, Page, Tab, UserBadge};
pub use room::{
    Dated, Dates, DatesFuture, Kind, ListFuture, ListPanel, Members, NavEntry, NavGroup, Panel, PanelFuture,
    RecordTab, ReindexFuture, Room, TellFuture,
};
pub use site::site;
pub use submission::{Once, Submission};
pub use texts::{OwnForm, OwnText, Texts};
pub use upload::{SentFile, UploadForm};
pub use visit::Visit;
