//! The product's released binary: an organization in a folder, people from a file, a server.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader},
    net::SocketAddrV4,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

use crate::http::Http;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

pub(crate) const DOMAIN: &str = "bench.example";
pub(crate) const ADMINISTRATOR: &str = "admin@bench.example";
pub(crate) const PASSWORD: &str = "quatre chevaux verts 1789";

/// The binary on one folder and one database.
#[derive(Debug, Clone)]
pub(crate) struct Binary {
    /// The program.
    pub(crate) program: PathBuf,
    /// Its data.
    pub(crate) folder: PathBuf,
    /// `postgres://…`; a SQLite file in the folder when not given.
    pub(crate) database: Option<String>,
}

/// A program that may use the API.
pub(crate) struct Application {
    pub(crate) id: String,
    pub(crate) secret: String,
}

impl Binary {
    /// The program that was named, or the one beside this one.
    pub(crate) fn program(named: Option<&Path>) -> Outcome<PathBuf> {
        Ok(match named {
            Some(program) => program.to_owned(),
            None => std::env::current_exe()?.with_file_name("beffroi"),
        })
    }

    /// The program, configured by its arguments only.
    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        for (variable, _) in std::env::vars_os() {
            if variable.to_string_lossy().starts_with("BEFFROI_") {
                command.env_remove(variable);
            }
        }
        // One machine plays thousands of people.
        for limit in ["SIGN_INS", "REQUESTS"] {
            command.env(format!("BEFFROI_{limit}_PER_MINUTE"), "0");
        }
        command.args(words).arg("--data").arg(&self.folder);
        if let Some(database) = &self.database {
            command.args(["--database", database]);
        }
        command.stdin(Stdio::null());
        command
    }

    /// Makes the organization, with an application that holds these permissions.
    pub(crate) fn init(&self, permissions: &[&str]) -> Outcome<Application> {
        let password = self.folder.join("password");
        fs::write(&password, PASSWORD)?;
        let mut command = self.command(&["init"]);
        command
            .args(["--tenant", "Bench", "--domain", DOMAIN])
            .args(["--admin", ADMINISTRATOR])
            .arg("--password-file")
            .arg(&password)
            .args(["--output", "json", "--app", "bench"]);
        for permission in permissions {
            command.args(["--app-permission", permission]);
        }
        let made = self.json(command)?;
        let text = |field: &str| made[field].as_str().unwrap_or_default().to_owned();
        Ok(Application {
            id: text("clientId"),
            secret: text("clientSecret"),
        })
    }

    /// Imports people from a file; the report.
    pub(crate) fn import(&self, file: &Path) -> Outcome<Value> {
        let mut command = self.command(&["import", "people"]);
        command.arg(file).args(["--output", "json"]);
        self.json(command)
    }

    fn json(&self, mut command: Command) -> Outcome<Value> {
        let output = command.output()?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(format!("{}: {said}", self.program.display()).into());
        }
        Ok(serde_json::from_slice(&output.stdout)?)
    }

    /// Starts the server; returns when it says that it is ready.
    pub(crate) fn serve(&self) -> Outcome<(Ending, SocketAddrV4)> {
        let log = self.folder.join("server.log");
        let process = self
            .command(&["serve"])
            .args(["--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .stderr(File::create(&log)?)
            .spawn()?;
        let mut process = Ending(Some(process));
        let mut line = String::new();
        if let Some(output) = process.output() {
            BufReader::new(output).read_line(&mut line)?;
        }
        let address = line
            .trim()
            .strip_prefix("ready: http://")
            .map(str::parse::<SocketAddrV4>);
        if let Some(Ok(address)) = address {
            return Ok((process, address));
        }
        drop(process);
        let log = fs::read_to_string(log).unwrap_or_default();
        Err(format!("{} serve: {line}{log}", self.program.display()).into())
    }
}

/// A process that ends with its value, unless it is taken out.
pub(crate) struct Ending(Option<Child>);

impl Ending {
    fn output(&mut self) -> Option<&mut std::process::ChildStdout> {
        self.0.as_mut()?.stdout.as_mut()
    }

    pub(crate) fn id(&self) -> Option<u32> {
        self.0.as_ref().map(Child::id)
    }

    /// Lets it live on.
    pub(crate) fn take(mut self) -> Option<Child> {
        self.0.take()
    }

    /// SIGTERM; returns when it has drained.
    pub(crate) fn stop(mut self) -> Outcome<()> {
        let process = self.0.as_mut().ok_or("no process")?;
        let id = Pid::from_raw(i32::try_from(process.id())?).ok_or("no process id")?;
        kill_process(id, Signal::TERM)?;
        let status = process.wait()?;
        if status.success() {
            return Ok(());
        }
        Err(format!("the server ended with {status}").into())
    }
}

impl Drop for Ending {
    fn drop(&mut self) {
        if let Some(process) = &mut self.0 {
            // It may have ended by itself.
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

/// The header line with which an application proves itself.
pub(crate) fn token(http: &mut Http, application: &Application) -> Outcome<String> {
    let Application { id, secret } = application;
    let form = format!(
        "grant_type=client_credentials&client_id={id}&client_secret={secret}\
         &scope=https%3A%2F%2Fgraph.microsoft.com%2F.default"
    );
    let answer = http.post_form(&format!("/{DOMAIN}/oauth2/v2.0/token"), &form)?;
    Ok(format!(
        "Authorization: Bearer {}",
        answer.text("access_token")?
    ))
}
