//! The released binary with very many people who hold conferences by phone: one change that concerns each of
//! them leaves as many letters, which are put into words, handed to a sink and noted. Against Postfix's own
//! `smtp-source`, which hands over ready mails and keeps no note of them, to the same sink.

use std::{
    error::Error,
    fmt::Write as _,
    fs,
    net::{SocketAddrV4, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use sqlx::{Connection, SqliteConnection};

use crate::binary::{Application, Binary, DOMAIN, Ending, token};
use crate::fanout::measure::resident_bytes;
use crate::http::Http;

type Outcome<T> = Result<T, Box<dyn Error>>;

const PERMISSIONS: [&str; 4] = [
    "Conferencing.Read.All",
    "Conferencing.ReadWrite.All",
    "ExchangeMessageTrace.Read.All",
    "User.Read.All",
];
/// The number that everybody has, and the one that they get.
const NUMBERS: [&str; 2] = ["+33170914567", "+33170914568"];
/// Bytes of a mail of the product, about.
const SIZE: &str = "5000";
/// Connections at a time, on both sides.
const CONNECTIONS: &str = "32";

/// Options of the measurement.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// How many people, and so how many mails.
    #[arg(long, default_value_t = 100_000)]
    people: usize,
    /// The product's binary; the one beside this program when not given.
    #[arg(long, env = "BEFFROI_BINARY")]
    binary: Option<PathBuf>,
    /// A folder in which the organization is made; it must not be there yet.
    #[arg(long)]
    folder: PathBuf,
}

/// A process that ends with its value.
struct Sink(Child);

impl Drop for Sink {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Postfix's sink on a free port: it takes everything and keeps nothing.
fn sink() -> Outcome<(Sink, String)> {
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let address = format!("127.0.0.1:{port}");
    let child = Command::new("smtp-sink")
        .args(["-u", "nobody", &address, "1000"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("smtp-sink, a part of Postfix, is needed: {error}"))?;
    let sink = Sink(child);
    for _ in 0..100 {
        if std::net::TcpStream::connect(&address).is_ok() {
            return Ok((sink, address));
        }
        thread::sleep(Duration::from_millis(50));
    }
    Err("smtp-sink does not listen".into())
}

/// Runs the measurement and prints it.
pub(crate) fn run(options: &Options) -> Outcome<()> {
    fs::create_dir(&options.folder)?;
    let binary = Binary {
        program: Binary::program(options.binary.as_deref())?,
        folder: options.folder.clone(),
        database: None,
    };
    let application = binary.init(&PERMISSIONS)?;
    import(&binary, options.people)?;
    let (_sink, address) = sink()?;
    let settings = format!("smtp = \"smtp://{address}\"\nsmtp_sender = \"bell@{DOMAIN}\"\n");
    fs::write(options.folder.join("beffroi.toml"), settings)?;
    enable(&options.folder)?;
    let (process, server) = binary.serve()?;
    let own = product(server, &application, &process, options.people)?;
    process.stop()?;
    let peer = source(&address, options.people)?;
    println!(
        "smtp-source: {peer:.0} mails/s; the product: {own:.0} mails/s, {:.2} of it",
        own / peer
    );
    Ok(())
}

fn import(binary: &Binary, people: usize) -> Outcome<()> {
    let file = binary.folder.join("people.csv");
    let mut table = String::from("User name,Display name,Country or region\n");
    for n in 0..people {
        writeln!(table, "person{n}@{DOMAIN},Person {n},France")?;
    }
    fs::write(&file, table)?;
    binary.import(&file)?;
    Ok(())
}

/// Everybody has an address and holds conferences on one bridge: written behind the product's back.
fn enable(folder: &Path) -> Outcome<()> {
    let url = format!("sqlite:{}", folder.join("beffroi.db").display());
    let script = format!(
        "UPDATE directory_user SET mail = user_principal_name;
         INSERT INTO conferencing_bridge (tenant_id, id, name, is_default, default_number, version)
           SELECT id, zeroblob(16), 'Bridge', 1, '{0}', 1 FROM tenant;
         INSERT INTO conferencing_number (tenant_id, number, bridge_id, kind, country, city, primary_language, secondary_languages, version)
           SELECT id, '{0}', zeroblob(16), 'toll', 'FR', '', 'fr', '[]', 1 FROM tenant
           UNION ALL SELECT id, '{1}', zeroblob(16), 'toll', 'FR', '', 'fr', '[]', 1 FROM tenant;
         INSERT INTO conferencing_person (tenant_id, user_id, is_licensed, provider, conference_id, bridge_id, pin_hash,
             pin_set_at, toll_number, allow_toll_free, allow_pstn_only, version)
           SELECT tenant_id, id, 0, 'microsoft', CAST(1000000 + row_number() OVER (ORDER BY id) AS TEXT), zeroblob(16), '',
             0, '{0}', 1, 0, 1 FROM directory_user",
        NUMBERS[0], NUMBERS[1]
    );
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let mut database = SqliteConnection::connect(&url).await?;
        sqlx::raw_sql(sqlx::AssertSqlSafe(script))
            .execute(&mut database)
            .await?;
        database.close().await?;
        Ok(())
    })
}

/// Mails a second from the answer to the change until the last one is noted.
fn product(
    server: SocketAddrV4,
    application: &Application,
    process: &Ending,
    people: usize,
) -> Outcome<f64> {
    let id = process.id().ok_or("no process")?;
    let mut http = Http::connect(server)?;
    let credentials = [token(&mut http, application)?];
    let before = resident_bytes(id)?;
    let change = json!({"fromNumber": NUMBERS[0], "toNumber": NUMBERS[1]});
    let path = "/beta/admin/conferencing/users/changeDefaultNumber";
    let begun = Instant::now();
    let changed = http.post(path, &credentials, &change)?;
    let answered = begun.elapsed();
    println!(
        "{} people changed in {:.1} s",
        changed.body["people"],
        answered.as_secs_f64()
    );
    let log = "/beta/admin/mail/messages?$filter=state%20eq%20'sent'&$count=true&$top=1&$select=id";
    let begun = Instant::now();
    let mut most = before;
    loop {
        thread::sleep(Duration::from_millis(500));
        most = most.max(resident_bytes(id)?);
        let sent = &http.get(log, &credentials)?.body["@odata.count"];
        if sent.as_u64() >= u64::try_from(people).ok() && *sent != Value::Null {
            break;
        }
        if begun.elapsed() > Duration::from_mins(30) {
            return Err(format!("{sent} of {people} were sent in half an hour").into());
        }
    }
    let took = begun.elapsed();
    println!(
        "{people} mails in {:.1} s; memory {} MiB before, {} MiB at most",
        took.as_secs_f64(),
        before >> 20,
        most >> 20
    );
    Ok(rate(people, took))
}

/// The same number of ready mails by Postfix's own program, over connections that are used again.
fn source(address: &str, mails: usize) -> Outcome<f64> {
    let begun = Instant::now();
    let done = Command::new("smtp-source")
        .args([
            "-d",
            "-s",
            CONNECTIONS,
            "-l",
            SIZE,
            "-m",
            &mails.to_string(),
        ])
        .args([
            "-f",
            "bell@bench.example",
            "-t",
            "person@bench.example",
            address,
        ])
        .status()?;
    if !done.success() {
        return Err("smtp-source failed".into());
    }
    Ok(rate(mails, begun.elapsed()))
}

fn rate(mails: usize, took: Duration) -> f64 {
    f64::from(u32::try_from(mails).unwrap_or(u32::MAX)) / took.as_secs_f64()
}
