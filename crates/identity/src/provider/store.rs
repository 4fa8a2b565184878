//! Statements about providers, and about who is whom there.

use beffroi_core::{TenantId, Ts};
use beffroi_directory::UserId;
use beffroi_store::{Conn, Row, StoreError, Tx, args};
use uuid::Uuid;

use super::ProviderId;
use super::model::{LinkInfo, StoredProvider};

fn provider(row: &Row) -> Result<StoredProvider, StoreError> {
    Ok(StoredProvider {
        id: row.get("id")?,
        display_name: row.get("display_name")?,
        issuer: row.get("issuer")?,
        client_id: row.get("client_id")?,
        sealed_secret: row.get("client_secret")?,
        scope: row.get("scope")?,
        match_by_mail: row.get("match_by_mail")?,
        is_enabled: row.get("is_enabled")?,
        created_at: row.get("created_at")?,
    })
}

/// The organization's providers, oldest first.
pub(super) async fn list(
    conn: &mut Conn,
    tenant: TenantId,
) -> Result<Vec<StoredProvider>, StoreError> {
    let sql = "SELECT * FROM identity_provider WHERE tenant_id = $1 ORDER BY id";
    let rows = conn.all(sql, args![tenant]).await?;
    rows.iter().map(provider).collect()
}

pub(super) async fn find(
    conn: &mut Conn,
    tenant: TenantId,
    id: ProviderId,
) -> Result<Option<StoredProvider>, StoreError> {
    let sql = "SELECT * FROM identity_provider WHERE tenant_id = $1 AND id = $2";
    let row = conn.one(sql, args![tenant, id]).await?;
    row.map(|row| provider(&row)).transpose()
}

pub(super) async fn save(
    tx: &mut Tx,
    tenant: TenantId,
    one: &StoredProvider,
    now: Ts,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO identity_provider (tenant_id, id, display_name, issuer, client_id, client_secret, scope,
           match_by_mail, is_enabled, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         ON CONFLICT (tenant_id, id) DO UPDATE SET display_name = excluded.display_name, issuer = excluded.issuer,
           client_id = excluded.client_id, client_secret = excluded.client_secret, scope = excluded.scope,
           match_by_mail = excluded.match_by_mail, is_enabled = excluded.is_enabled, updated_at = excluded.updated_at",
        args![
            tenant,
            one.id,
            &one.display_name,
            &one.issuer,
            &one.client_id,
            one.sealed_secret.clone(),
            &one.scope,
            one.match_by_mail,
            one.is_enabled,
            one.created_at,
            now
        ],
    )
    .await
    .map(drop)
}

/// Removes a provider, and with it who was whom there.
pub(super) async fn delete(
    tx: &mut Tx,
    tenant: TenantId,
    id: ProviderId,
) -> Result<(), StoreError> {
    for sql in [
        "DELETE FROM external_identity WHERE tenant_id = $1 AND provider_id = $2",
        "DELETE FROM identity_provider WHERE tenant_id = $1 AND id = $2",
    ] {
        tx.exec(sql, args![tenant, id]).await?;
    }
    Ok(())
}

/// Whose identity that is, if it is anybody's.
pub(super) async fn linked(
    conn: &mut Conn,
    tenant: TenantId,
    provider: ProviderId,
    subject: &str,
) -> Result<Option<Linked>, StoreError> {
    conn.one(
        "SELECT user_id, by_mail FROM external_identity WHERE tenant_id = $1 AND provider_id = $2 AND subject = $3",
        args![tenant, provider, subject],
    )
    .await?
    .map(|row| {
        Ok(Linked {
            user: row.get("user_id")?,
            by_mail: row.get("by_mail")?,
        })
    })
    .transpose()
}

/// Who an identity is of.
pub(super) struct Linked {
    pub(super) user: UserId,
    /// The provider stated their e-mail address; they have not linked it themselves.
    pub(super) by_mail: bool,
}

/// Links an identity to a person, or notes that they have now linked it themselves; false when it is
/// somebody else's.
pub(super) async fn link(
    tx: &mut Tx,
    (tenant, user): (TenantId, UserId),
    (provider, subject): (ProviderId, &str),
    (id, by_mail): (Uuid, bool),
    now: Ts,
) -> Result<bool, StoreError> {
    let inserted = tx
        .exec(
            "INSERT INTO external_identity (tenant_id, provider_id, subject, id, user_id, created_at, by_mail)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (tenant_id, provider_id, subject) DO UPDATE SET by_mail = excluded.by_mail
             WHERE external_identity.user_id = excluded.user_id AND external_identity.by_mail AND NOT excluded.by_mail",
            args![tenant, provider, subject, id, user, now, by_mail],
        )
        .await?;
    Ok(inserted == 1)
}

/// Notes that somebody signs in with an identity.
pub(super) async fn note_use(
    tx: &mut Tx,
    tenant: TenantId,
    (provider, subject): (ProviderId, &str),
    now: Ts,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE external_identity SET last_used_at = $4
         WHERE tenant_id = $1 AND provider_id = $2 AND subject = $3",
        args![tenant, provider, subject, now],
    )
    .await
    .map(drop)
}

/// Who somebody is at the organization's providers.
pub(crate) async fn links_of(
    conn: &mut Conn,
    tenant: TenantId,
    user: UserId,
) -> Result<Vec<LinkInfo>, StoreError> {
    conn.all(
        "SELECT e.id, p.display_name, e.subject, e.created_at, e.last_used_at FROM external_identity e
         JOIN identity_provider p ON p.tenant_id = e.tenant_id AND p.id = e.provider_id
         WHERE e.tenant_id = $1 AND e.user_id = $2 ORDER BY e.id",
        args![tenant, user],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(LinkInfo {
            id: row.get("id")?,
            provider: row.get("display_name")?,
            subject: row.get("subject")?,
            created_date_time: row.get("created_at")?,
            last_used_date_time: row.get("last_used_at")?,
        })
    })
    .collect()
}

/// Takes a link of a person away; the subject, none when they have no such link.
pub(super) async fn unlink(
    tx: &mut Tx,
    (tenant, user): (TenantId, UserId),
    id: Uuid,
) -> Result<Option<String>, StoreError> {
    tx.one(
        "DELETE FROM external_identity WHERE tenant_id = $1 AND user_id = $2 AND id = $3 RETURNING subject",
        args![tenant, user, id],
    )
    .await?
    .map(|row| row.get("subject"))
    .transpose()
}

/// Takes all links to a provider away.
pub(super) async fn unlink_everybody(
    tx: &mut Tx,
    tenant: TenantId,
    provider: ProviderId,
) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM external_identity WHERE tenant_id = $1 AND provider_id = $2",
        args![tenant, provider],
    )
    .await
    .map(drop)
}

/// Takes all of a person's links away.
pub(crate) async fn unlink_all(
    tx: &mut Tx,
    tenant: TenantId,
    user: UserId,
) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM external_identity WHERE tenant_id = $1 AND user_id = $2",
        args![tenant, user],
    )
    .await
    .map(drop)
}
