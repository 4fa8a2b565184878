//! `GET /{tenant}/discovery/v2.0/keys`

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use beffroi_directory::lookup;
use beffroi_feature::Cx;
use serde::Serialize;
use utoipa::ToSchema;

use super::token_refusal::{self, TokenError};
use crate::oauth::{Problem, Refusal, keys};

/// A JSON Web Key Set (RFC 7517).
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct KeySet {
    /// The public keys, newest first.
    #[schema(value_type = Vec<Object>)]
    keys: Vec<jsonwebtoken::jwk::Jwk>,
}

/// The public keys that verify the tenant's tokens.
#[utoipa::path(get, path = "/{tenant}/discovery/v2.0/keys", tag = "oauth",
    params(("tenant" = String, Path, description = "The tenant's id or one of its domains")),
    responses((status = 200, description = "The keys", body = KeySet),
              (status = 400, description = "`invalid_tenant`: there is no such tenant", body = TokenError)))]
pub(super) async fn get_jwks(State(cx): State<Cx>, Path(tenant): Path<String>) -> Response {
    match key_set(&cx, &tenant).await {
        Ok(set) => axum::Json(set).into_response(),
        Err(problem) => token_refusal::render(problem, cx.now()),
    }
}

async fn key_set(cx: &Cx, name: &str) -> Result<KeySet, Problem> {
    let tenant = lookup::tenant_by_name(&mut cx.read().await?, name).await?;
    let tenant = tenant.ok_or_else(|| Refusal::invalid_tenant(name))?;
    let keys = keys::published(cx, tenant.id).await?;
    Ok(KeySet { keys })
}
