//! As whom another machine's server is asked. Never by an argument: those can be read by everybody on
//! this machine.

use std::io::IsTerminal;
use std::path::Path;
use std::time::Duration;

use beffroi_core::Secret;
use serde_json::Value;
use url::form_urlencoded;

use super::far::Wire;
use super::refusal::Refusal;
use super::tell;
use crate::cli::variable;

/// All that the application may do.
const SCOPE: &str = "https://graph.microsoft.com/.default";
/// For a person also what renews the token.
const SCOPE_OF_A_PERSON: &str = "https://graph.microsoft.com/.default offline_access";
const DEVICE: &str = "urn:ietf:params:oauth:grant-type:device_code";
/// The only organization of a server that has one.
const ONLY: &str = "organizations";

/// Who signs in, and the token that came of it.
pub(super) struct SignIn {
    way: Way,
    tenant: String,
    token: Option<Secret<String>>,
    /// By which the next token of a person is had.
    refresh: Option<Secret<String>>,
}

enum Way {
    /// It was given.
    Token,
    /// An application, by its secret.
    Application { id: String, secret: Secret<String> },
    /// A person, in a browser elsewhere, for an application that can keep no secret.
    Person { id: String },
}

impl SignIn {
    /// The first that was given.
    pub(super) fn choose(
        file: Option<&Path>,
        tenant: Option<String>,
        server: &str,
    ) -> Result<Self, Refusal> {
        let set = |name| variable(name).filter(|value| !value.is_empty());
        let mut given = None;
        let way = if let Some(file) = file {
            let text = std::fs::read_to_string(file);
            let text = text.map_err(|error| Refusal::file(file, error))?;
            given = Some(token(&text, &file.display().to_string())?);
            Way::Token
        } else if let Some(text) = set("BEFFROI_TOKEN") {
            given = Some(token(&text, "BEFFROI_TOKEN")?);
            Way::Token
        } else {
            match (set("BEFFROI_CLIENT_ID"), set("BEFFROI_CLIENT_SECRET")) {
                (Some(id), Some(secret)) => Way::Application {
                    id,
                    secret: Secret::new(secret),
                },
                (Some(id), None) if std::io::stdin().is_terminal() => Way::Person { id },
                _ => return Err(Refusal::Nobody(server.to_owned())),
            }
        };
        Ok(Self {
            way,
            tenant: tenant.unwrap_or_else(|| ONLY.to_owned()),
            token: given,
            refresh: None,
        })
    }

    /// The token, for which it asks when there is none.
    pub(super) async fn token(&mut self, wire: &Wire) -> Result<Secret<String>, Refusal> {
        if let Some(token) = &self.token {
            return Ok(token.clone());
        }
        let answer = match (&self.way, &self.refresh) {
            (Way::Token, _) => return Err(Refusal::Unauthorized(wire.server().to_owned())),
            (Way::Application { id, secret }, _) => {
                let form = [
                    ("grant_type", "client_credentials"),
                    ("client_id", id),
                    ("client_secret", secret.expose()),
                    ("scope", SCOPE),
                ];
                signed_in(wire, self.ask(wire, "token", &form).await?)?
            }
            (Way::Person { id }, Some(refresh)) => {
                let form = [
                    ("grant_type", "refresh_token"),
                    ("client_id", id),
                    ("refresh_token", refresh.expose()),
                    ("scope", SCOPE_OF_A_PERSON),
                ];
                signed_in(wire, self.ask(wire, "token", &form).await?)?
            }
            (Way::Person { id }, None) => self.person(wire, id).await?,
        };
        let refresh = answer["refresh_token"].as_str();
        self.refresh = refresh.map(|text| Secret::new(text.to_owned()));
        let token = token(
            answer["access_token"].as_str().unwrap_or_default(),
            wire.server(),
        )?;
        self.token = Some(token.clone());
        Ok(token)
    }

    /// Gives the token up; whether another can be had without asking anybody.
    pub(super) fn forget(&mut self) -> bool {
        let renewable = match self.way {
            Way::Token => false,
            Way::Application { .. } => true,
            Way::Person { .. } => self.refresh.is_some(),
        };
        if renewable {
            self.token = None;
        }
        renewable
    }

    /// Shows a code and waits until somebody has typed it in a browser, or it is too late.
    async fn person(&self, wire: &Wire, id: &str) -> Result<Value, Refusal> {
        let form = [("client_id", id), ("scope", SCOPE_OF_A_PERSON)];
        let begun = signed_in(wire, self.ask(wire, "devicecode", &form).await?)?;
        tell(begun["message"].as_str().unwrap_or_default());
        let code = begun["device_code"].as_str().unwrap_or_default();
        let mut interval = Duration::from_secs(begun["interval"].as_u64().unwrap_or(5));
        loop {
            #[expect(
                clippy::disallowed_methods,
                reason = "the server says how often it may be asked"
            )]
            tokio::time::sleep(interval).await;
            let form = [
                ("grant_type", DEVICE),
                ("client_id", id),
                ("device_code", code),
            ];
            let answer = self.ask(wire, "token", &form).await?;
            match answer["error"].as_str() {
                Some("authorization_pending") => {}
                Some("slow_down") => interval += Duration::from_secs(5),
                _ => return signed_in(wire, answer),
            }
        }
    }

    /// What the authority answers, its refusals included.
    async fn ask(&self, wire: &Wire, what: &str, form: &[(&str, &str)]) -> Result<Value, Refusal> {
        let tenant: String = form_urlencoded::byte_serialize(self.tenant.as_bytes()).collect();
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(form);
        let path = format!("/{tenant}/oauth2/v2.0/{what}");
        let told = wire.form(&path, body.finish()).await?;
        let ours = ["error", "expires_in"]
            .iter()
            .any(|name| told.body.get(name).is_some());
        if ours {
            Ok(told.body)
        } else {
            Err(wire.stranger(&told))
        }
    }
}

/// An answer of the authority that is no refusal.
fn signed_in(wire: &Wire, answer: Value) -> Result<Value, Refusal> {
    let why = match &answer["error"] {
        Value::Null => return Ok(answer),
        // OAuth's form, without the numbers for whoever runs the server; or Graph's.
        Value::String(code) => answer["error_description"].as_str().unwrap_or(code),
        error => error["message"].as_str().unwrap_or_default(),
    };
    let why = why.split(" Trace ID:").next().unwrap_or_default();
    Err(Refusal::SignIn {
        server: wire.server().to_owned(),
        why: why.to_owned(),
    })
}

/// The first line of a text, which must be able to be a token.
fn token(text: &str, source: &str) -> Result<Secret<String>, Refusal> {
    let line = text.lines().next().unwrap_or_default().trim();
    if line.is_empty() || !line.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(Refusal::NoToken(source.to_owned()));
    }
    Ok(Secret::new(line.to_owned()))
}
