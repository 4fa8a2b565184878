//! Which of our people somebody is.

use beffroi_core::{Failure, TenantId, failure};
use beffroi_directory::audit::{self, Entry, Operation};
use beffroi_directory::lookup::{self, Account};
use beffroi_directory::role;
use beffroi_feature::Cx;
use futures_util::FutureExt;
use uuid::Uuid;

use super::model::StoredProvider;
use super::relying_party::Identity;
use super::store;
use crate::password::service::target;
use crate::person;
use crate::totp::service::CATEGORY;

/// Whoever registers a provider, or runs it, must not become whoever is above them.
const BY_MAIL: &str =
    "who holds a role is known by an identity that they have linked themselves, not by mail";

/// How an identity becomes a person's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LinkedBy {
    /// They ask for it while they are signed in.
    Themselves,
    /// The provider states their e-mail address.
    Mail,
}

/// Whom a provider's word is about.
pub(super) enum Found {
    /// One of our people, and whether their identity was known.
    Known(Box<Account>, bool),
    /// Nobody: the reason, for the record.
    Nobody(&'static str),
}

/// Looks the identity up: by its link, or by a verified e-mail address where the organization wants
/// that. Creates nobody.
pub(super) async fn resolve(
    cx: &Cx,
    tenant: TenantId,
    provider: &StoredProvider,
    identity: &Identity,
) -> failure::Result<Found> {
    let mut conn = cx.read().await?;
    if let Some(link) = store::linked(&mut conn, tenant, provider.id, &identity.subject).await? {
        let Some(account) = lookup::account(&mut conn, tenant, link.user).await? else {
            return Ok(Found::Nobody("the person of that identity is deleted"));
        };
        if link.by_mail && role::holds_any(&mut conn, tenant, account.id).await? {
            return Ok(Found::Nobody(BY_MAIL));
        }
        return Ok(Found::Known(Box::new(account), true));
    }
    let nobody = Found::Nobody("nobody here is known under that identity");
    let Some(mail) = identity
        .verified_mail
        .as_deref()
        .filter(|mail| !mail.contains('\0'))
    else {
        return Ok(nobody);
    };
    if !provider.match_by_mail {
        return Ok(nobody);
    }
    let named = lookup::account_by_upn(&mut conn, mail).await?;
    let account = if let Some(account) = named.filter(|account| account.tenant == tenant) {
        account
    } else {
        let mut all = lookup::accounts_by_mail(&mut conn, tenant, mail).await?;
        match (all.pop(), all.is_empty()) {
            (Some(account), true) => account,
            (Some(_), false) => {
                return Ok(Found::Nobody("several people have that e-mail address"));
            }
            (None, _) => return Ok(nobody),
        }
    };
    if role::holds_any(&mut conn, tenant, account.id).await? {
        return Ok(Found::Nobody(BY_MAIL));
    }
    Ok(Found::Known(Box::new(account), false))
}

/// Notes that a person is that identity from now on; false when it is somebody else's.
pub(super) async fn link(
    cx: &Cx,
    account: &Account,
    provider: &StoredProvider,
    subject: &str,
    by: LinkedBy,
) -> failure::Result<bool> {
    let entry = entry(account, "Link external identity", Operation::Add);
    let name = format!("{}: {subject}", provider.display_name);
    let entry = entry.target(target(account).changed("externalIdentity", "", &name));
    let (own, whose) = (cx.clone(), (account.tenant, account.id));
    let (provider, subject, id) = (provider.id, subject.to_owned(), cx.mint_uuid());
    cx.commit(move |tx| {
        async move {
            let identity = (provider, subject.as_str());
            let new = (id, by == LinkedBy::Mail);
            if !store::link(tx, whose, identity, new, own.now()).await? {
                let link = store::linked(tx, whose.0, provider, &subject).await?;
                return Ok(link.is_some_and(|link| link.user == whose.1));
            }
            audit::record(tx, &own, whose.0, entry).await?;
            Ok(true)
        }
        .boxed()
    })
    .await
}

/// Takes a link of one's own away.
pub(crate) async fn unlink(cx: &Cx, account: &Account, id: Uuid) -> failure::Result<()> {
    let (own, account) = (cx.clone(), account.clone());
    cx.commit(move |tx| {
        async move {
            let whose = (account.tenant, account.id);
            let subject = store::unlink(tx, whose, id).await?;
            let subject = subject.ok_or_else(|| Failure::not_found("externalIdentity", id))?;
            let target = target(&account).changed("externalIdentity", &subject, "");
            let entry = entry(&account, "Unlink external identity", Operation::Delete);
            audit::record(tx, &own, whose.0, entry.target(target)).await
        }
        .boxed()
    })
    .await
}

fn entry(account: &Account, activity: &'static str, operation: Operation) -> Entry {
    let caller = person::in_person(account);
    Entry::by(&caller, CATEGORY, activity, operation)
}
