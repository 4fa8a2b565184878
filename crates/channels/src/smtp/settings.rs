//! Where the relay is, how it is spoken to, and who the mails are from.

use std::fmt;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;

use beffroi_core::Secret;
use url::{Host, Url};

use super::dkim::Dkim;
use super::sender::{Bounces, Sender};
use crate::percent;

/// How the conversation with the relay is kept from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte (`smtps://`).
    Tls,
    /// TLS before anything is said; without it nothing is.
    StartTls,
    /// None: for a relay on this machine, or where the operator says so.
    Plain,
}

/// A relay as the operator names it.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the conversation is kept from others.
    pub security: Security,
    /// User and password, where the relay asks for them.
    pub credentials: Option<(String, Secret<String>)>,
    /// Who the mails are from.
    pub sender: Sender,
    /// Where what can't be delivered comes back to; the sender, when there is none.
    pub bounces: Option<Bounces>,
    /// What the mails are signed with.
    pub dkim: Option<Arc<Dkim>>,
    /// How many mails the relay is given in a second at most; as many as it takes, when it is none.
    pub per_second: Option<NonZeroU32>,
    /// By which name this server greets the relay.
    pub hello: String,
}

/// What is wrong with the operator's words: the setting, and the rule that it breaks. Never the words
/// themselves, which may hold a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsError {
    /// E.g. `smtp_sender`.
    pub setting: &'static str,
    /// The rule.
    pub rule: &'static str,
}

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.setting, self.rule)
    }
}

impl std::error::Error for SettingsError {}

const fn relay(rule: &'static str) -> SettingsError {
    SettingsError {
        setting: "smtp",
        rule,
    }
}

impl Settings {
    /// Reads `smtp[s]://user:password@host:port?starttls=required|never` and
    /// `Name <address>` or `address`. `hello` is the name of this server.
    ///
    /// # Errors
    /// The setting and the rule that it breaks.
    pub fn parse(address: &str, sender: &str, hello: &str) -> Result<Self, SettingsError> {
        let url = Url::parse(address)
            .map_err(|_| relay("must be an address such as smtp://user:password@host:587"))?;
        let implicit = match url.scheme() {
            "smtp" => false,
            "smtps" => true,
            _ => return Err(relay("must begin with smtp:// or smtps://")),
        };
        let host = url.host_str().filter(|host| !host.is_empty());
        let host = host.ok_or(relay("must name a host"))?;
        if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
            return Err(relay("must have nothing but options behind the host"));
        }
        let security = security(&url, implicit, is_loopback(host))?;
        let credentials = credentials(&url)?;
        if security == Security::Plain && credentials.is_some() && !is_loopback(host) {
            return Err(relay("must not send a password without TLS"));
        }
        let usual = if implicit { 465 } else { 587 };
        Ok(Self {
            host: host.trim_matches(['[', ']']).to_owned(),
            port: url.port().unwrap_or(usual),
            security,
            credentials,
            sender: Sender::parse(sender)?,
            bounces: None,
            dkim: None,
            per_second: None,
            hello: hello.to_owned(),
        })
    }
}

fn security(url: &Url, implicit: bool, loopback: bool) -> Result<Security, SettingsError> {
    let usual = match (implicit, loopback) {
        (true, _) => Security::Tls,
        (false, true) => Security::Plain,
        (false, false) => Security::StartTls,
    };
    let mut security = usual;
    for (name, value) in url.query_pairs() {
        security = match (&*name, &*value) {
            ("starttls", _) if implicit => {
                return Err(relay("must not ask for starttls with smtps://"));
            }
            ("starttls", "required") => Security::StartTls,
            ("starttls", "never") => Security::Plain,
            ("starttls", _) => return Err(relay("knows starttls=required and starttls=never")),
            _ => return Err(relay("knows no other option than starttls")),
        };
    }
    Ok(security)
}

fn credentials(url: &Url) -> Result<Option<(String, Secret<String>)>, SettingsError> {
    let decoded = |text: &str| {
        let decoded = percent::decoded(text);
        decoded.ok_or(relay(
            "must have user and password in UTF-8, percent-encoded",
        ))
    };
    match (url.username(), url.password()) {
        ("", None) => Ok(None),
        ("", Some(_)) | (_, None) => Err(relay("must have both user and password, or neither")),
        (user, Some(password)) => Ok(Some((decoded(user)?, Secret::new(decoded(password)?)))),
    }
}

/// Whether a relay is this machine itself, whose conversations nobody else hears.
fn is_loopback(host: &str) -> bool {
    match Host::parse(host) {
        Ok(Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            name == "localhost"
                || name.ends_with(".localhost")
                // Schemes that are not of the web keep numbers as they were written.
                || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
        }
        Ok(Host::Ipv4(address)) => address.is_loopback(),
        Ok(Host::Ipv6(address)) => address.is_loopback(),
        Err(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SENDER: &str = "Contoso <bell@contoso.example>";

    fn parse(address: &str) -> Result<Settings, SettingsError> {
        Settings::parse(address, SENDER, "bell.contoso.example")
    }

    #[test]
    fn the_scheme_decides_on_port_and_tls() {
        for (address, port, security) in [
            ("smtp://relay.example", 587, Security::StartTls),
            ("smtp://relay.example:2525", 2525, Security::StartTls),
            ("smtp://relay.example?starttls=never", 587, Security::Plain),
            ("smtps://relay.example", 465, Security::Tls),
            ("smtps://u:p@relay.example/", 465, Security::Tls),
            ("smtp://localhost:25", 25, Security::Plain),
            ("smtp://127.0.0.1:25", 25, Security::Plain),
            ("smtp://[::1]:25", 25, Security::Plain),
            (
                "smtp://127.0.0.1:25?starttls=required",
                25,
                Security::StartTls,
            ),
            ("smtp://10.0.0.1", 587, Security::StartTls),
        ] {
            let settings = parse(address).expect(address);
            assert_eq!(
                (settings.port, settings.security),
                (port, security),
                "{address}"
            );
            assert!(!settings.host.contains('['), "{address}");
        }
    }

    #[test]
    fn user_and_password_are_decoded_and_never_printed() {
        let settings = parse("smtps://bell%40contoso.example:p%3Aa%2Fs%25s@relay.example").unwrap();
        let printed = format!("{settings:?}");
        let (user, password) = settings.credentials.unwrap();
        assert_eq!(user, "bell@contoso.example");
        assert_eq!(password.expose(), "p:a/s%s");
        assert!(
            !printed.contains("p:a") && !printed.contains("p%3A"),
            "{printed}"
        );
    }

    #[test]
    fn each_rule_names_its_setting() {
        for (address, words) in [
            ("relay.example", "must be an address such as"),
            ("http://relay.example", "must begin with smtp://"),
            ("smtp:", "must name a host"),
            ("smtp://relay.example/inbox", "nothing but options"),
            ("smtp://relay.example#x", "nothing but options"),
            ("smtp://u@relay.example", "both user and password"),
            ("smtp://:p@relay.example", "both user and password"),
            ("smtp://u:p%ff@relay.example", "in UTF-8"),
            ("smtp://u:p@relay.example?starttls=never", "without TLS"),
            (
                "smtp://relay.example?starttls=maybe",
                "knows starttls=required",
            ),
            ("smtps://relay.example?starttls=required", "with smtps://"),
            ("smtp://relay.example?timeout=5", "no other option"),
        ] {
            let refused = parse(address).expect_err(address);
            assert_eq!(refused.setting, "smtp", "{address}");
            assert!(refused.rule.contains(words), "{address}: {refused}");
        }
        for sender in ["", "bell", "bell@", "A <b@c.example>\r\nBcc: x@y.example"] {
            let refused = Settings::parse("smtp://localhost", sender, "h").expect_err(sender);
            assert_eq!(refused.setting, "smtp_sender");
        }
        let bare = Settings::parse("smtp://localhost", "bell@contoso.example", "h").unwrap();
        assert_eq!(bare.sender.name, None);
        assert_eq!(
            parse("smtp://localhost").unwrap().sender.name.as_deref(),
            Some("Contoso")
        );
    }

    proptest! {
        #[test]
        fn a_password_is_read_whatever_it_is_and_errors_never_repeat_it(password in "[ -~é]{1,20}") {
            let encoded = password.bytes().fold(String::new(), |text, byte| text + &format!("%{byte:02X}"));
            let settings = parse(&format!("smtps://u:{encoded}@relay.example")).expect("valid");
            let read = settings.credentials.map(|(_, read)| read.expose().clone());
            prop_assert_eq!(read, Some(password));
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,60}") {
            let _ = parse(&text);
            let _ = Settings::parse("smtp://localhost", &text, "h");
            let _ = parse(&format!("smtp://{text}"));
        }
    }
}
