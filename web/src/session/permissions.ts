import type { Session } from "../api/types";

/** Every permission that the server knows, in the order of the role page. */
export const permissions = [
  "Organization.Read.All",
  "Organization.ReadWrite.All",
  "User.Read.All",
  "User.ReadWrite.All",
  "Group.Read.All",
  "Group.ReadWrite.All",
  "DeviceManagementManagedDevices.Read.All",
  "DeviceManagementManagedDevices.ReadWrite.All",
  "DeviceManagementManagedDevices.PrivilegedOperations.All",
  "DeviceManagementServiceConfig.Read.All",
  "DeviceManagementServiceConfig.ReadWrite.All",
  "RoleManagement.Read.Directory",
  "RoleManagement.ReadWrite.Directory",
  "AuditLog.Read.All",
  "Application.Read.All",
  "Application.ReadWrite.All",
  "IdentityProvider.ReadWrite.All",
  "Policy.ReadWrite.AuthenticationMethod",
  "Policy.Read.CrossTenantAccess",
  "Policy.ReadWrite.CrossTenantAccess",
  "Chat.Read.All",
  "UserAuthenticationMethod.ReadWrite.All",
  "LicenseAssignment.Read.All",
  "LicenseAssignment.ReadWrite.All",
  "Conferencing.Read.All",
  "Conferencing.ReadWrite.All",
  "Conferencing.Verify",
  "ExchangeMessageTrace.Read.All",
  "OrganizationalMessages.Read.All",
  "OrganizationalMessages.ReadWrite.All",
  "OrganizationalMessages.Approve.All",
] as const;

export type Permission = (typeof permissions)[number];

function holds(held: readonly string[], permission: Permission): boolean {
  if (held.includes(permission)) return true;
  return permission.includes(".Read.") && held.includes(permission.replace(".Read.", ".ReadWrite."));
}

/**
 * Whether the session holds the permission in the whole organization; a write permission includes the read one of the
 * same resource.
 */
export function can(session: Session, permission: Permission): boolean {
  return holds(session.permissions, permission);
}

/** Whether the session holds the permission, be it for the people of single groups only. */
export function canForSome(session: Session, permission: Permission): boolean {
  return can(session, permission) || (session.scopes ?? []).some((scope) => holds(scope.permissions, permission));
}

/** The permissions that can be given for the people of a group only. */
export const limitable: readonly string[] = [
  "User.Read.All",
  "User.ReadWrite.All",
  "DeviceManagementManagedDevices.Read.All",
  "DeviceManagementManagedDevices.ReadWrite.All",
  "DeviceManagementManagedDevices.PrivilegedOperations.All",
  "UserAuthenticationMethod.ReadWrite.All",
] satisfies Permission[];

/** The names of the groups for whose people the session acts. */
export function scopeNames(session: Session): string {
  return (session.scopes ?? []).map((scope) => scope.displayName).join(", ");
}

/** Somebody without any permission is an employee: the console is not for them. */
export function isAdministrator(session: Session): boolean {
  return session.permissions.length > 0 || (session.scopes ?? []).length > 0;
}
