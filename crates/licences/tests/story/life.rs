//! The life of a subscription by the moved clock.

use beffroi_testkit::backends;
use serde_json::json;

use crate::contoso::{DAY, contoso};

#[tokio::test]
async fn enabled_warning_suspended_locked_out_deleted_each_re_evaluates_announces_and_is_audited() {
    for backend in backends() {
        let c = contoso(backend, 1).await;
        let end = c.app.cx().now().plus(DAY * 10).to_string();
        let id = c.buy("SPE_E3", 5, Some(&end)).await;
        c.buy("EXCHANGEDESKLESS", 5, None).await;
        c.give(0, &["SPE_E3", "EXCHANGEDESKLESS"], &[])
            .await
            .expect(200);
        c.app.drain().await;
        let mut seen = Vec::new();
        for (days, status, capability) in [
            (9, "Enabled", "BPOS_S_Enterprise"),
            (1, "Warning", "BPOS_S_Enterprise"),
            (30, "Suspended", "BPOS_S_Deskless"),
            (90, "LockedOut", "BPOS_S_Deskless"),
            (30, "Deleted", "BPOS_S_Deskless"),
        ] {
            c.app.later(DAY * days).await;
            c.app.drain().await;
            let sku = c.sku("SPE_E3").await;
            assert_eq!(sku["capabilityStatus"], status);
            assert_eq!(c.in_force(0).as_deref(), Some(capability), "{status}");
            seen.push(status);
        }
        let why = c
            .asked(&format!("users/{}/explain", c.people[0]))
            .await
            .to_string();
        assert!(why.contains("no subscription of it runs"), "{why}");
        assert!(
            !why.contains("no seat was left"),
            "more seats would not help: {why}"
        );
        let told = c.told("license.subscriptions").await;
        let told: Vec<&str> = told
            .iter()
            .filter(|one| one["id"] == id.as_str())
            .map(|one| one["status"].as_str().unwrap())
            .collect();
        assert_eq!(told, seen);
        let moves = c.told("license.capabilityChanged").await;
        let moves: Vec<_> = moves
            .iter()
            .map(|one| {
                (
                    one["from"].as_str().unwrap(),
                    one["to"].as_str().unwrap(),
                    one["cause"]["type"].as_str().unwrap(),
                )
            })
            .collect();
        assert_eq!(
            moves,
            [
                ("None", "BPOS_S_Enterprise", "assignment"),
                ("BPOS_S_Enterprise", "BPOS_S_Deskless", "subscription")
            ]
        );
        let audit = c
            .app
            .get("/v1.0/auditLogs/directoryAudits?$filter=category%20eq%20'LicenseManagement'&$top=50")
            .by(&c.admin);
        let audit = audit.send().await.expect(200).json();
        let audited = audit["value"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| one["activityDisplayName"] == "Move subscription on")
            .count();
        assert_eq!(audited, 4);
        let late = c
            .change(&id, &json!({"nextLifecycleDateTime": null}))
            .await
            .expect(409);
        assert_eq!(late.code(), "subscriptionEnded");
        c.app.finish().await;
    }
}

#[tokio::test]
async fn it_is_taken_up_again_before_it_is_locked_and_what_was_given_counts_again() {
    for backend in backends() {
        let c = contoso(backend, 1).await;
        let end = c.app.cx().now().plus(DAY).to_string();
        let id = c.buy("SPE_E3", 5, Some(&end)).await;
        c.give(0, &["SPE_E3"], &[]).await.expect(200);
        c.app.later(DAY * 40).await;
        c.app.drain().await;
        assert_eq!((c.in_force(0), c.units("SPE_E3").await), (None, (1, 0)));
        assert_eq!(
            c.give(0, &[], &["SPE_E3"]).await.expect(200).json()["assignedLicenses"],
            json!([])
        );
        // Nothing is given of what is suspended.
        c.give(0, &["SPE_E3"], &[]).await.expect(400);
        c.change(&id, &json!({"nextLifecycleDateTime": null}))
            .await
            .expect(200);
        c.give(0, &["SPE_E3"], &[]).await.expect(200);
        assert_eq!(c.in_force(0).as_deref(), Some("BPOS_S_Enterprise"));
        c.app.later(DAY * 400).await;
        c.app.drain().await;
        assert_eq!(c.sku("SPE_E3").await["capabilityStatus"], "Enabled");
        c.app.finish().await;
    }
}
