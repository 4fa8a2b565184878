//! Reads a tree into a type. Stricter than the usual reader of JSON: a struct is never read from an
//! array, nor an enum from anything but a text.

use serde::de::value::{MapDeserializer, SeqDeserializer, StrDeserializer};
use serde::de::{Deserializer, Error as _, IntoDeserializer, Unexpected, Visitor};
use serde::forward_to_deserialize_any;

use super::mismatch::Mismatch;
use super::tree::Tree;

impl Tree {
    fn unexpected(&self) -> Unexpected<'_> {
        match self {
            Self::Null => Unexpected::Unit,
            Self::Bool(value) => Unexpected::Bool(*value),
            Self::Number(number) => number.as_i64().map_or_else(
                || Unexpected::Float(number.as_f64().unwrap_or_default()),
                Unexpected::Signed,
            ),
            Self::String(text) => Unexpected::Str(text),
            Self::Array(_) => Unexpected::Seq,
            Self::Object(_) => Unexpected::Map,
        }
    }
}

/// What clients of Graph send along without meaning anything by it, unless a type asks for it: what
/// an answer said about itself (`@odata.type`, `web@odata.context`; not `@odata.bind`, which is an
/// instruction), and the nulls that a fetched object has under names of the client's own.
fn is_noise(name: &str, value: &Tree) -> bool {
    const ANNOTATIONS: [&str; 6] = ["type", "context", "etag", "id", "editLink", "readLink"];
    let said = name
        .rsplit_once("@odata.")
        .is_some_and(|(_, annotation)| ANNOTATIONS.contains(&annotation));
    said || (matches!(value, Tree::Null) && name.contains('_'))
}

impl<'de> Deserializer<'de> for &'de Tree {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self {
            Tree::Null => visitor.visit_unit(),
            Tree::Bool(value) => visitor.visit_bool(*value),
            Tree::Number(number) => {
                if let Some(value) = number.as_u64() {
                    visitor.visit_u64(value)
                } else if let Some(value) = number.as_i64() {
                    visitor.visit_i64(value)
                } else {
                    visitor.visit_f64(number.as_f64().unwrap_or_default())
                }
            }
            Tree::String(text) => visitor.visit_borrowed_str(text),
            Tree::Array(items) => {
                let mut items = SeqDeserializer::new(items.iter());
                let value = visitor.visit_seq(&mut items)?;
                items.end()?;
                Ok(value)
            }
            Tree::Object(entries) => {
                let entries = entries.iter().map(|(name, value)| (name.as_str(), value));
                let mut entries = MapDeserializer::new(entries);
                let value = visitor.visit_map(&mut entries)?;
                entries.end()?;
                Ok(value)
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self {
            Tree::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        match self {
            Tree::Object(entries) => {
                let entries = entries
                    .iter()
                    .filter(|(name, value)| {
                        fields.contains(&name.as_str()) || !is_noise(name, value)
                    })
                    .map(|(name, value)| (name.as_str(), value));
                let mut entries = MapDeserializer::new(entries);
                let value = visitor.visit_map(&mut entries)?;
                entries.end()?;
                Ok(value)
            }
            other => Err(Mismatch::invalid_type(other.unexpected(), &visitor)),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        match self {
            Tree::String(text) => {
                let text: StrDeserializer<'de, Mismatch> = text.as_str().into_deserializer();
                visitor.visit_enum(text)
            }
            _ => Err(Mismatch::OneOf(variants)),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Mismatch> for &'de Tree {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}
