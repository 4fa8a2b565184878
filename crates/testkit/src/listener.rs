//! A program that listens for change notifications and webhooks: how it answers is the test's choice.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use bytes::Bytes;
use futures_util::stream;
use http::{HeaderMap, StatusCode, header};
use parking_lot::Mutex;
use serde_json::Value;
use tokio::sync::watch;

/// How a listener answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Manner {
    /// As it should: it echoes tokens and takes notifications.
    Polite,
    /// With a status and no more.
    Status(u16),
    /// With another token.
    Text(String),
    /// With the token, as a page.
    Page,
    /// It sends the caller elsewhere.
    Redirect(String),
    /// With more than anybody wants to read.
    Endless,
    /// It takes the request and says nothing, ever.
    Silent,
}

/// A listener on a free port of the loopback.
pub struct Listener {
    /// Its address.
    pub url: String,
    manner: Mutex<Manner>,
    bodies: watch::Sender<Vec<Value>>,
    requests: Mutex<Vec<String>>,
    heard: Mutex<Vec<Heard>>,
}

/// A request as it came.
#[derive(Debug, Clone)]
pub struct Heard {
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body, to the byte.
    pub body: String,
}

impl Heard {
    /// A header's text; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.map_or("", |value| value.to_str().unwrap())
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

impl Listener {
    /// A polite one.
    pub async fn open() -> Arc<Self> {
        let socket = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let listener = Arc::new(Self {
            url: format!("http://{}/hook", socket.local_addr().unwrap()),
            manner: Mutex::new(Manner::Polite),
            bodies: watch::Sender::new(Vec::new()),
            requests: Mutex::default(),
            heard: Mutex::default(),
        });
        let router = Router::new()
            .route("/{*path}", post(answer))
            .with_state(Arc::clone(&listener));
        tokio::spawn(async move { axum::serve(socket, router).await });
        listener
    }

    /// How it answers from now on.
    pub fn becomes(&self, manner: Manner) {
        *self.manner.lock() = manner;
    }

    /// What it has taken since it was asked last, one notification after the other.
    pub fn take(&self) -> Vec<Value> {
        let mut taken = Vec::new();
        self.bodies
            .send_modify(|bodies| taken = std::mem::take(bodies));
        let each = taken.iter().filter_map(|body| body["value"].as_array());
        each.flatten().cloned().collect()
    }

    /// The same, request by request.
    pub fn bodies(&self) -> Vec<Value> {
        self.bodies.borrow().clone()
    }

    /// How often it was called since it was asked last, whatever it answered: each call as the first
    /// words of its query or its body.
    pub fn calls(&self) -> Vec<String> {
        std::mem::take(&mut *self.requests.lock())
    }

    /// Every request since it was asked last, whatever it answered.
    pub fn heard(&self) -> Vec<Heard> {
        std::mem::take(&mut *self.heard.lock())
    }

    /// Waits until it has taken something.
    pub async fn told(&self) {
        let mut bodies = self.bodies.subscribe();
        let told = bodies.wait_for(|bodies| !bodies.is_empty());
        let told = tokio::time::timeout(Duration::from_secs(30), told).await;
        assert!(told.is_ok(), "nothing was told");
    }
}

async fn answer(
    State(listener): State<Arc<Listener>>,
    Query(query): Query<HashMap<String, String>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    listener.heard.lock().push(Heard {
        headers,
        body: String::from_utf8_lossy(&body).into_owned(),
    });
    let token = query.get("validationToken").cloned();
    let asked = match &token {
        Some(token) => format!("validationToken={token}"),
        None => String::from_utf8_lossy(&body).into_owned(),
    };
    listener.requests.lock().push(asked);
    let manner = listener.manner.lock().clone();
    match (manner, token) {
        (Manner::Polite, None) => {
            let body = serde_json::from_slice(&body).unwrap();
            listener.bodies.send_modify(|bodies| bodies.push(body));
            StatusCode::ACCEPTED.into_response()
        }
        (Manner::Polite, Some(token)) => token.into_response(),
        (Manner::Page, token) => {
            let page = [(header::CONTENT_TYPE, "text/html")];
            (page, token.unwrap_or_default()).into_response()
        }
        (Manner::Status(status), _) => StatusCode::from_u16(status).unwrap().into_response(),
        (Manner::Text(text), _) => text.into_response(),
        (Manner::Redirect(to), _) => {
            (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, to)]).into_response()
        }
        (Manner::Endless, _) => {
            let piece = Bytes::from(vec![b'x'; 8_192]);
            let pieces = stream::repeat_with(move || Ok::<_, std::io::Error>(piece.clone()));
            let plain = [(header::CONTENT_TYPE, "text/plain")];
            (plain, Body::from_stream(pieces)).into_response()
        }
        (Manner::Silent, _) => std::future::pending().await,
    }
}
