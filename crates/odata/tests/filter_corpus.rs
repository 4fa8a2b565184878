//! Filters as real clients send them: scripts, command line tools and the SDKs. Each parses, or is
//! refused with the name of what is not offered.

use beffroi_core::{Failure, Kind};
use beffroi_odata::filter;

const TAKEN: &[&str] = &[
    "startsWith(displayName,'User') and accountEnabled eq true",
    "startswith(displayName, 'a') or startswith(givenName, 'a') or startswith(surname, 'a')",
    "startswith(displayName,'Room') eq true",
    "startsWith(displayName,'User') ne false",
    "userPrincipalName eq 'anne.o''neill@contoso.example'",
    "UserPrincipalName eq ('anne@contoso.example')",
    "mail eq 'a@b.c' or userPrincipalName eq 'a@b.c'",
    "id in ('0b1a3f6e-6b0f-4b57-9c0a-0f6f3d9d9f01','0b1a3f6e-6b0f-4b57-9c0a-0f6f3d9d9f02')",
    "department in ('Sales', 'Retail')",
    "appId eq 0b1a3f6e-6b0f-4b57-9c0a-0f6f3d9d9f01",
    "principalId eq '0b1a3f6e-6b0f-4b57-9c0a-0f6f3d9d9f01'",
    "accountEnabled eq true and userType eq 'Guest'",
    "accountEnabled eq True AND NOT (userType eq 'Guest')",
    "NOT startsWith(mail,'A')",
    "not(endsWith(userPrincipalName,'.onmicrosoft.com'))",
    "endsWith(mail,'@contoso.example')",
    "contains(deviceName,'LAPTOP')",
    "onPremisesSyncEnabled ne true",
    "signInActivity/lastSignInDateTime le 2026-01-01T00:00:00Z",
    "createdDateTime ge 2026-11-01 and createdDateTime lt 2026-12-01",
    "activityDateTime ge 2026-11-22T09:00:00.123Z and activityDateTime le 2026-11-22T10:00:00+01:00",
    "activityDateTime gt 2026-11-22T09:00:00.0000000Z",
    "securityEnabled eq true and mailEnabled eq false",
    "mail ne null",
    "employeeId eq null",
    "operatingSystem eq 'Windows' and complianceState eq 'noncompliant'",
    "lastSyncDateTime lt 2026-10-23T00:00:00Z",
    "state eq 'active' and location eq 'taskbar' and objective eq 'adoption'",
    "category eq 'OrganizationalMessages' and result eq 'failure'",
    "initiatedBy/user/id eq '0b1a3f6e-6b0f-4b57-9c0a-0f6f3d9d9f01'",
    "consumedUnits gt 0",
    "groupTypes/any(c:c eq 'Unified')",
    "groupTypes/Any(c:c eq 'Unified')",
    "NOT groupTypes/any(c:c eq 'Unified') and mailEnabled eq true",
    "groupTypes/any(g: g eq 'DynamicMembership') eq true",
    "not(assignedLicenses/any(x:x/skuId eq 0b1a3f6e-6b0f-4b57-9c0a-0f6f3d9d9f01))",
    "resourceProvisioningOptions/Any(x:x eq 'Team')",
    "proxyAddresses/all(p:startswith(p,'smtp:') or endswith(p,'x'))",
    "otherMails/any()",
    "assignedLicenses/$count ne 0",
    "not (assignedLicenses/$count eq 0) and userType eq 'Member'",
    "((accountEnabled eq true))",
    "roleDefinitionId eq '0b1a3f6e-6b0f-4b57-9c0a-0f6f3d9d9f01' and directoryScopeId eq '/'",
];

const NAMED: &[(&str, &str)] = &[
    (
        "assignedLicenses/any(x:x/disabledPlans/any(p:p eq 'x'))",
        "lambda operator 'any' at position 40",
    ),
    ("groupTypes/each(c:c eq 'Unified')", "function 'each'"),
    ("assignedLicenses/$count gt 2", "$count that is compared"),
    ("displayName/$value eq 'a'", "'$value'"),
    (
        "tolower(displayName) eq 'a'",
        "function 'tolower' at position 1",
    ),
    (
        "startswith(tolower(displayName),'a')",
        "function 'tolower' at position 12",
    ),
    ("createdDateTime ge now()", "function 'now' at position 20"),
    (
        "consumedUnits add 5 gt 10",
        "arithmetic operator 'add' at position 15",
    ),
    ("consumedUnits gt 10 sub 5", "arithmetic operator 'sub'"),
    ("flags has 'x'", "flags operator 'has'"),
    (
        "microsoft.graph.user/mail eq 'x'",
        "the type 'microsoft.graph.user'",
    ),
    ("isof('microsoft.graph.user')", "function 'isof'"),
    ("mailboxSize gt 1.5", "number 1.5"),
    (
        "skuId eq guid'0b1a3f6e-6b0f-4b57-9c0a-0f6f3d9d9f01'",
        "the type 'guid'",
    ),
    (
        "status eq microsoft.graph.status'on'",
        "the type 'microsoft.graph.status'",
    ),
    ("displayName eq @p1", "'@p1'"),
    ("$it/displayName eq 'x'", "'$it' at position 1"),
];

const BROKEN: &[(&str, &str)] = &[
    ("", "position 1: expected a property"),
    (
        "displayName",
        "position 12: expected eq, ne, gt, ge, lt, le or in, found the end",
    ),
    ("displayName = 'x'", "position 13: unexpected character '='"),
    ("displayName like 'x'", "found 'like'"),
    (
        "displayName eq amy",
        "found 'amy' (text goes in single quotes)",
    ),
    ("displayName eq \"amy\"", "not double"),
    (
        "displayName eq 'amy",
        "position 16: the text that begins here lacks its closing quote",
    ),
    ("displayName eq 'é' & x", "position 20"),
    (
        "displayName eq 'amy' mail eq 'x'",
        "expected and, or, or the end, found 'mail'",
    ),
    ("(accountEnabled eq true", "found the end"),
    ("accountEnabled eq true)", "found ')'"),
    ("'x' eq displayName", "found the text 'x'"),
    ("id in ()", "expected a literal, found ')'"),
    ("id in 'x'", "expected '(', found the text 'x'"),
    ("startswith(displayName)", "expected ',', found ')'"),
    (
        "startswith(displayName,5)",
        "expected text in single quotes",
    ),
    ("startswith('a',displayName)", "expected a property"),
    (
        "startswith(displayName,'a') eq 'a'",
        "expected true or false",
    ),
    ("createdDateTime ge 2026-13-01", "expected an instant"),
    ("consumedUnits gt 99999999999999999999", "64 bits"),
    ("consumedUnits gt 12abc", "'12abc' is neither"),
    ("a/ 1", "expected a property, found the number 1"),
    ("not", "found the end"),
    ("a/all()", "expected a variable such as 'c', found ')'"),
    ("a/any(c)", "expected ':', found ')'"),
    (
        "a/any(c:d eq 1)",
        "position 9: expected the variable 'c' first",
    ),
    ("a/any(c:c eq 1", "found the end"),
    ("startswith(a/any(),'x')", "expected a property"),
];

fn refused(text: &str) -> Failure {
    filter::parse(text).expect_err(text)
}

#[test]
fn what_clients_send_is_taken() {
    for text in TAKEN {
        if let Err(refused) = filter::parse(text) {
            panic!("{text}: {refused}");
        }
    }
}

#[test]
fn what_is_not_offered_is_named() {
    for (text, named) in NAMED {
        let refused = refused(text);
        assert_eq!(refused.kind(), Kind::Unsupported, "{text}: {refused}");
        assert_eq!(refused.code(), "Request_UnsupportedQuery");
        assert_eq!(refused.target(), Some("$filter"));
        assert!(refused.message().contains(named), "{text}: {refused}");
    }
}

#[test]
fn what_is_broken_is_placed() {
    for (text, said) in BROKEN {
        let refused = refused(text);
        assert_eq!(refused.kind(), Kind::Invalid, "{text}: {refused}");
        assert!(refused.message().contains(said), "{text}: {refused}");
    }
}

#[test]
fn bombs_are_refused() {
    let nested = format!("{}a eq 1{}", "(".repeat(33), ")".repeat(33));
    for (text, said) in [
        ("(".repeat(4096), "nested deeper than 32"),
        ("not ".repeat(1024), "nested deeper than 32"),
        (
            format!("a eq {}", "(".repeat(4000)),
            "nested deeper than 32",
        ),
        (nested, "nested deeper than 32"),
        (
            format!("{}a eq 1", "a eq 1 or ".repeat(100)),
            "more than 100 terms",
        ),
        (
            format!("a in ({}1)", "1,".repeat(100)),
            "more than 100 terms",
        ),
        (
            format!("a eq '{}'", "x".repeat(4096)),
            "longer than 4096 bytes",
        ),
    ] {
        let refused = refused(&text);
        assert_eq!(refused.kind(), Kind::Invalid);
        assert!(refused.message().contains(said), "{refused}");
    }
    let deepest = format!("{}a eq 1{}", "(".repeat(32), ")".repeat(32));
    assert!(filter::parse(&deepest).is_ok());
    assert!(filter::parse(&format!("{}a eq 1", "a eq 1 or ".repeat(99))).is_ok());
}
