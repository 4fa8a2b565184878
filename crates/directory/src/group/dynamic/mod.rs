//! Dynamic groups: their members are the people for whom a rule holds.
//!
//! The rule is kept beside the group (`group_rule`), its members as rows like any other group's:
//! whoever reads members need not know. The projection that feeds the population also follows the
//! rules ([`follow`]): it looks at the people whom a change touched, and writes who comes and goes.
//! Nobody changes the members by hand, and no dynamic group carries a role: whoever may edit people
//! could otherwise give it to them.

mod follow;
mod preview;
mod service;
mod store;

use std::collections::HashMap;
use std::sync::Arc;

use beffroi_core::TenantId;
use beffroi_feature::Cx;
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::rule::Rule;

pub(crate) use follow::{Touched, load, settle};
pub(crate) use preview::{
    Evaluation, EvaluationRequest, MemberRequest, Preview, PreviewRequest, evaluate, evaluate_in,
    preview,
};
pub(crate) use service::{
    RuleChange, change_rule, refuse_by_hand, refuse_carrying, refuse_carrying_below,
    refuse_restoring, wanted, write_rule,
};
pub(crate) use store::forget;

/// What makes a group dynamic, among its `groupTypes`.
pub(crate) const DYNAMIC: &str = "DynamicMembership";

/// Whether the members of a dynamic group follow its rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
pub enum ProcessingState {
    /// They do.
    #[default]
    On,
    /// They stay as they are until it is on again.
    Paused,
}

/// A rule as it is followed.
#[derive(Debug, Clone)]
pub(crate) struct Followed {
    /// The rule as it was written.
    pub(crate) text: String,
    /// What it means; nothing when this version of the product does not understand it any more.
    pub(crate) rule: Option<Rule>,
    pub(crate) state: ProcessingState,
}

/// The rules of every tenant by group: a view of `group_rule` that the projection keeps current.
#[derive(Default)]
pub(crate) struct Rules(Mutex<HashMap<TenantId, HashMap<Uuid, Arc<Followed>>>>);

impl Rules {
    fn replace(&self, tenant: TenantId, rules: HashMap<Uuid, Arc<Followed>>) {
        self.0.lock().insert(tenant, rules);
    }

    fn set(&self, tenant: TenantId, group: Uuid, rule: Option<Arc<Followed>>) {
        let mut tenants = self.0.lock();
        let rules = tenants.entry(tenant).or_default();
        match rule {
            Some(rule) => rules.insert(group, rule),
            None => rules.remove(&group),
        };
    }

    fn get(&self, tenant: TenantId, group: Uuid) -> Option<Arc<Followed>> {
        self.0.lock().get(&tenant)?.get(&group).cloned()
    }

    /// The rules that are followed now.
    fn active(&self, tenant: TenantId) -> Vec<(Uuid, Arc<Followed>)> {
        let tenants = self.0.lock();
        let rules = tenants.get(&tenant).into_iter().flatten();
        rules
            .filter(|(_, one)| one.state == ProcessingState::On && one.rule.is_some())
            .map(|(group, one)| (*group, Arc::clone(one)))
            .collect()
    }
}

/// The rule of a group, as this process knows it.
pub(crate) fn rule_of(cx: &Cx, tenant: TenantId, group: Uuid) -> Option<Arc<Followed>> {
    cx.memory::<Rules>().get(tenant, group)
}
