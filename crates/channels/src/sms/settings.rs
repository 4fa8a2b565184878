//! Where the gateway is, and who we are to it.

use beffroi_core::Secret;
use url::Url;

use crate::http::{Policy, Target};
use crate::percent;

/// The gateway is the operator's own: it may be anywhere, this machine and private networks included,
/// and without TLS.
pub(super) const ANYWHERE: Policy = Policy {
    allow_private: true,
};
/// Characters of a sender: a phone number with its plus sign, or a name of up to 11.
const LONGEST_SENDER: usize = 16;

/// A gateway as the operator names it.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where it is, with nothing in it that is secret.
    pub(super) target: Target,
    /// Who we are to it.
    pub(super) user: String,
    /// And how we prove it.
    pub(super) password: Secret<String>,
    /// Who the texts are from: a number or a name; the gateway's own choice, when it is none.
    pub(super) from: Option<String>,
}

/// The rule that the operator's words break. Never the words themselves, which hold a password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SettingsError {
    /// It is no address.
    #[error("must be an address such as http://user:password@localhost:13013/cgi-bin/sendsms")]
    Malformed,
    /// It begins with something else.
    #[error("must begin with http:// or https://")]
    Scheme,
    /// User or password is missing.
    #[error("must have both user and password before the host")]
    Credentials,
    /// They can't be read.
    #[error("must have user and password in UTF-8, percent-encoded")]
    Encoding,
    /// Nothing says which page of the server takes texts.
    #[error("must have a path behind the host, mostly /cgi-bin/sendsms")]
    Path,
    /// It has a `#…`.
    #[error("must not have a fragment (#…)")]
    Fragment,
    /// The sender is none.
    #[error("must name one sender in from, of 1 to 16 characters")]
    Sender,
    /// There is more in its query.
    #[error("knows no other parameter than from, not {0}")]
    Parameter(String),
}

impl Settings {
    /// Reads `http[s]://user:password@host:port/cgi-bin/sendsms?from=Beffroi`.
    ///
    /// # Errors
    /// The rule that it breaks.
    pub fn parse(address: &str) -> Result<Self, SettingsError> {
        let mut url = Url::parse(address).map_err(|_| SettingsError::Malformed)?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(SettingsError::Scheme);
        }
        let (user, password) = credentials(&url)?;
        if url.path() == "/" {
            return Err(SettingsError::Path);
        }
        if url.fragment().is_some() {
            return Err(SettingsError::Fragment);
        }
        let from = sender(&url)?;
        url.set_query(None);
        let bare = url.set_username("").and_then(|()| url.set_password(None));
        bare.map_err(|()| SettingsError::Malformed)?;
        let target = Target::parse(url.as_str(), ANYWHERE).map_err(|_| SettingsError::Malformed)?;
        Ok(Self {
            target,
            user,
            password,
            from,
        })
    }
}

fn credentials(url: &Url) -> Result<(String, Secret<String>), SettingsError> {
    let decoded = |text: &str| percent::decoded(text).ok_or(SettingsError::Encoding);
    match (url.username(), url.password()) {
        ("", _) | (_, None) => Err(SettingsError::Credentials),
        (user, Some(password)) => Ok((decoded(user)?, Secret::new(decoded(password)?))),
    }
}

/// Who the texts are from, which is all that may stand in the query.
fn sender(url: &Url) -> Result<Option<String>, SettingsError> {
    let mut found = None;
    for (name, value) in url.query_pairs() {
        if name != "from" {
            return Err(SettingsError::Parameter(printable(&name)));
        }
        let length = value.chars().count();
        let fits = (1..=LONGEST_SENDER).contains(&length) && !value.contains(char::is_control);
        if found.is_some() || !fits {
            return Err(SettingsError::Sender);
        }
        found = Some(value.into_owned());
    }
    Ok(found)
}

/// The name of a parameter. One that looks like none may be a piece of a password with a question mark
/// in it that was not encoded.
fn printable(name: &str) -> String {
    let plain = |one: u8| one.is_ascii_alphanumeric() || matches!(one, b'-' | b'_');
    if (1..=32).contains(&name.len()) && name.bytes().all(plain) {
        format!("'{name}'")
    } else {
        "one without a plain name".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_address_says_it_all() {
        let text = "http://bell:s3cr3t@10.0.0.7:13013/cgi-bin/sendsms?from=Beffroi";
        let settings = Settings::parse(text).unwrap();
        let place = "http://10.0.0.7:13013/cgi-bin/sendsms";
        assert_eq!(settings.target.url().as_str(), place);
        assert_eq!(settings.user, "bell");
        assert_eq!(settings.password.expose(), "s3cr3t");
        assert_eq!(settings.from.as_deref(), Some("Beffroi"));
        let text = "https://bell%40contoso:p%3A%2F%3F%23%40s@sms.contoso.example/send";
        let settings = Settings::parse(text).unwrap();
        assert_eq!(settings.user, "bell@contoso");
        assert_eq!(settings.password.expose(), "p:/?#@s");
        assert_eq!(settings.from, None);
        let text = "http://b:p@localhost/x?from=%2B15145550100";
        let settings = Settings::parse(text).unwrap();
        assert_eq!(settings.from.as_deref(), Some("+15145550100"));
    }

    #[test]
    fn each_rule_is_named_and_no_password() {
        for (address, words) in [
            ("sms.example", "must be an address such as"),
            ("http://", "must be an address such as"),
            ("smpp://u:s3cr3t@h/x", "must begin with http://"),
            ("http://h/x", "both user and password"),
            ("http://u@h/x", "both user and password"),
            ("http://:s3cr3t@h/x", "both user and password"),
            ("http://u:s3cr3t%ff@h/x", "in UTF-8"),
            ("http://u:s3cr3t@h", "must have a path"),
            ("http://u:s3cr3t@h/?from=a", "must have a path"),
            ("http://u:s3cr3t@h/x#y", "a fragment"),
            ("http://u:s3cr3t@h/x?from=", "one sender"),
            ("http://u:s3cr3t@h/x?from=a&from=b", "one sender"),
            ("http://u:s3cr3t@h/x?from=12345678901234567", "one sender"),
            ("http://u:s3cr3t@h/x?from=a%0Ab", "one sender"),
            (
                "http://u:s3cr3t@h/x?from=a&smsc=b",
                "no other parameter than from, not 'smsc'",
            ),
            ("http://u:s3cr3t@h/x?password=s3cr3t", "not 'password'"),
            ("http://u:s3/a?x?s3cr3t@h/x", "must be an address such as"),
            ("http://u:1@a/x?s3cr3t@h/x", "not one without a plain name"),
        ] {
            let refused = Settings::parse(address).expect_err(address);
            let words_said = refused.to_string();
            assert!(words_said.contains(words), "{address}: {words_said}");
            assert!(!words_said.contains("s3cr3t"), "{address}: {words_said}");
        }
    }

    proptest! {
        #[test]
        fn a_password_is_read_whatever_it_is_and_never_printed(password in "[ -~é]{8,20}") {
            let encoded = password.bytes().fold(String::new(), |text, byte| text + &format!("%{byte:02X}"));
            let settings = Settings::parse(&format!("http://u:{encoded}@h/x")).expect("valid");
            let printed = format!("{settings:?}");
            prop_assert!(!printed.contains(&password) && !printed.contains(&encoded), "{}", printed);
            prop_assert_eq!(settings.password.expose(), &password);
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,60}") {
            let _ = Settings::parse(&text);
            let _ = Settings::parse(&format!("http://u:p@h/x?{text}"));
            let _ = Settings::parse(&format!("http://{text}"));
        }
    }
}
