//! What reaches others without being a message: the same rules, by every door.

use beffroi_testkit::{Backend, TestCaller, backends};
use http::Method;
use serde_json::{Value, json};

use crate::office::{ANNA, Office, text};

/// Anna, who has an account and has accepted nothing, and a group to which she was asked.
async fn asked(backend: Backend) -> (Office, TestCaller, String) {
    let office = Office::open(backend).await;
    let anna = office.anna().await;
    let people = [ANNA, "paul@contoso.example"];
    let group = office.group(&office.lea, &people).await;
    (office, anna, group)
}

/// What one may do in a chat beside sending: each as the status that is answered.
async fn doors(office: &Office, who: &TestCaller, chat: &str, own: &str) -> Vec<u16> {
    let message = format!("/v1.0/chats/{chat}/messages/{own}");
    let edit = json!({"body": {"content": office.app.cx().mint_uuid().to_string()}});
    let edited = office.call(who, Method::PATCH, &message, &edit).await;
    let react = json!({"reactionType": "like"});
    let liked = office
        .post(who, &format!("{message}/setReaction"), &react)
        .await;
    let unliked = office
        .post(who, &format!("{message}/unsetReaction"), &react)
        .await;
    unliked.expect(204);
    let deleted = office
        .post(who, &format!("{message}/softDelete"), &Value::Null)
        .await;
    deleted.expect(204);
    let restored = office
        .post(who, &format!("{message}/undoSoftDelete"), &Value::Null)
        .await;
    let path = format!("/beta/chats/{chat}/files?name=plan.txt");
    let request = office.app.post(&path).by(who);
    let uploaded = request
        .body("text/plain", b"the plan".to_vec())
        .send()
        .await;
    let said = office.say(who, chat, "x").await;
    [edited, liked, restored, uploaded, said]
        .map(|answer| answer.status)
        .to_vec()
}

#[tokio::test]
async fn what_is_switched_off_stops_every_door() {
    for backend in backends() {
        let (office, anna, chat) = Office::met(backend).await;
        let group = office
            .group(&office.lea, &[ANNA, "paul@contoso.example"])
            .await;
        office.decide(&anna, &group, "accept").await.expect(204);
        let rename = async |who: &TestCaller, name: &str| {
            let path = format!("/v1.0/chats/{group}");
            let answer = office
                .call(who, Method::PATCH, &path, &json!({"topic": name}))
                .await;
            answer.status
        };
        for who in [&office.lea, &anna] {
            for chat in [&chat, &group] {
                let sent = office.say(who, chat, "one").await.expect(201).json();
                let own = text(&sent["id"]);
                assert_eq!(
                    doors(&office, who, chat, &own).await,
                    [204, 204, 204, 201, 201]
                );
                for (off, on) in [
                    (
                        json!({"allowTeamsConsumer": false}),
                        json!({"allowTeamsConsumer": true}),
                    ),
                    (
                        json!({"allowFederatedUsers": false}),
                        json!({"allowFederatedUsers": true}),
                    ),
                    (
                        json!({"blockedUsers": [ANNA], "blockExternalUserAccess": true}),
                        json!({"blockedUsers": [], "blockExternalUserAccess": false}),
                    ),
                ] {
                    office.settle(&office.lea, off.clone()).await;
                    let mut wanted = vec![403; 5];
                    if *chat == group && who.id == office.lea.id {
                        // In the group a message still reaches Paul.
                        wanted[4] = 201;
                    }
                    assert_eq!(doors(&office, who, chat, &own).await, wanted, "{off}");
                    assert_eq!(rename(who, "Plans").await, 403, "{off}");
                    office.settle(&office.lea, on).await;
                    // Deleted it was, and could not be brought back.
                    let path = format!("/v1.0/chats/{chat}/messages/{own}/undoSoftDelete");
                    office.post(who, &path, &Value::Null).await.expect(204);
                }
            }
        }
        office.close().await;
    }
}

#[tokio::test]
async fn names_and_requests_carry_nothing_to_whoever_has_not_agreed() {
    for backend in backends() {
        let (office, anna, group) = asked(backend).await;
        let other = office.group(&office.lea, &[ANNA]).await;
        let path = format!("/v1.0/chats/{group}");
        let rename = json!({"topic": "Buy now"});
        let renamed = office.call(&office.lea, Method::PATCH, &path, &rename);
        renamed.await.expect(200);
        for hiding in ["\u{202e}tegduB", "Bud\u{200b}get"] {
            let rename = json!({ "topic": hiding });
            let renamed = office.call(&office.lea, Method::PATCH, &path, &rename);
            renamed.await.expect(400);
        }
        let seen = office.get(&anna, &path).await;
        assert_eq!(seen["topic"], Value::Null);
        let told = office.get(&anna, &format!("{path}/messages")).await;
        assert!(!told.to_string().contains("Buy now"), "{told}");
        assert_eq!(office.get(&office.paul, &path).await["topic"], "Buy now");
        // Blocked, nothing of hers is in the list.
        office.decide(&anna, &other, "block").await.expect(204);
        assert!(office.chats(&anna).await.is_empty());
        office.close().await;
    }
}

#[tokio::test]
async fn a_group_that_was_declined_is_not_asked_for_again() {
    for backend in backends() {
        let (office, anna, group) = asked(backend).await;
        let members = format!("/v1.0/chats/{group}/members");
        let new = json!({"email": ANNA, "roles": ["guest"]});
        // Removed by mistake, she can be asked again.
        let member = format!("{members}/{}", anna.id);
        let removed = office.call(&office.lea, Method::DELETE, &member, &Value::Null);
        removed.await.expect(204);
        office.post(&office.lea, &members, &new).await.expect(201);
        office.decide(&anna, &group, "decline").await.expect(204);
        let refused = office.post(&office.paul, &members, &new).await.expect(403);
        assert_eq!(refused.code(), "chatNotPossible");
        office.close().await;
    }
}

#[tokio::test]
async fn guests_remove_only_whom_their_organization_brought() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let anna = office.anna().await;
        let group = office
            .group(
                &office.lea,
                &["paul@contoso.example", "olga@fabrikam.example", ANNA],
            )
            .await;
        office
            .decide(&office.olga, &group, "accept")
            .await
            .expect(204);
        let members = format!("/v1.0/chats/{group}/members");
        for person in [&office.lea, &office.paul, &anna] {
            let path = format!("{members}/{}", person.id);
            let refused = office.call(&office.olga, Method::DELETE, &path, &Value::Null);
            assert_eq!(refused.await.expect(403).code(), "onlyHostMembers");
        }
        let path = format!("{members}/{}", office.olga.id);
        let removed = office.call(&office.lea, Method::DELETE, &path, &Value::Null);
        removed.await.expect(204);
        office.close().await;
    }
}

#[tokio::test]
async fn whoever_has_not_accepted_is_known_by_their_address() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let anna = office.anna().await;
        let chat = office.begin(&office.lea, ANNA).await;
        let name = async |who: &TestCaller| {
            let path = format!("/v1.0/chats/{chat}/members");
            let members = office.get(who, &path).await;
            let all = members["value"].as_array().cloned().unwrap_or_default();
            let found = all.iter().find(|one| one["email"] == ANNA);
            found.map(|one| text(&one["displayName"]))
        };
        assert_eq!(name(&office.lea).await.as_deref(), Some(ANNA));
        office.decide(&anna, &chat, "accept").await.expect(204);
        assert_eq!(name(&office.lea).await.as_deref(), Some("Anna Berg"));
        office.close().await;
    }
}

#[tokio::test]
async fn files_are_those_of_messages_that_one_sees() {
    for backend in backends() {
        let (office, anna, chat) = Office::met(backend).await;
        let upload = async |name: &str, content: &[u8]| {
            let path = format!("/beta/chats/{chat}/files?name={name}");
            let request = office.app.post(&path).by(&anna);
            request.body("text/plain", content.to_vec()).send().await
        };
        for (name, content) in [
            ("run.hta", &b"<hta"[1..]),
            ("a.txt.lnk", b"text"),
            ("invoice.pdf.exe", b"%PDF-1.7"),
            ("page.html", b"text"),
        ] {
            let refused = upload(name, content).await.expect(415);
            assert_eq!(refused.code(), "fileTypeNotAllowed", "{name}");
        }
        let file = upload("plan.txt", b"the plan").await.expect(201).json();
        let place = format!("/beta/chats/{chat}/files/{}", text(&file["id"]));
        let read = async |who: &TestCaller| {
            let answer = office.call(who, Method::GET, &place, &Value::Null);
            answer.await.status
        };
        assert_eq!((read(&anna).await, read(&office.lea).await), (200, 404));
        let body = json!({"body": {"content": ""}, "attachments": [{"id": file["id"]}]});
        let messages = format!("/v1.0/chats/{chat}/messages");
        let sent = office.post(&anna, &messages, &body).await.expect(201);
        assert_eq!(read(&office.lea).await, 200);
        let sent = format!("{messages}/{}", text(&sent.json()["id"]));
        let path = format!("{sent}/softDelete");
        office.post(&anna, &path, &Value::Null).await.expect(204);
        assert_eq!(read(&office.lea).await, 404);
        office.close().await;
    }
}

#[tokio::test]
async fn a_mention_says_the_name_of_whom_it_names() {
    let office = Office::open(Backend::Sqlite).await;
    let chat = office.begin(&office.lea, "paul@contoso.example").await;
    let path = format!("/v1.0/chats/{chat}/messages");
    let say = async |inside: &str, named: &str| {
        let content = format!("<p>Hi <at id=\"0\">{inside}</at></p>");
        let mut body = json!({"body": {"contentType": "html", "content": content}});
        if !named.is_empty() {
            let mentioned = json!({"user": {"id": office.paul.id}});
            body["mentions"] = json!([{"id": 0, "mentionText": named, "mentioned": mentioned}]);
        }
        office.post(&office.lea, &path, &body).await
    };
    say("Paul Roux", "Paul Roux").await.expect(201);
    say("paul", "paul").await.expect(201);
    for (inside, named) in [
        ("The boss", "The boss"),
        ("The boss", "Paul"),
        ("Admin", ""),
        ("", ""),
    ] {
        say(inside, named).await.expect(400);
    }
    office.close().await;
}

#[tokio::test]
async fn addresses_are_looked_up_at_one_pace_by_every_door() {
    let office = Office::open(Backend::Sqlite).await;
    let group = office.group(&office.lea, &["paul@contoso.example"]).await;
    let members = format!("/v1.0/chats/{group}/members");
    let mut tries = 0;
    loop {
        let address = format!("nobody{tries}@fabrikam.example");
        let answer = if tries % 2 == 0 {
            office.begun(&office.lea, &address).await
        } else {
            let new = json!({"email": address, "roles": ["guest"]});
            office.post(&office.lea, &members, &new).await
        };
        if answer.status == 429 {
            break;
        }
        answer.expect(404);
        tries += 1;
        assert!(tries <= 30, "nobody says stop");
    }
    assert!(tries > 20, "{tries}");
    office.close().await;
}

#[tokio::test]
async fn explaining_tells_nothing_of_another_organizations_people() {
    for backend in backends() {
        let office = Office::open(backend).await;
        office
            .settle(&office.olga, json!({"allowFederatedUsers": false}))
            .await;
        let explain = async |to: &str| {
            let pair = json!({"from": "lea@contoso.example", "to": to});
            let path = "/beta/admin/chat/explain";
            let answer = office.post(&office.lea, path, &pair).await;
            let mut answer = answer.expect(200).json();
            answer["recipient"] = Value::Null;
            answer
        };
        let known = explain("olga@fabrikam.example").await;
        assert_eq!(known, explain("nobody@fabrikam.example").await);
        // What it says follows from the rules that it shows.
        assert_eq!(known["isAllowed"], true, "{known}");
        office
            .settle(&office.lea, json!({"blockedDomains": ["fabrikam.example"]}))
            .await;
        let known = explain("olga@fabrikam.example").await;
        assert_eq!(known["isAllowed"], false, "{known}");
        assert!(known.to_string().contains("\"allows\":false"), "{known}");
        office.close().await;
    }
}
