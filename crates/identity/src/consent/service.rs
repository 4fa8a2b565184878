//! Use cases of what people have let programs do.

use std::collections::BTreeSet;

use beffroi_core::{Failure, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_feature::Cx;
use beffroi_web::Caller;
use futures_util::FutureExt;

use super::{Consent, store};
use crate::application::ApplicationId;
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
    let names: BTreeSet<&str> = one
        .split_ascii_whitespace()
        .chain(other.split_ascii_whitespace())
        .collect();
    names.into_iter().collect::<Vec<_>>().join(" ")
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
    let target = Target::new("Application", application.uuid(), &known.display_name);
    let entry = Entry::by(caller, SIGN_IN, "Revoke application", Operation::Delete).target(target);
    let own = cx.clone();
    cx.commit(move |tx| {
        async move {
            store::revoke(tx, (tenant, user), application, own.now()).await?;
            audit::record(tx, &own, tenant, entry).await
        }
        .boxed()
    })
    .await?;
    grant::forget(cx, tenant);
    Ok(())
}
