//! Cmdlets over HTTP: scripts, and Exchange's admin API.

use beffroi_testkit::backends;
use serde_json::{Value, json};

use super::journey::Contoso;

impl Contoso {
    async fn script(&self, cookie: &str, script: &str) -> Value {
        let request = self.app.post("/beta/admin/shell").cookie(cookie);
        request
            .json(&json!({"script": script}))
            .send()
            .await
            .expect(200)
            .json()
    }
}

#[tokio::test]
async fn scripts_keep_variables_and_see_only_what_the_caller_may_call() {
    for backend in backends() {
        let c = Contoso::open(backend).await;
        let admin = c.organization.admin.clone();
        let first = c
            .script(&admin, "$n = (Get-MailboxPlan | measure).Count; $n")
            .await;
        assert_eq!(first["output"], json!([4]));
        let again = c.app.post("/beta/admin/shell").cookie(&admin);
        let again = again.json(&json!({"script": "$n + 1", "variables": first["variables"]}));
        assert_eq!(again.send().await.expect(200).json()["output"], json!([5]));
        // Whoever has no permission does not see the cmdlet.
        let bob = c.app.post("/beta/admin/shell").cookie(&c.bob.cookie);
        let bob = bob.json(&json!({"script": "Get-Mailbox"}));
        bob.send().await.expect(403);
        let some = c.app.post("/beta/admin/shell").bearer(&c.writing);
        some.json(&json!({"script": "1"})).send().await.expect(403);
        let typed = json!({"text": "Get-Mailb", "cursor": 9});
        let complete = c.app.post("/beta/admin/shell/complete").json(&typed);
        let complete = complete.cookie(&admin).send().await.expect(200).json();
        assert_eq!(complete["candidates"][0]["text"], "Get-Mailbox");
        c.app.finish().await;
    }
}

#[tokio::test]
async fn invoke_command_in_the_shape_of_exchanges_admin_api() {
    for backend in backends() {
        let c = Contoso::open(backend).await;
        let tenant = c.organization.tenant;
        let invoke = async |path: &str, name: &str, parameters: Value| {
            let body = json!({"CmdletInput": {"CmdletName": name, "Parameters": parameters}});
            let request = c.app.post(&format!("/adminapi/beta/{path}/InvokeCommand"));
            request
                .cookie(&c.organization.admin)
                .json(&body)
                .send()
                .await
        };
        for path in [tenant.to_string(), "contoso.example".to_owned()] {
            let answer = invoke(&path, "get-recipient", json!({"Identity": "bob"}))
                .await
                .expect(200)
                .json();
            let bob = &answer["value"][0];
            assert_eq!(
                (&bob["DisplayName"], &bob["Guid@odata.type"]),
                (&json!("bob of contoso.example"), &json!("#Guid")),
                "{answer}"
            );
            assert_eq!(
                bob["PersistedCapabilities@odata.type"],
                "#Collection(String)"
            );
            assert_eq!(answer["@adminapi.warnings"], json!([]));
        }
        let missing = invoke(
            "contoso.example",
            "Get-Recipient",
            json!({"Identity": "nobody"}),
        )
        .await
        .expect(404);
        let message = missing.json()["error"]["details"][0]["message"]
            .as_str()
            .unwrap()
            .to_owned();
        assert!(
            message.starts_with(
                "|ManagementObjectNotFoundException|The operation couldn't be performed"
            ),
            "{message}"
        );
        let unknown = invoke("contoso.example", "Get-Mailbox", json!({"Nonsense": 1}))
            .await
            .expect(400);
        assert!(
            unknown.text().contains("parameter name 'Nonsense'"),
            "{}",
            unknown.text()
        );
        invoke("contoso.example", "Remove-Everything", json!({}))
            .await
            .expect(403);
        invoke("fabrikam.example", "Get-Mailbox", json!({}))
            .await
            .expect(404);
        let set = invoke(
            "contoso.example",
            "Set-OrganizationConfig",
            json!({"DelayedDelicensingEnabled": true}),
        );
        assert_eq!(set.await.expect(200).json()["value"], json!([]));
        let config = invoke("contoso.example", "Get-OrganizationConfig", json!({}))
            .await
            .expect(200)
            .json();
        assert_eq!(config["value"][0]["DelayedDelicensingEnabled"], true);
        c.app.finish().await;
    }
}
