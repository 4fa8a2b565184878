//! Custom notifications by Microsoft Graph PowerShell's cmdlets.

use beffroi_testkit::backends;
use serde_json::{Value, json};

use super::journey::Contoso;

const TO_GROUPS: &str = "Send-MgBetaDeviceManagementCustomNotificationToCompanyPortal";
const TO_DEVICE: &str = "Send-MgBetaDeviceManagementManagedDeviceCustomNotificationToCompanyPortal";

impl Contoso {
    /// What was sent, newest first.
    async fn sent(&self) -> Vec<Value> {
        let request = self.app.get("/beta/admin/notifications");
        let answer = request.cookie(&self.organization.admin).send().await;
        answer.expect(200).json()["value"]
            .as_array()
            .unwrap()
            .clone()
    }
}

#[tokio::test]
async fn groups_and_devices_are_notified_from_the_shell() {
    for backend in backends() {
        let c = Contoso::open(backend).await;
        let admin = c.organization.admin.clone();
        let sales = format!(
            "{TO_GROUPS} -GroupsToNotify {} -NotificationTitle Closed -NotificationBody 'Stay home.'",
            c.sales
        );
        let tried = c.script(&admin, &format!("{sales} -WhatIf")).await;
        assert_eq!(tried["errors"], json!([]), "{tried}");
        assert!(c.sent().await.is_empty());
        let done = c.script(&admin, &sales).await;
        assert_eq!(
            (&done["errors"], &done["output"]),
            (&json!([]), &json!([])),
            "{done}"
        );
        c.app.drain().await;
        let sent = c.sent().await;
        assert_eq!((sent.len(), &sent[0]["people"]), (1, &json!(3)));

        for (line, words) in [
            (
                format!(
                    "{TO_GROUPS} -GroupsToNotify sales -NotificationTitle a -NotificationBody b"
                ),
                "is no group",
            ),
            (
                format!(
                    "{TO_GROUPS} -GroupsToNotify {} -NotificationTitle {} -NotificationBody b",
                    c.sales,
                    "x".repeat(51)
                ),
                "notificationTitle",
            ),
            (
                format!(
                    "{TO_DEVICE} -ManagedDeviceId {} -NotificationTitle a -NotificationBody b",
                    c.sales
                ),
                "managedDevice",
            ),
        ] {
            let refused = c.script(&admin, &line).await;
            assert!(
                refused["errors"].to_string().contains(words),
                "{line}: {refused}"
            );
        }
        c.app.finish().await;
    }
}
