//! Somebody who follows a chat live, as the portal does: what is told next is taken, a gap is filled by asking for the
//! changes, and so is whatever was said while the connection was broken, by the server or by their own leaving.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures_util::StreamExt;
use http::Method;
use serde_json::Value;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::{WebSocketStream, client_async};

use crate::chats::{Client, pause};

/// After so many frames they leave, one after the other.
const PATIENCE: [usize; 5] = [7, 90, 1, 31, 400];

/// What somebody has seen of a chat.
pub(crate) struct Follower {
    client: Client,
    chat: String,
    position: i64,
    /// What was read, in order.
    all: Vec<(i64, String)>,
    /// How much of it was told live.
    live: usize,
}

impl Follower {
    pub(crate) const fn of(client: Client, chat: String) -> Self {
        Self {
            client,
            chat,
            position: 0,
            all: Vec::new(),
            live: 0,
        }
    }

    /// Follows until everything is written and read; what was read, and how much of it was told live.
    pub(crate) async fn follow(mut self, written: Arc<AtomicBool>) -> (Vec<(i64, String)>, usize) {
        for patience in PATIENCE.iter().cycle() {
            if written.load(Ordering::Relaxed) {
                break;
            }
            let Some(mut socket) = connect(self.client.address(), &self.client.cookie).await else {
                pause(20).await;
                continue;
            };
            self.catch_up().await;
            for _ in 0..*patience {
                // Long enough for a quiet moment, short enough to see the end.
                let next = timeout(Duration::from_millis(500), socket.next()).await;
                match next {
                    Ok(Some(Ok(Message::Text(text)))) => self.take(&text).await,
                    Ok(Some(Ok(Message::Ping(_) | Message::Pong(_)))) => {}
                    _ => break,
                }
            }
        }
        self.catch_up().await;
        (self.all, self.live)
    }

    async fn take(&mut self, text: &str) {
        let frame: Value = serde_json::from_str(text).unwrap();
        if frame["type"] != "chat.message" || frame["chatId"] != self.chat.as_str() {
            return;
        }
        let position = frame["position"].as_i64().unwrap();
        if position == self.position + 1 {
            self.note(&frame["message"], position);
            self.live += 1;
        } else if position > self.position {
            self.catch_up().await;
        }
    }

    fn note(&mut self, message: &Value, position: i64) {
        if message["messageType"] == "message" {
            let text = message["body"]["content"].as_str().unwrap().to_owned();
            self.all.push((position, text));
        }
        self.position = position;
    }

    async fn catch_up(&mut self) {
        loop {
            let path = format!("/beta/chats/{}/changes?after={}", self.chat, self.position);
            let page = self.client.ask(Method::GET, &path, &Value::Null).await;
            let page = page.expect(200).json();
            for message in page["value"].as_array().unwrap() {
                let position = message["position"].as_i64().unwrap();
                self.note(message, position);
            }
            self.position = page["position"].as_i64().unwrap();
            if page["more"] == false {
                return;
            }
        }
    }
}

async fn connect(address: SocketAddr, cookie: &str) -> Option<WebSocketStream<TcpStream>> {
    let uri = format!("ws://{address}/live");
    let mut request = uri.into_client_request().unwrap();
    let origin = format!("http://{address}");
    for (name, value) in [
        ("cookie", cookie),
        ("origin", &origin),
        ("sec-websocket-protocol", "beffroi.live.v1"),
    ] {
        request.headers_mut().insert(name, value.parse().unwrap());
    }
    let stream = TcpStream::connect(address).await.ok()?;
    Some(client_async(request, stream).await.ok()?.0)
}
