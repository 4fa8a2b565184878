use std::sync::{
    Arc,
    atomic::{AtomicU64, AtomicUsize, Ordering},
};

use futures_util::future::BoxFuture;
use tokio::sync::Notify;

use super::{BroadcastReport, ConnectionHandle, Settings, outgoing::Bounds};

/// Handles one incoming text message. Nothing more is read from the connection until the future
/// is done; it runs to its end even when the connection ends before.
pub type Handler = Arc<dyn Fn(ConnectionHandle, String) -> BoxFuture<'static, ()> + Send + Sync>;

/// What connections need of the hub, without keeping it alive.
pub(super) struct Shared {
    pub(super) settings: Settings,
    pub(super) bounds: Bounds,
    pub(super) handler: Handler,
    open: AtomicUsize,
    none_open: Notify,
    opened: AtomicU64,
    received: AtomicU64,
    sent: AtomicU64,
    queued: AtomicU64,
    cut_off: AtomicU64,
    bytes: AtomicU64,
}

/// Counts for metrics. The last six only grow.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    /// Tenants with at least one connection.
    pub tenants: usize,
    /// People with at least one connection, over all tenants.
    pub people: usize,
    /// Connections that take part.
    pub connections: usize,
    /// Sockets still held, those that are saying goodbye included.
    pub sockets: usize,
    /// Connections accepted since the start.
    pub opened: u64,
    /// Text messages received.
    pub received: u64,
    /// Published frames that a socket took at once.
    pub sent: u64,
    /// Published frames that had to wait.
    pub queued: u64,
    /// Connections that a publication found too slow or broken.
    pub cut_off: u64,
    /// Bytes of published frames, sent and queued.
    pub bytes: u64,
}

impl Shared {
    pub(super) fn new(settings: Settings, handler: Handler) -> Self {
        Self {
            bounds: Bounds::from(&settings),
            settings,
            handler,
            open: AtomicUsize::new(0),
            none_open: Notify::new(),
            opened: AtomicU64::new(0),
            received: AtomicU64::new(0),
            sent: AtomicU64::new(0),
            queued: AtomicU64::new(0),
            cut_off: AtomicU64::new(0),
            bytes: AtomicU64::new(0),
        }
    }

    /// Sockets held.
    pub(super) fn open(&self) -> usize {
        self.open.load(Ordering::SeqCst)
    }

    pub(super) fn opened(&self) {
        self.open.fetch_add(1, Ordering::SeqCst);
        self.opened.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn closed(&self) {
        if self.open.fetch_sub(1, Ordering::SeqCst) == 1 {
            self.none_open.notify_waiters();
        }
    }

    pub(super) async fn none_left(&self) {
        loop {
            let notified = self.none_open.notified();
            if self.open() == 0 {
                return;
            }
            notified.await;
        }
    }

    pub(super) fn received(&self) {
        self.received.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn count(&self, report: &BroadcastReport, bytes: usize) {
        self.sent.fetch_add(report.sent as u64, Ordering::Relaxed);
        self.queued
            .fetch_add(report.queued as u64, Ordering::Relaxed);
        self.cut_off
            .fetch_add(report.closed as u64, Ordering::Relaxed);
        self.bytes.fetch_add(bytes as u64, Ordering::Relaxed);
    }

    pub(super) fn figures(&self) -> Figures {
        Figures {
            sockets: self.open(),
            opened: self.opened.load(Ordering::Relaxed),
            received: self.received.load(Ordering::Relaxed),
            sent: self.sent.load(Ordering::Relaxed),
            queued: self.queued.load(Ordering::Relaxed),
            cut_off: self.cut_off.load(Ordering::Relaxed),
            bytes: self.bytes.load(Ordering::Relaxed),
            ..Figures::default()
        }
    }
}
