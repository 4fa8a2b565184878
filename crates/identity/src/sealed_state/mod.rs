//! What this server must remember between two requests of a browser that nobody is signed in to: it
//! travels with the browser, sealed, so that nobody can fill the database by asking. It has an end,
//! and is good once: what was answered is noted.

mod store;

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use beffroi_core::{Failure, TenantId, Ts, failure};
use beffroi_feature::Cx;
use beffroi_store::{StoreError, Tx};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Longer than any that was given out.
const LONGEST: usize = 16 * 1024;

#[derive(Serialize, Deserialize)]
struct Envelope<T> {
    expires_at: Ts,
    value: T,
}

/// A state that came back unchanged and in time.
pub(crate) struct Opened<T> {
    pub(crate) value: T,
    pub(crate) receipt: Receipt,
}

/// With which a state is marked as answered.
#[derive(Clone)]
pub(crate) struct Receipt {
    hash: Vec<u8>,
    expires_at: Ts,
}

/// Seals a state for a purpose; it can be opened for `life`.
pub(crate) fn seal<T: Serialize>(
    cx: &Cx,
    purpose: &str,
    value: T,
    life: Duration,
) -> failure::Result<String> {
    let expires_at = cx.now().plus(life);
    let text = serde_json::to_vec(&Envelope { expires_at, value }).map_err(Failure::bug)?;
    Ok(URL_SAFE_NO_PAD.encode(cx.sealing.seal(purpose, &text, &*cx.random)))
}

/// Opens a state; none when it never was one for that purpose, or is too old.
pub(crate) fn open<T: DeserializeOwned>(cx: &Cx, purpose: &str, text: &str) -> Option<Opened<T>> {
    if text.len() > LONGEST {
        return None;
    }
    let sealed = URL_SAFE_NO_PAD.decode(text).ok()?;
    let plain = cx.sealing.open(purpose, &sealed)?;
    let Envelope { expires_at, value } = serde_json::from_slice(&plain).ok()?;
    (expires_at > cx.now()).then(|| Opened {
        value,
        receipt: Receipt {
            hash: Sha256::digest(&sealed).to_vec(),
            expires_at,
        },
    })
}

/// Marks a state as answered; false when it was already. Of two who try at once, one wins.
pub(crate) async fn spend(
    tx: &mut Tx,
    tenant: TenantId,
    receipt: &Receipt,
    now: Ts,
) -> Result<bool, StoreError> {
    store::sweep(tx, tenant, now).await?;
    store::insert(tx, tenant, &receipt.hash, receipt.expires_at).await
}
