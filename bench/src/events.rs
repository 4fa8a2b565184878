//! What comes back from devices: how many events a second the product acknowledges as durable, alone,
//! and whether all of them are in its figures.
//!
//! People report over HTTP, each with a session of their own, on connections that are kept open. The
//! load comes from this program, on the same processors as the server.

mod load;
pub(crate) mod organization;

use std::{
    error::Error,
    fs,
    path::PathBuf,
    time::{Duration, Instant},
};

use clap::ValueEnum;

use crate::audience::cluster::Cluster;
use crate::binary::Binary;
use crate::fanout::measure::processor_time;
use load::{Load, Reported};
use organization::Organization;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// What happens to each message of each person: it is shown, and it is clicked.
const KINDS: usize = 2;

/// Options of the measurement.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// How many people.
    #[arg(long, default_value_t = 20_000)]
    people: usize,
    /// How many messages each of them has been shown, and clicked.
    #[arg(long, default_value_t = 25)]
    messages: usize,
    /// Events in one request, one measurement each. With fewer than a person has, they come back.
    #[arg(long, value_delimiter = ',', default_value = "50,10,2")]
    events: Vec<usize>,
    /// Connections, each with one request under way.
    #[arg(long, default_value_t = 256)]
    connections: usize,
    /// Longest measurement, in seconds.
    #[arg(long, default_value_t = 30)]
    seconds: u64,
    /// On which databases.
    #[arg(long, value_delimiter = ',', default_value = "sqlite")]
    databases: Vec<Database>,
    /// The product's binary; the one beside this program when not given.
    #[arg(long, env = "BEFFROI_BINARY")]
    binary: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Database {
    /// A file in a temporary folder.
    Sqlite,
    /// A private server in a temporary folder.
    Postgres,
}

/// A temporary folder, removed with its value.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        // Left behind at worst.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Runs the measurements and prints them.
pub(crate) fn run(options: &Options) -> Outcome<()> {
    println!(
        "{} people, {} messages, {} connections, {} processors for server and load\n",
        options.people,
        options.messages,
        options.connections,
        std::thread::available_parallelism()?
    );
    println!(
        "| database | events a request | events/s | requests/s | median | 99 of 100 | events | server's processors | in the figures |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for database in &options.databases {
        for events in &options.events {
            measure(*database, *events, options)?;
        }
    }
    Ok(())
}

fn measure(database: Database, events: usize, options: &Options) -> Outcome<()> {
    let name = format!("bench-events-{}", std::process::id());
    let folder = Folder(std::env::temp_dir().join(name));
    fs::create_dir_all(&folder.0)?;
    let cluster = match database {
        Database::Sqlite => None,
        Database::Postgres => Some(Cluster::start_durable()?),
    };
    let binary = Binary {
        program: Binary::program(options.binary.as_deref())?,
        folder: folder.0.clone(),
        database: cluster.as_ref().map(Cluster::url),
    };
    let (organization, process, address) =
        Organization::make(&binary, options.people, options.messages)?;
    let load = Load {
        address,
        connections: options.connections,
        events: events.clamp(1, options.messages * KINDS),
        longest: Duration::from_secs(options.seconds),
    };
    let id = process.id().ok_or("no process")?;
    let processor = processor_time(id)?;
    let began = Instant::now();
    let reported = load.run(&organization)?;
    let took = began.elapsed();
    let processor = processor_time(id)?.saturating_sub(processor);
    let counted = organization.counted(address)?;
    print(database, &load, &reported, took, processor, counted);
    process.stop()?;
    if counted == reported.acknowledged {
        return Ok(());
    }
    let acknowledged = reported.acknowledged;
    Err(format!("{acknowledged} events were acknowledged and {counted} are counted").into())
}

#[expect(clippy::cast_precision_loss, reason = "counts of a run")]
fn print(
    database: Database,
    load: &Load,
    reported: &Reported,
    took: Duration,
    processor: Duration,
    counted: usize,
) {
    let seconds = took.as_secs_f64();
    let mut times = reported.times.clone();
    times.sort_unstable();
    let at = |share: usize| {
        let time = times.get(times.len() * share / 100).copied();
        time.unwrap_or_default().as_secs_f64() * 1e3
    };
    println!(
        "| {database:?} | {} | {:.0} | {:.0} | {:.1} ms | {:.1} ms | {} | {:.2} | {} |",
        load.events,
        reported.acknowledged as f64 / seconds,
        times.len() as f64 / seconds,
        at(50),
        at(99),
        reported.acknowledged,
        processor.as_secs_f64() / seconds,
        if counted == reported.acknowledged {
            "all".to_owned()
        } else {
            format!("{counted}")
        },
    );
}
