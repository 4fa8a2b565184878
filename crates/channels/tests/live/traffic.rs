use std::sync::Arc;

use beffroi_channels::live::{Frame, Handler, Settings};
use futures_util::{FutureExt, SinkExt, future::join_all};
use tokio::sync::Semaphore;
use tokio_tungstenite::tungstenite::{
    Message,
    protocol::frame::{
        Frame as RawFrame,
        coding::{Data, OpCode},
    },
};

use crate::server::{Server, TENANT, close_code, next, person, text, until};

fn fragment(payload: &[u8], opcode: Data, last: bool) -> Message {
    Message::Frame(RawFrame::message(
        payload.to_vec(),
        OpCode::Data(opcode),
        last,
    ))
}

#[tokio::test]
async fn a_handler_answers_over_tcp_and_over_any_other_stream() {
    let server = Server::start(Settings::default()).await;
    let mut tcp = server.connect(1).await;
    tcp.send("héllo".into()).await.unwrap();
    assert_eq!(text(&mut tcp).await, "héllo");
    let mut pipe = server.connect_by_pipe(2).await;
    let long = "x".repeat(60_000);
    pipe.send(long.as_str().into()).await.unwrap();
    assert_eq!(text(&mut pipe).await, long);
    let report = server.broadcast(1).await;
    assert_eq!((report.sent, report.queued), (1, 1));
    assert_eq!(
        (text(&mut tcp).await, text(&mut pipe).await),
        ("1".into(), "1".into())
    );
    assert_eq!(server.hub.figures().received, 2);
}

#[tokio::test]
async fn fragments_are_put_together_and_pings_answered() {
    let server = Server::start(Settings::default()).await;
    let mut client = server.connect(1).await;
    client
        .send(fragment(b"he", Data::Text, false))
        .await
        .unwrap();
    client.send(Message::Ping("beat".into())).await.unwrap();
    client
        .send(fragment(b"llo", Data::Continue, true))
        .await
        .unwrap();
    assert_eq!(
        next(&mut client).await.unwrap().unwrap(),
        Message::Pong("beat".into())
    );
    assert_eq!(text(&mut client).await, "hello");
}

#[tokio::test]
async fn what_may_not_be_sent_closes_with_its_code() {
    let server = Server::start(Settings::default()).await;
    let too_large = "x".repeat(Settings::default().message_bytes + 1);
    let wrong: [(Message, u16); 5] = [
        (too_large.into(), 1009),
        (fragment(b"\xff\xfe", Data::Text, true), 1007),
        (Message::Binary("x".into()), 1003),
        (fragment(b"x", Data::Continue, true), 1002),
        (Message::Close(None), 1000),
    ];
    for (message, code) in wrong {
        let mut client = server.connect(1).await;
        // The server may close before it has read everything.
        let _ = client.send(message).await;
        assert_eq!(close_code(&mut client).await, Some(code));
    }
    until(|| server.hub.figures().sockets == 0).await;
}

#[tokio::test]
async fn too_many_messages_close_the_connection() {
    let settings = Settings {
        receive_burst: 10,
        receive_rate: 1,
        ..Settings::default()
    };
    let server = Server::start(settings).await;
    let mut client = server.connect(1).await;
    for _ in 0..20 {
        // It is closed on the way.
        let _ = client.send("x".into()).await;
    }
    assert_eq!(close_code(&mut client).await, Some(1008));
}

#[tokio::test]
async fn messages_are_handled_one_after_the_other_and_to_the_end() {
    let (gate, done) = (Arc::new(Semaphore::new(0)), Arc::new(Semaphore::new(0)));
    let (gate_of_handler, done_of_handler) = (Arc::clone(&gate), Arc::clone(&done));
    let handler: Handler = Arc::new(move |connection, text| {
        let (gate, done) = (Arc::clone(&gate_of_handler), Arc::clone(&done_of_handler));
        async move {
            gate.acquire().await.unwrap().forget();
            connection.send(&Frame::text(&text));
            done.add_permits(1);
        }
        .boxed()
    });
    let server = Server::handling(Settings::default(), handler).await;
    let mut client = server.connect(1).await;
    client.send("first".into()).await.unwrap();
    client.send("second".into()).await.unwrap();
    until(|| server.hub.figures().received == 1).await;
    server.broadcast(1).await;
    assert_eq!(
        text(&mut client).await,
        "1",
        "writing goes on while a message is handled"
    );
    assert_eq!(
        server.hub.figures().received,
        1,
        "the second is not read before"
    );
    gate.add_permits(1);
    assert_eq!(text(&mut client).await, "first");
    until(|| server.hub.figures().received == 2).await;
    server.hub.close_person(
        TENANT,
        person(1),
        beffroi_channels::live::CloseReason::REVOKED,
    );
    assert_eq!(close_code(&mut client).await, Some(4401));
    gate.add_permits(1);
    done.acquire_many(2).await.unwrap().forget();
}

#[tokio::test]
async fn each_gets_what_is_picked_for_them() {
    let server = Server::start(Settings::default()).await;
    let paths = [
        "/live?person=1&language=0",
        "/live?person=2&language=1",
        "/live?person=3",
    ];
    let mut clients = join_all(paths.map(|path| server.connect_to(path))).await;
    server.until_connected(3).await;
    assert_eq!(
        server.hub.connected(TENANT).iter().collect::<Vec<_>>(),
        [1, 2, 3]
    );
    let greetings = [Frame::text("hello"), Frame::text("bonjour")];
    let pick = move |subject: &beffroi_channels::live::Subject| {
        (subject.ordinal < 3).then(|| greetings[usize::from(subject.language)].clone())
    };
    assert_eq!(
        server.hub.broadcast(TENANT, Some(1), pick).await.reached(),
        2
    );
    let to_one = Frame::text("only you");
    let report = server
        .hub
        .publish_to(TENANT, Some(2), vec![person(3), person(4)], to_one)
        .await;
    assert_eq!(report.reached(), 1);
    assert_eq!(
        server
            .hub
            .send(TENANT, person(3), &Frame::text("now"))
            .reached(),
        1
    );
    assert_eq!(text(&mut clients[0]).await, "hello");
    assert_eq!(text(&mut clients[1]).await, "bonjour");
    assert_eq!(text(&mut clients[2]).await, "only you");
    assert_eq!(text(&mut clients[2]).await, "now");
    let elsewhere = uuid::Uuid::from_u128(9);
    let nobody = server
        .hub
        .broadcast(elsewhere, Some(1), |_| Some(Frame::text("x")))
        .await;
    assert_eq!(nobody.reached(), 0, "nothing crosses tenants");
    drop(clients);
    server.until_connected(0).await;
    assert!(server.hub.connected(TENANT).is_empty());
    assert!(!server.hub.is_connected(TENANT, person(1)));
}

#[tokio::test]
async fn a_panic_while_choosing_costs_one_recipient() {
    let server = Server::start(Settings::default()).await;
    let (mut first, mut second) = (server.connect(1).await, server.connect(2).await);
    server.until_connected(2).await;
    let report = server.hub.broadcast(TENANT, Some(1), |subject| {
        assert_ne!(subject.ordinal, 1, "on purpose");
        Some(Frame::text("x"))
    });
    assert_eq!(report.await.reached(), 1);
    server.broadcast(2).await;
    assert_eq!(text(&mut first).await, "2");
    assert_eq!(
        (text(&mut second).await, text(&mut second).await),
        ("x".into(), "2".into())
    );
}

#[tokio::test]
async fn a_person_has_only_so_many_connections() {
    let settings = Settings {
        connections_per_person: 2,
        ..Settings::default()
    };
    let server = Server::start(settings).await;
    let mut clients = [server.connect(1).await, server.connect(1).await];
    server.until_connected(2).await;
    let mut third = server.connect(1).await;
    assert_eq!(close_code(&mut third).await, Some(1013));
    clients[0].close(None).await.unwrap();
    server.until_connected(1).await;
    let mut again = server.connect(1).await;
    server.until_connected(2).await;
    server.broadcast(1).await;
    assert_eq!(
        (text(&mut clients[1]).await, text(&mut again).await),
        ("1".into(), "1".into())
    );
}
