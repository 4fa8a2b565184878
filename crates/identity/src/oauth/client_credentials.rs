//! The client-credentials grant: a program signs in with its own id and secret (RFC 6749, 4.4).

use beffroi_core::Secret;
use beffroi_directory::lookup;
use beffroi_feature::Cx;

use super::{Problem, Refusal, access_token, resource};
use crate::application::ApplicationId;
use crate::application::service::{self, SecretCheck};

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
    let secret = request.client_secret.ok_or_else(Refusal::no_secret)?;
    let application = match client.parse::<ApplicationId>() {
        Ok(id) => service::find(cx, info.id, id).await?,
        Err(_) => None,
    };
    let application =
        application.ok_or_else(|| Refusal::unknown_application(&client, &info.display_name))?;
    match service::check_secret(cx, info.id, application.id, &secret).await? {
        SecretCheck::Right => {}
        SecretCheck::Expired => return Err(Refusal::expired_secret(&client).into()),
        SecretCheck::Wrong => return Err(Refusal::wrong_secret(&client).into()),
    }
    Ok(access_token::issue(cx, info.id, &application, resource).await?)
}
