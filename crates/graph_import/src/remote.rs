//! The source: its token, its pages.

use std::fmt;
use std::time::Duration;

use beffroi_channels::http::{Answer, HttpClient, Policy, SendError, Target};
use beffroi_core::{Failure, Kind, Secret, failure};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde_json::Value;
use url::Url;
use url::form_urlencoded;

/// Bytes of the largest page that is read.
const LARGEST_PAGE: usize = 32 * 1024 * 1024;
/// How often a request is made before the import stops; running it again goes on there.
const TRIES: u32 = 5;
/// The longest wait that a source may ask for.
const LONGEST_WAIT: Duration = Duration::from_mins(2);
const SCOPE: &str = "https://graph.microsoft.com/.default";

/// Which tenant is copied, and as whom.
#[derive(Debug, Clone)]
pub(crate) struct Origin {
    /// Scheme, host and port.
    pub(crate) address: String,
    /// Where tokens are given.
    pub(crate) authority: String,
    pub(crate) tenant: String,
    pub(crate) client_id: String,
    pub(crate) client_secret: Secret<String>,
    pub(crate) policy: Policy,
}

/// The source while it is read.
pub(crate) struct Remote {
    client: HttpClient,
    origin: Origin,
    token: Option<Secret<String>>,
}

/// A page of a list.
pub(crate) struct Page {
    pub(crate) rows: Vec<Value>,
    /// Where the next page is.
    pub(crate) next: Option<String>,
    /// Where the next round begins.
    pub(crate) delta: Option<String>,
}

/// What a request for a page comes to.
pub(crate) enum Read {
    Page(Page),
    /// The link has grown too old: everything must be read again.
    Expired,
    /// The source does not have this, or does not let us see it.
    Absent(Absent),
}

/// Why the source does not tell something.
#[derive(Debug)]
pub(crate) struct Absent {
    pub(crate) status: StatusCode,
    words: String,
}

impl fmt::Display for Absent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.status, self.words)
    }
}

/// Scheme, host and port of an address; its path does not count.
pub(crate) fn address(text: &str, policy: Policy) -> failure::Result<String> {
    let target =
        Target::parse(text, policy).map_err(|why| Failure::invalid("from", why.to_string()))?;
    Ok(target.url().origin().ascii_serialization())
}

fn unavailable(words: impl Into<String>) -> Failure {
    Failure::new(Kind::Unavailable, "sourceUnavailable", words)
}

impl Remote {
    pub(crate) fn new(origin: Origin) -> failure::Result<Self> {
        let client = HttpClient::new(origin.policy).map_err(Failure::bug)?;
        Ok(Self {
            client,
            origin,
            token: None,
        })
    }

    /// Reads a page. Of a link only path and query count: whatever it names, it is asked of the
    /// source, so that the token goes nowhere else.
    pub(crate) async fn page(&mut self, link: &str) -> failure::Result<Read> {
        let target = self.target(link)?;
        let mut renewed = false;
        for attempt in 1..=TRIES {
            let token = self.token().await?;
            let answer = self
                .client
                .get(&target, bearer(&token)?, LARGEST_PAGE)
                .await;
            let wait = match answer {
                Ok(answer) if answer.status == StatusCode::UNAUTHORIZED && !renewed => {
                    renewed = true;
                    self.token = None;
                    continue;
                }
                Ok(answer) if answer.status.is_success() => {
                    return Ok(Read::Page(parse(&answer.body)?));
                }
                Ok(answer) => match refused(&answer) {
                    Refused::Again(wait) => wait.unwrap_or(Duration::from_secs(1 << attempt)),
                    Refused::Final(read) => return read,
                },
                Err(SendError::Private) => return Err(unavailable(SendError::Private.to_string())),
                Err(_) if attempt < TRIES => Duration::from_secs(u64::from(attempt)),
                Err(why) => return Err(unavailable(format!("The source does not answer: {why}"))),
            };
            #[expect(
                clippy::disallowed_methods,
                reason = "the source says how long it wants to be left alone"
            )]
            tokio::time::sleep(wait.min(LONGEST_WAIT)).await;
        }
        Err(unavailable(
            "The source refuses for now: too many requests. Run the import again later; it goes on here.",
        ))
    }

    fn target(&self, link: &str) -> failure::Result<Target> {
        let wrong = || unavailable("The source gave a link that can't be followed.");
        let base = Url::parse(&self.origin.address).map_err(Failure::bug)?;
        let asked = base.join(link).map_err(|_| wrong())?;
        let mut url = base;
        url.set_path(asked.path());
        url.set_query(asked.query());
        Target::parse(url.as_str(), self.origin.policy).map_err(|_| wrong())
    }

    async fn token(&mut self) -> failure::Result<Secret<String>> {
        if let Some(token) = &self.token {
            return Ok(token.clone());
        }
        let origin = &self.origin;
        let form = form_urlencoded::Serializer::new(String::new())
            .append_pair("grant_type", "client_credentials")
            .append_pair("client_id", &origin.client_id)
            .append_pair("client_secret", origin.client_secret.expose())
            .append_pair("scope", SCOPE)
            .finish();
        let place = format!("{}/{}/oauth2/v2.0/token", origin.authority, origin.tenant);
        let target = Target::parse(&place, origin.policy)
            .map_err(|why| Failure::invalid("authority", why.to_string()))?;
        let mut headers = HeaderMap::new();
        let kind = HeaderValue::from_static("application/x-www-form-urlencoded");
        headers.insert(header::CONTENT_TYPE, kind);
        let answer = self.client.post(&target, headers, Bytes::from(form)).await;
        let answer = answer.map_err(|why| unavailable(format!("No token: {why}")))?;
        let body: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
        let Some(token) = body["access_token"].as_str() else {
            let why = body["error_description"].as_str().unwrap_or_default();
            let why: String = why.chars().take(300).collect();
            let words = format!("The source gives no token ({}): {why}", answer.status);
            return Err(Failure::new(Kind::Invalid, "sourceRefused", words));
        };
        let token = Secret::new(token.to_owned());
        self.token = Some(token.clone());
        Ok(token)
    }
}

fn bearer(token: &Secret<String>) -> failure::Result<HeaderMap> {
    let mut headers = HeaderMap::new();
    let mut value = HeaderValue::from_str(&format!("Bearer {}", token.expose()))
        .map_err(|_| unavailable("The source gave a token that can't be sent."))?;
    value.set_sensitive(true);
    headers.insert(header::AUTHORIZATION, value);
    // How many a page is the source's to decide; this is the most that Graph gives.
    let wish = HeaderValue::from_static("odata.maxpagesize=999");
    headers.insert("prefer", wish);
    Ok(headers)
}

enum Refused {
    Again(Option<Duration>),
    Final(failure::Result<Read>),
}

fn refused(answer: &Answer) -> Refused {
    let after = answer.headers.get(header::RETRY_AFTER);
    let after = after.and_then(|value| value.to_str().ok()?.parse().ok());
    let body: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
    let words = body["error"]["message"].as_str().unwrap_or_default();
    let words: String = words.chars().take(300).collect();
    let status = answer.status;
    match status.as_u16() {
        429 | 500..=599 => Refused::Again(after.map(Duration::from_secs)),
        410 => Refused::Final(Ok(Read::Expired)),
        403 | 404 => Refused::Final(Ok(Read::Absent(Absent { status, words }))),
        _ => Refused::Final(Err(Failure::new(
            Kind::Invalid,
            "sourceRefused",
            format!("The source refuses ({status}): {words}"),
        ))),
    }
}

fn parse(body: &[u8]) -> failure::Result<Page> {
    let mut body: Value = serde_json::from_slice(body).map_err(|_| {
        unavailable("The source answered with something that is no page of a list.")
    })?;
    let link = |name: &str| body[name].as_str().map(str::to_owned);
    let (next, delta) = (link("@odata.nextLink"), link("@odata.deltaLink"));
    let rows = match body["value"].take() {
        Value::Array(rows) => rows,
        _ => Vec::new(),
    };
    Ok(Page { rows, next, delta })
}
