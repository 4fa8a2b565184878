use beffroi_cmdlets::Console;

use super::directory::{Directory, finished, run, shell, shown};

#[test]
fn properties_are_spelt_as_the_object_spells_them() {
    assert_eq!(
        shown("Get-Mailbox test1 | select SkuAssigned, PersistedCapabilities"),
        "
SKUAssigned PersistedCapabilities
----------- ---------------------
       True {MYANALYTICSP2, BPOS_S_BookingsAddOn, BPOS_S_Enterprise}

"
    );
    assert_eq!(
        shown("Get-Recipient test1 | select RootCapabilities"),
        "
RootCapabilities
----------------
{BPOS_S_Deskless, BPOS_S_Enterprise}

"
    );
}

#[test]
fn a_view_says_what_is_shown_until_properties_are_selected() {
    assert_eq!(
        shown("Get-Mailbox"),
        "
Name  Alias ProhibitSendQuota
----  ----- -----------------
test1 test1 99 GB (106,300,440,576 bytes)
test2 test2 99 GB (106,300,440,576 bytes)
test3 test3 99 GB (106,300,440,576 bytes)

"
    );
    assert_eq!(
        shown("Get-Mailbox -ResultSize 2 | Format-List"),
        "
Name                  : test1
PrimarySmtpAddress    : test1@contoso.com
PersistedCapabilities : {MYANALYTICSP2, BPOS_S_BookingsAddOn, BPOS_S_Enterprise}

Name                  : test2
PrimarySmtpAddress    : test2@contoso.com
PersistedCapabilities : {BPOS_S_Deskless}

"
    );
}

#[test]
fn up_to_four_properties_are_a_table_and_more_a_list() {
    assert_eq!(
        shown("Get-Mailbox test3 | select Name, ItemCount, WhenCreated, PersistedCapabilities"),
        "
Name  ItemCount WhenCreated          PersistedCapabilities
----  --------- -----------          ---------------------
test3        30 9/21/2022 8:07:47 AM {MYANALYTICSP2, BPOS_S_BookingsAddOn, BPOS_S_Archive, BPOS_S_DLP…}

"
    );
    assert_eq!(
        shown("Get-Mailbox test2 | select Name, Alias, ItemCount, Nothing, Department"),
        "
Name       : test2
Alias      : test2
ItemCount  : 1400
Nothing    : 
Department : IT

"
    );
}

#[test]
fn what_does_not_fit_is_cut() {
    let narrow = Console {
        width: 24,
        enumeration_limit: 1,
    };
    let shown = run("Get-Mailbox test1 | select Name, PersistedCapabilities").text(narrow);
    assert_eq!(
        shown,
        "
Name  PersistedCapabilit
      ies
----  ------------------
test1 {MYANALYTICSP2…}

"
    );
    let narrow = Console {
        width: 12,
        enumeration_limit: 4,
    };
    // Format-Table shows for the console of the session.
    let mut shell = shell().on(narrow);
    let outcome = finished(shell.run(
        &Directory::default(),
        "Get-Mailbox test1 | ft Name, Alias, Department",
    ));
    assert_eq!(
        outcome.text(narrow),
        "
Name  Alias
----  -----
test1 test1

"
    );
}

#[test]
fn lists_go_on_below_their_value() {
    let narrow = Console {
        width: 30,
        enumeration_limit: 4,
    };
    let shown = run("[pscustomobject]@{Name='a'; Text='one two three four five'; C=1; D=2; E=3}")
        .text(narrow);
    assert_eq!(
        shown,
        "
Name : a
Text : one two three four five
C    : 1
D    : 2
E    : 3

"
    );
    let shown =
        run("[pscustomobject]@{Name='a'; Text='one two three four five six'; C=1; D=2; E=3}")
            .text(narrow);
    assert!(
        shown.contains("\nText : one two three four five\n       six\nC"),
        "{shown}"
    );
}

#[test]
fn values_are_lines_and_objects_between_them_tables() {
    assert_eq!(
        shown("'a'; 1.5; $true; $null; @(1, 2); [pscustomobject]@{A=1}; 'b'"),
        "a\n1.5\nTrue\n1\n2\n\nA\n-\n1\n\nb\n"
    );
    assert_eq!(
        shown("@{A=1}"),
        "
Name                           Value
----                           -----
A                              1

"
    );
}

#[test]
fn measures_and_groups_look_as_they_do_there() {
    assert_eq!(
        shown("1..4 | Measure-Object -Sum -Average"),
        "
Count             : 4
Average           : 2.5
Sum               : 10
Maximum           : 
Minimum           : 
StandardDeviation : 
Property          : 

"
    );
    assert_eq!(
        shown("Get-Mailbox | group Department -NoElement"),
        "
Count Name
----- ----
    1 IT
    2 Sales

"
    );
}

#[test]
fn formats_are_texts() {
    assert_eq!(
        shown(
            "Get-Mailbox test1 | ft Name, @{n='Twice'; e={$_.ItemCount * 2}} -AutoSize | Out-String -Stream"
        ),
        "\nName  Twice\n----  -----\ntest1   500\n\n"
    );
    assert_eq!(
        shown("Get-Mailbox test1 | fl Name, *count"),
        "\nName      : test1\nItemCount : 250\n\n"
    );
    assert_eq!(
        shown("Get-Mailbox test1 | ft -HideTableHeaders Name"),
        "\ntest1\n\n"
    );
}
