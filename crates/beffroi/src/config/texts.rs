//! The gateway that takes short texts for phones.

use beffroi_channels::sms::{Settings, SettingsError};

use super::ConfigError;

/// Reads what the operator says of it; nothing, when it is empty.
pub(super) fn gateway(text: &str) -> Result<Option<Settings>, ConfigError> {
    if text.is_empty() {
        return Ok(None);
    }
    Ok(Some(Settings::parse(text)?))
}

impl From<SettingsError> for ConfigError {
    fn from(rule: SettingsError) -> Self {
        Self(format!("sms {rule}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_the_setting_and_not_the_password() {
        assert!(gateway("").unwrap().is_none());
        let address = "http://u:s3cr3t@h/cgi-bin/sendsms";
        assert!(gateway(address).unwrap().is_some());
        let refused = gateway(&format!("{address}?smsc=a")).unwrap_err().0;
        assert_eq!(
            refused,
            "sms knows no other parameter than from, not 'smsc'"
        );
        let refused = gateway("smpp://u:s3cr3t@h/x").unwrap_err().0;
        assert_eq!(refused, "sms must begin with http:// or https://");
    }
}
