//! What open portals are told at once. All of it can be lost: whoever has seen less asks for the changes.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use beffroi_channels::live::{Frame, Subject};
use beffroi_core::{Failure, TenantId, failure};
use beffroi_directory::change as directory;
use beffroi_feature::{Cx, Frames, LiveHooks, Projection};
use beffroi_store::{Change, Conn};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use crate::change::{AllMoved, HasRead, MOVED, Moved, OWN, OwnView, READ};
use crate::model::{Chat, ChatId, INTIMATE, Member, Message, Party, graph_id, read_id};
use crate::service::{people, reaching, view};
use crate::store;

pub(crate) const PROJECTION: Projection = Projection { load, apply };

pub(crate) const HOOKS: LiveHooks = LiveHooks {
    current: |_, _| async { Ok(Vec::new()) }.boxed(),
    missed,
    takes: "chat.typing",
    take: typing,
};

/// Most changes of one chat that are told one by one; beyond it the client asks for them.
const MOST: i64 = 200;

/// Nothing is kept but what is known of people, which is read when it is asked for.
fn load<'a>(_: &'a Cx, _: &'a mut Conn, _: TenantId) -> BoxFuture<'a, failure::Result<()>> {
    async { Ok(()) }.boxed()
}

fn apply<'a>(
    cx: &'a Cx,
    tenant: TenantId,
    changes: &'a [Change],
) -> BoxFuture<'a, failure::Result<()>> {
    async move {
        forget(cx, tenant, changes)?;
        let connected = cx.hub.connected(tenant.uuid());
        if connected.is_empty() {
            return Ok(());
        }
        let is_here = |person: Uuid| cx.hub.is_connected(tenant.uuid(), person);
        for (person, frame) in told(cx, tenant, changes, &is_here).await? {
            cx.hub.send(tenant.uuid(), person, &frame);
        }
        Ok(())
    }
    .boxed()
}

/// What somebody missed while they were away.
fn missed<'a>(cx: &'a Cx, subject: &'a Subject, changes: &'a [Change]) -> Frames<'a> {
    async move {
        let tenant = TenantId::from_uuid(subject.tenant);
        let is_it = |person: Uuid| person == subject.person;
        let told = told(cx, tenant, changes, &is_it).await?;
        Ok(told.into_iter().map(|(_, frame)| frame).collect())
    }
    .boxed()
}

fn forget(cx: &Cx, tenant: TenantId, changes: &[Change]) -> failure::Result<()> {
    for change in changes {
        match change.kind.as_str() {
            directory::USER_SAVED | directory::USER_DELETED | directory::USER_PURGED => {
                let people: directory::Ids = change.payload()?;
                people::forget(cx, tenant, &people.ids);
            }
            directory::TENANT_SAVED => people::forget_all(cx, tenant),
            _ => {}
        }
    }
    Ok(())
}

/// The frames of some changes, each for one of the people of a tenant, in order.
async fn told(
    cx: &Cx,
    tenant: TenantId,
    changes: &[Change],
    wanted: &(dyn Fn(Uuid) -> bool + Sync),
) -> failure::Result<Vec<(Uuid, Frame)>> {
    let (mut moved, mut others) = (HashMap::<(TenantId, ChatId), i64>::new(), Vec::new());
    let mut order = Vec::new();
    for change in changes {
        match change.kind.as_str() {
            MOVED => {
                let all: AllMoved = change.payload()?;
                for Moved {
                    host, chat, after, ..
                } in all.chats
                {
                    let first = moved.entry((host, chat)).or_insert_with(|| {
                        order.push((host, chat));
                        after
                    });
                    *first = after.min(*first);
                }
            }
            OWN => {
                let own: OwnView = change.payload()?;
                if wanted(own.person) {
                    others.push((own.person, own_frame(&own)));
                }
            }
            READ => {
                let read: HasRead = change.payload()?;
                others.extend(read_frames(cx, tenant, &read, wanted).await?);
            }
            _ => {}
        }
    }
    let mut frames = Vec::new();
    for key in order {
        frames.extend(messages(cx, tenant, key, moved[&key], wanted).await?);
    }
    frames.extend(others);
    Ok(frames)
}

fn own_frame(own: &OwnView) -> Frame {
    let frame = json!({"type": "chat.changed", "chat": own.chat.uuid(), "chatId": own.chat_id,
        "tenantId": own.host});
    Frame::text(&frame.to_string())
}

async fn read_frames(
    cx: &Cx,
    tenant: TenantId,
    read: &HasRead,
    wanted: &(dyn Fn(Uuid) -> bool + Sync),
) -> failure::Result<Vec<(Uuid, Frame)>> {
    let mut conn = cx.read().await?;
    let key = (read.host, read.chat);
    let Some(chat) = store::find_chat(&mut conn, key).await? else {
        return Ok(Vec::new());
    };
    let members = store::members(&mut conn, key).await?;
    let frame = json!({"type": "chat.read", "chatId": chat.graph_id(), "userId": read.by.person,
        "position": read.position});
    let frame = Frame::text(&frame.to_string());
    let here = here(&members, tenant, wanted);
    Ok(here
        .filter(|one| one.party != read.by && one.has_accepted)
        .map(|one| (one.party.person, frame.clone()))
        .collect())
}

/// Those of a tenant who take part and are wanted.
fn here<'a>(
    members: &'a [Member],
    tenant: TenantId,
    wanted: &'a (dyn Fn(Uuid) -> bool + Sync),
) -> impl Iterator<Item = &'a Member> {
    members
        .iter()
        .filter(move |one| one.party.tenant == tenant && wanted(one.party.person))
}

/// What has come or changed in a chat after a position.
async fn messages(
    cx: &Cx,
    tenant: TenantId,
    key: (TenantId, ChatId),
    after: i64,
    wanted: &(dyn Fn(Uuid) -> bool + Sync),
) -> failure::Result<Vec<(Uuid, Frame)>> {
    let mut conn = cx.read().await?;
    let members = store::members(&mut conn, key).await?;
    if here(&members, tenant, wanted).next().is_none() {
        return Ok(Vec::new());
    }
    let Some(chat) = store::find_chat(&mut conn, key).await? else {
        return Ok(Vec::new());
    };
    let found = store::changed_after(&mut conn, key, after, MOST).await?;
    let parties: BTreeSet<Party> = view::named(&found).collect();
    let anybody = Party::new(tenant, Uuid::nil());
    let lens = view::Lens::on(cx, &mut conn, anybody, parties).await?;
    let mut frames = Vec::new();
    for one in here(&members, tenant, wanted) {
        frames.extend(for_one(&mut conn, &lens, &chat, one, &found).await?);
    }
    Ok(frames)
}

async fn for_one(
    conn: &mut Conn,
    lens: &view::Lens,
    chat: &Chat,
    own: &Member,
    found: &[Message],
) -> failure::Result<Vec<(Uuid, Frame)>> {
    let chat_id = graph_id(chat.id, chat.pair.as_deref());
    // A request shows that there is one, and nothing of what it says.
    if !own.has_accepted {
        let frame = json!({"type": "chat.changed", "chat": chat.id.uuid(), "chatId": chat_id,
            "tenantId": chat.host});
        return Ok(vec![(own.party.person, Frame::text(&frame.to_string()))]);
    }
    let withheld = store::withheld_from(conn, (chat.host, chat.id), own.party).await?;
    let lens = lens.of(own.party);
    let seen = reaching(found.to_vec(), own, &withheld);
    let frames = seen.iter().map(|message| {
        let frame = json!({"type": "chat.message", "chatId": chat_id, "position": message.position,
            "message": lens.message(chat, message)});
        (own.party.person, Frame::text(&frame.to_string()))
    });
    Ok(frames.collect())
}

/// Somebody is typing: told to the others at once and kept nowhere.
fn typing<'a>(cx: &'a Cx, subject: &'a Subject, text: &'a str) -> Frames<'a> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Typing {
        chat_id: String,
    }
    async move {
        let typing: Typing = serde_json::from_str(text)
            .map_err(|why| Failure::invalid("frame", format!("is no typing: {why}")))?;
        let own = Party::new(TenantId::from_uuid(subject.tenant), subject.person);
        let wrong = || Failure::invalid("chatId", "must be the id of a chat of yours");
        let id = read_id(&typing.chat_id).ok_or_else(wrong)?;
        let mut conn = cx.read().await?;
        let hosts = store::hosts_of(&mut conn, &BTreeSet::from([(own, id)])).await?;
        let host = *hosts.get(&(own, id)).ok_or_else(wrong)?;
        let members: Arc<[Member]> = store::members(&mut conn, (host, id)).await?.into();
        let present = members.iter().filter(|one| one.is_present());
        let is_in = |one: &&Member| one.party == own && one.has_accepted;
        if present.clone().count() > INTIMATE || !present.clone().any(|one| is_in(&one)) {
            return Ok(Vec::new());
        }
        let frame = json!({"type": "chat.typing", "chatId": typing.chat_id, "userId": own.person});
        let frame = Frame::text(&frame.to_string());
        for one in present.filter(|one| one.party != own && one.has_accepted) {
            cx.hub
                .send(one.party.tenant.uuid(), one.party.person, &frame);
        }
        Ok(Vec::new())
    }
    .boxed()
}
