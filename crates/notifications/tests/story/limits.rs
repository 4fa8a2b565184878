//! How much, how often, and who may.

use std::time::Duration;

use beffroi_directory::device::OperatingSystem;
use beffroi_directory::permission as p;
use beffroi_testkit::{TestCaller, backends};
use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::office::{ADMIN, BULK, Office, TO_GROUPS};

#[tokio::test]
async fn an_organization_sends_25_to_groups_within_a_sliding_hour() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let group = office.group("everybody", &[]).await;
        for _ in 0..25 {
            office.to_groups("T", "B", &[&group]).await.expect(204);
            office.app.clock.advance(Duration::from_mins(1));
        }
        let quota = office.get(&format!("{ADMIN}/quota")).await;
        assert_eq!(
            (&quota["used"], &quota["remaining"]),
            (&json!(25), &json!(0))
        );
        let refused = office.to_groups("T", "B", &[&group]).await.expect(429);
        assert_eq!(refused.code(), "TooManyRequests");
        let wait: u64 = refused.header("retry-after").parse().unwrap();
        assert_eq!(wait, 35 * 60);
        office.app.clock.advance(Duration::from_secs(wait - 1));
        office.to_groups("T", "B", &[&group]).await.expect(429);
        office.app.clock.advance(Duration::from_secs(1));
        office.to_groups("T", "B", &[&group]).await.expect(204);
        office.to_groups("T", "B", &[&group]).await.expect(429);
        office.app.drain().await;
        assert_eq!(
            office.sent().await.len(),
            26,
            "what was refused left nothing"
        );
        office.app.finish().await;
    }
}

#[tokio::test]
async fn two_hundred_at_once_through_two_servers_are_25() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let group = office.group("everybody", &[]).await;
        let other = office.neighbour().await;
        let text =
            json!({"notificationTitle": "T", "notificationBody": "B", "groupsToNotify": [group]});
        let calls = (0..200).map(|number| {
            let (office, text, other) = (&office, &text, &other);
            async move {
                let router = if number % 2 == 0 {
                    office.app.app.entrance(office.app.app.router.clone())
                } else {
                    other.entrance(other.router.clone())
                };
                let request = beffroi_testkit::Request::new(router, http::Method::POST, TO_GROUPS);
                request.by(&office.admin).json(text).send().await.status
            }
        });
        let answers = join_all(calls).await;
        let with = |status: u16| answers.iter().filter(|one| **one == status).count();
        assert_eq!((with(204), with(429)), (25, 175), "{answers:?}");
        office.app.drain().await;
        other.workers.drain().await.unwrap();
        assert_eq!(office.sent().await.len(), 25);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn a_device_gets_ten_within_an_hour_and_chosen_ones_are_told_apart() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let emma = office.hire("emma").await;
        let (busy, calm) = (
            office.browser(&emma, "busy").await,
            office.browser(&emma, "calm").await,
        );
        let desktop = office.device(&emma, OperatingSystem::Windows).await;
        let silent = office.device(&emma, OperatingSystem::Ios).await;
        for _ in 0..10 {
            office.to_device(&busy).await.expect(204);
        }
        let refused = office.to_device(&busy).await.expect(429);
        assert_eq!(refused.header("retry-after"), "3600");
        assert_eq!(
            office.to_device(&desktop).await.expect(400).code(),
            "notSupported"
        );
        assert_eq!(
            office.to_device(&silent).await.expect(409).code(),
            "deviceNotRegistered"
        );
        office.to_device("nobodys").await.expect(404);
        let nobodys = "00000000-0000-4000-8000-000000000001";
        let action = |ids: Value| {
            json!({"actionName": "customTextNotification", "deviceIds": ids,
            "notificationTitle": "T", "notificationBody": "B", "keepUserData": false, "carrierUrl": null})
        };
        let all = json!([busy, calm, desktop, silent, nobodys, "x", calm]);
        let answer = office.post(BULK, &action(all)).await.expect(200).json();
        for place in [&answer, &answer["value"]] {
            assert_eq!(place["successfulDeviceIds"], json!([calm]));
            assert_eq!(place["notSupportedDeviceIds"], json!([desktop]));
            let mut failed: Vec<_> = place["failedDeviceIds"].as_array().unwrap().clone();
            failed.sort_by_key(ToString::to_string);
            let mut wanted = [json!(busy), json!(silent)];
            wanted.sort_by_key(ToString::to_string);
            assert_eq!(failed, wanted);
            assert_eq!(place["notFoundDeviceIds"].as_array().unwrap().len(), 2);
        }
        let many: Vec<String> = (0..101).map(|number| format!("{number:032}")).collect();
        office.post(BULK, &action(json!(many))).await.expect(400);
        let other = json!({"actionName": "rebootNow", "deviceIds": [calm]});
        assert_eq!(
            office.post(BULK, &other).await.expect(400).json()["error"]["target"],
            "actionName"
        );
        // The limit of groups is another one.
        let quota = office.get(&format!("{ADMIN}/quota")).await;
        assert_eq!(quota["used"], 0);
        office.app.drain().await;
        assert_eq!(office.gateways.take().len(), 11);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn groups_are_25_at_most_and_there() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let mut groups = Vec::new();
        for number in 0..26 {
            groups.push(office.group(&format!("g{number}"), &[]).await);
        }
        let ids: Vec<&str> = groups.iter().map(String::as_str).collect();
        let refused = office.to_groups("T", "B", &ids).await.expect(400);
        assert!(
            refused.text().contains("1 to 25 groups"),
            "{}",
            refused.text()
        );
        office.to_groups("T", "B", &[]).await.expect(400);
        office
            .to_groups("T", "B", &[&ids[..25], &ids[..1]].concat())
            .await
            .expect(204);
        office
            .to_groups("T", "B", &["00000000-0000-4000-8000-000000000001"])
            .await
            .expect(404);
        office
            .to_groups(&"x".repeat(51), "", &ids[..1])
            .await
            .expect(400);
        office.app.drain().await;
        assert_eq!(
            office.get(&format!("{ADMIN}/quota")).await["used"],
            1,
            "refusals do not count"
        );
        office.app.finish().await;
    }
}

#[tokio::test]
async fn groups_and_devices_take_permissions_of_their_own() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let emma = office.hire("emma").await;
        let (device, group) = (
            office.browser(&emma, "emma").await,
            office.group("all", &[]).await,
        );
        let text = json!({"notificationTitle": "T", "notificationBody": "B"});
        let mut to_groups = text.clone();
        to_groups["groupsToNotify"] = json!([group]);
        let to_device = format!(
            "/beta/deviceManagement/managedDevices/{device}/sendCustomNotificationToCompanyPortal"
        );
        let by_owner = format!(
            "/beta/users/{}/managedDevices/{device}/sendCustomNotificationToCompanyPortal",
            emma.id
        );
        for (right, groups, devices) in [
            (p::SERVICE_CONFIG_READ_WRITE_ALL, 204, 403),
            (p::NOTIFY_DEVICES, 403, 204),
            (p::DEVICE_READ_WRITE_ALL, 403, 403),
        ] {
            let somebody =
                TestCaller::new(office.tenant, office.app.cx().mint_uuid(), "x", &[right]);
            let send =
                |path: &str, body: &Value| office.app.post(path).by(&somebody).json(body).send();
            assert_eq!(send(TO_GROUPS, &to_groups).await.status, groups, "{right}");
            assert_eq!(send(&to_device, &text).await.status, devices, "{right}");
            assert_eq!(send(&by_owner, &text).await.status, devices, "{right}");
        }
        office.app.drain().await;
        office.app.finish().await;
    }
}
