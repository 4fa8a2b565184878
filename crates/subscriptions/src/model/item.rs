//! What an entry of the change log means to a listener.

use beffroi_core::{TenantId, Ts, failure};
use beffroi_directory::change::{
    self, Ids, Member, MemberKind, Members, One, SavedGroup, SavedPeople,
};
use beffroi_feature::Happened;
use beffroi_store::Change;
use serde_json::{Value, json};
use uuid::Uuid;

use super::change_types::ChangeType;
use super::{Resource, Subscription};
use crate::limits::MEMBERS_AT_ONCE;

/// One thing that happened to one person or group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) id: Uuid,
    pub(crate) happened: Happened,
    /// Who came to the group (true) and who left it.
    pub(crate) members: Vec<(Member, bool)>,
}

impl Item {
    const fn new(id: Uuid, happened: Happened) -> Self {
        Self {
            id,
            happened,
            members: Vec::new(),
        }
    }
}

/// What the entry says of the resource, always in the same order.
///
/// # Errors
/// An entry that can't be read.
pub(crate) fn items(resource: &Resource, entry: &Change) -> failure::Result<Vec<Item>> {
    if !resource.kinds().contains(&entry.kind.as_str()) {
        return Ok(Vec::new());
    }
    let mut items = match entry.kind.as_str() {
        change::USER_SAVED => {
            let saved: SavedPeople = entry.payload()?;
            let created = saved.created;
            let all = saved.ids.into_iter().enumerate();
            all.map(|(number, id)| Item::new(id, saved_as(number < created)))
                .collect()
        }
        change::USER_DELETED => each(entry, Happened::Changed)?,
        change::USER_PURGED => each(entry, Happened::Purged)?,
        change::GROUP_SAVED => {
            let saved: SavedGroup = entry.payload()?;
            vec![Item::new(saved.id, saved_as(saved.created))]
        }
        change::GROUP_DELETED => vec![Item::new(entry.payload::<One>()?.id, Happened::Changed)],
        change::GROUP_PURGED => vec![Item::new(entry.payload::<One>()?.id, Happened::Purged)],
        change::GROUP_MEMBERS => members(entry.payload()?),
        _ => Vec::new(),
    };
    if let Some(only) = resource.only() {
        items.retain(|item| item.id == only);
    }
    Ok(items)
}

const fn saved_as(created: bool) -> Happened {
    if created {
        Happened::Created
    } else {
        Happened::Changed
    }
}

fn each(entry: &Change, happened: Happened) -> failure::Result<Vec<Item>> {
    let ids = entry.payload::<Ids>()?.ids.into_iter();
    Ok(ids.map(|id| Item::new(id, happened)).collect())
}

fn members(change: Members) -> Vec<Item> {
    let left = change.removed.into_iter().map(|member| (member, false));
    let came = change.added.into_iter().map(|member| (member, true));
    let all: Vec<(Member, bool)> = left.chain(came).collect();
    all.chunks(MEMBERS_AT_ONCE)
        .map(|members| Item {
            members: members.to_vec(),
            ..Item::new(change.group, Happened::Changed)
        })
        .collect()
}

/// What a listener is told of a thing.
#[derive(Debug, Clone)]
pub(crate) struct About {
    /// Its path.
    pub(crate) path: String,
    /// Its `resourceData`.
    pub(crate) data: Value,
}

/// What is on its way to a listener: an item of the directory, or what is told of a thing of another system.
#[derive(Debug, Clone)]
pub(crate) struct Notification<T = Item> {
    pub(crate) of: T,
    pub(crate) change_type: ChangeType,
    /// The entry's number and time.
    pub(crate) sequence: i64,
    pub(crate) at: Ts,
}

/// What is told of an item.
pub(crate) fn about(
    tenant: TenantId,
    resource: &Resource,
    notification: &Notification,
) -> Notification<About> {
    let (set, kind) = if resource.is_people() {
        ("Users", "User")
    } else {
        ("Groups", "Group")
    };
    let item = &notification.of;
    let place = format!("{set}/{}", item.id);
    let mut data = json!({
        "@odata.type": format!("#Microsoft.Graph.{kind}"),
        "@odata.id": place,
        "id": item.id,
        "organizationId": tenant,
        "eventTime": notification.at,
        "sequenceNumber": notification.sequence,
    });
    if !item.members.is_empty() {
        data["members@delta"] = item.members.iter().map(member).collect();
    }
    Notification {
        of: About { path: place, data },
        change_type: notification.change_type,
        sequence: notification.sequence,
        at: notification.at,
    }
}

/// A notification in Graph's form.
pub(crate) fn render(
    subscription: &Subscription,
    client_state: Option<&str>,
    notification: &Notification<About>,
) -> Value {
    json!({
        "subscriptionId": subscription.id,
        "subscriptionExpirationDateTime": subscription.expires_at,
        "changeType": notification.change_type.as_str(),
        "resource": notification.of.path,
        "resourceData": notification.of.data,
        "clientState": client_state,
        "tenantId": subscription.tenant,
    })
}

fn member((member, came): &(Member, bool)) -> Value {
    let kind = match member.kind {
        MemberKind::User => "#microsoft.graph.user",
        MemberKind::Group => "#microsoft.graph.group",
        MemberKind::Device => "#microsoft.graph.device",
    };
    let mut one = json!({"@odata.type": kind, "id": member.id});
    if !came {
        one["@removed"] = json!("deleted");
    }
    one
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(kind: &str, payload: &Value) -> Change {
        Change {
            sequence: 1,
            kind: kind.to_owned(),
            payload: payload.to_string(),
            at: Ts::from_micros(0),
        }
    }

    fn id(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    #[test]
    fn people_in_front_are_new_and_the_others_changed() {
        let payload = json!({"ids": [id(1), id(2), id(3)], "created": 2});
        let saved = entry(change::USER_SAVED, &payload);
        let all = items(&Resource::Users, &saved).expect("readable");
        let happened: Vec<_> = all.iter().map(|item| item.happened).collect();
        let expected = [Happened::Created, Happened::Created, Happened::Changed];
        assert_eq!(happened, expected);
        let one = items(&Resource::User(id(3)), &saved).expect("readable");
        assert_eq!(one, [Item::new(id(3), Happened::Changed)]);
        assert!(
            items(&Resource::Groups, &saved)
                .expect("readable")
                .is_empty()
        );
        // What was written before it was told apart.
        let old = entry(change::USER_SAVED, &json!({"ids": [id(1)]}));
        let old = items(&Resource::Users, &old).expect("readable");
        assert_eq!(old, [Item::new(id(1), Happened::Changed)]);
    }

    #[test]
    fn members_are_told_some_at_a_time() {
        let came: Vec<Value> = (0..250)
            .map(|number| json!({"id": id(number), "kind": "user"}))
            .collect();
        let payload =
            json!({"group": id(9), "added": came, "removed": [{"id": id(999), "kind": "device"}]});
        let entry = entry(change::GROUP_MEMBERS, &payload);
        let all = items(&Resource::Members(id(9)), &entry).expect("readable");
        let sizes: Vec<usize> = all.iter().map(|item| item.members.len()).collect();
        assert_eq!(sizes, [100, 100, 51]);
        assert!(!all[0].members[0].1, "who left comes first");
        assert_eq!(items(&Resource::Groups, &entry).expect("readable"), all);
        let other = items(&Resource::Group(id(8)), &entry).expect("readable");
        assert!(other.is_empty());
    }
}
