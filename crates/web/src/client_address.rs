//! From where a request comes.

use std::net::{IpAddr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::Extensions;

/// The client's address, as a request extension: for a listener that knows better than the socket,
/// e.g. behind a proxy that it trusts. Without it, the socket's peer counts
/// (`ConnectInfo<SocketAddr>`).
#[derive(Debug, Clone, Copy)]
pub struct ClientAddress(pub IpAddr);

impl ClientAddress {
    /// Of a request with these extensions, where it came over a network.
    pub fn of(extensions: &Extensions) -> Option<IpAddr> {
        let known = extensions.get::<Self>().map(|known| known.0);
        let peer = || extensions.get::<ConnectInfo<SocketAddr>>();
        known.or_else(|| peer().map(|ConnectInfo(peer)| peer.ip()))
    }
}
