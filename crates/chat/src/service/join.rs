//! Whoever opens the link of an invitation, and becomes somebody with an account.

use beffroi_core::{Failure, Kind, LanguageTag, Ts, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_directory::{UserId, lookup, personal};
use beffroi_feature::Cx;
use beffroi_identity::PasskeyChallenge;
use beffroi_identity::newcomer::{self, Newcomer, Proof};
use beffroi_web::Actor;
use futures_util::FutureExt;
use serde::Serialize;
use utoipa::ToSchema;

use super::invite::{CATEGORY, hash};
use super::people;
use super::scene::Scene;
use crate::model::{Party, deceives, graph_id};
use crate::store::{self, Invitation, State};

/// What is told to whoever holds the link.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct InvitationView {
    /// Who has invited them.
    inviter_display_name: String,
    /// The inviter's address.
    inviter_address: String,
    /// The inviter's organization.
    organization: String,
    /// The address or number to which the link was sent.
    address: String,
    /// Until when the link opens.
    expires_date_time: Ts,
    /// The chat that opens.
    chat_id: String,
}

/// The open invitation of a link.
async fn open(cx: &Cx, token: &str) -> failure::Result<Invitation> {
    let mut conn = cx.read().await?;
    let found = store::invitation_by_token(&mut conn, hash(token)).await?;
    check(found, cx.now())
}

fn check(found: Option<Invitation>, now: Ts) -> failure::Result<Invitation> {
    let Some(found) = found else {
        return Err(Failure::not_found("invitation", "of this link"));
    };
    match found.state {
        State::Open if found.is_open(now) => Ok(found),
        State::Open => {
            let words = "This invitation is too old. Ask the person who sent it for another one.";
            Err(Failure::new(Kind::Gone, "invitationExpired", words))
        }
        State::Used => {
            let words = "This invitation was used. Sign in with the account that was made with it.";
            Err(Failure::new(Kind::Gone, "invitationUsed", words))
        }
        State::Withdrawn => {
            let words = "This invitation was withdrawn.";
            Err(Failure::new(Kind::Gone, "invitationWithdrawn", words))
        }
    }
}

/// What a link opens.
///
/// # Errors
/// There is no such invitation, or it is not open any more.
pub(crate) async fn invitation(cx: &Cx, token: &str) -> failure::Result<InvitationView> {
    let found = open(cx, token).await?;
    let mut conn = cx.read().await?;
    let inviter = Party::new(found.tenant, found.inviter);
    let facts = people::facts_of(cx, &mut conn, inviter).await?;
    let chat = store::find_chat(&mut conn, (found.tenant, found.chat)).await?;
    let pair = chat.and_then(|chat| chat.pair);
    Ok(InvitationView {
        inviter_display_name: facts.display_name.clone(),
        inviter_address: facts.address.clone(),
        organization: facts.organization.clone().unwrap_or_default(),
        address: found.address.to_string(),
        expires_date_time: found.expires_at,
        chat_id: graph_id(found.chat, pair.as_deref()),
    })
}

fn newcomer(found: &Invitation, display_name: &str, language: Option<LanguageTag>) -> Newcomer {
    Newcomer {
        id: UserId::from_uuid(found.person),
        name: found.address.as_str().to_owned(),
        display_name: display_name.trim().to_owned(),
        language,
    }
}

/// What a browser needs to make a passkey for whoever holds the link.
///
/// # Errors
/// The invitation is not open, or this server has no passkeys.
pub(crate) async fn begin_passkey(
    cx: &Cx,
    token: &str,
    display_name: &str,
) -> failure::Result<PasskeyChallenge> {
    let found = open(cx, token).await?;
    newcomer::begin_passkey(cx, &newcomer(&found, display_name, None))
}

/// Makes the account of whoever holds the link, which opens once. Their id.
///
/// # Errors
/// The invitation is not open, or a rule for names, passwords and passkeys.
pub(crate) async fn join(
    cx: &Cx,
    token: &str,
    display_name: &str,
    language: Option<LanguageTag>,
    proof: Proof,
) -> failure::Result<UserId> {
    let found = open(cx, token).await?;
    if display_name.chars().any(deceives) {
        let rule = "must not have signs that turn or hide text";
        return Err(Failure::invalid("displayName", rule));
    }
    let newcomer = newcomer(&found, display_name, language);
    let user = newcomer.id;
    let prepared = newcomer::prepare(cx, newcomer, proof).await?;
    let (own, now) = (cx.clone(), cx.now());
    cx.write(personal::TENANT, move |tx| {
        async move {
            let (tenant, id) = (found.tenant, found.id);
            if !store::set_state(tx, tenant, id, State::Used).await? {
                let again = store::invitation(tx, tenant, id).await?;
                check(again, now)?;
            }
            if lookup::account(tx, personal::TENANT, user).await?.is_some() {
                let words = "There is an account of this address already: sign in with it.";
                return Err(Failure::new(Kind::Gone, "invitationUsed", words));
            }
            newcomer::create_in(&own, tx, prepared).await?;
            store::verify(tx, &found.address, now).await?;
            store::use_all(tx, found.person).await?;
            let own_party = Party::personal(found.person);
            for key in store::memberships(tx, own_party).await? {
                // The others see a name from now on where they saw an address.
                let mut scene = Scene::of(tx, key, now).await?;
                let others: Vec<Party> = scene.others(own_party).map(|one| one.party).collect();
                for party in others {
                    scene.touch(party);
                }
                scene.close(tx).await?;
            }
            let target = Target::new("ExternalUser", found.person, found.address.as_str());
            let activity = "External user joined";
            let entry = Entry::new(CATEGORY, activity, Operation::Add, Actor::system());
            audit::record(tx, &own, tenant, entry.target(target)).await
        }
        .boxed()
    })
    .await?;
    people::forget(cx, personal::TENANT, &[user.uuid()]);
    Ok(user)
}
