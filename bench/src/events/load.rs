//! People who report: each request is of one person and carries their session; a connection is kept
//! open and has one request under way.

use std::{
    fmt::Write as _,
    net::SocketAddrV4,
    sync::Arc,
    sync::atomic::{AtomicUsize, Ordering},
    time::{Duration, Instant},
};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use super::{KINDS, organization::Organization};

/// Errors of a task, which may be polled by any thread.
type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// How the load is laid on.
pub(super) struct Load {
    pub(super) address: SocketAddrV4,
    pub(super) connections: usize,
    /// Events in a request.
    pub(super) events: usize,
    pub(super) longest: Duration,
}

/// What became of it.
#[derive(Default)]
pub(super) struct Reported {
    /// Events that the server says are counted.
    pub(super) acknowledged: usize,
    /// How long each request took.
    pub(super) times: Vec<Duration>,
}

/// What all connections take their next request from.
struct Work {
    address: SocketAddrV4,
    cookies: Vec<String>,
    messages: Vec<String>,
    /// Events of a request.
    events: usize,
    next: AtomicUsize,
    until: Instant,
    occurred: String,
}

impl Load {
    /// Lays it on until everybody has reported everything or the time is over.
    pub(super) fn run(&self, organization: &Organization) -> super::Outcome<Reported> {
        let work = Arc::new(Work {
            address: self.address,
            cookies: organization.cookies.clone(),
            messages: organization.messages.clone(),
            events: self.events,
            next: AtomicUsize::new(0),
            until: Instant::now() + self.longest,
            occurred: jiff::Timestamp::now().to_string(),
        });
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        runtime.block_on(async {
            let mut connections = JoinSet::new();
            for _ in 0..self.connections {
                let work = Arc::clone(&work);
                connections.spawn(async move { work.report().await });
            }
            let mut all = Reported::default();
            while let Some(done) = connections.join_next().await {
                let mut own = done?.map_err(|error| error.to_string())?;
                all.acknowledged += own.acknowledged;
                all.times.append(&mut own.times);
            }
            Ok(all)
        })
    }
}

impl Work {
    async fn report(&self) -> Outcome<Reported> {
        let mut stream = TcpStream::connect(self.address).await?;
        stream.set_nodelay(true)?;
        let mut reported = Reported::default();
        let (mut request, mut answer) = (String::new(), Vec::new());
        while let Some(events) = self.write_next(&mut request)? {
            let began = Instant::now();
            stream.write_all(request.as_bytes()).await?;
            let accepted = accepted(&mut stream, &mut answer).await?;
            reported.times.push(began.elapsed());
            if accepted != events {
                let said = String::from_utf8_lossy(&answer);
                return Err(format!("{accepted} of {events} events count: {said}").into());
            }
            reported.acknowledged += accepted;
        }
        Ok(reported)
    }

    /// The next request and how many events it carries: everybody's first ones, then everybody's
    /// second ones.
    fn write_next(&self, request: &mut String) -> Outcome<Option<usize>> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let (round, person) = (number / self.cookies.len(), number % self.cookies.len());
        let own = self.messages.len() * KINDS;
        let (first, last) = (round * self.events, ((round + 1) * self.events).min(own));
        if first >= own || Instant::now() > self.until {
            return Ok(None);
        }
        let mut body = String::from(r#"{"events":["#);
        for event in first..last {
            let comma = if event == first { "" } else { "," };
            // Its id is unlike any other of this run, and looks as random as a device's.
            let id = uuid::Uuid::from_u128(
                ((person * own + event) as u128 + 1)
                    .wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835),
            );
            let (message, kind) = (
                &self.messages[event / KINDS],
                ["shown", "clicked"][event % KINDS],
            );
            write!(
                body,
                r#"{comma}{{"id":"{id}","showingId":"{message}.1","type":"{kind}","occurredDateTime":"{}"}}"#,
                self.occurred
            )?;
        }
        body.push_str("]}");
        request.clear();
        write!(
            request,
            "POST /beta/me/organizationalMessages/events HTTP/1.1\r\nHost: {0}\r\nOrigin: http://{0}\r\n\
             Cookie: {1}\r\nContent-Type: application/json\r\nContent-Length: {2}\r\n\r\n{body}",
            self.address,
            self.cookies[person],
            body.len()
        )?;
        Ok(Some(last - first))
    }
}

/// Reads an answer; how many events it accepts.
async fn accepted(stream: &mut TcpStream, answer: &mut Vec<u8>) -> Outcome<usize> {
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
    if !head.starts_with("http/1.1 200") {
        return Err(head.into());
    }
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length:"));
    let length: usize = length.ok_or("no length")?.trim().parse()?;
    while answer.len() < body + length {
        if stream.read_buf(answer).await? == 0 {
            return Err("the server hung up".into());
        }
    }
    let text = std::str::from_utf8(&answer[body..])?;
    let accepted = text.split("\"refused\"").next().unwrap_or_default();
    let accepted = accepted.split_once('[').map_or("", |(_, ids)| ids);
    Ok(accepted.matches('"').count() / 2)
}
