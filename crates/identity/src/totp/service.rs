//! Use cases of authenticator apps and recovery codes.

use beffroi_core::{Failure, failure};
use beffroi_directory::audit::{self, Entry, Operation};
use beffroi_directory::lookup::{self, Account};
use beffroi_feature::Cx;
use beffroi_store::Tx;
use futures_util::FutureExt;

use super::store::StoredTotp;
use super::{Enrolment, code, recovery, store};
use crate::password::service::target;
use crate::person;

/// Category of the audit records about ways to sign in.
pub(crate) const CATEGORY: &str = "UserManagement";

/// A code that somebody typed and that is right, to be taken in a transaction.
#[derive(Clone)]
pub(crate) enum RightCode {
    /// Of the app, with its secret as it is kept.
    Step {
        /// The secret, sealed.
        sealed: Vec<u8>,
        /// Which step.
        step: i64,
    },
    /// Perhaps a recovery code: its hash.
    Recovery(Vec<u8>),
}

fn context(account: &Account) -> String {
    format!("totp/{}/{}", account.tenant, account.id)
}

fn secret(cx: &Cx, account: &Account, stored: &StoredTotp) -> failure::Result<Vec<u8>> {
    let opened = cx.sealing.open(&context(account), &stored.sealed);
    opened.ok_or_else(|| Failure::bug("an authenticator app's secret can't be opened"))
}

/// Begins an enrolment, or begins it anew: the app counts once a code of it has come.
///
/// # Errors
/// `totpAlreadyEnrolled` when there is one that counts.
pub(crate) async fn begin(cx: &Cx, account: &Account) -> failure::Result<Enrolment> {
    let tenant = lookup::tenant(&mut cx.read().await?, account.tenant).await?;
    let issuer = tenant.map_or_else(|| "Beffroi".to_owned(), |tenant| tenant.display_name);
    let mut secret = [0; code::SECRET];
    cx.random.fill(&mut secret);
    let enrolment = Enrolment::of(&secret, &issuer, &account.user_principal_name)?;
    let sealed = cx.sealing.seal(&context(account), &secret, &*cx.random);
    let (own, whose, now) = (cx.clone(), (account.tenant, account.id), cx.now());
    let begun = own
        .commit(move |tx| async move { Ok(store::begin(tx, whose, sealed, now).await?) }.boxed())
        .await?;
    if begun {
        return Ok(enrolment);
    }
    Err(Failure::conflict(
        "totpAlreadyEnrolled",
        "An authenticator app is set up already: remove it first.",
    ))
}

/// Confirms an enrolment by a first code, and gives the recovery codes: the only moment in which they
/// can be read. None when the code is not right.
pub(crate) async fn confirm(
    cx: &Cx,
    account: &Account,
    typed: &str,
) -> failure::Result<Option<Vec<String>>> {
    let stored = store::find(&mut cx.read().await?, account.tenant, account.id).await?;
    let Some(stored) = stored.filter(|stored| stored.confirmed_at.is_none()) else {
        return Err(Failure::conflict(
            "totpNotBegun",
            "No authenticator app waits to be confirmed: begin anew.",
        ));
    };
    let secret = secret(cx, account, &stored)?;
    let Some(step) = code::step_of(&secret, typed, cx.now())? else {
        return Ok(None);
    };
    let (codes, hashes) = fresh_codes(cx, account);
    let entry = entry(account, "Add authenticator app", Operation::Add);
    let (own, whose, now) = (cx.clone(), (account.tenant, account.id), cx.now());
    let first = cx
        .commit(move |tx| {
            async move {
                if !store::confirm(tx, whose, &stored.sealed, step, now).await? {
                    return Ok(false);
                }
                store::replace_codes(tx, whose, hashes, now).await?;
                audit::record(tx, &own, whose.0, entry).await?;
                Ok(true)
            }
            .boxed()
        })
        .await?;
    Ok(first.then_some(codes))
}

fn fresh_codes(cx: &Cx, account: &Account) -> (Vec<String>, Vec<Vec<u8>>) {
    let whose = (account.tenant, account.id);
    let codes: Vec<String> = std::iter::repeat_with(|| recovery::mint(&*cx.random))
        .take(recovery::COUNT)
        .collect();
    let hash = |code: &String| recovery::hash(&cx.sealing, whose, code);
    let hashes = codes.iter().filter_map(hash).collect();
    (codes, hashes)
}

/// Puts new recovery codes in place of the old ones, which are worth nothing from now on.
///
/// # Errors
/// `totpNotEnrolled` when there is no app that they could stand in for.
pub(crate) async fn renew_codes(cx: &Cx, account: &Account) -> failure::Result<Vec<String>> {
    let stored = store::find(&mut cx.read().await?, account.tenant, account.id).await?;
    if stored.is_none_or(|stored| stored.confirmed_at.is_none()) {
        return Err(not_enrolled());
    }
    let (codes, hashes) = fresh_codes(cx, account);
    let entry = entry(account, "Create recovery codes", Operation::Add);
    let (own, whose) = (cx.clone(), (account.tenant, account.id));
    cx.commit(move |tx| {
        async move {
            store::replace_codes(tx, whose, hashes, own.now()).await?;
            audit::record(tx, &own, whose.0, entry).await
        }
        .boxed()
    })
    .await?;
    Ok(codes)
}

/// Removes a person's own authenticator app with its recovery codes.
pub(crate) async fn remove(cx: &Cx, account: &Account) -> failure::Result<()> {
    let entry = entry(account, "Remove authenticator app", Operation::Delete);
    let (own, tenant, user) = (cx.clone(), account.tenant, account.id);
    cx.commit(move |tx| {
        async move {
            if !store::remove(tx, tenant, user).await? {
                return Err(not_enrolled());
            }
            audit::record(tx, &own, tenant, entry).await
        }
        .boxed()
    })
    .await
}

fn not_enrolled() -> Failure {
    Failure::conflict("totpNotEnrolled", "No authenticator app is set up.")
}

/// Looks at a code beside the stored app: which one it is, if it may be one. Whether it is still good
/// shows when it is taken.
pub(crate) fn check(
    cx: &Cx,
    account: &Account,
    stored: StoredTotp,
    typed: &str,
) -> failure::Result<Option<RightCode>> {
    let secret = secret(cx, account, &stored)?;
    if let Some(step) = code::step_of(&secret, typed, cx.now())? {
        let sealed = stored.sealed;
        return Ok(Some(RightCode::Step { sealed, step }));
    }
    let hash = recovery::hash(&cx.sealing, (account.tenant, account.id), typed);
    Ok(hash.map(RightCode::Recovery))
}

/// Takes a code; false when it was taken before, or is no recovery code.
pub(crate) async fn take(
    cx: &Cx,
    tx: &mut Tx,
    account: &Account,
    code: RightCode,
) -> failure::Result<bool> {
    let whose = (account.tenant, account.id);
    match code {
        RightCode::Step { sealed, step } => Ok(store::take_step(tx, whose, &sealed, step).await?),
        RightCode::Recovery(hash) => {
            if !store::take_code(tx, whose, hash, cx.now()).await? {
                return Ok(false);
            }
            let entry = entry(account, "Use recovery code", Operation::Update);
            audit::record(tx, cx, account.tenant, entry).await?;
            Ok(true)
        }
    }
}

fn entry(account: &Account, activity: &'static str, operation: Operation) -> Entry {
    let caller = person::in_person(account);
    Entry::by(&caller, CATEGORY, activity, operation).target(target(account))
}
