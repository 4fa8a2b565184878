//! `beffroi shell` and `beffroi subscription`: the lines that administrators type, as they stand.
#![expect(clippy::unwrap_used, reason = "tests")]

mod process;

#[path = "shell/far.rs"]
mod far;
#[path = "shell/terminal.rs"]
mod terminal;
#[path = "shell/typed.rs"]
mod typed;

use process::{Home, Server};

/// A person with four licences at once: the lowest Exchange plan to the highest, and two add-ons.
async fn test1(home: &Home) {
    let people = home.folder.path().join("people.csv");
    std::fs::write(
        &people,
        "User name,Display name,Country or region\ntest1@contoso.example,Test 1,France\n",
    )
    .unwrap();
    let people = people.display().to_string();
    home.beffroi(&["import", "people", &people]).await.expect(0);
    for sku in [
        "EXCHANGE_S_ESSENTIALS",
        "EXCHANGEDESKLESS",
        "EXCHANGESTANDARD",
        "SPE_E3",
    ] {
        let add = ["subscription", "add", "--sku", sku, "--seats", "5"];
        home.beffroi(&add).await.expect(0);
    }
    let give = "$ids = Get-MgSubscribedSku | ForEach-Object SkuId
        Set-MgUserLicense -UserId test1 -AddLicenses @($ids | % { @{SkuId=$_} }) -RemoveLicenses @() | Out-Null";
    let given = home.beffroi(&["shell", "-c", give]).await.expect(0);
    assert_eq!(given.out, "");
}

/// With `-WhatIf` each cmdlet that changes something says what it would do, and leaves it.
async fn what_if(home: &Home) {
    for (line, target) in [
        (
            "Set-MailboxPlan ExchangeOnline -ProhibitSendQuota 49.25GB",
            "ExchangeOnline",
        ),
        (
            "Set-CASMailboxPlan ExchangeOnline -ImapEnabled $false",
            "ExchangeOnline",
        ),
        (
            "Set-MgUserLicense test1 -AddLicenses @() -RemoveLicenses (Get-MgUserLicenseDetail test1).SkuId",
            "test1@contoso.example",
        ),
    ] {
        let cmdlet = line.split(' ').next().unwrap();
        let line = format!("{line} -WhatIf | Out-Null");
        let said = home.beffroi(&["shell", "-c", &line]).await.expect(0);
        let wanted =
            format!("What if: Performing the operation \"{cmdlet}\" on target \"{target}\".\n");
        assert_eq!(said.out, wanted, "{}", said.err);
        let help = format!("(Get-Help {cmdlet}) -like '*`[-WhatIf`]*'");
        let help = home.beffroi(&["shell", "-c", &help]).await.expect(0);
        assert_eq!(help.out.trim(), "True", "{cmdlet}");
    }
}

async fn refusals(home: &Home) {
    for (line, says) in [
        (
            "Invoke-LicenseReclaim -SkuPartNumber NOTHING -WhatIf",
            "There is no product with the part number 'NOTHING'",
        ),
        ("Invoke-LicenseReclaim -WhatIf", "Say which products"),
        (
            "Get-LicenseWhatIf -Ended",
            "users must be given, or another of",
        ),
        ("Get-LicenseOverlapUser", "Say which product"),
        (
            "Get-LicenseOverlapUser 05e9a617-0261-4cee-bb44-138d3ef5d965 -SkuPartNumber EXCHANGESTANDARD",
            "name two products",
        ),
        // What would be refused is refused also when it is only tried.
        (
            "Set-MailboxPlan ExchangeOnline -ProhibitSendQuota 51GB -WhatIf",
            "prohibitSendReceiveQuota",
        ),
        (
            "Undo-LicenseReclaim 00000000-0000-7788-8000-000000000000 -WhatIf",
            "not",
        ),
        (
            "Set-MgUserLicense test1 -AddLicenses @() -RemoveLicenses 00000000-0000-7788-8000-000000000000 -WhatIf",
            "license",
        ),
        (
            "Set-OrganizationConfig -DelayedDelicensingEnabled $true -Confirm",
            "nobody to ask",
        ),
        // Whoever administers it all has no mailbox.
        ("Get-Mailbox admin", "object 'admin' couldn't be found"),
    ] {
        let wrong = home.beffroi(&["shell", "-c", line]).await.expect(1);
        assert!(wrong.err.contains(says), "{}", wrong.err);
    }
}

/// Looked at, taken back and given back.
async fn taken_back(home: &Home) {
    // Plan 2 is within E3: it is seen, looked at, taken back and given back.
    home.beffroi(&[
        "subscription",
        "add",
        "--sku",
        "EXCHANGEENTERPRISE",
        "--seats",
        "1",
    ])
    .await
    .expect(0);
    let line = "$sku = (Get-MgSubscribedSku | ? SkuPartNumber -eq EXCHANGEENTERPRISE).SkuId
        Set-MgUserLicense test1 -AddLicenses @(@{SkuId=$sku}) -RemoveLicenses @() | Out-Null
        (Get-LicenseExplanation test1 | ? IsSurplus).SkuPartNumber
        (Get-LicenseOverlap | ? Reason -eq covered).Reclaimable
        (Get-LicenseOverlap | Get-LicenseOverlapUser | group SkuPartNumber | sort Name).Name
        (Get-LicenseOverlapUser -SkuPartNumber EXCHANGEENTERPRISE -Reason covered).UserPrincipalName
        (Get-Mailbox test1 | Get-LicenseExplanation | ? IsSurplus).SkuPartNumber
        (Get-Mailbox test1 | Get-Recipient | measure).Count
        (Get-LicenseWhatIf -UserId test1 -RemoveLicenses $sku).MailboxesLost
        $all = (Get-MgUserLicenseDetail test1).SkuId
        (Get-LicenseWhatIf -UserId test1 -RemoveLicenses $all).CapabilityChanges.From
        (Invoke-LicenseReclaim $sku -WhatIf).People
        (Invoke-LicenseReclaim -SkuPartNumber ExchangeEnterprise -WhatIf).Seats.SkuPartNumber
        (Get-LicenseOverlap | ? Reclaimable -gt 0 | Invoke-LicenseReclaim -WhatIf).People
        (Get-LicenseOverlap | ? Reason -eq outranked | Invoke-LicenseReclaim -WarningAction SilentlyContinue | measure).Count
        (Get-LicenseWhatIf -UserId test1 -AddLicenses @{SkuId=$all[0]; DisabledPlans=@()}).Refused.Count
        (Get-MailboxPlan | select -First 1 | Set-MailboxPlan -RecipientLimits 500 | measure).Count
        $batch = Invoke-LicenseReclaim $sku; (Get-MgUserLicenseDetail test1 | measure).Count
        Undo-LicenseReclaim $batch.Id; (Get-MgUserLicenseDetail test1 | measure).Count";
    let shown = home.beffroi(&["shell", "-c", line]).await.expect(0);
    let lines: Vec<&str> = shown.out.split_whitespace().collect();
    assert_eq!(
        lines,
        [
            "EXCHANGEENTERPRISE",
            "1",
            "EXCHANGE_S_ESSENTIALS",
            "EXCHANGEDESKLESS",
            "EXCHANGEENTERPRISE",
            "EXCHANGESTANDARD",
            "test1@contoso.example",
            "EXCHANGEENTERPRISE",
            "1",
            "0",
            "BPOS_S_Enterprise",
            "1",
            "EXCHANGEENTERPRISE",
            "1",
            "0",
            "0",
            "0",
            "4",
            "5"
        ],
        "{} {}",
        shown.out,
        shown.err
    );
}

#[tokio::test]
async fn the_two_lines_print_what_the_announcement_shows() {
    let home = Home::init(&[]).await;
    test1(&home).await;
    let line = "Get-Mailbox test1 | select SkuAssigned, PersistedCapabilities";
    let shown = home.beffroi(&["shell", "-c", line]).await.expect(0);
    assert_eq!(
        shown.out,
        "
SKUAssigned PersistedCapabilities
----------- ---------------------
       True {MYANALYTICSP2, BPOS_S_BookingsAddOn, BPOS_S_Enterprise}

"
    );
    let line = "Get-Recipient test1 | select RootCapabilities";
    let shown = home.beffroi(&["shell", "-c", line]).await.expect(0);
    assert_eq!(
        shown.out,
        "
RootCapabilities
----------------
BPOS_S_Essentials, BPOS_S_Deskless, BPOS_S_Standard, BPOS_S_Enterprise

"
    );
    taken_back(&home).await;
    refusals(&home).await;
    what_if(&home).await;
    // The same through the server that runs, with a file written where it was typed.
    let server = Server::start(&home.path()).await;
    let table = home.folder.path().join("mailboxes.csv");
    let line = format!(
        "Get-Mailbox | Export-Csv '{}' -NoTypeInformation",
        table.display()
    );
    home.beffroi(&["shell", "-c", &line]).await.expect(0);
    let table = std::fs::read_to_string(&table).unwrap();
    assert_eq!(table.lines().count(), 2, "{table}");
    let wrong = home
        .beffroi(&["shell", "-c", "Get-Mailbxo"])
        .await
        .expect(1);
    assert!(
        wrong
            .err
            .contains("The term 'Get-Mailbxo' is not recognized"),
        "{}",
        wrong.err
    );
    let nobody = home
        .beffroi(&["shell", "-c", "Get-Mailbox nobody"])
        .await
        .expect(1);
    assert!(nobody.err.contains("couldn't be found"), "{}", nobody.err);
    server.terminate().await;
}
