//! The permissions of the product, under Graph's names where Graph has one.

use beffroi_web::{Permission, Permissions};

macro_rules! permissions {
    ($($(#[$doc:meta])* $constant:ident = $name:literal;)*) => {
        $($(#[$doc])* pub const $constant: Permission = Permission($name);)*
        /// Every permission.
        pub const ALL: &[Permission] = &[$($constant),*];
    };
}

permissions! {
    /// Read the organization's settings.
    ORGANIZATION_READ_ALL = "Organization.Read.All";
    /// Change the organization's settings.
    ORGANIZATION_READ_WRITE_ALL = "Organization.ReadWrite.All";
    /// Read every user.
    USER_READ_ALL = "User.Read.All";
    /// Create, change and delete users.
    USER_READ_WRITE_ALL = "User.ReadWrite.All";
    /// Read every group and its members.
    GROUP_READ_ALL = "Group.Read.All";
    /// Create, change and delete groups and their members.
    GROUP_READ_WRITE_ALL = "Group.ReadWrite.All";
    /// Read every device.
    DEVICE_READ_ALL = "DeviceManagementManagedDevices.Read.All";
    /// Unenrol devices.
    DEVICE_READ_WRITE_ALL = "DeviceManagementManagedDevices.ReadWrite.All";
    /// Send custom notifications to devices.
    NOTIFY_DEVICES = "DeviceManagementManagedDevices.PrivilegedOperations.All";
    /// Read what was sent to devices of groups, and how channels are doing.
    SERVICE_CONFIG_READ_ALL = "DeviceManagementServiceConfig.Read.All";
    /// Send custom notifications to groups; keep the keys of channels, and whether a history is kept.
    SERVICE_CONFIG_READ_WRITE_ALL = "DeviceManagementServiceConfig.ReadWrite.All";
    /// Read roles and who holds them.
    ROLE_READ = "RoleManagement.Read.Directory";
    /// Give and take roles.
    ROLE_READ_WRITE = "RoleManagement.ReadWrite.Directory";
    /// Read and verify the audit trail.
    AUDIT_READ_ALL = "AuditLog.Read.All";
    /// Read every registered application.
    APPLICATION_READ_ALL = "Application.Read.All";
    /// Register, change and remove applications.
    APPLICATION_READ_WRITE_ALL = "Application.ReadWrite.All";
    /// Read and change servers of others at which people sign in.
    IDENTITY_PROVIDER_READ_WRITE_ALL = "IdentityProvider.ReadWrite.All";
    /// Read and change what is demanded of those who sign in.
    AUTHENTICATION_POLICY_READ_WRITE = "Policy.ReadWrite.AuthenticationMethod";
    /// Read and reset how people sign in.
    AUTHENTICATION_METHOD_READ_WRITE_ALL = "UserAuthenticationMethod.ReadWrite.All";
    /// Read subscriptions and who holds what.
    LICENSE_READ_ALL = "LicenseAssignment.Read.All";
    /// Keep subscriptions, give licenses and take them away.
    LICENSE_READ_WRITE_ALL = "LicenseAssignment.ReadWrite.All";
    /// Read settings, bridges and numbers of conferences by phone, and what people have.
    CONFERENCING_READ_ALL = "Conferencing.Read.All";
    /// Keep them, enable and disable people, make conference IDs and PINs anew.
    CONFERENCING_READ_WRITE_ALL = "Conferencing.ReadWrite.All";
    /// Ask whether a PIN opens a conference: for telephone bridges.
    CONFERENCING_VERIFY = "Conferencing.Verify";
    /// Read which mails were sent to whom, and what became of them.
    MAIL_READ_ALL = "ExchangeMessageTrace.Read.All";
    /// Read which chats somebody has, and with whom.
    CHAT_READ_BASIC = "Chat.ReadBasic";
    /// Read somebody's chats.
    CHAT_READ = "Chat.Read";
    /// Read and change somebody's chats, and write in their name.
    CHAT_READ_WRITE = "Chat.ReadWrite";
    /// Begin chats in somebody's name.
    CHAT_CREATE = "Chat.Create";
    /// Read what is said in somebody's chats.
    CHAT_MESSAGE_READ = "ChatMessage.Read";
    /// Write in somebody's name.
    CHAT_MESSAGE_SEND = "ChatMessage.Send";
    /// Export everybody's chats with people outside, and read what was reported.
    CHAT_READ_ALL = "Chat.Read.All";
    /// Read what the organization has decided of chats with people outside, and who has which contacts.
    EXTERNAL_ACCESS_READ = "Policy.Read.CrossTenantAccess";
    /// Decide with whom outside people may chat, and end contacts.
    EXTERNAL_ACCESS_READ_WRITE = "Policy.ReadWrite.CrossTenantAccess";
    /// Read organizational messages and their figures.
    MESSAGES_READ_ALL = "OrganizationalMessages.Read.All";
    /// Write organizational messages.
    MESSAGES_READ_WRITE_ALL = "OrganizationalMessages.ReadWrite.All";
    /// Approve and reject organizational messages.
    MESSAGES_APPROVE_ALL = "OrganizationalMessages.Approve.All";
}

/// What everybody may do with what is their own, without being given it: programs in their name need it.
pub const OWN: &[Permission] = &[
    CHAT_READ_BASIC,
    CHAT_READ,
    CHAT_READ_WRITE,
    CHAT_CREATE,
    CHAT_MESSAGE_READ,
    CHAT_MESSAGE_SEND,
];

/// The permission of that name, if there is one.
pub fn by_name(name: &str) -> Option<Permission> {
    ALL.iter().find(|permission| permission.0 == name).copied()
}

/// These, and with each one to change something also the one to read it, as Graph has it:
/// `User.ReadWrite.All` includes `User.Read.All`.
pub fn with_reading(permissions: impl IntoIterator<Item = Permission>) -> Permissions {
    permissions
        .into_iter()
        .flat_map(|one| {
            let reading = one.0.replacen(".ReadWrite.", ".Read.", 1);
            [Some(one), by_name(&reading)]
        })
        .flatten()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_change_may_read() {
        let held = with_reading([USER_READ_WRITE_ALL, ROLE_READ_WRITE, MESSAGES_APPROVE_ALL]);
        for one in [
            USER_READ_ALL,
            USER_READ_WRITE_ALL,
            ROLE_READ,
            ROLE_READ_WRITE,
            MESSAGES_APPROVE_ALL,
        ] {
            assert!(held.has(one), "{one}");
        }
        assert_eq!(held.iter().count(), 5);
        let held = with_reading([USER_READ_ALL]);
        assert_eq!(held.iter().collect::<Vec<_>>(), [USER_READ_ALL]);
    }
}
