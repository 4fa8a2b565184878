//! What reaches others without being a message of its own (an edit, a reaction, a name, a file) asks the rules anew:
//! what is switched off stops it as it stops the next message. It is not counted.

use std::collections::{BTreeSet, HashSet};

use beffroi_core::failure;
use beffroi_feature::Cx;
use beffroi_store::Tx;

use super::law::Law;
use super::refusals;
use super::scene::Scene;
use crate::model::{Begun, Contact, Decision, Kind, Meeting, Member, Party};
use crate::store;

/// Whom something that somebody does in a chat must not reach, though they take part: they have blocked them, and
/// are not told of.
pub(super) type Hidden = HashSet<Party>;

/// Whether what somebody does in a chat may reach the others who take part.
///
/// # Errors
/// A rule of one of the organizations stops it for one of them, or the other one of a chat of two has declined.
pub(super) async fn may_reach(
    cx: &Cx,
    tx: &mut Tx,
    scene: &Scene,
    own: &Member,
) -> failure::Result<Hidden> {
    let party = own.party;
    let outside: Vec<&Member> = scene
        .others(party)
        .filter(|one| party.is_outside(one.party))
        .collect();
    if outside.is_empty() {
        return Ok(Hidden::new());
    }
    let others = outside.iter().map(|one| one.party);
    let pairs: BTreeSet<_> = others
        .clone()
        .flat_map(|other| [(party, other), (other, party)])
        .collect();
    let contacts = store::lock_contacts(tx, &pairs).await?;
    let law = Law::among(cx, tx, &others.chain([party]).collect()).await?;
    let of = |owner, other| contacts.get(&(owner, other)).map(|one| one.contact);
    let mut hidden = Hidden::new();
    for other in outside {
        let mine = of(party, other.party).unwrap_or(Contact::ASKED);
        let theirs = of(other.party, party).unwrap_or(Contact::ASKED);
        let is_group = scene.chat.kind == Kind::Group;
        let brought = is_group && (own.was_brought_by_work() || other.was_brought_by_work());
        let Begun(begun) = Begun::of(party, Some(theirs));
        if let Some(finding) = law.stop(party, other.party, Begun(begun || brought)) {
            return Err(refusals::stopped(finding));
        }
        match theirs.meets(is_group && other.has_accepted) {
            Meeting::Free | Meeting::Counted | Meeting::Exhausted => {}
            // In a group nobody learns who has blocked them.
            Meeting::Refused if is_group => {
                hidden.insert(other.party);
            }
            Meeting::Refused => return Err(refusals::not_possible()),
        }
        if !is_group && mine.decision == Decision::Blocked {
            return Err(refusals::unblock_first());
        }
    }
    Ok(hidden)
}
