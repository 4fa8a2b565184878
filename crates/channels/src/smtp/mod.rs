//! Mail, handed to the relay that the operator names. SMTP submission; what happens behind the relay
//! is the relay's.
//!
//! A mail is handed over at least once: when the connection ends between the last byte and the
//! relay's answer nobody knows whether it was taken, and it is handed over again, under the same
//! Message-ID. What goes wrong is told apart by whose it is to mend: the relay's ([`NotSent::Unavailable`]:
//! nothing can be sent now), or this one mail's, for now ([`NotSent::Deferred`]) or for good
//! ([`NotSent::Refused`]).
//!
//! | file | what |
//! |---|---|
//! | `settings` | where the relay is, how it is spoken to, and who the mails are from |
//! | `mail` | a mail, and its form on the wire |
//! | `client` | handing it over, over connections that are used again |
//! | `error` | why it was not sent |
//! | `patience` | how long it is tried again |

mod client;
mod error;
mod mail;
mod patience;
mod settings;

pub use client::Relay;
pub use error::NotSent;
pub use mail::{Inline, Mail, NotAnAddress, Recipient};
pub use patience::{GIVE_UP, pause_after};
pub use settings::{Security, Sender, Settings, SettingsError};
