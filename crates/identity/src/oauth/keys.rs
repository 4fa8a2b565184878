//! The keys that sign tokens: RSA pairs of a tenant, the first made when it is first needed, the next
//! ones when `rotation` says so.
//!
//! RS256, because every OpenID Connect client must understand it (Core, section 15.1) and some of
//! Microsoft's understand nothing else. The pair comes from aws-lc-rs: the pure-Rust `rsa` leaks key
//! bits through its timing (RUSTSEC-2023-0071, without a fixed release), and `ring` can't make RSA
//! keys.

use std::sync::Arc;

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rsa::{KeyPair, KeySize};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use beffroi_core::{Failure, TenantId, Ts, failure};
use beffroi_feature::Cx;
use beffroi_store::Tx;
use futures_util::FutureExt;
use jsonwebtoken::jwk::{Jwk, PublicKeyUse, ThumbprintHash};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey};

use super::key_store::{self, StoredKey};
use super::rotation;
use crate::state;

/// How tokens are signed.
pub(crate) const ALGORITHM: Algorithm = Algorithm::RS256;

/// The pair that signs new tokens.
pub(crate) struct SigningKey {
    pub(crate) kid: String,
    pub(crate) private: EncodingKey,
}

/// A public key that tokens are verified with.
pub(crate) struct VerifyingKey(pub(crate) DecodingKey);

/// The pair that signs for the tenant now; makes one where it is time to.
pub(crate) async fn signing(cx: &Cx, tenant: TenantId) -> failure::Result<Arc<SigningKey>> {
    let (state, now) = (state::of(cx), cx.now());
    if let Some(known) = state.signing_keys.get(&tenant, now) {
        return Ok(known);
    }
    let generation = state.signing_keys.generation();
    let mut all = all_or_made(cx, tenant).await?;
    let signer = rotation::signer(&moments(&all), now)
        .ok_or_else(|| Failure::bug("a tenant has no signing key after one was made"))?;
    let stored = all.swap_remove(signer);
    let key = Arc::new(SigningKey {
        private: private(cx, tenant, &stored)?,
        kid: stored.kid,
    });
    state
        .signing_keys
        .put(generation, tenant, Arc::clone(&key), now);
    Ok(key)
}

/// The public key of that id; none when the tenant never had it.
pub(crate) async fn verifying(
    cx: &Cx,
    tenant: TenantId,
    kid: &str,
) -> failure::Result<Option<Arc<VerifyingKey>>> {
    let (state, now, id) = (state::of(cx), cx.now(), (tenant, kid.to_owned()));
    if let Some(known) = state.verifying_keys.get(&id, now) {
        return Ok(Some(known));
    }
    let generation = state.verifying_keys.generation();
    let all = key_store::all(&mut cx.read().await?, tenant).await?;
    let Some(stored) = all.iter().find(|stored| stored.kid == kid) else {
        return Ok(None);
    };
    let public = DecodingKey::from_jwk(&public(cx, tenant, stored)?).map_err(Failure::bug)?;
    let key = Arc::new(VerifyingKey(public));
    state
        .verifying_keys
        .put(generation, id, Arc::clone(&key), now);
    Ok(Some(key))
}

/// Every public key of the tenant, newest first; makes a pair where it is time to, so that the set
/// is never empty.
pub(crate) async fn published(cx: &Cx, tenant: TenantId) -> failure::Result<Vec<Jwk>> {
    let all = all_or_made(cx, tenant).await?;
    all.iter().map(|key| public(cx, tenant, key)).collect()
}

async fn all_or_made(cx: &Cx, tenant: TenantId) -> failure::Result<Vec<StoredKey>> {
    let all = key_store::all(&mut cx.read().await?, tenant).await?;
    if !rotation::is_due(&moments(&all), cx.now()) {
        return Ok(all);
    }
    // Outside of the transaction: it takes a tenth of a second.
    let pem = tokio::task::spawn_blocking(make)
        .await
        .map_err(Failure::bug)??;
    let kid = jwk(&pem)?
        .thumbprint(ThumbprintHash::SHA256)
        .map_err(Failure::bug)?;
    let context = context(tenant, &kid);
    let made = StoredKey {
        sealed: cx.sealing.seal(&context, pem.as_bytes(), &*cx.random),
        kid,
        created_at: cx.now(),
    };
    cx.db
        .write(move |tx| rotate(tx, tenant, made).boxed())
        .await
}

/// Adds the new pair and removes the ones that have served their time.
async fn rotate(tx: &mut Tx, tenant: TenantId, made: StoredKey) -> failure::Result<Vec<StoredKey>> {
    let now = made.created_at;
    let mut all = key_store::all(tx, tenant).await?;
    // Another process may have been first. Where both find it due (PostgreSQL), both pairs are good.
    if rotation::is_due(&moments(&all), now) {
        key_store::insert(tx, tenant, &made).await?;
        all.insert(0, made);
    }
    let moments = moments(&all);
    let (spent, kept): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|key| rotation::is_spent(key.created_at, &moments, now));
    for key in spent {
        key_store::delete(tx, tenant, &key.kid).await?;
    }
    Ok(kept)
}

fn moments(keys: &[StoredKey]) -> Vec<Ts> {
    keys.iter().map(|key| key.created_at).collect()
}

/// What a private key is sealed for.
fn context(tenant: TenantId, kid: &str) -> String {
    format!("signing-key/{tenant}/{kid}")
}

/// Makes a pair, as PEM. Its randomness is the library's own: a key that a test could repeat would
/// need a generator that takes its numbers from outside, which no maintained one does.
fn make() -> failure::Result<String> {
    let pair = KeyPair::generate(KeySize::Rsa2048).map_err(Failure::bug)?;
    let der: Pkcs8V1Der<'static> = pair.as_der().map_err(Failure::bug)?;
    Ok(pem(der.as_ref()))
}

fn pem(der: &[u8]) -> String {
    let text = STANDARD.encode(der);
    let mut pem = String::from("-----BEGIN PRIVATE KEY-----\n");
    for line in text.as_bytes().chunks(64) {
        pem.extend(line.iter().map(|byte| char::from(*byte)));
        pem.push('\n');
    }
    pem.push_str("-----END PRIVATE KEY-----\n");
    pem
}

fn opened(cx: &Cx, tenant: TenantId, stored: &StoredKey) -> failure::Result<String> {
    let plain = cx
        .sealing
        .open(&context(tenant, &stored.kid), &stored.sealed);
    let plain = plain.ok_or_else(|| Failure::bug("a signing key can't be opened"))?;
    String::from_utf8(plain).map_err(Failure::bug)
}

fn private(cx: &Cx, tenant: TenantId, stored: &StoredKey) -> failure::Result<EncodingKey> {
    encoding(&opened(cx, tenant, stored)?)
}

fn public(cx: &Cx, tenant: TenantId, stored: &StoredKey) -> failure::Result<Jwk> {
    let mut key = jwk(&opened(cx, tenant, stored)?)?;
    key.common.public_key_use = Some(PublicKeyUse::Signature);
    key.common.key_id = Some(stored.kid.clone());
    Ok(key)
}

fn jwk(pem: &str) -> failure::Result<Jwk> {
    Jwk::from_encoding_key(&encoding(pem)?, ALGORITHM).map_err(Failure::bug)
}

fn encoding(pem: &str) -> failure::Result<EncodingKey> {
    EncodingKey::from_rsa_pem(pem.as_bytes()).map_err(Failure::bug)
}
