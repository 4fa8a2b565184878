//! What administrators see and end: contacts with people outside, invitations, new domains.

use std::collections::{BTreeMap, BTreeSet};

use beffroi_core::{Failure, TenantId, Ts, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_directory::lookup;
use beffroi_directory::tenant::DomainName;
use beffroi_feature::Cx;
use beffroi_store::Tx;
use beffroi_web::Caller;
use futures_util::FutureExt;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::invite::CATEGORY;
use super::people;
use super::scene::Scene;
use crate::model::{ChatId, Decision, Event, Party, read_id};
use crate::store::{self, Invitation, InvitationId, OwnContact, State};

/// How many people outside somebody has to do with.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ExternalReach)]
pub(crate) struct Reach {
    /// The person's id.
    pub(crate) id: Uuid,
    /// The name to show.
    pub(crate) display_name: String,
    /// How many people outside they write with.
    pub(crate) accepted: usize,
    /// How many they have asked who have not answered, or who have asked them.
    pub(crate) pending: usize,
    /// Since when they have the first of these contacts.
    pub(crate) since: Ts,
    /// When one of them was written to last: what they wrote within an hour after it counts as the same.
    pub(crate) last_message_date_time: Ts,
    /// The people outside, where one person is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) contacts: Option<Vec<Outsider>>,
}

/// Somebody outside with whom somebody has to do.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Outsider {
    /// The person's id.
    pub(crate) id: Uuid,
    /// The name to show.
    pub(crate) display_name: String,
    /// Their address.
    pub(crate) address: String,
    /// The name of their organization.
    pub(crate) organization: Option<String>,
    /// `accepted` or `pending`.
    pub(crate) state: &'static str,
    /// Since when.
    pub(crate) since: Ts,
    /// When one wrote to the other last: what they wrote within an hour after it counts as the same.
    pub(crate) last_message_date_time: Ts,
}

/// Most contacts that are looked through for an overview.
const MOST: i64 = 100_000;

/// Who of the organization has to do with how many people outside, those with the most first.
///
/// # Errors
/// Those of the database.
pub(crate) async fn overview(cx: &Cx, tenant: TenantId) -> failure::Result<Vec<Reach>> {
    let mut conn = cx.read().await?;
    let mut all = store::contacts_of_tenant(&mut conn, tenant, MOST).await?;
    all.retain(|one| matches!(one.contact.decision, Decision::Accepted | Decision::Pending));
    let both = store::accepted_by_others(&mut conn, tenant).await?;
    let mut people_of: BTreeMap<Uuid, Vec<OwnContact>> = BTreeMap::new();
    for mut one in all {
        if !both.contains(&(one.owner, one.other)) {
            // Whoever has asked waits for the other one.
            one.contact.decision = Decision::Pending;
        }
        people_of.entry(one.owner.person).or_default().push(one);
    }
    let parties = people_of.keys().map(|person| Party::new(tenant, *person));
    let facts = people::facts(cx, &mut conn, parties).await?;
    let mut shown: Vec<Reach> = people_of
        .into_iter()
        .filter_map(|(person, contacts)| {
            let known = facts.get(&Party::new(tenant, person));
            let name = known.map(|facts| facts.display_name.clone());
            reach(person, name.unwrap_or_default(), &contacts)
        })
        .collect();
    shown.sort_by_key(|one| std::cmp::Reverse(one.accepted + one.pending));
    Ok(shown)
}

fn reach(id: Uuid, display_name: String, contacts: &[OwnContact]) -> Option<Reach> {
    let count = |decision: Decision| {
        let is_it = |one: &&OwnContact| one.contact.decision == decision;
        contacts.iter().filter(is_it).count()
    };
    Some(Reach {
        id,
        display_name,
        accepted: count(Decision::Accepted),
        pending: count(Decision::Pending),
        since: contacts.iter().map(|one| one.since).min()?,
        last_message_date_time: contacts.iter().map(|one| one.last_message_at).max()?,
        contacts: None,
    })
}

/// With whom outside one person has to do.
///
/// # Errors
/// There is nobody like that.
pub(crate) async fn reach_of(cx: &Cx, tenant: TenantId, user: &str) -> failure::Result<Reach> {
    let mut conn = cx.read().await?;
    let found = lookup::account_by_key(&mut conn, tenant, user).await?;
    let found = found.ok_or_else(|| Failure::not_found("user", user))?;
    let own = Party::new(tenant, found.id.uuid());
    let mut contacts = store::contacts_of(&mut conn, own).await?;
    contacts.retain(|one| matches!(one.contact.decision, Decision::Accepted | Decision::Pending));
    let facts = people::facts(cx, &mut conn, contacts.iter().map(|one| one.other)).await?;
    let mut outsiders = Vec::new();
    for one in &mut contacts {
        let theirs = store::contact(&mut conn, one.other, own).await?;
        let both = one.contact.decision == Decision::Accepted
            && theirs.is_some_and(|other| other.contact.decision == Decision::Accepted);
        if !both {
            one.contact.decision = Decision::Pending;
        }
        let known = facts.get(&one.other);
        outsiders.push(Outsider {
            id: one.other.person,
            display_name: known
                .map(|facts| facts.display_name.clone())
                .unwrap_or_default(),
            address: known.map(|facts| facts.address.clone()).unwrap_or_default(),
            organization: known.and_then(|facts| facts.organization.clone()),
            state: if both { "accepted" } else { "pending" },
            since: one.since,
            last_message_date_time: one.last_message_at,
        });
    }
    let name = found.display_name.clone();
    let now = cx.now();
    let reach = reach(own.person, name.clone(), &contacts).unwrap_or(Reach {
        id: own.person,
        display_name: name,
        accepted: 0,
        pending: 0,
        since: now,
        last_message_date_time: now,
        contacts: None,
    });
    Ok(Reach {
        contacts: Some(outsiders),
        ..reach
    })
}

/// Which contacts are to end: exactly one of the three.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct Ending {
    /// All of one person: of the organization by id or userPrincipalName, or outside by id or address.
    pub(crate) person: Option<String>,
    /// All with the people of one domain; those below it are others.
    pub(crate) domain: Option<String>,
    /// All of one chat.
    pub(crate) chat_id: Option<String>,
    /// Whether it is only shown what would end.
    pub(crate) preview: bool,
}

/// What ends, or would end.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Ended {
    /// Whether it was only shown.
    pub(crate) preview: bool,
    /// How many contacts.
    pub(crate) contacts: usize,
    /// How many people of the organization have them.
    pub(crate) people: usize,
    /// How many people outside.
    pub(crate) outsiders: usize,
    /// How many open invitations are withdrawn.
    pub(crate) invitations: usize,
    /// From how many groups people outside are removed.
    pub(crate) groups: usize,
}

/// Ends contacts: whoever writes next asks again.
///
/// # Errors
/// It names nothing, or more than one thing.
pub(crate) async fn end(cx: &Cx, caller: &Caller, ending: Ending) -> failure::Result<Ended> {
    let given = [&ending.person, &ending.domain, &ending.chat_id];
    if given.iter().filter(|one| one.is_some()).count() != 1 {
        let rule = "must be given, or domain, or chatId: exactly one of them";
        return Err(Failure::invalid("person", rule));
    }
    let (own, by) = (cx.clone(), caller.clone());
    let means = if ending.preview {
        cx.trial()
    } else {
        cx.clone()
    };
    means
        .write(caller.tenant, move |tx| {
            async move { end_in(&own, tx, &by, &ending).await }.boxed()
        })
        .await
}

async fn end_in(cx: &Cx, tx: &mut Tx, by: &Caller, ending: &Ending) -> failure::Result<Ended> {
    let (tenant, now) = (by.tenant, cx.now());
    let all = store::contacts_of_tenant(tx, tenant, MOST).await?;
    let wanted = which(cx, tx, tenant, ending, all).await?;
    let pairs: BTreeSet<(Party, Party)> = wanted
        .iter()
        .flat_map(|one| [(one.owner, one.other), (one.other, one.owner)])
        .collect();
    let outsiders: BTreeSet<Party> = wanted.iter().map(|one| one.other).collect();
    let of = colleague(tx, tenant, ending).await?;
    let groups = leave_groups(tx, tenant, (&outsiders, of), ending, now).await?;
    let known = store::lock_contacts(tx, &pairs).await?;
    let ended: Vec<OwnContact> = known
        .values()
        .map(|one| OwnContact {
            contact: one.contact.end(),
            ..*one
        })
        .collect();
    store::put_contacts(tx, &ended).await?;
    let invitations = withdraw_all(cx, tx, tenant, &outsiders, of).await?;
    let done = Ended {
        preview: ending.preview,
        contacts: wanted.len(),
        people: wanted
            .iter()
            .map(|one| one.owner)
            .collect::<BTreeSet<_>>()
            .len(),
        outsiders: outsiders.len(),
        invitations,
        groups,
    };
    let what = [&ending.person, &ending.domain, &ending.chat_id];
    let what = what
        .into_iter()
        .flatten()
        .next()
        .cloned()
        .unwrap_or_default();
    let target = Target::new("ExternalContacts", Uuid::nil(), &what).changed(
        "contacts",
        "",
        &done.contacts.to_string(),
    );
    let entry = Entry::by(by, CATEGORY, "End external contacts", Operation::Delete);
    audit::record(tx, cx, tenant, entry.target(target)).await?;
    Ok(done)
}

/// Whose contacts end, where they are those of somebody of the organization: only what is theirs then ends.
async fn colleague(
    tx: &mut Tx,
    tenant: TenantId,
    ending: &Ending,
) -> failure::Result<Option<Party>> {
    let Some(name) = &ending.person else {
        return Ok(None);
    };
    let own = lookup::account_by_key(tx, tenant, name).await?;
    Ok(own.map(|own| Party::new(tenant, own.id.uuid())))
}

/// The contacts that are to end.
async fn which(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    ending: &Ending,
    mut all: Vec<OwnContact>,
) -> failure::Result<Vec<OwnContact>> {
    all.retain(|one| one.contact.decision != Decision::Ended);
    if let Some(text) = &ending.chat_id {
        let absent = || super::no_chat(text).at("chatId");
        let id = read_id(text).ok_or_else(absent)?;
        let host = store::host_for(tx, tenant, id).await?.ok_or_else(absent)?;
        let members = store::members(tx, (host, id)).await?;
        let present: BTreeSet<Party> = members.iter().map(|one| one.party).collect();
        all.retain(|one| present.contains(&one.owner) && present.contains(&one.other));
        return Ok(all);
    }
    let facts = people::facts(cx, tx, all.iter().map(|one| one.other)).await?;
    if let Some(domain) = &ending.domain {
        let domain: DomainName = domain
            .trim()
            .parse()
            .map_err(|rule| Failure::invalid("domain", rule))?;
        let end = format!("@{}", domain.as_str());
        let is_of = |address: &String| address.ends_with(&end);
        all.retain(|one| {
            let known = facts.get(&one.other);
            known.is_some_and(|facts| facts.addresses.iter().any(is_of))
        });
        return Ok(all);
    }
    let text = ending.person.clone().unwrap_or_default();
    let own = lookup::account_by_key(tx, tenant, &text).await?;
    let folded = text.trim().to_lowercase();
    all.retain(|one| {
        let is_own = own
            .as_ref()
            .is_some_and(|own| own.id.uuid() == one.owner.person);
        let known = facts.get(&one.other);
        let is_other = one.other.person.to_string() == folded
            || known.is_some_and(|facts| facts.addresses.contains(&folded));
        is_own || is_other
    });
    Ok(all)
}

/// People outside take part no longer in groups of the organization: in one, in all, or in those of one colleague.
async fn leave_groups(
    tx: &mut Tx,
    tenant: TenantId,
    (outsiders, of): (&BTreeSet<Party>, Option<Party>),
    ending: &Ending,
    now: Ts,
) -> failure::Result<usize> {
    let mut keys: BTreeSet<(TenantId, ChatId)> = BTreeSet::new();
    if ending.chat_id.is_none() {
        for outsider in outsiders {
            let all = store::memberships(tx, *outsider).await?;
            keys.extend(all.into_iter().filter(|(host, _)| *host == tenant));
        }
    } else if let Some(id) = ending.chat_id.as_deref().and_then(read_id) {
        keys.insert((tenant, id));
    }
    let mut groups = 0;
    for key in keys {
        let mut scene = Scene::of(tx, key, now).await?;
        let is_theirs = of.is_none_or(|of| scene.present(of).is_some());
        if scene.chat.pair.is_some() || !is_theirs {
            continue;
        }
        let gone: Vec<Party> = scene
            .members
            .iter()
            .filter(|one| one.is_present() && outsiders.contains(&one.party))
            .map(|one| one.party)
            .collect();
        groups += usize::from(!gone.is_empty());
        for party in gone {
            let position = scene.happened(party, Event::MemberLeft);
            store::end_membership(tx, key, party, position).await?;
            scene.touch(party);
        }
        scene.close(tx).await?;
    }
    Ok(groups)
}

async fn withdraw_all(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    outsiders: &BTreeSet<Party>,
    of: Option<Party>,
) -> failure::Result<usize> {
    let inviter = of.map(|of| of.person);
    let all = store::invitations(tx, tenant, inviter, MOST).await?;
    let open = all
        .iter()
        .filter(|one| one.is_open(cx.now()) && outsiders.contains(&Party::personal(one.person)));
    let mut withdrawn = 0;
    for one in open {
        store::set_state(tx, tenant, one.id, State::Withdrawn).await?;
        withdrawn += 1;
    }
    Ok(withdrawn)
}

/// An invitation as the organization sees it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct InvitationRow {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub(crate) id: InvitationId,
    /// The address or number to which it goes.
    pub(crate) address: String,
    /// Who has invited them.
    pub(crate) inviter_id: Uuid,
    /// The inviter's name.
    pub(crate) inviter_display_name: String,
    /// `open`, `used`, `withdrawn` or `expired`.
    pub(crate) state: &'static str,
    /// `mail`, of which the mail log tells, or of an SMS `waiting`, `sent` or `failed`.
    pub(crate) delivery: &'static str,
    /// What the SMS gateway said.
    pub(crate) delivery_words: Option<String>,
    /// When it was made.
    pub(crate) created_date_time: Ts,
    /// Until when its link opens.
    pub(crate) expires_date_time: Ts,
}

/// Most invitations that are listed.
const LISTED: i64 = 1_000;

/// Invitations, newest first, at most 1,000: of one person, or of everybody.
///
/// # Errors
/// Those of the database.
pub(crate) async fn invitations(
    cx: &Cx,
    tenant: TenantId,
    inviter: Option<Uuid>,
) -> failure::Result<Vec<InvitationRow>> {
    let mut conn = cx.read().await?;
    let all = store::invitations(&mut conn, tenant, inviter, LISTED).await?;
    let parties = all.iter().map(|one| Party::new(tenant, one.inviter));
    let facts = people::facts(cx, &mut conn, parties).await?;
    let now = cx.now();
    let view = |one: Invitation| {
        let known = facts.get(&Party::new(tenant, one.inviter));
        let is_mail = one.address.domain().is_some();
        InvitationRow {
            id: one.id,
            address: one.address.to_string(),
            inviter_id: one.inviter,
            inviter_display_name: known
                .map(|facts| facts.display_name.clone())
                .unwrap_or_default(),
            state: match one.state {
                State::Open if !one.is_open(now) => "expired",
                state => state.as_str(),
            },
            delivery: if is_mail {
                "mail"
            } else {
                one.delivery.as_str()
            },
            delivery_words: one.delivery_words.clone(),
            created_date_time: one.created_at,
            expires_date_time: one.expires_at,
        }
    };
    Ok(all.into_iter().map(view).collect())
}
