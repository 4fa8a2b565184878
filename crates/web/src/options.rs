//! Query options: a route takes those that it documents; everything else is refused by name, never
//! passed over.

use axum::http::Uri;
use beffroi_core::{Failure, Kind, failure};
use url::form_urlencoded;

/// Where a parameter without `$` must be known too. Elsewhere other protocols rule, and theirs want
/// what is not known to be passed over (RFC 6749, 3.2).
const STRICT: [&str; 3] = ["/v1.0/", "/beta/", "/identity/"];
/// Where an identity provider sends browsers back to. Providers add what they like (`iss`,
/// `session_state`, `scope`), and whoever receives it passes over what it does not know (RFC 6749,
/// 4.1.2).
const CALLBACK: &str = "/identity/providers/callback";
/// Most characters of the caller's own text that a message repeats.
const LONGEST_NAME: usize = 40;

/// Refuses a query with an option that is not among those `taken`.
///
/// # Errors
/// `Kind::Unsupported` with the option's name.
pub(crate) fn check(uri: &Uri, taken: &[String]) -> failure::Result<()> {
    let Some(query) = uri.query() else {
        return Ok(());
    };
    let path = uri.path();
    let strict = path != CALLBACK && STRICT.iter().any(|prefix| path.starts_with(prefix));
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    for (name, _) in pairs.flat_map(|pair| form_urlencoded::parse(pair.as_bytes())) {
        let known = taken.iter().any(|known| known.eq_ignore_ascii_case(&name));
        if !known && (strict || name.starts_with('$')) {
            return Err(unsupported(&name, taken));
        }
    }
    Ok(())
}

/// The value of a parameter that a query may have once.
///
/// # Errors
/// `Kind::Invalid` with the parameter's name, when it is there more than once.
pub fn parameter(query: &str, name: &str) -> failure::Result<Option<String>> {
    let pairs = form_urlencoded::parse(query.as_bytes());
    let mut values = pairs.filter(|(key, _)| key.eq_ignore_ascii_case(name));
    let first = values.next().map(|(_, value)| value.into_owned());
    if values.next().is_some() {
        return Err(Failure::invalid(name, "must be given once"));
    }
    Ok(first)
}

fn unsupported(name: &str, taken: &[String]) -> Failure {
    let plain = |letter: char| if letter.is_control() { ' ' } else { letter };
    let mut letters = name.chars();
    let mut name: String = letters.by_ref().take(LONGEST_NAME).map(plain).collect();
    if letters.next().is_some() {
        name.push('…');
    }
    let offered = match taken {
        [] => "no query options".to_owned(),
        names => names.join(", "),
    };
    Failure::new(
        Kind::Unsupported,
        "Request_UnsupportedQuery",
        format!("{name} is not supported here; this resource takes {offered}"),
    )
    .at(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(uri: &str) -> Option<String> {
        let taken = ["$select".to_owned(), "user".to_owned()];
        let refused = check(&uri.parse().expect("a URI"), &taken).err()?;
        assert_eq!(refused.kind(), Kind::Unsupported);
        refused.target().map(str::to_owned)
    }

    #[test]
    fn a_parameter_is_given_once() {
        let value = |query| parameter(query, "cursor").ok();
        assert_eq!(value("a=1"), Some(None));
        assert_eq!(value("a=1&Cursor=%2B7"), Some(Some("+7".to_owned())));
        assert_eq!(value("cursor=7&cursor=7"), None);
    }

    #[test]
    fn what_is_not_taken_is_named() {
        for (uri, name) in [
            ("/v1.0/users/1", None),
            ("/v1.0/users/1?", None),
            ("/v1.0/users/1?$select=id&%24Select=id&USER=x&&", None),
            ("/v1.0/users/1?%24expand=manager", Some("$expand")),
            ("/v1.0/users/1?select=id", Some("select")),
            ("/beta/x?api-version=2", Some("api-version")),
            ("/identity/x?a", Some("a")),
            (
                "/identity/providers/callback?iss=https%3A%2F%2Fx&session_state=1",
                None,
            ),
            ("/t/oauth2/v2.0/token?api-version=2", None),
            ("/t/oauth2/v2.0/token?$top=2", Some("$top")),
        ] {
            assert_eq!(refused(uri).as_deref(), name, "{uri}");
        }
        let long = refused(&format!("/v1.0/x?{}=1", "n".repeat(300))).expect("refused");
        assert_eq!(long.chars().count(), 41);
    }
}
