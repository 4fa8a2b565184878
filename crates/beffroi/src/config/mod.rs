//! What is in force, and where it comes from: flags, then environment, then `beffroi.toml`, then
//! defaults. An unknown key is an error.

mod check;
mod file;
mod mail;
mod texts;

use std::path::PathBuf;

use beffroi_channels::http::{Authorities, Policy};
use beffroi_channels::{sms, smtp};
use beffroi_feature::Limits;
use beffroi_web::Rate;
pub use check::{describe, unknown_variables};

use crate::proxy::Network;
use crate::tls::Tls;

/// Where a setting comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The command line.
    Flag,
    /// The environment variable of the same name.
    Environment,
    /// `beffroi.toml` in the data folder.
    File,
    /// Nobody said otherwise.
    Default,
}

impl Source {
    /// In words.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Flag => "flag",
            Self::Environment => "environment",
            Self::File => "beffroi.toml",
            Self::Default => "default",
        }
    }
}

/// A setting and where it comes from.
#[derive(Debug, Clone)]
pub struct Setting {
    /// Its name, e.g. `listen`.
    pub name: &'static str,
    /// Its value, without the password inside an address.
    pub value: String,
    /// Where it comes from.
    pub source: Source,
}

/// What the command line says; what is absent is asked of the next source.
#[derive(Debug, Clone, Default)]
pub struct Flags {
    /// `--data`.
    pub data: Option<PathBuf>,
    /// `--listen`.
    pub listen: Option<String>,
    /// `--public-url`.
    pub public_url: Option<String>,
    /// `--database`.
    pub database: Option<String>,
    /// `--tls-self-signed`.
    pub tls_self_signed: bool,
    /// `--tls-cert`.
    pub tls_cert: Option<PathBuf>,
    /// `--tls-key`.
    pub tls_key: Option<PathBuf>,
}

/// The keys of `beffroi.toml`.
const KEYS: [&str; 24] = [
    "listen",
    "public_url",
    "database",
    "tls_self_signed",
    "tls_cert",
    "tls_key",
    "log",
    "trusted_proxies",
    "secret_key_file",
    "allow_private_targets",
    "outgoing_ca",
    "push_service",
    "requests_per_minute",
    "requests_burst",
    "sign_ins_per_minute",
    "sign_ins_burst",
    "smtp",
    "smtp_sender",
    "smtp_bounces",
    "smtp_dkim_key",
    "smtp_dkim_selector",
    "smtp_dkim_domain",
    "smtp_per_second",
    "sms",
];

/// What is in force.
#[derive(Debug, Clone)]
pub struct Config {
    /// The folder that belongs to this server.
    pub data: PathBuf,
    /// Address and port to listen on.
    pub listen: String,
    /// The address that people use, without a slash at the end.
    pub public_url: String,
    /// `sqlite:PATH` or `postgres://…`.
    pub database: String,
    /// Where the certificate comes from; plain HTTP without.
    pub tls: Option<Tls>,
    /// Which log lines are written, in the syntax of `tracing`'s environment filter.
    pub log: String,
    /// Whose `X-Forwarded-For` counts.
    pub trusted_proxies: Vec<Network>,
    /// The file with the key of values at rest.
    pub secret_key_file: PathBuf,
    /// Which addresses this server may call on behalf of administrators and programs.
    pub outgoing: Policy,
    /// Whose certificates are trusted there, beside the system's.
    pub outgoing_ca: Authorities,
    /// Whether this server is a push service for browsers that are told to use it.
    pub push_service: bool,
    /// How many requests are taken from one caller.
    pub limits: Limits,
    /// The relay that takes mail for people; none is set by default.
    pub smtp: Option<smtp::Settings>,
    /// The gateway that takes short texts for phones; none is set by default.
    pub sms: Option<sms::Settings>,
    /// Every setting with its source, for `config check`.
    pub settings: Vec<Setting>,
}

/// Why the configuration can't be used.
#[derive(Debug)]
pub struct ConfigError(pub String);

impl std::fmt::Display for ConfigError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ConfigError {}

impl Config {
    /// Puts the sources together. `environment` looks a variable up, so that tests need none.
    pub fn load(
        flags: Flags,
        environment: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Self, ConfigError> {
        let mut settings = Vec::new();
        let mut pick =
            |name: &'static str, flag: Option<String>, file: Option<String>, default: String| {
                let variable = format!("BEFFROI_{}", name.to_uppercase());
                let found = [
                    (flag, Source::Flag),
                    (environment(&variable), Source::Environment),
                    (file, Source::File),
                    (Some(default), Source::Default),
                ];
                let (value, source) = found
                    .into_iter()
                    .find_map(|(value, source)| Some((value?, source)))
                    .unwrap_or((String::new(), Source::Default));
                settings.push(Setting {
                    name,
                    value: check::without_password(&value),
                    source,
                });
                value
            };
        let data = flags.data.map(|path| path.display().to_string());
        let data = PathBuf::from(pick("data", data, None, "/var/lib/beffroi".to_owned()));
        let mut file = file::read(&data.join("beffroi.toml"), &KEYS)?;
        let listen = pick(
            "listen",
            flags.listen,
            file.remove("listen"),
            "127.0.0.1:8080".to_owned(),
        );
        let path = |path: Option<PathBuf>| path.map(|path| path.display().to_string());
        let tls = tls(
            &pick(
                "tls_self_signed",
                flags.tls_self_signed.then(|| "true".to_owned()),
                file.remove("tls_self_signed"),
                "false".to_owned(),
            ),
            &pick(
                "tls_cert",
                path(flags.tls_cert),
                file.remove("tls_cert"),
                String::new(),
            ),
            &pick(
                "tls_key",
                path(flags.tls_key),
                file.remove("tls_key"),
                String::new(),
            ),
        )?;
        let scheme = if tls.is_some() { "https" } else { "http" };
        let public_url = pick(
            "public_url",
            flags.public_url,
            file.remove("public_url"),
            format!("{scheme}://{listen}"),
        );
        let local = format!("sqlite:{}", data.join("beffroi.db").display());
        let database = pick("database", flags.database, file.remove("database"), local);
        let mut rest = |name, default: String| pick(name, None, file.remove(name), default);
        let log = rest("log", "info,sqlx=warn".to_owned());
        let trusted_proxies = proxies(&rest("trusted_proxies", String::new()))?;
        let own_key = data.join("secret.key").display().to_string();
        let secret_key_file = rest("secret_key_file", own_key).into();
        let private = rest("allow_private_targets", "false".to_owned());
        let outgoing = Policy {
            allow_private: yes_or_no("allow_private_targets", &private)?,
        };
        let outgoing_ca = authorities(&rest("outgoing_ca", String::new()))?;
        let push_service = rest("push_service", "false".to_owned());
        let push_service = yes_or_no("push_service", &push_service)?;
        let limits = limits(|name, default: u32| whole(name, &rest(name, default.to_string())))?;
        let smtp = mail::relay(|name| rest(name, String::new()), &public_url)?;
        let sms = texts::gateway(&rest("sms", String::new()))?;
        let config = Self {
            data,
            listen,
            public_url: public_url.trim_end_matches('/').to_owned(),
            database,
            tls,
            log,
            trusted_proxies,
            secret_key_file,
            outgoing,
            outgoing_ca,
            push_service,
            limits,
            smtp,
            sms,
            settings,
        };
        config.check().map(|()| config)
    }

    fn check(&self) -> Result<(), ConfigError> {
        let refuse = |text: String| Err(ConfigError(text));
        if self.listen.parse::<std::net::SocketAddr>().is_err() {
            return refuse(format!(
                "listen must be an address and a port such as 127.0.0.1:8080, not '{}'",
                self.listen
            ));
        }
        if !["http://", "https://"]
            .iter()
            .any(|scheme| self.public_url.starts_with(scheme))
        {
            return refuse(format!(
                "public_url must begin with http:// or https://, not '{}'",
                self.public_url
            ));
        }
        if !["sqlite:", "postgres://", "postgresql://"]
            .iter()
            .any(|scheme| self.database.starts_with(scheme))
        {
            return refuse(
                "database must begin with sqlite:, postgres:// or postgresql://".to_owned(),
            );
        }
        Ok(())
    }

    /// The same once it is known where the server listens. With port 0 the system has chosen one,
    /// and unless people use another address, this is it.
    #[must_use]
    pub fn listening_on(mut self, address: std::net::SocketAddr) -> Self {
        let scheme = if self.tls.is_some() { "https" } else { "http" };
        if self.public_url == format!("{scheme}://{}", self.listen) {
            self.public_url = format!("{scheme}://{address}");
        }
        self
    }

    /// The socket through which the command line speaks to the server that runs on this folder.
    pub fn socket(&self) -> PathBuf {
        self.data.join("beffroi.sock")
    }
}

/// The limits, each number read by its name.
fn limits(
    mut number: impl FnMut(&'static str, u32) -> Result<u32, ConfigError>,
) -> Result<Limits, ConfigError> {
    let usual = Limits::default();
    Ok(Limits {
        requests: Rate {
            per_minute: number("requests_per_minute", usual.requests.per_minute)?,
            burst: number("requests_burst", usual.requests.burst)?,
        },
        sign_ins: Rate {
            per_minute: number("sign_ins_per_minute", usual.sign_ins.per_minute)?,
            burst: number("sign_ins_burst", usual.sign_ins.burst)?,
        },
    })
}

fn tls(self_signed: &str, certificate: &str, key: &str) -> Result<Option<Tls>, ConfigError> {
    let refuse = |text: &str| Err(ConfigError(text.to_owned()));
    let self_signed = yes_or_no("tls_self_signed", self_signed)?;
    match (self_signed, certificate, key) {
        (false, "", "") => Ok(None),
        (true, "", "") => Ok(Some(Tls::SelfSigned)),
        (true, ..) => refuse("tls_self_signed and tls_cert exclude each other"),
        (false, "", _) | (false, _, "") => refuse("tls_cert and tls_key are given together"),
        (false, certificate, key) => Ok(Some(Tls::Files {
            certificate: certificate.into(),
            key: key.into(),
        })),
    }
}

fn yes_or_no(name: &str, text: &str) -> Result<bool, ConfigError> {
    match text {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(ConfigError(format!("{name} must be true or false"))),
    }
}

fn authorities(path: &str) -> Result<Authorities, ConfigError> {
    if path.is_empty() {
        return Ok(Authorities::default());
    }
    let refuse = |why: String| ConfigError(format!("outgoing_ca: {path}: {why}"));
    let pem = std::fs::read(path).map_err(|error| refuse(error.to_string()))?;
    Authorities::from_pem(&pem).map_err(|error| refuse(error.to_string()))
}

fn proxies(text: &str) -> Result<Vec<Network>, ConfigError> {
    let all = text.split(',').map(str::trim).filter(|one| !one.is_empty());
    all.map(str::parse)
        .collect::<Result<_, _>>()
        .map_err(|rule| ConfigError(format!("trusted_proxies: {rule}")))
}

fn whole(name: &str, text: &str) -> Result<u32, ConfigError> {
    text.trim().parse().map_err(|_| {
        let rule = "must be a whole number, 0 for no limit";
        ConfigError(format!("{name} {rule}, not '{text}'"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(config: &Config, name: &str) -> Source {
        config
            .settings
            .iter()
            .find(|setting| setting.name == name)
            .unwrap()
            .source
    }

    #[test]
    fn flags_go_before_environment_before_file_before_defaults() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(
            folder.path().join("beffroi.toml"),
            "listen = \"127.0.0.1:1\"\ndatabase = \"postgres://file\"\n",
        )
        .unwrap();
        let flags = Flags {
            data: Some(folder.path().to_owned()),
            listen: Some("127.0.0.1:3".into()),
            ..Flags::default()
        };
        let environment =
            |name: &str| (name == "BEFFROI_DATABASE").then(|| "postgres://environment".to_owned());
        let config = Config::load(flags, &environment).unwrap();
        assert_eq!(
            (config.listen.as_str(), source(&config, "listen")),
            ("127.0.0.1:3", Source::Flag)
        );
        assert_eq!(
            (config.database.as_str(), source(&config, "database")),
            ("postgres://environment", Source::Environment)
        );
        assert_eq!(
            (config.public_url.as_str(), source(&config, "public_url")),
            ("http://127.0.0.1:3", Source::Default)
        );
    }

    #[test]
    fn unknown_keys_and_bad_values_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let flags = || Flags {
            data: Some(folder.path().to_owned()),
            ..Flags::default()
        };
        let none = |_: &str| None;
        std::fs::write(folder.path().join("beffroi.toml"), "colour = 1\n").unwrap();
        assert!(
            Config::load(flags(), &none)
                .unwrap_err()
                .0
                .contains("colour")
        );
        std::fs::write(
            folder.path().join("beffroi.toml"),
            "listen = \"somewhere\"\n",
        )
        .unwrap();
        assert!(
            Config::load(flags(), &none)
                .unwrap_err()
                .0
                .contains("listen must be")
        );
    }

    #[test]
    fn certificates() {
        let folder = tempfile::tempdir().unwrap();
        let load = |self_signed, certificate: &str, key: &str| {
            let path = |text: &str| (!text.is_empty()).then(|| PathBuf::from(text));
            let flags = Flags {
                data: Some(folder.path().to_owned()),
                tls_self_signed: self_signed,
                tls_cert: path(certificate),
                tls_key: path(key),
                ..Flags::default()
            };
            Config::load(flags, &|_| None)
        };
        let config = load(true, "", "").unwrap();
        assert_eq!(config.tls, Some(Tls::SelfSigned));
        assert_eq!(config.public_url, "https://127.0.0.1:8080");
        let elsewhere = Config {
            listen: "127.0.0.1:0".to_owned(),
            public_url: "https://127.0.0.1:0".to_owned(),
            ..config.clone()
        };
        let chosen = "127.0.0.1:4711".parse().unwrap();
        let known = elsewhere.listening_on(chosen);
        assert_eq!(known.public_url, "https://127.0.0.1:4711");
        let named = Config {
            public_url: "https://bell.example".to_owned(),
            ..config.clone()
        };
        assert_eq!(
            named.listening_on(chosen).public_url,
            "https://bell.example"
        );
        assert!(matches!(
            load(false, "a", "b").unwrap().tls,
            Some(Tls::Files { .. })
        ));
        assert_eq!(load(false, "", "").unwrap().tls, None);
        assert!(load(false, "a", "").is_err() && load(false, "", "b").is_err());
        assert!(load(true, "a", "b").is_err());
    }

    #[test]
    fn limits_and_proxies() {
        let folder = tempfile::tempdir().unwrap();
        let load = |text: &str, environment: &dyn Fn(&str) -> Option<String>| {
            std::fs::write(folder.path().join("beffroi.toml"), text).unwrap();
            let flags = Flags {
                data: Some(folder.path().to_owned()),
                ..Flags::default()
            };
            Config::load(flags, environment)
        };
        let none = |_: &str| None;
        assert_eq!(load("", &none).unwrap().limits, Limits::default());
        let text = "requests_per_minute = 1200\ntrusted_proxies = \"10.0.0.0/8, ::1\"\n";
        let off = |name: &str| (name == "BEFFROI_SIGN_INS_PER_MINUTE").then(|| "0".to_owned());
        let config = load(text, &off).unwrap();
        assert_eq!(config.limits.requests.per_minute, 1_200);
        assert_eq!(config.limits.sign_ins.per_minute, 0);
        assert_eq!(config.trusted_proxies.len(), 2);
        for (text, words) in [
            (
                "requests_burst = -1\n",
                "requests_burst must be a whole number",
            ),
            (
                "requests_burst = 1.5\n",
                "requests_burst must be a text in quotes or a whole number",
            ),
            ("\nlisten = true\n", "listen must be a text in quotes"),
            ("\n\nlisten =\n", "beffroi.toml, line 3:"),
            (
                "colour = 1\n",
                "there is no setting colour; the settings are listen",
            ),
            (
                "trusted_proxies = \"nginx\"\n",
                "trusted_proxies: 'nginx' must be an IP address",
            ),
        ] {
            let refused = load(text, &none).unwrap_err().0;
            assert!(refused.contains(words), "{text}: {refused}");
        }
    }
}
