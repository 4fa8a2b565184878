//! The parent's end of a client process.

use std::{
    io::{BufRead, BufReader, Write},
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::Duration,
};

use super::{Outcome, server::Server};

/// Nothing that is measured takes so long.
const PATIENCE: Duration = Duration::from_mins(2);

/// What is known when every subscriber has the message.
pub(super) struct Last {
    /// When the last of them had it, in nanoseconds of the monotonic clock.
    pub(super) at: u64,
    /// Bytes of the messages of all together.
    pub(super) bytes: usize,
}

/// A process with all subscribers of one server.
pub(super) struct Subscribers {
    process: Child,
    lines: Receiver<String>,
    count: usize,
}

impl Subscribers {
    /// Connects them all.
    pub(super) fn connect(server: &Server, count: usize, bytes: usize) -> Outcome<Self> {
        let protocol = clap::ValueEnum::to_possible_value(&server.protocol).ok_or("no name")?;
        let mut process = Command::new(std::env::current_exe()?)
            .args(["fanout-client", "--protocol", protocol.get_name()])
            .args(["--address", &server.address.to_string()])
            .args([
                "--subscribers",
                &count.to_string(),
                "--bytes",
                &bytes.to_string(),
            ])
            .args(&server.client_arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let output = process.stdout.take().ok_or("no standard output")?;
        let (sender, lines) = channel();
        thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        let subscribers = Self {
            process,
            lines,
            count,
        };
        subscribers.hear("subscribed")?;
        Ok(subscribers)
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// Makes them wait for the next message.
    pub(super) fn expect(&mut self) -> Outcome<()> {
        self.process
            .stdin
            .as_mut()
            .ok_or("no standard input")?
            .write_all(b"expect\n")?;
        self.hear("expecting").map(drop)
    }

    /// Waits until the last of them has it.
    pub(super) fn last(&self) -> Outcome<Last> {
        let line = self.hear("last ")?;
        let (at, bytes) = line
            .strip_prefix("last ")
            .and_then(|figures| figures.split_once(' '))
            .ok_or_else(|| format!("client: {line}"))?;
        Ok(Last {
            at: at.parse()?,
            bytes: bytes.parse()?,
        })
    }

    fn hear(&self, beginning: &str) -> Outcome<String> {
        let line = self
            .lines
            .recv_timeout(PATIENCE)
            .map_err(|error| format!("client: {error}"))?;
        if line.starts_with(beginning) {
            Ok(line)
        } else {
            Err(line.into())
        }
    }
}

impl Drop for Subscribers {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
