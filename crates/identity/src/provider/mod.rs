//! Servers of others that say who somebody is (OpenID Connect Core): authorization code with PKCE,
//! state and nonce. An organization registers them; whom they name must have an account already.
//!
//! | file | what |
//! |---|---|
//! | `model` | what a provider is registered with, and the rules of it |
//! | `relying_party` | what is asked of a provider: its documents, keys and tokens |
//! | `sign_in` | the way there and back |
//! | `link` | which of our people somebody is |
//! | `store`, `service` | statements and use cases of administrators |

mod link;
mod model;
mod relying_party;
pub(crate) mod service;
pub(crate) mod sign_in;
pub(crate) mod store;

use beffroi_core::{Id, IdKind};

pub(crate) use link::unlink;
pub(crate) use model::{
    IdentityProvider, IdentityProviderPatch, LinkInfo, NewIdentityProvider, StoredProvider,
    TestedProvider,
};

/// The kind of a provider.
#[derive(Debug)]
pub(crate) enum ProviderKind {}
impl IdKind for ProviderKind {
    const NAME: &'static str = "identityProvider";
}
/// A provider's id.
pub(crate) type ProviderId = Id<ProviderKind>;
