//! Another machine's server.

use std::path::{Path, PathBuf};
use std::time::Duration;

use beffroi_channels::http::{Answer, ServerClient, ServerError};
use clap::Args;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use serde_json::Value;

use super::refusal::Refusal;
use super::sign_in::SignIn;

const JSON: HeaderValue = HeaderValue::from_static("application/json");
const FORM: HeaderValue = HeaderValue::from_static("application/x-www-form-urlencoded");
/// How long signing in may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Where it is, and how it is trusted.
#[derive(Debug, Args)]
pub(super) struct Address {
    /// The server on another machine, e.g. <https://beffroi.example>, instead of --data.
    #[arg(long, value_name = "URL", conflicts_with_all = ["data", "database"])]
    server: Option<String>,
    /// The file with a bearer token in its first line.
    #[arg(long, value_name = "FILE", requires = "server")]
    token_file: Option<PathBuf>,
    /// Who may issue the server's certificate, in PEM, beside those whom this machine trusts.
    #[arg(long, value_name = "FILE", requires = "server")]
    ca_file: Option<PathBuf>,
}

/// The server, and as whom it is asked.
pub(super) struct Far {
    wire: Wire,
    sign_in: SignIn,
}

/// The way to the server.
pub(super) struct Wire(ServerClient);

/// What came back.
pub(super) struct Told {
    status: StatusCode,
    /// Null when it is not JSON.
    pub(super) body: Value,
    /// Where it sends us instead.
    elsewhere: Option<String>,
}

impl Address {
    pub(super) const fn is_given(&self) -> bool {
        self.server.is_some()
    }
}

impl Far {
    /// Signs in when it comes to that.
    pub(super) async fn connect(
        address: &Address,
        tenant: Option<String>,
    ) -> Result<Self, Refusal> {
        let server = address.server.as_deref().unwrap_or_default();
        let wire = Wire::new(server, address.ca_file.as_deref())?;
        let sign_in = SignIn::choose(address.token_file.as_deref(), tenant, wire.server())?;
        let mut far = Self { wire, sign_in };
        far.sign_in.token(&far.wire).await?;
        Ok(far)
    }

    pub(super) async fn post(&mut self, path: &str, body: &Value) -> Result<Value, Refusal> {
        let mut again = true;
        loop {
            let token = self.sign_in.token(&self.wire).await?;
            let told = self.wire.call(path, token.expose(), body).await?;
            // A shell may stay open for longer than a token lives. Nothing was run.
            let expired = told.status == StatusCode::UNAUTHORIZED && again;
            if expired && self.sign_in.forget() {
                again = false;
                continue;
            }
            return self.wire.accepted(told);
        }
    }
}

impl Wire {
    fn new(server: &str, authorities: Option<&Path>) -> Result<Self, Refusal> {
        let Some(file) = authorities else {
            return Ok(Self(ServerClient::new(server, None)?));
        };
        let pem = std::fs::read(file).map_err(|error| Refusal::file(file, error))?;
        let client = ServerClient::new(server, Some(&pem));
        client.map(Self).map_err(|error| match error {
            ServerError::NoCertificate => Refusal::file(file, error),
            error => error.into(),
        })
    }

    pub(super) fn server(&self) -> &str {
        self.0.server()
    }

    /// Calls the API. A script may take its time.
    async fn call(&self, path: &str, token: &str, body: &Value) -> Result<Told, Refusal> {
        let bearer = HeaderValue::try_from(format!("Bearer {token}"));
        let mut bearer = bearer.map_err(|_| Refusal::NoToken("this".to_owned()))?;
        bearer.set_sensitive(true);
        let headers = headers([
            (header::CONTENT_TYPE, JSON),
            (header::AUTHORIZATION, bearer),
        ]);
        let answer = self.0.post(path, headers, body.to_string(), None).await?;
        Ok(answer.into())
    }

    /// Sends a form to the authority.
    pub(super) async fn form(&self, path: &str, form: String) -> Result<Told, Refusal> {
        let headers = headers([(header::CONTENT_TYPE, FORM)]);
        let answer = self.0.post(path, headers, form, Some(PATIENCE)).await?;
        Ok(answer.into())
    }

    /// The body of an answer of Beffroi's shell; anything else in words.
    fn accepted(&self, told: Told) -> Result<Value, Refusal> {
        let server = self.server().to_owned();
        let said = told.body["error"]["message"].as_str().map(str::to_owned);
        let ours = ["text", "candidates"]
            .iter()
            .any(|name| told.body.get(name).is_some());
        match (told.status, said) {
            (status, _) if status.is_success() && ours => Ok(told.body),
            (StatusCode::UNAUTHORIZED, Some(_)) => Err(Refusal::Unauthorized(server)),
            (StatusCode::FORBIDDEN, Some(why)) => Err(Refusal::Denied { server, why }),
            (StatusCode::NOT_FOUND, _) | (_, None) => Err(self.stranger(&told)),
            (_, Some(message)) => Err(Refusal::Said(message)),
        }
    }

    /// An answer that Beffroi does not give.
    pub(super) fn stranger(&self, told: &Told) -> Refusal {
        let what = match &told.elsewhere {
            Some(place) if told.status.is_redirection() => {
                format!("{}, and names {place}", told.status)
            }
            _ => told.status.to_string(),
        };
        Refusal::NotBeffroi {
            server: self.server().to_owned(),
            what,
        }
    }
}

impl From<Answer> for Told {
    fn from(answer: Answer) -> Self {
        let elsewhere = answer.headers.get(header::LOCATION);
        let elsewhere = elsewhere.and_then(|place| place.to_str().ok());
        Self {
            status: answer.status,
            body: serde_json::from_slice(&answer.body).unwrap_or_default(),
            elsewhere: elsewhere.map(str::to_owned),
        }
    }
}

fn headers<const N: usize>(all: [(HeaderName, HeaderValue); N]) -> HeaderMap {
    all.into_iter().collect()
}
