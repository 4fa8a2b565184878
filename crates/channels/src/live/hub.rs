use std::{
    collections::BTreeSet,
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use roaring::RoaringBitmap;
use tokio::time::timeout;
use uuid::Uuid;

use super::{
    BroadcastReport, CloseReason, ConnectError, ConnectionHandle, Frame, Gone, Handler, Joining,
    Publication, Settings, Socket, Subject, Upgrade,
    connection::Connection,
    fanout::{Audience, Fanout, Job},
    heartbeat,
    registry::Registry,
    session::Session,
    shared::{Figures, Shared},
    socket::Kind,
};

/// Everyone who is connected to this process, and the ways to tell them something. Cheap to
/// clone. End it with [`shutdown`](Self::shutdown): when the last clone is merely dropped, nothing
/// is published any more but connections stay.
#[derive(Clone)]
pub struct Hub {
    inner: Arc<Inner>,
}

pub(super) struct Inner {
    pub(super) shared: Arc<Shared>,
    pub(super) registry: Arc<Registry>,
    fanout: Fanout,
    stopping: AtomicBool,
}

impl Hub {
    /// Starts the hub: its fan-out threads and, on the current tokio runtime, its heartbeat.
    /// An error when the system gives no more threads.
    ///
    /// # Panics
    /// Outside of a tokio runtime.
    pub fn start(settings: Settings, handler: Handler) -> std::io::Result<Self> {
        let fanout = Fanout::start(settings.fanout_threads)?;
        let shared = Arc::new(Shared::new(settings, handler));
        let registry = Arc::new(Registry::new());
        let stopping = AtomicBool::new(false);
        let inner = Arc::new(Inner {
            shared,
            registry,
            fanout,
            stopping,
        });
        tokio::spawn(heartbeat::sweep(Arc::downgrade(&inner)));
        Ok(Self { inner })
    }

    /// Registers a connection and starts its task on the current tokio runtime. From now on it
    /// misses nothing; see [`Joining`] for what to do next.
    pub fn connect(&self, subject: Subject, socket: Socket) -> Result<Joining, ConnectError> {
        let shared = &self.inner.shared;
        let Socket { kind, read_ahead } = socket;
        let (tcp, stream) = match kind {
            Kind::Tcp(tcp) => (Some(tcp), None),
            Kind::Other(stream) => (None, Some(stream)),
        };
        let connection = Arc::new(Connection::new(subject, Arc::clone(shared), tcp));
        let per_person = shared.settings.connections_per_person;
        let registered = self.inner.registry.insert(&connection, per_person);
        shared.opened();
        let registry = Arc::clone(&self.inner.registry);
        let place = registered.ok();
        let session = Session::new(
            Arc::clone(&connection),
            registry,
            place,
            stream,
            &read_ahead,
        );
        // Asked after registering: a shutdown either sees the connection or is seen here.
        let refusal = if self.inner.stopping.load(Ordering::SeqCst) {
            Some((ConnectError::ShuttingDown, CloseReason::GOING_AWAY))
        } else {
            registered
                .err()
                .map(|error| (error, CloseReason::TOO_MANY_CONNECTIONS))
        };
        if let Some((_, reason)) = refusal {
            connection.close(reason, true);
        }
        tokio::spawn(session);
        match refusal {
            Some((error, _)) => Err(error),
            None => Ok(Joining {
                handle: ConnectionHandle(connection),
                finished: false,
            }),
        }
    }

    /// Waits, in a task of its own, until the handshake is through, connects, and lets `join`
    /// replay and go live. If `join` fails, its connection is closed when it drops [`Joining`].
    pub fn serve<J, F>(&self, upgrade: Upgrade, subject: Subject, join: J)
    where
        J: FnOnce(Joining) -> F + Send + 'static,
        F: Future<Output = Result<(), Gone>> + Send + 'static,
    {
        let hub = self.clone();
        tokio::spawn(async move {
            let socket = match upgrade.socket().await {
                Ok(socket) => socket,
                Err(error) => return tracing::debug!(%error, "the client left before the upgrade"),
            };
            match hub.connect(subject, socket) {
                Ok(joining) => {
                    if let Err(error) = join(joining).await {
                        tracing::debug!(%error, "the client left before the replay ended");
                    }
                }
                Err(error) => tracing::debug!(%error, "live connection refused"),
            }
        });
    }

    /// Publishes to everyone of the tenant for whom `pick` gives a frame. Frames of one tenant
    /// arrive in the order of these calls (and those of [`publish_to`](Self::publish_to)), so
    /// call them in the order of `sequence`, once per sequence; several messages of one sequence
    /// are [joined](Frame::join). Without a sequence a frame is never taken for replayed.
    ///
    /// `pick` runs on the fan-out threads, once per connection: look up, do not compute.
    pub fn broadcast(
        &self,
        tenant: Uuid,
        sequence: Option<u64>,
        pick: impl Fn(&Subject) -> Option<Frame> + Send + Sync + 'static,
    ) -> Publication {
        self.submit(tenant, sequence, Audience::Picked(Box::new(pick)))
    }

    /// Publishes one frame to some people of the tenant, on all their connections, in order with
    /// [`broadcast`](Self::broadcast). For a few people among many it is the cheaper of the two.
    /// A person named twice is told twice.
    pub fn publish_to(
        &self,
        tenant: Uuid,
        sequence: Option<u64>,
        people: Vec<Uuid>,
        frame: Frame,
    ) -> Publication {
        self.submit(tenant, sequence, Audience::People(people, frame))
    }

    fn submit(&self, tenant: Uuid, sequence: Option<u64>, audience: Audience) -> Publication {
        let room = self.inner.registry.room(tenant).unwrap_or_default();
        let shared = Arc::clone(&self.inner.shared);
        let (job, publication) = Job::new(tenant, room, sequence, audience, shared);
        self.inner.fanout.submit(job);
        publication
    }

    /// Sends a frame that is part of no sequence to all connections of a person, at once and
    /// outside the order of publications. To connections that are still joining it comes after
    /// the replay. Does its writing on the calling thread.
    pub fn send(&self, tenant: Uuid, person: Uuid, frame: &Frame) -> BroadcastReport {
        self.send_where(tenant, person, |_| true, frame)
    }

    /// The same to those connections of a person that are chosen.
    pub fn send_where(
        &self,
        tenant: Uuid,
        person: Uuid,
        chosen: impl Fn(&Subject) -> bool,
        frame: &Frame,
    ) -> BroadcastReport {
        let mut report = BroadcastReport::default();
        let mut connections = self.of_person(tenant, person);
        connections.retain(|connection| chosen(&connection.subject));
        for connection in connections {
            report.count(connection.publish(None, frame));
        }
        self.inner
            .shared
            .count(&report, report.reached() * frame.as_bytes().len());
        report
    }

    /// Ends every connection of a person at once; what waited for them is dropped. Returns how
    /// many there were.
    pub fn close_person(&self, tenant: Uuid, person: Uuid, reason: CloseReason) -> usize {
        let connections = self.of_person(tenant, person);
        connections
            .iter()
            .filter(|connection| connection.close(reason, true))
            .count()
    }

    /// Ends every connection of one sign-in session at once; what waited for them is dropped.
    /// Returns how many there were.
    pub fn close_session(
        &self,
        tenant: Uuid,
        person: Uuid,
        session: Uuid,
        reason: CloseReason,
    ) -> usize {
        let mut connections = self.of_person(tenant, person);
        connections.retain(|connection| connection.subject.session == session);
        connections
            .iter()
            .filter(|connection| connection.close(reason, true))
            .count()
    }

    fn of_person(&self, tenant: Uuid, person: Uuid) -> Vec<Arc<Connection>> {
        let mut connections = Vec::new();
        if let Some(room) = self.inner.registry.room(tenant) {
            room.copy_people(&[person], &mut connections);
        }
        connections
    }

    /// Whether a person has a connection to this process.
    pub fn is_connected(&self, tenant: Uuid, person: Uuid) -> bool {
        !self.of_person(tenant, person).is_empty()
    }

    /// Through what a person is connected to this process: each device once, and none for
    /// connections that name no device.
    pub fn devices(&self, tenant: Uuid, person: Uuid) -> BTreeSet<Option<Uuid>> {
        let connections = self.of_person(tenant, person);
        let devices = connections.iter();
        devices
            .map(|connection| connection.subject.device)
            .collect()
    }

    /// Ordinals of the tenant's connected people.
    pub fn connected(&self, tenant: Uuid) -> RoaringBitmap {
        self.inner
            .registry
            .room(tenant)
            .map(|room| room.ordinals())
            .unwrap_or_default()
    }

    /// Counts for metrics.
    pub fn figures(&self) -> Figures {
        let mut figures = self.inner.shared.figures();
        for (_, room) in self.inner.registry.rooms() {
            let (connections, people) = room.counts();
            figures.tenants += 1;
            figures.connections += connections;
            figures.people += people;
        }
        figures
    }

    /// Takes no more connections, lets publications that were already called for go out, sends
    /// everyone away with 1001 and waits until all sockets are closed, at most `grace`. Returns
    /// how many were still open then. May be called again.
    pub async fn shutdown(&self, grace: Duration) -> usize {
        let shared = &self.inner.shared;
        self.inner.stopping.store(true, Ordering::SeqCst);
        let everyone_gone = async {
            let rooms = self.inner.registry.rooms();
            let dismiss =
                |tenant| self.submit(tenant, None, Audience::Dismissed(CloseReason::GOING_AWAY));
            for dismissal in rooms
                .iter()
                .map(|(tenant, _)| dismiss(*tenant))
                .collect::<Vec<_>>()
            {
                dismissal.await;
            }
            shared.none_left().await;
        };
        // Either way the count says what is left.
        let _ = timeout(grace, everyone_gone).await;
        shared.open()
    }
}

impl std::fmt::Debug for Hub {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Hub").field(&self.figures()).finish()
    }
}
