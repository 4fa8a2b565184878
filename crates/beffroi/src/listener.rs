//! Accepts connections from people and programs, with bounds on how long one may take to say what
//! it wants: who connects and stays silent must not keep others out.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use http::Request;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;
use tower_http::timeout::RequestBodyTimeoutLayer;

/// How long a client may take for the head of a request, and rest between two.
const HEAD: Duration = Duration::from_secs(30);

/// How long a client may take for the next piece of a body.
const BODY: Duration = Duration::from_secs(30);

/// How long to wait when no more connections can be opened.
const BREATH: Duration = Duration::from_millis(100);

/// Serves until told to stop, then lets what is under way end.
pub(crate) async fn serve(listener: TcpListener, router: Router, stop: CancellationToken) {
    raise_limit();
    let router = router.layer(RequestBodyTimeoutLayer::new(BODY));
    let connections = GracefulShutdown::new();
    loop {
        let accepted = tokio::select! {
            () = stop.cancelled() => break,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => handle(stream, peer, router.clone(), &connections),
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                breathe().await;
            }
        }
    }
    drop(listener);
    connections.shutdown().await;
}

#[expect(
    clippy::disallowed_methods,
    reason = "a pause after a failed accept, no rule"
)]
async fn breathe() {
    tokio::time::sleep(BREATH).await;
}

fn handle(stream: TcpStream, peer: SocketAddr, router: Router, connections: &GracefulShutdown) {
    // A frame of the live channel is small and must leave at once.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request: Request<Incoming>| {
        let router = router.clone();
        async move {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            let answer: Result<_, Infallible> = router.oneshot(request).await;
            answer
        }
    });
    let mut builder = auto::Builder::new(TokioExecutor::new()).http1_only();
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD);
    let connection = builder
        .serve_connection_with_upgrades(TokioIo::new(stream), service)
        .into_owned();
    let connection = connections.watch(connection);
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::debug!(%peer, error, "a connection ended early");
        }
    });
}

/// Each connected screen holds a file descriptor; the usual soft limit is for interactive programs.
fn raise_limit() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit {
        current: limit.maximum,
        maximum: limit.maximum,
    };
    if let Err(error) = setrlimit(Resource::Nofile, raised) {
        tracing::warn!(%error, "the limit of open files stays as it is");
    }
}
