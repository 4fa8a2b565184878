//! Who sends: an organization's key, and what it signs for a push service (RFC 8292).

use std::fmt;

use beffroi_core::Ts;
use http::HeaderValue;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde::Serialize;
use web_push_native::p256::SecretKey;
use web_push_native::p256::elliptic_curve::sec1::ToEncodedPoint;
use web_push_native::p256::pkcs8::{DecodePrivateKey, EncodePrivateKey};

use super::subscription::{decoded, encoded};

/// How long a signature holds: half of what push services accept.
const HOLDS_SECONDS: i64 = 12 * 60 * 60;

/// An organization's key for Web Push. Browsers subscribe for its public half, so with another key
/// they have to subscribe anew.
#[derive(Clone)]
pub struct VapidKey {
    secret: SecretKey,
    signing: EncodingKey,
    public: String,
}

/// It is no such key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "must be a private key of the curve P-256: 32 bytes in base64url, or PKCS #8 in PEM (BEGIN PRIVATE KEY)"
)]
pub struct VapidKeyError;

#[derive(Serialize)]
struct Claims<'a> {
    aud: &'a str,
    exp: i64,
    sub: &'a str,
}

impl VapidKey {
    /// A key from 32 bytes of chance; none in the one case in 2³² in which they are no number of the curve.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; 32]) -> Option<Self> {
        SecretKey::from_slice(bytes).ok().and_then(Self::of)
    }

    /// Reads a key as tools print it: base64url, or PEM.
    ///
    /// # Errors
    /// When it is neither.
    pub fn parse(text: &str) -> Result<Self, VapidKeyError> {
        let text = text.trim();
        let secret = if text.starts_with("-----BEGIN") {
            SecretKey::from_pkcs8_pem(text).ok()
        } else {
            decoded(text).and_then(|bytes| SecretKey::from_slice(&bytes).ok())
        };
        secret.and_then(Self::of).ok_or(VapidKeyError)
    }

    fn of(secret: SecretKey) -> Option<Self> {
        let document = secret.to_pkcs8_der().ok()?;
        let public = secret.public_key().to_encoded_point(false);
        Some(Self {
            signing: EncodingKey::from_ec_der(document.as_bytes()),
            public: encoded(public.as_bytes()),
            secret,
        })
    }

    /// The private half, to be sealed.
    #[must_use]
    pub fn secret_bytes(&self) -> [u8; 32] {
        self.secret.to_bytes().into()
    }

    /// The public half, as `applicationServerKey` of a browser wants it.
    #[must_use]
    pub fn public(&self) -> &str {
        &self.public
    }

    /// The `Authorization` for a push service. `contact` is a `mailto:` or `https:` address, at which its
    /// operators reach whoever sends.
    #[must_use]
    pub fn authorization(&self, origin: &str, contact: &str, now: Ts) -> Option<HeaderValue> {
        let claims = Claims {
            aud: origin,
            exp: now.micros().div_euclid(1_000_000) + HOLDS_SECONDS,
            sub: contact,
        };
        let token =
            jsonwebtoken::encode(&Header::new(Algorithm::ES256), &claims, &self.signing).ok()?;
        let value = format!("vapid t={token},k={}", self.public);
        let mut value: HeaderValue = value.parse().ok()?;
        value.set_sensitive(true);
        Some(value)
    }
}

impl fmt::Debug for VapidKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VapidKey({})", self.public)
    }
}

impl PartialEq for VapidKey {
    fn eq(&self, other: &Self) -> bool {
        self.public == other.public
    }
}
