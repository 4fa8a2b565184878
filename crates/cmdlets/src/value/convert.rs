//! From one type to another, as PowerShell does it without being asked.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use uuid::Uuid;

use super::Value;

/// Why a value can't be converted, in PowerShell's words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Conversion {
    /// A text that doesn't read as the type.
    #[error(
        "Cannot convert value \"{value}\" to type \"{wanted}\". Error: \"The input string '{value}' was not in a correct format.\""
    )]
    Format {
        /// The text.
        value: String,
        /// PowerShell's name of the type.
        wanted: &'static str,
    },
    /// A type that never becomes the wanted one.
    #[error("Cannot convert the \"{value}\" value of type \"{given}\" to type \"{wanted}\".")]
    Type {
        /// The value as text.
        value: String,
        /// PowerShell's name of its type.
        given: &'static str,
        /// PowerShell's name of the wanted type.
        wanted: &'static str,
    },
}

impl Value {
    /// Whether a condition that gives this value holds.
    pub fn is_truthy(&self) -> bool {
        match self {
            Self::Null => false,
            Self::Bool(truth) => *truth,
            Self::Int(number) => *number != 0,
            Self::Float(number) => *number != 0.0,
            Self::String(text) => !text.is_empty(),
            Self::List(values) => match values.as_slice() {
                [] => false,
                [only] => only.is_truthy(),
                _ => true,
            },
            Self::Date(_) | Self::Guid(_) | Self::Object(_) | Self::Block(_) => true,
        }
    }

    /// As a number: texts are read, null is 0, truth is 1.
    pub fn to_number(&self) -> Result<Self, Conversion> {
        match self {
            Self::Null => Ok(Self::Int(0)),
            Self::Bool(truth) => Ok(Self::Int(i64::from(*truth))),
            Self::Int(_) | Self::Float(_) => Ok(self.clone()),
            Self::String(text) => number_from_text(text).ok_or_else(|| Conversion::Format {
                value: text.clone(),
                wanted: "System.Int32",
            }),
            _ => Err(self.never("System.Int32")),
        }
    }

    /// As a whole number, rounded half to even as PowerShell does.
    pub fn to_int(&self) -> Result<i64, Conversion> {
        match self.to_number()? {
            Self::Int(number) => Ok(number),
            #[expect(
                clippy::cast_possible_truncation,
                reason = "checked to be in range; the rest saturates"
            )]
            Self::Float(number) if number.abs() < 9.2e18 => Ok(number.round_ties_even() as i64),
            _ => Err(self.never("System.Int64")),
        }
    }

    /// As a floating number.
    pub fn to_float(&self) -> Result<f64, Conversion> {
        match self.to_number()? {
            #[expect(clippy::cast_precision_loss, reason = "that is what a double is")]
            Self::Int(number) => Ok(number as f64),
            Self::Float(number) => Ok(number),
            _ => Err(self.never("System.Double")),
        }
    }

    /// As an instant.
    pub fn to_date(&self) -> Result<Timestamp, Conversion> {
        match self {
            Self::Date(at) => Ok(*at),
            Self::String(text) => date_from_text(text).ok_or_else(|| Conversion::Format {
                value: text.clone(),
                wanted: "System.DateTime",
            }),
            _ => Err(self.never("System.DateTime")),
        }
    }

    /// As a GUID.
    pub fn to_guid(&self) -> Result<Uuid, Conversion> {
        match self {
            Self::Guid(guid) => Ok(*guid),
            Self::String(text) => Uuid::parse_str(text.trim()).map_err(|_| Conversion::Format {
                value: text.clone(),
                wanted: "System.Guid",
            }),
            _ => Err(self.never("System.Guid")),
        }
    }

    pub(crate) fn never(&self, wanted: &'static str) -> Conversion {
        Conversion::Type {
            value: self.to_text(),
            given: self.type_name(),
            wanted,
        }
    }
}

/// Reads a number as PowerShell's source has it: `-1`, `0x1F`, `1.5`, `1e3`, `50GB`.
pub(crate) fn number_from_text(text: &str) -> Option<Value> {
    let text = text.trim();
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    if !digits.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
        return None;
    }
    let (digits, factor) = multiplier(digits);
    let hex = digits
        .strip_prefix("0x")
        .or_else(|| digits.strip_prefix("0X"));
    let whole = match hex {
        Some(hex) if !hex.starts_with(['+', '-']) => i64::from_str_radix(hex, 16).ok(),
        Some(_) => None,
        None => digits.parse::<i64>().ok(),
    };
    if let Some(whole) = whole {
        let signed = if negative { -whole } else { whole };
        if let Some(product) = signed.checked_mul(factor) {
            return Some(Value::Int(product));
        }
    }
    if hex.is_some() || !digits.ends_with(|last: char| last.is_ascii_digit() || last == '.') {
        return None;
    }
    let number = digits.parse::<f64>().ok().filter(|read| read.is_finite())?;
    #[expect(clippy::cast_precision_loss, reason = "that is what a double is")]
    let product = number * factor as f64;
    Some(Value::Float(if negative { -product } else { product }))
}

/// A number without its `KB`, `MB`, `GB` or `TB`, and what that stands for.
pub(crate) fn multiplier(text: &str) -> (&str, i64) {
    const SUFFIXES: [(&str, i64); 5] = [
        ("KB", 1 << 10),
        ("MB", 1 << 20),
        ("GB", 1 << 30),
        ("TB", 1 << 40),
        ("PB", 1 << 50),
    ];
    let Some(at) = text.len().checked_sub(2) else {
        return (text, 1);
    };
    let Some((number, suffix)) = text.split_at_checked(at) else {
        return (text, 1);
    };
    let known = SUFFIXES
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(suffix));
    match known {
        Some((_, factor)) if !number.is_empty() => (number, *factor),
        _ => (text, 1),
    }
}

/// Reads an instant: RFC 3339, an ISO date with or without a time, or an American one
/// (`12/31/2025 5:00 PM`). Without an offset it is UTC.
pub fn date_from_text(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if let Ok(at) = text.parse::<Timestamp>() {
        return Some(at);
    }
    let starts_with_year = text.len() >= 8 && text.as_bytes()[..4].iter().all(u8::is_ascii_digit);
    let civil = if starts_with_year {
        let read = text.parse::<DateTime>().ok();
        read.or_else(|| Some(text.parse::<Date>().ok()?.at(0, 0, 0, 0)))?
    } else {
        american(text)?
    };
    let zoned = civil.to_zoned(TimeZone::UTC).ok()?;
    Some(zoned.timestamp())
}

fn american(text: &str) -> Option<DateTime> {
    const FORMS: [&str; 5] = [
        "%m/%d/%Y %I:%M:%S %p",
        "%m/%d/%Y %I:%M %p",
        "%m/%d/%Y %H:%M:%S",
        "%m/%d/%Y %H:%M",
        "%m/%d/%Y",
    ];
    FORMS.iter().find_map(|form| {
        let read = jiff::fmt::strtime::parse(form, text).ok()?;
        read.to_datetime()
            .or_else(|_| read.to_date().map(|day| day.at(0, 0, 0, 0)))
            .ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_source_has_them() {
        let read = |text| number_from_text(text);
        assert_eq!(read("50GB"), Some(Value::Int(53_687_091_200)));
        assert_eq!(read("1.5kb"), Some(Value::Float(1536.0)));
        assert_eq!(read("-7"), Some(Value::Int(-7)));
        assert_eq!(read("0x1F"), Some(Value::Int(31)));
        assert_eq!(read("1e3"), Some(Value::Float(1000.0)));
        for text in [
            "", "-", "GB", "12a", "1 2", "inf", "nan", "0x", "--1", "é", "1é",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn dates_are_read_in_the_forms_that_people_type() {
        let at = "2025-12-31T17:00:00Z".parse().ok();
        assert!(at.is_some());
        for text in [
            "2025-12-31T17:00:00Z",
            "2025-12-31T18:00:00+01:00",
            "2025-12-31 17:00:00",
            "12/31/2025 5:00 PM",
            "12/31/2025 17:00",
            "12/31/2025 5:00:00 PM",
        ] {
            assert_eq!(date_from_text(text), at, "{text}");
        }
        assert_eq!(
            date_from_text("12/31/2025"),
            "2025-12-31T00:00:00Z".parse().ok()
        );
        assert_eq!(
            date_from_text("2025-12-31"),
            "2025-12-31T00:00:00Z".parse().ok()
        );
        for text in ["", "yesterday", "31/12/2025", "2025-13-01"] {
            assert_eq!(date_from_text(text), None, "{text}");
        }
    }
}
