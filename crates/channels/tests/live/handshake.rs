use beffroi_channels::live::Settings;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::server::Server;

const KEY: &str = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
const GOOD: [&str; 6] = [
    "Host: localhost",
    "Connection: keep-alive, Upgrade",
    "Upgrade: WebSocket",
    "Sec-WebSocket-Version: 13",
    KEY,
    "Sec-WebSocket-Protocol: chat, beffroi.live.v1",
];

/// Sends a request line and headers, and returns the head of the answer.
async fn ask(server: &Server, request_line: &str, headers: &[&str]) -> String {
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    let request = format!("{request_line}\r\n{}\r\n\r\n", headers.join("\r\n"));
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        head.push(char::from(stream.read_u8().await.unwrap()));
    }
    head
}

/// The good headers, one of them replaced, or left out when `with` is empty.
fn changed(what: &str, with: &'static str) -> Vec<&'static str> {
    let replace = |header: &&'static str| {
        if header.starts_with(what) {
            with
        } else {
            header
        }
    };
    GOOD.iter()
        .map(replace)
        .filter(|header| !header.is_empty())
        .collect()
}

#[tokio::test]
async fn a_good_handshake_is_answered_as_rfc_6455_shows() {
    let server = Server::start(Settings::default()).await;
    let head = ask(&server, "GET /live HTTP/1.1", &GOOD).await;
    assert!(head.starts_with("HTTP/1.1 101 "), "{head}");
    assert!(
        head.contains("sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"),
        "{head}"
    );
    assert!(
        head.contains("sec-websocket-protocol: beffroi.live.v1\r\n"),
        "{head}"
    );
}

#[tokio::test]
async fn every_fault_has_its_status() {
    let server = Server::start(Settings::default()).await;
    let faults: [(&str, &str, &str); 10] = [
        ("Connection", "", "426"),
        ("Upgrade", "", "426"),
        ("Upgrade", "Upgrade: h2c", "426"),
        ("Sec-WebSocket-Version", "Sec-WebSocket-Version: 8", "426"),
        ("Sec-WebSocket-Version", "", "426"),
        ("Sec-WebSocket-Key", "", "400"),
        ("Sec-WebSocket-Key", "Sec-WebSocket-Key: c2hvcnQ=", "400"),
        (
            "Sec-WebSocket-Key",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZ*==",
            "400",
        ),
        ("Sec-WebSocket-Protocol", "", "400"),
        (
            "Sec-WebSocket-Protocol",
            "Sec-WebSocket-Protocol: BEFFROI.live.v1",
            "400",
        ),
    ];
    for (what, with, status) in faults {
        let headers = changed(what, with);
        let head = ask(&server, "GET /live HTTP/1.1", &headers).await;
        assert!(
            head.starts_with(&format!("HTTP/1.1 {status} ")),
            "{what} -> {with}: {head}"
        );
    }
    let twice = [&GOOD[..], &[KEY]].concat();
    assert!(
        ask(&server, "GET /live HTTP/1.1", &twice)
            .await
            .starts_with("HTTP/1.1 400 ")
    );
    assert!(
        ask(&server, "POST /live HTTP/1.1", &GOOD)
            .await
            .starts_with("HTTP/1.1 405 ")
    );
    assert!(
        ask(&server, "GET /live HTTP/1.0", &GOOD)
            .await
            .starts_with("HTTP/1.0 426 ")
    );
    assert_eq!(server.hub.figures().opened, 0);
}

#[tokio::test]
async fn frames_sent_along_with_the_handshake_are_read() {
    let server = Server::start(Settings::default()).await;
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    let mut request = format!("GET /live HTTP/1.1\r\n{}\r\n\r\n", GOOD.join("\r\n")).into_bytes();
    request.extend_from_slice(b"\x81\x82\0\0\0\0hi");
    stream.write_all(&request).await.unwrap();
    let mut answer = Vec::new();
    while !answer.ends_with(b"\x81\x02hi") {
        answer.push(stream.read_u8().await.unwrap());
    }
}
