//! All subscribers of one server, in one process with one epoll loop.
//!
//! It says `subscribed` when all are. On a line `expect` it answers `expecting` and waits for a
//! message on every connection, then says `last N B`, N being the nanoseconds of the monotonic
//! clock at which the last one had come, B the bytes of all these messages together.

use std::{
    io::{ErrorKind, Read, Write},
    net::{Ipv4Addr, SocketAddr, SocketAddrV4, TcpStream},
    path::PathBuf,
};

use rustix::{
    event::epoll::{self, CreateFlags, EventData, EventFlags},
    net::{AddressFamily, SocketType, bind, connect, socket},
};

use super::{
    Outcome,
    measure::monotonic_nanoseconds,
    protocol::{HttpRequest, Protocol},
    server::allow_many_files,
};

/// Connections from one source address to one port: fewer than there are ephemeral ports.
const PER_SOURCE: usize = 20_000;

/// Marks the standard input among the connections.
const COMMANDS: u64 = u64::MAX;

/// All subscribers of one server (started by `fanout`).
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    #[arg(long)]
    address: SocketAddrV4,
    #[arg(long, value_enum)]
    protocol: Protocol,
    #[arg(long)]
    subscribers: usize,
    /// Length of a message; only the raw protocol needs it.
    #[arg(long, default_value_t = 500)]
    bytes: usize,
    /// Path of the WebSocket.
    #[arg(long, default_value = "/live")]
    path: String,
    /// A header line for every WebSocket request; may be given several times.
    #[arg(long)]
    header: Vec<String>,
    /// A file of header lines that subscribers take in turns.
    #[arg(long)]
    header_file: Option<PathBuf>,
}

struct Subscriber {
    stream: TcpStream,
    unread: Vec<u8>,
    has_it: bool,
}

pub(crate) fn run(options: Options) -> Outcome<()> {
    allow_many_files()?;
    let mut client = Client::subscribe(options)?;
    say("subscribed")?;
    client.serve()
}

/// Lines to the parent, which reads them one by one.
fn say(line: &str) -> Outcome<()> {
    println!("{line}");
    std::io::stdout().flush().map_err(Into::into)
}

struct Client {
    options: Options,
    epoll: rustix::fd::OwnedFd,
    subscribers: Vec<Subscriber>,
    missing: usize,
    /// Of the messages that have come since they were expected.
    bytes: usize,
}

impl Client {
    fn subscribe(options: Options) -> Outcome<Self> {
        let file = match &options.header_file {
            Some(path) => std::fs::read_to_string(path)?,
            None => String::new(),
        };
        let http = HttpRequest {
            host: options.address.to_string(),
            path: options.path.clone(),
            headers: options.header.clone(),
            in_turns: file.lines().map(str::to_owned).collect(),
        };
        let epoll = epoll::create(CreateFlags::CLOEXEC)?;
        let mut subscribers = Vec::with_capacity(options.subscribers);
        for number in 0..options.subscribers {
            let mut stream = open(options.address, number)?;
            options.protocol.subscribe(&mut stream, number, &http)?;
            stream.set_nonblocking(true)?;
            epoll::add(
                &epoll,
                &stream,
                EventData::new_u64(number as u64),
                EventFlags::IN,
            )?;
            subscribers.push(Subscriber {
                stream,
                unread: Vec::new(),
                has_it: true,
            });
        }
        epoll::add(
            &epoll,
            std::io::stdin(),
            EventData::new_u64(COMMANDS),
            EventFlags::IN,
        )?;
        Ok(Self {
            options,
            epoll,
            subscribers,
            missing: 0,
            bytes: 0,
        })
    }

    /// Until the parent closes our standard input.
    fn serve(&mut self) -> Outcome<()> {
        let mut events = Vec::with_capacity(1_024);
        let mut buffer = vec![0; 64 << 10];
        loop {
            events.clear();
            let wait = epoll::wait(
                &self.epoll,
                rustix::buffer::spare_capacity(&mut events),
                None,
            );
            match wait {
                Ok(_) => {}
                Err(rustix::io::Errno::INTR) => continue,
                Err(error) => return Err(error.into()),
            }
            for event in &events {
                let number = event.data.u64();
                if number == COMMANDS {
                    if std::io::stdin().read_line(&mut String::new())? == 0 {
                        return Ok(());
                    }
                    self.expect()?;
                } else {
                    self.read(usize::try_from(number)?, &mut buffer)?;
                }
            }
        }
    }

    fn expect(&mut self) -> Outcome<()> {
        self.subscribers
            .iter_mut()
            .for_each(|subscriber| subscriber.has_it = false);
        self.missing = self.subscribers.len();
        self.bytes = 0;
        say("expecting")
    }

    fn read(&mut self, number: usize, buffer: &mut [u8]) -> Outcome<()> {
        let subscriber = &mut self.subscribers[number];
        let read = match subscriber.stream.read(buffer) {
            Ok(0) => return Err(format!("the server closed connection {number}").into()),
            Ok(read) => read,
            Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(()),
            Err(error) => return Err(error.into()),
        };
        let (protocol, length) = (self.options.protocol, self.options.bytes);
        let heard = if subscriber.unread.is_empty() {
            let heard = protocol.hear(&buffer[..read], length)?;
            subscriber
                .unread
                .extend_from_slice(&buffer[heard.consumed..read]);
            heard
        } else {
            subscriber.unread.extend_from_slice(&buffer[..read]);
            let heard = protocol.hear(&subscriber.unread, length)?;
            subscriber.unread.drain(..heard.consumed);
            heard
        };
        if !heard.reply.is_empty() {
            subscriber.stream.write_all(&heard.reply)?;
        }
        if heard.messages > 0 && !subscriber.has_it {
            subscriber.has_it = true;
            self.missing -= 1;
            self.bytes += heard.payload;
            if self.missing == 0 {
                say(&format!("last {} {}", monotonic_nanoseconds(), self.bytes))?;
            }
        }
        Ok(())
    }
}

/// Connects, from further addresses of the loopback network once the ports of the first run out.
fn open(address: SocketAddrV4, number: usize) -> Outcome<TcpStream> {
    let source = number / PER_SOURCE;
    if source == 0 {
        return TcpStream::connect(SocketAddr::V4(address)).map_err(Into::into);
    }
    let socket = socket(AddressFamily::INET, SocketType::STREAM, None)?;
    let host = u8::try_from(source + 1)?;
    bind(
        &socket,
        &SocketAddrV4::new(Ipv4Addr::new(127, 0, 0, host), 0),
    )?;
    connect(&socket, &address)?;
    Ok(TcpStream::from(socket))
}
