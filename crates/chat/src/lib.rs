//! Chat with people outside the organization, under the administrators' rules.
//!
//! | noun | meaning |
//! |---|---|
//! | chat | a conversation of two, or of a group of up to 250 people |
//! | party | one of those who chat: somebody of an organization, or somebody without one |
//! | host | the organization that keeps a chat |
//! | position | the number of what happened in a chat: each message and each change takes the next one |
//! | contact | what somebody has decided of somebody outside |
//! | request | a chat that somebody is asked to take part in |
//! | invitation | a link by e-mail or SMS for somebody who has no account yet |
//! | address | by what somebody outside is found: the whole e-mail address, or the phone number |
//!
//! ```text
//! contact: pending ──accept──▶ accepted ──block──▶ blocked ──unblock──▶ what was
//!             ├──decline──▶ declined      └──end, 180 days──▶ ended ──begin──▶ pending
//!             └──block──▶ blocked
//! ```
//!
//! | route | what |
//! |---|---|
//! | `/v1.0/chats`, `/v1.0/me/chats`, `…/{id}`, `…/members`, `…/messages` and what is done to them | as in Graph |
//! | `POST /beta/me/chats/find` | somebody by their whole address |
//! | `POST /beta/chats/{id}/accept`, `decline`, `block`, `leave` | a request |
//! | `GET /beta/chats/{id}/changes` | what was missed |
//! | `/beta/me/externalContacts`, `/beta/me/chats/invitations`, `…/search` | people outside; one's own invitations; words |
//! | `/beta/chats/{id}/files` | pictures and files |
//! | `/beta/chats/invitations/{token}` | the link of an invitation, and the account that comes of it |
//! | `/beta/admin/chat/settings`, `policies`, `policyGrants`, `explain`, `invitations`, `externalContacts`, `endContacts` | what administrators decide and see |
//! | `/beta/admin/chat/reports`, `users/{id}/export` | what was reported; conversations to read |
//!
//! | job | what |
//! |---|---|
//! | `chat.invitation.sms` | sends an invitation by SMS (a call) |
//! | `chat.sweep` | ends contacts that nobody uses, removes what is older than the organization keeps it |
//!
//! | change | payload |
//! |---|---|
//! | `chat.moved` | `{chats: [{host, chat, after}]}`, in the log of each organization that has somebody in it |
//! | `chat.own` | `{person, host, chat}` |
//! | `chat.read` | `{host, chat, by, position}` |
//!
//! Messages take the second road: those that come in at the same time are one transaction (`service/poster`), in
//! which every rule is asked anew. Whoever was away asks for the changes after the last position that they have
//! seen, and gets everything once and in order; what is told live only makes it quick.
//!
//! Tables: `chat`, `chat_address`, `chat_blob`, `chat_contact`, `chat_domain`, `chat_file`, `chat_invitation`,
//! `chat_member`, `chat_membership`, `chat_message`, `chat_policy`, `chat_policy_grant`, `chat_report`,
//! `chat_settings`, `chat_withheld`. Audit category: `ExternalChat`. Sealed: the secrets of links that wait for
//! an SMS. Permissions: `Policy.Read.CrossTenantAccess` and `Policy.ReadWrite.CrossTenantAccess` for rules and contacts,
//! `Chat.Read.All` for reports and exports; programs in a person's name need scopes, e.g. `Chat.ReadWrite`.

mod access;
mod api;
mod change;
mod cmdlets;
mod live;
mod model;
mod page;
mod service;
mod store;
mod watch;
mod words;

use beffroi_core::{TenantId, failure};
use beffroi_feature::{Feature, JobFn, Projection};
use beffroi_store::{Migration, Tx};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use uuid::Uuid;

const MIGRATIONS: &[Migration] = &[Migration {
    name: "20261130200000_chat",
    sqlite: include_str!("../migrations/sqlite/20261130200000_chat.sql"),
    postgres: include_str!("../migrations/postgres/20261130200000_chat.sql"),
}];

const PROJECTIONS: &[Projection] = &[live::PROJECTION];

const JOBS: &[(&str, JobFn)] = &[(service::sweep::JOB, service::sweep::run)];

const CALLS: &[(&str, JobFn)] = &[(service::TEXT, service::send_text)];

/// What was granted to somebody is forgotten with them. What they have said stays, as their organization keeps it.
fn forget_person(
    tx: &mut Tx,
    tenant: TenantId,
    person: Uuid,
) -> BoxFuture<'_, failure::Result<()>> {
    service::rules::forget_grant(tx, tenant, person).boxed()
}

/// Chat as a part of an application.
pub fn feature() -> Feature {
    Feature {
        migrations: MIGRATIONS,
        projections: PROJECTIONS,
        jobs: JOBS,
        calls: CALLS,
        letters: service::LETTERS,
        cmdlets: cmdlets::CMDLETS,
        forget_person: Some(forget_person),
        live: Some(live::HOOKS),
        watchable: Some(watch::WATCHABLE),
        ..Feature::new("chat", api::routes)
    }
}
