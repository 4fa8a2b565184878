//! Where a message may lead: https, and only to the domains that the tenant lists.

use beffroi_core::failure::Violations;
use url::{Host, Url};

/// Most characters of a link.
pub const MAX_LINK: usize = 2_048;

/// Why a link is refused; continues the sentence begun by the field's name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LinkRefusal {
    /// Longer than [`MAX_LINK`].
    #[error("must have at most 2048 characters, it has {0}")]
    TooLong(usize),
    /// Parsers mend these silently, each in its own way, and a link must mean one thing to all.
    #[error("must not contain white space, control characters or backslashes")]
    Unclean,
    /// Another scheme than https, or none.
    #[error("must begin with https://")]
    NotHttps,
    /// Not a link at all.
    #[error("must be a link with a host, such as https://contoso.com/news")]
    NotALink,
    /// A user name or password before the host.
    #[error("must not contain a user name or password")]
    Credentials,
    /// The tenant lists domains and this is none of them.
    #[error("must lead to one of the allowed domains, {0} is not")]
    DomainNotAllowed(String),
}

/// Reads a link by the rules. `allowed_domains` empty means any; each allows itself and everything
/// under it.
///
/// # Errors
/// The first rule that the link breaks.
pub fn parse_link(text: &str, allowed_domains: &[String]) -> Result<Url, LinkRefusal> {
    let length = text.chars().count();
    if length > MAX_LINK {
        return Err(LinkRefusal::TooLong(length));
    }
    let unclean = |c: char| c.is_whitespace() || c.is_control() || c == '\\';
    if text.chars().any(unclean) {
        return Err(LinkRefusal::Unclean);
    }
    let prefix = text.get(..8).unwrap_or_default();
    if !prefix.eq_ignore_ascii_case("https://") {
        return Err(LinkRefusal::NotHttps);
    }
    // The parser would skip further slashes and take the path for the host.
    if text[8..].starts_with('/') {
        return Err(LinkRefusal::NotALink);
    }
    let url = Url::parse(text).map_err(|_| LinkRefusal::NotALink)?;
    let host = url.host().ok_or(LinkRefusal::NotALink)?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(LinkRefusal::Credentials);
    }
    if !allowed_domains.is_empty() && !allowed_domains.iter().any(|domain| allows(domain, &host)) {
        return Err(LinkRefusal::DomainNotAllowed(host.to_string()));
    }
    Ok(url)
}

/// Notes when the link breaks a rule.
pub(crate) fn check_link(
    field: &str,
    text: &str,
    allowed_domains: &[String],
    violations: &mut Violations,
) {
    if let Err(refusal) = parse_link(text, allowed_domains) {
        violations.add(field, refusal);
    }
}

fn allows(domain: &str, host: &Host<&str>) -> bool {
    let Ok(allowed) = Host::parse(domain.trim().trim_end_matches('.')) else {
        return false;
    };
    match (&allowed, host) {
        (Host::Domain(allowed), Host::Domain(host)) => {
            let host = host.trim_end_matches('.');
            host.strip_suffix(allowed.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        }
        (Host::Ipv4(allowed), Host::Ipv4(host)) => allowed == host,
        (Host::Ipv6(allowed), Host::Ipv6(host)) => allowed == host,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn refusal(text: &str) -> Option<LinkRefusal> {
        parse_link(text, &[]).err()
    }

    #[test]
    fn only_https_with_a_host_and_without_credentials() {
        assert_eq!(refusal("https://contoso.com/news?a=b#c"), None);
        assert_eq!(refusal("HTTPS://Contoso.com"), None);
        for scheme in [
            "http://contoso.com",
            "javascript:alert(1)",
            "data:text/html,x",
            "contoso.com",
            "ftp://contoso.com",
            "",
            "https:contoso.com",
            "https:/contoso.com",
            "éééé://x",
        ] {
            assert_eq!(refusal(scheme), Some(LinkRefusal::NotHttps), "{scheme}");
        }
        for no_host in [
            "https://",
            "https:///contoso.com",
            "https://?x",
            "https://a b",
        ] {
            assert!(refusal(no_host).is_some(), "{no_host}");
        }
        assert_eq!(refusal("https:///contoso.com"), Some(LinkRefusal::NotALink));
        for credentials in [
            "https://ada@contoso.com",
            "https://ada:pw@contoso.com",
            "https://:pw@contoso.com",
        ] {
            assert_eq!(
                refusal(credentials),
                Some(LinkRefusal::Credentials),
                "{credentials}"
            );
        }
        for unclean in [
            "https://con\ntoso.com",
            "https://contoso.com/a b",
            "https://contoso.com\\@evil.com",
            "https://contoso.com/\0",
        ] {
            assert_eq!(refusal(unclean), Some(LinkRefusal::Unclean), "{unclean}");
        }
    }

    #[test]
    fn at_most_2048_characters() {
        let of = |length: usize| format!("https://contoso.com/{}", "é".repeat(length - 20));
        assert_eq!(refusal(&of(2_048)), None);
        assert_eq!(refusal(&of(2_049)), Some(LinkRefusal::TooLong(2_049)));
    }

    #[test]
    fn allowed_domains_allow_themselves_and_what_is_under_them() {
        let allowed = [
            "Contoso.com".to_owned(),
            "bücher.example".to_owned(),
            "10.0.0.1".to_owned(),
        ];
        let passes = |text: &str| parse_link(text, &allowed).is_ok();
        assert!(passes("https://contoso.com/x"));
        assert!(passes("https://NEWS.contoso.com"));
        assert!(passes("https://contoso.com./"));
        assert!(passes("https://www.xn--bcher-kva.example/"));
        assert!(passes("https://10.0.0.1/"));
        assert!(!passes("https://notcontoso.com"));
        assert!(!passes("https://contoso.com.evil.example"));
        assert!(!passes("https://evil.example/contoso.com"));
        assert!(!passes("https://110.0.0.1/"));
        assert_eq!(
            parse_link("https://Evil.example", &allowed),
            Err(LinkRefusal::DomainNotAllowed("evil.example".to_owned()))
        );
    }

    proptest! {
        #[test]
        fn what_passes_is_https_for_every_reader(text in "(https?|HTTPS|ftp)?:?/{0,3}[a-z@.:\\\\/é ]{0,20}") {
            if let Ok(url) = parse_link(&text, &[]) {
                prop_assert_eq!(url.scheme(), "https");
                prop_assert!(url.has_host() && url.username().is_empty() && url.password().is_none());
            }
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,60}") {
            let _ = parse_link(&text, std::slice::from_ref(&text));
        }
    }
}
