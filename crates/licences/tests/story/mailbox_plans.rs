//! What a capability gives mailboxes is the organization's to decide.

use beffroi_testkit::{TestCaller, backends};
use serde_json::{Value, json};

use crate::contoso::{Contoso, contoso};

const PLANS: &str = "/beta/admin/licenses/mailboxPlans";
const GB: u64 = 1 << 30;

impl Contoso {
    async fn plan(&self, name: &str) -> Value {
        let all = self.app.get(PLANS).by(&self.admin).send().await;
        let all = all.expect(200).json();
        let all = all["value"].as_array().unwrap();
        assert_eq!(all.len(), 4);
        let found = all.iter().find(|one| one["name"] == name);
        found.unwrap().clone()
    }

    async fn decide(&self, name: &str, patch: &Value) -> beffroi_testkit::Answer {
        let one = format!("{PLANS}/{name}");
        let call = self.app.patch(&one).by(&self.admin).json(patch);
        call.send().await
    }
}

#[tokio::test]
async fn what_is_decided_holds_and_null_brings_back_the_usual() {
    for backend in backends() {
        let c = contoso(backend, 1).await;
        let usual = c.plan("ExchangeOnline").await;
        assert_eq!(usual["capability"], "BPOS_S_Standard");
        assert_eq!(usual["prohibitSendReceiveQuota"], 50 * GB);
        assert_eq!(usual["imapEnabled"], true);
        assert_eq!(usual["customized"], json!([]));
        let enterprise = c.plan("ExchangeOnlineEnterprise").await;
        assert_eq!(enterprise["archiveQuota"], "unlimited");
        let patch = json!({
            "issueWarningQuota": 10 * GB, "recipientLimits": "unlimited", "imapEnabled": false,
        });
        let now = c.decide("exchangeonline", &patch).await.expect(200).json();
        assert_eq!(now["issueWarningQuota"], 10 * GB);
        assert_eq!(now["recipientLimits"], "unlimited");
        assert_eq!(now["imapEnabled"], false);
        assert_eq!(
            now["prohibitSendQuota"], usual["prohibitSendQuota"],
            "what is left out stays"
        );
        let own = ["imapEnabled", "issueWarningQuota", "recipientLimits"];
        assert_eq!(now["customized"], json!(own));
        let read = c.plan("ExchangeOnline").await;
        assert_eq!(read["customized"], now["customized"]);
        assert_eq!(read["@odata.etag"], "W/\"2\"");
        assert_eq!(c.plan("ExchangeOnlineEnterprise").await, enterprise);
        // The same again changes nothing and is not told.
        c.decide("ExchangeOnline", &patch).await.expect(200);
        assert_eq!(
            c.told("license.mailboxPlans").await,
            [json!({"name": "ExchangeOnline"})]
        );
        let back = json!({"issueWarningQuota": null, "recipientLimits": null, "imapEnabled": null});
        let back = c.decide("ExchangeOnline", &back).await.expect(200).json();
        for (name, value) in usual.as_object().unwrap() {
            if name != "@odata.etag" {
                assert_eq!(&back[name], value, "{name}");
            }
        }
        let audit = "/v1.0/auditLogs/directoryAudits?$filter=activityDisplayName%20eq%20'Update%20mailbox%20plan'";
        let audit = c.app.get(audit).by(&c.admin).send().await.expect(200);
        assert_eq!(audit.json()["value"].as_array().unwrap().len(), 2);
        c.app.finish().await;
    }
}

#[tokio::test]
async fn a_broken_rule_an_old_version_an_unknown_plan_and_who_may_not_are_refused() {
    for backend in backends() {
        let c = contoso(backend, 1).await;
        let patch = json!({"prohibitSendQuota": 51 * GB, "maxSendSize": "unlimited"});
        let refused = c.decide("ExchangeOnline", &patch).await.expect(400);
        let details = refused.json()["error"]["details"].clone();
        let targets: Vec<&str> = details
            .as_array()
            .unwrap()
            .iter()
            .map(|detail| detail["target"].as_str().unwrap())
            .collect();
        assert_eq!(targets, ["prohibitSendReceiveQuota", "maxSendSize"]);
        c.decide("ExchangeOnline", &json!({"imapEnabled": 7}))
            .await
            .expect(400);
        c.decide("ExchangeOffline", &json!({})).await.expect(404);
        let old = c.plan("ExchangeOnline").await["@odata.etag"].clone();
        let edit = |on: bool| {
            let one = format!("{PLANS}/ExchangeOnline");
            let call = c.app.patch(&one).by(&c.admin);
            call.header("If-Match", old.as_str().unwrap())
                .json(&json!({"imapEnabled": on}))
                .send()
        };
        edit(false).await.expect(200);
        edit(true).await.expect(412);
        let reader = TestCaller {
            permissions: vec!["LicenseAssignment.Read.All".to_owned()],
            ..c.admin.clone()
        };
        c.app.get(PLANS).by(&reader).send().await.expect(200);
        let one = format!("{PLANS}/ExchangeOnline");
        let patch = c.app.patch(&one).by(&reader).json(&json!({}));
        patch.send().await.expect(403);
        c.app.finish().await;
    }
}
