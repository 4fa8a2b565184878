import type { Device, MessageLocation, MessageRecipients, Reach, User } from "../src/api/types.ts";
import { usersOf, type World } from "./world.ts";

const any = (list: readonly string[], value: string | null | undefined) =>
  list.length === 0 || (typeof value === "string" && list.includes(value));

function passes(person: User, filters: MessageRecipients["filters"]): boolean {
  const language = person.preferredLanguage?.slice(0, 2) ?? null;
  return (
    any(filters.departments, person.department) &&
    any(filters.companies, person.companyName) &&
    any(filters.cities, person.city) &&
    any(filters.languages, language)
  );
}

/** Whom a choice of recipients reaches, and whom it leaves out why. */
export function reach(world: World, recipients: MessageRecipients, location: MessageLocation): Reach {
  const groupUsers = (id: string) => {
    const group = world.groups.find((one) => one.id === id);
    return group ? usersOf(world, group) : new Set<string>();
  };
  const included = new Set(recipients.includeGroups.flatMap((id) => [...groupUsers(id)]));
  const excluded = recipients.excludeGroups.map((id) => ({ id, users: groupUsers(id) }));
  const left = new Map<string, Reach["leftOut"][number]>();
  const leaveOut = (reason: Reach["leftOut"][number]["reason"], groupId?: string) => {
    const key = reason + (groupId ?? "");
    const entry = left.get(key) ?? {
      reason,
      groupId: groupId ?? null,
      groupName: world.groups.find((one) => one.id === groupId)?.displayName ?? null,
      people: 0,
    };
    entry.people += 1;
    left.set(key, entry);
  };
  const people = new Set<string>();
  for (const person of world.people) {
    const excludedBy = excluded.find((one) => one.users.has(person.id));
    if (!recipients.allCompany && !included.has(person.id)) leaveOut("notIncluded");
    else if (excludedBy) leaveOut("excludedGroup", excludedBy.id);
    else if (!person.accountEnabled) leaveOut("accountDisabled");
    else if (!passes(person, recipients.filters)) leaveOut("filter");
    else people.add(person.id);
  }
  const reached = world.devices.filter(
    (one: Device) =>
      people.has(one.userId ?? "") &&
      one.surfaces.some((surface) => surface === location) &&
      any(recipients.filters.platforms, one.operatingSystem),
  );
  const byPlatform = new Map<string, number>();
  for (const device of reached)
    byPlatform.set(device.operatingSystem, (byPlatform.get(device.operatingSystem) ?? 0) + 1);
  return {
    people: people.size,
    devices: reached.length,
    byPlatform: [...byPlatform].map(([platform, devices]) => ({ platform, devices })),
    leftOut: [...left.values()],
    durationMicroseconds: 412,
  };
}
