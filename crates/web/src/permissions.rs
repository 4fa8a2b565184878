//! What a caller may do, and to whom.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use uuid::Uuid;

/// The name of something that may be allowed, in Graph's spelling, e.g. `User.Read.All`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Permission(pub &'static str);

impl fmt::Display for Permission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// Whose accounts and devices a permission covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// Those of the whole organization.
    Everyone,
    /// Those of the people in at least one of these groups, nested ones included; never empty.
    Groups(BTreeSet<Uuid>),
}

/// What a caller may do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Permissions(BTreeMap<Permission, Reach>);

impl Permissions {
    /// True when the permission is held in the whole organization.
    pub fn has(&self, permission: Permission) -> bool {
        self.reach(permission) == Some(&Reach::Everyone)
    }

    /// How far the permission reaches; nothing when it is not held at all.
    pub fn reach(&self, permission: Permission) -> Option<&Reach> {
        self.0.get(&permission)
    }

    /// Those held in the whole organization, in order of name.
    pub fn iter(&self) -> impl Iterator<Item = Permission> {
        let held = self.0.iter();
        held.filter(|(_, reach)| **reach == Reach::Everyone)
            .map(|(permission, _)| *permission)
    }

    /// True when nothing is held, not even for the people of a group.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a permission for the people of a group. Whoever holds it everywhere gains nothing.
    pub fn grant_within(&mut self, permission: Permission, group: Uuid) {
        let groups = Reach::Groups(BTreeSet::new());
        if let Reach::Groups(groups) = self.0.entry(permission).or_insert(groups) {
            groups.insert(group);
        }
    }

    /// Only those for which `keep` is true, as far as they reach.
    #[must_use]
    pub fn only(&self, keep: impl Fn(Permission) -> bool) -> Self {
        let mut kept = self.0.clone();
        kept.retain(|permission, _| keep(*permission));
        Self(kept)
    }
}

impl Extend<Permission> for Permissions {
    /// Adds permissions for the whole organization.
    fn extend<T: IntoIterator<Item = Permission>>(&mut self, more: T) {
        let everywhere = more.into_iter().map(|one| (one, Reach::Everyone));
        self.0.extend(everywhere);
    }
}

impl FromIterator<Permission> for Permissions {
    fn from_iter<T: IntoIterator<Item = Permission>>(iter: T) -> Self {
        let mut held = Self::default();
        held.extend(iter);
        held
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const READ: Permission = Permission("User.Read.All");
    const WRITE: Permission = Permission("User.ReadWrite.All");

    #[test]
    fn what_is_held_for_a_group_is_not_held_everywhere() {
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let mut held = Permissions::default();
        held.grant_within(READ, one);
        held.grant_within(READ, two);
        assert!(!held.has(READ) && !held.is_empty());
        assert_eq!(held.iter().count(), 0);
        assert_eq!(
            held.reach(READ),
            Some(&Reach::Groups([one, two].into())),
            "scopes add up"
        );
        assert_eq!(held.reach(WRITE), None);
        held.extend([READ]);
        held.grant_within(READ, one);
        assert!(held.has(READ), "everywhere stays everywhere");
    }

    #[test]
    fn a_narrower_copy_reaches_no_further() {
        let mut held: Permissions = [WRITE].into_iter().collect();
        held.grant_within(READ, Uuid::from_u128(1));
        let kept = held.only(|one| one == READ);
        assert_eq!(kept.reach(READ), held.reach(READ));
        assert_eq!(kept.reach(WRITE), None);
    }
}
