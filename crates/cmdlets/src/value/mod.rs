//! What flows through a pipeline.

mod compare;
mod convert;
mod json;
mod object;
mod quota;
mod text;
mod weight;
mod wildcard;

pub(crate) use compare::order_texts;
pub use compare::{contains, equal, order};
pub(crate) use convert::number_from_text;
pub use convert::{Conversion, date_from_text};
pub use json::{from_json, to_json};
pub use object::{Object, Shape, View};
pub use quota::{Quota, quota_text};
pub(crate) use text::console_date;
pub(crate) use weight::weigh;
pub use wildcard::Wildcard;

use jiff::Timestamp;
use uuid::Uuid;

use crate::language::Block;

/// A value of the language.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Value {
    /// `$null`.
    #[default]
    Null,
    /// `$true` or `$false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Any other number.
    Float(f64),
    /// A text.
    String(String),
    /// An instant. Shown in UTC.
    Date(Timestamp),
    /// A GUID.
    Guid(Uuid),
    /// Several values.
    List(Vec<Value>),
    /// Named properties in their order.
    Object(Object),
    /// A piece of script that was not run yet.
    Block(Block),
}

impl Value {
    /// What a pipeline hands on when it gives these values: nothing is null, one is itself.
    pub fn gathered(mut values: Vec<Self>) -> Self {
        match values.len() {
            0 => Self::Null,
            1 => values.pop().unwrap_or_default(),
            _ => Self::List(values),
        }
    }

    /// The values that a pipeline sees when it is given this one: a list is taken apart.
    pub fn scattered(self) -> Vec<Self> {
        match self {
            Self::List(values) => values,
            other => vec![other],
        }
    }

    /// The text, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The object, if it is one.
    pub fn as_object(&self) -> Option<&Object> {
        match self {
            Self::Object(object) => Some(object),
            _ => None,
        }
    }

    /// What `$value.name` is. The names that every list and text has are `Count` and `Length`; a
    /// list gives the property of each of its members.
    #[must_use]
    pub fn member(&self, name: &str) -> Self {
        let counted = |count: usize| Self::Int(i64::try_from(count).unwrap_or(i64::MAX));
        let is_count = name.eq_ignore_ascii_case("Count");
        let is_length = name.eq_ignore_ascii_case("Length");
        match self {
            Self::Object(object) => match object.get(name) {
                Some(value) => value.clone(),
                None if is_count && object.shape() == Shape::Table => counted(object.len()),
                None if is_count => Self::Int(1),
                None => Self::Null,
            },
            Self::List(values) if is_count || is_length => counted(values.len()),
            Self::List(values) => {
                let found = values.iter().map(|value| value.member(name));
                Self::gathered(found.filter(|value| *value != Self::Null).collect())
            }
            Self::String(text) if is_length => counted(text.chars().count()),
            Self::Null if is_count => Self::Int(0),
            Self::Date(at) => date_part(*at, name),
            _ if is_count => Self::Int(1),
            _ => Self::Null,
        }
    }

    /// PowerShell's name of the type, as its messages say it.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "System.Boolean",
            Self::Int(number) if i32::try_from(*number).is_ok() => "System.Int32",
            Self::Int(_) => "System.Int64",
            Self::Float(_) => "System.Double",
            Self::String(_) => "System.String",
            Self::Date(_) => "System.DateTime",
            Self::Guid(_) => "System.Guid",
            Self::List(_) => "System.Object[]",
            Self::Object(object) if object.shape() == Shape::Table => {
                "System.Collections.Hashtable"
            }
            Self::Object(_) => "System.Management.Automation.PSCustomObject",
            Self::Block(_) => "System.Management.Automation.ScriptBlock",
        }
    }
}

fn date_part(at: Timestamp, name: &str) -> Value {
    let at = at.to_zoned(jiff::tz::TimeZone::UTC);
    let part = match name.to_ascii_lowercase().as_str() {
        "year" => i64::from(at.year()),
        "month" => i64::from(at.month()),
        "day" => i64::from(at.day()),
        "hour" => i64::from(at.hour()),
        "minute" => i64::from(at.minute()),
        "second" => i64::from(at.second()),
        "date" => {
            let start = at.start_of_day().map(|day| day.timestamp());
            return start.map_or(Value::Null, Value::Date);
        }
        _ => return Value::Null,
    };
    Value::Int(part)
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::String(value.to_owned())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::String(value)
    }
}

impl From<Object> for Value {
    fn from(value: Object) -> Self {
        Self::Object(value)
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(values: Vec<T>) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}
