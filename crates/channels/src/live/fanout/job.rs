use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

use parking_lot::Mutex;
use tokio::{sync::oneshot, time::Instant};
use uuid::Uuid;

use super::{BroadcastReport, Publication};
use crate::live::{
    CloseReason, Frame, Subject, connection::Connection, registry::Room, shared::Shared,
};

/// Connections that a thread takes on at a time: few enough that no thread is left alone with
/// the end of a publication for long, many enough that taking them costs nothing.
const BLOCK: usize = 32;

/// Chooses the frame for a recipient, or none.
pub(in crate::live) type Pick = Box<dyn Fn(&Subject) -> Option<Frame> + Send + Sync>;

/// Whom a job is for and what it does to them.
pub(in crate::live) enum Audience {
    /// Everyone for whom something is picked.
    Picked(Pick),
    /// Some people, all the same.
    People(Vec<Uuid>, Frame),
    /// Everyone, who is sent away.
    Dismissed(CloseReason),
}

/// A walk over the connections of a tenant.
pub(in crate::live) struct Job {
    pub(super) tenant: Uuid,
    room: Arc<Room>,
    sequence: Option<u64>,
    audience: Audience,
    shared: Arc<Shared>,
    started: Instant,
    done: Mutex<Option<oneshot::Sender<BroadcastReport>>>,
}

impl Job {
    pub(in crate::live) fn new(
        tenant: Uuid,
        room: Arc<Room>,
        sequence: Option<u64>,
        audience: Audience,
        shared: Arc<Shared>,
    ) -> (Self, Publication) {
        let (sender, receiver) = oneshot::channel();
        let done = Mutex::new(Some(sender));
        let started = Instant::now();
        (
            Self {
                tenant,
                room,
                sequence,
                audience,
                shared,
                started,
                done,
            },
            Publication(receiver),
        )
    }

    /// How many blocks there are to do. Who registers later replays what this job brings.
    pub(super) fn blocks(&self) -> usize {
        let length = match &self.audience {
            Audience::People(people, _) => people.len(),
            Audience::Picked(_) | Audience::Dismissed(_) => self.room.places(),
        };
        length.div_ceil(BLOCK)
    }

    /// Does one block. `connections` is empty, before and after; only its memory is reused.
    pub(super) fn run(
        &self,
        block: usize,
        connections: &mut Vec<Arc<Connection>>,
    ) -> BroadcastReport {
        let begin = block * BLOCK;
        if let Audience::People(people, _) = &self.audience {
            let end = people.len().min(begin + BLOCK);
            self.room.copy_people(&people[begin..end], connections);
        } else {
            self.room.copy(begin..begin + BLOCK, connections);
        }
        let mut report = BroadcastReport::default();
        let mut bytes = 0;
        for connection in connections.drain(..) {
            // A panic of the caller's code costs one recipient, not the thread.
            let outcome = catch_unwind(AssertUnwindSafe(|| self.deliver(&connection, &mut bytes)));
            match outcome {
                Ok(Some(delivery)) => report.count(delivery),
                Ok(None) => {}
                Err(_) => tracing::error!(tenant = %self.tenant, "choosing a frame panicked"),
            }
        }
        self.shared.count(&report, bytes);
        report
    }

    fn deliver(&self, connection: &Connection, bytes: &mut usize) -> Option<crate::live::Delivery> {
        let mut publish = |frame: &Frame| {
            *bytes += frame.as_bytes().len();
            connection.publish(self.sequence, frame)
        };
        match &self.audience {
            Audience::Picked(pick) => pick(&connection.subject).as_ref().map(publish),
            Audience::People(_, frame) => Some(publish(frame)),
            Audience::Dismissed(reason) => {
                connection.close(*reason, false);
                None
            }
        }
    }

    pub(super) fn finish(&self, mut report: BroadcastReport) {
        report.elapsed = self.started.elapsed();
        if let Some(done) = self.done.lock().take() {
            // Nobody may be waiting for the report.
            let _ = done.send(report);
        }
    }
}
