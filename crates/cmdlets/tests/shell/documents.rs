//! Lines as they stand in documents for administrators.

use super::directory::{changed, run, shown, values};

#[test]
fn lines_of_documents_run_as_they_stand() {
    let lines = [
        r#"Get-Mailbox -ResultSize Unlimited | Where-Object {$_.Department -eq "Sales"} | Select-Object Name,@{Name="Size";Expression={$_.ItemCount / 1KB}} | ConvertTo-Csv -NoTypeInformation"#,
        "Get-Mailbox|ft name,*quota -auto",
        r#"Get-Mailbox | Format-Table Name, @{Label="X"; Expression={$_.ItemCount}; Alignment="Right"; Width=10} -AutoSize"#,
        r#"(Get-Mailbox test1).PersistedCapabilities | ? {$_ -clike "BPOS*"}"#,
        r#"Get-Mailbox -Identity:"test1" | fl Name,*Quota*"#,
        "$x = Get-Mailbox | Where {$_.Name -ne $null -and ($_.ItemCount -gt 5MB -or !$_.X)}",
        r#"Get-Mailbox | % {"{0,-10} {1}" -f $_.Name, $_.ItemCount}"#,
        r#"Get-Mailbox | Sort-Object -Property @{Expression="Department"; Descending=$true}, @{Expression="Name"; Descending=$false}"#,
        "Get-Mailbox | select -exp Name",
        "if (-not (Get-Mailbox nobody -ErrorAction SilentlyContinue)) { 'no' }",
        r#"Get-Mailbox | ? {$_.PersistedCapabilities -contains "BPOS_S_Enterprise"} | Measure-Object | Select-Object -ExpandProperty Count"#,
        r#"Get-Mailbox | select @{n="A";e={if ($_.ItemCount -gt 100) {"big"} else {"small"}}}"#,
        "Get-Mailbox -Filter {Department -eq 'Sales'} -ResultSize 10",
        "$mailboxes = Get-Mailbox\nforeach ($mailbox in $mailboxes) {\n    # one at a time\n    [PSCustomObject]@{\n        Name  = $mailbox.Name\n        Count = $mailbox.PersistedCapabilities.Count\n    }\n}",
        "Get-Mailbox | Where-Object { $_.WhenCreated -gt ([datetime]'2022-10-01').AddDays(-30) }",
        "Get-Mailbox |\n    Group-Object -Property Department |\n    Sort-Object -Property Count -Descending |\n    Select-Object -Property Name, Count",
        "Get-Mailbox test1 | Select-Object * | ConvertTo-Json -Depth 3 | ConvertFrom-Json",
        "$r = @{}; $r += @{A=1}; $r.A; $r['A']",
    ];
    for line in lines {
        let outcome = run(line);
        let errors: Vec<_> = outcome.errors().map(ToString::to_string).collect();
        assert!(errors.is_empty(), "{line}: {errors:?}");
    }
}

#[test]
fn what_they_change_is_what_they_say() {
    assert_eq!(
        changed(r#"Set-Mailbox "test1" -EmailAddresses @{Add="a@b","c@d"}"#),
        [r#"EmailAddresses={"Add":["a@b","c@d"]} Identity="test1""#]
    );
    assert_eq!(
        changed("Get-Mailbox | ForEach-Object { Set-Mailbox -Identity $_.Alias -Age 1 -WhatIf }")
            .len(),
        3
    );
    assert_eq!(
        changed(
            "$params = @{\n  Identity = 'test1'\n  AddLicenses = @(@{SkuId = 'a'; DisabledPlans = @()})\n}\nSet-Mailbox @params"
        ),
        [r#"Identity="test1" AddLicenses=[{"SkuId":"a","DisabledPlans":[]}]"#]
    );
}

#[test]
fn calculated_properties_may_branch() {
    assert_eq!(
        values(
            r#"Get-Mailbox | select Name, @{n="Size";e={if ($_.ItemCount -gt 100) {"big"} else {"small"}}} | % Size"#
        ),
        ["\"big\"", "\"big\"", "\"small\""]
    );
    assert_eq!(
        shown("Get-Mailbox | group Department | sort Count -Descending | select Name, Count"),
        "
Name  Count
----  -----
Sales     2
IT        1

"
    );
}
