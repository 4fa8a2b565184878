//! `kill -9` while twenty people report what they have seen and done: what was acknowledged is in the
//! figures, and sending everything again changes nothing.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use beffroi_core::{Clock, SystemClock};
use beffroi_store::testing::{Backend, FreshDb, backends, fresh};
use http::Method;
use serde_json::{Value, json};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::timeout;
use uuid::Uuid;

use crate::process::{PATIENCE, Server, send};
use crate::town::{MEMBERS, Town, approve};

const MESSAGES: usize = 6;
const KINDS: [&str; 3] = ["shown", "clicked", "dismissed"];

/// The server dies when so many events have been acknowledged.
const MOMENTS: [usize; 5] = [1, 60, 120, 200, 300];

/// Something that happened on somebody's screen.
struct Happened {
    event: Value,
    message: usize,
    kind: &'static str,
    is_acknowledged: bool,
}

/// Somebody's device, which remembers what is not acknowledged.
struct Device {
    cookie: String,
    happened: Mutex<Vec<Happened>>,
}

impl Device {
    /// Everything happens that can: each message is shown, clicked and dismissed.
    fn new(number: usize, cookie: &str, messages: &[String]) -> Self {
        let mut happened = Vec::new();
        for (message, id) in messages.iter().enumerate() {
            for kind in KINDS {
                let event = json!({
                    "id": Uuid::from_u128(((number as u128 + 1) << 64) | happened.len() as u128),
                    "showingId": format!("{id}.1"), "type": kind,
                    "occurredDateTime": SystemClock.now(),
                });
                happened.push(Happened {
                    event,
                    message,
                    kind,
                    is_acknowledged: false,
                });
            }
        }
        Self {
            cookie: cookie.to_owned(),
            happened: Mutex::new(happened),
        }
    }

    /// Reports, a few events at a time, until all is acknowledged or the server is gone.
    async fn report(self: Arc<Self>, address: SocketAddr, acknowledged: Arc<watch::Sender<usize>>) {
        let mut size = 0;
        loop {
            size = size % 3 + 1;
            let events: Vec<Value> = {
                let happened = self.happened.lock().unwrap();
                let waiting = happened.iter().filter(|one| !one.is_acknowledged);
                waiting.take(size).map(|one| one.event.clone()).collect()
            };
            if events.is_empty() {
                return;
            }
            let Some(accepted) = self.send(address, &events).await else {
                return;
            };
            let mut happened = self.happened.lock().unwrap();
            for one in &mut *happened {
                one.is_acknowledged |= accepted.contains(&one.event["id"]);
            }
            acknowledged.send_modify(|all| *all += accepted.len());
        }
    }

    /// The ids that the server acknowledges; none when it dies meanwhile.
    async fn send(&self, address: SocketAddr, events: &[Value]) -> Option<Vec<Value>> {
        let origin = format!("http://{address}");
        let headers = [
            ("cookie", self.cookie.as_str()),
            ("origin", origin.as_str()),
            ("content-type", "application/json"),
        ];
        let body = json!({"events": events}).to_string();
        let path = "/beta/me/organizationalMessages/events";
        let answer = send(address, Method::POST, path, &headers, body).await?;
        let answer = answer.expect(200).json();
        assert_eq!(answer["refused"], json!([]));
        Some(answer["accepted"].as_array().unwrap().clone())
    }

    /// Everything once more, whether or not it was acknowledged.
    async fn send_all_again(&self, address: SocketAddr) {
        let events: Vec<Value> = {
            let happened = self.happened.lock().unwrap();
            happened.iter().rev().map(|one| one.event.clone()).collect()
        };
        let accepted = self.send(address, &events).await.expect("an answer");
        assert_eq!(accepted.len(), events.len());
    }
}

/// What the devices know to be acknowledged of a message.
fn acknowledged(devices: &[Arc<Device>], message: usize, kind: &str) -> u64 {
    let of = |device: &Arc<Device>| {
        let happened = device.happened.lock().unwrap();
        let own = happened.iter().filter(|one| one.message == message);
        own.filter(|one| one.kind == kind && one.is_acknowledged)
            .count() as u64
    };
    devices.iter().map(of).sum()
}

/// Every acknowledged event is in the figures; those whose acknowledgement got lost may be.
async fn nothing_is_lost(
    town: &Town,
    address: SocketAddr,
    ids: &[String],
    devices: &[Arc<Device>],
) {
    for (message, id) in ids.iter().enumerate() {
        let figures = town.message(address, id).await["figures"].clone();
        for (kind, field) in KINDS.into_iter().zip(["shown", "clicks", "dismissals"]) {
            let (least, counted) = (acknowledged(devices, message, kind), &figures[field]);
            let counted = counted.as_u64().unwrap();
            assert!(counted >= least, "{least} {kind}: {figures}");
            assert!(counted <= MEMBERS as u64, "{kind}: {figures}");
        }
    }
}

/// Everything is counted, once, in all and by day.
async fn all_is_counted_once(town: &Town, address: SocketAddr, ids: &[String]) {
    let all = MEMBERS;
    for id in ids {
        let report = town.report(address, id).await;
        let expected = json!({"shown": all, "peopleSeen": all, "clicks": all, "peopleClicked": all, "dismissals": all, "clickThroughRate": 1.0});
        assert_eq!(report["figures"], expected);
        let days = report["daily"].as_array().unwrap();
        for (field, total) in expected.as_object().unwrap() {
            let of = |day: &Value| day[field].as_u64();
            let sum: Option<u64> = days.iter().map(of).sum();
            // People of two days are two; everything here happens within a minute, perhaps at midnight.
            if ["shown", "clicks", "dismissals"].contains(&field.as_str()) {
                assert_eq!(sum, total.as_u64(), "{field}: {days:?}");
            }
        }
    }
}

/// A database of its own, as the program is told of it; a file in its data folder on SQLite.
pub(crate) async fn database(backend: Backend) -> (Option<String>, Option<FreshDb>) {
    if backend == Backend::Sqlite {
        return (None, None);
    }
    let database = fresh(backend, &[]).await.unwrap();
    let (url, schema) = (&database.options.url, &database.options.schema);
    let sign = if url.contains('?') { '&' } else { '?' };
    let schema = schema.as_deref().unwrap();
    let url = format!("{url}{sign}options[search_path]={schema}");
    (Some(url), Some(database))
}

async fn active_messages(town: &Town, server: &Server) -> Vec<String> {
    let mut ids = Vec::new();
    for number in 0..MESSAGES {
        let id = town
            .submit(server.address, &format!("Message {number}"))
            .await;
        let approved = approve(server.address, town.admin.clone(), id.clone()).await;
        approved.unwrap().expect(200);
        ids.push(id);
    }
    for id in &ids {
        let active = async {
            while town.message(server.address, id).await["state"] != "active" {
                tokio::task::yield_now().await;
            }
        };
        timeout(PATIENCE, active).await.expect("it begins");
    }
    ids
}

#[tokio::test]
async fn killed_under_load_and_no_acknowledged_event_is_lost() {
    for backend in backends() {
        let (url, _database) = database(backend).await;
        let (town, mut server) = Town::build_at(url).await;
        let ids = active_messages(&town, &server).await;
        let members = town.members.iter().enumerate();
        let devices: Vec<_> = members
            .map(|(number, cookie)| Arc::new(Device::new(number, cookie, &ids)))
            .collect();
        let count = Arc::new(watch::Sender::new(0));
        for moment in MOMENTS {
            let mut reporting = JoinSet::new();
            for device in &devices {
                reporting.spawn(Arc::clone(device).report(server.address, Arc::clone(&count)));
            }
            let mut news = count.subscribe();
            let reached = news.wait_for(|all| *all >= moment);
            timeout(PATIENCE, reached).await.expect("events").unwrap();
            // They are all under way.
            server.kill().await;
            while let Some(done) = reporting.join_next().await {
                done.unwrap();
            }
            server = town.serve().await;
            nothing_is_lost(&town, server.address, &ids, &devices).await;
        }
        for device in &devices {
            Arc::clone(device)
                .report(server.address, Arc::clone(&count))
                .await;
        }
        all_is_counted_once(&town, server.address, &ids).await;
        for device in &devices {
            device.send_all_again(server.address).await;
        }
        all_is_counted_once(&town, server.address, &ids).await;
        server.kill().await;
    }
}
