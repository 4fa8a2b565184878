//! The permissions of the product, under Graph's names where Graph has one.

use beffroi_web::Permission;

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
    /// Read roles and who holds them.
    ROLE_READ = "RoleManagement.Read.Directory";
    /// Give and take roles.
    ROLE_READ_WRITE = "RoleManagement.ReadWrite.Directory";
    /// Read and verify the audit trail.
    AUDIT_READ_ALL = "AuditLog.Read.All";
    /// Register applications.
    APPLICATION_READ_WRITE_ALL = "Application.ReadWrite.All";
    /// Read organizational messages and their figures.
    MESSAGES_READ_ALL = "OrganizationalMessages.Read.All";
    /// Write organizational messages.
    MESSAGES_READ_WRITE_ALL = "OrganizationalMessages.ReadWrite.All";
    /// Approve and reject organizational messages.
    MESSAGES_APPROVE_ALL = "OrganizationalMessages.Approve.All";
}

/// The permission of that name, if there is one.
pub fn by_name(name: &str) -> Option<Permission> {
    ALL.iter().find(|permission| permission.0 == name).copied()
}
