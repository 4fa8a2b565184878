//! One message to many connected subscribers: from the moment of sending until the last one has
//! it. Our hub against NATS, mosquitto and the bare send loop that nobody can beat by much.
//!
//! Every server is a process of its own, and so is each server's client. All are up at the same
//! time and take turns round by round, so that whatever else the machine does hits all alike.

pub(crate) mod client;
pub(crate) mod hub;
mod measure;
mod protocol;
pub(crate) mod send_loop;
mod server;
mod subscribers;
mod table;

use std::{thread, time::Duration};

use measure::{monotonic_nanoseconds, processor_time, resident_bytes};
use protocol::Protocol;
use server::{Server, allow_many_files, installed, payload};
use subscribers::Subscribers;
use table::Row;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// Rounds that are not counted.
const WARM_UP: usize = 2;

/// Between rounds: acknowledgements arrive, readers go back to sleep.
const PAUSE: Duration = Duration::from_millis(150);

/// After connecting, before memory is read: handshakes are finished and their memory returned.
const SETTLE: Duration = Duration::from_secs(2);

/// Options of the comparison.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Numbers of subscribers, one table each.
    #[arg(long, value_delimiter = ',', default_value = "1000,10000")]
    subscribers: Vec<usize>,
    /// Rounds that count.
    #[arg(long, default_value_t = 12)]
    rounds: usize,
    /// Length of the message.
    #[arg(long, default_value_t = 500)]
    bytes: usize,
}

/// Runs the comparison and prints a table for each number of subscribers.
pub(crate) fn run(options: &Options) -> Outcome<()> {
    allow_many_files()?;
    for count in &options.subscribers {
        let rows = compare(*count, options)?;
        table::print(*count, options, &rows);
    }
    Ok(())
}

struct Contender {
    // Before the server, so that nobody complains of its end.
    subscribers: Subscribers,
    server: Server,
    row: Row,
}

fn compare(count: usize, options: &Options) -> Outcome<Vec<Row>> {
    let (servers, mut rows) = start(options)?;
    let mut contenders = Vec::new();
    for server in servers {
        contenders.push(Contender::connect(server, count, options.bytes)?);
    }
    for round in 0..WARM_UP + options.rounds {
        let first = round % contenders.len();
        let (later, sooner) = contenders.split_at_mut(first);
        for contender in sooner.iter_mut().chain(later) {
            contender.round(round >= WARM_UP)?;
        }
    }
    rows.splice(0..0, contenders.into_iter().map(|contender| contender.row));
    Ok(rows)
}

/// Starts every server that there is, and says which are missing.
fn start(options: &Options) -> Outcome<(Vec<Server>, Vec<Row>)> {
    let length = options.bytes.to_string();
    let bare = |name, threads| {
        let role = ["fanout-loop", "--threads", threads, "--bytes", &length];
        Server::own(name, Protocol::Raw, &role)
    };
    let mut servers = vec![
        Server::own(
            "Beffroi hub",
            Protocol::Websocket,
            &["fanout-hub", "--bytes", &length],
        )?,
        bare(table::FLOOR, "2")?,
        bare("bare loop, 1 thread", "1")?,
    ];
    let mut missing = Vec::new();
    let text = payload(options.bytes);
    for (program, start) in [
        (
            "nats-server",
            Server::nats as fn(&str, &str) -> Outcome<Server>,
        ),
        ("mosquitto", Server::mosquitto),
    ] {
        match installed(program) {
            Some(file) => servers.push(start(&file, &text)?),
            None => missing.push(Row::missing(program)),
        }
    }
    Ok((servers, missing))
}

impl Contender {
    fn connect(server: Server, count: usize, bytes: usize) -> Outcome<Self> {
        pause(SETTLE / 4);
        let before = resident_bytes(server.process_id())?;
        let subscribers = Subscribers::connect(&server, count, bytes)?;
        pause(SETTLE);
        let after = resident_bytes(server.process_id())?;
        let row = Row::new(server.name, count, after.saturating_sub(before));
        Ok(Self {
            subscribers,
            server,
            row,
        })
    }

    fn round(&mut self, counts: bool) -> Outcome<()> {
        pause(PAUSE);
        self.subscribers.expect()?;
        let processor = processor_time(self.server.process_id())?;
        let start = monotonic_nanoseconds();
        self.server.send()?;
        let last = self.subscribers.last()?;
        // The server may still be busy with what follows the last send.
        pause(PAUSE / 10);
        let processor = processor_time(self.server.process_id())?.saturating_sub(processor);
        if counts {
            self.row
                .add(Duration::from_nanos(last.saturating_sub(start)), processor);
        }
        Ok(())
    }
}

fn pause(duration: Duration) {
    thread::sleep(duration);
}
