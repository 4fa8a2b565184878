//! Programs with an access token.

use beffroi_core::failure;
use beffroi_feature::Cx;
use beffroi_web::Caller;
use http::header::AUTHORIZATION;
use http::request::Parts;

use crate::application::service;
use crate::oauth;

/// The token of an `Authorization: Bearer` header; other schemes are not ours.
pub(super) fn token(parts: &Parts) -> failure::Result<Option<&str>> {
    let Some(header) = parts.headers.get(AUTHORIZATION) else {
        return Ok(None);
    };
    let text = header
        .to_str()
        .map_err(|_| oauth::refused("it is not a JWT"))?;
    Ok(match text.split_once(' ') {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => Some(token.trim()),
        _ => None,
    })
}

/// The application that the token was made for, with the permissions that it holds today.
pub(super) async fn caller(cx: &Cx, token: &str) -> failure::Result<Caller> {
    let (tenant, id) = oauth::verify(cx, token).await?;
    let application = service::find(cx, tenant, id)
        .await?
        .ok_or_else(|| oauth::refused("its application is not registered any more"))?;
    Ok(Caller {
        tenant,
        actor: application.actor(),
        user_principal_name: None,
        permissions: application.permissions.clone(),
        session: None,
        languages: Vec::new(),
    })
}
