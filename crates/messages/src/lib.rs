//! Organizational messages: an administrator writes to people where they already look.
//!
//! | noun | meaning |
//! |---|---|
//! | [`model::Message`] | a [`model::Composition`] and what has become of it |
//! | [`model::Composition`] | name, objective, location, urgency, priority, content, recipients, schedule |
//! | [`model::State`] | where it is in its life, see [`model::next`] |
//! | [`model::Approval`] | the last submission, what was decided and what that holds for |
//! | [`model::Cleaned`] | a picture: decoded, bounded, without what cannot be seen; its id is its SHA-256 |
//! | [`model::Audience`] | the recipients as set algebra for the population |
//! | [`model::Ledger`] | what one person has seen and done of one message, each thing once |
//! | handed | to whom a message was given out, whatever came back |
//! | [`model::Receipt`] | what delivery asks of it |
//! | [`model::Tally`] | what a ledger adds to the figures, in all and by day |
//! | [`model::Settings`] | what the organization has decided for all of its messages |
//! | [`model::Due`] | whether it is on their screen now, later or never |
//! | [`model::Explanation`] | every gate between a message and one person |
//!
//! ```text
//! draft --submit--> pendingApproval --approve--> pending --registered--> scheduled --activate--> active --complete--> completed
//!   ^                |         ^                  |   |                   |   |                   |
//!   |       reject, autoReject  \----------returnForApproval--------------/    \------cancel------/--> canceled
//!   \--withdraw-- rejected                        \--fail--> failed
//! ```
//!
//! | job | what |
//! |---|---|
//! | `messages.advance` | makes the moves that time makes |
//! | `messages.purgePictures` | throws away pictures that no message has |
//! | `messages.mail` | mails a message that is being delivered by e-mail (a call) |
//!
//! A draft whose words are all ready-made goes by *submitReadyMade* straight from draft to pending.

mod agenda;
mod api;
mod catalog;
mod delivery;
mod devices;
mod handing;
mod live;
mod mail;
mod mailing;
pub mod model;
mod projection;
mod public;
mod service;
mod store;

use beffroi_feature::{Feature, JobFn, LetterKind, Projection};
use beffroi_store::Migration;

const MIGRATIONS: &[Migration] = &[
    Migration {
        name: "20261122000400_messages",
        sqlite: include_str!("../migrations/sqlite/20261122000400_messages.sql"),
        postgres: include_str!("../migrations/postgres/20261122000400_messages.sql"),
    },
    Migration {
        name: "20261128202700_message_pictures",
        sqlite: include_str!("../migrations/sqlite/20261128202700_message_pictures.sql"),
        postgres: include_str!("../migrations/postgres/20261128202700_message_pictures.sql"),
    },
    Migration {
        name: "20261128230900_message_mail",
        sqlite: include_str!("../migrations/sqlite/20261128230900_message_mail.sql"),
        postgres: include_str!("../migrations/postgres/20261128230900_message_mail.sql"),
    },
    Migration {
        name: "20261128231500_message_settings",
        sqlite: include_str!("../migrations/sqlite/20261128231500_message_settings.sql"),
        postgres: include_str!("../migrations/postgres/20261128231500_message_settings.sql"),
    },
    Migration {
        name: "20261129052500_message_ledgers",
        sqlite: include_str!("../migrations/sqlite/20261129052500_message_ledgers.sql"),
        postgres: include_str!("../migrations/postgres/20261129052500_message_ledgers.sql"),
    },
    Migration {
        name: "20261129093000_vendor_messages",
        sqlite: include_str!("../migrations/sqlite/20261129093000_vendor_messages.sql"),
        postgres: include_str!("../migrations/postgres/20261129093000_vendor_messages.sql"),
    },
    Migration {
        name: "20261129110000_message_handed",
        sqlite: include_str!("../migrations/sqlite/20261129110000_message_handed.sql"),
        postgres: include_str!("../migrations/postgres/20261129110000_message_handed.sql"),
    },
    Migration {
        name: "20261129111500_message_text",
        sqlite: include_str!("../migrations/sqlite/20261129111500_message_text.sql"),
        postgres: include_str!("../migrations/postgres/20261129111500_message_text.sql"),
    },
    Migration {
        name: "20261129113500_qualifying_licenses",
        sqlite: include_str!("../migrations/sqlite/20261129113500_qualifying_licenses.sql"),
        postgres: include_str!("../migrations/postgres/20261129113500_qualifying_licenses.sql"),
    },
];

const PROJECTIONS: &[Projection] = &[projection::PROJECTION];
const JOBS: &[(&str, JobFn)] = &[
    (service::ADVANCE, service::advance),
    (service::PURGE_DAYS, service::purge_days),
    (service::PURGE_PICTURES, service::purge_pictures),
];
const CALLS: &[(&str, JobFn)] = &[(mailing::JOB, mailing::run)];

const LETTERS: &[LetterKind] = &[service::APPROVAL_LETTER];

/// Organizational messages as a part of an application. Its projection follows the directory's, so
/// it stands after it in the list of features.
pub fn feature() -> Feature {
    Feature {
        migrations: MIGRATIONS,
        jobs: JOBS,
        calls: CALLS,
        letters: LETTERS,
        projections: PROJECTIONS,
        events: public::EVENTS,
        live: Some(live::HOOKS),
        object_to_removal: Some(service::object_to_removal),
        background: Some(agenda::follow),
        ..Feature::new("messages", api::routes)
    }
}
