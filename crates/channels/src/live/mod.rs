//! Tells tens of thousands of connected browsers and agents something within milliseconds.
//!
//! # How it is fast
//!
//! * A [`Frame`] is built once, header and payload, and shared by every recipient.
//! * A few **fan-out threads** write it straight to the sockets. No task is woken, no queue is
//!   touched, nothing is allocated for a recipient whose socket takes the bytes at once; what
//!   remains is the kernel's own `send`.
//! * Only when a socket does not take them (`WouldBlock`, or a part of them) is the rest queued
//!   on that one connection, and its task flushes the queue when the socket is writable again.
//!   The queue is bounded: a reader that is too slow is cut off with 1013 and resumes later.
//!
//! # How it is small
//!
//! An idle connection owns a socket, one allocation for its state and one small hand-written
//! task. It has no read buffer (each thread has one scratch buffer for all), no write buffer,
//! no timer (one sweep pings everybody) and nothing of the HTTP server that it came through.
//!
//! # Order and resuming
//!
//! Every publication of a tenant goes through that tenant's queue, in the order in which
//! [`Hub::broadcast`] and [`Hub::publish_to`] were called, and the next starts when the last one
//! has been written or queued everywhere. So a connection sees sequences rise, and a cursor that
//! a client has seen means that it has seen everything before. Blocks of one publication are
//! claimed dynamically by all threads (a thread that the scheduler delays does not hold up half
//! of the recipients), and several tenants take turns.
//!
//! A connection is registered *before* its caller replays what was missed ([`Joining`]): what is
//! published in between waits and follows the replay, without what the replay covered.
//!
//! ```text
//!            connect              go_live(replayed)           close / EOF / too slow
//! (upgrade) ---------> Joining ---------------------> Live ---------------------------> Closing
//!                      publications wait              written at once                   flush, say
//!                      send() replays                                                   goodbye, gone
//! ```
//!
//! # Use from an axum handler
//!
//! ```ignore
//! let upgrade = live::upgrade(&mut request, live::SUBPROTOCOL)?;         // refusal: status() and Display
//! let response = upgrade.response();                  // 101
//! hub.serve(upgrade, subject, move |joining| async move {
//!     let (missed, replayed) = read_changes_since(cursor).await;   // after registration
//!     for frame in missed { joining.send(&frame).await?; }
//!     joining.go_live(replayed);
//!     Ok(())
//! });
//! ```
//!
//! # Files
//!
//! `handshake` HTTP side · `reader` bytes to messages · `frame` messages to bytes · `outgoing`
//! what one connection still has to write · `connection` state shared by writers and task ·
//! `session` the task of a connection · `registry` who is connected · `fanout` queues and threads
//! · `heartbeat` the sweep · `allowance` how much a client may send · `shared` settings and
//! counts · `hub` the front door.
//!
//! # Decisions
//!
//! * Threads instead of tasks for writing: a wake-up per connection would come on top of each
//!   `send`, and the runtime's threads would be busy for the length of a broadcast, so that
//!   nothing else is answered meanwhile. `bench fanout` shows what is left over the bare loop.
//! * A queue per tenant rather than each thread owning a fixed part of the connections: equally
//!   ordered, but the slower thread does not decide when the last recipient has it.
//! * Streams that are not plain TCP (TLS ended here, in-memory pipes) cannot be written from
//!   another thread; they use the same queue, and their task does all the writing.
//! * No permessage-deflate: it costs memory per connection and forbids shared bytes.
//! * HTTP/1.1 only: browsers fall back to it as long as the server does not offer RFC 8441.

mod allowance;
mod connection;
mod error;
mod fanout;
mod frame;
mod handshake;
mod heartbeat;
mod hub;
mod outgoing;
mod reader;
mod registry;
mod session;
mod settings;
mod shared;
mod socket;
mod subject;

pub use connection::{ConnectionHandle, Joining};
pub use error::{ConnectError, Gone, HandshakeError};
pub use fanout::{BroadcastReport, Publication};
pub use frame::{CloseReason, Frame};
pub use handshake::{SUBPROTOCOL, Upgrade, upgrade};
pub use hub::Hub;
pub use outgoing::Delivery;
pub use reader::{FrameReader, Incoming, ProtocolError};
pub use settings::Settings;
pub use shared::{Figures, Handler};
pub use socket::Socket;
pub use subject::Subject;
