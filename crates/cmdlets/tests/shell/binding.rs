use super::directory::{changed, error, run, values};

#[test]
fn arguments_come_in_every_form() {
    assert_eq!(
        values("Get-Mailbox -Identity test1 | % Name"),
        ["\"test1\""]
    );
    assert_eq!(values("get-mailbox -id:test1 | % Name"), ["\"test1\""]);
    assert_eq!(
        values("Get-Mailbox -i test1@contoso.com -Archive:$false | % Name"),
        ["\"test1\""]
    );
    assert_eq!(
        values("$who = 'test1'; (Get-Mailbox $who).Name; (Get-Mailbox \"$($who)\").Alias"),
        ["\"test1\"", "\"test1\""]
    );
    assert_eq!(
        values("$p = @{Identity='test2'; Archive=$true}; (Get-Mailbox @p).Name"),
        ["\"test2\""]
    );
    assert_eq!(
        changed("Set-Mailbox test1 -ProhibitSendQuota 50GB -ProhibitSendReceiveQuota Unlimited"),
        [r#"ProhibitSendQuota=53687091200 ProhibitSendReceiveQuota="Unlimited" Identity="test1""#]
    );
    assert_eq!(
        changed("Set-Mailbox test1 -ProhibitSendQuota 39.5GB"),
        [r#"ProhibitSendQuota=42412802048 Identity="test1""#]
    );
    assert_eq!(
        changed("Set-Mailbox test1 -AddLicenses @(@{SkuId='a'}, @{SkuId='b'}) -Age 7"),
        [r#"AddLicenses=[{"SkuId":"a"},{"SkuId":"b"}] Age=7 Identity="test1""#]
    );
    assert_eq!(
        changed("smb test1 -EmailAddresses @{Add='x@y'} -DisplayName 0049 -WhatIf -Confirm:$false"),
        [r#"EmailAddresses={"Add":"x@y"} DisplayName="0049" Identity="test1" (what if) (unasked)"#]
    );
    assert_eq!(
        changed(
            "Set-Mailbox test1 -EmailAddresses a@b, c@d -Hidden $true -Ret 12/31/2030 -Settings @{a=1}"
        ),
        [
            r#"EmailAddresses=["a@b","c@d"] HiddenFromAddressListsEnabled=true RetentionDate="2030-12-31T00:00:00Z" Settings={"a":1} Identity="test1""#
        ]
    );
    assert_eq!(
        changed("Set-Mailbox test1 -Owner A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11"),
        [r#"Owner="a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11" Identity="test1""#]
    );
}

#[test]
fn a_preference_asks_for_what_if_where_nothing_else_is_said() {
    assert_eq!(
        changed(
            "$WhatIfPreference = $true; Set-Mailbox test1 -Age 1; Set-Mailbox test1 -Age 2 -WhatIf:$false"
        ),
        [
            r#"Age=1 Identity="test1" (what if)"#,
            r#"Age=2 Identity="test1""#
        ]
    );
    assert_eq!(
        changed("$WhatIfPreference = $false; Set-Mailbox test1 -Age 1"),
        [r#"Age=1 Identity="test1""#]
    );
}

#[test]
fn the_pipeline_fills_parameters() {
    assert_eq!(
        values("'test1','test3' | Get-Mailbox | % Name"),
        ["\"test1\"", "\"test3\""]
    );
    assert_eq!(
        changed("Get-Mailbox | ? Department -eq Sales | Set-Mailbox -Age 1"),
        [r#"Age=1 Identity="test1""#, r#"Age=1 Identity="test3""#]
    );
    // As PowerShell does: where the place is taken, there is nothing left for what comes.
    let (id, _) = error("Get-Mailbox test1 | Set-Mailbox -Identity test9 -Age 1");
    assert_eq!(id, "InputObjectNotBound,Set-Mailbox");
}

#[test]
fn what_does_not_fit_is_refused_in_powershells_words() {
    let cases = [
        (
            "Get-Mailbox -X 1",
            "NamedParameterNotFound,Get-Mailbox",
            "A parameter cannot be found that matches parameter name 'X'.",
        ),
        (
            "Set-Mailbox a -Prohibit 1",
            "AmbiguousParameter,Set-Mailbox",
            "Parameter cannot be processed because the parameter name 'Prohibit' is ambiguous. Possible matches include: -ProhibitSendQuota -ProhibitSendReceiveQuota.",
        ),
        (
            "Get-Mailbox -Identity",
            "MissingArgument,Get-Mailbox",
            "Missing an argument for parameter 'Identity'. Specify a parameter of type 'System.String' and try again.",
        ),
        (
            "Get-Mailbox a b",
            "PositionalParameterNotFound,Get-Mailbox",
            "A positional parameter cannot be found that accepts argument 'b'.",
        ),
        (
            "Set-Mailbox -Age 1",
            "MissingMandatoryParameter,Set-Mailbox",
            "Cannot process command because of one or more missing mandatory parameters: Identity.",
        ),
        (
            "Set-Mailbox a -Age x",
            "CannotConvertArgumentNoMessage,Set-Mailbox",
            "Cannot bind parameter 'Age'. Cannot convert value \"x\" to type \"System.Int32\". Error: \"The input string 'x' was not in a correct format.\"",
        ),
        (
            "Set-Mailbox a -Hidden yes",
            "ParameterArgumentTransformationError,Set-Mailbox",
            "Cannot process argument transformation on parameter 'HiddenFromAddressListsEnabled'. Cannot convert value \"System.String\" to type \"System.Boolean\". Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0.",
        ),
        (
            "Set-Mailbox a -Age 1 -Age 2",
            "ParameterAlreadyBound,Set-Mailbox",
            "Cannot bind parameter because parameter 'Age' is specified more than once. To provide multiple values to parameters that can accept multiple values, use the array syntax. For example, \"-parameter value1,value2,value3\".",
        ),
        (
            "Set-Mailbox $null",
            "ParameterArgumentValidationErrorNullNotAllowed,Set-Mailbox",
            "Cannot bind argument to parameter 'Identity' because it is null.",
        ),
        (
            "Set-Mailbox ''",
            "ParameterArgumentValidationErrorEmptyStringNotAllowed,Set-Mailbox",
            "Cannot bind argument to parameter 'Identity' because it is an empty string.",
        ),
        (
            "Get-Mailbox a,b",
            "CannotConvertArgumentNoMessage,Get-Mailbox",
            "Cannot bind parameter 'Identity'. Cannot convert 'System.Object[]' to the type 'System.String' required by parameter 'Identity'. Specified method is not supported.",
        ),
        (
            "Get-Mailbox -Recipient Room",
            "ParameterArgumentValidationError,Get-Mailbox",
            "Cannot validate argument on parameter 'RecipientTypeDetails'. The argument \"Room\" does not belong to the set \"UserMailbox,SharedMailbox\" specified by the ValidateSet attribute. Supply an argument that is in the set and then try the command again.",
        ),
        (
            "@{A=1} | Get-Mailbox",
            "InputObjectNotBound,Get-Mailbox",
            "The input object cannot be bound to any parameters for the command either because the command does not take pipeline input or the input and its properties do not match any of the parameters that take pipeline input.",
        ),
        (
            "Get-Malibox",
            "CommandNotFoundException",
            "The term 'Get-Malibox' is not recognized as a name of a cmdlet, function, script file, or executable program.\nCheck the spelling of the name, or if a path was included, verify that the path is correct and try again.",
        ),
    ];
    for (script, id, message) in cases {
        assert_eq!(
            error(script),
            (id.to_owned(), message.to_owned()),
            "{script}"
        );
    }
}

#[test]
fn what_would_be_asked_of_somebody_is_refused_since_nobody_is_there() {
    let outcome = run("Set-Mailbox test1 -DisplayName A -Confirm");
    let error = outcome.errors().next().expect("an error");
    assert!(error.message.contains("nobody to ask"), "{}", error.message);
    assert_eq!(
        changed("Set-Mailbox test1 -DisplayName B -Confirm:$false").len(),
        1
    );
}
