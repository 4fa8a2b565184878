//! The keys that sign tokens: one RSA pair per tenant, made when it is first needed.
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
use beffroi_core::{Failure, TenantId, failure};
use beffroi_feature::Cx;
use futures_util::FutureExt;
use jsonwebtoken::jwk::{Jwk, PublicKeyUse, ThumbprintHash};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey};

use super::key_store::{self, StoredKey};
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

/// The tenant's newest pair; makes the first one.
pub(crate) async fn signing(cx: &Cx, tenant: TenantId) -> failure::Result<Arc<SigningKey>> {
    let (state, now) = (state::of(cx), cx.now());
    if let Some(known) = state.signing_keys.get(&tenant, now) {
        return Ok(known);
    }
    let generation = state.signing_keys.generation();
    let stored = first(all_or_made(cx, tenant).await?)?;
    let key = Arc::new(SigningKey {
        private: private(&stored)?,
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
    let public = DecodingKey::from_jwk(&public(stored)?).map_err(Failure::bug)?;
    let key = Arc::new(VerifyingKey(public));
    state
        .verifying_keys
        .put(generation, id, Arc::clone(&key), now);
    Ok(Some(key))
}

/// Every public key of the tenant, newest first; makes the first pair, so that the set is never
/// empty.
pub(crate) async fn published(cx: &Cx, tenant: TenantId) -> failure::Result<Vec<Jwk>> {
    let all = all_or_made(cx, tenant).await?;
    all.iter().map(public).collect()
}

async fn all_or_made(cx: &Cx, tenant: TenantId) -> failure::Result<Vec<StoredKey>> {
    let all = key_store::all(&mut cx.read().await?, tenant).await?;
    if !all.is_empty() {
        return Ok(all);
    }
    // Outside of the transaction: it takes a tenth of a second.
    let made = tokio::task::spawn_blocking(make)
        .await
        .map_err(Failure::bug)??;
    let now = cx.now();
    cx.db
        .write(move |tx| {
            async move {
                // Two processes may both find none; then both keys are good.
                let all = key_store::all(tx, tenant).await?;
                if !all.is_empty() {
                    return Ok(all);
                }
                key_store::insert(tx, tenant, &made, now).await?;
                Ok(vec![made])
            }
            .boxed()
        })
        .await
}

/// Makes a pair. Its randomness is the library's own: a key that a test could repeat would need a
/// generator that takes its numbers from outside, which no maintained one does.
fn make() -> failure::Result<StoredKey> {
    let pair = KeyPair::generate(KeySize::Rsa2048).map_err(Failure::bug)?;
    let der: Pkcs8V1Der<'static> = pair.as_der().map_err(Failure::bug)?;
    let mut key = StoredKey {
        kid: String::new(),
        private_key: pem(der.as_ref()),
    };
    key.kid = public(&key)?
        .thumbprint(ThumbprintHash::SHA256)
        .map_err(Failure::bug)?;
    Ok(key)
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

fn private(stored: &StoredKey) -> failure::Result<EncodingKey> {
    EncodingKey::from_rsa_pem(stored.private_key.as_bytes()).map_err(Failure::bug)
}

fn public(stored: &StoredKey) -> failure::Result<Jwk> {
    let mut key = Jwk::from_encoding_key(&private(stored)?, ALGORITHM).map_err(Failure::bug)?;
    key.common.public_key_use = Some(PublicKeyUse::Signature);
    key.common.key_id = Some(stored.kid.clone());
    Ok(key)
}

fn first(keys: Vec<StoredKey>) -> failure::Result<StoredKey> {
    let first = keys.into_iter().next();
    first.ok_or_else(|| Failure::bug("a tenant has no signing key after one was made"))
}
