//! The OAuth authority: signing keys, access tokens, and the client-credentials grant.
//!
//! The rules of each grant are functions here; `api` only reads forms and writes answers.

mod access_token;
pub(crate) mod client_credentials;
mod key_store;
pub(crate) mod keys;
mod refusal;
mod resource;

pub(crate) use access_token::{LIFETIME, issuer, refused, verify};
pub(crate) use refusal::{Problem, Refusal};
