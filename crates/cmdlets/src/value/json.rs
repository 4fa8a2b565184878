//! To JSON and back. Properties keep their order both ways.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value as Json;

use super::{Object, Value};

/// A value of the language from JSON. Annotations (`@odata.type`, `Name@odata.type`) say how
/// clients should read what stands beside them; they are left out.
pub fn from_json(json: Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(truth) => Value::Bool(truth),
        Json::Number(number) => match number.as_i64() {
            Some(whole) => Value::Int(whole),
            None => Value::Float(number.as_f64().unwrap_or(f64::NAN)),
        },
        Json::String(text) => Value::String(text),
        Json::Array(values) => Value::List(values.into_iter().map(from_json).collect()),
        Json::Object(fields) => {
            let mut object = Object::new();
            for (name, value) in fields {
                if !name.contains('@') {
                    object.set(name, from_json(value));
                }
            }
            Value::Object(object)
        }
    }
}

/// A value as JSON, whole.
pub fn to_json(value: &Value) -> Json {
    serde_json::to_value(value).unwrap_or_default()
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(truth) => serializer.serialize_bool(*truth),
            Self::Int(number) => serializer.serialize_i64(*number),
            Self::Float(number) => serializer.serialize_f64(*number),
            Self::String(text) => serializer.serialize_str(text),
            Self::Date(at) => serializer.collect_str(at),
            Self::Guid(guid) => serializer.collect_str(guid),
            Self::Block(block) => serializer.serialize_str(block.text()),
            Self::List(values) => serializer.collect_seq(values),
            Self::Object(object) => {
                let mut map = serializer.serialize_map(Some(object.len()))?;
                for (name, value) in object.iter() {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Value, E> {
        Ok(Value::Bool(truth))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Int(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        #[expect(
            clippy::cast_precision_loss,
            reason = "beyond the whole numbers there are"
        )]
        let float = || Value::Float(number as f64);
        Ok(i64::try_from(number).map_or_else(|_| float(), Value::Int))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Value::Float(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::from(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = seq.next_element()? {
            values.push(value);
        }
        Ok(Value::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut object = Object::new();
        while let Some((name, value)) = map.next_entry::<String, Value>()? {
            object.set(name, value);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn annotations_are_left_out() {
        let json = json!({"z": 1, "@odata.type": "#X", "a@odata.type": "#Guid", "a": [1.5, null]});
        assert_eq!(to_json(&from_json(json)), json!({"z": 1, "a": [1.5, null]}));
    }

    #[test]
    fn order_is_kept_both_ways() {
        let text = r#"{"z":1,"a":[true,null,"x",1.5,{"c":18446744073709551615}]}"#;
        let value: Value = serde_json::from_str(text).expect("JSON");
        let written = serde_json::to_string(&value).expect("JSON");
        assert_eq!(
            written,
            text.replace("18446744073709551615", "1.8446744073709552e+19")
        );
    }
}
