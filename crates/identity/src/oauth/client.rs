//! Which program asks at the token endpoint, and how it proves it (RFC 6749, 2.3).

use std::sync::Arc;

use beffroi_core::Secret;
use beffroi_directory::lookup::{self, TenantInfo};
use beffroi_feature::Cx;

use super::assertion::{self, JWT_BEARER, Unproven};
use super::{Problem, Refusal};
use crate::application::service::{self, SecretCheck};
use crate::application::{Application, ApplicationId};

/// What a program says of itself.
#[derive(Debug, Default)]
pub(crate) struct Credentials {
    pub(crate) client_id: Option<String>,
    pub(crate) client_secret: Option<Secret<String>>,
    pub(crate) assertion: Option<String>,
    pub(crate) assertion_type: Option<String>,
}

/// Which programs a grant is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// Those that can prove themselves.
    Confidential,
    /// Those on people's machines too, which can keep no secret.
    Any,
}

/// The tenant of that id or domain. `common` and `organizations` are the only tenant of a server
/// that has one.
pub(crate) async fn tenant(cx: &Cx, name: &str) -> Result<TenantInfo, Problem> {
    let mut conn = cx.read().await?;
    let found = if ["common", "organizations"].contains(&name) {
        let mut all = lookup::tenants(&mut conn).await?;
        (all.len() == 1).then(|| all.remove(0))
    } else {
        lookup::tenant_by_name(&mut conn, name).await?
    };
    Ok(found.ok_or_else(|| Refusal::unknown_tenant(name))?)
}

/// The application of that id, proven or not.
pub(crate) async fn named(
    cx: &Cx,
    tenant: &TenantInfo,
    client_id: Option<&str>,
) -> Result<Arc<Application>, Problem> {
    let client = client_id.ok_or_else(|| Refusal::missing("client_id"))?;
    let application = match client.parse::<ApplicationId>() {
        Ok(id) => service::find(cx, tenant.id, id).await?,
        Err(_) => None,
    };
    let unknown = || Refusal::unknown_application(client, &tenant.display_name);
    Ok(application.ok_or_else(unknown)?)
}

/// The application that asks, proven as far as it can be.
pub(crate) async fn proven(
    cx: &Cx,
    tenant: &TenantInfo,
    credentials: &Credentials,
    wanted: Wanted,
) -> Result<Arc<Application>, Problem> {
    let id = credentials.client_id.as_deref();
    let application = named(cx, tenant, id).await?;
    match (&credentials.client_secret, &credentials.assertion) {
        (Some(_), Some(_)) => {
            return Err(Refusal::malformed("the client proves itself in two ways").into());
        }
        (Some(secret), None) => {
            match service::check_secret(cx, tenant.id, application.id, secret).await? {
                SecretCheck::Right => {}
                SecretCheck::Expired => {
                    return Err(Refusal::expired_secret(&application.id.to_string()).into());
                }
                SecretCheck::Wrong => {
                    return Err(Refusal::wrong_secret(&application.id.to_string()).into());
                }
            }
        }
        (None, Some(assertion)) => {
            if credentials.assertion_type.as_deref() != Some(JWT_BEARER) {
                return Err(Refusal::missing("client_assertion_type").into());
            }
            let mut names = lookup::domains(&mut cx.read().await?, tenant.id).await?;
            names.extend([
                tenant.id.to_string(),
                "common".into(),
                "organizations".into(),
            ]);
            let checked =
                assertion::check(cx, tenant.id, &names, application.id, assertion).await?;
            checked.map_err(refusal)?;
        }
        (None, None) if wanted == Wanted::Any && application.is_public => {}
        (None, None) => return Err(Refusal::no_secret().into()),
    }
    Ok(application)
}

fn refusal(why: Unproven) -> Refusal {
    match why {
        Unproven::Malformed(what) => Refusal::bad_assertion(what),
        Unproven::UnknownKey => Refusal::unknown_certificate(),
        Unproven::Expired => Refusal::expired_assertion(),
    }
}
