//! Registered applications: programs that call with a token of their own.

pub(crate) mod certificate;
pub(crate) mod credential_store;
mod makers;
pub(crate) mod management;
pub(crate) mod redirect;
pub(crate) mod resource;
mod rules;
pub(crate) mod secrets;
pub(crate) mod service;
pub(crate) mod store;

use std::time::Duration;

use beffroi_core::{Id, IdKind, Secret, TenantId, Ts};
use beffroi_web::{Actor, ActorKind, Caller, Permission, Permissions};

pub(crate) use makers::kin;
pub use service::{create_application, register};

/// The kind of an application.
#[derive(Debug)]
pub enum ApplicationKind {}
impl IdKind for ApplicationKind {
    const NAME: &'static str = "application";
}
/// An application's id, which is also its client id.
pub type ApplicationId = Id<ApplicationKind>;

/// A secret must be renewed after two years, as Entra has it.
pub const SECRET_LIFETIME: Duration = Duration::from_hours(2 * 365 * 24);

/// A registered application and what it may do.
#[derive(Debug, Clone)]
pub(crate) struct Application {
    pub(crate) id: ApplicationId,
    pub(crate) display_name: String,
    pub(crate) permissions: Permissions,
    /// Where people may be sent back to with a code.
    pub(crate) redirect_uris: Vec<String>,
    /// Runs on people's machines and can keep no secret.
    pub(crate) is_public: bool,
}

impl Application {
    pub(crate) fn actor(&self) -> Actor {
        Actor {
            id: self.id.uuid(),
            display_name: self.display_name.clone(),
            kind: ActorKind::Application,
        }
    }

    /// The application as a caller, in its own name.
    pub(crate) fn caller(&self, tenant: TenantId) -> Caller {
        Caller {
            tenant,
            actor: self.actor(),
            user_principal_name: None,
            permissions: self.permissions.clone(),
            session: None,
            languages: Vec::new(),
            delegation: None,
        }
    }
}

/// What an application is registered with.
#[derive(Debug, Clone, Default)]
pub struct Registration {
    /// The name to show, 1 to 256 characters.
    pub display_name: String,
    /// What it is for, at most 1,024 characters.
    pub description: Option<String>,
    /// What it may do for itself, and the most that it may do in a person's name.
    pub permissions: Vec<Permission>,
    /// Where people may be sent back to with a code: https, http on this machine (any port), or an
    /// application's own scheme.
    pub redirect_uris: Vec<String>,
    /// Runs on people's machines and can keep no secret: it gets none, and must use PKCE.
    pub is_public: bool,
    /// Certificates, PEM or DER, with whose keys it may prove itself.
    pub certificates: Vec<Vec<u8>>,
}

/// A freshly registered application: the only moment in which its secret can be read.
#[derive(Debug, Clone)]
pub struct NewApplication {
    /// The id to sign in with.
    pub client_id: ApplicationId,
    /// The secret to sign in with: 256 random bits as base64url. A public client's is worth nothing.
    pub client_secret: Secret<String>,
    /// When the secret ends.
    pub secret_expires_at: Ts,
}
