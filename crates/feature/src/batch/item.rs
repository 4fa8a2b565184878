//! A batch is read as a whole before anything of it is done.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Uri, header};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use beffroi_core::{Failure, failure};
use serde_json::Value;
use url::Url;

use super::{BatchRequest, MOST};

const METHODS: [Method; 5] = [
    Method::GET,
    Method::POST,
    Method::PATCH,
    Method::PUT,
    Method::DELETE,
];

/// Headers that say who is calling and how: those of the batch count.
const OF_THE_BATCH: [&str; 17] = [
    "authorization",
    "connection",
    "content-length",
    "cookie",
    "expect",
    "forwarded",
    "host",
    "keep-alive",
    "origin",
    "proxy-authorization",
    "referer",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "sec-fetch-mode",
    "sec-fetch-site",
];

/// A request of a batch, ready to be made.
pub(super) struct Item {
    pub(super) id: String,
    pub(super) method: Method,
    pub(super) uri: Uri,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
    /// The places of the requests that it depends on.
    pub(super) after: Vec<usize>,
}

impl Item {
    pub(super) fn body(&self) -> Body {
        Body::from(self.body.clone())
    }
}

/// Reads the requests of a batch that was sent to a version.
///
/// # Errors
/// `Kind::Invalid` with the place of what is not well-formed.
pub(super) fn read(version: &str, requests: Vec<BatchRequest>) -> failure::Result<Vec<Item>> {
    if !(1..=MOST).contains(&requests.len()) {
        return Err(Failure::invalid(
            "requests",
            format!("must have 1 to {MOST} requests"),
        ));
    }
    let mut ids: Vec<String> = Vec::with_capacity(requests.len());
    for (place, request) in requests.iter().enumerate() {
        let id = text_of_id(&request.id, &format!("requests/{place}/id"))?;
        if ids.contains(&id) {
            return Err(Failure::invalid(
                format!("requests/{place}/id"),
                "must be another one for each request",
            ));
        }
        ids.push(id);
    }
    let items = requests
        .into_iter()
        .enumerate()
        .map(|(place, request)| item(version, place, &ids, request))
        .collect::<failure::Result<Vec<_>>>()?;
    refuse_circles(&items)?;
    Ok(items)
}

fn text_of_id(id: &Value, at: &str) -> failure::Result<String> {
    let text = match id {
        Value::String(text) => text.clone(),
        Value::Number(number) if number.is_i64() || number.is_u64() => number.to_string(),
        _ => String::new(),
    };
    if !(1..=128).contains(&text.chars().count()) || text.chars().any(char::is_control) {
        return Err(Failure::invalid(
            at,
            "must be text of 1 to 128 characters, or a whole number",
        ));
    }
    Ok(text)
}

fn item(
    version: &str,
    place: usize,
    ids: &[String],
    request: BatchRequest,
) -> failure::Result<Item> {
    let at = |name: &str| format!("requests/{place}/{name}");
    let method = METHODS
        .into_iter()
        .find(|method| method.as_str().eq_ignore_ascii_case(&request.method))
        .ok_or_else(|| {
            let rule = "must be GET, POST, PATCH, PUT or DELETE";
            Failure::invalid(at("method"), rule)
        })?;
    let uri = target(version, &request.url).map_err(|rule| Failure::invalid(at("url"), rule))?;
    let mut headers = HeaderMap::new();
    for (name, value) in request.headers.into_iter().flatten() {
        let at = at(&format!("headers/{name}"));
        let text = value
            .as_str()
            .ok_or_else(|| Failure::invalid(at.clone(), "must be a string"))?;
        let broken = |_| Failure::invalid(at.clone(), "is not a header that can be sent");
        let name = HeaderName::try_from(&name).map_err(|error| broken(error.to_string()))?;
        let value = HeaderValue::from_str(text).map_err(|error| broken(error.to_string()))?;
        if !OF_THE_BATCH.contains(&name.as_str()) && !name.as_str().starts_with("x-forwarded-") {
            headers.insert(name, value);
        }
    }
    let body =
        body(&mut headers, request.body).map_err(|rule| Failure::invalid(at("body"), rule))?;
    let depends_on = request.depends_on.into_iter().flatten().enumerate();
    let after = depends_on.map(|(number, id)| {
        let at = at(&format!("dependsOn/{number}"));
        let id = text_of_id(&id, &at)?;
        let found = ids.iter().position(|known| *known == id);
        let found = found.filter(|found| *found != place);
        found.ok_or_else(|| Failure::invalid(at, "must be the id of another request of the batch"))
    });
    Ok(Item {
        id: ids[place].clone(),
        method,
        uri,
        headers,
        body,
        after: after.collect::<failure::Result<_>>()?,
    })
}

/// The path that an address means: clients write it relative to the version, from the root, or
/// with whatever server they believe to speak to.
fn target(version: &str, text: &str) -> Result<Uri, &'static str> {
    const RULE: &str = "must be an address such as /users, relative to the version";
    if text.is_empty() || text.chars().any(char::is_control) {
        return Err(RULE);
    }
    let absolute = text.starts_with("https://") || text.starts_with("http://");
    let versioned = |path: &str| {
        let first = path.trim_start_matches('/').split('/').next();
        first.is_some_and(|first| {
            ["v1.0", "beta"]
                .iter()
                .any(|v| v.eq_ignore_ascii_case(first))
        })
    };
    let whole = if absolute {
        text.to_owned()
    } else if versioned(text) {
        format!("http://batch/{}", text.trim_start_matches('/'))
    } else {
        format!("http://batch/{version}/{}", text.trim_start_matches('/'))
    };
    let url = Url::parse(&whole).map_err(|_| RULE)?;
    // After `..` and the like are resolved: nothing outside of the versions is reached.
    if !versioned(url.path()) {
        return Err(RULE);
    }
    let last = url.path().rsplit('/').next().unwrap_or_default();
    if last.eq_ignore_ascii_case("$batch") || last.eq_ignore_ascii_case("%24batch") {
        return Err("must not be a batch: a batch holds no other one");
    }
    let query = url.query().map(|query| format!("?{query}"));
    format!("{}{}", url.path(), query.unwrap_or_default())
        .parse()
        .map_err(|_| RULE)
}

/// The bytes to send: JSON as it stands, anything else from Base64.
fn body(headers: &mut HeaderMap, body: Option<Value>) -> Result<Vec<u8>, &'static str> {
    let Some(body) = body.filter(|body| !body.is_null()) else {
        return Ok(Vec::new());
    };
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .map(str::to_ascii_lowercase);
    if kind.as_ref().is_none_or(|kind| kind.contains("json")) {
        if kind.is_none() {
            let json = HeaderValue::from_static("application/json");
            headers.insert(header::CONTENT_TYPE, json);
        }
        return Ok(body.to_string().into_bytes());
    }
    let text = body.as_str().unwrap_or_default();
    STANDARD
        .decode(text)
        .or_else(|_| URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')))
        .map_err(|_| "must be Base64 where headers/Content-Type is not JSON")
}

/// Refuses requests that wait for each other.
fn refuse_circles(items: &[Item]) -> failure::Result<()> {
    let mut done = vec![false; items.len()];
    loop {
        let ready =
            |place: &usize| !done[*place] && items[*place].after.iter().all(|before| done[*before]);
        match (0..items.len()).find(ready) {
            Some(place) => done[place] = true,
            None => break,
        }
    }
    match done.iter().position(|done| !done) {
        None => Ok(()),
        Some(place) => Err(Failure::invalid(
            format!("requests/{place}/dependsOn"),
            "must not lead back to the request itself",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_mean_paths_of_the_versions() {
        for (text, means) in [
            ("/me", "/v1.0/me"),
            ("me", "/v1.0/me"),
            ("/v1.0/me", "/v1.0/me"),
            ("/beta/me", "/beta/me"),
            ("https://localhost:8443/v1.0/users/a", "/v1.0/users/a"),
            (
                "https://graph.microsoft.com/beta/x?$top=1",
                "/beta/x?$top=1",
            ),
            (
                "/users?$filter=displayName eq 'Ä B'",
                "/v1.0/users?$filter=displayName%20eq%20%27%C3%84%20B%27",
            ),
        ] {
            assert_eq!(target("v1.0", text).expect(text).to_string(), means);
        }
        for text in [
            "",
            "\n",
            "/v1.0/../identity/session",
            "/../identity/session",
            "https://x/identity/session",
            "https://",
            "/$batch",
            "/v1.0/%24Batch",
        ] {
            assert!(target("v1.0", text).is_err(), "{text}");
        }
    }

    #[test]
    fn bodies_are_json_or_base64() {
        let mut headers = HeaderMap::new();
        let json = body(&mut headers, Some(serde_json::json!({"a": 1}))).expect("JSON");
        assert_eq!(json, b"{\"a\":1}");
        assert_eq!(headers[header::CONTENT_TYPE], "application/json");
        let csv = HeaderValue::from_static("text/csv");
        headers.insert(header::CONTENT_TYPE, csv);
        let text = body(&mut headers, Some(serde_json::json!("YWIK"))).expect("Base64");
        assert_eq!(text, b"ab\n");
        body(&mut headers, Some(serde_json::json!("%"))).expect_err("no Base64");
    }
}
