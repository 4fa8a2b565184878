// Everything the mock server knows, in memory. One world per scenario.
import type {
  AuditRecord,
  ChatMessage,
  Device,
  InboxItem,
  Message,
  Organization,
  RoleAssignment,
  RoleDefinition,
  Session,
  Showing,
  User,
} from "../src/api/types.ts";
import { permissions } from "../src/session/permissions.ts";
import { type MockChat, makeChats } from "./chats.ts";
import { type Conferencing, makeConferencing } from "./conferencing.ts";
import { makeAssignments, makeAudit, makeRoles } from "./governance.ts";
import { type Licences, makeLicences } from "./licences.ts";
import { makeMessages } from "./messages.ts";
import { makeNotifications, type Notifications } from "./notifications.ts";
import { type MockGroup, makeDevices, makeGroups, makePeople } from "./people.ts";
import { Dice } from "./random.ts";

export const scenarios = ["full", "empty", "failing", "reader", "employee", "signedOut"] as const;
export type Scenario = (typeof scenarios)[number];

export interface World {
  scenario: Scenario;
  dice: Dice;
  me: User;
  organization: Organization;
  people: User[];
  groups: MockGroup[];
  devices: Device[];
  messages: Message[];
  roles: RoleDefinition[];
  assignments: RoleAssignment[];
  audit: AuditRecord[];
  licences: Licences;
  conferencing: Conferencing;
  notifications: Notifications;
  chats: MockChat[];
  /** Files that were sent to chats, by their ids. */
  chatFiles: Map<string, ChatMessage["attachments"][number]>;
  session: Session | null;
  inbox: InboxItem[];
  due: Showing[];
  wrongPasswords: number;
}

export function makeWorld(scenario: Scenario): World {
  const dice = new Dice(20261122);
  const now = Date.now();
  const empty = scenario === "empty";
  const people = makePeople(dice, empty ? 1 : 1012);
  const me = people[0] as User;
  Object.assign(me, {
    displayName: "Camille Martin",
    givenName: "Camille",
    surname: "Martin",
    userPrincipalName: "camille.martin@septentrion.example",
    mail: "camille.martin@septentrion.example",
    preferredLanguage: null,
    department: "IT",
    jobTitle: "Administrator",
    userType: "Member",
  });
  const groups = makeGroups(dice, people).slice(0, empty ? 1 : undefined);
  const messages = empty ? [] : makeMessages(dice, people, groups, me, now);
  const world: World = {
    scenario,
    dice,
    me,
    organization: {
      id: dice.guid(),
      displayName: "Septentrion",
      countryLetterCode: "FR",
      preferredLanguage: "fr",
      timeZone: "Europe/Paris",
      createdDateTime: "2024-01-08T08:00:00Z",
      verifiedDomains: [{ name: "septentrion.example", isDefault: true, isInitial: true }],
    },
    people,
    groups,
    devices: empty ? [] : makeDevices(dice, people),
    messages,
    roles: makeRoles(),
    assignments: empty ? [] : makeAssignments(dice, people, groups[9] as MockGroup),
    audit: empty ? [] : makeAudit(dice, people, 400, now),
    licences: undefined as unknown as Licences,
    conferencing: undefined as unknown as Conferencing,
    notifications: undefined as unknown as Notifications,
    chats: [],
    chatFiles: new Map(),
    session: null,
    inbox: messages.filter((one) => ["active", "completed"].includes(one.state)).map(toInbox),
    due: messages.filter((one) => one.state === "active").map(toShowing),
    wrongPasswords: 0,
  };
  world.licences = makeLicences(world);
  world.conferencing = makeConferencing(world);
  world.notifications = makeNotifications(world);
  world.chats = makeChats(world, now);
  for (const group of groups) group.transitiveUserCount = usersOf(world, group).size;
  if (scenario !== "signedOut") world.session = sessionOf(world);
  return world;
}

export function sessionOf(world: World): Session {
  const { me, organization } = world;
  const role = world.roles[0];
  const employee = world.scenario === "employee";
  return {
    user: {
      id: me.id,
      displayName: me.displayName,
      givenName: me.givenName,
      surname: me.surname,
      userPrincipalName: me.userPrincipalName,
      mail: me.mail,
      preferredLanguage: me.preferredLanguage,
    },
    tenant: {
      id: organization.id,
      displayName: organization.displayName,
      defaultLanguage: organization.preferredLanguage,
      timeZone: organization.timeZone,
    },
    permissions: permissions.filter((one) => !employee && (world.scenario !== "reader" || one.includes(".Read."))),
    scopes: [],
    roles: employee || !role ? [] : [{ id: role.id, displayName: role.displayName, directoryScopeId: "/" }],
    expiresDateTime: new Date(Date.now() + 8 * 3_600_000).toISOString(),
    mustChangePassword: false,
  };
}

/** Ids of the people of a group, nested groups counted. */
export function usersOf(world: World, group: MockGroup, seen = new Set<string>()): Set<string> {
  const users = new Set<string>();
  if (seen.has(group.id)) return users;
  seen.add(group.id);
  for (const id of group.members) {
    const nested = world.groups.find((one) => one.id === id);
    if (nested) for (const user of usersOf(world, nested, seen)) users.add(user);
    else users.add(id);
  }
  return users;
}

function toInbox(message: Message, index: number): InboxItem {
  const text = message.content.texts[0];
  const seen = index % 3 !== 0;
  return {
    id: message.id,
    location: message.location,
    urgency: message.urgency,
    language: "en",
    title: text?.title ?? "",
    body: text?.body ?? "",
    buttonText: text?.buttonText ?? "",
    link: message.content.link,
    startDateTime: message.schedule.startDateTime ?? message.stateChangedDateTime,
    endDateTime: message.schedule.endDateTime,
    firstShownDateTime: seen ? message.stateChangedDateTime : null,
    clickedDateTime: index % 4 === 1 ? message.stateChangedDateTime : null,
    dismissedDateTime: null,
    isActive: message.state === "active",
  };
}

function toShowing(message: Message, index: number): Showing {
  const text = message.content.texts[0];
  return {
    showingId: `${message.id.slice(0, 24)}${String(index).padStart(12, "0")}`,
    messageId: message.id,
    location: message.location,
    urgency: message.urgency,
    rank: index,
    language: "en",
    title: text?.title ?? "",
    body: text?.body ?? "",
    buttonText: text?.buttonText ?? "",
    link: message.content.link,
    contentType: "organizationalMessage",
  };
}
