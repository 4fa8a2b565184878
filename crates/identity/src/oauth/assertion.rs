//! A program proves itself with an assertion that its certificate's key has signed (RFC 7523).

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use beffroi_core::{TenantId, failure};
use beffroi_feature::Cx;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde::Deserialize;
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
    exp: i64,
    nbf: Option<i64>,
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
    let header = jsonwebtoken::decode_header(assertion)
        .map_err(|_| Unproven::Malformed("it is not a JWT"))?;
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
    let mut validation = Validation::new(header.alg);
    // Times and audience are compared by the caller, with its own clock.
    validation.validate_exp = false;
    validation.validate_aud = false;
    validation.required_spec_claims.clear();
    let claims = jsonwebtoken::decode::<Claims>(assertion, &key, &validation)
        .map_err(|_| Unproven::UnknownKey)?
        .claims;
    let (starts, ends) = (
        seconds(certificate.starts_at),
        seconds(certificate.expires_at),
    );
    if now < starts - SKEW || now >= ends {
        return Err(Unproven::Expired);
    }
    Ok(claims)
}

fn decoded(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD
        .decode(text.trim_end_matches('='))
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
