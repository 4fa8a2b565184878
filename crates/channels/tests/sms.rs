//! Short texts through a gateway on the loopback: each answer, and what becomes of the text.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::net::SocketAddr;

use beffroi_channels::http::Authorities;
use beffroi_channels::sms::{Accepted, Gateway, NotSent, Settings};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

const NUMBER: &str = "+15145550100";

/// Reads one request up to its empty line, answers with these bytes and goes away; without any it says
/// nothing and stays. Returns the line that was asked.
async fn serve_once(answer: Vec<u8>) -> (SocketAddr, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let asked = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        let mut stream = BufReader::new(stream);
        let mut first = String::new();
        stream.read_line(&mut first).await.unwrap();
        let mut line = String::from("more");
        while !line.trim().is_empty() {
            line.clear();
            stream.read_line(&mut line).await.unwrap();
        }
        if answer.is_empty() {
            std::future::pending::<()>().await;
        }
        // Whoever has read enough closes first.
        let _ = stream.get_mut().write_all(&answer).await;
        first
    });
    (address, asked)
}

fn said(status: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\n\r\n{body}").into_bytes()
}

fn gateway(address: SocketAddr) -> Gateway {
    let address = format!("http://bell:s3cr3t@{address}/cgi-bin/sendsms?from=Beffroi");
    Gateway::new(Settings::parse(&address).unwrap(), Authorities::default())
}

/// What becomes of a text, and what was asked.
async fn sent(answer: Vec<u8>, text: &str) -> (Result<Accepted, NotSent>, String) {
    let (address, asked) = serve_once(answer).await;
    let outcome = gateway(address).send(NUMBER, text).await;
    (outcome, asked.await.unwrap())
}

#[tokio::test]
async fn a_text_is_taken() {
    let taken = said("202 Accepted", "0: Accepted for delivery");
    let (outcome, asked) = sent(taken.clone(), "Fermé à 5 €").await;
    let words = "202: 0: Accepted for delivery".to_owned();
    assert_eq!(outcome, Ok(Accepted { words }));
    let line = "GET /cgi-bin/sendsms?username=bell&password=s3cr3t&to=%2B15145550100\
                &text=Ferm%C3%A9+%C3%A0+5+%E2%82%AC&charset=UTF-8&coding=0&from=Beffroi HTTP/1.1\r\n";
    assert_eq!(asked, line);
    let (outcome, asked) = sent(taken, "Fermé aujourd’hui").await;
    assert!(outcome.is_ok() && asked.contains("&coding=2&"), "{asked}");
    // As long as it may be, and each character as long as it gets.
    let queued = said("202 Accepted", "3: Queued for later delivery");
    let (outcome, asked) = sent(queued, &"🔥".repeat(1_000)).await;
    assert!(outcome.is_ok() && asked.len() > 12_000, "{}", asked.len());
}

#[tokio::test]
async fn what_is_refused_is_not_tried_again() {
    for (status, body) in [
        ("403 Forbidden", "Authorization failed for sendsms"),
        (
            "400 Bad Request",
            "Empty receiver number not allowed, rejected",
        ),
        ("200 OK", "Authorization failed for sendsms"),
        ("302 Found", "elsewhere"),
    ] {
        let (outcome, _) = sent(said(status, body), "a text").await;
        let words = format!("{}: {body}", &status[..3]);
        assert_eq!(outcome, Err(NotSent::Refused { words }), "{status}");
    }
}

#[tokio::test]
async fn a_busy_gateway_is_asked_again() {
    for (status, body) in [
        (
            "503 Service Unavailable",
            "Temporal failure, try again later.",
        ),
        ("500 Internal Server Error", "Sending failed."),
    ] {
        let (outcome, _) = sent(said(status, body), "a text").await;
        let words = format!("{}: {body}", &status[..3]);
        assert_eq!(outcome, Err(NotSent::TryAgain { words }), "{status}");
    }
}

#[tokio::test]
async fn a_broken_answer_says_nothing_of_the_text() {
    for answer in [&b"nonsense\r\n\r\n"[..], b"HTTP/1.1 202 Acc"] {
        let (outcome, _) = sent(answer.to_vec(), "a text").await;
        assert!(
            matches!(outcome, Err(NotSent::TryAgain { .. })),
            "{outcome:?}"
        );
    }
}

#[tokio::test]
async fn of_an_endless_answer_the_begin_is_read() {
    let mut endless = b"HTTP/1.1 400 Bad Request\r\ntransfer-encoding: chunked\r\n\r\n".to_vec();
    for _ in 0..10_000 {
        endless.extend_from_slice(b"400\r\n");
        endless.extend_from_slice(&[b'x'; 0x400]);
        endless.extend_from_slice(b"\r\n");
    }
    let (address, asked) = serve_once(endless).await;
    let Err(NotSent::Refused { words }) = gateway(address).send(NUMBER, "a text").await else {
        panic!("refused");
    };
    assert_eq!(words, format!("400: {}", "x".repeat(200)));
    asked.await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_silent_gateway_is_given_ten_seconds() {
    let (address, asked) = serve_once(Vec::new()).await;
    let outcome = gateway(address).send(NUMBER, "a text").await;
    let words = "no answer within 10 seconds".to_owned();
    assert_eq!(outcome, Err(NotSent::TryAgain { words }));
    asked.abort();
}

#[tokio::test]
async fn a_server_that_repeats_what_it_was_asked_is_not_quoted() {
    for body in [
        "no such page: /cgi-bin/sendsms?username=bell&password=s3cr3t",
        "<h1>Not Found</h1>",
    ] {
        let (outcome, _) = sent(said("404 Not Found", body), "a text").await;
        let words = "404".to_owned();
        assert_eq!(outcome, Err(NotSent::Refused { words }), "{body}");
    }
}

#[tokio::test]
async fn what_could_not_be_sent_is_not_asked() {
    let (address, asked) = serve_once(Vec::new()).await;
    let gateway = gateway(address);
    for (to, text) in [
        (NUMBER, "x".repeat(1_001)),
        (NUMBER, String::new()),
        ("5145550100", "a text".to_owned()),
    ] {
        let outcome = gateway.send(to, &text).await;
        assert!(
            matches!(outcome, Err(NotSent::Refused { .. })),
            "{outcome:?}"
        );
    }
    assert!(!asked.is_finished());
    asked.abort();
}
