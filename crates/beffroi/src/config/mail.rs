//! The relay that takes mail for people.

use beffroi_channels::smtp::Settings;

use super::ConfigError;

/// Reads `smtp` and `smtp_sender`, which are given together.
pub(super) fn relay(
    smtp: &str,
    sender: &str,
    public_url: &str,
) -> Result<Option<Settings>, ConfigError> {
    match (smtp, sender) {
        ("", "") => Ok(None),
        ("", _) | (_, "") => Err(ConfigError(
            "smtp and smtp_sender are given together".to_owned(),
        )),
        (smtp, sender) => Settings::parse(smtp, sender, &hello(public_url))
            .map(Some)
            .map_err(|error| ConfigError(error.to_string())),
    }
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

    #[test]
    fn both_or_neither() {
        assert!(relay("", "", URL).unwrap().is_none());
        for (smtp, sender) in [("smtp://localhost", ""), ("", "bell@contoso.example")] {
            let refused = relay(smtp, sender, URL).unwrap_err().0;
            assert_eq!(refused, "smtp and smtp_sender are given together");
        }
        let settings = relay("smtp://localhost:25", "bell@contoso.example", URL);
        assert_eq!(settings.unwrap().unwrap().hello, "bell.contoso.example");
    }

    #[test]
    fn a_refusal_names_the_setting_and_not_the_password() {
        let refused = relay("smtp://u:s3cr3t@h/x", "bell@contoso.example", URL).unwrap_err();
        assert!(
            refused.0.starts_with("smtp must have nothing but"),
            "{refused}"
        );
        assert!(!refused.0.contains("s3cr3t"));
        let refused = relay("smtp://h", "bell", URL).unwrap_err();
        assert!(
            refused.0.starts_with("smtp_sender must be an address"),
            "{refused}"
        );
    }

    #[test]
    fn the_greeting_is_what_people_call_this_server() {
        assert_eq!(hello("http://127.0.0.1:8080"), "[127.0.0.1]");
        assert_eq!(hello("http://[::1]:8080"), "[IPv6:::1]");
        assert_eq!(hello("nothing"), "localhost");
    }
}
