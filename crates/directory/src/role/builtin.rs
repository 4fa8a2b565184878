//! The built-in roles, under the template ids that their documents publish.

use beffroi_web::Permission;
use uuid::{Uuid, uuid};

use crate::permission as p;

/// A role that every tenant has and nobody can change.
#[derive(Debug, Clone, Copy)]
pub struct BuiltIn {
    /// Its published template id, which is also its id here.
    pub id: Uuid,
    /// Its name.
    pub display_name: &'static str,
    /// What it is for.
    pub description: &'static str,
    /// What it may do.
    pub permissions: &'static [Permission],
}

/// Whoever holds it may do everything.
pub const GLOBAL_ADMINISTRATOR: Uuid = uuid!("62e90394-69f5-4237-9190-012177145e10");
/// Writes organizational messages.
pub const MESSAGES_WRITER: Uuid = uuid!("507f53e4-4e52-4077-abd3-d2e1558b6ea2");
/// Approves organizational messages.
pub const MESSAGES_APPROVER: Uuid = uuid!("e48398e2-f4bb-4074-8f31-4586725e205b");

/// Gives every role.
pub const PRIVILEGED_ROLE_ADMINISTRATOR: Uuid = uuid!("e8611ab8-c189-46e8-94e1-60213ab1f814");

/// Every built-in role.
pub const BUILT_IN: &[BuiltIn] = &[
    BuiltIn {
        id: GLOBAL_ADMINISTRATOR,
        display_name: "Global Administrator",
        description: "May do everything in the organization.",
        permissions: p::ALL,
    },
    BuiltIn {
        id: uuid!("f2ef992c-3afb-46b9-b7cf-a126ee74c451"),
        display_name: "Global Reader",
        description: "Reads everything and changes nothing.",
        permissions: &[
            p::ORGANIZATION_READ_ALL,
            p::USER_READ_ALL,
            p::GROUP_READ_ALL,
            p::DEVICE_READ_ALL,
            p::SERVICE_CONFIG_READ_ALL,
            p::ROLE_READ,
            p::AUDIT_READ_ALL,
            p::APPLICATION_READ_ALL,
            p::MESSAGES_READ_ALL,
        ],
    },
    BuiltIn {
        id: MESSAGES_WRITER,
        display_name: "Organizational Messages Writer",
        description: "Writes, schedules, cancels and measures organizational messages.",
        permissions: &[
            p::ORGANIZATION_READ_ALL,
            p::USER_READ_ALL,
            p::GROUP_READ_ALL,
            p::MESSAGES_READ_ALL,
            p::MESSAGES_READ_WRITE_ALL,
        ],
    },
    BuiltIn {
        id: MESSAGES_APPROVER,
        display_name: "Organizational Messages Approver",
        description: "Reads organizational messages, and approves or rejects those of others.",
        permissions: &[
            p::ORGANIZATION_READ_ALL,
            p::USER_READ_ALL,
            p::GROUP_READ_ALL,
            p::MESSAGES_READ_ALL,
            p::MESSAGES_APPROVE_ALL,
        ],
    },
    BuiltIn {
        id: uuid!("fe930be7-5e62-47db-91af-98c3a49a38b1"),
        display_name: "User Administrator",
        description: "Manages users and groups.",
        permissions: &[
            p::ORGANIZATION_READ_ALL,
            p::USER_READ_ALL,
            p::USER_READ_WRITE_ALL,
            p::GROUP_READ_ALL,
            p::GROUP_READ_WRITE_ALL,
            p::DEVICE_READ_ALL,
            p::LICENSE_READ_ALL,
            p::LICENSE_READ_WRITE_ALL,
        ],
    },
    BuiltIn {
        id: uuid!("fdd7a751-b60b-444a-984c-02652fe8fa1c"),
        display_name: "Groups Administrator",
        description: "Manages groups and their members.",
        permissions: &[
            p::ORGANIZATION_READ_ALL,
            p::USER_READ_ALL,
            p::GROUP_READ_ALL,
            p::GROUP_READ_WRITE_ALL,
        ],
    },
    BuiltIn {
        id: uuid!("4d6ac14f-3453-41d0-bef9-a3e0c569773a"),
        display_name: "License Administrator",
        description: "Keeps subscriptions, gives people and groups licenses and takes them away.",
        permissions: &[
            p::ORGANIZATION_READ_ALL,
            p::USER_READ_ALL,
            p::GROUP_READ_ALL,
            p::LICENSE_READ_ALL,
            p::LICENSE_READ_WRITE_ALL,
        ],
    },
    BuiltIn {
        id: uuid!("3a2c62db-5318-420d-8d74-23affee5d9d5"),
        display_name: "Intune Administrator",
        description: "Manages devices and sends custom notifications; reads organizational messages.",
        permissions: &[
            p::ORGANIZATION_READ_ALL,
            p::USER_READ_ALL,
            p::GROUP_READ_ALL,
            p::GROUP_READ_WRITE_ALL,
            p::DEVICE_READ_ALL,
            p::DEVICE_READ_WRITE_ALL,
            p::NOTIFY_DEVICES,
            p::SERVICE_CONFIG_READ_ALL,
            p::SERVICE_CONFIG_READ_WRITE_ALL,
            p::MESSAGES_READ_ALL,
        ],
    },
    BuiltIn {
        id: uuid!("c4e39bd9-1100-46d3-8c65-fb160da0071f"),
        display_name: "Authentication Administrator",
        description: "Sees and resets how people sign in.",
        permissions: &[
            p::ORGANIZATION_READ_ALL,
            p::USER_READ_ALL,
            p::AUTHENTICATION_METHOD_READ_WRITE_ALL,
        ],
    },
    BuiltIn {
        id: uuid!("9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3"),
        display_name: "Application Administrator",
        description: "Registers applications.",
        permissions: &[
            p::ORGANIZATION_READ_ALL,
            p::APPLICATION_READ_ALL,
            p::APPLICATION_READ_WRITE_ALL,
        ],
    },
    BuiltIn {
        id: PRIVILEGED_ROLE_ADMINISTRATOR,
        display_name: "Privileged Role Administrator",
        description: "Gives and takes roles.",
        permissions: &[
            p::ORGANIZATION_READ_ALL,
            p::USER_READ_ALL,
            p::GROUP_READ_ALL,
            p::ROLE_READ,
            p::ROLE_READ_WRITE,
            p::AUDIT_READ_ALL,
        ],
    },
    BuiltIn {
        id: uuid!("4a5d8f65-41da-4de4-8968-e035b65339cf"),
        display_name: "Reports Reader",
        description: "Reads figures and the audit trail.",
        permissions: &[
            p::ORGANIZATION_READ_ALL,
            p::AUDIT_READ_ALL,
            p::MESSAGES_READ_ALL,
        ],
    },
    BuiltIn {
        id: uuid!("baf37b3a-610e-45da-9e62-d9d1e5e8914b"),
        display_name: "Teams Communications Administrator",
        description: "Keeps conferences by phone: bridges, numbers, conference IDs and PINs.",
        permissions: &[
            p::ORGANIZATION_READ_ALL,
            p::USER_READ_ALL,
            p::GROUP_READ_ALL,
            p::CONFERENCING_READ_ALL,
            p::CONFERENCING_READ_WRITE_ALL,
            p::MAIL_READ_ALL,
        ],
    },
    BuiltIn {
        id: uuid!("69091246-20e8-4a56-aa4d-066075b2a7a8"),
        display_name: "Teams Administrator",
        description: "Decides with whom outside people may chat, and keeps conferences by phone.",
        permissions: &[
            p::ORGANIZATION_READ_ALL,
            p::USER_READ_ALL,
            p::GROUP_READ_ALL,
            p::CONFERENCING_READ_ALL,
            p::CONFERENCING_READ_WRITE_ALL,
            p::EXTERNAL_ACCESS_READ,
            p::EXTERNAL_ACCESS_READ_WRITE,
            p::MAIL_READ_ALL,
        ],
    },
    BuiltIn {
        id: uuid!("17315797-102d-40b4-93e0-432062caca18"),
        display_name: "Compliance Administrator",
        description: "Reads the audit trail, reported messages and exports of chats.",
        permissions: &[
            p::ORGANIZATION_READ_ALL,
            p::USER_READ_ALL,
            p::AUDIT_READ_ALL,
            p::CHAT_READ_ALL,
            p::EXTERNAL_ACCESS_READ,
        ],
    },
];

/// The built-in role of that id.
pub(crate) fn find(id: Uuid) -> Option<&'static BuiltIn> {
    BUILT_IN.iter().find(|role| role.id == id)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn ids_and_names_are_unique() {
        let ids: HashSet<_> = BUILT_IN.iter().map(|role| role.id).collect();
        let names: HashSet<_> = BUILT_IN.iter().map(|role| role.display_name).collect();
        assert_eq!((ids.len(), names.len()), (BUILT_IN.len(), BUILT_IN.len()));
    }

    #[test]
    fn nobody_but_the_global_administrator_both_writes_and_approves() {
        for role in BUILT_IN
            .iter()
            .filter(|role| role.id != GLOBAL_ADMINISTRATOR)
        {
            let both = role.permissions.contains(&p::MESSAGES_READ_WRITE_ALL)
                && role.permissions.contains(&p::MESSAGES_APPROVE_ALL);
            assert!(!both, "{}", role.display_name);
        }
    }
}
