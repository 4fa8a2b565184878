//! Sending, changing and reading what is said.

use std::collections::HashSet;

use beffroi_core::filter::fold;
use beffroi_core::{Failure, Kind as FailureKind, Ts, failure};
use beffroi_feature::Cx;
use beffroi_store::Conn;
use beffroi_web::Caller;
use futures_util::FutureExt;
use uuid::Uuid;

use super::people;
use super::post::{Post, Posted};
use super::poster;
use super::reach::may_reach;
use super::refusals;
use super::scene::{Scene, seen};
use crate::model::{
    Body, Chat, ChatId, Details, File, Importance, MOST_FILES, Member, Mention, Message, Party,
    Said, check_ending, check_mentions, file_name, react, unreact,
};
use crate::store;

/// Somebody who is to be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MentionOf {
    /// The `id` of the `at` in the text.
    pub(crate) id: i64,
    pub(crate) text: String,
    pub(crate) person: Uuid,
}

/// A message as its sender wants it.
#[derive(Debug, Clone)]
pub(crate) struct Wanted {
    pub(crate) client_id: Option<String>,
    pub(crate) body: Body,
    pub(crate) mentions: Vec<MentionOf>,
    /// The files by their digests, each under its name.
    pub(crate) files: Vec<(String, Option<String>)>,
    pub(crate) reply_to: Option<i64>,
    pub(crate) importance: Option<Importance>,
}

/// Sends a message.
///
/// # Errors
/// Whatever stops it, in words for its sender.
pub(crate) async fn send(
    cx: &Cx,
    caller: &Caller,
    chat: ChatId,
    wanted: Wanted,
) -> failure::Result<Posted> {
    let own = Party::new(caller.tenant, caller.user()?);
    let body = wanted.body.checked(!wanted.files.is_empty())?;
    let mut details = Details {
        reply_to: wanted.reply_to,
        importance: wanted.importance,
        ..Details::default()
    };
    if wanted.mentions.is_empty() {
        check_mentions(&body, &[])?;
    }
    let is_plain = wanted.files.is_empty() && wanted.mentions.is_empty();
    if !is_plain || wanted.reply_to.is_some() {
        let mut conn = cx.read().await?;
        let (chat, members, member) = seen(&mut conn, own, chat).await?;
        check_names(cx, &mut conn, &members, &wanted.mentions).await?;
        details.mentions = mentions(&members, wanted.mentions)?;
        check_mentions(&body, &details.mentions)?;
        details.files = files(&mut conn, &chat, &wanted.files).await?;
        if let Some(sequence) = wanted.reply_to {
            let found = visible(&mut conn, &chat, &member, sequence).await?;
            let rule = "must be the id of a message of this chat";
            found.ok_or_else(|| Failure::invalid("replyToId", rule))?;
        }
    }
    let post = Post {
        sender: own,
        chat,
        client_id: wanted.client_id,
        body,
        details,
    };
    poster::post(cx, post).await
}

/// Refuses a mention whose text is not the name, or a part of it, of whom it names.
async fn check_names(
    cx: &Cx,
    conn: &mut Conn,
    members: &[Member],
    wanted: &[MentionOf],
) -> failure::Result<()> {
    let parties = members.iter().map(|one| one.party);
    let named = parties.filter(|party| wanted.iter().any(|one| one.person == party.person));
    let facts = people::facts(cx, conn, named).await?;
    for (place, one) in wanted.iter().enumerate() {
        let text = fold(one.text.trim());
        let is_name = facts.iter().any(|(party, facts)| {
            party.person == one.person && fold(&facts.display_name).contains(&text)
        });
        if text.is_empty() || !is_name {
            let rule = "must be the name of whom it mentions, or a part of it";
            return Err(Failure::invalid(
                format!("mentions/{place}/mentionText"),
                rule,
            ));
        }
    }
    Ok(())
}

/// People of the chat who are named.
fn mentions(members: &[Member], wanted: Vec<MentionOf>) -> failure::Result<Vec<Mention>> {
    let all = wanted.into_iter().enumerate().map(|(place, one)| {
        let found = members
            .iter()
            .find(|other| other.party.person == one.person && other.is_present());
        let party = found.map(|found| found.party).ok_or_else(|| {
            let rule = "must be somebody who takes part in the chat";
            Failure::invalid(format!("mentions/{place}/mentioned"), rule)
        })?;
        Ok(Mention {
            id: one.id,
            text: one.text,
            party,
        })
    });
    all.collect()
}

async fn files(
    conn: &mut Conn,
    chat: &Chat,
    wanted: &[(String, Option<String>)],
) -> failure::Result<Vec<File>> {
    if wanted.len() > MOST_FILES {
        return Err(Failure::invalid("attachments", "must be at most 10"));
    }
    let mut files = Vec::new();
    for (place, (digest, name)) in wanted.iter().enumerate() {
        let found = store::file(conn, (chat.host, chat.id), digest).await?;
        let mut file = found.ok_or_else(|| {
            let rule = "must be the id of a file that was uploaded to this chat";
            Failure::invalid(format!("attachments/{place}/id"), rule)
        })?;
        let wrong = |rule| Failure::invalid(format!("attachments/{place}/name"), rule);
        if let Some(name) = name {
            file.name = file_name(name).map_err(wrong)?;
            check_ending(&file.name, &file.content_type).map_err(wrong)?;
        }
        files.push(file);
    }
    Ok(files)
}

/// A message of a chat that somebody may see.
async fn visible(
    conn: &mut Conn,
    chat: &Chat,
    own: &Member,
    sequence: i64,
) -> failure::Result<Option<Message>> {
    if !own.sees(sequence) {
        return Ok(None);
    }
    let key = (chat.host, chat.id);
    let withheld = store::withheld_from(conn, key, own.party).await?;
    if withheld.contains(&sequence) {
        return Ok(None);
    }
    Ok(store::message(conn, key, sequence).await?)
}

/// Messages of a chat, and whether there are more.
pub(crate) struct Read {
    pub(crate) chat: Chat,
    pub(crate) own: Member,
    pub(crate) messages: Vec<Message>,
    pub(crate) more: bool,
}

/// Messages of a chat, newest first: at most `limit`, before a number.
///
/// # Errors
/// The caller has no such chat.
pub(crate) async fn list(
    cx: &Cx,
    caller: &Caller,
    chat: ChatId,
    before: Option<i64>,
    limit: usize,
) -> failure::Result<Read> {
    let own = Party::new(caller.tenant, caller.user()?);
    let mut conn = cx.read().await?;
    let (chat, _, own) = seen(&mut conn, own, chat).await?;
    let key = (chat.host, chat.id);
    let withheld = store::withheld_from(&mut conn, key, own.party).await?;
    let mut before = before.unwrap_or(i64::MAX);
    if let Some(until) = own.sees_until {
        before = before.min(until.saturating_add(1));
    }
    let mut messages = Vec::new();
    let mut more = true;
    // Those that do not reach the caller leave room for others.
    while more && messages.len() <= limit {
        let wanted = i64::try_from(limit + 1).map_err(Failure::bug)?;
        let page = store::Page {
            before,
            after: own.sees_after,
            limit: wanted,
        };
        let found = store::page(&mut conn, key, page).await?;
        more = found.len() == limit + 1;
        let Some(last) = found.last() else { break };
        before = last.sequence;
        let reached = found.into_iter();
        messages.extend(reached.filter(|one| !withheld.contains(&one.sequence)));
    }
    let more = messages.len() > limit;
    messages.truncate(limit);
    Ok(Read {
        chat,
        own,
        messages,
        more,
    })
}

/// What has come or changed after a position, oldest change first: each thing as it is now.
///
/// # Errors
/// The caller has no such chat.
pub(crate) async fn changes(
    cx: &Cx,
    caller: &Caller,
    chat: ChatId,
    after: i64,
    limit: usize,
) -> failure::Result<(Read, i64)> {
    let own = Party::new(caller.tenant, caller.user()?);
    let mut conn = cx.read().await?;
    let (chat, _, own) = seen(&mut conn, own, chat).await?;
    let key = (chat.host, chat.id);
    let withheld = store::withheld_from(&mut conn, key, own.party).await?;
    let wanted = i64::try_from(limit).map_err(Failure::bug)?;
    let found = store::changed_after(&mut conn, key, after, wanted).await?;
    let more = found.len() == limit;
    let next = match found.last() {
        Some(last) if more => last.position,
        // Also numbers of which nothing is left.
        _ => found.last().map_or(after, |last| last.position).max(after),
    };
    let messages = reaching(found, &own, &withheld);
    let read = Read {
        chat,
        own,
        messages,
        more,
    };
    Ok((read, next))
}

/// Those that somebody may see.
pub(crate) fn reaching(
    messages: Vec<Message>,
    own: &Member,
    withheld: &HashSet<i64>,
) -> Vec<Message> {
    let all = messages.into_iter();
    all.filter(|one| own.sees(one.sequence) && !withheld.contains(&one.sequence))
        .collect()
}

/// One message.
///
/// # Errors
/// The caller has no such chat, or the chat no such message.
pub(crate) async fn get(
    cx: &Cx,
    caller: &Caller,
    chat: ChatId,
    sequence: i64,
) -> failure::Result<Read> {
    let own = Party::new(caller.tenant, caller.user()?);
    let mut conn = cx.read().await?;
    let (chat, _, own) = seen(&mut conn, own, chat).await?;
    let found = visible(&mut conn, &chat, &own, sequence).await?;
    let message = found.ok_or_else(|| no_message(sequence))?;
    Ok(Read {
        chat,
        own,
        messages: vec![message],
        more: false,
    })
}

fn no_message(sequence: i64) -> Failure {
    Failure::not_found("chatMessage", sequence)
}

/// What is done to a message.
#[derive(Debug, Clone)]
pub(crate) enum Change {
    /// Its sender says it differently.
    Edit {
        body: Body,
        mentions: Vec<MentionOf>,
    },
    /// Its sender takes it back; it is kept until that is final.
    Delete,
    /// Its sender brings it back.
    Restore,
    /// Somebody reacts.
    React(String),
    /// Somebody takes a reaction back.
    Unreact(String),
}

/// Changes a message.
///
/// # Errors
/// It is not there, or not the caller's.
pub(crate) async fn change(
    cx: &Cx,
    caller: &Caller,
    chat: ChatId,
    sequence: i64,
    change: Change,
) -> failure::Result<()> {
    let own = Party::new(caller.tenant, caller.user()?);
    let change = match change {
        Change::Edit { body, mentions } => {
            let body = body.checked(false)?;
            Change::Edit { body, mentions }
        }
        other => other,
    };
    let (cx_in, now) = (cx.clone(), cx.now());
    // What is taken away, nobody need be allowed to get.
    let reaches = !matches!(change, Change::Delete | Change::Unreact(_));
    let is_said = matches!(change, Change::Edit { .. } | Change::Restore);
    cx.commit(move |tx| {
        async move {
            let (mut scene, member) = Scene::enter(tx, own, chat, now).await?;
            if !member.has_accepted {
                return Err(refusals::accept_first());
            }
            let found = visible(tx, &scene.chat, &member, sequence).await?;
            let found = found.filter(Message::is_said);
            let before = found.ok_or_else(|| no_message(sequence))?;
            if let Change::Edit { mentions, .. } = &change {
                check_names(&cx_in, tx, &scene.members, mentions).await?;
            }
            let mut after = changed(&before, (own, &scene.members), change, now)?;
            if after == before {
                return Ok(());
            }
            if reaches {
                let hidden = may_reach(&cx_in, tx, &scene, &member).await?;
                let hidden = hidden.into_iter().filter(|_| is_said);
                let withheld: Vec<_> = hidden.map(|party| (scene.key(), party, sequence)).collect();
                store::keep_withheld(tx, &withheld).await?;
            }
            after.position = scene.step();
            store::update_message(tx, scene.key(), &after).await?;
            scene.close(tx).await.map(drop)
        }
        .boxed()
    })
    .await
}

/// The message with a change.
fn changed(
    before: &Message,
    (by, members): (Party, &[Member]),
    change: Change,
    now: Ts,
) -> failure::Result<Message> {
    let mut after = before.clone();
    let is_own = before.sender == by;
    match change {
        Change::Edit { .. } | Change::Delete | Change::Restore if !is_own => {
            let words = "Only whoever has sent a message can change it.";
            return Err(Failure::new(FailureKind::Denied, "notYourMessage", words));
        }
        Change::Edit { .. } | Change::React(_) | Change::Unreact(_)
            if before.deleted_at.is_some() =>
        {
            return Err(Failure::conflict(
                "messageDeleted",
                "The message was deleted.",
            ));
        }
        Change::Edit {
            body,
            mentions: wanted,
        } => {
            let wanted = mentions(members, wanted)?;
            check_mentions(&body, &wanted)?;
            if before.said == Said::Body(body.clone()) {
                return Ok(after);
            }
            after.said = Said::Body(body);
            after.details.mentions = wanted;
            after.edited_at = Some(now);
        }
        Change::Delete => after.deleted_at = before.deleted_at.or(Some(now)),
        Change::Restore => after.deleted_at = None,
        Change::React(kind) => {
            after.details.reactions = react(&before.details.reactions, by, &kind, now)?;
        }
        Change::Unreact(kind) => {
            after.details.reactions = unreact(&before.details.reactions, by, &kind)?;
        }
    }
    Ok(after)
}
