//! The product itself: the released binary on a SQLite file, an administrator who approves an
//! urgent message, and people with open portals.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader},
    net::SocketAddrV4,
    path::Path,
    process::{Child, Command, Stdio},
    time::Instant,
};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

use super::{
    Outcome,
    desk::Desk,
    organization::{self, Application},
};

/// A running server with an organization, ready for its people to connect.
pub(super) struct Product {
    pub(super) process: Child,
    pub(super) address: SocketAddrV4,
    /// How its people prove themselves: arguments of the client.
    pub(super) client_arguments: Vec<String>,
    /// Where messages are written and approved.
    pub(super) desk: Desk,
}

/// Makes an organization with enough people for `subscribers` connections, and serves it from the
/// folder, which is to be removed when the process has ended.
pub(super) fn start(
    binary: &Path,
    folder: &Path,
    subscribers: usize,
    bytes: usize,
) -> Outcome<Product> {
    let beginning = Instant::now();
    let application = init(binary, folder)?;
    let (mut process, address) = serve(binary, folder)?;
    let made = organization::make(address, &application, subscribers);
    // Started anew, so that its memory holds nothing of what it took to make the organization.
    let stopped = stop(&mut process);
    let organization = made?;
    stopped?;
    let (made, beginning) = (beginning.elapsed(), Instant::now());
    let (process, address) = serve(binary, folder)?;
    let mut process = Ending(Some(process));
    let cookies = &organization.cookies;
    println!(
        "Beffroi: {} people made and signed in, in {:.1} s; ready again with them in {:.0} ms",
        cookies.len(),
        made.as_secs_f64(),
        beginning.elapsed().as_secs_f64() * 1e3
    );
    let file = folder.join("cookies");
    let lines: Vec<_> = cookies.iter().map(|c| format!("Cookie: {c}\n")).collect();
    fs::write(&file, lines.concat())?;
    let client_arguments = [
        "--header",
        &organization::origin(address),
        "--header-file",
        &file.to_string_lossy(),
    ]
    .map(str::to_owned)
    .to_vec();
    let desk = Desk::open(address, &application, &organization, bytes)?;
    Ok(Product {
        process: process.0.take().ok_or("no process")?,
        address,
        client_arguments,
        desk,
    })
}

/// Ends the process unless it is taken out.
struct Ending(Option<Child>);

impl Drop for Ending {
    fn drop(&mut self) {
        if let Some(process) = &mut self.0 {
            // It may have ended by itself.
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

/// The binary, configured by its arguments only.
fn command(binary: &Path, name: &str, folder: &Path) -> Command {
    let mut command = Command::new(binary);
    for (variable, _) in std::env::vars_os() {
        if variable.to_string_lossy().starts_with("BEFFROI_") {
            command.env_remove(variable);
        }
    }
    command.args([name, "--data"]).arg(folder);
    command.stdin(Stdio::null());
    command
}

fn init(binary: &Path, folder: &Path) -> Outcome<Application> {
    let password = folder.join("password");
    fs::write(&password, organization::PASSWORD)?;
    let mut command = command(binary, "init", folder);
    command
        .args(["--tenant", "Bench", "--domain", organization::DOMAIN])
        .args(["--admin", organization::ADMINISTRATOR])
        .arg("--password-file")
        .arg(&password)
        .args(["--output", "json", "--app", "bench"]);
    for permission in organization::PERMISSIONS {
        command.args(["--app-permission", permission]);
    }
    let output = command.output()?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{} init: {said}", binary.display()).into());
    }
    let made: Value = serde_json::from_slice(&output.stdout)?;
    let text = |field: &str| made[field].as_str().unwrap_or_default().to_owned();
    Ok(Application {
        id: text("clientId"),
        secret: text("clientSecret"),
    })
}

fn serve(binary: &Path, folder: &Path) -> Outcome<(Child, SocketAddrV4)> {
    let log = folder.join("server.log");
    let mut process = command(binary, "serve", folder)
        .args(["--listen", "127.0.0.1:0"])
        .stdout(Stdio::piped())
        .stderr(File::create(&log)?)
        .spawn()?;
    let mut line = String::new();
    if let Some(output) = process.stdout.as_mut() {
        BufReader::new(output).read_line(&mut line)?;
    }
    let address = line
        .trim()
        .strip_prefix("ready: http://")
        .map(str::parse::<SocketAddrV4>);
    if let Some(Ok(address)) = address {
        return Ok((process, address));
    }
    drop(Ending(Some(process)));
    let log = fs::read_to_string(log).unwrap_or_default();
    Err(format!("{} serve: {line}{log}", binary.display()).into())
}

fn stop(process: &mut Child) -> Outcome<()> {
    let id = Pid::from_raw(i32::try_from(process.id())?).ok_or("no process id")?;
    kill_process(id, Signal::TERM)?;
    let status = process.wait()?;
    if status.success() {
        return Ok(());
    }
    Err(format!("the server ended with {status}").into())
}
