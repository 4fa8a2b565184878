use beffroi_cmdlets::{Completion, complete};

use super::directory::registry;

/// Completes at `^`.
fn at_caret(line: &str) -> Completion {
    let cursor = line.find('^').expect("a caret");
    let catalogue = registry().catalogue(|_| true);
    complete(&catalogue, &line.replace('^', ""), cursor)
}

fn texts(line: &str) -> Vec<String> {
    at_caret(line)
        .candidates
        .into_iter()
        .map(|candidate| candidate.text)
        .collect()
}

#[test]
fn what_may_come_next() {
    assert_eq!(texts("get-ma^"), ["Get-Mailbox"]);
    assert_eq!(texts("$x = Get-R^"), ["Get-Recipient"]);
    assert_eq!(texts("Get-Mailbox | sel^"), ["Select-Object"]);
    assert_eq!(
        texts("Get-Mailbox -I^"),
        ["-Identity", "-InformationAction"]
    );
    assert_eq!(
        texts("smb x -Prohibit^"),
        ["-ProhibitSendQuota", "-ProhibitSendReceiveQuota"]
    );
    assert_eq!(
        texts("Get-Mailbox -RecipientTypeDetails ^"),
        ["UserMailbox", "SharedMailbox"]
    );
    assert_eq!(texts("Get-Mailbox -Recip Sh^"), ["SharedMailbox"]);
    assert_eq!(texts("Set-Mailbox a -Hidden $t^"), ["$true"]);
    assert_eq!(texts("$t^"), [] as [&str; 0]);
    assert_eq!(texts("Get-Mailbox $t^"), [] as [&str; 0]);
    assert_eq!(texts("Get-Mailbox | select Na^"), ["Name"]);
    assert_eq!(
        texts("Get-Mailbox | where Name -eq 'x' | select Name, D^"),
        ["Department"]
    );
    assert_eq!(
        texts("Get-Mailbox | select -ExpandProperty P^"),
        ["PersistedCapabilities"]
    );
    assert_eq!(texts("Get-Mailbox | ? { $_.It^"), ["$_.ItemCount"]);
    assert_eq!(
        texts("Get-Mailbox | ? { $_.ItemCount -gt 1 } | sort -Property Na^"),
        ["Name"]
    );
    assert_eq!(texts("Get-Mailbox | measure | select C^"), ["Count"]);
    assert_eq!(texts("Get-Mailbox 'get-^"), [] as [&str; 0]);
    assert_eq!(texts("% { Get-Mail^ }"), ["Get-Mailbox"]);
    assert_eq!(texts("Get-Help Set-^"), ["Set-Mailbox"]);
    assert_eq!(texts("Get-Nothing -^"), [] as [&str; 0]);
    assert!(texts("^").len() > 15);
}

#[test]
fn the_word_at_the_cursor_is_replaced() {
    let completion = at_caret("é; Get-Mailbox -Id^ x");
    assert_eq!(completion.replace, 16..19);
    assert_eq!(
        completion.candidates[0].help,
        "Which mailbox: alias or address."
    );
    let catalogue = registry().catalogue(|_| true);
    // In the middle of a letter, or beyond the end.
    complete(&catalogue, "é", 1);
    complete(&catalogue, "é", 100);
}
