//! A page of groups; their memberships are put aside until all are there.

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
use crate::run::{Round, Told};
use crate::store::{self, Membership, Source};

pub(crate) const KIND: &str = "group";
const UNIFIED: &str = "Unified";

/// Writes what was told of groups and the place where it goes on; the report with them counted.
pub(crate) async fn write(round: &mut Round, told: Told, after: Source) -> failure::Result<Report> {
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
                match told {
                    Told::Rows(rows) => page.rows(tx, &rows).await?,
                    Told::Unseen(gone) => {
                        for (remote, local) in gone {
                            page.remove(tx, &remote, local).await?;
                            store::forget(tx, &before, &remote).await?;
                        }
                    }
                }
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

fn leaving(group: &str, member: String) -> Membership {
    Membership {
        group: group.to_owned(),
        member,
        gone: true,
    }
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

/// What a row says of a group's rule: nothing; that it has none; this.
type Rule<'a> = Option<Option<&'a str>>;

/// A rule that is paused is left out: its members are what counts.
fn rule(row: &Value) -> Rule<'_> {
    let text = row.get("membershipRule")?.as_str();
    let paused = row["membershipRuleProcessingState"] == "Paused";
    Some(text.filter(|_| !paused))
}

fn types_with(rule: Option<&str>, unified: bool) -> Vec<String> {
    let unified = unified.then(|| UNIFIED.to_owned());
    let dynamic = rule.map(|_| "DynamicMembership".to_owned());
    unified.into_iter().chain(dynamic).collect()
}

/// A group that is here.
struct Written {
    local: Uuid,
    /// Whether its members follow a rule here too.
    follows: bool,
}

struct Page<'a> {
    cx: &'a Cx,
    caller: &'a Caller,
    source: &'a Source,
    report: Report,
}

impl Page<'_> {
    async fn rows(&mut self, tx: &mut Tx, rows: &[Value]) -> failure::Result<()> {
        let ids: Vec<&str> = rows.iter().filter_map(|row| row["id"].as_str()).collect();
        let known = store::local_ids(tx, self.source, &ids).await?;
        let (mut members, mut owned) = (Vec::new(), Vec::new());
        let mut met = std::collections::HashMap::new();
        for row in rows {
            let Some(id) = row["id"].as_str() else {
                continue;
            };
            // A group with many members comes in several rows of one page.
            let local = known.get(id).map(|known| known.local);
            let local = local.or_else(|| met.get(id).copied());
            let Some(group) = self.one(tx, id, local, row).await? else {
                continue;
            };
            let first = met.insert(id, group.local).is_none();
            owned.extend(first.then_some(id));
            if group.follows {
                continue;
            }
            // Everything is read again: who is not named any more has left.
            let missed = known.get(id).is_some_and(|known| !known.seen);
            if first && missed {
                let there = store::copied_members(tx, self.source, group.local).await?;
                members.extend(there.into_iter().map(|member| leaving(id, member)));
            }
            members.extend(memberships(id, row));
        }
        store::put_owners(tx, self.source, &owned).await?;
        store::put_members(tx, self.source, &members).await?;
        Ok(())
    }

    /// One group; what has become of it here, when it is here.
    async fn one(
        &mut self,
        tx: &mut Tx,
        id: &str,
        local: Option<Uuid>,
        row: &Value,
    ) -> failure::Result<Option<Written>> {
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
        let known = match local {
            Some(local) => group::some(self.cx, tx, self.caller.tenant, &[local])
                .await?
                .pop(),
            None => None,
        };
        let mut rule = rule(row);
        let mut done = self.save(tx, known.as_ref(), row, rule).await;
        if let Err(broken) = &done
            && broken.target() == Some("membershipRule")
        {
            let words = broken.message();
            let reason = format!("membershipRule: {words}; the members that it has now are copied");
            self.report.not_mapped(KIND, id, name, &reason);
            rule = None;
            done = self.save(tx, known.as_ref(), row, rule).await;
        }
        match done {
            Ok(local) => {
                store::put(tx, self.source, KIND, id, local).await?;
                let before = known.and_then(|known| known.membership_rule);
                let follows = rule.map_or(before.is_some(), |rule| rule.is_some());
                Ok(Some(Written { local, follows }))
            }
            Err(failure) => {
                let reason = expected(failure)?;
                self.report.not_mapped(KIND, id, name, &reason);
                // What could not be changed is not gone.
                if let Some(local) = local {
                    store::put(tx, self.source, KIND, id, local).await?;
                }
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

    async fn save(
        &mut self,
        tx: &mut Tx,
        known: Option<&group::Group>,
        row: &Value,
        rule: Rule<'_>,
    ) -> failure::Result<Uuid> {
        match known {
            Some(known) => self.update(tx, known, row, rule).await,
            None => self.create(tx, row, rule.flatten()).await,
        }
    }

    /// Creates a group; where another one has its nickname, with a further part.
    async fn create(
        &mut self,
        tx: &mut Tx,
        row: &Value,
        rule: Option<&str>,
    ) -> failure::Result<Uuid> {
        let text = |name: &str| row[name].as_str().map(str::to_owned);
        let types = row["groupTypes"].as_array().into_iter().flatten();
        let types = types.filter_map(Value::as_str);
        let unified = types.clone().any(|kind| kind == UNIFIED);
        let types = types_with(rule, unified);
        let name = text("displayName").unwrap_or_default();
        let new = |mail_nickname: Option<String>| NewGroup {
            mail_nickname,
            description: text("description"),
            security_enabled: row["securityEnabled"].as_bool().unwrap_or(true),
            mail_enabled: row["mailEnabled"].as_bool().unwrap_or(false),
            group_types: types.clone(),
            membership_rule: rule.map(str::to_owned),
            ..NewGroup::named(&name)
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
        rule: Rule<'_>,
    ) -> failure::Result<Uuid> {
        let id = known.id.uuid();
        let text = |name: &str| row[name].as_str().map(str::to_owned);
        let display_name = text("displayName").filter(|name| *name != known.display_name);
        let description = row.get("description");
        let description = description.map(|text| text.as_str().unwrap_or_default().to_owned());
        let own = known.description.clone().unwrap_or_default();
        let description = description.filter(|text| *text != own);
        let rule = rule.filter(|rule| *rule != known.membership_rule.as_deref());
        if display_name.is_none() && description.is_none() && rule.is_none() {
            self.report.groups.unchanged += 1;
            return Ok(id);
        }
        let patch = GroupPatch {
            display_name,
            description,
            group_types: rule
                .map(|rule| types_with(rule, known.group_types.iter().any(|kind| kind == UNIFIED))),
            membership_rule: rule.map(|rule| rule.map(str::to_owned)),
            ..GroupPatch::default()
        };
        let no_condition = IfMatch::default();
        group::update_in(self.cx, tx, self.caller, known.id, patch, &no_condition).await?;
        self.report.groups.updated += 1;
        Ok(id)
    }
}
