//! Whether somebody may still do what they asked for long ago: what the server does in their name
//! later, e.g. a notification, is decided by what they may do then.

use beffroi_core::{Id, TenantId, Ts, failure};
use beffroi_directory::UserId;
use beffroi_store::Conn;
use beffroi_web::{ActorKind, Caller, Delegation};
use uuid::Uuid;

use crate::application::{ApplicationId, store as applications};
use crate::authenticate::operator;
use crate::oauth::grant::store as grants;
use crate::oauth::scope;
use crate::person::{Person, in_person};

/// In whose name something was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holder {
    /// The person's or application's id.
    pub id: Uuid,
    /// What it is.
    pub kind: ActorKind,
    /// The program through which a person asked.
    pub delegation: Option<Delegation>,
}

impl Holder {
    /// Whoever is calling.
    pub fn of(caller: &Caller) -> Self {
        Self {
            id: caller.actor.id,
            kind: caller.actor.kind,
            delegation: caller.delegation,
        }
    }
}

/// The holder as a caller with what they may do at this moment, read afresh. None when they may do
/// nothing at all any more: the application is removed, the person is gone, may not sign in or has
/// to change the password first, or what the person had let the program do has ended.
///
/// # Errors
/// Those of the database.
pub async fn standing(
    conn: &mut Conn,
    tenant: TenantId,
    holder: Holder,
    now: Ts,
) -> failure::Result<Option<Caller>> {
    match holder.kind {
        ActorKind::System => Ok(Some(operator::in_tenant(tenant))),
        ActorKind::Application => {
            let id = ApplicationId::from_uuid(holder.id);
            let found = applications::find(conn, tenant, id).await?;
            Ok(found.map(|application| application.caller(tenant)))
        }
        ActorKind::User => {
            let person = Person::find(conn, tenant, UserId::from_uuid(holder.id)).await?;
            let Some(person) = person.filter(|person| !person.must_change_password) else {
                return Ok(None);
            };
            let caller = Caller {
                permissions: person.permissions(),
                ..in_person(&person.account)
            };
            match holder.delegation {
                None => Ok(Some(caller)),
                Some(delegation) => through(conn, caller, delegation, now).await,
            }
        }
    }
}

/// The person through a program: only what the person, their grant and the program all may do.
async fn through(
    conn: &mut Conn,
    caller: Caller,
    delegation: Delegation,
    now: Ts,
) -> failure::Result<Option<Caller>> {
    let tenant = caller.tenant;
    let grant = grants::find(conn, tenant, Id::from_uuid(delegation.grant)).await?;
    let Some(grant) = grant.filter(|grant| !grant.revoked && grant.expires_at > now) else {
        return Ok(None);
    };
    let Some(application) = applications::find(conn, tenant, grant.application).await? else {
        return Ok(None);
    };
    let granted = scope::permissions_of(&grant.scope);
    let permissions = caller
        .permissions
        .only(|one| granted.has(one) && application.permissions.has(one));
    Ok(Some(Caller {
        permissions,
        delegation: Some(delegation),
        ..caller
    }))
}
