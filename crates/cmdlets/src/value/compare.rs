//! Comparison. The left side decides the type, and the right side is converted to it.

use std::cmp::Ordering;

use super::{Conversion, Value};

/// Whether `left -eq right`, with both single values. Texts are compared without regard to case,
/// unless `case` is set.
pub fn equal(left: &Value, right: &Value, case: bool) -> bool {
    match (left, right) {
        (Value::Null, right) => *right == Value::Null,
        (_, Value::Null) => false,
        (Value::List(left), Value::List(right)) => left == right,
        (Value::Object(left), Value::Object(right)) => left == right,
        (Value::Block(left), Value::Block(right)) => left == right,
        (Value::Bool(left), right) => *left == right.is_truthy(),
        (Value::Object(_) | Value::Block(_), _) => false,
        (left, right) => order(left, right, case) == Ok(Ordering::Equal),
    }
}

/// How `left` stands to `right`, for `-lt` and sorting.
pub fn order(left: &Value, right: &Value, case: bool) -> Result<Ordering, Conversion> {
    match left {
        Value::Null => Ok(match right {
            Value::Null => Ordering::Equal,
            Value::Int(number) if *number < 0 => Ordering::Greater,
            Value::Float(number) if *number < 0.0 => Ordering::Greater,
            _ => Ordering::Less,
        }),
        Value::Bool(left) => Ok(left.cmp(&right.is_truthy())),
        Value::Int(left) => match right.to_number()? {
            Value::Int(right) => Ok(left.cmp(&right)),
            right => Ok(Value::Int(*left).to_float()?.total_cmp(&right.to_float()?)),
        },
        Value::Float(left) => {
            let right = right.to_float()?;
            // `total_cmp` would tell 0 from -0.
            Ok(left
                .partial_cmp(&right)
                .unwrap_or_else(|| left.total_cmp(&right)))
        }
        Value::String(left) => Ok(order_texts(left, &right.to_text(), case)),
        Value::Date(left) => Ok(left.cmp(&right.to_date()?)),
        Value::Guid(left) => Ok(left.cmp(&right.to_guid()?)),
        Value::List(_) | Value::Object(_) | Value::Block(_) => {
            if left == right {
                return Ok(Ordering::Equal);
            }
            Err(left.never("System.IComparable"))
        }
    }
}

/// Whether a list has a member that equals a value, as `-contains` asks.
pub fn contains(list: &Value, wanted: &Value, case: bool) -> bool {
    match list {
        Value::List(values) => values.iter().any(|value| equal(value, wanted, case)),
        single => equal(single, wanted, case),
    }
}

/// Case is folded by letter. In a tie, where case counts, small letters come first.
pub(crate) fn order_texts(left: &str, right: &str, case: bool) -> Ordering {
    let folded = if left.is_ascii() && right.is_ascii() {
        let lower = |text: &str| {
            text.bytes()
                .map(|byte| byte.to_ascii_lowercase())
                .collect::<Vec<_>>()
        };
        if left.eq_ignore_ascii_case(right) {
            Ordering::Equal
        } else {
            lower(left).cmp(&lower(right))
        }
    } else {
        left.to_lowercase().cmp(&right.to_lowercase())
    };
    if case {
        folded.then_with(|| right.cmp(left))
    } else {
        folded
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_left_side_decides() {
        let text = |text: &str| Value::from(text);
        assert!(equal(&text("TEST"), &text("test"), false));
        assert!(!equal(&text("TEST"), &text("test"), true));
        assert!(equal(&Value::Int(5), &text("5"), false));
        assert!(equal(&text("5"), &Value::Int(5), false));
        assert!(!equal(&Value::Int(5), &text("five"), false));
        assert!(
            equal(&Value::Bool(true), &text("False"), false),
            "a text that is not empty is true"
        );
        assert!(equal(&text("True"), &Value::Bool(true), false));
        assert!(!equal(&Value::Null, &text(""), false));
        assert!(equal(&Value::Null, &Value::Null, false));
        assert_eq!(
            order(&text("10"), &Value::Int(9), false),
            Ok(Ordering::Less)
        );
        assert_eq!(
            order(&Value::Int(10), &text("9"), false),
            Ok(Ordering::Greater)
        );
        order(&Value::Int(1), &text("abc"), false).expect_err("no number");
        let at = Value::Date("2025-01-02T00:00:00Z".parse().expect("an instant"));
        assert_eq!(
            order(&at, &text("2025-01-01"), false),
            Ok(Ordering::Greater)
        );
    }
}
