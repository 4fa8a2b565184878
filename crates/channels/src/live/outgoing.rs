//! What one connection still has to write, and in which order. No socket and no clock in here,
//! so that every interleaving can be tested.

use std::{
    collections::VecDeque,
    io::{self, ErrorKind, IoSlice},
    task::{Poll, Waker},
};

use bytes::{Buf, Bytes};

use super::{CloseReason, Frame, Gone, Settings};

/// Frames handed to the socket in one system call.
const BATCH: usize = 32;

/// A socket that takes bytes without waiting.
pub(super) trait Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;
    fn write_vectored(&mut self, bytes: &[IoSlice<'_>]) -> io::Result<usize>;
}

/// What became of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// The socket took all of it.
    Sent,
    /// It waits for the socket (or for the end of the replay) and will be sent in its turn.
    Queued,
    /// The replay covers it already.
    Covered,
    /// Too much was waiting, or the socket is broken: the connection is being closed.
    Closed,
    /// The connection had been closed before.
    Gone,
}

/// How far a flush came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flushed {
    /// Nothing waits any more.
    Empty,
    /// The socket takes no more for now.
    Blocked,
    /// The socket is broken.
    Broken,
}

/// Most that may wait.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    pub(super) frames: usize,
    pub(super) bytes: usize,
}

impl From<&Settings> for Bounds {
    fn from(settings: &Settings) -> Self {
        Self {
            frames: settings.backlog_frames,
            bytes: settings.backlog_bytes,
        }
    }
}

#[derive(Debug, Default)]
struct Backlog {
    frames: VecDeque<Bytes>,
    bytes: usize,
    /// The first frame has been written in part, so it can no longer be taken back.
    begun: bool,
}

#[derive(Debug, Default)]
struct Replay {
    waiting: Vec<(Option<u64>, Frame)>,
    bytes: usize,
    /// The replaying caller, when it waits for room in the backlog.
    caller: Option<Waker>,
}

#[derive(Debug)]
enum Phase {
    Joining(Box<Replay>),
    Live,
    Closing,
}

/// State of the writing side of a connection, kept under its lock. Small while idle: what can
/// grow is boxed.
#[derive(Debug)]
pub(super) struct Outgoing {
    phase: Phase,
    /// Publications up to this sequence were part of the replay.
    replayed: u64,
    backlog: Option<Box<Backlog>>,
}

impl Outgoing {
    pub(super) fn joining() -> Self {
        Self {
            phase: Phase::Joining(Box::default()),
            replayed: 0,
            backlog: None,
        }
    }

    pub(super) fn is_live(&self) -> bool {
        matches!(self.phase, Phase::Live)
    }

    pub(super) fn is_closing(&self) -> bool {
        matches!(self.phase, Phase::Closing)
    }

    /// Whether the connection's task has something to write.
    pub(super) fn is_waiting(&self) -> bool {
        self.backlog.is_some()
    }

    /// A frame of the shared stream: waits while the connection is joining, and is dropped when
    /// the replay covered its sequence.
    pub(super) fn publish(
        &mut self,
        sink: &mut impl Sink,
        bounds: Bounds,
        sequence: Option<u64>,
        frame: &Frame,
    ) -> Delivery {
        match &mut self.phase {
            Phase::Closing => Delivery::Gone,
            Phase::Joining(replay) => {
                let bytes = replay.bytes + frame.bytes().len();
                let full = replay.waiting.len() >= bounds.frames || bytes > bounds.bytes;
                if full && !replay.waiting.is_empty() {
                    return self.cut_off(sink, CloseReason::TOO_SLOW);
                }
                replay.bytes = bytes;
                replay.waiting.push((sequence, frame.clone()));
                Delivery::Queued
            }
            Phase::Live if sequence.is_some_and(|sequence| sequence <= self.replayed) => {
                Delivery::Covered
            }
            Phase::Live => self.push(sink, bounds, frame),
        }
    }

    /// A frame for this connection alone, ahead of what waits for the end of the replay.
    pub(super) fn send(&mut self, sink: &mut impl Sink, bounds: Bounds, frame: &Frame) -> Delivery {
        if self.is_closing() {
            Delivery::Gone
        } else {
            self.push(sink, bounds, frame)
        }
    }

    /// A frame of the replay: waits for room rather than cutting the reader off.
    pub(super) fn poll_replay(
        &mut self,
        sink: &mut impl Sink,
        bounds: Bounds,
        frame: &Frame,
        caller: &Waker,
    ) -> Poll<Result<(), Gone>> {
        let Phase::Joining(replay) = &mut self.phase else {
            return Poll::Ready(Err(Gone));
        };
        let half_full = |backlog: &Backlog| {
            backlog.frames.len() > bounds.frames / 2 || backlog.bytes > bounds.bytes / 2
        };
        if self.backlog.as_deref().is_some_and(half_full) {
            replay.caller = Some(caller.clone());
            return Poll::Pending;
        }
        match self.push(sink, bounds, frame) {
            Delivery::Closed | Delivery::Gone => Poll::Ready(Err(Gone)),
            Delivery::Sent | Delivery::Queued | Delivery::Covered => Poll::Ready(Ok(())),
        }
    }

    /// Ends the replay: what waited and is newer than `replayed` follows, in its order.
    pub(super) fn go_live(&mut self, sink: &mut impl Sink, replayed: u64) -> Result<(), Gone> {
        let Phase::Joining(replay) = &mut self.phase else {
            return Err(Gone);
        };
        let waiting = std::mem::take(&mut replay.waiting);
        self.phase = Phase::Live;
        self.replayed = replayed;
        // Both queues are bounded already, so together they may be twice as long.
        let unbounded = Bounds {
            frames: usize::MAX,
            bytes: usize::MAX,
        };
        for (sequence, frame) in &waiting {
            match self.publish(sink, unbounded, *sequence, frame) {
                Delivery::Closed | Delivery::Gone => return Err(Gone),
                Delivery::Sent | Delivery::Queued | Delivery::Covered => {}
            }
        }
        Ok(())
    }

    /// Says goodbye after what already waits, or instead of it. Nothing can be sent afterwards.
    /// Returns whether the connection was open until now.
    pub(super) fn close(
        &mut self,
        sink: &mut impl Sink,
        reason: CloseReason,
        discard_backlog: bool,
    ) -> bool {
        if self.is_closing() {
            return false;
        }
        self.stop();
        if discard_backlog && let Some(mut backlog) = self.backlog.take() {
            backlog.frames.truncate(usize::from(backlog.begun));
            backlog.bytes = backlog.frames.iter().map(Bytes::len).sum();
            self.backlog = (!backlog.frames.is_empty()).then_some(backlog);
        }
        let unbounded = Bounds {
            frames: usize::MAX,
            bytes: usize::MAX,
        };
        self.push(sink, unbounded, &Frame::close(reason));
        true
    }

    /// Writes what waits, as far as the socket takes it.
    pub(super) fn flush(&mut self, sink: &mut impl Sink) -> Flushed {
        let Some(backlog) = self.backlog.as_deref_mut() else {
            return Flushed::Empty;
        };
        while !backlog.frames.is_empty() {
            let mut slices = [IoSlice::new(&[]); BATCH];
            let mut count = 0;
            for (slice, frame) in slices.iter_mut().zip(&backlog.frames) {
                *slice = IoSlice::new(frame);
                count += 1;
            }
            match sink.write_vectored(&slices[..count]) {
                Ok(0) => return Flushed::Broken,
                Ok(written) => backlog.advance(written),
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Flushed::Blocked,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(_) => return Flushed::Broken,
            }
        }
        self.backlog = None;
        self.wake_caller();
        Flushed::Empty
    }

    /// Gives up on what waits: the socket is gone.
    pub(super) fn abandon(&mut self) {
        self.stop();
        self.backlog = None;
    }

    fn stop(&mut self) {
        self.wake_caller();
        self.phase = Phase::Closing;
    }

    fn wake_caller(&mut self) {
        if let Phase::Joining(replay) = &mut self.phase
            && let Some(caller) = replay.caller.take()
        {
            caller.wake();
        }
    }

    /// Writes the frame at once when nothing is before it, and queues what is left of it.
    fn push(&mut self, sink: &mut impl Sink, bounds: Bounds, frame: &Frame) -> Delivery {
        if frame.bytes().is_empty() {
            return Delivery::Sent;
        }
        if let Some(backlog) = self.backlog.as_deref_mut() {
            let bytes = backlog.bytes + frame.bytes().len();
            if backlog.frames.len() >= bounds.frames || bytes > bounds.bytes {
                return self.cut_off(sink, CloseReason::TOO_SLOW);
            }
            backlog.frames.push_back(frame.bytes().clone());
            backlog.bytes = bytes;
            return Delivery::Queued;
        }
        loop {
            let written = match sink.write(frame.bytes()) {
                Ok(written) if written == frame.bytes().len() => return Delivery::Sent,
                Ok(written) => written,
                Err(error) if error.kind() == ErrorKind::WouldBlock => 0,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(_) => {
                    self.stop();
                    return Delivery::Closed;
                }
            };
            let rest = frame.bytes().slice(written..);
            let bytes = rest.len();
            let frames = VecDeque::from([rest]);
            self.backlog = Some(Box::new(Backlog {
                frames,
                bytes,
                begun: written > 0,
            }));
            return Delivery::Queued;
        }
    }

    fn cut_off(&mut self, sink: &mut impl Sink, reason: CloseReason) -> Delivery {
        self.close(sink, reason, true);
        Delivery::Closed
    }
}

impl Backlog {
    fn advance(&mut self, mut written: usize) {
        self.bytes -= written;
        while let Some(first) = self.frames.front_mut() {
            if written < first.len() {
                self.begun |= written > 0;
                first.advance(written);
                return;
            }
            written -= first.len();
            self.frames.pop_front();
            self.begun = false;
        }
    }
}

#[cfg(test)]
mod tests;
