//! Lists as scripts write them: whole, or what is to be added and removed.

use std::collections::BTreeSet;

use beffroi_cmdlets::{CmdletError, Value};

/// The words of a value: a text, a list, objects with a `Domain`, or what `New-CsEdgeAllowList` gives.
pub(super) fn words(value: &Value) -> Result<BTreeSet<String>, CmdletError> {
    let mut found = BTreeSet::new();
    collect(value, &mut found)?;
    Ok(found)
}

fn collect(value: &Value, found: &mut BTreeSet<String>) -> Result<(), CmdletError> {
    match value {
        Value::Null => Ok(()),
        Value::List(all) => all.iter().try_for_each(|one| collect(one, found)),
        Value::Object(object) => {
            let inner = object.get("Domain").or_else(|| object.get("AllowedDomain"));
            let inner =
                inner.ok_or_else(|| CmdletError::invalid("An object with a Domain is wanted."))?;
            collect(inner, found)
        }
        other => {
            let text = other.to_text();
            found.extend(
                text.split(',')
                    .map(|word| word.trim().to_owned())
                    .filter(|word| !word.is_empty()),
            );
            Ok(())
        }
    }
}

/// A list with a change: `@{Add=…; Remove=…; Replace=…}`, or the whole of it.
pub(super) fn changed(
    before: BTreeSet<String>,
    value: &Value,
) -> Result<BTreeSet<String>, CmdletError> {
    let Value::Object(object) = value else {
        return words(value);
    };
    let part = |name: &str| object.get(name).map(words).transpose();
    let (add, remove, replace) = (part("Add")?, part("Remove")?, part("Replace")?);
    if add.is_none() && remove.is_none() && replace.is_none() {
        return words(value);
    }
    let mut after = replace.unwrap_or(before);
    let folded = |word: &String| word.to_lowercase();
    if let Some(remove) = remove {
        let gone: BTreeSet<String> = remove.iter().map(folded).collect();
        after.retain(|word| !gone.contains(&folded(word)));
    }
    after.extend(add.unwrap_or_default());
    Ok(after)
}
