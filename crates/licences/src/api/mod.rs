//! Endpoints.

mod admin;
mod assign;
mod details;
mod insight;
mod mailbox_plans;
mod settings;
mod skus;

use beffroi_core::{Failure, failure};
use beffroi_directory::permission::{
    LICENSE_READ_ALL, LICENSE_READ_WRITE_ALL, ORGANIZATION_READ_ALL,
};
use beffroi_feature::Cx;
use beffroi_odata::Supports;
use beffroi_web::{Access, Permission, Routes};

use crate::model::SubscriptionId;

/// Whoever may know what the organization has.
const READ: &[Permission] = &[LICENSE_READ_ALL, ORGANIZATION_READ_ALL];

const SKU: Supports = Supports {
    properties: &[
        "id",
        "accountId",
        "accountName",
        "appliesTo",
        "capabilityStatus",
        "consumedUnits",
        "prepaidUnits",
        "servicePlans",
        "skuId",
        "skuPartNumber",
        "subscriptionIds",
        "displayName",
        "unitsMissing",
        "pricePerMonth",
        "currency",
    ],
    ..Supports::NONE
};

const SUBSCRIPTION: Supports = Supports {
    properties: &[
        "id",
        "commerceSubscriptionId",
        "createdDateTime",
        "isTrial",
        "nextLifecycleDateTime",
        "ownerId",
        "ownerTenantId",
        "ownerType",
        "serviceStatus",
        "skuId",
        "skuPartNumber",
        "status",
        "totalLicenses",
    ],
    ..Supports::NONE
};

/// A member of a group, as in Graph's lists of members.
const MEMBER: Supports = Supports {
    properties: &[
        "id",
        "displayName",
        "userPrincipalName",
        "mail",
        "licenseErrors",
    ],
    ..Supports::NONE
};

const DETAILS: Supports = Supports {
    properties: &["id", "skuId", "skuPartNumber", "servicePlans"],
    ..Supports::NONE
};

pub(crate) fn routes() -> Routes<Cx> {
    let read = Access::NeedsAny(READ);
    let write = Access::Needs(LICENSE_READ_WRITE_ALL);
    skus::routes(read)
        .merge(details::routes())
        .merge(assign::routes(write))
        .merge(admin::routes(write))
        .merge(settings::routes(read))
        .merge(insight::routes(Access::Needs(LICENSE_READ_ALL)))
        .merge(mailbox_plans::routes(read))
}

/// The id of a subscription in a path. What is no id names nothing.
fn subscription_id(text: &str) -> failure::Result<SubscriptionId> {
    text.parse()
        .map_err(|_| Failure::not_found("subscription", text))
}
