//! A conversation of two or of several people.

use beffroi_core::{Id, IdKind, TenantId, Ts};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use utoipa::ToSchema;
use uuid::Uuid;

use super::party::{Party, pair, pair_of_ids};

/// Most people of a group.
pub(crate) const MOST_MEMBERS: usize = 250;
/// Most people who are added at once.
pub(crate) const MOST_ADDED: usize = 200;
/// Up to so many people see who has read and who is typing.
pub(crate) const INTIMATE: usize = 20;
/// Longest topic, in characters.
const LONGEST_TOPIC: usize = 250;

/// The kind of a chat's id.
#[derive(Debug)]
pub(crate) enum ChatKind {}

impl IdKind for ChatKind {
    const NAME: &'static str = "chat";
}

/// A chat's id, as it is kept.
pub(crate) type ChatId = Id<ChatKind>;

/// Between two, or among several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ChatType)]
pub(crate) enum Kind {
    /// Two people; there is one for each pair.
    OneOnOne,
    /// Up to 250 people.
    Group,
}

impl Kind {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::OneOnOne => "oneOnOne",
            Self::Group => "group",
        }
    }
}

/// A word that is no kind.
#[derive(Debug, thiserror::Error)]
#[error("no kind of chat: {0}")]
pub(crate) struct NoKind(String);

impl std::str::FromStr for Kind {
    type Err = NoKind;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "oneOnOne" => Ok(Self::OneOnOne),
            "group" => Ok(Self::Group),
            other => Err(NoKind(other.to_owned())),
        }
    }
}

/// A chat as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chat {
    /// The organization that keeps it.
    pub(crate) host: TenantId,
    pub(crate) id: ChatId,
    pub(crate) kind: Kind,
    pub(crate) topic: Option<String>,
    /// The two of a chat of two.
    pub(crate) pair: Option<String>,
    pub(crate) created_at: Ts,
    /// How many events it has had.
    pub(crate) position: i64,
    pub(crate) active_at: Ts,
}

impl Chat {
    /// The chat of two people, before anything is said in it.
    pub(crate) fn of_two(one: Party, other: Party, now: Ts) -> Self {
        let pair = pair(one, other);
        Self {
            host: host_of_two(one, other),
            id: id_of_pair(&pair),
            kind: Kind::OneOnOne,
            topic: None,
            pair: Some(pair),
            created_at: now,
            position: 0,
            active_at: now,
        }
    }

    /// Its id as programs know it.
    pub(crate) fn graph_id(&self) -> String {
        graph_id(self.id, self.pair.as_deref())
    }
}

/// A chat's id as programs know it: that of two has the ids of both, that of a group its own.
pub(crate) fn graph_id(id: ChatId, pair: Option<&str>) -> String {
    let two = pair.and_then(|pair| pair.split_once('_'));
    let two = two.and_then(|(one, other)| Some((one.parse().ok()?, other.parse().ok()?)));
    match two {
        Some((one, other)) => {
            let (one, other): (Uuid, Uuid) = (one, other);
            format!("19:{one}_{other}@unq.gbl.spaces")
        }
        None => format!("19:{}@thread.v2", id.uuid().simple()),
    }
}

/// Reads an id that programs know.
pub(crate) fn read_id(text: &str) -> Option<ChatId> {
    let text = text.strip_prefix("19:")?;
    if let Some(group) = text.strip_suffix("@thread.v2") {
        let id = group.parse().ok().filter(|_| group.len() == 32)?;
        return Some(ChatId::from_uuid(id));
    }
    let two = text.strip_suffix("@unq.gbl.spaces")?;
    let (one, other) = two.split_once('_')?;
    let (one, other): (Uuid, Uuid) = (one.parse().ok()?, other.parse().ok()?);
    // Programs put the two in the order they like.
    Some(id_of_pair(&pair_of_ids(one, other)))
}

/// The same id for the same two, whoever asks first, on whichever server.
fn id_of_pair(pair: &str) -> ChatId {
    let digest = Sha256::digest(pair.as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    ChatId::from_uuid(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

/// The organization that keeps a chat of two: the one that is one, or the first of both.
fn host_of_two(one: Party, other: Party) -> TenantId {
    match (one.is_personal(), other.is_personal()) {
        (false, true) => one.tenant,
        (true, false) => other.tenant,
        _ => one.tenant.min(other.tenant),
    }
}

/// A topic in its one form.
///
/// # Errors
/// The rule that it breaks.
pub(crate) fn topic(text: &str) -> Result<Option<String>, &'static str> {
    let text = text.trim();
    if text.chars().count() > LONGEST_TOPIC
        || text.chars().any(|c| c.is_control() || super::deceives(c))
    {
        return Err(
            "must be one line of at most 250 characters without signs that turn or hide text",
        );
    }
    // Graph takes no colon here.
    if text.contains(':') {
        return Err("must not have a colon");
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

/// Somebody who takes part, or has taken part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Member {
    pub(crate) party: Party,
    pub(crate) role: Role,
    pub(crate) added_at: Ts,
    pub(crate) added_by: Party,
    /// Whether they agreed to take part, or were never asked.
    pub(crate) has_accepted: bool,
    /// They see what came after this position …
    pub(crate) sees_after: i64,
    /// … and until this one, where they have left.
    pub(crate) sees_until: Option<i64>,
    pub(crate) read_position: i64,
    pub(crate) read_at: Option<Ts>,
    pub(crate) hidden_position: i64,
    pub(crate) is_muted: bool,
    pub(crate) is_pinned: bool,
}

impl Member {
    /// Whether they take part now.
    pub(crate) fn is_present(&self) -> bool {
        self.sees_until.is_none()
    }

    /// Whether they have no organization, and were brought by somebody who has one.
    pub(crate) fn was_brought_by_work(&self) -> bool {
        self.party.is_personal() && !self.added_by.is_personal()
    }

    /// Whether they may see what came at a position.
    pub(crate) fn sees(&self, sequence: i64) -> bool {
        sequence > self.sees_after && self.sees_until.is_none_or(|until| sequence <= until)
    }
}

/// What somebody is in a chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Of the organization, or whoever began.
    Owner,
    /// From outside.
    Guest,
}

impl Role {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Guest => "guest",
        }
    }
}

impl std::str::FromStr for Role {
    type Err = NoKind;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "owner" => Ok(Self::Owner),
            "guest" => Ok(Self::Guest),
            other => Err(NoKind(other.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn party(tenant: u128, person: u128) -> Party {
        Party::new(
            TenantId::from_uuid(Uuid::from_u128(tenant)),
            Uuid::from_u128(person),
        )
    }

    #[test]
    fn ids_are_those_of_graph_and_come_back() {
        let (one, other) = (party(1, 0xaa), Party::personal(Uuid::from_u128(0xbb)));
        let chat = Chat::of_two(one, other, Ts::default());
        assert_eq!(chat, Chat::of_two(other, one, Ts::default()));
        assert_eq!(chat.host, one.tenant);
        let id = chat.graph_id();
        assert!(
            id.starts_with("19:00000000-0000-0000-0000-0000000000aa_"),
            "{id}"
        );
        assert_eq!(read_id(&id), Some(chat.id));
        let group = ChatId::from_uuid(Uuid::from_u128(7));
        assert_eq!(read_id(&graph_id(group, None)), Some(group));
        for text in [
            "",
            "19:",
            "19:x@thread.v2",
            "19:a_b@unq.gbl.spaces",
            "0@thread.v2",
        ] {
            assert_eq!(read_id(text), None, "{text}");
        }
    }

    #[test]
    fn two_organizations_have_one_host() {
        let (one, other) = (party(5, 1), party(3, 2));
        let chats = [
            Chat::of_two(one, other, Ts::default()),
            Chat::of_two(other, one, Ts::default()),
        ];
        assert!(
            chats
                .iter()
                .all(|chat| chat.host == other.tenant && chat.id == chats[0].id)
        );
    }

    #[test]
    fn topics() {
        assert_eq!(topic(" Budget "), Ok(Some("Budget".to_owned())));
        assert_eq!(topic("  "), Ok(None));
        assert!(
            topic("a:b").is_err() && topic("a\nb").is_err() && topic(&"x".repeat(251)).is_err()
        );
    }
}
