//! Against a relay that answers each command as a table says.

use std::collections::HashMap;
use std::net::SocketAddr;

use beffroi_core::Ts;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

use super::super::{Bounces, Mail, NotSent, Recipient, Relay, Sender, Settings};

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
        sender: None,
        from_name: "Contoso".to_owned(),
        subject: "Hello".to_owned(),
        language: "en".to_owned(),
        text: "Hello\n.\nBob".to_owned(),
        html: "<p>Hello</p>".to_owned(),
        picture: None,
        id: "1".to_owned(),
        list: "l".to_owned(),
        date: Ts::from_micros(0),
        bounce: None,
        unsubscribe: None,
    }
}

fn connections(heard: &Heard) -> usize {
    heard.lock().iter().filter(|one| *one == "connect").count()
}

#[tokio::test]
async fn one_connection_serves_many_mails() {
    let (address, heard) = relay(&[]).await;
    let client = client(address, "", "");
    for _ in 0..3 {
        client.send(&mail()).await.expect("taken");
    }
    let one = ["MAIL", "RCPT", "DATA", "."];
    let mut expected = vec!["connect", "EHLO", "EHLO"];
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
        assert_eq!(connections(&heard), 1, "{verb}");
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
    let (address, heard) = relay(&[("RSET", "")]).await;
    let client = client(address, "", "");
    client.send(&mail()).await.expect("taken");
    // As a relay does that has taken enough mails of one connection.
    let mut idle = client.0.idle.lock().pop().expect("kept");
    assert!(!idle.reset().await, "closed");
    client.0.idle.lock().push(idle);
    client
        .send(&mail())
        .await
        .expect("taken by another connection");
    assert_eq!(connections(&heard), 2);
}

const PIPELINING: (&str, &str) = ("EHLO", "250-relay\r\n250 pipelining");

/// Answers nothing of a mail's begin before all of it has come.
async fn a_relay_that_waits_for_all_three() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        let (stream, _) = listener.accept().await.expect("a client");
        let mut stream = BufReader::new(stream);
        for (lines, answer) in [
            (0, "220 relay\r\n"),
            (1, "250-relay\r\n250 PIPELINING\r\n"),
            (1, "250-relay\r\n250 PIPELINING\r\n"),
            (3, "250 ok\r\n250 ok\r\n354 go on\r\n"),
        ] {
            for _ in 0..lines {
                stream.read_line(&mut String::new()).await.expect("a line");
            }
            let written = stream.get_mut().write_all(answer.as_bytes()).await;
            written.expect("a listener");
        }
        let mut line = String::new();
        while line != ".\r\n" {
            line.clear();
            stream.read_line(&mut line).await.expect("a line");
        }
        let written = stream.get_mut().write_all(b"250 taken\r\n").await;
        written.expect("a listener");
    });
    address
}

#[tokio::test]
async fn a_relay_that_takes_several_commands_at_once_is_given_them_at_once() {
    let address = a_relay_that_waits_for_all_three().await;
    client(address, "", "").send(&mail()).await.expect("taken");
}

#[tokio::test]
async fn answers_to_several_commands_stay_in_step() {
    let no_recipients = ("DATA", "503 whom to?");
    for (answers, words, connected, refused_for_good) in [
        (
            &[("RCPT", "550 no such user"), no_recipients][..],
            "no such user",
            1,
            true,
        ),
        (&[("RCPT", "450 busy"), no_recipients], "busy", 1, false),
        (&[("DATA", "451 full")], "full", 1, false),
        (&[(".", "554 too odd")], "too odd", 1, true),
        // It asks for the content of a mail that goes to nobody: no other one may begin there.
        (&[("RCPT", "550 no such user")], "no such user", 2, true),
    ] {
        let (address, heard) = relay(&[&[PIPELINING], answers].concat()).await;
        let client = client(address, "", "");
        for _ in 0..2 {
            let refused = client.send(&mail()).await.expect_err("refused");
            assert!(refused.to_string().contains(words), "{refused}");
            let for_good = matches!(refused, NotSent::Refused(_));
            assert_eq!(for_good, refused_for_good, "{refused:?}");
        }
        assert_eq!(connections(&heard), connected, "{answers:?}");
    }
    let (address, _) = relay(&[PIPELINING, ("MAIL", "553 not from there"), no_recipients]).await;
    let refused = client(address, "", "").send(&mail()).await;
    assert!(
        matches!(refused, Err(NotSent::Unavailable(_))),
        "{refused:?}"
    );
}

#[tokio::test]
async fn an_organizations_sender_that_is_refused_keeps_nobody_else_from_writing() {
    for begin in [PIPELINING, ("EHLO", "250 relay")] {
        let answers = [
            begin,
            ("MAIL", "553 not from there"),
            ("DATA", "503 from whom?"),
        ];
        let (address, heard) = relay(&answers).await;
        let own = Sender::new("", "news@contoso.example").expect("a sender");
        let mail = Mail {
            sender: Some(own),
            ..mail()
        };
        let usual = client(address, "", "");
        for _ in 0..2 {
            let refused = usual.send(&mail).await;
            assert!(matches!(refused, Err(NotSent::Refused(_))), "{refused:?}");
        }
        assert_eq!(connections(&heard), 1);
        // Where it is the operator's address that is refused, it is the operator's to mend.
        let mut settings = usual.0.settings.clone();
        settings.bounces = Some(Bounces::parse("bounces@bell.example").expect("an address"));
        let refused = Relay::new(settings).send(&mail).await;
        assert!(
            matches!(refused, Err(NotSent::Unavailable(_))),
            "{refused:?}"
        );
    }
}

#[tokio::test]
async fn clones_share_the_pace() {
    let (address, _) = relay(&[]).await;
    let mut settings = client(address, "", "").0.settings.clone();
    settings.per_second = std::num::NonZeroU32::new(50);
    let client = Relay::new(settings);
    let begin = tokio::time::Instant::now();
    let all = (0..6).map(|_| {
        let client = client.clone();
        async move { client.send(&mail()).await.expect("taken") }
    });
    futures_util::future::join_all(all).await;
    assert!(begin.elapsed() >= std::time::Duration::from_millis(100));
}
