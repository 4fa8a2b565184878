//! A condition over one value of an attribute, as the brackets of a path hold it.

use beffroi_core::Filter;
use beffroi_core::failure;
use beffroi_core::filter::Value;
use serde_json::Value as Json;

use super::{AttributePath, Expression};
use crate::refusal;

impl Expression {
    /// Whether one value fulfils the condition, whose names are those of the value's parts. A value
    /// that has no parts is its own part `value`.
    pub(crate) fn holds(&self, value: &Json) -> failure::Result<bool> {
        Ok(match self {
            Self::And(parts) => {
                for part in parts {
                    if !part.holds(value)? {
                        return Ok(false);
                    }
                }
                true
            }
            Self::Or(parts) => {
                for part in parts {
                    if part.holds(value)? {
                        return Ok(true);
                    }
                }
                false
            }
            Self::Not(part) => !part.holds(value)?,
            Self::Present(path) => part_of(value, path)? != Value::Null,
            Self::Compare(path, op, literal) => {
                let found = part_of(value, path)?;
                // Entra writes what is true as a text.
                let literal = match (&found, literal) {
                    (Value::Bool(_), Value::Text(text)) => match text.to_ascii_lowercase().as_str()
                    {
                        "true" => Value::Bool(true),
                        "false" => Value::Bool(false),
                        _ => literal.clone(),
                    },
                    _ => literal.clone(),
                };
                Filter::Compare(String::new(), *op, literal).matches(&|_: &str| found.clone())
            }
            Self::Values(..) => {
                return Err(refusal::filter(
                    "conditions in brackets can't hold brackets",
                ));
            }
        })
    }

    /// What a value must hold for `a eq 1 and b eq 2`: the parts and their values; none when the
    /// condition says anything else.
    pub(crate) fn as_equalities(&self) -> Option<Vec<(&str, &Value)>> {
        use beffroi_core::filter::Op;
        match self {
            Self::Compare(path, Op::Eq, literal) if path.part.is_none() => {
                Some(vec![(path.name.as_str(), literal)])
            }
            Self::And(parts) => {
                let parts: Option<Vec<_>> = parts.iter().map(Self::as_equalities).collect();
                parts.map(|parts| parts.concat())
            }
            _ => None,
        }
    }
}

fn part_of(value: &Json, path: &AttributePath) -> failure::Result<Value> {
    if path.schema.is_some() || path.part.is_some() {
        return Err(refusal::filter(
            "conditions in brackets name the parts of the value, e.g. type",
        ));
    }
    let found = match value {
        Json::Object(parts) => parts
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(&path.name))
            .map(|(_, value)| value),
        other if path.name.eq_ignore_ascii_case("value") => Some(other),
        _ => None,
    };
    Ok(match found {
        Some(Json::String(text)) => Value::Text(text.clone()),
        Some(Json::Bool(value)) => Value::Bool(*value),
        Some(Json::Number(number)) => number.as_i64().map_or(Value::Null, Value::Int),
        _ if path.name.eq_ignore_ascii_case("primary") => Value::Bool(false),
        _ => Value::Null,
    })
}
