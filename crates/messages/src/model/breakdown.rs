//! Figures by part of the audience, and which of them may be shown.
//!
//! A part of fewer than [`LEAST_PEOPLE`] people is not shown: they could be recognized. Nor is one by
//! which such a part could be worked out:
//!
//! - a part that lacks one to four people of another shown part or of everybody who saw the message,
//!   when it lies within them: the difference is a group of fewer than five people;
//! - where each person is in one part only, as many of the next smallest as it takes until those that
//!   are hidden have five people together, and are two at least: the rest of the total says no more
//!   than that.

use beffroi_population::RoaringBitmap;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Fewest people of a part that is shown: fewer could be recognized.
pub const LEAST_PEOPLE: u64 = 5;

/// The figures of one platform, language or other part of the audience.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Breakdown {
    /// The group's id, where the part is a group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    /// Which part.
    pub name: String,
    /// People of this part who saw the message.
    pub people_seen: u64,
    /// People of this part who clicked.
    pub people_clicked: u64,
}

/// The parts that may be shown, most people first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Published {
    /// Those.
    pub shown: Vec<Breakdown>,
    /// How many parts with people in them are hidden.
    pub hidden: usize,
}

/// People of a part who saw the message, and who of them clicked.
#[derive(Debug, Clone)]
pub struct Part {
    /// The group's id, where it is a group.
    pub id: Option<Uuid>,
    /// What it is called.
    pub name: String,
    /// Who saw the message.
    pub seen: RoaringBitmap,
    /// Who clicked.
    pub clicked: RoaringBitmap,
}

/// Chooses what may be shown of the people who saw a message.
#[must_use]
pub fn publishable(parts: Vec<Part>, everybody: &RoaringBitmap) -> Published {
    let mut shown: Vec<Part> = parts
        .into_iter()
        .filter(|part| !part.seen.is_empty())
        .collect();
    shown.sort_by(|a, b| {
        let size = |part: &Part| (part.seen.len(), part.clicked.len());
        size(b).cmp(&size(a)).then_with(|| a.name.cmp(&b.name))
    });
    let people = |parts: &[Part]| parts.iter().map(|part| part.seen.len()).sum::<u64>();
    let each_in_one = people(&shown) == everybody.len();
    let all = shown.len();
    let mut in_hidden = 0;
    // Hiding one may make the rest of the total tell more: again, until nothing has to be hidden.
    while let Some(place) = one_to_hide(
        &shown,
        everybody,
        (all - shown.len(), in_hidden),
        each_in_one,
    ) {
        in_hidden += shown.remove(place).seen.len();
    }
    let hidden = all - shown.len();
    let shown = shown.into_iter().map(Part::counted).collect();
    Published { shown, hidden }
}

/// The place of a part that must not be shown beside the others; they come largest first.
fn one_to_hide(
    shown: &[Part],
    everybody: &RoaringBitmap,
    (hidden, in_hidden): (usize, u64),
    each_in_one: bool,
) -> Option<usize> {
    let smallest = shown.len().checked_sub(1)?;
    if shown[smallest].seen.len() < LEAST_PEOPLE {
        return Some(smallest);
    }
    let told_by_rest = each_in_one && hidden > 0 && (hidden == 1 || in_hidden < LEAST_PEOPLE);
    if told_by_rest {
        return Some(smallest);
    }
    let nearly = |part: &Part, whole: &RoaringBitmap| {
        let lacks = whole.len().saturating_sub(part.seen.len());
        (1..LEAST_PEOPLE).contains(&lacks) && part.seen.is_subset(whole)
    };
    let wholes = |part: &Part| {
        nearly(part, everybody) || shown.iter().any(|other| nearly(part, &other.seen))
    };
    shown.iter().rposition(wholes)
}

impl Part {
    fn counted(self) -> Breakdown {
        Breakdown {
            id: self.id,
            name: self.name,
            people_seen: self.seen.len(),
            people_clicked: self.clicked.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn part(name: &impl ToString, seen: RoaringBitmap) -> Part {
        Part {
            id: None,
            name: name.to_string(),
            clicked: RoaringBitmap::new(),
            seen,
        }
    }

    /// Parts of these sizes, each person in one of them.
    fn apart(sizes: &[u32]) -> (Vec<Part>, RoaringBitmap) {
        let mut next = 0;
        let mut parts = Vec::new();
        for (number, size) in sizes.iter().enumerate() {
            parts.push(part(&number, (next..next + size).collect()));
            next += size;
        }
        (parts, (0..next).collect())
    }

    fn sizes(sizes: &[u32]) -> (Vec<u64>, usize) {
        let (parts, everybody) = apart(sizes);
        let published = publishable(parts, &everybody);
        let shown = published.shown.iter().map(|part| part.people_seen);
        (shown.collect(), published.hidden)
    }

    #[test]
    fn the_rest_of_the_total_tells_nothing() {
        assert_eq!(sizes(&[9, 100, 30]), (vec![100, 30, 9], 0));
        // Three people alone would be the total less the others.
        assert_eq!(sizes(&[3, 100, 7]), (vec![100], 2));
        assert_eq!(sizes(&[3, 100]), (vec![], 2));
        assert_eq!(sizes(&[1, 2, 100, 7]), (vec![100], 3));
        // Two that have seven people together hide each other.
        assert_eq!(sizes(&[3, 4, 100, 7]), (vec![100, 7], 2));
        // Nobody has nothing to hide.
        assert_eq!(sizes(&[0, 100, 7]), (vec![100, 7], 0));
        assert_eq!(sizes(&[4]), (vec![], 1));
        assert_eq!(sizes(&[]), (vec![], 0));
    }

    #[test]
    fn a_group_within_another_tells_of_the_few_in_between() {
        let everybody: RoaringBitmap = (0..100).collect();
        let of = |inner: u32| {
            let parts = vec![
                part(&"outer", (0..20).collect()),
                part(&"inner", (0..inner).collect()),
            ];
            let shown = publishable(parts, &everybody).shown.into_iter();
            shown.map(|part| part.name).collect::<Vec<_>>()
        };
        assert_eq!(of(17), ["outer"]);
        assert_eq!(of(15), ["outer", "inner"]);
        assert_eq!(of(20), ["inner", "outer"]);
    }

    #[test]
    fn nearly_everybody_tells_of_the_few_others() {
        let everybody: RoaringBitmap = (0..100).collect();
        let parts = vec![
            part(&"Windows", (0..99).collect()),
            part(&"Linux", (50..100).collect()),
        ];
        let published = publishable(parts, &everybody);
        assert_eq!(published.shown[0].name, "Linux");
        assert_eq!((published.shown.len(), published.hidden), (1, 1));
    }

    proptest! {
        #[test]
        fn nobody_is_told_by_subtraction(of in prop::collection::vec(0_u32..14, 0..9)) {
            let (parts, everybody) = apart(&of);
            let published = publishable(parts, &everybody);
            let shown: u64 = published.shown.iter().map(|part| part.people_seen).sum();
            let rest = everybody.len() - shown;
            prop_assert!(published.shown.iter().all(|part| part.people_seen >= LEAST_PEOPLE));
            prop_assert_eq!(rest == 0, published.hidden == 0);
            if !published.shown.is_empty() && rest > 0 {
                prop_assert!(rest >= LEAST_PEOPLE && published.hidden >= 2);
            }
            // Nothing is hidden that need not be.
            if of.iter().all(|size| *size == 0 || u64::from(*size) >= LEAST_PEOPLE) {
                prop_assert_eq!(published.hidden, 0);
            }
            prop_assert!(published.shown.is_sorted_by(|a, b| a.people_seen >= b.people_seen));
        }

        #[test]
        fn whatever_lies_within_something_else_lacks_nobody_or_five(
            sets in prop::collection::vec((0_u32..12, 0_u32..24), 0..7),
        ) {
            let of = |(from, size): (u32, u32)| (from..from + size).collect::<RoaringBitmap>();
            let parts: Vec<Part> = sets.iter().enumerate().map(|(n, set)| part(&n, of(*set))).collect();
            let everybody = parts.iter().fold(RoaringBitmap::new(), |all, part| all | &part.seen);
            let published = publishable(parts, &everybody);
            let mut shown: Vec<RoaringBitmap> = Vec::new();
            for one in &published.shown {
                let number: usize = one.name.parse().expect("a number");
                shown.push(of(sets[number]));
            }
            shown.push(everybody);
            for (a, b) in shown.iter().flat_map(|a| shown.iter().map(move |b| (a, b))) {
                let between = (b - a).len();
                prop_assert!(!a.is_subset(b) || between == 0 || between >= LEAST_PEOPLE);
            }
        }
    }
}
