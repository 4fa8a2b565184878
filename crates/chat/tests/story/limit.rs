use beffroi_testkit::{TestCaller, backends};
use futures_util::future::join_all;
use http::Method;
use serde_json::{Value, json};

use crate::office::{ANNA, Office};

#[tokio::test]
async fn ten_messages_before_acceptance_and_not_one_more() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let chat = office.begin(&office.lea, ANNA).await;
        for number in 1..=10 {
            office
                .say(&office.lea, &chat, &format!("{number}"))
                .await
                .expect(201);
        }
        let before = office
            .get(&office.lea, &format!("/v1.0/chats/{chat}"))
            .await;
        let eleventh = office.say(&office.lea, &chat, "11").await.expect(409);
        assert_eq!(eleventh.code(), "messageLimitBeforeAcceptance");
        let after = office
            .get(&office.lea, &format!("/v1.0/chats/{chat}"))
            .await;
        assert_eq!(before, after, "nothing has changed");
        // Edits and reactions don't count.
        let path = format!("/v1.0/chats/{chat}/messages/3");
        let edit = json!({"body": {"content": "three"}});
        office
            .call(&office.lea, Method::PATCH, &path, &edit)
            .await
            .expect(204);
        let like = json!({"reactionType": "like"});
        office
            .post(&office.lea, &format!("{path}/setReaction"), &like)
            .await
            .expect(204);
        // A colleague has ten of their own.
        let other = office.begin(&office.paul, ANNA).await;
        office.say(&office.paul, &other, "Hello").await.expect(201);
        // A second chat gives no more.
        let group = office.group(&office.lea, &[ANNA]).await;
        let refused = office.say(&office.lea, &group, "12").await.expect(409);
        assert_eq!(refused.code(), "messageLimitBeforeAcceptance");
        let anna = office.join(ANNA).await;
        assert_eq!(office.reads(&anna, &chat).await.len(), 10);
        office.decide(&anna, &chat, "accept").await.expect(204);
        office.say(&office.lea, &chat, "11").await.expect(201);
        office.close().await;
    }
}

#[tokio::test]
async fn a_hundred_at_once_through_two_servers_are_ten() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let chat = office.begin(&office.lea, ANNA).await;
        let group = office.group(&office.lea, &[ANNA]).await;
        let other = office.neighbour().await;
        let all = (0..100).map(|number| {
            let place = if number % 3 == 0 { &chat } else { &group };
            let path = format!("/v1.0/chats/{place}/messages");
            let router = if number % 2 == 0 {
                office.app.app.entrance(office.app.app.router.clone())
            } else {
                other.entrance(other.router.clone())
            };
            let request = beffroi_testkit::Request::new(router, Method::POST, &path);
            let request = request
                .by(&office.lea)
                .json(&json!({"body": {"content": "now"}}));
            request.send()
        });
        let answers = join_all(all).await;
        let taken = answers.iter().filter(|one| one.status == 201).count();
        assert_eq!(taken, 10);
        let refused = answers.iter().filter(|one| one.status != 201);
        assert!(
            refused
                .clone()
                .all(|one| one.code() == "messageLimitBeforeAcceptance")
        );
        let anna = office.join(ANNA).await;
        let read = office.reads(&anna, &chat).await.len() + office.reads(&anna, &group).await.len();
        assert_eq!(read, 10);
        office.close().await;
    }
}

#[tokio::test]
async fn in_a_group_the_others_go_on() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let group = office
            .group(&office.lea, &[ANNA, "paul@contoso.example"])
            .await;
        for number in 1..=12 {
            let sent = office
                .say(&office.lea, &group, &number.to_string())
                .await
                .expect(201)
                .json();
            let missed = sent["notDeliveredTo"].as_array().unwrap().len();
            assert_eq!(missed, usize::from(number > 10), "{number}");
        }
        // Sent again, since the answer was lost, it says the same.
        let again = json!({"body": {"content": "again"}, "clientId": "x"});
        let path = format!("/v1.0/chats/{group}/messages");
        let first = office.post(&office.lea, &path, &again).await.expect(201);
        let second = office.post(&office.lea, &path, &again).await.expect(201);
        assert_eq!(first.json()["notDeliveredTo"][0]["displayName"], ANNA);
        assert_eq!(
            first.json()["notDeliveredTo"],
            second.json()["notDeliveredTo"]
        );
        office
            .say(&office.paul, &group, "I have ten of my own")
            .await
            .expect(201);
        let anna = office.join(ANNA).await;
        assert_eq!(office.reads(&anna, &group).await.len(), 11);
        assert_eq!(office.reads(&office.paul, &group).await.len(), 14);
        let hidden = format!("/v1.0/chats/{group}/messages/12");
        office
            .call(&anna, Method::GET, &hidden, &Value::Null)
            .await
            .expect(404);
        let changes = office
            .get(&anna, &format!("/beta/chats/{group}/changes?after=0"))
            .await;
        let seen = changes["value"].as_array().unwrap();
        assert_eq!(
            seen.iter()
                .filter(|one| one["messageType"] == "message")
                .count(),
            11
        );
        office.decide(&anna, &group, "accept").await.expect(204);
        let sent = office
            .say(&office.lea, &group, "Welcome")
            .await
            .expect(201)
            .json();
        assert_eq!(sent["notDeliveredTo"], json!([]));
        assert_eq!(office.reads(&anna, &group).await.last().unwrap(), "Welcome");
        office.close().await;
    }
}

#[tokio::test]
async fn sent_twice_it_is_kept_once() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let chat = office.begin(&office.lea, "paul@contoso.example").await;
        let body = json!({"body": {"content": "once"}, "clientId": "a-1"});
        let path = format!("/v1.0/chats/{chat}/messages");
        let send = |who: TestCaller| {
            let (office, path, body) = (&office, path.clone(), body.clone());
            async move { office.post(&who, &path, &body).await.expect(201).json()["id"].clone() }
        };
        let all = join_all((0..20).map(|_| send(office.lea.clone()))).await;
        assert!(all.iter().all(|id| *id == all[0]));
        // The same word of somebody else is another message.
        let other = send(office.paul.clone()).await;
        assert_ne!(other, all[0]);
        assert_eq!(office.reads(&office.paul, &chat).await.len(), 2);
        office.close().await;
    }
}
