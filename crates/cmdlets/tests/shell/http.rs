use serde_json::{Value as Json, json};

use super::directory::{Directory, finished, registry};

fn invoke(name: &str, parameters: &Json) -> Result<Vec<String>, String> {
    let directory = Directory::default();
    let registry = registry();
    let parameters = parameters.as_object().expect("an object");
    let invoked = finished(registry.invoke(&directory, name, parameters));
    let mut lines = directory.changes.into_inner().expect("a lock");
    match invoked {
        Ok(invoked) => {
            lines.extend(
                invoked
                    .values
                    .iter()
                    .map(|value| value.member("Name").to_text()),
            );
            lines.extend(invoked.warnings);
            Ok(lines)
        }
        Err(error) => Err(error.to_string()),
    }
}

#[test]
fn parameters_of_a_call_follow_the_rules_of_scripts() {
    assert_eq!(
        invoke(
            "Get-Mailbox",
            &json!({"Identity": "test1", "ResultSize": "Unlimited"})
        ),
        Ok(vec!["test1".to_owned()])
    );
    assert_eq!(
        invoke(
            "Set-Mailbox",
            &json!({
                "Identity": "a",
                "EmailAddresses": {"@odata.type": "#Exchange.GenericHashTable", "add": "x"},
                "HiddenFromAddressListsEnabled": "true",
                "Age@odata.type": "#Int64",
                "Age": "5",
                "ProhibitSendQuota": "99 GB (106,300,440,576 bytes)",
                "WhatIf": true,
                "ErrorAction": "Stop"
            })
        ),
        Ok(vec![
            r#"Age=5 EmailAddresses={"add":"x"} HiddenFromAddressListsEnabled=true Identity="a" ProhibitSendQuota=106300440576 (what if)"#.to_owned()
        ])
    );
    assert_eq!(
        invoke("Set-Mailbox", &json!({"Identity": "a"})).map(|lines| lines.len()),
        Ok(2)
    );
    assert_eq!(
        invoke("Get-Mailbox", &json!({"Nothing": 1})),
        Err("A parameter cannot be found that matches parameter name 'Nothing'.".to_owned())
    );
    assert_eq!(
        invoke("Set-Mailbox", &json!({})),
        Err(
            "Cannot process command because of one or more missing mandatory parameters: Identity."
                .to_owned()
        )
    );
    let not_found = invoke("Get-Mailbox", &json!({"Identity": "nobody"}));
    assert!(not_found.is_err_and(|error| error.contains("couldn't be found")));
    let unknown = invoke("Get-Nothing", &json!({}));
    assert!(unknown.is_err_and(|error| error.starts_with("The term 'Get-Nothing'")));
}
