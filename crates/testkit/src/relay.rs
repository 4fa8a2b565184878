//! A mail relay on the loopback that speaks SMTP: how it answers is the test's choice.

use std::collections::HashMap;
use std::sync::Arc;

use beffroi_channels::smtp::Settings;
use parking_lot::Mutex;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

/// How a relay behaves towards whoever connects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RelayManner {
    /// It takes mail.
    Polite,
    /// It says that it is going away.
    Away,
    /// It takes the sender and the recipient and then says nothing.
    Silent,
    /// It takes the mail and breaks the connection before it says so.
    Forgetful,
    /// It takes the mail and says so when it is told to.
    Holding,
}

/// A mail that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The envelope's sender.
    pub from: String,
    /// The envelope's recipient.
    pub to: String,
    /// Headers and body, with lines that end in `\n`.
    pub data: String,
}

impl Taken {
    /// A header as it came, on one line; empty when it is not there.
    pub fn header(&self, name: &str) -> String {
        let head = self.data.split("\n\n").next().unwrap_or_default();
        let unfolded = head.replace("\n ", " ").replace("\n\t", " ");
        let mut lines = unfolded.lines();
        let prefix = format!("{name}: ");
        let line = lines.find_map(|line| line.strip_prefix(&prefix).map(str::to_owned));
        line.unwrap_or_default()
    }

    /// Headers and body without soft line breaks and with the escapes of quoted-printable undone.
    pub fn plain(&self) -> String {
        let joined = self.data.replace("=\n", "");
        let mut bytes = Vec::with_capacity(joined.len());
        let mut rest = joined.as_bytes();
        while let Some((first, more)) = rest.split_first() {
            let escape = (*first == b'=').then(|| more.get(..2)).flatten();
            let value = escape
                .and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
            bytes.push(value.unwrap_or(*first));
            rest = if value.is_some() { &more[2..] } else { more };
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

/// A relay on a free port of the loopback.
pub struct MailRelay {
    port: u16,
    manner: Mutex<RelayManner>,
    answers: Mutex<HashMap<String, String>>,
    taken: Mutex<Vec<Taken>>,
    asked: Mutex<Vec<String>>,
    held: Semaphore,
    released: Semaphore,
}

impl MailRelay {
    /// A polite one.
    pub async fn open() -> Arc<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let relay = Arc::new(Self {
            port: listener.local_addr().unwrap().port(),
            manner: Mutex::new(RelayManner::Polite),
            answers: Mutex::default(),
            taken: Mutex::default(),
            asked: Mutex::default(),
            held: Semaphore::new(0),
            released: Semaphore::new(0),
        });
        let own = Arc::clone(&relay);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let own = Arc::clone(&own);
                // A client that goes away in the middle is no failure of the relay's.
                tokio::spawn(async move { own.converse(stream).await.ok() });
            }
        });
        relay
    }

    /// Settings that lead here.
    pub fn settings(&self) -> Settings {
        let address = format!("smtp://127.0.0.1:{}", self.port);
        Settings::parse(&address, "bell@bell.example", "test.local").unwrap()
    }

    /// Where it listens on the loopback.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// How it behaves from now on.
    pub fn becomes(&self, manner: RelayManner) {
        *self.manner.lock() = manner;
    }

    /// What it answers to a recipient from now on, e.g. `550 no such user`.
    pub fn answers(&self, recipient: &str, answer: &str) {
        let mut answers = self.answers.lock();
        answers.insert(recipient.to_owned(), answer.to_owned());
    }

    /// The mails that it has taken since it was asked last, by recipient.
    pub fn take(&self) -> Vec<Taken> {
        let mut taken = std::mem::take(&mut *self.taken.lock());
        taken.sort_by(|one, other| (&one.to, &one.data).cmp(&(&other.to, &other.data)));
        taken
    }

    /// The recipients that it was asked for since it was asked last, whatever it answered; sorted.
    pub fn asked(&self) -> Vec<String> {
        let mut asked = std::mem::take(&mut *self.asked.lock());
        asked.sort_unstable();
        asked
    }

    /// Waits until so many mails are held back.
    pub async fn holds(&self, mails: u32) {
        self.held.acquire_many(mails).await.unwrap().forget();
    }

    /// Says of this many mails that they are taken, of those held back and those that follow.
    pub fn releases(&self, mails: usize) {
        self.released.add_permits(mails);
    }

    async fn converse(&self, stream: TcpStream) -> std::io::Result<()> {
        let mut stream = BufReader::new(stream);
        say(&mut stream, "220 relay.test ESMTP").await?;
        let (mut from, mut to) = (String::new(), String::new());
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).await? == 0 {
                return Ok(());
            }
            let manner = *self.manner.lock();
            let verb = line.split([' ', '\r', ':']).next().unwrap_or_default();
            let answer = match verb.to_ascii_uppercase().as_str() {
                "QUIT" => return say(&mut stream, "221 bye").await,
                _ if manner == RelayManner::Away => "421 relay.test is going away".to_owned(),
                "EHLO" => "250-relay.test\r\n250-8BITMIME\r\n250 SMTPUTF8".to_owned(),
                "MAIL" => {
                    from = path_of(&line);
                    "250 ok".to_owned()
                }
                "RCPT" => {
                    to = path_of(&line);
                    self.asked.lock().push(to.clone());
                    let answers = self.answers.lock();
                    answers.get(&to).map_or("250 ok", String::as_str).to_owned()
                }
                "DATA" if manner == RelayManner::Silent => std::future::pending().await,
                "DATA" => {
                    say(&mut stream, "354 go ahead").await?;
                    let data = content(&mut stream).await?;
                    let (from, to) = (from.clone(), to.clone());
                    self.taken.lock().push(Taken { from, to, data });
                    if manner == RelayManner::Forgetful {
                        return Ok(());
                    }
                    if manner == RelayManner::Holding {
                        self.held.add_permits(1);
                        if let Ok(permit) = self.released.acquire().await {
                            permit.forget();
                        }
                    }
                    "250 taken".to_owned()
                }
                "RSET" | "NOOP" => "250 ok".to_owned(),
                _ => "502 unknown".to_owned(),
            };
            say(&mut stream, &answer).await?;
        }
    }
}

async fn say(stream: &mut BufReader<TcpStream>, words: &str) -> std::io::Result<()> {
    stream
        .get_mut()
        .write_all(format!("{words}\r\n").as_bytes())
        .await
}

fn path_of(line: &str) -> String {
    let path = line
        .split_once('<')
        .and_then(|(_, rest)| rest.split_once('>'));
    path.map_or("", |(path, _)| path).to_owned()
}

/// A mail up to the lone dot, with the dots undone that stand for one at the begin of a line.
async fn content(stream: &mut BufReader<TcpStream>) -> std::io::Result<String> {
    let mut data = String::new();
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).await?;
        match line.trim_end_matches(['\r', '\n']) {
            "." => return Ok(data),
            line => {
                data.push_str(line.strip_prefix('.').unwrap_or(line));
                data.push('\n');
            }
        }
    }
}
