//! Requests to other people's servers: webhooks and change notifications.
//!
//! Addresses come from administrators and programs, so a request could be aimed at the server's own
//! network. Only `https` to public addresses leaves this machine, unless the operator allows more;
//! the address that was checked is the one that is connected to, redirects are not followed, and an
//! answer is read up to a limit.
//!
//! | file | what |
//! |---|---|
//! | `address` | which addresses are public |
//! | `target` | which URLs may be called |
//! | `client` | sending |
//! | `delivery` | handing something over to a listener, and why it was not taken |

mod address;
mod client;
mod delivery;
mod target;

pub use address::is_public;
pub use client::{Answer, HttpClient, SendError};
pub use delivery::{NotTaken, without_query};
pub use target::{Policy, Target, TargetError};
