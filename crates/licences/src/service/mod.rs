//! Use cases of licences.

mod announce;
mod assign;
mod assign_group;
mod explain;
mod holdings;
mod mailbox_plans;
mod matching;
mod obstacle;
mod overlap;
mod read;
mod reclaim;
mod reclaims;
mod refusals;
mod settings;
mod subscribe;
mod tell;
mod what_if;

pub(crate) use announce::{ENDING, JOB as ANNOUNCE, announce, later as announce_later};
pub(crate) use assign::{asked, assign, forget_person, reprocess};
pub(crate) use assign_group::{assign_group, object_to_removal};
pub(crate) use explain::{Explained, abilities, explain};
pub(crate) use holdings::{
    AssignedLicense, AssignmentState, LicenseDetails, LicenseMember, ProcessingState,
    added_to_groups, added_to_users, details, holdings, of_group, of_person, with_errors,
};
pub(crate) use mailbox_plans::{
    MailboxPlanPatch, MailboxPlanView, change_mailbox_plan, mailbox_plan, mailbox_plans,
    plans_by_root,
};
pub(crate) use matching::{groups_with, people_with};
pub(crate) use obstacle::Obstacle;
pub(crate) use overlap::{Overlap, OverlapPerson, overlap_people, overlaps};
pub(crate) use read::{
    CompanySubscription, SubscribedSku, company_subscription, company_subscriptions,
    subscribed_sku, subscribed_skus,
};
pub(crate) use reclaim::{Reclaim, Reclaimed, reclaim, undo};
pub(crate) use reclaims::{PastReclaim, reclaims};
pub(crate) use settings::{
    BarredPlan, CatalogProduct, LicenseSettings, LicenseSettingsPatch, PlanPatch, ProductPatch,
    barred, catalog, change_settings, set_locations, set_price, settings,
};
pub(crate) use subscribe::{
    JOB as ADVANCE, NewSubscription, SubscriptionPatch, advance, cancel, change, subscribe,
};
pub(crate) use tell::LETTER as ENDING_LETTER;
pub(crate) use what_if::{Affected, Consequences, WhatIf, affected, what_if};

use beffroi_core::{Detail, Failure, TenantId, failure};
use beffroi_directory::lookup::{self, Account};
use beffroi_store::Conn;

use crate::model::Refused;

/// The audit trail's name for this part of the product.
pub(crate) const CATEGORY: &str = "LicenseManagement";

/// A refusal in Graph's form: its code is always the same, and which rule it is stands in the details.
pub(crate) fn refused(code: &'static str, message: String, field: &str) -> Failure {
    let detail = Detail {
        code: code.into(),
        target: field.to_owned(),
        message: message.clone(),
    };
    Failure::new(beffroi_core::Kind::Invalid, "Request_BadRequest", message)
        .at(field)
        .with_detail(detail)
}

impl From<&Refused> for &'static str {
    /// The field that is refused.
    fn from(refused: &Refused) -> Self {
        match refused {
            Refused::Inherited(_) | Refused::NotHeld(_) => "removeLicenses",
            _ => "addLicenses",
        }
    }
}

fn of_rule(refusal: &Refused) -> Failure {
    refused(refusal.code(), refusal.to_string(), refusal.into())
}

/// Somebody by id or principal name.
async fn person(conn: &mut Conn, tenant: TenantId, key: &str) -> failure::Result<Account> {
    let found = lookup::account_by_key(conn, tenant, key).await?;
    found.ok_or_else(|| Failure::not_found("user", key))
}
