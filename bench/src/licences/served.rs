//! The released binary with very many people, most of them licensed through groups: how soon a product
//! that a group of everybody is given is in force, counted and found; what is answered meanwhile; what
//! *explain* and *what if* take; what memory it costs.

mod changes;
mod organization;
mod questions;

use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use organization::Organization;

use crate::binary::{Binary, Ending};
use crate::fanout::measure::{anonymous_bytes, resident_bytes};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Options of the measurement.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// How many people.
    #[arg(long, default_value_t = 1_000_000)]
    people: usize,
    /// Groups that give a product, besides one that holds everybody; each follows a rule.
    #[arg(long, default_value_t = 2_000)]
    groups: usize,
    /// Products.
    #[arg(long, default_value_t = 60)]
    products: usize,
    /// How often the product is given to everybody and taken away.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// How often each question is asked.
    #[arg(long, default_value_t = 2_000)]
    questions: usize,
    /// The product's binary; the one beside this program when not given.
    #[arg(long, env = "BEFFROI_BINARY")]
    binary: Option<PathBuf>,
    /// A folder in which the organization is made, and found again at the next run; a temporary one that
    /// is removed when not given.
    #[arg(long)]
    keep: Option<PathBuf>,
}

/// A temporary folder, removed with its value.
struct Temporary(PathBuf);

impl Drop for Temporary {
    fn drop(&mut self) {
        // Left behind at worst.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Runs the measurement and prints it.
pub(crate) fn run(options: &Options) -> Outcome<()> {
    let program = Binary::program(options.binary.as_deref())?;
    let Some(folder) = &options.keep else {
        let name = format!("bench-licences-{}", std::process::id());
        let folder = Temporary(std::env::temp_dir().join(name));
        return measure(program, &folder.0, options);
    };
    measure(program, folder, options)
}

fn measure(program: PathBuf, folder: &Path, options: &Options) -> Outcome<()> {
    fs::create_dir_all(folder)?;
    let binary = Binary {
        program,
        folder: folder.to_owned(),
        database: None,
    };
    let organization = Organization::made_or_found(&binary, options)?;
    let (process, address) = binary.serve()?;
    changes::run(&organization, folder, address, options)?;
    questions::run(&organization, address, options)?;
    memory("after all of it", &process)?;
    process.stop()
}

/// Prints the resident memory of the server.
fn memory(when: &str, process: &Ending) -> Outcome<()> {
    let id = process.id().ok_or("no process")?;
    println!(
        "memory {when}: {} MiB, of which {} MiB are no pages of files",
        resident_bytes(id)? >> 20,
        anonymous_bytes(id)? >> 20
    );
    Ok(())
}

/// Median, 99 of 100, and the longest.
fn spread(mut times: Vec<Duration>) -> (Duration, Duration, Duration) {
    times.sort_unstable();
    let last = times.len().saturating_sub(1);
    (times[last / 2], times[last * 99 / 100], times[last])
}

fn milliseconds(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1e3)
}

fn in_words(times: Vec<Duration>) -> String {
    let count = times.len();
    let (median, late, longest) = spread(times);
    format!(
        "{} (99 of 100 within {}, longest {}, {count} times)",
        milliseconds(median),
        milliseconds(late),
        milliseconds(longest)
    )
}
