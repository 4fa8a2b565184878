//! PATCH (RFC 7644, 3.5.2): its operations, the paths they name, and what they do to a document.

mod apply;
mod path;

pub(crate) use apply::apply;
pub use path::{PathSyntax, parse_path};
pub(crate) use path::{Place, Target, resolve};

use beffroi_core::failure;
use serde_json::Value;

use crate::{limits, refusal};

/// What an operation does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    Add,
    Replace,
    Remove,
}

/// One operation as it was sent.
#[derive(Debug, Clone)]
pub(crate) struct Operation {
    pub(crate) verb: Verb,
    pub(crate) path: Option<String>,
    pub(crate) value: Value,
}

/// Reads the body of a PATCH. Names and verbs may be written in any case, as Entra does.
pub(crate) fn read(body: &Value) -> failure::Result<Vec<Operation>> {
    let member = |object: &Value, name: &str| {
        let object = object.as_object()?;
        let found = object
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.clone())
    };
    let Some(Value::Array(operations)) = member(body, "Operations") else {
        return Err(refusal::syntax("Operations must be a list"));
    };
    if operations.is_empty() {
        return Err(refusal::syntax("Operations must not be empty"));
    }
    if operations.len() > limits::PATCH_OPERATIONS {
        let most = limits::PATCH_OPERATIONS;
        return Err(refusal::too_many(format!(
            "a PATCH has at most {most} operations"
        )));
    }
    let read = |operation: &Value| {
        let verb = member(operation, "op");
        let verb = verb.as_ref().and_then(Value::as_str).unwrap_or_default();
        let verb = match verb.to_ascii_lowercase().as_str() {
            "add" => Verb::Add,
            "replace" => Verb::Replace,
            "remove" => Verb::Remove,
            _ => return Err(refusal::syntax("op must be add, replace or remove")),
        };
        let path = match member(operation, "path") {
            None | Some(Value::Null) => None,
            Some(Value::String(path)) if path.is_empty() => None,
            Some(Value::String(path)) => Some(path),
            Some(_) => return Err(refusal::path("path must be a text")),
        };
        Ok(Operation {
            verb,
            path,
            value: member(operation, "value").unwrap_or_default(),
        })
    };
    operations.iter().map(read).collect()
}

/// The operations, each with where it leads: one without a path is taken apart into one for each of
/// its attributes, whose names may be paths themselves.
pub(crate) fn targets(
    kind: &crate::schema::ResourceType,
    operations: Vec<Operation>,
) -> failure::Result<Vec<(Verb, Target, Value)>> {
    let mut all = Vec::with_capacity(operations.len());
    for operation in operations {
        match (operation.path, operation.value) {
            (Some(path), value) => all.push((operation.verb, resolve(kind, &path)?, value)),
            (None, _) if operation.verb == Verb::Remove => {
                return Err(refusal::no_target("remove without a path"));
            }
            (None, Value::Object(attributes)) => {
                for (name, value) in attributes {
                    if name.eq_ignore_ascii_case("schemas") {
                        continue;
                    }
                    all.push((operation.verb, resolve(kind, &name)?, value));
                }
            }
            (None, _) => {
                return Err(refusal::syntax(
                    "an operation without a path needs an object as its value",
                ));
            }
        }
    }
    Ok(all)
}
