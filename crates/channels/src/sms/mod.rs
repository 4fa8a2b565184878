//! Short texts to phones, handed to the gateway that the operator names: Kannel, or whatever takes
//! requests as its `sendsms` does. What happens behind the gateway is the gateway's.
//!
//! A text is handed over at least once: when no answer comes nobody knows whether it was taken. It goes
//! as GSM-7 where its characters allow, 160 of them to an SMS, and as UCS-2 otherwise, 70 to an SMS;
//! the gateway cuts longer ones into parts that phones put together again. What goes wrong is told
//! apart by whether it is worth another attempt: [`NotSent::TryAgain`] or [`NotSent::Refused`].
//!
//! The gateway is the operator's own server, so private addresses are as good as any for it. User,
//! password and text stand in the query, since that is where Kannel reads them; nothing here logs it.
//!
//! | file | what |
//! |---|---|
//! | `settings` | where the gateway is, and who we are to it |
//! | `alphabet` | which characters GSM-7 has |
//! | `gateway` | handing a text over |
//! | `outcome` | what became of it |

mod alphabet;
mod gateway;
mod outcome;
mod settings;

pub use gateway::{Gateway, LONGEST};
pub use outcome::{Accepted, NotSent};
pub use settings::{Settings, SettingsError};
