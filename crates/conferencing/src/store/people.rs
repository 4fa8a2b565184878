use std::collections::HashMap;

use beffroi_core::{Cursor, Filter, Page, PageRequest, TenantId, failure};
use beffroi_store::{Column, ColumnKind, Conn, Row, Select, Sort, StoreError, Tx, Value, args};
use uuid::Uuid;

use super::numbers::number;
use crate::model::{BridgeId, Coordinates, Person, ServiceNumber};

fn read(row: &Row) -> Result<Person, StoreError> {
    let conference: Option<String> = row.get("conference_id")?;
    let bridge: Option<BridgeId> = row.get("bridge_id")?;
    let coordinates = conference
        .and_then(|text| text.parse().ok())
        .zip(bridge)
        .map(|(conference, bridge)| {
            Ok::<_, StoreError>(Coordinates {
                conference,
                bridge,
                pin_hash: row.get("pin_hash")?,
                pin_set: row.get("pin_set_at")?,
                toll: number(row, "toll_number")?,
                toll_free: number(row, "toll_free_number")?,
            })
        });
    Ok(Person {
        id: row.get("user_id")?,
        is_licensed: row.get("is_licensed")?,
        provider: row.parse("provider")?,
        provider_name: row.get("provider_name")?,
        coordinates: coordinates.transpose()?,
        allow_toll_free: row.get("allow_toll_free")?,
        allow_pstn_only: row.get("allow_pstn_only")?,
        version: row.get("version")?,
    })
}

/// Some people, of those of whom anything is known.
pub(crate) async fn people(
    conn: &mut Conn,
    tenant: TenantId,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, Person>, StoreError> {
    conn.all_in(
        "SELECT * FROM conferencing_person WHERE tenant_id = $1 AND user_id",
        args![tenant],
        ids.iter().copied().map(Value::from).collect(),
        "",
    )
    .await?
    .iter()
    .map(|row| read(row).map(|person| (person.id, person)))
    .collect()
}

/// Everybody who held the licence when that was looked at last.
pub(crate) async fn all_ids(conn: &mut Conn, tenant: TenantId) -> Result<Vec<Uuid>, StoreError> {
    conn.all(
        "SELECT user_id FROM conferencing_person WHERE tenant_id = $1 AND is_licensed",
        args![tenant],
    )
    .await?
    .iter()
    .map(|row| row.get("user_id"))
    .collect()
}

/// Who has a default number.
pub(crate) async fn on_number(
    conn: &mut Conn,
    tenant: TenantId,
    number: &ServiceNumber,
) -> Result<Vec<Person>, StoreError> {
    conn.all(
        "SELECT * FROM conferencing_person WHERE tenant_id = $1 AND (toll_number = $2 OR toll_free_number = $2)
         ORDER BY user_id",
        args![tenant, number.to_string()],
    )
    .await?
    .iter()
    .map(read)
    .collect()
}

/// Whether anybody is on a bridge.
pub(crate) async fn has_people(
    conn: &mut Conn,
    tenant: TenantId,
    bridge: BridgeId,
) -> Result<bool, StoreError> {
    let row = conn
        .one(
            "SELECT 1 AS there FROM conferencing_person WHERE tenant_id = $1 AND bridge_id = $2 LIMIT 1",
            args![tenant, bridge],
        )
        .await?;
    Ok(row.is_some())
}

const COLUMNS: &[Column] = &[
    Column {
        property: "id",
        sql: "user_id",
        kind: ColumnKind::Guid,
    },
    Column {
        property: "provider",
        sql: "provider",
        kind: ColumnKind::Exact,
    },
    Column {
        property: "conferenceId",
        sql: "conference_id",
        kind: ColumnKind::Exact,
    },
    Column {
        property: "bridgeId",
        sql: "bridge_id",
        kind: ColumnKind::Guid,
    },
    Column {
        property: "tollNumber",
        sql: "toll_number",
        kind: ColumnKind::Exact,
    },
];

/// A page of people of whom anything is known.
pub(crate) async fn page(
    conn: &mut Conn,
    tenant: TenantId,
    request: &PageRequest,
    filter: Option<&Filter>,
) -> failure::Result<Page<Person>> {
    let base = "SELECT * FROM conferencing_person WHERE tenant_id = $1";
    let mut select = Select::new(base, args![tenant], "user_id");
    if let Some(filter) = filter {
        select = select.filter(filter, COLUMNS)?;
    }
    let sort = Sort::Id { descending: false };
    let (rows, total) = select.page(conn, sort, request).await?;
    let rows = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let mut page = Page::cut(rows, request, |person| Cursor {
        key: String::new(),
        id: person.id,
    });
    page.total = total;
    Ok(page)
}

/// Writes people as they are now, under versions of their own.
pub(crate) async fn put(
    tx: &mut Tx,
    tenant: TenantId,
    people: &[Person],
) -> Result<(), StoreError> {
    let rows = people.iter().map(|one| {
        let own = one.coordinates.as_ref();
        let text = |number: Option<&ServiceNumber>| number.map(ToString::to_string);
        args![
            tenant,
            one.id,
            one.is_licensed,
            one.provider.as_str(),
            one.provider_name.clone(),
            own.map(|own| own.conference.to_string()),
            own.map(|own| own.bridge),
            own.map(|own| own.pin_hash.clone()),
            own.map(|own| own.pin_set),
            text(own.and_then(|own| own.toll.as_ref())),
            text(own.and_then(|own| own.toll_free.as_ref())),
            one.allow_toll_free,
            one.allow_pstn_only,
            one.version + 1
        ]
    });
    tx.insert_many(
        "INSERT INTO conferencing_person (tenant_id, user_id, is_licensed, provider, provider_name, conference_id, bridge_id,
           pin_hash, pin_set_at, toll_number, toll_free_number, allow_toll_free, allow_pstn_only, version)",
        "ON CONFLICT (tenant_id, user_id) DO UPDATE SET is_licensed = excluded.is_licensed, provider = excluded.provider,
           provider_name = excluded.provider_name, conference_id = excluded.conference_id, bridge_id = excluded.bridge_id,
           pin_hash = excluded.pin_hash, pin_set_at = excluded.pin_set_at, toll_number = excluded.toll_number,
           toll_free_number = excluded.toll_free_number, allow_toll_free = excluded.allow_toll_free,
           allow_pstn_only = excluded.allow_pstn_only, version = excluded.version",
        rows.collect(),
    )
    .await
    .map(drop)
}

/// Removes what is kept of somebody.
pub(crate) async fn forget(tx: &mut Tx, tenant: TenantId, person: Uuid) -> Result<(), StoreError> {
    for statement in [
        "DELETE FROM conferencing_id WHERE tenant_id = $1 AND user_id = $2",
        "DELETE FROM conferencing_person WHERE tenant_id = $1 AND user_id = $2",
    ] {
        tx.exec(statement, args![tenant, person]).await?;
    }
    Ok(())
}
