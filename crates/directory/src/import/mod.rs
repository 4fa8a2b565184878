//! Import of people from a CSV file in the columns of Microsoft 365's bulk-create template.
//!
//! The whole file is read, checked and compared first; with a single bad row nothing is written.
//! Then it is read again, one transaction per thousand people, which compares once more: what
//! somebody else has changed meanwhile is seen. The same file twice changes nothing, so that an
//! import that was cut off is finished by running it again.
//!
//! Memory: the file, the names in it, and one block of a thousand rows. Parsing happens beside the
//! threads that answer requests. A tenant imports one file at a time.

mod block;
mod records;
mod report;
mod rows;
mod service;
mod turn;

pub use report::{Event, Rejected, Report};
pub use service::{People, people};
