//! The token endpoint's input: a form, and perhaps HTTP Basic (RFC 6749, 2.3.1).

use std::collections::HashMap;

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use beffroi_core::Secret;

use crate::oauth::Refusal;
use crate::oauth::client::Credentials;

/// A form with hundreds of parameters is no token request.
const MOST_PARAMETERS: usize = 100;

/// What a program sends to the token endpoint.
#[derive(Debug, Default)]
pub(super) struct TokenRequest {
    pub(super) grant_type: Option<String>,
    pub(super) credentials: Credentials,
    pub(super) scope: Option<String>,
    pub(super) code: Option<String>,
    pub(super) redirect_uri: Option<String>,
    pub(super) code_verifier: Option<String>,
    pub(super) refresh_token: Option<String>,
    pub(super) device_code: Option<String>,
    /// Whether the program wants `client_info` beside the tokens.
    pub(super) client_info: bool,
}

/// Reads a token request. Parameters that are not known are passed over, as OAuth wants it.
pub(super) fn read(headers: &HeaderMap, body: &[u8]) -> Result<TokenRequest, Refusal> {
    let mut form = parameters(body)?;
    let mut client_id = form.remove("client_id");
    let mut client_secret = form.remove("client_secret");
    if let Some((id, secret)) = basic(headers)? {
        if client_secret.is_some() || client_id.as_ref().is_some_and(|other| *other != id) {
            return Err(Refusal::malformed("the client proves itself in two ways"));
        }
        client_id = Some(id);
        client_secret = Some(secret);
    }
    Ok(TokenRequest {
        grant_type: form.remove("grant_type"),
        credentials: Credentials {
            client_id,
            client_secret: client_secret.map(Secret::new),
            assertion: form.remove("client_assertion"),
            assertion_type: form.remove("client_assertion_type"),
        },
        scope: form.remove("scope"),
        code: form.remove("code"),
        redirect_uri: form.remove("redirect_uri"),
        code_verifier: form.remove("code_verifier"),
        refresh_token: form.remove("refresh_token"),
        // Microsoft's libraries say `code` for it in one of the two protocols they speak.
        device_code: form.remove("device_code"),
        client_info: form.remove("client_info").is_some_and(|wish| wish == "1"),
    })
}

/// The parameters of a form or a query, each once; one without a value counts as one that is not
/// there (RFC 6749, 3.2).
pub(super) fn parameters(text: &[u8]) -> Result<HashMap<String, String>, Refusal> {
    let mut form: HashMap<String, String> = HashMap::new();
    for (name, value) in url::form_urlencoded::parse(text) {
        if form.len() >= MOST_PARAMETERS {
            return Err(Refusal::malformed("it has too many parameters"));
        }
        if form.contains_key(name.as_ref()) {
            return Err(Refusal::malformed("a parameter is there twice"));
        }
        form.insert(name.into_owned(), value.into_owned());
    }
    form.retain(|_, value| !value.is_empty());
    Ok(form)
}

fn basic(headers: &HeaderMap) -> Result<Option<(String, String)>, Refusal> {
    let Some(header) = headers.get(AUTHORIZATION) else {
        return Ok(None);
    };
    let refuse = || Refusal::malformed("the Authorization header is not HTTP Basic");
    let (scheme, value) = header
        .to_str()
        .ok()
        .and_then(|text| text.split_once(' '))
        .ok_or_else(refuse)?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return Err(refuse());
    }
    let bytes = STANDARD.decode(value.trim()).map_err(|_| refuse())?;
    let text = String::from_utf8(bytes).map_err(|_| refuse())?;
    let (id, secret) = text.split_once(':').ok_or_else(refuse)?;
    Ok(Some((form_decoded(id), form_decoded(secret))))
}

/// Both halves are form-encoded before they are put together.
fn form_decoded(text: &str) -> String {
    let pair = format!("={}", text.replace('&', "%26"));
    let value = url::form_urlencoded::parse(pair.as_bytes()).next();
    value.map_or_else(String::new, |(_, value)| value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;
    use proptest::prelude::*;

    fn with_basic(text: &str) -> HeaderMap {
        let value = format!("Basic {}", STANDARD.encode(text));
        let value = HeaderValue::from_str(&value).expect("a header");
        HeaderMap::from_iter([(AUTHORIZATION, value)])
    }

    #[test]
    fn secret_in_the_form() {
        let body = b"client_id=app&client_secret=a%2Bb&scope=x%2F.default&grant_type=client_credentials&client_info=1&claims=";
        let request = read(&HeaderMap::new(), body).expect("a request");
        assert_eq!(request.credentials.client_id.as_deref(), Some("app"));
        assert_eq!(
            request.credentials.client_secret,
            Some(Secret::new("a+b".to_owned()))
        );
        assert_eq!(request.scope.as_deref(), Some("x/.default"));
    }

    #[test]
    fn secret_in_the_header() {
        let request = read(&with_basic("app:a%2Bb%26=c"), b"grant_type=x").expect("a request");
        assert_eq!(request.credentials.client_id.as_deref(), Some("app"));
        assert_eq!(
            request.credentials.client_secret,
            Some(Secret::new("a+b&=c".to_owned()))
        );
    }

    #[test]
    fn two_ways_at_once_are_refused() {
        let headers = with_basic("app:s");
        for body in ["client_secret=s", "client_id=other", "a=1&a=2"] {
            let refusal = read(&headers, body.as_bytes()).expect_err("refused");
            assert_eq!((refusal.status, refusal.error), (400, "invalid_request"));
        }
        assert!(read(&headers, b"client_id=app").is_ok());
        assert!(
            read(
                &HeaderMap::from_iter([(AUTHORIZATION, HeaderValue::from_static("Bearer x"))]),
                b""
            )
            .is_err()
        );
    }

    proptest! {
        #[test]
        fn never_panics(body in prop::collection::vec(any::<u8>(), 0..200), header in "[ -~]{0,60}") {
            let value = HeaderValue::from_str(&header).expect("printable");
            let _ = read(&HeaderMap::from_iter([(AUTHORIZATION, value)]), &body);
        }
    }
}
