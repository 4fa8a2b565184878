//! A relay that is away, refuses, puts off; none at all; and what an administrator can do.

use std::time::Duration;

use beffroi_testkit::{RelayManner, backends};

use super::office::{LOG, Office, letter};

const ANN: &str = "ann@contoso.example";

#[tokio::test]
async fn what_is_put_off_is_tried_again_for_two_days() {
    for backend in backends() {
        let o = Office::open(backend).await;
        o.relay.answers(ANN, "451 come back later");
        o.leave(vec![letter("a", "a", o.ann)]).await;
        o.app.drain().await;
        let row = &o.log().await[0];
        assert_eq!(row["state"], "deferred");
        assert!(row["answer"].as_str().unwrap().contains("come back later"));
        o.app.later(Duration::from_hours(47)).await;
        assert_eq!(o.states().await, ["deferred"]);
        o.relay.answers(ANN, "250 ok");
        o.leave(vec![letter("b", "b", o.ann)]).await;
        o.app.later(Duration::from_hours(1)).await;
        assert_eq!(o.taken(), ["a", "b"]);
        o.relay.answers(ANN, "451 come back later");
        o.leave(vec![letter("c", "c", o.ann)]).await;
        for _ in 0..60 {
            o.app.later(Duration::from_hours(1)).await;
        }
        assert_eq!(o.states().await, ["sent", "sent", "failed"]);
        let attempts = o.log().await[2]["attempts"].as_i64().unwrap();
        assert!((40..70).contains(&attempts), "{attempts}");
        o.app.finish().await;
    }
}

#[tokio::test]
async fn what_was_put_off_may_be_replaced() {
    for backend in backends() {
        let o = Office::open(backend).await;
        o.relay.answers(ANN, "451 later");
        o.leave(vec![letter("a", "old", o.ann)]).await;
        o.app.drain().await;
        o.relay.answers(ANN, "250 ok");
        o.leave(vec![letter("a", "new", o.ann)]).await;
        o.app.later(Duration::from_hours(2)).await;
        assert_eq!(o.taken(), ["new"]);
        o.app.finish().await;
    }
}

#[tokio::test]
async fn a_refusal_for_good_ends_it_with_the_relays_words() {
    for backend in backends() {
        let o = Office::open(backend).await;
        o.relay.answers(ANN, "550 no such bell ringer");
        o.leave(vec![letter("a", "a", o.ann)]).await;
        o.app.drain().await;
        let row = &o.log().await[0];
        assert_eq!(row["state"], "failed");
        let answer = row["answer"].as_str().unwrap();
        assert!(answer.contains("no such bell ringer"), "{answer}");
        assert!(row["nextAttemptDateTime"].is_null());
        o.app.finish().await;
    }
}

#[tokio::test]
async fn a_relay_that_is_away_holds_nothing_against_the_mail() {
    for backend in backends() {
        let o = Office::open(backend).await;
        o.relay.becomes(RelayManner::Away);
        let letters = (0..40).map(|n| letter(&n.to_string(), &format!("n{n:02}"), o.ann));
        o.leave(letters.collect()).await;
        o.app.drain().await;
        assert!(o.states().await.iter().all(|state| state == "deferred"));
        o.relay.becomes(RelayManner::Polite);
        o.app.later(Duration::from_secs(31)).await;
        assert_eq!(o.taken().len(), 40);
        o.app.finish().await;
    }
}

#[tokio::test]
async fn without_a_relay_mail_waits_in_the_outbox_and_nobody_says_that_it_was_sent() {
    for backend in backends() {
        let o = Office::open_as(backend, false).await;
        let relay = o.get("/beta/admin/mail/relay").await;
        assert_eq!(relay["isConfigured"], false);
        o.leave(vec![letter("a", "Hello", o.ann)]).await;
        o.app.drain().await;
        assert_eq!(o.states().await, ["queued"]);
        let id = o.log().await[0]["id"].as_str().unwrap().to_owned();
        let waiting = o.get(&format!("{LOG}/{id}")).await;
        assert_eq!(waiting["preview"]["subject"], "Hello");
        assert!(waiting["recipient"].is_null(), "it went to nobody");
        for _ in 0..50 {
            o.app.later(Duration::from_hours(1)).await;
        }
        let row = &o.log().await[0];
        assert_eq!(row["state"], "failed");
        assert_eq!(row["answer"], "this server has no mail relay");
        o.app.finish().await;
    }
}

#[tokio::test]
async fn an_administrator_tries_one_now_or_lets_it_be() {
    for backend in backends() {
        let o = Office::open(backend).await;
        o.relay.answers(ANN, "451 later");
        o.leave(vec![letter("a", "a", o.ann), letter("b", "b", o.ann)])
            .await;
        o.app.drain().await;
        o.relay.answers(ANN, "250 ok");
        let log = o.log().await;
        let id = |place: usize| log[place]["id"].as_str().unwrap().to_owned();
        let act = async |id: String, deed: &str| {
            let path = format!("{LOG}/{id}/{deed}");
            o.app.post(&path).by(&o.admin).send().await
        };
        act(id(0), "retry").await.expect(204);
        act(id(1), "cancel").await.expect(204);
        o.app.drain().await;
        assert_eq!(o.states().await, ["sent", "canceled"]);
        for deed in ["retry", "cancel"] {
            let refused = act(id(0), deed).await.expect(409);
            assert_eq!(refused.code(), "mailNotWaiting");
        }
        let nobody = uuid::Uuid::nil().to_string();
        act(nobody, "retry").await.expect(404);
        o.app.later(Duration::from_hours(24 * 92)).await;
        assert!(o.log().await.is_empty(), "the log goes back 90 days");
        o.app.finish().await;
    }
}
