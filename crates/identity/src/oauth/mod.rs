//! The OAuth authority: signing keys, tokens, and the grants by which programs get them.
//!
//! The rules of each grant are functions here; `api` only reads forms and writes answers.

mod access_token;
mod assertion;
pub(crate) mod authorize;
pub(crate) mod client;
pub(crate) mod client_credentials;
pub(crate) mod grant;
pub(crate) mod id_token;
mod key_store;
pub(crate) mod keys;
mod refusal;
mod resource;
mod rotation;
pub(crate) mod scope;
pub(crate) mod secret_token;

pub(crate) use access_token::{LIFETIME, Principal, issuer, refused, verify};
pub(crate) use refusal::{Problem, Refusal};
pub(crate) use secret_token::read_user_code;
