use std::collections::{HashMap, VecDeque};

use uuid::Uuid;

use super::Groups;

impl Groups {
    /// Nests a group in another; false if it was already. On a cycle returns the existing nesting
    /// from the child down to the parent, and nothing is changed.
    pub(crate) fn nest(&mut self, parent: u32, child: u32) -> Result<bool, Vec<Uuid>> {
        if let Some(path) = self.path_down(child, |slot| slot == parent, |_| true) {
            return Err(path);
        }
        if self.is_nested(parent, child) {
            return Ok(false);
        }
        self.nodes[child as usize].parents.push(parent);
        let gained = self.nodes[child as usize].flat().clone();
        let node = &mut self.nodes[parent as usize];
        node.children.push(child);
        let nested = node.nested.get_or_insert_with(|| node.direct.clone());
        let fresh = gained - &*nested;
        *nested |= &fresh;
        self.spread_gain(parent, fresh);
        Ok(true)
    }

    /// Takes a group out of another; false if it was not in it.
    pub(crate) fn unnest(&mut self, parent: u32, child: u32) -> bool {
        if !self.is_nested(parent, child) {
            return false;
        }
        self.nodes[parent as usize]
            .children
            .retain(|&known| known != child);
        self.nodes[child as usize]
            .parents
            .retain(|&known| known != parent);
        let leaving = self.nodes[child as usize].flat().clone();
        self.spread_loss(vec![(parent, leaving)]);
        self.drop_repetition(parent);
        true
    }

    /// The shortest nesting by which a person is in the group, ending at the group of which they
    /// are a direct member; empty if they are not in it.
    pub(crate) fn membership_path(&self, group: u32, person: u32) -> Vec<Uuid> {
        let direct = |slot: u32| self.nodes[slot as usize].direct.contains(person);
        let within = |slot: u32| self.nodes[slot as usize].flat().contains(person);
        self.path_down(group, direct, within).unwrap_or_default()
    }

    /// Shortest way down from a group to one that `wanted` accepts, entering only groups that
    /// `within` accepts.
    fn path_down(
        &self,
        from: u32,
        wanted: impl Fn(u32) -> bool,
        within: impl Fn(u32) -> bool,
    ) -> Option<Vec<Uuid>> {
        let mut above = HashMap::from([(from, from)]);
        let mut pending = VecDeque::from([from]);
        while let Some(slot) = pending.pop_front() {
            if wanted(slot) {
                let ups = std::iter::successors(Some(slot), |at| {
                    above.get(at).copied().filter(|up| up != at)
                });
                let mut path: Vec<_> = ups.map(|at| self.slots.id(at)).collect();
                path.reverse();
                return Some(path);
            }
            for &child in &self.nodes[slot as usize].children {
                if within(child) && !above.contains_key(&child) {
                    above.insert(child, slot);
                    pending.push_back(child);
                }
            }
        }
        None
    }

    /// All groups, each after the groups nested in it; or the groups of a cycle.
    pub(super) fn children_first(&self) -> Result<Vec<u32>, Vec<Uuid>> {
        let mut waiting: Vec<_> = self.nodes.iter().map(|node| node.children.len()).collect();
        let slots = 0..u32::try_from(self.nodes.len()).expect("groups are numbered in 32 bits");
        let mut order: Vec<u32> = slots.filter(|&slot| waiting[slot as usize] == 0).collect();
        let mut next = 0;
        while let Some(&slot) = order.get(next) {
            next += 1;
            for &parent in &self.nodes[slot as usize].parents {
                waiting[parent as usize] -= 1;
                if waiting[parent as usize] == 0 {
                    order.push(parent);
                }
            }
        }
        match waiting.iter().position(|&children| children > 0) {
            Some(stuck) => Err(self.cycle_below(stuck, &waiting)),
            None => Ok(order),
        }
    }

    /// A cycle reached from a group all of whose unsettled children lead to cycles.
    fn cycle_below(&self, stuck: usize, waiting: &[usize]) -> Vec<Uuid> {
        let mut path = vec![stuck];
        loop {
            let last = path[path.len() - 1];
            let children = self.nodes[last]
                .children
                .iter()
                .map(|&child| child as usize);
            let Some(child) = children.into_iter().find(|&child| waiting[child] > 0) else {
                return Vec::new();
            };
            if let Some(start) = path.iter().position(|&known| known == child) {
                let id = |&slot: &usize| {
                    self.slots
                        .id(u32::try_from(slot).expect("groups are numbered in 32 bits"))
                };
                return path[start..].iter().map(id).collect();
            }
            path.push(child);
        }
    }
}
