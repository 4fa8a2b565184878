//! One message to many connected subscribers: from the moment of sending until the last one has
//! it. The product and its hub alone against NATS, mosquitto and the bare send loop that nobody can
//! beat by much.
//!
//! For the others the moment of sending is when the publication is written to the server's socket.
//! For the product it is when the approval of an urgent message is: everything from the request and
//! its rules over two durable commits to the choice of recipients is in its time.
//!
//! Every server is a process of its own, and so is each server's client. All are up at the same
//! time and take turns round by round, so that whatever else the machine does hits all alike.

pub(crate) mod client;
mod desk;
pub(crate) mod hub;
pub(crate) mod measure;
mod organization;
mod product;
mod protocol;
pub(crate) mod send_loop;
mod server;
mod subscribers;
mod table;

use std::{path::PathBuf, thread, time::Duration};

use measure::{monotonic_nanoseconds, processor_time, resident_bytes};
use protocol::Protocol;
use server::{Server, allow_many_files, installed, payload};
use subscribers::Subscribers;
use table::Row;

use crate::binary::Binary;
use crate::ratios::Ratio;

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
    #[arg(long, value_delimiter = ',', default_value = "10000")]
    subscribers: Vec<usize>,
    /// Rounds that count.
    #[arg(long, default_value_t = 12)]
    rounds: usize,
    /// Length of the message.
    #[arg(long, default_value_t = 500)]
    bytes: usize,
    /// The product's binary; the one beside this program when not given.
    #[arg(long, env = "BEFFROI_BINARY")]
    binary: Option<PathBuf>,
}

/// Runs the comparison, prints a table for each number of subscribers and returns the ratios.
pub(crate) fn run(options: &Options) -> Outcome<Vec<Ratio>> {
    allow_many_files()?;
    let mut ratios = Vec::new();
    for count in &options.subscribers {
        let rows = compare(*count, options)?;
        table::print(*count, options, &rows);
        ratios.extend(table::ratios(*count, &rows));
    }
    Ok(ratios)
}

struct Contender {
    // Before the server, so that nobody complains of its end.
    subscribers: Subscribers,
    server: Server,
    row: Row,
}

fn compare(count: usize, options: &Options) -> Outcome<Vec<Row>> {
    let (servers, missing) = start(count, options)?;
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
    let rows = contenders.into_iter().map(|contender| contender.row);
    Ok(rows.chain(missing).collect())
}

/// Starts every server that there is, and says which are missing.
fn start(count: usize, options: &Options) -> Outcome<(Vec<Server>, Vec<Row>)> {
    let length = options.bytes.to_string();
    let bare = |name, threads| {
        let role = ["fanout-loop", "--threads", threads, "--bytes", &length];
        Server::own(name, Protocol::Raw, &role)
    };
    let (mut servers, mut missing) = (Vec::new(), Vec::new());
    let binary = Binary::program(options.binary.as_deref())?;
    if binary.is_file() {
        servers.push(Server::product(&binary, count, options.bytes)?);
    } else {
        let why = format!("no {}", binary.display());
        missing.push(Row::missing(table::PRODUCT, &why));
    }
    servers.push(Server::own(
        "Beffroi's hub alone",
        Protocol::Websocket,
        &["fanout-hub", "--bytes", &length],
    )?);
    servers.push(bare(table::FLOOR, "2")?);
    servers.push(bare("bare loop, 1 thread", "1")?);
    let text = payload(options.bytes);
    for (name, program, start) in [
        (
            table::NATS,
            "nats-server",
            Server::nats as fn(&str, &str) -> Outcome<Server>,
        ),
        (table::MOSQUITTO, "mosquitto", Server::mosquitto),
    ] {
        match installed(program) {
            Some(file) => servers.push(start(&file, &text)?),
            None => missing.push(Row::missing(name, "not installed")),
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
        self.server.prepare()?;
        pause(PAUSE);
        self.subscribers.expect()?;
        let processor = processor_time(self.server.process_id())?;
        let start = monotonic_nanoseconds();
        self.server.send()?;
        let last = self.subscribers.last()?;
        // The server may still be busy with what follows the last send.
        pause(PAUSE / 10);
        let processor = processor_time(self.server.process_id())?.saturating_sub(processor);
        let stages = self.server.settle(&mut self.subscribers, &last)?;
        if counts {
            let time = Duration::from_nanos(last.at.saturating_sub(start));
            self.row.add(time, processor, last.bytes, stages);
        }
        Ok(())
    }
}

fn pause(duration: Duration) {
    thread::sleep(duration);
}
