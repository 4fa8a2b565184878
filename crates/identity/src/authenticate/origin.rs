//! Whether a browser's request comes from our own pages. `SameSite` keeps cookies back from other
//! sites; this keeps them back from other hosts of the same site as well.

use beffroi_core::{Failure, Kind};
use beffroi_feature::Settings;
use http::HeaderName;
use http::header::{HOST, ORIGIN, UPGRADE};
use http::request::Parts;
use url::Url;

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Whether a request with a session's cookie must prove where it comes from: one that changes
/// something, and a WebSocket, which no same-origin policy guards.
pub(crate) fn matters(parts: &Parts) -> bool {
    let upgrade = text(parts, &UPGRADE);
    !parts.method.is_safe() || upgrade.is_some_and(|to| to.eq_ignore_ascii_case("websocket"))
}

/// True when the browser says that one of our own pages asks.
pub(crate) fn is_own(settings: &Settings, parts: &Parts) -> bool {
    match text(parts, &ORIGIN) {
        Some(origin) => is_own_origin(settings, parts, origin),
        None => text(parts, &FETCH_SITE) == Some("same-origin"),
    }
}

/// True when the browser says that a foreign page asks. Programs say nothing.
pub(crate) fn is_foreign(settings: &Settings, parts: &Parts) -> bool {
    let says = parts.headers.contains_key(ORIGIN) || parts.headers.contains_key(FETCH_SITE);
    says && !is_own(settings, parts)
}

fn is_own_origin(settings: &Settings, parts: &Parts, origin: &str) -> bool {
    let Ok(origin) = Url::parse(origin) else {
        return false;
    };
    let own = Url::parse(&settings.public_url);
    if own.is_ok_and(|own| own.origin() == origin.origin()) {
        return true;
    }
    if settings.secure_cookies && origin.scheme() != "https" {
        return false;
    }
    // The name under which the browser reached us; a page elsewhere can't choose it. (A name that
    // somebody else points at this machine has no cookie of ours.)
    let asked = parts.uri.authority().map(http::uri::Authority::as_str);
    let host = asked.or_else(|| text(parts, &HOST));
    host.is_some_and(|host| {
        Url::parse(&format!("{}://{host}", origin.scheme()))
            .is_ok_and(|asked| asked.origin() == origin.origin() && asked.origin().is_tuple())
    })
}

fn text<'a>(parts: &'a Parts, name: &HeaderName) -> Option<&'a str> {
    parts.headers.get(name)?.to_str().ok()
}

/// The refusal.
pub(crate) fn mismatch() -> Failure {
    Failure::new(
        Kind::Denied,
        "originMismatch",
        "A request with a session's cookie that changes something must come from this server's own pages (Origin).",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::Request;

    fn parts(headers: &[(&str, &str)]) -> Parts {
        let mut request = Request::builder().method("POST").uri("/identity/password");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.body(()).expect("a request").into_parts().0
    }

    fn settings(public_url: &str, secure_cookies: bool) -> Settings {
        Settings {
            public_url: public_url.to_owned(),
            secure_cookies,
            ..Settings::default()
        }
    }

    #[test]
    fn own_origins() {
        let own = settings("https://beffroi.example.org", true);
        for headers in [
            &[("origin", "https://beffroi.example.org")][..],
            &[("origin", "https://beffroi.example.org:443")],
            &[("origin", "https://intern:8443"), ("host", "intern:8443")],
            &[("sec-fetch-site", "same-origin")],
        ] {
            assert!(is_own(&own, &parts(headers)), "{headers:?}");
        }
    }

    #[test]
    fn foreign_origins() {
        let own = settings("https://beffroi.example.org", true);
        for headers in [
            &[][..],
            &[("host", "beffroi.example.org")],
            &[("origin", "null")],
            &[("origin", "null"), ("host", "null")],
            &[("origin", "https://evil.example")],
            &[
                ("origin", "https://other.example.org"),
                ("host", "beffroi.example.org"),
            ],
            &[
                ("origin", "https://beffroi.example.org:8443"),
                ("host", "beffroi.example.org"),
            ],
            &[
                ("origin", "http://beffroi.example.org"),
                ("host", "beffroi.example.org"),
            ],
            &[
                ("origin", "https://evil.example"),
                ("sec-fetch-site", "same-origin"),
            ],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "none")],
        ] {
            assert!(!is_own(&own, &parts(headers)), "{headers:?}");
        }
        assert!(!is_foreign(
            &own,
            &parts(&[("host", "beffroi.example.org")])
        ));
    }

    #[test]
    fn plain_http_is_good_where_cookies_are_not_secure() {
        let own = settings("http://127.0.0.1:8080", false);
        assert!(is_own(
            &own,
            &parts(&[
                ("origin", "http://localhost:8080"),
                ("host", "localhost:8080")
            ])
        ));
        assert!(!is_own(
            &own,
            &parts(&[
                ("origin", "http://localhost:5173"),
                ("host", "localhost:8080")
            ])
        ));
    }

    #[test]
    fn it_matters_for_changes_and_web_sockets() {
        assert!(matters(&parts(&[])));
        let mut get = parts(&[]);
        get.method = http::Method::GET;
        assert!(!matters(&get));
        let mut live = parts(&[("upgrade", "WebSocket")]);
        live.method = http::Method::GET;
        assert!(matters(&live));
    }
}
