//! Statements. A chat's rows stand under its host, somebody's own under their tenant.

mod addresses;
mod chats;
mod contacts;
mod domains;
mod files;
mod invitations;
mod members;
mod messages;
mod reports;
mod rules;

pub(crate) use addresses::{NewAddress, addresses_of, insert_address, person_of, verify};
pub(crate) use chats::{advance, chats, find_chat, insert_chat, lock_chats, rename};
pub(crate) use contacts::{
    OwnContact, accepted_by_others, contact, contacts_of, contacts_of_tenant, idle_contacts,
    lock_contacts, put_contacts, touched,
};
pub(crate) use domains::{
    Consent, StoredDomain, ask_for_domain, decide_domain, domains, has_written_to,
};
pub(crate) use files::{content, file, file_sent, has_file, insert_file, purge_files};
pub(crate) use invitations::{
    Delivery, Invitation, InvitationId, State, delivered, insert_invitation, invitation,
    invitation_by_token, invitations, set_state, use_all,
};
pub(crate) use members::{
    Own, add_members, ask_anew, change_own, delete_member, end_membership, forget, host_for,
    hosts_of, members, members_of, memberships, point_to, read_up_to, sees_after, set_accepted,
};
pub(crate) use messages::{
    Page, already_sent, between, changed_after, insert_messages, keep_withheld, latest, message,
    page, position_at, purge, unread, update_message, withheld_from,
};
pub(crate) use reports::{NewReport, Report, insert_report, reports, resolve_report};
pub(crate) use rules::{
    Grant, GrantKind, StoredPolicy, delete_grant, delete_policy, grants, lock_rules, policies,
    put_grant, put_policy, put_settings, rules_versions, settings,
};
