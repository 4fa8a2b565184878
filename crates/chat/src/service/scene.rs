//! A chat under a transaction that changes it, and what happens in it.

use std::collections::BTreeSet;

use beffroi_core::{TenantId, Ts, failure};
use beffroi_store::{Conn, Tx};

use super::refusals;
use crate::change::{self, HasRead, Moved, READ};
use crate::model::{Chat, ChatId, Details, Event, Member, Message, Party, Said};
use crate::store;

/// A chat and everybody in it, for whoever changes something.
pub(super) struct Scene {
    pub(super) chat: Chat,
    pub(super) members: Vec<Member>,
    before: i64,
    events: Vec<Message>,
    /// Whose own view has changed.
    own_views: BTreeSet<Party>,
    /// Who has read, and up to where.
    read: Option<(Party, i64)>,
    /// The chat itself came to be.
    is_new: bool,
    now: Ts,
}

impl Scene {
    /// A chat in which somebody takes part; nobody else changes it before the end of the transaction.
    ///
    /// # Errors
    /// There is no such chat of theirs.
    pub(super) async fn enter(
        tx: &mut Tx,
        party: Party,
        id: ChatId,
        now: Ts,
    ) -> failure::Result<(Self, Member)> {
        let scene = Self::look(tx, party, id, now).await?;
        let own = scene.present(party).cloned();
        let own = own.ok_or_else(|| refusals::no_chat(id))?;
        Ok((scene, own))
    }

    /// A chat in which somebody takes part, or has taken part.
    pub(super) async fn look(
        tx: &mut Tx,
        party: Party,
        id: ChatId,
        now: Ts,
    ) -> failure::Result<Self> {
        let wanted = BTreeSet::from([(party, id)]);
        let hosts = store::hosts_of(tx, &wanted).await?;
        let host = hosts.get(&(party, id)).copied();
        let host = host.ok_or_else(|| refusals::no_chat(id))?;
        Self::of(tx, (host, id), now).await
    }

    /// A chat by where it is kept.
    pub(super) async fn of(tx: &mut Tx, key: (TenantId, ChatId), now: Ts) -> failure::Result<Self> {
        let mut chats = store::lock_chats(tx, &BTreeSet::from([key])).await?;
        let chat = chats
            .remove(&key.1)
            .ok_or_else(|| refusals::no_chat(key.1))?;
        let members = store::members(tx, key).await?;
        Ok(Self {
            before: chat.position,
            chat,
            members,
            events: Vec::new(),
            own_views: BTreeSet::new(),
            read: None,
            is_new: false,
            now,
        })
    }

    pub(super) const fn key(&self) -> (TenantId, ChatId) {
        (self.chat.host, self.chat.id)
    }

    /// Somebody who takes part now.
    pub(super) fn present(&self, party: Party) -> Option<&Member> {
        self.members
            .iter()
            .find(|one| one.party == party && one.is_present())
    }

    /// Everybody else who takes part now.
    pub(super) fn others(&self, party: Party) -> impl Iterator<Item = &Member> {
        self.members
            .iter()
            .filter(move |one| one.party != party && one.is_present())
    }

    /// The next number, for something that changes.
    pub(super) const fn step(&mut self) -> i64 {
        self.chat.position += 1;
        self.chat.position
    }

    /// Notes what somebody did.
    pub(super) fn happened(&mut self, by: Party, event: Event) -> i64 {
        let position = self.step();
        self.chat.active_at = self.now;
        self.events.push(Message {
            sequence: position,
            position,
            sender: by,
            client_id: None,
            created_at: self.now,
            edited_at: None,
            deleted_at: None,
            said: Said::Event,
            details: Details {
                event: Some(event),
                ..Details::default()
            },
        });
        position
    }

    /// Notes that the chat itself came to be.
    pub(super) const fn begin(&mut self) {
        self.is_new = true;
    }

    /// Notes that somebody's own view has changed.
    pub(super) fn touch(&mut self, party: Party) {
        self.own_views.insert(party);
    }

    /// Notes that somebody has read up to a position, which the others see.
    pub(super) const fn has_read(&mut self, party: Party, position: i64) {
        self.read = Some((party, position));
    }

    /// Writes what happened, and tells everybody who takes part, or took part until now: one organization after
    /// the other, in one order, so that two transactions never wait for each other.
    ///
    /// # Errors
    /// Those of the database.
    pub(super) async fn close(self, tx: &mut Tx) -> failure::Result<Chat> {
        let (key, now) = (self.key(), self.now);
        let has_moved = self.chat.position != self.before;
        if has_moved {
            let events: Vec<_> = self.events.iter().map(|event| (key, event)).collect();
            store::insert_messages(tx, &events).await?;
            store::advance(tx, &[&self.chat]).await?;
        }
        let present = self.members.iter().filter(|one| one.is_present());
        let mut tenants: BTreeSet<TenantId> = present.map(|one| one.party.tenant).collect();
        tenants.extend(self.own_views.iter().map(|party| party.tenant));
        for tenant in tenants {
            if has_moved || self.is_new {
                let moved = Moved {
                    host: key.0,
                    chat: key.1,
                    after: self.before,
                    until: self.chat.position,
                    is_new: self.is_new,
                };
                change::tell(tx, tenant, vec![moved], now).await?;
            }
            for party in self.own_views.iter().filter(|party| party.tenant == tenant) {
                change::tell_own(tx, *party, &self.chat, now).await?;
            }
            if let Some((by, position)) = self.read {
                let read = HasRead {
                    host: key.0,
                    chat: key.1,
                    by,
                    position,
                };
                tx.change(tenant, READ, &read, now).await?;
            }
        }
        Ok(self.chat)
    }
}

/// A chat of somebody for reading, and how they stand in it; also one that they have left.
///
/// # Errors
/// There is no such chat of theirs.
pub(super) async fn seen(
    conn: &mut Conn,
    party: Party,
    id: ChatId,
) -> failure::Result<(Chat, Vec<Member>, Member)> {
    let wanted = BTreeSet::from([(party, id)]);
    let hosts = store::hosts_of(conn, &wanted).await?;
    let host = hosts.get(&(party, id)).copied();
    let host = host.ok_or_else(|| refusals::no_chat(id))?;
    let chat = store::find_chat(conn, (host, id)).await?;
    let chat = chat.ok_or_else(|| refusals::no_chat(id))?;
    let members = store::members(conn, (host, id)).await?;
    let own = members.iter().find(|one| one.party == party).cloned();
    let own = own.ok_or_else(|| refusals::no_chat(id))?;
    Ok((chat, members, own))
}
