//! Conferences by phone: bridges, numbers, conference IDs and PINs, and the e-mails about them.
//!
//! | noun | meaning |
//! |---|---|
//! | bridge | where people dial in; it has service numbers |
//! | service number | what people dial: a toll or a toll-free one |
//! | conference ID | seven digits by which callers say whose conference they want; one person's on the whole server |
//! | PIN | by which somebody opens their own conference; only its hash is kept |
//! | provider | who runs somebody's conferences: the built-in one (`microsoft` to scripts), another one, nobody |
//!
//! ```text
//! none ──license gained, or enabled──▶ microsoft ──license lost, or disabled──▶ none
//!                                          └──another provider──▶ other
//! ```
//!
//! | what happens | e-mail | PIN in it |
//! |---|---|---|
//! | the license is gained, the provider becomes the built-in one | enabled | yes |
//! | conference ID or default number is another one | changed | never |
//! | an administrator resets the PIN | pinReset | yes |
//! | the license is lost, the provider is another one or none | disabled | never |
//! | an administrator sends what somebody has | information | never |
//!
//! | route | what |
//! |---|---|
//! | `GET`, `PATCH`, `DELETE /beta/admin/conferencing/settings` | what the organization decides |
//! | `…/bridges`, `…/bridges/{id}`, `…/serviceNumbers`, `…/serviceNumbers/{number}` | bridges and numbers |
//! | `GET …/users`, `GET`, `PATCH …/users/{id}` | what people have |
//! | `POST …/users/{id}/enable`, `/disable`, `/resetPin`, `/resetConferenceId`, `/unlock`, `/sendInformation` | what is done about it |
//! | `POST …/users/changeDefaultNumber` | another number for everybody who has one |
//! | `GET …/mails/{kind}`, `POST …/mails/{kind}/sendSample` | how the e-mails look |
//! | `GET /beta/me/conferencing`, `POST …/resetPin` | one's own |
//! | `POST /conferencing/verify` | a telephone bridge asks whether a PIN opens a conference |
//!
//! | job | what |
//! |---|---|
//! | `conferencing.follow` | enables who has gained the license, disables who has lost it |
//!
//! | change | payload |
//! |---|---|
//! | `conferencing.people` | `{ids}` |
//! | `conferencing.settings` | `{}` |
//!
//! Who holds the license is the population's set `plan/MCOMEETADV`, which licences fill. Letters: see `mail`.
//! Tables: `conferencing_settings`, `conferencing_bridge`, `conferencing_number`, `conferencing_person`,
//! `conferencing_id`, `conferencing_try`. Audit category: `Conferencing`. Permissions: `Conferencing.Read.All`,
//! `Conferencing.ReadWrite.All`, `Conferencing.Verify`.

mod api;
mod cmdlets;
mod follow;
mod mail;
mod model;
mod projection;
mod service;
mod store;

use beffroi_core::{TenantId, failure};
use beffroi_feature::{Feature, JobFn, Projection};
use beffroi_store::{Migration, Tx};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use uuid::Uuid;

const MIGRATIONS: &[Migration] = &[
    Migration {
        name: "20261129190000_conferencing",
        sqlite: include_str!("../migrations/sqlite/20261129190000_conferencing.sql"),
        postgres: include_str!("../migrations/postgres/20261129190000_conferencing.sql"),
    },
    Migration {
        name: "20261129210000_conferencing_tries",
        sqlite: include_str!("../migrations/sqlite/20261129210000_conferencing_tries.sql"),
        postgres: include_str!("../migrations/postgres/20261129210000_conferencing_tries.sql"),
    },
];

const PROJECTIONS: &[Projection] = &[projection::PROJECTION];

const JOBS: &[(&str, JobFn)] = &[(follow::JOB, follow::run)];

fn forget_person(
    tx: &mut Tx,
    tenant: TenantId,
    person: Uuid,
) -> BoxFuture<'_, failure::Result<()>> {
    async move { Ok(store::forget(tx, tenant, person).await?) }.boxed()
}

/// Conferences by phone as a part of an application. Its projection reads a set that licences fill, so it
/// stands after them in the list of features.
pub fn feature() -> Feature {
    Feature {
        migrations: MIGRATIONS,
        jobs: JOBS,
        projections: PROJECTIONS,
        letters: service::LETTERS,
        cmdlets: cmdlets::CMDLETS,
        forget_person: Some(forget_person),
        ..Feature::new("conferencing", api::routes)
    }
}
