//! Reads a user's properties with what stands beside them in the same object. `serde`'s own way to
//! flatten would forget the name of the property that does not fit.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Error, IntoDeserializer, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::{NewUser, PasswordProfile, UserPatch};

/// Reads the properties of a user, and a password beside them.
///
/// # Errors
/// Those of the deserializer, at the place of the property that does not fit.
pub fn with_password<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<(Option<PasswordProfile>, UserPatch), D::Error> {
    let read = deserializer.deserialize_map(Reader { nickname: false })?;
    Ok((read.password_profile, read.fields))
}

impl<'de> Deserialize<'de> for NewUser {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Reader { nickname: true })
    }
}

struct Reader {
    /// Whether a nickname is taken.
    nickname: bool,
}

impl<'de> Visitor<'de> for Reader {
    type Value = NewUser;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<NewUser, A::Error> {
        let (mut profile, mut nickname) = (None, None);
        let rest = Rest {
            map,
            profile: &mut profile,
            nickname: self.nickname.then_some(&mut nickname),
        };
        let fields = UserPatch::deserialize(MapAccessDeserializer::new(rest))?;
        Ok(NewUser {
            password_profile: profile.flatten(),
            mail_nickname: nickname.flatten(),
            fields,
        })
    }
}

/// The entries of an object but for those that are put aside.
struct Rest<'a, A> {
    map: A,
    profile: &'a mut Option<Option<PasswordProfile>>,
    nickname: Option<&'a mut Option<Option<String>>>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Rest<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        while let Some(name) = self.map.next_key::<String>()? {
            match (name.as_str(), &mut self.nickname) {
                ("passwordProfile", _) => {
                    once(self.profile, "passwordProfile", self.map.next_value()?)?;
                }
                ("mailNickname", Some(nickname)) => {
                    once(nickname, "mailNickname", self.map.next_value()?)?;
                }
                _ => return seed.deserialize(name.into_deserializer()).map(Some),
            }
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}

fn once<T, E: Error>(slot: &mut Option<T>, name: &'static str, value: T) -> Result<(), E> {
    if slot.is_some() {
        return Err(E::duplicate_field(name));
    }
    *slot = Some(value);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_beside_is_put_aside() {
        let body = r#"{"mailNickname": "ada", "displayName": "Ada", "passwordProfile": {"password": "x"}, "colour": 1}"#;
        let new: NewUser = serde_json::from_str(body).expect("reads");
        assert_eq!(new.mail_nickname.as_deref(), Some("ada"));
        assert_eq!(new.fields.display_name.as_deref(), Some("Ada"));
        assert!(new.password_profile.is_some());
        assert_eq!(new.fields.unknown.keys().collect::<Vec<_>>(), ["colour"]);

        let mut source = serde_json::Deserializer::from_str(body);
        let (profile, fields) = with_password(&mut source).expect("reads");
        assert!(profile.is_some());
        let names: Vec<_> = fields.unknown.keys().collect();
        assert_eq!(names, ["colour", "mailNickname"], "a change has none");

        serde_json::from_str::<NewUser>(r#"{"mailNickname": "a", "mailNickname": "b"}"#)
            .expect_err("twice");
        let none: NewUser = serde_json::from_str(r#"{"passwordProfile": null}"#).expect("reads");
        assert!(none.password_profile.is_none());
    }
}
