//! Access tokens: JWTs with the claims that Microsoft's clients read.

use std::time::Duration;

use beffroi_core::{Failure, Kind, TenantId, Ts, failure, random};
use beffroi_feature::Cx;
use jsonwebtoken::{Header, Validation};
use serde::{Deserialize, Serialize};

use super::{keys, resource};
use crate::application::{Application, ApplicationId};

/// How long a token works: as long as Entra's shortest.
pub(crate) const LIFETIME: Duration = Duration::from_hours(1);
/// How far the clocks of two processes may differ.
const SKEW: i64 = 60;

#[derive(Debug, Serialize, Deserialize)]
struct Claims {
    aud: String,
    iss: String,
    iat: i64,
    nbf: i64,
    exp: i64,
    app_displayname: String,
    appid: ApplicationId,
    azp: ApplicationId,
    idtyp: String,
    oid: ApplicationId,
    sub: ApplicationId,
    roles: Vec<String>,
    tid: TenantId,
    uti: String,
    ver: String,
}

/// The issuer that a tenant's tokens name.
pub(crate) fn issuer(cx: &Cx, tenant: TenantId) -> String {
    format!("{}/{tenant}/v2.0", cx.settings.public_url)
}

/// Makes a token for an application.
pub(crate) async fn issue(
    cx: &Cx,
    tenant: TenantId,
    application: &Application,
    resource: String,
) -> failure::Result<String> {
    let key = keys::signing(cx, tenant).await?;
    let (now, id) = (seconds(cx.now()), application.id);
    let claims = Claims {
        aud: resource,
        iss: issuer(cx, tenant),
        iat: now,
        nbf: now,
        exp: seconds(cx.now().plus(LIFETIME)),
        app_displayname: application.display_name.clone(),
        appid: id,
        azp: id,
        idtyp: "app".to_owned(),
        oid: id,
        sub: id,
        roles: application
            .permissions
            .iter()
            .map(|permission| permission.0.to_owned())
            .collect(),
        tid: tenant,
        uti: random::token::<16>(&*cx.random),
        ver: "2.0".to_owned(),
    };
    let header = Header {
        kid: Some(key.kid.clone()),
        ..Header::new(keys::ALGORITHM)
    };
    let sign = move || jsonwebtoken::encode(&header, &claims, &key.private);
    let signed = tokio::task::spawn_blocking(sign).await;
    signed.map_err(Failure::bug)?.map_err(Failure::bug)
}

/// The tenant and application that a token was made for. A token that is not good is refused, never
/// taken for none: its owner believes that it works.
pub(crate) async fn verify(cx: &Cx, token: &str) -> failure::Result<(TenantId, ApplicationId)> {
    #[derive(Deserialize)]
    struct Peek {
        tid: TenantId,
    }
    let header = jsonwebtoken::decode_header(token).map_err(|_| refused("it is not a JWT"))?;
    let kid = header.kid.ok_or_else(|| refused("it names no key"))?;
    // Which key to ask for; believed only once the signature is found to be right.
    let Peek { tid } = jsonwebtoken::dangerous::insecure_decode_claims(token)
        .map_err(|_| refused("it names no tenant"))?;
    let key = keys::verifying(cx, tid, &kid).await?;
    let key = key.ok_or_else(|| refused("its signature is not by a key of this server"))?;
    let mut validation = Validation::new(keys::ALGORITHM);
    // Time is compared below, with the clock that everything else follows; so is the audience.
    validation.validate_exp = false;
    validation.validate_aud = false;
    validation.required_spec_claims.clear();
    let claims: Claims = jsonwebtoken::decode(token, &key.0, &validation)
        .map_err(|_| refused("its signature is not right"))?
        .claims;
    let now = seconds(cx.now());
    if now >= claims.exp {
        return Err(refused("it has expired"));
    }
    if now + SKEW < claims.nbf {
        return Err(refused("it is not valid yet"));
    }
    if !resource::is_ours(&claims.aud, &cx.settings.public_url) {
        return Err(refused("its audience is another API"));
    }
    Ok((claims.tid, claims.appid))
}

/// Why a token does not work.
pub(crate) fn refused(why: &str) -> Failure {
    Failure::new(
        Kind::Unauthenticated,
        "InvalidAuthenticationToken",
        format!("The access token does not work: {why}."),
    )
}

fn seconds(at: Ts) -> i64 {
    at.micros().div_euclid(1_000_000)
}
