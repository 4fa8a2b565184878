//! What systems do with the outbox: leave a letter, and take it back.

use std::collections::{BTreeMap, HashMap, HashSet};

use beffroi_core::{Failure, TenantId, failure};
use beffroi_feature::{Cx, DueLetter};
use beffroi_queue::{NewJob, nudge};
use beffroi_store::{Conn, Tx};
use serde::Serialize;
use uuid::Uuid;

use crate::model::LetterId;
use crate::sending;
use crate::store;

/// A letter to be left.
#[derive(Debug, Clone)]
pub struct NewLetter {
    pub(crate) kind: &'static str,
    pub(crate) topic: String,
    pub(crate) person: Option<Uuid>,
    pub(crate) payload: String,
    pub(crate) secret: Option<String>,
}

impl NewLetter {
    /// A letter of a [`beffroi_feature::LetterKind`] on a topic. While it waits, a later one on the same topic
    /// takes its place.
    ///
    /// # Errors
    /// When the payload can't be put into JSON.
    pub fn new(
        kind: &'static str,
        topic: String,
        payload: &impl Serialize,
    ) -> failure::Result<Self> {
        Ok(Self {
            kind,
            topic,
            person: None,
            payload: serde_json::to_string(payload).map_err(Failure::bug)?,
            secret: None,
        })
    }

    /// For somebody of the directory.
    #[must_use]
    pub fn to(mut self, person: Uuid) -> Self {
        self.person = Some(person);
        self
    }

    /// With what only this mail may say.
    #[must_use]
    pub fn telling(mut self, secret: String) -> Self {
        self.secret = Some(secret);
        self
    }
}

/// What a letter's secret is sealed for.
pub(crate) fn context(tenant: TenantId, id: Uuid) -> String {
    format!("mail/{tenant}/{id}")
}

/// Leaves letters, in the transaction of the change that they tell of.
///
/// # Errors
/// Those of the database.
pub async fn enqueue(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    letters: Vec<NewLetter>,
) -> failure::Result<()> {
    if letters.is_empty() {
        return Ok(());
    }
    let now = cx.now();
    // Of several on one topic the last one stands.
    let letters: BTreeMap<String, NewLetter> = letters
        .into_iter()
        .map(|letter| (letter.topic.clone(), letter))
        .collect();
    let rows = letters.into_values().map(|letter| {
        let id: LetterId = cx.mint();
        let sealed = letter.secret.as_ref().map(|secret| {
            let context = context(tenant, id.uuid());
            cx.sealing.seal(&context, secret.as_bytes(), &*cx.random)
        });
        (id, letter, sealed)
    });
    let rows: Vec<(LetterId, NewLetter, Option<Vec<u8>>)> = rows.collect();
    store::insert(tx, tenant, rows, now).await?;
    begin(cx, tx, tenant).await
}

/// Has what is due sent soon; without a relay it is looked at now and then.
pub(crate) async fn begin(cx: &Cx, tx: &mut Tx, tenant: TenantId) -> failure::Result<()> {
    let (kind, at) = match cx.relay() {
        Some(_) => (sending::SEND, cx.now()),
        None => (sending::WAKE, cx.now().plus(sending::NO_RELAY)),
    };
    let job = NewJob::new(kind, &"", &(), at)?;
    nudge(tx, cx.mint_uuid(), tenant, job).await
}

/// The letters on these topics that have not left: what each is about, as JSON.
///
/// # Errors
/// Those of the database.
pub async fn waiting(
    tx: &mut Tx,
    tenant: TenantId,
    topics: &[String],
) -> failure::Result<HashMap<String, String>> {
    Ok(store::waiting(tx, tenant, topics).await?)
}

/// To whom of those whom these letters are for a letter of another kind waits, or goes out together with them: it
/// tells what holds now, too.
///
/// # Errors
/// Those of the database.
pub async fn beside(
    conn: &mut Conn,
    tenant: TenantId,
    letters: &[DueLetter],
    kind: &'static str,
) -> failure::Result<HashSet<Uuid>> {
    let Some(first) = letters.first() else {
        return Ok(HashSet::new());
    };
    let people: Vec<Uuid> = letters.iter().filter_map(|one| one.person).collect();
    Ok(store::beside(conn, tenant, (kind, first.id), &people).await?)
}

/// Takes back the letters on these topics that have not left; answers on which topics there were some. One
/// that is being handed over just now has left.
///
/// # Errors
/// Those of the database.
pub async fn cancel(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    topics: &[String],
) -> failure::Result<Vec<String>> {
    Ok(store::cancel_topics(tx, tenant, topics, cx.now()).await?)
}
