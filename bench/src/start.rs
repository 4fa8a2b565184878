//! The product with very many people: how long it takes to be ready, and to answer with a page of
//! them. On `PostgreSQL` the pages have a peer: the same rows, asked for by hand.

mod pages;
mod reach;
mod rules;

use std::{
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use clap::ValueEnum;

use crate::audience::cluster::Cluster;
use crate::binary::{Binary, DOMAIN};
use crate::fanout::measure::resident_bytes;
use crate::http::Http;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// People in one file: about 45 MB, below the most that an import takes.
const PER_FILE: usize = 250_000;

/// Options of the measurement.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// How many people.
    #[arg(long, default_value_t = 1_000_000)]
    people: usize,
    /// How often it is started.
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// How often each page is asked for.
    #[arg(long, default_value_t = 20)]
    pages: usize,
    /// On which databases.
    #[arg(long, value_delimiter = ',', default_value = "sqlite,postgres")]
    databases: Vec<Database>,
    /// The product's binary; the one beside this program when not given.
    #[arg(long, env = "BEFFROI_BINARY")]
    binary: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Database {
    /// A file in a temporary folder.
    Sqlite,
    /// A private server in a temporary folder.
    Postgres,
}

/// A temporary folder, removed with its value.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        // Left behind at worst.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Runs the measurement and prints it.
pub(crate) fn run(options: &Options) -> Outcome<()> {
    let program = Binary::program(options.binary.as_deref())?;
    for database in &options.databases {
        let name = format!("bench-start-{}", std::process::id());
        let folder = Folder(std::env::temp_dir().join(name));
        fs::create_dir_all(&folder.0)?;
        let cluster = match database {
            Database::Sqlite => None,
            Database::Postgres => Some(Cluster::start()?),
        };
        let binary = Binary {
            program: program.clone(),
            folder: folder.0.clone(),
            database: cluster.as_ref().map(Cluster::url),
        };
        println!("\n{database:?}, {} people\n", options.people);
        measure(&binary, cluster.as_ref(), options)?;
    }
    Ok(())
}

fn measure(binary: &Binary, cluster: Option<&Cluster>, options: &Options) -> Outcome<()> {
    let application = binary.init(&[
        "User.Read.All",
        "Group.ReadWrite.All",
        "OrganizationalMessages.Read.All",
    ])?;
    let began = Instant::now();
    import(binary, options.people)?;
    println!("imported in {:.1} s", began.elapsed().as_secs_f64());
    let mut ready = Vec::new();
    for _ in 0..options.rounds.max(1) {
        let began = Instant::now();
        let (process, _) = binary.serve()?;
        ready.push(began.elapsed());
        process.stop()?;
    }
    let (median, longest) = middle(ready);
    println!(
        "ready after {} (longest {})",
        seconds(median),
        seconds(longest)
    );
    let (process, address) = binary.serve()?;
    let memory = process.id().map(resident_bytes).transpose()?;
    println!(
        "memory when ready: {} MiB",
        memory.unwrap_or_default() >> 20
    );
    let mut http = Http::connect(address)?;
    pages::run(&mut http, &application, options.pages, cluster)?;
    rules::run(binary, &mut http, &application, options.people)?;
    let mut http = Http::connect(address)?;
    reach::run(&mut http, &application, options.pages)?;
    process.stop()
}

fn import(binary: &Binary, people: usize) -> Outcome<()> {
    let file = binary.folder.join("people.csv");
    for first in (0..people).step_by(PER_FILE) {
        let last = (first + PER_FILE).min(people);
        write_people(&file, first..last, None)?;
        let report = binary.import(&file)?;
        if report["created"] != last - first {
            return Err(format!("the import said: {report}").into());
        }
    }
    fs::remove_file(file).map_err(Into::into)
}

/// The same people at every run; all of them in another city when one is given.
fn write_people(
    file: &Path,
    numbers: std::ops::Range<usize>,
    elsewhere: Option<&str>,
) -> Outcome<()> {
    const DEPARTMENTS: [&str; 5] = ["Sales", "IT", "Legal", "Finance", "Marketing"];
    const CITIES: [&str; 7] = [
        "Paris",
        "Lyon",
        "Montréal",
        "Bruxelles",
        "Genève",
        "Lille",
        "Nantes",
    ];
    const TITLES: [&str; 3] = ["Analyst", "Engineer", "Manager"];
    let mut text = String::from(
        "User name,First name,Last name,Display name,Job title,Department,Office number,Mobile phone,\
         Alternate email address,Address,City,ZIP or postal code,Country or region\n",
    );
    for n in numbers {
        let (department, city, title) = (DEPARTMENTS[n % 5], CITIES[n % 7], TITLES[n % 3]);
        let city = elsewhere.unwrap_or(city);
        // Names are not in the order of creation.
        let (given, family) = (n % 3_571, n.wrapping_mul(2_654_435_761) % 1_000_003);
        writeln!(
            text,
            "person{n}@{DOMAIN},First{given},Last{family},First{given} Last{family},{title},{department},\
             {},+33 6 {:08},person{n}@home.example,{} rue de la Paix,{city},75008,France",
            n % 400,
            n % 100_000_000,
            n % 200
        )?;
    }
    fs::write(file, text).map_err(Into::into)
}

/// The median and the longest.
fn middle(mut times: Vec<Duration>) -> (Duration, Duration) {
    times.sort_unstable();
    (times[times.len() / 2], times[times.len() - 1])
}

fn seconds(time: Duration) -> String {
    if time < Duration::from_secs(1) {
        format!("{:.1} ms", time.as_secs_f64() * 1e3)
    } else {
        format!("{:.2} s", time.as_secs_f64())
    }
}
