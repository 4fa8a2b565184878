//! Owners of a group, when everybody is there.

use std::collections::HashSet;

use beffroi_core::failure;
use beffroi_directory::{GroupId, group};
use beffroi_feature::Cx;
use beffroi_store::Tx;
use beffroi_web::Caller;
use futures_util::FutureExt;
use uuid::Uuid;

use crate::people::expected;
use crate::report::Report;
use crate::run::Round;
use crate::store::{self, Source};

/// Writes who owns a group, as far as the source told, and takes the group off the list; the report
/// with them counted.
pub(crate) async fn write(
    round: &mut Round,
    group: String,
    told: Option<Vec<String>>,
    after: Source,
) -> failure::Result<Report> {
    let (cx, caller) = (round.cx.clone(), round.caller.clone());
    let (before, mut report, written) = (round.source.clone(), round.report(), after.clone());
    let report = round
        .cx
        .write(caller.tenant, move |tx| {
            async move {
                if let Some(told) = &told {
                    let known = (&before, &*group, &**told);
                    bring(&cx, tx, &caller, known, &mut report).await?;
                }
                store::forget_owners(tx, &before, &group).await?;
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

/// Makes the owners of one group those that the source tells, in the caller's transaction.
async fn bring(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    (source, group, told): (&Source, &str, &[String]),
    report: &mut Report,
) -> failure::Result<()> {
    let mut remote: Vec<&str> = told.iter().map(String::as_str).collect();
    remote.push(group);
    let known = store::local_ids(tx, source, &remote).await?;
    let Some(here) = known.get(group) else {
        return Ok(());
    };
    let id = GroupId::from_uuid(here.local);
    let mut wanted = Vec::new();
    for owner in told {
        if let Some(owner) = known.get(owner) {
            wanted.push(owner.local);
        } else {
            let reason = format!("was not copied, and so is no owner of the group {group}");
            report.not_mapped("owner", owner, "", &reason);
        }
    }
    let own = group::owners_of(tx, caller.tenant, id).await?;
    let own: HashSet<Uuid> = own.into_iter().collect();
    let absent = |one: &Uuid| !own.contains(one);
    let come: Vec<Uuid> = wanted.iter().copied().filter(absent).collect();
    let left = own.iter().copied().filter(|one| !wanted.contains(one));
    // Whoever was made an owner here, and never came from there, stays one.
    let go = store::copied_among(tx, source, &left.collect::<Vec<_>>()).await?;
    match group::change_owners_in(cx, tx, caller, id, (&come, &go)).await {
        Ok((added, taken)) => {
            report.owners.created += added;
            report.owners.removed += taken;
            let same = wanted.len().saturating_sub(come.len());
            report.owners.unchanged += same as u64;
        }
        Err(failure) => {
            let reason = expected(failure)?;
            report.not_mapped("owner", group, "", &reason);
        }
    }
    Ok(())
}
