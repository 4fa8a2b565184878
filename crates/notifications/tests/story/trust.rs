//! What one person registers harms nobody else.

use std::time::Duration;

use beffroi_channels::http::Policy;
use beffroi_directory::device::OperatingSystem;
use beffroi_testkit::{backends, subscription};
use futures_util::FutureExt;
use serde_json::json;

use crate::office::{ADMIN, BULK, Office};

#[tokio::test]
async fn a_device_that_is_never_taken_delays_nobody_at_the_same_push_service() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let (emma, ada) = (office.hire("emma").await, office.hire("ada").await);
        let hers = office.browser(&emma, "bad").await;
        let good = office.browser(&ada, "good").await;
        office.gateways.answers("bad", 403, json!({}), None);
        for _ in 0..5 {
            office.to_device(&hers).await.expect(204);
            office.app.drain().await;
            office.app.later(Duration::from_secs(20)).await;
        }
        office.gateways.take();
        office.to_device(&good).await.expect(204);
        office.app.drain().await;
        assert_eq!(office.gateways.take().len(), 1, "at once");
        let health = office.get(&format!("{ADMIN}/channels")).await;
        let gateway = &health["value"][0]["gateways"][0];
        assert_eq!(
            (&gateway["failures"], &gateway["retryDateTime"]),
            (&json!(0), &json!(null))
        );
        office.app.finish().await;
    }
}

#[tokio::test]
async fn a_topic_is_its_first_holders() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let (emma, thief) = (office.hire("emma").await, office.hire("thief").await);
        let phone = office.phone(&emma, &office.topic("emma-x7")).await;
        let other = office.device(&thief, OperatingSystem::Android).await;
        for topic in ["emma-x7", "../emma-x7"] {
            let taken = office.register(&thief, &other, &office.topic(topic)).await;
            assert_eq!(taken.expect(409).code(), "topicTaken", "{topic}");
        }
        office.registration(&emma, &phone).await.expect(200);
        // Another phone of her own takes its place; both are noted.
        let new = office.phone(&emma, &office.topic("emma-x7")).await;
        office.registration(&emma, &phone).await.expect(404);
        office.registration(&emma, &new).await.expect(200);
        let audit = office
            .get("/v1.0/auditLogs/directoryAudits")
            .await
            .to_string();
        assert!(
            audit.contains("Turn off notifications") && audit.contains(&phone),
            "{audit}"
        );
        office.app.drain().await;
        office.app.finish().await;
    }
}

#[tokio::test]
async fn nobody_reads_on_the_device_of_a_disabled_person() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let (emma, ada) = (office.hire("emma").await, office.hire("ada").await);
        let (hers, other) = (
            office.browser(&emma, "emma").await,
            office.browser(&ada, "ada").await,
        );
        let (tenant, id) = (office.tenant, emma.id);
        let disable = office.app.cx().db.write(move |tx| {
            async move {
                let sql = "UPDATE directory_user SET account_enabled = FALSE WHERE tenant_id = $1 AND id = $2";
                tx.exec(sql, beffroi_store::args![tenant, id]).await?;
                Ok(())
            }
            .boxed()
        });
        disable.await.unwrap();
        assert_eq!(
            office.to_device(&hers).await.expect(409).code(),
            "ownerDisabled"
        );
        let bulk = json!({"actionName": "customTextNotification", "deviceIds": [hers, other],
            "notificationTitle": "T", "notificationBody": "B"});
        let result = office.post(BULK, &bulk).await.expect(200).json();
        assert_eq!(
            (&result["failedDeviceIds"], &result["successfulDeviceIds"]),
            (&json!([hers]), &json!([other]))
        );
        office.app.drain().await;
        assert_eq!(office.gateways.take().len(), 1);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn of_chosen_devices_a_resend_tells_which_get_it() {
    for backend in backends() {
        let office = Office::open(backend).await;
        office.keep(json!(1)).await.expect(200);
        let emma = office.hire("emma").await;
        let (one, other) = (
            office.browser(&emma, "one").await,
            office.browser(&emma, "other").await,
        );
        let bulk = json!({"actionName": "customTextNotification", "deviceIds": [one, other],
            "notificationTitle": "T", "notificationBody": "B"});
        office.post(BULK, &bulk).await.expect(200);
        office.app.drain().await;
        let path = format!("/beta/me/managedDevices/{one}/pushRegistration");
        let removed = office
            .app
            .request(http::Method::DELETE, &path)
            .by(&emma.caller)
            .send()
            .await;
        removed.expect(204);
        let id = office.sent().await[0]["id"].as_str().unwrap().to_owned();
        let again = office
            .post(&format!("{ADMIN}/{id}/resend"), &json!({}))
            .await;
        let result = again.expect(200).json();
        assert_eq!(
            (&result["failedDeviceIds"], &result["successfulDeviceIds"]),
            (&json!([one]), &json!([other]))
        );
        office.app.drain().await;
        office.app.finish().await;
    }
}

#[tokio::test]
async fn the_push_service_is_no_way_into_the_network() {
    for backend in backends() {
        let strict = Policy {
            allow_private: false,
        };
        let office = Office::with(backend, strict).await;
        let emma = office.hire("emma").await;
        let device = office.device(&emma, OperatingSystem::Web).await;
        for end in [
            "../../identity/session",
            "abc",
            "%2e%2e/x",
            &format!("{}?x", "A".repeat(43)),
            "",
        ] {
            let address = subscription(&format!("http://test.local/push/messages/{end}"));
            let refused = office.register(&emma, &device, &address).await.expect(400);
            assert_eq!(refused.json()["error"]["target"], "endpoint", "{end}");
        }
        let own = subscription(&format!(
            "http://test.local/push/messages/{}",
            "A".repeat(43)
        ));
        office.register(&emma, &device, &own).await.expect(200);
        // It was made up: nothing is called, and it is forgotten.
        office.to_device(&device).await.expect(204);
        office.app.drain().await;
        office.registration(&emma, &device).await.expect(404);
        office.app.finish().await;
    }
}
