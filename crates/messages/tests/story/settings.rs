//! What the organization decides for all of its messages.

use beffroi_directory::permission as p;
use beffroi_testkit::{Answer, TestCaller, backends};
use serde_json::{Value, json};

use crate::contoso::{Contoso, DAY, MESSAGES, contoso};

const SETTINGS: &str = "/beta/admin/organizationalMessages/settings";

impl Contoso {
    fn owner(&self) -> TestCaller {
        TestCaller {
            permissions: [p::MESSAGES_READ_ALL, p::ORGANIZATION_READ_WRITE_ALL]
                .map(|permission| permission.to_string())
                .to_vec(),
            ..self.dan.clone()
        }
    }

    pub(crate) async fn set(&self, patch: Value) -> Answer {
        let by = self.owner();
        self.app.patch(SETTINGS).by(&by).json(&patch).send().await
    }

    async fn submit(&self, id: &str) -> Answer {
        self.act(&self.writer, id, "submitForApproval", json!({}))
            .await
    }
}

fn targets(refused: &Answer) -> Vec<String> {
    let details = refused.json()["error"]["details"].clone();
    let details = details.as_array().unwrap().iter();
    details
        .map(|detail| detail["target"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn default_limits_title_50_body_200_button_20_each_a_tenant_setting() {
    for backend in backends() {
        let c = contoso(backend).await;
        let usual = c.app.get(SETTINGS).by(&c.writer).send().await.expect(200);
        assert_eq!(usual.json()["maxTitleLength"], 50);
        let mut draft = c.draft();
        let text = &mut draft["content"]["texts"][0];
        text["title"] = json!("é".repeat(51));
        text["body"] = json!("é".repeat(201));
        text["buttonText"] = json!("é".repeat(21));
        let id = c.create(&draft).await;
        let field = |name: &str| format!("content/texts/0/{name}");
        let refused = c.submit(&id).await.expect(400);
        let all = ["title", "body", "buttonText"].map(field);
        assert_eq!(targets(&refused), all);

        let set = c
            .set(json!({"maxTitleLength": 51, "maxBodyLength": 201}))
            .await
            .expect(200)
            .json();
        assert_eq!(
            (&set["maxTitleLength"], &set["maxButtonTextLength"]),
            (&json!(51), &json!(20))
        );
        assert_eq!(
            targets(&c.submit(&id).await.expect(400)),
            [field("buttonText")]
        );
        // Another field's change leaves them.
        c.set(json!({"maxButtonTextLength": 21})).await.expect(200);
        c.submit(&id).await.expect(200);
        let records = c.audit_records().await;
        let changed = &records[1]["targetResources"][0]["modifiedProperties"];
        assert_eq!(
            changed[0]["displayName"], "maxButtonTextLength",
            "{records}"
        );
        c.app.finish().await;
    }
}

#[tokio::test]
async fn links_https_only_and_where_the_tenant_lists_allowed_domains_only_those() {
    for backend in backends() {
        let c = contoso(backend).await;
        let id = c.create(&c.draft()).await;
        c.set(json!({"allowedLinkDomains": [" Fabrikam.Example "]}))
            .await
            .expect(200);
        let refused = c.submit(&id).await.expect(400);
        assert_eq!(targets(&refused), ["content/link"]);
        let words = refused.json()["error"]["details"][0]["message"].clone();
        assert!(
            words.as_str().unwrap().contains("contoso.example"),
            "{words}"
        );
        c.set(json!({"allowedLinkDomains": ["fabrikam.example", "contoso.example"]}))
            .await
            .expect(200);
        c.submit(&id).await.expect(200);

        // What is forbidden while an approver reads does not pass any more; it can be refused.
        c.set(json!({"allowedLinkDomains": ["fabrikam.example"]}))
            .await
            .expect(200);
        let late = c
            .act(&c.approver, &id, "approve", json!({}))
            .await
            .expect(409);
        assert_eq!(
            (late.code().as_str(), &late.json()["error"]["target"]),
            ("invalidState", &json!("content/link"))
        );
        assert_eq!(c.state(&id).await, "pendingApproval");
        c.set(json!({"allowedLinkDomains": []})).await.expect(200);
        c.act(&c.approver, &id, "approve", json!({}))
            .await
            .expect(200);
        c.app.finish().await;
    }
}

#[tokio::test]
async fn the_share_by_which_a_reach_may_grow_is_the_tenants() {
    for backend in backends() {
        let c = contoso(backend).await;
        c.set(json!({"reachGrowthPercent": 0})).await.expect(200);
        let mut draft = c.draft();
        draft["schedule"]["startDateTime"] = json!("2026-11-24T09:00:00Z");
        let id = c.create(&draft).await;
        c.submit(&id).await.expect(200);
        c.act(&c.approver, &id, "approve", json!({}))
            .await
            .expect(200);
        // Two are in Sales and not in Lyon; a third is more than no growth at all.
        c.join_sales(&[c.dan.id]).await;
        c.app.later(DAY * 3).await;
        assert_eq!(c.state(&id).await, "pendingApproval");
        c.act(&c.approver, &id, "approve", json!({}))
            .await
            .expect(200);
        assert_eq!(c.state(&id).await, "active");
        c.app.finish().await;
    }
}

#[tokio::test]
async fn who_writes_or_approves_can_not_move_the_posts() {
    for backend in backends() {
        let c = contoso(backend).await;
        for who in [&c.writer, &c.approver, &c.bob] {
            let body = json!({"reachGrowthPercent": 10_000});
            let refused = c.app.patch(SETTINGS).by(who).json(&body).send().await;
            refused.expect(403);
        }
        c.app.get(SETTINGS).by(&c.bob).send().await.expect(403);
        let wrong =
            json!({"maxTitleLength": 0, "reachGrowthPercent": 10_001, "allowedLinkDomains": ["x"]});
        assert_eq!(
            targets(&c.set(wrong).await.expect(400)),
            [
                "maxTitleLength",
                "reachGrowthPercent",
                "allowedLinkDomains/0"
            ]
        );
        c.set(json!({"maxTitleLenght": 9})).await.expect(400);
        c.set(json!({"maxTitleLength": 70_000})).await.expect(400);
        let other = c.app.get(SETTINGS).by(&c.writer).send().await.expect(200);
        assert_eq!(other.json()["reachGrowthPercent"], 50);
        assert!(
            c.app
                .get(MESSAGES)
                .by(&c.writer)
                .send()
                .await
                .expect(200)
                .json()["value"]
                .is_array()
        );
        c.app.finish().await;
    }
}
