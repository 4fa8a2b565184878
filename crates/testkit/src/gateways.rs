//! Gateways of phones and browsers: one server, over TLS and HTTP/2, that speaks as Apple, Google, push services and
//! ntfy do, and checks what they check. For tests only.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, StatusCode, Version};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use beffroi_channels::http::Authorities;
use beffroi_channels::push::{Gateway, Gateways};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use parking_lot::Mutex;
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio_rustls::server::TlsStream;

/// What a gateway took.
#[derive(Debug, Clone)]
pub struct Pushed {
    /// `apns`, `fcm`, `webPush` or `ntfy`.
    pub gateway: &'static str,
    /// To which device token, registration token, subscription or topic.
    pub to: String,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
}

impl Pushed {
    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

/// What is answered to a place: status, body, and `Retry-After`.
type Manner = (u16, Value, Option<u32>);

/// The gateways of a test.
pub struct PushGateways {
    /// Their address.
    pub url: String,
    authority: String,
    key: rcgen::KeyPair,
    account: rcgen::KeyPair,
    manners: Mutex<HashMap<String, Manner>>,
    held: Mutex<HashMap<String, Arc<Semaphore>>>,
    taken: Mutex<Vec<Pushed>>,
    asked: Mutex<Vec<String>>,
    tokens: AtomicUsize,
}

impl PushGateways {
    /// Serves them on a free port of the loopback.
    pub async fn open() -> Arc<Self> {
        let pair = rcgen::KeyPair::generate_for(&rcgen::PKCS_ECDSA_P256_SHA256).unwrap();
        let names = vec!["localhost".to_owned(), "127.0.0.1".to_owned()];
        let own = rcgen::CertificateParams::new(names)
            .unwrap()
            .self_signed(&pair)
            .unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let gateways = Arc::new(Self {
            url: format!("https://{}", listener.local_addr().unwrap()),
            authority: own.pem(),
            key: rcgen::KeyPair::generate_for(&rcgen::PKCS_ECDSA_P256_SHA256).unwrap(),
            account: rcgen::KeyPair::from_pem(include_str!("account.pem")).unwrap(),
            manners: Mutex::default(),
            held: Mutex::default(),
            taken: Mutex::default(),
            asked: Mutex::default(),
            tokens: AtomicUsize::new(0),
        });
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(pair.serialize_der()));
        let provider = tokio_rustls::rustls::crypto::aws_lc_rs::default_provider();
        let mut config = ServerConfig::builder_with_provider(Arc::new(provider))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![own.der().clone()], key)
            .unwrap();
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        let tls = Tls {
            listener,
            acceptor: TlsAcceptor::from(Arc::new(config)),
        };
        let router = Router::new()
            .route("/3/device/{token}", post(apple))
            .route("/v1/projects/{project}/messages:send", post(google))
            .route("/token", post(token))
            .route("/push/{subscription}", post(browser))
            .route("/", post(topic))
            .with_state(Arc::clone(&gateways));
        tokio::spawn(async move { axum::serve(tls, router).await });
        gateways
    }

    /// Whom to trust so that they can be called.
    pub fn authorities(&self) -> Authorities {
        Authorities::from_pem(self.authority.as_bytes()).unwrap()
    }

    /// Where they are.
    pub fn gateways(&self) -> Gateways {
        let url: url::Url = self.url.parse().unwrap();
        Gateways {
            apns: Gateway::at(url.clone()),
            apns_sandbox: Gateway::at(url.clone()),
            fcm: Gateway::at(url),
        }
    }

    /// Apple's key for the app `org.contoso.portal`.
    pub fn apns_key(&self) -> Value {
        json!({"keyId": "ABC123DEFG", "teamId": "DEF123GHIJ", "bundleId": "org.contoso.portal",
            "privateKey": self.key.serialize_pem()})
    }

    /// Google's service account, as its file.
    pub fn service_account(&self) -> String {
        json!({"type": "service_account", "project_id": "contoso-portal", "private_key_id": "k1",
            "private_key": self.account.serialize_pem(), "client_email": "push@contoso-portal.example",
            "token_uri": format!("{}/token", self.url)})
        .to_string()
    }

    /// Answers differently to a place from now on.
    pub fn answers(&self, to: &str, status: u16, body: Value, wait: Option<u32>) {
        self.manners
            .lock()
            .insert(to.to_owned(), (status, body, wait));
    }

    /// Takes what is for a place again.
    pub fn recovers(&self, to: &str) {
        self.manners.lock().remove(to);
    }

    /// Answers for a place only when what is returned is given a permit.
    pub fn holds(&self, to: &str) -> Arc<Semaphore> {
        let held = Arc::new(Semaphore::new(0));
        self.held.lock().insert(to.to_owned(), Arc::clone(&held));
        held
    }

    /// Returns as soon as something for a place has come.
    pub async fn reached(&self, to: &str) {
        while !self.asked.lock().iter().any(|one| one == to) {
            tokio::task::yield_now().await;
        }
    }

    /// How often Google was asked for an access token.
    pub fn tokens(&self) -> usize {
        self.tokens.load(Ordering::Relaxed)
    }

    /// What was taken since the last time.
    pub fn take(&self) -> Vec<Pushed> {
        std::mem::take(&mut *self.taken.lock())
    }

    /// To which places anything was tried since the last time, taken or not.
    pub fn tried(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock())
    }

    async fn settle(&self, pushed: Pushed, done: impl IntoResponse) -> Response {
        let to = pushed.to.clone();
        let manner = self.manners.lock().get(&to).cloned();
        if manner.is_none() || self.held.lock().contains_key(&to) {
            self.taken.lock().push(pushed);
        }
        self.asked.lock().push(to.clone());
        let held = self.held.lock().get(&to).cloned();
        if let Some(held) = held {
            held.acquire().await.unwrap().forget();
        }
        let Some((status, body, wait)) = manner else {
            return done.into_response();
        };
        let mut answer = refused(status, body);
        if let Some(wait) = wait {
            answer.headers_mut().insert("retry-after", wait.into());
        }
        answer
    }
}

/// TLS in front of a listener.
struct Tls {
    listener: TcpListener,
    acceptor: TlsAcceptor,
}

impl axum::serve::Listener for Tls {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        loop {
            let Ok((stream, address)) = self.listener.accept().await else {
                continue;
            };
            if let Ok(stream) = self.acceptor.accept(stream).await {
                return (stream, address);
            }
        }
    }

    fn local_addr(&self) -> std::io::Result<Self::Addr> {
        self.listener.local_addr()
    }
}

type Shared = State<Arc<PushGateways>>;

fn refused(status: u16, body: Value) -> Response {
    let status = StatusCode::from_u16(status).unwrap();
    (status, axum::Json(body)).into_response()
}

/// The claims of a token that this key has signed.
fn signed(
    token: &str,
    algorithm: Algorithm,
    key: &rcgen::KeyPair,
) -> Option<(Option<String>, Value)> {
    let mut rules = Validation::new(algorithm);
    rules.validate_exp = false;
    rules.validate_aud = false;
    rules.required_spec_claims.clear();
    let public = key.public_key_pem();
    let key = match algorithm {
        Algorithm::RS256 => DecodingKey::from_rsa_pem(public.as_bytes()),
        _ => DecodingKey::from_ec_pem(public.as_bytes()),
    }
    .ok()?;
    let read = jsonwebtoken::decode::<Value>(token, &key, &rules).ok()?;
    Some((read.header.kid, read.claims))
}

async fn apple(State(own): Shared, Path(token): Path<String>, request: Request) -> Response {
    let reason = |status: u16, reason: &str| refused(status, json!({"reason": reason}));
    if request.version() != Version::HTTP_2 {
        return reason(505, "HttpVersion");
    }
    let (parts, body) = request.into_parts();
    let text = |name: &str| {
        parts
            .headers
            .get(name)
            .and_then(|value| value.to_str().ok())
    };
    let Some(bearer) = text("authorization").and_then(|value| value.strip_prefix("bearer ")) else {
        return reason(403, "MissingProviderToken");
    };
    match signed(bearer, Algorithm::ES256, &own.key) {
        Some((Some(id), claims)) if id == "ABC123DEFG" && claims["iss"] == "DEF123GHIJ" => {}
        _ => return reason(403, "InvalidProviderToken"),
    }
    if text("apns-topic") != Some("org.contoso.portal") {
        return reason(400, "TopicDisallowed");
    }
    if text("apns-push-type") != Some("alert") || text("apns-expiration").is_none() {
        return reason(400, "InvalidPushType");
    }
    if token.chars().all(|c| c == '0') {
        return reason(400, "BadDeviceToken");
    }
    let body = axum::body::to_bytes(body, 1 << 20).await.unwrap();
    if body.len() > 4_096 {
        return reason(413, "PayloadTooLarge");
    }
    let pushed = Pushed {
        gateway: "apns",
        to: token,
        headers: parts.headers,
        body: body.to_vec(),
    };
    own.settle(pushed, StatusCode::OK).await
}

async fn google(State(own): Shared, headers: HeaderMap, body: Bytes) -> Response {
    let error = |code: u16, status: &str, detail: &str| {
        refused(
            code,
            json!({"error": {"code": code, "message": status, "status": status,
            "details": [{"@type": "type.googleapis.com/google.firebase.fcm.v1.FcmError", "errorCode": detail}]}}),
        )
    };
    if headers
        .get("authorization")
        .is_none_or(|value| value != "Bearer ya29.token")
    {
        return error(401, "UNAUTHENTICATED", "");
    }
    let message: Value = serde_json::from_slice(&body).unwrap_or_default();
    let token = message["message"]["token"].as_str().unwrap_or_default();
    if token.is_empty() || token.chars().all(|c| c == '0') {
        return error(400, "INVALID_ARGUMENT", "INVALID_ARGUMENT");
    }
    let to = token.to_owned();
    let pushed = Pushed {
        gateway: "fcm",
        to,
        headers,
        body: body.to_vec(),
    };
    own.settle(
        pushed,
        axum::Json(json!({"name": "projects/contoso-portal/messages/1"})),
    )
    .await
}

async fn token(State(own): Shared, body: String) -> Response {
    own.tokens.fetch_add(1, Ordering::Relaxed);
    let form: HashMap<String, String> = url::form_urlencoded::parse(body.as_bytes())
        .into_owned()
        .collect();
    let assertion = form
        .get("assertion")
        .map(String::as_str)
        .unwrap_or_default();
    let is_right = form
        .get("grant_type")
        .is_some_and(|kind| kind == "urn:ietf:params:oauth:grant-type:jwt-bearer");
    match signed(assertion, Algorithm::RS256, &own.account) {
        Some((_, claims)) if is_right && claims["iss"] == "push@contoso-portal.example" => {
            axum::Json(
                json!({"access_token": "ya29.token", "expires_in": 3_599, "token_type": "Bearer"}),
            )
            .into_response()
        }
        _ => refused(
            400,
            json!({"error": "invalid_grant", "error_description": "Invalid JWT Signature."}),
        ),
    }
}

async fn browser(
    State(own): Shared,
    Path(subscription): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let is = |name: &str, wanted: &str| headers.get(name).is_some_and(|value| value == wanted);
    let vapid = headers
        .get("authorization")
        .and_then(|value| value.to_str().ok());
    if !is("content-encoding", "aes128gcm") || headers.get("ttl").is_none() {
        return refused(400, json!({"errno": 110}));
    }
    if vapid.is_none_or(|value| !value.starts_with("vapid t=")) {
        return refused(401, json!({"errno": 109}));
    }
    let pushed = Pushed {
        gateway: "webPush",
        to: subscription,
        headers,
        body: body.to_vec(),
    };
    own.settle(pushed, StatusCode::CREATED).await
}

async fn topic(State(own): Shared, headers: HeaderMap, body: Bytes) -> Response {
    let message: Value = serde_json::from_slice(&body).unwrap_or_default();
    let to = message["topic"].as_str().unwrap_or_default().to_owned();
    let pushed = Pushed {
        gateway: "ntfy",
        to,
        headers,
        body: body.to_vec(),
    };
    own.settle(pushed, axum::Json(json!({"event": "message"})))
        .await
}
