//! Signatures in the scheme of the Standard Webhooks: HMAC-SHA256 over id, time and body.

use aws_lc_rs::hmac;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use beffroi_core::{Random, Ts};

/// How every secret begins, so that one that leaks is known for what it is.
const PREFIX: &str = "whsec_";
/// Bytes of a secret.
const LENGTH: usize = 32;

/// What signs. It never leaves the server but when it is made.
pub(crate) struct Key([u8; LENGTH]);

impl Key {
    /// A fresh one that nobody can guess.
    pub(crate) fn fresh(random: &dyn Random) -> Self {
        let mut bytes = [0; LENGTH];
        random.fill(&mut bytes);
        Self(bytes)
    }

    /// One that was kept; none when it is no key.
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// To be sealed.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// As it is shown, once.
    pub(crate) fn text(&self) -> String {
        format!("{PREFIX}{}", STANDARD.encode(self.0))
    }

    fn sign(&self, signed: &str) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &self.0);
        let signature = hmac::sign(&key, signed.as_bytes());
        format!("v1,{}", STANDARD.encode(signature))
    }
}

/// The header `webhook-timestamp`: whole seconds since 1970.
pub(crate) fn timestamp(at: Ts) -> String {
    at.micros().div_euclid(1_000_000).to_string()
}

/// The header `webhook-signature`: one signature for each key, separated by spaces.
pub(crate) fn signatures(keys: &[Key], id: &str, timestamp: &str, body: &str) -> String {
    let signed = format!("{id}.{timestamp}.{body}");
    let all: Vec<String> = keys.iter().map(|key| key.sign(&signed)).collect();
    all.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_are_those_that_others_compute() {
        // Computed with Python: base64(hmac.digest(bytes(range(32)), b"msg_1.1614265330.{}", "sha256")).
        let counting: Vec<u8> = (0..32).collect();
        let key = Key::of(&counting).expect("32 bytes");
        assert_eq!(
            key.text(),
            "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
        );
        let other = Key([7; LENGTH]);
        let one = signatures(&[key], "msg_1", "1614265330", "{}");
        assert_eq!(one, "v1,ATSItIDsNRS9QdKP9XOi7h6JK2iXVz31FeOLrDMxCpU=");
        let key = Key::of(&counting).expect("32 bytes");
        let two = signatures(&[key, other], "msg_1", "1614265330", "{}");
        assert_eq!(
            two,
            "v1,ATSItIDsNRS9QdKP9XOi7h6JK2iXVz31FeOLrDMxCpU= v1,XdmZr1Lw2QIrc46pU0n7/A0HcEX9oKQeg+B/wV3KFT0="
        );
    }

    #[test]
    fn times_are_whole_seconds() {
        assert_eq!(timestamp(Ts::from_micros(1_999_999)), "1");
        assert!(Key::of(&[1; 31]).is_none());
    }
}
