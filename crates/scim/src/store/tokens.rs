//! Statements about providers and their tokens.

use beffroi_core::filter::fold;
use beffroi_core::{TenantId, Ts};
use beffroi_store::{Conn, Row, StoreError, Tx, args};
use uuid::Uuid;

use crate::token::{Provider, Token};

/// The provider that a token belongs to, unless it has been revoked.
pub(crate) async fn provider_of(
    conn: &mut Conn,
    hash: &[u8],
) -> Result<Option<(TenantId, Provider)>, StoreError> {
    conn.one(
        "SELECT p.tenant_id, p.id, p.display_name FROM scim_token t
         JOIN scim_provider p ON p.tenant_id = t.tenant_id AND p.id = t.provider_id
         WHERE t.token_hash = $1 AND t.revoked_at IS NULL",
        args![hash],
    )
    .await?
    .map(|row| {
        let provider = Provider {
            id: row.get("id")?,
            display_name: row.get("display_name")?,
        };
        Ok((row.get("tenant_id")?, provider))
    })
    .transpose()
}

/// The provider of that name, in any case.
pub(crate) async fn provider_by_name(
    conn: &mut Conn,
    tenant: TenantId,
    name: &str,
) -> Result<Option<Provider>, StoreError> {
    conn.one(
        "SELECT id, display_name FROM scim_provider WHERE tenant_id = $1 AND name_key = $2",
        args![tenant, fold(name)],
    )
    .await?
    .map(|row| {
        Ok(Provider {
            id: row.get("id")?,
            display_name: row.get("display_name")?,
        })
    })
    .transpose()
}

pub(crate) async fn insert_provider(
    tx: &mut Tx,
    tenant: TenantId,
    provider: &Provider,
    now: Ts,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO scim_provider (tenant_id, id, display_name, name_key, created_at) VALUES ($1, $2, $3, $4, $5)",
        args![
            tenant,
            provider.id,
            &provider.display_name,
            fold(&provider.display_name),
            now
        ],
    )
    .await
    .map(drop)
}

pub(crate) async fn insert_token(
    tx: &mut Tx,
    tenant: TenantId,
    token: &Token,
    hash: Vec<u8>,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO scim_token (token_hash, tenant_id, id, provider_id, hint, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        args![
            hash,
            tenant,
            token.id,
            token.provider.id,
            &token.hint,
            token.created_date_time
        ],
    )
    .await
    .map(drop)
}

const TOKENS: &str = "SELECT t.id, t.hint, t.created_at, t.revoked_at, p.id AS provider_id, p.display_name FROM scim_token t
    JOIN scim_provider p ON p.tenant_id = t.tenant_id AND p.id = t.provider_id WHERE t.tenant_id = $1 ORDER BY t.id";

fn read(row: &Row) -> Result<Token, StoreError> {
    Ok(Token {
        id: row.get("id")?,
        provider: Provider {
            id: row.get("provider_id")?,
            display_name: row.get("display_name")?,
        },
        hint: row.get("hint")?,
        created_date_time: row.get("created_at")?,
        revoked_date_time: row.get("revoked_at")?,
    })
}

/// Every token of the tenant, oldest first, revoked ones included.
pub(crate) async fn tokens(conn: &mut Conn, tenant: TenantId) -> Result<Vec<Token>, StoreError> {
    conn.all(TOKENS, args![tenant])
        .await?
        .iter()
        .map(read)
        .collect()
}

/// Revokes a token; false when it is none of the tenant's, or was revoked before.
pub(crate) async fn revoke(
    tx: &mut Tx,
    tenant: TenantId,
    id: Uuid,
    now: Ts,
) -> Result<bool, StoreError> {
    let changed = tx
        .exec(
            "UPDATE scim_token SET revoked_at = $3 WHERE tenant_id = $1 AND id = $2 AND revoked_at IS NULL",
            args![tenant, id, now],
        )
        .await?;
    Ok(changed == 1)
}
