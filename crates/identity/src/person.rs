//! A person who may be signed in: account, roles and what follows from them.

use beffroi_core::{TenantId, failure};
use beffroi_directory::UserId;
use beffroi_directory::lookup::{self, Account, HeldRole};
use beffroi_store::Conn;
use beffroi_web::{Actor, ActorKind, Caller, Permissions};

use crate::password;
use crate::session::SessionId;

/// An enabled account with all that a session needs to know of it.
pub(crate) struct Person {
    pub(crate) account: Account,
    pub(crate) roles: Vec<HeldRole>,
    pub(crate) must_change_password: bool,
}

impl Person {
    /// Reads a person; none when the account is disabled or gone.
    pub(crate) async fn find(
        conn: &mut Conn,
        tenant: TenantId,
        user: UserId,
    ) -> failure::Result<Option<Self>> {
        match lookup::account(conn, tenant, user).await? {
            Some(account) if account.enabled => Self::of(conn, account).await.map(Some),
            _ => Ok(None),
        }
    }

    /// Completes an account.
    pub(crate) async fn of(conn: &mut Conn, account: Account) -> failure::Result<Self> {
        let roles = lookup::roles_of(conn, account.tenant, account.id).await?;
        let credential = password::store::find(conn, account.tenant, account.id).await?;
        Ok(Self {
            account,
            roles,
            must_change_password: credential.is_some_and(|credential| credential.must_change),
        })
    }

    pub(crate) fn permissions(&self) -> Permissions {
        lookup::permissions_of(&self.roles)
    }

    /// The person as a caller.
    pub(crate) fn caller(&self, session: SessionId) -> Caller {
        Caller {
            permissions: self.permissions(),
            session: Some(session.uuid()),
            languages: self.account.preferred_language.iter().cloned().collect(),
            ..in_person(&self.account)
        }
    }
}

/// An account's owner without session and rights, as records name them.
pub(crate) fn in_person(account: &Account) -> Caller {
    Caller {
        tenant: account.tenant,
        actor: Actor {
            id: account.id.uuid(),
            display_name: account.display_name.clone(),
            kind: ActorKind::User,
        },
        user_principal_name: Some(account.user_principal_name.clone()),
        permissions: Permissions::default(),
        session: None,
        languages: Vec::new(),
        delegation: None,
    }
}
