//! One notification for one device.

use std::collections::{BTreeMap, BTreeSet};

use beffroi_core::{TenantId, Ts};
use beffroi_store::{Conn, Row, StoreError, Tx, Value, args};
use uuid::Uuid;

use super::Registration;
use crate::model::{Channel, Counts, DeliveryState, Fate, NotificationId, Place, RegistrationId};

/// A delivery that is due, with what it is about.
#[derive(Debug, Clone)]
pub(crate) struct Due {
    pub(crate) notification: NotificationId,
    pub(crate) registration: RegistrationId,
    pub(crate) channel: Channel,
    pub(crate) attempts: i64,
}

/// What became of a delivery.
#[derive(Debug, Clone)]
pub(crate) struct Noted {
    pub(crate) due: Due,
    /// Whose device it is, where that is still known.
    pub(crate) owner: Option<Uuid>,
    pub(crate) fate: Fate,
}

/// Leaves a notification for these devices.
pub(crate) async fn insert(
    tx: &mut Tx,
    tenant: TenantId,
    notification: NotificationId,
    to: &[Registration],
    now: Ts,
) -> Result<u64, StoreError> {
    let rows = to
        .iter()
        .map(|one| {
            args![
                tenant,
                notification,
                one.id,
                one.device,
                one.place.channel.as_str(),
                one.place.key(),
                DeliveryState::Waiting.as_str(),
                0_i64,
                now
            ]
        })
        .collect();
    tx.insert_many(
        "INSERT INTO notification_delivery
           (tenant_id, notification_id, registration_id, device_id, channel, gateway, state, attempts, due_at)",
        "ON CONFLICT DO NOTHING",
        rows,
    )
    .await
}

/// What is due at a gateway, oldest first.
pub(crate) async fn due(
    conn: &mut Conn,
    tenant: TenantId,
    place: &Place,
    now: Ts,
    most: i64,
) -> Result<Vec<Due>, StoreError> {
    conn.all(
        "SELECT notification_id, registration_id, channel, attempts FROM notification_delivery
         WHERE tenant_id = $1 AND gateway = $2 AND due_at <= $3 ORDER BY due_at LIMIT $4",
        args![tenant, place.key(), now, most],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(Due {
            notification: row.get("notification_id")?,
            registration: row.get("registration_id")?,
            channel: row.parse("channel")?,
            attempts: row.get("attempts")?,
        })
    })
    .collect()
}

/// When the next one is due at a gateway.
pub(crate) async fn next_due(
    conn: &mut Conn,
    tenant: TenantId,
    place: &Place,
) -> Result<Option<Ts>, StoreError> {
    conn.one(
        "SELECT due_at FROM notification_delivery
         WHERE tenant_id = $1 AND gateway = $2 AND due_at IS NOT NULL ORDER BY due_at LIMIT 1",
        args![tenant, place.key()],
    )
    .await?
    .map(|row| row.get("due_at"))
    .transpose()
}

/// Gateways at which something waits.
pub(crate) async fn open_gateways(
    conn: &mut Conn,
    tenant: TenantId,
) -> Result<Vec<Place>, StoreError> {
    conn.all(
        "SELECT DISTINCT gateway FROM notification_delivery WHERE tenant_id = $1 AND due_at IS NOT NULL",
        args![tenant],
    )
    .await?
    .iter()
    .map(|row| row.parse("gateway"))
    .collect()
}

/// Notes what became of some, and of how many on which channel. What does not wait any more is passed over: the device
/// has said that it has it, is reached elsewhere, or was given up meanwhile.
pub(crate) async fn note(
    tx: &mut Tx,
    tenant: TenantId,
    noted: &[Noted],
    is_kept: impl Fn(NotificationId) -> bool,
) -> Result<(), StoreError> {
    let mut accepted: BTreeMap<(NotificationId, Channel), Vec<RegistrationId>> = BTreeMap::new();
    let mut counts: BTreeMap<(NotificationId, Channel), Counts> = BTreeMap::new();
    for Noted { due, fate, .. } in noted {
        let key = (due.notification, due.channel);
        let (state, at, answer) = match fate {
            Fate::Accepted => {
                accepted.entry(key).or_default().push(due.registration);
                continue;
            }
            Fate::Failed(answer) | Fate::Gone(answer) => (DeliveryState::Failed, None, answer),
            Fate::Later(at, answer, _) => (DeliveryState::Waiting, Some(*at), answer),
        };
        let changed = set(tx, tenant, due, (state, at), answer).await?;
        if state == DeliveryState::Failed && changed {
            counts.entry(key).or_default().failed += 1;
        }
    }
    for ((notification, channel), ids) in accepted {
        let changed = accept(tx, tenant, notification, &ids, is_kept(notification)).await?;
        counts.entry((notification, channel)).or_default().accepted += changed;
    }
    for ((notification, channel), more) in counts {
        if more != Counts::default() {
            super::add_counts(tx, tenant, notification, channel, more).await?;
        }
    }
    Ok(())
}

/// Whether it was waiting.
async fn set(
    tx: &mut Tx,
    tenant: TenantId,
    due: &Due,
    (state, at): (DeliveryState, Option<Ts>),
    answer: &str,
) -> Result<bool, StoreError> {
    let changed = tx
        .exec(
            "UPDATE notification_delivery SET state = $4, due_at = $5, answer = $6, attempts = $7
             WHERE tenant_id = $1 AND notification_id = $2 AND registration_id = $3 AND state = 'waiting'",
            args![
                tenant,
                due.notification,
                due.registration,
                state.as_str(),
                at,
                answer.to_owned(),
                due.attempts + 1
            ],
        )
        .await?;
    Ok(changed == 1)
}

/// A gateway has them: without a history nothing is left to be known of them. How many were waiting.
async fn accept(
    tx: &mut Tx,
    tenant: TenantId,
    notification: NotificationId,
    registrations: &[RegistrationId],
    is_kept: bool,
) -> Result<i64, StoreError> {
    let sql = if is_kept {
        "UPDATE notification_delivery SET state = 'accepted', due_at = NULL, answer = NULL
         WHERE tenant_id = $1 AND notification_id = $2 AND state = 'waiting' AND registration_id"
    } else {
        "DELETE FROM notification_delivery
         WHERE tenant_id = $1 AND notification_id = $2 AND state = 'waiting' AND registration_id"
    };
    let ids = registrations.iter().copied().map(Value::from).collect();
    let tail = "RETURNING registration_id";
    let changed = tx
        .all_in(sql, args![tenant, notification], ids, tail)
        .await?;
    Ok(i64::try_from(changed.len()).unwrap_or(i64::MAX))
}

/// Gives up what still waits, and counts it as failed; of which notifications it was.
pub(crate) async fn expire(
    tx: &mut Tx,
    tenant: TenantId,
    what: Ending,
    answer: &str,
) -> Result<BTreeSet<NotificationId>, StoreError> {
    let (sql, id): (_, Value) = match what {
        Ending::Notification(id) => (
            "UPDATE notification_delivery SET state = 'failed', due_at = NULL, answer = COALESCE(answer, $3)
             WHERE tenant_id = $1 AND notification_id = $2 AND due_at IS NOT NULL RETURNING notification_id, channel",
            id.into(),
        ),
        Ending::Registration(id) => (
            "UPDATE notification_delivery SET state = 'failed', due_at = NULL, answer = $3
             WHERE tenant_id = $1 AND registration_id = $2 AND due_at IS NOT NULL RETURNING notification_id, channel",
            id.into(),
        ),
        Ending::Channel(channel) => (
            "UPDATE notification_delivery SET state = 'failed', due_at = NULL, answer = $3
             WHERE tenant_id = $1 AND channel = $2 AND due_at IS NOT NULL RETURNING notification_id, channel",
            channel.as_str().to_owned().into(),
        ),
    };
    let ended: Vec<(NotificationId, Channel)> = tx
        .all(sql, args![tenant, id, answer.to_owned()])
        .await?
        .iter()
        .map(|row| Ok((row.get("notification_id")?, row.parse("channel")?)))
        .collect::<Result<_, StoreError>>()?;
    let mut counts: BTreeMap<(NotificationId, Channel), Counts> = BTreeMap::new();
    for key in ended {
        counts.entry(key).or_default().failed += 1;
    }
    let notifications = counts.keys().map(|(id, _)| *id).collect();
    for ((notification, channel), more) in counts {
        super::add_counts(tx, tenant, notification, channel, more).await?;
    }
    Ok(notifications)
}

/// What ends.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Ending {
    /// A notification's time.
    Notification(NotificationId),
    /// A registration.
    Registration(RegistrationId),
    /// What a channel is reached by.
    Channel(Channel),
}

/// Devices that one never reached, or has not reached yet.
#[derive(Debug)]
pub(crate) struct Failing {
    pub(crate) device: Uuid,
    pub(crate) channel: Channel,
    pub(crate) state: DeliveryState,
    pub(crate) attempts: i64,
    /// What was said last.
    pub(crate) answer: String,
    pub(crate) due_at: Option<Ts>,
}

fn read(row: &Row) -> Result<Failing, StoreError> {
    Ok(Failing {
        device: row.get("device_id")?,
        channel: row.parse("channel")?,
        state: row.parse("state")?,
        attempts: row.get("attempts")?,
        answer: row.get("answer")?,
        due_at: row.get("due_at")?,
    })
}

/// The first thousand devices that a notification has not reached, with the reason.
pub(crate) async fn failing(
    conn: &mut Conn,
    tenant: TenantId,
    id: NotificationId,
) -> Result<Vec<Failing>, StoreError> {
    conn.all(
        "SELECT * FROM notification_delivery WHERE tenant_id = $1 AND notification_id = $2 AND answer IS NOT NULL
         ORDER BY registration_id LIMIT 1000",
        args![tenant, id],
    )
    .await?
    .iter()
    .map(read)
    .collect()
}

/// Everything that waits at a gateway is due now: it answers again, or its keys are other ones.
pub(crate) async fn hasten(
    tx: &mut Tx,
    tenant: TenantId,
    channel: Channel,
    now: Ts,
) -> Result<Vec<Place>, StoreError> {
    let rows = tx
        .all(
            "UPDATE notification_delivery SET due_at = $3
             WHERE tenant_id = $1 AND channel = $2 AND due_at > $3 RETURNING gateway",
            args![tenant, channel.as_str(), now],
        )
        .await?;
    rows.iter().map(|row| row.parse("gateway")).collect()
}

/// What waits for a device goes where it is reached now; how much that is.
pub(crate) async fn move_deliveries(
    tx: &mut Tx,
    tenant: TenantId,
    from: RegistrationId,
    to: &Registration,
    now: Ts,
) -> Result<u64, StoreError> {
    tx.exec(
        "UPDATE notification_delivery SET registration_id = $3, channel = $4, gateway = $5, due_at = $6
         WHERE tenant_id = $1 AND registration_id = $2 AND due_at IS NOT NULL",
        args![
            tenant,
            from,
            to.id,
            to.place.channel.as_str(),
            to.place.key(),
            now
        ],
    )
    .await
}
