//! Which API a token is for.

use url::{Host, Url};

/// The resource that Microsoft's libraries ask for, and its application id.
pub(crate) const GRAPH: &str = "https://graph.microsoft.com";
const GRAPH_ID: &str = "00000003-0000-0000-c000-000000000000";

/// The resource of a scope `RESOURCE/.default`; none for any other scope. Clients write it in
/// several ways: `https://localhost:8443//.default` comes from one of them.
pub(crate) fn of_scope(scope: &str) -> Option<String> {
    let resource = scope.trim().strip_suffix("/.default")?;
    let resource = resource.trim_end_matches('/');
    let plain = resource.bytes().all(|b| b.is_ascii_graphic());
    (plain && (1..=255).contains(&resource.len())).then(|| resource.to_owned())
}

/// Whether a token for `resource` may be used here. One for somebody else's API may not: they could
/// have kept it.
pub(crate) fn is_ours(resource: &str, public_url: &str) -> bool {
    if resource == GRAPH || resource == GRAPH_ID {
        return true;
    }
    let (Ok(resource), Ok(own)) = (Url::parse(resource), Url::parse(public_url)) else {
        return false;
    };
    match resource.host() {
        // What is on the caller's own machine is no stranger, and it may reach us under that name.
        Some(Host::Domain("localhost")) => true,
        Some(Host::Ipv4(address)) if address.is_loopback() => true,
        Some(Host::Ipv6(address)) if address.is_loopback() => true,
        // Some clients leave the port out.
        host => host.is_some() && host == own.host(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_as_clients_write_them() {
        for (scope, resource) in [
            ("https://graph.microsoft.com/.default", Some(GRAPH)),
            (
                "https://localhost:8443//.default",
                Some("https://localhost:8443"),
            ),
            (" api://x/.default ", Some("api://x")),
            ("https://graph.microsoft.com/User.Read.All", None),
            ("/.default", None),
            ("a b/.default", None),
            ("", None),
        ] {
            assert_eq!(of_scope(scope).as_deref(), resource, "{scope}");
        }
    }

    #[test]
    fn only_our_own_names_are_ours() {
        let own = "https://beffroi.example.org:8443";
        for good in [
            GRAPH,
            GRAPH_ID,
            "https://beffroi.example.org",
            "https://beffroi.example.org:8443",
            "https://localhost",
            "http://127.0.0.1:8080",
            "http://[::1]:8080",
        ] {
            assert!(is_ours(good, own), "{good}");
        }
        for bad in [
            "https://evil.example",
            "https://beffroi.example.org.evil.example",
            "api://x",
            "",
        ] {
            assert!(!is_ours(bad, own), "{bad}");
        }
    }
}
