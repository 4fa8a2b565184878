//! What licences offer to the shell, under the names that administrators know.

mod graph;
mod insight;
mod mailbox;
mod mailbox_plan;
mod reclaims;
mod what_if;

use beffroi_cmdlets::CmdletError;
use beffroi_directory::lookup::{self, Account};
use beffroi_feature::{Calling, SystemCmdlet, refused};

pub(crate) const CMDLETS: &[SystemCmdlet] = &[
    mailbox::GET_MAILBOX,
    mailbox_plan::GET_CAS_MAILBOX_PLAN,
    mailbox_plan::GET_MAILBOX_PLAN,
    mailbox_plan::SET_CAS_MAILBOX_PLAN,
    mailbox_plan::SET_MAILBOX_PLAN,
    mailbox::GET_ORGANIZATION_CONFIG,
    mailbox::GET_RECIPIENT,
    mailbox::SET_ORGANIZATION_CONFIG,
    graph::GET_LICENSE_DETAIL,
    graph::GET_SUBSCRIBED_SKU,
    graph::SET_USER_LICENSE,
    insight::GET_LICENSE_EXPLANATION,
    insight::GET_LICENSE_OVERLAP,
    insight::GET_LICENSE_OVERLAP_USER,
    insight::INVOKE_LICENSE_RECLAIM,
    insight::UNDO_LICENSE_RECLAIM,
    reclaims::GET_LICENSE_RECLAIM,
    what_if::GET_LICENSE_WHAT_IF,
];

/// Somebody by id, principal name, or what stands before its @.
async fn somebody(calling: &Calling, key: &str) -> Result<Account, CmdletError> {
    let found = find(calling, key).await;
    found
        .map_err(|failure| refused(&failure))?
        .ok_or_else(|| not_found(key))
}

fn not_found(key: &str) -> CmdletError {
    let words =
        format!("The operation couldn't be performed because object '{key}' couldn't be found.");
    CmdletError::not_found(words).about(key)
}

async fn find(calling: &Calling, key: &str) -> beffroi_core::failure::Result<Option<Account>> {
    let tenant = calling.caller.tenant;
    let mut conn = calling.cx.read().await?;
    if let Some(account) = lookup::account_by_key(&mut conn, tenant, key).await? {
        return Ok(Some(account));
    }
    for domain in lookup::domains(&mut conn, tenant).await? {
        let name = format!("{key}@{domain}");
        if let Some(account) = lookup::account_by_key(&mut conn, tenant, &name).await? {
            return Ok(Some(account));
        }
    }
    Ok(None)
}
