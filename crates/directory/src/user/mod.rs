//! Users: people with an account.

mod body;
mod fields;
mod matching;
mod model;
pub(crate) mod service;
pub(crate) mod set_rows;
pub(crate) mod store;

pub use body::with_password;
pub(crate) use fields::upn_taken;
pub use fields::{PhoneRegion, check_upn, parse_phone};
pub(crate) use model::present;
pub use model::{NewUser, PasswordProfile, User, UserFields, UserPatch, UserType};
pub use service::{
    Changed, create_in, create_many_in, delete_in, end_connections, insert_in, some, update,
    update_in,
};
pub(crate) use set_rows::is_exact;
pub use store::everybody;
