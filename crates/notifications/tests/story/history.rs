//! What is left of a text: nothing, unless a history is wanted.

use std::time::Duration;

use beffroi_testkit::{backends, opened};
use serde_json::json;

use crate::office::{ADMIN, Office};

#[tokio::test]
async fn a_text_is_gone_a_minute_after_it_has_gone_out() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let emma = office.hire("emma").await;
        office.browser(&emma, "emma").await;
        let group = office.group("all", &[emma.id.to_string()]).await;
        office
            .to_groups("Zebra crossing", "Quokka", &[&group])
            .await
            .expect(204);
        office.app.drain().await;
        let with =
            "SELECT CAST(count(*) AS BIGINT) AS total FROM notification WHERE text IS NOT NULL";
        assert_eq!(office.count(with).await, 1);
        office.app.later(Duration::from_mins(1)).await;
        assert_eq!(office.count(with).await, 0);
        assert_eq!(
            office
                .count("SELECT CAST(count(*) AS BIGINT) AS total FROM notification_delivery")
                .await,
            0
        );
        let audit = office
            .get("/v1.0/auditLogs/directoryAudits")
            .await
            .to_string();
        assert!(
            audit.contains("Send custom notification") && audit.contains("titleLength"),
            "{audit}"
        );
        for word in ["Zebra", "Quokka"] {
            assert!(!audit.contains(word), "{audit}");
        }
        let id = office.sent().await[0]["id"].as_str().unwrap().to_owned();
        let again = office
            .post(&format!("{ADMIN}/{id}/resend"), &json!({}))
            .await;
        assert_eq!(again.expect(409).code(), "textNotKept");
        // What is known of it goes after a month.
        office.app.later(Duration::from_hours(31 * 24)).await;
        office.app.later(Duration::from_hours(25)).await;
        assert!(office.sent().await.is_empty());
        office.app.finish().await;
    }
}

#[tokio::test]
async fn a_history_is_read_counted_and_sent_again() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let emma = office.hire("emma").await;
        office.browser(&emma, "emma").await;
        let group = office.group("all", &[emma.id.to_string()]).await;
        assert_eq!(office.keep(json!(0)).await.status, 400);
        assert_eq!(office.keep(json!(366)).await.status, 400);
        assert_eq!(
            office.keep(json!(30)).await.expect(200).json()["historyDays"],
            30
        );
        office
            .to_groups("Closed", "Stay home.", &[&group])
            .await
            .expect(204);
        office.app.drain().await;
        let pushed = &office.gateways.take()[0];
        let receipt = opened(pushed)["beffroi"]["receipt"]
            .as_str()
            .unwrap()
            .to_owned();
        let say = |word: String| {
            office
                .app
                .post("/push/receipts")
                .json(&json!({"receipt": word}))
                .send()
        };
        let mut forged = receipt.clone();
        forged.replace_range(0..4, "AAAA");
        for word in [receipt.clone(), receipt, forged, String::new()] {
            say(word).await.expect(204);
        }
        office.app.later(Duration::from_hours(2)).await;
        let sent = &office.sent().await[0];
        assert_eq!(
            (&sent["title"], &sent["body"]),
            (&json!("Closed"), &json!("Stay home."))
        );
        assert_eq!(
            sent["channels"]["webPush"],
            json!({"accepted": 1, "delivered": 1, "failed": 0})
        );
        let id = sent["id"].as_str().unwrap();
        office
            .post(&format!("{ADMIN}/{id}/resend"), &json!({}))
            .await
            .expect(204);
        office.app.drain().await;
        assert_eq!(
            opened(&office.gateways.take()[0])["notification"]["title"],
            "Closed"
        );
        let (again, nothing) = (format!("{ADMIN}/{id}/resend"), json!({}));
        for _ in 0..24 {
            office.post(&again, &nothing).await.expect(204);
        }
        office.app.drain().await;
        let too_many = office.post(&again, &nothing).await.expect(429);
        assert!(too_many.header("retry-after").parse::<u32>().unwrap() > 0);
        // Without a history no text is kept, not of before either.
        office.keep(json!(null)).await.expect(200);
        office.app.later(Duration::from_mins(1)).await;
        let sent = office.sent().await;
        assert!(sent.iter().all(|one| one["title"].is_null()), "{sent:?}");
        office.app.finish().await;
    }
}

#[tokio::test]
async fn whoever_sends_all_the_time_has_texts_removed_nevertheless() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let emma = office.hire("emma").await;
        let devices = [
            office.browser(&emma, "one").await,
            office.browser(&emma, "two").await,
        ];
        for number in 0..10 {
            office.to_device(&devices[number % 2]).await.expect(204);
            office.app.later(Duration::from_secs(40)).await;
        }
        let with =
            "SELECT CAST(count(*) AS BIGINT) AS total FROM notification WHERE text IS NOT NULL";
        assert!(office.count(with).await <= 3);
        office.app.later(Duration::from_mins(2)).await;
        let sent = office.sent().await;
        let left = office.count(with).await;
        assert_eq!(left, 0, "{sent:?}");
        office.app.finish().await;
    }
}
