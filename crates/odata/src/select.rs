//! `$select`: the properties that the answer keeps.

use beffroi_core::{Failure, failure};
use serde_json::Value;

use crate::refusal::quoted;
use crate::supports::declared;

/// Reads `id,displayName`. `properties` are the resource's own, and the answer uses their spelling;
/// naming one twice is the same as naming it once. `None` when `*` asks for every property.
///
/// # Errors
/// `Kind::Invalid` naming a property that the resource does not have.
pub fn parse(text: &str, properties: &[&str]) -> failure::Result<Option<Vec<String>>> {
    parse_within("$select", text, properties)
}

/// The same for a `$select` that stands inside `option`.
pub(crate) fn parse_within(
    option: &str,
    text: &str,
    properties: &[&str],
) -> failure::Result<Option<Vec<String>>> {
    let mut selected: Vec<String> = Vec::new();
    let mut everything = false;
    for name in text.split(',').map(str::trim) {
        if name == "*" {
            everything = true;
        } else if name.is_empty() {
            let why = "has an empty place where a property belongs";
            return Err(Failure::invalid(option, why));
        } else if let Some(property) = declared(properties, name) {
            if !selected.iter().any(|other| other == property) {
                selected.push(property.to_owned());
            }
        } else {
            let why = format!(
                "names {}, which is not among the properties {}",
                quoted(name),
                properties.join(", ")
            );
            return Err(Failure::invalid(option, why));
        }
    }
    Ok((!everything).then_some(selected))
}

/// Keeps of an entity, or of each in an array, its `id`, its `@odata.…` annotations and the
/// selected properties (compared without regard to case) with their own annotations
/// (`members@odata.nextLink`). Any other value stays as it is.
#[must_use]
pub fn project(value: Value, selected: &[String]) -> Value {
    match value {
        Value::Object(mut properties) => {
            properties.retain(|name, _| is_kept(name, selected));
            Value::Object(properties)
        }
        Value::Array(entities) => entities
            .into_iter()
            .map(|entity| project(entity, selected))
            .collect(),
        other => other,
    }
}

fn is_kept(name: &str, selected: &[String]) -> bool {
    let property = match name.split_once("@odata.") {
        Some(("", _)) => return true,
        Some((property, _)) => property,
        None => name,
    };
    property == "id"
        || selected
            .iter()
            .any(|other| other.eq_ignore_ascii_case(property))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn spelling_is_the_declared_one() {
        let selected =
            parse(" DISPLAYNAME,id,displayName ", &["id", "displayName"]).expect("valid");
        assert_eq!(
            selected,
            Some(vec!["displayName".to_owned(), "id".to_owned()])
        );
        assert_eq!(parse("id,*", &["id"]).expect("valid"), None);
    }

    #[test]
    fn unknown_and_missing_names_are_refused() {
        let unknown = parse("id,salary", &["id"]).expect_err("unknown");
        assert!(unknown.message().contains("'salary'"), "{unknown}");
        assert_eq!(unknown.target(), Some("$select"));
        parse("", &["id"]).expect_err("empty");
        parse("id,", &["id"]).expect_err("empty place");
    }

    #[test]
    fn projection_keeps_identity_and_annotations() {
        let entity = json!({
            "id": 1, "@odata.etag": "W/1", "displayName": "A", "mail": "a@b",
            "members": [], "members@odata.nextLink": "x", "owners@odata.nextLink": "y",
        });
        assert_eq!(
            project(entity, &["DisplayName".to_owned(), "members".to_owned()]),
            json!({"id": 1, "@odata.etag": "W/1", "displayName": "A", "members": [], "members@odata.nextLink": "x"})
        );
        assert_eq!(project(json!([{"mail": 1}, 2]), &[]), json!([{}, 2]));
    }
}
