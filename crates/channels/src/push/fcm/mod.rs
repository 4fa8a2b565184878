//! Google's gateway, for an organization's own app: Firebase Cloud Messaging, HTTP v1.
//!
//! | file | what |
//! |---|---|
//! | `account` | the service account, and the access token that it gets |
//! | `client` | a message to a device, and what Google's error codes mean |

mod account;
mod client;

pub use account::{ServiceAccount, ServiceAccountError};
pub use client::{Message, RegistrationToken, RegistrationTokenError, push};
