//! Giving products to somebody and taking them away, in one step.

use std::collections::BTreeMap;

use super::gift::Disabled;
use super::requirement::{Requirement, unmet};
use super::{Conflict, PlanId, Product, SkuId, combined};

/// What is asked for, all of it or nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ask {
    /// Products to give, with the plans that are switched off; what is held already gets those.
    pub add: BTreeMap<SkuId, Disabled>,
    /// Products to take away.
    pub remove: Vec<SkuId>,
}

/// What somebody holds before it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Held {
    /// What they were given directly.
    pub direct: BTreeMap<SkuId, Disabled>,
    /// The products that they have through groups, with the plans that are on there.
    pub inherited: BTreeMap<SkuId, Vec<PlanId>>,
}

/// Why it is refused as a whole.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The organization has no subscription of it, or nobody knows it.
    #[error("License {0} does not correspond to a valid company License.")]
    UnknownProduct(SkuId),
    /// A plan to be switched off is none of the product's.
    #[error(
        "The service plan {plan} is not part of the license {product}, so it cannot be disabled there."
    )]
    UnknownPlan {
        /// The product.
        product: SkuId,
        /// The plan.
        plan: PlanId,
    },
    /// The same product is to be given and taken away.
    #[error("License {0} cannot be added and removed at once.")]
    AddedAndRemoved(SkuId),
    /// What is to be taken away comes from a group.
    #[error(
        "User license is inherited from a group membership and it cannot be removed directly from the user."
    )]
    Inherited(SkuId),
    /// What is to be taken away is not held.
    #[error("User does not have a corresponding license.")]
    NotHeld(SkuId),
    /// What would be held together can't be.
    #[error("License assignment failed because these service plans are mutually exclusive: {0}.")]
    MutuallyExclusive(#[from] Conflict),
    /// A plan would lack what it needs.
    #[error("License assignment failed because service plan {plan} depends on the service plan(s) of {}.", needed.as_str())]
    Dependency {
        /// The plan.
        plan: PlanId,
        /// What it needs.
        needed: Requirement,
    },
}

impl Refused {
    /// Graph's word for it in the states of assignments, where it has one.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownProduct(_) => "unknownLicense",
            Self::UnknownPlan { .. } => "unknownServicePlan",
            Self::AddedAndRemoved(_) => "addedAndRemoved",
            Self::Inherited(_) => "inheritedLicense",
            Self::NotHeld(_) => "licenseNotHeld",
            Self::MutuallyExclusive(_) => "MutuallyExclusiveViolation",
            Self::Dependency { .. } => "DependencyViolation",
        }
    }
}

/// What somebody holds directly afterwards. Seats and places are for the caller to look at.
///
/// # Errors
/// Why nothing of it is done.
pub fn assigned<'a>(
    held: &Held,
    ask: &Ask,
    product: impl Fn(SkuId) -> Option<&'a Product>,
) -> Result<BTreeMap<SkuId, Disabled>, Refused> {
    let mut after = held.direct.clone();
    for sku in &ask.remove {
        if ask.add.contains_key(sku) {
            return Err(Refused::AddedAndRemoved(*sku));
        }
        if after.remove(sku).is_none() {
            return Err(if held.inherited.contains_key(sku) {
                Refused::Inherited(*sku)
            } else {
                Refused::NotHeld(*sku)
            });
        }
    }
    for (sku, disabled) in &ask.add {
        let known = product(*sku).ok_or(Refused::UnknownProduct(*sku))?;
        if let Some(plan) = disabled.iter().find(|plan| !known.plans.contains_key(plan)) {
            return Err(Refused::UnknownPlan {
                product: *sku,
                plan: *plan,
            });
        }
        after.insert(*sku, disabled.clone());
    }
    let direct = after.iter().flat_map(|(sku, disabled)| {
        let plans = product(*sku)
            .into_iter()
            .flat_map(|known| known.plans.keys());
        plans.filter(|plan| !disabled.contains(plan)).copied()
    });
    let plans: Vec<PlanId> = direct
        .chain(held.inherited.values().flatten().copied())
        .collect();
    if !ask.add.is_empty() {
        combined(plans.iter().copied())?;
    }
    if let Some((plan, needed)) = unmet(&plans).next() {
        return Err(Refused::Dependency { plan, needed });
    }
    Ok(after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{find, products};

    fn sku(part: &str) -> SkuId {
        let found = products().find(|product| product.part_number == part);
        found.expect("is in the catalogue").id
    }

    fn adding(parts: &[&str]) -> Ask {
        Ask {
            add: parts
                .iter()
                .map(|part| (sku(part), Disabled::new()))
                .collect(),
            remove: Vec::new(),
        }
    }

    fn holding(parts: &[&str]) -> Held {
        Held {
            direct: adding(parts).add,
            inherited: BTreeMap::new(),
        }
    }

    fn with_groups(parts: &[&str]) -> Held {
        let plans = |part: &&str| {
            let id = sku(part);
            (id, find(id).expect("known").plans.keys().copied().collect())
        };
        Held {
            direct: BTreeMap::new(),
            inherited: parts.iter().map(plans).collect(),
        }
    }

    fn refused(held: &Held, ask: &Ask) -> (&'static str, String) {
        let refused = assigned(held, ask, find).expect_err("refused");
        (refused.code(), refused.to_string())
    }

    #[test]
    fn four_at_once_and_a_swap_in_one_step() {
        let all = [
            "EXCHANGE_S_ESSENTIALS",
            "EXCHANGEDESKLESS",
            "EXCHANGESTANDARD",
            "SPE_E3",
        ];
        let after = assigned(&Held::default(), &adding(&all), find).expect("fits");
        assert_eq!(after.len(), 4);
        let swap = Ask {
            remove: vec![sku("SPE_E3")],
            ..adding(&["SPE_E5"])
        };
        let after = assigned(&holding(&["SPE_E3"]), &swap, find).expect("fits");
        assert_eq!(after.into_keys().collect::<Vec<_>>(), [sku("SPE_E5")]);
    }

    #[test]
    fn each_refusal_says_what_graph_says() {
        let unknown = SkuId::from_uuid(uuid::Uuid::nil());
        let mut ask = Ask::default();
        ask.add.insert(unknown, Disabled::new());
        assert_eq!(
            refused(&Held::default(), &ask).1,
            "License 00000000-0000-0000-0000-000000000000 does not correspond to a valid company License."
        );
        let remove = |part: &str| Ask {
            remove: vec![sku(part)],
            ..Ask::default()
        };
        assert_eq!(
            refused(&with_groups(&["SPE_E3"]), &remove("SPE_E3")).1,
            "User license is inherited from a group membership and it cannot be removed directly from the user."
        );
        assert_eq!(
            refused(&Held::default(), &remove("SPE_E3")).0,
            "licenseNotHeld"
        );
        let mut both = adding(&["SPE_E3"]);
        both.remove.push(sku("SPE_E3"));
        assert_eq!(refused(&holding(&["SPE_E3"]), &both).0, "addedAndRemoved");
        let mut plan = Ask::default();
        let foreign = PlanId::from_uuid(uuid::Uuid::nil());
        plan.add.insert(sku("SPE_E3"), Disabled::from([foreign]));
        assert_eq!(refused(&Held::default(), &plan).0, "unknownServicePlan");
    }

    #[test]
    fn not_stackable_three_refuse_with_mutually_exclusive_violation() {
        for alone in ["LITEPACK", "MIDSIZEPACK", "EXCHANGETELCO"] {
            for held in [
                holding(&["EXCHANGESTANDARD"]),
                with_groups(&["EXCHANGESTANDARD"]),
            ] {
                assert_eq!(
                    refused(&held, &adding(&[alone])).0,
                    "MutuallyExclusiveViolation"
                );
            }
            let held = holding(&[alone]);
            assert_eq!(
                refused(&held, &adding(&["SPE_E3"])).0,
                "MutuallyExclusiveViolation"
            );
            // Taking something away stays possible where a group has brought the conflict.
            let mut odd = with_groups(&["EXCHANGESTANDARD"]);
            odd.direct = adding(&[alone, "MCOPSTNC"]).add;
            let less = Ask {
                remove: vec![sku(alone)],
                ..Ask::default()
            };
            assert_eq!(assigned(&odd, &less, find).expect("fits").len(), 1);
        }
    }

    #[test]
    fn what_a_plan_needs_comes_with_it_and_goes_after_it() {
        let (code, words) = refused(&Held::default(), &adding(&["EXCHANGEARCHIVE_ADDON"]));
        assert_eq!(code, "DependencyViolation");
        assert!(words.starts_with(
            "License assignment failed because service plan 176a09a6-7ec5-4039-ac02-b2791c6ba793 depends on the service plan(s) of"
        ));
        let held = with_groups(&["EXCHANGESTANDARD"]);
        assert!(assigned(&held, &adding(&["EXCHANGEARCHIVE_ADDON"]), find).is_ok());
        let both = holding(&["EXCHANGEARCHIVE_ADDON", "EXCHANGESTANDARD"]);
        let less = Ask {
            remove: vec![sku("EXCHANGESTANDARD")],
            ..Ask::default()
        };
        assert_eq!(refused(&both, &less).0, "DependencyViolation");
    }
}
