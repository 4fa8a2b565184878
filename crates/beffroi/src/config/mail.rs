//! The relay that takes mail for people.

use std::num::NonZeroU32;
use std::sync::Arc;

use beffroi_channels::smtp::{Bounces, Dkim, Sender, Settings, SettingsError};

use super::ConfigError;

/// What may be said of mails beside where they go and who they are from.
const FURTHER: [&str; 5] = [
    "smtp_bounces",
    "smtp_dkim_key",
    "smtp_dkim_selector",
    "smtp_dkim_domain",
    "smtp_per_second",
];

/// Reads what the operator says of mail, by the names of the settings. `smtp` and `smtp_sender` are
/// given together, and nothing else without them.
pub(super) fn relay(
    mut word: impl FnMut(&'static str) -> String,
    public_url: &str,
) -> Result<Option<Settings>, ConfigError> {
    let (smtp, sender) = (word("smtp"), word("smtp_sender"));
    let further = FURTHER.map(word);
    match (smtp.as_str(), sender.as_str()) {
        ("", "") => {
            let mut given = FURTHER.iter().zip(&further);
            match given.find(|(_, word)| !word.is_empty()) {
                Some((name, _)) => refuse(format!("{name} is given with smtp and smtp_sender")),
                None => Ok(None),
            }
        }
        ("", _) | (_, "") => refuse("smtp and smtp_sender are given together"),
        (smtp, sender) => {
            let mut settings = Settings::parse(smtp, sender, &hello(public_url))?;
            let [bounces, key, selector, domain, per_second] = &further;
            if !bounces.is_empty() {
                settings.bounces = Some(Bounces::parse(bounces)?);
            }
            settings.dkim = dkim(key, selector, domain, &settings.sender)?;
            settings.per_second = pace(per_second)?;
            Ok(Some(settings))
        }
    }
}

fn refuse<T>(words: impl Into<String>) -> Result<T, ConfigError> {
    Err(ConfigError(words.into()))
}

impl From<SettingsError> for ConfigError {
    fn from(error: SettingsError) -> Self {
        Self(error.to_string())
    }
}

fn dkim(
    key: &str,
    selector: &str,
    domain: &str,
    sender: &Sender,
) -> Result<Option<Arc<Dkim>>, ConfigError> {
    match (key, selector, domain) {
        ("", "", "") => return Ok(None),
        ("", "", _) => return refuse("smtp_dkim_domain is given with smtp_dkim_key"),
        ("", ..) | (_, "", _) => {
            return refuse("smtp_dkim_key and smtp_dkim_selector are given together");
        }
        _ => {}
    }
    let pem = std::fs::read(key)
        .map_err(|error| ConfigError(format!("smtp_dkim_key can't be read: {error}")))?;
    let domain = if domain.is_empty() {
        sender.domain()
    } else {
        domain
    };
    let dkim = Dkim::new(&pem, selector, domain)?;
    Ok(Some(Arc::new(dkim)))
}

fn pace(text: &str) -> Result<Option<NonZeroU32>, ConfigError> {
    if text.is_empty() {
        return Ok(None);
    }
    text.trim().parse().map(Some).map_err(|_| {
        let rule = "must be a whole number of at least 1";
        ConfigError(format!("smtp_per_second {rule}, not '{text}'"))
    })
}

/// The name of this server for the relay: that under which people know it.
fn hello(public_url: &str) -> String {
    let url = url::Url::parse(public_url).ok();
    let host = url.as_ref().and_then(url::Url::host);
    match host {
        Some(url::Host::Domain(name)) => name.to_owned(),
        Some(url::Host::Ipv4(address)) => format!("[{address}]"),
        Some(url::Host::Ipv6(address)) => format!("[IPv6:{address}]"),
        None => "localhost".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const URL: &str = "https://bell.contoso.example";

    /// The words of an operator, `smtp` and `smtp_sender` first.
    fn read(
        smtp: &str,
        sender: &str,
        further: &[(&str, &str)],
    ) -> Result<Option<Settings>, ConfigError> {
        let words = [&[("smtp", smtp), ("smtp_sender", sender)], further].concat();
        let word = |name| {
            let found = words.iter().find(|(one, _)| *one == name);
            found.map_or_else(String::new, |(_, word)| (*word).to_owned())
        };
        relay(word, URL)
    }

    /// With a relay and a sender.
    fn with(further: &[(&str, &str)]) -> Result<Settings, ConfigError> {
        let settings = read("smtp://localhost:25", "bell@contoso.example", further);
        settings.map(|settings| settings.expect("a relay"))
    }

    fn key_file(folder: &tempfile::TempDir) -> String {
        let path = folder.path().join("dkim.pem");
        let key = rcgen::KeyPair::generate_for(&rcgen::PKCS_ED25519).unwrap();
        std::fs::write(&path, key.serialize_pem()).unwrap();
        path.display().to_string()
    }

    #[test]
    fn both_or_neither() {
        assert!(read("", "", &[]).unwrap().is_none());
        for (smtp, sender) in [("smtp://localhost", ""), ("", "bell@contoso.example")] {
            let refused = read(smtp, sender, &[]).unwrap_err().0;
            assert_eq!(refused, "smtp and smtp_sender are given together");
        }
        let settings = with(&[]).unwrap();
        assert_eq!(settings.hello, "bell.contoso.example");
        assert!(settings.bounces.is_none() && settings.dkim.is_none());
        assert_eq!(settings.per_second, None);
        for name in FURTHER {
            let refused = read("", "", &[(name, "1")]).unwrap_err().0;
            assert_eq!(
                refused,
                format!("{name} is given with smtp and smtp_sender")
            );
        }
    }

    #[test]
    fn all_that_may_be_said() {
        let folder = tempfile::tempdir().unwrap();
        let key = key_file(&folder);
        let signing = signing(&key, "bell1");
        let further = [
            ("smtp_bounces", "bounces@bell.example"),
            ("smtp_per_second", "20"),
        ];
        let settings = with(&[&signing[..], &further].concat()).unwrap();
        let bounces = Bounces::parse("bounces@bell.example").unwrap();
        assert_eq!(settings.bounces, Some(bounces));
        assert_eq!(settings.per_second, NonZeroU32::new(20));
        // The sender's domain, unless another one is given.
        let printed = format!("{:?}", settings.dkim);
        assert!(printed.contains("\"contoso.example\""), "{printed}");
        let other = ("smtp_dkim_domain", "bell.example");
        let settings = with(&[&signing[..], &[other]].concat()).unwrap();
        let printed = format!("{:?}", settings.dkim);
        assert!(printed.contains("\"bell.example\""), "{printed}");
    }

    #[test]
    fn a_refusal_names_the_setting_and_not_the_password() {
        let refused = read("smtp://u:s3cr3t@h/x", "bell@contoso.example", &[]).unwrap_err();
        assert!(
            refused.0.starts_with("smtp must have nothing but"),
            "{refused}"
        );
        assert!(!refused.0.contains("s3cr3t"));
        let refused = read("smtp://h", "bell", &[]).unwrap_err();
        assert!(
            refused.0.starts_with("smtp_sender must be an address"),
            "{refused}"
        );
    }

    fn signing<'a>(key: &'a str, selector: &'a str) -> Vec<(&'static str, &'a str)> {
        vec![("smtp_dkim_key", key), ("smtp_dkim_selector", selector)]
    }

    #[test]
    fn each_refusal_of_what_may_be_said_names_its_setting() {
        let folder = tempfile::tempdir().unwrap();
        let key = key_file(&folder);
        let no_key = folder.path().join("none.pem").display().to_string();
        let empty = folder.path().join("empty.pem").display().to_string();
        std::fs::write(&empty, "").unwrap();
        let together = "smtp_dkim_key and smtp_dkim_selector are given together";
        let domain = ("smtp_dkim_domain", "127.0.0.1");
        for (further, words) in [
            (
                vec![("smtp_bounces", "bounces")],
                "smtp_bounces must be an address",
            ),
            (
                vec![("smtp_per_second", "0")],
                "smtp_per_second must be a whole number of at least 1",
            ),
            (
                vec![("smtp_per_second", "fast")],
                "smtp_per_second must be a whole number",
            ),
            (signing(&key, ""), together),
            (signing("", "bell1"), together),
            (vec![domain], "smtp_dkim_domain is given with smtp_dkim_key"),
            (
                signing(&no_key, "bell1"),
                "smtp_dkim_key can't be read: No such file",
            ),
            (
                signing(&empty, "bell1"),
                "smtp_dkim_key must be the path of a PEM file",
            ),
            (signing(&key, "bell 1"), "smtp_dkim_selector must be a name"),
            (
                [signing(&key, "bell1"), vec![domain]].concat(),
                "smtp_dkim_domain must be a domain",
            ),
        ] {
            let refused = with(&further).expect_err(words);
            assert!(refused.0.starts_with(words), "{further:?}: {refused}");
        }
    }

    #[test]
    fn the_greeting_is_what_people_call_this_server() {
        assert_eq!(hello("http://127.0.0.1:8080"), "[127.0.0.1]");
        assert_eq!(hello("http://[::1]:8080"), "[IPv6:::1]");
        assert_eq!(hello("nothing"), "localhost");
    }
}
