//! The one who asks: a visitor, or a user with memberships.

use std::fmt::Write;

use db::Id;
use types::Moment;

/// What a member may do in an organisation. Each role includes the ones before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Reader,
    Editor,
    Manager,
}

impl Role {
    pub const ALL: [Role; 3] = [Role::Reader, Role::Editor, Role::Manager];

    /// As stored, and as the key of its name on the screen.
    pub fn key(self) -> &'static str {
        match self {
            Role::Reader => "reader",
            Role::Editor => "editor",
            Role::Manager => "manager",
        }
    }

    pub fn from_key(key: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.key() == key)
    }
}

/// What the audit log calls the one who runs the program at the command line.
const OPERATOR: &str = "bygd";
const NOBODY: &str = "-";

/// Was this actor no person with an account, but the program where it is run?
pub fn is_operator(actor: &str) -> bool {
    matches!(actor, OPERATOR | NOBODY)
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    pub id: Id,
    pub login: String,
    pub name: String,
    /// Administrator of the installation: accounts and organisations, but no right to other's records.
    pub administrator: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    pub organisation_id: Id,
    pub organisation_name: String,
    pub role: Role,
}

/// Who asks, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    pub user: Option<User>,
    pub memberships: Vec<Membership>,
    /// The organisation the user acts for now; one of the memberships.
    pub acting_for: Option<Id>,
    pub now: Moment,
}

impl Viewer {
    pub fn visitor(now: Moment) -> Viewer {
        Viewer { user: None, memberships: Vec::new(), acting_for: None, now }
    }

    /// The program itself at the command line, acting for one organisation.
    pub fn operator(organisation_id: Id, organisation_name: &str, now: Moment) -> Viewer {
        let membership = Membership {
            organisation_id,
            organisation_name: organisation_name.to_string(),
            role: Role::Manager,
        };
        Viewer { user: None, memberships: vec![membership], acting_for: Some(organisation_id), now }
    }

    pub fn is_signed_in(&self) -> bool {
        self.user.is_some()
    }

    pub fn is_administrator(&self) -> bool {
        self.user.as_ref().is_some_and(|user| user.administrator)
    }

    pub fn role_in(&self, organisation_id: Id) -> Option<Role> {
        let found = self.memberships.iter().find(|m| m.organisation_id == organisation_id);
        found.map(|membership| membership.role)
    }

    pub fn organisation_ids(&self) -> impl Iterator<Item = Id> + '_ {
        self.memberships.iter().map(|membership| membership.organisation_id)
    }

    /// Organisations for which the viewer may create and change records.
    pub fn editable(&self) -> impl Iterator<Item = &Membership> {
        self.memberships.iter().filter(|membership| membership.role >= Role::Editor)
    }

    /// The membership acted for now.
    pub fn acting(&self) -> Option<&Membership> {
        let id = self.acting_for?;
        self.memberships.iter().find(|membership| membership.organisation_id == id)
    }

    /// The name that the audit log keeps.
    pub fn actor(&self) -> String {
        match (&self.user, self.memberships.first()) {
            (Some(user), _) => user.name.clone(),
            (None, Some(_)) => OPERATOR.to_string(),
            (None, None) => NOBODY.to_string(),
        }
    }

    /// Tells apart viewers who may be shown different pages.
    pub fn cache_key(&self) -> String {
        let mut key = String::new();
        if let Some(user) = &self.user {
            let _ = write!(key, "{}:{:?}", user.id, self.acting_for);
        }
        key
    }
}
