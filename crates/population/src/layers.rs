use roaring::RoaringBitmap;

/// How many things each person has, as sets: layer *k* holds the people with more than *k*.
///
/// The things of an audience are the sum of its intersections with every layer, so no thing has
/// to be walked to count them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Layers(Vec<RoaringBitmap>);

impl Layers {
    /// Notes that a person now has `after` things and had `before`.
    pub(crate) fn change(&mut self, person: u32, before: usize, after: usize) {
        if after > self.0.len() {
            self.0.resize_with(after, RoaringBitmap::new);
        }
        for layer in &mut self.0[before.min(after)..after] {
            layer.insert(person);
        }
        for layer in &mut self.0[after.min(before)..before] {
            layer.remove(person);
        }
        while self.0.last().is_some_and(RoaringBitmap::is_empty) {
            self.0.pop();
        }
    }

    /// The people who have at least one.
    pub(crate) fn any(&self) -> Option<&RoaringBitmap> {
        self.0.first()
    }

    /// How many things the audience has in all.
    pub(crate) fn count(&self, audience: &RoaringBitmap) -> u64 {
        self.0
            .iter()
            .map(|layer| layer.intersection_len(audience))
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_follow_changes() {
        let mut layers = Layers::default();
        layers.change(1, 0, 3);
        layers.change(2, 0, 1);
        let both = RoaringBitmap::from([1, 2]);
        assert_eq!(layers.count(&both), 4);
        layers.change(1, 3, 1);
        assert_eq!((layers.count(&both), layers.0.len()), (2, 1));
        layers.change(1, 1, 0);
        assert_eq!(layers.any(), Some(&RoaringBitmap::from([2])));
        layers.change(2, 1, 0);
        assert_eq!(layers.any(), None);
    }
}
