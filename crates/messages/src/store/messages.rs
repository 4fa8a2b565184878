use beffroi_core::filter::fold;
use beffroi_core::{Cursor, Filter, Page, PageRequest, TenantId, failure};
use beffroi_store::{Column, ColumnKind, Conn, Row, Select, Sort, StoreError, Tx, Value, args};
use serde::Serialize;

use crate::model::{
    Composition, Location, Message, MessageId, Objective, Priority, State, Urgency,
};

/// A message and its version.
#[derive(Debug, Clone)]
pub(crate) struct Stored {
    pub(crate) message: Message,
    pub(crate) version: i64,
}

const COLUMNS: &[Column] = &[
    Column {
        property: "id",
        sql: "id",
        kind: ColumnKind::Guid,
    },
    Column {
        property: "name",
        sql: "name_key",
        kind: ColumnKind::Folded,
    },
    Column {
        property: "state",
        sql: "state",
        kind: ColumnKind::OneOf(State::NAMES),
    },
    Column {
        property: "objective",
        sql: "objective",
        kind: ColumnKind::OneOf(Objective::NAMES),
    },
    Column {
        property: "location",
        sql: "location",
        kind: ColumnKind::OneOf(Location::NAMES),
    },
    Column {
        property: "urgency",
        sql: "urgency",
        kind: ColumnKind::OneOf(Urgency::NAMES),
    },
    Column {
        property: "priority",
        sql: "priority",
        kind: ColumnKind::OneOf(Priority::NAMES),
    },
    Column {
        property: "authorId",
        sql: "author_id",
        kind: ColumnKind::Guid,
    },
    Column {
        property: "createdDateTime",
        sql: "created_at",
        kind: ColumnKind::Instant,
    },
    // Its name and everything that it says, in all languages.
    Column {
        property: "text",
        sql: "text_key",
        kind: ColumnKind::Folded,
    },
    Column {
        property: "startDateTime",
        sql: "start_at",
        kind: ColumnKind::Instant,
    },
    Column {
        property: "endDateTime",
        sql: "end_at",
        kind: ColumnKind::Instant,
    },
];

/// Where free text is looked for.
pub(crate) const SEARCHED: [&str; 1] = ["text"];

fn read(row: &Row) -> Result<Stored, StoreError> {
    let approval: Option<String> = row.get("approval")?;
    let approval = approval
        .map(|text| {
            serde_json::from_str(&text).map_err(|error| StoreError::decode("approval", error))
        })
        .transpose()?;
    Ok(Stored {
        version: row.get("version")?,
        message: Message {
            id: row.get("id")?,
            state: row.parse("state")?,
            composition: Composition {
                name: row.get("name")?,
                objective: row.parse("objective")?,
                location: row.parse("location")?,
                urgency: row.parse("urgency")?,
                priority: row.parse("priority")?,
                content: row.json("content")?,
                recipients: row.json("recipients")?,
                schedule: row.json("schedule")?,
            },
            author: row.json("author")?,
            writers: row.json("writers")?,
            created: row.get("created_at")?,
            last_modified: row.get("modified_at")?,
            state_changed: row.get("state_changed_at")?,
            activated: row.get("activated_at")?,
            approval,
        },
    })
}

fn json(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::decode("json", error))
}

/// The values of the columns from `name` to `text_key`, in their order.
fn values(message: &Message) -> Result<Vec<Value>, StoreError> {
    let composition = &message.composition;
    Ok(args![
        &composition.name,
        fold(&composition.name),
        message.state.as_str(),
        composition.objective.as_str(),
        composition.location.as_str(),
        composition.urgency.as_str(),
        composition.priority.as_str(),
        json(&composition.content)?,
        json(&composition.recipients)?,
        json(&composition.schedule)?,
        composition.schedule.start,
        composition.schedule.end,
        json(&message.author)?,
        message.author.id,
        json(&message.writers)?,
        message.created,
        message.last_modified,
        message.state_changed,
        message.activated,
        message.approval.as_ref().map(json).transpose()?,
        composition.content.picture.map(|id| id.as_bytes().to_vec()),
        fold(&composition.everything_said()),
    ])
}

pub(crate) async fn insert(
    tx: &mut Tx,
    tenant: TenantId,
    message: &Message,
) -> Result<(), StoreError> {
    let mut row = args![tenant, message.id];
    row.append(&mut values(message)?);
    tx.exec(
        "INSERT INTO message (tenant_id, id, name, name_key, state, objective, location, urgency, priority, content,
           recipients, schedule, start_at, end_at, author, author_id, writers, created_at, modified_at,
           state_changed_at, activated_at, approval, picture_id, text_key)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)",
        row,
    )
    .await
    .map(drop)
}

/// Writes a message whose version is still `version`; false when it is not.
pub(crate) async fn update(
    tx: &mut Tx,
    tenant: TenantId,
    version: i64,
    message: &Message,
) -> Result<bool, StoreError> {
    let mut row = args![tenant, message.id, version];
    row.append(&mut values(message)?);
    let changed = tx
        .exec(
            "UPDATE message SET version = version + 1, name = $4, name_key = $5, state = $6, objective = $7,
               location = $8, urgency = $9, priority = $10, content = $11, recipients = $12, schedule = $13,
               start_at = $14, end_at = $15, author = $16, author_id = $17, writers = $18, created_at = $19,
               modified_at = $20, state_changed_at = $21, activated_at = $22, approval = $23, picture_id = $24, text_key = $25
             WHERE tenant_id = $1 AND id = $2 AND version = $3",
            row,
        )
        .await?;
    Ok(changed == 1)
}

pub(crate) async fn find(
    conn: &mut Conn,
    tenant: TenantId,
    id: MessageId,
) -> Result<Option<Stored>, StoreError> {
    conn.one(
        "SELECT * FROM message WHERE tenant_id = $1 AND id = $2",
        args![tenant, id],
    )
    .await?
    .map(|row| read(&row))
    .transpose()
}

/// The same, and on PostgreSQL nobody deletes the message before the caller's commit.
pub(crate) async fn find_to_share(
    tx: &mut Tx,
    tenant: TenantId,
    id: MessageId,
) -> Result<Option<Stored>, StoreError> {
    if !tx.is_sqlite() {
        let sql = "SELECT id FROM message WHERE tenant_id = $1 AND id = $2 FOR SHARE";
        tx.one(sql, args![tenant, id]).await?;
    }
    find(tx, tenant, id).await
}

/// Every message that is being delivered.
pub(crate) async fn active(conn: &mut Conn, tenant: TenantId) -> Result<Vec<Stored>, StoreError> {
    conn.all(
        "SELECT * FROM message WHERE tenant_id = $1 AND state = $2 ORDER BY id",
        args![tenant, State::Active.as_str()],
    )
    .await?
    .iter()
    .map(read)
    .collect()
}

/// The messages that are on their way or being delivered, oldest first.
pub(crate) async fn under_way(
    conn: &mut Conn,
    tenant: TenantId,
) -> Result<Vec<Stored>, StoreError> {
    conn.all(
        "SELECT * FROM message WHERE tenant_id = $1
           AND state IN ('pendingApproval', 'pending', 'scheduled', 'active') ORDER BY id",
        args![tenant],
    )
    .await?
    .iter()
    .map(read)
    .collect()
}

/// A page of messages, newest first.
pub(crate) async fn list(
    conn: &mut Conn,
    tenant: TenantId,
    request: &PageRequest,
    condition: Option<&Filter>,
) -> failure::Result<Page<Stored>> {
    let mut select = Select::new(
        "SELECT * FROM message WHERE tenant_id = $1",
        args![tenant],
        "id",
    );
    if let Some(condition) = condition {
        select = select.filter(condition, COLUMNS)?;
    }
    let (rows, total) = select
        .page(conn, Sort::Id { descending: true }, request)
        .await?;
    let rows = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let mut page = Page::cut(rows, request, |stored| Cursor {
        key: String::new(),
        id: stored.message.id.uuid(),
    });
    page.total = total;
    Ok(page)
}

/// The ids of all messages that a condition lets through.
pub(crate) async fn ids(
    conn: &mut Conn,
    tenant: TenantId,
    condition: Option<&Filter>,
) -> failure::Result<Vec<MessageId>> {
    let mut request = PageRequest {
        top: beffroi_core::page::MAX_PAGE,
        ..PageRequest::default()
    };
    let mut all = Vec::new();
    loop {
        let base = "SELECT id FROM message WHERE tenant_id = $1";
        let mut select = Select::new(base, args![tenant], "id");
        if let Some(condition) = condition {
            select = select.filter(condition, COLUMNS)?;
        }
        let sort = Sort::Id { descending: false };
        let (rows, _) = select.page(conn, sort, &request).await?;
        let ids = rows.iter().map(|row| row.get("id"));
        let ids = ids.collect::<Result<Vec<MessageId>, _>>()?;
        let page = Page::cut(ids, &request, |id| Cursor {
            key: String::new(),
            id: id.uuid(),
        });
        all.extend(page.items);
        match page.next {
            Some(next) => request.after = Some(next),
            None => return Ok(all),
        }
    }
}

/// Removes a message and everything that came back from it. The message goes first: whoever counts
/// events of it at the same moment is waited for, and nobody begins to.
pub(crate) async fn delete(tx: &mut Tx, tenant: TenantId, id: MessageId) -> Result<(), StoreError> {
    for sql in [
        "DELETE FROM message WHERE tenant_id = $1 AND id = $2",
        "DELETE FROM message_mail WHERE tenant_id = $1 AND message_id = $2",
        "DELETE FROM message_handed WHERE tenant_id = $1 AND message_id = $2",
        "DELETE FROM message_ledger WHERE tenant_id = $1 AND message_id = $2",
        "DELETE FROM message_day WHERE tenant_id = $1 AND message_id = $2",
        "DELETE FROM message_total WHERE tenant_id = $1 AND message_id = $2",
    ] {
        tx.exec(sql, args![tenant, id]).await?;
    }
    Ok(())
}
