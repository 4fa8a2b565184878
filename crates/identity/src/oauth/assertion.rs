//! A program proves itself with an assertion that its certificate's key has signed (RFC 7523).

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use beffroi_core::{TenantId, failure};
use beffroi_feature::Cx;
use jsonwebtoken::{Algorithm, DecodingKey, Header, crypto};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use subtle::ConstantTimeEq;
use url::Url;

use super::access_token::seconds;
use super::resource;
use crate::application::ApplicationId;
use crate::application::certificate::{Key, key_of};
use crate::application::credential_store::{self, StoredCertificate};

/// The one type of assertion.
pub(crate) const JWT_BEARER: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/// No assertion works longer, in seconds: whoever copies one must not have it for ever.
const LONGEST: i64 = 24 * 60 * 60;
/// How far the clocks may differ, in seconds.
const SKEW: i64 = 5 * 60;
/// How assertions may be signed.
const ALGORITHMS: [Algorithm; 3] = [Algorithm::RS256, Algorithm::PS256, Algorithm::ES256];

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

#[derive(Debug, Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: Audience,
    #[serde(deserialize_with = "whole_seconds")]
    exp: i64,
    #[serde(default, deserialize_with = "maybe_whole_seconds")]
    nbf: Option<i64>,
}

/// A `NumericDate` may have a fraction (RFC 7519, 2), and with MSAL for Python it has one.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a cast ends at the limits, which are out of date or too far ahead"
)]
fn whole_seconds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    f64::deserialize(deserializer).map(|seconds| seconds as i64)
}

fn maybe_whole_seconds<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<i64>, D::Error> {
    whole_seconds(deserializer).map(Some)
}

/// Why an assertion proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unproven {
    /// It is not an assertion by this application for this endpoint.
    Malformed(&'static str),
    /// No certificate of the application has signed it.
    UnknownKey,
    /// Its signature or its certificate is out of date.
    Expired,
}

impl Unproven {
    /// For the audit trail.
    pub(crate) const fn in_words(self) -> &'static str {
        match self {
            Self::Malformed(_) => "the client assertion was not for this endpoint",
            Self::UnknownKey => "the client assertion was signed by nobody known",
            Self::Expired => "the client assertion or its certificate has expired",
        }
    }
}

/// Whether the assertion proves that the application asks.
pub(crate) async fn check(
    cx: &Cx,
    tenant: TenantId,
    names: &[String],
    application: ApplicationId,
    assertion: &str,
) -> failure::Result<Result<(), Unproven>> {
    let known = credential_store::certificates(&mut cx.read().await?, tenant, application).await?;
    let now = seconds(cx.now());
    let verified = verify(&known, assertion, now);
    Ok(verified.and_then(|claims| {
        let id = application.to_string();
        let own = |text: &str| text.eq_ignore_ascii_case(&id);
        if !own(&claims.iss) || !own(&claims.sub) {
            return Err(Unproven::Malformed(
                "iss and sub must be the application's id",
            ));
        }
        let mut audiences = match claims.aud {
            Audience::One(one) => vec![one],
            Audience::Several(several) => several,
        }
        .into_iter();
        if !audiences.any(|one| is_here(&one, names, &cx.settings.public_url)) {
            return Err(Unproven::Malformed("aud must be this token endpoint"));
        }
        if claims.exp <= now - SKEW {
            return Err(Unproven::Expired);
        }
        if claims.exp > now + LONGEST || claims.nbf.is_some_and(|at| at > now + SKEW) {
            return Err(Unproven::Malformed(
                "exp must be at most a day ahead and nbf not in the future",
            ));
        }
        Ok(())
    }))
}

fn verify(known: &[StoredCertificate], assertion: &str, now: i64) -> Result<Claims, Unproven> {
    let not_a_jwt = Unproven::Malformed("it is not a JWT");
    let (message, signature) = assertion.rsplit_once('.').ok_or(not_a_jwt)?;
    let (header, claims) = message.split_once('.').ok_or(not_a_jwt)?;
    let header: Header = part(header).ok_or(not_a_jwt)?;
    let claims: Claims = part(claims).ok_or(Unproven::Malformed(
        "its claims must hold iss, sub, aud and exp",
    ))?;
    if !ALGORITHMS.contains(&header.alg) {
        return Err(Unproven::Malformed(
            "it must be signed with RS256, PS256 or ES256",
        ));
    }
    let named = |text: &Option<String>, hash: &[u8]| {
        text.as_ref()
            .and_then(|text| decoded(text))
            .is_some_and(|given| bool::from(given.ct_eq(hash)))
    };
    let certificate = known
        .iter()
        .find(|one| named(&header.x5t_s256, &one.sha256) || named(&header.x5t, &one.sha1))
        .ok_or(Unproven::UnknownKey)?;
    let key = match (key_of(&certificate.der), header.alg) {
        (Some(Key::Rsa(key)), Algorithm::RS256 | Algorithm::PS256) => {
            DecodingKey::from_rsa_der(&key)
        }
        (Some(Key::P256(point)), Algorithm::ES256) => DecodingKey::from_ec_der(&point),
        _ => {
            return Err(Unproven::Malformed(
                "its algorithm is not of the certificate's kind",
            ));
        }
    };
    let signature = unpadded(signature);
    let signed = crypto::verify(signature, message.as_bytes(), &key, header.alg);
    if !signed.is_ok_and(|signed| signed) {
        return Err(Unproven::UnknownKey);
    }
    let (starts, ends) = (
        seconds(certificate.starts_at),
        seconds(certificate.expires_at),
    );
    if now < starts - SKEW || now >= ends {
        return Err(Unproven::Expired);
    }
    Ok(claims)
}

/// azure-identity pads each part of its assertions, which no JWT should.
fn unpadded(part: &str) -> &str {
    part.trim_end_matches('=')
}

fn part<T: DeserializeOwned>(part: &str) -> Option<T> {
    let bytes = URL_SAFE_NO_PAD.decode(unpadded(part)).ok()?;
    serde_json::from_slice(&bytes).ok()
}

fn decoded(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD
        .decode(unpadded(text))
        .or_else(|_| STANDARD.decode(text))
        .ok()
}

/// Whether an assertion was made for this server's token endpoint of this tenant. Clients name it by
/// the address under which they reach it.
fn is_here(audience: &str, names: &[String], public_url: &str) -> bool {
    let Ok(url) = Url::parse(audience) else {
        return false;
    };
    if !resource::is_ours(audience, public_url) {
        return false;
    }
    let mut segments = url.path_segments().into_iter().flatten();
    let tenant = segments.next().unwrap_or_default();
    let rest: Vec<&str> = segments.collect();
    let endpoint = matches!(rest[..], ["oauth2", "v2.0", "token"] | ["v2.0"]);
    endpoint && names.iter().any(|name| name.eq_ignore_ascii_case(tenant))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_may_have_a_fraction() {
        let read = |exp: &str| {
            let claims =
                format!(r#"{{"iss": "i", "sub": "s", "aud": "a", "exp": {exp}, "nbf": 1.9}}"#);
            serde_json::from_str::<Claims>(&claims)
        };
        let claims = read("1763835000.123").expect("claims");
        assert_eq!((claims.exp, claims.nbf), (1_763_835_000, Some(1)));
        assert_eq!(read("1763835000").expect("claims").exp, 1_763_835_000);
        assert_eq!(read("1e300").expect("claims").exp, i64::MAX);
        read("\"soon\"").expect_err("no time");
        serde_json::from_str::<Claims>(r#"{"iss": "i", "sub": "s", "aud": "a", "exp": 1}"#)
            .expect("without nbf");
    }

    #[test]
    fn for_this_endpoint_of_this_tenant_only() {
        let names = ["contoso.example".to_owned()];
        let own = "https://beffroi.example.org";
        for good in [
            "https://beffroi.example.org/contoso.example/oauth2/v2.0/token",
            "https://localhost:8443/Contoso.example/oauth2/v2.0/token",
            "https://beffroi.example.org/contoso.example/v2.0",
        ] {
            assert!(is_here(good, &names, own), "{good}");
        }
        for bad in [
            "https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token",
            "https://beffroi.example.org/other.example/oauth2/v2.0/token",
            "https://beffroi.example.org/contoso.example/oauth2/v2.0/authorize",
            "contoso.example",
        ] {
            assert!(!is_here(bad, &names, own), "{bad}");
        }
    }
}
