//! Import of people from a CSV file in the columns of Microsoft 365's bulk-create template.
//!
//! The whole file is read and checked first; with a single bad row nothing is written. Then one
//! transaction per thousand people. The same file twice changes nothing, so that an import that
//! was cut off is finished by running it again.

mod report;
mod rows;
mod service;

pub use report::{Event, Rejected, Report};
pub use rows::{Row, parse};
pub use service::{People, people};
