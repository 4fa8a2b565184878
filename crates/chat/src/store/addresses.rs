use std::collections::HashMap;

use beffroi_core::Ts;
use beffroi_directory::personal;
use beffroi_store::{Conn, StoreError, Tx, Value, args};
use uuid::Uuid;

use crate::model::Address;

/// An address of somebody without an organization.
#[derive(Debug, Clone)]
pub(crate) struct NewAddress {
    pub(crate) address: Address,
    pub(crate) person: Uuid,
}

/// Whose an address is, whether they have an account or have only been invited.
pub(crate) async fn person_of(
    conn: &mut Conn,
    address: &Address,
) -> Result<Option<(Uuid, bool)>, StoreError> {
    conn.one(
        "SELECT person_id, verified_at FROM chat_address WHERE tenant_id = $1 AND address = $2",
        args![personal::TENANT, address.as_str()],
    )
    .await?
    .map(|row| {
        let verified: Option<Ts> = row.get("verified_at")?;
        Ok((row.get("person_id")?, verified.is_some()))
    })
    .transpose()
}

/// Notes an address that nobody has proven yet; false when it is noted already.
pub(crate) async fn insert_address(tx: &mut Tx, new: &NewAddress) -> Result<bool, StoreError> {
    let rows = tx
        .exec(
            "INSERT INTO chat_address (tenant_id, address, person_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            args![personal::TENANT, new.address.as_str(), new.person],
        )
        .await?;
    Ok(rows == 1)
}

/// Somebody has proven that an address is theirs.
pub(crate) async fn verify(tx: &mut Tx, address: &Address, now: Ts) -> Result<bool, StoreError> {
    let rows = tx
        .exec(
            "UPDATE chat_address SET verified_at = $3 WHERE tenant_id = $1 AND address = $2 AND verified_at IS NULL",
            args![personal::TENANT, address.as_str(), now],
        )
        .await?;
    Ok(rows == 1)
}

/// The addresses of some people, those that are proven first.
pub(crate) async fn addresses_of(
    conn: &mut Conn,
    people: &[Uuid],
) -> Result<HashMap<Uuid, Vec<String>>, StoreError> {
    let ids: Vec<Value> = people.iter().copied().map(Value::from).collect();
    let sql = "SELECT person_id, address FROM chat_address WHERE tenant_id = $1 AND person_id";
    let tail = "ORDER BY CASE WHEN verified_at IS NULL THEN 1 ELSE 0 END, address";
    let mut found: HashMap<Uuid, Vec<String>> = HashMap::new();
    for row in conn.all_in(sql, args![personal::TENANT], ids, tail).await? {
        let address = row.get("address")?;
        found
            .entry(row.get("person_id")?)
            .or_default()
            .push(address);
    }
    Ok(found)
}
