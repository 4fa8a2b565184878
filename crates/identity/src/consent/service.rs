//! Use cases of what people have let programs do.

use beffroi_core::{Failure, TenantId, failure};
use beffroi_directory::UserId;
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_feature::Cx;
use beffroi_store::Tx;
use beffroi_web::Caller;
use futures_util::FutureExt;

use super::{Consent, Names, store};
use crate::application::{Application, ApplicationId};
use crate::oauth::grant;
use crate::session::service::{SIGN_IN, own};

/// The programs that may act in the caller's name, the one let in last first.
pub(crate) async fn list(cx: &Cx, caller: &Caller) -> failure::Result<Vec<Consent>> {
    let (tenant, user, _) = own(caller)?;
    let grants = store::live(&mut cx.read().await?, (tenant, user), cx.now()).await?;
    let mut all: Vec<Consent> = Vec::new();
    for grant in grants {
        let known = all
            .iter_mut()
            .find(|one| one.application_id == grant.application_id);
        match known {
            Some(known) => known.scope = together(&known.scope, &grant.scope),
            None => all.push(Consent {
                scope: together(&grant.scope, ""),
                ..grant
            }),
        }
    }
    Ok(all)
}

/// The scopes of both, each once, by name.
fn together(one: &str, other: &str) -> String {
    let mut names = Names::of(one);
    names.add(other);
    names.to_string()
}

/// Whether a program may do all that without asking the person: they have agreed to it before, or an
/// administrator has for everybody.
pub(crate) async fn covers(
    cx: &Cx,
    caller: &Caller,
    application: ApplicationId,
    wanted: &Names,
) -> failure::Result<bool> {
    let (tenant, user, _) = own(caller)?;
    let agreed = store::agreed(&mut cx.read().await?, (tenant, user), application).await?;
    Ok(wanted.are_within(&agreed))
}

/// Keeps within a transaction that the person agrees: they are not asked about these names again.
pub(crate) async fn agree(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    application: &Application,
    names: Names,
) -> failure::Result<()> {
    let person = (caller.tenant, UserId::from_uuid(caller.user()?));
    let target = target(application.id, &application.display_name).property(
        "scope",
        None,
        Some(names.to_string()),
    );
    let entry = Entry::by(caller, SIGN_IN, "Consent to application", Operation::Add).target(target);
    let key = (cx.mint_uuid(), application.id);
    store::agree(tx, person, key, names, cx.now()).await?;
    audit::record(tx, cx, caller.tenant, entry).await
}

/// Notes that the person did not agree.
pub(crate) async fn refuse(
    cx: &Cx,
    caller: &Caller,
    application: &Application,
    names: &Names,
) -> failure::Result<()> {
    let target = target(application.id, &application.display_name).property(
        "scope",
        None,
        Some(names.to_string()),
    );
    let entry = Entry::by(caller, SIGN_IN, "Consent to application", Operation::Add)
        .target(target)
        .failed("the person refused");
    let (own, tenant): (Cx, TenantId) = (cx.clone(), caller.tenant);
    cx.commit(move |tx| async move { audit::record(tx, &own, tenant, entry).await }.boxed())
        .await
}

fn target(application: ApplicationId, name: &str) -> Target {
    Target::new("Application", application.uuid(), name)
}

/// Takes back what the caller has let a program do: its tokens work no more.
pub(crate) async fn revoke(
    cx: &Cx,
    caller: &Caller,
    application: ApplicationId,
) -> failure::Result<()> {
    let (tenant, user, _) = own(caller)?;
    let all = list(cx, caller).await?;
    let known = all
        .into_iter()
        .find(|one| one.application_id == application)
        .ok_or_else(|| Failure::not_found("application", application))?;
    let target = target(application, &known.display_name);
    let entry = Entry::by(caller, SIGN_IN, "Revoke application", Operation::Delete).target(target);
    let own = cx.clone();
    cx.commit(move |tx| {
        async move {
            store::revoke(tx, (tenant, user), application, own.now()).await?;
            store::disagree(tx, (tenant, user), application).await?;
            audit::record(tx, &own, tenant, entry).await
        }
        .boxed()
    })
    .await?;
    grant::forget(cx, tenant);
    Ok(())
}
