//! Mails to approvers and authors: letters that are left with the move that they tell of, in its transaction.

use std::collections::BTreeSet;

use beffroi_channels::letter::{Logo, Written};
use beffroi_channels::smtp::{Mail, Recipient};
use beffroi_core::{Failure, TenantId, Ts, failure};
use beffroi_directory::lookup::{self, Account, TenantInfo};
use beffroi_directory::permission::MESSAGES_APPROVE_ALL;
use beffroi_feature::{Cx, DueLetter, Letter, LetterKind};
use beffroi_mail::NewLetter;
use beffroi_store::Tx;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};

use crate::mail::{Notice, NoticeKind};
use crate::model::{ActorType, Approval, Decision, Message, MessageId, State, UserId};
use crate::store;

/// That a message waits for a decision, or has met one.
pub(crate) const LETTER: LetterKind = LetterKind {
    name: "messages.approval",
    list: "messages",
    compose,
};

/// Of what somebody is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum What {
    /// It waits for a decision.
    Waits,
    /// It has been decided on.
    Decided,
}

/// Whom to tell, and of which move.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Told {
    message: MessageId,
    person: UserId,
    what: What,
    /// When the move was made: it is told as long as it is the last one.
    at: Ts,
}

/// Tells every approver but those who wrote it that a message waits for them.
pub(super) async fn tell_approvers(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    message: &Message,
) -> failure::Result<()> {
    let mut authors = BTreeSet::new();
    for writer in message.everybody_who_wrote() {
        authors.extend(cx.kin(tx, tenant, writer).await?);
    }
    let approvers = lookup::people_with(tx, tenant, MESSAGES_APPROVE_ALL).await?;
    for person in approvers {
        if !authors.contains(&person.id.uuid()) {
            write(cx, tx, tenant, message, &person, What::Waits).await?;
        }
    }
    Ok(())
}

/// Tells the author that somebody has decided.
pub(super) async fn tell_author(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    message: &Message,
) -> failure::Result<()> {
    if message.author.actor_type != ActorType::User {
        return Ok(());
    }
    let author = UserId::from_uuid(message.author.id);
    match lookup::account(tx, tenant, author).await? {
        Some(author) => write(cx, tx, tenant, message, &author, What::Decided).await,
        None => Ok(()),
    }
}

async fn write(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    message: &Message,
    person: &Account,
    what: What,
) -> failure::Result<()> {
    let moved = message.approval.as_ref().and_then(|approval| match what {
        What::Waits => Some(waits_since(approval)),
        What::Decided => approval.decided,
    });
    let (Some(at), true) = (moved, person.mail.is_some() && person.enabled) else {
        return Ok(());
    };
    let told = Told {
        message: message.id,
        person: person.id,
        what,
        at,
    };
    let topic = format!("{}/{}/{}", LETTER.name, message.id, person.id);
    let letter = NewLetter::new(LETTER.name, topic, &told)?.to(person.id.uuid());
    beffroi_mail::enqueue(cx, tx, tenant, vec![letter]).await
}

/// The words of some letters. What has been overtaken is not told any more.
fn compose<'a>(
    cx: &'a Cx,
    tenant: TenantId,
    letters: &'a [DueLetter],
) -> BoxFuture<'a, failure::Result<Vec<Letter>>> {
    async move {
        let mut all = Vec::with_capacity(letters.len());
        for letter in letters {
            let told: Told = serde_json::from_str(&letter.payload).map_err(Failure::bug)?;
            all.push(letter_of(cx, tenant, told).await?);
        }
        Ok(all)
    }
    .boxed()
}

async fn letter_of(cx: &Cx, tenant: TenantId, told: Told) -> failure::Result<Letter> {
    let mut conn = cx.read().await?;
    let stored = store::find(&mut conn, tenant, told.message).await?;
    let person = lookup::account(&mut conn, tenant, told.person).await?;
    let organization = lookup::tenant(&mut conn, tenant).await?;
    let logo = lookup::logo(&mut conn, tenant).await?;
    let (Some(stored), Some(person), Some(organization)) = (stored, person, organization) else {
        return Ok(Letter::Overtaken);
    };
    let message = stored.message;
    let approval = message.approval.as_ref();
    let kind = approval.and_then(|approval| kind_of(message.state, approval, told));
    let (Some(kind), true) = (kind, person.enabled) else {
        return Ok(Letter::Overtaken);
    };
    let words = written(cx, (&organization, logo.as_ref()), &person, &message, kind);
    Ok(beffroi_mail::to_person(&person, &organization, words))
}

/// Since when a message waits for a decision: since its submission, or since it was returned.
fn waits_since(approval: &Approval) -> Ts {
    let returned = approval.returned.as_ref();
    returned.map_or(approval.submitted, |returned| returned.returned)
}

/// What has happened at that time, if it still stands.
fn kind_of(state: State, approval: &Approval, told: Told) -> Option<NoticeKind<'_>> {
    let at = told.at;
    if told.what == What::Waits {
        let stands = state == State::PendingApproval && waits_since(approval) == at;
        return stands.then_some(match approval.returned {
            Some(_) => NoticeKind::WaitsAgain,
            None => NoticeKind::Waits,
        });
    }
    let approver = approval.decided_by.as_ref()?;
    let approver = approver.display_name.as_str();
    match approval.decision {
        Some(Decision::Approved) if approval.decided == Some(at) => {
            Some(NoticeKind::Approved(approver))
        }
        Some(Decision::Rejected) if approval.decided == Some(at) => {
            Some(NoticeKind::Rejected(approver))
        }
        _ => None,
    }
}

fn written(
    cx: &Cx,
    (tenant, logo): (&TenantInfo, Option<&Logo>),
    person: &Account,
    message: &Message,
    kind: NoticeKind<'_>,
) -> Written {
    let mut languages = Vec::from_iter(person.preferred_language.clone());
    languages.push(tenant.default_language.clone());
    let decided = matches!(kind, NoticeKind::Approved(_) | NoticeKind::Rejected(_));
    let approval = message.approval.as_ref().filter(|_| decided);
    Notice {
        kind,
        languages: &languages,
        organization: &tenant.display_name,
        logo,
        name: &message.composition.name,
        author: &message.author.display_name,
        location: message.composition.location,
        comment: approval.and_then(|approval| approval.comment.as_deref()),
        link: &format!("{}/admin/messages/{}", cx.settings.public_url, message.id),
    }
    .written()
}

/// The mail to a person; none when they have no address that mail can be sent to.
pub(crate) fn addressed(
    cx: &Cx,
    tenant: &TenantInfo,
    person: &Account,
    written: Written,
    id: String,
    date: Ts,
) -> Option<Mail> {
    let address = person.mail.as_deref()?;
    let to = Recipient::new(&person.display_name, address).ok()?;
    let public_url = url::Url::parse(&cx.settings.public_url).ok();
    let host = public_url.as_ref().and_then(|url| url.host_str());
    Some(Mail {
        to,
        sender: None,
        from_name: tenant.display_name.clone(),
        subject: written.subject,
        language: written.language.to_string(),
        text: written.text,
        html: written.html,
        picture: written.picture,
        bounce: Some(id.clone()),
        id,
        list: format!("messages.{}.{}", tenant.id, host.unwrap_or("localhost")),
        date,
        unsubscribe: None,
    })
}
