import {
  AlertRegular,
  AppsListRegular,
  CallRegular,
  CertificateRegular,
  ChatMultipleRegular,
  DesktopRegular,
  HomeRegular,
  KeyMultipleRegular,
  MailMultipleRegular,
  MegaphoneRegular,
  PeopleRegular,
  PeopleTeamRegular,
  PlugConnectedRegular,
  SettingsRegular,
  ShieldKeyholeRegular,
  TextBulletListSquareSearchRegular,
} from "@fluentui/react-icons";
import type { ReactNode } from "react";
import type { Session } from "../../api/types";
import { can, canForSome, limitable, type Permission } from "../../session/permissions";

export interface NavEntry {
  key:
    | "home"
    | "people"
    | "groups"
    | "devices"
    | "licences"
    | "conferencing"
    | "messages"
    | "notifications"
    | "externalChat"
    | "roles"
    | "applications"
    | "webhooks"
    | "audit"
    | "mail"
    | "signIn"
    | "settings";
  to:
    | "/"
    | "/people"
    | "/groups"
    | "/devices"
    | "/licences"
    | "/conferencing"
    | "/messages"
    | "/notifications"
    | "/external-chat"
    | "/roles"
    | "/applications"
    | "/webhooks"
    | "/audit"
    | "/mail"
    | "/sign-in"
    | "/settings";
  icon: ReactNode;
  /** Any of them. */
  needs?: Permission | readonly Permission[];
}

export interface NavSection {
  key: "directory" | "communication" | "governance" | null;
  entries: NavEntry[];
}

const sections: NavSection[] = [
  { key: null, entries: [{ key: "home", to: "/", icon: <HomeRegular /> }] },
  {
    key: "communication",
    entries: [
      { key: "messages", to: "/messages", icon: <MegaphoneRegular />, needs: "OrganizationalMessages.Read.All" },
      {
        key: "notifications",
        to: "/notifications",
        icon: <AlertRegular />,
        needs: "DeviceManagementServiceConfig.Read.All",
      },
      {
        key: "externalChat",
        to: "/external-chat",
        icon: <ChatMultipleRegular />,
        needs: "Policy.Read.CrossTenantAccess",
      },
    ],
  },
  {
    key: "directory",
    entries: [
      { key: "people", to: "/people", icon: <PeopleRegular />, needs: "User.Read.All" },
      { key: "groups", to: "/groups", icon: <PeopleTeamRegular />, needs: "Group.Read.All" },
      {
        key: "devices",
        to: "/devices",
        icon: <DesktopRegular />,
        needs: "DeviceManagementManagedDevices.Read.All",
      },
      { key: "licences", to: "/licences", icon: <CertificateRegular />, needs: "LicenseAssignment.Read.All" },
      { key: "conferencing", to: "/conferencing", icon: <CallRegular />, needs: "Conferencing.Read.All" },
    ],
  },
  {
    key: "governance",
    entries: [
      { key: "roles", to: "/roles", icon: <ShieldKeyholeRegular />, needs: "RoleManagement.Read.Directory" },
      { key: "applications", to: "/applications", icon: <AppsListRegular />, needs: "Application.Read.All" },
      { key: "webhooks", to: "/webhooks", icon: <PlugConnectedRegular />, needs: "Organization.ReadWrite.All" },
      { key: "audit", to: "/audit", icon: <TextBulletListSquareSearchRegular />, needs: "AuditLog.Read.All" },
      { key: "mail", to: "/mail", icon: <MailMultipleRegular />, needs: "ExchangeMessageTrace.Read.All" },
      {
        key: "signIn",
        to: "/sign-in",
        icon: <KeyMultipleRegular />,
        needs: ["Policy.ReadWrite.AuthenticationMethod", "IdentityProvider.ReadWrite.All"],
      },
      { key: "settings", to: "/settings", icon: <SettingsRegular />, needs: "Organization.Read.All" },
    ],
  },
];

function mayOpen(session: Session, needs: Permission): boolean {
  // Lists of people and their devices hold those whom the person acts for.
  return limitable.includes(needs) ? canForSome(session, needs) : can(session, needs);
}

/** What the signed-in person may open. */
export function navigationFor(session: Session): NavSection[] {
  return sections
    .map((section) => ({
      ...section,
      entries: section.entries.filter(
        (entry) => !entry.needs || [entry.needs].flat().some((one) => mayOpen(session, one)),
      ),
    }))
    .filter((section) => section.entries.length > 0);
}
