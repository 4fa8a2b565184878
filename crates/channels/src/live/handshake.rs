use http::{
    HeaderMap, HeaderValue, Method, Request, Response, StatusCode, Version,
    header::{
        CONNECTION, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_PROTOCOL,
        SEC_WEBSOCKET_VERSION, UPGRADE,
    },
};
use hyper::upgrade::OnUpgrade;
use tungstenite::handshake::derive_accept_key;

use super::{HandshakeError, Socket};

/// The protocol that is spoken inside; its name changes when an old client could misunderstand.
pub const SUBPROTOCOL: &str = "beffroi.live.v1";

/// An accepted handshake: [`response`](Self::response) goes to the client, and the upgrade itself
/// to [`Hub::serve`](super::Hub::serve) or [`socket`](Self::socket).
#[derive(Debug)]
pub struct Upgrade {
    accept: HeaderValue,
    subprotocol: &'static str,
    pending: OnUpgrade,
}

/// Checks that a request opens a WebSocket with this subprotocol (RFC 6455, 4.2.1).
///
/// Who is asking and from which origin is the caller's to check, before this.
pub fn upgrade<B>(
    request: &mut Request<B>,
    subprotocol: &'static str,
) -> Result<Upgrade, HandshakeError> {
    if request.version() != Version::HTTP_11 {
        return Err(HandshakeError::HttpVersion);
    }
    if request.method() != Method::GET {
        return Err(HandshakeError::Method);
    }
    let headers = request.headers();
    if !has_token(headers, &CONNECTION, "upgrade") || !has_token(headers, &UPGRADE, "websocket") {
        return Err(HandshakeError::NotAnUpgrade);
    }
    if headers
        .get(SEC_WEBSOCKET_VERSION)
        .is_none_or(|version| version != "13")
    {
        return Err(HandshakeError::WebSocketVersion);
    }
    let accept = accept_key(headers)?;
    if !offers_subprotocol(headers, subprotocol) {
        return Err(HandshakeError::Subprotocol(subprotocol));
    }
    // hyper puts this in when the connection can be upgraded.
    if request.extensions().get::<OnUpgrade>().is_none() {
        return Err(HandshakeError::NotUpgradable);
    }
    Ok(Upgrade {
        accept,
        subprotocol,
        pending: hyper::upgrade::on(request),
    })
}

impl Upgrade {
    /// The answer 101 that makes hyper hand the connection over.
    pub fn response<B: Default>(&self) -> Response<B> {
        let mut response = Response::new(B::default());
        *response.status_mut() = StatusCode::SWITCHING_PROTOCOLS;
        let headers = response.headers_mut();
        headers.insert(CONNECTION, HeaderValue::from_static("upgrade"));
        headers.insert(UPGRADE, HeaderValue::from_static("websocket"));
        headers.insert(SEC_WEBSOCKET_ACCEPT, self.accept.clone());
        headers.insert(
            SEC_WEBSOCKET_PROTOCOL,
            HeaderValue::from_static(self.subprotocol),
        );
        response
    }

    /// The stream, once the answer has been sent; an error when the client left before.
    pub async fn socket(self) -> Result<Socket, hyper::Error> {
        self.pending.await.map(Socket::from_upgraded)
    }
}

/// Whether a comma-separated header names the token, in any case.
fn has_token(headers: &HeaderMap, name: &http::HeaderName, token: &str) -> bool {
    tokens(headers, name).any(|given| given.eq_ignore_ascii_case(token))
}

/// Subprotocols are compared with case (RFC 6455, 11.3.4).
fn offers_subprotocol(headers: &HeaderMap, subprotocol: &str) -> bool {
    tokens(headers, &SEC_WEBSOCKET_PROTOCOL).any(|given| given == subprotocol)
}

fn tokens<'a>(headers: &'a HeaderMap, name: &http::HeaderName) -> impl Iterator<Item = &'a str> {
    let values = headers.get_all(name).into_iter();
    values
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
}

/// 16 bytes in base64 are 22 digits and two equals signs.
fn accept_key(headers: &HeaderMap) -> Result<HeaderValue, HandshakeError> {
    let mut keys = headers.get_all(SEC_WEBSOCKET_KEY).into_iter();
    let (Some(key), None) = (keys.next(), keys.next()) else {
        return Err(HandshakeError::Key);
    };
    let key = key.as_bytes();
    let digits = key.strip_suffix(b"==").ok_or(HandshakeError::Key)?;
    let is_digit = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    if digits.len() != 22 || !digits.iter().all(is_digit) {
        return Err(HandshakeError::Key);
    }
    HeaderValue::try_from(derive_accept_key(key)).map_err(|_| HandshakeError::Key)
}
