//! A person as SCIM sees one, and what a change of that view means to the directory.

mod fields;
mod view;

pub(crate) use fields::{Fields, principal_name};
pub(crate) use view::{Kept, Person};
