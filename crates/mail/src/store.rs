//! The outbox's statements.

use std::collections::{HashMap, HashSet};

use beffroi_core::{Cursor, Filter, Page, PageRequest, Secret, TenantId, Ts, failure};
use beffroi_feature::DueLetter;
use beffroi_store::{
    Column, ColumnKind, Conn, Row, SealingKey, Select, Sort, StoreError, Tx, Value, args,
};
use uuid::Uuid;

use crate::model::{Fate, LetterId, State};
use crate::outbox::{NewLetter, context};

/// Writes letters that are due at once. One that waits on the same topic is replaced.
pub(crate) async fn insert(
    tx: &mut Tx,
    tenant: TenantId,
    letters: Vec<(LetterId, NewLetter, Option<Vec<u8>>)>,
    now: Ts,
) -> Result<(), StoreError> {
    let rows = letters.into_iter().map(|(id, letter, secret)| {
        args![
            tenant,
            id,
            letter.kind,
            letter.person,
            letter.topic.clone(),
            letter.topic,
            letter.payload,
            secret,
            State::Queued.as_str(),
            now,
            now
        ]
    });
    tx.insert_many(
        "INSERT INTO mail_message (tenant_id, id, kind, user_id, topic, waiting_topic, payload, secret, state, created_at, next_at)",
        "ON CONFLICT (tenant_id, waiting_topic) WHERE waiting_topic IS NOT NULL DO UPDATE SET
           id = excluded.id, kind = excluded.kind, user_id = excluded.user_id, payload = excluded.payload,
           secret = excluded.secret, state = excluded.state, created_at = excluded.created_at, next_at = excluded.next_at,
           attempts = 0, answer = NULL, address = NULL, subject = NULL, language = NULL",
        rows.collect(),
    )
    .await
    .map(drop)
}

/// What letters that wait on these topics are about.
pub(crate) async fn waiting(
    tx: &mut Tx,
    tenant: TenantId,
    topics: &[String],
) -> Result<HashMap<String, String>, StoreError> {
    tx.all_in(
        "SELECT topic, payload FROM mail_message WHERE tenant_id = $1 AND waiting_topic",
        args![tenant],
        topics.iter().cloned().map(Value::from).collect(),
        "",
    )
    .await?
    .iter()
    .map(|row| Ok((row.get("topic")?, row.get("payload")?)))
    .collect()
}

/// To which of these people a letter of a kind waits, or is under way in the same flight as another letter.
pub(crate) async fn beside(
    conn: &mut Conn,
    tenant: TenantId,
    (kind, letter): (&str, Uuid),
    people: &[Uuid],
) -> Result<HashSet<Uuid>, StoreError> {
    conn.all_in(
        "SELECT user_id FROM mail_message WHERE tenant_id = $1 AND kind = $2 AND next_at IS NOT NULL
           AND (waiting_topic IS NOT NULL
             OR locked_until = (SELECT locked_until FROM mail_message WHERE tenant_id = $1 AND id = $3))
           AND user_id",
        args![tenant, kind, letter],
        people.iter().copied().map(Value::from).collect(),
        "",
    )
    .await?
    .iter()
    .map(|row| row.get("user_id"))
    .collect()
}

/// Ends letters that wait on these topics; on which there were some.
pub(crate) async fn cancel_topics(
    tx: &mut Tx,
    tenant: TenantId,
    topics: &[String],
    now: Ts,
) -> Result<Vec<String>, StoreError> {
    tx.all_in(
        "UPDATE mail_message SET state = 'canceled', waiting_topic = NULL, next_at = NULL, secret = NULL, done_at = $2,
           answer = 'a later change took it back'
         WHERE tenant_id = $1 AND waiting_topic",
        args![tenant, now],
        topics.iter().cloned().map(Value::from).collect(),
        "RETURNING topic",
    )
    .await?
    .iter()
    .map(|row| row.get("topic"))
    .collect()
}

/// A letter that somebody hands over.
#[derive(Debug, Clone)]
pub(crate) struct Claimed {
    pub(crate) letter: DueLetter,
    pub(crate) topic: String,
    pub(crate) attempt: i64,
}

/// Takes some letters that are due: until `until` nobody else takes them, and none takes their place.
pub(crate) async fn claim(
    tx: &mut Tx,
    tenant: TenantId,
    (now, until): (Ts, Ts),
    key: &SealingKey,
) -> Result<Vec<Claimed>, StoreError> {
    const SQLITE: &str = "UPDATE mail_message SET locked_until = $3, waiting_topic = NULL, attempts = attempts + 1
         WHERE tenant_id = $1 AND id IN (
           SELECT id FROM mail_message WHERE tenant_id = $1 AND next_at <= $2 AND (locked_until IS NULL OR locked_until <= $2)
           ORDER BY next_at, id LIMIT 256)
         RETURNING id, kind, user_id, topic, payload, secret, attempts, created_at";
    const POSTGRES: &str = "UPDATE mail_message SET locked_until = $3, waiting_topic = NULL, attempts = attempts + 1
         WHERE tenant_id = $1 AND id IN (
           SELECT id FROM mail_message WHERE tenant_id = $1 AND next_at <= $2 AND (locked_until IS NULL OR locked_until <= $2)
           ORDER BY next_at, id LIMIT 256 FOR UPDATE SKIP LOCKED)
         RETURNING id, kind, user_id, topic, payload, secret, attempts, created_at";
    let sql = if tx.is_sqlite() { SQLITE } else { POSTGRES };
    let rows = tx.all(sql, args![tenant, now, until]).await?;
    let mut claimed = Vec::with_capacity(rows.len());
    for row in &rows {
        claimed.push(Claimed {
            letter: letter(row, tenant, Some(key))?,
            topic: row.get("topic")?,
            attempt: row.get("attempts")?,
        });
    }
    // What was written first goes first; in which order rows come back nobody promises.
    claimed.sort_unstable_by_key(|one| one.letter.id);
    Ok(claimed)
}

/// A letter of a row; with its secret where the key is given.
fn letter(row: &Row, tenant: TenantId, key: Option<&SealingKey>) -> Result<DueLetter, StoreError> {
    let id: Uuid = row.get("id")?;
    let sealed: Option<Vec<u8>> = row.get("secret")?;
    let opened = sealed.zip(key).and_then(|(sealed, key)| {
        let plain = key.open(&context(tenant, id), &sealed)?;
        String::from_utf8(plain).ok().map(Secret::new)
    });
    Ok(DueLetter {
        id,
        kind: row.get("kind")?,
        person: row.get("user_id")?,
        payload: row.get("payload")?,
        secret: opened,
        at: row.get("created_at")?,
    })
}

/// Gives back what a process that is gone had claimed, but for what this one hands over. Only for whoever is
/// alone on the database.
pub(crate) async fn release(tx: &mut Tx, tenant: TenantId, own: &[Uuid]) -> failure::Result<()> {
    let locked = tx
        .all(
            "SELECT id FROM mail_message WHERE tenant_id = $1 AND next_at IS NOT NULL AND locked_until IS NOT NULL",
            args![tenant],
        )
        .await?;
    let mut left = Vec::new();
    for row in &locked {
        let id: Uuid = row.get("id")?;
        if !own.contains(&id) {
            left.push(Value::from(id));
        }
    }
    tx.all_in(
        "UPDATE mail_message SET locked_until = NULL WHERE tenant_id = $1 AND id",
        args![tenant],
        left,
        "RETURNING id",
    )
    .await?;
    Ok(())
}

/// To whom, under which subject and in which language a letter was handed over.
#[derive(Debug, Clone, Default)]
pub(crate) struct Handed {
    pub(crate) address: Option<String>,
    pub(crate) subject: Option<String>,
    pub(crate) language: Option<String>,
}

/// Notes what became of an attempt, unless the letter was claimed by somebody else meanwhile.
pub(crate) async fn note(
    tx: &mut Tx,
    tenant: TenantId,
    claimed: &Claimed,
    fate: &Fate,
    handed: &Handed,
    now: Ts,
) -> Result<(), StoreError> {
    let done = fate.next.is_none().then_some(now);
    tx.exec(
        "UPDATE mail_message SET state = $4, next_at = $5, done_at = $6, answer = $7, locked_until = NULL,
           address = coalesce($8, address), subject = coalesce($9, subject), language = coalesce($10, language),
           secret = CASE WHEN $4 = 'deferred' THEN secret ELSE NULL END
         WHERE tenant_id = $1 AND id = $2 AND attempts = $3 AND next_at IS NOT NULL",
        args![
            tenant,
            claimed.letter.id,
            claimed.attempt,
            fate.state.as_str(),
            fate.next,
            done,
            fate.answer.clone(),
            handed.address.clone(),
            handed.subject.clone(),
            handed.language.clone()
        ],
    )
    .await?;
    if fate.next.is_some() {
        wait_again(tx, tenant, claimed, now).await?;
    }
    Ok(())
}

/// A letter that was put off may be replaced again; where another one on its topic has come meanwhile, that
/// one has replaced it.
async fn wait_again(
    tx: &mut Tx,
    tenant: TenantId,
    claimed: &Claimed,
    now: Ts,
) -> Result<(), StoreError> {
    let waits = tx
        .exec(
            "UPDATE mail_message SET waiting_topic = topic WHERE tenant_id = $1 AND id = $2 AND NOT EXISTS (
               SELECT 1 FROM mail_message other WHERE other.tenant_id = $1 AND other.waiting_topic = $3)",
            args![tenant, claimed.letter.id, claimed.topic.clone()],
        )
        .await?;
    if waits == 0 {
        tx.exec(
            "UPDATE mail_message SET state = 'canceled', next_at = NULL, done_at = $3, secret = NULL,
               answer = 'a later change took it back'
             WHERE tenant_id = $1 AND id = $2",
            args![tenant, claimed.letter.id, now],
        )
        .await?;
    }
    Ok(())
}

/// Gives up what nobody could send since before `before`.
pub(crate) async fn give_up(
    tx: &mut Tx,
    tenant: TenantId,
    before: Ts,
    why: &'static str,
    now: Ts,
) -> Result<u64, StoreError> {
    tx.exec(
        "UPDATE mail_message SET state = 'failed', next_at = NULL, waiting_topic = NULL, secret = NULL, done_at = $4, answer = $3
         WHERE tenant_id = $1 AND next_at IS NOT NULL AND created_at < $2",
        args![tenant, before, why, now],
    )
    .await
}

/// When the next letter is due.
pub(crate) async fn next_due(conn: &mut Conn, tenant: TenantId) -> Result<Option<Ts>, StoreError> {
    let row = conn
        .one(
            "SELECT min(CASE WHEN locked_until IS NOT NULL AND locked_until > next_at THEN locked_until ELSE next_at END) AS due
             FROM mail_message WHERE tenant_id = $1 AND next_at IS NOT NULL",
            args![tenant],
        )
        .await?;
    row.map_or(Ok(None), |row| row.get("due"))
}

/// Removes what is older than the log goes back; whether anything is left to remove later.
pub(crate) async fn purge(tx: &mut Tx, tenant: TenantId, before: Ts) -> Result<bool, StoreError> {
    tx.exec(
        "DELETE FROM mail_message WHERE tenant_id = $1 AND done_at < $2",
        args![tenant, before],
    )
    .await?;
    let rest = tx
        .one(
            "SELECT 1 AS there FROM mail_message WHERE tenant_id = $1 AND done_at IS NOT NULL LIMIT 1",
            args![tenant],
        )
        .await?;
    Ok(rest.is_some())
}

/// Removes what was kept of somebody's mail.
pub(crate) async fn forget(tx: &mut Tx, tenant: TenantId, person: Uuid) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM mail_message WHERE tenant_id = $1 AND user_id = $2",
        args![tenant, person],
    )
    .await
    .map(drop)
}

/// A letter as the log has it.
#[derive(Debug, Clone)]
pub(crate) struct Logged {
    pub(crate) letter: DueLetter,
    pub(crate) state: State,
    pub(crate) attempts: i64,
    pub(crate) next: Option<Ts>,
    pub(crate) done: Option<Ts>,
    pub(crate) handed: Handed,
    pub(crate) answer: Option<String>,
}

fn logged(row: &Row, tenant: TenantId) -> Result<Logged, StoreError> {
    Ok(Logged {
        letter: letter(row, tenant, None)?,
        state: row.parse("state")?,
        attempts: row.get("attempts")?,
        next: row.get("next_at")?,
        done: row.get("done_at")?,
        handed: Handed {
            address: row.get("address")?,
            subject: row.get("subject")?,
            language: row.get("language")?,
        },
        answer: row.get("answer")?,
    })
}

const BASE: &str = "SELECT * FROM mail_message WHERE tenant_id = $1";

const COLUMNS: &[Column] = &[
    Column {
        property: "id",
        sql: "id",
        kind: ColumnKind::Guid,
    },
    Column {
        property: "userId",
        sql: "user_id",
        kind: ColumnKind::Guid,
    },
    Column {
        property: "kind",
        sql: "kind",
        kind: ColumnKind::Exact,
    },
    Column {
        property: "state",
        sql: "state",
        kind: ColumnKind::Exact,
    },
    Column {
        property: "createdDateTime",
        sql: "created_at",
        kind: ColumnKind::Instant,
    },
];

/// A page of the log, newest first.
pub(crate) async fn list(
    conn: &mut Conn,
    tenant: TenantId,
    request: &PageRequest,
    filter: Option<&Filter>,
) -> failure::Result<Page<Logged>> {
    let mut select = Select::new(BASE, args![tenant], "id");
    if let Some(filter) = filter {
        select = select.filter(filter, COLUMNS)?;
    }
    let sort = Sort::Id { descending: true };
    let (rows, total) = select.page(conn, sort, request).await?;
    let rows = rows.iter().map(|row| logged(row, tenant));
    let rows = rows.collect::<Result<Vec<_>, _>>()?;
    let mut page = Page::cut(rows, request, |one| Cursor {
        key: String::new(),
        id: one.letter.id,
    });
    page.total = total;
    Ok(page)
}

/// One letter.
pub(crate) async fn find(
    conn: &mut Conn,
    tenant: TenantId,
    id: LetterId,
) -> Result<Option<Logged>, StoreError> {
    conn.one(
        "SELECT * FROM mail_message WHERE tenant_id = $1 AND id = $2",
        args![tenant, id],
    )
    .await?
    .map(|row| logged(&row, tenant))
    .transpose()
}

/// Makes a letter due now; false when it does not wait or somebody hands it over just now.
pub(crate) async fn hasten(
    tx: &mut Tx,
    tenant: TenantId,
    id: LetterId,
    now: Ts,
) -> Result<bool, StoreError> {
    let changed = tx
        .exec(
            "UPDATE mail_message SET next_at = $3 WHERE tenant_id = $1 AND id = $2 AND waiting_topic IS NOT NULL",
            args![tenant, id, now],
        )
        .await?;
    Ok(changed > 0)
}

/// Ends one letter; false when it does not wait or somebody hands it over just now.
pub(crate) async fn cancel(
    tx: &mut Tx,
    tenant: TenantId,
    id: LetterId,
    now: Ts,
) -> Result<bool, StoreError> {
    let changed = tx
        .exec(
            "UPDATE mail_message SET state = 'canceled', waiting_topic = NULL, next_at = NULL, secret = NULL, done_at = $3,
               answer = 'somebody canceled it'
             WHERE tenant_id = $1 AND id = $2 AND waiting_topic IS NOT NULL",
            args![tenant, id, now],
        )
        .await?;
    Ok(changed > 0)
}
