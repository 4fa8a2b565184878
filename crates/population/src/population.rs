use std::collections::HashMap;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use parking_lot::RwLock;
use uuid::Uuid;

use crate::TenantSets;

/// The sets of every tenant of this process.
///
/// Cloning gives another handle to the same sets.
#[derive(Debug, Clone, Default)]
pub struct Population {
    tenants: Arc<RwLock<HashMap<Uuid, Tenant>>>,
}

impl Population {
    /// A population without tenants.
    pub fn new() -> Self {
        Self::default()
    }

    /// Handle to a tenant, if it is known.
    pub fn get(&self, tenant: Uuid) -> Option<Tenant> {
        self.tenants.read().get(&tenant).cloned()
    }

    /// Handle to a tenant, which is begun without people if it is not known.
    pub fn tenant(&self, tenant: Uuid) -> Tenant {
        if let Some(known) = self.get(tenant) {
            return known;
        }
        self.tenants.write().entry(tenant).or_default().clone()
    }

    /// Forgets a tenant; handles that somebody holds keep the sets as they were. False if it was
    /// not known.
    pub fn remove(&self, tenant: Uuid) -> bool {
        self.tenants.write().remove(&tenant).is_some()
    }

    /// Ids of the tenants, in no set order.
    pub fn tenants(&self) -> Vec<Uuid> {
        self.tenants.read().keys().copied().collect()
    }
}

/// A cheap handle to one tenant's sets: many readers or one writer.
///
/// The guards are not `Send`, so none can be held across an `await` of a task that moves between
/// threads. A thread that holds one guard must not take another of the same tenant.
#[derive(Debug, Clone, Default)]
pub struct Tenant {
    sets: Arc<RwLock<TenantSets>>,
}

impl Tenant {
    /// The sets, to ask questions; waits for a writer to finish.
    pub fn read(&self) -> impl Deref<Target = TenantSets> + '_ {
        self.sets.read()
    }

    /// The sets, to change them; waits for readers to finish. Readers see all changes made under
    /// one guard or none.
    pub fn write(&self) -> impl DerefMut<Target = TenantSets> + '_ {
        self.sets.write()
    }

    /// Puts freshly loaded sets in the place of those there were. Ordinals from before mean
    /// nothing afterwards.
    pub fn replace(&self, sets: TenantSets) {
        // The old sets are dropped after the lock is released: freeing a million people takes time.
        let before = std::mem::replace(&mut *self.sets.write(), sets);
        drop(before);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::PersonFacts;

    #[test]
    fn handles_see_the_same_sets_and_tenants_do_not_mix() {
        let population = Population::new();
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let facts = PersonFacts {
            enabled: true,
            facets: Vec::new(),
        };
        population.tenant(one).write().upsert_person(one, &facts);
        assert_eq!(population.clone().tenant(one).read().everyone().len(), 1);
        assert!(population.tenant(two).read().everyone().is_empty());
        let held = population.tenant(one);
        held.replace(TenantSets::default());
        assert!(population.tenant(one).read().everyone().is_empty());
        assert!(population.remove(one) && !population.remove(one));
        assert!(population.get(one).is_none());
        assert_eq!(population.tenants(), [two]);
    }
}
