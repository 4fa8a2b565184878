//! Registered applications: programs that call with a token of their own.

pub(crate) mod service;
pub(crate) mod store;

use std::time::Duration;

use beffroi_core::{Id, IdKind, Secret, Ts};
use beffroi_web::{Actor, ActorKind, Permissions};

pub use service::create_application;

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
}

impl Application {
    pub(crate) fn actor(&self) -> Actor {
        Actor {
            id: self.id.uuid(),
            display_name: self.display_name.clone(),
            kind: ActorKind::Application,
        }
    }
}

/// A freshly registered application: the only moment in which its secret can be read.
#[derive(Debug, Clone)]
pub struct NewApplication {
    /// The id to sign in with.
    pub client_id: ApplicationId,
    /// The secret to sign in with: 256 random bits as base64url.
    pub client_secret: Secret<String>,
    /// When the secret ends.
    pub secret_expires_at: Ts,
}
