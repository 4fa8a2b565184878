//! From where a request comes.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;

use crate::sign_in::Client;

/// The client's address, as a request extension: for a listener that knows better than the socket,
/// e.g. behind a proxy that it trusts. Without it, the socket's peer counts
/// (`ConnectInfo<SocketAddr>`).
#[derive(Debug, Clone, Copy)]
pub struct ClientAddress(pub IpAddr);

impl<S: Send + Sync> FromRequestParts<S> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let known = parts.extensions.get::<ClientAddress>();
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let user_agent = parts
            .headers
            .get(USER_AGENT)
            .and_then(|value| value.to_str().ok());
        Ok(Self {
            address: known
                .map(|known| known.0)
                .or_else(|| peer.map(|ConnectInfo(peer)| peer.ip())),
            user_agent: user_agent.unwrap_or_default().to_owned(),
        })
    }
}
