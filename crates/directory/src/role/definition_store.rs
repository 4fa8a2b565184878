//! Statements about the roles that an organization makes for itself.

use beffroi_core::filter::fold;
use beffroi_core::{TenantId, Ts};
use beffroi_store::{Conn, Row, StoreError, Tx, args};
use uuid::Uuid;

use super::model::Role;
use crate::permission;

fn read(row: &Row) -> Result<Role, StoreError> {
    let names: Vec<String> = row.json("permissions")?;
    Ok(Role {
        id: row.get("id")?,
        display_name: row.get("display_name")?,
        description: row.get("description")?,
        is_built_in: false,
        is_enabled: row.get("is_enabled")?,
        template_id: row.get("template_id")?,
        // One that the product does not have any more gives nothing.
        permissions: names
            .iter()
            .filter_map(|name| permission::by_name(name))
            .collect(),
    })
}

/// All of a tenant's own roles, by name.
pub(crate) async fn all(conn: &mut Conn, tenant: TenantId) -> Result<Vec<Role>, StoreError> {
    conn.all(
        "SELECT * FROM role_definition WHERE tenant_id = $1 ORDER BY display_name_key, id",
        args![tenant],
    )
    .await?
    .iter()
    .map(read)
    .collect()
}

/// One of a tenant's own roles.
pub(crate) async fn find(
    conn: &mut Conn,
    tenant: TenantId,
    id: Uuid,
) -> Result<Option<Role>, StoreError> {
    conn.one(
        "SELECT * FROM role_definition WHERE tenant_id = $1 AND id = $2",
        args![tenant, id],
    )
    .await?
    .map(|row| read(&row))
    .transpose()
}

fn names(role: &Role) -> Result<String, StoreError> {
    let names: Vec<&str> = role.permissions.iter().map(|one| one.0).collect();
    serde_json::to_string(&names).map_err(|error| StoreError::decode("permissions", error))
}

/// Writes a new role; false when its name is taken.
pub(crate) async fn insert(
    tx: &mut Tx,
    tenant: TenantId,
    role: &Role,
    now: Ts,
) -> Result<bool, StoreError> {
    let inserted = tx
        .exec(
            "INSERT INTO role_definition (tenant_id, id, display_name, display_name_key, description, permissions,
               is_enabled, template_id, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (tenant_id, display_name_key) DO NOTHING",
            args![
                tenant,
                role.id,
                &role.display_name,
                fold(&role.display_name),
                &role.description,
                names(role)?,
                role.is_enabled,
                role.template_id,
                now
            ],
        )
        .await?;
    Ok(inserted == 1)
}

/// Writes what has changed of a role; false when somebody else has just removed it.
pub(crate) async fn update(tx: &mut Tx, tenant: TenantId, role: &Role) -> Result<bool, StoreError> {
    let changed = tx
        .exec(
            "UPDATE role_definition SET display_name = $3, display_name_key = $4, description = $5, permissions = $6,
               is_enabled = $7, version = version + 1 WHERE tenant_id = $1 AND id = $2",
            args![
                tenant,
                role.id,
                &role.display_name,
                fold(&role.display_name),
                &role.description,
                names(role)?,
                role.is_enabled
            ],
        )
        .await?;
    Ok(changed == 1)
}

/// Whether another of the tenant's own roles has the name.
pub(crate) async fn name_taken(
    conn: &mut Conn,
    tenant: TenantId,
    name: &str,
    but: Uuid,
) -> Result<bool, StoreError> {
    let row = conn
        .one(
            "SELECT id FROM role_definition WHERE tenant_id = $1 AND display_name_key = $2 AND id <> $3",
            args![tenant, fold(name), but],
        )
        .await?;
    Ok(row.is_some())
}

/// Removes a role.
pub(crate) async fn delete(tx: &mut Tx, tenant: TenantId, id: Uuid) -> Result<u64, StoreError> {
    tx.exec(
        "DELETE FROM role_definition WHERE tenant_id = $1 AND id = $2",
        args![tenant, id],
    )
    .await
}
