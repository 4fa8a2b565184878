//! The shapes of what is shown, as Graph has them.

use beffroi_core::{TenantId, Ts};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::model::{Body, Caution, Importance, Kind};

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
    pub(super) is_hidden: bool,
    /// When it was read last.
    pub(super) last_message_read_date_time: Option<Ts>,
    /// Whether it makes no sound.
    pub(super) is_muted: bool,
    /// Whether it stands at the top.
    pub(super) is_pinned: bool,
}

/// A chat as somebody sees it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ChatView {
    /// Its id.
    pub(crate) id: String,
    /// Its name.
    pub(super) topic: Option<String>,
    /// Between two, or among several.
    pub(super) chat_type: Kind,
    /// When it began.
    pub(super) created_date_time: Ts,
    /// When it was last written to.
    pub(super) last_updated_date_time: Ts,
    /// The organization that keeps it.
    pub(super) tenant_id: TenantId,
    /// Its page in the portal.
    pub(super) web_url: String,
    /// The caller's own view of it.
    pub(super) viewpoint: Viewpoint,
    /// Who takes part, where that is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) members: Option<Vec<MemberView>>,
    /// What was said last, where that is asked for; nothing of a request that is not accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) last_message_preview: Option<Option<Preview>>,
    /// The number of the last thing that happened in it: whoever has seen less asks for the changes after that.
    pub(super) position: i64,
    /// How many messages of others are not read, at most 100.
    pub(super) unread_count: i64,
    /// Whether somebody outside the caller's organization takes part.
    pub(super) is_external: bool,
    /// `accepted`, `pending` for a request that the caller has not answered, or `left`.
    pub(super) acceptance: &'static str,
    /// Whether the caller has blocked the other one of a chat of two.
    pub(super) is_blocked: bool,
    /// Who has asked, of a request.
    pub(super) requested_by: Option<MemberView>,
    /// Why to look twice before accepting a request.
    pub(super) cautions: Vec<Caution>,
}

/// What was said last.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ChatMessagePreview)]
pub(crate) struct Preview {
    /// The message's id.
    pub(super) id: String,
    /// When it was said.
    pub(super) created_date_time: Ts,
    /// Whether it was deleted.
    pub(super) is_deleted: bool,
    /// `message`, or `systemEventMessage` of something that happened.
    pub(super) message_type: &'static str,
    /// What was said.
    pub(super) body: Body,
    /// By whom.
    pub(super) from: Option<From>,
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
    pub(super) chat_id: String,
    /// The message that it answers.
    pub(super) reply_to_id: Option<String>,
    /// `message`, or `systemEventMessage` of something that happened.
    pub(super) message_type: &'static str,
    /// When it was said.
    pub(super) created_date_time: Ts,
    /// When it was last changed.
    pub(super) last_modified_date_time: Ts,
    /// When its sender said it differently.
    pub(super) last_edited_date_time: Option<Ts>,
    /// When its sender took it back.
    pub(super) deleted_date_time: Option<Ts>,
    /// How much it matters to its sender.
    pub(super) importance: Importance,
    /// Who has said it.
    pub(super) from: From,
    /// What was said; empty when it was taken back.
    pub(super) body: Body,
    /// Files, and messages that it quotes.
    pub(super) attachments: Vec<Attachment>,
    /// People who are named.
    pub(super) mentions: Vec<MentionView>,
    /// What people think of it.
    pub(super) reactions: Vec<ReactionView>,
    /// What happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) event_detail: Option<EventDetail>,
    /// By which its sender's program knows it, for its sender.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) client_id: Option<String>,
    /// The number of its last change in the chat.
    pub(super) position: i64,
    /// Of the caller's own message: members of the group whom it does not reach, since they have not accepted and the
    /// ten messages before that are used up, or a rule stops it. Who has declined or blocked the caller is not among them.
    pub(crate) not_delivered_to: Vec<Identity>,
}

/// A file of a message.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Attachment {
    /// The file's id in the chat.
    pub(super) id: String,
    /// `reference`.
    pub(super) content_type: &'static str,
    /// Where it is.
    pub(super) content_url: String,
    /// Its name.
    pub(super) name: String,
    /// Its type by what its first bytes tell.
    pub(super) file_type: String,
    /// In bytes.
    pub(super) size: i64,
}

/// Somebody who is named.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct MentionView {
    /// The `id` of the `at` in the text.
    pub(super) id: i64,
    /// As it stands in the text.
    pub(super) mention_text: String,
    /// Who it is.
    pub(super) mentioned: From,
}

/// What somebody thinks of a message.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ReactionView {
    /// An emoji.
    pub(super) reaction_type: String,
    /// Since when.
    pub(super) created_date_time: Ts,
    /// Who.
    pub(super) user: From,
}

/// What happened.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct EventDetail {
    /// `#microsoft.graph.membersAddedEventMessageDetail` and the like.
    #[serde(rename = "@odata.type")]
    pub(super) odata_type: &'static str,
    /// Who did it.
    pub(super) initiator: From,
    /// Whom it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) members: Vec<Identity>,
    /// The new name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) chat_display_name: Option<String>,
}
