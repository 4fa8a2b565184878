//! Groups of people and of groups, kept flat: everybody in a group, directly or through nested
//! groups, is one ready set, and a change touches only the people and the ancestors it concerns.

mod flatten;
mod nesting;

use roaring::{MultiOps, RoaringBitmap};
use uuid::Uuid;

use crate::ordinals::Ordinals;

/// All groups of a tenant.
#[derive(Debug, Clone, Default)]
pub(crate) struct Groups {
    slots: Ordinals,
    nodes: Vec<Node>,
}

#[derive(Debug, Clone, Default)]
struct Node {
    /// People who are members themselves.
    direct: RoaringBitmap,
    /// Direct members and everybody in the children; absent when there are no children, because
    /// it would only repeat `direct`.
    nested: Option<RoaringBitmap>,
    parents: Vec<u32>,
    children: Vec<u32>,
}

impl Node {
    fn flat(&self) -> &RoaringBitmap {
        self.nested.as_ref().unwrap_or(&self.direct)
    }
}

impl Groups {
    /// Internal number of a group; of no meaning after the group is removed.
    pub(crate) fn slot(&self, id: Uuid) -> Option<u32> {
        self.slots.get(id)
    }

    /// Number of the group, which is created empty if need be.
    pub(crate) fn insert(&mut self, id: Uuid) -> u32 {
        let (slot, _) = self.slots.insert(id);
        if self.nodes.len() < self.slots.given() {
            self.nodes.resize_with(self.slots.given(), Node::default);
        }
        slot
    }

    /// Forgets a group. Its members stay in the groups above only if they are there otherwise.
    pub(crate) fn remove(&mut self, id: Uuid) -> bool {
        let Some(slot) = self.slots.remove(id) else {
            return false;
        };
        let node = std::mem::take(&mut self.nodes[slot as usize]);
        for &child in &node.children {
            self.nodes[child as usize]
                .parents
                .retain(|&parent| parent != slot);
        }
        for &parent in &node.parents {
            self.nodes[parent as usize]
                .children
                .retain(|&child| child != slot);
        }
        let lost = node
            .parents
            .iter()
            .map(|&parent| (parent, node.flat().clone()))
            .collect();
        self.spread_loss(lost);
        for &parent in &node.parents {
            self.drop_repetition(parent);
        }
        self.slots.release(slot);
        true
    }

    /// Everybody in the group, directly or through nested groups.
    pub(crate) fn everybody(&self, slot: u32) -> &RoaringBitmap {
        self.nodes[slot as usize].flat()
    }

    /// People who are members of the group themselves.
    pub(crate) fn direct(&self, slot: u32) -> &RoaringBitmap {
        &self.nodes[slot as usize].direct
    }

    /// Ids of all groups.
    pub(crate) fn ids(&self) -> impl Iterator<Item = Uuid> {
        self.slots.present()
    }

    /// Makes people members; returns how many were not direct members before.
    pub(crate) fn add_members(&mut self, slot: u32, people: &RoaringBitmap) -> u64 {
        let node = &mut self.nodes[slot as usize];
        let before = node.direct.len();
        // People who are new to `direct` may have been in the group through a nested one.
        let gained = people - node.flat();
        node.direct |= people;
        let added = node.direct.len() - before;
        if let Some(nested) = &mut node.nested {
            *nested |= &gained;
        }
        self.spread_gain(slot, gained);
        added
    }

    /// Ends the direct membership of people; returns how many were direct members.
    pub(crate) fn remove_members(&mut self, slot: u32, people: &RoaringBitmap) -> u64 {
        let node = &mut self.nodes[slot as usize];
        let leaving = people & &node.direct;
        node.direct -= &leaving;
        let removed = leaving.len();
        self.spread_loss(vec![(slot, leaving)]);
        removed
    }

    /// Takes a person out of every group at once.
    pub(crate) fn forget_person(&mut self, person: u32) {
        for node in &mut self.nodes {
            node.direct.remove(person);
            if let Some(nested) = &mut node.nested {
                nested.remove(person);
            }
        }
    }

    /// Sets direct members without updating anything above; [`Groups::flatten`] does that for all.
    pub(crate) fn load_members(&mut self, slot: u32, people: RoaringBitmap) {
        self.nodes[slot as usize].direct = people;
    }

    /// Nests one group in another without looking for cycles; [`Groups::flatten`] does.
    pub(crate) fn load_nesting(&mut self, parent: u32, child: u32) {
        if !self.is_nested(parent, child) {
            self.nodes[parent as usize].children.push(child);
            self.nodes[child as usize].parents.push(parent);
        }
    }

    /// Flattens all groups from nothing, children before parents. On a cycle returns its groups,
    /// each nested in the one before, and the flattened sets are not to be used.
    pub(crate) fn flatten(&mut self) -> Result<(), Vec<Uuid>> {
        for slot in self.children_first()? {
            let node = &self.nodes[slot as usize];
            let children = node
                .children
                .iter()
                .map(|&child| self.nodes[child as usize].flat());
            let nested = (!node.children.is_empty())
                .then(|| std::iter::once(&node.direct).chain(children).union());
            self.nodes[slot as usize].nested = nested;
        }
        Ok(())
    }

    /// Whether the child is nested directly in the parent. A group has few parents, but may have
    /// very many children.
    fn is_nested(&self, parent: u32, child: u32) -> bool {
        self.nodes[child as usize].parents.contains(&parent)
    }

    /// A group whose last child has gone needs no second set.
    fn drop_repetition(&mut self, slot: u32) {
        let node = &mut self.nodes[slot as usize];
        if node.children.is_empty() {
            node.nested = None;
        }
    }
}
