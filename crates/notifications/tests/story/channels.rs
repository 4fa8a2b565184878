//! By each channel.

use beffroi_directory::device::OperatingSystem;
use beffroi_testkit::{Pushed, backends, opened};
use serde_json::json;

use crate::office::{ADMIN, Office};

const BODY: &str = "L’école est fermée aujourd’hui : restez chez vous. ❄️\nBonne journée.";

#[tokio::test]
async fn a_text_to_groups_reaches_every_phone_and_browser_of_their_people() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let emma = office.hire("emma").await;
        let noah = office.hire("noah").await;
        let token = "ab".repeat(32);
        let file = json!({"serviceAccount": office.gateways.service_account()});
        office
            .put_key("apns", &office.gateways.apns_key())
            .await
            .expect(204);
        office.put_key("fcm", &file).await.expect(204);
        office.keep(json!(1)).await.expect(200);
        office.browser(&emma, "emma").await;
        let mut unified = office.subscription("distributor");
        unified["channel"] = "unifiedPush".into();
        for (system, address) in [
            (
                OperatingSystem::Ios,
                json!({"channel": "apns", "token": token}),
            ),
            (
                OperatingSystem::Android,
                json!({"channel": "fcm", "token": "fcm-token-of-emma-1:x"}),
            ),
            (OperatingSystem::Android, unified),
            (OperatingSystem::Android, office.topic("emma-x7")),
        ] {
            let device = office.device(&emma, system).await;
            office.register(&emma, &device, &address).await.expect(200);
        }
        // His browser is a member of the group; he is not.
        let his = office.browser(&noah, "noah").await;
        let inner = office.group("inner", &[emma.id.to_string()]).await;
        let outer = office.group("outer", &[inner, his]).await;

        office.to_groups("Fermé", BODY, &[&outer]).await.expect(204);
        office.app.drain().await;
        everywhere(office.gateways.take(), &token);
        let sent = &office.sent().await[0];
        assert_eq!(
            (sent["state"].as_str(), &sent["people"], &sent["devices"]),
            (Some("done"), &json!(1), &json!(5))
        );
        assert_eq!(
            (&sent["title"], &sent["titleLength"]),
            (&json!("Fermé"), &json!(5))
        );
        for channel in ["webPush", "apns", "fcm", "unifiedPush", "ntfy"] {
            assert_eq!(sent["channels"][channel]["accepted"], 1, "{channel}");
        }
        let health = office.get(&format!("{ADMIN}/channels")).await;
        let health = health["value"].as_array().unwrap();
        assert!(health.iter().all(|one| one["isConfigured"] == true));
        let devices: Vec<_> = health
            .iter()
            .map(|one| one["devices"].as_i64().unwrap())
            .collect();
        assert_eq!(devices, [2, 1, 1, 1, 1], "his browser is reached, too");
        let text = health.iter().map(ToString::to_string).collect::<String>();
        assert!(!text.contains("PRIVATE KEY"), "{text}");
        office.app.finish().await;
    }
}

/// Each gateway has it, in its own form.
fn everywhere(mut pushed: Vec<Pushed>, token: &str) {
    pushed.sort_by(|a, b| (a.gateway, &a.to).cmp(&(b.gateway, &b.to)));
    let places: Vec<_> = pushed
        .iter()
        .map(|one| (one.gateway, one.to.as_str()))
        .collect();
    assert_eq!(
        places,
        [
            ("apns", token),
            ("fcm", "fcm-token-of-emma-1:x"),
            ("ntfy", "emma-x7"),
            ("webPush", "distributor"),
            ("webPush", "emma"),
        ]
    );
    assert_eq!(
        pushed[0].json()["aps"]["alert"],
        json!({"title": "Fermé", "body": BODY})
    );
    let message = &pushed[1].json()["message"];
    assert_eq!(
        message["notification"],
        json!({"title": "Fermé", "body": BODY})
    );
    assert!(message["data"]["receipt"].is_string(), "{message}");
    assert_eq!(message["android"]["collapse_key"], message["data"]["id"]);
    assert_eq!(message["android"]["ttl"], "86400s");
    let topic = pushed[2].json();
    assert_eq!(
        (topic["title"].as_str(), topic["message"].as_str()),
        (Some("Fermé"), Some(BODY))
    );
    for browser in &pushed[3..] {
        let read = opened(browser);
        assert_eq!(read["notification"]["title"], "Fermé");
        assert_eq!(read["notification"]["body"], BODY);
        assert_eq!(
            read["notification"]["navigate"],
            "http://test.local/notifications"
        );
        assert_eq!(read["web_push"], 8030);
        assert!(!String::from_utf8_lossy(&browser.body).contains("Fermé"));
        assert_eq!(browser.headers["ttl"], "86400");
    }
}

#[tokio::test]
async fn a_test_says_whether_a_key_is_taken() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let test = |channel: &str| {
            office
                .app
                .post(&format!("{ADMIN}/channels/{channel}/test"))
                .by(&office.admin)
                .send()
        };
        assert_eq!(
            test("apns").await.expect(200).json()["result"],
            "failed",
            "there is none"
        );
        let mut key = office.gateways.apns_key();
        office.put_key("apns", &key).await.expect(204);
        let found = test("apns").await.expect(200).json();
        assert_eq!(
            (&found["result"], found["reason"].as_str()),
            (&json!("keyAccepted"), Some("400: BadDeviceToken"))
        );
        // Another team's.
        key["teamId"] = "ZZZ123GHIJ".into();
        office.put_key("apns", &key).await.expect(204);
        let found = test("apns").await.expect(200).json();
        assert_eq!(found["result"], "failed");
        assert!(
            found["reason"]
                .as_str()
                .unwrap()
                .contains("InvalidProviderToken"),
            "{found}"
        );
        for bad in [
            json!({"keyId": "x"}),
            json!(null),
            json!({"privateKey": "-----BEGIN PRIVATE KEY-----"}),
        ] {
            let mut key = office.gateways.apns_key();
            if let Some(bad) = bad.as_object() {
                key.as_object_mut().unwrap().extend(bad.clone());
            } else {
                key.as_object_mut().unwrap().remove("teamId");
            }
            let answer = office.put_key("apns", &key).await;
            assert_eq!(answer.status, 400, "{key}");
        }
        let file = json!({"serviceAccount": office.gateways.service_account()});
        office.put_key("fcm", &file).await.expect(204);
        assert_eq!(
            test("fcm").await.expect(200).json()["result"],
            "keyAccepted"
        );
        assert_eq!(test("webPush").await.code(), "noDeviceToTest");
        office
            .app
            .delete(&format!("{ADMIN}/channels/fcm/key"))
            .by(&office.admin)
            .send()
            .await
            .expect(204);
        assert_eq!(test("fcm").await.expect(200).json()["result"], "failed");
        office.app.finish().await;
    }
}
