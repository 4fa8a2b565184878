//! What only the mail may say.

use beffroi_store::args;
use beffroi_testkit::{RelayManner, backends};

use super::office::{LOG, Office, letter};

impl Office {
    /// What the database keeps of secrets.
    async fn kept(&self) -> Vec<Option<Vec<u8>>> {
        let mut conn = self.app.cx().read().await.unwrap();
        let rows = conn
            .all("SELECT secret FROM mail_message ORDER BY id", args![])
            .await
            .unwrap();
        rows.iter().map(|row| row.get("secret").unwrap()).collect()
    }
}

#[tokio::test]
async fn a_secret_stands_in_the_mail_and_sealed_in_the_queue_only() {
    for backend in backends() {
        let o = Office::open(backend).await;
        o.relay.becomes(RelayManner::Away);
        o.leave(vec![letter("a", "PIN", o.ann).telling("83125".to_owned())])
            .await;
        o.app.drain().await;
        let kept = o.kept().await;
        let sealed = kept[0].as_ref().expect("it waits");
        assert!(!sealed.windows(5).any(|part| part == b"83125"));
        let id = o.log().await[0]["id"].as_str().unwrap().to_owned();
        let looked_at = o.get(&format!("{LOG}/{id}")).await;
        let text = looked_at["preview"]["text"].as_str().unwrap();
        assert!(text.contains("The secret is *****."), "{text}");
        assert!(!looked_at.to_string().contains("83125"));
        o.relay.becomes(RelayManner::Polite);
        o.app.later(std::time::Duration::from_mins(1)).await;
        let mails = o.relay.take();
        assert!(mails[0].plain().contains("The secret is 83125."));
        assert_eq!(o.kept().await, [None], "wiped when it was taken");
        let looked_at = o.get(&format!("{LOG}/{id}")).await;
        assert!(looked_at["preview"].is_null());
        o.app.finish().await;
    }
}

#[tokio::test]
async fn a_secret_is_gone_with_a_letter_that_is_not_sent() {
    for backend in backends() {
        let o = Office::open(backend).await;
        o.relay.answers("ann@contoso.example", "550 no such user");
        o.leave(vec![
            letter("a", "a", o.ann).telling("11111".to_owned()),
            letter("b", "b", o.ann).telling("22222".to_owned()),
        ])
        .await;
        o.take_back(&["b"]).await;
        o.app.drain().await;
        assert_eq!(o.kept().await, [None, None]);
        o.app.finish().await;
    }
}
