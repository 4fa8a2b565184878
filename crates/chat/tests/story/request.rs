use beffroi_testkit::{TestCaller, backends};
use serde_json::{Value, json};

use crate::office::{ANNA, Office, text};

fn one_of(chats: &[Value]) -> &Value {
    assert_eq!(chats.len(), 1, "{chats:?}");
    &chats[0]
}

#[tokio::test]
async fn a_stranger_is_invited_joins_and_answers() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let find = json!({"address": ANNA});
        let found = office.post(&office.lea, "/beta/me/chats/find", &find).await;
        let found = found.expect(200).json();
        assert_eq!(
            (&found["isInvited"], &found["userId"]),
            (&json!(true), &Value::Null)
        );
        let chat = office.begin(&office.lea, ANNA).await;
        assert_eq!(
            office.begin(&office.lea, ANNA).await,
            chat,
            "one chat for a pair"
        );
        office
            .say(&office.lea, &chat, "Hello Anna")
            .await
            .expect(201);
        let token = office.link().await;
        assert_eq!(token.len(), 32);
        let path = format!("/beta/chats/invitations/{token}");
        let shown = office.app.get(&path).send().await.expect(200).json();
        assert_eq!(shown["inviterDisplayName"], "Léa Martin");
        assert_eq!(shown["chatId"], json!(chat));
        let short = json!({"displayName": "Anna", "password": "short"});
        office
            .app
            .post(&format!("{path}/account"))
            .json(&short)
            .send()
            .await
            .expect(400);
        let account = json!({"displayName": "Anna Berg", "password": "correct horse battery"});
        let made = office
            .app
            .post(&format!("{path}/account"))
            .json(&account)
            .send()
            .await;
        let made = made.expect(200).json();
        let again = office
            .app
            .post(&format!("{path}/account"))
            .json(&account)
            .send()
            .await;
        assert_eq!(again.expect(410).code(), "invitationUsed");
        let id = text(&made["user"]["id"]).parse().unwrap();
        let anna = TestCaller::new(beffroi_directory::personal::TENANT, id, ANNA, &[]);
        let mine = office.chats(&anna).await;
        let request = one_of(&mine);
        assert_eq!(request["acceptance"], "pending");
        assert_eq!(request["isExternal"], true);
        assert_eq!(request["requestedBy"]["displayName"], "Léa Martin");
        assert_eq!(request["requestedBy"]["organization"], "Contoso");
        assert_eq!(
            request["lastMessagePreview"],
            Value::Null,
            "nothing before the preview"
        );
        assert_eq!(
            office.reads(&anna, &chat).await,
            ["Hello Anna"],
            "the preview"
        );
        let early = office.say(&anna, &chat, "Hello").await.expect(409);
        assert_eq!(early.code(), "acceptFirst");
        office.decide(&anna, &chat, "accept").await.expect(204);
        office.say(&anna, &chat, "Hello Léa").await.expect(201);
        assert_eq!(
            office.reads(&office.lea, &chat).await,
            ["Hello Anna", "Hello Léa"]
        );
        let hers = office.chats(&office.lea).await;
        let members = one_of(&hers)["members"].as_array().cloned().unwrap();
        let outside = members
            .iter()
            .find(|one| one["isExternal"] == true)
            .unwrap();
        assert_eq!(outside["displayName"], "Anna Berg");
        assert_eq!(outside["acceptance"], "accepted");
        assert_eq!(
            outside["@odata.type"],
            "#microsoft.graph.microsoftAccountUserConversationMember"
        );
        office.close().await;
    }
}

#[tokio::test]
async fn a_request_that_is_declined_or_blocked() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let anna = office.anna().await;
        let chat = office.begin(&office.lea, ANNA).await;
        office.decide(&anna, &chat, "decline").await.expect(204);
        assert!(office.chats(&anna).await.is_empty());
        let refused = office.say(&office.lea, &chat, "Hello?").await.expect(403);
        assert_eq!(refused.code(), "chatNotPossible");
        let hers = office.chats(&office.lea).await;
        let members = one_of(&hers)["members"].as_array().cloned().unwrap();
        let outside = members
            .iter()
            .find(|one| one["isExternal"] == true)
            .unwrap();
        assert_eq!(
            outside["acceptance"], "pending",
            "nobody learns of a refusal"
        );
        office.begin(&office.lea, ANNA).await;
        assert!(
            office.chats(&anna).await.is_empty(),
            "she is not asked again"
        );
        // Anna may come back by herself.
        let back = office.begin(&anna, "lea@contoso.example").await;
        assert_eq!(back, chat);
        office
            .say(&anna, &chat, "Sorry, here I am")
            .await
            .expect(201);
        office.say(&office.lea, &chat, "Good").await.expect(201);
        office.decide(&anna, &chat, "block").await.expect(204);
        let refused = office.say(&office.lea, &chat, "Still?").await.expect(403);
        assert_eq!(refused.code(), "chatNotPossible");
        let own = office.say(&anna, &chat, "x").await.expect(409);
        assert_eq!(own.code(), "unblockFirst");
        let path = format!("/beta/me/externalContacts/{}/unblock", office.lea.id);
        office.post(&anna, &path, &Value::Null).await.expect(204);
        office.say(&office.lea, &chat, "Thanks").await.expect(201);
        // Somebody else's request is blocked before it is answered: it is gone, and back with the unblocking.
        let other = office.begin(&office.paul, ANNA).await;
        office.decide(&anna, &other, "block").await.expect(204);
        let is_there = async || {
            let all = office.chats(&anna).await;
            all.iter().any(|one| one["id"] == json!(other))
        };
        assert!(!is_there().await);
        let path = format!("/beta/me/externalContacts/{}/unblock", office.paul.id);
        office.post(&anna, &path, &Value::Null).await.expect(204);
        assert!(is_there().await);
        office.close().await;
    }
}
