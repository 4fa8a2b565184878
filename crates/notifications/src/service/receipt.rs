//! What a device says when it has a notification, where a history is kept: a word that only it got.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use beffroi_core::{TenantId, failure};
use beffroi_feature::Cx;
use futures_util::FutureExt;
use uuid::Uuid;

use crate::model::{Counts, NotificationId, RegistrationId};
use crate::{push, store};

/// Bytes of the seal that are sent: nobody guesses them.
const SEAL: usize = 16;

fn seal(cx: &Cx, ids: &[u8]) -> [u8; SEAL] {
    let whole = cx.sealing.mac("notification-receipt", ids);
    let mut seal = [0; SEAL];
    seal.copy_from_slice(&whole[..SEAL]);
    seal
}

/// The word of a device for a notification.
pub(crate) fn token(
    cx: &Cx,
    tenant: TenantId,
    notification: NotificationId,
    registration: RegistrationId,
) -> String {
    let ids = [tenant.uuid(), notification.uuid(), registration.uuid()];
    let ids: Vec<u8> = ids.iter().flat_map(|id| *id.as_bytes()).collect();
    let seal = seal(cx, &ids);
    URL_SAFE_NO_PAD.encode([ids.as_slice(), &seal].concat())
}

fn read(cx: &Cx, token: &str) -> Option<(TenantId, NotificationId, Uuid)> {
    let bytes = URL_SAFE_NO_PAD.decode(token).ok()?;
    let (ids, sealed) = bytes.split_at_checked(48)?;
    if sealed.len() != SEAL || !same(sealed, &seal(cx, ids)) {
        return None;
    }
    let id = |place: usize| Uuid::from_slice(&ids[place..place + 16]).ok();
    Some((
        TenantId::from_uuid(id(0)?),
        NotificationId::from_uuid(id(16)?),
        id(32)?,
    ))
}

/// Compares in the same time wherever they differ.
fn same(one: &[u8], other: &[u8]) -> bool {
    let differing = one.iter().zip(other).fold(0, |all, (a, b)| all | (a ^ b));
    one.len() == other.len() && differing == 0
}

/// Notes that a device has a notification. What is no such word, or was said before, changes nothing: the answer
/// is the same, so that nobody learns from it.
///
/// # Errors
/// Those of the database.
pub(crate) async fn take(cx: &Cx, token: &str) -> failure::Result<()> {
    let Some((tenant, notification, registration)) = read(cx, token) else {
        return Ok(());
    };
    let own = cx.clone();
    cx.db
        .write(move |tx| {
            async move {
                let said = store::delivered(tx, tenant, notification, registration).await?;
                let Some((channel, was_waiting)) = said else {
                    return Ok(());
                };
                let more = Counts {
                    // Its word came before the gateway's.
                    accepted: i64::from(was_waiting),
                    delivered: 1,
                    failed: 0,
                };
                store::add_counts(tx, tenant, notification, channel, more).await?;
                // It may have been the last one that was waited for.
                push::finish(&own, tx, tenant, notification).await
            }
            .boxed()
        })
        .await
}
