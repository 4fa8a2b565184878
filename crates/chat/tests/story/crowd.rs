//! Groups as large as they get.

use beffroi_testkit::backends;
use futures_util::future::join_all;
use http::Method;
use serde_json::{Value, json};

use crate::office::{Office, hire, text};

fn member(number: usize) -> Value {
    json!({"email": format!("p{number}@contoso.example")})
}

fn people(numbers: std::ops::Range<usize>) -> Vec<Value> {
    numbers.map(member).collect()
}

#[tokio::test]
async fn groups_have_up_to_250_people_and_200_are_added_at_once() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let lea = &office.lea;
        let mut crowd = Vec::new();
        for number in 0..251 {
            let name = format!("p{number}@contoso.example");
            crowd.push(hire(&office.app, lea.tenant, &name, &format!("P {number}")).await);
        }
        let group = |members: Vec<Value>| json!({"chatType": "group", "members": members});
        let refused = office
            .post(lea, "/v1.0/chats", &group(people(0..201)))
            .await;
        assert!(refused.expect(400).text().contains("200"));
        let made = office
            .post(lea, "/v1.0/chats", &group(people(0..200)))
            .await;
        let chat = text(&made.expect(201).json()["id"]);
        let add = format!("/v1.0/chats/{chat}/members/add");
        let values = |numbers| json!({"values": people(numbers)});
        let count = async || {
            let page = office
                .get(lea, &format!("/v1.0/chats/{chat}/members"))
                .await;
            page["value"].as_array().map_or(0, Vec::len)
        };
        assert_eq!(count().await, 201);
        // One too many: none of them is added.
        let refused = office.post(lea, &add, &values(200..250)).await;
        assert!(refused.status == 400 || refused.status == 409);
        assert_eq!(count().await, 201, "all or none");
        office.post(lea, &add, &values(200..248)).await.expect(200);
        // Whoever is in already takes no place.
        office.post(lea, &add, &values(100..248)).await.expect(200);
        // Two at once for the last place.
        let last = format!("/v1.0/chats/{chat}/members");
        let (first, second) = (member(248), member(249));
        let both = [&first, &second].map(|one| office.post(lea, &last, one));
        let answers = join_all(both).await;
        let taken = answers.iter().filter(|one| one.status == 201).count();
        assert_eq!(taken, 1, "{}", answers[0].text());
        assert_eq!(count().await, 250);

        // Beyond 20 people nobody sees who has read.
        office.say(lea, &chat, "Welcome").await.expect(201);
        assert_eq!(office.reads(&crowd[7], &chat).await, ["Welcome"]);
        let read = json!({"user": {"id": crowd[7].id}});
        let path = format!("/v1.0/chats/{chat}/markChatReadForUser");
        office.post(&crowd[7], &path, &read).await.expect(204);
        let page = office
            .get(lea, &format!("/v1.0/chats/{chat}/members"))
            .await;
        let all = page["value"].as_array().unwrap();
        assert!(all.iter().all(|one| one["readPosition"].is_null()));
        // One leaves, and there is a place again.
        let gone = office.decide(&crowd[3], &chat, "leave").await;
        gone.expect(204);
        office.post(lea, &last, &member(250)).await.expect(201);
        let nobody = format!("/v1.0/chats/{chat}/messages");
        office
            .call(
                &crowd[3],
                Method::POST,
                &nobody,
                &json!({"body": {"content": "?"}}),
            )
            .await
            .expect(404);
        office.close().await;
    }
}
