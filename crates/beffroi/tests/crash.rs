//! The server is killed, ten times, while a message goes out to twenty portals. Each time it comes
//! back and finishes what it had begun: each member gets the message, nobody twice, and what was
//! acknowledged is counted once; and while mails go out. It is killed under a load of events, and none that it acknowledged is
//! lost. Then one byte of the audit trail is changed.
#![expect(clippy::unwrap_used, reason = "tests")]

mod process;

#[path = "crash/audit.rs"]
mod audit;
#[path = "crash/chats.rs"]
mod chats;
#[path = "crash/events.rs"]
mod events;
#[path = "crash/followers.rs"]
mod followers;
#[path = "crash/kill.rs"]
mod kill;
#[path = "crash/listener.rs"]
mod listener;
#[path = "crash/mails.rs"]
mod mails;
#[path = "crash/portal.rs"]
mod portal;
#[path = "crash/terminate.rs"]
mod terminate;
#[path = "crash/town.rs"]
mod town;
