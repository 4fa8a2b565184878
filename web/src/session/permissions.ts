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
  "RoleManagement.Read.Directory",
  "RoleManagement.ReadWrite.Directory",
  "AuditLog.Read.All",
  "Application.Read.All",
  "Application.ReadWrite.All",
  "OrganizationalMessages.Read.All",
  "OrganizationalMessages.ReadWrite.All",
  "OrganizationalMessages.Approve.All",
] as const;

export type Permission = (typeof permissions)[number];

/** Whether the session holds the permission; a write permission includes the read one of the same resource. */
export function can(session: Session, permission: Permission): boolean {
  if (session.permissions.includes(permission)) return true;
  return permission.includes(".Read.") && session.permissions.includes(permission.replace(".Read.", ".ReadWrite."));
}

/** Somebody without any permission is an employee: the console is not for them. */
export function isAdministrator(session: Session): boolean {
  return session.permissions.length > 0;
}
