//! Licences gate messages: whoever is given one sees them, at once.

use beffroi_testkit::backends;
use serde_json::{Value, json};

use super::journey::Contoso;

impl Contoso {
    pub(crate) async fn admin_posts(&self, path: &str, body: &Value) -> Value {
        let request = self
            .app
            .post(path)
            .cookie(&self.organization.admin)
            .json(body);
        let answer = request.send().await;
        assert!(answer.status < 300, "{path}: {}", answer.text());
        answer.json()
    }
}

#[tokio::test]
async fn messages_gated_by_capability_follow_a_licence_that_a_group_gives_and_takes() {
    for backend in backends() {
        let c = Contoso::open(backend).await;
        let id = c.publish().await;
        c.app.drain().await;
        let set = c.app.patch("/beta/admin/organizationalMessages/settings");
        let gate = json!({"qualifyingLicenses": ["BPOS_S_Enterprise"]});
        set.cookie(&c.organization.admin)
            .json(&gate)
            .send()
            .await
            .expect(200);
        assert!(c.due(&c.bob).await.is_empty());
        let seats = json!({"skuPartNumber": "SPE_E3", "totalLicenses": 5});
        let made = c
            .admin_posts("/beta/admin/licenses/subscriptions", &seats)
            .await;
        let sku = &made["skuId"];
        let path = format!("/v1.0/groups/{}/assignLicense", c.sales);
        let give = json!({"addLicenses": [{"skuId": sku}], "removeLicenses": []});
        c.admin_posts(&path, &give).await;
        assert_eq!(c.due(&c.bob).await.len(), 1, "in Sales");
        assert!(
            c.due(&c.amelie).await.is_empty(),
            "in a group within Sales: nested groups give none"
        );
        let explain = format!(
            "/beta/admin/organizationalMessages/{id}/explain?user={}",
            c.amelie.id
        );
        let explained = c
            .by_writer(c.app.get(&explain))
            .send()
            .await
            .expect(200)
            .json();
        let gates = explained["gates"].as_array().unwrap();
        assert!(
            gates
                .iter()
                .any(|gate| gate["gate"] == "license" && gate["holds"] == false)
        );
        let take = json!({"addLicenses": [], "removeLicenses": [sku]});
        c.admin_posts(&path, &take).await;
        assert!(c.due(&c.bob).await.is_empty());
        c.app.drain().await;
        c.app.finish().await;
    }
}
