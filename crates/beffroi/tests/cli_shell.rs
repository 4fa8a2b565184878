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

async fn refusals(home: &Home) {
    for (line, says) in [
        (
            "Invoke-LicenseReclaim -SkuPartNumber NOTHING -WhatIf",
            "There is no product with the part number 'NOTHING'",
        ),
        ("Invoke-LicenseReclaim -WhatIf", "Say which products"),
        ("Get-LicenseWhatIf -Ended", "one of them only"),
    ] {
        let wrong = home.beffroi(&["shell", "-c", line]).await.expect(1);
        assert!(wrong.err.contains(says), "{}", wrong.err);
    }
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
        (Get-LicenseWhatIf -UserId test1 -RemoveLicenses $sku).MailboxesLost
        $all = (Get-MgUserLicenseDetail test1).SkuId
        (Get-LicenseWhatIf -UserId test1 -RemoveLicenses $all).CapabilityChanges.From
        (Invoke-LicenseReclaim $sku -WhatIf).People
        (Invoke-LicenseReclaim -SkuPartNumber ExchangeEnterprise -WhatIf).Seats.SkuPartNumber
        (Get-LicenseOverlap | ? Reclaimable -gt 0 | Invoke-LicenseReclaim -WhatIf).People
        $batch = Invoke-LicenseReclaim $sku; (Get-MgUserLicenseDetail test1 | measure).Count
        Undo-LicenseReclaim $batch.Id; (Get-MgUserLicenseDetail test1 | measure).Count";
    let shown = home.beffroi(&["shell", "-c", line]).await.expect(0);
    let lines: Vec<&str> = shown.out.split_whitespace().collect();
    assert_eq!(
        lines,
        [
            "EXCHANGEENTERPRISE",
            "1",
            "0",
            "BPOS_S_Enterprise",
            "1",
            "EXCHANGEENTERPRISE",
            "1",
            "4",
            "5"
        ],
        "{} {}",
        shown.out,
        shown.err
    );
    refusals(&home).await;
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
