//! Programs watch chats by change notifications, as far as they may read them.

use std::time::Duration;

use beffroi_channels::http::Policy;
use beffroi_directory::permission as p;
use beffroi_feature::Settings;
use beffroi_testkit::{Answer, Backend, Listener, TestApp, backends, test_settings};
use http::Method;
use serde_json::{Value, json};

use crate::office::{self, Organization, Person};

/// Contoso with Bob, Dan and its programs; Fabrikam with Olga.
struct Town {
    app: TestApp,
    bob: Person,
    dan: Person,
    olga: Person,
    /// The token of a program that may read all chats of Contoso.
    archive: String,
    /// Of one that may not.
    nosy: String,
}

impl Town {
    async fn build(backend: Backend) -> Self {
        let settings = Settings {
            outgoing: Policy {
                allow_private: true,
            },
            ..test_settings()
        };
        let app = office::start_as(backend, settings).await;
        let contoso = Organization::found(&app, "Contoso", "contoso.example").await;
        let fabrikam = Organization::found(&app, "Fabrikam", "fabrikam.example").await;
        let archive = contoso.program(&app, "Archive", &[p::CHAT_READ_ALL]).await;
        let nosy = contoso.program(&app, "Nosy", &[p::USER_READ_ALL]).await;
        Self {
            bob: contoso.person(&app, "bob").await,
            dan: contoso.person(&app, "dan").await,
            olga: fabrikam.person(&app, "olga").await,
            archive: archive.token(&app).await,
            nosy: nosy.token(&app).await,
            app,
        }
    }

    fn wish(&self, resource: &str, listener: &Listener) -> Value {
        let until = self.app.cx().now().plus(Duration::from_hours(10));
        json!({"changeType": "created,updated,deleted", "resource": resource, "clientState": "s3cr3t",
            "notificationUrl": listener.url, "expirationDateTime": until})
    }

    async fn program(&self, token: &str, resource: &str, listener: &Listener) -> Answer {
        let request = self.app.post("/v1.0/subscriptions").bearer(token);
        request.json(&self.wish(resource, listener)).send().await
    }

    async fn person(&self, who: &Person, resource: &str, listener: &Listener) -> Answer {
        let request = self.app.post("/v1.0/subscriptions").cookie(&who.cookie);
        request.json(&self.wish(resource, listener)).send().await
    }

    async fn posts(&self, who: &Person, path: &str, body: Value) -> Answer {
        let request = self.app.post(path).cookie(&who.cookie);
        let answer = request.json(&body).send().await;
        assert!(answer.status < 300, "{path}: {}", answer.text());
        answer
    }

    /// A chat of Bob with Olga, whom he asks.
    async fn chat(&self) -> String {
        let new = json!({"chatType": "oneOnOne", "members": [{"email": "olga@fabrikam.example"}]});
        office::id_of(&self.posts(&self.bob, "/v1.0/chats", new).await)
    }
}

/// What a listener got since it was asked last: what happened to which thing.
fn told(listener: &Listener) -> Vec<String> {
    let all = listener.take();
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    all.iter()
        .map(|one| {
            let data = &one["resourceData"];
            assert_eq!(data["@odata.id"], one["resource"], "{one}");
            assert_eq!(one["clientState"], "s3cr3t", "{one}");
            let text = word(&one["resource"]);
            let thing = text.split_once(")/").map_or("chat", |(_, thing)| thing);
            format!("{} {thing}", word(&one["changeType"]))
        })
        .collect()
}

#[tokio::test]
async fn whoever_may_not_read_them_can_not_watch_them() {
    for backend in backends() {
        let town = Town::build(backend).await;
        let listener = Listener::open().await;
        let refused = town
            .program(&town.nosy, "chats/getAllMessages", &listener)
            .await;
        assert!(refused.expect(403).text().contains("Chat.Read.All"));
        let own = town.person(&town.bob, "chats/getAllMessages", &listener);
        own.await.expect(403);
        let nobody = town.program(&town.archive, "me/chats", &listener);
        nobody.await.expect(400);
        let others = format!("users/{}/chats/getAllMessages", town.bob.id);
        town.person(&town.dan, &others, &listener).await.expect(403);
        let chat = town.chat().await;
        let foreign = format!("chats/{chat}/messages");
        town.person(&town.dan, &foreign, &listener)
            .await
            .expect(404);
        let unknown = "chats/19:00000000000000000000000000000001@thread.v2/messages";
        town.program(&town.archive, unknown, &listener)
            .await
            .expect(404);
        let wrong = town.program(&town.archive, "chats/getAllThings", &listener);
        assert!(
            wrong
                .await
                .expect(400)
                .text()
                .contains("chats/{id}/messages")
        );
        assert!(told(&listener).is_empty());
        town.app.finish().await;
    }
}

#[tokio::test]
async fn programs_are_told_of_messages_chats_and_members() {
    for backend in backends() {
        let town = Town::build(backend).await;
        let (chats, all, members) = (
            Listener::open().await,
            Listener::open().await,
            Listener::open().await,
        );
        for (resource, listener) in [
            ("/chats", &chats),
            ("chats/getAllMessages", &all),
            ("chats/getAllMembers", &members),
        ] {
            let made = town.program(&town.archive, resource, listener).await;
            made.expect(201);
        }
        let (of_bob, of_olga, of_dan, one) = (
            Listener::open().await,
            Listener::open().await,
            Listener::open().await,
            Listener::open().await,
        );
        for (who, listener) in [
            (&town.bob, &of_bob),
            (&town.olga, &of_olga),
            (&town.dan, &of_dan),
        ] {
            let made = town.person(who, "me/chats/getAllMessages", listener).await;
            made.expect(201);
        }
        let others = format!("users/{}/chats/getAllMessages", town.bob.id);
        let made = town.program(&town.archive, &others, &of_bob).await;
        made.expect(201);
        let chat = town.chat().await;
        let made = town
            .person(&town.olga, &format!("chats('{chat}')/messages"), &one)
            .await;
        made.expect(201);

        let path = format!("/v1.0/chats/{chat}/messages");
        let said = |words: &str| json!({"body": {"content": words}});
        let first = office::id_of(&town.posts(&town.bob, &path, said("Good morning")).await);
        town.app.drain().await;
        assert_eq!(told(&chats), ["created chat"]);
        assert_eq!(told(&members).len(), 2);
        assert_eq!(told(&all), [format!("created messages('{first}')")]);
        let twice = vec![format!("created messages('{first}')"); 2];
        assert_eq!(told(&of_bob), twice, "by Bob himself and by the archive");
        assert!(told(&of_olga).is_empty(), "she has not accepted");
        assert!(told(&one).is_empty(), "nor is she told by the chat's name");

        town.posts(&town.olga, &format!("/beta/chats/{chat}/accept"), json!({}))
            .await;
        let second = office::id_of(&town.posts(&town.olga, &path, said("Hello")).await);
        let edit = town.app.request(Method::PATCH, &format!("{path}/{second}"));
        let edit = edit.cookie(&town.olga.cookie).json(&said("Hello Bob"));
        edit.send().await.expect(204);
        town.app.drain().await;
        let happened = told(&one);
        assert!(happened.contains(&format!("created messages('{second}')")));
        assert!(happened.contains(&format!("updated messages('{second}')")));
        assert_eq!(told(&of_olga), happened);
        assert_eq!(told(&all), happened);
        assert_eq!(told(&members).len(), 1, "she has joined");
        town.posts(
            &town.olga,
            &format!("{path}/{second}/softDelete"),
            json!({}),
        )
        .await;
        town.app.drain().await;
        let gone = [format!("deleted messages('{second}')")];
        assert_eq!(told(&all), gone);
        assert_eq!(told(&of_olga), gone);
        assert!(told(&of_dan).is_empty());
        assert!(told(&chats).is_empty());
        town.app.finish().await;
    }
}
