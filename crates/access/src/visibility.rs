//! The one predicate: which records a viewer sees. Lists, search, counts, exports and duplicate checks all
//! use it.

use db::{Id, Sql};
use types::Moment;

use crate::{Record, RecordKind, Role, Viewer, sharing::Grant};

/// How far a record is shown without a grant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visibility {
    /// The owner organisation only.
    Own,
    /// Everybody who is a member of some organisation.
    Network,
    Public,
}

impl Visibility {
    pub const ALL: [Visibility; 3] = [Visibility::Own, Visibility::Network, Visibility::Public];

    pub fn key(self) -> &'static str {
        match self {
            Visibility::Own => "own",
            Visibility::Network => "network",
            Visibility::Public => "public",
        }
    }

    pub fn from_key(key: &str) -> Option<Visibility> {
        Visibility::ALL.into_iter().find(|visibility| visibility.key() == key)
    }
}

/// The condition on a table with the columns `id`, `owner_id` and `visibility`, known in the query as
/// `alias`. What is withdrawn is seen by its owner's members and the administrator only.
pub fn visible(viewer: &Viewer, alias: &str, kind: &RecordKind) -> Sql {
    let mut of_kind = Sql::default();
    of_kind.bind(kind.key);
    condition(viewer, alias, &of_kind, kind.withdrawable && !viewer.is_administrator())
}

/// The same for a table that holds records of many kinds and has a column `kind`. Withdrawn records are not
/// in such a table.
pub fn visible_of_any_kind(viewer: &Viewer, alias: &str) -> Sql {
    condition(viewer, alias, &Sql::new(&format!("{alias}.kind")), false)
}

fn condition(viewer: &Viewer, alias: &str, kind: &Sql, active_only: bool) -> Sql {
    let active = if active_only { format!("{alias}.state = 'active' AND ") } else { String::new() };
    let mut sql = Sql::new("(");
    if viewer.memberships.is_empty() {
        sql.push(&active).push(alias).push(".visibility = 'public')");
        return sql;
    }
    let members: Vec<Id> = viewer.organisation_ids().collect();
    sql.push(alias).push(".owner_id IN ").bind_list(members.iter().copied());
    sql.push(" OR ").push(&active).push("(");
    sql.push(alias).push(".visibility IN ('public', 'network')");
    sql.push(" OR EXISTS (SELECT 1 FROM access_grant g WHERE g.kind = ").append(kind);
    sql.push(" AND g.owner_id = ").push(alias).push(".owner_id");
    sql.push(" AND (g.object_id IS NULL OR g.object_id = ").push(alias).push(".id)");
    sql.push(" AND g.revoked_at IS NULL AND g.expires_at > ").bind(viewer.now);
    sql.push(" AND g.receiver_id IN ").bind_list(members).push(")))");
    sql
}

/// Why a viewer sees a record; the page says it in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    Public,
    Member {
        organisation: String,
        role: Role,
    },
    Network,
    Granted {
        purpose: String,
        expires_at: Moment,
    },
    /// It is withdrawn, and this is an administrator.
    Administrator,
}

/// The reasons why a viewer sees this record, with the grants on it. The same rule as [`visible`], in words; a
/// test holds them together.
pub fn why(viewer: &Viewer, record: &Record, grants: &[Grant]) -> Vec<Why> {
    let mut reasons = Vec::new();
    if let Some(own) = viewer.memberships.iter().find(|m| m.organisation_id == record.owner_id) {
        reasons.push(Why::Member { organisation: own.organisation_name.clone(), role: own.role });
    }
    if record.is_withdrawn() && !viewer.is_administrator() {
        return reasons;
    }
    if record.visibility() == Visibility::Public {
        reasons.push(Why::Public);
    }
    if record.visibility() == Visibility::Network && !viewer.memberships.is_empty() {
        reasons.push(Why::Network);
    }
    for grant in grants.iter().filter(|grant| grant.is_open(viewer.now) && grant.owner_id == record.owner_id)
    {
        if viewer.role_in(grant.receiver_id).is_some() {
            reasons.push(Why::Granted { purpose: grant.purpose.clone(), expires_at: grant.expires_at });
        }
    }
    if record.is_withdrawn() && !reasons.is_empty() {
        reasons.push(Why::Administrator);
    }
    reasons
}
