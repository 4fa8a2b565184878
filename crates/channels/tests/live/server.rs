//! A server as the product has it (hyper-util's `auto` server, as in `axum::serve`) and clients.

use std::{
    collections::HashMap,
    convert::Infallible,
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use beffroi_channels::live::{self, Frame, Gone, Handler, Hub, Joining, Settings, Subject};
use bytes::Bytes;
use futures_util::{FutureExt, StreamExt};
use http::{Request, Response, StatusCode};
use http_body_util::Empty;
use hyper::{body::Incoming, service::service_fn};
use hyper_util::{
    rt::{TokioExecutor, TokioIo},
    server::conn::auto,
};
use tokio::{
    io::{AsyncRead, AsyncWrite, DuplexStream},
    net::{TcpListener, TcpStream},
    time::timeout,
};
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{Error, Message, client::IntoClientRequest, protocol::frame::CloseFrame},
};
use uuid::Uuid;

pub(crate) const TENANT: Uuid = Uuid::from_u128(1);

/// Long enough for any machine; a test that waits so long has failed.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) struct Server {
    pub(crate) hub: Hub,
    pub(crate) address: SocketAddr,
    /// The tenant's changes, as a replay reads them: sequence n is at n - 1.
    pub(crate) log: Arc<Mutex<Vec<Frame>>>,
}

pub(crate) type Client<S = TcpStream> = WebSocketStream<S>;

impl Server {
    /// Echoes what clients send.
    pub(crate) async fn start(settings: Settings) -> Self {
        let echo: Handler = Arc::new(|connection, text| {
            async move {
                connection.send(&Frame::text(&text));
            }
            .boxed()
        });
        Self::handling(settings, echo).await
    }

    pub(crate) async fn handling(settings: Settings, handler: Handler) -> Self {
        let hub = Hub::start(settings, handler).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let log = Arc::default();
        let (hub_of_task, log_of_task) = (hub.clone(), Arc::clone(&log));
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                serve(stream, hub_of_task.clone(), Arc::clone(&log_of_task));
            }
        });
        Self { hub, address, log }
    }

    pub(crate) async fn connect(&self, person: u32) -> Client {
        self.connect_to(&format!("/live?person={person}")).await
    }

    pub(crate) async fn connect_to(&self, path: &str) -> Client {
        let stream = TcpStream::connect(self.address).await.unwrap();
        open(stream, path).await.unwrap()
    }

    /// A client over a pipe in memory: not TCP, so its task does the writing.
    pub(crate) async fn connect_by_pipe(&self, person: u32) -> Client<DuplexStream> {
        let (ours, theirs) = tokio::io::duplex(1 << 10);
        serve(theirs, self.hub.clone(), Arc::clone(&self.log));
        open(ours, &format!("/live?person={person}")).await.unwrap()
    }

    /// Waits until so many connections take part.
    pub(crate) async fn until_connected(&self, count: usize) {
        until(|| self.hub.figures().connections == count).await;
    }

    pub(crate) async fn broadcast(&self, sequence: u64) -> live::BroadcastReport {
        let frame = Frame::text(&sequence.to_string());
        self.hub
            .broadcast(TENANT, Some(sequence), move |_| Some(frame.clone()))
            .await
    }
}

pub(crate) async fn until(condition: impl Fn() -> bool) {
    let waited = timeout(PATIENCE, async {
        while !condition() {
            tokio::task::yield_now().await;
        }
    });
    waited.await.expect("the condition comes true");
}

pub(crate) fn person(number: u32) -> Uuid {
    Uuid::from_u128(1_000_000 + u128::from(number))
}

pub(crate) fn session(number: u32) -> Uuid {
    Uuid::from_u128(2_000_000 + u128::from(number))
}

/// Somebody who connects without a handshake.
pub(crate) fn subject(number: u32) -> Subject {
    let (person, session) = (person(number), session(number));
    Subject {
        tenant: TENANT,
        person,
        session,
        ordinal: number,
        device: None,
        language: 0,
    }
}

fn serve<S>(stream: S, hub: Hub, log: Arc<Mutex<Vec<Frame>>>)
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    tokio::spawn(async move {
        let answer = service_fn(move |request: Request<Incoming>| {
            let response = answer(request, &hub, &log);
            async move { Ok::<_, Infallible>(response) }
        });
        let server = auto::Builder::new(TokioExecutor::new());
        // Refused and broken clients are part of the tests.
        let _ = server
            .serve_connection_with_upgrades(TokioIo::new(stream), answer)
            .await;
    });
}

fn answer(
    mut request: Request<Incoming>,
    hub: &Hub,
    log: &Arc<Mutex<Vec<Frame>>>,
) -> Response<Empty<Bytes>> {
    let query: HashMap<String, u32> = request
        .uri()
        .query()
        .unwrap_or_default()
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (name.to_owned(), value.parse().unwrap()))
        .collect();
    let given = |name: &str| query.get(name).copied().unwrap_or_default();
    let upgrade = match live::upgrade(&mut request, live::SUBPROTOCOL) {
        Ok(upgrade) => upgrade,
        Err(error) => {
            let mut refusal = Response::new(Empty::new());
            *refusal.status_mut() = error.status();
            return refusal;
        }
    };
    let subject = Subject {
        session: session(given("session")),
        language: u16::try_from(given("language")).unwrap(),
        ..subject(given("person"))
    };
    let cursor = query.get("cursor").copied();
    let response = upgrade.response();
    assert_eq!(response.status(), StatusCode::SWITCHING_PROTOCOLS);
    let log = Arc::clone(log);
    hub.serve(upgrade, subject, move |joining| {
        replay(joining, log, cursor)
    });
    response
}

/// Without a cursor a client takes part from now on; with one it gets what it missed.
async fn replay(
    joining: Joining,
    log: Arc<Mutex<Vec<Frame>>>,
    cursor: Option<u32>,
) -> Result<(), Gone> {
    let log = log.lock().unwrap_or_else(PoisonError::into_inner).clone();
    for frame in log
        .iter()
        .skip(cursor.map_or(log.len(), |cursor| cursor as usize))
    {
        joining.send(frame).await?;
    }
    joining.go_live(if cursor.is_some() {
        log.len() as u64
    } else {
        0
    })?;
    Ok(())
}

async fn open<S>(stream: S, path: &str) -> Result<Client<S>, Error>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let mut request = format!("ws://localhost{path}").into_client_request()?;
    let protocol = live::SUBPROTOCOL.parse().expect("a header value");
    request
        .headers_mut()
        .insert("sec-websocket-protocol", protocol);
    Ok(client_async(request, stream).await?.0)
}

/// The next message, which is a text.
pub(crate) async fn text<S>(client: &mut Client<S>) -> String
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    match next(client).await {
        Some(Ok(Message::Text(text))) => text.as_str().to_owned(),
        other => panic!("expected a text, got {other:?}"),
    }
}

/// Reads to the end: the texts on the way, and the close frame.
pub(crate) async fn until_closed<S>(client: &mut Client<S>) -> (Vec<String>, Option<CloseFrame>)
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let (mut texts, mut closed) = (Vec::new(), None);
    while let Some(Ok(message)) = next(client).await {
        match message {
            Message::Text(text) => texts.push(text.as_str().to_owned()),
            Message::Close(frame) => closed = frame,
            _ => {}
        }
    }
    (texts, closed)
}

pub(crate) async fn close_code<S>(client: &mut Client<S>) -> Option<u16>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    until_closed(client).await.1.map(|frame| frame.code.into())
}

/// The next message that is not the server's ping.
pub(crate) async fn next<S>(client: &mut Client<S>) -> Option<Result<Message, Error>>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    loop {
        let message = timeout(PATIENCE, client.next())
            .await
            .expect("an answer in time");
        if !matches!(message, Some(Ok(Message::Ping(_)))) {
            return message;
        }
    }
}
