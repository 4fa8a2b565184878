//! What chat offers to the shell, under the names that administrators know.

mod federation;
mod lists;
mod policies;

use beffroi_feature::SystemCmdlet;

const READ: &str = "Policy.Read.CrossTenantAccess";
const WRITE: &str = "Policy.ReadWrite.CrossTenantAccess";

pub(crate) const CMDLETS: &[SystemCmdlet] = &[
    federation::GET,
    federation::SET,
    federation::GET_BLOCKED,
    federation::SET_BLOCKED,
    federation::ALL_KNOWN,
    federation::LIST,
    federation::PATTERN,
    policies::GET,
    policies::NEW,
    policies::SET,
    policies::REMOVE,
    policies::GRANT,
    policies::BATCH,
];
