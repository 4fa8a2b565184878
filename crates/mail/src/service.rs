//! Use cases of the outbox.

use beffroi_core::{Failure, Kind, Page, TenantId, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_feature::Cx;
use beffroi_odata::ListQuery;
use beffroi_store::Tx;
use beffroi_web::Caller;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::log::{MailMessage, MailMessageDetails, details};
use crate::model::LetterId;
use crate::{outbox, store};

/// The audit trail's name for this part of the product.
const CATEGORY: &str = "MailManagement";

/// The relay that mail is handed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct MailRelayInfo {
    /// Whether the operator has named one. Without one nothing is sent: mails wait in the outbox for 48 hours.
    is_configured: bool,
    /// The address that mails are from; null without a relay.
    sender_address: Option<String>,
    /// The name beside it; null where it is the organization's.
    sender_name: Option<String>,
}

/// Whether mail is sent at all, and from which address.
pub(crate) fn relay(cx: &Cx) -> MailRelayInfo {
    let relay = cx.relay();
    let sender = relay.as_ref().map(beffroi_channels::smtp::Relay::sender);
    MailRelayInfo {
        is_configured: sender.is_some(),
        sender_address: sender.map(beffroi_channels::smtp::Sender::address),
        sender_name: sender.and_then(|sender| sender.name.clone()),
    }
}

/// A page of the log, newest first.
pub(crate) async fn list(
    cx: &Cx,
    caller: &Caller,
    query: &ListQuery,
) -> failure::Result<Page<MailMessage>> {
    let mut conn = cx.read().await?;
    let filter = query.filter.as_ref();
    let page = store::list(&mut conn, caller.tenant, &query.page, filter).await?;
    Ok(page.map(MailMessage::from))
}

/// One mail, with its words while it waits.
///
/// # Errors
/// There is none.
pub(crate) async fn get(
    cx: &Cx,
    caller: &Caller,
    id: LetterId,
) -> failure::Result<MailMessageDetails> {
    let found = store::find(&mut cx.read().await?, caller.tenant, id).await?;
    let found = found.ok_or_else(|| Failure::not_found("mailMessage", id))?;
    details(cx, caller.tenant, found).await
}

/// What can be done with a mail that waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Deed {
    /// It is tried now.
    Retry,
    /// It is not sent.
    Cancel,
}

/// Tries a mail now, or lets it be.
///
/// # Errors
/// There is none, or it does not wait.
pub(crate) async fn act(cx: &Cx, caller: &Caller, id: LetterId, deed: Deed) -> failure::Result<()> {
    let (own, by) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move { act_in(&own, tx, &by, id, deed).await }.boxed()
    })
    .await
}

async fn act_in(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    id: LetterId,
    deed: Deed,
) -> failure::Result<()> {
    let (tenant, now) = (caller.tenant, cx.now());
    let found = store::find(tx, tenant, id).await?;
    let found = found.ok_or_else(|| Failure::not_found("mailMessage", id))?;
    let (done, activity) = match deed {
        Deed::Retry => (store::hasten(tx, tenant, id, now).await?, "Retry mail"),
        Deed::Cancel => (store::cancel(tx, tenant, id, now).await?, "Cancel mail"),
    };
    if !done {
        let why = match found.next {
            Some(_) => "It is being handed to the relay just now.",
            None => "It does not wait any more: it was sent, given up or canceled.",
        };
        return Err(Failure::new(Kind::Conflict, "mailNotWaiting", why));
    }
    if deed == Deed::Retry {
        outbox::begin(cx, tx, tenant).await?;
    }
    let target = Target::new("MailMessage", id.uuid(), &found.letter.kind);
    let entry = Entry::by(caller, CATEGORY, activity, Operation::Update).target(target);
    audit::record(tx, cx, tenant, entry).await?;
    Ok(())
}

/// Forgets the mail of a person who is removed for good.
pub(crate) fn forget_person(
    tx: &mut Tx,
    tenant: TenantId,
    person: Uuid,
) -> BoxFuture<'_, failure::Result<()>> {
    async move { Ok(store::forget(tx, tenant, person).await?) }.boxed()
}
