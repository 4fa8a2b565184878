use super::directory::{shown, values, written};

#[test]
fn select_picks_properties_and_objects() {
    assert_eq!(
        values("Get-Mailbox | select *count -First 1"),
        [r#"{"ItemCount":250}"#]
    );
    assert_eq!(
        values("Get-Mailbox | select -ExpandProperty Name"),
        ["\"test1\"", "\"test2\"", "\"test3\""]
    );
    assert_eq!(
        values("Get-Mailbox test1 | select -Expand PersistedCapabilities | select -Last 1"),
        ["\"BPOS_S_Enterprise\""]
    );
    assert_eq!(
        values("@{Name='x'; Units=@{Enabled=1; Warning=2}} | select N* -ExpandProperty Units"),
        [r#"{"Enabled":1,"Warning":2,"Name":"x"}"#]
    );
    assert_eq!(values("1..10 | select -Skip 2 -First 3"), ["3", "4", "5"]);
    assert_eq!(values("1..10 | select -Last 2 -Skip 1"), ["8", "9"]);
    assert_eq!(values("1..5 | select -SkipLast 3"), ["1", "2"]);
    assert_eq!(values("1..5 | select -Index 0,3"), ["1", "4"]);
    assert_eq!(
        values("1,2,1,'a','A' | select -Unique"),
        ["1", "2", "\"a\"", "\"A\""]
    );
    assert_eq!(
        values("Get-Mailbox | select Department -Unique"),
        [r#"{"Department":"Sales"}"#, r#"{"Department":"IT"}"#]
    );
    assert_eq!(
        values(
            "Get-Mailbox test1 | select Name, @{Name='Plans';Expression={$_.PersistedCapabilities.Count}}, @{l='Mail';e='PrimarySmtpAddress'}"
        ),
        [r#"{"Name":"test1","Plans":3,"Mail":"test1@contoso.com"}"#]
    );
    assert_eq!(
        values("[pscustomobject]@{A=1;B=2;C=3} | select * -ExcludeProperty B*"),
        [r#"{"A":1,"C":3}"#]
    );
    assert_eq!(values("1..1000000 | select -First 1"), ["1"]);
}

#[test]
fn where_keeps_what_fits() {
    assert_eq!(
        values("Get-Mailbox | ? { $_.Department -eq 'sales' -and $_.ItemCount -gt 100 } | % Name"),
        ["\"test1\""]
    );
    assert_eq!(
        values("Get-Mailbox | Where-Object Department -eq sales | % { $_.Name }"),
        ["\"test1\"", "\"test3\""]
    );
    assert_eq!(
        values("Get-Mailbox | where -Property ItemCount -GE 250 | % Name"),
        ["\"test1\"", "\"test2\""]
    );
    assert_eq!(
        values("Get-Mailbox | where PersistedCapabilities -contains BPOS_S_Deskless | % Name"),
        ["\"test2\""]
    );
    assert_eq!(
        values("Get-Mailbox | where Name -in test1,test3 | % Name"),
        ["\"test1\"", "\"test3\""]
    );
    assert_eq!(values("Get-Mailbox | where Nothing"), [] as [&str; 0]);
    assert_eq!(
        values("Get-Mailbox | where { $_.WhenCreated -lt '2023-01-01' } | measure | % Count"),
        ["3"]
    );
    assert_eq!(
        values("Get-Mailbox | where { $_.PersistedCapabilities -match 'Enterprise$' } | % Name"),
        ["\"test1\""]
    );
}

#[test]
fn sort_group_and_measure() {
    assert_eq!(
        values("Get-Mailbox | sort Department, ItemCount -Descending | % Name"),
        ["\"test1\"", "\"test3\"", "\"test2\""]
    );
    assert_eq!(values("3,1,10,2 | sort"), ["1", "2", "3", "10"]);
    assert_eq!(values("'b','A','a','B' | sort -Unique"), ["\"A\"", "\"b\""]);
    assert_eq!(values("3,1,2 | sort { -$_ } | select -First 1"), ["3"]);
    assert_eq!(
        values("Get-Mailbox | sort @{e='Department';Descending=$true}, Name | % Name"),
        ["\"test1\"", "\"test3\"", "\"test2\""]
    );
    assert_eq!(values("1,$null,'x',1.5 | sort | measure | % Count"), ["3"]);
    assert_eq!(
        values("(Get-Mailbox | measure ItemCount -Sum -Max -Min).Sum"),
        ["1680"]
    );
    assert_eq!(
        values("(Get-Mailbox | measure Name -Max).Maximum"),
        ["\"test3\""]
    );
    assert_eq!(
        values("(Get-Mailbox | group Department | ? Name -eq Sales).Group.Name"),
        ["\"test1\"", "\"test3\""]
    );
    assert_eq!(values("(@() | measure).Count"), ["0"]);
}

#[test]
fn for_each_runs_or_reads() {
    assert_eq!(values("1..3 | % { $_ * $_ }"), ["1", "4", "9"]);
    assert_eq!(
        values("1..3 | ForEach-Object -Begin { $n = 0 } -Process { $n += $_ } -End { $n }"),
        ["6"]
    );
    assert_eq!(
        values("'a','b' | foreach { Get-Recipient $_ } | % Name"),
        ["\"a\"", "\"b\""]
    );
    assert_eq!(
        values("1,2 | % { $x = $_; 10,20 | % { $_ + $x } }"),
        ["11", "21", "12", "22"]
    );
}

#[test]
fn values_are_written_as_they_are() {
    assert_eq!(values("echo a 5 'b c'"), ["\"a\"", "5", "\"b c\""]);
    assert_eq!(values("1, 2 | Write-Output"), ["1", "2"]);
}

#[test]
fn json_goes_both_ways() {
    assert_eq!(
        shown("Get-Mailbox test2 | select Name, ItemCount, PersistedCapabilities | ConvertTo-Json"),
        "{\n  \"Name\": \"test2\",\n  \"ItemCount\": 1400,\n  \"PersistedCapabilities\": [\n    \"BPOS_S_Deskless\"\n  ]\n}\n"
    );
    assert_eq!(
        shown("@{a=@{b=@{c=@{d=1}}}} | ConvertTo-Json -Compress"),
        "{\"a\":{\"b\":{\"c\":\"System.Collections.Hashtable\"}}}\n"
    );
    assert_eq!(
        shown("@{a=@{b=@{c=@{d=1}}}} | ConvertTo-Json -Compress -Depth 5"),
        "{\"a\":{\"b\":{\"c\":{\"d\":1}}}}\n"
    );
    assert_eq!(
        shown("ConvertTo-Json @() -Compress; ConvertTo-Json @{}"),
        "[]\n{}\n"
    );
    assert_eq!(
        values(r#"('[{"z":1,"a":[1,2]},{"z":3}]' | ConvertFrom-Json).z"#),
        ["1", "3"]
    );
}

#[test]
fn csv_is_lines_or_a_file() {
    assert_eq!(
        shown(
            "Get-Mailbox | select Name, ItemCount, Nothing, PersistedCapabilities -First 1 | ConvertTo-Csv"
        ),
        "\"Name\",\"ItemCount\",\"Nothing\",\"PersistedCapabilities\"\n\"test1\",\"250\",,\"System.Object[]\"\n"
    );
    let file = written(
        "[pscustomobject]@{A='x;y';B='q\"'} | Export-Csv -Path out.csv -NoTypeInformation -Delimiter ';' -UseQuotes AsNeeded",
    );
    assert_eq!(file.path, "out.csv");
    assert_eq!(file.content, "A;B\n\"x;y\";\"q\"\"\"\n");
    assert!(!file.append);
}

#[test]
fn help_tells_what_there_is() {
    let text = shown("Get-Help Get-Mailbox");
    for part in [
        "NAME\n    Get-Mailbox\n",
        "[[-Identity] <String>]",
        "PS > Get-Mailbox test1",
        "One of: UserMailbox, SharedMailbox",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(shown("Get-Help *-Mailbox").contains("Set-Mailbox Changes a mailbox."));
    assert!(shown("Get-Command -Noun Mailbox | select Name").contains("Get-Mailbox"));
    assert!(shown("help select -Parameter First").contains("-First <Int32>"));
    assert_eq!(values("(gcm Get-Mail*).Name"), ["\"Get-Mailbox\""]);
    assert_eq!(values("Get-Mailbox | Out-Null"), [] as [&str; 0]);
}
