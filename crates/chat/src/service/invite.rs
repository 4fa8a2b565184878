//! Inviting somebody who has no account yet: a link by e-mail or SMS, which opens once.

use std::time::Duration;

use beffroi_channels::letter::{Page, Written};
use beffroi_channels::sms::{Accepted, NotSent};
use beffroi_channels::smtp::Recipient;
use beffroi_core::{Failure, Kind, LanguageTag, TenantId, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_directory::lookup;
use beffroi_feature::{Composed, Cx, DueLetter, Letter, LetterKind};
use beffroi_mail::NewLetter;
use beffroi_queue::{Claimed, NewJob, Outcome};
use beffroi_store::Tx;
use beffroi_web::Caller;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::people;
use super::rulebook::rulebooks;
use crate::model::{Address, ChatId, Party};
use crate::store::{self, Delivery, Invitation, InvitationId, State};
use crate::words::{self, Words};

pub(super) const CATEGORY: &str = "ExternalChat";
/// The mail's kind.
const KIND: &str = "chat.invitation";
/// Sends an invitation by SMS.
pub(crate) const TEXT: &str = "chat.invitation.sms";
/// Most invitations that one person has open.
const MOST_OPEN: usize = 100;
/// Invitations that are looked through at most.
const LOOKED_AT: i64 = 1_000;

/// The mails.
pub(crate) const LETTERS: &[LetterKind] = &[LetterKind {
    name: KIND,
    list: "chat",
    compose: |cx, tenant, letters| compose(cx, tenant, letters),
}];

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Payload {
    id: InvitationId,
}

/// 128 random bits as they stand in the link.
fn token(cx: &Cx) -> String {
    let mut bytes = [0; 16];
    cx.random.fill(&mut bytes);
    hex::encode(bytes)
}

/// What is kept of a link's secret.
pub(crate) fn hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

fn context(tenant: TenantId, id: InvitationId) -> String {
    format!("chat.invitation/{tenant}/{id}")
}

/// Invites somebody to a chat, in the transaction that adds them. Whoever has invited them already does not send
/// another one while that is open.
///
/// # Errors
/// Too many are open.
pub(super) async fn invite(
    cx: &Cx,
    tx: &mut Tx,
    by: &Caller,
    (_, chat): (TenantId, ChatId),
    person: Uuid,
    address: &Address,
) -> failure::Result<()> {
    let (tenant, inviter, now) = (by.tenant, by.user()?, cx.now());
    let own = store::invitations(tx, tenant, Some(inviter), LOOKED_AT).await?;
    let mut open = own.iter().filter(|one| one.is_open(now));
    if open.clone().any(|one| one.person == person) {
        return Ok(());
    }
    if open.by_ref().count() >= MOST_OPEN {
        let words =
            "At most 100 invitations of one person can be open at a time: withdraw some first.";
        return Err(Failure::new(Kind::Conflict, "tooManyInvitations", words));
    }
    let books = rulebooks(cx, tx, &std::collections::BTreeSet::from([tenant])).await?;
    let days = books
        .get(&tenant)
        .map_or(14, |book| book.settings.invitation_days);
    let lifetime = Duration::from_hours(24 * days.unsigned_abs());
    let id: InvitationId = cx.mint();
    let token = token(cx);
    let is_text = matches!(address, Address::Phone(_));
    let sealed = is_text.then(|| {
        cx.sealing
            .seal(&context(tenant, id), token.as_bytes(), &*cx.random)
    });
    let language = by.languages.first().map_or("en", LanguageTag::as_str);
    let invitation = Invitation {
        tenant,
        id,
        inviter,
        person,
        address: address.clone(),
        chat,
        token_hash: hash(&token),
        token_sealed: sealed,
        language: language.to_owned(),
        created_at: now,
        expires_at: now.plus(lifetime),
        state: State::Open,
        delivery: Delivery::Waiting,
        delivery_words: None,
    };
    store::insert_invitation(tx, &invitation).await?;
    let payload = Payload { id };
    if is_text {
        let job = NewJob::new(TEXT, &id, &payload, now)?;
        beffroi_queue::enqueue(tx, cx.mint_uuid(), tenant, job).await?;
    } else {
        let letter = NewLetter::new(KIND, format!("{KIND}/{id}"), &payload)?;
        beffroi_mail::enqueue(cx, tx, tenant, vec![letter.telling(token)]).await?;
    }
    let target = Target::new("ExternalUser", person, address.as_str());
    let entry = Entry::by(by, CATEGORY, "Invite external user", Operation::Add).target(target);
    audit::record(tx, cx, tenant, entry).await
}

fn link(cx: &Cx, token: &str) -> String {
    format!("{}/join/{token}", cx.settings.public_url)
}

fn compose<'a>(
    cx: &'a Cx,
    tenant: TenantId,
    letters: &'a [DueLetter],
) -> BoxFuture<'a, failure::Result<Vec<Letter>>> {
    async move {
        let mut conn = cx.read().await?;
        let mut composed = Vec::new();
        for letter in letters {
            let payload: Payload = serde_json::from_str(&letter.payload).map_err(Failure::bug)?;
            let found = store::invitation(&mut conn, tenant, payload.id).await?;
            let found = found.filter(|one| one.is_open(cx.now()));
            composed.push(match found {
                Some(found) => {
                    let secret = letter
                        .secret
                        .as_ref()
                        .map(|secret| secret.expose().as_str());
                    written(cx, &mut conn, &found, secret).await?
                }
                None => Letter::Overtaken,
            });
        }
        Ok(composed)
    }
    .boxed()
}

/// The languages in which somebody is written to of whom nothing is known: the inviter's, the organization's.
fn languages(invitation: &Invitation, default: &LanguageTag) -> Vec<LanguageTag> {
    let own = invitation.language.parse().ok();
    own.into_iter().chain([default.clone()]).collect()
}

async fn written(
    cx: &Cx,
    conn: &mut beffroi_store::Conn,
    invitation: &Invitation,
    secret: Option<&str>,
) -> failure::Result<Letter> {
    let Some(organization) = lookup::tenant(conn, invitation.tenant).await? else {
        return Ok(Letter::Overtaken);
    };
    let logo = lookup::logo(conn, invitation.tenant).await?;
    let inviter = Party::new(invitation.tenant, invitation.inviter);
    let inviter = people::facts_of(cx, conn, inviter).await?;
    let spoken = Words::of(&languages(invitation, &organization.default_language));
    let words = words::invitation(spoken);
    // Whoever only looks at the mail does not see the link.
    let link = link(cx, secret.unwrap_or("…"));
    let (name, address) = (inviter.display_name.as_str(), inviter.address.as_str());
    let subject = (words.subject)(name, &organization.display_name);
    let body = (words.sentence)(name, &organization.display_name);
    let until = words::day(spoken, invitation.expires_at);
    let facts = [
        (words.from, name),
        (words.address, address),
        (words.organization, organization.display_name.as_str()),
        (words.until, until.as_str()),
    ];
    let page: Written = Page {
        language: spoken.tag(),
        subject: &subject,
        organization: &organization.display_name,
        picture: logo.as_ref().map(beffroi_channels::letter::Logo::picture),
        title: words.title,
        body: &body,
        facts: &facts,
        colon: words.colon,
        button: Some((words.button, &link)),
        foot: words.foot,
    }
    .written();
    let Ok(to) = Recipient::new("", invitation.address.as_str()) else {
        return Ok(Letter::Unreachable(
            "The address is none that mail can be sent to.",
        ));
    };
    Ok(Letter::Composed(Box::new(Composed {
        to,
        from_name: organization.display_name.clone(),
        sender: None,
        words: page,
    })))
}

/// Sends an invitation by SMS.
pub(crate) fn send_text(cx: Cx, job: Claimed) -> BoxFuture<'static, failure::Result<Outcome>> {
    async move {
        let payload: Payload = job.payload()?;
        let mut conn = cx.read().await?;
        let found = store::invitation(&mut conn, job.tenant, payload.id).await?;
        let found = found.filter(|one| one.is_open(cx.now()) && one.delivery == Delivery::Waiting);
        let Some(invitation) = found else {
            return Ok(Outcome::Done);
        };
        let Some(token) = opened(&cx, &invitation) else {
            return Ok(Outcome::Done);
        };
        let text = text(&cx, &mut conn, &invitation, &token).await?;
        drop(conn);
        let Some(gateway) = cx.sms() else {
            return note(
                &cx,
                &invitation,
                Delivery::Failed,
                "no SMS gateway is set up",
            )
            .await;
        };
        match gateway.send(invitation.address.as_str(), &text).await {
            Ok(Accepted { words }) => note(&cx, &invitation, Delivery::Sent, &words).await,
            Err(NotSent::Refused { words }) => {
                note(&cx, &invitation, Delivery::Failed, &words).await
            }
            Err(NotSent::TryAgain { words }) => {
                Err(Failure::new(Kind::Unavailable, "smsGateway", words))
            }
        }
    }
    .boxed()
}

fn opened(cx: &Cx, invitation: &Invitation) -> Option<String> {
    let sealed = invitation.token_sealed.as_deref()?;
    let plain = cx
        .sealing
        .open(&context(invitation.tenant, invitation.id), sealed)?;
    String::from_utf8(plain).ok()
}

async fn text(
    cx: &Cx,
    conn: &mut beffroi_store::Conn,
    invitation: &Invitation,
    token: &str,
) -> failure::Result<String> {
    let organization = lookup::tenant(conn, invitation.tenant).await?;
    let (name, default) = match organization {
        Some(info) => (info.display_name, info.default_language),
        None => (String::new(), "en".parse().map_err(Failure::bug)?),
    };
    let inviter = Party::new(invitation.tenant, invitation.inviter);
    let inviter = people::facts_of(cx, conn, inviter).await?;
    let words = words::invitation(Words::of(&languages(invitation, &default)));
    Ok((words.text)(&inviter.display_name, &name, &link(cx, token)))
}

async fn note(
    cx: &Cx,
    invitation: &Invitation,
    delivery: Delivery,
    words: &str,
) -> failure::Result<Outcome> {
    let (tenant, id) = (invitation.tenant, invitation.id);
    let words: String = words.chars().take(200).collect();
    cx.commit(move |tx| {
        async move { Ok(store::delivered(tx, tenant, id, delivery, Some(&words)).await?) }.boxed()
    })
    .await?;
    Ok(Outcome::Done)
}

/// Withdraws an invitation: of one's own, or anybody's of the organization.
///
/// # Errors
/// There is none that is open.
pub(crate) async fn withdraw(
    cx: &Cx,
    caller: &Caller,
    id: InvitationId,
    of: Option<Uuid>,
) -> failure::Result<()> {
    let (own, by) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            let found = store::invitation(tx, by.tenant, id).await?;
            let found = found.filter(|one| of.is_none_or(|of| one.inviter == of));
            let found = found.ok_or_else(|| Failure::not_found("invitation", id))?;
            if !store::set_state(tx, by.tenant, id, State::Withdrawn).await? {
                let words = "The invitation is not open any more.";
                return Err(Failure::conflict("invitationNotOpen", words));
            }
            beffroi_mail::cancel(&own, tx, by.tenant, &[format!("{KIND}/{id}")]).await?;
            let target = Target::new("ExternalUser", found.person, found.address.as_str());
            let activity = "Withdraw invitation of external user";
            let entry = Entry::by(&by, CATEGORY, activity, Operation::Delete).target(target);
            audit::record(tx, &own, by.tenant, entry).await
        }
        .boxed()
    })
    .await
}
