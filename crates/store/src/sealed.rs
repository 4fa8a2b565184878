//! Values at rest that whoever reads the database must not learn: sealed with a key that is kept
//! outside of it.
//!
//! Each value gets a key of its own, derived (HKDF-SHA256) from the server's key, the value's
//! context and fresh salt, and is sealed with AES-256-GCM. The context says what the value is and
//! whose, so that a sealed value can't be moved to another row.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use aws_lc_rs::hkdf::{HKDF_SHA256, Prk, Salt};
use aws_lc_rs::hmac;
use beffroi_core::Random;

/// The first byte of a sealed value: how it was sealed.
const VERSION: u8 = 1;
const SALT: usize = 24;

/// The server's key. Cheap to clone; prints as `[redacted]`.
#[derive(Clone)]
pub struct SealingKey(Arc<[u8; 32]>);

impl SealingKey {
    /// A key of 32 bytes that nobody can guess.
    #[must_use]
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Arc::new(bytes))
    }

    /// Seals bytes for a context, e.g. `totp/{tenant}/{user}`.
    #[must_use]
    pub fn seal(&self, context: &str, plain: &[u8], random: &dyn Random) -> Vec<u8> {
        let mut sealed = vec![VERSION; 1 + SALT];
        random.fill(&mut sealed[1..]);
        let key = self.key(&sealed[1..], context);
        let mut body = plain.to_vec();
        key.seal_in_place_append_tag(zero(), Aad::from(context), &mut body)
            .expect("a value in memory is shorter than AES-GCM's limit of 64 GiB");
        sealed.append(&mut body);
        sealed
    }

    /// Opens what was sealed for that context; none when it was sealed with another key, for
    /// another context, or was changed.
    #[must_use]
    pub fn open(&self, context: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (&VERSION, rest) = sealed.split_first()? else {
            return None;
        };
        let (salt, body) = rest.split_at_checked(SALT)?;
        let mut body = body.to_vec();
        let key = self.key(salt, context);
        let plain = key.open_in_place(zero(), Aad::from(context), &mut body);
        plain.ok().map(|plain| plain.to_vec())
    }

    /// A keyed hash (HMAC-SHA256) for a context: for short codes, which a plain hash would let
    /// whoever reads the database try out.
    #[must_use]
    pub fn mac(&self, context: &str, data: &[u8]) -> [u8; 32] {
        let key = hmac::Key::new(hmac::HMAC_SHA256, self.0.as_slice());
        // The length keeps context and data apart.
        let length = u64::try_from(context.len()).unwrap_or(u64::MAX);
        let message = [&length.to_be_bytes(), context.as_bytes(), data].concat();
        let mut hash = [0; 32];
        hash.copy_from_slice(hmac::sign(&key, &message).as_ref());
        hash
    }

    fn key(&self, salt: &[u8], context: &str) -> LessSafeKey {
        let derived: Prk = Salt::new(HKDF_SHA256, salt).extract(self.0.as_slice());
        let info = [b"beffroi sealed value".as_slice(), context.as_bytes()];
        let key = derived
            .expand(&info, &AES_256_GCM)
            .expect("32 bytes are within HKDF's limit");
        LessSafeKey::new(UnboundKey::from(key))
    }
}

/// Each key seals one value, so that its nonce never repeats.
fn zero() -> Nonce {
    Nonce::assume_unique_for_key([0; NONCE_LEN])
}

impl fmt::Debug for SealingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

#[cfg(test)]
mod tests {
    use beffroi_core::SeededRandom;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_the_same_key_and_context_open_it() {
        let (key, other) = (SealingKey::new([7; 32]), SealingKey::new([8; 32]));
        let sealed = key.seal("totp/1", b"secret", &SeededRandom::new(1));
        assert_eq!(key.open("totp/1", &sealed).as_deref(), Some(&b"secret"[..]));
        assert_eq!(key.open("totp/2", &sealed), None);
        assert_eq!(other.open("totp/1", &sealed), None);
        assert!(!sealed.windows(6).any(|piece| piece == b"secret"));
        assert_eq!(format!("{key:?}"), "[redacted]");
    }

    #[test]
    fn two_sealings_of_one_value_differ() {
        let (key, random) = (SealingKey::new([7; 32]), SeededRandom::new(1));
        assert_ne!(key.seal("a", b"x", &random), key.seal("a", b"x", &random));
    }

    #[test]
    fn hashes_differ_by_context_and_key() {
        let (key, other) = (SealingKey::new([7; 32]), SealingKey::new([8; 32]));
        assert_eq!(key.mac("a", b"bc"), key.mac("a", b"bc"));
        assert_ne!(key.mac("a", b"bc"), key.mac("ab", b"c"));
        assert_ne!(key.mac("a", b"bc"), other.mac("a", b"bc"));
    }

    proptest! {
        #[test]
        fn what_was_changed_does_not_open(plain in proptest::collection::vec(any::<u8>(), 0..64), at in any::<prop::sample::Index>(), bit in 0..8u8) {
            let key = SealingKey::new([7; 32]);
            let mut sealed = key.seal("a", &plain, &SeededRandom::new(1));
            prop_assert_eq!(key.open("a", &sealed), Some(plain));
            let at = at.index(sealed.len());
            sealed[at] ^= 1 << bit;
            prop_assert_eq!(key.open("a", &sealed), None);
        }

        #[test]
        fn foreign_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
            prop_assert_eq!(SealingKey::new([7; 32]).open("a", &bytes), None);
        }
    }
}
