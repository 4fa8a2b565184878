//! `kill -9` again and again while people write to a chat, others read along and others follow it live: every message
//! that was acknowledged is read once, in the order of its chat. Some seconds of it here; `BEFFROI_SOAK_SECONDS=600`
//! for ten minutes.

use std::collections::{HashMap, HashSet};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use beffroi_store::testing::backends;
use http::Method;
use serde_json::{Value, json};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep};

use crate::events::database;
use crate::followers::Follower;
use crate::process::{Reply, send};
use crate::town::Town;

const SENDERS: usize = 8;
const READERS: usize = 4;
const FOLLOWERS: usize = 3;
/// Milliseconds that a server lives, one after the other.
const LIVES: [u64; 6] = [400, 150, 700, 60, 300, 1_000];

#[expect(
    clippy::disallowed_methods,
    reason = "another process dies and comes back in its own time"
)]
pub(crate) async fn pause(millis: u64) {
    sleep(Duration::from_millis(millis)).await;
}

/// One person's program: it knows where the server is now, and tries again.
#[derive(Clone)]
pub(crate) struct Client {
    pub(crate) cookie: String,
    server: watch::Receiver<SocketAddr>,
}

impl Client {
    pub(crate) fn address(&self) -> SocketAddr {
        *self.server.borrow()
    }

    /// The answer once there is one that is neither a refusal for a moment nor a broken connection.
    pub(crate) async fn ask(&self, method: Method, path: &str, body: &Value) -> Reply {
        loop {
            let address = self.address();
            let origin = format!("http://{address}");
            let headers = [
                ("cookie", self.cookie.as_str()),
                ("origin", origin.as_str()),
                ("content-type", "application/json"),
            ];
            let text = if body.is_null() {
                String::new()
            } else {
                body.to_string()
            };
            match send(address, method.clone(), path, &headers, text).await {
                Some(reply) if ![429, 500, 503].contains(&reply.status) => return reply,
                _ => pause(20).await,
            }
        }
    }
}

/// Writes one message after the other until it is over; those that were acknowledged, in order.
async fn write(
    client: Client,
    number: usize,
    chat: String,
    is_over: Arc<AtomicBool>,
) -> Vec<String> {
    let path = format!("/v1.0/chats/{chat}/messages");
    let mut acknowledged = Vec::new();
    while !is_over.load(Ordering::Relaxed) {
        let id = format!("{number}-{}", acknowledged.len());
        let body = json!({"body": {"content": id}, "clientId": id});
        client.ask(Method::POST, &path, &body).await.expect(201);
        acknowledged.push(id);
    }
    acknowledged
}

/// Reads on from the last position until everything is over and nothing more comes; what was read, in order.
async fn read(client: Client, chat: String, is_over: Arc<AtomicBool>) -> Vec<(i64, String)> {
    let (mut position, mut all) = (0, Vec::new());
    loop {
        let was_over = is_over.load(Ordering::Relaxed);
        let path = format!("/beta/chats/{chat}/changes?after={position}");
        let page = client
            .ask(Method::GET, &path, &Value::Null)
            .await
            .expect(200)
            .json();
        let found = page["value"].as_array().unwrap();
        for message in found.iter().filter(|one| one["messageType"] == "message") {
            let text = message["body"]["content"].as_str().unwrap().to_owned();
            all.push((message["position"].as_i64().unwrap(), text));
        }
        position = page["position"].as_i64().unwrap();
        if was_over && page["more"] == false {
            return all;
        }
        pause(30).await;
    }
}

/// Everything once, in order, and the same for everybody.
fn is_whole(acknowledged: &[Vec<String>], read: &[Vec<(i64, String)>]) {
    for all in read {
        assert!(
            all.is_sorted_by(|(one, _), (other, _)| one < other),
            "the order of the chat"
        );
        let distinct: HashSet<&String> = all.iter().map(|(_, text)| text).collect();
        assert_eq!(distinct.len(), all.len(), "nothing twice");
        let places: HashMap<&String, i64> = all.iter().map(|(at, text)| (text, *at)).collect();
        for own in acknowledged {
            let at: Vec<i64> = own
                .iter()
                .map(|text| places.get(text).copied().unwrap_or_default())
                .collect();
            assert!(at.iter().all(|at| *at > 0), "nothing lost");
            assert!(at.is_sorted(), "as they were sent");
        }
        assert_eq!(all, &read[0], "the same for everybody");
    }
}

/// How long people write.
#[expect(
    clippy::disallowed_methods,
    reason = "how long to test is asked of whoever tests, as PROPTEST_CASES is"
)]
fn seconds() -> u64 {
    let asked = std::env::var("BEFFROI_SOAK_SECONDS").ok();
    asked.and_then(|text| text.parse().ok()).unwrap_or(4)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_is_read_once_and_in_order_whenever_the_server_dies() {
    let seconds = seconds();
    for backend in backends() {
        let (url, _kept) = database(backend).await;
        let (town, mut server) = Town::build_at(url).await;
        let (address, told) = watch::channel(server.address);
        let client = |number: usize| Client {
            cookie: town.members[number].clone(),
            server: told.clone(),
        };
        let others: Vec<Value> = (1..SENDERS)
            .map(|number| json!({"email": format!("member{number}@contoso.example")}))
            .collect();
        let new = json!({"chatType": "group", "members": others});
        let made = client(0)
            .ask(Method::POST, "/v1.0/chats", &new)
            .await
            .expect(201)
            .json();
        let chat = made["id"].as_str().unwrap().to_owned();
        let is_over = Arc::new(AtomicBool::new(false));
        let (mut writers, mut readers) = (JoinSet::new(), JoinSet::new());
        for number in 0..SENDERS {
            writers.spawn(write(
                client(number),
                number,
                chat.clone(),
                Arc::clone(&is_over),
            ));
        }
        let written = Arc::new(AtomicBool::new(false));
        for number in 0..READERS {
            readers.spawn(read(client(number), chat.clone(), Arc::clone(&written)));
        }
        let mut followers = JoinSet::new();
        for number in 0..FOLLOWERS {
            let follower = Follower::of(client(number + READERS), chat.clone());
            followers.spawn(follower.follow(Arc::clone(&written)));
        }
        let until = Instant::now() + Duration::from_secs(seconds);
        for life in LIVES.iter().cycle() {
            pause(*life).await;
            server.kill().await;
            server = town.serve().await;
            address.send_replace(server.address);
            if Instant::now() > until {
                break;
            }
        }
        is_over.store(true, Ordering::Relaxed);
        let acknowledged = writers.join_all().await;
        written.store(true, Ordering::Relaxed);
        let mut read = readers.join_all().await;
        let followed = followers.join_all().await;
        assert!(
            followed.iter().any(|(_, live)| *live > 0),
            "nobody was told"
        );
        let live: usize = followed.iter().map(|(_, live)| live).sum();
        read.extend(followed.into_iter().map(|(all, _)| all));
        let total: usize = acknowledged.iter().map(Vec::len).sum();
        assert!(total > SENDERS, "{total}");
        println!(
            "{backend:?}: {total} messages, each read {} times, {live} of them live",
            read.len()
        );
        is_whole(&acknowledged, &read);
        server.kill().await;
    }
}
