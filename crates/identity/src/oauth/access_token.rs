//! Access tokens: JWTs with the claims that Microsoft's clients read.

use std::time::Duration;

use beffroi_core::{Failure, Kind, TenantId, Ts, failure, random};
use beffroi_directory::UserId;
use beffroi_directory::lookup::Account;
use beffroi_feature::Cx;
use jsonwebtoken::{Header, Validation};
use serde::{Deserialize, Serialize};

use super::grant::GrantId;
use super::{keys, resource};
use crate::application::{Application, ApplicationId};

/// How long a token works: as long as Entra's shortest.
pub(crate) const LIFETIME: Duration = Duration::from_hours(1);
/// How far the clocks of two processes may differ.
const SKEW: i64 = 60;

/// What every access token says.
#[derive(Debug, Serialize)]
struct Base {
    aud: String,
    iss: String,
    iat: i64,
    nbf: i64,
    exp: i64,
    app_displayname: String,
    appid: ApplicationId,
    azp: ApplicationId,
    tid: TenantId,
    uti: String,
    ver: &'static str,
}

/// A program that acts for itself.
#[derive(Debug, Serialize)]
struct OfApplication {
    #[serde(flatten)]
    base: Base,
    idtyp: &'static str,
    oid: ApplicationId,
    sub: ApplicationId,
    roles: Vec<&'static str>,
}

/// A program that acts in a person's name.
#[derive(Debug, Serialize)]
struct OfPerson {
    #[serde(flatten)]
    base: Base,
    idtyp: &'static str,
    oid: UserId,
    sub: UserId,
    sid: GrantId,
    scp: String,
    name: String,
    upn: String,
    unique_name: String,
    preferred_username: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    given_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    family_name: Option<String>,
}

/// What counts of a token that comes back.
#[derive(Debug, Deserialize)]
struct Claims {
    aud: String,
    nbf: i64,
    exp: i64,
    tid: TenantId,
    appid: ApplicationId,
    idtyp: String,
    oid: uuid::Uuid,
    sid: Option<GrantId>,
    scp: Option<String>,
}

/// In whose name a token acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Principal {
    /// A program, in its own.
    Application(ApplicationId),
    /// A person, through a program.
    Person {
        /// The program.
        application: ApplicationId,
        /// The person.
        user: UserId,
        /// What they let it do.
        grant: GrantId,
        /// The names of the permissions that it may use.
        scope: String,
    },
}

/// The issuer that a tenant's tokens name.
pub(crate) fn issuer(cx: &Cx, tenant: TenantId) -> String {
    format!("{}/{tenant}/v2.0", cx.settings.public_url)
}

fn base(cx: &Cx, tenant: TenantId, application: &Application, resource: String) -> Base {
    let now = seconds(cx.now());
    Base {
        aud: resource,
        iss: issuer(cx, tenant),
        iat: now,
        nbf: now,
        exp: seconds(cx.now().plus(LIFETIME)),
        app_displayname: application.display_name.clone(),
        appid: application.id,
        azp: application.id,
        tid: tenant,
        uti: random::token::<16>(&*cx.random),
        ver: "2.0",
    }
}

/// Makes a token for an application that acts for itself.
pub(crate) async fn issue(
    cx: &Cx,
    tenant: TenantId,
    application: &Application,
    resource: String,
) -> failure::Result<String> {
    let claims = OfApplication {
        base: base(cx, tenant, application, resource),
        idtyp: "app",
        oid: application.id,
        sub: application.id,
        roles: application.permissions.iter().map(|one| one.0).collect(),
    };
    sign(cx, tenant, claims).await
}

/// Makes a token with which an application acts in a person's name.
pub(crate) async fn issue_for_person(
    cx: &Cx,
    application: &Application,
    account: &Account,
    (grant, scope): (GrantId, String),
    resource: String,
) -> failure::Result<String> {
    let claims = OfPerson {
        base: base(cx, account.tenant, application, resource),
        idtyp: "user",
        oid: account.id,
        sub: account.id,
        sid: grant,
        scp: scope,
        name: account.display_name.clone(),
        upn: account.user_principal_name.clone(),
        unique_name: account.user_principal_name.clone(),
        preferred_username: account.user_principal_name.clone(),
        given_name: account.given_name.clone(),
        family_name: account.surname.clone(),
    };
    sign(cx, account.tenant, claims).await
}

/// Signs claims with the tenant's newest key.
pub(crate) async fn sign(
    cx: &Cx,
    tenant: TenantId,
    claims: impl Serialize + Send + 'static,
) -> failure::Result<String> {
    let key = keys::signing(cx, tenant).await?;
    let header = Header {
        kid: Some(key.kid.clone()),
        ..Header::new(keys::ALGORITHM)
    };
    let sign = move || jsonwebtoken::encode(&header, &claims, &key.private);
    let signed = tokio::task::spawn_blocking(sign).await;
    signed.map_err(Failure::bug)?.map_err(Failure::bug)
}

/// The tenant and principal that a token was made for. A token that is not good is refused, never
/// taken for none: its owner believes that it works.
pub(crate) async fn verify(cx: &Cx, token: &str) -> failure::Result<(TenantId, Principal)> {
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
    principal(&claims).map(|principal| (claims.tid, principal))
}

fn principal(claims: &Claims) -> failure::Result<Principal> {
    match (claims.idtyp.as_str(), claims.sid, &claims.scp) {
        ("app", None, None) => Ok(Principal::Application(claims.appid)),
        ("user", Some(grant), Some(scope)) => Ok(Principal::Person {
            application: claims.appid,
            user: UserId::from_uuid(claims.oid),
            grant,
            scope: scope.clone(),
        }),
        // Id tokens are signed with the same key: they say who somebody is and open nothing.
        _ => Err(refused("it is not an access token")),
    }
}

/// Why a token does not work.
pub(crate) fn refused(why: &str) -> Failure {
    Failure::new(
        Kind::Unauthenticated,
        "InvalidAuthenticationToken",
        format!("The access token does not work: {why}."),
    )
}

/// Whole seconds since 1970, as JWTs count.
pub(crate) fn seconds(at: Ts) -> i64 {
    at.micros().div_euclid(1_000_000)
}
