//! A page of groups, and the memberships that wait until all are there.

use beffroi_core::{Kind, failure};
use beffroi_directory::group::{self, GroupPatch, NewGroup};
use beffroi_directory::{GroupId, lookup};
use beffroi_feature::Cx;
use beffroi_store::Tx;
use beffroi_web::{Caller, IfMatch};
use futures_util::FutureExt;
use serde_json::Value;
use uuid::Uuid;

use crate::people::expected;
use crate::report::Report;
use crate::run::Round;
use crate::store::{self, Membership, Source};

const KIND: &str = "group";

/// Writes a page of groups and the place where the next one begins; the report with them counted.
pub(crate) async fn write(
    round: &mut Round,
    rows: Vec<Value>,
    after: Source,
) -> failure::Result<Report> {
    let (cx, caller) = (round.cx.clone(), round.caller.clone());
    let (before, report, written) = (round.source.clone(), round.report(), after.clone());
    let report = round
        .cx
        .write(caller.tenant, move |tx| {
            async move {
                let mut page = Page {
                    cx: &cx,
                    caller: &caller,
                    source: &before,
                    report,
                };
                let ids: Vec<&str> = rows.iter().filter_map(|row| row["id"].as_str()).collect();
                let known = store::local_ids(tx, &before, &ids).await?;
                let mut members = Vec::new();
                let mut met = std::collections::HashMap::new();
                for row in &rows {
                    let Some(id) = row["id"].as_str() else {
                        continue;
                    };
                    // A group with many members comes in several rows of one page.
                    let local = known.get(id).map(|(_, local)| *local);
                    let local = local.or_else(|| met.get(id).copied());
                    if let Some(local) = page.one(tx, id, local, row).await? {
                        met.insert(id, local);
                        members.extend(memberships(id, row));
                    }
                }
                store::put_members(tx, &before, &members).await?;
                store::advance(tx, &before, &written).await?;
                Ok(page.report)
            }
            .boxed()
        })
        .await?;
    round.source = after;
    round.source.steps += 1;
    Ok(report)
}

fn memberships(group: &str, row: &Value) -> Vec<Membership> {
    let members = row["members@delta"].as_array().into_iter().flatten();
    let members = members.filter_map(|member| {
        Some(Membership {
            group: group.to_owned(),
            member: member["id"].as_str()?.to_owned(),
            gone: member.get("@removed").is_some(),
        })
    });
    members.collect()
}

struct Page<'a> {
    cx: &'a Cx,
    caller: &'a Caller,
    source: &'a Source,
    report: Report,
}

impl Page<'_> {
    /// One group; its id here, when it has one.
    async fn one(
        &mut self,
        tx: &mut Tx,
        id: &str,
        local: Option<Uuid>,
        row: &Value,
    ) -> failure::Result<Option<Uuid>> {
        if row.get("@removed").is_some() {
            if let Some(local) = local {
                self.remove(tx, id, local).await?;
            }
            return Ok(None);
        }
        if row["isAllCompany"] == true {
            let own = lookup::all_company(tx, self.caller.tenant).await?;
            if let Some(own) = own {
                store::put(tx, self.source, KIND, id, own.uuid()).await?;
            }
            return Ok(None);
        }
        let name = row["displayName"].as_str().unwrap_or(id);
        if row["membershipRule"].is_string() {
            let reason = "its rule is not copied, but the members that it has now are";
            self.report.not_mapped(KIND, id, name, reason);
        }
        let known = match local {
            Some(local) => group::some(self.cx, tx, self.caller.tenant, &[local])
                .await?
                .pop(),
            None => None,
        };
        let done = match known {
            Some(known) => self.update(tx, &known, row).await,
            None => self.create(tx, row).await,
        };
        match done {
            Ok(local) => {
                store::put(tx, self.source, KIND, id, local).await?;
                Ok(Some(local))
            }
            Err(failure) => {
                let reason = expected(failure)?;
                self.report.not_mapped(KIND, id, name, &reason);
                Ok(None)
            }
        }
    }

    async fn remove(&mut self, tx: &mut Tx, id: &str, local: Uuid) -> failure::Result<()> {
        let group = GroupId::from_uuid(local);
        let deleted = group::delete_in(self.cx, tx, self.caller, group, &IfMatch::default()).await;
        match deleted {
            Ok(()) => self.report.groups.removed += 1,
            Err(failure) if failure.kind() == Kind::NotFound => {}
            Err(failure) => {
                let reason = format!("is gone at the source, but stays: {}", expected(failure)?);
                self.report.not_mapped(KIND, id, id, &reason);
                return Ok(());
            }
        }
        Ok(store::forget(tx, self.source, id).await?)
    }

    /// Creates a group; where another one has its nickname, with a further part.
    async fn create(&mut self, tx: &mut Tx, row: &Value) -> failure::Result<Uuid> {
        let text = |name: &str| row[name].as_str().map(str::to_owned);
        let types = row["groupTypes"].as_array().into_iter().flatten();
        let unified = types
            .filter_map(Value::as_str)
            .any(|kind| kind == "Unified");
        let name = text("displayName").unwrap_or_default();
        let new = |mail_nickname: Option<String>| NewGroup {
            display_name: name.clone(),
            mail_nickname,
            description: text("description"),
            security_enabled: row["securityEnabled"].as_bool().unwrap_or(true),
            mail_enabled: row["mailEnabled"].as_bool().unwrap_or(false),
            group_types: unified.then(|| "Unified".to_owned()).into_iter().collect(),
            // Members are copied as they are; whose rule it was goes on making it there.
            membership_rule: None,
            membership_rule_processing_state: None,
        };
        let nickname = text("mailNickname");
        let made = group::create_in(self.cx, tx, self.caller, new(nickname.clone())).await;
        let made = match made {
            Err(taken) if taken.target() == Some("mailNickname") => {
                let base = nickname.as_deref().unwrap_or(&name).chars();
                let base: String = base.filter(char::is_ascii_alphanumeric).take(40).collect();
                // The end of an id is chance, its beginning time.
                let chance = self.cx.mint_uuid().simple().to_string();
                let other = format!("{base}-{}", &chance[20..]).to_ascii_lowercase();
                group::create_in(self.cx, tx, self.caller, new(Some(other))).await
            }
            made => made,
        }?;
        self.report.groups.created += 1;
        Ok(made.uuid())
    }

    async fn update(
        &mut self,
        tx: &mut Tx,
        known: &group::Group,
        row: &Value,
    ) -> failure::Result<Uuid> {
        let id = known.id.uuid();
        let text = |name: &str| row[name].as_str().map(str::to_owned);
        let display_name = text("displayName").filter(|name| *name != known.display_name);
        let description = row.get("description");
        let description = description.map(|text| text.as_str().unwrap_or_default().to_owned());
        let own = known.description.clone().unwrap_or_default();
        let description = description.filter(|text| *text != own);
        if display_name.is_none() && description.is_none() {
            self.report.groups.unchanged += 1;
            return Ok(id);
        }
        let patch = GroupPatch {
            display_name,
            description,
            ..GroupPatch::default()
        };
        let no_condition = IfMatch::default();
        group::update_in(self.cx, tx, self.caller, known.id, patch, &no_condition).await?;
        self.report.groups.updated += 1;
        Ok(id)
    }
}

/// Writes memberships of one group and takes them off the list; the report with them counted.
pub(crate) async fn write_members(
    round: &mut Round,
    members: Vec<Membership>,
    after: Source,
) -> failure::Result<Report> {
    let (cx, caller) = (round.cx.clone(), round.caller.clone());
    let (before, mut report, written) = (round.source.clone(), round.report(), after.clone());
    let report = round
        .cx
        .write(caller.tenant, move |tx| {
            async move {
                let Some(group) = members.first().map(|one| one.group.clone()) else {
                    return Ok(report);
                };
                let sorted = Sorted::of(tx, &before, &group, &members, &mut report).await?;
                if let Some(sorted) = sorted {
                    sorted.write(&cx, tx, &caller, &group, &mut report).await?;
                }
                store::forget_members(tx, &before, &group, &members).await?;
                store::advance(tx, &before, &written).await?;
                Ok(report)
            }
            .boxed()
        })
        .await?;
    round.source = after;
    round.source.steps += 1;
    Ok(report)
}

/// Memberships of one group in the ids that they have here.
struct Sorted {
    group: GroupId,
    added: Vec<Uuid>,
    removed: Vec<Uuid>,
}

impl Sorted {
    async fn of(
        tx: &mut Tx,
        source: &Source,
        group: &str,
        members: &[Membership],
        report: &mut Report,
    ) -> failure::Result<Option<Self>> {
        let mut remote: Vec<&str> = members.iter().map(|one| one.member.as_str()).collect();
        remote.push(group);
        let known = store::local_ids(tx, source, &remote).await?;
        let Some((_, local)) = known.get(group) else {
            return Ok(None);
        };
        let mut sorted = Self {
            group: GroupId::from_uuid(*local),
            added: Vec::new(),
            removed: Vec::new(),
        };
        for one in members {
            match known.get(&one.member) {
                Some((_, member)) if one.gone => sorted.removed.push(*member),
                Some((_, member)) => sorted.added.push(*member),
                // Who is gone from there was never here.
                None if one.gone => {}
                None => {
                    let reason =
                        format!("was not copied, and so is no member of the group {group}");
                    report.not_mapped("member", &one.member, "", &reason);
                }
            }
        }
        Ok(Some(sorted))
    }

    /// All at once; where the directory refuses, one by one, so that one circle keeps nobody out.
    async fn write(
        &self,
        cx: &Cx,
        tx: &mut Tx,
        caller: &Caller,
        group: &str,
        report: &mut Report,
    ) -> failure::Result<()> {
        let (come, go) = (&self.added, &self.removed);
        let kinds = group::kinds_of(tx, caller.tenant, come).await?;
        let groups = kinds
            .iter()
            .filter(|member| member.kind == beffroi_directory::change::MemberKind::Group);
        let groups: Vec<Uuid> = groups.map(|member| member.id).collect();
        let there: Vec<Uuid> = kinds.iter().map(|member| member.id).collect();
        let others = there.into_iter().filter(|id| !groups.contains(id));
        let others: Vec<Uuid> = others.collect();
        if group::change_members_in(cx, tx, caller, self.group, &others, go).await? {
            report.members.created += others.len() as u64;
            report.members.removed += go.len() as u64;
        } else {
            report.members.unchanged += (others.len() + go.len()) as u64;
        }
        for inner in groups {
            let added = group::change_members_in(cx, tx, caller, self.group, &[inner], &[]).await;
            match added {
                Ok(true) => report.members.created += 1,
                Ok(false) => report.members.unchanged += 1,
                Err(failure) => {
                    let reason = expected(failure)?;
                    report.not_mapped("member", &inner.to_string(), group, &reason);
                }
            }
        }
        Ok(())
    }
}
