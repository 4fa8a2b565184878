//! What is in force, and where it comes from: flags, then environment, then `beffroi.toml`, then
//! defaults. An unknown key is an error.

mod check;

use std::path::{Path, PathBuf};

pub use check::describe;
use serde::Deserialize;

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
    /// Its value.
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
}

/// The keys of `beffroi.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    listen: Option<String>,
    public_url: Option<String>,
    database: Option<String>,
    log: Option<String>,
}

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
    /// Which log lines are written, in the syntax of `tracing`'s environment filter.
    pub log: String,
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
                    value: value.clone(),
                    source,
                });
                value
            };
        let data = flags.data.map(|path| path.display().to_string());
        let data = PathBuf::from(pick("data", data, None, "/var/lib/beffroi".to_owned()));
        let file = read(&data.join("beffroi.toml"))?;
        let listen = pick(
            "listen",
            flags.listen,
            file.listen,
            "127.0.0.1:8080".to_owned(),
        );
        let public_url = pick(
            "public_url",
            flags.public_url,
            file.public_url,
            format!("http://{listen}"),
        );
        let local = format!("sqlite:{}", data.join("beffroi.db").display());
        let database = pick("database", flags.database, file.database, local);
        let log = pick("log", None, file.log, "info,sqlx=warn".to_owned());
        let config = Self {
            data,
            listen,
            public_url: public_url.trim_end_matches('/').to_owned(),
            database,
            log,
            settings,
        };
        config.check()?;
        Ok(config)
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

    /// The socket through which the command line speaks to the server that runs on this folder.
    pub fn socket(&self) -> PathBuf {
        self.data.join("beffroi.sock")
    }
}

fn read(path: &Path) -> Result<File, ConfigError> {
    match std::fs::read_to_string(path) {
        Ok(text) => toml::from_str(&text)
            .map_err(|error| ConfigError(format!("{}: {error}", path.display()))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(File::default()),
        Err(error) => Err(ConfigError(format!("{}: {error}", path.display()))),
    }
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
}
