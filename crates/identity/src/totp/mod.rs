//! Authenticator apps: codes that change every 30 seconds (RFC 6238), and recovery codes for whoever
//! has lost theirs.
//!
//! | file | what |
//! |---|---|
//! | `code` | which step a code is of: a pure rule |
//! | `qr` | what an app reads: `otpauth://…` as text and picture |
//! | `recovery` | codes that are each good once |
//! | `store`, `service` | statements and use cases |

mod code;
mod qr;
pub(crate) mod recovery;
pub(crate) mod service;
pub(crate) mod store;

pub(crate) use qr::Enrolment;
