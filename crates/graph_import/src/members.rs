//! Memberships, when every group is there.

use beffroi_core::failure;
use beffroi_directory::GroupId;
use beffroi_directory::change::MemberKind;
use beffroi_directory::group;
use beffroi_feature::Cx;
use beffroi_store::Tx;
use beffroi_web::Caller;
use futures_util::FutureExt;
use uuid::Uuid;

use crate::people::expected;
use crate::report::Report;
use crate::run::Round;
use crate::store::{self, Membership, Source};

/// Writes memberships of one group and takes them off the list; the report with them counted.
pub(crate) async fn write(
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
        let Some(here) = known.get(group) else {
            return Ok(None);
        };
        let mut sorted = Self {
            group: GroupId::from_uuid(here.local),
            added: Vec::new(),
            removed: Vec::new(),
        };
        for one in members {
            match known.get(&one.member) {
                Some(member) if one.gone => sorted.removed.push(member.local),
                Some(member) => sorted.added.push(member.local),
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
            .filter(|member| member.kind == MemberKind::Group);
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
