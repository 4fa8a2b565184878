// Roles and the audit trail of the invented company.
import { createHash } from "node:crypto";
import type { AuditRecord, Group, RoleAssignment, RoleDefinition, User } from "../src/api/types.ts";
import { permissions } from "../src/session/permissions.ts";
import type { Dice } from "./random.ts";

/** A role of the company's own. */
const helpDesk = "0b6f4a3e-5c1d-4e1b-9c55-7a3a54e3a001";
const reads = permissions.filter((one) => one.includes(".Read."));
const roles: [string, string, string, readonly string[]][] = [
  ["62e90394-69f5-4237-9190-012177145e10", "Global Administrator", "Can do everything.", permissions],
  [
    "507f53e4-4e52-4077-abd3-d2e1558b6ea2",
    "Organizational Messages Writer",
    "Writes messages, sends them for approval, reads their figures.",
    ["OrganizationalMessages.Read.All", "OrganizationalMessages.ReadWrite.All", "User.Read.All", "Group.Read.All"],
  ],
  [
    "e48398e2-f4bb-4074-8f31-4586725e205b",
    "Organizational Messages Approver",
    "Approves or rejects the messages of others.",
    ["OrganizationalMessages.Read.All", "OrganizationalMessages.Approve.All"],
  ],
  [
    "fe930be7-5e62-47db-91af-98c3a49a38b1",
    "User Administrator",
    "Creates, changes and deletes people and groups.",
    ["User.Read.All", "User.ReadWrite.All", "Group.Read.All", "Group.ReadWrite.All"],
  ],
  [
    helpDesk,
    "Help desk of the sites",
    "Helps people on site: passwords, accounts, devices.",
    [
      "User.Read.All",
      "User.ReadWrite.All",
      "DeviceManagementManagedDevices.Read.All",
      "DeviceManagementManagedDevices.ReadWrite.All",
    ],
  ],
  ["f2ef992c-3afb-46b9-b7cf-a126ee74c451", "Global Reader", "Reads everything, changes nothing.", reads],
];

export function makeRoles(): RoleDefinition[] {
  return roles.map(([id, displayName, description, allowed]) => ({
    id,
    displayName,
    description,
    isBuiltIn: id !== helpDesk,
    isEnabled: true,
    templateId: id,
    rolePermissions: [{ allowedResourceActions: [...allowed] }],
  }));
}

export function makeAssignments(dice: Dice, people: User[], site: Group): RoleAssignment[] {
  const pairs: [number, number][] = [
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 3],
    [2, 4],
    [1, 5],
    [1, 6],
    [4, 7],
  ];
  return pairs.map(([role, person]) => ({
    id: dice.guid(),
    roleDefinitionId: (roles[role] as (typeof roles)[number])[0],
    principalId: (people[person] as User).id,
    principalDisplayName: (people[person] as User).displayName,
    directoryScopeId: role === 4 ? `/groups/${site.id}` : "/",
    directoryScopeDisplayName: role === 4 ? site.displayName : null,
  }));
}

const activities: [string, string, string][] = [
  ["OrganizationalMessages", "Send message for approval", "Update"],
  ["OrganizationalMessages", "Approve message", "Update"],
  ["UserManagement", "Update user", "Update"],
  ["GroupManagement", "Add member to group", "Assign"],
  ["RoleManagement", "Add role assignment", "Assign"],
  ["SignIn", "Sign in", "Other"],
  ["DeviceManagement", "Unenrol device", "Delete"],
];

export function makeAudit(dice: Dice, people: User[], count: number, now: number): AuditRecord[] {
  return Array.from({ length: count }, (_, index): AuditRecord => {
    const [category, activityDisplayName, operationType] = dice.pick(activities);
    const who = people[dice.between(0, 3)] as User;
    const target = dice.pick(people);
    const failed = dice.next() < 0.08;
    return {
      id: dice.guid(),
      activityDateTime: new Date(now - index * 1_700_000).toISOString(),
      category,
      activityDisplayName,
      operationType,
      result: failed ? "failure" : "success",
      resultReason: failed ? "The caller has no OrganizationalMessages.Approve.All." : "",
      correlationId: dice.guid(),
      initiatedBy: {
        user: { id: who.id, displayName: who.displayName, userPrincipalName: who.userPrincipalName },
        app: null,
      },
      targetResources: [
        {
          id: target.id,
          displayName: target.displayName,
          type: category === "GroupManagement" ? "Group" : "User",
          modifiedProperties:
            operationType === "Update"
              ? [
                  { displayName: "department", oldValue: '"Sales"', newValue: '"Marketing"' },
                  { displayName: "jobTitle", oldValue: null, newValue: '"Team lead"' },
                ]
              : [],
        },
      ],
      sequence: count - index,
      hash: createHash("sha256").update(String(index)).digest("hex"),
    };
  });
}
