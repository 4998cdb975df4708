//! Who may see and do what: accounts, sessions, organisations and their tree, memberships, ownership, grants,
//! secrecy, audit.
//!
//! Two doors that every room goes through: [`visible`] builds the one SQL condition for reading, and [`can`]
//! guards every change. It must not know any capability: a room tells it of its records by a [`RecordKind`].

mod account;
mod audit;
mod invitation;
mod members;
mod organisation;
mod record;
mod rules;
mod secrecy;
mod sessions;
mod sharing;
mod store;
mod submission;
mod viewer;
mod visibility;

pub use account::{
    Account, AccountError, MINIMUM_PASSWORD, Password, add_account, change_password, hash_password,
    new_password, set_active, set_password,
};
pub use audit::{
    BY_DOCUMENT, Change, Entry, HistoryRow, changed_lately, changes, history, record, record_all,
    verify_chain,
};
pub use invitation::{Invitation, answer, invitations, invite, own_invitations, take_back};
pub use members::{
    AccountRow, Member, MemberError, account, accounts, find_account, members, organisations_of,
    set_membership,
};
pub use organisation::{
    NewOrganisation, Organisation, add_organisation, all_members, ancestors, find_organisation,
    has_organisations, insert_organisations, organisation, rename,
};
pub use record::{Parent, Record, RecordKind, Tie, find_record, set_visibility};
pub use rules::{Action, Decision, Object, Refusal, can, can_as_named};
pub use secrecy::{Mark, clear_mark, marks, marks_within, set_mark};
pub use sessions::{
    Known, SESSION_COOKIE, SignIn, SignInError, act_for, sign_in, sign_out, viewer_by_login, viewer_of,
    viewer_of_account,
};
pub use sharing::{Grant, GrantError, NewGrant, add_grant, grants_on, revoke_grant};
pub use submission::{earlier_submission, new_submission, remember_submission};
pub use viewer::{Membership, Role, User, Viewer, is_operator};
pub use visibility::{Visibility, Why, visible, visible_beside, visible_of_any_kind, why};
