//! `'{0} has {1,5}' -f $name, $count`.

use super::outcome::Interrupt;
use super::run::Run;
use crate::value::Value;

impl<C: Sync> Run<'_, C> {
    pub(super) fn formatted(
        &mut self,
        template: &str,
        arguments: &Value,
    ) -> Result<Value, Interrupt> {
        let single;
        let arguments = match arguments {
            Value::List(values) => values.as_slice(),
            other => {
                single = [other.clone()];
                &single
            }
        };
        let mut text = String::new();
        let mut letters = template.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '{' if letters.next_if_eq(&'{').is_some() => text.push('{'),
                '}' if letters.next_if_eq(&'}').is_some() => text.push('}'),
                '{' => {
                    let mut field = String::new();
                    loop {
                        match letters.next() {
                            Some('}') => break,
                            Some(letter) => field.push(letter),
                            None => return Err(malformed()),
                        }
                    }
                    text.push_str(&filled(&field, arguments)?);
                    self.budget.room(text.len())?;
                }
                '}' => return Err(malformed()),
                other => text.push(other),
            }
        }
        Ok(Value::String(text))
    }
}

fn malformed() -> Interrupt {
    let message = "Error formatting a string: Input string was not in a correct format..";
    Interrupt::mistake("FormatError", message)
}

/// What stands for `0`, `0,10`, `0:N2`.
fn filled(field: &str, arguments: &[Value]) -> Result<String, Interrupt> {
    let (place, form) = field.split_once(':').unwrap_or((field, ""));
    let (place, width) = place.split_once(',').unwrap_or((place, "0"));
    let place: usize = place.trim().parse().map_err(|_| malformed())?;
    let width: i16 = width.trim().parse().map_err(|_| malformed())?;
    let Some(value) = arguments.get(place) else {
        let message = "Error formatting a string: Index (zero based) must be greater than or equal to zero and less than the size of the argument list..";
        return Err(Interrupt::mistake("FormatError", message));
    };
    let text = shaped(value, form)?;
    let missing = usize::from(width.unsigned_abs()).saturating_sub(text.chars().count());
    let padding = " ".repeat(missing);
    Ok(if width < 0 {
        text + &padding
    } else {
        padding + &text
    })
}

/// A value by a format such as `N2`, `F1`, `P0`, `D4` or `yyyy-MM-dd`.
fn shaped(value: &Value, form: &str) -> Result<String, Interrupt> {
    if form.is_empty() {
        return Ok(value.to_text());
    }
    if let Value::Date(at) = value {
        return Ok(super::methods::date_text(*at, form));
    }
    let (kind, digits) = form.split_at_checked(1).ok_or_else(malformed)?;
    let digits: Option<usize> = match digits {
        "" => None,
        digits => Some(
            digits
                .parse::<u8>()
                .map_err(|_| malformed())?
                .min(15)
                .into(),
        ),
    };
    match (kind, value) {
        ("D" | "d", Value::Int(number)) => {
            let sign = if *number < 0 { "-" } else { "" };
            Ok(format!(
                "{sign}{:0width$}",
                number.unsigned_abs(),
                width = digits.unwrap_or(1)
            ))
        }
        ("F" | "f", Value::Int(_) | Value::Float(_)) => {
            Ok(format!("{:.*}", digits.unwrap_or(2), value.to_float()?))
        }
        ("N" | "n", Value::Int(_) | Value::Float(_)) => Ok(grouped(&format!(
            "{:.*}",
            digits.unwrap_or(2),
            value.to_float()?
        ))),
        ("P" | "p", Value::Int(_) | Value::Float(_)) => {
            let percent = value.to_float()? * 100.0;
            Ok(grouped(&format!("{percent:.*}", digits.unwrap_or(2))) + "%")
        }
        (_, Value::Int(_) | Value::Float(_)) => Err(malformed()),
        _ => Ok(value.to_text()),
    }
}

fn grouped(number: &str) -> String {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let (sign, whole) = match whole.strip_prefix('-') {
        Some(whole) => ("-", whole),
        None => ("", whole),
    };
    let mut text = String::from(sign);
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    text
}
