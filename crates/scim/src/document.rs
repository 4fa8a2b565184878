//! A resource as JSON in canonical form: names as the schema spells them, values of its types,
//! nothing that is read-only, null or empty.

use beffroi_core::failure;
use serde_json::{Map, Value};

use crate::schema::{Attribute, Kind, ResourceType, Schema, find};
use crate::{limits, refusal};

/// Attributes by their names; the extension's under its URN.
pub(crate) type Document = Map<String, Value>;

/// Parts of values that RFC 7643 has and the directory has not.
const PASSED_OVER_PARTS: [&str; 7] = [
    "display",
    "formatted",
    "middleName",
    "honorificPrefix",
    "honorificSuffix",
    "$ref",
    "primary",
];
/// Most characters of a text.
const LONGEST_TEXT: usize = 1_024;

/// Reads a body into canonical form. Unknown attributes are refused by name; what RFC 7643 has and
/// the directory has not is passed over.
pub(crate) fn read(kind: &ResourceType, body: &Value) -> failure::Result<Document> {
    let Value::Object(body) = body else {
        return Err(refusal::syntax("the body must be a JSON object"));
    };
    let mut document = Document::new();
    for (name, value) in body {
        if let Some(schema) = kind.schema(name) {
            let part = read_schema(schema, value)?;
            if kind.is_extension(schema) {
                if !part.is_empty() {
                    document.insert(schema.id.to_owned(), part.into());
                }
            } else {
                document.extend(part);
            }
        } else if let Some(attribute) = kind.attribute(name) {
            insert(&mut document, attribute, value)?;
        } else if !kind.core.passes_over(name) {
            return Err(unknown(kind, name));
        }
    }
    Ok(document)
}

/// Reads what stands under the URN of a schema.
pub(crate) fn read_schema(schema: &Schema, value: &Value) -> failure::Result<Document> {
    let mut document = Document::new();
    match value {
        Value::Null => {}
        Value::Object(parts) => {
            for (name, value) in parts {
                if let Some(attribute) = find(schema.attributes, name) {
                    insert(&mut document, attribute, value)?;
                } else if !schema.passes_over(name) && !name.eq_ignore_ascii_case("schemas") {
                    let name: String = name.chars().take(100).collect();
                    return Err(refusal::value(format!(
                        "'{name}' is no attribute of {}",
                        schema.id
                    )));
                }
            }
        }
        _ => return Err(refusal::value(format!("{} must be an object", schema.id))),
    }
    Ok(document)
}

fn insert(document: &mut Document, attribute: &Attribute, value: &Value) -> failure::Result<()> {
    if attribute.read_only {
        return Ok(());
    }
    if let Some(value) = coerce(attribute, value)? {
        document.insert(attribute.name.to_owned(), value);
    }
    Ok(())
}

/// The refusal of an attribute that the schema does not have.
pub(crate) fn unknown(kind: &ResourceType, name: &str) -> beffroi_core::Failure {
    let name: String = name.chars().take(100).collect();
    let (what, schema) = (kind.name, kind.core.id);
    refusal::value(format!(
        "'{name}' is no attribute of a {what} here; /Schemas/{schema} says which there are"
    ))
}

/// A value in the form of its attribute; none for null and what is empty.
///
/// Taken as providers send it: a text for a boolean (`"False"`), one value where a list belongs, a
/// bare text where an object with `value` belongs.
pub(crate) fn coerce(attribute: &Attribute, value: &Value) -> failure::Result<Option<Value>> {
    if !attribute.multi_valued {
        return coerce_one(attribute, value);
    }
    let given = match value {
        Value::Null => return Ok(None),
        Value::Array(values) => values.as_slice(),
        one => std::slice::from_ref(one),
    };
    let mut values = Vec::with_capacity(given.len());
    for one in given {
        values.extend(coerce_one(attribute, one)?);
    }
    check_primary(attribute, &values)?;
    Ok((!values.is_empty()).then(|| values.into()))
}

/// At most one value is the preferred one.
pub(crate) fn check_primary(attribute: &Attribute, values: &[Value]) -> failure::Result<()> {
    let preferred = values.iter().filter(|value| value["primary"] == true);
    if preferred.count() > 1 {
        let name = attribute.name;
        return Err(refusal::value(format!("{name}: only one may be primary")));
    }
    Ok(())
}

/// One value in the form of its attribute, whether or not there may be several.
pub(crate) fn coerce_one(attribute: &Attribute, value: &Value) -> failure::Result<Option<Value>> {
    let wrong = |rule: &str| Err(refusal::value(format!("{} must be {rule}", attribute.name)));
    match (attribute.kind, value) {
        (_, Value::Null) => Ok(None),
        (Kind::Text | Kind::Reference | Kind::Instant, Value::String(text)) => {
            if text.chars().count() > LONGEST_TEXT {
                return wrong("a text of at most 1,024 characters");
            }
            if text.contains('\0') {
                return wrong("a text without NUL");
            }
            Ok((!text.trim().is_empty()).then(|| value.clone()))
        }
        (Kind::Text | Kind::Reference | Kind::Instant, _) => wrong("a text"),
        (Kind::Bool, Value::Bool(_)) => Ok(Some(value.clone())),
        (Kind::Bool, Value::String(text)) => match text.to_ascii_lowercase().as_str() {
            "true" => Ok(Some(true.into())),
            "false" => Ok(Some(false.into())),
            _ => wrong("true or false"),
        },
        (Kind::Bool, _) => wrong("true or false"),
        (Kind::Complex, Value::Object(parts)) => {
            let mut object = Document::new();
            for (name, value) in parts {
                if let Some(part) = attribute.part(name) {
                    insert(&mut object, part, value)?;
                } else if !PASSED_OVER_PARTS
                    .iter()
                    .any(|known| known.eq_ignore_ascii_case(name))
                {
                    let name: String = name.chars().take(100).collect();
                    return wrong(&format!("an object without '{name}', which is not known"));
                }
            }
            // Without what it is for, where it belongs or how much it counts, nothing is said.
            let says = object
                .keys()
                .any(|name| name != "type" && name != "primary");
            Ok(says.then(|| object.into()))
        }
        (Kind::Complex, Value::String(_)) if attribute.part("value").is_some() => {
            let mut object = Document::new();
            object.insert("value".to_owned(), value.clone());
            Ok(Some(object.into()))
        }
        (Kind::Complex, _) => wrong("an object"),
    }
}

/// Refuses more values than a person has.
pub(crate) fn check_size(document: &Document) -> failure::Result<()> {
    for (name, value) in document {
        if value
            .as_array()
            .is_some_and(|all| all.len() > limits::VALUES)
        {
            let most = limits::VALUES;
            return Err(refusal::value(format!(
                "{name} must have at most {most} values"
            )));
        }
    }
    Ok(())
}
