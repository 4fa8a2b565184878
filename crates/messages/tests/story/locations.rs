//! What is particular about the locations that are not a card, a toast or a banner.

use beffroi_testkit::Backend;
use serde_json::{Value, json};

use crate::contoso::{Contoso, DAY, contoso};
use crate::pictures::{jpeg, png};

impl Contoso {
    /// Submitted and let pass.
    pub(crate) async fn let_pass(&self, draft: &Value) -> String {
        let id = self.create(draft).await;
        let sent = self
            .act(&self.writer, &id, "submitForApproval", json!({}))
            .await;
        sent.expect(200);
        let passed = self.act(&self.approver, &id, "approve", json!({})).await;
        passed.expect(200);
        id
    }

    async fn lock_screen(&self) -> Value {
        let mut draft = self.draft();
        draft["location"] = json!("lockScreen");
        let content = &mut draft["content"];
        content["picture"] = json!(self.picture("lockScreen", jpeg(1_600, 900)).await);
        content["second"] = json!({"link": "https://contoso.example/b", "texts": [
            {"language": "en", "title": "Also", "body": "And that."},
            {"language": "fr-FR", "title": "Aussi", "body": "Et cela."}]});
        draft
    }

    pub(crate) async fn get_started(&self) -> Value {
        json!({
            "location": "getStarted", "objective": "onboarding",
            "content": {"defaultLanguage": "en", "theme": "reviewBenefits",
                "link": "https://contoso.example/benefits",
                "second": {"theme": "helpResources", "link": "https://contoso.example/help"},
                "picture": self.picture("getStarted", png(75, 50)).await},
            "recipients": self.recipients(),
        })
    }
}

#[tokio::test]
async fn lock_screen_one_or_two_texts_each_with_its_link_background_picture() {
    let c = contoso(Backend::Sqlite).await;
    c.let_pass(&c.lock_screen().await).await;
    let due = c.due(&c.amelie).await;
    assert_eq!(due[0]["title"], "Vos bulletins");
    assert_eq!(
        due[0]["second"],
        json!({"title": "Aussi", "body": "Et cela.", "link": "https://contoso.example/b"})
    );
    assert!(due[0]["picture"].as_str().unwrap().contains("/pictures/"));
    let mut single = c.lock_screen().await;
    single["content"].as_object_mut().unwrap().remove("second");
    single["content"].as_object_mut().unwrap().remove("picture");
    let id = c.create(&single).await;
    let refused = c.act(&c.writer, &id, "submitForApproval", json!({})).await;
    assert_eq!(
        refused.expect(400).json()["error"]["target"],
        "content/picture"
    );
    c.app.finish().await;
}

#[tokio::test]
async fn get_started_two_cards_shown_once_no_end_date() {
    let c = contoso(Backend::Sqlite).await;
    let id = c.let_pass(&c.get_started().await).await;
    assert_eq!(c.state(&id).await, "active");
    let due = c.due(&c.amelie).await;
    assert_eq!(due[0]["title"], "Ce qui vous revient");
    assert_eq!(due[0]["second"]["title"], "L’aide est tout près");
    assert_eq!(due[0]["second"]["link"], "https://contoso.example/help");
    c.app.later(DAY * 900).await;
    assert_eq!(c.state(&id).await, "active", "it does not end");
    let due = c.due(&c.bob).await;
    assert_eq!(due[0]["title"], "What is in it for you");
    let showing = due[0]["showingId"].as_str().unwrap();
    c.report(&c.bob, uuid::Uuid::from_u128(1), showing, "dismissed")
        .await;
    assert!(c.due(&c.bob).await.is_empty());
    c.app.later(DAY * 900).await;
    assert!(c.due(&c.bob).await.is_empty(), "shown once");
    let (_, gates) = c.gates(&id, "bob", "en").await;
    assert!(
        gates.iter().any(|(gate, _)| gate == "frequency"),
        "{gates:?}"
    );
    c.app.finish().await;
}

#[tokio::test]
async fn a_test_to_oneself_needs_a_screen_and_the_permission_to_write() {
    let c = contoso(Backend::Sqlite).await;
    let id = c.create(&c.draft()).await;
    let nowhere = c.act(&c.writer, &id, "sendTest", json!({})).await;
    assert_eq!(nowhere.expect(409).code(), "nobodyConnected");
    c.act(&c.approver, &id, "sendTest", json!({}))
        .await
        .expect(403);
    c.app.finish().await;
}

#[tokio::test]
async fn a_test_shows_no_link_that_could_not_be_sent_for_approval() {
    let c = contoso(Backend::Sqlite).await;
    let mut draft = c.draft();
    draft["content"]["link"] = json!("javascript:alert(1)");
    let id = c.create(&draft).await;
    let refused = c.act(&c.writer, &id, "sendTest", json!({})).await;
    assert_eq!(
        refused.expect(400).json()["error"]["target"],
        "content/link"
    );
    c.app.finish().await;
}

#[tokio::test]
async fn only_get_started_is_always_on() {
    let c = contoso(Backend::Sqlite).await;
    let mut draft = c.draft();
    draft["schedule"] = json!({"frequency": "alwaysOn"});
    let id = c.create(&draft).await;
    let refused = c.act(&c.writer, &id, "submitForApproval", json!({})).await;
    assert_eq!(
        refused.expect(400).json()["error"]["target"],
        "schedule/frequency"
    );
    c.app.finish().await;
}

#[tokio::test]
async fn e_mail_is_written_and_waits_for_a_relay() {
    let c = contoso(Backend::Sqlite).await;
    let mut draft = c.draft();
    draft["location"] = json!("email");
    let id = c.create(&draft).await;
    let refused = c.act(&c.writer, &id, "submitForApproval", json!({})).await;
    let error = refused.expect(400).json()["error"].clone();
    assert_eq!(error["target"], "location");
    assert!(error["message"].as_str().unwrap().contains("no mail relay"));
    assert!(!c.can_be_mailed().await);
    c.app.finish().await;
}
