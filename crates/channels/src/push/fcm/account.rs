//! A service account of Google's, and the access token that it gets.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use beffroi_core::{Secret, Ts};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, header};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};

use crate::http::{HttpClient, Policy, Target};
use crate::push::outcome::{self, NotPushed};

const SCOPE: &str = "https://www.googleapis.com/auth/firebase.messaging";
/// How long an assertion holds: the longest that Google takes.
const ASSERTED: i64 = 3_600;
/// A token is renewed this long before it ends.
const MARGIN: Duration = Duration::from_mins(2);

/// What the JSON file of a service account says.
#[derive(Clone)]
pub struct ServiceAccount {
    project: String,
    email: String,
    key_id: String,
    signing: EncodingKey,
    token_uri: Target,
    token: Arc<Mutex<Option<(Ts, String)>>>,
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ServiceAccountError {
    /// No such file.
    #[error("must be the JSON file of a service account, as Google's console gives it: {0}")]
    Json(&'static str),
    /// It is of another kind, e.g. an app's google-services.json.
    #[error("must be the file of a service account: its type says something else")]
    Kind,
    /// A field is empty or odd.
    #[error("has a {0} that is none")]
    Field(&'static str),
    /// The key can't be read.
    #[error("has a private_key that is no RSA key in PEM")]
    PrivateKey,
    /// Where tokens are asked for.
    #[error("has a token_uri that {0}")]
    TokenUri(crate::http::TargetError),
}

#[derive(Deserialize)]
struct File {
    #[serde(rename = "type")]
    kind: String,
    project_id: String,
    private_key_id: String,
    private_key: Secret<String>,
    client_email: String,
    token_uri: String,
}

#[derive(Serialize)]
struct Claims<'a> {
    iss: &'a str,
    scope: &'a str,
    aud: &'a str,
    iat: i64,
    exp: i64,
}

#[derive(Deserialize)]
struct Granted {
    access_token: String,
    expires_in: u64,
}

#[derive(Deserialize)]
struct NotGranted {
    error: String,
    #[serde(default)]
    error_description: String,
}

/// Google's names of projects: 6 to 30 small letters, digits and hyphens.
fn is_project(text: &str) -> bool {
    (6..=30).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

impl ServiceAccount {
    /// Reads the file that an administrator pasted.
    ///
    /// # Errors
    /// Which rule it breaks. Never with its words: they hold a key.
    pub fn parse(json: &Secret<String>, policy: Policy) -> Result<Self, ServiceAccountError> {
        let file: File = serde_json::from_str(json.expose()).map_err(|error| {
            ServiceAccountError::Json(match error.classify() {
                serde_json::error::Category::Data => "a field is missing, or is no text",
                _ => "it is no JSON",
            })
        })?;
        if file.kind != "service_account" {
            return Err(ServiceAccountError::Kind);
        }
        if !is_project(&file.project_id) {
            return Err(ServiceAccountError::Field("project_id"));
        }
        if !file.client_email.contains('@') || file.client_email.len() > 320 {
            return Err(ServiceAccountError::Field("client_email"));
        }
        let signing = EncodingKey::from_rsa_pem(file.private_key.expose().as_bytes())
            .map_err(|_| ServiceAccountError::PrivateKey)?;
        Ok(Self {
            project: file.project_id,
            email: file.client_email,
            key_id: file.private_key_id,
            signing,
            token_uri: Target::parse(&file.token_uri, policy)
                .map_err(ServiceAccountError::TokenUri)?,
            token: Arc::default(),
        })
    }

    /// The project.
    #[must_use]
    pub fn project(&self) -> &str {
        &self.project
    }

    /// The account.
    #[must_use]
    pub fn email(&self) -> &str {
        &self.email
    }

    /// Asks for an access token where there is none that holds: before many are sent at once, which would each ask.
    ///
    /// # Errors
    /// Why there is none.
    pub async fn ready(&self, client: &HttpClient, now: Ts) -> Result<(), NotPushed> {
        self.token(client, now).await.map(drop)
    }

    /// An access token that holds, asked for when there is none.
    pub(super) async fn token(&self, client: &HttpClient, now: Ts) -> Result<String, NotPushed> {
        if let Some((until, token)) = &*self.token.lock()
            && now.plus(MARGIN) < *until
        {
            return Ok(token.clone());
        }
        let assertion = self
            .assertion(now)
            .map_err(|error| NotPushed::Keys(error.to_string()))?;
        let (until, token) = self.granted(client, &assertion, now).await?;
        *self.token.lock() = Some((until, token.clone()));
        Ok(token)
    }

    /// Forgets the token, which Google does not take any more.
    pub(super) fn forget_token(&self) {
        *self.token.lock() = None;
    }

    fn assertion(&self, now: Ts) -> Result<String, jsonwebtoken::errors::Error> {
        let mut header = Header::new(Algorithm::RS256);
        header.kid = Some(self.key_id.clone());
        let iat = now.micros().div_euclid(1_000_000);
        let claims = Claims {
            iss: &self.email,
            scope: SCOPE,
            aud: self.token_uri.url().as_str(),
            iat,
            exp: iat + ASSERTED,
        };
        jsonwebtoken::encode(&header, &claims, &self.signing)
    }

    async fn granted(
        &self,
        client: &HttpClient,
        assertion: &str,
        now: Ts,
    ) -> Result<(Ts, String), NotPushed> {
        let form: String = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer")
            .append_pair("assertion", assertion)
            .finish();
        let mut headers = HeaderMap::new();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/x-www-form-urlencoded"),
        );
        let answer = client
            .post(&self.token_uri, headers, Bytes::from(form))
            .await?;
        if answer.status.is_server_error() || answer.status.as_u16() == 429 {
            return Err(NotPushed::Later {
                words: outcome::body(&answer),
                after: outcome::retry_after(&answer.headers),
            });
        }
        if let Ok(refused) = serde_json::from_slice::<NotGranted>(&answer.body) {
            let words = format!("{} {}", refused.error, refused.error_description);
            return Err(NotPushed::Keys(outcome::said(answer.status, &words)));
        }
        let granted: Granted = serde_json::from_slice(&answer.body)
            .map_err(|_| NotPushed::Keys(outcome::said(answer.status, "no token came back")))?;
        Ok((
            now.plus(Duration::from_secs(granted.expires_in)),
            granted.access_token,
        ))
    }
}

impl fmt::Debug for ServiceAccount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ServiceAccount({} of {})", self.email, self.project)
    }
}
