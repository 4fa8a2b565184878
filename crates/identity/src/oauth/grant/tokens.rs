//! The tokens that a grant gives.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use beffroi_core::{Secret, TenantId, Ts};
use beffroi_feature::Cx;
use beffroi_store::{StoreError, Tx};
use serde_json::json;

use super::IDLE_GRANT;
use super::store::{self, Grant, Token, TokenKind};
use crate::application::Application;
use crate::oauth::id_token::{self, Occasion};
use crate::oauth::{Problem, Refusal, access_token, scope::Scopes, secret_token};
use crate::person::Person;

/// What a program gets for a grant.
pub(crate) struct Tokens {
    /// With which it calls.
    pub(crate) access_token: String,
    /// Who has signed in, when that was asked for.
    pub(crate) id_token: Option<String>,
    /// With which it gets the next ones, when that was asked for.
    pub(crate) refresh_token: Option<Secret<String>>,
    /// What was granted.
    pub(crate) scope: String,
    /// Who has signed in, as Microsoft's libraries want it: base64url of `{"uid", "utid"}`.
    pub(crate) client_info: String,
}

/// Reads a scope that was asked for; refuses in OAuth's words.
pub(crate) fn scopes(cx: &Cx, application: &Application, scope: &str) -> Result<Scopes, Refusal> {
    Scopes::read(scope, application, &cx.settings.public_url)
        .map_err(|problem| Refusal::bad_scope(&problem, application))
}

/// A token that came back, and the grant it is of; used or not, in time or not.
pub(super) struct Found {
    pub(super) token: Token,
    pub(super) grant: Grant,
}

/// Finds the application's token of that kind; whatever is none of its own is `bad`.
pub(super) async fn find(
    cx: &Cx,
    tenant: TenantId,
    application: &Application,
    (kind, text): (TokenKind, &str),
    bad: fn() -> Refusal,
) -> Result<Found, Problem> {
    let hash = secret_token::hash(text).ok_or_else(bad)?;
    let mut conn = cx.read().await?;
    let token = store::find_token(&mut conn, tenant, &hash, kind).await?;
    let token = token.ok_or_else(bad)?;
    let grant = store::find(&mut conn, tenant, token.grant)
        .await?
        .filter(|grant| grant.application == application.id)
        .ok_or_else(bad)?;
    Ok(Found { token, grant })
}

/// Keeps a fresh refresh token of a grant.
pub(crate) async fn next_refresh(
    tx: &mut Tx,
    tenant: TenantId,
    grant: &Grant,
    text: &Secret<String>,
    now: Ts,
) -> Result<(), StoreError> {
    let Some(hash) = secret_token::hash(text.expose()) else {
        return Ok(());
    };
    let token = Token {
        hash,
        grant: grant.id,
        kind: TokenKind::Refresh,
        redirect_uri: None,
        challenge: None,
        created_at: now,
        expires_at: grant.expires_at.min(now.plus(IDLE_GRANT)),
    };
    store::insert_token(tx, tenant, &token).await
}

/// Makes the tokens of a grant whose code, device or refresh token was good.
pub(crate) async fn for_grant(
    cx: &Cx,
    application: &Application,
    grant: &Grant,
    scopes: &Scopes,
    refresh_token: Option<Secret<String>>,
) -> Result<Tokens, Problem> {
    let person = Person::find(&mut cx.read().await?, grant.tenant, grant.user).await?;
    let person = person.ok_or_else(Refusal::account_gone)?;
    if person.must_change_password {
        return Err(Refusal::password_to_change().into());
    }
    let account = &person.account;
    let granted = (grant.id, scopes.granted());
    let resource = scopes.resource.clone();
    let id_token = if scopes.open_id {
        let occasion = Occasion {
            nonce: grant.nonce.clone(),
            signed_in_at: grant.signed_in_at,
        };
        Some(id_token::issue(cx, application.id, account, occasion).await?)
    } else {
        None
    };
    let info = json!({"uid": grant.user, "utid": grant.tenant}).to_string();
    Ok(Tokens {
        access_token: access_token::issue_for_person(cx, application, account, granted, resource)
            .await?,
        id_token,
        refresh_token,
        scope: scopes.answered(),
        client_info: URL_SAFE_NO_PAD.encode(info),
    })
}
