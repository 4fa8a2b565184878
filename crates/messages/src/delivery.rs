//! Who sees what now: for one person at a check-in, and for everyone connected when a message
//! begins.

use std::sync::Arc;

use beffroi_channels::live::{Frame, Subject};
use beffroi_core::{LanguageTag, TenantId, Ts, failure};
use beffroi_directory::{DeviceId, lookup};
use beffroi_feature::Cx;
use beffroi_population::RoaringBitmap;
use parking_lot::Mutex;
use serde_json::json;

use crate::agenda::Agenda;
use crate::catalog::{self, Catalog, Delivering, Live};
use crate::devices::{self, Places};
use crate::model::{
    DeviceFinding, DeviceSettings, Due, Ledger, Message, MessageId, Receipt, Showing, Urgency,
    UserId, due,
};
use crate::{handing, service, store};

/// What one person should have on screen now, best first.
#[derive(Default)]
pub(crate) struct Screen {
    /// Lowest rank first.
    pub(crate) showings: Vec<Showing>,
    /// When something more becomes due, if it does.
    pub(crate) next: Option<Ts>,
}

impl Screen {
    /// Of which messages it is.
    pub(crate) fn messages(&self) -> Vec<MessageId> {
        let all = self.showings.iter();
        all.map(|showing| showing.showing_id.message).collect()
    }
}

/// The languages that a person reads, in order of preference.
pub(crate) async fn languages(
    cx: &Cx,
    tenant: TenantId,
    user: UserId,
) -> failure::Result<Vec<LanguageTag>> {
    let account = lookup::account(&mut cx.read().await?, tenant, user).await?;
    Ok(account
        .and_then(|account| account.preferred_language)
        .into_iter()
        .collect())
}

/// Looks at every message that is being delivered, for one person: on one of their devices, or in
/// their portal, which shows whatever is meant for them.
pub(crate) async fn screen(
    cx: &Cx,
    tenant: TenantId,
    user: UserId,
    device: Option<DeviceId>,
) -> failure::Result<Screen> {
    let device = match device {
        Some(id) => match devices::look(cx, tenant, user, id).await? {
            Some(device) => Some(device),
            None => return Ok(Screen::default()),
        },
        None => None,
    };
    // Read after the device's places are known: what begins in between finds them or is found here.
    let delivering = cx.memory::<Catalog>().of(tenant);
    let mine: Vec<Arc<Live>> = {
        let people = cx.people(tenant);
        let people = people.read();
        let all = delivering.messages.values();
        all.filter(|live| live.is_on_screens())
            .filter(|live| people.contains(&live.audience, user.uuid()))
            .cloned()
            .collect()
    };
    let mut screen = Screen::default();
    if mine.is_empty() {
        return Ok(screen);
    }
    let preferred = languages(cx, tenant, user).await?;
    let ledgers = store::of_user(&mut cx.read().await?, tenant, user).await?;
    let now = cx.now();
    for live in mine {
        let message = &live.message;
        let ledger = ledgers.get(&message.id);
        let stands = device
            .as_ref()
            .map(|device| message.on_device(device, ledger));
        if stands.is_some_and(|finding| finding != Some(DeviceFinding::Shows)) {
            continue;
        }
        let device = device.as_ref().map(|device| device.id);
        let receipt = ledger.map(|ledger| message.receipt_on(device, ledger));
        let receipt = receipt.unwrap_or_else(|| message.receipt_on(device, &Ledger::default()));
        match due_for(message, &delivering, user, &receipt, now) {
            Some(Due::Now { occurrence }) => screen
                .showings
                .extend(message.showing(occurrence, &preferred)),
            Some(Due::Later(at)) => screen.next = Some(screen.next.map_or(at, |next| next.min(at))),
            Some(Due::Never(_)) | None => {}
        }
    }
    screen.showings.sort_by_key(|showing| showing.rank);
    Ok(screen)
}

fn due_for(
    message: &Message,
    delivering: &Delivering,
    user: UserId,
    receipt: &Receipt,
    now: Ts,
) -> Option<Due> {
    Some(due(
        &message.delivery(user, &delivering.zone)?,
        receipt,
        now,
    ))
}

/// The frame that puts something on a screen.
///
/// Only a frame that goes out in the order of the change log carries a cursor: a client that has
/// seen a cursor has seen everything before it.
pub(crate) fn show(cursor: Option<i64>, showing: &Showing) -> Frame {
    framed(json!({"type": "show", "showing": showing}), cursor)
}

/// The frame that takes a message off every screen. For the cursor see [`show`].
pub(crate) fn withdraw(cursor: Option<i64>, message: MessageId) -> Frame {
    framed(json!({"type": "withdraw", "messageId": message}), cursor)
}

/// The frame that tells a device what the organization has decided for it.
pub(crate) fn settings(cursor: Option<i64>, settings: DeviceSettings) -> Frame {
    framed(json!({"type": "settings", "settings": settings}), cursor)
}

/// Tells every connected device what holds now.
pub(crate) async fn tell_settings(cx: &Cx, tenant: TenantId, sequence: i64) -> failure::Result<()> {
    let frame = settings(Some(sequence), service::device_settings(cx, tenant).await?);
    let told = move |subject: &Subject| subject.device.map(|_| frame.clone());
    // It goes out whether or not somebody waits for its report.
    drop(
        cx.hub
            .broadcast(tenant.uuid(), u64::try_from(sequence).ok(), told),
    );
    Ok(())
}

fn framed(mut frame: serde_json::Value, cursor: Option<i64>) -> Frame {
    if let Some(cursor) = cursor {
        frame["cursor"] = json!(cursor.to_string());
    }
    Frame::text(&frame.to_string())
}

/// The frames for a person who connects or asks, and a note for when something more is due.
pub(crate) async fn frames(
    cx: &Cx,
    tenant: TenantId,
    user: UserId,
    device: Option<DeviceId>,
) -> failure::Result<Vec<Frame>> {
    let screen = screen(cx, tenant, user, device).await?;
    if let Some(at) = screen.next {
        cx.memory::<Agenda>().note(at, tenant, user);
    }
    handing::hand(cx, tenant, user, screen.messages()).await?;
    Ok(screen
        .showings
        .iter()
        .map(|showing| show(None, showing))
        .collect())
}

/// Tells a connected person what is due for them now.
pub(crate) async fn refresh(cx: &Cx, tenant: TenantId, user: UserId) -> failure::Result<()> {
    for device in cx.hub.devices(tenant.uuid(), user.uuid()) {
        let own = |subject: &Subject| subject.device == device;
        let id = device.map(DeviceId::from_uuid);
        for frame in frames(cx, tenant, user, id).await? {
            cx.hub.send_where(tenant.uuid(), user.uuid(), own, &frame);
        }
    }
    Ok(())
}

/// Looks anew at people whose place in the directory has changed: what they should no longer see
/// is taken down, what they should see appears.
pub(crate) async fn reconsider(
    cx: &Cx,
    tenant: TenantId,
    users: Vec<UserId>,
) -> failure::Result<()> {
    let delivering = cx.memory::<Catalog>().of(tenant);
    if delivering.messages.is_empty() {
        return Ok(());
    }
    for user in users {
        if !cx.hub.is_connected(tenant.uuid(), user.uuid()) {
            continue;
        }
        let gone: Vec<_> = {
            let people = cx.people(tenant);
            let people = people.read();
            let all = delivering.messages.values();
            all.filter(|live| !people.contains(&live.audience, user.uuid()))
                .map(|live| live.message.id)
                .collect()
        };
        for message in gone {
            cx.hub
                .send(tenant.uuid(), user.uuid(), &withdraw(None, message));
        }
        refresh(cx, tenant, user).await?;
        withdraw_where_not_shown(cx, tenant, user, &delivering);
    }
    Ok(())
}

/// A device that has been changed, or is none any more, takes down what it no longer shows. Its places
/// are known: it has just been looked at.
fn withdraw_where_not_shown(cx: &Cx, tenant: TenantId, user: UserId, delivering: &Delivering) {
    let places = cx.memory::<Places>();
    for device in cx.hub.devices(tenant.uuid(), user.uuid()) {
        let Some(id) = device else { continue };
        let own = |subject: &Subject| subject.device == device;
        for live in delivering.messages.values() {
            if !places.has(id, live.message.composition.location) {
                let frame = withdraw(None, live.message.id);
                cx.hub.send_where(tenant.uuid(), user.uuid(), own, &frame);
            }
        }
    }
}

/// The messages being delivered that this person must not have on screen: they are not among the
/// recipients, or put it away since it was last shown.
pub(crate) async fn put_away(
    cx: &Cx,
    tenant: TenantId,
    user: UserId,
    device: Option<DeviceId>,
) -> failure::Result<Vec<MessageId>> {
    let delivering = cx.memory::<Catalog>().of(tenant);
    if delivering.messages.is_empty() {
        return Ok(Vec::new());
    }
    let ledgers = store::of_user(&mut cx.read().await?, tenant, user).await?;
    let people = cx.people(tenant);
    let people = people.read();
    let away = |live: &&Arc<Live>| {
        let ledger = ledgers.get(&live.message.id);
        let receipt = ledger.map(|ledger| live.message.receipt_on(device, ledger));
        let receipt = receipt.unwrap_or_default();
        let put_away = receipt.clicked.max(receipt.dismissed);
        let since_shown = put_away.is_some() && put_away >= receipt.last_shown;
        since_shown || !people.contains(&live.audience, user.uuid())
    };
    Ok(delivering
        .messages
        .values()
        .filter(away)
        .map(|live| live.message.id)
        .collect())
}

/// A message has begun: everyone connected who is among its recipients is told, at once or when
/// their turn in the spread comes.
pub(crate) fn begin(cx: &Cx, tenant: TenantId, sequence: i64, live: &Arc<Live>) {
    let connected = cx.hub.connected(tenant.uuid());
    if connected.is_empty() || !live.is_on_screens() {
        return;
    }
    let message = &live.message;
    let people = cx.people(tenant);
    let people = people.read();
    let audience = people.evaluate(&live.audience) & &connected;
    // Two texts of one language differ by region, which only the person's own record tells.
    let by_region = {
        let tags = message.composition.languages();
        let mut languages: Vec<&str> = tags.iter().map(LanguageTag::primary).collect();
        languages.sort_unstable();
        languages.windows(2).any(|pair| pair[0] == pair[1])
    };
    let spread = message.composition.urgency == Urgency::Standard
        && message.composition.schedule.spread_minutes > 0;
    if spread || by_region || message.greets_devices() {
        let zone = jiff::tz::TimeZone::UTC;
        let turns = people.ids(&audience).filter_map(|id| {
            let user = UserId::from_uuid(id);
            Some((message.delivery(user, &zone)?.opens, tenant, user))
        });
        cx.memory::<Agenda>().note_all(turns);
        return;
    }
    let default = catalog::default_text(message);
    let readers = catalog::readers(&people, message);
    let frames: Vec<Option<Frame>> = message
        .composition
        .languages()
        .iter()
        .map(|language| {
            Some(show(
                Some(sequence),
                &message.showing(1, std::slice::from_ref(language))?,
            ))
        })
        .collect();
    let audience: RoaringBitmap = audience;
    let (places, location) = (cx.memory::<Places>(), message.composition.location);
    let handed = Arc::new(Mutex::new(RoaringBitmap::new()));
    let noted = Arc::clone(&handed);
    let sent = cx.hub.broadcast(
        tenant.uuid(),
        u64::try_from(sequence).ok(),
        move |subject: &Subject| {
            let shows = subject.device.is_none_or(|id| places.has(id, location));
            if !shows || !audience.contains(subject.ordinal) {
                return None;
            }
            let own = readers
                .iter()
                .position(|readers| readers.contains(subject.ordinal))
                .unwrap_or(default);
            noted.lock().insert(subject.ordinal);
            frames.get(own)?.clone()
        },
    );
    let (cx, live) = (cx.clone(), Arc::clone(live));
    tokio::spawn(async move {
        sent.await;
        let people = std::mem::take(&mut *handed.lock());
        handing::hand_to_all(&cx, tenant, &live, people);
    });
}

/// A message has ended: it is taken off every screen.
pub(crate) fn end(cx: &Cx, tenant: TenantId, sequence: i64, message: MessageId) {
    let frame = withdraw(Some(sequence), message);
    // It goes out whether or not somebody waits for its report.
    drop(
        cx.hub
            .broadcast(tenant.uuid(), u64::try_from(sequence).ok(), move |_| {
                Some(frame.clone())
            }),
    );
}
