use std::time::Duration;

use beffroi_channels::live::{CloseReason, Frame, Settings, Socket};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

use crate::server::{
    PATIENCE, Server, TENANT, close_code, person, session, subject, text, until, until_closed,
};

#[tokio::test]
async fn signing_out_ends_that_session_and_no_other() {
    let server = Server::start(Settings::default()).await;
    let mut first = server.connect_to("/live?person=1&session=1").await;
    let mut second = server.connect_to("/live?person=1&session=2").await;
    let mut other = server.connect_to("/live?person=2&session=3").await;
    server.until_connected(3).await;
    let ended = server
        .hub
        .close_session(TENANT, person(1), session(1), CloseReason::REVOKED);
    assert_eq!(ended, 1);
    assert_eq!(close_code(&mut first).await, Some(4401));
    server.broadcast(1).await;
    assert_eq!(
        (text(&mut second).await, text(&mut other).await),
        ("1".into(), "1".into())
    );
    assert_eq!(
        server
            .hub
            .close_person(TENANT, person(1), CloseReason::REVOKED),
        1
    );
    assert_eq!(close_code(&mut second).await, Some(4401));
    server.until_connected(1).await;
    until(|| server.hub.figures().sockets == 1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn shutdown_says_everything_then_goodbye() {
    let server = Server::start(Settings::default()).await;
    let mut clients = [server.connect(1).await, server.connect(2).await];
    let mut pipe = server.connect_by_pipe(3).await;
    server.until_connected(3).await;
    for sequence in 1..=10 {
        let frame = Frame::text(&sequence.to_string());
        drop(
            server
                .hub
                .broadcast(TENANT, Some(sequence), move |_| Some(frame.clone())),
        );
    }
    let hub = server.hub.clone();
    let left = tokio::spawn(async move { hub.shutdown(PATIENCE).await });
    let expected: Vec<_> = (1..=10).map(|sequence: u64| sequence.to_string()).collect();
    for client in &mut clients {
        let (texts, close) = until_closed(client).await;
        assert_eq!(
            (texts, close.map(|frame| frame.code.into())),
            (expected.clone(), Some(1001))
        );
    }
    assert_eq!(until_closed(&mut pipe).await.0, expected);
    assert_eq!(left.await.unwrap(), 0);
    let mut late = server.connect(4).await;
    assert_eq!(close_code(&mut late).await, Some(1001));
}

#[tokio::test]
async fn shutdown_does_not_wait_for_a_peer_that_never_closes() {
    let settings = Settings {
        close_grace: Duration::from_millis(50),
        ..Settings::default()
    };
    let server = Server::start(settings).await;
    let silent = server.connect(1).await;
    server.until_connected(1).await;
    assert_eq!(server.hub.shutdown(PATIENCE).await, 0);
    drop(silent);
}

#[tokio::test]
async fn a_joining_that_is_given_up_closes_the_connection() {
    let server = Server::start(Settings::default()).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut client = TcpStream::connect(listener.local_addr().unwrap())
        .await
        .unwrap();
    let socket = Socket::tcp(listener.accept().await.unwrap().0);
    drop(server.hub.connect(subject(1), socket).unwrap());
    let mut bytes = Vec::new();
    client.read_to_end(&mut bytes).await.unwrap();
    assert_eq!(bytes, b"\x88\x10\x03\xf3internal error");
}

#[tokio::test]
async fn a_handle_does_not_keep_the_socket() {
    let server = Server::start(Settings::default()).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut client = TcpStream::connect(listener.local_addr().unwrap())
        .await
        .unwrap();
    let socket = Socket::tcp(listener.accept().await.unwrap().0);
    let handle = server
        .hub
        .connect(subject(1), socket)
        .unwrap()
        .go_live(0)
        .unwrap();
    client.shutdown().await.unwrap();
    let mut bytes = Vec::new();
    client.read_to_end(&mut bytes).await.unwrap();
    assert_eq!(bytes, b"");
    until(|| server.hub.figures().sockets == 0).await;
    assert_eq!(
        handle.send(&Frame::text("x")),
        beffroi_channels::live::Delivery::Gone
    );
}

/// Time stands still and jumps to the next timer as soon as everyone waits.
#[tokio::test(start_paused = true)]
async fn pings_go_out_and_silence_ends_a_connection() {
    let server = Server::start(Settings::default()).await;
    let start = tokio::time::Instant::now();
    let (mut listening, theirs) = tokio::io::duplex(1 << 10);
    let _handle = server
        .hub
        .connect(subject(1), Socket::other(theirs))
        .unwrap()
        .go_live(0)
        .unwrap();
    let mut frame = [0; 2];
    for _ in 0..10 {
        listening.read_exact(&mut frame).await.unwrap();
        assert_eq!(&frame, b"\x89\x00", "a ping");
        listening.write_all(b"\x8a\x80\0\0\0\0").await.unwrap();
    }
    let lived = start.elapsed().as_secs();
    assert!(
        (240..=330).contains(&lived),
        "ten heartbeats took {lived} s"
    );
    let start = tokio::time::Instant::now();
    let mut rest = Vec::new();
    listening.read_to_end(&mut rest).await.unwrap();
    let silent = start.elapsed().as_secs();
    assert!((60..=90).contains(&silent), "given up after {silent} s");
    assert!(
        rest.starts_with(b"\x89\x00\x89\x00\x88"),
        "two pings, then 4408: {rest:?}"
    );
}
