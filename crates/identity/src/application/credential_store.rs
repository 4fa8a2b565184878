//! Statements about an application's secrets and certificates.

use beffroi_core::{TenantId, Ts};
use beffroi_store::{Conn, StoreError, Tx, args};
use uuid::Uuid;

use super::ApplicationId;

/// A secret as it is kept.
#[derive(Clone)]
pub(crate) struct StoredSecret {
    pub(crate) id: Uuid,
    /// What it is for.
    pub(crate) display_name: Option<String>,
    pub(crate) hash: Vec<u8>,
    /// The secret's first characters, to tell several apart.
    pub(crate) hint: String,
    pub(crate) created_at: Ts,
    pub(crate) expires_at: Ts,
}

pub(crate) async fn insert_secret(
    tx: &mut Tx,
    (tenant, application): (TenantId, ApplicationId),
    secret: &StoredSecret,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO application_secret (tenant_id, application_id, id, display_name, secret_hash, hint, created_at,
           expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![
            tenant,
            application,
            secret.id,
            secret.display_name.clone(),
            secret.hash.clone(),
            &secret.hint,
            secret.created_at,
            secret.expires_at
        ],
    )
    .await
    .map(drop)
}

pub(crate) async fn secrets(
    conn: &mut Conn,
    tenant: TenantId,
    application: ApplicationId,
) -> Result<Vec<StoredSecret>, StoreError> {
    conn.all(
        "SELECT id, display_name, secret_hash, hint, created_at, expires_at FROM application_secret
         WHERE tenant_id = $1 AND application_id = $2 ORDER BY id",
        args![tenant, application],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(StoredSecret {
            id: row.get("id")?,
            display_name: row.get("display_name")?,
            hash: row.get("secret_hash")?,
            hint: row.get("hint")?,
            created_at: row.get("created_at")?,
            expires_at: row.get("expires_at")?,
        })
    })
    .collect()
}

/// A certificate as it is kept.
#[derive(Debug, Clone)]
pub(crate) struct StoredCertificate {
    pub(crate) id: Uuid,
    pub(crate) display_name: String,
    pub(crate) der: Vec<u8>,
    pub(crate) sha1: Vec<u8>,
    pub(crate) sha256: Vec<u8>,
    pub(crate) starts_at: Ts,
    pub(crate) expires_at: Ts,
}

pub(crate) async fn insert_certificate(
    tx: &mut Tx,
    (tenant, application): (TenantId, ApplicationId),
    certificate: &StoredCertificate,
    now: Ts,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO application_certificate (tenant_id, application_id, id, display_name, certificate, sha1, sha256,
           created_at, starts_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        args![
            tenant,
            application,
            certificate.id,
            &certificate.display_name,
            certificate.der.clone(),
            certificate.sha1.clone(),
            certificate.sha256.clone(),
            now,
            certificate.starts_at,
            certificate.expires_at
        ],
    )
    .await
    .map(drop)
}

pub(crate) async fn certificates(
    conn: &mut Conn,
    tenant: TenantId,
    application: ApplicationId,
) -> Result<Vec<StoredCertificate>, StoreError> {
    conn.all(
        "SELECT id, display_name, certificate, sha1, sha256, starts_at, expires_at FROM application_certificate
         WHERE tenant_id = $1 AND application_id = $2 ORDER BY id",
        args![tenant, application],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(StoredCertificate {
            id: row.get("id")?,
            display_name: row.get("display_name")?,
            der: row.get("certificate")?,
            sha1: row.get("sha1")?,
            sha256: row.get("sha256")?,
            starts_at: row.get("starts_at")?,
            expires_at: row.get("expires_at")?,
        })
    })
    .collect()
}

/// Takes a credential away; false when there is none of that id.
async fn delete_from(
    tx: &mut Tx,
    statement: &'static str,
    (tenant, application): (TenantId, ApplicationId),
    id: Uuid,
) -> Result<bool, StoreError> {
    let gone = tx.exec(statement, args![tenant, application, id]).await?;
    Ok(gone == 1)
}

/// Takes a secret away; false when there is none of that id.
pub(crate) async fn delete_secret(
    tx: &mut Tx,
    of: (TenantId, ApplicationId),
    id: Uuid,
) -> Result<bool, StoreError> {
    let statement =
        "DELETE FROM application_secret WHERE tenant_id = $1 AND application_id = $2 AND id = $3";
    delete_from(tx, statement, of, id).await
}

/// Takes a certificate away; false when there is none of that id.
pub(crate) async fn delete_certificate(
    tx: &mut Tx,
    of: (TenantId, ApplicationId),
    id: Uuid,
) -> Result<bool, StoreError> {
    let statement = "DELETE FROM application_certificate WHERE tenant_id = $1 AND application_id = $2 AND id = $3";
    delete_from(tx, statement, of, id).await
}
