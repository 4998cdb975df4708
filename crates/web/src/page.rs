//! What every page's template needs besides its own facts.

use access::{Action, RecordKind};
use db::Id;
use fluent_bundle::FluentValue;

use crate::{Lang, NavEntry, Visit, address::with_parameter, assets};

/// A part of the left navigation; the first has no heading.
pub struct NavPart {
    pub heading: Option<String>,
    pub items: Vec<NavItem>,
}

pub struct NavItem {
    pub href: &'static str,
    pub label: String,
    pub icon: &'static str,
    pub current: bool,
}

pub struct UserBadge {
    pub name: String,
    pub organisation: String,
}

/// One of the pages of a record.
pub struct Tab {
    pub href: String,
    pub text: String,
    pub current: bool,
}

/// A message above the content. `kind` is info, success, warning or danger.
pub struct Notice {
    pub kind: &'static str,
    pub text: String,
}

/// The frame around a page's content; every page struct has one in its field `page`.
pub struct Page {
    pub visit: Visit,
    pub lang: &'static str,
    pub title: String,
    pub nav: Vec<NavPart>,
    pub user: Option<UserBadge>,
    /// What stands in the search box.
    pub query: String,
    /// Path and query of this page.
    pub path: String,
    pub other_lang_href: String,
    pub notice: Option<Notice>,
    /// The pages of the record that this one is about.
    pub tabs: Vec<Tab>,
    pub version: &'static str,
}

impl Page {
    /// `title` is ready text. The navigation entry whose address begins this page's is marked.
    pub fn new(visit: &Visit, title: impl Into<String>) -> Page {
        let viewer = &visit.viewer;
        let user = viewer.user.as_ref().map(|user| UserBadge {
            name: user.name.clone(),
            organisation: viewer.acting().map(|m| m.organisation_name.clone()).unwrap_or_default(),
        });
        let other = visit.lang.other().code();
        Page {
            lang: visit.lang.code(),
            title: title.into(),
            nav: nav_parts(visit),
            user,
            query: String::new(),
            path: visit.path.clone(),
            other_lang_href: with_parameter(&format!("/sprak/{other}"), "till", &visit.path),
            notice: notice(visit),
            tabs: Vec::new(),
            version: env!("CARGO_PKG_VERSION"),
            visit: visit.clone(),
        }
    }

    pub fn with_query(mut self, query: &str) -> Page {
        self.query = query.to_string();
        self
    }

    /// One of a record's pages: its own first, then those that every record has. `current` is what follows
    /// the record's address.
    pub fn of_record(mut self, kind: &RecordKind, (id, owner_id): (Id, Id), current: &str) -> Page {
        let visit = &self.visit;
        let own = visit.app.kind(kind.key).map_or(&[][..], |kind| kind.tabs);
        let own = own.iter().filter(|tab| (tab.offered)(visit, id, owner_id));
        let mut all: Vec<(&str, &str)> = own.map(|tab| (tab.path, tab.text)).collect();
        all.extend([("/historik", "history"), ("/delning", "sharing-title")]);
        if !kind.secret_fields.is_empty() && visit.may(Action::MarkSecret, owner_id) {
            all.push(("/sekretess", "secrecy-title"));
        }
        let tab = |(path, text): (&str, &str)| Tab {
            href: format!("{}{id}{path}", kind.path),
            text: visit.t(text),
            current: path == current,
        };
        self.tabs = all.into_iter().map(tab).collect();
        self
    }

    /// Says what has been done, where the page knows more of it than the usual text.
    pub fn telling(mut self, text: String) -> Page {
        self.notice = Some(Notice { kind: "success", text });
        self
    }

    pub fn language(&self) -> Lang {
        self.visit.lang
    }

    /// The text of a key.
    pub fn t(&self, key: impl AsRef<str>) -> String {
        self.visit.t(key.as_ref())
    }

    /// A text with one value filled in: `page.t1("found", "count", 12)`.
    pub fn t1<'a>(&self, key: &str, name: &str, value: impl Into<FluentValue<'a>>) -> String {
        self.visit.app.texts.get(self.visit.lang, key, &[(name, value.into())])
    }

    pub fn t2<'a, 'b>(
        &self,
        key: &str,
        (name, value): (&str, impl Into<FluentValue<'a>>),
        (other_name, other_value): (&str, impl Into<FluentValue<'b>>),
    ) -> String {
        let args = [(name, value.into()), (other_name, other_value.into())];
        self.visit.app.texts.get(self.visit.lang, key, &args)
    }

    /// The address of a static file; it changes when any of them does.
    pub fn asset(&self, name: impl AsRef<str>) -> String {
        assets::href(name.as_ref())
    }

    /// This page's address with a parameter set or (empty value) taken away, back on the first page of a
    /// list.
    pub fn here_with(&self, name: &str, value: &str) -> String {
        with_parameter(&crate::address::without_parameters(&self.path, &["sida", "klart"]), name, value)
    }

    /// A whole number grouped as the language writes it.
    pub fn number(&self, number: impl Into<i64>) -> String {
        types::grouped(number.into())
    }
}

fn nav_parts(visit: &Visit) -> Vec<NavPart> {
    let shown = |entry: &&NavEntry| visit.viewer.is_signed_in() || !entry.signed_in_only;
    let entries: Vec<&NavEntry> = visit.app.nav.iter().filter(shown).collect();
    let part = |of: &[&NavEntry]| NavPart {
        heading: of.first().and_then(|entry| entry.group.text()).map(|key| visit.t(key)),
        items: of.iter().map(|entry| nav_item(visit, entry)).collect(),
    };
    entries.chunk_by(|one, next| one.group == next.group).map(part).collect()
}

fn nav_item(visit: &Visit, entry: &NavEntry) -> NavItem {
    NavItem {
        href: entry.href,
        label: visit.t(entry.text),
        icon: entry.icon,
        current: is_under(&visit.path, entry.href),
    }
}

fn is_under(path: &str, href: &str) -> bool {
    let path = path.split('?').next().unwrap_or_default();
    if href == "/" { path == "/" } else { path == href || path.starts_with(&format!("{href}/")) }
}

/// `?klart=saved` after a change says so once, without a cookie.
fn notice(visit: &Visit) -> Option<Notice> {
    let key = format!("done-{}", visit.done_word()?);
    visit.app.texts.has(&key).then(|| Notice { kind: "success", text: visit.t(&key) })
}

#[cfg(test)]
mod tests {
    use super::is_under;

    #[test]
    fn the_current_entry() {
        assert!(is_under("/projekt/12?x=1", "/projekt"));
        assert!(is_under("/projekt?x=1", "/projekt"));
        assert!(!is_under("/projektet", "/projekt"));
        assert!(is_under("/?klart=x", "/"));
        assert!(!is_under("/projekt", "/"));
    }
}
