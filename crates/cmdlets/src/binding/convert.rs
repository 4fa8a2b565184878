use super::error::BindError;
use crate::registry::{Kind, Parameter};
use crate::value::{Conversion, Object, Quota, Value};

/// A value as the kind of the parameter wants it. `text` is how a number was written; `lenient`
/// lets a truth be given as a text, as programs over HTTP do.
pub(super) fn convert(
    parameter: &'static Parameter,
    value: Value,
    text: Option<String>,
    lenient: bool,
) -> Result<Value, BindError> {
    let name = parameter.name;
    let refused = |reason: Conversion| BindError::Kind {
        name,
        reason: reason.to_string(),
    };
    if value == Value::Null {
        return match parameter.kind {
            _ if parameter.mandatory => Err(BindError::Null(name)),
            Kind::Bool => Err(BindError::NotBoolean {
                name,
                value: String::new(),
            }),
            Kind::Switch => Ok(Value::Bool(false)),
            _ => Ok(Value::Null),
        };
    }
    match parameter.kind {
        Kind::Any => Ok(value),
        Kind::String => as_text(parameter, value, text),
        Kind::Int => value.to_int().map(Value::Int).map_err(refused),
        Kind::Bool | Kind::Switch => as_truth(name, &value, lenient),
        Kind::Guid => value.to_guid().map(Value::Guid).map_err(refused),
        Kind::Date => value.to_date().map(Value::Date).map_err(refused),
        Kind::Quota => match Quota::from_value(&value) {
            Some(quota) => Ok(quota.to_value()),
            None => Err(refused(Conversion::Format {
                value: value.to_text(),
                wanted: "Unlimited",
            })),
        },
        Kind::List => Ok(as_list(value, text)),
        Kind::Object => match value {
            Value::Object(object) => Ok(Value::Object(object)),
            other => Err(refused(other.never(Kind::Object.type_name()))),
        },
        Kind::Block => match value {
            Value::Block(block) => Ok(Value::Block(block)),
            other => Err(refused(other.never(Kind::Block.type_name()))),
        },
        Kind::Choice(choices) => {
            let given = value.to_text();
            let found = choices
                .iter()
                .find(|choice| choice.eq_ignore_ascii_case(&given));
            found
                .map(|choice| Value::from(*choice))
                .ok_or(BindError::NotAChoice {
                    name,
                    value: given,
                    choices,
                })
        }
    }
}

fn as_text(
    parameter: &'static Parameter,
    value: Value,
    text: Option<String>,
) -> Result<Value, BindError> {
    let name = parameter.name;
    let text = match value {
        // `-Filter { Name -like 'A*' }`: the block stands for its text.
        Value::Block(block) => block.text().trim().to_owned(),
        Value::List(_) => {
            let given = value.type_name();
            let reason = format!(
                "Cannot convert '{given}' to the type 'System.String' required by parameter '{name}'. Specified method is not supported."
            );
            return Err(BindError::Kind { name, reason });
        }
        // An object stands for itself by its identity, as it does where mailboxes are piped.
        Value::Object(object) => match identity(&object) {
            Some(identity) => identity,
            None => Value::Object(object).to_text(),
        },
        other => text.unwrap_or_else(|| other.to_text()),
    };
    if text.is_empty() && parameter.mandatory {
        return Err(BindError::Empty(name));
    }
    Ok(Value::String(text))
}

fn identity(object: &Object) -> Option<String> {
    let identity = object.get("Identity")?;
    match identity {
        Value::String(_) | Value::Guid(_) | Value::Int(_) => Some(identity.to_text()),
        _ => None,
    }
}

fn as_truth(name: &'static str, value: &Value, lenient: bool) -> Result<Value, BindError> {
    match value {
        Value::Bool(truth) => Ok(Value::Bool(*truth)),
        Value::Int(number) => Ok(Value::Bool(*number != 0)),
        Value::Float(number) => Ok(Value::Bool(*number != 0.0)),
        Value::String(text) if lenient && text.eq_ignore_ascii_case("true") => {
            Ok(Value::Bool(true))
        }
        Value::String(text) if lenient && text.eq_ignore_ascii_case("false") => {
            Ok(Value::Bool(false))
        }
        other => Err(BindError::NotBoolean {
            name,
            value: match other {
                Value::String(_) => "System.String".to_owned(),
                other => other.type_name().to_owned(),
            },
        }),
    }
}

fn as_list(value: Value, text: Option<String>) -> Value {
    match value {
        Value::List(values) => Value::List(values),
        Value::Object(object) if is_change(&object) => Value::Object(object),
        other => Value::List(vec![text.map_or(other, Value::String)]),
    }
}

/// `@{Add=…; Remove=…}`.
fn is_change(object: &Object) -> bool {
    let is_part =
        |name: &str| name.eq_ignore_ascii_case("Add") || name.eq_ignore_ascii_case("Remove");
    !object.is_empty() && object.names().all(is_part)
}
