//! One of those who chat: somebody of an organization, or somebody without one.

use beffroi_core::TenantId;
use beffroi_directory::personal;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A person, wherever they belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct Party {
    /// Their organization, or that of people without one.
    pub(crate) tenant: TenantId,
    /// Their id there.
    pub(crate) person: Uuid,
}

impl Party {
    pub(crate) const fn new(tenant: TenantId, person: Uuid) -> Self {
        Self { tenant, person }
    }

    /// Somebody without an organization.
    pub(crate) const fn personal(person: Uuid) -> Self {
        Self::new(personal::TENANT, person)
    }

    pub(crate) fn is_personal(self) -> bool {
        self.tenant == personal::TENANT
    }

    /// Whether one is outside for the other.
    pub(crate) fn is_outside(self, other: Self) -> bool {
        self.tenant != other.tenant || (self.is_personal() && self != other)
    }
}

/// The key of a chat of two: the same whoever begins.
pub(crate) fn pair(one: Party, other: Party) -> String {
    pair_of_ids(one.person, other.person)
}

/// The same by their ids, which are nobody else's on this server.
pub(crate) fn pair_of_ids(one: Uuid, other: Uuid) -> String {
    let (low, high) = (one.min(other), one.max(other));
    format!("{}_{}", low.simple(), high.simple())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_has_one_key() {
        let work = |number| {
            Party::new(
                TenantId::from_uuid(Uuid::from_u128(1)),
                Uuid::from_u128(number),
            )
        };
        let other = Party::personal(Uuid::from_u128(9));
        assert_eq!(pair(work(1), other), pair(other, work(1)));
        assert_ne!(pair(work(1), other), pair(other, work(2)));
        assert!(work(1).is_outside(other) && !work(1).is_outside(work(2)));
        assert!(other.is_outside(Party::personal(Uuid::from_u128(8))));
    }
}
