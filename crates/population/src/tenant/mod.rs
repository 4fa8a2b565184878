mod devices;
mod groups;
mod named;
mod people;

use std::collections::HashMap;

use roaring::RoaringBitmap;

use crate::devices::Devices;
use crate::facets::FacetSets;
use crate::groups::Groups;
use crate::ordinals::Ordinals;
use crate::texts::Texts;
use crate::{Facet, NamedSet};

/// What is known of one person, apart from groups and devices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonFacts {
    /// Whether the account is enabled.
    pub enabled: bool,
    /// Facts by which people are grouped. The last value given for a key counts.
    pub facets: Vec<Facet>,
}

/// The sets of one tenant: people, devices, groups and whatever other systems fill.
///
/// Every set holds only people who are present: removing a person removes them from all sets.
#[derive(Debug, Clone, Default)]
pub struct TenantSets {
    pub(crate) people: Ordinals,
    pub(crate) everyone: RoaringBitmap,
    pub(crate) enabled: RoaringBitmap,
    pub(crate) facets: FacetSets,
    pub(crate) devices: Devices,
    pub(crate) groups: Groups,
    pub(crate) named: HashMap<NamedSet, RoaringBitmap>,
    pub(crate) texts: Texts,
}
