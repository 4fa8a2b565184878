//! Typed identifiers: `Id<Kind>` is a UUID that can't be mistaken for another kind's.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
use utoipa::openapi::{RefOr, Schema};
use uuid::Uuid;

use crate::{Clock, Random};

/// A kind of thing that has an identifier.
pub trait IdKind: 'static {
    /// What the thing is called in messages to people, e.g. `user`.
    const NAME: &'static str;
}

/// The kind of a tenant: the one noun that every table's key begins with.
#[derive(Debug)]
pub enum Tenant {}

impl IdKind for Tenant {
    const NAME: &'static str = "tenant";
}

/// A tenant's identifier.
pub type TenantId = Id<Tenant>;

/// A UUID (version 7 when minted here) that names one thing of kind `K`.
pub struct Id<K>(Uuid, PhantomData<fn() -> K>);

impl<K> Id<K> {
    /// Wraps a UUID that is known to name a `K`.
    #[must_use]
    pub const fn from_uuid(uuid: Uuid) -> Self {
        Self(uuid, PhantomData)
    }

    /// The bare UUID.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        self.0
    }

    /// Mints a new UUIDv7: its order is the order of creation, to the millisecond.
    #[must_use]
    pub fn mint(clock: &dyn Clock, random: &dyn Random) -> Self {
        Self::from_uuid(mint_uuid(clock, random))
    }
}

/// Mints a bare UUIDv7 from the given time and chance.
#[must_use]
pub fn mint_uuid(clock: &dyn Clock, random: &dyn Random) -> Uuid {
    let mut bytes = [0; 10];
    random.fill(&mut bytes);
    let millis = u64::try_from(clock.now().micros() / 1_000).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Id<K> {}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}
impl<K> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<K: IdKind> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", K::NAME, self.0)
    }
}
impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<K> FromStr for Id<K> {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::from_str(text).map(Self::from_uuid)
    }
}
impl<K> Serialize for Id<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
impl<'de, K> Deserialize<'de> for Id<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Uuid::deserialize(deserializer).map(Self::from_uuid)
    }
}
impl<K: IdKind> utoipa::PartialSchema for Id<K> {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Uuid)))
            .into()
    }
}
impl<K: IdKind> utoipa::ToSchema for Id<K> {
    fn name() -> std::borrow::Cow<'static, str> {
        format!("{}Id", K::NAME).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ManualClock, SeededRandom, Ts};

    #[test]
    fn later_ids_sort_after_earlier_ones() {
        let clock = ManualClock::at(Ts::from_micros(1_000_000_000_000));
        let random = SeededRandom::new(7);
        let first = TenantId::mint(&clock, &random);
        clock.advance(std::time::Duration::from_millis(1));
        let second = TenantId::mint(&clock, &random);
        assert!(first < second);
        assert_eq!(first.uuid().get_version_num(), 7);
    }

    #[test]
    fn text_form_is_a_guid() {
        let id: TenantId = "0197a2b0-0000-7000-8000-000000000001"
            .parse()
            .expect("a GUID");
        assert_eq!(
            serde_json::to_string(&id).expect("serializes"),
            format!("\"{id}\"")
        );
        assert!("nonsense".parse::<TenantId>().is_err());
    }
}
