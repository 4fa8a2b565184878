use std::{num::NonZeroUsize, thread, time::Duration};

/// Limits and rhythm of a [`Hub`](super::Hub).
#[derive(Debug, Clone)]
pub struct Settings {
    /// Threads that write publications to sockets. Default: one per processor, at most 8.
    pub fanout_threads: usize,
    /// Time between two pings to a connection; two of them without a sign of life end it.
    pub heartbeat: Duration,
    /// Most frames that may wait for one connection before it is cut off.
    pub backlog_frames: usize,
    /// Most bytes that may wait for one connection before it is cut off. One frame may always
    /// wait, however large it is.
    pub backlog_bytes: usize,
    /// Largest incoming message, in bytes, over all its fragments.
    pub message_bytes: usize,
    /// Incoming frames that a connection may send at once.
    pub receive_burst: u32,
    /// Incoming frames per second that a connection may send in the long run.
    pub receive_rate: u32,
    /// Most connections of one person at a time.
    pub connections_per_person: usize,
    /// How long a closing connection may take to flush and to answer the close frame.
    pub close_grace: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            fanout_threads: thread::available_parallelism()
                .map_or(2, NonZeroUsize::get)
                .min(8),
            heartbeat: Duration::from_secs(30),
            backlog_frames: 1_024,
            backlog_bytes: 1 << 20,
            message_bytes: 128 << 10,
            receive_burst: 100,
            receive_rate: 20,
            connections_per_person: 64,
            close_grace: Duration::from_secs(5),
        }
    }
}
