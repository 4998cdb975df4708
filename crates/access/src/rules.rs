//! The one rule that guards every change.

use db::Id;

use crate::{Role, Viewer};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Make a new record owned by the object's owner.
    Create,
    Edit,
    Withdraw,
    /// Put a withdrawn record back.
    Restore,
    /// Say that two organisations are one, or undo it.
    Merge,
    /// Show a record to another organisation, or change who sees it.
    Share,
    /// Set or clear a secrecy mark.
    MarkSecret,
    /// Say that something holds from now on, or no longer: decide a plan, close it.
    Decide,
    /// Read a document into the owner's records.
    Import,
    /// See and change who is a member.
    ManageMembers,
    /// Accounts and organisations of the installation.
    Administer,
}

impl Action {
    pub const ALL: [Action; 11] = [
        Action::Create,
        Action::Edit,
        Action::Withdraw,
        Action::Restore,
        Action::Merge,
        Action::Share,
        Action::MarkSecret,
        Action::Decide,
        Action::Import,
        Action::ManageMembers,
        Action::Administer,
    ];

    /// The least role in the owner organisation; `None` if only an administrator may.
    fn least_role(self) -> Option<Role> {
        match self {
            Action::Create | Action::Edit | Action::Withdraw | Action::Restore | Action::Import => {
                Some(Role::Editor)
            }
            Action::Merge | Action::Share | Action::MarkSecret | Action::Decide | Action::ManageMembers => {
                Some(Role::Manager)
            }
            Action::Administer => None,
        }
    }
}

/// What an action is about: a record and its owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Object {
    pub owner_id: Id,
}

impl Object {
    pub fn owned_by(owner_id: Id) -> Object {
        Object { owner_id }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    NotSignedIn,
    /// A member of the owner organisation, but with too little a role.
    RoleTooLow(Role),
    /// Not a member of the owner organisation.
    NotMember,
    NotAdministrator,
}

impl Refusal {
    /// The key of the reason as the user reads it.
    pub fn key(self) -> &'static str {
        match self {
            Refusal::NotSignedIn => "refused-not-signed-in",
            Refusal::RoleTooLow(_) => "refused-role-too-low",
            Refusal::NotMember => "refused-not-member",
            Refusal::NotAdministrator => "refused-not-administrator",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    Allowed,
    Refused(Refusal),
}

impl Decision {
    pub fn allowed(self) -> bool {
        self == Decision::Allowed
    }
}

/// May this viewer do this to a record of that owner?
///
/// Administrators manage accounts, organisations and members everywhere; their office gives them no right to
/// other organisations' records.
pub fn can(viewer: &Viewer, action: Action, object: Object) -> Decision {
    if viewer.user.is_none() && viewer.memberships.is_empty() {
        return Decision::Refused(Refusal::NotSignedIn);
    }
    let administrative = matches!(action, Action::Administer | Action::ManageMembers | Action::Merge);
    if administrative && viewer.is_administrator() {
        return Decision::Allowed;
    }
    let Some(least) = action.least_role() else {
        return Decision::Refused(Refusal::NotAdministrator);
    };
    match viewer.role_in(object.owner_id) {
        None => Decision::Refused(Refusal::NotMember),
        Some(role) if role < least => Decision::Refused(Refusal::RoleTooLow(least)),
        Some(_) => Decision::Allowed,
    }
}

/// The same where somebody is named as the one in charge: a member of the owner, whatever the role, may do it
/// where the named account is the viewer's own.
pub fn can_as_named(viewer: &Viewer, action: Action, object: Object, named: Option<Id>) -> Decision {
    let decision = can(viewer, action, object);
    let own = viewer.user.as_ref().is_some_and(|user| named == Some(user.id));
    let member = viewer.role_in(object.owner_id).is_some();
    if own && member { Decision::Allowed } else { decision }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Membership, User};

    const OWN: Id = 1;
    const OTHER: Id = 2;

    fn viewer(role: Option<Role>, administrator: bool) -> Viewer {
        let user = User { id: 9, login: "a".into(), name: "A".into(), administrator };
        let membership =
            role.map(|role| Membership { organisation_id: OWN, organisation_name: "Egen".into(), role });
        Viewer {
            user: Some(user),
            memberships: membership.into_iter().collect(),
            acting_for: Some(OWN),
            now: 0,
        }
    }

    #[test]
    fn who_is_named_may_where_a_member_is() {
        use Role::{Editor, Manager, Reader};
        const ME: Id = 9;
        let cases = [
            (Some(Reader), OWN, Some(ME), true),
            (Some(Reader), OWN, Some(7), false),
            (Some(Reader), OWN, None, false),
            (Some(Editor), OWN, Some(7), true),
            (Some(Manager), OWN, None, true),
            (Some(Manager), OTHER, Some(ME), false),
            (None, OWN, Some(ME), false),
        ];
        for (role, owner_id, named, expected) in cases {
            let found = can_as_named(&viewer(role, false), Action::Edit, Object::owned_by(owner_id), named);
            assert_eq!(found.allowed(), expected, "{role:?} {owner_id} {named:?}");
        }
        let visitor = can_as_named(&Viewer::visitor(0), Action::Edit, Object::owned_by(OWN), Some(ME));
        assert!(!visitor.allowed());
    }

    /// The whole matrix: each action, each role, own and other organisation.
    #[test]
    fn the_matrix() {
        use Action::*;
        for action in Action::ALL {
            let own = |role| can(&viewer(Some(role), false), action, Object::owned_by(OWN)).allowed();
            let expected = match action {
                Create | Edit | Withdraw | Restore | Import => [false, true, true],
                Merge | Share | MarkSecret | Decide | ManageMembers => [false, false, true],
                Administer => [false, false, false],
            };
            assert_eq!(Role::ALL.map(own), expected, "{action:?}");
            let other = |role| can(&viewer(Some(role), false), action, Object::owned_by(OTHER)).allowed();
            assert_eq!(Role::ALL.map(other), [false; 3], "{action:?} in another organisation");
            let visitor = can(&Viewer::visitor(0), action, Object::owned_by(OWN));
            assert_eq!(visitor, Decision::Refused(Refusal::NotSignedIn));
            let administrator = can(&viewer(None, true), action, Object::owned_by(OWN)).allowed();
            assert_eq!(administrator, matches!(action, Administer | ManageMembers | Merge), "{action:?}");
        }
    }
}
