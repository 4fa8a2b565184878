//! Publications, in order per tenant, written by a few threads of their own.

mod job;
mod queue;

use std::{
    future::Future,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

pub(super) use job::{Audience, Job};
pub(super) use queue::Fanout;
use tokio::sync::oneshot;

use super::Delivery;

/// What became of a publication. Connections that it was not for are not counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BroadcastReport {
    /// Connections whose socket took the whole frame at once.
    pub sent: usize,
    /// Connections for which the frame, or a part of it, waits.
    pub queued: usize,
    /// Connections that were cut off by it: too slow, or broken.
    pub closed: usize,
    /// From the moment of publishing until the last of these was decided.
    pub elapsed: Duration,
}

impl BroadcastReport {
    /// Connections that have the frame or will have it.
    pub fn reached(&self) -> usize {
        self.sent + self.queued
    }

    pub(super) fn count(&mut self, delivery: Delivery) {
        match delivery {
            Delivery::Sent => self.sent += 1,
            Delivery::Queued => self.queued += 1,
            Delivery::Closed => self.closed += 1,
            Delivery::Covered | Delivery::Gone => {}
        }
    }

    fn add(&mut self, other: &Self) {
        self.sent += other.sent;
        self.queued += other.queued;
        self.closed += other.closed;
    }
}

/// A publication under way. It goes on whether or not this is awaited; awaiting it gives the
/// report (an empty one when the hub has been shut down).
#[derive(Debug)]
pub struct Publication(oneshot::Receiver<BroadcastReport>);

impl Future for Publication {
    type Output = BroadcastReport;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<BroadcastReport> {
        Pin::new(&mut self.0)
            .poll(context)
            .map(Result::unwrap_or_default)
    }
}
