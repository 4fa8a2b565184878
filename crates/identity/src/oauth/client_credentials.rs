//! The client-credentials grant: a program signs in for itself (RFC 6749, 4.4).

use beffroi_directory::lookup::TenantInfo;
use beffroi_feature::Cx;

use super::client::{self, Credentials, Wanted};
use super::{Problem, Refusal, access_token, resource};

/// Makes an access token, or says in OAuth's words why not.
pub(crate) async fn grant(
    cx: &Cx,
    tenant: &TenantInfo,
    credentials: &Credentials,
    scope: Option<&str>,
) -> Result<String, Problem> {
    if credentials.client_id.is_none() {
        return Err(Refusal::missing("client_id").into());
    }
    let scope = scope.ok_or_else(|| Refusal::missing("scope"))?;
    let resource = resource::of_scope(scope).ok_or_else(|| Refusal::scope(scope))?;
    let application = client::proven(cx, tenant, credentials, Wanted::Confidential).await?;
    Ok(access_token::issue(cx, tenant.id, &application, resource).await?)
}
