//! The log as it is told.

use beffroi_core::{TenantId, Ts, failure};
use beffroi_feature::{Cx, Letter};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::model::LetterId;
use crate::sending;
use crate::store::Logged;

/// A mail that was left to be sent, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct MailMessage {
    /// Also what stands before the `@` of its Message-ID, without hyphens.
    #[schema(value_type = Uuid)]
    id: LetterId,
    /// What it is about, e.g. `licences.ending`.
    kind: String,
    /// Whom it is for; null where that is nobody of the directory.
    user_id: Option<Uuid>,
    /// `queued`, `deferred` (it waits for another attempt), `sent` (the relay answers for it), `failed` or
    /// `canceled`.
    state: &'static str,
    /// To which address it was handed over; null before.
    recipient: Option<String>,
    /// Under which subject.
    subject: Option<String>,
    /// In which language.
    language: Option<String>,
    /// How often it was tried.
    attempts: i64,
    #[schema(value_type = String, format = DateTime)]
    created_date_time: Ts,
    /// When it is tried next; null when nothing more happens to it.
    #[schema(value_type = Option<String>, format = DateTime)]
    next_attempt_date_time: Option<Ts>,
    /// When it was sent, given up or canceled.
    #[schema(value_type = Option<String>, format = DateTime)]
    done_date_time: Option<Ts>,
    /// What the relay said last, or what else stood in the way.
    answer: Option<String>,
}

/// A mail with its words, as long as it waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct MailMessageDetails {
    #[serde(flatten)]
    message: MailMessage,
    /// The words that it would have now, without what only the mail itself may say; null when it does not wait.
    preview: Option<MailPreview>,
}

/// The words of a mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct MailPreview {
    /// To which address.
    pub(crate) recipient: String,
    pub(crate) subject: String,
    pub(crate) language: String,
    /// The plain part.
    pub(crate) text: String,
    /// The HTML part.
    pub(crate) html: String,
}

impl From<Logged> for MailMessage {
    fn from(one: Logged) -> Self {
        Self {
            id: LetterId::from_uuid(one.letter.id),
            kind: one.letter.kind,
            user_id: one.letter.person,
            state: one.state.as_str(),
            recipient: one.handed.address,
            subject: one.handed.subject,
            language: one.handed.language,
            attempts: one.attempts,
            created_date_time: one.letter.at,
            next_attempt_date_time: one.next,
            done_date_time: one.done,
            answer: one.answer,
        }
    }
}

/// A mail with its words.
///
/// # Errors
/// Those of the system that puts the words together.
pub(crate) async fn details(
    cx: &Cx,
    tenant: TenantId,
    one: Logged,
) -> failure::Result<MailMessageDetails> {
    let mut preview = None;
    if one.next.is_some() {
        let id = one.letter.id;
        let mut composed = sending::compose(cx, tenant, [one.letter.clone()]).await?;
        if let Some(Letter::Composed(composed)) = composed.remove(&id) {
            let html = composed.words.standing_alone();
            preview = Some(MailPreview {
                recipient: composed.to.as_str().to_owned(),
                subject: composed.words.subject,
                language: composed.words.language.to_string(),
                text: composed.words.text,
                html,
            });
        }
    }
    Ok(MailMessageDetails {
        message: one.into(),
        preview,
    })
}
