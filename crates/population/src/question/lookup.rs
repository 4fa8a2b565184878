use roaring::RoaringBitmap;

use crate::{SetName, TenantSets};

/// The bitmaps whose union is a named set. Most sets are one; nothing is copied.
pub(super) enum Parts<'a> {
    One(&'a RoaringBitmap),
    Several(Vec<&'a RoaringBitmap>),
}

impl<'a> Parts<'a> {
    pub(super) fn as_slice<'p>(&'p self) -> &'p [&'a RoaringBitmap] {
        match self {
            Self::One(set) => std::slice::from_ref(set),
            Self::Several(sets) => sets,
        }
    }

    pub(super) fn contains(&self, person: u32) -> bool {
        self.as_slice().iter().any(|part| part.contains(person))
    }

    /// People in all parts together, counting those in several parts several times.
    pub(super) fn len(&self) -> u64 {
        self.as_slice().iter().map(|part| part.len()).sum()
    }
}

impl<'a> From<Vec<&'a RoaringBitmap>> for Parts<'a> {
    fn from(parts: Vec<&'a RoaringBitmap>) -> Self {
        match parts.as_slice() {
            [set] => Self::One(set),
            _ => Self::Several(parts),
        }
    }
}

impl<'a> From<Option<&'a RoaringBitmap>> for Parts<'a> {
    fn from(set: Option<&'a RoaringBitmap>) -> Self {
        set.map_or(Self::Several(Vec::new()), Self::One)
    }
}

impl TenantSets {
    /// What the name stands for; no bitmap at all if nothing is known under it.
    pub(super) fn lookup(&self, name: &SetName) -> Parts<'_> {
        match name {
            SetName::Everyone => Parts::One(&self.everyone),
            SetName::Enabled => Parts::One(&self.enabled),
            SetName::Group(id) => self.members(*id).into(),
            SetName::DirectGroup(id) => self.direct_members(*id).into(),
            SetName::Facet(facet) => self.facets.people(facet).into(),
            SetName::Platform(platform) => self.devices.on_platform(*platform).into(),
            SetName::BuildAtLeast(platform, build) => {
                self.devices.build_at_least(*platform, *build).into()
            }
            SetName::Surface(surface) => self.devices.with_surface(surface).into(),
            SetName::Named(name) => self.named(name).into(),
        }
    }
}
