//! Somebody's chats and contacts.

use std::collections::BTreeSet;

use beffroi_core::{Cursor, Ts, failure};
use beffroi_feature::Cx;
use beffroi_web::Caller;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::post::Posted;
use super::scene::seen;
use super::view::{self, ChatView, Lens, MessageView, Wanted};
use super::{Read, people};
use crate::model::{Chat, ChatId, Decision, Member, Party};
use crate::store;

/// Somebody's chats.
pub(crate) struct Listed {
    pub(crate) chats: Vec<ChatView>,
    pub(crate) next: Option<Cursor>,
}

/// Somebody's chats, those that were written to last first: at most `limit` after a place.
///
/// # Errors
/// Those of the database.
pub(crate) async fn chats(
    cx: &Cx,
    caller: &Caller,
    wanted: Wanted,
    after: Option<&Cursor>,
    limit: usize,
) -> failure::Result<Listed> {
    let own = Party::new(caller.tenant, caller.user()?);
    let mut conn = cx.read().await?;
    let keys: BTreeSet<_> = store::memberships(&mut conn, own)
        .await?
        .into_iter()
        .collect();
    let mut all = store::chats(&mut conn, &keys).await?;
    let place = |chat: &Chat| (chat.active_at.micros(), chat.id.uuid());
    all.sort_by_key(|chat| std::cmp::Reverse(place(chat)));
    if let Some(after) = after.and_then(|one| Some((one.key.parse().ok()?, one.id))) {
        all.retain(|chat| place(chat) < after);
    }
    let more = all.len() > limit;
    all.truncate(limit);
    let last = all.last().map(place).filter(|_| more);
    let next = last.map(|(at, id)| Cursor {
        key: at.to_string(),
        id,
    });
    let mut shown = Vec::new();
    for chat in all {
        let members = store::members(&mut conn, (chat.host, chat.id)).await?;
        let view = view::chat_view(cx, &mut conn, own, (&chat, &members), wanted).await?;
        shown.extend(view);
    }
    Ok(Listed { chats: shown, next })
}

/// One chat.
///
/// # Errors
/// The caller has no such chat.
pub(crate) async fn one(
    cx: &Cx,
    caller: &Caller,
    id: ChatId,
    wanted: Wanted,
) -> failure::Result<ChatView> {
    let own = Party::new(caller.tenant, caller.user()?);
    let mut conn = cx.read().await?;
    let (chat, members, _) = seen(&mut conn, own, id).await?;
    let view = view::chat_view(cx, &mut conn, own, (&chat, &members), wanted).await?;
    view.ok_or_else(|| super::no_chat(id))
}

/// Messages as they are shown.
///
/// # Errors
/// Those of the database.
pub(crate) async fn shown_messages(cx: &Cx, read: &Read) -> failure::Result<Vec<MessageView>> {
    let mut conn = cx.read().await?;
    let parties = view::named(&read.messages);
    let lens = Lens::on(cx, &mut conn, read.own.party, parties).await?;
    let all = read.messages.iter();
    Ok(all
        .map(|message| lens.message(&read.chat, message))
        .collect())
}

/// A message that was sent as its sender sees it.
///
/// # Errors
/// Those of the database.
pub(crate) async fn shown_post(
    cx: &Cx,
    caller: &Caller,
    posted: Posted,
) -> failure::Result<MessageView> {
    let own = Party::new(caller.tenant, caller.user()?);
    let messages = [posted.message];
    let lens = Lens::on(cx, &mut cx.read().await?, own, view::named(&messages)).await?;
    let [message] = &messages;
    Ok(lens.message(&posted.chat, message))
}

/// Everybody who takes part in a chat.
///
/// # Errors
/// The caller has no such chat.
pub(crate) async fn members(
    cx: &Cx,
    caller: &Caller,
    id: ChatId,
) -> failure::Result<Vec<view::MemberView>> {
    let own = Party::new(caller.tenant, caller.user()?);
    let mut conn = cx.read().await?;
    let (chat, members, _) = seen(&mut conn, own, id).await?;
    let parties = members.iter().map(|one| one.party);
    let lens = Lens::on(cx, &mut conn, own, parties)
        .await?
        .veiling(&members);
    let present = members.iter().filter(|one: &&Member| one.is_present());
    Ok(present
        .map(|one| lens.member(cx, &chat, &members, one))
        .collect())
}

/// Somebody outside, as the caller has them.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Contact {
    /// The person's id.
    pub(crate) id: Uuid,
    /// The name to show.
    pub(crate) display_name: String,
    /// Their address.
    pub(crate) address: String,
    /// The name of their organization.
    pub(crate) organization: Option<String>,
    /// What the caller has decided of them.
    pub(crate) state: Decision,
    /// Whether they have accepted: `accepted`, or `pending`.
    pub(crate) acceptance: &'static str,
    /// Since when there is a contact.
    pub(crate) since: Ts,
    /// When one wrote to the other last, to the hour.
    pub(crate) last_message_date_time: Ts,
}

/// Everybody outside with whom the caller has to do.
///
/// # Errors
/// Those of the database.
pub(crate) async fn contacts(cx: &Cx, caller: &Caller) -> failure::Result<Vec<Contact>> {
    let own = Party::new(caller.tenant, caller.user()?);
    let mut conn = cx.read().await?;
    let all = store::contacts_of(&mut conn, own).await?;
    let facts = people::facts(cx, &mut conn, all.iter().map(|one| one.other)).await?;
    let mut shown = Vec::new();
    for one in all {
        let theirs = store::contact(&mut conn, one.other, own).await?;
        let accepted = theirs.is_some_and(|theirs| theirs.contact.decision == Decision::Accepted);
        let known = facts.get(&one.other);
        let is_asked = one.other.is_personal() && one.contact.has_begun && !accepted;
        shown.push(Contact {
            id: one.other.person,
            display_name: known
                .map(|facts| {
                    // As in the chat: who has not accepted is known by their address.
                    if is_asked {
                        facts.address.clone()
                    } else {
                        facts.display_name.clone()
                    }
                })
                .unwrap_or_default(),
            address: known.map(|facts| facts.address.clone()).unwrap_or_default(),
            organization: known.and_then(|facts| facts.organization.clone()),
            state: one.contact.decision,
            acceptance: if accepted { "accepted" } else { "pending" },
            since: one.since,
            last_message_date_time: one.last_message_at,
        });
    }
    Ok(shown)
}
