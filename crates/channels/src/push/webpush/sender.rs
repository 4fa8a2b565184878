//! Who has sent a push: the other side of [`VapidKey`](super::VapidKey) (RFC 8292).

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use beffroi_core::Ts;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde::Deserialize;

use super::subscription::decoded;

/// No signature holds longer (RFC 8292, section 2).
const LONGEST: Duration = Duration::from_hours(24);
/// By how much clocks may differ.
const LEEWAY: Duration = Duration::from_mins(1);

/// Why it is not shown who sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SenderError {
    /// No such header, or not in this form.
    #[error("Authorization must be: vapid t=<token>, k=<public key>")]
    Missing,
    /// It is somebody else's.
    #[error("the subscription is for another key")]
    OtherKey,
    /// The signature does not hold.
    #[error(
        "the token must be signed by that key with ES256, name this push service's origin as its aud, and end within 24 hours"
    )]
    Token,
}

#[derive(Deserialize)]
struct Claims {
    aud: String,
    exp: i64,
}

/// A public key for Web Push in its one spelling: base64url without padding. None when it is no point of P-256.
#[must_use]
pub fn public_key(text: &str) -> Option<String> {
    let point = decoded(text)?;
    web_push_native::p256::PublicKey::from_sec1_bytes(&point).ok()?;
    (point.len() == 65).then(|| URL_SAFE_NO_PAD.encode(point))
}

/// Checks that whoever holds `key` has signed a push for this push service.
///
/// # Errors
/// Why that is not shown.
pub fn verify(authorization: &str, origin: &str, key: &str, now: Ts) -> Result<(), SenderError> {
    let (token, given) = parts(authorization).ok_or(SenderError::Missing)?;
    if public_key(given).as_deref() != Some(key) {
        return Err(SenderError::OtherKey);
    }
    let claims = signed(token, key).ok_or(SenderError::Token)?;
    let ends = claims.exp.checked_mul(1_000_000).map(Ts::from_micros);
    let holds =
        ends.is_some_and(|ends| ends > now.minus(LEEWAY) && ends < now.plus(LONGEST + LEEWAY));
    if claims.aud == origin && holds {
        Ok(())
    } else {
        Err(SenderError::Token)
    }
}

/// Token and key of a header, in whichever order.
fn parts(authorization: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = authorization.trim().split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("vapid") {
        return None;
    }
    let part = |name: &str| {
        let mut parts = rest
            .split(',')
            .filter_map(|part| part.trim().split_once('='));
        parts.find_map(|(given, value)| given.eq_ignore_ascii_case(name).then_some(value.trim()))
    };
    Some((part("t")?, part("k")?))
}

fn signed(token: &str, key: &str) -> Option<Claims> {
    let point = decoded(key)?;
    let (x, y) = point.get(1..)?.split_at_checked(32)?;
    let key =
        DecodingKey::from_ec_components(&URL_SAFE_NO_PAD.encode(x), &URL_SAFE_NO_PAD.encode(y))
            .ok()?;
    let mut rules = Validation::new(Algorithm::ES256);
    // Both are compared by this server's own clock and name.
    rules.validate_exp = false;
    rules.validate_aud = false;
    rules.required_spec_claims.clear();
    Some(jsonwebtoken::decode(token, &key, &rules).ok()?.claims)
}

#[cfg(test)]
mod tests {
    use super::super::VapidKey;
    use super::*;

    const ORIGIN: &str = "https://beffroi.example:8443";

    fn now() -> Ts {
        Ts::from_micros(1_764_489_600_000_000)
    }

    fn header(key: &VapidKey, origin: &str, at: Ts) -> String {
        let value = key.authorization(origin, "mailto:it@contoso.example", at);
        value.expect("signed").to_str().expect("text").to_owned()
    }

    #[test]
    fn what_we_sign_is_ours() {
        let key = VapidKey::from_bytes(&[7; 32]).expect("a key");
        let good = header(&key, ORIGIN, now());
        assert_eq!(verify(&good, ORIGIN, key.public(), now()), Ok(()));
        // In another order and case, as other libraries write it.
        let (token, public) = parts(&good).expect("both");
        let swapped = format!("Vapid k={public}=, t={token}");
        assert_eq!(verify(&swapped, ORIGIN, key.public(), now()), Ok(()));
    }

    #[test]
    fn anything_else_is_not() {
        let key = VapidKey::from_bytes(&[7; 32]).expect("a key");
        let other = VapidKey::from_bytes(&[8; 32]).expect("a key");
        let day = Duration::from_hours(24);
        let wrong = Err(SenderError::Token);
        let by = |text: &str, at| verify(text, ORIGIN, key.public(), at);
        let good = header(&key, ORIGIN, now());
        assert_eq!(by("", now()), Err(SenderError::Missing));
        assert_eq!(by("Bearer x", now()), Err(SenderError::Missing));
        assert_eq!(by("vapid t=x", now()), Err(SenderError::Missing));
        assert_eq!(
            by(&header(&other, ORIGIN, now()), now()),
            Err(SenderError::OtherKey)
        );
        // Somebody else's signature under our key's name.
        let forged = header(&other, ORIGIN, now());
        let token = parts(&forged).expect("both").0;
        assert_eq!(
            by(&format!("vapid t={token}, k={}", key.public()), now()),
            wrong
        );
        assert_eq!(
            by(&header(&key, "https://beffroi.example", now()), now()),
            wrong
        );
        assert_eq!(by(&good, now().plus(day)), wrong, "it has ended");
        assert_eq!(
            by(&good, now().minus(day)),
            wrong,
            "it would hold for too long"
        );
    }
}
