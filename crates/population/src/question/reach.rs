use roaring::RoaringBitmap;

use crate::{Expr, Platform, Surface, TenantSets};

/// Whom and what an audience reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// People.
    pub people: u64,
    /// Their devices.
    pub devices: u64,
    /// Their devices by platform, every platform once, in a fixed order.
    pub by_platform: Vec<(Platform, u64)>,
}

/// What becomes of an audience at one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Only whom the expression describes stay.
    Keep(Expr),
    /// Whom the expression describes leave.
    Remove(Expr),
}

/// An audience that was narrowed step by step.
#[derive(Debug, Clone, PartialEq)]
pub struct Funnel<L> {
    /// How many people there were before the first step.
    pub start: u64,
    /// How many left at each step, in order; whoever left at one step is not counted again.
    pub left: Vec<(L, u64)>,
    /// Who stayed through all steps.
    pub remaining: RoaringBitmap,
}

/// Who comes and who goes when one expression takes the place of another.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// In the later set only.
    pub gained: RoaringBitmap,
    /// In the earlier set only.
    pub lost: RoaringBitmap,
}

impl TenantSets {
    /// How many people and devices the expression reaches. With a surface, only devices that can
    /// show it count, and people count all the same.
    pub fn reach(&self, expr: &Expr, surface: Option<&Surface>) -> Reach {
        self.reach_of(&self.resolve(expr), surface)
    }

    /// The same for an audience that was evaluated before.
    pub fn reach_of(&self, audience: &RoaringBitmap, surface: Option<&Surface>) -> Reach {
        let by_platform = self.devices.count(audience, surface);
        let devices = by_platform.iter().map(|(_, devices)| devices).sum();
        Reach {
            people: audience.len(),
            devices,
            by_platform,
        }
    }

    /// Narrows `base` step by step and counts who leaves at each: the people left out of an
    /// audience, by reason. The label of a step is handed back as it came.
    pub fn count_steps<L>(
        &self,
        base: &Expr,
        steps: impl IntoIterator<Item = (L, Step)>,
    ) -> Funnel<L> {
        let mut set = self.resolve(base);
        let start = set.len();
        let mut before = start;
        let mut left = Vec::new();
        for (label, step) in steps {
            set = match step {
                Step::Keep(expr) => self.restrict(set, &expr),
                Step::Remove(expr) => self.exclude(set, &expr),
            };
            let after = set.len();
            left.push((label, before - after));
            before = after;
        }
        Funnel {
            start,
            left,
            remaining: set.into_owned(),
        }
    }

    /// Who comes and who goes when `after` takes the place of `before`.
    pub fn difference(&self, before: &Expr, after: &Expr) -> Change {
        let (before, after) = (self.resolve(before), self.resolve(after));
        Change {
            gained: &*after - &*before,
            lost: &*before - &*after,
        }
    }
}
