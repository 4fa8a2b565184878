//! Browsers that are connected to this process.

use std::collections::{BTreeSet, HashMap};
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use beffroi_channels::live::{self, CloseReason, Frame, Hub, Settings, Subject, Upgrade};
use beffroi_core::{Failure, Kind, failure};
use beffroi_feature::Cx;
use beffroi_web::Limiter;
use futures_util::FutureExt;
use parking_lot::Mutex;
use serde_json::Value;
use uuid::Uuid;

use super::protocol;
use super::talk;
use crate::store;

/// Nobody signs in here, so there is an end to how many come.
const MOST_CONNECTIONS: usize = 50_000;
/// So many are told to a browser before it has acknowledged the first of them.
const AHEAD: i64 = 50;

/// The process's own part of the push service. Begun when the first browser comes.
#[derive(Default)]
pub(super) struct Agents {
    hub: Mutex<Option<Hub>>,
    /// By the digest of their secret.
    known: Mutex<HashMap<Vec<u8>, Arc<Agent>>>,
    /// By their connection.
    connected: Mutex<HashMap<Uuid, Arc<Agent>>>,
    /// How many subscriptions are made from where.
    subscribing: Limiter<Uuid>,
    /// At so many it is looked who has gone: seldom enough to cost nothing.
    look_at: AtomicUsize,
}

/// A browser.
pub(super) struct Agent {
    pub(super) digest: Vec<u8>,
    /// The connection on which it said hello.
    connection: Uuid,
    /// What it was told and has not acknowledged. Held while it is told more: nothing is told twice.
    told: tokio::sync::Mutex<BTreeSet<Uuid>>,
}

/// No organization's and no person's: a browser is a connection. In the place of a session stands from where it comes.
fn subject(connection: Uuid, from: Option<IpAddr>) -> Subject {
    Subject {
        tenant: Uuid::nil(),
        person: connection,
        session: from.map_or(Uuid::nil(), network),
        ordinal: 0,
        device: None,
        language: 0,
    }
}

/// What one household or office has: an address, of IPv6 half of it.
fn network(address: IpAddr) -> Uuid {
    match address.to_canonical() {
        IpAddr::V4(four) => Uuid::from_bytes(four.to_ipv6_mapped().octets()),
        IpAddr::V6(six) => Uuid::from_u128(six.to_bits() >> 64 << 64),
    }
}

impl Agents {
    /// Counts a subscription made from there; whether it may be made now.
    pub(super) fn may_subscribe(&self, cx: &Cx, network: Uuid) -> bool {
        let standing = self
            .subscribing
            .take(&network, cx.settings.limits.sign_ins, cx.now());
        standing.is_none_or(|standing| standing.check().is_ok())
    }

    /// Who has said hello on a connection.
    pub(super) fn on(&self, connection: Uuid) -> Option<Arc<Agent>> {
        self.connected.lock().get(&connection).cloned()
    }

    /// A browser has said hello. An earlier connection of it is over.
    pub(super) fn greet(&self, connection: Uuid, digest: Vec<u8>) -> Arc<Agent> {
        let agent = Arc::new(Agent {
            digest: digest.clone(),
            connection,
            told: tokio::sync::Mutex::default(),
        });
        let earlier = self.known.lock().insert(digest, Arc::clone(&agent));
        let mut connected = self.connected.lock();
        if let Some(earlier) = earlier.filter(|earlier| earlier.connection != connection) {
            connected.remove(&earlier.connection);
            if let Some(hub) = &*self.hub.lock() {
                let ended = CloseReason::GOING_AWAY;
                hub.close_person(Uuid::nil(), earlier.connection, ended);
            }
        }
        connected.insert(connection, Arc::clone(&agent));
        agent
    }

    fn find(&self, digest: &[u8]) -> Option<Arc<Agent>> {
        self.known.lock().get(digest).cloned()
    }

    /// Says something to a browser; whether it is still there.
    pub(super) fn say(&self, connection: Uuid, what: &Value) -> bool {
        let Some(hub) = self.hub.lock().clone() else {
            return false;
        };
        hub.send(Uuid::nil(), connection, &Frame::text(&what.to_string()));
        hub.is_connected(Uuid::nil(), connection)
    }

    /// Forgets who has gone, when there have come as many again as were there when it was last looked.
    fn forget_gone(&self, hub: &Hub) {
        if self.known.lock().len() < self.look_at.load(Ordering::Relaxed) {
            return;
        }
        let there = |agent: &Agent| hub.is_connected(Uuid::nil(), agent.connection);
        self.connected.lock().retain(|_, agent| there(agent));
        let mut known = self.known.lock();
        known.retain(|_, agent| there(agent));
        self.look_at
            .store(2 * known.len().max(64), Ordering::Relaxed);
    }

    fn hub(&self, cx: &Cx) -> failure::Result<Hub> {
        let mut hub = self.hub.lock();
        if let Some(hub) = &*hub {
            return Ok(hub.clone());
        }
        let own = cx.clone();
        let settings = Settings {
            fanout_threads: 1,
            // A phone of the fleet need not wake for it often.
            heartbeat: Duration::from_mins(4),
            message_bytes: 16 << 10,
            ..Settings::default()
        };
        let handler: live::Handler = Arc::new(move |connection, text| {
            let (cx, subject) = (own.clone(), connection.subject());
            let (connection, network) = (subject.person, subject.session);
            async move { talk::listen(&cx, (connection, network), &text).await }.boxed()
        });
        let made = Hub::start(settings, handler).map_err(Failure::bug)?;
        *hub = Some(made.clone());
        Ok(made)
    }
}

/// Serves a browser's connection.
///
/// # Errors
/// When there are too many, or the system gives no thread for it.
pub(crate) fn open(cx: &Cx, upgrade: Upgrade, from: Option<IpAddr>) -> failure::Result<()> {
    let agents = cx.memory::<Agents>();
    let hub = agents.hub(cx)?;
    agents.forget_gone(&hub);
    if hub.figures().sockets >= MOST_CONNECTIONS {
        return Err(Failure::new(
            Kind::Unavailable,
            "pushServiceFull",
            "As many browsers are connected as this server takes.",
        )
        .retry_after(Duration::from_mins(1)));
    }
    hub.serve(upgrade, subject(cx.mint_uuid(), from), |joining| async {
        joining.go_live(0).map(drop)
    });
    Ok(())
}

/// Ends every connection, and what keeps the application alive.
pub(crate) async fn stop(cx: &Cx) {
    let hub = cx.memory::<Agents>().hub.lock().take();
    if let Some(hub) = hub {
        hub.shutdown(Duration::from_secs(2)).await;
    }
}

/// Tells browsers what waits for them, those that are connected here.
pub(crate) async fn wake(cx: &Cx, digests: BTreeSet<Vec<u8>>) -> failure::Result<()> {
    let agents = cx.memory::<Agents>();
    for digest in digests {
        if let Some(agent) = agents.find(&digest) {
            tell(cx, &agent).await?;
        }
    }
    Ok(())
}

/// Tells a browser what waits for it, as far as it has not been told.
pub(super) async fn tell(cx: &Cx, agent: &Agent) -> failure::Result<()> {
    let agents = cx.memory::<Agents>();
    let mut told = agent.told.lock().await;
    let mut conn = cx.read().await?;
    let waiting = store::pending_pushes(&mut conn, &agent.digest, cx.now(), AHEAD).await?;
    for one in waiting {
        if told.insert(one.id) && !agents.say(agent.connection, &protocol::notification(&one)) {
            break;
        }
    }
    Ok(())
}

/// A browser has these: there is room for more.
pub(super) async fn acknowledged(agent: &Agent, ids: &[Uuid]) {
    let mut told = agent.told.lock().await;
    for id in ids {
        told.remove(id);
    }
}
