//! Ways out to people. Each channel is a folder of its own: client, rules, settings, errors.
//!
//! | channel | what it reaches |
//! |---|---|
//! | [`http`] | other people's servers, by requests that can't be aimed at our own network |
//! | [`letter`] | what mails look like, before [`smtp`] takes them |
//! | [`live`] | browsers and agents that are connected right now, over WebSocket |
//! | [`push`] | phones and browsers, through the gateways of those who made them |
//! | [`sms`] | phones, by short texts through the gateway that the operator names |
//! | [`smtp`] | mailboxes, through the relay that the operator names |
//!
//! A channel knows no product noun: it is given bytes and addresses, and reports what became
//! of them. Which person receives what is decided by the systems that call it.

pub mod http;
pub mod letter;
pub mod live;
mod percent;
pub mod push;
pub mod sms;
pub mod smtp;
