import type { Device, User } from "../src/api/types.ts";
import { licencesOf, licencesOfGroup, licensedPeople } from "./licence-routes.ts";
import type { MockGroup } from "./people.ts";
import { collection } from "./query.ts";
import { type Call, created, done, notFound, ok, type Route, refuse } from "./router.ts";
import { usersOf } from "./world.ts";

const findUser = ({ world, path }: Call) =>
  world.people.find((one) => one.id === path.id || one.userPrincipalName === path.id);
const findGroup = ({ world, path }: Call) => world.groups.find((one) => one.id === path.id);

function blankUser(id: string): User {
  return {
    id,
    userPrincipalName: "",
    displayName: "",
    givenName: null,
    surname: null,
    mail: null,
    otherMails: [],
    mobilePhone: null,
    businessPhones: [],
    department: null,
    companyName: null,
    officeLocation: null,
    city: null,
    country: null,
    jobTitle: null,
    preferredLanguage: null,
    usageLocation: null,
    accountEnabled: true,
    userType: "Member",
    createdDateTime: new Date().toISOString(),
    "@odata.etag": 'W/"1"',
  };
}

function withoutMembers({ members: _, owners: __, ...group }: MockGroup) {
  return group;
}

/** Somebody as members and owners of groups are told. */
const reference = ({ id, displayName, userPrincipalName, mail }: User) => ({
  "@odata.type": "#microsoft.graph.user",
  id,
  displayName,
  userPrincipalName,
  mail,
});

/** Who or what a request to add names. */
const namedIn = (call: Call) => String(call.body["@odata.id"]).split("/").pop() ?? "";

/** 412 when If-Match names another version. */
function stale(call: Call, etag: string | undefined) {
  const wanted = call.headers["if-match"];
  return wanted && wanted !== etag
    ? refuse(412, "preconditionFailed", "The object has changed since it was read.")
    : undefined;
}

const users: Route[] = [
  [
    "GET",
    "/v1.0/users",
    ({ world, url }) => {
      const asksLicences = /licen[cs]e/i.test(url.searchParams.get("$filter") ?? "");
      return ok(collection(asksLicences ? licensedPeople(world) : world.people, url));
    },
  ],
  [
    "POST",
    "/v1.0/users",
    ({ world, body }) => {
      if (world.people.some((one) => one.userPrincipalName === body.userPrincipalName))
        return refuse(400, "uniqueness", `userPrincipalName: ${body.userPrincipalName} is taken.`, {
          target: "userPrincipalName",
        });
      const { passwordProfile: _, ...fields } = body;
      const user = { ...blankUser(world.dice.guid()), ...fields };
      world.people.unshift(user);
      return created(user);
    },
  ],
  [
    "GET",
    "/v1.0/users/{id}",
    (call) => {
      const user = findUser(call);
      if (!user) return notFound("person");
      const asksLicences = call.url.searchParams.get("$select")?.includes("assignedLicenses");
      return ok(asksLicences ? { ...user, ...licencesOf(call.world, user.id) } : user);
    },
  ],
  [
    "PATCH",
    "/v1.0/users/{id}",
    (call) => {
      const user = findUser(call);
      if (!user) return notFound("person");
      const refusal = stale(call, user["@odata.etag"]);
      if (refusal) return refusal;
      const { passwordProfile: _, ...fields } = call.body;
      Object.assign(user, fields, { "@odata.etag": `W/"${call.world.dice.between(2, 9e6)}"` });
      return done;
    },
  ],
  [
    "DELETE",
    "/v1.0/users/{id}",
    (call) => {
      call.world.people = call.world.people.filter((one) => one.id !== call.path.id);
      return done;
    },
  ],
  ...(["memberOf", "transitiveMemberOf"] as const).map(
    (relation): Route => [
      "GET",
      `/v1.0/users/{id}/${relation}`,
      ({ world, path, url }) => {
        const held = world.groups.filter((group) =>
          relation === "memberOf" ? group.members.includes(path.id ?? "") : usersOf(world, group).has(path.id ?? ""),
        );
        return ok(collection(held.map(withoutMembers), url));
      },
    ],
  ),
];

/** People of a rule: a mock knows departments only. */
const named = (people: User[]) =>
  people
    .slice(0, 20)
    .map((one) => ({ "@odata.type": "#microsoft.graph.user", id: one.id, displayName: one.displayName }));

const groups: Route[] = [
  [
    "POST",
    "/beta/groups/previewDynamicMembership",
    ({ world, body }) => {
      const rule = String(body.membershipRule);
      const [, department] = /department -eq "([^"]*)"/.exec(rule) ?? [];
      const wanted = world.people.filter((one) => one.department === department);
      const group = world.groups.find((one) => one.id === body.groupId);
      const come = wanted.filter((one) => !group?.members.includes(one.id));
      const go = world.people.filter((one) => group?.members.includes(one.id) && !wanted.includes(one));
      return ok({
        membershipRule: rule,
        count: wanted.length,
        added: come.length,
        removed: go.length,
        addedMembers: named(come),
        removedMembers: named(go),
      });
    },
  ],
  ["GET", "/v1.0/groups", ({ world, url }) => ok(collection(world.groups.map(withoutMembers), url))],
  [
    "POST",
    "/v1.0/groups",
    ({ world, body }) => {
      const group: MockGroup = {
        id: world.dice.guid(),
        groupTypes: [],
        membershipRule: null,
        createdDateTime: new Date().toISOString(),
        isAllCompany: false,
        memberCount: 0,
        transitiveUserCount: 0,
        "@odata.etag": 'W/"1"',
        members: [],
        owners: [],
        ...body,
      };
      world.groups.push(group);
      return created(withoutMembers(group));
    },
  ],
  [
    "GET",
    "/v1.0/groups/{id}",
    (call) => {
      const group = findGroup(call);
      if (!group) return notFound("group");
      const asksLicences = call.url.searchParams.get("$select")?.includes("assignedLicenses");
      return ok({ ...withoutMembers(group), ...(asksLicences ? licencesOfGroup(call.world, group.id) : {}) });
    },
  ],
  [
    "PATCH",
    "/v1.0/groups/{id}",
    (call) => {
      const group = findGroup(call);
      if (!group) return notFound("group");
      Object.assign(group, call.body);
      return done;
    },
  ],
  [
    "DELETE",
    "/v1.0/groups/{id}",
    (call) => {
      call.world.groups = call.world.groups.filter((one) => one.id !== call.path.id);
      return done;
    },
  ],
  [
    "GET",
    "/v1.0/groups/{id}/members",
    (call) => {
      const { world, url } = call;
      const members = (findGroup(call)?.members ?? []).flatMap((id) => {
        const person = world.people.find((one) => one.id === id);
        if (person) return [reference(person)];
        const group = world.groups.find((one) => one.id === id);
        return group ? [{ "@odata.type": "#microsoft.graph.group", id, displayName: group.displayName }] : [];
      });
      return ok(collection(members, url));
    },
  ],
  [
    "POST",
    "/v1.0/groups/{id}/members/$ref",
    (call) => {
      const group = findGroup(call);
      const id = namedIn(call);
      if (!group) return notFound("group");
      if (group.members.includes(id))
        return refuse(400, "alreadyMember", "members: is already a member of this group.");
      if (id === group.id) return refuse(400, "cycle", "members: a group cannot contain itself.");
      group.members.unshift(id);
      group.memberCount = group.members.length;
      group.transitiveUserCount = usersOf(call.world, group).size;
      return done;
    },
  ],
  [
    "DELETE",
    "/v1.0/groups/{id}/members/{memberId}/$ref",
    (call) => {
      const group = findGroup(call);
      if (!group) return notFound("group");
      group.members = group.members.filter((one) => one !== call.path.memberId);
      group.memberCount = group.members.length;
      group.transitiveUserCount = usersOf(call.world, group).size;
      return done;
    },
  ],
  [
    "GET",
    "/v1.0/groups/{id}/owners",
    (call) => {
      const owners = findGroup(call)?.owners ?? [];
      const people = call.world.people.filter((one) => owners.includes(one.id));
      return ok(collection(people.map(reference), call.url));
    },
  ],
  [
    "POST",
    "/v1.0/groups/{id}/owners/$ref",
    (call) => {
      findGroup(call)?.owners.push(namedIn(call));
      return done;
    },
  ],
  [
    "DELETE",
    "/v1.0/groups/{id}/owners/{ownerId}/$ref",
    (call) => {
      const group = findGroup(call);
      if (!group) return notFound("group");
      group.owners = group.owners.filter((one) => one !== call.path.ownerId);
      return done;
    },
  ],
];

const devicePath = "/v1.0/deviceManagement/managedDevices";
const devices: Route[] = [
  ["GET", devicePath, ({ world, url }) => ok(collection(world.devices, url))],
  [
    "GET",
    `${devicePath}/{id}`,
    ({ world, path }) => ok(world.devices.find((one) => one.id === path.id)) ?? notFound("device"),
  ],
  ...[`${devicePath}/{id}`, "/v1.0/me/managedDevices/{id}"].map(
    (pattern): Route => [
      "DELETE",
      pattern,
      ({ world, path }) => {
        world.devices = world.devices.filter((one) => one.id !== path.id);
        return done;
      },
    ],
  ),
  [
    "GET",
    "/v1.0/me/managedDevices",
    ({ world, url }) =>
      ok(
        collection(
          world.devices.filter((one) => one.userId === world.me.id),
          url,
        ),
      ),
  ],
  [
    "POST",
    "/v1.0/me/managedDevices",
    ({ world, body }) => {
      const now = new Date().toISOString();
      const device: Device = {
        "@odata.etag": 'W/"1"',
        id: world.dice.guid(),
        deviceName: body.deviceName,
        userId: world.me.id,
        userPrincipalName: world.me.userPrincipalName,
        userDisplayName: world.me.displayName,
        operatingSystem: "Web",
        osVersion: "",
        skuFamily: null,
        joinType: "azureADRegistered",
        enrolledDateTime: now,
        lastSyncDateTime: now,
        surfaces: ["portal"],
        policies: {},
      };
      world.devices.push(device);
      return created(device);
    },
  ],
];

const me: Route[] = [
  ["GET", "/v1.0/me", ({ world }) => ok(world.me)],
  [
    "PATCH",
    "/v1.0/me",
    ({ world, body }) => {
      Object.assign(world.me, body);
      return done;
    },
  ],
  ["GET", "/v1.0/organization", ({ world, url }) => ok(collection([world.organization], url))],
  [
    "PATCH",
    "/v1.0/organization/{id}",
    ({ world, body }) => {
      Object.assign(world.organization, body);
      return done;
    },
  ],
];

export const directoryRoutes: Route[] = [...users, ...groups, ...devices, ...me];
