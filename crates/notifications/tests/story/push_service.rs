//! Browsers that this server itself pushes to.

use std::net::SocketAddr;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use beffroi_channels::push::webpush::VapidKey;
use beffroi_directory::device::OperatingSystem;
use beffroi_feature::{Limits, Settings};
use beffroi_testkit::{
    Answer, Backend, Pushed, TestApp, TestCaller, backends, opened, subscription, test_settings,
};
use beffroi_web::Rate;
use futures_util::{SinkExt, StreamExt};
use http::HeaderMap;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};
use uuid::Uuid;

use crate::office::{ADMIN, Office, Person};

/// The organization's own key, so that others of its programs can push too.
const KEY: [u8; 32] = [5; 32];

/// A Firefox that was told where its push service is.
struct Firefox {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    /// Its secret.
    uaid: String,
}

impl Firefox {
    async fn start(address: SocketAddr, uaid: Option<&str>) -> Self {
        let uri = format!("ws://{address}/push");
        let mut request = uri.into_client_request().unwrap();
        let headers = request.headers_mut();
        headers.insert(
            "sec-websocket-protocol",
            "push-notification".parse().unwrap(),
        );
        let (socket, _) = connect_async(request).await.unwrap();
        let mut firefox = Self {
            socket,
            uaid: String::new(),
        };
        let mut hello = json!({"messageType": "hello", "broadcasts": {}, "use_webpush": true});
        if let Some(uaid) = uaid {
            hello["uaid"] = uaid.into();
        }
        firefox.say(&hello).await;
        let answer = firefox.hear().await;
        assert_eq!(
            (&answer["messageType"], &answer["status"]),
            (&json!("hello"), &json!(200))
        );
        answer["uaid"]
            .as_str()
            .unwrap()
            .clone_into(&mut firefox.uaid);
        firefox
    }

    async fn say(&mut self, what: &Value) {
        self.socket
            .send(Message::text(what.to_string()))
            .await
            .unwrap();
    }

    async fn hear(&mut self) -> Value {
        let next = async {
            loop {
                if let Message::Text(text) = self.socket.next().await.unwrap().unwrap() {
                    return serde_json::from_str(&text).unwrap();
                }
            }
        };
        let soon = tokio::time::timeout(Duration::from_secs(5), next);
        soon.await.expect("a message within 5 s")
    }

    /// Nothing is under way: the next message answers a ping.
    async fn is_quiet(&mut self) {
        self.say(&json!({})).await;
        assert_eq!(self.hear().await, json!({}));
    }

    /// Subscribes a website; what the push service answers.
    async fn register(&mut self, channel: Uuid, key: &str) -> Value {
        // With padding, as Firefox has it.
        let key = format!("{key}=");
        self.say(&json!({"messageType": "register", "channelID": channel, "key": key}))
            .await;
        self.hear().await
    }

    /// What comes next, opened; and its version.
    async fn notification(&mut self) -> (Value, Value) {
        let frame = self.hear().await;
        assert_eq!(frame["messageType"], "notification", "{frame}");
        assert_eq!(frame["headers"], json!({"encoding": "aes128gcm"}));
        let body = URL_SAFE_NO_PAD
            .decode(frame["data"].as_str().unwrap())
            .unwrap();
        let pushed = Pushed {
            gateway: "webPush",
            to: String::new(),
            headers: HeaderMap::new(),
            body,
        };
        (opened(&pushed), frame["version"].clone())
    }

    async fn has(&mut self, version: &Value) {
        self.say(&json!({"messageType": "ack", "updates": [{"version": version, "code": 100}]}))
            .await;
    }
}

/// The organization's public key, with which it pushes from now on.
async fn own_key(office: &Office) -> VapidKey {
    let key = json!({"privateKey": URL_SAFE_NO_PAD.encode(KEY)});
    office.put_key("webPush", &key).await.expect(204);
    VapidKey::from_bytes(&KEY).unwrap()
}

/// Somebody's Firefox with notifications turned on: the device, and where it is reached.
async fn enrolled(
    office: &Office,
    owner: &Person,
    firefox: &mut Firefox,
    key: &VapidKey,
) -> (String, String) {
    let answer = firefox
        .register(office.app.cx().mint_uuid(), key.public())
        .await;
    let endpoint = answer["pushEndpoint"]
        .as_str()
        .expect("an endpoint")
        .to_owned();
    let device = office.device(owner, OperatingSystem::Web).await;
    office
        .register(owner, &device, &subscription(&endpoint))
        .await
        .expect(200);
    (device, endpoint)
}

async fn push(app: &TestApp, endpoint: &str, authorization: &str, topic: &str) -> Answer {
    let path = endpoint.strip_prefix("http://test.local").unwrap();
    let mut request = app
        .post(path)
        .header("content-encoding", "aes128gcm")
        .header("ttl", "60");
    if !authorization.is_empty() {
        request = request.header("authorization", authorization);
    }
    if !topic.is_empty() {
        request = request.header("topic", topic);
    }
    request
        .body("application/octet-stream", b"sealed".to_vec())
        .send()
        .await
}

#[tokio::test]
async fn what_is_sent_reaches_browsers_without_anybody_elses_push_service() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let emma = office.hire("emma").await;
        let address = office.app.serve().await;
        let key = own_key(&office).await;
        let mut firefox = Firefox::start(address, None).await;
        let (device, _) = enrolled(&office, &emma, &mut firefox, &key).await;

        office.to_device(&device).await.expect(204);
        office.app.drain().await;
        let (said, version) = firefox.notification().await;
        assert_eq!(said["notification"]["title"], "Restart");
        assert_eq!(office.sent().await[0]["channels"]["webPush"]["accepted"], 1);
        // It was not acknowledged: whoever comes back is told again, and then no more.
        let uaid = firefox.uaid.clone();
        drop(firefox);
        let mut firefox = Firefox::start(address, Some(&uaid)).await;
        assert_eq!(firefox.uaid, uaid);
        assert_eq!(firefox.notification().await.1, version);
        firefox.has(&version).await;
        firefox.is_quiet().await;
        assert_eq!(
            office
                .count("SELECT CAST(count(*) AS BIGINT) AS total FROM push_message")
                .await,
            0
        );

        // While it is away, it waits; of the same one only the last.
        drop(firefox);
        office.to_device(&device).await.expect(204);
        office.app.drain().await;
        let mut firefox = Firefox::start(address, Some(&uaid)).await;
        let (_, version) = firefox.notification().await;
        firefox.has(&version).await;
        firefox.is_quiet().await;
        office.app.finish().await;
    }
}

#[tokio::test]
async fn a_subscription_that_was_ended_is_gone() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let emma = office.hire("emma").await;
        let address = office.app.serve().await;
        let key = own_key(&office).await;
        let mut firefox = Firefox::start(address, None).await;
        let channel = office.app.cx().mint_uuid();
        let answer = firefox.register(channel, key.public()).await;
        let endpoint = answer["pushEndpoint"].as_str().unwrap().to_owned();
        let device = office.device(&emma, OperatingSystem::Web).await;
        office
            .register(&emma, &device, &subscription(&endpoint))
            .await
            .expect(200);
        firefox
            .say(&json!({"messageType": "unregister", "channelID": channel, "code": 200}))
            .await;
        let answer = firefox.hear().await;
        assert_eq!(
            (&answer["channelID"], &answer["status"]),
            (&json!(channel), &json!(200))
        );

        office.to_device(&device).await.expect(204);
        office.app.drain().await;
        office.registration(&emma, &device).await.expect(404);
        push(&office.app, &endpoint, "", "").await.expect(410);
        // Nothing is left of it by which the browser would be known: it gets a new secret.
        let again = Firefox::start(address, Some(&firefox.uaid)).await;
        assert_ne!(again.uaid, firefox.uaid);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn it_serves_its_own_organizations_and_who_signs_with_their_keys() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let emma = office.hire("emma").await;
        let address = office.app.serve().await;
        let key = own_key(&office).await;
        let mut firefox = Firefox::start(address, None).await;
        let stranger = VapidKey::from_bytes(&[6; 32]).unwrap();
        for wrong in [stranger.public(), "nonsense", ""] {
            let answer = firefox.register(office.app.cx().mint_uuid(), wrong).await;
            assert_eq!(
                (&answer["status"], answer.get("pushEndpoint")),
                (&json!(403), None),
                "{wrong}"
            );
        }
        let (_, endpoint) = enrolled(&office, &emma, &mut firefox, &key).await;
        let now = office.app.cx().now();
        let signed = |key: &VapidKey, origin: &str| {
            let value = key
                .authorization(origin, "mailto:it@contoso.example", now)
                .unwrap();
            value.to_str().unwrap().to_owned()
        };
        let good = signed(&key, "http://test.local");
        for (authorization, topic, status) in [
            (String::new(), "", 401),
            (signed(&stranger, "http://test.local"), "", 403),
            (signed(&key, "http://elsewhere.local"), "", 401),
            (good.clone(), "no topic!", 400),
        ] {
            push(&office.app, &endpoint, &authorization, topic)
                .await
                .expect(status);
        }
        firefox.is_quiet().await;
        // What comes under the same topic takes the place of what waits.
        drop(std::mem::replace(
            &mut firefox.socket,
            Firefox::start(address, None).await.socket,
        ));
        for _ in 0..3 {
            let taken = push(&office.app, &endpoint, &good, "state")
                .await
                .expect(201);
            assert_eq!(taken.header("ttl"), "60");
            assert!(taken.header("location").starts_with(&endpoint));
        }
        let waiting = "SELECT CAST(count(*) AS BIGINT) AS total FROM push_message";
        assert_eq!(office.count(waiting).await, 1);
        for _ in 1..100 {
            push(&office.app, &endpoint, &good, "").await.expect(201);
        }
        let full = push(&office.app, &endpoint, &good, "").await;
        assert_eq!(
            (full.status, full.header("retry-after")),
            (429, "600".to_owned())
        );
        // What nobody took in time is gone.
        office.app.clock.advance(Duration::from_mins(3));
        office.app.drain().await;
        assert_eq!(office.count(waiting).await, 0);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn browsers_at_another_server_are_told_too() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let emma = office.hire("emma").await;
        let address = office.app.serve().await;
        let key = own_key(&office).await;
        let mut firefox = Firefox::start(address, None).await;
        let (device, _) = enrolled(&office, &emma, &mut firefox, &key).await;
        let neighbour = office.neighbour().await;
        office.to_device(&device).await.expect(204);
        // The other server has the job, and no connection.
        neighbour.workers.drain().await.unwrap();
        let (said, _) = firefox.notification().await;
        assert_eq!(said["notification"]["title"], "Restart");
        office.app.finish().await;
    }
}

#[tokio::test]
async fn a_server_whose_operator_has_not_asked_for_it_is_no_push_service() {
    let settings = Settings {
        push_service: false,
        ..test_settings()
    };
    let app = TestApp::start_as(
        Backend::Sqlite,
        vec![
            beffroi_directory::feature(),
            beffroi_notifications::feature(),
        ],
        settings,
    )
    .await;
    for answer in [
        app.get("/push").send().await,
        push(&app, "http://test.local/push/messages/x", "", "").await,
    ] {
        assert_eq!(answer.expect(404).code(), "pushServiceOff");
    }
    app.finish().await;
}

#[tokio::test]
async fn no_two_organizations_have_one_key() {
    for backend in backends() {
        let office = Office::open(backend).await;
        own_key(&office).await;
        let other = beffroi_directory::tenant::NewTenant {
            display_name: "Fabrikam".to_owned(),
            domains: vec!["fabrikam.example".parse().unwrap()],
            default_language: "en".parse().unwrap(),
            time_zone: "Europe/Paris".parse().unwrap(),
            country: None,
        };
        let tenant = beffroi_directory::tenant::create(office.app.cx(), other)
            .await
            .unwrap();
        let rights = [beffroi_directory::permission::SERVICE_CONFIG_READ_WRITE_ALL];
        let admin = TestCaller::new(tenant, office.app.cx().mint_uuid(), "bob", &rights);
        let key = json!({"privateKey": URL_SAFE_NO_PAD.encode(KEY)});
        let put = office
            .app
            .put(&format!("{ADMIN}/channels/webPush/key"))
            .by(&admin)
            .json(&key);
        let refused = put.send().await.expect(400);
        assert_eq!(refused.json()["error"]["target"], "privateKey");
        office.app.finish().await;
    }
}

#[tokio::test]
async fn from_one_address_come_only_so_many_subscriptions_at_once() {
    let settings = Settings {
        limits: Limits {
            sign_ins: Rate {
                per_minute: 1,
                burst: 3,
            },
            ..Limits::NONE
        },
        ..test_settings()
    };
    let office = Office::as_decided(Backend::Sqlite, settings).await;
    let address = office.app.serve().await;
    let key = own_key(&office).await;
    let mut taken = 0;
    for _ in 0..3 {
        let mut firefox = Firefox::start(address, None).await;
        for _ in 0..2 {
            let answer = firefox
                .register(office.app.cx().mint_uuid(), key.public())
                .await;
            taken += usize::from(answer["status"] == 200);
        }
    }
    assert_eq!(taken, 3);
    office.app.finish().await;
}
