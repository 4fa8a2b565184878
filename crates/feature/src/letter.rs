//! Mails that systems leave to the outbox. What one is about is written with the change that it tells of;
//! its words are put together when it goes out, from what holds by then.

use beffroi_channels::letter::Written;
use beffroi_channels::smtp::{Recipient, Sender};
use beffroi_core::{Secret, TenantId, Ts, failure};
use futures_util::future::BoxFuture;
use uuid::Uuid;

use crate::Cx;

/// A mail of which the words are wanted.
#[derive(Debug, Clone)]
pub struct DueLetter {
    /// By which the outbox knows it: the same at every attempt.
    pub id: Uuid,
    /// Its kind, as [`LetterKind::name`] has it.
    pub kind: String,
    /// Whom it is for, where that is somebody of the directory.
    pub person: Option<Uuid>,
    /// What it is about, as JSON.
    pub payload: String,
    /// What only this mail may say; none when it is only looked at.
    pub secret: Option<Secret<String>>,
    /// When it was written.
    pub at: Ts,
}

/// The words of a mail, and who is to have them.
#[derive(Debug, Clone)]
pub struct Composed {
    /// Who gets it.
    pub to: Recipient,
    /// Who it is from where the operator's sender has no name: the organization.
    pub from_name: String,
    /// An organization's own sender instead of the operator's.
    pub sender: Option<Sender>,
    /// Text and HTML, with the picture inside.
    pub words: Written,
}

/// What becomes of a mail whose turn has come.
#[derive(Debug, Clone)]
pub enum Letter {
    /// It goes out.
    Composed(Box<Composed>),
    /// What it would tell does not hold any more.
    Overtaken,
    /// There is nobody to send it to: why, in a sentence.
    Unreachable(&'static str),
}

/// Puts the words of some mails of one kind together: as many answers, in the same order.
pub type Compose =
    for<'a> fn(&'a Cx, TenantId, &'a [DueLetter]) -> BoxFuture<'a, failure::Result<Vec<Letter>>>;

/// A kind of mail that a system sends.
#[derive(Clone, Copy)]
pub struct LetterKind {
    /// Its name, e.g. `licences.ending`.
    pub name: &'static str,
    /// What its List-Id begins with, e.g. `licences`: people sort their mail by it.
    pub list: &'static str,
    /// Puts the words together.
    pub compose: Compose,
}
