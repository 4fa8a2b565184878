//! Statements about what stands beside the directory: external ids, user names, forms.

use std::collections::HashMap;

use beffroi_core::TenantId;
use beffroi_core::filter::fold;
use beffroi_store::{Conn, StoreError, Tx, Value, args};
use uuid::Uuid;

use crate::user::Kept;

/// What an external id names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    User,
    Group,
}

impl Named {
    const fn as_str(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Group => "group",
        }
    }
}

/// How a provider calls resources, by their ids.
pub(crate) async fn external_ids(
    conn: &mut Conn,
    (tenant, provider): (TenantId, Uuid),
    resources: &[Uuid],
) -> Result<HashMap<Uuid, String>, StoreError> {
    conn.all_in(
        "SELECT resource_id, external_id FROM scim_identity WHERE tenant_id = $1 AND provider_id = $2 AND resource_id",
        args![tenant, provider],
        resources.iter().copied().map(Value::from).collect(),
        "",
    )
    .await?
    .iter()
    .map(|row| Ok((row.get("resource_id")?, row.get("external_id")?)))
    .collect()
}

/// What a provider calls by that name.
pub(crate) async fn by_external_id(
    conn: &mut Conn,
    (tenant, provider): (TenantId, Uuid),
    kind: Named,
    external_id: &str,
) -> Result<Option<Uuid>, StoreError> {
    conn.one(
        "SELECT resource_id FROM scim_identity WHERE tenant_id = $1 AND provider_id = $2 AND kind = $3 AND external_id = $4",
        args![tenant, provider, kind.as_str(), external_id],
    )
    .await?
    .map(|row| row.get("resource_id"))
    .transpose()
}

/// Forgets how a provider calls a resource.
pub(crate) async fn forget_external_id(
    tx: &mut Tx,
    (tenant, provider): (TenantId, Uuid),
    resource: Uuid,
) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM scim_identity WHERE tenant_id = $1 AND provider_id = $2 AND resource_id = $3",
        args![tenant, provider, resource],
    )
    .await
    .map(drop)
}

/// Notes how a provider calls a resource.
pub(crate) async fn put_external_id(
    tx: &mut Tx,
    (tenant, provider): (TenantId, Uuid),
    kind: Named,
    resource: Uuid,
    external_id: &str,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO scim_identity (tenant_id, provider_id, resource_id, kind, external_id) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (tenant_id, provider_id, resource_id) DO UPDATE SET external_id = excluded.external_id",
        args![tenant, provider, resource, kind.as_str(), external_id],
    )
    .await
    .map(drop)
}

/// What is said of a person beyond the directory.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Said {
    /// A `userName` without a domain.
    pub(crate) user_name: Option<String>,
    pub(crate) kept: Kept,
}

/// What is said of people beyond the directory, by their ids.
pub(crate) async fn said_of(
    conn: &mut Conn,
    tenant: TenantId,
    users: &[Uuid],
) -> Result<HashMap<Uuid, Said>, StoreError> {
    conn.all_in(
        "SELECT user_id, user_name, attributes FROM scim_user WHERE tenant_id = $1 AND user_id",
        args![tenant],
        users.iter().copied().map(Value::from).collect(),
        "",
    )
    .await?
    .iter()
    .map(|row| {
        let said = Said {
            user_name: row.get("user_name")?,
            kept: row.json("attributes")?,
        };
        Ok((row.get("user_id")?, said))
    })
    .collect()
}

/// Notes what is said of a person beyond the directory; nothing is kept where nothing is said.
pub(crate) async fn put_said(
    tx: &mut Tx,
    tenant: TenantId,
    user: Uuid,
    said: &Said,
) -> Result<(), StoreError> {
    if *said == Said::default() {
        return tx
            .exec(
                "DELETE FROM scim_user WHERE tenant_id = $1 AND user_id = $2",
                args![tenant, user],
            )
            .await
            .map(drop);
    }
    let kept = serde_json::to_string(&said.kept)
        .map_err(|error| StoreError::decode("attributes", error))?;
    let key = said.user_name.as_deref().map(fold);
    tx.exec(
        "INSERT INTO scim_user (tenant_id, user_id, user_name, user_name_key, attributes) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (tenant_id, user_id) DO UPDATE SET user_name = excluded.user_name,
           user_name_key = excluded.user_name_key, attributes = excluded.attributes",
        args![tenant, user, said.user_name.clone(), key, kept],
    )
    .await
    .map(drop)
}

/// Forgets everything of a person.
pub(crate) async fn forget(tx: &mut Tx, tenant: TenantId, user: Uuid) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM scim_identity WHERE tenant_id = $1 AND resource_id = $2",
        args![tenant, user],
    )
    .await?;
    put_said(tx, tenant, user, &Said::default()).await
}
