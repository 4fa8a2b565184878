//! Against a relay that answers each command as a table says.

use std::collections::HashMap;
use std::net::SocketAddr;

use beffroi_core::Ts;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

use super::super::{Mail, NotSent, Recipient, Relay, Settings};

type Heard = std::sync::Arc<parking_lot::Mutex<Vec<String>>>;

/// Answers by the command's first word, `DATA` and the mail itself (`.`) included; every command is
/// noted, and connections are noted as `connect`. An empty answer ends the connection.
async fn relay(answers: &[(&str, &str)]) -> (SocketAddr, Heard) {
    let mut table: HashMap<String, String> = [
        ("connect", "220 relay"),
        ("EHLO", "250-relay\r\n250 AUTH PLAIN"),
        ("DATA", "354 go on"),
    ]
    .into_iter()
    .chain(answers.iter().copied())
    .map(|(verb, answer)| (verb.to_owned(), answer.to_owned()))
    .collect();
    table
        .entry("other".to_owned())
        .or_insert("250 ok".to_owned());
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let heard = Heard::default();
    let notes = heard.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (table, notes) = (table.clone(), notes.clone());
            tokio::spawn(async move {
                let mut stream = BufReader::new(stream);
                let (mut verb, mut in_mail) = ("connect".to_owned(), false);
                loop {
                    if !in_mail || verb == "." {
                        notes.lock().push(verb.clone());
                        let answer = table.get(&verb).unwrap_or(&table["other"]);
                        if answer.is_empty() {
                            return;
                        }
                        in_mail = answer.starts_with("354");
                        let answer = format!("{answer}\r\n");
                        if stream.get_mut().write_all(answer.as_bytes()).await.is_err() {
                            return;
                        }
                    }
                    let mut line = String::new();
                    if stream.read_line(&mut line).await.unwrap_or_default() == 0 {
                        return;
                    }
                    let word = line.split([' ', '\r']).next().unwrap_or_default();
                    verb = word.to_owned();
                }
            });
        }
    });
    (address, heard)
}

fn client(address: SocketAddr, login: &str, option: &str) -> Relay {
    let address = format!("smtp://{login}{address}{option}");
    Relay::new(Settings::parse(&address, "bell@bell.example", "h").expect("settings"))
}

fn mail() -> Mail {
    Mail {
        to: Recipient::new("Bob", "bob@contoso.example").expect("an address"),
        from_name: "Contoso".to_owned(),
        subject: "Hello".to_owned(),
        language: "en".to_owned(),
        text: "Hello\n.\nBob".to_owned(),
        html: "<p>Hello</p>".to_owned(),
        picture: None,
        id: "1".to_owned(),
        list: "l".to_owned(),
        date: Ts::from_micros(0),
    }
}

#[tokio::test]
async fn one_connection_serves_many_mails() {
    let (address, heard) = relay(&[]).await;
    let client = client(address, "", "");
    for _ in 0..3 {
        client.send(&mail()).await.expect("taken");
    }
    let one = ["MAIL", "RCPT", "DATA", "."];
    let mut expected = vec!["connect", "EHLO"];
    expected.extend(one.iter().cycle().take(12));
    assert_eq!(*heard.lock(), expected);
}

#[tokio::test]
async fn a_refusal_is_the_mails_and_the_conversation_goes_on() {
    for (verb, answer, for_good) in [
        ("RCPT", "550 no such user", true),
        ("RCPT", "450 busy", false),
        (".", "554 too odd", true),
        (".", "452 full", false),
    ] {
        let (address, heard) = relay(&[(verb, answer)]).await;
        let client = client(address, "", "");
        for _ in 0..2 {
            let refused = client.send(&mail()).await.expect_err("refused");
            let words = refused.to_string();
            assert!(words.contains(&answer[4..]), "{words}");
            assert_eq!(
                matches!(refused, NotSent::Refused(_)),
                for_good,
                "{refused:?}"
            );
            assert_eq!(
                matches!(refused, NotSent::Deferred(_)),
                !for_good,
                "{refused:?}"
            );
        }
        let connections = heard.lock().iter().filter(|one| *one == "connect").count();
        assert_eq!(connections, 1, "{verb}");
    }
}

#[tokio::test]
async fn what_is_wrong_with_the_relay_is_not_the_mails_fault() {
    for (verb, answer) in [
        ("connect", "554 not you"),
        ("connect", ""),
        ("EHLO", "421 later"),
        ("MAIL", "553 not from there"),
        ("RCPT", "421 going away"),
        ("RCPT", "530 who are you"),
        (".", ""),
    ] {
        let (address, _) = relay(&[(verb, answer)]).await;
        let refused = client(address, "", "")
            .send(&mail())
            .await
            .expect_err("refused");
        assert!(
            matches!(refused, NotSent::Unavailable(_)),
            "{verb}: {refused:?}"
        );
    }
    let nobody = "127.0.0.1:1".parse().expect("an address");
    let refused = client(nobody, "", "").send(&mail()).await;
    assert!(
        matches!(refused, Err(NotSent::Unavailable(_))),
        "{refused:?}"
    );
}

#[tokio::test]
async fn without_the_tls_that_was_asked_for_nothing_is_said() {
    let (address, heard) = relay(&[]).await;
    let client = client(address, "bell:s3cr3t@", "?starttls=required");
    let refused = client.send(&mail()).await.expect_err("refused");
    assert!(matches!(&refused, NotSent::Unavailable(_)), "{refused:?}");
    assert!(refused.to_string().contains("STARTTLS"), "{refused}");
    let said = heard.lock().clone();
    assert!(
        !said.iter().any(|verb| verb == "AUTH" || verb == "MAIL"),
        "{said:?}"
    );
}

#[tokio::test]
async fn a_refused_password_is_the_operators_to_mend_and_not_repeated() {
    let (address, _) = relay(&[("AUTH", "535 wrong password")]).await;
    let refused = client(address, "bell:s3cr3t@", "").send(&mail()).await;
    let refused = refused.expect_err("refused");
    assert!(matches!(&refused, NotSent::Unavailable(_)), "{refused:?}");
    assert!(!refused.to_string().contains("s3cr3t"), "{refused}");
}

#[tokio::test]
async fn a_connection_that_the_relay_has_closed_is_replaced() {
    let (address, heard) = relay(&[(".", "250 ok"), ("QUIT", "")]).await;
    let client = client(address, "", "");
    client.send(&mail()).await.expect("taken");
    // As a relay does that has taken enough mails of one connection.
    let mut idle = client.0.idle.lock().pop().expect("kept");
    idle.quit().await.expect_err("closed");
    client.0.idle.lock().push(idle);
    client
        .send(&mail())
        .await
        .expect("taken by another connection");
    let connections = heard.lock().iter().filter(|one| *one == "connect").count();
    assert_eq!(connections, 2);
}
