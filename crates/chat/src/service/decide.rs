//! What somebody decides of a request, of a person and of their own part in a chat.

use std::collections::BTreeSet;

use beffroi_core::{Failure, Ts, failure};
use beffroi_feature::Cx;
use beffroi_store::Tx;
use beffroi_web::Caller;
use futures_util::FutureExt;

use super::find::evenly;
use super::law::Law;
use super::reach::may_reach;
use super::refusals;
use super::scene::Scene;
use super::start::{Who, join, pace, resolve};
use crate::change;
use crate::model::{Begun, ChatId, Contact, Decision, Event, Kind, Member, Party};
use crate::store::{self, OwnContact};

/// A deed of one person in one chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Deed {
    /// Takes part.
    Accept,
    /// Does not; of a group: leaves.
    Decline,
    /// Does not, and will not hear of whoever asked again.
    Block,
    /// Takes part no longer, in a group.
    Leave,
}

/// Does it.
///
/// # Errors
/// The caller has no such chat, or a rule of their organization.
pub(crate) async fn decide(
    cx: &Cx,
    caller: &Caller,
    chat: ChatId,
    deed: Deed,
) -> failure::Result<()> {
    let own = Party::new(caller.tenant, caller.user()?);
    let now = cx.now();
    let cx_in = cx.clone();
    cx.write(own.tenant, move |tx| {
        async move {
            let (mut scene, member) = Scene::enter(tx, own, chat, now).await?;
            match deed {
                Deed::Accept => accept(&cx_in, tx, &mut scene, &member, now).await?,
                Deed::Decline if member.has_accepted && scene.chat.kind == Kind::OneOnOne => {
                    return Err(Failure::conflict(
                        "alreadyAccepted",
                        "This request was accepted: block the person instead.",
                    ));
                }
                Deed::Decline => decline(tx, &mut scene, &member, now).await?,
                Deed::Block => block_asker(tx, &mut scene, &member, now).await?,
                Deed::Leave if scene.chat.kind == Kind::OneOnOne => {
                    return Err(refusals::only_groups());
                }
                Deed::Leave => leave(tx, &mut scene, own).await?,
            }
            scene.touch(own);
            scene.close(tx).await.map(drop)
        }
        .boxed()
    })
    .await
}

async fn accept(
    cx: &Cx,
    tx: &mut Tx,
    scene: &mut Scene,
    own: &Member,
    now: Ts,
) -> failure::Result<()> {
    if own.has_accepted {
        return Ok(());
    }
    let asker = asker(scene, own);
    let known = store::lock_contacts(tx, &BTreeSet::from([(own.party, asker)])).await?;
    let before = known
        .get(&(own.party, asker))
        .map_or(Contact::ASKED, |one| one.contact);
    if before.decision == Decision::Blocked {
        return Err(refusals::unblock_first());
    }
    // Whoever may not be written to by them may not accept either.
    let law = Law::among(cx, tx, &BTreeSet::from([own.party, asker])).await?;
    if let Some(finding) = law.stop(asker, own.party, Begun::of(asker, Some(before))) {
        return Err(if finding.of_sender {
            refusals::not_possible()
        } else {
            refusals::not_allowed(finding)
        });
    }
    put(tx, &known, own.party, asker, before.accept(), now).await?;
    store::set_accepted(tx, scene.key(), own.party).await?;
    scene.happened(own.party, Event::MemberJoined);
    Ok(())
}

async fn decline(tx: &mut Tx, scene: &mut Scene, own: &Member, now: Ts) -> failure::Result<()> {
    if scene.chat.kind == Kind::Group {
        return leave(tx, scene, own.party).await;
    }
    let asker = asker(scene, own);
    let known = store::lock_contacts(tx, &BTreeSet::from([(own.party, asker)])).await?;
    let before = known
        .get(&(own.party, asker))
        .map_or(Contact::ASKED, |one| one.contact);
    put(tx, &known, own.party, asker, before.decline(), now).await?;
    // Nobody is told: to the other one the request stays open.
    Ok(store::forget(tx, scene.key(), own.party).await?)
}

async fn block_asker(tx: &mut Tx, scene: &mut Scene, own: &Member, now: Ts) -> failure::Result<()> {
    let asker = asker(scene, own);
    if !own.party.is_outside(asker) {
        return Err(not_colleagues());
    }
    let known = store::lock_contacts(tx, &BTreeSet::from([(own.party, asker)])).await?;
    let before = known
        .get(&(own.party, asker))
        .map_or(Contact::ASKED, |one| one.contact);
    put(tx, &known, own.party, asker, before.block(), now).await?;
    match scene.chat.kind {
        Kind::Group if !own.has_accepted => leave(tx, scene, own.party).await,
        // A request of somebody who is blocked is not one any more; unblocked, it is there again.
        Kind::OneOnOne if !own.has_accepted => Ok(store::forget(tx, scene.key(), own.party).await?),
        Kind::Group | Kind::OneOnOne => Ok(()),
    }
}

fn not_colleagues() -> Failure {
    Failure::conflict("notOutside", "Only people outside can be blocked.")
}

async fn leave(tx: &mut Tx, scene: &mut Scene, own: Party) -> failure::Result<()> {
    let position = scene.happened(own, Event::MemberLeft);
    end(tx, scene, own, position).await
}

/// Somebody takes part no longer.
async fn end(tx: &mut Tx, scene: &mut Scene, party: Party, until: i64) -> failure::Result<()> {
    let asked = scene.present(party).is_some_and(|one| !one.has_accepted);
    store::end_membership(tx, scene.key(), party, until).await?;
    if asked {
        // Whoever never agreed to it has nothing of it in their list.
        store::forget(tx, scene.key(), party).await?;
    }
    Ok(())
}

/// Whoever asked somebody to take part.
fn asker(scene: &Scene, own: &Member) -> Party {
    if scene.chat.kind == Kind::OneOnOne {
        let other = scene.others(own.party).next();
        return other.map_or(own.added_by, |one| one.party);
    }
    own.added_by
}

async fn put(
    tx: &mut Tx,
    known: &std::collections::HashMap<(Party, Party), OwnContact>,
    owner: Party,
    other: Party,
    contact: Contact,
    now: Ts,
) -> failure::Result<()> {
    let kept = known.get(&(owner, other));
    let one = OwnContact {
        owner,
        other,
        contact,
        since: kept.map_or(now, |kept| kept.since),
        last_message_at: kept.map_or(now, |kept| kept.last_message_at),
    };
    Ok(store::put_contacts(tx, &[one]).await?)
}

/// Blocks somebody outside, or takes it back.
///
/// # Errors
/// There is no contact with them.
pub(crate) async fn set_blocked(
    cx: &Cx,
    caller: &Caller,
    other: uuid::Uuid,
    is_blocked: bool,
) -> failure::Result<()> {
    let own = Party::new(caller.tenant, caller.user()?);
    let now = cx.now();
    cx.write(own.tenant, move |tx| {
        async move {
            let all = store::contacts_of(tx, own).await?;
            let known = all.iter().find(|one| one.other.person == other);
            let found = known.map(|one| one.other);
            let other = found.ok_or_else(|| Failure::not_found("externalContact", other))?;
            let known = store::lock_contacts(tx, &BTreeSet::from([(own, other)])).await?;
            let before = known
                .get(&(own, other))
                .map_or(Contact::ASKED, |one| one.contact);
            let after = if is_blocked {
                before.block()
            } else {
                before.unblock()
            };
            put(tx, &known, own, other, after, now).await?;
            let chat = crate::model::Chat::of_two(own, other, now);
            if !is_blocked && store::find_chat(tx, (chat.host, chat.id)).await?.is_some() {
                store::point_to(tx, (chat.host, chat.id), &[own]).await?;
            }
            change::tell_own(tx, own, &chat, now).await
        }
        .boxed()
    })
    .await
}

/// How much of what was said people see who are added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum History {
    /// Nothing.
    None,
    /// Everything.
    All,
    /// What was said since.
    Since(Ts),
}

/// Adds people to a group.
///
/// # Errors
/// The caller does not take part in such a group; too many; nobody is found; a rule.
pub(crate) async fn add(
    cx: &Cx,
    caller: &Caller,
    chat: ChatId,
    people: Vec<Who>,
    history: History,
) -> failure::Result<Vec<Party>> {
    let own = Party::new(caller.tenant, caller.user()?);
    pace(cx, own, &people)?;
    super::domains::require_consent(cx, caller, &people).await?;
    let (cx_in, by, now) = (cx.clone(), caller.clone(), cx.now());
    let work = cx.write(own.tenant, move |tx| {
        async move {
            let (mut scene, member) = Scene::enter(tx, own, chat, now).await?;
            if scene.chat.kind == Kind::OneOnOne {
                return Err(refusals::only_groups());
            }
            if !member.has_accepted {
                return Err(refusals::accept_first());
            }
            let people = resolve(&cx_in, tx, own, &people).await?;
            let new: Vec<_> = people
                .into_iter()
                .filter(|one| scene.present(one.party).is_none())
                .collect();
            join(&cx_in, tx, &by, &mut scene, &new).await?;
            let parties: Vec<Party> = new.iter().map(|one| one.party).collect();
            let after = seen_from(tx, &scene, &member, history).await?;
            for party in &parties {
                store::sees_after(tx, scene.key(), *party, after).await?;
                scene.touch(*party);
            }
            if !parties.is_empty() {
                let members = parties.clone();
                scene.happened(own, Event::MembersAdded { members });
            }
            scene.members = store::members(tx, scene.key()).await?;
            scene.close(tx).await?;
            Ok(parties)
        }
        .boxed()
    });
    evenly(work).await
}

/// From where those who are added see: never more than whoever adds them.
async fn seen_from(
    tx: &mut Tx,
    scene: &Scene,
    by: &Member,
    history: History,
) -> failure::Result<i64> {
    let position = match history {
        History::None => scene.chat.position,
        History::All => 0,
        History::Since(at) => store::position_at(tx, scene.key(), at).await?,
    };
    Ok(position.max(by.sees_after))
}

/// Removes somebody from a group.
///
/// # Errors
/// The caller may not, or there is nobody to remove.
pub(crate) async fn remove(
    cx: &Cx,
    caller: &Caller,
    chat: ChatId,
    other: uuid::Uuid,
) -> failure::Result<()> {
    let own = Party::new(caller.tenant, caller.user()?);
    let now = cx.now();
    if own.person == other {
        return decide(cx, caller, chat, Deed::Leave).await;
    }
    cx.write(own.tenant, move |tx| {
        async move {
            let (mut scene, member) = Scene::enter(tx, own, chat, now).await?;
            if scene.chat.kind == Kind::OneOnOne {
                return Err(refusals::only_groups());
            }
            let found = scene.others(own).find(|one| one.party.person == other);
            let found = found.ok_or_else(|| Failure::not_found("conversationMember", other))?;
            if own.is_personal() || !member.has_accepted {
                let words = "Only people of an organization can remove others from a chat.";
                return Err(Failure::new(
                    beffroi_core::Kind::Denied,
                    "onlyWorkMembers",
                    words,
                ));
            }
            let is_guest = own.tenant != scene.chat.host;
            if is_guest && found.party.tenant != own.tenant && found.added_by.tenant != own.tenant {
                let words = "Guests can remove only people of their own organization, and those whom it has brought.";
                return Err(Failure::new(
                    beffroi_core::Kind::Denied,
                    "onlyHostMembers",
                    words,
                ));
            }
            let (found, was_asked) = (found.party, !found.has_accepted);
            let position = scene.happened(own, Event::MemberRemoved { member: found });
            end(tx, &mut scene, found, position).await?;
            if was_asked {
                // They have decided nothing: they can be asked again.
                store::delete_member(tx, scene.key(), found).await?;
            }
            scene.touch(found);
            scene.close(tx).await.map(drop)
        }
        .boxed()
    })
    .await
}

/// Gives a group another name.
///
/// # Errors
/// The caller does not take part in such a group.
pub(crate) async fn rename(
    cx: &Cx,
    caller: &Caller,
    chat: ChatId,
    topic: Option<String>,
) -> failure::Result<()> {
    let own = Party::new(caller.tenant, caller.user()?);
    let (cx_in, now) = (cx.clone(), cx.now());
    cx.write(own.tenant, move |tx| {
        async move {
            let (mut scene, member) = Scene::enter(tx, own, chat, now).await?;
            if scene.chat.kind == Kind::OneOnOne {
                return Err(refusals::only_groups());
            }
            if !member.has_accepted {
                return Err(refusals::accept_first());
            }
            if scene.chat.topic == topic {
                return Ok(());
            }
            let mut hidden = may_reach(&cx_in, tx, &scene, &member).await?;
            // A name is text of which as much can come as one likes: whoever has not agreed does not get it.
            let asked = scene.others(own).filter(|one| !one.has_accepted);
            hidden.extend(asked.map(|one| one.party));
            store::rename(tx, scene.key(), topic.as_deref()).await?;
            let sequence = scene.happened(own, Event::Renamed { topic });
            let withheld: Vec<_> = hidden
                .into_iter()
                .map(|party| (scene.key(), party, sequence))
                .collect();
            store::keep_withheld(tx, &withheld).await?;
            scene.close(tx).await.map(drop)
        }
        .boxed()
    })
    .await
}
