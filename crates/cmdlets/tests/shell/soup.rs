//! Scripts of words at random: whatever they do, they end, and nothing panics.

use beffroi_cmdlets::{Console, Limits};
use proptest::prelude::*;

use super::directory::{Directory, finished, shell};

const STARTS: [&str; 12] = [
    "Get-Mailbox",
    "Get-Recipient x",
    "1..5",
    "1, 'a', $null, 2.5, $true",
    "@{a=1; b=@(1, 2)}",
    "$x",
    "'a b c'",
    "[pscustomobject]@{a=1; b='x'}",
    "(Get-Mailbox)",
    "'{\"a\":[1,{\"b\":null}]}' | ConvertFrom-Json",
    "[datetime]'2025-01-31'",
    "@()",
];

const STAGES: [&str; 37] = [
    "select Name, ItemCount",
    "select *",
    "select * -ExcludeProperty N*",
    "select -First 2",
    "select -Last 2 -Skip 1",
    "select -Unique",
    "select -ExpandProperty Name",
    "select @{n='k';e={$_}}, {$_.Name}",
    "select a.b, ''",
    "? { $_ -gt 1 }",
    "? { $_.Name -like '*1' -or $_.a -match '[' }",
    "? Name",
    "where ItemCount -ge 'x'",
    "where Name -in a, test1",
    "sort",
    "sort Name, ItemCount -Descending",
    "sort { $_.PersistedCapabilities }",
    "sort -Unique -Top 2",
    "measure -Sum -Max",
    "measure ItemCount, Name -AllStats",
    "group Department",
    "group",
    "% { $x = $_; $x, $x }",
    "% Name",
    "% { \"$_ $($_.Name)\" }",
    "% { $_ + 1 } ",
    "% { $_[0].b.c -join '-' }",
    "% { '{0,5:N1}|' -f $_ }",
    "% { [int]$_ }",
    "ConvertTo-Json -Depth 1",
    "ConvertTo-Csv",
    "ft",
    "ft Name -Wrap",
    "fl *",
    "Out-String -Stream",
    "Set-Mailbox -Age 1",
    "Get-Mailbox",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_pipeline_ends(
        start in prop::sample::select(&STARTS[..]),
        stages in prop::collection::vec(prop::sample::select(&STAGES[..]), 0..6),
        again in prop::sample::select(&STARTS[..]),
        width in 0_usize..150,
    ) {
        let script = format!("$x = {start} | {}; {again}; $x", stages.join(" | "));
        let script = script.replace("| ;", ";");
        let limits = Limits { steps: 20_000, objects: 20_000, bytes: 1 << 20, errors: 100 };
        let console = Console { width, enumeration_limit: 3 };
        let mut shell = shell().limited(limits).on(console);
        let outcome = finished(shell.run(&Directory::default(), &script));
        let parsed = outcome.errors().all(|error| error.category != "ParserError");
        prop_assert!(parsed, "{script}: {:?}", outcome.records);
        outcome.text(console);
    }
}
