//! The outbox: mails that systems leave to be sent, each with the change that it tells of, and what became of
//! them.
//!
//! | noun | meaning |
//! |---|---|
//! | letter | what a system leaves: a kind, a topic, a person, and what it is about |
//! | topic | what a letter tells of, e.g. one person's conference ID: a later one takes the place of one that has not left |
//! | words | subject, text and HTML: put together by the letter's system when it goes out, from what holds by then |
//! | secret | what only this mail may say: sealed while it waits, gone when it is sent, given up or canceled |
//!
//! ```text
//! queued ──the relay takes it──▶ sent
//!   │ ├──it is put off──▶ queued, later (for 48 hours)
//!   │ ├──it is refused for good, or too old──▶ failed
//!   └──it is canceled, or does not hold any more──▶ canceled
//! ```
//!
//! | route, below `/beta/admin/mail` | what |
//! |---|---|
//! | `GET /messages`, `…/{id}` | the log; of one that waits also the words, without its secret |
//! | `POST /messages/{id}/retry`, `…/cancel` | try it now; let it be |
//! | `GET /relay` | whether mail is sent at all, and from which address |
//!
//! | job | what |
//! |---|---|
//! | `mail.send` | hands over what is due (a call) |
//! | `mail.wake` | begins that when something is due again, and removes what is older than 90 days |
//!
//! A letter is claimed before it is handed over, so that of two servers one has it; it is noted before the
//! next one leaves on that lane. A process that dies leaves at most [`sending::LANES`] mails of which nobody
//! knows whether they were taken: they are sent again, under the same Message-ID.
//!
//! Table: `mail_message`. Audit category: `MailManagement`. Sealed: secrets. Permissions:
//! `ExchangeMessageTrace.Read.All` to read, `Organization.ReadWrite.All` to retry and cancel.

mod address;
mod api;
mod log;
mod model;
mod outbox;
mod sending;
mod service;
mod store;

pub use address::{to, to_person};
pub use outbox::{NewLetter, beside, cancel, enqueue, waiting};
pub use sending::on_the_wire;

use beffroi_feature::{Feature, JobFn};
use beffroi_store::Migration;

const MIGRATIONS: &[Migration] = &[Migration {
    name: "20261129180000_mail",
    sqlite: include_str!("../migrations/sqlite/20261129180000_mail.sql"),
    postgres: include_str!("../migrations/postgres/20261129180000_mail.sql"),
}];

const JOBS: &[(&str, JobFn)] = &[(sending::WAKE, sending::wake)];

const CALLS: &[(&str, JobFn)] = &[(sending::SEND, sending::send)];

/// The outbox as a part of an application.
pub fn feature() -> Feature {
    Feature {
        migrations: MIGRATIONS,
        jobs: JOBS,
        calls: CALLS,
        forget_person: Some(service::forget_person),
        ..Feature::new("mail", api::routes)
    }
}
