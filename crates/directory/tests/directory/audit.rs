//! The trail tells everything, and every alteration of it shows.

use beffroi_directory::permission;
use beffroi_testkit::{TestCaller, backends};
use serde_json::json;
use uuid::Uuid;

use super::office::*;

#[tokio::test]
async fn the_audit_trail_shows_everything_and_every_alteration() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let sales = group(&app, &admin, "Sales").await;
        let reader = TestCaller::new(
            admin.tenant,
            Uuid::from_u128(8),
            "reader@contoso.example",
            &[permission::GROUP_READ_ALL],
        );
        let refused = app
            .delete(&format!("/v1.0/groups/{sales}"))
            .by(&reader)
            .send()
            .await
            .expect(403);
        assert!(refused.text().contains("Group.ReadWrite.All"));
        let body = json!({"displayName": "Sales and more"});
        app.patch(&format!("/v1.0/groups/{sales}"))
            .by(&admin)
            .json(&body)
            .send()
            .await
            .expect(204);
        let trail = app
            .get("/v1.0/auditLogs/directoryAudits")
            .by(&admin)
            .send()
            .await
            .expect(200);
        assert_eq!(
            values(&trail, "activityDisplayName"),
            [
                "Update group".to_owned(),
                // The route, not the path: the ids that callers make up have no end.
                "DELETE /v1.0/groups/{id}".to_owned(),
                "Add group".to_owned(),
                "Create organization".to_owned()
            ]
        );
        let newest = trail.json()["value"][0].clone();
        let change = &newest["targetResources"][0]["modifiedProperties"][0];
        assert_eq!(
            (change["oldValue"].as_str(), change["newValue"].as_str()),
            (Some("Sales"), Some("Sales and more"))
        );
        let failures = app
            .get("/v1.0/auditLogs/directoryAudits?$filter=result%20eq%20'failure'")
            .by(&admin)
            .send()
            .await;
        assert_eq!(values(&failures, "result"), ["failure"]);
        let verify = async || {
            app.get("/beta/auditLogs/verification")
                .by(&admin)
                .send()
                .await
                .expect(200)
                .json()
        };
        assert_eq!(verify().await["valid"], true);

        let tenant = admin.tenant;
        app.cx()
            .db
            .write(move |tx| {
                futures_util::FutureExt::boxed(async move {
                    let sql = "UPDATE audit_record SET reason = 'x' WHERE tenant_id = $1 AND sequence = 2";
                    tx.exec(sql, beffroi_store::args![tenant]).await?;
                    Ok(())
                })
            })
            .await
            .unwrap();
        let broken = verify().await;
        assert_eq!(
            (
                broken["valid"].as_bool(),
                broken["firstBrokenSequence"].as_i64()
            ),
            (Some(false), Some(2))
        );
        app.finish().await;
    }
}
