//! The session's cookie.

use beffroi_core::{Failure, failure};
use http::header::COOKIE;
use http::{HeaderMap, HeaderValue};

use crate::session::{LONGEST, SessionToken};

/// Over plain HTTP, as on a developer's machine.
const PLAIN: &str = "beffroi_session";
/// Browsers take a cookie of this prefix over TLS only, for this host and every path only: no
/// neighbour on the same domain can plant one.
const SECURE: &str = "__Host-beffroi_session";

fn name(secure: bool) -> &'static str {
    if secure { SECURE } else { PLAIN }
}

/// The token that the browser sent; none when there is none or it never was one.
pub(crate) fn read(headers: &HeaderMap, secure: bool) -> Option<SessionToken> {
    named(headers, name(secure)).and_then(SessionToken::decode)
}

/// The value of a cookie that the browser sent.
pub(crate) fn named<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let values = headers.get_all(COOKIE).into_iter();
    values
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

/// Gives the browser the token.
pub(crate) fn set(token: &SessionToken, secure: bool) -> failure::Result<HeaderValue> {
    cookie(&token.encode(), LONGEST.as_secs(), secure)
}

/// Takes it away again.
pub(crate) fn clear(secure: bool) -> failure::Result<HeaderValue> {
    cookie("", 0, secure)
}

fn cookie(value: &str, max_age: u64, secure: bool) -> failure::Result<HeaderValue> {
    let (name, flag) = (name(secure), if secure { "; Secure" } else { "" });
    let text =
        format!("{name}={value}; Path=/; Max-Age={max_age}; HttpOnly; SameSite=Strict{flag}");
    HeaderValue::from_str(&text).map_err(Failure::bug)
}

#[cfg(test)]
mod tests {
    use super::*;
    use beffroi_core::{SeededRandom, TenantId};
    use uuid::Uuid;

    #[test]
    fn written_and_read_back() {
        let tenant = TenantId::from_uuid(Uuid::from_u128(7));
        let token = SessionToken::mint(tenant, &SeededRandom::new(1));
        for (secure, name, end) in [
            (false, PLAIN, "SameSite=Strict"),
            (true, SECURE, "; Secure"),
        ] {
            let set = set(&token, secure).expect("a header");
            let text = set.to_str().expect("text");
            assert!(text.contains("; HttpOnly; SameSite=Strict") && text.contains("; Path=/;"));
            assert!(text.starts_with(name) && text.ends_with(end), "{text}");
            let pair = text.split(';').next().expect("a pair");
            let mut headers = HeaderMap::new();
            let all = format!("theme=dark; {pair}; x={pair}");
            headers.insert(COOKIE, HeaderValue::from_str(&all).expect("a header"));
            assert!(read(&headers, secure) == Some(token.clone()));
            assert!(read(&headers, !secure).is_none());
        }
    }

    #[test]
    fn nonsense_is_no_cookie() {
        for text in [
            "",
            ";;;",
            "beffroi_session",
            "beffroi_session=",
            "beffroi_session=abc",
            "=x",
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(COOKIE, HeaderValue::from_static(text));
            assert!(read(&headers, false).is_none());
        }
    }
}
