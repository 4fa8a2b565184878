//! Answers of use cases as objects of the shell.

use beffroi_cmdlets::{CmdletError, Object, Value, from_json};
use serde::Serialize;

/// An answer as an object: its properties begin with a capital, as PowerShell has them.
pub(super) fn object(entity: &impl Serialize) -> Result<Object, CmdletError> {
    let json =
        serde_json::to_value(entity).map_err(|error| CmdletError::failed(error.to_string()))?;
    let mut object = Object::new();
    for (name, value) in json.as_object().into_iter().flatten() {
        if !name.starts_with('@') {
            object.set(spelled(name), from_json(value.clone()));
        }
    }
    Ok(object)
}

/// `allowPstnOnlyMeetings` is `AllowPSTNOnlyMeetings` there.
fn spelled(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    let name: String = first.into_iter().chain(letters).collect();
    name.replace("AllowPstn", "AllowPSTN")
}

/// One object.
pub(super) fn one(entity: &impl Serialize) -> Result<Vec<Value>, CmdletError> {
    Ok(vec![object(entity)?.into()])
}
