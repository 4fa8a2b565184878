//! A group as SCIM sees one, and what is to become of its members.

use std::collections::BTreeSet;

use beffroi_directory::change::{Member, MemberKind};
use beffroi_directory::group::Group;
use beffroi_web::etag_of;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::document::Document;
use crate::patch::Verb;
use crate::schema::GROUP;

/// A group with all that SCIM says of it.
#[derive(Debug, Clone)]
pub(crate) struct Collective {
    pub(crate) group: Group,
    /// How the provider that asks calls the group.
    pub(crate) external_id: Option<String>,
    /// People and groups that are in it directly, when they are asked for.
    pub(crate) members: Option<Vec<Member>>,
}

impl Collective {
    /// The resource as it is answered, and its entity tag, which covers the members: there is none
    /// where they were not asked for. `base` is where the protocol is.
    pub(crate) fn resource(&self, base: &str) -> (Document, Option<String>) {
        let group = &self.group;
        let mut resource = Document::new();
        resource.insert("displayName".to_owned(), group.display_name.clone().into());
        if let Some(external) = &self.external_id {
            resource.insert("externalId".to_owned(), external.clone().into());
        }
        let version = self.members.as_ref().map(|members| {
            let ids: Vec<Uuid> = members.iter().map(|member| member.id).collect();
            let covered = json!([resource, ids]).to_string();
            etag_of(&group.etag, &covered)
        });
        if let Some(members) = self.members.as_ref().filter(|members| !members.is_empty()) {
            let members: Vec<Value> = members.iter().map(|member| shown(member, base)).collect();
            resource.insert("members".to_owned(), members.into());
        }
        resource.insert("schemas".to_owned(), vec![GROUP.core.id].into());
        resource.insert("id".to_owned(), group.id.to_string().into());
        let mut meta = json!({
            "resourceType": GROUP.name,
            "created": group.created_date_time,
            "location": format!("{base}/Groups/{}", group.id),
        });
        if let Some(version) = &version {
            meta["version"] = version.as_str().into();
        }
        resource.insert("meta".to_owned(), meta);
        (resource, version)
    }
}

fn shown(member: &Member, base: &str) -> Value {
    let (kind, endpoint) = match member.kind {
        MemberKind::Group => ("Group", "Groups"),
        MemberKind::User | MemberKind::Device => ("User", "Users"),
    };
    json!({
        "value": member.id,
        "$ref": format!("{base}/{endpoint}/{}", member.id),
        "type": kind,
    })
}

/// What is to become of a group: the sum of the operations of a request, in their order.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    pub(crate) display_name: Option<String>,
    pub(crate) external_id: Option<Option<String>>,
    /// Whoever is not among `added` goes.
    pub(crate) all_others_go: bool,
    pub(crate) added: BTreeSet<Uuid>,
    pub(crate) removed: BTreeSet<Uuid>,
}

impl Plan {
    /// Lets members come, go, or take the place of all others.
    pub(crate) fn members(&mut self, verb: Verb, members: Vec<Uuid>) {
        match verb {
            Verb::Add => {
                for member in members {
                    self.removed.remove(&member);
                    self.added.insert(member);
                }
            }
            Verb::Remove => {
                for member in members {
                    self.added.remove(&member);
                    self.removed.insert(member);
                }
            }
            Verb::Replace => {
                self.all_others_go = true;
                self.removed.clear();
                self.added = members.into_iter().collect();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_follow_each_other() {
        let [a, b, c] = [1, 2, 3].map(Uuid::from_u128);
        let mut plan = Plan::default();
        plan.members(Verb::Add, vec![a, b]);
        plan.members(Verb::Remove, vec![b, c]);
        assert_eq!(plan.added, BTreeSet::from([a]));
        assert_eq!(plan.removed, BTreeSet::from([b, c]));
        plan.members(Verb::Add, vec![c]);
        assert!(!plan.removed.contains(&c), "who comes back does not go");
        plan.members(Verb::Replace, vec![b]);
        assert!(plan.all_others_go && plan.removed.is_empty());
        assert_eq!(plan.added, BTreeSet::from([b]));
    }
}
