use beffroi_core::TenantId;
use beffroi_store::{Conn, StoreError, Tx, Value, args};
use uuid::Uuid;

use crate::model::ConferenceId;

/// Takes conference IDs for people, of those that nobody has: whoever is in the answer has theirs now.
pub(crate) async fn reserve(
    tx: &mut Tx,
    tenant: TenantId,
    wanted: &[(Uuid, ConferenceId)],
) -> Result<Vec<Uuid>, StoreError> {
    let rows = wanted
        .iter()
        .map(|(person, id)| args![id.as_str().to_owned(), tenant, *person]);
    tx.values_returning(
        "INSERT INTO conferencing_id (conference_id, tenant_id, user_id)",
        "ON CONFLICT (conference_id) DO NOTHING RETURNING user_id",
        rows.collect(),
    )
    .await?
    .iter()
    .map(|row| row.get("user_id"))
    .collect()
}

/// Takes one conference ID; false when somebody has it.
pub(crate) async fn reserve_one(
    tx: &mut Tx,
    tenant: TenantId,
    person: Uuid,
    id: &ConferenceId,
) -> Result<bool, StoreError> {
    Ok(!reserve(tx, tenant, &[(person, id.clone())])
        .await?
        .is_empty())
}

/// Lets go of conference IDs.
pub(crate) async fn release(tx: &mut Tx, ids: &[ConferenceId]) -> Result<(), StoreError> {
    tx.all_in(
        "DELETE FROM conferencing_id WHERE conference_id",
        args![],
        ids.iter()
            .map(|id| Value::from(id.as_str().to_owned()))
            .collect(),
        "RETURNING conference_id",
    )
    .await
    .map(drop)
}

/// Whose a conference ID is, within an organization.
pub(crate) async fn whose(
    conn: &mut Conn,
    tenant: TenantId,
    id: &ConferenceId,
) -> Result<Option<Uuid>, StoreError> {
    let row = conn
        .one(
            "SELECT user_id FROM conferencing_id WHERE conference_id = $1 AND tenant_id = $2",
            args![id.as_str().to_owned(), tenant],
        )
        .await?;
    row.map(|row| row.get("user_id")).transpose()
}
