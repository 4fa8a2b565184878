//! Use cases of the sign-in policy.

use beffroi_core::{TenantId, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_feature::Cx;
use beffroi_web::Caller;
use futures_util::FutureExt;

use super::{SignInPolicy, store};

/// Changes what the organization demands.
pub(crate) async fn change(
    cx: &Cx,
    caller: &Caller,
    second_step_for_administrators: bool,
) -> failure::Result<SignInPolicy> {
    let (own, caller, tenant) = (cx.clone(), caller.clone(), caller.tenant);
    cx.commit(move |tx| {
        async move {
            let before = store::find(tx, tenant).await?;
            let policy = SignInPolicy {
                second_step_for_administrators,
            };
            if before != policy {
                store::save(tx, tenant, &policy, own.now()).await?;
                let entry = entry(&caller, tenant, before, policy);
                audit::record(tx, &own, tenant, entry).await?;
            }
            Ok(policy)
        }
        .boxed()
    })
    .await
}

fn entry(caller: &Caller, tenant: TenantId, before: SignInPolicy, after: SignInPolicy) -> Entry {
    let text = |policy: SignInPolicy| policy.second_step_for_administrators.to_string();
    let target = Target::new("Policy", tenant.uuid(), "signIn").changed(
        "secondStepForAdministrators",
        &text(before),
        &text(after),
    );
    Entry::by(
        caller,
        "Policy",
        "Update authentication policy",
        Operation::Update,
    )
    .target(target)
}
