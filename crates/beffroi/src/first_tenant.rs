//! A tenant with its first Global Administrator: how every organization begins.

use beffroi_core::{Secret, TenantId, failure};
use beffroi_directory::role::{self, GLOBAL_ADMINISTRATOR};
use beffroi_directory::tenant::{self, NewTenant};
use beffroi_directory::user::{self, UserPatch};
use beffroi_directory::{UserId, permission};
use beffroi_feature::Cx;
use beffroi_identity::password::rules::Owner;
use beffroi_identity::password::{hash_new_password, set_initial_password};
use beffroi_web::{Actor, Caller};
use futures_util::FutureExt;

/// A tenant and its first administrator.
#[derive(Debug, Clone, Copy)]
pub struct First {
    /// The tenant.
    pub tenant: TenantId,
    /// Its first Global Administrator.
    pub user: UserId,
}

/// Makes a tenant and its first Global Administrator in one transaction.
pub async fn first_tenant(
    cx: &Cx,
    new: NewTenant,
    admin: UserPatch,
    password: Secret<String>,
) -> failure::Result<First> {
    new.check()?;
    let owner = Owner {
        user_principal_name: admin.user_principal_name.as_deref().unwrap_or_default(),
        display_name: admin.display_name.as_deref().unwrap_or_default(),
    };
    let hash = hash_new_password(cx, "password", owner, password).await?;
    let (own, id) = (cx.clone(), cx.mint());
    let user = cx
        .write(id, move |tx| {
            async move {
                tenant::create_in(&own, tx, id, new).await?;
                let user = user::create_in(&own, tx, &system(id), admin).await?;
                set_initial_password(tx, id, user.id, &hash, false, own.now()).await?;
                role::assign_by_system(&own, tx, id, GLOBAL_ADMINISTRATOR, user.id.uuid()).await?;
                Ok(user.id)
            }
            .boxed()
        })
        .await?;
    Ok(First { tenant: id, user })
}

/// The server itself as a caller.
pub(crate) fn system(tenant: TenantId) -> Caller {
    Caller {
        tenant,
        actor: Actor::system(),
        user_principal_name: None,
        permissions: permission::ALL.iter().copied().collect(),
        session: None,
        languages: Vec::new(),
        delegation: None,
    }
}
