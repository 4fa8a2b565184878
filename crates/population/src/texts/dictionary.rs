use std::hash::BuildHasher;

use beffroi_core::filter::plain;
use hashbrown::hash_table::Entry;
use hashbrown::{DefaultHashBuilder, HashTable};
use memchr::memmem::Finder;

/// Ends each text in the arena; it stands in no text that is UTF-8.
const END: u8 = 0xFF;

/// Different texts under dense numbers, one behind the other in one piece of memory: to look for
/// something inside of a million of them is one walk through some tens of megabytes.
///
/// A number keeps its text for good; texts that nobody uses any more go when the whole dictionary
/// is made anew.
#[derive(Debug, Clone, Default)]
pub(super) struct Dictionary {
    arena: Vec<u8>,
    /// Where each text begins, and one more for the end.
    starts: Vec<u32>,
    index: HashTable<u32>,
    /// Those that are not in ASCII once more, without accents.
    bare: Bare,
    hasher: DefaultHashBuilder,
}

impl Dictionary {
    /// How many texts there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    /// The text of that number.
    pub(super) fn text(&self, id: u32) -> &str {
        std::str::from_utf8(self.bytes(id)).unwrap_or_default()
    }

    /// The same as bytes, whose order is that of the text.
    pub(super) fn bytes(&self, id: u32) -> &[u8] {
        bytes(&self.arena, &self.starts, id)
    }

    /// The number of a text that is known.
    pub(super) fn find(&self, text: &str) -> Option<u32> {
        let same = |&id: &u32| self.bytes(id) == text.as_bytes();
        self.index
            .find(self.hasher.hash_one(text.as_bytes()), same)
            .copied()
    }

    /// The number of a text, a new one when it is not known. Nothing when the four gigabytes that
    /// can be numbered are full.
    pub(super) fn insert(&mut self, text: &str) -> Option<u32> {
        let Self {
            arena,
            starts,
            index,
            hasher,
            bare,
        } = self;
        let hash = hasher.hash_one(text.as_bytes());
        let same = |&id: &u32| bytes(arena, starts, id) == text.as_bytes();
        let again = |&id: &u32| hasher.hash_one(bytes(arena, starts, id));
        let vacant = match index.entry(hash, same, again) {
            Entry::Occupied(known) => return Some(*known.get()),
            Entry::Vacant(vacant) => vacant,
        };
        let start = u32::try_from(arena.len()).ok()?;
        u32::try_from(arena.len() + text.len() + 1).ok()?;
        let id = u32::try_from(starts.len()).ok()?;
        vacant.insert(id);
        starts.push(start);
        arena.extend_from_slice(text.as_bytes());
        arena.push(END);
        if !text.is_ascii() {
            bare.push(id, text);
        }
        Some(id)
    }

    /// Marks every text that contains `part`, which is not empty.
    pub(super) fn containing(&self, part: &str) -> Marks {
        let mut marks = Marks::new(self.len());
        each_containing(&self.arena, &self.starts, part, |at| marks.set(at));
        marks
    }

    /// Marks every text that contains `word`, which is without accents and not empty, once its own
    /// are taken away: as it stands, or among those that are written differently without.
    pub(super) fn mentioning(&self, word: &str) -> Marks {
        let mut marks = self.containing(word);
        let Bare { arena, starts, ids } = &self.bare;
        each_containing(arena, starts, word, |at| marks.set(ids[at] as usize));
        marks
    }

    /// Marks every text that passes the test.
    pub(super) fn passing(&self, test: impl Fn(&str) -> bool) -> Marks {
        let mut marks = Marks::new(self.len());
        for id in 0..self.len() {
            if test(self.text(u32::try_from(id).unwrap_or(u32::MAX))) {
                marks.set(id);
            }
        }
        marks
    }

    /// Marks every text that begins with `part`.
    pub(super) fn beginning(&self, part: &str) -> Marks {
        let mut marks = Marks::new(self.len());
        for (id, &start) in self.starts.iter().enumerate() {
            if self.arena[start as usize..].starts_with(part.as_bytes()) {
                marks.set(id);
            }
        }
        marks
    }

    /// Gives spare room back after a bulk load.
    pub(super) fn shrink(&mut self) {
        let Self {
            arena,
            starts,
            index,
            hasher,
            bare,
        } = self;
        bare.arena.shrink_to_fit();
        bare.starts.shrink_to_fit();
        bare.ids.shrink_to_fit();
        arena.shrink_to_fit();
        starts.shrink_to_fit();
        index.shrink_to_fit(|&id| hasher.hash_one(bytes(arena, starts, id)));
    }
}

/// Texts without their accents, and which each belongs to.
#[derive(Debug, Clone, Default)]
struct Bare {
    arena: Vec<u8>,
    starts: Vec<u32>,
    ids: Vec<u32>,
}

impl Bare {
    /// Adds a text, unless the four gigabytes that can be numbered are full.
    fn push(&mut self, id: u32, text: &str) {
        if let Ok(start) = u32::try_from(self.arena.len()) {
            self.starts.push(start);
            self.ids.push(id);
            self.arena.extend_from_slice(plain(text).as_bytes());
            self.arena.push(END);
        }
    }
}

/// Tells the place of every text that contains `part`, which is not empty, in their order.
fn each_containing(arena: &[u8], starts: &[u32], part: &str, mut tell: impl FnMut(usize)) {
    let finder = Finder::new(part.as_bytes());
    let (mut from, mut at) = (0, 0);
    while let Some(found) = finder.find(&arena[from..]) {
        let place = from + found;
        // Matches come in order: the text is this one or, mostly, one not far behind.
        let mut reach = 1;
        while starts
            .get(at + reach)
            .is_some_and(|&next| next as usize <= place)
        {
            reach *= 2;
        }
        let end = (at + reach).min(starts.len());
        at += starts[at..end].partition_point(|&start| start as usize <= place) - 1;
        tell(at);
        at += 1;
        let Some(&next) = starts.get(at) else {
            break;
        };
        from = next as usize;
    }
}

fn bytes<'a>(arena: &'a [u8], starts: &[u32], id: u32) -> &'a [u8] {
    let end = starts
        .get(id as usize + 1)
        .map_or(arena.len(), |&next| next as usize);
    &arena[starts[id as usize] as usize..end - 1]
}

/// A mark for each text of a dictionary.
pub(super) struct Marks(Vec<u64>);

impl Marks {
    fn new(texts: usize) -> Self {
        Self(vec![0; texts.div_ceil(64)])
    }

    fn set(&mut self, id: usize) {
        self.0[id / 64] |= 1 << (id % 64);
    }

    /// Whether the text is marked.
    pub(super) fn has(&self, id: u32) -> bool {
        self.0
            .get(id as usize / 64)
            .is_some_and(|word| word >> (id % 64) & 1 == 1)
    }

    /// Whether no text is marked.
    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(|&word| word == 0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn finds_what_a_plain_search_finds(
            texts in prop::collection::vec("[ab\u{e9}]{0,5}", 0..40),
            part in "[ab\u{e9}]{1,3}",
        ) {
            let mut dictionary = Dictionary::default();
            let ids: Vec<u32> = texts.iter().map(|text| dictionary.insert(text).unwrap()).collect();
            let (inside, first) = (dictionary.containing(&part), dictionary.beginning(&part));
            let passing = dictionary.passing(|text| text.ends_with(&part));
            for (text, &id) in texts.iter().zip(&ids) {
                prop_assert_eq!(dictionary.find(text), Some(id));
                prop_assert_eq!(dictionary.text(id), text);
                prop_assert_eq!(inside.has(id), text.contains(&part), "{} in {}", part, text);
                prop_assert_eq!(first.has(id), text.starts_with(&part));
                prop_assert_eq!(passing.has(id), text.ends_with(&part));
            }
        }
    }
}
