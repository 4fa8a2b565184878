//! Where a browser is reached, and what only it can read.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use web_push_native::Auth;
use web_push_native::p256::PublicKey;

use crate::http::{Policy, Target, TargetError};

/// Browsers write without padding, some libraries with.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::URL_SAFE,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// A browser's subscription, as `PushSubscription.toJSON()` gives it.
#[derive(Clone)]
pub struct Subscription {
    pub(super) endpoint: Target,
    pub(super) key: PublicKey,
    pub(super) auth: Auth,
}

/// What is wrong with a subscription.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SubscriptionError {
    /// The push service's address.
    #[error("{0}")]
    Endpoint(#[from] TargetError),
    /// The browser's public key.
    #[error("must be a point of the curve P-256, uncompressed (65 bytes), in base64url")]
    P256dh,
    /// The secret that both know.
    #[error("must be 16 bytes in base64url")]
    Auth,
}

impl SubscriptionError {
    /// The field, as browsers name it.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Endpoint(_) => "endpoint",
            Self::P256dh => "keys/p256dh",
            Self::Auth => "keys/auth",
        }
    }
}

impl Subscription {
    /// Reads what a browser sent.
    ///
    /// # Errors
    /// Which field breaks which rule.
    pub fn parse(
        endpoint: &str,
        p256dh: &str,
        auth: &str,
        policy: Policy,
    ) -> Result<Self, SubscriptionError> {
        let endpoint = Target::parse(endpoint, policy)?;
        let point = LENIENT
            .decode(p256dh)
            .ok()
            .filter(|point| point.len() == 65)
            .ok_or(SubscriptionError::P256dh)?;
        let key = PublicKey::from_sec1_bytes(&point).map_err(|_| SubscriptionError::P256dh)?;
        let auth: [u8; 16] = LENIENT
            .decode(auth)
            .ok()
            .and_then(|auth| auth.try_into().ok())
            .ok_or(SubscriptionError::Auth)?;
        Ok(Self {
            endpoint,
            key,
            auth: auth.into(),
        })
    }

    /// The push service's address for it.
    #[must_use]
    pub fn endpoint(&self) -> &str {
        self.endpoint.url().as_str()
    }

    /// Its push service, as RFC 8292 names who a signature is for: scheme, host and port.
    #[must_use]
    pub fn origin(&self) -> String {
        self.endpoint.url().origin().ascii_serialization()
    }
}

/// Whoever knows the endpoint can push to it, so it is not logged.
impl fmt::Debug for Subscription {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Subscription({})", self.origin())
    }
}

/// Bytes as base64url, without padding.
pub(super) fn encoded(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Base64url, with or without padding.
pub(super) fn decoded(text: &str) -> Option<Vec<u8>> {
    LENIENT.decode(text.trim()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 8291, appendix A.
    const P256DH: &str =
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    const AUTH: &str = "BTBZMqHH6r4Tts7J_aSIgg";
    const STRICT: Policy = Policy {
        allow_private: false,
    };

    fn parse(endpoint: &str, p256dh: &str, auth: &str) -> Result<Subscription, SubscriptionError> {
        Subscription::parse(endpoint, p256dh, auth, STRICT)
    }

    #[test]
    fn what_browsers_send_is_read() {
        let found =
            parse("https://push.example.net:8443/p/abc?x=1", P256DH, AUTH).expect("a subscription");
        assert_eq!(
            found.origin(),
            "https://push.example.net:8443",
            "with a port that is not usual"
        );
        assert_eq!(
            format!("{found:?}"),
            "Subscription(https://push.example.net:8443)"
        );
        let usual = parse(
            "https://push.example.net:443/p",
            &format!("{P256DH}="),
            AUTH,
        )
        .expect("padding does not matter");
        assert_eq!(usual.origin(), "https://push.example.net");
    }

    #[test]
    fn what_is_wrong_is_named() {
        let endpoint = "https://push.example.net/p";
        let off = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw5";
        for (bad, why) in [
            (
                parse("https://127.0.0.1/p", P256DH, AUTH),
                SubscriptionError::Endpoint(TargetError::Private),
            ),
            (
                parse("http://push.example.net/p", P256DH, AUTH),
                SubscriptionError::Endpoint(TargetError::Scheme),
            ),
            (parse(endpoint, off, AUTH), SubscriptionError::P256dh),
            (parse(endpoint, "AAAA", AUTH), SubscriptionError::P256dh),
            (parse(endpoint, "", AUTH), SubscriptionError::P256dh),
            (parse(endpoint, P256DH, "AAAA"), SubscriptionError::Auth),
            (parse(endpoint, P256DH, "?"), SubscriptionError::Auth),
        ] {
            assert_eq!(bad.err(), Some(why));
        }
    }
}
