use std::collections::BTreeMap;

use roaring::{MultiOps, RoaringBitmap};

use crate::OsBuild;

/// Builds in one block before it is split. A question unites at most this many small sets.
const BLOCK: usize = 8;

/// People by the newest build among their devices of one platform, ready for *at least*.
///
/// A question *at least B* is the ready-made set of the next block plus the few builds of B's own
/// block, so its cost does not grow with the number of builds in use.
#[derive(Debug, Clone, Default)]
pub(crate) struct BuildIndex(Vec<Block>);

#[derive(Debug, Clone)]
struct Block {
    /// People whose newest build is exactly this one; ascending, disjoint, never empty sets.
    builds: Vec<(OsBuild, RoaringBitmap)>,
    /// People whose newest build is in this block or a later one.
    at_least: RoaringBitmap,
}

impl BuildIndex {
    /// The index over people grouped by their newest build.
    pub(crate) fn from_newest(newest: BTreeMap<OsBuild, RoaringBitmap>) -> Self {
        let mut blocks = Vec::new();
        let mut above = RoaringBitmap::new();
        let mut rest: Vec<_> = newest.into_iter().collect();
        while !rest.is_empty() {
            let builds = rest.split_off(rest.len().saturating_sub(BLOCK / 2));
            above |= builds.iter().map(|(_, people)| people).union();
            blocks.push(Block {
                builds,
                at_least: above.clone(),
            });
        }
        blocks.reverse();
        Self(blocks)
    }

    /// Notes that a person's newest build was `before` and is `after`.
    pub(crate) fn change(&mut self, person: u32, before: Option<OsBuild>, after: Option<OsBuild>) {
        if before == after {
            return;
        }
        if let Some(build) = before {
            self.leave(person, build);
        }
        if let Some(build) = after {
            self.join(person, build);
        }
    }

    /// Sets whose union is everybody with a build of at least `build`.
    pub(crate) fn at_least(&self, build: OsBuild) -> Vec<&RoaringBitmap> {
        let Some(at) = self.block_of(build) else {
            return Vec::new();
        };
        let block = &self.0[at];
        let first = block.builds.partition_point(|(known, _)| *known < build);
        if first == 0 {
            return vec![&block.at_least];
        }
        let above = self.0.get(at + 1).map(|next| &next.at_least);
        above
            .into_iter()
            .chain(block.builds[first..].iter().map(|(_, people)| people))
            .collect()
    }

    /// Position of the block that holds, or would hold, the build.
    fn block_of(&self, build: OsBuild) -> Option<usize> {
        let after = self.0.partition_point(|block| block.builds[0].0 <= build);
        (!self.0.is_empty()).then(|| after.saturating_sub(1))
    }

    fn join(&mut self, person: u32, build: OsBuild) {
        let Some(at) = self.block_of(build) else {
            let people = RoaringBitmap::from([person]);
            self.0.push(Block {
                builds: vec![(build, people.clone())],
                at_least: people,
            });
            return;
        };
        for block in &mut self.0[..=at] {
            block.at_least.insert(person);
        }
        let builds = &mut self.0[at].builds;
        match builds.binary_search_by_key(&build, |(known, _)| *known) {
            Ok(place) => {
                builds[place].1.insert(person);
            }
            Err(place) => {
                builds.insert(place, (build, RoaringBitmap::from([person])));
                self.split(at);
            }
        }
    }

    fn leave(&mut self, person: u32, build: OsBuild) {
        let Some(at) = self.block_of(build) else {
            return;
        };
        for block in &mut self.0[..=at] {
            block.at_least.remove(person);
        }
        let builds = &mut self.0[at].builds;
        if let Ok(place) = builds.binary_search_by_key(&build, |(known, _)| *known) {
            builds[place].1.remove(person);
            if builds[place].1.is_empty() {
                builds.remove(place);
            }
        }
        if self.0[at].builds.is_empty() {
            self.0.remove(at);
        }
    }

    fn split(&mut self, at: usize) {
        if self.0[at].builds.len() <= BLOCK {
            return;
        }
        let builds = self.0[at].builds.split_off(BLOCK / 2);
        let mut at_least = builds.iter().map(|(_, people)| people).union();
        if let Some(next) = self.0.get(at + 1) {
            at_least |= &next.at_least;
        }
        self.0.insert(at + 1, Block { builds, at_least });
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn build(number: u16) -> OsBuild {
        OsBuild::new([10, 0, number, 0])
    }

    proptest! {
        #[test]
        fn equals_a_plain_scan(changes in prop::collection::vec((0..60u32, prop::option::of(0..200u16)), 0..400)) {
            let mut index = BuildIndex::default();
            let mut newest: BTreeMap<u32, OsBuild> = BTreeMap::new();
            for (person, number) in changes {
                let after = number.map(build);
                let before = newest.remove(&person);
                newest.extend(after.map(|after| (person, after)));
                index.change(person, before, after);
            }
            let mut rows: BTreeMap<OsBuild, RoaringBitmap> = BTreeMap::new();
            for (person, build) in &newest {
                rows.entry(*build).or_default().insert(*person);
            }
            let loaded = BuildIndex::from_newest(rows);
            for asked in 0..201 {
                let asked = build(asked);
                let expected: RoaringBitmap =
                    newest.iter().filter(|(_, known)| **known >= asked).map(|(person, _)| *person).collect();
                prop_assert_eq!(&index.at_least(asked).into_iter().union(), &expected);
                prop_assert_eq!(&loaded.at_least(asked).into_iter().union(), &expected);
            }
        }
    }
}
