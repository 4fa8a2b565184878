//! Which URLs may be called.

use std::fmt;

use url::{Host, Url};

use super::address::is_public;

/// No address is longer.
const LONGEST: usize = 2_048;

/// What the operator allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Policy {
    /// Also `http`, and addresses of private networks and of this machine.
    pub allow_private: bool,
}

/// A URL that may be called.
#[derive(Clone, PartialEq, Eq)]
pub struct Target(Url);

/// Why a URL may not be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TargetError {
    /// It is none, or too long.
    #[error("must be an absolute https:// address of at most 2,048 characters")]
    Malformed,
    /// It holds what a reader of URLs would pass over, so that it would not be what it looks like.
    #[error("must not contain white space or control characters")]
    Blank,
    /// It begins with something else.
    #[error("must begin with https://")]
    Scheme,
    /// It holds a name or password.
    #[error("must not hold a user name or password")]
    Credentials,
    /// It has a `#…`.
    #[error("must not have a fragment (#…)")]
    Fragment,
    /// It points into a private network.
    #[error("must be a public address: this server does not call private networks or itself")]
    Private,
}

impl Target {
    /// Reads an address from outside.
    pub fn parse(text: &str, policy: Policy) -> Result<Self, TargetError> {
        if text.len() > LONGEST {
            return Err(TargetError::Malformed);
        }
        if text.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err(TargetError::Blank);
        }
        let url = Url::parse(text).map_err(|_| TargetError::Malformed)?;
        match url.scheme() {
            "https" => {}
            "http" if policy.allow_private => {}
            _ => return Err(TargetError::Scheme),
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(TargetError::Credentials);
        }
        if url.fragment().is_some() {
            return Err(TargetError::Fragment);
        }
        let private = match url.host() {
            Some(Host::Ipv4(address)) => !is_public(address.into()),
            Some(Host::Ipv6(address)) => !is_public(address.into()),
            Some(Host::Domain(name)) => is_local_name(name),
            None => return Err(TargetError::Malformed),
        };
        if private && !policy.allow_private {
            return Err(TargetError::Private);
        }
        Ok(Self(url))
    }

    /// The address.
    #[must_use]
    pub fn url(&self) -> &Url {
        &self.0
    }

    /// The same address with one more parameter in its query.
    #[must_use]
    pub fn with_parameter(&self, name: &str, value: &str) -> Self {
        let mut url = self.0.clone();
        url.query_pairs_mut().append_pair(name, value);
        Self(url)
    }
}

/// Queries of such addresses carry secrets, so they are not logged.
impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let host = self.0.host_str().unwrap_or_default();
        write!(f, "{}://{host}{}", self.0.scheme(), self.0.path())
    }
}

/// Names that never belong to the public internet. Others are asked of the name service at each call.
fn is_local_name(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    name == "localhost"
        || !name.contains('.')
        || [".localhost", ".local", ".internal", ".home.arpa"]
            .iter()
            .any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const STRICT: Policy = Policy {
        allow_private: false,
    };
    const LAX: Policy = Policy {
        allow_private: true,
    };

    #[test]
    fn what_may_be_called() {
        for good in [
            "https://hooks.example.org/x?y=1",
            "https://1.1.1.1/",
            "https://x.example:8443",
        ] {
            assert!(Target::parse(good, STRICT).is_ok(), "{good}");
        }
        for (bad, why) in [
            ("http://hooks.example.org/", TargetError::Scheme),
            ("ftp://hooks.example.org/", TargetError::Scheme),
            ("file:///etc/passwd", TargetError::Scheme),
            ("/x", TargetError::Malformed),
            ("", TargetError::Malformed),
            ("https://hooks.example.org/\r\nX: y", TargetError::Blank),
            (" https://hooks.example.org/", TargetError::Blank),
            ("https://hooks.ex\tample.org/", TargetError::Blank),
            ("https://u:p@hooks.example.org/", TargetError::Credentials),
            ("https://hooks.example.org/#x", TargetError::Fragment),
            ("https://127.0.0.1/", TargetError::Private),
            ("https://2130706433/", TargetError::Private),
            ("https://0x7f.1/", TargetError::Private),
            ("https://[::1]/", TargetError::Private),
            ("https://[::ffff:10.0.0.1]/", TargetError::Private),
            (
                "https://169.254.169.254/latest/meta-data",
                TargetError::Private,
            ),
            ("https://localhost/", TargetError::Private),
            ("https://intranet/", TargetError::Private),
            ("https://printer.local./", TargetError::Private),
        ] {
            assert_eq!(Target::parse(bad, STRICT).err(), Some(why), "{bad}");
        }
        assert!(Target::parse("http://127.0.0.1:8080/hook", LAX).is_ok());
        assert_eq!(
            Target::parse("ftp://x/", LAX).err(),
            Some(TargetError::Scheme)
        );
        assert!(Target::parse(&format!("https://x.example/{}", "a".repeat(2_048)), LAX).is_err());
    }

    #[test]
    fn parameters_are_added_and_queries_not_logged() {
        let target = Target::parse("https://x.example/a?secret=1", STRICT).expect("a target");
        let asked = target.with_parameter("validationToken", "a b&c");
        assert_eq!(
            asked.url().as_str(),
            "https://x.example/a?secret=1&validationToken=a+b%26c"
        );
        assert_eq!(format!("{asked:?}"), "https://x.example/a");
    }

    proptest! {
        #[test]
        fn whatever_is_accepted_strictly_is_https(text in "(https|http|HTTPS)://[a-z0-9.:\\[\\]@#/?-]{0,40}") {
            if let Ok(target) = Target::parse(&text, STRICT) {
                prop_assert_eq!(target.url().scheme(), "https");
            }
        }
    }
}
