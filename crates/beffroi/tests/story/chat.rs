//! Chats with people outside, by cmdlet and by the sign-in of somebody who was invited.

use beffroi_testkit::backends;
use serde_json::{Value, json};

use super::journey::Contoso;

#[tokio::test]
async fn the_controls_by_cmdlet() {
    for backend in backends() {
        let c = Contoso::open(backend).await;
        let admin = c.organization.admin.clone();
        let run = async |line: &str| {
            let outcome = c.script(&admin, line).await;
            assert_eq!(outcome["errors"], json!([]), "{line}");
            outcome["output"].clone()
        };
        let shown = run("Get-CsTenantFederationConfiguration | select AllowedDomains, AllowFederatedUsers, AllowTeamsConsumer, AllowTeamsConsumerInbound, BlockAllSubdomains").await;
        assert_eq!(
            shown,
            json!([{"AllowedDomains": "AllowAllKnownDomains", "AllowFederatedUsers": true,
                "AllowTeamsConsumer": true, "AllowTeamsConsumerInbound": true, "BlockAllSubdomains": false}])
        );
        run("Set-CsTenantFederationConfiguration -AllowTeamsConsumerInbound $false -BlockedDomains @{Add='fabrikam.com','Tailspin.com'} -BlockAllSubdomains $true").await;
        run("Set-CsTenantFederationConfiguration -BlockedDomains @{Remove='FABRIKAM.com'}").await;
        let blocked = run("(Get-CsTenantFederationConfiguration).BlockedDomains").await;
        assert_eq!(blocked, json!(["tailspin.com"]));
        run("$list = New-CsEdgeAllowList -AllowedDomain @((New-CsEdgeDomainPattern 'a.example'), 'b.example'); Set-CsTenantFederationConfiguration -AllowedDomains $list").await;
        let allowed = run("(Get-CsTenantFederationConfiguration).AllowedDomains").await;
        assert_eq!(allowed, json!(["a.example", "b.example"]));
        run("Set-CsTenantFederationConfiguration -AllowedDomains (New-CsEdgeAllowAllKnownDomains)")
            .await;
        run("Set-CsTenantFederationConfiguration -AllowFederatedUsers $false -WhatIf").await;
        let master = run("(Get-CsTenantFederationConfiguration).AllowFederatedUsers").await;
        assert_eq!(master, json!([true]), "-WhatIf changes nothing");
        run("Set-CsTeamsExternalAccessConfiguration -Identity Global -BlockedUsers @('Anna@Example.org') -BlockExternalUserAccess $true").await;
        let users = run("(Get-CsTeamsExternalAccessConfiguration).BlockedUsers").await;
        assert_eq!(users, json!(["anna@example.org"]));
        run("Set-CsExternalAccessPolicy -EnableTeamsConsumerAccess $false").await;
        run("New-CsExternalAccessPolicy -Identity Sales -EnableTeamsConsumerAccess $true").await;
        run("Grant-CsExternalAccessPolicy -Identity bob@contoso.example -PolicyName Sales").await;
        let all = run("(Get-CsExternalAccessPolicy).Identity").await;
        assert_eq!(all, json!(["Global", "Tag:Sales"]));
        let in_use = c
            .script(&admin, "Remove-CsExternalAccessPolicy Sales")
            .await;
        assert!(in_use["errors"].to_string().contains("granted"), "{in_use}");
        run("Grant-CsExternalAccessPolicy -Identity bob@contoso.example -PolicyName $null").await;
        run("New-CsBatchPolicyAssignmentOperation -PolicyType ExternalAccessPolicy -PolicyName Sales -Identity @('bob@contoso.example')").await;
        run("Grant-CsExternalAccessPolicy bob@contoso.example $null; Remove-CsExternalAccessPolicy Sales").await;
        // The same through Exchange's admin API.
        let call = json!({"CmdletInput": {"CmdletName": "Set-CsTenantFederationConfiguration",
            "Parameters": {"AllowTeamsConsumer": false}}});
        let path = format!("/adminapi/beta/{}/InvokeCommand", c.organization.tenant);
        c.admin_posts(&path, &call).await;
        let request = c.app.get("/beta/admin/chat/settings").cookie(&admin);
        let settings = request.send().await.expect(200).json();
        assert_eq!(settings["allowTeamsConsumer"], Value::Bool(false));
        c.app.drain().await;
        c.app.finish().await;
    }
}
