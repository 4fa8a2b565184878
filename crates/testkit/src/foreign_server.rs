//! Another company's server that says who somebody is: what it says next is the test's choice.

use std::collections::HashMap;
use std::sync::Arc;

use axum::extract::State;
use axum::routing::{get, post};
use axum::{Form, Json, Router};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use parking_lot::Mutex;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// Another company's identity provider.
#[derive(Debug)]
pub struct Foreign {
    /// Its address.
    pub issuer: String,
    key: EncodingKey,
    claims: Mutex<Value>,
    userinfo: Mutex<Value>,
    challenge: Mutex<String>,
}

impl Foreign {
    /// Opens it on a free port of this machine.
    ///
    /// # Panics
    /// When there is no port.
    pub async fn open() -> Arc<Self> {
        let pair = rcgen::KeyPair::generate_for(&rcgen::PKCS_ECDSA_P256_SHA256)
            .expect("a test on this machine");
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a test on this machine");
        let foreign = Arc::new(Self {
            issuer: format!(
                "http://{}",
                listener.local_addr().expect("a test on this machine")
            ),
            key: EncodingKey::from_ec_pem(pair.serialize_pem().as_bytes())
                .expect("a test on this machine"),
            claims: Mutex::default(),
            userinfo: Mutex::new(json!({})),
            challenge: Mutex::default(),
        });
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(configuration))
            .route("/jwks", get(jwks))
            .route("/token", post(token))
            .route("/me", get(userinfo))
            .with_state(Arc::clone(&foreign));
        tokio::spawn(async move { axum::serve(listener, router).await });
        foreign
    }

    /// What its next id token says, and what it adds when it is asked.
    pub fn will_say(&self, claims: Value, userinfo: Value) {
        *self.claims.lock() = claims;
        *self.userinfo.lock() = userinfo;
    }

    /// The challenge that went along with the browser.
    pub fn expects(&self, challenge: &str) {
        challenge.clone_into(&mut self.challenge.lock());
    }
}

async fn configuration(State(foreign): State<Arc<Foreign>>) -> Json<Value> {
    let issuer = &foreign.issuer;
    Json(json!({
        "issuer": issuer, "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"), "jwks_uri": format!("{issuer}/jwks"),
        "userinfo_endpoint": format!("{issuer}/me"), "response_types_supported": ["code"],
        "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["ES256"],
    }))
}

async fn jwks(State(foreign): State<Arc<Foreign>>) -> Json<Value> {
    let key =
        Jwk::from_encoding_key(&foreign.key, Algorithm::ES256).expect("a test on this machine");
    Json(json!({"keys": [key]}))
}

async fn token(
    State(foreign): State<Arc<Foreign>>,
    headers: axum::http::HeaderMap,
    Form(form): Form<HashMap<String, String>>,
) -> Json<Value> {
    assert_eq!(form["grant_type"], "authorization_code");
    assert_eq!(
        form["redirect_uri"],
        "http://test.local/identity/providers/callback"
    );
    // beffroi:s3cr3t
    assert_eq!(headers["authorization"], "Basic YmVmZnJvaTpzM2NyM3Q=");
    let proof = URL_SAFE_NO_PAD.encode(Sha256::digest(&form["code_verifier"]));
    assert_eq!(proof, *foreign.challenge.lock(), "PKCE");
    let header = Header::new(Algorithm::ES256);
    let id_token = jsonwebtoken::encode(&header, &*foreign.claims.lock(), &foreign.key)
        .expect("a test on this machine");
    Json(
        json!({"access_token": "x", "token_type": "Bearer", "expires_in": 60, "id_token": id_token}),
    )
}

async fn userinfo(State(foreign): State<Arc<Foreign>>) -> Json<Value> {
    Json(foreign.userinfo.lock().clone())
}
