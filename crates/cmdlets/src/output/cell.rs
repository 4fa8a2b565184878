use super::Console;
use crate::value::{Shape, Value, console_date};

/// A value as the place in a table or a list that it stands in.
pub(super) fn cell(value: &Value, console: Console) -> String {
    match value {
        Value::List(values) => {
            let shown = values.iter().take(console.enumeration_limit).map(member);
            braced(&shown.collect::<Vec<_>>(), values.len(), console)
        }
        Value::Object(object) if object.shape() == Shape::Table => {
            let entries = object.iter().take(console.enumeration_limit);
            let shown = entries.map(|(name, value)| format!("[{name}, {}]", member(value)));
            braced(&shown.collect::<Vec<_>>(), object.len(), console)
        }
        other => line(other),
    }
}

fn braced(shown: &[String], count: usize, console: Console) -> String {
    let more = if count > console.enumeration_limit {
        "…"
    } else {
        ""
    };
    format!("{{{}{more}}}", shown.join(", "))
}

fn member(value: &Value) -> String {
    match value {
        Value::Null => "$null".to_owned(),
        Value::List(_) => value.type_name().to_owned(),
        other => line(other),
    }
}

/// A value by itself.
pub(super) fn line(value: &Value) -> String {
    match value {
        Value::Date(at) => console_date(*at),
        other => other.to_text(),
    }
}
