// What the server itself calls its roles and acts, word for word: a test compares it with the server's sources. The
// other languages translate it; what is not here is shown as the server says it.

/** Built-in roles by their template id. */
const role = {
  "62e90394-69f5-4237-9190-012177145e10": {
    name: "Global Administrator",
    description: "May do everything in the organization.",
  },
  "f2ef992c-3afb-46b9-b7cf-a126ee74c451": {
    name: "Global Reader",
    description: "Reads everything and changes nothing.",
  },
  "507f53e4-4e52-4077-abd3-d2e1558b6ea2": {
    name: "Organizational Messages Writer",
    description: "Writes, schedules, cancels and measures organizational messages.",
  },
  "e48398e2-f4bb-4074-8f31-4586725e205b": {
    name: "Organizational Messages Approver",
    description: "Reads organizational messages, and approves or rejects those of others.",
  },
  "fe930be7-5e62-47db-91af-98c3a49a38b1": {
    name: "User Administrator",
    description: "Manages users and groups.",
  },
  "fdd7a751-b60b-444a-984c-02652fe8fa1c": {
    name: "Groups Administrator",
    description: "Manages groups and their members.",
  },
  "3a2c62db-5318-420d-8d74-23affee5d9d5": {
    name: "Intune Administrator",
    description: "Manages devices; reads organizational messages.",
  },
  "c4e39bd9-1100-46d3-8c65-fb160da0071f": {
    name: "Authentication Administrator",
    description: "Sees and resets how people sign in.",
  },
  "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3": {
    name: "Application Administrator",
    description: "Registers applications.",
  },
  "e8611ab8-c189-46e8-94e1-60213ab1f814": {
    name: "Privileged Role Administrator",
    description: "Gives and takes roles.",
  },
  "4a5d8f65-41da-4de4-8968-e035b65339cf": {
    name: "Reports Reader",
    description: "Reads figures and the audit trail.",
  },
};

/** What an audit record says was done. */
const activity = {
  "Add application": "Add application",
  "Add application secret": "Add application secret",
  "Update application": "Update application",
  "Delete application": "Delete application",
  "Remove application secret": "Remove application secret",
  "Add provisioning token": "Add provisioning token",
  "Add subscription": "Add subscription to changes",
  "Delete subscription": "Delete subscription to changes",
  "Remove subscription": "Remove subscription to changes",
  "Renew subscription": "Renew subscription to changes",
  "Revoke provisioning token": "Revoke provisioning token",
  "Add authenticator app": "Add authenticator app",
  "Add group": "Add group",
  "Add identity provider": "Add identity provider",
  "Add member to group": "Add member to group",
  "Add owner to group": "Add owner to group",
  "Add member to role": "Add member to role",
  "Add role definition": "Add role definition",
  "Add passkey": "Add passkey",
  "Add user": "Add user",
  "Approve message": "Approve message",
  "Cancel message": "Cancel message",
  "Change password": "Change password",
  "Complete message": "Complete message",
  "Copy message": "Copy message",
  "Create message": "Create message",
  "Create organization": "Create organization",
  "Create recovery codes": "Create recovery codes",
  "Delete group": "Delete group",
  "Delete identity provider": "Delete identity provider",
  "Delete message": "Delete message",
  "Delete role definition": "Delete role definition",
  "Delete user": "Delete user",
  "Enrol device": "Enrol device",
  "Hard delete group": "Remove group for good",
  "Hard delete user": "Remove user for good",
  "Follow membership rule": "Follow membership rule",
  "Import users": "Import users",
  "Link external identity": "Link external identity",
  "Register message": "Register message",
  "Reject message by time": "Reject message by time",
  "Reject message": "Reject message",
  "Remove authenticator app": "Remove authenticator app",
  "Remove member from group": "Remove member from group",
  "Remove owner from group": "Remove owner from group",
  "Remove member from role": "Remove member from role",
  "Remove passkey": "Remove passkey",
  "Rename passkey": "Rename passkey",
  "Reset authentication methods": "Reset authentication methods",
  "Reset password": "Reset password",
  "Return message for approval": "Return message for approval",
  "Restore group": "Restore group",
  "Restore user": "Restore user",
  "Reuse spent token": "Reuse spent token",
  "Revoke all sessions": "Revoke all sessions",
  "Revoke application": "Revoke application",
  "Revoke session": "Revoke session",
  "Send message for approval": "Send message for approval",
  "Sign in to application": "Sign in to application",
  "Sign in": "Sign in",
  "Sign out": "Sign out",
  "Start message": "Start message",
  "Unenrol device": "Unenrol device",
  "Unlink external identity": "Unlink external identity",
  "Update authentication policy": "Update authentication policy",
  "Update group": "Update group",
  "Update identity provider": "Update identity provider",
  "Update message": "Update message",
  "Update organization": "Update organization",
  "Update role definition": "Update role definition",
  "Update user": "Update user",
  "Use recovery code": "Use recovery code",
  "Withdraw message": "Withdraw message",
};

/** Which part of the product a record concerns: a code in the interface, so English has words for it too. */
const category = {
  ApplicationManagement: "Applications",
  DeviceManagement: "Devices",
  GroupManagement: "Groups",
  Organization: "Organization",
  OrganizationalMessages: "Messages",
  Policy: "Sign-in settings",
  Refusal: "Refused requests",
  RoleManagement: "Roles",
  SignIn: "Sign-ins",
  UserManagement: "People",
};

/** Why a record says that something failed. Reasons of refused requests begin with a code instead. */
const reason = {
  "the account is disabled": "The account is disabled.",
  "the account has no password": "The account has no password.",
  "the password was wrong": "The password was wrong.",
  "the current password was wrong": "The current password was wrong.",
  "the code was wrong": "The code was wrong.",
  "the passkey did not prove itself": "The passkey did not prove itself.",
  "nobody here is known under that identity": "Nobody here is known under that identity.",
  "the person of that identity is deleted": "The person of that identity is deleted.",
  "several people have that e-mail address": "Several people have that e-mail address.",
  "the provider's answer was not good": "The provider’s answer was not good.",
  "too many failed attempts before": "Too many failed attempts before.",
};

export const server = { role, activity, category, reason };
