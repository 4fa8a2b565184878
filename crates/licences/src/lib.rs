//! Licences: what people hold, and what that gives them.
//!
//! | noun | meaning |
//! |---|---|
//! | [`model::Product`] | what an organization subscribes to (Graph's SKU): a set of service plans |
//! | [`model::Subscription`] | seats of a product for a time |
//! | [`model::Gift`] | a product that is given in one way: directly, or by a group to its direct members |
//! | [`model::Grant`] | what a service plan gives at Exchange: a root, an add-on, or one that stands alone |
//! | [`model::Outcome`] | who has a seat of what is given, and who has none and why |
//! | [`model::Outline`] | what is in force for everybody at once: the highest root wins, add-ons add up |
//! | [`model::Abilities`] | the same for one person |
//! | mailbox | whose capability was announced, and what becomes of it without one |
//!
//! ```text
//! subscription: Enabled ──end of term──▶ Warning ──30 d──▶ Suspended ──90 d──▶ LockedOut ──30 d──▶ Deleted
//!                  ▲                        └──a trial──────────────────────────────────────────────▶
//!                  └──renew── Warning, Suspended
//! mailbox: active ──last plan gone──▶ (pendingDelicense ──30 d──▶) softDeleted ──30 d──▶ purged
//!             ▲──a plan again──┴───────────────────────────────────────┘
//! ```
//!
//! | route | what |
//! |---|---|
//! | `GET /v1.0/subscribedSkus`, `…/{id}` | products with their seats |
//! | `GET /v1.0/directory/subscriptions`, `…/{id}` | subscriptions |
//! | `POST`, `PATCH`, `DELETE /beta/admin/licenses/subscriptions` | make, change, remove one |
//! | `POST /v1.0/users/{id}/assignLicense`, `/v1.0/groups/{id}/assignLicense` | give and take away |
//! | `POST /v1.0/users/{id}/reprocessLicenseAssignment` | look anew |
//! | `GET /v1.0/users/{id}/licenseDetails`, `/v1.0/me/licenseDetails` | what somebody has |
//! | `GET /v1.0/groups/{id}/membersWithLicenseErrors` | who has an error of a group's licenses |
//! | `GET /beta/admin/licenses/mailboxPlans`, `GET`, `PATCH …/{name}` | what a capability gives mailboxes |
//! | `GET`, `PATCH /beta/admin/licenses/products`, `…/servicePlans`, `…/settings` | prices, places, mailboxes |
//! | `GET /beta/admin/licenses/users/{id}/explain`, `POST …/whatIf`, `…/whatIf/people` | why, and what if |
//! | `GET /beta/admin/licenses/overlap`, `POST …/reclaim`, `…/reclaim/{id}/undo` | what is too much, taken back |
//! | `GET /beta/admin/licenses/reclaim` | what was taken back before |
//!
//! Users have `assignedLicenses`, `assignedPlans` and `licenseAssignmentStates`, groups `assignedLicenses`
//! `licenseProcessingState` and `hasMembersWithLicenseErrors`, where they are selected; `$filter` asks for
//! all but the processing state.
//!
//! | cmdlet | what |
//! |---|---|
//! | `Get-Mailbox`, `Get-Recipient` | what is in force, what is held |
//! | `Get-MailboxPlan`, `Set-MailboxPlan`, `Get-CASMailboxPlan`, `Set-CASMailboxPlan` | what a capability gives |
//! | `Get-OrganizationConfig`, `Set-OrganizationConfig` | the grace of mailboxes without a plan |
//! | `Get-LicenseExplanation`, `Get-LicenseOverlap`, `Invoke-LicenseReclaim`, `Get-LicenseReclaim`, `Undo-LicenseReclaim`, `Get-LicenseWhatIf` | why, and what is too much |
//! | `Get-MgSubscribedSku`, `Get-MgUserLicenseDetail`, `Set-MgUserLicense` | as in Graph |
//!
//! | job | what |
//! |---|---|
//! | `licences.advance` | takes a subscription on in its life |
//! | `licences.announce` | tells ahead of each step of it: in the change log, and by letters `licences.ending` |
//! | `licences.follow` | writes down and tells what has come into force |
//! | `licences.mailboxes` | ends what is due of mailboxes without a plan |
//!
//! | change | payload |
//! |---|---|
//! | `license.subscriptions` | `{id, skuId, status, previousStatus, totalLicenses}` |
//! | `license.subscriptionEnding` | [`model::Ending`] |
//! | `license.assignments` | `{ids}` of people |
//! | `license.group` | `{id}` |
//! | `license.locations` | `{}` |
//! | `license.mailboxPlans` | `{name}` |
//! | `license.capabilityChanged` | `{from, to, cause, ids}` |
//! | `license.mailboxEnded` | `{state, ids}` |
//!
//! Who has what is worked out in memory (`shelf`), by sets, from the tables and the change log; it fills
//! the population's sets `capability/…`, `sku/…` and `plan/…`. Nothing is written for each member of a group: what
//! is written for each person is their mailbox, a step behind (`follow`).

mod api;
mod cmdlets;
mod follow;
mod mail;
mod mailboxes;
pub mod model;
mod projection;
mod public;
mod service;
mod shelf;
mod store;
mod words;

use beffroi_feature::{Addition, Feature, JobFn, LetterKind, Matching, Projection};
use beffroi_store::Migration;

const MIGRATIONS: &[Migration] = &[
    Migration {
        name: "20261129100000_licences",
        sqlite: include_str!("../migrations/sqlite/20261129100000_licences.sql"),
        postgres: include_str!("../migrations/postgres/20261129100000_licences.sql"),
    },
    Migration {
        name: "20261129120000_license_batches",
        sqlite: include_str!("../migrations/sqlite/20261129120000_license_batches.sql"),
        postgres: include_str!("../migrations/postgres/20261129120000_license_batches.sql"),
    },
    Migration {
        name: "20261129130000_license_batch_author",
        sqlite: include_str!("../migrations/sqlite/20261129130000_license_batch_author.sql"),
        postgres: include_str!("../migrations/postgres/20261129130000_license_batch_author.sql"),
    },
    Migration {
        name: "20261129141500_license_notices",
        sqlite: include_str!("../migrations/sqlite/20261129141500_license_notices.sql"),
        postgres: include_str!("../migrations/postgres/20261129141500_license_notices.sql"),
    },
    Migration {
        name: "20261129143000_mailbox_plans",
        sqlite: include_str!("../migrations/sqlite/20261129143000_mailbox_plans.sql"),
        postgres: include_str!("../migrations/postgres/20261129143000_mailbox_plans.sql"),
    },
];

const PROJECTIONS: &[Projection] = &[projection::PROJECTION];

const JOBS: &[(&str, JobFn)] = &[
    (follow::JOB, follow::run),
    (mailboxes::JOB, mailboxes::run),
    (service::ADVANCE, service::advance),
    (service::ANNOUNCE, service::announce),
];

const LETTERS: &[LetterKind] = &[service::ENDING_LETTER];

const ADDITIONS: &[Addition] = &[
    Addition {
        resource: "users",
        properties: &[
            "assignedLicenses",
            "assignedPlans",
            "licenseAssignmentStates",
        ],
        of: service::added_to_users,
        matching: Matching::People(service::people_with),
    },
    Addition {
        resource: "groups",
        properties: &[
            "assignedLicenses",
            "licenseProcessingState",
            "hasMembersWithLicenseErrors",
        ],
        of: service::added_to_groups,
        matching: Matching::Things(service::groups_with),
    },
];

/// Licences as a part of an application. Its projection follows the directory's, so it stands after it
/// in the list of features, and before whatever reads its sets.
pub fn feature() -> Feature {
    Feature {
        migrations: MIGRATIONS,
        jobs: JOBS,
        letters: LETTERS,
        projections: PROJECTIONS,
        events: public::EVENTS,
        additions: ADDITIONS,
        cmdlets: cmdlets::CMDLETS,
        object_to_removal: Some(service::object_to_removal),
        forget_person: Some(service::forget_person),
        ..Feature::new("licences", api::routes)
    }
}
