use http::StatusCode;

/// Why a request is not the beginning of a live connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HandshakeError {
    /// The method is not GET.
    #[error("the method must be GET")]
    Method,
    /// The request did not come over HTTP/1.1, the only version that can be upgraded.
    #[error("a live connection needs HTTP/1.1")]
    HttpVersion,
    /// `Connection: Upgrade` and `Upgrade: websocket` are missing.
    #[error("the headers Connection: Upgrade and Upgrade: websocket are required")]
    NotAnUpgrade,
    /// `Sec-WebSocket-Version` is not 13.
    #[error("Sec-WebSocket-Version must be 13")]
    WebSocketVersion,
    /// `Sec-WebSocket-Key` is missing, repeated, or not 16 bytes in base64.
    #[error("Sec-WebSocket-Key must be 16 bytes in base64, given once")]
    Key,
    /// The subprotocol is not among those that the client offers.
    #[error("Sec-WebSocket-Protocol must offer {0}")]
    Subprotocol(&'static str),
    /// The HTTP server in front does not allow upgrades.
    #[error("this server cannot upgrade the connection")]
    NotUpgradable,
}

impl HandshakeError {
    /// The status that belongs to the refusal. With 426 the answer must also carry
    /// `Sec-WebSocket-Version: 13`.
    pub fn status(self) -> StatusCode {
        match self {
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::HttpVersion | Self::NotAnUpgrade | Self::WebSocketVersion => {
                StatusCode::UPGRADE_REQUIRED
            }
            Self::Key | Self::Subprotocol(_) => StatusCode::BAD_REQUEST,
            Self::NotUpgradable => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// Why the hub does not take a connection. The socket has been told with a close frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ConnectError {
    /// The hub is shutting down.
    #[error("the hub is shutting down")]
    ShuttingDown,
    /// The person has as many connections as one may have.
    #[error("this person has too many connections")]
    TooManyConnections,
}

/// The connection has ended or is ending; nothing more can be sent on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the connection has ended")]
pub struct Gone;
