//! Which program asks at the token endpoint, and how it proves it (RFC 6749, 2.3).

use std::sync::Arc;

use beffroi_core::{Secret, TenantId, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_directory::lookup::{self, TenantInfo};
use beffroi_feature::Cx;
use futures_util::FutureExt;

use super::assertion::{self, JWT_BEARER, Unproven};
use super::{Problem, Refusal};
use crate::application::service::{self, SecretCheck};
use crate::application::{Application, ApplicationId};
use crate::session::service::SIGN_IN;
use crate::state;

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
                    note(cx, tenant.id, &application, "the client secret has expired").await?;
                    return Err(Refusal::expired_secret(&application.id.to_string()).into());
                }
                SecretCheck::Wrong => {
                    note(cx, tenant.id, &application, "the client secret was wrong").await?;
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
            if let Err(why) = checked {
                note(cx, tenant.id, &application, why.in_words()).await?;
                return Err(refusal(why).into());
            }
        }
        (None, None) if wanted == Wanted::Any && application.is_public => {}
        (None, None) => {
            note(cx, tenant.id, &application, "there was no client secret").await?;
            return Err(Refusal::no_secret().into());
        }
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

/// Records that an application was refused, unless that was done within the last minute: anybody can
/// knock at its door, and each record stays for ever.
async fn note(
    cx: &Cx,
    tenant: TenantId,
    application: &Application,
    reason: &'static str,
) -> failure::Result<()> {
    if !state::of(cx)
        .guards
        .notes_application(application.id, cx.now())
    {
        return Ok(());
    }
    let target = Target::new(
        "Application",
        application.id.uuid(),
        &application.display_name,
    );
    let entry = Entry::new(SIGN_IN, "Sign in", Operation::Other, application.actor())
        .target(target)
        .failed(reason);
    let own = cx.clone();
    cx.commit(move |tx| async move { audit::record(tx, &own, tenant, entry).await }.boxed())
        .await
}
