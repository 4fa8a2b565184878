use std::time::Duration;

use beffroi_testkit::{Backend, backends};
use http::Method;
use serde_json::{Value, json};

use crate::office::{ANNA, Office, text};

#[tokio::test]
async fn messages_are_changed_answered_and_liked() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let chat = office.begin(&office.lea, "paul@contoso.example").await;
        let path = format!("/v1.0/chats/{chat}/messages");
        let html = json!({"body": {"contentType": "html", "content":
            "<p>Hi <at id=\"0\">Paul</at><img src=x onerror=alert(1)><script>alert(1)</script></p>"},
            "mentions": [{"id": 0, "mentionText": "Paul", "mentioned": {"user": {"id": office.paul.id}}}]});
        let sent = office
            .post(&office.lea, &path, &html)
            .await
            .expect(201)
            .json();
        assert_eq!(sent["body"]["content"], "<p>Hi <at id=\"0\">Paul</at></p>");
        assert_eq!(
            sent["mentions"][0]["mentioned"]["user"]["displayName"],
            "Paul Roux"
        );
        let id = text(&sent["id"]);
        let answer = json!({"body": {"content": "Hello"}, "replyToId": id});
        let answer = office
            .post(&office.paul, &path, &answer)
            .await
            .expect(201)
            .json();
        assert_eq!(answer["replyToId"], json!(id));
        let like = json!({"reactionType": "like"});
        office
            .post(&office.paul, &format!("{path}/{id}/setReaction"), &like)
            .await
            .expect(204);
        let seen = office.get(&office.lea, &format!("{path}/{id}")).await;
        assert_eq!(seen["reactions"][0]["reactionType"], "👍");
        assert_eq!(
            seen["reactions"][0]["user"]["user"]["displayName"],
            "Paul Roux"
        );
        let edit = json!({"body": {"content": "Hi Paul"}});
        let foreign = office
            .call(&office.paul, Method::PATCH, &format!("{path}/{id}"), &edit)
            .await;
        assert_eq!(foreign.expect(403).code(), "notYourMessage");
        office
            .call(&office.lea, Method::PATCH, &format!("{path}/{id}"), &edit)
            .await
            .expect(204);
        office
            .post(
                &office.lea,
                &format!("{path}/{id}/softDelete"),
                &Value::Null,
            )
            .await
            .expect(204);
        let seen = office.get(&office.paul, &format!("{path}/{id}")).await;
        assert_eq!(seen["body"]["content"], "");
        let own = format!(
            "/v1.0/users/{}/chats/{chat}/messages/{id}/undoSoftDelete",
            office.lea.id
        );
        office
            .post(&office.lea, &own, &Value::Null)
            .await
            .expect(204);
        let seen = office.get(&office.paul, &format!("{path}/{id}")).await;
        assert_eq!(seen["body"]["content"], "Hi Paul");
        // Graph's own order may be asked for, and no other one.
        let chats = "/v1.0/me/chats?$orderby=lastMessagePreview/createdDateTime";
        for ordered in [format!("{path}?$orderby=createdDateTime"), chats.to_owned()] {
            office.get(&office.paul, &format!("{ordered}%20desc")).await;
            let refused = office.call(&office.paul, Method::GET, &ordered, &Value::Null);
            refused.await.expect(400);
        }
        // Whoever was away gets each thing once, as it is now, in the order of its last change.
        let after = answer["position"].as_i64().unwrap();
        let missed = office
            .get(
                &office.paul,
                &format!("/beta/chats/{chat}/changes?after={after}"),
            )
            .await;
        assert_eq!(missed["value"].as_array().unwrap().len(), 1);
        assert_eq!(missed["value"][0]["body"]["content"], "Hi Paul");
        let found = office
            .get(&office.paul, "/beta/me/chats/search?q=hi%20paul")
            .await;
        assert_eq!(found["value"].as_array().unwrap().len(), 1);
        office.close().await;
    }
}

#[tokio::test]
async fn groups_come_and_go() {
    for backend in backends() {
        let (office, anna, _) = Office::met(backend).await;
        let group = office.group(&office.lea, &[ANNA]).await;
        office.say(&office.lea, &group, "one").await.expect(201);
        let path = format!("/v1.0/chats/{group}/members");
        let paul = json!({"user@odata.bind": format!("https://graph.microsoft.com/v1.0/users('{}')", office.paul.id),
            "roles": ["owner"]});
        office.post(&office.lea, &path, &paul).await.expect(201);
        assert!(
            office.reads(&office.paul, &group).await.is_empty(),
            "no history"
        );
        office.say(&anna, &group, "two").await.expect(201);
        assert_eq!(office.reads(&office.paul, &group).await, ["two"]);
        let olga = json!({"email": "olga@fabrikam.example", "visibleHistoryStartDateTime": "0001-01-01T00:00:00Z"});
        office.post(&office.lea, &path, &olga).await.expect(201);
        assert_eq!(office.reads(&office.olga, &group).await, ["one", "two"]);
        // People without an organization remove nobody.
        let member = format!("{path}/{}", office.paul.id);
        office
            .call(&anna, Method::DELETE, &member, &Value::Null)
            .await
            .expect(403);
        office
            .call(&office.lea, Method::DELETE, &member, &Value::Null)
            .await
            .expect(204);
        office.say(&office.lea, &group, "three").await.expect(201);
        assert_eq!(
            office.reads(&office.paul, &group).await,
            ["two"],
            "until then"
        );
        office.say(&office.paul, &group, "x").await.expect(404);
        office.decide(&anna, &group, "leave").await.expect(204);
        let name = json!({"topic": "Plan"});
        let path = format!("/v1.0/chats/{group}");
        office
            .call(&office.lea, Method::PATCH, &path, &name)
            .await
            .expect(200);
        let page = office.get(&office.lea, &format!("{path}/messages")).await;
        let events: Vec<String> = page["value"]
            .as_array()
            .unwrap()
            .iter()
            .rev()
            .filter_map(|one| {
                one["eventDetail"]["@odata.type"]
                    .as_str()
                    .map(str::to_owned)
            })
            .map(|name| {
                name.replace("#microsoft.graph.", "")
                    .replace("EventMessageDetail", "")
            })
            .collect();
        let expected = [
            "membersAdded",
            "membersAdded",
            "membersAdded",
            "membersDeleted",
            "membersLeft",
            "chatRenamed",
        ];
        assert_eq!(events, expected);
        office.close().await;
    }
}

#[tokio::test]
async fn everybody_has_a_list_of_their_own() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let chat = office.begin(&office.lea, "paul@contoso.example").await;
        office.say(&office.lea, &chat, "one").await.expect(201);
        office.say(&office.lea, &chat, "two").await.expect(201);
        let own = async || office.chats(&office.paul).await.remove(0);
        assert_eq!(own().await["unreadCount"], 2);
        assert_eq!(own().await["lastMessagePreview"]["body"]["content"], "two");
        let path = format!("/v1.0/chats/{chat}");
        let me = json!({"user": {"id": office.paul.id, "tenantId": office.paul.tenant}});
        office
            .post(&office.paul, &format!("{path}/markChatReadForUser"), &me)
            .await
            .expect(204);
        assert_eq!(own().await["unreadCount"], 0);
        let members = office.get(&office.lea, &format!("{path}/members")).await;
        let paul = members["value"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["userId"] == json!(office.paul.id))
            .cloned()
            .unwrap();
        assert_eq!(paul["readPosition"], own().await["position"]);
        office
            .post(&office.paul, &format!("{path}/hideForUser"), &me)
            .await
            .expect(204);
        assert_eq!(own().await["viewpoint"]["isHidden"], true);
        office.say(&office.lea, &chat, "three").await.expect(201);
        assert_eq!(own().await["viewpoint"]["isHidden"], false, "it comes back");
        let view = format!("/beta/me/chats/{chat}/viewpoint");
        let muted = json!({"isMuted": true, "isPinned": true});
        office
            .call(&office.paul, Method::PATCH, &view, &muted)
            .await
            .expect(204);
        assert_eq!(own().await["viewpoint"]["isMuted"], true);
        let other = json!({"user": {"id": office.lea.id}});
        office
            .post(&office.paul, &format!("{path}/hideForUser"), &other)
            .await
            .expect(400);
        office.close().await;
    }
}

#[tokio::test]
async fn files_are_checked_and_only_downloaded() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let chat = office.begin(&office.lea, "paul@contoso.example").await;
        let path = format!("/beta/chats/{chat}/files?name=..%2Fplan.png");
        let upload = async |bytes: &'static [u8]| {
            let request = office.app.post(&path).by(&office.lea);
            request.body("application/octet-stream", bytes).send().await
        };
        assert_eq!(
            upload(b"<svg onload=alert(1)>").await.expect(415).code(),
            "fileTypeNotAllowed"
        );
        let file = upload(b"\x89PNG\r\n\x1a\n....").await.expect(201).json();
        assert_eq!(
            (&file["name"], &file["fileType"]),
            (&json!("plan.png"), &json!("image/png"))
        );
        let body = json!({"body": {"content": ""}, "attachments": [{"id": file["id"], "name": "plan.png"}]});
        let sent = office
            .post(&office.lea, &format!("/v1.0/chats/{chat}/messages"), &body)
            .await;
        let sent = sent.expect(201).json();
        assert_eq!(sent["attachments"][0]["name"], "plan.png");
        let place = format!("/beta/chats/{chat}/files/{}", text(&file["id"]));
        let got = office
            .call(&office.paul, Method::GET, &place, &Value::Null)
            .await
            .expect(200);
        assert_eq!(got.header("content-disposition"), "attachment");
        assert_eq!(got.header("x-content-type-options"), "nosniff");
        assert!(got.header("content-security-policy").contains("sandbox"));
        office
            .call(&office.olga, Method::GET, &place, &Value::Null)
            .await
            .expect(404);
        office.close().await;
    }
}

#[tokio::test]
async fn files_up_to_ten_mebibytes_under_the_rules_of_the_moment() {
    for backend in backends() {
        let (office, _, chat) = Office::met(backend).await;
        let path = format!("/beta/chats/{chat}/files?name=plan.txt");
        let upload = async |size: usize| {
            let request = office.app.post(&path).by(&office.lea);
            let text = vec![b'a'; size];
            request.body("application/octet-stream", text).send().await
        };
        let largest = 10 * 1024 * 1024;
        assert_eq!(upload(largest + 1).await.expect(413).code(), "fileTooLarge");
        let large = upload(largest).await.expect(201).json();
        let messages = format!("/v1.0/chats/{chat}/messages");
        let attach = async |file: &Value, name: Option<&str>| {
            let body =
                json!({"body": {"content": ""}, "attachments": [{"id": file["id"], "name": name}]});
            office.post(&office.lea, &messages, &body).await
        };
        for wrong in ["", "gnp\u{202e}.exe", ".profile", "a<b"] {
            let refused = attach(&large, Some(wrong)).await.expect(400);
            assert!(refused.text().contains("attachments/0/name"), "{wrong}");
        }
        let sent = attach(&large, None).await.expect(201).json();
        assert_eq!(sent["attachments"][0]["name"], "plan.txt");
        // What was never sent is gone after a day or two; what was sent stays.
        let unsent = upload(7).await.expect(201).json();
        office.app.later(std::time::Duration::from_hours(49)).await;
        attach(&unsent, None).await.expect(400);
        attach(&large, Some("again.txt")).await.expect(201);
        // Uploaded while it was allowed, refused once it is not.
        let small = upload(9).await.expect(201).json();
        office
            .settle(&office.lea, json!({"filesToOutside": false}))
            .await;
        let refused = attach(&small, None).await.expect(403);
        assert_eq!(refused.code(), "filesNotAllowed");
        office.close().await;
    }
}

#[tokio::test]
async fn what_is_found_by_words_without_their_accents() {
    let office = Office::open(Backend::Sqlite).await;
    let chat = office.begin(&office.lea, "paul@contoso.example").await;
    let words = "Réunion à Besançon";
    office.say(&office.lea, &chat, words).await.expect(201);
    for asked in ["reunion", "REUNION%20besancon", "r%C3%A9union"] {
        let path = format!("/beta/me/chats/search?q={asked}");
        let found = office.get(&office.paul, &path).await;
        assert_eq!(found["value"][0]["body"]["content"], words, "{asked}");
    }
    office.close().await;
}

#[tokio::test]
async fn what_is_reported_exported_and_kept() {
    for backend in backends() {
        let (office, anna, chat) = Office::met(backend).await;
        let said = office
            .say(&anna, &chat, "Buy <b>now</b>")
            .await
            .expect(201)
            .json();
        let path = format!("/beta/chats/{chat}/messages/{}", text(&said["id"]));
        let report = json!({"comment": "Spam"});
        office
            .post(&office.lea, &format!("{path}/report"), &report)
            .await
            .expect(201);
        office
            .post(&anna, &format!("{path}/report"), &report)
            .await
            .expect(409);
        let reports = office.get(&office.lea, "/beta/admin/chat/reports").await;
        assert_eq!(reports["value"][0]["comment"], "Spam");
        assert_eq!(
            reports["value"][0]["message"]["body"]["content"],
            "Buy <b>now</b>"
        );
        let path = format!("/beta/admin/chat/users/{}/export", office.lea.id);
        let export = office.get(&office.lea, &path).await;
        assert_eq!(export["chats"][0]["messages"].as_array().unwrap().len(), 2);
        let page = office
            .call(
                &office.lea,
                Method::GET,
                &format!("{path}?format=html"),
                &Value::Null,
            )
            .await;
        let page = page.expect(200).text();
        assert!(
            page.contains("Buy &lt;b&gt;now&lt;/b&gt;") && page.contains("Anna Berg"),
            "{page}"
        );
        let audit = office
            .get(&office.lea, "/v1.0/auditLogs/directoryAudits")
            .await
            .to_string();
        assert!(audit.contains("Export chats") && audit.contains("Read reported messages"));
        // Contacts end by themselves, and messages go when their time is over.
        office
            .settle(&office.lea, json!({"contactDays": 30, "retentionDays": 30}))
            .await;
        office.app.later(Duration::from_hours(24 * 32)).await;
        office.app.drain().await;
        assert!(office.reads(&office.lea, &chat).await.is_empty());
        let contacts = office.get(&office.lea, "/beta/me/externalContacts").await;
        assert_eq!(contacts["value"][0]["state"], "ended");
        office.say(&office.lea, &chat, "May I?").await.expect(201);
        let hers = office.chats(&anna).await;
        assert_eq!(hers[0]["acceptance"], "pending");
        office.close().await;
    }
}
