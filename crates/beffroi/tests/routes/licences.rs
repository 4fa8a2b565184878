//! Licences as things of a call.

use beffroi_store::args;
use futures_util::FutureExt;
use serde_json::{Value, json};

use crate::things::Things;

const SUBSCRIPTIONS: &str = "/beta/admin/licenses/subscriptions";
/// Microsoft 365 E3, and its Exchange Online (Plan 2).
const PRODUCT: &str = "05e9a617-0261-4cee-bb44-138d3ef5d965";
const PLAN: &str = "efb87545-963c-4e0d-99df-69c6916d9eb0";

impl Things<'_> {
    /// The path of a route about licences, if it is one.
    pub(crate) async fn licence(&self, template: &str) -> Option<String> {
        let with = |id: &str| template.replace("{id}", id);
        if template.starts_with("/v1.0/subscribedSkus/") {
            self.seats().await;
            return Some(with(PRODUCT));
        }
        if template.starts_with("/beta/admin/licenses/overlap/") {
            let named = template.replace("{skuId}", PRODUCT);
            return Some(named.replace("{reason}", "covered"));
        }
        if template.starts_with("/beta/admin/licenses/products/") {
            return Some(template.replace("{skuId}", PRODUCT));
        }
        if template.starts_with("/beta/admin/licenses/servicePlans/") {
            return Some(with(PLAN));
        }
        if template.starts_with("/beta/admin/licenses/mailboxPlans/") {
            return Some(template.replace("{name}", "ExchangeOnline"));
        }
        if template.starts_with("/beta/admin/licenses/reclaim/") {
            return Some(with(&self.batch().await));
        }
        if template.starts_with("/beta/admin/licenses/users/") {
            return Some(with(&self.user().await));
        }
        let one = [SUBSCRIPTIONS, "/v1.0/directory/subscriptions"];
        if one.iter().any(|path| template.starts_with(path)) {
            return Some(with(&self.seats().await));
        }
        None
    }

    /// A batch of nobody's licences, written behind the product's back.
    async fn batch(&self) -> String {
        let cx = self.app.cx();
        let (id, now, tenant) = (cx.mint_uuid(), cx.now(), self.tenant());
        let insert =
            "INSERT INTO license_batch (tenant_id, id, made_at, items) VALUES ($1, $2, $3, '[]')";
        let write = cx.db.write(move |tx| {
            async move {
                tx.exec(insert, args![tenant, id, now]).await?;
                Ok(())
            }
            .boxed()
        });
        write.await.unwrap();
        id.to_string()
    }

    /// A subscription.
    async fn seats(&self) -> String {
        self.contoso
            .create(self.app, SUBSCRIPTIONS, &subscription())
            .await
    }
}

fn subscription() -> Value {
    json!({"skuPartNumber": "SPE_E3", "totalLicenses": 5})
}

/// The body of a route about licences, if it is one.
pub(crate) fn body(method: &str, path: &str) -> Option<Value> {
    Some(match (method, path) {
        ("POST", "/adminapi/beta/{tenant}/InvokeCommand") => {
            json!({"CmdletInput": {"CmdletName": "Get-MailboxPlan", "Parameters": {}}})
        }
        ("POST", "/beta/admin/shell") => json!({"script": "1"}),
        ("POST", "/beta/admin/shell/complete") => json!({"text": "Get-", "cursor": 4}),
        ("POST", SUBSCRIPTIONS) => subscription(),
        ("PATCH", "/beta/admin/licenses/subscriptions/{id}") => json!({"totalLicenses": 6}),
        ("PATCH", "/beta/admin/licenses/products/{skuId}") => {
            json!({"pricePerMonth": "33.70", "currency": "EUR"})
        }
        ("PATCH", "/beta/admin/licenses/mailboxPlans/{name}") => json!({"imapEnabled": false}),
        ("PATCH", "/beta/admin/licenses/servicePlans/{id}") => {
            json!({"prohibitedUsageLocations": ["KP"]})
        }
        ("POST", "/beta/admin/licenses/whatIf" | "/beta/admin/licenses/whatIf/people") => {
            json!({"users": {"ids": ["admin@contoso.example"], "addLicenses": [], "removeLicenses": []}})
        }
        ("POST", "/beta/admin/licenses/reclaim") => json!({"skuIds": [PRODUCT], "isPreview": true}),
        ("PATCH", "/beta/admin/licenses/settings") => json!({"delayedDelicensingEnabled": false}),
        ("POST", path) if path.ends_with("/assignLicense") => {
            json!({"addLicenses": [], "removeLicenses": []})
        }
        _ => return None,
    })
}

/// The same with every property.
pub(crate) fn full(method: &str, path: &str) -> Option<Value> {
    Some(match (method, path) {
        ("POST", SUBSCRIPTIONS) => json!({
            "skuPartNumber": "SPE_E3", "totalLicenses": 5, "isTrial": true,
            "nextLifecycleDateTime": "2027-01-01T00:00:00Z",
        }),
        ("PATCH", "/beta/admin/licenses/subscriptions/{id}") => {
            json!({"totalLicenses": 6, "nextLifecycleDateTime": "2027-01-01T00:00:00Z"})
        }
        ("PATCH", "/beta/admin/licenses/settings") => {
            json!({"delayedDelicensingEnabled": true, "expiryNotices": false})
        }
        ("PATCH", "/beta/admin/licenses/mailboxPlans/{name}") => json!({
            "issueWarningQuota": 52_613_349_376_i64, "prohibitSendQuota": 53_150_220_288_i64,
            "prohibitSendReceiveQuota": 53_687_091_200_i64, "archiveEnabled": true,
            "archiveQuota": "unlimited", "maxSendSize": 10_485_760, "maxReceiveSize": 10_485_760,
            "recipientLimits": 5, "recipientRateLimit": "unlimited", "mapiEnabled": true, "ewsEnabled": true,
            "imapEnabled": true, "popEnabled": true, "smtpEnabled": true, "activeSyncEnabled": true,
            "owaEnabled": true,
        }),
        _ => return None,
    })
}
