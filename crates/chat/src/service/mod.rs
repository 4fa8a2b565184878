//! Use cases.

mod cautions;
mod decide;
mod domains;
mod explain;
mod files;
mod find;
mod invite;
mod join;
mod law;
mod oversight;
mod own_view;
pub(crate) mod people;
mod post;
mod poster;
mod reach;
mod read;
mod refusals;
mod reports;
mod rulebook;
pub(crate) mod rules;
mod say;
mod scene;
mod search;
mod start;
pub(crate) mod sweep;
pub(crate) mod view;

pub(crate) use decide::{Deed, History, add, decide, remove, rename, set_blocked};
pub(crate) use domains::{DomainView, decide_domain, domains};
pub(crate) use explain::{Explanation, explain};
pub(crate) use files::{download, file_too_large, upload};
pub(crate) use find::{Found, find_for};
pub(crate) use invite::{LETTERS, TEXT, send_text, withdraw};
pub(crate) use join::{InvitationView, begin_passkey, invitation, join};
pub(crate) use oversight::{
    Ended, Ending, InvitationRow, Reach, end, invitations, overview, reach_of,
};
pub(crate) use own_view::{View, set_view};
pub(crate) use read::{Contact, Listed, chats, contacts, members, one, shown_messages, shown_post};
pub(crate) use refusals::no_chat;
pub(crate) use reports::{Export, ReportView, export, report, reports, resolve};
pub(crate) use rules::{
    EffectiveView, Expect, GrantView, PolicyPatch, PolicyView, SettingsView, Subject,
    change_settings, delete_policy, grant, granted, policies, policy, policy_of, put_policy,
    settings,
};
pub(crate) use say::{Change, MentionOf, Read, Wanted, change, changes, get, list, reaching, send};
pub(crate) use search::search;
pub(crate) use start::{Start, Who, start};

use crate::model::{Chat, Kind, Member, Party};

/// Whoever asked somebody to take part.
fn asker_of(chat: &Chat, members: &[Member], own: &Member) -> Option<Party> {
    if chat.kind == Kind::Group {
        return Some(own.added_by);
    }
    let other = members.iter().find(|one| one.party != own.party);
    other.map(|one| one.party)
}
