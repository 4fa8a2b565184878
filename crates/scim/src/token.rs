//! Providers and their tokens: made, listed and revoked by the operator, shown by the requests that
//! come to the protocol.

use beffroi_core::{Failure, Secret, Ts, failure, random};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_directory::permission;
use beffroi_feature::Cx;
use beffroi_web::{Actor, ActorKind, Caller, Permission};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use http::header::AUTHORIZATION;
use http::request::Parts;
use serde::Serialize;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::store::tokens as store;

const CATEGORY: &str = "ApplicationManagement";
/// How every token begins, so that one that leaks is known for what it is.
const PREFIX: &str = "scim_";
/// Characters that are shown to tell several apart, behind the beginning that they share.
const HINT: usize = 3;
/// Most characters of a name.
const LONGEST_NAME: usize = 100;

/// What every provider may do.
const PERMISSIONS: [Permission; 4] = [
    permission::USER_READ_ALL,
    permission::USER_READ_WRITE_ALL,
    permission::GROUP_READ_ALL,
    permission::GROUP_READ_WRITE_ALL,
];

/// A system that provisions people and groups, e.g. an identity provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ScimProvider)]
pub(crate) struct Provider {
    /// Its id, under which it stands in the audit trail.
    pub(crate) id: Uuid,
    /// The name to show.
    pub(crate) display_name: String,
}

/// A token of a provider, without the token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ScimToken)]
pub(crate) struct Token {
    /// The token's id, to revoke it by.
    pub(crate) id: Uuid,
    /// Whose it is.
    pub(crate) provider: Provider,
    /// How the token begins.
    pub(crate) hint: String,
    /// When it was made.
    pub(crate) created_date_time: Ts,
    /// When it was revoked.
    pub(crate) revoked_date_time: Option<Ts>,
}

/// The protocol's own way to find out who is calling: the provider whose token it is.
pub(crate) fn authenticate<'a>(
    cx: &'a Cx,
    parts: &'a Parts,
) -> BoxFuture<'a, failure::Result<Option<Caller>>> {
    async move {
        let Some(header) = parts.headers.get(AUTHORIZATION) else {
            return Ok(None);
        };
        let text = header.to_str().unwrap_or_default();
        let token = match text.split_once(' ') {
            Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => token.trim(),
            _ => return Ok(None),
        };
        let found = store::provider_of(&mut cx.read().await?, &hash(token)).await?;
        let (tenant, provider) = found.ok_or_else(not_good)?;
        Ok(Some(Caller {
            tenant,
            actor: Actor {
                id: provider.id,
                display_name: provider.display_name,
                kind: ActorKind::Application,
            },
            user_principal_name: None,
            permissions: PERMISSIONS.into_iter().collect(),
            session: None,
            languages: Vec::new(),
            delegation: None,
        }))
    }
    .boxed()
}

fn not_good() -> Failure {
    Failure::new(
        beffroi_core::Kind::Unauthenticated,
        "InvalidAuthenticationToken",
        "The bearer token is no token of a provider, or has been revoked.",
    )
}

/// SHA-256 is enough: 256 random bits can't be tried out, however quick the hash.
fn hash(token: &str) -> Vec<u8> {
    Sha256::digest(token).to_vec()
}

/// Makes a token for the provider of that name, and the provider where there is none yet. A provider
/// may have several, so that one can follow another without a gap.
///
/// # Errors
/// A name that breaks the rule; whoever may not do themselves what a provider may: a token would be a
/// way up.
pub(crate) async fn create(
    cx: &Cx,
    caller: &Caller,
    name: &str,
) -> failure::Result<(Token, Secret<String>)> {
    caller.require(permission::USER_READ_WRITE_ALL)?;
    caller.require(permission::GROUP_READ_WRITE_ALL)?;
    let name = name.trim().to_owned();
    if !(1..=LONGEST_NAME).contains(&name.chars().count()) || name.chars().any(char::is_control) {
        return Err(Failure::invalid(
            "displayName",
            "must have 1 to 100 characters, none of them a control character",
        ));
    }
    let (own, caller) = (cx.clone(), caller.clone());
    let secret = format!("{PREFIX}{}", random::token::<32>(&*cx.random));
    let given = secret.clone();
    let (id, fresh, now) = (cx.mint_uuid(), cx.mint_uuid(), cx.now());
    let tenant = caller.tenant;
    let token = cx
        .write(tenant, move |tx| {
            async move {
                let known = store::provider_by_name(tx, tenant, &name).await?;
                let provider = if let Some(provider) = known {
                    provider
                } else {
                    let provider = Provider {
                        id: fresh,
                        display_name: name,
                    };
                    store::insert_provider(tx, tenant, &provider, now).await?;
                    provider
                };
                let token = Token {
                    id,
                    provider,
                    hint: given.chars().take(PREFIX.len() + HINT).collect(),
                    created_date_time: now,
                    revoked_date_time: None,
                };
                store::insert_token(tx, tenant, &token, hash(&given)).await?;
                let entry = Entry::by(&caller, CATEGORY, "Add provisioning token", Operation::Add);
                let entry = entry.target(target(&token).changed("token", "", &token.hint));
                audit::record(tx, &own, tenant, entry).await?;
                Ok(token)
            }
            .boxed()
        })
        .await?;
    Ok((token, Secret::new(secret)))
}

fn target(token: &Token) -> Target {
    let provider = &token.provider;
    Target::new("ScimProvider", provider.id, &provider.display_name)
}

/// Every token of the tenant, oldest first, revoked ones included.
pub(crate) async fn list(cx: &Cx, caller: &Caller) -> failure::Result<Vec<Token>> {
    Ok(store::tokens(&mut cx.read().await?, caller.tenant).await?)
}

/// Revokes a token: from here on it opens nothing.
pub(crate) async fn revoke(cx: &Cx, caller: &Caller, id: Uuid) -> failure::Result<()> {
    let (own, caller) = (cx.clone(), caller.clone());
    let tenant = caller.tenant;
    cx.write(tenant, move |tx| {
        async move {
            let known = store::tokens(tx, tenant).await?;
            let token = known.into_iter().find(|token| token.id == id);
            let token = token.ok_or_else(|| Failure::not_found("token", id))?;
            if !store::revoke(tx, tenant, id, own.now()).await? {
                return Err(Failure::conflict(
                    "Request_Conflict",
                    "This token has been revoked already.",
                ));
            }
            let entry = Entry::by(
                &caller,
                CATEGORY,
                "Revoke provisioning token",
                Operation::Delete,
            );
            let entry = entry.target(target(&token).changed("token", &token.hint, ""));
            audit::record(tx, &own, tenant, entry).await
        }
        .boxed()
    })
    .await
}
