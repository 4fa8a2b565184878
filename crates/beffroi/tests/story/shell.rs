//! Cmdlets over HTTP: scripts, and Exchange's admin API.

use beffroi_testkit::backends;
use serde_json::{Value, json};

use super::journey::Contoso;

impl Contoso {
    pub(crate) async fn script(&self, cookie: &str, script: &str) -> Value {
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
async fn whoever_runs_long_scripts_keeps_nobody_else_waiting() {
    let c = Contoso::open(beffroi_testkit::Backend::Sqlite).await;
    let run = async |cookie: &str| {
        let request = c.app.post("/beta/admin/shell").cookie(cookie);
        let script = json!({"script": "1..40 | % { Get-MailboxPlan } | measure | % Count"});
        request.json(&script).send().await
    };
    let admin = c.organization.admin.as_str();
    let answers = futures_util::future::join_all((0..6).map(|_| run(admin))).await;
    let (done, refused): (Vec<_>, Vec<_>) =
        answers.into_iter().partition(|answer| answer.status == 200);
    assert!(!done.is_empty() && !refused.is_empty());
    for answer in refused {
        assert_eq!(answer.expect(429).code(), "tooManyScripts");
    }
    // A place is free again.
    run(admin).await.expect(200);
    c.app.finish().await;
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

#[tokio::test]
async fn mailbox_plans_are_set_as_in_exchange_and_hold_for_whoever_has_them() {
    for backend in backends() {
        let c = Contoso::open(backend).await;
        let admin = c.organization.admin.clone();
        let run = async |script: &str| {
            let done = c.script(&admin, script).await;
            assert_eq!(done["errors"], json!([]), "{script}");
            done["text"].as_str().unwrap().to_owned()
        };
        run("Set-MailboxPlan ExchangeOnlineEnterprise -IssueWarningQuota 39GB -ProhibitSendQuota \"39.5GB\" -ProhibitSendReceiveQuota 40GB -MaxSendSize 50MB -RecipientLimits Unlimited").await;
        let shown = run("Get-MailboxPlan ExchangeOnlineEnterprise | fl DisplayName, *Quota, Max*, RecipientLimits").await;
        for line in [
            "DisplayName              : ExchangeOnlineEnterprise",
            "IssueWarningQuota        : 39 GB (41,875,931,136 bytes)",
            "ProhibitSendQuota        : 39.5 GB (42,412,802,048 bytes)",
            "ProhibitSendReceiveQuota : 40 GB (42,949,672,960 bytes)",
            "ArchiveQuota             : Unlimited",
            "MaxSendSize              : 50 MB (52,428,800 bytes)",
            "MaxReceiveSize           : 25 MB (26,214,400 bytes)",
            "RecipientLimits          : Unlimited",
        ] {
            assert!(shown.contains(line), "{line} in {shown}");
        }
        run("Set-CASMailboxPlan ExchangeOnlineEnterprise -ImapEnabled $false").await;
        let shown = run("(Get-CASMailboxPlan ExchangeOnlineEnterprise).ImapEnabled").await;
        assert_eq!(shown.trim(), "False");
        let shown = run("(Get-CASMailboxPlan ExchangeOnline).ImapEnabled").await;
        assert_eq!(shown.trim(), "True", "of this plan only");
        let wrong = c
            .script(
                &admin,
                "Set-MailboxPlan ExchangeOnline -ProhibitSendQuota 51GB",
            )
            .await;
        let words = wrong["errors"].to_string();
        assert!(words.contains("prohibitSendReceiveQuota"), "{words}");
        run("Set-MailboxPlan ExchangeOnline -ProhibitSendQuota 49.75GB -WhatIf").await;
        let unknown = c.script(&admin, "Get-MailboxPlan ExchangeOffline").await;
        assert_eq!(unknown["errors"].as_array().unwrap().len(), 1);
        let made = json!({"skuPartNumber": "SPE_E3", "totalLicenses": 5});
        let made = c
            .admin_posts("/beta/admin/licenses/subscriptions", &made)
            .await;
        let give = json!({"addLicenses": [{"skuId": made["skuId"]}], "removeLicenses": []});
        let group = format!("/v1.0/groups/{}/assignLicense", c.sales);
        c.admin_posts(&group, &give).await;
        let shown = run(
            "Get-Mailbox bob | fl MailboxPlan, ProhibitSendQuota, MaxSendSize, RecipientLimits",
        )
        .await;
        for line in [
            "MailboxPlan       : ExchangeOnlineEnterprise",
            "ProhibitSendQuota : 39.5 GB (42,412,802,048 bytes)",
            "MaxSendSize       : 50 MB (52,428,800 bytes)",
            "RecipientLimits   : Unlimited",
        ] {
            assert!(shown.contains(line), "{line} in {shown}");
        }
        // Without a plan it goes on for 30 days, and is a mailbox for so long.
        run("Set-OrganizationConfig -DelayedDelicensingEnabled $true").await;
        c.app.drain().await;
        let take = json!({"addLicenses": [], "removeLicenses": [made["skuId"]]});
        c.admin_posts(&group, &take).await;
        c.app.drain().await;
        let kind = "Get-Mailbox bob | % RecipientTypeDetails; (Get-Mailbox | ? Name -eq bob).Name";
        let shown = run(kind).await;
        assert_eq!(
            shown.split_whitespace().collect::<Vec<_>>(),
            ["UserMailbox", "bob"]
        );
        c.app.finish().await;
    }
}
