//! The refresh grant (RFC 6749, 6): each token is good once and gives the next.

use beffroi_core::TenantId;
use beffroi_feature::Cx;
use futures_util::FutureExt;

use super::reuse;
use super::store::{self, TokenKind};
use super::tokens::{self, Found, Tokens};
use crate::application::Application;
use crate::oauth::{Problem, Refusal, secret_token};

/// Tokens for a refresh token. One that comes a second time was stolen, or its successor was lost
/// on the way: either way the grant ends, and the person signs in again.
pub(crate) async fn redeem(
    cx: &Cx,
    tenant: TenantId,
    application: &Application,
    text: &str,
    scope: Option<&str>,
) -> Result<Tokens, Problem> {
    let Found { token, grant } = tokens::find(
        cx,
        tenant,
        application,
        (TokenKind::Refresh, text),
        Refusal::bad_refresh,
    )
    .await?;
    let now = cx.now();
    if grant.revoked {
        return Err(Refusal::revoked_refresh().into());
    }
    if token.expires_at <= now || grant.expires_at <= now {
        return Err(Refusal::expired_refresh().into());
    }
    let whole = tokens::scopes(cx, application, &grant.scope)?;
    let mut scopes = match scope {
        Some(scope) => tokens::scopes(cx, application, scope)?,
        None => whole.clone(),
    };
    // Less may be asked for than was granted, never more.
    if let Some(beyond) = scopes
        .permissions
        .iter()
        .find(|permission| !whole.permissions.has(*permission))
    {
        return Err(Refusal::beyond_grant(beyond.0).into());
    }
    scopes.open_id |= whole.open_id;
    scopes.offline_access = true;
    let next = secret_token::mint(&*cx.random);
    let (own, kept, hash) = (grant.clone(), next.clone(), token.hash);
    let (by, program) = (cx.clone(), application.clone());
    let first = cx
        .commit(move |tx| {
            async move {
                if !store::use_token(tx, tenant, &hash, now).await? {
                    reuse::end(&by, tx, &program, &own).await?;
                    return Ok(false);
                }
                tokens::next_refresh(tx, tenant, &own, &kept, now).await?;
                Ok(true)
            }
            .boxed()
        })
        .await?;
    if !first {
        super::forget(cx, tenant);
        return Err(Refusal::revoked_refresh().into());
    }
    tokens::for_grant(cx, application, &grant, &scopes, Some(next)).await
}
