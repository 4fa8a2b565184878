//! What a subscriber says and hears, in each of the four protocols.

use std::{
    io::{Cursor, Read, Write},
    net::TcpStream,
};

use tungstenite::protocol::frame::{
    FrameHeader,
    coding::{Control, Data, OpCode},
};

use super::Outcome;

/// The channel that everybody subscribes to.
pub(super) const TOPIC: &str = "news";

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Protocol {
    /// WebSocket over HTTP/1.1.
    Websocket,
    /// The text protocol of NATS.
    Nats,
    /// MQTT 3.1.1, at most once.
    Mqtt,
    /// Messages of a known length, nothing else.
    Raw,
}

/// How to ask for a WebSocket.
#[derive(Debug, Clone)]
pub(super) struct HttpRequest {
    pub(super) host: String,
    pub(super) path: String,
    /// Header lines of every subscriber.
    pub(super) headers: Vec<String>,
    /// Header lines that subscribers take in turns.
    pub(super) in_turns: Vec<String>,
}

/// What some bytes held.
#[derive(Debug, Default)]
pub(super) struct Heard {
    /// Bytes that need not be seen again.
    pub(super) consumed: usize,
    /// Whole messages among them.
    pub(super) messages: usize,
    /// Bytes of the first message, without what the protocol puts around it.
    pub(super) payload: usize,
    /// What must be answered.
    pub(super) reply: Vec<u8>,
}

impl Protocol {
    /// Subscribes on a fresh, blocking connection.
    pub(super) fn subscribe(
        self,
        stream: &mut TcpStream,
        number: usize,
        http: &HttpRequest,
    ) -> Outcome<()> {
        match self {
            Self::Raw => Ok(()),
            Self::Websocket => subscribe_websocket(stream, number, http),
            Self::Nats => {
                read_until(stream, b"\r\n")?;
                let hello = format!("CONNECT {{\"verbose\":false}}\r\nSUB {TOPIC} 1\r\nPING\r\n");
                stream.write_all(hello.as_bytes())?;
                read_until(stream, b"PONG\r\n").map(drop)
            }
            Self::Mqtt => {
                stream.write_all(&mqtt_connect(&format!("subscriber-{number}")))?;
                stream.read_exact(&mut [0; 4])?;
                stream.write_all(&mqtt_subscribe())?;
                stream.read_exact(&mut [0; 5]).map_err(Into::into)
            }
        }
    }

    /// Takes what is whole from the front of `bytes`. `length` is that of the messages.
    pub(super) fn hear(self, bytes: &[u8], length: usize) -> Outcome<Heard> {
        let mut heard = Heard::default();
        while heard.consumed < bytes.len() {
            let rest = &bytes[heard.consumed..];
            let taken = match self {
                Self::Raw => (rest.len() >= length).then_some((length, Some(length))),
                Self::Websocket => hear_websocket(rest, &mut heard.reply)?,
                Self::Nats => hear_nats(rest, &mut heard.reply)?,
                Self::Mqtt => hear_mqtt(rest),
            };
            let Some((consumed, message)) = taken else {
                break;
            };
            heard.consumed += consumed;
            if let Some(payload) = message {
                if heard.messages == 0 {
                    heard.payload = payload;
                }
                heard.messages += 1;
            }
        }
        Ok(heard)
    }

    /// What a publisher sends so that everybody hears `payload`, where the server is told so.
    pub(super) fn publication(self, payload: &[u8]) -> Vec<u8> {
        match self {
            Self::Nats => {
                let head = format!("PUB {TOPIC} {}\r\n", payload.len());
                [head.as_bytes(), payload, b"\r\n"].concat()
            }
            Self::Mqtt => {
                let body = [&mqtt_text(TOPIC), payload].concat();
                [mqtt_head(0x30, body.len()), body].concat()
            }
            Self::Raw | Self::Websocket => payload.to_vec(),
        }
    }

    /// Makes a fresh, blocking connection one that may publish.
    pub(super) fn introduce(self, stream: &mut TcpStream) -> Outcome<()> {
        match self {
            Self::Nats => {
                read_until(stream, b"\r\n")?;
                stream.write_all(b"CONNECT {\"verbose\":false}\r\nPING\r\n")?;
                read_until(stream, b"PONG\r\n").map(drop)
            }
            Self::Mqtt => {
                stream.write_all(&mqtt_connect("publisher"))?;
                stream.read_exact(&mut [0; 4]).map_err(Into::into)
            }
            Self::Raw | Self::Websocket => Ok(()),
        }
    }
}

fn read_until(stream: &mut TcpStream, end: &[u8]) -> Outcome<Vec<u8>> {
    let mut read = Vec::new();
    let mut byte = [0];
    while !read.ends_with(end) {
        stream.read_exact(&mut byte)?;
        read.push(byte[0]);
    }
    Ok(read)
}

fn subscribe_websocket(stream: &mut TcpStream, number: usize, http: &HttpRequest) -> Outcome<()> {
    let HttpRequest {
        host,
        path,
        headers,
        in_turns,
    } = http;
    let mut request = format!(
        "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
         Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\
         Sec-WebSocket-Protocol: beffroi.live.v1\r\n"
    );
    // As many people as there are cookies.
    let own = in_turns.get(number % in_turns.len().max(1));
    for header in headers.iter().chain(own) {
        request += header;
        request += "\r\n";
    }
    request += "\r\n";
    stream.write_all(request.as_bytes())?;
    let head = read_until(stream, b"\r\n\r\n")?;
    if head.starts_with(b"HTTP/1.1 101 ") {
        return Ok(());
    }
    Err(format!("refused: {}", String::from_utf8_lossy(&head)).into())
}

/// How much was taken, and how long the message in it is, if it is one.
type Taken = (usize, Option<usize>);

fn hear_websocket(bytes: &[u8], reply: &mut Vec<u8>) -> Outcome<Option<Taken>> {
    let mut cursor = Cursor::new(bytes);
    let Some((header, length)) = FrameHeader::parse(&mut cursor)? else {
        return Ok(None);
    };
    let begin = usize::try_from(cursor.position())?;
    let end = begin + usize::try_from(length)?;
    if bytes.len() < end {
        return Ok(None);
    }
    match header.opcode {
        OpCode::Control(Control::Ping) => {
            let opcode = OpCode::Control(Control::Pong);
            // A mask of zeros is a mask.
            let pong = FrameHeader {
                opcode,
                mask: Some([0; 4]),
                ..FrameHeader::default()
            };
            pong.format(length, reply)?;
            reply.extend_from_slice(&bytes[begin..end]);
        }
        OpCode::Control(Control::Close) => {
            let reason = String::from_utf8_lossy(&bytes[begin..end]);
            return Err(format!("closed: {reason}").into());
        }
        _ => {}
    }
    let is_message = header.opcode == OpCode::Data(Data::Text);
    Ok(Some((end, is_message.then_some(end - begin))))
}

fn hear_nats(bytes: &[u8], reply: &mut Vec<u8>) -> Outcome<Option<Taken>> {
    let Some(end) = bytes.windows(2).position(|pair| pair == b"\r\n") else {
        return Ok(None);
    };
    let line = std::str::from_utf8(&bytes[..end])?;
    if line == "PING" {
        reply.extend_from_slice(b"PONG\r\n");
    }
    if !line.starts_with("MSG ") {
        return if line.starts_with("-ERR") {
            Err(line.into())
        } else {
            Ok(Some((end + 2, None)))
        };
    }
    let length: usize = line.rsplit(' ').next().unwrap_or_default().parse()?;
    let end = end + 2 + length + 2;
    Ok((bytes.len() >= end).then_some((end, Some(length))))
}

fn hear_mqtt(bytes: &[u8]) -> Option<Taken> {
    let (mut length, mut begin) = (0_usize, 1);
    loop {
        let byte = *bytes.get(begin)?;
        length |= usize::from(byte & 0x7f) << (7 * (begin - 1));
        begin += 1;
        if byte & 0x80 == 0 || begin > 4 {
            break;
        }
    }
    let end = begin + length;
    // The topic and its length come before the payload.
    let payload = (bytes[0] >> 4 == 3).then(|| length.saturating_sub(2 + TOPIC.len()));
    (bytes.len() >= end).then_some((end, payload))
}

fn mqtt_head(kind: u8, mut length: usize) -> Vec<u8> {
    let mut head = vec![kind];
    loop {
        let more = if length > 0x7f { 0x80 } else { 0 };
        head.push(u8::try_from(length & 0x7f).unwrap_or_default() | more);
        length >>= 7;
        if length == 0 {
            return head;
        }
    }
}

fn mqtt_text(text: &str) -> Vec<u8> {
    let length = u16::try_from(text.len()).unwrap_or_default();
    [&length.to_be_bytes(), text.as_bytes()].concat()
}

/// Clean session, no keep-alive.
fn mqtt_connect(client: &str) -> Vec<u8> {
    let body = [mqtt_text("MQTT"), vec![4, 2, 0, 0], mqtt_text(client)].concat();
    [mqtt_head(0x10, body.len()), body].concat()
}

fn mqtt_subscribe() -> Vec<u8> {
    let body = [vec![0, 1], mqtt_text(TOPIC), vec![0]].concat();
    [mqtt_head(0x82, body.len()), body].concat()
}
