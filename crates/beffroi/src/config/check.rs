//! `beffroi config check`: what is in force and from where, without secrets.

use super::Config;

/// A line per setting: name, value, source.
pub fn describe(config: &Config) -> String {
    let rows = config.settings.iter().map(|setting| {
        format!(
            "{:<20} {:<44} {}",
            setting.name,
            setting.value,
            setting.source.as_str()
        )
    });
    rows.collect::<Vec<_>>().join("\n")
}

/// Read by `beffroi shell --server`, and no settings of this server.
const OF_THE_SHELL: [&str; 3] = ["token", "client_id", "client_secret"];

/// Names that look like settings in the environment and are none: usually mistyped ones.
pub fn unknown_variables(config: &Config, names: impl Iterator<Item = String>) -> Vec<String> {
    let mut unknown: Vec<String> = names
        .filter(|name| {
            name.strip_prefix("BEFFROI_").is_some_and(|name| {
                let name = name.to_lowercase();
                !config.settings.iter().any(|setting| setting.name == name)
                    && !OF_THE_SHELL.contains(&name.as_str())
            })
        })
        .collect();
    unknown.sort_unstable();
    unknown
}

/// An address without the password inside it.
pub(super) fn without_password(value: &str) -> String {
    let Some((scheme, rest)) = value.split_once("://") else {
        return value.to_owned();
    };
    let Some((credentials, host)) = rest.rsplit_once('@') else {
        return value.to_owned();
    };
    let user = credentials.split(':').next().unwrap_or_default();
    if credentials.contains(':') {
        format!("{scheme}://{user}:[redacted]@{host}")
    } else {
        value.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::without_password;

    #[test]
    fn passwords_in_addresses_are_not_shown() {
        assert_eq!(
            without_password("postgres://u:secret@h/db"),
            "postgres://u:[redacted]@h/db"
        );
        assert_eq!(without_password("postgres://u@h/db"), "postgres://u@h/db");
        assert_eq!(without_password("sqlite:/x/y"), "sqlite:/x/y");
        assert_eq!(
            without_password("smtps://u:s@cret@h:465"),
            "smtps://u:[redacted]@h:465",
            "an address that should have been encoded"
        );
    }
}
