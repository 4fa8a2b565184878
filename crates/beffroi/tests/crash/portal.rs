//! A portal as the product's own behaves: it remembers what it has displayed, keeps events until
//! they are acknowledged, and comes back after its connection broke with its last cursor.

use std::collections::{HashMap, HashSet};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use beffroi_core::{Clock, SystemClock};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::{WebSocketStream, client_async};
use uuid::Uuid;

type Socket = WebSocketStream<TcpStream>;

/// What a portal tells the test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum News {
    /// Connected and greeted.
    Connected,
    /// A showing is on screen, for the first time.
    Displayed,
    /// Events were sent.
    Sent,
    /// Events were acknowledged.
    Acknowledged,
    /// The connection ended, with the server's code where it said one.
    Ended(Option<u16>),
}

/// What a browser keeps.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// How often each showing was put on screen, by its id.
    pub(crate) displayed: HashMap<String, u32>,
    /// Events by their id, until they are acknowledged.
    waiting: Vec<Value>,
    /// Showings whose `shown` was acknowledged, and clicks.
    pub(crate) shown: HashSet<String>,
    pub(crate) clicked: HashSet<String>,
    /// Showings that the server offered after it had acknowledged them on an earlier connection.
    pub(crate) offered_again: Vec<String>,
    cursor: Option<String>,
    events: u128,
}

pub(crate) struct Portal {
    pub(crate) memory: Arc<Mutex<Memory>>,
    task: JoinHandle<()>,
}

struct Browser {
    number: usize,
    cookie: String,
    memory: Arc<Mutex<Memory>>,
    news: mpsc::UnboundedSender<News>,
    /// Acknowledged before the connection that is open now.
    settled: HashSet<String>,
}

impl Portal {
    /// Opens a portal that connects whenever `server` names an address.
    pub(crate) fn open(
        number: usize,
        cookie: String,
        server: watch::Receiver<Option<SocketAddr>>,
        news: mpsc::UnboundedSender<News>,
    ) -> Self {
        let memory = Arc::<Mutex<Memory>>::default();
        let browser = Browser {
            number,
            cookie,
            memory: Arc::clone(&memory),
            news,
            settled: HashSet::new(),
        };
        let task = tokio::spawn(browser.run(server));
        Self { memory, task }
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Browser {
    async fn run(mut self, mut server: watch::Receiver<Option<SocketAddr>>) {
        loop {
            let address = *server.borrow_and_update();
            if let Some(address) = address {
                let code = self.visit(address).await;
                let _ = self.news.send(News::Ended(code));
            }
            // It comes back as soon as there is a server again.
            if server.changed().await.is_err() {
                return;
            }
        }
    }

    /// One connection from its beginning to its end; the code of its end.
    async fn visit(&mut self, address: SocketAddr) -> Option<u16> {
        let mut socket = self.connect(address).await?;
        self.settled.clone_from(&self.memory.lock().unwrap().shown);
        while let Some(Ok(message)) = socket.next().await {
            match message {
                Message::Text(text) => {
                    let frame: Value = serde_json::from_str(&text).unwrap();
                    self.take(&frame);
                    let speaks = frame["type"] != "ack" || self.clicks(&frame);
                    if speaks && self.report(&mut socket).await.is_none() {
                        return None;
                    }
                }
                Message::Close(reason) => return reason.map(|reason| reason.code.into()),
                _ => {}
            }
        }
        None
    }

    async fn connect(&self, address: SocketAddr) -> Option<Socket> {
        let cursor = self.memory.lock().unwrap().cursor.clone();
        let query = cursor.map_or_else(String::new, |cursor| format!("?cursor={cursor}"));
        let uri = format!("ws://{address}/live{query}");
        let mut request = uri.into_client_request().unwrap();
        let origin = format!("http://{address}");
        for (name, value) in [
            ("cookie", self.cookie.as_str()),
            ("origin", &origin),
            ("sec-websocket-protocol", "beffroi.live.v1"),
        ] {
            request.headers_mut().insert(name, value.parse().unwrap());
        }
        let stream = TcpStream::connect(address).await.ok()?;
        Some(client_async(request, stream).await.ok()?.0)
    }

    fn take(&mut self, frame: &Value) {
        let mut memory = self.memory.lock().unwrap();
        if let Some(cursor) = frame["cursor"].as_str() {
            memory.cursor = Some(cursor.to_owned());
        }
        match frame["type"].as_str().unwrap() {
            "hello" => drop(self.news.send(News::Connected)),
            "show" => {
                let id = frame["showing"]["showingId"].as_str().unwrap();
                if self.settled.contains(id) {
                    memory.offered_again.push(id.to_owned());
                }
                if !memory.displayed.contains_key(id) {
                    *memory.displayed.entry(id.to_owned()).or_default() += 1;
                    memory.note(self.number, id, "shown");
                    let _ = self.news.send(News::Displayed);
                }
            }
            "ack" => {
                memory.acknowledge(frame["eventIds"].as_array().unwrap());
                let _ = self.news.send(News::Acknowledged);
            }
            "withdraw" => {}
            other => panic!("{other}: {frame}"),
        }
    }

    /// Every second person clicks on what they have been shown, once that is settled.
    fn clicks(&self, ack: &Value) -> bool {
        if self.number % 2 == 1 {
            return false;
        }
        let mut memory = self.memory.lock().unwrap();
        let before = memory.waiting.len();
        let acknowledged: Vec<String> = memory.shown.iter().cloned().collect();
        for showing in acknowledged {
            if !memory.has_clicked(&showing) {
                memory.note(self.number, &showing, "clicked");
            }
        }
        !ack["eventIds"].as_array().unwrap().is_empty() && memory.waiting.len() > before
    }

    /// Sends everything that is not acknowledged yet.
    async fn report(&self, socket: &mut Socket) -> Option<()> {
        let waiting = self.memory.lock().unwrap().waiting.clone();
        if waiting.is_empty() {
            return Some(());
        }
        let frame = json!({"type": "events", "events": waiting}).to_string();
        let _ = self.news.send(News::Sent);
        socket.send(Message::text(frame)).await.ok()
    }
}

impl Memory {
    fn note(&mut self, portal: usize, showing: &str, kind: &str) {
        self.events += 1;
        let id = Uuid::from_u128((portal as u128 + 1) << 64 | self.events);
        self.waiting.push(json!({"id": id, "showingId": showing, "type": kind, "occurredDateTime": SystemClock.now()}));
    }

    fn has_clicked(&self, showing: &str) -> bool {
        let waits = |event: &Value| event["type"] == "clicked" && event["showingId"] == showing;
        self.clicked.contains(showing) || self.waiting.iter().any(waits)
    }

    fn acknowledge(&mut self, ids: &[Value]) {
        let settled = |event: &Value| ids.contains(&event["id"]);
        let (done, waiting) = std::mem::take(&mut self.waiting)
            .into_iter()
            .partition(settled);
        self.waiting = waiting;
        let done: Vec<Value> = done;
        for event in done {
            let showing = event["showingId"].as_str().unwrap().to_owned();
            let list = match event["type"].as_str().unwrap() {
                "shown" => &mut self.shown,
                _ => &mut self.clicked,
            };
            list.insert(showing);
        }
    }

    /// Nothing waits to be acknowledged.
    pub(crate) fn is_settled(&self) -> bool {
        self.waiting.is_empty()
    }
}
