//! What the change log says of chats: which have moved, in the log of each organization that has somebody in it.

use beffroi_core::{TenantId, Ts, failure};
use beffroi_store::Tx;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::model::{Chat, ChatId, Party};

/// Something was said or changed in chats.
pub(crate) const MOVED: &str = "chat.moved";
/// Somebody's own view of a chat changed: they have read, hidden or left it, or decided of somebody.
pub(crate) const OWN: &str = "chat.own";
/// Somebody has read up to a place.
pub(crate) const READ: &str = "chat.read";

/// A chat in which something was said or changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Moved {
    pub(crate) host: TenantId,
    pub(crate) chat: ChatId,
    /// The position before it.
    pub(crate) after: i64,
    /// The position of the last of it.
    #[serde(default)]
    pub(crate) until: i64,
    /// Whether the chat itself came to be.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) is_new: bool,
}

/// Chats that have moved.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct AllMoved {
    pub(crate) chats: Vec<Moved>,
}

/// Somebody whose own view has changed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct OwnView {
    pub(crate) person: Uuid,
    pub(crate) host: TenantId,
    pub(crate) chat: ChatId,
    /// The chat's id as programs know it.
    pub(crate) chat_id: String,
}

/// Somebody has read.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct HasRead {
    pub(crate) host: TenantId,
    pub(crate) chat: ChatId,
    pub(crate) by: Party,
    pub(crate) position: i64,
}

/// Tells an organization's followers that chats have moved.
///
/// # Errors
/// Those of the database.
pub(crate) async fn tell(
    tx: &mut Tx,
    tenant: TenantId,
    chats: Vec<Moved>,
    now: Ts,
) -> failure::Result<()> {
    tx.change(tenant, MOVED, &AllMoved { chats }, now).await?;
    Ok(())
}

/// Tells that somebody's own view of a chat has changed.
///
/// # Errors
/// Those of the database.
pub(crate) async fn tell_own(
    tx: &mut Tx,
    party: Party,
    chat: &Chat,
    now: Ts,
) -> failure::Result<()> {
    let view = OwnView {
        person: party.person,
        host: chat.host,
        chat: chat.id,
        chat_id: chat.graph_id(),
    };
    tx.change(party.tenant, OWN, &view, now).await?;
    Ok(())
}
