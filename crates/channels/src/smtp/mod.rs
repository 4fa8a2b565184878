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
//! | `settings` | where the relay is and how it is spoken to |
//! | `sender` | who mails are from, and where they come back to |
//! | `mail` | a mail, and its form on the wire |
//! | `client` | handing it over, over connections that are used again |
//! | `dkim` | the operator's signature under it |
//! | `pace` | how many are handed over in a second |
//! | `error` | why it was not sent |
//! | `patience` | how long it is tried again |

mod client;
mod dkim;
mod error;
mod mail;
mod pace;
mod patience;
mod sender;
mod settings;

pub use client::Relay;
pub use dkim::Dkim;
pub use error::NotSent;
pub use mail::{Inline, Mail, NotAnAddress, Recipient};
pub use patience::{GIVE_UP, pause_after};
pub use sender::{Bounces, NotASender, Sender};
pub use settings::{Security, Settings, SettingsError};
