//! Devices that are gone, gateways that do not answer, and what never arrives.

use std::time::Duration;

use beffroi_directory::device::OperatingSystem;
use beffroi_testkit::{backends, opened};
use serde_json::json;

use crate::office::{ADMIN, Office};

#[tokio::test]
async fn one_gone_device_forgets_itself_and_delays_nobody() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let emma = office.hire("emma").await;
        let gone = office.browser(&emma, "gone").await;
        office.browser(&emma, "here").await;
        office
            .gateways
            .answers("gone", 410, json!({"errno": 106}), None);
        let group = office.group("all", &[emma.id.to_string()]).await;
        office.to_groups("T", "B", &[&group]).await.expect(204);
        office.app.drain().await;
        assert_eq!(office.gateways.take().len(), 1);
        let sent = &office.sent().await[0];
        assert_eq!(
            sent["channels"]["webPush"],
            json!({"accepted": 1, "delivered": 0, "failed": 1})
        );
        let failures = office.failures().await;
        let failure = &failures[0];
        assert_eq!(failure["deviceId"], gone.as_str());
        assert!(
            failure["reason"].as_str().unwrap().contains("410"),
            "{failure}"
        );
        office.registration(&emma, &gone).await.expect(404);
        office.gateways.tried();
        office.to_groups("T", "B", &[&group]).await.expect(204);
        office.app.drain().await;
        assert_eq!(office.gateways.tried(), ["here"]);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn a_gateway_that_does_not_answer_is_left_alone_and_recovers() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let emma = office.hire("emma").await;
        office.browser(&emma, "emma").await;
        // Another server, on another port, where nobody listens.
        let dead = office.device(&emma, OperatingSystem::Web).await;
        let mut address = office.subscription("x");
        address["endpoint"] = "http://127.0.0.1:9/push/dead".into();
        office.register(&emma, &dead, &address).await.expect(200);
        let group = office.group("all", &[emma.id.to_string()]).await;
        office.gateways.answers("emma", 503, json!({}), Some(120));
        office.to_groups("T", "B", &[&group]).await.expect(204);
        office.app.drain().await;
        assert_eq!(office.gateways.tried(), ["emma"]);
        let sent = &office.sent().await[0];
        assert_eq!(sent["state"], "sending");
        let failures = office.failures().await;
        assert_eq!(failures.len(), 2, "{failures:?}");
        let health = office.get(&format!("{ADMIN}/channels")).await;
        let gateways = health["value"][0]["gateways"].as_array().unwrap();
        assert_eq!(gateways.len(), 2);
        // What one answers about one person's browser says nothing about it; silence does.
        for one in gateways {
            let is_dead = one["gateway"] == "http://127.0.0.1:9";
            assert_eq!(one["failures"], i64::from(is_dead), "{health}");
            assert_eq!(one["reason"].is_string(), is_dead, "{health}");
        }
        // As long as it asked.
        office.app.later(Duration::from_secs(100)).await;
        assert!(office.gateways.tried().is_empty());
        office.gateways.recovers("emma");
        office.app.later(Duration::from_mins(1)).await;
        let taken = office.gateways.take();
        assert_eq!(taken.len(), 1);
        assert_eq!(opened(&taken[0])["notification"]["title"], "T");
        // The other one is tried for a day, and then given up with the reason.
        for _ in 0..26 {
            office.app.later(Duration::from_hours(1)).await;
        }
        let sent = &office.sent().await[0];
        assert_eq!(
            (
                sent["state"].as_str(),
                &sent["channels"]["webPush"]["failed"]
            ),
            (Some("done"), &json!(1))
        );
        let failures = office.failures().await;
        let failure = &failures[0];
        assert_eq!(
            (failure["state"].as_str(), &failure["nextAttemptDateTime"]),
            (Some("failed"), &json!(null))
        );
        assert!(failure["attempts"].as_i64().unwrap() >= 5, "{failure}");
        office.app.finish().await;
    }
}

#[tokio::test]
async fn what_waits_follows_a_browser_that_subscribes_anew() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let emma = office.hire("emma").await;
        let device = office.browser(&emma, "old").await;
        office.gateways.answers("old", 500, json!({}), None);
        office.to_device(&device).await.expect(204);
        office.app.drain().await;
        office
            .register(&emma, &device, &office.subscription("new"))
            .await
            .expect(200);
        office.app.later(Duration::from_mins(1)).await;
        let taken = office.gateways.take();
        assert_eq!(
            taken.iter().map(|one| one.to.as_str()).collect::<Vec<_>>(),
            ["new"]
        );
        office.app.finish().await;
    }
}

#[tokio::test]
async fn an_unenrolled_device_gets_nothing_more() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let emma = office.hire("emma").await;
        let device = office.browser(&emma, "emma").await;
        let group = office.group("all", &[emma.id.to_string()]).await;
        office.gateways.answers("emma", 500, json!({}), None);
        office.to_groups("T", "B", &[&group]).await.expect(204);
        office.app.drain().await;
        let path = format!("/v1.0/deviceManagement/managedDevices/{device}");
        office
            .app
            .delete(&path)
            .by(&office.admin)
            .send()
            .await
            .expect(204);
        office.gateways.recovers("emma");
        office.gateways.tried();
        office.to_groups("T", "B", &[&group]).await.expect(204);
        for _ in 0..3 {
            office.app.later(Duration::from_hours(1)).await;
        }
        assert!(office.gateways.tried().is_empty());
        let sent = office.sent().await;
        assert!(sent.iter().all(|one| one["state"] == "done"), "{sent:?}");
        assert_eq!(
            office
                .count("SELECT CAST(count(*) AS BIGINT) AS total FROM notification_registration")
                .await,
            0
        );
        office.app.finish().await;
    }
}

#[tokio::test]
async fn nobody_registers_somebody_elses_device() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let (emma, noah) = (office.hire("emma").await, office.hire("noah").await);
        let hers = office.browser(&emma, "emma").await;
        office
            .register(&noah, &hers, &office.subscription("noah"))
            .await
            .expect(404);
        let path = format!("/beta/me/managedDevices/{hers}/pushRegistration");
        for method in [http::Method::GET, http::Method::DELETE] {
            office
                .app
                .request(method, &path)
                .by(&noah.caller)
                .send()
                .await
                .expect(404);
        }
        let his = office.device(&noah, OperatingSystem::Web).await;
        // The address of her browser, which is his now: she is not told by it any more.
        office
            .register(&noah, &his, &office.subscription("emma"))
            .await
            .expect(200);
        office
            .app
            .get(&path)
            .by(&emma.caller)
            .send()
            .await
            .expect(404);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn phones_without_a_key_hold_up_no_browser_of_the_same_server() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let emma = office.hire("emma").await;
        for number in 0..20 {
            let token = format!("registration-token-{number}");
            office
                .phone(&emma, &json!({"channel": "fcm", "token": token}))
                .await;
        }
        office.browser(&emma, "emma").await;
        let group = office.group("all", &[emma.id.to_string()]).await;
        office.to_groups("T", "B", &[&group]).await.expect(204);
        office.app.drain().await;
        assert_eq!(office.gateways.tried(), ["emma"]);
        let health = office.get(&format!("{ADMIN}/channels")).await;
        let of = |channel: &str| {
            let all = health["value"].as_array().unwrap().iter();
            all.filter(|one| one["channel"] == channel)
                .map(|one| one["gateways"][0].clone())
                .next()
                .unwrap()
        };
        assert_eq!(of("webPush")["failures"], 0);
        assert_eq!(of("fcm")["failures"], 1);
        assert_eq!(of("fcm")["gateway"], office.gateways.url);
        // As soon as there is one.
        let key = json!({"serviceAccount": office.gateways.service_account()});
        office.put_key("fcm", &key).await.expect(204);
        office.app.drain().await;
        assert_eq!(office.gateways.take().len(), 21);
        assert_eq!(office.gateways.tokens(), 1, "asked for once");
        office.app.finish().await;
    }
}

#[tokio::test]
async fn a_server_that_echoes_what_it_got_leaves_no_word_of_it() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let emma = office.hire("emma").await;
        let phone = office.phone(&emma, &office.topic("topic")).await;
        let echo = json!({"code": 40_001, "error": "bad message: Please restart."});
        office.gateways.answers("topic", 400, echo, None);
        office.to_device(&phone).await.expect(204);
        office.app.drain().await;
        let failures = office.failures().await;
        let reason = failures[0]["reason"].as_str().unwrap();
        assert!(
            reason.contains("400") && reason.contains("40001"),
            "{reason}"
        );
        assert!(!reason.contains("restart"), "{reason}");
        office.app.finish().await;
    }
}

#[tokio::test]
async fn browsers_that_subscribed_for_another_key_hold_nobody_up() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let emma = office.hire("emma").await;
        let device = office.browser(&emma, "old").await;
        let own = json!({"privateKey": "8K4r7cSB6ZWWoP8ij0RYG9v1ngBaPXY8mGuu6LiU5b0"});
        office.put_key("webPush", &own).await.expect(204);
        office.registration(&emma, &device).await.expect(404);
        office
            .register(&emma, &device, &office.subscription("new"))
            .await
            .expect(200);
        // The same key once more changes nothing for anybody.
        office.put_key("webPush", &own).await.expect(204);
        office.registration(&emma, &device).await.expect(200);
        office.to_device(&device).await.expect(204);
        office.app.drain().await;
        assert_eq!(office.gateways.tried(), ["new"]);
        office.app.finish().await;
    }
}
