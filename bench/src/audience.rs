//! Audience of a message over a million people: the population's sets against `PostgreSQL` with a
//! closure table and indexes. The same rows and questions in both; the answers must be equal.

pub(crate) mod cluster;
mod ours;
mod peer;
mod questions;
mod rows;

use std::error::Error;
use std::time::{Duration, Instant};

use crate::ratios::Ratio;

const PEER: &str = "PostgreSQL";

/// What to measure.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// People; each has three devices, and there are three memberships for each.
    #[arg(long, default_value_t = 1_000_000)]
    people: u32,
    /// Groups, nested two levels.
    #[arg(long, default_value_t = 2_000)]
    groups: u32,
    /// Warm runs of each `PostgreSQL` question.
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// Seed of the generated organization.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Measure the population only.
    #[arg(long)]
    without_postgres: bool,
    /// Print how `PostgreSQL` executes each question.
    #[arg(long)]
    plans: bool,
}

/// Runs the benchmark, prints its figures and returns the ratios.
pub(crate) fn run(options: &Options) -> Result<Vec<Ratio>, Box<dyn Error>> {
    let rows = rows::Rows::generate(options.people, options.groups, options.seed);
    println!(
        "{} people, {} devices, {} groups, {} memberships, {} nestings",
        rows.people.len(),
        rows.devices.len(),
        rows.groups,
        rows.members.len(),
        rows.nestings.len()
    );
    let questions = questions::all(&rows);
    let mut sets = ours::load(&rows)?;
    let ours = ours::ask(&sets, &questions);
    ours::print_other_figures(&mut sets, &rows, &questions)?;
    drop(sets);
    let missing = if options.without_postgres {
        Some("not asked")
    } else {
        cluster::newest_programs().err().map(|_| "not installed")
    };
    if let Some(why) = missing {
        println!("{PEER}: {why}");
        let both = questions.iter().zip(&ours);
        return Ok(both.map(|(asked, ours)| alone(asked, ours, why)).collect());
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let theirs = runtime.block_on(peer::ask(&rows, &questions, options))?;
    compare(&questions, &ours, &theirs)
}

/// Our figure, for want of a peer's.
fn alone(question: &questions::Question, ours: &Answer, why: &str) -> Ratio {
    let (label, found) = (question.label, ours.found());
    let time = millis(ours.time);
    println!("{label:<58} {time:>9.3} ms  {found:>8} found");
    Ratio {
        work: format!("audience: {label}"),
        ours: format!("{time:.3} ms"),
        peer: PEER.into(),
        theirs: String::new(),
        times: f64::NAN,
        missing: Some(why.into()),
    }
}

/// Prints both sides' figures. An error when their answers differ.
fn compare(
    questions: &[questions::Question],
    ours: &[Answer],
    theirs: &[Answer],
) -> Result<Vec<Ratio>, Box<dyn Error>> {
    println!(
        "\n{:<58} {:>9} {:>9} {:>14} {:>9}",
        "question", "found", "ours ms", "PostgreSQL ms", "ratio"
    );
    let mut ratios = Vec::new();
    for ((question, ours), theirs) in questions.iter().zip(ours).zip(theirs) {
        if (&ours.people, &ours.devices) != (&theirs.people, &theirs.devices) {
            return Err(format!("the answers differ: {}", question.label).into());
        }
        let (label, people) = (question.label, ours.found());
        let ratio = theirs.time.as_secs_f64() / ours.time.as_secs_f64();
        let (ours, theirs) = (millis(ours.time), millis(theirs.time));
        println!("{label:<58} {people:>9} {ours:>9.3} {theirs:>14.0} {ratio:>8.0}x");
        ratios.push(Ratio {
            work: format!("audience: {label}"),
            ours: format!("{ours:.3} ms"),
            peer: PEER.into(),
            theirs: format!("{theirs:.0} ms"),
            times: ratio,
            missing: None,
        });
    }
    println!("answers equal");
    Ok(ratios)
}

/// The answer to a question, and the median time that it took.
struct Answer {
    /// Numbers of the people, ascending.
    people: Vec<u32>,
    /// Devices by platform, where the question asks for them.
    devices: Vec<(String, u64)>,
    time: Duration,
}

impl Answer {
    /// How many people, or devices, the question asked for.
    fn found(&self) -> u64 {
        self.people.len() as u64 + self.devices.iter().map(|(_, devices)| devices).sum::<u64>()
    }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let result = work();
    (result, start.elapsed())
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
