//! What there is to call.

mod bound;
mod cmdlet;
mod error;
mod parameter;
mod store;

pub use bound::Bound;
pub(crate) use bound::{Note, what_if};
pub use cmdlet::{Cmdlet, Example, Run, Signature};
pub use error::{CmdletError, ErrorKind};
pub use parameter::{FromPipeline, Kind, Parameter};
pub use store::{Duplicate, InvokeError, Invoked, Registry};
