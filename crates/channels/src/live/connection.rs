use std::{
    future::poll_fn,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU8, Ordering},
    },
};

use futures_util::task::AtomicWaker;
use parking_lot::Mutex;
use tokio::net::TcpStream;

use super::{
    CloseReason, Delivery, Frame, Gone, Subject, outgoing::Outgoing, shared::Shared,
    socket::TcpSink,
};

/// Pings without an answer after which a connection counts as dead.
const SILENCE: u8 = 2;

/// What fan-out threads, handles and the task of a connection share.
pub(super) struct Connection {
    pub(super) subject: Subject,
    pub(super) shared: Arc<Shared>,
    /// The socket, unless it is of a kind that only the task can write to.
    pub(super) tcp: Option<TcpStream>,
    pub(super) outgoing: Mutex<Outgoing>,
    /// Wakes the task: something waits to be written, or the phase has changed.
    pub(super) task: AtomicWaker,
    /// Pings since the peer was heard last.
    unanswered: AtomicU8,
    /// An incoming message is being handled, so the peer is not being listened to.
    handling: AtomicBool,
}

impl Connection {
    pub(super) fn new(subject: Subject, shared: Arc<Shared>, tcp: Option<TcpStream>) -> Self {
        Self {
            subject,
            shared,
            tcp,
            outgoing: Mutex::new(Outgoing::joining()),
            task: AtomicWaker::new(),
            unanswered: AtomicU8::new(0),
            handling: AtomicBool::new(false),
        }
    }

    /// Changes the writing side under its lock, and wakes the task if that gave it work.
    fn change<R>(&self, change: impl FnOnce(&mut Outgoing, &mut TcpSink<'_>) -> R) -> R {
        let mut outgoing = self.outgoing.lock();
        let before = (
            outgoing.is_waiting(),
            outgoing.is_live(),
            outgoing.is_closing(),
        );
        let result = change(&mut outgoing, &mut TcpSink(self.tcp.as_ref()));
        let after = (
            outgoing.is_waiting(),
            outgoing.is_live(),
            outgoing.is_closing(),
        );
        drop(outgoing);
        if before != after {
            self.task.wake();
        }
        result
    }

    pub(super) fn publish(&self, sequence: Option<u64>, frame: &Frame) -> Delivery {
        let bounds = self.shared.bounds;
        self.change(|outgoing, sink| outgoing.publish(sink, bounds, sequence, frame))
    }

    pub(super) fn send(&self, frame: &Frame) -> Delivery {
        let bounds = self.shared.bounds;
        self.change(|outgoing, sink| outgoing.send(sink, bounds, frame))
    }

    /// Returns whether the connection was open until now.
    pub(super) fn close(&self, reason: CloseReason, discard_backlog: bool) -> bool {
        self.change(|outgoing, sink| outgoing.close(sink, reason, discard_backlog))
    }

    /// Gives a sign of life a chance: pings, or ends the connection when it stayed silent.
    pub(super) fn beat(&self, ping: &Frame) {
        if self.handling.load(Ordering::Relaxed) {
            return;
        }
        if self.unanswered.fetch_add(1, Ordering::Relaxed) >= SILENCE {
            self.close(CloseReason::SILENT, true);
        } else {
            self.send(ping);
        }
    }

    pub(super) fn heard(&self) {
        self.unanswered.store(0, Ordering::Relaxed);
    }

    pub(super) fn set_handling(&self, handling: bool) {
        self.handling.store(handling, Ordering::Relaxed);
        self.heard();
    }
}

/// A connection, to answer on it or to end it. Cheap to clone; it does not keep the connection
/// open.
#[derive(Clone)]
pub struct ConnectionHandle(pub(super) Arc<Connection>);

impl ConnectionHandle {
    /// Who is connected.
    pub fn subject(&self) -> &Subject {
        &self.0.subject
    }

    /// Sends a frame on this connection alone, at once and outside the order of publications.
    pub fn send(&self, frame: &Frame) -> Delivery {
        self.0.send(frame)
    }

    /// Ends the connection after what already waits for it.
    pub fn close(&self, reason: CloseReason) {
        self.0.close(reason, false);
    }
}

impl std::fmt::Debug for ConnectionHandle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("ConnectionHandle")
            .field(&self.0.subject)
            .finish()
    }
}

/// A connection that is registered, so that it misses nothing from now on, but does not yet take
/// part: publications wait, incoming messages are not read.
///
/// Read what was missed *after* you have this, [`send`](Self::send) it, then
/// [`go_live`](Self::go_live). Dropping it instead closes the connection with 1011.
#[derive(Debug)]
#[must_use = "dropping it closes the connection"]
pub struct Joining {
    pub(super) handle: ConnectionHandle,
    pub(super) finished: bool,
}

impl Joining {
    /// Who is connected.
    pub fn subject(&self) -> &Subject {
        self.handle.subject()
    }

    /// Sends a frame of the replay, before everything that waits. Waits while the reader is
    /// behind, so a replay may be larger than the backlog of a connection.
    pub async fn send(&self, frame: &Frame) -> Result<(), Gone> {
        let connection = &self.handle.0;
        let bounds = connection.shared.bounds;
        poll_fn(|context| {
            connection
                .change(|outgoing, sink| outgoing.poll_replay(sink, bounds, frame, context.waker()))
        })
        .await
    }

    /// Ends the replay: publications that waited follow, except those with a sequence up to and
    /// including `replayed`; from now on they are written at once.
    pub fn go_live(mut self, replayed: u64) -> Result<ConnectionHandle, Gone> {
        self.finished = true;
        let connection = &self.handle.0;
        connection.heard();
        connection.change(|outgoing, sink| outgoing.go_live(sink, replayed))?;
        Ok(self.handle.clone())
    }

    /// Ends the connection instead of joining.
    pub fn close(mut self, reason: CloseReason) {
        self.finished = true;
        self.handle.close(reason);
    }
}

impl Drop for Joining {
    fn drop(&mut self) {
        if !self.finished {
            self.handle.close(CloseReason::INTERNAL);
        }
    }
}
