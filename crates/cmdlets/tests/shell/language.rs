use super::directory::{shown, values};

#[test]
fn texts_expand_what_is_in_them() {
    assert_eq!(
        shown(r#"$n = 'x'; "a $n ${n}y $($n.Length + 1) `$n `"q`" ""z"" $"; 'a $n ''q'''"#),
        "a x xy 2 $n \"q\" \"z\" $\na $n 'q'\n"
    );
    assert_eq!(
        shown("$a = 1,2; \"<$a>\"; \"$true $null|\""),
        "<1 2>\nTrue |\n"
    );
    assert_eq!(
        shown("Get-Mailbox test1 | % { \"$($_.Name) has $($_.ItemCount)\" }"),
        "test1 has 250\n"
    );
    assert_eq!(
        shown("@'\na 'b' $c\n'@; @\"\nn is $(1 + 1)\n\"@"),
        "a 'b' $c\nn is 2\n"
    );
    assert_eq!(
        shown("\u{201C}typographic\u{201D}; \u{2018}quotes\u{2019}; 'a' \u{2013}eq 'A'"),
        "typographic\nquotes\nTrue\n"
    );
}

#[test]
fn lists_and_tables_are_built() {
    assert_eq!(
        values("@('a','b').Count; @().Count; (1,2,3)[-1]; @(1)[0]; (,1).Count"),
        ["2", "0", "3", "1", "1"]
    );
    assert_eq!(
        values(
            "$h = @{Name = 'n'; 'b c' = 1,2\n D = Get-Mailbox test1}; $h.name; $h['b c'][1]; $h.D.Alias; $h.Count"
        ),
        ["\"n\"", "2", "\"test1\"", "3"]
    );
    assert_eq!(
        values(
            "$x = 1; $x += 2; $x; $l = @(); $l += 'a'; $l += 'b'; $l.Count; $s = 'a'; $s += 1; $s"
        ),
        ["3", "2", "\"a1\""]
    );
    assert_eq!(
        values(
            "(3..1) -join '-'; 'a,b;c' -split '[,;]' | select -Last 1; 'abc' -replace 'B(.)','$1$1'"
        ),
        ["\"3-2-1\"", "\"c\"", "\"acc\""]
    );
    assert_eq!(
        values("'{0}/{1,4}|{2:N1}' -f 'a', 7, 1234.56"),
        ["\"a/   7|1,234.6\""]
    );
    assert_eq!(
        values("50GB / 1GB; 7 % 4; 5 / 2; 2 + 3 * 4; -(1 + 1); 1kb"),
        ["50", "3", "2.5", "14", "-2", "1024"]
    );
}

#[test]
fn comparisons_follow_the_left_side() {
    let truths = "'A' -eq 'a'; 'A' -ceq 'a'; 5 -eq '5'; '10' -lt 9; 10 -gt '9'; 'abc' -like 'A*'; 'abc' -notlike 'x*'; \
        'abc' -match '^a.c$'; 1,2 -contains 2; 3 -in 1,2; $null -eq $null; -not 'x'; !$false; 1 -eq 1 -and 2 -eq 3 -or $true; \
        'a' -in @('A'); (1,2,3 -gt 1).Count -eq 2";
    let expected = [
        true, false, true, true, true, true, true, true, true, false, true, false, true, true,
        true, true,
    ];
    assert_eq!(
        values(truths),
        expected.map(|truth: bool| truth.to_string())
    );
}

#[test]
fn statements_branch_and_repeat() {
    assert_eq!(
        values(
            "if (Get-Mailbox test1) { 'yes' } else { 'no' }; if ($null) { 1 } elseif (1 -gt 2) { 2 } else { 3 }"
        ),
        ["\"yes\"", "3"]
    );
    assert_eq!(
        values("foreach ($m in Get-Mailbox) { if ($m.ItemCount -lt 100) { $m.Name } }"),
        ["\"test3\""]
    );
    assert_eq!(
        values("foreach ($i in 1..3) { $i }\n# a comment\n'end' <# another #>"),
        ["1", "2", "3", "\"end\""]
    );
    assert_eq!(
        values("Get-Mailbox `\n  -Identity test1 |\n  % Name\n\nGet-Mailbox test2\n | % Name"),
        ["\"test1\"", "\"test2\""]
    );
}

#[test]
fn methods_and_casts_that_scripts_use() {
    assert_eq!(
        values(
            "'Ab'.ToUpper(); ' a '.Trim(); 'a@b'.Split('@')[1]; 'abc'.Substring(1, 1); 'abc'.StartsWith('ab'); 'a-b'.Replace('-', '+')"
        ),
        ["\"AB\"", "\"a\"", "\"b\"", "\"b\"", "true", "\"a+b\""]
    );
    assert_eq!(
        values(
            "[int]'5' + 1; [string]5 + 1; [bool]'x'; ([datetime]'2025-01-31').AddMonths(1).ToString('yyyy-MM-dd'); ([datetime]'2025-01-31').Year; [int]2.5"
        ),
        ["6", "\"51\"", "true", "\"2025-02-28\"", "2025", "2"]
    );
    assert_eq!(
        values(
            "(Get-Mailbox).Name -join ','; (Get-Mailbox).Count; (Get-Mailbox test1).PersistedCapabilities[0]"
        ),
        ["\"test1,test2,test3\"", "3", "\"MYANALYTICSP2\""]
    );
}
