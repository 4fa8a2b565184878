//! Prosody, as XMPP clients use it: a stream, PLAIN, a resource, and messages of which each is acknowledged
//! (XEP-0198). What is said goes into the archive (XEP-0313) of both, in files of its own.

use std::{
    fs,
    net::{Ipv4Addr, SocketAddrV4, TcpListener},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use super::{Figures, Options, Outcome, Sent, WORDS};
use crate::events::Folder;
use crate::fanout::measure::processor_time;

struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn configuration(folder: &Path, port: u16) -> String {
    let data = folder.display();
    format!(
        r#"run_as_root = true
pidfile = "{data}/prosody.pid"
data_path = "{data}"
log = {{ error = "{data}/prosody.log" }}
modules_enabled = {{ "saslauth", "roster", "smacks", "mam" }}
modules_disabled = {{ "s2s" }}
c2s_ports = {{ {port} }}
c2s_interfaces = {{ "127.0.0.1" }}
c2s_require_encryption = false
allow_unencrypted_plain_auth = true
authentication = "internal_plain"
storage = "internal"
archive_expires_after = "never"
default_archive_policy = true
limits = {{}}
VirtualHost "localhost"
"#
    )
}

/// Measures it with as many senders, each of whom writes to somebody who is not there.
pub(super) fn measure(options: &Options) -> Outcome<Figures> {
    let folder = Folder(std::env::temp_dir().join(format!("bench-prosody-{}", std::process::id())));
    fs::create_dir_all(folder.0.join("localhost/accounts"))?;
    for sender in 0..options.senders {
        for name in [format!("sender{sender}"), format!("reader{sender}")] {
            let account = "return { [\"password\"] = \"secret\"; };\n";
            fs::write(
                folder.0.join(format!("localhost/accounts/{name}.dat")),
                account,
            )?;
        }
    }
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port();
    let file = folder.0.join("prosody.cfg.lua");
    fs::write(&file, configuration(&folder.0, port))?;
    let child = Command::new("prosody")
        .args(["-F", "--config"])
        .arg(&file)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let server = Server(child);
    let address = SocketAddrV4::new(Ipv4Addr::LOCALHOST, port);
    let latest = Instant::now() + Duration::from_secs(20);
    while std::net::TcpStream::connect(address).is_err() {
        if Instant::now() > latest {
            return Err("Prosody does not start".into());
        }
        thread::sleep(Duration::from_millis(50));
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let (senders, seconds) = (options.senders, options.seconds);
    let (times, took, processor) = runtime.block_on(async {
        let mut clients = Vec::new();
        for sender in 0..senders {
            let client = Client::open(address, sender).await;
            clients.push(client.map_err(|error| error.to_string())?);
        }
        let processor = processor_time(server.0.id())?;
        let began = Instant::now();
        let until = began + Duration::from_secs(seconds);
        let mut all = JoinSet::new();
        for client in clients {
            all.spawn(async move { client.say(until).await });
        }
        let mut times = Vec::new();
        while let Some(done) = all.join_next().await {
            times.append(&mut done?.map_err(|error| error.to_string())?);
        }
        let processor = processor_time(server.0.id())?.saturating_sub(processor);
        Outcome::Ok((times, began.elapsed(), processor))
    })?;
    Ok(Figures {
        times,
        took,
        processor,
    })
}

/// Opens a stream.
const OPEN: &str = "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' to='localhost' version='1.0'>";

struct Client {
    stream: TcpStream,
    sender: usize,
    read: Vec<u8>,
}

impl Client {
    async fn open(address: SocketAddrV4, sender: usize) -> Sent<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let read = Vec::new();
        let mut client = Self {
            stream,
            sender,
            read,
        };
        client.asks(OPEN, "</stream:features>").await?;
        let proof = STANDARD.encode(format!("\0sender{sender}\0secret"));
        let auth = format!(
            "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>{proof}</auth>"
        );
        client.asks(&auth, "<success").await?;
        client.asks(OPEN, "</stream:features>").await?;
        let bind = "<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>";
        client.asks(bind, "</iq>").await?;
        client
            .asks("<enable xmlns='urn:xmpp:sm:3'/>", "<enabled")
            .await?;
        Ok(client)
    }

    async fn asks(&mut self, text: &str, until: &str) -> Sent<()> {
        self.read.clear();
        self.stream.write_all(text.as_bytes()).await?;
        loop {
            if self.stream.read_buf(&mut self.read).await? == 0 {
                return Err("Prosody hung up".into());
            }
            let said = String::from_utf8_lossy(&self.read);
            if said.contains("<failure") || said.contains("<stream:error") {
                return Err(said.into_owned().into());
            }
            if said.contains(until) {
                return Ok(());
            }
        }
    }

    async fn say(mut self, until: Instant) -> Sent<Vec<Duration>> {
        let (mut times, sender) = (Vec::new(), self.sender);
        while Instant::now() < until {
            let began = Instant::now();
            let message = format!(
                "<message type='chat' to='reader{sender}@localhost' id='{}'><body>{WORDS}</body></message><r xmlns='urn:xmpp:sm:3'/>",
                times.len()
            );
            self.asks(&message, "<a ").await?;
            times.push(began.elapsed());
        }
        Ok(times)
    }
}
