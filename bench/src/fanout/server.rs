//! The servers that are compared, each a process of its own that ends with its value.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::{Ipv4Addr, SocketAddr, SocketAddrV4, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use super::{
    Outcome,
    desk::{Desk, Stages},
    product,
    protocol::Protocol,
    subscribers::{Last, Subscribers},
    table,
};

/// A server under test, and the way to make it send the message.
pub(super) struct Server {
    pub(super) name: &'static str,
    pub(super) protocol: Protocol,
    pub(super) address: SocketAddrV4,
    /// Further arguments of its client: the path and the headers of a WebSocket.
    pub(super) client_arguments: Vec<String>,
    process: Child,
    trigger: Trigger,
    /// Configuration and data, removed after the server has ended.
    _folder: Option<Folder>,
}

enum Trigger {
    /// A line to the server's standard input.
    Line,
    /// A publication on a connection of the publisher.
    Publication(TcpStream, Vec<u8>),
    /// An approval of a message that waits for it.
    Approval(Box<Desk>),
}

impl Server {
    /// Our own program in another role.
    pub(super) fn own(name: &'static str, protocol: Protocol, role: &[&str]) -> Outcome<Self> {
        let mut process = Command::new(std::env::current_exe()?)
            .args(role)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        let output = process.stdout.as_mut().ok_or("no standard output")?;
        BufReader::new(output).read_line(&mut line)?;
        let address = line.trim().parse()?;
        Ok(Self {
            name,
            protocol,
            address,
            client_arguments: Vec::new(),
            process,
            trigger: Trigger::Line,
            _folder: None,
        })
    }

    /// The product, with an organization of enough people.
    pub(super) fn product(binary: &Path, subscribers: usize, bytes: usize) -> Outcome<Self> {
        let folder = Folder::make()?;
        let product = product::start(binary, &folder.0, subscribers, bytes)?;
        Ok(Self {
            name: table::PRODUCT,
            protocol: Protocol::Websocket,
            address: product.address,
            client_arguments: product.client_arguments,
            process: product.process,
            trigger: Trigger::Approval(Box::new(product.desk)),
            _folder: Some(folder),
        })
    }

    /// nats-server, as configured by default but for limits.
    pub(super) fn nats(program: &str, payload: &str) -> Outcome<Self> {
        let address = free_address()?;
        let configuration = format!(
            "listen: \"{address}\"\nmax_connections: 1000000\nping_interval: \"1h\"\nlog_file: \"/dev/null\"\n"
        );
        Self::peer(
            table::NATS,
            Protocol::Nats,
            program,
            address,
            &configuration,
            payload,
        )
    }

    /// mosquitto, as configured by default but for limits.
    pub(super) fn mosquitto(program: &str, payload: &str) -> Outcome<Self> {
        let address = free_address()?;
        let (host, port) = (address.ip(), address.port());
        let configuration = format!(
            "listener {port} {host}\nallow_anonymous true\nmax_connections -1\nlog_type error\n"
        );
        Self::peer(
            table::MOSQUITTO,
            Protocol::Mqtt,
            program,
            address,
            &configuration,
            payload,
        )
    }

    fn peer(
        name: &'static str,
        protocol: Protocol,
        program: &str,
        address: SocketAddrV4,
        configuration: &str,
        payload: &str,
    ) -> Outcome<Self> {
        let folder = Folder::make()?;
        let file = folder.0.join("server.conf");
        fs::write(&file, configuration)?;
        let process = Command::new(program)
            .arg("-c")
            .arg(&file)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let process = process.map_err(|error| format!("{program}: {error}"))?;
        let line = Trigger::Line;
        let mut server = Self {
            name,
            protocol,
            address,
            client_arguments: Vec::new(),
            process,
            trigger: line,
            _folder: Some(folder),
        };
        let mut publisher = server.reach()?;
        publisher.set_nodelay(true)?;
        protocol.introduce(&mut publisher)?;
        let publication = protocol.publication(payload.as_bytes());
        server.trigger = Trigger::Publication(publisher, publication);
        Ok(server)
    }

    /// Connects as soon as the server listens.
    fn reach(&mut self) -> Outcome<TcpStream> {
        for _ in 0..100 {
            if let Ok(stream) = TcpStream::connect(self.address) {
                return Ok(stream);
            }
            if let Some(status) = self.process.try_wait()? {
                return Err(format!("{} ended: {status}", self.name).into());
            }
            thread::sleep(Duration::from_millis(50));
        }
        Err(format!("{} does not listen", self.name).into())
    }

    pub(super) fn process_id(&self) -> u32 {
        self.process.id()
    }

    /// Gets ready for [`Server::send`]; not measured.
    pub(super) fn prepare(&mut self) -> Outcome<()> {
        match &mut self.trigger {
            Trigger::Approval(desk) => desk.write(),
            Trigger::Line | Trigger::Publication(..) => Ok(()),
        }
    }

    /// Makes the server send the message to all.
    pub(super) fn send(&mut self) -> Outcome<()> {
        match &mut self.trigger {
            Trigger::Line => {
                let input = self.process.stdin.as_mut().ok_or("no standard input")?;
                input.write_all(b"send\n")?;
            }
            Trigger::Publication(publisher, publication) => publisher.write_all(publication)?,
            Trigger::Approval(desk) => desk.approve()?,
        }
        Ok(())
    }

    /// After everybody has the message: ends it where it would stay, and waits until everybody
    /// knows. Not measured.
    pub(super) fn settle(
        &mut self,
        subscribers: &mut Subscribers,
        last: &Last,
    ) -> Outcome<Option<Stages>> {
        let Trigger::Approval(desk) = &mut self.trigger else {
            return Ok(None);
        };
        let stages = desk.look_back(last.bytes / subscribers.count())?;
        subscribers.expect()?;
        desk.cancel()?;
        subscribers.last()?;
        Ok(Some(stages))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A temporary folder, removed with its value.
struct Folder(PathBuf);

impl Folder {
    fn make() -> Outcome<Self> {
        let name = format!("bench-fanout-{}", free_address()?.port());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Left behind at worst.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The first line of our own servers.
pub(super) fn announce(address: SocketAddr) -> Outcome<()> {
    println!("{address}");
    std::io::stdout().flush().map_err(Into::into)
}

/// The text that is sent.
pub(super) fn payload(bytes: usize) -> String {
    "x".repeat(bytes)
}

/// The program, if it is installed: on the search path, or where Debian keeps daemons.
pub(super) fn installed(program: &str) -> Option<String> {
    let path = std::env::var("PATH").unwrap_or_default();
    let folders = path.split(':').chain(["/usr/sbin", "/usr/local/sbin"]);
    let candidates = folders.map(|folder| Path::new(folder).join(program));
    candidates
        .into_iter()
        .find(|file| file.is_file())?
        .to_str()
        .map(str::to_owned)
}

fn free_address() -> Outcome<SocketAddrV4> {
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    Ok(SocketAddrV4::new(Ipv4Addr::LOCALHOST, port))
}

/// As many descriptors as the system lets us have; children inherit it.
pub(super) fn allow_many_files() -> Outcome<()> {
    let limit = getrlimit(Resource::Nofile);
    setrlimit(
        Resource::Nofile,
        Rlimit {
            current: limit.maximum,
            ..limit
        },
    )
    .map_err(Into::into)
}
