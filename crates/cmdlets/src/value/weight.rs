//! How much room a value takes, so that a script can't fill the memory or nest without end.

use super::Value;

/// Deeper values are refused: dropping, printing and comparing them recurse.
pub(crate) const MAX_VALUE_DEPTH: usize = 100;
/// What any value takes, roughly, in bytes.
const SLOT: usize = 40;

/// Bytes that a value takes, roughly. None when it is heavier than `limit` or nested too deep.
pub(crate) fn weigh(value: &Value, limit: usize) -> Option<usize> {
    let mut left = limit;
    take(value, &mut left, MAX_VALUE_DEPTH)?;
    Some(limit - left)
}

fn take(value: &Value, left: &mut usize, depth: usize) -> Option<()> {
    let depth = depth.checked_sub(1)?;
    let own = match value {
        Value::String(text) => text.len(),
        _ => 0,
    };
    *left = left.checked_sub(SLOT + own)?;
    match value {
        Value::List(values) => {
            for value in values {
                take(value, left, depth)?;
            }
        }
        Value::Object(object) => {
            for (name, value) in object.iter() {
                *left = left.checked_sub(name.len())?;
                take(value, left, depth)?;
            }
        }
        _ => {}
    }
    Some(())
}
