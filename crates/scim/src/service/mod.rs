//! Use cases. Every write goes through the directory's own, in one transaction with what SCIM says
//! beside it.

pub(crate) mod bulk;
pub(crate) mod forget;
pub(crate) mod groups;
pub(crate) mod list;
pub(crate) mod lower;
pub(crate) mod users;

use beffroi_core::{Failure, Kind, TenantId, failure};
use beffroi_directory::UserId;
use beffroi_directory::group::kinds_of;
use beffroi_store::Tx;
use beffroi_web::{Caller, IfMatch};
use uuid::Uuid;

use crate::store::beside::{self, Named};
use crate::{limits, refusal};

/// Tenant and provider: whose ids are external.
pub(crate) fn provider(caller: &Caller) -> (TenantId, Uuid) {
    (caller.tenant, caller.actor.id)
}

/// The id in a path. What is no id names nothing.
pub(crate) fn resource_id(kind: &str, text: &str) -> failure::Result<Uuid> {
    Uuid::try_parse(text).map_err(|_| not_found(kind, text))
}

/// There is no such resource.
pub(crate) fn not_found(kind: &str, id: impl std::fmt::Display) -> Failure {
    let words = format!("There is no {kind} with the id '{id}'.");
    Failure::new(Kind::NotFound, "Request_ResourceNotFound", words)
}

/// Refuses when the caller read another version than the current one. The whole tag counts: here it
/// covers all that a change could overwrite.
pub(crate) fn check_version(if_match: &IfMatch, current: &str) -> failure::Result<()> {
    let Some(wanted) = &if_match.0 else {
        return Ok(());
    };
    if wanted.split(',').any(|tag| opaque(tag) == opaque(current)) {
        return Ok(());
    }
    Err(Failure::new(
        Kind::PreconditionFailed,
        "Request_PreconditionFailed",
        "It was changed after it was read: If-Match names another version than the current one.",
    ))
}

/// The opaque part of a tag: weak comparison does not look at `W/`.
fn opaque(tag: &str) -> &str {
    let tag = tag.trim();
    tag.strip_prefix("W/").unwrap_or(tag).trim_matches('"')
}

/// Notes how the provider calls a resource, or forgets it.
///
/// # Errors
/// `uniqueness` when the provider calls another one so.
async fn set_external_id(
    tx: &mut Tx,
    caller: &Caller,
    kind: Named,
    resource: Uuid,
    external_id: Option<&str>,
) -> failure::Result<()> {
    let own = provider(caller);
    let Some(external_id) = external_id else {
        return Ok(beside::forget_external_id(tx, own, resource).await?);
    };
    if external_id.chars().count() > limits::EXTERNAL_ID {
        let most = limits::EXTERNAL_ID;
        return Err(refusal::value(format!(
            "externalId must have at most {most} characters"
        )));
    }
    let other = beside::by_external_id(tx, own, kind, external_id).await?;
    if let Some(other) = other.filter(|other| *other != resource) {
        if !kinds_of(tx, own.0, &[other]).await?.is_empty() {
            return Err(refusal::taken(format!(
                "externalId '{external_id}' is that of another resource, '{other}'"
            )));
        }
        // It named something that is gone.
        beside::forget_external_id(tx, own, other).await?;
    }
    Ok(beside::put_external_id(tx, own, kind, resource, external_id).await?)
}

/// A user's typed id.
pub(crate) const fn user_id(id: Uuid) -> UserId {
    UserId::from_uuid(id)
}
