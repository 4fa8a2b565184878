//! Where an application may have people sent back to with a code (RFC 6749, 3.1.2; RFC 8252).

use url::{Host, Url};

/// No address is longer.
const LONGEST: usize = 2_048;
/// Why an address can't be registered.
pub(crate) fn check(uri: &str) -> Result<(), &'static str> {
    if uri.len() > LONGEST {
        return Err("must have at most 2,048 characters");
    }
    let url = Url::parse(uri).map_err(|_| "must be an absolute address")?;
    if url.fragment().is_some() {
        return Err("must not have a fragment (#…)");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("must not have a name or password before the host");
    }
    if uri.contains('*') {
        return Err("must not contain *: each address is registered as it is");
    }
    match url.scheme() {
        "https" => Ok(()),
        "http" if is_loopback(&url) => Ok(()),
        "http" => Err("must begin with https:// unless it is on this machine (localhost)"),
        // A native application's own scheme must be a name that somebody can own.
        scheme if scheme.contains('.') || scheme == "ms-appx-web" || scheme.starts_with("msal") => {
            Ok(())
        }
        _ => Err("must begin with https://, http://localhost or a scheme like com.example.app:"),
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// Whether the address is one of the registered. It must be exactly that one, but for the port on
/// this machine, which a native application can't know beforehand (RFC 8252, 7.3).
pub(crate) fn is_registered(registered: &[String], asked: &str) -> bool {
    registered.iter().any(|one| one == asked)
        || Url::parse(asked).is_ok_and(|asked| {
            asked.scheme() == "http"
                && is_loopback(&asked)
                && asked.username().is_empty()
                && asked.password().is_none()
                && registered
                    .iter()
                    .filter_map(|one| Url::parse(one).ok())
                    .any(|one| same_but_port(one, asked.clone()))
        })
}

fn same_but_port(mut one: Url, mut other: Url) -> bool {
    // Neither can fail for an address with a host.
    one.scheme() == "http"
        && is_loopback(&one)
        && one.set_port(None).is_ok()
        && other.set_port(None).is_ok()
        && one == other
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_can_be_registered() {
        for good in [
            "https://app.example.org/back",
            "http://localhost",
            "http://127.0.0.1:5000/x",
            "com.example.app:/back",
            "msal14d82eec://auth",
        ] {
            assert_eq!(check(good), Ok(()), "{good}");
        }
        for bad in [
            "/back",
            "http://app.example.org/back",
            "https://app.example.org/#x",
            "javascript:alert(1)",
            "data:text/html,x",
            "",
        ] {
            assert!(check(bad).is_err(), "{bad}");
        }
        assert!(check(&format!("https://x/{}", "a".repeat(2_048))).is_err());
    }

    #[test]
    fn exactly_that_one_but_for_the_port_on_this_machine() {
        let registered = [
            "https://app.example.org/back".to_owned(),
            "http://localhost".to_owned(),
        ];
        for good in [
            "https://app.example.org/back",
            "http://localhost",
            "http://localhost:51234",
            "http://localhost:51234/",
        ] {
            assert!(is_registered(&registered, good), "{good}");
        }
        for bad in [
            "https://app.example.org/back/",
            "https://app.example.org/back?x=1",
            "https://app.example.org:444/back",
            "https://app.example.org.evil.example/back",
            "http://localhost:51234/other",
            "http://evil@localhost:1/",
            "http://localhost.evil.example",
            "http://127.0.0.1",
        ] {
            assert!(!is_registered(&registered, bad), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn only_what_was_registered_can_differ_in_its_port(asked in "(http|https)://(localhost|app.example.org)(:[0-9]{1,5})?/(back|other)?") {
            let registered = ["https://app.example.org/back".to_owned(), "http://localhost/back".to_owned()];
            let expected = asked == registered[0]
                || (asked.starts_with("http://localhost") && asked.ends_with("/back") && Url::parse(&asked).is_ok());
            prop_assert_eq!(is_registered(&registered, &asked), expected);
        }
    }
}
