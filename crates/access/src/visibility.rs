//! The one predicate: which records a viewer sees. Lists, search, counts, exports and duplicate checks all
//! use it.

use db::{Id, Sql};
use types::Moment;

use crate::{Parent, Record, RecordKind, Role, Tie, Viewer, sharing::Grant};

/// How far a record is shown without a grant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

    /// The one that shows less.
    pub fn narrower(self, other: Visibility) -> Visibility {
        self.min(other)
    }

    pub fn from_key(key: &str) -> Option<Visibility> {
        Visibility::ALL.into_iter().find(|visibility| visibility.key() == key)
    }
}

/// The condition on a table with the columns `id`, `owner_id` and `visibility`, known in the query as
/// `alias`. What is withdrawn, or hangs on what is, is seen by its owner's members and the administrator
/// only.
pub fn visible(viewer: &Viewer, alias: &str, kind: &RecordKind) -> Sql {
    of_kind(viewer, alias, kind, None)
}

/// The same where the query has the parent's row already, known as `parent`; it may be joined from the left.
pub fn visible_beside(viewer: &Viewer, alias: &str, kind: &RecordKind, parent: &str) -> Sql {
    of_kind(viewer, alias, kind, Some(parent))
}

fn of_kind(viewer: &Viewer, alias: &str, kind: &RecordKind, joined: Option<&str>) -> Sql {
    let mut grants = Sql::new("(g.kind = ");
    grants.bind(kind.key).push(&format!(" AND (g.object_id IS NULL OR g.object_id = {alias}.id))"));
    let mut active = Vec::new();
    if kind.withdrawable {
        active.push(format!("{alias}.state = 'active'"));
    }
    if let Some(Parent { kind: parent, column, tie: Tie::Follows(follows) }) = kind.parent {
        grants.push(" OR (g.kind = ").bind(parent.key).push(&format!(" AND {alias}.{follows}"));
        grants.push(&format!(" AND (g.object_id IS NULL OR g.object_id = {alias}.{column}))"));
        active.push(match joined {
            Some(up) => format!("({up}.id IS NULL OR {up}.state = 'active')"),
            None => format!(
                "NOT EXISTS (SELECT 1 FROM {0} {alias}_up WHERE {alias}_up.id = {alias}.{column} \
                 AND {alias}_up.state <> 'active')",
                parent.table
            ),
        });
    }
    if viewer.is_administrator() {
        active.clear();
    }
    let mut sql = condition(viewer, alias, &grants, &active);
    if let Some(Parent { kind: parent, column, tie: Tie::Within }) = kind.parent {
        let up = format!("{alias}_up");
        let table = parent.table;
        sql.push(&format!(" AND EXISTS (SELECT 1 FROM {table} {up} WHERE {up}.id = {alias}.{column} AND "));
        sql.append(&visible(viewer, &up, parent)).push(")");
    }
    sql
}

/// The same for a table that holds records of many kinds and has the columns `kind`, and `parent_kind` and
/// `parent_id` for those that follow a parent. Withdrawn records are not in such a table.
pub fn visible_of_any_kind(viewer: &Viewer, alias: &str) -> Sql {
    let grants = format!(
        "(g.kind = {alias}.kind AND (g.object_id IS NULL OR g.object_id = {alias}.id)) \
         OR (g.kind = {alias}.parent_kind AND (g.object_id IS NULL OR g.object_id = {alias}.parent_id))"
    );
    condition(viewer, alias, &Sql::new(&grants), &[])
}

/// `grants` says which grants `g` reach the record, `active` what must hold for everybody outside.
fn condition(viewer: &Viewer, alias: &str, grants: &Sql, active: &[String]) -> Sql {
    let mut sql = Sql::new("(");
    if viewer.memberships.is_empty() {
        sql.push(alias).push(".visibility = 'public'");
        for condition in active {
            sql.push(" AND ").push(condition);
        }
        sql.push(")");
        return sql;
    }
    let members: Vec<Id> = viewer.organisation_ids().collect();
    sql.push(alias).push(".owner_id IN ").bind_list(members.iter().copied());
    sql.push(" OR ((").push(alias).push(".visibility IN ('public', 'network')");
    sql.push(" OR EXISTS (SELECT 1 FROM access_grant g WHERE g.receiver_id IN ").bind_list(members);
    sql.push(" AND g.owner_id = ").push(alias).push(".owner_id AND (").append(grants);
    sql.push(") AND g.revoked_at IS NULL AND g.expires_at > ").bind(viewer.now).push("))");
    for condition in active {
        sql.push(" AND ").push(condition);
    }
    sql.push("))");
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

/// The reasons why a viewer sees this record, with the grants that reach it. The same rule as [`visible`], in
/// words; a test holds them together.
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
