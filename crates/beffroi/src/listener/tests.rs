//! Over real sockets, with bounds that are reached at once.

use axum::routing::{get, post};
use bytes::Bytes;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::task::JoinHandle;
use tokio::time::timeout;

use super::*;

/// Far longer than any bound of a test; who waits so long has failed.
const PATIENCE: Duration = Duration::from_secs(30);
/// A bound that is waited for.
const SOON: Duration = Duration::from_millis(50);
const WIDE: Bounds = Bounds {
    head: PATIENCE,
    body: PATIENCE,
    head_bytes: 8_192,
    connections: 8,
};

struct Server {
    address: SocketAddr,
    stop: CancellationToken,
    task: JoinHandle<()>,
}

impl Server {
    async fn start(bounds: Bounds) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let read = |body: Result<Bytes, axum::extract::rejection::BytesRejection>| async move {
            body.map_or_else(|_| "broken".to_owned(), |body| body.len().to_string())
        };
        let router = Router::new()
            .route("/", get(|| async { "here" }))
            .route("/", post(read));
        let stop = CancellationToken::new();
        let task = tokio::spawn(serve(listener, None, router, bounds, stop.clone()));
        Self {
            address,
            stop,
            task,
        }
    }

    /// Opens a connection and says something.
    async fn say(&self, text: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        stream.write_all(text.as_bytes()).await.unwrap();
        stream
    }

    async fn end(self) {
        self.stop.cancel();
        timeout(PATIENCE, self.task).await.unwrap().unwrap();
    }
}

/// Everything up to the end of the connection.
async fn rest(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let read = timeout(PATIENCE, stream.read_to_end(&mut bytes));
    // A reset is an end as well.
    let read = read.await;
    assert!(
        read.is_ok(),
        "the server does not end the connection after {bytes:?}"
    );
    String::from_utf8(bytes).unwrap()
}

/// An answer with a body of so many bytes, on a connection that stays open.
async fn answer(stream: &mut TcpStream) -> String {
    let mut text = String::new();
    while !text.ends_with("here") {
        let mut bytes = [0; 1_024];
        let read = timeout(PATIENCE, stream.read(&mut bytes))
            .await
            .unwrap()
            .unwrap();
        assert!(read > 0, "{text}");
        text.push_str(std::str::from_utf8(&bytes[..read]).unwrap());
    }
    text
}

const GET: &str = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

#[tokio::test]
async fn who_is_silent_or_slow_with_the_head_is_let_go() {
    let server = Server::start(Bounds { head: SOON, ..WIDE }).await;
    for begun in ["", "GET / HT", "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "] {
        let mut stream = server.say(begun).await;
        let said = rest(&mut stream).await;
        assert!(
            said.is_empty() || said.starts_with("HTTP/1.1 408"),
            "{begun}: {said}"
        );
    }
    let mut stream = server.say(GET).await;
    assert!(answer(&mut stream).await.starts_with("HTTP/1.1 200"));
    assert_eq!(
        rest(&mut stream).await,
        "",
        "nor may one rest for ever between two requests"
    );
    server.end().await;
}

#[tokio::test]
async fn a_body_that_does_not_come_is_not_waited_for() {
    let server = Server::start(Bounds { body: SOON, ..WIDE }).await;
    let post = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n";
    let mut whole = server.say(&format!("{post}0123456789")).await;
    let mut bytes = [0; 1_024];
    let read = timeout(PATIENCE, whole.read(&mut bytes))
        .await
        .unwrap()
        .unwrap();
    let text = std::str::from_utf8(&bytes[..read]).unwrap();
    assert!(text.ends_with("\r\n\r\n10"), "{text}");
    let mut cut = server.say(&format!("{post}012")).await;
    let said = rest(&mut cut).await;
    assert!(said.ends_with("broken"), "{said}");
    server.end().await;
}

#[tokio::test]
async fn one_connection_too_many_is_told_so() {
    let server = Server::start(Bounds {
        connections: 2,
        ..WIDE
    })
    .await;
    let mut first = server.say(GET).await;
    answer(&mut first).await;
    let mut second = server.say(GET).await;
    answer(&mut second).await;
    let mut third = TcpStream::connect(server.address).await.unwrap();
    let said = rest(&mut third).await;
    assert!(
        said.starts_with("HTTP/1.1 503") && said.contains("Retry-After: 1"),
        "{said}"
    );
    first.write_all(GET.as_bytes()).await.unwrap();
    answer(&mut first).await;
    // Room comes back when one ends; when the server notices is its own affair.
    drop(second);
    let again = async {
        loop {
            let mut next = TcpStream::connect(server.address).await.unwrap();
            let _ = next.write_all(GET.as_bytes()).await;
            let mut byte = [0; 12];
            if next.read_exact(&mut byte).await.is_ok() && byte == *b"HTTP/1.1 200" {
                break;
            }
        }
    };
    timeout(PATIENCE, again).await.expect("room for another");
    drop(first);
    server.end().await;
}

#[tokio::test]
async fn a_head_without_end_is_refused() {
    let server = Server::start(WIDE).await;
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    let long = format!(
        "GET / HTTP/1.1\r\nHost: x\r\nX-Long: {}",
        "x".repeat(64 * 1024)
    );
    // The server may shut the door before all of it was said.
    let _ = stream.write_all(long.as_bytes()).await;
    let said = rest(&mut stream).await;
    assert!(
        said.is_empty() || said.starts_with("HTTP/1.1 431"),
        "{said}"
    );
    let many = "X-Again: 1\r\n".repeat(200);
    let mut stream = server
        .say(&format!("GET / HTTP/1.1\r\nHost: x\r\n{many}\r\n"))
        .await;
    let said = rest(&mut stream).await;
    assert!(said.starts_with("HTTP/1.1 431"), "{said}");
    let mut stream = server.say(GET).await;
    answer(&mut stream).await;
    drop(stream);
    server.end().await;
}
