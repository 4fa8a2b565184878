//! Letters, from the change that they tell of to the relay's answer.
#![expect(clippy::unwrap_used, reason = "tests")]

mod office;
mod secrets;
mod troubles;

use beffroi_testkit::backends;
use serde_json::json;

use office::{LOG, Office, letter};

#[tokio::test]
async fn a_letter_is_sent_once_and_logged() {
    for backend in backends() {
        let o = Office::open(backend).await;
        o.leave(vec![
            letter("a", "first", o.ann),
            letter("b", "second", o.ann),
        ])
        .await;
        o.app.drain().await;
        let mails = o.relay.take();
        assert_eq!(mails.len(), 2);
        assert_eq!(mails[0].to, "ann@contoso.example");
        let log = o.log().await;
        assert_eq!(o.states().await, ["sent", "sent"]);
        for row in &log {
            assert_eq!(row["recipient"], "ann@contoso.example");
            assert_eq!(row["userId"], json!(o.ann));
            assert_eq!(row["attempts"], 1);
            let id = row["id"].as_str().unwrap().replace('-', "");
            let subject = row["subject"].as_str().unwrap();
            let mail = mails.iter().find(|mail| mail.header("Subject") == subject);
            let mail = mail.unwrap();
            assert_eq!(mail.header("Message-ID"), format!("<{id}@bell.example>"));
            assert!(mail.header("List-Id").starts_with("<bells."));
        }
        o.app.later(std::time::Duration::from_hours(24)).await;
        assert!(o.relay.take().is_empty(), "once");
        let one = format!(
            "{LOG}?$filter=userId eq '{}' and state eq 'sent'&$count=true&$top=1",
            o.ann
        );
        let page = o.get(&one.replace(' ', "%20")).await;
        assert_eq!(page["@odata.count"], 2);
        o.app.finish().await;
    }
}

#[tokio::test]
async fn a_later_letter_on_a_topic_takes_the_place_of_one_that_waits() {
    for backend in backends() {
        let o = Office::open(backend).await;
        o.leave(vec![letter("a", "first", o.ann)]).await;
        o.leave(vec![
            letter("a", "second", o.ann),
            letter("a", "third", o.ann),
        ])
        .await;
        o.app.drain().await;
        assert_eq!(o.taken(), ["third"]);
        o.leave(vec![letter("a", "fourth", o.ann)]).await;
        o.app.drain().await;
        assert_eq!(o.taken(), ["fourth"]);
        o.app.finish().await;
    }
}

#[tokio::test]
async fn a_letter_that_has_not_left_can_be_taken_back() {
    for backend in backends() {
        let o = Office::open(backend).await;
        o.leave(vec![
            letter("a", "first", o.ann),
            letter("b", "second", o.ann),
        ])
        .await;
        assert_eq!(o.take_back(&["a", "c"]).await, ["a"]);
        o.app.drain().await;
        assert_eq!(o.taken(), ["second"]);
        let mut states = o.states().await;
        states.sort_unstable();
        assert_eq!(states, ["canceled", "sent"]);
        assert!(o.take_back(&["a", "b"]).await.is_empty(), "it has left");
        o.app.finish().await;
    }
}

#[tokio::test]
async fn what_does_not_hold_any_more_and_who_cannot_be_reached() {
    for backend in backends() {
        let o = Office::open(backend).await;
        o.leave(vec![
            letter("a", "overtaken", o.ann),
            letter("b", "b", o.dan),
        ])
        .await;
        o.app.drain().await;
        assert!(o.relay.take().is_empty());
        let log = o.log().await;
        let of = |state: &str| log.iter().find(|row| row["state"] == state).unwrap();
        assert_eq!(of("canceled")["userId"], json!(o.ann));
        assert_eq!(of("failed")["answer"], "the person has no e-mail address");
        o.app.finish().await;
    }
}

#[tokio::test]
async fn a_thousand_letters_of_one_change() {
    for backend in backends() {
        let o = Office::open(backend).await;
        let letters = (0..1_000).map(|n| letter(&n.to_string(), &format!("n{n:04}"), o.ann));
        o.leave(letters.collect()).await;
        o.app.drain().await;
        let mut taken = o.taken();
        taken.sort_unstable();
        let wanted: Vec<String> = (0..1_000).map(|n| format!("n{n:04}")).collect();
        assert_eq!(taken, wanted);
        o.app.finish().await;
    }
}
