//! Requests to other servers: webhooks and change notifications, and an operator's shell.
//!
//! Addresses come from administrators and programs, so a request could be aimed at the server's own
//! network. Only `https` to public addresses leaves this machine, unless the operator allows more;
//! the address that was checked is the one that is connected to, redirects are not followed, and an
//! answer is read up to a limit. `operator` alone goes wherever it is told, by whoever runs this program.
//!
//! | file | what |
//! |---|---|
//! | `address` | which addresses are public |
//! | `authorities` | whose certificates are trusted beside the system's |
//! | `target` | which URLs may be called |
//! | `client` | sending |
//! | `operator` | one server that an operator names, wherever it is |
//! | `delivery` | handing something over to a listener, and why it was not taken |

mod address;
mod authorities;
mod client;
mod delivery;
mod operator;
mod target;

pub use address::is_public;
pub use authorities::{Authorities, AuthoritiesError};
pub use client::{Answer, HttpClient, SendError};
pub use delivery::{NotTaken, without_query};
pub use operator::{ServerClient, ServerError};
pub use target::{Policy, Target, TargetError};
