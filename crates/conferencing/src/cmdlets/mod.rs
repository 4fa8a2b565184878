//! What conferencing offers to the shell, under the names that administrators know.

mod bridges;
mod people;
mod settings;
mod values;

use beffroi_feature::SystemCmdlet;

const READ: &str = "Conferencing.Read.All";
const WRITE: &str = "Conferencing.ReadWrite.All";

pub(crate) const CMDLETS: &[SystemCmdlet] = &[
    settings::GET,
    settings::SET,
    settings::REMOVE,
    bridges::GET_BRIDGE,
    bridges::SET_BRIDGE,
    bridges::GET_NUMBER,
    bridges::SET_NUMBER,
    bridges::REGISTER_NUMBER,
    bridges::UNREGISTER_NUMBER,
    people::GET,
    people::SET,
    people::ENABLE,
    people::DISABLE,
    people::SET_DEFAULT_NUMBER,
];
