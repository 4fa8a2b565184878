//! What programs may watch of chats by Graph's change notifications: messages, chats, and who takes part.
//!
//! A person, and a program in their name, watch what is theirs; whoever may read everybody's chats watches all in
//! which somebody of the organization takes part. Told are ids: what was said is read through the API.

use std::collections::{BTreeMap, HashSet};

use beffroi_core::{Failure, Kind as FailureKind, TenantId, failure};
use beffroi_directory::permission::CHAT_READ_ALL;
use beffroi_directory::{UserId, lookup, personal};
use beffroi_feature::{Cx, Happened, Part, Told, Watchable, Watched};
use beffroi_store::{Change, Conn};
use beffroi_web::{ActorKind, Caller, Permission};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde_json::json;
use uuid::Uuid;

use crate::access::{BASIC, MESSAGES, permit};
use crate::change::{AllMoved, MOVED};
use crate::model::{Chat, ChatId, Event, Kind, Member, Message, Party, graph_id, read_id};
use crate::service::no_chat;
use crate::service::view::membership_id;
use crate::store;

pub(crate) const WATCHABLE: Watchable = Watchable {
    forms: &[
        "chats",
        "chats/{id}",
        "chats/{id}/members",
        "chats/{id}/messages",
        "chats/getAllMembers",
        "chats/getAllMessages",
        "me/chats",
        "me/chats/getAllMembers",
        "me/chats/getAllMessages",
        "users/{id}/chats",
        "users/{id}/chats/getAllMembers",
        "users/{id}/chats/getAllMessages",
    ],
    kinds: &[MOVED],
    read: |words| Wish::read(words).map(|wish| wish.watched()),
    may_read: |caller, watched| Wish::of(watched)?.permit(caller).map(drop),
    require,
    parts,
    tell,
};

/// Whose chats.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Whose {
    /// All in which somebody of the organization takes part.
    Everybody,
    /// The caller's.
    Own,
    /// Those of one person.
    Person(Uuid),
    /// One chat, by the id that programs know.
    One(ChatId, String),
}

/// What of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Aspect {
    Chats,
    Members,
    Messages,
}

/// What somebody wants to be told of.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Wish {
    whose: Whose,
    aspect: Aspect,
}

impl Wish {
    fn read(words: &[&str]) -> Option<Self> {
        let is = |word: &str, name: &str| word.eq_ignore_ascii_case(name);
        let (whose, rest) = match words {
            [me, chats, rest @ ..] if is(me, "me") && is(chats, "chats") => (Whose::Own, rest),
            [users, id, chats, rest @ ..] if is(users, "users") && is(chats, "chats") => {
                (Whose::Person(id.parse().ok()?), rest)
            }
            [chats, rest @ ..] if is(chats, "chats") => match rest {
                [id, rest @ ..] if id.starts_with("19:") => {
                    (Whose::One(read_id(id)?, (*id).to_owned()), rest)
                }
                _ => (Whose::Everybody, rest),
            },
            _ => return None,
        };
        let is_one = matches!(whose, Whose::One(..));
        let aspect = match rest {
            [] => Aspect::Chats,
            [all] if !is_one && is(all, "getAllMembers") => Aspect::Members,
            [all] if !is_one && is(all, "getAllMessages") => Aspect::Messages,
            [of] if is_one && is(of, "members") => Aspect::Members,
            [of] if is_one && is(of, "messages") => Aspect::Messages,
            _ => return None,
        };
        Some(Self { whose, aspect })
    }

    fn of(watched: &Watched) -> failure::Result<Self> {
        let words: Vec<&str> = watched.path.split('/').collect();
        Self::read(&words).ok_or_else(|| Failure::bug("a resource that was never accepted"))
    }

    fn watched(&self) -> Watched {
        let (chats, only) = match &self.whose {
            Whose::Everybody => ("chats".to_owned(), None),
            Whose::Own => ("me/chats".to_owned(), None),
            Whose::Person(id) => (format!("users/{id}/chats"), None),
            Whose::One(id, text) => (format!("chats/{text}"), Some(id.uuid())),
        };
        let end = match (self.aspect, only) {
            (Aspect::Chats, _) => "",
            (Aspect::Members, None) => "/getAllMembers",
            (Aspect::Messages, None) => "/getAllMessages",
            (Aspect::Members, Some(_)) => "/members",
            (Aspect::Messages, Some(_)) => "/messages",
        };
        Watched {
            path: format!("{chats}{end}"),
            only,
        }
    }

    const fn scopes(&self) -> &'static [Permission] {
        match self.aspect {
            Aspect::Messages => MESSAGES,
            Aspect::Chats | Aspect::Members => BASIC,
        }
    }

    /// Whose eyes the caller looks through: a person's, or nobody's where everything may be seen.
    fn permit(&self, caller: &Caller) -> failure::Result<Option<Party>> {
        if caller.tenant == personal::TENANT {
            let words = "Programs of an organization can watch chats; personal accounts can't.";
            return Err(Failure::new(
                FailureKind::Denied,
                "notForPersonalAccounts",
                words,
            ));
        }
        let person = (caller.actor.kind == ActorKind::User).then_some(caller.actor.id);
        let own = match &self.whose {
            Whose::Own => Some(caller.user()?),
            Whose::Everybody => None,
            Whose::Person(id) => Some(*id),
            Whose::One(..) => person,
        };
        if own.is_some() && own == person {
            permit(caller, self.scopes())?;
        } else {
            caller.require(CHAT_READ_ALL)?;
        }
        Ok(own.map(|person| Party::new(caller.tenant, person)))
    }
}

fn require<'a>(
    conn: &'a mut Conn,
    caller: &'a Caller,
    watched: &'a Watched,
) -> BoxFuture<'a, failure::Result<()>> {
    async move {
        let wish = Wish::of(watched)?;
        let own = wish.permit(caller)?;
        match (&wish.whose, own) {
            (Whose::One(id, text), own) => {
                let host = match own {
                    Some(own) => {
                        let hosts = store::hosts_of(conn, &[(own, *id)].into()).await?;
                        hosts.into_values().next()
                    }
                    None => store::host_for(conn, caller.tenant, *id).await?,
                };
                host.map(drop).ok_or_else(|| no_chat(text).at("resource"))
            }
            (Whose::Person(id), Some(_)) => {
                let person = UserId::from_uuid(*id);
                let found = lookup::account(conn, caller.tenant, person).await?;
                let absent = || Failure::not_found("user", id).at("resource");
                found.map(drop).ok_or_else(absent)
            }
            _ => Ok(()),
        }
    }
    .boxed()
}

/// A chat that came to be is its part 0, whatever happened in it the part of its position.
fn parts(change: &Change) -> failure::Result<Vec<Part>> {
    let all: AllMoved = change.payload()?;
    let parts = all.chats.into_iter().flat_map(|moved| {
        let numbers = moved.is_new.then_some(0).into_iter();
        numbers
            .chain(moved.after + 1..=moved.until)
            .map(move |number| Part {
                tenant: moved.host.uuid(),
                thing: moved.chat.uuid(),
                number,
            })
    });
    Ok(parts.collect())
}

fn tell<'a>(
    _: &'a Cx,
    conn: &'a mut Conn,
    caller: &'a Caller,
    watched: &'a Watched,
    parts: &'a [Part],
) -> BoxFuture<'a, failure::Result<Vec<Told>>> {
    async move {
        let wish = Wish::of(watched)?;
        let own = wish.permit(caller)?;
        let mut chats: BTreeMap<(TenantId, ChatId), Vec<usize>> = BTreeMap::new();
        for (index, part) in parts.iter().enumerate() {
            let key = (
                TenantId::from_uuid(part.tenant),
                ChatId::from_uuid(part.thing),
            );
            chats.entry(key).or_default().push(index);
        }
        let mut told = Vec::new();
        for (key, indexes) in chats {
            let Some(sight) = Sight::of(conn, key, own, wish.aspect).await? else {
                continue;
            };
            let numbers = || indexes.iter().map(|index| parts[*index].number);
            let first = numbers().min().unwrap_or_default();
            let last = numbers().max().unwrap_or_default();
            let messages = store::between(conn, key, (first, last)).await?;
            for index in indexes {
                told.extend(sight.tell(index, parts[index].number, &messages));
            }
        }
        told.sort_by_key(|one| one.part);
        Ok(told)
    }
    .boxed()
}

/// A chat as whoever is told may see it.
struct Sight {
    chat: Chat,
    members: Vec<Member>,
    aspect: Aspect,
    /// Through whose eyes; nobody's where everything may be seen.
    own: Option<Member>,
    withheld: HashSet<i64>,
}

impl Sight {
    /// Nothing when it is nothing to them.
    async fn of(
        conn: &mut Conn,
        key: (TenantId, ChatId),
        own: Option<Party>,
        aspect: Aspect,
    ) -> failure::Result<Option<Self>> {
        let Some(chat) = store::find_chat(conn, key).await? else {
            return Ok(None);
        };
        let members = store::members(conn, key).await?;
        let mut withheld = HashSet::new();
        let own = match own {
            None => None,
            Some(party) => {
                let member = members.iter().find(|one| one.party == party).cloned();
                let Some(member) = member else {
                    return Ok(None);
                };
                withheld = store::withheld_from(conn, key, party).await?;
                Some(member)
            }
        };
        Ok(Some(Self {
            chat,
            members,
            aspect,
            own,
            withheld,
        }))
    }

    fn tell(&self, part: usize, number: i64, messages: &[Message]) -> Vec<Told> {
        let told = match self.aspect {
            Aspect::Messages => self.message(number, messages),
            Aspect::Chats => self.itself(number, messages),
            Aspect::Members => self.who(number, messages),
        };
        let told = told.into_iter();
        told.map(|(happened, thing)| self.told(part, happened, &thing))
            .collect()
    }

    /// What was said, as far as it reaches them.
    fn message(&self, number: i64, messages: &[Message]) -> Vec<(Happened, Thing)> {
        let reaches = |one: &&Message| {
            !self.withheld.contains(&one.sequence)
                && self
                    .own
                    .as_ref()
                    .is_none_or(|own| own.has_accepted && own.sees(one.sequence))
        };
        let happened = |one: &Message| match one {
            one if one.sequence == number => Some(Happened::Created),
            one if one.position != number => None,
            one if one.deleted_at.is_some() => Some(Happened::Purged),
            _ => Some(Happened::Changed),
        };
        let seen = messages.iter().filter(reaches);
        seen.filter_map(|one| Some((happened(one)?, Thing::Message(one.sequence))))
            .collect()
    }

    /// What happened in the chat at a position, where they may see it.
    fn event<'a>(&self, number: i64, messages: &'a [Message]) -> Option<(Party, &'a Event)> {
        let is_it = |one: &&Message| one.sequence == number;
        let note = messages.iter().find(is_it)?;
        let sees = self.own.as_ref().is_none_or(|own| own.sees(number));
        let event = note.details.event.as_ref().filter(|_| sees)?;
        Some((note.sender, event))
    }

    /// The chat itself: it came to be, or has another name.
    fn itself(&self, number: i64, messages: &[Message]) -> Vec<(Happened, Thing)> {
        if number == 0 {
            return vec![(Happened::Created, Thing::Chat)];
        }
        match self.event(number, messages) {
            Some((_, Event::Renamed { .. })) => vec![(Happened::Changed, Thing::Chat)],
            _ => Vec::new(),
        }
    }

    /// Who came, agreed and went.
    fn who(&self, number: i64, messages: &[Message]) -> Vec<(Happened, Thing)> {
        if number == 0 {
            let at = self.chat.created_at;
            let first = self.members.iter().filter(|one| one.added_at == at);
            return first
                .map(|one| (Happened::Created, Thing::Member(one.party)))
                .collect();
        }
        match self.event(number, messages) {
            // Those of a group's beginning are told with it.
            Some((_, Event::MembersAdded { .. }))
                if number == 1 && self.chat.kind == Kind::Group =>
            {
                Vec::new()
            }
            Some((_, Event::MembersAdded { members })) => members
                .iter()
                .map(|one| (Happened::Created, Thing::Member(*one)))
                .collect(),
            Some((by, Event::MemberJoined)) => vec![(Happened::Changed, Thing::Member(by))],
            Some((by, Event::MemberLeft)) => vec![(Happened::Purged, Thing::Member(by))],
            Some((_, Event::MemberRemoved { member })) => {
                vec![(Happened::Purged, Thing::Member(*member))]
            }
            _ => Vec::new(),
        }
    }

    fn told(&self, part: usize, happened: Happened, thing: &Thing) -> Told {
        let chat = graph_id(self.chat.id, self.chat.pair.as_deref());
        let (path, kind, id) = match thing {
            Thing::Chat => (format!("chats('{chat}')"), "chat", chat),
            Thing::Message(number) => {
                let path = format!("chats('{chat}')/messages('{number}')");
                (path, "chatMessage", number.to_string())
            }
            Thing::Member(party) => {
                let id = membership_id(&self.chat, *party);
                let kind = if party.is_personal() {
                    "microsoftAccountUserConversationMember"
                } else {
                    "aadUserConversationMember"
                };
                (format!("chats('{chat}')/members('{id}')"), kind, id)
            }
        };
        let kind = format!("#Microsoft.Graph.{kind}");
        let data = json!({"@odata.type": kind, "@odata.id": path, "id": id});
        Told {
            part,
            happened,
            path,
            data,
        }
    }
}

/// What is told of.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Thing {
    Chat,
    Message(i64),
    Member(Party),
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Option<Wish> {
        let words: Vec<&str> = text.split('/').collect();
        Wish::read(&words)
    }

    #[test]
    fn every_form_that_is_named_is_read_and_nothing_else() {
        let pair = format!(
            "19:{}_{}@unq.gbl.spaces",
            Uuid::from_u128(1),
            Uuid::from_u128(2)
        );
        for form in WATCHABLE.forms {
            let id = if form.starts_with("users") {
                Uuid::from_u128(7).to_string()
            } else {
                pair.clone()
            };
            let text = form.replace("{id}", &id);
            let wish = read(&text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(wish.watched().path, text);
            assert_eq!(
                wish.watched().only.is_some(),
                form.starts_with("chats/{id}")
            );
        }
        for bad in [
            "chats/7",
            "chats/7/messages",
            "chats/messages",
            "me/chats/messages",
            "users/ada/chats",
            "chats/19:nothing@thread.v2/messages",
            "me",
            "me/messages",
            "chats/getAllMessages/x",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn parts_of_entries_are_each_position_once(
            moves in proptest::collection::vec((0_i64..50, 0_i64..20, any::<bool>()), 1..5)
        ) {
            let chats: Vec<_> = moves.iter().enumerate().map(|(number, (after, count, is_new))| json!({
                "host": Uuid::from_u128(1), "chat": Uuid::from_u128(number as u128 + 9),
                "after": after, "until": after + count, "is_new": is_new,
            })).collect();
            let change = Change {
                sequence: 1,
                kind: MOVED.to_owned(),
                payload: json!({"chats": chats}).to_string(),
                at: beffroi_core::Ts::from_micros(0),
            };
            let parts = parts(&change).expect("readable");
            let distinct: HashSet<_> = parts.iter().collect();
            prop_assert_eq!(distinct.len(), parts.len());
            let expected: i64 = moves.iter().map(|(_, count, is_new)| count + i64::from(*is_new)).sum();
            prop_assert_eq!(i64::try_from(parts.len()).expect("small"), expected);
        }
    }
}
