//! Values as text, as string expansion and `ToString()` give it.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Object, Shape, Value};

impl Value {
    /// As text: what `"$value"` is.
    pub fn to_text(&self) -> String {
        match self {
            Self::Null => String::new(),
            Self::Bool(true) => "True".to_owned(),
            Self::Bool(false) => "False".to_owned(),
            Self::Int(number) => number.to_string(),
            Self::Float(number) => float_text(*number),
            Self::String(text) => text.clone(),
            Self::Date(at) => invariant_date(*at),
            Self::Guid(guid) => guid.to_string(),
            Self::List(values) => {
                let texts: Vec<_> = values.iter().map(Self::to_text).collect();
                texts.join(" ")
            }
            Self::Object(object) => object_text(object),
            Self::Block(block) => block.text().to_owned(),
        }
    }
}

fn object_text(object: &Object) -> String {
    match object.shape() {
        Shape::Table => return "System.Collections.Hashtable".to_owned(),
        Shape::Error => {
            let exception = object.get("Exception").unwrap_or(&Value::Null);
            return exception.member("Message").to_text();
        }
        Shape::Record => {}
    }
    let fields: Vec<_> = object
        .iter()
        .map(|(name, value)| match value {
            Value::List(_) => format!("{name}=System.Object[]"),
            Value::Object(inner) if inner.shape() == Shape::Record => format!("{name}="),
            value => format!("{name}={}", value.to_text()),
        })
        .collect();
    format!("@{{{}}}", fields.join("; "))
}

fn invariant_date(at: Timestamp) -> String {
    let at = at.to_zoned(TimeZone::UTC);
    at.strftime("%m/%d/%Y %H:%M:%S").to_string()
}

/// The date as an American console shows it: `9/21/2022 8:07:47 AM`.
pub(crate) fn console_date(at: Timestamp) -> String {
    let at = at.to_zoned(TimeZone::UTC);
    let (hour, half) = match at.hour() {
        0 => (12, "AM"),
        hour @ 1..12 => (hour, "AM"),
        12 => (12, "PM"),
        hour => (hour - 12, "PM"),
    };
    format!(
        "{}/{}/{} {hour}:{:02}:{:02} {half}",
        at.month(),
        at.day(),
        at.year(),
        at.minute(),
        at.second()
    )
}

/// As .NET writes a double: shortest, with an exponent from 1E+15.
fn float_text(number: f64) -> String {
    if number.is_nan() {
        return "NaN".to_owned();
    }
    if number.is_infinite() {
        return if number > 0.0 { "∞" } else { "-∞" }.to_owned();
    }
    let size = number.abs();
    if size != 0.0 && !(1e-5..1e15).contains(&size) {
        let text = format!("{number:E}");
        let (digits, exponent) = text.split_once('E').unwrap_or((&text, "0"));
        let exponent: i32 = exponent.parse().unwrap_or(0);
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{digits}E{sign}{:02}", exponent.abs());
    }
    number.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_read_as_in_powershell() {
        let at: Timestamp = "2022-09-21T08:07:47Z".parse().expect("an instant");
        assert_eq!(Value::Date(at).to_text(), "09/21/2022 08:07:47");
        assert_eq!(console_date(at), "9/21/2022 8:07:47 AM");
        assert_eq!(Value::Float(1e20).to_text(), "1E+20");
        assert_eq!(Value::Float(0.1).to_text(), "0.1");
        assert_eq!(Value::Float(2.0).to_text(), "2");
        assert_eq!(Value::Bool(true).to_text(), "True");
        let object = Object::new().with("Name", "a").with("List", vec![1, 2]);
        assert_eq!(
            Value::Object(object).to_text(),
            "@{Name=a; List=System.Object[]}"
        );
        assert_eq!(Value::from(vec![1, 2]).to_text(), "1 2");
    }
}
