use std::io::{self, ErrorKind, IoSlice};

use bytes::Bytes;
use hyper::upgrade::Upgraded;
use hyper_util::{rt::TokioIo, server::conn::auto};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
};

use super::outgoing::Sink;

/// A stream that only its own task can write to.
pub(super) trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

/// The byte stream of a connection after the handshake.
pub struct Socket {
    pub(super) kind: Kind,
    /// What the HTTP server had already read of the new protocol.
    pub(super) read_ahead: Bytes,
}

pub(super) enum Kind {
    Tcp(TcpStream),
    Other(Box<dyn Stream>),
}

impl Socket {
    /// A plain TCP stream; fan-out threads write to it directly.
    pub fn tcp(stream: TcpStream) -> Self {
        // Frames are whole messages; waiting for more to fill a segment only delays them.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "TCP_NODELAY could not be set");
        }
        Self {
            kind: Kind::Tcp(stream),
            read_ahead: Bytes::new(),
        }
    }

    /// Any other stream (TLS, a pipe in memory); its task does all the writing.
    pub fn other(stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static) -> Self {
        Self {
            kind: Kind::Other(Box::new(stream)),
            read_ahead: Bytes::new(),
        }
    }

    /// Takes the stream out of hyper: the bare TCP stream if it is one, with `axum::serve`,
    /// hyper-util's `auto` server or hyper's own HTTP/1 server; else whatever it is.
    pub(super) fn from_upgraded(upgraded: Upgraded) -> Self {
        let upgraded = match auto::upgrade::downcast::<TokioIo<TcpStream>>(upgraded) {
            Ok(parts) => return Self::tcp(parts.io.into_inner()).after(parts.read_buf),
            Err(upgraded) => upgraded,
        };
        match upgraded.downcast::<TokioIo<TcpStream>>() {
            Ok(parts) => Self::tcp(parts.io.into_inner()).after(parts.read_buf),
            Err(upgraded) => Self::other(TokioIo::new(upgraded)),
        }
    }

    fn after(mut self, read_ahead: Bytes) -> Self {
        self.read_ahead = read_ahead;
        self
    }
}

impl std::fmt::Debug for Socket {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let kind = match self.kind {
            Kind::Tcp(_) => "tcp",
            Kind::Other(_) => "other",
        };
        write!(f, "Socket({kind})")
    }
}

/// Writes to a TCP stream without waiting; takes nothing when there is none.
pub(super) struct TcpSink<'a>(pub(super) Option<&'a TcpStream>);

impl Sink for TcpSink<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.map_or(Err(ErrorKind::WouldBlock.into()), |stream| {
            stream.try_write(bytes)
        })
    }

    fn write_vectored(&mut self, bytes: &[IoSlice<'_>]) -> io::Result<usize> {
        self.0.map_or(Err(ErrorKind::WouldBlock.into()), |stream| {
            stream.try_write_vectored(bytes)
        })
    }
}
