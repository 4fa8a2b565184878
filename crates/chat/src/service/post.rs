//! Messages of many people in one transaction: each is taken or refused by itself.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use beffroi_core::{Failure, TenantId, Ts, failure};
use beffroi_feature::Cx;
use beffroi_store::Tx;

use super::law::Law;
use super::refusals;
use crate::change::{self, Moved};
use crate::model::{
    Begun, Body, Chat, ChatId, Contact, Decision, Details, Kind, Meeting, Member, Message, Party,
    Said,
};
use crate::store::{self, OwnContact};

/// A message that somebody sends.
#[derive(Debug, Clone)]
pub(crate) struct Post {
    pub(crate) sender: Party,
    pub(crate) chat: ChatId,
    /// By which the sender's program knows it.
    pub(crate) client_id: Option<String>,
    pub(crate) body: Body,
    pub(crate) details: Details,
}

/// A message that is kept.
#[derive(Debug, Clone)]
pub(crate) struct Posted {
    pub(crate) message: Message,
    pub(crate) chat: Chat,
}

/// Takes posts, in order.
///
/// # Errors
/// Those of the database; what is wrong with one post is its own answer.
pub(super) async fn take_all(
    cx: &Cx,
    tx: &mut Tx,
    posts: &[Post],
) -> failure::Result<Vec<failure::Result<Posted>>> {
    let mut desk = Desk::open(cx, tx, posts).await?;
    let answers = posts.iter().map(|post| desk.take(post)).collect();
    desk.write(tx).await?;
    Ok(answers)
}

/// Everything that decides about some posts, and what comes of them.
struct Desk {
    now: Ts,
    hosts: HashMap<(Party, ChatId), TenantId>,
    chats: HashMap<ChatId, Chat>,
    members: HashMap<ChatId, Vec<Member>>,
    sent: HashMap<(ChatId, Party, String), Message>,
    contacts: HashMap<(Party, Party), OwnContact>,
    law: Law,
    messages: Vec<(TenantId, ChatId, Message)>,
    withheld: Vec<((TenantId, ChatId), Party, i64)>,
    changed: BTreeSet<(Party, Party)>,
    /// Where chats stood before.
    before: BTreeMap<ChatId, i64>,
    /// Members of chats of two who are asked anew.
    asked_anew: Vec<((TenantId, ChatId), Party)>,
}

/// What becomes of a message for one of the others.
enum Fate {
    Reached,
    /// Not, and the sender may know it.
    Missed,
    /// Not, and the sender must not know it.
    Hidden,
}

impl Desk {
    async fn open(cx: &Cx, tx: &mut Tx, posts: &[Post]) -> failure::Result<Self> {
        let wanted = posts.iter().map(|post| (post.sender, post.chat)).collect();
        let hosts = store::hosts_of(tx, &wanted).await?;
        let keys = hosts
            .iter()
            .map(|((_, chat), host)| (*host, *chat))
            .collect();
        let chats = store::lock_chats(tx, &keys).await?;
        let members = store::members_of(tx, &keys).await?;
        let mut sent = BTreeSet::new();
        let (mut pairs, mut parties) = (BTreeSet::new(), BTreeSet::new());
        for post in posts {
            let Some(host) = hosts.get(&(post.sender, post.chat)) else {
                continue;
            };
            if let Some(id) = &post.client_id {
                sent.insert(((*host, post.chat), post.sender, id.clone()));
            }
            let others = members.get(&post.chat).into_iter().flatten();
            for other in others.filter(|other| post.sender.is_outside(other.party)) {
                pairs.insert((other.party, post.sender));
                pairs.insert((post.sender, other.party));
                if !other.has_accepted {
                    pairs.insert((other.party, other.added_by));
                }
                parties.extend([other.party, post.sender]);
            }
        }
        let sent = if sent.is_empty() {
            HashMap::new()
        } else {
            store::already_sent(tx, &sent).await?
        };
        let contacts = if pairs.is_empty() {
            HashMap::new()
        } else {
            store::lock_contacts(tx, &pairs).await?
        };
        let law = Law::among(cx, tx, &parties).await?;
        Ok(Self {
            now: cx.now(),
            hosts,
            chats,
            members,
            sent,
            contacts,
            law,
            messages: Vec::new(),
            withheld: Vec::new(),
            changed: BTreeSet::new(),
            before: BTreeMap::new(),
            asked_anew: Vec::new(),
        })
    }

    fn take(&mut self, post: &Post) -> failure::Result<Posted> {
        let chat = self.chats.get(&post.chat).cloned();
        let is_host = |chat: &Chat| self.hosts.get(&(post.sender, post.chat)) == Some(&chat.host);
        let chat = chat.filter(is_host);
        let members = self.members.get(&post.chat).cloned().unwrap_or_default();
        let own = members
            .iter()
            .find(|one| one.party == post.sender && one.is_present());
        let Some((mut chat, own)) = chat.zip(own) else {
            return Err(refusals::no_chat(post.chat));
        };
        if let Some(id) = &post.client_id
            && let Some(known) = self.sent.get(&(post.chat, post.sender, id.clone()))
        {
            return Ok(Posted {
                message: known.clone(),
                chat,
            });
        }
        if !own.has_accepted {
            return Err(refusals::accept_first());
        }
        let others = members
            .iter()
            .filter(|one| one.is_present() && one.party != post.sender);
        self.check_files(post, &members)?;
        let fates = match chat.kind {
            Kind::OneOnOne => self.meet_one(&chat, post.sender, others)?,
            Kind::Group => self.meet_group(post.sender, own, others)?,
        };
        self.before.entry(chat.id).or_insert(chat.position);
        chat.position += 1;
        chat.active_at = self.now;
        let mut message = Message {
            sequence: chat.position,
            position: chat.position,
            sender: post.sender,
            client_id: post.client_id.clone(),
            created_at: self.now,
            edited_at: None,
            deleted_at: None,
            said: Said::Body(post.body.clone()),
            details: post.details.clone(),
        };
        for (party, fate) in fates {
            match fate {
                Fate::Reached => continue,
                Fate::Missed => message.details.missed.push(party),
                Fate::Hidden => {}
            }
            self.withheld
                .push(((chat.host, chat.id), party, message.sequence));
        }
        if let Some(id) = &post.client_id {
            let key = (chat.id, post.sender, id.clone());
            self.sent.insert(key, message.clone());
        }
        self.messages.push((chat.host, chat.id, message.clone()));
        self.chats.insert(chat.id, chat.clone());
        Ok(Posted { message, chat })
    }

    /// Whether the sender's organization lets them send files to whoever is in the chat.
    fn check_files(&self, post: &Post, members: &[Member]) -> failure::Result<()> {
        if post.details.files.is_empty() || post.sender.is_personal() {
            return Ok(());
        }
        let is_outside = |one: &Member| one.is_present() && post.sender.is_outside(one.party);
        let book = self.law.book(post.sender.tenant);
        let keeps_inside = book.is_some_and(|book| !book.settings.files_to_outside);
        if keeps_inside && members.iter().any(is_outside) {
            return Err(refusals::files_not_allowed());
        }
        Ok(())
    }

    /// Between two: it reaches the other one, or is refused.
    fn meet_one<'a>(
        &mut self,
        chat: &Chat,
        sender: Party,
        others: impl Iterator<Item = &'a Member>,
    ) -> failure::Result<Vec<(Party, Fate)>> {
        let mut all = Vec::new();
        for other in others {
            if sender.is_outside(other.party) {
                self.cross(chat, sender, other)?;
            }
            all.push((other.party, Fate::Reached));
        }
        if all.is_empty() {
            return Err(refusals::not_possible());
        }
        Ok(all)
    }

    /// From somebody to somebody outside, between the two.
    fn cross(&mut self, chat: &Chat, sender: Party, other: &Member) -> failure::Result<()> {
        let own = self.of(sender, other.party);
        if own.is_some_and(|own| own.decision == Decision::Blocked) {
            return Err(refusals::unblock_first());
        }
        let begun = Begun::of(sender, self.of(other.party, sender));
        if let Some(finding) = self.law.stop(sender, other.party, begun) {
            return Err(refusals::stopped(finding));
        }
        let before = self.of(other.party, sender).unwrap_or(Contact::ASKED);
        let theirs = before.be_asked();
        let after = match theirs.meets(false) {
            Meeting::Free => theirs,
            Meeting::Counted => Contact {
                received: theirs.received + 1,
                ..theirs
            },
            Meeting::Exhausted => return Err(refusals::exhausted()),
            Meeting::Refused => return Err(refusals::not_possible()),
        };
        if before.decision == Decision::Ended {
            self.asked_anew.push(((chat.host, chat.id), other.party));
        }
        self.note(other.party, sender, after);
        self.note(sender, other.party, own.unwrap_or(Contact::BEGUN).begin());
        Ok(())
    }

    /// In a group: it reaches whom it may; refused where it reaches nobody.
    fn meet_group<'a>(
        &mut self,
        sender: Party,
        own: &Member,
        others: impl Iterator<Item = &'a Member>,
    ) -> failure::Result<Vec<(Party, Fate)>> {
        let (mut all, mut why) = (Vec::new(), None);
        for other in others {
            let fate = if sender.is_outside(other.party) {
                self.cross_in_group(sender, own, other, &mut why)
            } else {
                Fate::Reached
            };
            all.push((other.party, fate));
        }
        let reaches = all.iter().any(|(_, fate)| !matches!(fate, Fate::Missed));
        match why {
            Some(why) if !reaches => Err(why),
            _ => Ok(all),
        }
    }

    fn cross_in_group(
        &mut self,
        sender: Party,
        own: &Member,
        other: &Member,
        why: &mut Option<Failure>,
    ) -> Fate {
        let invited = own.was_brought_by_work() || other.was_brought_by_work();
        let Begun(begun) = Begun::of(sender, self.of(other.party, sender));
        let begun = Begun(invited || begun);
        if let Some(finding) = self.law.stop(sender, other.party, begun) {
            why.get_or_insert_with(|| refusals::stopped(finding));
            return Fate::Missed;
        }
        let asker = self.of(other.party, other.added_by);
        if !other.has_accepted && asker.is_some_and(|one| one.decision == Decision::Blocked) {
            // They have blocked whoever asked them: the request is none any more, and nothing of it counts.
            return Fate::Hidden;
        }
        let theirs = self.of(other.party, sender).unwrap_or(Contact::ASKED);
        let counted = Contact {
            received: theirs.received + 1,
            ..theirs
        };
        match theirs.meets(other.has_accepted) {
            Meeting::Free => Fate::Reached,
            Meeting::Counted => {
                self.note(other.party, sender, counted);
                Fate::Reached
            }
            Meeting::Exhausted => {
                why.get_or_insert_with(refusals::exhausted);
                Fate::Missed
            }
            // To the sender it looks like a request that is still open: as many seem to arrive.
            Meeting::Refused if theirs.was_pending => {
                if theirs.received >= crate::model::BEFORE_ACCEPTANCE {
                    why.get_or_insert_with(refusals::exhausted);
                    return Fate::Missed;
                }
                self.note(other.party, sender, counted);
                Fate::Hidden
            }
            Meeting::Refused => Fate::Hidden,
        }
    }

    fn of(&self, owner: Party, other: Party) -> Option<Contact> {
        self.contacts.get(&(owner, other)).map(|one| one.contact)
    }

    fn note(&mut self, owner: Party, other: Party, contact: Contact) {
        let (pair, now) = ((owner, other), self.now);
        let kept = self.contacts.get(&pair);
        if kept.is_some_and(|kept| kept.contact == contact && !store::touched(kept, now)) {
            return;
        }
        let since = kept.map_or(now, |kept| kept.since);
        let own = OwnContact {
            owner,
            other,
            contact,
            since,
            last_message_at: now,
        };
        self.contacts.insert(pair, own);
        self.changed.insert(pair);
    }

    async fn write(self, tx: &mut Tx) -> failure::Result<()> {
        if self.messages.is_empty() {
            return Ok(());
        }
        let messages: Vec<_> = self
            .messages
            .iter()
            .map(|(host, chat, message)| ((*host, *chat), message))
            .collect();
        store::insert_messages(tx, &messages).await?;
        for (key, message) in &messages {
            for file in &message.details.files {
                store::file_sent(tx, *key, (&file.digest, message.sequence), self.now).await?;
            }
        }
        if !self.withheld.is_empty() {
            store::keep_withheld(tx, &self.withheld).await?;
        }
        let contacts: Vec<OwnContact> = self
            .changed
            .iter()
            .map(|pair| self.contacts[pair])
            .collect();
        if !contacts.is_empty() {
            store::put_contacts(tx, &contacts).await?;
        }
        for (key, party) in &self.asked_anew {
            store::ask_anew(tx, *key, *party).await?;
        }
        let moved: Vec<&Chat> = self.before.keys().map(|id| &self.chats[id]).collect();
        store::advance(tx, &moved).await?;
        let mut told: BTreeMap<TenantId, Vec<Moved>> = BTreeMap::new();
        for (id, from) in &self.before {
            let tenants: BTreeSet<TenantId> = self.members[id]
                .iter()
                .filter(|one| one.is_present())
                .map(|one| one.party.tenant)
                .collect();
            for tenant in tenants {
                let moved = Moved {
                    host: self.chats[id].host,
                    chat: *id,
                    after: *from,
                    until: self.chats[id].position,
                    is_new: false,
                };
                told.entry(tenant).or_default().push(moved);
            }
        }
        for (tenant, chats) in told {
            change::tell(tx, tenant, chats, self.now).await?;
        }
        Ok(())
    }
}
