//! Programs with an access token.

use std::sync::Arc;

use beffroi_core::{TenantId, failure};
use beffroi_directory::permission;
use beffroi_feature::Cx;
use beffroi_web::{Caller, Delegation};
use http::header::AUTHORIZATION;
use http::request::Parts;

use crate::application::{Application, ApplicationId, service};
use crate::oauth::{self, Principal, grant, scope};

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

/// In whose name the token acts, with the permissions that count today.
pub(super) async fn caller(cx: &Cx, token: &str) -> failure::Result<Caller> {
    let (tenant, principal) = oauth::verify(cx, token).await?;
    match principal {
        Principal::Application(id) => {
            let application = registered(cx, tenant, id).await?;
            Ok(application.caller(tenant))
        }
        Principal::Person {
            application,
            grant,
            scope,
            ..
        } => {
            let delegation = Delegation {
                application: application.uuid(),
                grant: grant.uuid(),
                changes_own: scope::changes_own(&scope),
            };
            let application = registered(cx, tenant, application).await?;
            let person = grant::person(cx, tenant, grant).await?;
            let person = person.ok_or_else(|| oauth::refused("its grant has been revoked"))?;
            // What the person let the program do, what it is registered for, and what the person
            // may do themselves: only what is in all three.
            let granted = scope::permissions_of(&scope);
            let mut held = person.permissions.clone();
            held.extend(permission::OWN.iter().copied());
            let permissions = held.only(|one| granted.has(one) && application.permissions.has(one));
            Ok(Caller {
                permissions,
                delegation: Some(delegation),
                ..(*person).clone()
            })
        }
    }
}

async fn registered(
    cx: &Cx,
    tenant: TenantId,
    id: ApplicationId,
) -> failure::Result<Arc<Application>> {
    let found = service::find(cx, tenant, id).await?;
    found.ok_or_else(|| oauth::refused("its application is not registered any more"))
}
