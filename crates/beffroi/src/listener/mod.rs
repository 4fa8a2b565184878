//! Accepts connections from people and programs, with bounds on how long one may take to say what
//! it wants: who connects and stays silent must not keep others out.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_rustls::TlsAcceptor;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::ServiceExt;
use tower_http::timeout::RequestBodyTimeoutLayer;

/// What a connection may cost.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bounds {
    /// How long a client may take for the head of a request, and rest between two.
    pub(crate) head: Duration,
    /// How long a client may take for the next piece of a body.
    pub(crate) body: Duration,
    /// Most bytes of the head of a request; at least 8,192.
    pub(crate) head_bytes: usize,
    /// Most connections at once, those of the live channel apart.
    pub(crate) connections: usize,
}

impl Bounds {
    /// What one server takes, by what the system gives it.
    pub(crate) fn of_this_process() -> Self {
        Self {
            head: Duration::from_secs(30),
            body: Duration::from_secs(30),
            head_bytes: 64 * 1024,
            connections: raise_limit() / 2,
        }
    }
}

/// Said to who comes when there is no room, before the door is shut.
const FULL: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

/// How long to wait when no more connections can be opened.
const BREATH: Duration = Duration::from_millis(100);

/// Serves until told to stop, then lets what is under way end.
pub(crate) async fn serve(
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    router: Router,
    bounds: Bounds,
    stop: CancellationToken,
) {
    let router = router.layer(RequestBodyTimeoutLayer::new(bounds.body));
    let room = Arc::new(Semaphore::new(bounds.connections));
    let tasks = TaskTracker::new();
    let door = Door {
        tls,
        router,
        bounds,
        stop: stop.clone(),
        tasks: tasks.clone(),
    };
    loop {
        let accepted = tokio::select! {
            () = stop.cancelled() => break,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => match Arc::clone(&room).try_acquire_owned() {
                Ok(place) => door.open(stream, peer, place),
                Err(_) => turn_away(&stream),
            },
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                breathe().await;
            }
        }
    }
    drop(listener);
    tasks.close();
    tasks.wait().await;
}

#[expect(
    clippy::disallowed_methods,
    reason = "a pause after a failed accept, no rule"
)]
async fn breathe() {
    tokio::time::sleep(BREATH).await;
}

/// Whoever listens for it learns why; the connection ends either way.
fn turn_away(stream: &TcpStream) {
    let told = stream.try_write(FULL);
    tracing::debug!(?told, "no room for another connection");
}

/// What every connection goes through.
struct Door {
    tls: Option<TlsAcceptor>,
    router: Router,
    bounds: Bounds,
    stop: CancellationToken,
    tasks: TaskTracker,
}

impl Door {
    /// Serves one connection in a task of its own.
    fn open(&self, stream: TcpStream, peer: SocketAddr, place: OwnedSemaphorePermit) {
        // A frame of the live channel is small and must leave at once.
        let _ = stream.set_nodelay(true);
        let (router, bounds, stop) = (self.router.clone(), self.bounds, self.stop.clone());
        let tls = self.tls.clone();
        self.tasks.spawn(async move {
            match tls {
                None => speak(stream, peer, router, bounds, stop).await,
                Some(tls) => {
                    // Whoever begins a handshake ends it as soon as others the head of a request.
                    let shaken = tokio::time::timeout(bounds.head, tls.accept(stream));
                    let shaken = tokio::select! {
                        () = stop.cancelled() => return,
                        shaken = shaken => shaken,
                    };
                    match shaken {
                        Ok(Ok(stream)) => speak(stream, peer, router, bounds, stop).await,
                        Ok(Err(error)) => tracing::debug!(%peer, %error, "no TLS with a client"),
                        Err(_) => tracing::debug!(%peer, "a client did not end its handshake"),
                    }
                }
            }
            drop(place);
        });
    }
}

/// Speaks HTTP on a connection until it ends or the server stops.
async fn speak(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    peer: SocketAddr,
    router: Router,
    bounds: Bounds,
    stop: CancellationToken,
) {
    let service = service_fn(move |request: Request<Incoming>| {
        let router = router.clone();
        async move {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            let answer: Result<_, Infallible> = router.oneshot(request).await;
            answer
        }
    });
    // Not hyper-util's server for both versions: it waits without end for the first bytes, to see
    // which version they begin, and no bound of the version's own holds yet.
    let mut builder = http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(bounds.head)
        .max_buf_size(bounds.head_bytes);
    let connection = builder
        .serve_connection(TokioIo::new(stream), service)
        .with_upgrades();
    let mut connection = pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = stop.cancelled() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%peer, error = &error as &dyn std::error::Error, "a connection ended early");
    }
}

/// Each connected screen holds a file descriptor; the usual soft limit is for interactive programs.
/// How many there may be from here on.
fn raise_limit() -> usize {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit {
        current: limit.maximum,
        maximum: limit.maximum,
    };
    if let Err(error) = setrlimit(Resource::Nofile, raised) {
        tracing::warn!(%error, "the limit of open files stays as it is");
    }
    let given = getrlimit(Resource::Nofile).current;
    given.map_or(MOST, |given| {
        usize::try_from(given).unwrap_or(MOST).min(MOST)
    })
}

/// No process has more descriptors than this, whatever the system says.
const MOST: usize = 1 << 20;

#[cfg(test)]
mod tests;
