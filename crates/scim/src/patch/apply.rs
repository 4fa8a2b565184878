//! What an operation does to a document.

use beffroi_core::failure;
use beffroi_core::filter::Value as Literal;
use serde_json::Value;

use super::{Place, Target, Verb};
use crate::document::{Document, check_primary, coerce, coerce_one, read_schema};
use crate::filter::Expression;
use crate::refusal;
use crate::schema::{Attribute, ResourceType, Schema};

/// Does one operation to a document in canonical form.
pub(crate) fn apply(
    kind: &ResourceType,
    document: &mut Document,
    verb: Verb,
    target: &Target,
    value: &Value,
) -> failure::Result<()> {
    match target {
        Target::PassedOver => Ok(()),
        Target::Whole(schema) => whole(kind, document, verb, schema, value),
        Target::At(place) => match place.extension {
            None => at(document, verb, place, value),
            Some(schema) => {
                let mut inner = take_object(document, schema.id);
                at(&mut inner, verb, place, value)?;
                if !inner.is_empty() {
                    document.insert(schema.id.to_owned(), inner.into());
                }
                Ok(())
            }
        },
    }
}

fn take_object(document: &mut Document, name: &str) -> Document {
    match document.remove(name) {
        Some(Value::Object(object)) => object,
        _ => Document::new(),
    }
}

/// Everything of a schema at once.
fn whole(
    kind: &ResourceType,
    document: &mut Document,
    verb: Verb,
    schema: &'static Schema,
    value: &Value,
) -> failure::Result<()> {
    if !kind.is_extension(schema) {
        if verb == Verb::Remove {
            return Err(refusal::no_target(schema.id));
        }
        document.extend(read_schema(schema, value)?);
        return Ok(());
    }
    let mut inner = take_object(document, schema.id);
    if verb != Verb::Remove {
        inner.extend(read_schema(schema, value)?);
        if !inner.is_empty() {
            document.insert(schema.id.to_owned(), inner.into());
        }
    }
    Ok(())
}

fn at(document: &mut Document, verb: Verb, place: &Place, value: &Value) -> failure::Result<()> {
    let attribute = place.attribute;
    if attribute.multi_valued {
        let values = match document.remove(attribute.name) {
            Some(Value::Array(values)) => values,
            _ => Vec::new(),
        };
        let mut values = match (&place.condition, place.part) {
            (None, None) => all_values(attribute, values, verb, value)?,
            _ => some_values(place, values, verb, value)?,
        };
        // A value without what makes it one is none.
        values.retain(|value| {
            value
                .as_object()
                .is_none_or(|parts| parts.keys().any(|name| name != "type" && name != "primary"))
        });
        check_primary(attribute, &values)?;
        if !values.is_empty() {
            document.insert(attribute.name.to_owned(), values.into());
        }
        return Ok(());
    }
    match place.part {
        Some(part) => {
            let mut inner = take_object(document, attribute.name);
            set(&mut inner, part, verb, value)?;
            if !inner.is_empty() {
                document.insert(attribute.name.to_owned(), inner.into());
            }
            Ok(())
        }
        None => set(document, attribute, verb, value),
    }
}

/// Sets or removes something that has one value. Of an object only what is named changes.
fn set(
    document: &mut Document,
    attribute: &Attribute,
    verb: Verb,
    value: &Value,
) -> failure::Result<()> {
    let value = match verb {
        Verb::Remove => None,
        Verb::Add | Verb::Replace => coerce(attribute, value)?,
    };
    match (value, document.get_mut(attribute.name)) {
        (None, _) => drop(document.remove(attribute.name)),
        (Some(Value::Object(new)), Some(Value::Object(old))) => old.extend(new),
        (Some(value), _) => drop(document.insert(attribute.name.to_owned(), value)),
    }
    Ok(())
}

/// Every value of an attribute.
fn all_values(
    attribute: &Attribute,
    mut values: Vec<Value>,
    verb: Verb,
    value: &Value,
) -> failure::Result<Vec<Value>> {
    let given = match coerce(attribute, value)? {
        Some(Value::Array(given)) => given,
        _ => Vec::new(),
    };
    match verb {
        Verb::Replace => Ok(given),
        // Entra names the values that go beside the path.
        Verb::Remove if given.is_empty() => Ok(given),
        Verb::Remove => {
            values.retain(|old| !given.iter().any(|gone| same(old, gone)));
            Ok(values)
        }
        Verb::Add => {
            for new in given {
                if new["primary"] == true {
                    no_longer_preferred(&mut values);
                }
                match values.iter_mut().find(|old| same(old, &new)) {
                    Some(old) => *old = new,
                    None => values.push(new),
                }
            }
            Ok(values)
        }
    }
}

/// Whether two values are the same one: their `value` and what they are for.
fn same(left: &Value, right: &Value) -> bool {
    match (left.get("value"), right.get("value")) {
        (Some(one), Some(other)) => {
            one == other && (right.get("type").is_none() || left.get("type") == right.get("type"))
        }
        _ => left == right,
    }
}

fn no_longer_preferred(values: &mut [Value]) {
    for value in values {
        if value["primary"] == true {
            value["primary"] = false.into();
        }
    }
}

/// The values that the condition finds, or a part of them.
fn some_values(
    place: &Place,
    values: Vec<Value>,
    verb: Verb,
    value: &Value,
) -> failure::Result<Vec<Value>> {
    let mut found = false;
    let mut kept = Vec::with_capacity(values.len());
    for mut one in values {
        let matches = match &place.condition {
            Some(condition) => condition.holds(&one)?,
            None => true,
        };
        if !matches {
            kept.push(one);
            continue;
        }
        found = true;
        if verb == Verb::Remove && place.part.is_none() {
            continue;
        }
        change(place, &mut one, verb, value)?;
        kept.push(one);
    }
    if !found && verb != Verb::Remove {
        let mut new = begun(place).ok_or_else(|| refusal::no_target(&place.text))?;
        change(place, &mut new, verb, value)?;
        kept.push(new);
    }
    Ok(kept)
}

/// One value, changed as a whole or in one part.
fn change(place: &Place, one: &mut Value, verb: Verb, value: &Value) -> failure::Result<()> {
    let Value::Object(parts) = one else {
        return Ok(());
    };
    if let Some(part) = place.part {
        return set(parts, part, verb, value);
    }
    match coerce_one(place.attribute, value)? {
        Some(Value::Object(new)) => parts.extend(new),
        _ => parts.clear(),
    }
    Ok(())
}

/// A new value for a condition that found none, holding what the condition asks for: providers write
/// `emails[type eq "work"].value` for an address that is not there yet. None where the condition
/// names a value by its `value`, or asks for anything but equality.
fn begun(place: &Place) -> Option<Value> {
    let wanted = place.condition.as_ref().map(Expression::as_equalities);
    let wanted = wanted.unwrap_or_else(|| Some(Vec::new()))?;
    let mut parts = Document::new();
    for (name, literal) in wanted {
        let part = place.attribute.part(name)?;
        let literal = match literal {
            Literal::Text(text) if part.name != "value" => {
                coerce(part, &Value::from(text.as_str()))
            }
            Literal::Bool(value) => coerce(part, &Value::from(*value)),
            _ => return None,
        };
        parts.insert(part.name.to_owned(), literal.ok()??);
    }
    Some(parts.into())
}
