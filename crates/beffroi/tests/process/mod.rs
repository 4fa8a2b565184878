//! The program itself: the built binary on a folder of its own, as an operator runs it.
#![allow(
    dead_code,
    reason = "each program of tests uses the part that it needs"
)]

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use axum::body::Body;
use http::{Method, Request};
use http_body_util::BodyExt;
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, BufReader, Lines};
use tokio::net::TcpStream;
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::timeout;

pub(crate) const BEFFROI: &str = env!("CARGO_BIN_EXE_beffroi");
pub(crate) const PASSWORD: &str = "quatre chevaux verts";
/// Long enough for any machine; a test that waits so long has failed.
pub(crate) const PATIENCE: Duration = Duration::from_mins(1);

/// What a command left behind.
#[derive(Debug)]
pub(crate) struct Done {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Done {
    #[track_caller]
    pub(crate) fn expect(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        self
    }

    /// Standard output as one JSON value.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }
}

/// The program with nothing of this machine's settings.
pub(crate) fn command<S: AsRef<std::ffi::OsStr>>(arguments: &[S]) -> Command {
    let mut command = Command::new(BEFFROI);
    command
        .args(arguments)
        .env_clear()
        // One machine plays thousands of people.
        .env("BEFFROI_SIGN_INS_PER_MINUTE", "0")
        .env("BEFFROI_REQUESTS_PER_MINUTE", "0")
        .stdin(Stdio::null())
        .kill_on_drop(true);
    command
}

/// Runs a command to its end.
pub(crate) async fn beffroi<S: AsRef<std::ffi::OsStr>>(arguments: &[S]) -> Done {
    let output = command(arguments).output().await.unwrap();
    Done {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A data folder that vanishes with this value, with an organization in it.
pub(crate) struct Home {
    pub(crate) folder: TempDir,
    /// What `init` printed.
    pub(crate) made: Value,
}

impl Home {
    /// Contoso, and a program with these permissions.
    pub(crate) async fn init(permissions: &[&str]) -> Self {
        Self::init_at(permissions, None).await
    }

    /// The same on a PostgreSQL database instead of a file in the folder.
    pub(crate) async fn init_at(permissions: &[&str], database: Option<&str>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = Self {
            folder,
            made: Value::Null,
        };
        let password = home.folder.path().join("password.txt");
        std::fs::write(&password, format!("{PASSWORD}\n")).unwrap();
        let data = home.data();
        let mut arguments = vec!["init", "--data", &data, "--tenant", "Contoso"];
        arguments.extend(["--domain", "contoso.example"]);
        arguments.extend(["--admin", "admin@contoso.example", "--output", "json"]);
        let password = password.display().to_string();
        arguments.extend(["--password-file", &password]);
        arguments.extend(database.iter().flat_map(|url| ["--database", url]));
        if !permissions.is_empty() {
            arguments.extend(["--app", "Newsroom"]);
        }
        for permission in permissions {
            arguments.extend(["--app-permission", permission]);
        }
        let made = beffroi(&arguments).await.expect(0).json();
        Self { made, ..home }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub(crate) fn data(&self) -> String {
        self.path().display().to_string()
    }

    /// Runs a command on this folder.
    pub(crate) async fn beffroi(&self, arguments: &[&str]) -> Done {
        let data = self.data();
        let arguments = [arguments, &["--data", &data]].concat();
        beffroi(&arguments).await
    }
}

/// A server that runs as a process of its own.
pub(crate) struct Server {
    child: Child,
    /// Its standard output after the line that says it is ready.
    out: Lines<BufReader<ChildStdout>>,
    pub(crate) address: SocketAddr,
}

impl Server {
    /// Returns when it has said that it is ready.
    pub(crate) async fn start(data: &Path) -> Self {
        Self::start_as(data, &[]).await
    }

    /// The same with settings from the environment.
    pub(crate) async fn start_as(data: &Path, settings: &[(&str, &str)]) -> Self {
        let mut command = command(&["serve", "--listen", "127.0.0.1:0", "--data"]);
        let mut child = command
            .arg(data)
            .envs(settings.iter().copied())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = timeout(PATIENCE, out.next_line()).await.unwrap().unwrap();
        let line = line.expect("the server says that it is ready");
        let (_, address) = line.split_once("://").unwrap();
        let address = address.parse().unwrap();
        Self {
            child,
            out,
            address,
        }
    }

    /// `kill -9`.
    pub(crate) async fn kill(mut self) {
        self.child.kill().await.unwrap();
    }

    /// SIGTERM, and what came of it: its exit and what it still printed.
    pub(crate) async fn terminate(mut self) -> (ExitStatus, String) {
        let id = self.child.id().and_then(|id| i32::try_from(id).ok());
        let id = id.and_then(rustix::process::Pid::from_raw).unwrap();
        rustix::process::kill_process(id, rustix::process::Signal::TERM).unwrap();
        let status = timeout(PATIENCE, self.child.wait()).await.unwrap().unwrap();
        let mut rest = String::new();
        let mut out = self.out.into_inner();
        out.read_to_string(&mut rest).await.unwrap();
        (status, rest)
    }
}

/// An answer, or none when the connection broke before it was whole.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) cookie: String,
    pub(crate) body: String,
}

impl Reply {
    #[track_caller]
    pub(crate) fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.body);
        self
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

/// Sends one request over a connection of its own.
pub(crate) async fn send(
    address: SocketAddr,
    method: Method,
    path: &str,
    headers: &[(&str, &str)],
    body: String,
) -> Option<Reply> {
    let stream = TcpStream::connect(address).await.ok()?;
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
        .await
        .ok()?;
    tokio::spawn(connection);
    let host = address.to_string();
    let mut request = Request::builder()
        .method(method)
        .uri(path)
        .header("host", &host);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Body::from(body)).unwrap();
    let response = sender.send_request(request).await.ok()?;
    let cookie = response.headers().get("set-cookie");
    let cookie = cookie.and_then(|value| value.to_str().ok()?.split(';').next());
    let cookie = cookie.unwrap_or_default().to_owned();
    let status = response.status().as_u16();
    let bytes = response.into_body().collect().await.ok()?.to_bytes();
    Some(Reply {
        status,
        cookie,
        body: String::from_utf8(bytes.to_vec()).unwrap(),
    })
}
