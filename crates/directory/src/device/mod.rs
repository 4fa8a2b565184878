//! Devices: what shows messages to its owner. An enrolled browser is one of kind `Web`.

mod directory;
mod model;
pub(crate) mod service;
pub(crate) mod store;

pub use directory::DirectoryDevice;
pub(crate) use directory::as_managed;
pub(crate) use model::build;
pub use model::{Device, EnrolDevice, OperatingSystem, Surface};
pub use service::{NewDevice, enrol_by, enrol_in, of_person, some, unenrol};
