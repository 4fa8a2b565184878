use std::collections::{HashMap, HashSet};

use roaring::RoaringBitmap;

use super::Groups;

impl Groups {
    /// Carries people who are new in a group to every group above. A path ends where all of them
    /// are known already.
    pub(super) fn spread_gain(&mut self, slot: u32, gained: RoaringBitmap) {
        let mut pending = vec![(slot, gained)];
        while let Some((slot, gained)) = pending.pop() {
            if gained.is_empty() {
                continue;
            }
            for at in 0..self.nodes[slot as usize].parents.len() {
                let parent = self.nodes[slot as usize].parents[at];
                let node = &mut self.nodes[parent as usize];
                let nested = node.nested.get_or_insert_with(|| node.direct.clone());
                let fresh = &gained - &*nested;
                *nested |= &fresh;
                pending.push((parent, fresh));
            }
        }
    }

    /// Settles groups that people may have left, and every group above them. Each person stays
    /// where another membership holds them; groups are taken children first, so that a group is
    /// looked at once, when all below it is settled.
    pub(super) fn spread_loss(&mut self, leaving: Vec<(u32, RoaringBitmap)>) {
        let order = self.upwards(leaving.iter().map(|(slot, _)| *slot));
        let mut doubtful: HashMap<u32, RoaringBitmap> = leaving.into_iter().collect();
        for slot in order {
            let Some(mut lost) = doubtful.remove(&slot) else {
                continue;
            };
            let node = &self.nodes[slot as usize];
            lost -= &node.direct;
            for &child in &node.children {
                if lost.is_empty() {
                    break;
                }
                lost -= self.nodes[child as usize].flat();
            }
            if lost.is_empty() {
                continue;
            }
            for &parent in &self.nodes[slot as usize].parents {
                *doubtful.entry(parent).or_default() |= &lost;
            }
            if let Some(nested) = &mut self.nodes[slot as usize].nested {
                *nested -= &lost;
            }
        }
    }

    /// The groups and all above them, each before the groups that it is nested in.
    fn upwards(&self, from: impl Iterator<Item = u32>) -> Vec<u32> {
        let mut order = Vec::new();
        let mut seen = HashSet::new();
        for start in from {
            if !seen.insert(start) {
                continue;
            }
            // Depth first without recursion: nesting may be deeper than the stack allows.
            let mut path = vec![(start, 0)];
            while let Some((slot, next)) = path.last_mut() {
                let parents = &self.nodes[*slot as usize].parents;
                if let Some(&parent) = parents.get(*next) {
                    *next += 1;
                    if seen.insert(parent) {
                        path.push((parent, 0));
                    }
                } else {
                    order.push(*slot);
                    path.pop();
                }
            }
        }
        order.reverse();
        order
    }
}
