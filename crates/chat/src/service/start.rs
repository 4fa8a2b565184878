//! Beginning a chat.

use std::collections::BTreeSet;

use beffroi_core::{Failure, failure};
use beffroi_directory::{lookup, personal};
use beffroi_feature::Cx;
use beffroi_store::Tx;
use beffroi_web::Caller;
use futures_util::FutureExt;
use uuid::Uuid;

use super::find::{self, Target};
use super::scene::Scene;
use super::{domains, invite, refusals, sweep};
use crate::model::{
    Address, Begun, Chat, Contact, Decision, Event, Kind, MOST_ADDED, MOST_MEMBERS, Member, Party,
    Role,
};
use crate::store::{self, OwnContact};

/// Somebody who is to take part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Who {
    /// By their address.
    Address(Address),
    /// By their id: a colleague, or somebody with whom the caller has a contact.
    Id(Uuid),
}

/// A chat that is to begin.
#[derive(Debug, Clone)]
pub(crate) struct Start {
    pub(crate) kind: Kind,
    pub(crate) topic: Option<String>,
    pub(crate) people: Vec<Who>,
}

/// Begins a chat, or finds that of the same two.
///
/// # Errors
/// `noResults`, too many people, or a rule of the organization.
pub(crate) async fn start(cx: &Cx, caller: &Caller, start: Start) -> failure::Result<Chat> {
    let own = Party::new(caller.tenant, caller.user()?);
    check(&start)?;
    pace(cx, own, &start.people)?;
    domains::require_consent(cx, caller, &start.people).await?;
    let (cx_in, by) = (cx.clone(), caller.clone());
    let work =
        cx.commit(move |tx| async move { start_in(&cx_in, tx, &by, own, start).await }.boxed());
    find::evenly(work).await
}

/// Counts a call that names people by their addresses as one lookup, so that it answers no list either.
pub(super) fn pace(cx: &Cx, own: Party, people: &[Who]) -> failure::Result<()> {
    let looks_up = people.iter().any(|who| matches!(who, Who::Address(_)));
    if looks_up {
        find::pace(cx, own)
    } else {
        Ok(())
    }
}

fn check(start: &Start) -> failure::Result<()> {
    let count = start.people.len();
    match start.kind {
        Kind::OneOnOne if count != 1 => Err(Failure::invalid(
            "members",
            "must be two people: the caller and another one",
        )),
        Kind::OneOnOne if start.topic.is_some() => {
            Err(Failure::invalid("topic", "is for group chats only"))
        }
        Kind::Group if count == 0 => Err(Failure::invalid(
            "members",
            "must be the caller and at least one other person",
        )),
        Kind::Group if count > MOST_ADDED => Err(Failure::invalid(
            "members",
            "must be at most 200 people at once",
        )),
        _ => Ok(()),
    }
}

async fn start_in(
    cx: &Cx,
    tx: &mut Tx,
    by: &Caller,
    own: Party,
    start: Start,
) -> failure::Result<Chat> {
    let now = cx.now();
    let people = resolve(cx, tx, own, &start.people).await?;
    let chat = match (start.kind, people.as_slice()) {
        (Kind::OneOnOne, [one]) => Chat::of_two(own, one.party, now),
        _ => Chat {
            host: host_of_group(own, &people),
            id: cx.mint(),
            kind: Kind::Group,
            topic: start.topic,
            pair: None,
            created_at: now,
            position: 0,
            active_at: now,
        },
    };
    let is_new = store::insert_chat(tx, &chat).await?;
    if is_new {
        sweep::plan(cx, tx, chat.host).await?;
    }
    let mut scene = Scene::of(tx, (chat.host, chat.id), now).await?;
    join(cx, tx, by, &mut scene, &people).await?;
    if is_new {
        scene.begin();
    }
    if is_new && chat.kind == Kind::Group {
        let members = people.iter().map(|one| one.party).collect();
        scene.happened(own, Event::MembersAdded { members });
    }
    let members = store::members(tx, scene.key()).await?;
    scene.members = members;
    for party in people.iter().map(|one| one.party).chain([own]) {
        scene.touch(party);
    }
    scene.close(tx).await
}

/// Somebody who is to take part, and whether they need an invitation.
#[derive(Debug, Clone)]
pub(super) struct Joiner {
    pub(super) party: Party,
    pub(super) invited: Option<Address>,
}

/// Finds everybody, each once; those who have no account yet get an id.
pub(super) async fn resolve(
    cx: &Cx,
    tx: &mut Tx,
    own: Party,
    people: &[Who],
) -> failure::Result<Vec<Joiner>> {
    let mut seen = BTreeSet::from([own]);
    let mut joiners = Vec::new();
    for who in people {
        let joiner = match who {
            Who::Address(address) => by_address(cx, tx, own, address).await?,
            Who::Id(id) => Joiner {
                party: by_id(cx, tx, own, *id).await?,
                invited: None,
            },
        };
        if joiner.party == own {
            return Err(Failure::invalid(
                "members",
                "must be others than the caller",
            ));
        }
        if seen.insert(joiner.party) {
            joiners.push(joiner);
        }
    }
    Ok(joiners)
}

async fn by_address(
    cx: &Cx,
    tx: &mut Tx,
    own: Party,
    address: &Address,
) -> failure::Result<Joiner> {
    let target = find::target(cx, tx, own, address).await?;
    let party = match target {
        Target::Somebody(party) => party,
        Target::Newcomer => {
            let new = store::NewAddress {
                address: address.clone(),
                person: cx.mint_uuid(),
            };
            store::insert_address(tx, &new).await?;
            // Somebody else may have been quicker.
            let known = store::person_of(tx, address).await?;
            let (person, _) = known.ok_or_else(|| Failure::bug("an address vanished"))?;
            Party::personal(person)
        }
    };
    let has_account = !party.is_personal()
        || lookup::account(
            tx,
            personal::TENANT,
            beffroi_directory::UserId::from_uuid(party.person),
        )
        .await?
        .is_some();
    Ok(Joiner {
        party,
        invited: (!has_account).then(|| address.clone()),
    })
}

/// A colleague, or somebody outside with whom there is a contact already.
async fn by_id(cx: &Cx, tx: &mut Tx, own: Party, id: Uuid) -> failure::Result<Party> {
    let colleague = Party::new(own.tenant, id);
    let user = beffroi_directory::UserId::from_uuid(id);
    if !own.is_personal() && lookup::account(tx, own.tenant, user).await?.is_some() {
        return Ok(colleague);
    }
    let contacts = store::contacts_of(tx, own).await?;
    let known = contacts.iter().find(|one| one.other.person == id);
    let party = known
        .map(|one| one.other)
        .ok_or_else(refusals::no_results)?;
    let law = super::law::Law::among(cx, tx, &BTreeSet::from([own, party])).await?;
    let theirs = store::contact(tx, party, own).await?;
    let begun = Begun::of(own, theirs.map(|one| one.contact));
    match law.stop(own, party, begun) {
        Some(_) => Err(refusals::no_results()),
        None => Ok(party),
    }
}

/// The organization that keeps a group: the caller's, or that of the first who has one.
fn host_of_group(own: Party, people: &[Joiner]) -> beffroi_core::TenantId {
    let all = std::iter::once(own).chain(people.iter().map(|one| one.party));
    all.into_iter()
        .find(|party| !party.is_personal())
        .map_or(own.tenant, |party| party.tenant)
}

/// Lets people take part, who are asked where they are outside; and the caller with them.
pub(super) async fn join(
    cx: &Cx,
    tx: &mut Tx,
    by: &Caller,
    scene: &mut Scene,
    people: &[Joiner],
) -> failure::Result<()> {
    let own = Party::new(by.tenant, by.user()?);
    let (now, key) = (cx.now(), scene.key());
    let is_group = scene.chat.kind == Kind::Group;
    let present = scene.members.iter().filter(|one| one.is_present()).count();
    if present + people.len() + usize::from(scene.present(own).is_none()) > MOST_MEMBERS {
        return Err(Failure::invalid("members", "must be at most 250 people"));
    }
    let mut contacts = Contacts::open(tx, own, people).await?;
    let (mut members, mut asked) = (Vec::new(), vec![own]);
    if scene.present(own).is_none() {
        members.push(member(scene, own, own, Role::Owner, true, now));
    }
    for one in people {
        let decision = if own.is_outside(one.party) {
            contacts.begin(own, one.party, now)?
        } else {
            Decision::Accepted
        };
        // Whoever has declined or blocked the caller is not asked again, and the caller does not learn it.
        if matches!(decision, Decision::Accepted | Decision::Pending) {
            asked.push(one.party);
        }
        let accepted = decision == Decision::Accepted;
        if scene.present(one.party).is_some() {
            continue;
        }
        let before = scene.members.iter().find(|known| known.party == one.party);
        if is_group && !accepted && before.is_some_and(|before| !before.has_accepted) {
            // They were asked to take part in this very group, and have left it unaccepted.
            return Err(refusals::not_possible());
        }
        let role = if scene.chat.host == one.party.tenant {
            Role::Owner
        } else {
            Role::Guest
        };
        members.push(member(scene, one.party, own, role, accepted, now));
    }
    if !is_group {
        // Whoever begins agrees: also where they had been asked before.
        store::set_accepted(tx, key, own).await?;
    }
    store::add_members(tx, key, &members).await?;
    store::point_to(tx, key, &asked).await?;
    contacts.write(tx).await?;
    for one in people {
        if let Some(address) = &one.invited {
            invite::invite(cx, tx, by, key, one.party.person, address).await?;
        }
    }
    Ok(())
}

fn member(
    scene: &Scene,
    party: Party,
    added_by: Party,
    role: Role,
    has_accepted: bool,
    now: beffroi_core::Ts,
) -> Member {
    // In a chat of two, whoever comes back has all of it again.
    let before = scene.members.iter().find(|one| one.party == party);
    Member {
        party,
        role,
        added_at: before.map_or(now, |one| one.added_at),
        added_by,
        has_accepted,
        sees_after: before.map_or(0, |one| one.sees_after),
        sees_until: None,
        read_position: before.map_or(0, |one| one.read_position),
        read_at: None,
        hidden_position: 0,
        is_muted: false,
        is_pinned: false,
    }
}

/// The contacts of somebody with some people, while these begin.
struct Contacts {
    known: std::collections::HashMap<(Party, Party), OwnContact>,
    changed: BTreeSet<(Party, Party)>,
}

impl Contacts {
    async fn open(tx: &mut Tx, own: Party, people: &[Joiner]) -> failure::Result<Self> {
        let outside = people.iter().map(|one| one.party);
        let outside = outside.filter(|party| own.is_outside(*party));
        let pairs: BTreeSet<_> = outside
            .flat_map(|party| [(own, party), (party, own)])
            .collect();
        let known = if pairs.is_empty() {
            std::collections::HashMap::new()
        } else {
            store::lock_contacts(tx, &pairs).await?
        };
        Ok(Self {
            known,
            changed: BTreeSet::new(),
        })
    }

    /// One begins with the other; what that one has decided.
    fn begin(
        &mut self,
        own: Party,
        other: Party,
        now: beffroi_core::Ts,
    ) -> failure::Result<Decision> {
        let of = |owner, other| self.known.get(&(owner, other)).map(|one| one.contact);
        let mine = of(own, other).unwrap_or(Contact::BEGUN);
        if mine.decision == Decision::Blocked {
            return Err(refusals::unblock_first());
        }
        let theirs = of(other, own).unwrap_or(Contact::ASKED).be_asked();
        for (owner, other, contact) in [(own, other, mine.begin()), (other, own, theirs)] {
            let kept = self.known.get(&(owner, other));
            if kept.is_none_or(|kept| kept.contact != contact) {
                let since = kept.map_or(now, |kept| kept.since);
                self.known.insert(
                    (owner, other),
                    OwnContact {
                        owner,
                        other,
                        contact,
                        since,
                        last_message_at: now,
                    },
                );
                self.changed.insert((owner, other));
            }
        }
        Ok(theirs.decision)
    }

    async fn write(self, tx: &mut Tx) -> failure::Result<()> {
        let changed: Vec<OwnContact> = self.changed.iter().map(|pair| self.known[pair]).collect();
        Ok(store::put_contacts(tx, &changed).await?)
    }
}
