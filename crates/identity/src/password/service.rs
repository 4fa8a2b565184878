//! Use cases of passwords.

use beffroi_core::failure::Violations;
use beffroi_core::{Failure, Kind, Secret, TenantId, Ts, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_directory::lookup::Account;
use beffroi_directory::permission::USER_READ_WRITE_ALL;
use beffroi_directory::{UserId, lookup, role};
use beffroi_feature::Cx;
use beffroi_store::Tx;
use beffroi_web::{Actor, Caller};
use futures_util::FutureExt;

use super::HashedPassword;
use super::rules::{self, Owner};
use super::store::{self, Credential};
use crate::session::{self, SessionId};
use crate::sign_in::step;
use crate::{guard, person, state};

const CATEGORY: &str = "UserManagement";

/// Checks a new password by the rules and hashes it, outside of any transaction: hashing takes some
/// 20 ms, in which a transaction would keep everybody else waiting.
///
/// `field` is what the caller calls the password; it is named when a rule is broken.
pub async fn hash_new_password(
    cx: &Cx,
    field: &str,
    owner: Owner<'_>,
    password: Secret<String>,
) -> failure::Result<HashedPassword> {
    let mut violations = Violations::default();
    rules::check(field, password.expose(), owner, &mut violations);
    violations.into_result()?;
    state::of(cx).hashing.hash(password, &*cx.random).await
}

/// Sets the password of a person who is created in the same transaction. Writes neither audit nor
/// change: they belong to the creation.
pub async fn set_initial_password(
    tx: &mut Tx,
    tenant: TenantId,
    user: UserId,
    password: &HashedPassword,
    must_change: bool,
    now: Ts,
) -> failure::Result<()> {
    Ok(store::set(tx, (tenant, user), password, must_change, now).await?)
}

/// Sets a person's password by somebody else's hand, and ends all their sessions. With `must_change`
/// the person can do nothing else before they have changed it. Whether `guard` may do this is asked in
/// the transaction, so that a role which the person was given a moment ago counts.
pub async fn set_password(
    cx: &Cx,
    by: Actor,
    tenant: TenantId,
    user: UserId,
    password: Secret<String>,
    must_change: bool,
    guard: Option<Caller>,
) -> failure::Result<()> {
    let account = lookup::account(&mut cx.read().await?, tenant, user)
        .await?
        .ok_or_else(|| Failure::not_found("user", user))?;
    let hash = hash_new_password(cx, "password", owner(&account), password).await?;
    let entry = Entry::new(CATEGORY, "Reset password", Operation::Update, by);
    replace(cx, &account, entry, hash, must_change, Hand::Other(guard)).await
}

/// Changes one's own password, and ends all one's other sessions.
pub(crate) async fn change_password(
    cx: &Cx,
    caller: &Caller,
    current: Secret<String>,
    new: Secret<String>,
) -> failure::Result<()> {
    let (tenant, user, session) = session::service::own(caller)?;
    let mut conn = cx.read().await?;
    let account = lookup::account(&mut conn, tenant, user)
        .await?
        .ok_or_else(|| Failure::not_found("user", user))?;
    let credential = store::find(&mut conn, tenant, user).await?;
    drop(conn);
    let same = current.expose() == new.expose();
    verify_current(cx, &account, current, credential).await?;
    if same {
        return Err(Failure::invalid(
            "newPassword",
            "must differ from the current password",
        ));
    }
    let hash = hash_new_password(cx, "newPassword", owner(&account), new).await?;
    let entry = Entry::by(caller, CATEGORY, "Change password", Operation::Update);
    replace(cx, &account, entry, hash, false, Hand::Own(session)).await
}

/// Guesses are counted here as at sign-in: somebody may have found an unlocked screen.
async fn verify_current(
    cx: &Cx,
    account: &Account,
    current: Secret<String>,
    credential: Option<Credential>,
) -> failure::Result<()> {
    let (tenant, user) = (account.tenant, account.id);
    guard::begin(cx, tenant, user)
        .await?
        .map_err(guard::too_many_attempts)?;
    let hash = credential.map(|credential| credential.hash);
    if state::of(cx).hashing.verify(current, hash).await?.matches {
        return cx
            .commit(move |tx| guard::clear(tx, tenant, user).boxed())
            .await;
    }
    let caller = person::in_person(account);
    let entry = Entry::by(&caller, CATEGORY, "Change password", Operation::Update)
        .failed("the current password was wrong");
    note(cx, account, entry).await?;
    Err(Failure::new(
        Kind::Invalid,
        "invalidCredentials",
        "currentPassword is not the password of this account.",
    )
    .at("currentPassword"))
}

/// Writes an audit record about an account and nothing else.
pub(crate) async fn note(cx: &Cx, account: &Account, entry: Entry) -> failure::Result<()> {
    let (own, tenant, entry) = (cx.clone(), account.tenant, entry.target(target(account)));
    cx.commit(move |tx| async move { audit::record(tx, &own, tenant, entry).await }.boxed())
        .await
}

/// Who changes a password.
#[derive(Clone)]
enum Hand {
    /// The person, in a session that goes on.
    Own(SessionId),
    /// Somebody else, who must be allowed to.
    Other(Option<Caller>),
}

/// One transaction: the new hash, the end of the other sessions, the audit record.
async fn replace(
    cx: &Cx,
    account: &Account,
    entry: Entry,
    hash: HashedPassword,
    must_change: bool,
    hand: Hand,
) -> failure::Result<()> {
    let (own, tenant, user) = (cx.clone(), account.tenant, account.id);
    let entry = entry.target(target(account));
    cx.write(tenant, move |tx| {
        async move {
            let kept = match hand {
                Hand::Own(session) => Some(session),
                Hand::Other(None) => None,
                Hand::Other(Some(caller)) => {
                    role::guard_person(tx, &caller, USER_READ_WRITE_ALL, user).await?;
                    None
                }
            };
            store::set(tx, (tenant, user), &hash, must_change, own.now()).await?;
            guard::clear(tx, tenant, user).await?;
            // Whoever knew the old password may be halfway in, or have let a program in.
            step::store::end_all(tx, tenant, user).await?;
            session::service::end_all_in(&own, tx, (tenant, user), kept).await?;
            audit::record(tx, &own, tenant, entry).await
        }
        .boxed()
    })
    .await?;
    session::service::forget(cx, tenant, user);
    Ok(())
}

/// An account as the target of an audit record.
pub(crate) fn target(account: &Account) -> Target {
    Target::new("User", account.id.uuid(), &account.display_name)
}

fn owner(account: &Account) -> Owner<'_> {
    Owner {
        user_principal_name: &account.user_principal_name,
        display_name: &account.display_name,
    }
}
