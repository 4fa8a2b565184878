//! The methods of texts and dates that scripts use most.

use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

use super::outcome::Interrupt;
use crate::value::{Value, contains};

/// Bytes that the result may take, where that is more than what goes in.
pub(super) fn room(value: &Value, name: &str, arguments: &[Value]) -> usize {
    let length = match value {
        Value::String(text) => text.len(),
        _ => return 0,
    };
    match (name.to_ascii_lowercase().as_str(), arguments) {
        ("replace", [_, with]) => {
            let factor = with.as_str().map_or(0, str::len);
            length.saturating_mul(factor.max(1))
        }
        ("split", _) => length.saturating_mul(32),
        ("padleft" | "padright", [width, ..]) => {
            usize::try_from(width.to_int().unwrap_or(0)).unwrap_or(0)
        }
        _ => length,
    }
}

pub(super) fn call(value: &Value, name: &str, arguments: &[Value]) -> Result<Value, Interrupt> {
    let lower = name.to_ascii_lowercase();
    let found = match value {
        Value::String(text) => of_text(text, &lower, arguments)?,
        Value::Date(at) => of_date(*at, &lower, arguments)?,
        Value::List(_) if lower == "contains" => {
            let wanted = arguments.first().unwrap_or(&Value::Null);
            Some(Value::Bool(contains(value, wanted, true)))
        }
        Value::Object(object) if lower == "containskey" => {
            let key = arguments.first().map(Value::to_text).unwrap_or_default();
            Some(Value::Bool(object.get(&key).is_some()))
        }
        Value::Null => {
            let message = "You cannot call a method on a null-valued expression.";
            return Err(Interrupt::mistake("InvokeMethodOnNull", message));
        }
        _ => None,
    };
    let to_string = (lower == "tostring").then(|| Value::String(value.to_text()));
    found.or(to_string).ok_or_else(|| {
        let kind = value.type_name();
        let message = format!(
            "Method invocation failed because [{kind}] does not contain a method named '{name}'."
        );
        Interrupt::mistake("MethodNotFound", message)
    })
}

fn of_text(text: &str, name: &str, arguments: &[Value]) -> Result<Option<Value>, Interrupt> {
    let argument = |place: usize| arguments.get(place).map(Value::to_text).unwrap_or_default();
    let number = |place: usize| -> Result<usize, Interrupt> {
        let number = arguments.get(place).unwrap_or(&Value::Null).to_int()?;
        usize::try_from(number).map_err(|_| out_of_range())
    };
    let found = match name {
        "tolower" | "tolowerinvariant" => Value::String(text.to_lowercase()),
        "toupper" | "toupperinvariant" => Value::String(text.to_uppercase()),
        "trim" => Value::from(text.trim_matches(|letter| trims(letter, arguments))),
        "trimstart" => Value::from(text.trim_start_matches(|letter| trims(letter, arguments))),
        "trimend" => Value::from(text.trim_end_matches(|letter| trims(letter, arguments))),
        "contains" => Value::Bool(text.contains(&argument(0))),
        "startswith" => Value::Bool(text.starts_with(&argument(0))),
        "endswith" => Value::Bool(text.ends_with(&argument(0))),
        "replace" => {
            let old = argument(0);
            if old.is_empty() {
                return Err(out_of_range());
            }
            Value::String(text.replace(&old, &argument(1)))
        }
        "split" => {
            let separator = argument(0);
            let pieces: Vec<&str> = match separator.as_str() {
                "" => text.split_whitespace().collect(),
                separator => text.split(separator).collect(),
            };
            pieces.into()
        }
        "indexof" => {
            let at = text.find(&argument(0));
            let at = at.map(|at| text[..at].chars().count());
            Value::Int(at.and_then(|at| i64::try_from(at).ok()).unwrap_or(-1))
        }
        "substring" => {
            let from = number(0)?;
            let length = text.chars().count();
            let count = match arguments.len() {
                0 | 1 => length.checked_sub(from).ok_or_else(out_of_range)?,
                _ => number(1)?,
            };
            if from.saturating_add(count) > length {
                return Err(out_of_range());
            }
            Value::String(text.chars().skip(from).take(count).collect())
        }
        "padleft" | "padright" => {
            let padding = " ".repeat(number(0)?.saturating_sub(text.chars().count()));
            Value::String(match name {
                "padleft" => padding + text,
                _ => text.to_owned() + &padding,
            })
        }
        _ => return Ok(None),
    };
    Ok(Some(found))
}

fn trims(letter: char, arguments: &[Value]) -> bool {
    match arguments {
        [] => letter.is_whitespace(),
        some => some
            .iter()
            .any(|value| value.as_str().is_some_and(|set| set.contains(letter))),
    }
}

fn out_of_range() -> Interrupt {
    let message = "Exception calling the method: \"The argument is out of range.\"";
    Interrupt::mistake("ArgumentOutOfRangeException", message)
}

fn of_date(at: Timestamp, name: &str, arguments: &[Value]) -> Result<Option<Value>, Interrupt> {
    let argument = arguments.first().unwrap_or(&Value::Null);
    if name == "tostring" {
        return Ok(argument
            .as_str()
            .map(|form| Value::String(date_text(at, form))));
    }
    let number = argument.to_int().unwrap_or(0);
    let span = match name {
        "adddays" => Span::new().try_days(number),
        "addhours" => Span::new().try_hours(number),
        "addminutes" => Span::new().try_minutes(number),
        "addseconds" => Span::new().try_seconds(number),
        "addmonths" => Span::new().try_months(number),
        "addyears" => Span::new().try_years(number),
        "touniversaltime" | "tolocaltime" => return Ok(Some(Value::Date(at))),
        _ => return Ok(None),
    };
    let moved = span.and_then(|span| at.to_zoned(TimeZone::UTC).checked_add(span));
    let moved = moved.map_err(|_| out_of_range())?;
    Ok(Some(Value::Date(moved.timestamp())))
}

/// A date by a .NET format: `yyyy-MM-dd HH:mm:ss`.
pub(super) fn date_text(at: Timestamp, form: &str) -> String {
    const FIELDS: [(&str, &str); 14] = [
        ("yyyy", "%Y"),
        ("yy", "%y"),
        ("MMMM", "%B"),
        ("MMM", "%b"),
        ("MM", "%m"),
        ("dddd", "%A"),
        ("ddd", "%a"),
        ("dd", "%d"),
        ("HH", "%H"),
        ("hh", "%I"),
        ("mm", "%M"),
        ("ss", "%S"),
        ("fff", "%3f"),
        ("tt", "%p"),
    ];
    let form = match form {
        "o" | "O" => return at.to_string(),
        "d" => "MM/dd/yyyy",
        "s" => "yyyy-MM-ddTHH:mm:ss",
        form => form,
    };
    let at = at.to_zoned(TimeZone::UTC);
    let mut text = String::new();
    let mut rest = form;
    while let Some(letter) = rest.chars().next() {
        let field = FIELDS.iter().find(|(field, _)| rest.starts_with(field));
        if let Some((field, directive)) = field {
            text.push_str(&at.strftime(directive).to_string());
            rest = &rest[field.len()..];
            continue;
        }
        let single = match letter {
            'M' => Some(i32::from(at.month())),
            'd' => Some(i32::from(at.day())),
            'H' => Some(i32::from(at.hour())),
            'h' => Some(i32::from((at.hour() + 11) % 12 + 1)),
            _ => None,
        };
        match single {
            Some(number) => text.push_str(&number.to_string()),
            None => text.push(letter),
        }
        rest = &rest[letter.len_utf8()..];
    }
    text
}
