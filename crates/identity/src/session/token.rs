//! The text in the cookie.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use beffroi_core::{Random, TenantId};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// What the database keeps of a token.
pub(crate) type TokenHash = [u8; 32];

const TENANT_BYTES: usize = 16;
const SECRET_BYTES: usize = 32;

/// The tenant's id, so that the session is found by a key that begins with the tenant, and 256 bits
/// that nobody can guess.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct SessionToken([u8; TENANT_BYTES + SECRET_BYTES]);

impl SessionToken {
    pub(crate) fn mint(tenant: TenantId, random: &dyn Random) -> Self {
        let mut bytes = [0; TENANT_BYTES + SECRET_BYTES];
        let (front, secret) = bytes.split_at_mut(TENANT_BYTES);
        front.copy_from_slice(tenant.uuid().as_bytes());
        random.fill(secret);
        Self(bytes)
    }

    /// Reads a cookie's value; none when it never was a token.
    pub(crate) fn decode(text: &str) -> Option<Self> {
        let mut bytes = [0; TENANT_BYTES + SECRET_BYTES];
        let length = URL_SAFE_NO_PAD.decode_slice(text, &mut bytes).ok()?;
        (length == bytes.len()).then_some(Self(bytes))
    }

    pub(crate) fn encode(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    pub(crate) fn tenant(&self) -> TenantId {
        let mut bytes = [0; TENANT_BYTES];
        bytes.copy_from_slice(&self.0[..TENANT_BYTES]);
        TenantId::from_uuid(Uuid::from_bytes(bytes))
    }

    /// SHA-256 is enough: 256 random bits can't be tried out, however quick the hash.
    pub(crate) fn hash(&self) -> TokenHash {
        Sha256::digest(self.0).into()
    }
}

impl fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use beffroi_core::SeededRandom;
    use proptest::prelude::*;

    #[test]
    fn the_text_carries_the_tenant() {
        let tenant = TenantId::from_uuid(Uuid::from_u128(7));
        let token = SessionToken::mint(tenant, &SeededRandom::new(1));
        let text = token.encode();
        assert_eq!(text.len(), 64);
        let read = SessionToken::decode(&text).expect("own text");
        assert_eq!((read.tenant(), read.hash()), (tenant, token.hash()));
        assert_eq!(format!("{token:?}"), "[redacted]");
    }

    proptest! {
        #[test]
        fn foreign_texts_never_panic(text in "[-_A-Za-z0-9=. é]{0,80}") {
            if let Some(token) = SessionToken::decode(&text) {
                prop_assert_eq!(token.encode(), text);
            }
        }
    }
}
