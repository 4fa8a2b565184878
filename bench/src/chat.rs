//! Messages of chats: how many a second are acknowledged as durable from so many senders at a time, and how long one
//! takes, also at half of that rate; against Prosody with its archive on, which acknowledges each stanza (XEP-0198)
//! but does not wait for the disk.

mod prosody;

use std::{
    error::Error,
    fmt::Write as _,
    fs,
    net::SocketAddrV4,
    path::PathBuf,
    sync::Arc,
    sync::atomic::{AtomicUsize, Ordering},
    time::{Duration, Instant},
};

use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use crate::audience::cluster::Cluster;
use crate::binary::{Binary, DOMAIN};
use crate::events::organization::Organization;
use crate::events::{Database, Folder};
use crate::fanout::measure::processor_time;
use crate::http::Http;

type Outcome<T> = Result<T, Box<dyn Error>>;
/// Errors of a task, which may be polled by any thread.
type Sent<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// What is said.
const WORDS: &str = "Can you have a look at the plan of the third quarter before noon?";

/// Options of the measurement.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// How many chats of two.
    #[arg(long, default_value_t = 1_000)]
    chats: usize,
    /// Senders, each with one message under way.
    #[arg(long, default_value_t = 64)]
    senders: usize,
    /// How long, in seconds.
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// On which databases.
    #[arg(long, value_delimiter = ',', default_value = "sqlite,postgres")]
    databases: Vec<Database>,
    /// Leave the peer out.
    #[arg(long)]
    alone: bool,
    /// The product's binary; the one beside this program when not given.
    #[arg(long, env = "BEFFROI_BINARY")]
    binary: Option<PathBuf>,
}

/// What became of the messages.
#[derive(Default)]
pub(super) struct Figures {
    times: Vec<Duration>,
    took: Duration,
    processor: Duration,
}

impl Figures {
    #[expect(clippy::cast_precision_loss, reason = "counts of a run")]
    fn rate(&self) -> f64 {
        self.times.len() as f64 / self.took.as_secs_f64()
    }

    fn print(&mut self, name: &str) {
        self.times.sort_unstable();
        let at = |share: usize| {
            let time = self.times.get(self.times.len() * share / 100).copied();
            time.unwrap_or_default().as_secs_f64() * 1e3
        };
        println!(
            "| {name} | {:.0} | {:.1} ms | {:.1} ms | {} | {:.2} |",
            self.rate(),
            at(50),
            at(99),
            self.times.len(),
            self.processor.as_secs_f64() / self.took.as_secs_f64()
        );
    }
}

/// Runs the measurements and prints them.
pub(crate) fn run(options: &Options) -> Outcome<()> {
    println!(
        "{} chats, {} senders, {} processors for server and load\n",
        options.chats,
        options.senders,
        std::thread::available_parallelism()?
    );
    println!("| server | messages/s | median | 99 of 100 | messages | server's processors |");
    println!("|---|---|---|---|---|---|");
    let mut ours = Vec::new();
    for database in &options.databases {
        ours.push((*database, measure(*database, options)?));
    }
    if options.alone {
        return Ok(());
    }
    let mut peer = prosody::measure(options)?;
    peer.print("Prosody, archive on, no wait for the disk");
    println!();
    for (database, rate) in ours {
        println!("{database:?}: {:.2} times Prosody", rate / peer.rate());
    }
    Ok(())
}

fn measure(database: Database, options: &Options) -> Outcome<f64> {
    let name = format!("bench-chat-{}", std::process::id());
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
    let (organization, process, address) = Organization::make(&binary, options.chats * 2, 0)?;
    let chats = begin(address, &organization.cookies, options.chats)?;
    let work = Arc::new(Work {
        address,
        cookies: organization.cookies,
        chats,
        next: AtomicUsize::new(0),
    });
    let id = process.id().ok_or("no process")?;
    let mut whole = send(&work, options, None, id)?;
    let rate = whole.rate();
    whole.print(&format!("Beffroi, {database:?}"));
    let pause = Duration::from_secs_f64(2.0 / rate);
    let mut half = send(&work, options, Some(pause), id)?;
    half.print(&format!("Beffroi, {database:?}, half of that"));
    process.stop()?;
    Ok(rate)
}

/// Who writes where.
struct Work {
    address: SocketAddrV4,
    cookies: Vec<String>,
    chats: Vec<(usize, String)>,
    next: AtomicUsize,
}

/// Begins a chat for each two people.
fn begin(address: SocketAddrV4, cookies: &[String], chats: usize) -> Outcome<Vec<(usize, String)>> {
    let mut http = Http::connect(address)?;
    let mut begun = Vec::new();
    for (number, own) in cookies.iter().enumerate().take(chats) {
        let credentials = [
            format!("Cookie: {own}"),
            format!("Origin: http://{address}"),
        ];
        let me = http.get("/v1.0/me", &credentials)?;
        let own_name = me.text("userPrincipalName")?.to_owned();
        let place: usize = own_name
            .trim_start_matches("person")
            .split('@')
            .next()
            .unwrap_or_default()
            .parse()?;
        let other = (place + chats) % (chats * 2);
        let new = json!({"chatType": "oneOnOne", "members": [{"email": format!("person{other}@{DOMAIN}")}]});
        let made = http.post("/v1.0/chats", &credentials, &new)?;
        begun.push((number, made.text("id")?.to_owned()));
    }
    Ok(begun)
}

/// Sends from all senders; with a pause, one message each so long, whoever sends it.
fn send(
    work: &Arc<Work>,
    options: &Options,
    pause: Option<Duration>,
    server: u32,
) -> Outcome<Figures> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let processor = processor_time(server)?;
    let began = Instant::now();
    let until = began + Duration::from_secs(options.seconds);
    let senders = options.senders;
    let times = runtime.block_on(async {
        let mut all = JoinSet::new();
        for sender in 0..senders {
            let work = Arc::clone(work);
            all.spawn(async move { work.say(sender, senders, pause, began, until).await });
        }
        let mut times = Vec::new();
        while let Some(done) = all.join_next().await {
            times.append(&mut done?.map_err(|error| error.to_string())?);
        }
        Outcome::Ok(times)
    })?;
    Ok(Figures {
        times,
        took: began.elapsed(),
        processor: processor_time(server)?.saturating_sub(processor),
    })
}

impl Work {
    async fn say(
        &self,
        sender: usize,
        senders: usize,
        pause: Option<Duration>,
        began: Instant,
        until: Instant,
    ) -> Sent<Vec<Duration>> {
        let mut stream = TcpStream::connect(self.address).await?;
        stream.set_nodelay(true)?;
        let (mut times, mut answer, mut request) = (Vec::new(), Vec::new(), String::new());
        let mut turn = u32::try_from(sender)?;
        while Instant::now() < until {
            if let Some(pause) = pause {
                let due = began + pause * turn;
                turn += u32::try_from(senders)?;
                tokio::time::sleep_until(due.into()).await;
            }
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            let (person, chat) = &self.chats[number % self.chats.len()];
            let body = format!(r#"{{"body":{{"content":"{WORDS}"}},"clientId":"{number}"}}"#);
            request.clear();
            write!(
                request,
                "POST /v1.0/chats/{chat}/messages HTTP/1.1\r\nHost: {0}\r\nOrigin: http://{0}\r\n\
                 Cookie: {1}\r\nContent-Type: application/json\r\nContent-Length: {2}\r\n\r\n{body}",
                self.address,
                self.cookies[*person],
                body.len()
            )?;
            let sent = Instant::now();
            stream.write_all(request.as_bytes()).await?;
            created(&mut stream, &mut answer).await?;
            times.push(sent.elapsed());
        }
        Ok(times)
    }
}

/// Reads an answer, which must say that the message was kept.
async fn created(stream: &mut TcpStream, answer: &mut Vec<u8>) -> Sent<()> {
    answer.clear();
    let body = loop {
        if stream.read_buf(answer).await? == 0 {
            return Err("the server hung up".into());
        }
        if let Some(end) = answer.windows(4).position(|four| four == b"\r\n\r\n") {
            break end + 4;
        }
    };
    let head = std::str::from_utf8(&answer[..body])?.to_ascii_lowercase();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length:"));
    let length: usize = length.ok_or("no length")?.trim().parse()?;
    while answer.len() < body + length {
        if stream.read_buf(answer).await? == 0 {
            return Err("the server hung up".into());
        }
    }
    if head.starts_with("http/1.1 201") {
        return Ok(());
    }
    Err(String::from_utf8_lossy(answer).into_owned().into())
}
