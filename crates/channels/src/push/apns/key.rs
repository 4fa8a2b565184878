//! Apple's key for an organization's own app, and what it signs.

use std::fmt;
use std::sync::Arc;

use beffroi_core::{Secret, Ts};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use parking_lot::Mutex;
use serde::Serialize;
use web_push_native::p256::SecretKey;
use web_push_native::p256::pkcs8::DecodePrivateKey;

/// A signature is used this long: Apple takes none older than an hour, and does not like a new one within
/// 20 minutes.
const USED_SECONDS: i64 = 40 * 60;

/// Key, team and app, as Apple's developer pages give them.
#[derive(Clone)]
pub struct ApnsKey {
    key_id: String,
    team_id: String,
    topic: String,
    signing: EncodingKey,
    // One signature for all that is sent within its time.
    token: Arc<Mutex<Option<(i64, String)>>>,
}

/// What is wrong with a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ApnsKeyError {
    /// Its id.
    #[error("must be the ten capital letters and digits that Apple shows beside the key")]
    KeyId,
    /// The team's id.
    #[error("must be the ten capital letters and digits of the team at Apple")]
    TeamId,
    /// The app.
    #[error(
        "must be the app's bundle id, e.g. org.contoso.portal: at most 155 letters, digits, dots and hyphens"
    )]
    Topic,
    /// The file.
    #[error(
        "must be the .p8 file from Apple: PKCS #8 in PEM (BEGIN PRIVATE KEY), a key of the curve P-256"
    )]
    PrivateKey,
}

impl ApnsKeyError {
    /// The field.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::KeyId => "keyId",
            Self::TeamId => "teamId",
            Self::Topic => "bundleId",
            Self::PrivateKey => "privateKey",
        }
    }
}

#[derive(Serialize)]
struct Claims<'a> {
    iss: &'a str,
    iat: i64,
}

fn is_id(text: &str) -> bool {
    text.len() == 10
        && text
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

fn is_bundle(text: &str) -> bool {
    (1..=155).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-')
}

impl ApnsKey {
    /// Checks what an administrator pasted.
    ///
    /// # Errors
    /// Which field breaks which rule.
    pub fn new(
        key_id: &str,
        team_id: &str,
        topic: &str,
        private_key: &Secret<String>,
    ) -> Result<Self, ApnsKeyError> {
        let (key_id, team_id, topic) = (key_id.trim(), team_id.trim(), topic.trim());
        if !is_id(key_id) {
            return Err(ApnsKeyError::KeyId);
        }
        if !is_id(team_id) {
            return Err(ApnsKeyError::TeamId);
        }
        if !is_bundle(topic) {
            return Err(ApnsKeyError::Topic);
        }
        let pem = private_key.expose().trim();
        // Read as a key of that curve first: signing would find out only later.
        SecretKey::from_pkcs8_pem(pem).map_err(|_| ApnsKeyError::PrivateKey)?;
        let signing =
            EncodingKey::from_ec_pem(pem.as_bytes()).map_err(|_| ApnsKeyError::PrivateKey)?;
        Ok(Self {
            key_id: key_id.to_owned(),
            team_id: team_id.to_owned(),
            topic: topic.to_owned(),
            signing,
            token: Arc::default(),
        })
    }

    /// What may be read of it: its id, the team's and the app's.
    #[must_use]
    pub fn describe(&self) -> String {
        format!("{}, {}, {}", self.key_id, self.team_id, self.topic)
    }

    /// The app's bundle id, which Apple calls its topic.
    pub(super) fn topic(&self) -> &str {
        &self.topic
    }

    /// What proves who sends, now.
    pub(super) fn token(&self, now: Ts) -> Result<String, jsonwebtoken::errors::Error> {
        let now = now.micros().div_euclid(1_000_000);
        let mut kept = self.token.lock();
        if let Some((signed, token)) = &*kept
            && (0..USED_SECONDS).contains(&(now - signed))
        {
            return Ok(token.clone());
        }
        let mut header = Header::new(Algorithm::ES256);
        header.typ = None;
        header.kid = Some(self.key_id.clone());
        let claims = Claims {
            iss: &self.team_id,
            iat: now,
        };
        let token = jsonwebtoken::encode(&header, &claims, &self.signing)?;
        *kept = Some((now, token.clone()));
        Ok(token)
    }

    /// Forgets the signature, which Apple says it does not take.
    pub(super) fn forget_token(&self) {
        *self.token.lock() = None;
    }
}

impl fmt::Debug for ApnsKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "ApnsKey({} of {}, {})",
            self.key_id, self.team_id, self.topic
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PEM: &str = "-----BEGIN PRIVATE KEY-----\n\
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg8K4r7cSB6ZWWoP8i\n\
        j0RYG9v1ngBaPXY8mGuu6LiU5b2hRANCAARDtuv7gRdabvPk1ZgQ0MuZ+wWRAHtM\n\
        X3Mx1B1q/bUCdeUcJm3Yh9DaSkmjZVpfjLzs/5HP/ViG55YRIFkU6NzM\n\
        -----END PRIVATE KEY-----\n";

    fn key(id: &str, team: &str, topic: &str, pem: &str) -> Result<ApnsKey, ApnsKeyError> {
        ApnsKey::new(id, team, topic, &Secret::new(pem.to_owned()))
    }

    #[test]
    fn each_field_is_checked() {
        let topic = "org.contoso.portal";
        assert!(key("ABC123DEFG", " DEF123GHIJ ", topic, PEM).is_ok());
        for (bad, why) in [
            (
                key("abc123defg", "DEF123GHIJ", topic, PEM),
                ApnsKeyError::KeyId,
            ),
            (
                key("ABC123DEFGH", "DEF123GHIJ", topic, PEM),
                ApnsKeyError::KeyId,
            ),
            (key("ABC123DEFG", "", topic, PEM), ApnsKeyError::TeamId),
            (
                key("ABC123DEFG", "DEF123GHIJ", "a b", PEM),
                ApnsKeyError::Topic,
            ),
            (
                key("ABC123DEFG", "DEF123GHIJ", "", PEM),
                ApnsKeyError::Topic,
            ),
            (
                key("ABC123DEFG", "DEF123GHIJ", topic, "p8"),
                ApnsKeyError::PrivateKey,
            ),
        ] {
            assert_eq!(bad.map(|_| ()).err(), Some(why));
        }
    }

    #[test]
    fn a_signature_serves_forty_minutes() {
        let key = key("ABC123DEFG", "DEF123GHIJ", "org.contoso.portal", PEM).expect("a key");
        let at = |seconds: i64| {
            key.token(Ts::from_micros(seconds * 1_000_000))
                .expect("signed")
        };
        let first = at(10_000);
        assert_eq!(at(10_000 + USED_SECONDS - 1), first);
        let second = at(10_000 + USED_SECONDS);
        assert_ne!(second, first);
        key.forget_token();
        assert_ne!(at(10_001 + USED_SECONDS), second);
        let header = jsonwebtoken::decode_header(&first).expect("a header");
        assert_eq!(
            (header.alg, header.kid.as_deref()),
            (Algorithm::ES256, Some("ABC123DEFG"))
        );
    }
}
