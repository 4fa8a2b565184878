//! Chats and messages as Graph shows them.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use beffroi_core::{TenantId, Ts, failure};
use beffroi_feature::Cx;
use beffroi_store::Conn;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::people::{self, Facts};
use crate::model::{
    Body, Caution, Chat, ContentType, Decision, Event, INTIMATE, Importance, Kind, Member, Message,
    Party, Said, graph_id,
};
use crate::store;

/// Who somebody is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ChatIdentity)]
pub(crate) struct Identity {
    /// The person's id.
    pub(crate) id: Uuid,
    /// The name to show.
    pub(crate) display_name: String,
    /// `aadUser`, or `federatedUser` of another organization, or `personalMicrosoftAccountUser` without one.
    pub(crate) user_identity_type: &'static str,
    /// Their organization; that of people without one.
    pub(crate) tenant_id: TenantId,
}

/// Graph's `identitySet` of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ChatFrom)]
pub(crate) struct From {
    /// The person.
    pub(crate) user: Identity,
}

/// Somebody who takes part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct MemberView {
    /// `#microsoft.graph.aadUserConversationMember`, or `#microsoft.graph.microsoftAccountUserConversationMember` of
    /// somebody without an organization.
    #[serde(rename = "@odata.type")]
    pub(crate) odata_type: &'static str,
    /// The membership's id.
    pub(crate) id: String,
    /// `owner` or `guest`.
    pub(crate) roles: Vec<&'static str>,
    /// The name to show.
    pub(crate) display_name: String,
    /// From when on they see what was said; `0001-01-01T00:00:00Z` for everything.
    pub(crate) visible_history_start_date_time: Option<String>,
    /// The person's id.
    pub(crate) user_id: Uuid,
    /// Their address.
    pub(crate) email: String,
    /// Their organization.
    pub(crate) tenant_id: TenantId,
    /// The name of their organization.
    pub(crate) organization: Option<String>,
    /// Whether they are outside the caller's organization.
    pub(crate) is_external: bool,
    /// `accepted`, or `pending` while they have not answered.
    pub(crate) acceptance: &'static str,
    /// Up to which position they have read, where that is shown: in chats of at most 20 people.
    pub(crate) read_position: Option<i64>,
    /// `Available` while they are connected, else `Offline`; absent of somebody outside who has not accepted.
    pub(crate) availability: Option<&'static str>,
}

/// The caller's own view of a chat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Viewpoint {
    /// Whether it is out of the list.
    is_hidden: bool,
    /// When it was read last.
    last_message_read_date_time: Option<Ts>,
    /// Whether it makes no sound.
    is_muted: bool,
    /// Whether it stands at the top.
    is_pinned: bool,
}

/// A chat as somebody sees it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ChatView {
    /// Its id.
    pub(crate) id: String,
    /// Its name.
    topic: Option<String>,
    /// Between two, or among several.
    chat_type: Kind,
    /// When it began.
    created_date_time: Ts,
    /// When it was last written to.
    last_updated_date_time: Ts,
    /// The organization that keeps it.
    tenant_id: TenantId,
    /// Its page in the portal.
    web_url: String,
    /// The caller's own view of it.
    viewpoint: Viewpoint,
    /// Who takes part, where that is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    members: Option<Vec<MemberView>>,
    /// What was said last, where that is asked for; nothing of a request that is not accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    last_message_preview: Option<Option<Preview>>,
    /// The number of the last thing that happened in it: whoever has seen less asks for the changes after that.
    position: i64,
    /// How many messages of others are not read, at most 100.
    unread_count: i64,
    /// Whether somebody outside the caller's organization takes part.
    is_external: bool,
    /// `accepted`, `pending` for a request that the caller has not answered, or `left`.
    acceptance: &'static str,
    /// Whether the caller has blocked the other one of a chat of two.
    is_blocked: bool,
    /// Who has asked, of a request.
    requested_by: Option<MemberView>,
    /// Why to look twice before accepting a request.
    cautions: Vec<Caution>,
}

/// What was said last.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ChatMessagePreview)]
pub(crate) struct Preview {
    /// The message's id.
    id: String,
    /// When it was said.
    created_date_time: Ts,
    /// Whether it was deleted.
    is_deleted: bool,
    /// `message`, or `systemEventMessage` of something that happened.
    message_type: &'static str,
    /// What was said.
    body: Body,
    /// By whom.
    from: Option<From>,
}

/// A message.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ChatMessageView)]
pub(crate) struct MessageView {
    /// Its number in the chat.
    pub(crate) id: String,
    /// Rises with every change.
    pub(crate) etag: String,
    /// The chat.
    chat_id: String,
    /// The message that it answers.
    reply_to_id: Option<String>,
    /// `message`, or `systemEventMessage` of something that happened.
    message_type: &'static str,
    /// When it was said.
    created_date_time: Ts,
    /// When it was last changed.
    last_modified_date_time: Ts,
    /// When its sender said it differently.
    last_edited_date_time: Option<Ts>,
    /// When its sender took it back.
    deleted_date_time: Option<Ts>,
    /// How much it matters to its sender.
    importance: Importance,
    /// Who has said it.
    from: From,
    /// What was said; empty when it was taken back.
    body: Body,
    /// Files, and messages that it quotes.
    attachments: Vec<Attachment>,
    /// People who are named.
    mentions: Vec<MentionView>,
    /// What people think of it.
    reactions: Vec<ReactionView>,
    /// What happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    event_detail: Option<EventDetail>,
    /// By which its sender's program knows it, for its sender.
    #[serde(skip_serializing_if = "Option::is_none")]
    client_id: Option<String>,
    /// The number of its last change in the chat.
    position: i64,
}

/// A file of a message.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Attachment {
    /// The file's id in the chat.
    id: String,
    /// `reference`.
    content_type: &'static str,
    /// Where it is.
    content_url: String,
    /// Its name.
    name: String,
    /// Its type by what its first bytes tell.
    file_type: String,
    /// In bytes.
    size: i64,
}

/// Somebody who is named.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct MentionView {
    /// The `id` of the `at` in the text.
    id: i64,
    /// As it stands in the text.
    mention_text: String,
    /// Who it is.
    mentioned: From,
}

/// What somebody thinks of a message.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ReactionView {
    /// An emoji.
    reaction_type: String,
    /// Since when.
    created_date_time: Ts,
    /// Who.
    user: From,
}

/// What happened.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct EventDetail {
    /// `#microsoft.graph.membersAddedEventMessageDetail` and the like.
    #[serde(rename = "@odata.type")]
    odata_type: &'static str,
    /// Who did it.
    initiator: From,
    /// Whom it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    members: Vec<Identity>,
    /// The new name.
    #[serde(skip_serializing_if = "Option::is_none")]
    chat_display_name: Option<String>,
}

/// Who looks, and what is known of those who are shown.
pub(crate) struct Lens {
    pub(crate) viewer: Party,
    public_url: String,
    facts: HashMap<Party, Arc<Facts>>,
}

impl Lens {
    /// For somebody who looks at these people.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn on(
        cx: &Cx,
        conn: &mut Conn,
        viewer: Party,
        parties: impl IntoIterator<Item = Party>,
    ) -> failure::Result<Self> {
        let parties: BTreeSet<Party> = parties.into_iter().collect();
        Ok(Self {
            viewer,
            public_url: cx.settings.public_url.clone(),
            facts: people::facts(cx, conn, parties).await?,
        })
    }

    /// The same for somebody else.
    pub(crate) fn of(&self, viewer: Party) -> Self {
        Self {
            viewer,
            public_url: self.public_url.clone(),
            facts: self.facts.clone(),
        }
    }

    pub(crate) fn facts(&self, party: Party) -> Option<&Facts> {
        self.facts.get(&party).map(Arc::as_ref)
    }

    pub(crate) fn identity(&self, party: Party) -> Identity {
        let name = self.facts(party).map(|facts| facts.display_name.clone());
        let user_identity_type = if party.is_personal() {
            "personalMicrosoftAccountUser"
        } else if party.tenant == self.viewer.tenant {
            "aadUser"
        } else {
            "federatedUser"
        };
        Identity {
            id: party.person,
            display_name: name.unwrap_or_default(),
            user_identity_type,
            tenant_id: party.tenant,
        }
    }

    fn from(&self, party: Party) -> From {
        From {
            user: self.identity(party),
        }
    }

    /// Somebody who takes part.
    pub(crate) fn member(
        &self,
        cx: &Cx,
        chat: &Chat,
        members: &[Member],
        one: &Member,
    ) -> MemberView {
        let facts = self.facts(one.party);
        let is_external = self.viewer.is_outside(one.party);
        let present = members.iter().filter(|one| one.is_present()).count();
        let is_near = !is_external || one.has_accepted;
        let start = match one.sees_after {
            0 => "0001-01-01T00:00:00Z".to_owned(),
            _ => one.added_at.to_string(),
        };
        let reads = present <= INTIMATE && one.has_accepted;
        let is_connected = cx
            .hub
            .is_connected(one.party.tenant.uuid(), one.party.person);
        MemberView {
            odata_type: if one.party.is_personal() {
                "#microsoft.graph.microsoftAccountUserConversationMember"
            } else {
                "#microsoft.graph.aadUserConversationMember"
            },
            id: membership_id(chat, one.party),
            roles: vec![one.role.as_str()],
            display_name: facts
                .map(|facts| facts.display_name.clone())
                .unwrap_or_default(),
            visible_history_start_date_time: Some(start),
            user_id: one.party.person,
            email: facts.map(|facts| facts.address.clone()).unwrap_or_default(),
            tenant_id: one.party.tenant,
            organization: facts.and_then(|facts| facts.organization.clone()),
            is_external,
            acceptance: if one.has_accepted {
                "accepted"
            } else {
                "pending"
            },
            read_position: reads.then_some(one.read_position),
            availability: is_near.then_some(if is_connected { "Available" } else { "Offline" }),
        }
    }

    /// A message.
    pub(crate) fn message(&self, chat: &Chat, message: &Message) -> MessageView {
        let is_deleted = message.deleted_at.is_some();
        let details = &message.details;
        let body = match &message.said {
            Said::Body(body) if !is_deleted => body.clone(),
            Said::Body(_) => Body {
                content_type: ContentType::Text,
                content: String::new(),
            },
            Said::Event => Body {
                content_type: ContentType::Html,
                content: "<systemEventMessage/>".to_owned(),
            },
        };
        let chat_id = chat.graph_id();
        let attachment = |file: &crate::model::File| Attachment {
            id: file.digest.clone(),
            content_type: "reference",
            content_url: format!(
                "{}/beta/chats/{chat_id}/files/{}",
                self.public_url, file.digest
            ),
            name: file.name.clone(),
            file_type: file.content_type.clone(),
            size: file.size,
        };
        let shown = !is_deleted;
        MessageView {
            id: message.sequence.to_string(),
            etag: message.position.to_string(),
            reply_to_id: details.reply_to.map(|number| number.to_string()),
            message_type: message_type(message),
            created_date_time: message.created_at,
            last_modified_date_time: last_change(message),
            last_edited_date_time: message.edited_at,
            deleted_date_time: message.deleted_at,
            importance: details.importance.unwrap_or(Importance::Normal),
            from: self.from(message.sender),
            body,
            attachments: details
                .files
                .iter()
                .filter(|_| shown)
                .map(attachment)
                .collect(),
            mentions: details
                .mentions
                .iter()
                .filter(|_| shown)
                .map(|one| self.mention(one))
                .collect(),
            reactions: details
                .reactions
                .iter()
                .map(|one| self.reaction(one))
                .collect(),
            event_detail: details
                .event
                .as_ref()
                .map(|event| self.event(message.sender, event)),
            client_id: message
                .client_id
                .clone()
                .filter(|_| message.sender == self.viewer),
            position: message.position,
            chat_id,
        }
    }

    fn mention(&self, mention: &crate::model::Mention) -> MentionView {
        MentionView {
            id: mention.id,
            mention_text: mention.text.clone(),
            mentioned: self.from(mention.party),
        }
    }

    fn reaction(&self, reaction: &crate::model::Reaction) -> ReactionView {
        ReactionView {
            reaction_type: reaction.kind.clone(),
            created_date_time: reaction.at,
            user: self.from(reaction.party),
        }
    }

    fn event(&self, by: Party, event: &Event) -> EventDetail {
        let (odata_type, members, name) = match event {
            Event::MembersAdded { members } => (
                "#microsoft.graph.membersAddedEventMessageDetail",
                members.clone(),
                None,
            ),
            Event::MemberRemoved { member } => (
                "#microsoft.graph.membersDeletedEventMessageDetail",
                vec![*member],
                None,
            ),
            Event::MemberLeft => (
                "#microsoft.graph.membersLeftEventMessageDetail",
                vec![by],
                None,
            ),
            Event::MemberJoined => (
                "#microsoft.graph.membersJoinedEventMessageDetail",
                vec![by],
                None,
            ),
            Event::Renamed { topic } => (
                "#microsoft.graph.chatRenamedEventMessageDetail",
                Vec::new(),
                Some(topic.clone().unwrap_or_default()),
            ),
        };
        EventDetail {
            odata_type,
            initiator: self.from(by),
            members: members
                .into_iter()
                .map(|party| self.identity(party))
                .collect(),
            chat_display_name: name,
        }
    }

    fn preview(&self, message: &Message) -> Preview {
        let is_deleted = message.deleted_at.is_some();
        let content = match &message.said {
            Said::Body(body) if !is_deleted => body.plain().chars().take(200).collect(),
            _ => String::new(),
        };
        Preview {
            id: message.sequence.to_string(),
            created_date_time: message.created_at,
            is_deleted,
            message_type: message_type(message),
            body: Body {
                content_type: ContentType::Text,
                content,
            },
            from: Some(self.from(message.sender)),
        }
    }
}

const fn message_type(message: &Message) -> &'static str {
    if message.is_said() {
        "message"
    } else {
        "systemEventMessage"
    }
}

fn last_change(message: &Message) -> Ts {
    let reacted = message.details.reactions.iter().map(|one| one.at).max();
    let all = [message.edited_at, message.deleted_at, reacted];
    all.into_iter()
        .flatten()
        .max()
        .unwrap_or(message.created_at)
}

/// The id of a membership: of chat and person, and the same as long as both are.
pub(crate) fn membership_id(chat: &Chat, party: Party) -> String {
    format!("{}.{}", chat.id.uuid().simple(), party.person.simple())
}

/// Reads a membership's id, or a person's.
pub(crate) fn person_of_membership(text: &str) -> Option<Uuid> {
    let person = text.rsplit_once('.').map_or(text, |(_, person)| person);
    person.parse().ok()
}

/// Everybody whom messages name.
pub(crate) fn named(messages: &[Message]) -> impl Iterator<Item = Party> + '_ {
    messages.iter().flat_map(|message| {
        let details = &message.details;
        let mentioned = details.mentions.iter().map(|one| one.party);
        let reacting = details.reactions.iter().map(|one| one.party);
        let about = match &details.event {
            Some(Event::MembersAdded { members }) => members.clone(),
            Some(Event::MemberRemoved { member }) => vec![*member],
            _ => Vec::new(),
        };
        std::iter::once(message.sender)
            .chain(mentioned)
            .chain(reacting)
            .chain(about)
    })
}

/// What is shown of a chat beside the chat itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Wanted {
    pub(crate) members: bool,
    pub(crate) preview: bool,
}

/// A chat as somebody sees it.
///
/// # Errors
/// Those of the database.
pub(crate) async fn chat_view(
    cx: &Cx,
    conn: &mut Conn,
    viewer: Party,
    (chat, members): (&Chat, &[Member]),
    wanted: Wanted,
) -> failure::Result<Option<ChatView>> {
    let Some(own) = members.iter().find(|one| one.party == viewer) else {
        return Ok(None);
    };
    let key = (chat.host, chat.id);
    let until = own.sees_until.unwrap_or(i64::MAX);
    let latest = store::latest(conn, key, viewer, (own.sees_after, until)).await?;
    let unread = store::unread(
        conn,
        key,
        viewer,
        (own.sees_after.max(own.read_position), until),
    )
    .await?;
    let parties = members.iter().map(|one| one.party);
    let lens = Lens::on(
        cx,
        conn,
        viewer,
        parties.chain(latest.iter().map(|one| one.sender)),
    )
    .await?;
    let is_asked = own.is_present() && !own.has_accepted;
    let present = members.iter().filter(|one| one.is_present());
    let asker = super::asker_of(chat, members, own).filter(|_| is_asked);
    let asker = asker.and_then(|party| members.iter().find(|one| one.party == party));
    let cautions = match asker {
        Some(asker) => super::cautions::cautions(cx, conn, viewer, asker.party, key).await?,
        None => Vec::new(),
    };
    let last_said = latest.as_ref().map_or(0, |one| one.sequence);
    Ok(Some(ChatView {
        id: graph_id(chat.id, chat.pair.as_deref()),
        topic: chat.topic.clone(),
        chat_type: chat.kind,
        created_date_time: chat.created_at,
        last_updated_date_time: chat.active_at,
        tenant_id: chat.host,
        web_url: format!("{}/chats/{}", cx.settings.public_url, chat.graph_id()),
        viewpoint: Viewpoint {
            is_hidden: own.hidden_position > 0 && last_said <= own.hidden_position,
            last_message_read_date_time: own.read_at,
            is_muted: own.is_muted,
            is_pinned: own.is_pinned,
        },
        members: wanted.members.then(|| {
            let shown = present.clone();
            shown
                .map(|one| lens.member(cx, chat, members, one))
                .collect()
        }),
        last_message_preview: wanted.preview.then(|| {
            let shown = latest.as_ref().filter(|_| !is_asked);
            shown.map(|one| lens.preview(one))
        }),
        position: chat.position.min(until),
        unread_count: unread,
        is_external: present.clone().any(|one| viewer.is_outside(one.party)),
        acceptance: match (own.is_present(), own.has_accepted) {
            (false, _) => "left",
            (true, true) => "accepted",
            (true, false) => "pending",
        },
        is_blocked: is_blocked(conn, chat, members, viewer).await?,
        requested_by: asker.map(|one| lens.member(cx, chat, members, one)),
        cautions,
    }))
}

/// Whether somebody has blocked the other one of a chat of two.
async fn is_blocked(
    conn: &mut Conn,
    chat: &Chat,
    members: &[Member],
    viewer: Party,
) -> failure::Result<bool> {
    let other = members.iter().find(|one| one.party != viewer);
    let other = other.filter(|one| chat.kind == Kind::OneOnOne && viewer.is_outside(one.party));
    let Some(other) = other else {
        return Ok(false);
    };
    let own = store::contact(conn, viewer, other.party).await?;
    Ok(own.is_some_and(|own| own.contact.decision == Decision::Blocked))
}
