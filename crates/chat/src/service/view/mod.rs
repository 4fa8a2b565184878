//! Chats and messages as Graph shows them: `shapes` has what is answered, this what it is made of.

mod shapes;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use beffroi_core::{Ts, failure};
use beffroi_feature::Cx;
use beffroi_store::Conn;
use uuid::Uuid;

pub(crate) use self::shapes::{
    Attachment, ChatView, EventDetail, From, Identity, MemberView, MentionView, MessageView,
    Preview, ReactionView, Viewpoint,
};
use super::people::{self, Facts};
use crate::model::{
    Body, Chat, ContentType, Decision, Event, INTIMATE, Importance, Kind, Member, Message, Party,
    Said, graph_id,
};
use crate::store;

/// Who looks, and what is known of those who are shown.
pub(crate) struct Lens {
    pub(crate) viewer: Party,
    public_url: String,
    /// Whether what was deleted, and is still kept, is shown as well.
    shows_deleted: bool,
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
            shows_deleted: false,
            facts: people::facts(cx, conn, parties).await?,
        })
    }

    /// The same for somebody else.
    pub(crate) fn of(&self, viewer: Party) -> Self {
        Self {
            viewer,
            public_url: self.public_url.clone(),
            shows_deleted: self.shows_deleted,
            facts: self.facts.clone(),
        }
    }

    /// Of somebody outside who has been asked and not accepted, the others see the address: whether an account was
    /// made meanwhile is theirs to tell.
    pub(crate) fn veiling(mut self, members: &[Member]) -> Self {
        let asked = members.iter().filter(|one| !one.has_accepted);
        for party in asked.map(|one| one.party) {
            if party.is_personal()
                && self.viewer.is_outside(party)
                && let Some(facts) = self.facts.get_mut(&party)
            {
                let veiled = Facts {
                    display_name: facts.address.clone(),
                    ..Facts::clone(facts)
                };
                *facts = Arc::new(veiled);
            }
        }
        self
    }

    /// The same for whoever must read everything that is kept.
    pub(crate) const fn with_deleted(mut self) -> Self {
        self.shows_deleted = true;
        self
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
        // Whether somebody outside is there shows once both have agreed.
        let viewer = members.iter().find(|own| own.party == self.viewer);
        let both = one.has_accepted && viewer.is_some_and(|own| own.has_accepted);
        let is_near = !is_external || both;
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
        let is_deleted = message.deleted_at.is_some() && !self.shows_deleted;
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
            not_delivered_to: details
                .missed
                .iter()
                .filter(|_| message.sender == self.viewer)
                .map(|party| self.identity(*party))
                .collect(),
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
            .chain(details.missed.iter().copied())
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
    .await?
    .veiling(members);
    let is_asked = own.is_present() && !own.has_accepted;
    let present = members.iter().filter(|one| one.is_present());
    let asker = super::asker_of(chat, members, own).filter(|_| is_asked);
    if let Some(party) = asker
        && viewer.is_outside(party)
        && has_blocked(conn, viewer, party).await?
    {
        // A request of somebody who is blocked is not one any more; unblocked, it is there again.
        return Ok(None);
    }
    let asker = asker.and_then(|party| members.iter().find(|one| one.party == party));
    let cautions = match asker {
        Some(asker) => super::cautions::cautions(cx, conn, viewer, asker.party, key).await?,
        None => Vec::new(),
    };
    let last_said = latest.as_ref().map_or(0, |one| one.sequence);
    Ok(Some(ChatView {
        id: graph_id(chat.id, chat.pair.as_deref()),
        // As much of it can come as one likes, and it is not counted: whoever has not agreed does not get it.
        topic: chat.topic.clone().filter(|_| own.has_accepted),
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
    has_blocked(conn, viewer, other.party).await
}

async fn has_blocked(conn: &mut Conn, viewer: Party, other: Party) -> failure::Result<bool> {
    let own = store::contact(conn, viewer, other).await?;
    Ok(own.is_some_and(|own| own.contact.decision == Decision::Blocked))
}
