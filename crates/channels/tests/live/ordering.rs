use std::sync::Arc;

use beffroi_channels::live::{Frame, Settings, Socket, Subject};
use futures_util::future::join_all;
use tokio::io::AsyncReadExt;
use uuid::Uuid;

use crate::server::{Server, TENANT, person, subject, text, until, until_closed};

const OTHER: Uuid = Uuid::from_u128(2);
const MANY: u32 = 2_000;

/// 20,000 descriptors are enough for both ends of so many.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_thousand_connections_get_everything_in_order() {
    let server = Arc::new(Server::start(Settings::default()).await);
    let mut clients = Vec::new();
    for block in 0..MANY / 100 {
        let people = block * 100..(block + 1) * 100;
        clients.extend(join_all(people.map(|person| server.connect(person))).await);
    }
    server.until_connected(MANY as usize).await;
    let publications: Vec<_> = (1..=20_u64)
        .map(|sequence| server.broadcast(sequence))
        .collect();
    // Polled together, so that they are all in the queue at once, in the order of the calls.
    let reports = join_all(publications).await;
    assert!(
        reports
            .iter()
            .all(|report| report.reached() == MANY as usize),
        "{reports:?}"
    );
    for client in &mut clients {
        for sequence in 1..=20_u64 {
            assert_eq!(text(client).await, sequence.to_string());
        }
    }
    drop(clients);
    until(|| server.hub.figures().sockets == 0).await;
}

/// A reader that does not read, while several threads write: what it reads later is whole frames
/// in order, sent directly and published ones mixed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn order_holds_when_the_socket_is_full() {
    let settings = Settings {
        backlog_frames: 100_000,
        backlog_bytes: 1 << 30,
        ..Settings::default()
    };
    let server = Arc::new(Server::start(settings).await);
    let mut clients = [server.connect(1).await, server.connect(2).await];
    server.until_connected(2).await;
    let filler = "x".repeat(4_000);
    let direct = {
        let (server, filler) = (Arc::clone(&server), filler.clone());
        tokio::task::spawn_blocking(move || {
            for number in 1..=2_000 {
                let frame = Frame::text(&format!("direct {number} {filler}"));
                server.hub.send(TENANT, person(1), &frame);
            }
        })
    };
    for sequence in 1..=2_000_u64 {
        let frame = Frame::text(&format!("published {sequence} {filler}"));
        drop(
            server
                .hub
                .broadcast(TENANT, Some(sequence), move |_| Some(frame.clone())),
        );
    }
    direct.await.unwrap();
    for (client, directs) in clients.iter_mut().zip([2_000, 0]) {
        let mut last = (0_u64, 0_u64);
        while last != (2_000, directs) {
            let text = text(client).await;
            let number = text.split(' ').nth(1).unwrap().parse().unwrap();
            let counter = if text.starts_with("direct") {
                &mut last.1
            } else {
                &mut last.0
            };
            assert_eq!(number, *counter + 1);
            *counter = number;
        }
    }
    assert!(
        server.hub.figures().queued > 0,
        "the sockets were full on the way"
    );
}

const CHANGES: u64 = 3_000;

/// Clients come and go with their cursor while changes are committed and published, faster than
/// they read: the backlog holds all of it, so that nobody is cut off (the next test does that).
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn resuming_misses_nothing_and_repeats_nothing() {
    let settings = Settings {
        backlog_frames: usize::try_from(CHANGES).unwrap(),
        ..Settings::default()
    };
    let server = Arc::new(Server::start(settings).await);
    let follow = |number| tokio::spawn(follow(Arc::clone(&server), number));
    let clients: Vec<_> = (1..=4).map(follow).collect();
    for sequence in 1..=CHANGES {
        let frame = Frame::text(&sequence.to_string());
        server.log.lock().unwrap().push(frame.clone());
        let publication = server
            .hub
            .broadcast(TENANT, Some(sequence), move |_| Some(frame.clone()));
        if sequence % 50 == 0 {
            publication.await;
            tokio::task::yield_now().await;
        }
    }
    for client in clients {
        client.await.unwrap();
    }
}

async fn follow(server: Arc<Server>, number: u64) {
    let mut cursor = 0;
    while cursor < CHANGES {
        let path = format!("/live?person={number}&cursor={cursor}");
        let mut client = server.connect_to(&path).await;
        for _ in 0..(37 * number).min(CHANGES - cursor) {
            assert_eq!(text(&mut client).await, (cursor + 1).to_string());
            cursor += 1;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_slow_reader_is_cut_off_and_resumes_without_a_gap() {
    let settings = Settings {
        backlog_frames: 16,
        ..Settings::default()
    };
    let server = Server::start(settings).await;
    let mut slow = server.connect(1).await;
    let mut quick = server.connect(2).await;
    server.until_connected(2).await;
    let filler = "x".repeat(60_000);
    let mut sequence = 0;
    while server.hub.figures().cut_off == 0 {
        sequence += 1;
        let frame = Frame::text(&format!("{sequence} {filler}"));
        server.log.lock().unwrap().push(frame.clone());
        server
            .hub
            .broadcast(TENANT, Some(sequence), move |_| Some(frame.clone()))
            .await;
        text(&mut quick).await;
    }
    server.until_connected(1).await;
    let (texts, close) = until_closed(&mut slow).await;
    assert_eq!(close.map(|frame| u16::from(frame.code)), Some(1013));
    let number = |text: &str| text.split(' ').next().unwrap().parse::<u64>().unwrap();
    let mut seen: Vec<u64> = texts.iter().map(|text| number(text)).collect();
    assert!((seen.len() as u64) < sequence, "the queue was dropped");
    let cursor = seen.last().copied().unwrap_or_default();
    let mut again = server
        .connect_to(&format!("/live?person=1&cursor={cursor}"))
        .await;
    while seen.len() as u64 != sequence {
        seen.push(number(&text(&mut again).await));
    }
    assert_eq!(seen, (1..=sequence).collect::<Vec<_>>());
}

/// A tenant whose publication takes long holds up neither another tenant nor the order of its own.
#[tokio::test]
async fn tenants_take_turns() {
    let server = Server::start(Settings {
        fanout_threads: 2,
        ..Settings::default()
    })
    .await;
    let mut ours = server.connect(1).await;
    server.until_connected(1).await;
    let other_tenant = Subject {
        tenant: OTHER,
        ..subject(2)
    };
    let (mut theirs, stream) = tokio::io::duplex(1 << 10);
    let joining = server
        .hub
        .connect(other_tenant, Socket::other(stream))
        .unwrap();
    joining.go_live(0).unwrap();
    let (release, blocked) = std::sync::mpsc::channel::<()>();
    let blocked = std::sync::Mutex::new(blocked);
    let slow = server.hub.broadcast(TENANT, Some(1), move |_| {
        blocked.lock().unwrap().recv().unwrap();
        Some(Frame::text("1"))
    });
    let after = server
        .hub
        .broadcast(TENANT, Some(2), |_| Some(Frame::text("2")));
    let elsewhere = server
        .hub
        .broadcast(OTHER, Some(1), |_| Some(Frame::text("other")));
    assert_eq!(elsewhere.await.reached(), 1);
    let mut frame = [0; 7];
    theirs.read_exact(&mut frame).await.unwrap();
    assert_eq!(&frame, b"\x81\x05other");
    release.send(()).unwrap();
    assert_eq!((slow.await.reached(), after.await.reached()), (1, 1));
    assert_eq!(
        (text(&mut ours).await, text(&mut ours).await),
        ("1".into(), "2".into())
    );
}
