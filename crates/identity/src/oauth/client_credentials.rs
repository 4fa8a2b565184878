//! The client-credentials grant: a program signs in with its own id and secret (RFC 6749, 4.4).

use beffroi_core::{Secret, TenantId, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_directory::lookup;
use beffroi_feature::Cx;
use futures_util::FutureExt;

use super::{Problem, Refusal, access_token, resource};
use crate::application::service::{self, SecretCheck};
use crate::application::{Application, ApplicationId};
use crate::session::service::SIGN_IN;
use crate::state;

/// What a program sends to the token endpoint.
#[derive(Debug, Default)]
pub(crate) struct TokenRequest {
    pub(crate) grant_type: Option<String>,
    pub(crate) client_id: Option<String>,
    pub(crate) client_secret: Option<Secret<String>>,
    pub(crate) scope: Option<String>,
}

/// Makes an access token, or says in OAuth's words why not.
pub(crate) async fn grant(cx: &Cx, tenant: &str, request: TokenRequest) -> Result<String, Problem> {
    let info = lookup::tenant_by_name(&mut cx.read().await?, tenant).await?;
    let info = info.ok_or_else(|| Refusal::unknown_tenant(tenant))?;
    let grant_type = request
        .grant_type
        .ok_or_else(|| Refusal::missing("grant_type"))?;
    if grant_type != "client_credentials" {
        return Err(Refusal::unsupported_grant(&grant_type).into());
    }
    let client = request
        .client_id
        .ok_or_else(|| Refusal::missing("client_id"))?;
    let scope = request.scope.ok_or_else(|| Refusal::missing("scope"))?;
    let resource = resource::of_scope(&scope).ok_or_else(|| Refusal::scope(&scope))?;
    let application = match client.parse::<ApplicationId>() {
        Ok(id) => service::find(cx, info.id, id).await?,
        Err(_) => None,
    };
    let (application, secret) = match (application, request.client_secret) {
        (Some(application), Some(secret)) => (application, secret),
        (Some(application), None) => {
            // Also who sends a certificate, which is not taken here.
            note(cx, info.id, &application, "there was no client secret").await?;
            return Err(Refusal::no_secret().into());
        }
        (None, None) => return Err(Refusal::no_secret().into()),
        (None, Some(_)) => {
            return Err(Refusal::unknown_application(&client, &info.display_name).into());
        }
    };
    let (reason, refusal) =
        match service::check_secret(cx, info.id, application.id, &secret).await? {
            SecretCheck::Right => {
                return Ok(access_token::issue(cx, info.id, &application, resource).await?);
            }
            SecretCheck::Expired => (
                "the client secret has expired",
                Refusal::expired_secret(&client),
            ),
            SecretCheck::Wrong => (
                "the client secret was wrong",
                Refusal::wrong_secret(&client),
            ),
        };
    note(cx, info.id, &application, reason).await?;
    Err(refusal.into())
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
