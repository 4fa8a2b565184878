//! What programs outside may be told of people and groups: that there is a new one, that one was
//! changed, that one was deleted. What was changed is for them to read.

use beffroi_core::failure;
use beffroi_feature::{Happening, PublicEvent};
use beffroi_store::Change;
use serde_json::json;
use uuid::Uuid;

use crate::change::{
    GROUP_DELETED, GROUP_SAVED, Ids, One, SavedGroup, SavedPeople, USER_DELETED, USER_SAVED,
};
use crate::permission::{GROUP_READ_ALL, USER_READ_ALL};

macro_rules! events {
    ($($name:literal, $kind:ident, $needs:ident, $read:expr;)*) => {
        &[$(PublicEvent { name: $name, kind: $kind, needs: $needs, read: $read }),*]
    };
}

pub(crate) const EVENTS: &[PublicEvent] = events! {
    "beffroi.user.created", USER_SAVED, USER_READ_ALL, |change| people(change, true);
    "beffroi.user.updated", USER_SAVED, USER_READ_ALL, |change| people(change, false);
    "beffroi.user.deleted", USER_DELETED, USER_READ_ALL, |change| {
        Ok(told("users", change.payload::<Ids>()?.ids, change))
    };
    "beffroi.group.created", GROUP_SAVED, GROUP_READ_ALL, |change| group(change, true);
    "beffroi.group.updated", GROUP_SAVED, GROUP_READ_ALL, |change| group(change, false);
    "beffroi.group.deleted", GROUP_DELETED, GROUP_READ_ALL, |change| {
        Ok(told("groups", [change.payload::<One>()?.id], change))
    };
};

fn told(set: &str, ids: impl IntoIterator<Item = Uuid>, change: &Change) -> Vec<Happening> {
    let one = |id| Happening {
        subject: format!("{set}/{id}"),
        data: json!({"id": id, "at": change.at}),
    };
    ids.into_iter().map(one).collect()
}

/// Those who are new, or those who are not.
fn people(change: &Change, new: bool) -> failure::Result<Vec<Happening>> {
    let mut saved: SavedPeople = change.payload()?;
    let known = saved.ids.split_off(saved.created.min(saved.ids.len()));
    Ok(told("users", if new { saved.ids } else { known }, change))
}

fn group(change: &Change, new: bool) -> failure::Result<Vec<Happening>> {
    let saved: SavedGroup = change.payload()?;
    let one = (saved.created == new).then_some(saved.id);
    Ok(told("groups", one, change))
}

#[cfg(test)]
mod tests {
    use beffroi_core::Ts;

    use super::*;

    #[test]
    fn new_people_are_told_apart_from_those_who_changed() {
        let ids: Vec<Uuid> = (1..=3).map(Uuid::from_u128).collect();
        let change = Change {
            sequence: 1,
            kind: USER_SAVED.to_owned(),
            payload: json!({"ids": ids, "created": 1}).to_string(),
            at: Ts::from_micros(0),
        };
        let subjects = |new| -> Vec<String> {
            let told = people(&change, new).expect("an entry");
            told.into_iter().map(|one| one.subject).collect()
        };
        assert_eq!(subjects(true), [format!("users/{}", ids[0])]);
        let known = [format!("users/{}", ids[1]), format!("users/{}", ids[2])];
        assert_eq!(subjects(false), known);
    }
}
