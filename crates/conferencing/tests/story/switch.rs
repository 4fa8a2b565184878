//! The switch, the sender, and the PIN that stands nowhere else.

use beffroi_directory::tenant::{self, NewTenant};
use beffroi_store::args;
use beffroi_testkit::{RelayManner, backends};
use serde_json::{Value, json};

use crate::mails::verified;
use crate::office::{OTHER, Office, grouped, subject};

#[tokio::test]
async fn switched_off_nobody_is_told_but_by_hand_and_never_the_pin() {
    for backend in backends() {
        let o = Office::open(backend, 2).await;
        o.mails(false).await;
        o.licensed(&[0]).await;
        let shown = o.act(0, "resetPin", Value::Null).await.expect(200).json();
        assert_eq!(shown["isMailed"], false);
        let pin = shown["pin"].as_str().unwrap().to_owned();
        o.act(0, "resetConferenceId", Value::Null).await.expect(200);
        o.patch(&o.user(0), &json!({"tollNumber": OTHER}))
            .await
            .expect(200);
        o.app.drain().await;
        assert!(o.sent().is_empty());
        o.act(0, "sendInformation", json!({})).await.expect(202);
        let sent = o.sent();
        assert_eq!(sent.len(), 1);
        assert_eq!(subject(&sent[0]), "Your conference details");
        let plain = sent[0].plain();
        assert!(
            plain.contains(&grouped(OTHER)) && !plain.contains(&pin) && !plain.contains("PIN"),
            "{plain}"
        );
        let desk = json!({"sendToAddress": "desk@contoso.example"});
        o.act(0, "sendInformation", desk).await.expect(202);
        assert_eq!(o.sent()[0].to, "desk@contoso.example");
        let wrong = json!({"sendToAddress": "desk"});
        o.act(0, "sendInformation", wrong).await.expect(400);
        o.licensed(&[]).await;
        assert!(o.sent().is_empty());
        // What happened while it was off is told to nobody later either.
        o.mails(true).await;
        o.app.drain().await;
        assert!(o.sent().is_empty());
        o.app.finish().await;
    }
}

#[tokio::test]
async fn the_sender_is_the_organizations_where_it_gave_both_address_and_name() {
    for backend in backends() {
        let o = Office::open(backend, 1).await;
        let half = json!({"sendEmailFromOverride": true, "sendEmailFromAddress": "amos.marble@contoso.com"});
        let refused = o.patch("settings", &half).await.expect(400).json();
        assert!(
            refused.to_string().contains("sendEmailFromDisplayName"),
            "{refused}"
        );
        let both = json!({"sendEmailFromOverride": true, "sendEmailFromAddress": "amos.marble@contoso.com",
            "sendEmailFromDisplayName": "Amos Marble"});
        o.patch("settings", &both).await.expect(200);
        o.licensed(&[0]).await;
        let mail = &o.sent()[0];
        assert_eq!(
            mail.header("From"),
            "\"Amos Marble\" <amos.marble@contoso.com>"
        );
        assert_eq!(
            mail.header("Reply-To"),
            "\"Amos Marble\" <amos.marble@contoso.com>"
        );
        assert_eq!(mail.from, "amos.marble@contoso.com");
        assert_eq!(mail.header("Sender"), "bell@bell.example");
        let gone = o.call(http::Method::DELETE, "settings", &Value::Null).await;
        gone.expect(204);
        o.act(0, "resetPin", Value::Null).await.expect(200);
        assert_eq!(o.sent()[0].header("From"), "Contoso <bell@bell.example>");
        o.app.finish().await;
    }
}

#[tokio::test]
async fn nobody_sends_in_the_name_of_somebody_else_on_the_server() {
    for backend in backends() {
        let o = Office::open(backend, 1).await;
        let from = |address: &str| {
            json!({"sendEmailFromOverride": true, "sendEmailFromAddress": address,
            "sendEmailFromDisplayName": "CEO"})
        };
        // Alone on the server, the operator's domain is theirs.
        o.patch("settings", &from("ceo@bell.example"))
            .await
            .expect(200);
        o.patch("settings", &from("ceo@contoso.example"))
            .await
            .expect(200);
        let new = NewTenant {
            display_name: "Fabrikam".to_owned(),
            domains: vec!["fabrikam.example".parse().unwrap()],
            default_language: "en".parse().unwrap(),
            time_zone: "Europe/Paris".parse().unwrap(),
            country: None,
        };
        tenant::create(o.app.cx(), new).await.unwrap();
        for foreign in [
            "ceo@fabrikam.example",
            "ceo@mail.Fabrikam.example",
            "ceo@bell.example",
        ] {
            let refused = o.patch("settings", &from(foreign)).await.expect(400).json();
            let refused = refused.to_string();
            assert!(
                refused.contains("somebody else on this server"),
                "{refused}"
            );
        }
        for own in [
            "ceo@contoso.example",
            "ceo@news.contoso.example",
            "ceo@elsewhere.example",
        ] {
            o.patch("settings", &from(own)).await.expect(200);
        }
        o.app.finish().await;
    }
}

#[tokio::test]
async fn a_pin_that_no_mail_tells_is_seen_once_by_whoever_enables() {
    for backend in backends() {
        let o = Office::open(backend, 1).await;
        o.licensed(&[0]).await;
        o.sent();
        for on in [true, false] {
            o.mails(on).await;
            o.act(0, "disable", json!({})).await.expect(200);
            let enabled = o.act(0, "enable", json!({})).await.expect(200).json();
            let Some(pin) = enabled["pin"].as_str() else {
                assert!(on, "a PIN that nobody knows");
                continue;
            };
            assert!(!on, "the mail tells it");
            let asked = json!({"conferenceId": enabled["conferenceId"], "pin": pin});
            assert_eq!(verified(&o, &asked).await["result"], "verified");
            assert!(!everything(&o).await.contains(&format!("\"{pin}\"")));
        }
        o.sent();
        o.app.finish().await;
    }
}

/// Each text that the database keeps, in each table.
async fn everything(o: &Office) -> String {
    let mut conn = o.app.cx().read().await.unwrap();
    let mut all = String::new();
    for statement in [
        "SELECT CAST(payload AS TEXT) AS t FROM mail_message",
        "SELECT coalesce(answer, '') || coalesce(subject, '') AS t FROM mail_message",
        "SELECT coalesce(pin_hash, '') AS t FROM conferencing_person",
        "SELECT payload AS t FROM job",
        "SELECT payload AS t FROM change_log",
        "SELECT body AS t FROM audit_record",
    ] {
        if let Ok(rows) = conn.all(statement, args![]).await {
            for row in rows {
                let text: String = row.get("t").unwrap();
                all.push_str(&text);
                all.push('\n');
            }
        }
    }
    all
}

#[tokio::test]
async fn a_pin_stands_in_its_mail_and_in_one_answer_and_nowhere_else() {
    for backend in backends() {
        let o = Office::open(backend, 1).await;
        o.patch("settings", &json!({"pinLength": 12}))
            .await
            .expect(200);
        o.relay.becomes(RelayManner::Away);
        o.licensed(&[0]).await;
        let shown = o.act(0, "resetPin", Value::Null).await.expect(200).json();
        let pin = shown["pin"].as_str().unwrap().to_owned();
        let kept = everything(&o).await;
        assert!(kept.contains("$argon2id$"), "{kept}");
        assert!(!kept.contains(&pin), "while it waits");
        let log = o
            .app
            .get("/beta/admin/mail/messages")
            .by(&o.admin)
            .send()
            .await;
        let log = log.expect(200).json();
        for row in log["value"].as_array().unwrap() {
            let path = format!("/beta/admin/mail/messages/{}", row["id"].as_str().unwrap());
            let one = o
                .app
                .get(&path)
                .by(&o.admin)
                .send()
                .await
                .expect(200)
                .text();
            assert!(!one.contains(&pin), "{one}");
        }
        o.relay.becomes(RelayManner::Polite);
        o.app.later(std::time::Duration::from_mins(2)).await;
        let sent = o.sent();
        let telling = sent
            .iter()
            .filter(|mail| mail.plain().contains(&pin))
            .count();
        assert_eq!(
            (sent.len(), telling),
            (1, 1),
            "the letter that waited tells the new one"
        );
        assert!(!everything(&o).await.contains(&pin), "after it was sent");
        let users = o.get("users").await.to_string();
        let audit = o
            .app
            .get("/v1.0/auditLogs/directoryAudits")
            .by(&o.admin)
            .send()
            .await;
        let audit = audit.expect(200).text();
        assert!(audit.contains("Reset conferencing PIN"), "{audit}");
        for place in [users, audit, o.has(0).await.to_string()] {
            assert!(
                !place.contains(&pin) && !place.contains("argon2"),
                "{place}"
            );
        }
        let conference = o.has(0).await["conferenceId"].clone();
        let asked = json!({"conferenceId": conference, "pin": pin});
        assert_eq!(verified(&o, &asked).await["result"], "verified");
        o.app.finish().await;
    }
}

#[tokio::test]
async fn pins_are_as_long_as_was_decided_when_they_were_made() {
    for backend in backends() {
        let o = Office::open(backend, 1).await;
        o.licensed(&[0]).await;
        for length in 4..=12 {
            o.patch("settings", &json!({"pinLength": length}))
                .await
                .expect(200);
            let shown = o.act(0, "resetPin", Value::Null).await.expect(200).json();
            assert_eq!(shown["pin"].as_str().unwrap().len(), length);
        }
        for length in [3, 13] {
            let wrong = json!({"pinLength": length});
            o.patch("settings", &wrong).await.expect(400);
        }
        o.sent();
        o.app.finish().await;
    }
}
