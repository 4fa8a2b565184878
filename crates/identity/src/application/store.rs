//! Statements about applications.

use beffroi_core::{TenantId, Ts};
use beffroi_directory::permission;
use beffroi_store::{Conn, StoreError, Tx, args};
use uuid::Uuid;

use super::{Application, ApplicationId, Registration};

pub(crate) async fn insert(
    tx: &mut Tx,
    (tenant, id): (TenantId, ApplicationId),
    registration: &Registration,
    now: Ts,
) -> Result<(), StoreError> {
    let addresses = serde_json::to_string(&registration.redirect_uris)
        .map_err(|error| StoreError::decode("redirect_uris", error))?;
    tx.exec(
        "INSERT INTO application (tenant_id, id, display_name, created_at, redirect_uris, is_public)
         VALUES ($1, $2, $3, $4, $5, $6)",
        args![
            tenant,
            id,
            &registration.display_name,
            now,
            addresses,
            registration.is_public
        ],
    )
    .await?;
    let rows = registration
        .permissions
        .iter()
        .map(|permission| args![tenant, id, permission.0]);
    tx.insert_many(
        "INSERT INTO application_permission (tenant_id, application_id, permission)",
        "ON CONFLICT DO NOTHING",
        rows.collect(),
    )
    .await
    .map(drop)
}

/// A secret as it is kept.
#[derive(Clone)]
pub(crate) struct StoredSecret {
    pub(crate) id: Uuid,
    pub(crate) hash: Vec<u8>,
    /// The secret's first characters, to tell several apart.
    pub(crate) hint: String,
    pub(crate) expires_at: Ts,
}

pub(crate) async fn insert_secret(
    tx: &mut Tx,
    (tenant, application): (TenantId, ApplicationId),
    secret: StoredSecret,
    now: Ts,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO application_secret (tenant_id, application_id, id, secret_hash, hint, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        args![
            tenant,
            application,
            secret.id,
            secret.hash,
            secret.hint,
            now,
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
        "SELECT id, secret_hash, hint, expires_at FROM application_secret
         WHERE tenant_id = $1 AND application_id = $2 ORDER BY id",
        args![tenant, application],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(StoredSecret {
            id: row.get("id")?,
            hash: row.get("secret_hash")?,
            hint: row.get("hint")?,
            expires_at: row.get("expires_at")?,
        })
    })
    .collect()
}

/// Reads an application with its permissions; a permission that this version does not know any more
/// gives nothing.
pub(crate) async fn find(
    conn: &mut Conn,
    tenant: TenantId,
    id: ApplicationId,
) -> Result<Option<Application>, StoreError> {
    let row = conn
        .one(
            "SELECT display_name, redirect_uris, is_public FROM application WHERE tenant_id = $1 AND id = $2",
            args![tenant, id],
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    let held = conn
        .all(
            "SELECT permission FROM application_permission WHERE tenant_id = $1 AND application_id = $2",
            args![tenant, id],
        )
        .await?;
    let names = held.iter().map(|row| row.get::<String>("permission"));
    let names = names.collect::<Result<Vec<_>, _>>()?;
    Ok(Some(Application {
        id,
        display_name: row.get("display_name")?,
        permissions: names
            .iter()
            .filter_map(|name| permission::by_name(name))
            .collect(),
        redirect_uris: row.json("redirect_uris")?,
        is_public: row.get("is_public")?,
    }))
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
