//! Conferences by phone: from a licence that a group gives to the mail, and the lines of the announcement.

use beffroi_testkit::backends;
use serde_json::{Value, json};

use super::journey::Contoso;

impl Contoso {
    /// Whoever is in Sales gets a licence of audio conferencing; its id.
    async fn conferences(&self) -> Value {
        let seats = json!({"skuPartNumber": "SPE_E5", "totalLicenses": 50});
        let made = self
            .admin_posts("/beta/admin/licenses/subscriptions", &seats)
            .await;
        let path = format!("/v1.0/groups/{}/assignLicense", self.sales);
        let give = json!({"addLicenses": [{"skuId": made["skuId"]}], "removeLicenses": []});
        self.admin_posts(&path, &give).await;
        self.app.drain().await;
        made["skuId"].clone()
    }

    async fn admin_gets(&self, path: &str) -> Value {
        let request = self.app.get(path).cookie(&self.organization.admin);
        request.send().await.expect(200).json()
    }

    /// The kinds of mail to somebody, oldest first.
    async fn mails_to(&self, id: &str) -> Vec<String> {
        let path = format!("/beta/admin/mail/messages?$filter=userId%20eq%20'{id}'");
        let log = self.admin_gets(&path).await;
        let rows = log["value"].as_array().unwrap().iter().rev();
        rows.map(|row| row["kind"].as_str().unwrap().to_owned())
            .collect()
    }
}

#[tokio::test]
async fn a_licence_of_a_group_enables_and_its_loss_disables() {
    for backend in backends() {
        let c = Contoso::open(backend).await;
        let sku = c.conferences().await;
        let path = format!("/beta/admin/conferencing/users/{}", c.bob.id);
        let has = c.admin_gets(&path).await;
        assert_eq!(
            (&has["provider"], &has["isLicensed"]),
            (&json!("microsoft"), &json!(true))
        );
        assert_eq!(c.mails_to(&c.bob.id).await, ["conferencing.enabled"]);
        let dan = c
            .admin_gets(&format!("/beta/admin/conferencing/users/{}", c.dan.id))
            .await;
        assert_eq!(dan["provider"], "none");
        let group = format!("/v1.0/groups/{}/assignLicense", c.sales);
        let take = json!({"addLicenses": [], "removeLicenses": [sku]});
        c.admin_posts(&group, &take).await;
        c.app.drain().await;
        assert_eq!(c.admin_gets(&path).await["provider"], "none");
        // Nobody has heard of it: there is no relay, and the letter was taken back.
        assert_eq!(c.mails_to(&c.bob.id).await, ["conferencing.enabled"]);
        let log = c.admin_gets("/beta/admin/mail/messages").await;
        assert!(
            log["value"]
                .as_array()
                .unwrap()
                .iter()
                .all(|row| row["state"] == "canceled")
        );
        c.app.finish().await;
    }
}

#[tokio::test]
async fn the_lines_of_the_announcement_run_as_they_stand() {
    for backend in backends() {
        let c = Contoso::open(backend).await;
        let admin = c.organization.admin.clone();
        let run = async |line: &str| {
            let outcome = c.script(&admin, line).await;
            assert_eq!(outcome["errors"], json!([]), "{line}");
            outcome
        };
        let sent = "(Get-CsOnlineDialInConferencingTenantSettings).AutomaticallySendEmailsToUsers";
        assert_eq!(run(sent).await["output"], json!([true]));
        run("Set-CsOnlineDialInConferencingTenantSetting -AutomaticallySendEmailsToUsers $false")
            .await;
        assert_eq!(run(sent).await["output"], json!([false]));
        run("Set-CsOnlineDialInConferencingTenantSetting -SendEmailOverride $true -SendEmailFromAddress amos.marble@contoso.com -SendEmailFromDisplayName \"Amos Marble\"").await;
        let shown = run("Get-CsOnlineDialInConferencingTenantSetting | select SendEmailFromOverride, SendEmailFromAddress, SendEmailFromDisplayName").await;
        assert_eq!(
            shown["output"],
            json!([{"SendEmailFromOverride": true, "SendEmailFromAddress": "amos.marble@contoso.com",
                "SendEmailFromDisplayName": "Amos Marble"}])
        );
        let half = c
            .script(&admin, "Remove-CsOnlineDialInConferencingTenantSettings; Set-CsOnlineDialInConferencingTenantSettings -SendEmailFromOverride $true")
            .await;
        assert!(
            half["errors"].to_string().contains("sendEmailFromAddress"),
            "{half}"
        );
        // The same through Exchange's admin API.
        let call = json!({"CmdletInput": {"CmdletName": "Set-CsOnlineDialInConferencingTenantSettings",
            "Parameters": {"PinLength": 8}}});
        let path = format!("/adminapi/beta/{}/InvokeCommand", c.organization.tenant);
        c.admin_posts(&path, &call).await;
        let length = run("(Get-CsOnlineDialInConferencingTenantSettings).PinLength").await;
        assert_eq!(length["output"], json!([8]));
        c.app.drain().await;
        c.app.finish().await;
    }
}

#[tokio::test]
async fn people_bridges_and_numbers_by_cmdlet() {
    for backend in backends() {
        let c = Contoso::open(backend).await;
        for number in ["+33170914567", "+33170914568"] {
            let new = json!({"number": number, "kind": "toll", "country": "FR", "city": "Paris", "primaryLanguage": "fr-FR"});
            c.admin_posts("/beta/admin/conferencing/serviceNumbers", &new)
                .await;
        }
        c.conferences().await;
        let admin = c.organization.admin.clone();
        let run = async |line: &str| {
            let outcome = c.script(&admin, line).await;
            assert_eq!(outcome["errors"], json!([]), "{line}");
            outcome["output"].clone()
        };
        let bob = run("Get-CsOnlineDialInConferencingUser bob").await[0].clone();
        assert_eq!(bob["ServiceNumber"], "+33170914567");
        assert_eq!(bob["LeaderPin"], "***********");
        let pin = run("(Set-CsOnlineDialInConferencingUser bob -ResetLeaderPin).LeaderPin").await
            [0]
        .clone();
        assert_eq!(pin.as_str().unwrap().len(), 5);
        run("Set-CsOnlineDialInConferencingUser bob -ResetConferenceId -ServiceNumber 33170914568")
            .await;
        let after =
            run("Get-CsOnlineDialInConferencingUser sip:bob@contoso.example").await[0].clone();
        assert_ne!(after["ConferenceId"], bob["ConferenceId"]);
        assert_eq!(after["ServiceNumber"], "+33170914568");
        let moved = "Set-CsOnlineDialInConferencingUserDefaultNumber -FromNumber +33170914567 -ToNumber +33170914568 -NumberType Toll";
        assert_eq!(run(moved).await[0]["People"], 1, "Chloe");
        let counted =
            run("(Get-CsOnlineDialInConferencingUser -ServiceNumber +33170914568 | measure).Count")
                .await;
        assert_eq!(counted, json!([2]));
        let bridge = run("(Get-CsOnlineDialInConferencingBridge).DefaultServiceNumber").await;
        assert_eq!(bridge, json!(["+33170914567"]));
        run("Get-CsOnlineDialInConferencingBridge | Set-CsOnlineDialInConferencingBridge -DefaultServiceNumber +33170914568").await;
        run("Unregister-CsOnlineDialInConferencingServiceNumber +33170914567").await;
        let left = run(
            "(Get-CsOnlineDialInConferencingServiceNumber -BridgeName 'Conference Bridge').Number",
        )
        .await;
        assert_eq!(left, json!(["+33170914568"]));
        run("Set-CsOnlineDialInConferencingServiceNumber +33170914568 -PrimaryLanguage en-GB -SecondaryLanguages fr-FR, de-DE").await;
        run("Disable-CsOnlineDialInConferencingUser bob").await;
        assert_eq!(
            run("Get-CsOnlineDialInConferencingUser bob | % Provider").await,
            json!(["None"])
        );
        run("Enable-CsOnlineDialInConferencingUser bob -WhatIf").await;
        assert_eq!(
            run("Get-CsOnlineDialInConferencingUser bob | % Provider").await,
            json!(["None"])
        );
        let enabled = run("Enable-CsOnlineDialInConferencingUser bob -ConferenceId 4711815 -AllowPSTNOnlyMeetings $true | select Provider, ConferenceId, AllowPSTNOnlyMeetings").await;
        let wanted = json!([{"Provider": "Microsoft", "ConferenceId": "4711815", "AllowPSTNOnlyMeetings": true}]);
        assert_eq!(enabled, wanted);
        let again =
            "Enable-CsOnlineDialInConferencingUser bob -ConferenceId 4711816 | % ConferenceId";
        assert_eq!(run(again).await, json!(["4711815"]), "nothing changes");
        for (line, says) in [
            (
                "-SendEmailToAddress a@b.example",
                "SendEmailToAddress needs SendEmail",
            ),
            (
                "-SendEmail -SendEmailFromAddress a@b.example",
                "need each other",
            ),
            (
                "-SendEmail -SendEmailToAddress a@b.example -SendEmailFromAddress nobody -SendEmailFromDisplayName Nobody",
                "sendEmailFromAddress",
            ),
        ] {
            let line = format!("Set-CsOnlineDialInConferencingUser bob {line}");
            let wrong = c.script(&admin, &line).await;
            assert!(wrong["errors"].to_string().contains(says), "{wrong}");
        }
        run("Set-CsOnlineDialInConferencingUser bob -SendEmail -SendEmailToAddress a@b.example -SendEmailFromAddress desk@contoso.example -SendEmailFromDisplayName Desk").await;
        c.app.drain().await;
        c.app.finish().await;
    }
}
