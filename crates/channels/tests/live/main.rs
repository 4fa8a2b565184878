//! The live channel through real sockets, with tokio-tungstenite as the browser.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod ending;
mod handshake;
mod ordering;
mod server;
mod traffic;
