// About a thousand people of an invented company, their groups and devices.
import type { Device, Group, User } from "../src/api/types.ts";
import type { Dice } from "./random.ts";

const givenNames =
  "Camille Lucas Inès Hugo Chloé Nathan Léa Louis Manon Jules Zoé Adam Emma Gabriel Alice Raphaël Jeanne Arthur Louise Paul Nora Amir Sofia Mateo Olga Piotr Yasmine Kenji Ayo Ingrid Bram Elif Diego Mei Tomás Sanna Farid Rosa Niels Aïcha".split(
    " ",
  );
const surnames =
  "Martin Bernard Dubois Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel Garcia Roux Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Faure Mercier Blanc Guerin Boyer Chevalier Nowak Okafor Tanaka Silva Haddad Jansen Lindqvist Kaya Ferrari Novak O'Brien Peeters".split(
    " ",
  );
export const departments = [
  "Production",
  "Sales",
  "Finance",
  "Human Resources",
  "IT",
  "Legal",
  "Marketing",
  "Quality",
  "R&D",
  "Support",
];
export const cities = ["Lille", "Lyon", "Gent", "Brussels", "Montréal", "Nantes"];
const countries: Record<string, string> = { Gent: "Belgium", Brussels: "Belgium", Montréal: "Canada" };
const jobs = ["Technician", "Engineer", "Team lead", "Analyst", "Assistant", "Director", "Specialist", "Consultant"];

function ascii(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[^A-Za-z]/g, "")
    .toLowerCase();
}

export function makePeople(dice: Dice, count: number): User[] {
  return Array.from({ length: count }, (_, index) => {
    const givenName = dice.pick(givenNames);
    const surname = dice.pick(surnames);
    const city = dice.pick(cities);
    const guest = index > 3 && dice.next() < 0.03;
    const upn = `${ascii(givenName)}.${ascii(surname)}${index}@${guest ? "partner.example" : "septentrion.example"}`;
    return {
      id: dice.guid(),
      userPrincipalName: upn,
      displayName: `${givenName} ${surname}`,
      givenName,
      surname,
      mail: upn,
      otherMails: [],
      businessPhones: [],
      mobilePhone:
        dice.next() < 0.6 ? `+33 6 ${dice.between(10, 99)} ${dice.between(10, 99)} ${dice.between(10, 99)} 12` : null,
      department: dice.pick(departments),
      companyName: dice.next() < 0.8 ? "Septentrion" : "Septentrion Services",
      officeLocation: `${city} ${dice.pick(["A", "B", "C"])}${dice.between(1, 4)}`,
      city,
      country: countries[city] ?? "France",
      jobTitle: dice.pick(jobs),
      preferredLanguage: dice.pick(["fr-FR", "fr-FR", "en-GB", "nl-BE", "fr-CA"]),
      usageLocation: "FR",
      accountEnabled: index < 4 || dice.next() > 0.04,
      userType: guest ? "Guest" : "Member",
      createdDateTime: new Date(Date.UTC(2024, dice.between(0, 11), dice.between(1, 28), 8)).toISOString(),
      "@odata.etag": 'W/"1"',
    };
  });
}

export interface MockGroup extends Group {
  members: string[];
  owners: string[];
}

export function makeGroups(dice: Dice, people: User[]): MockGroup[] {
  const group = (displayName: string, description: string, members: string[], isAllCompany = false): MockGroup => ({
    id: dice.guid(),
    displayName,
    description,
    mailNickname: ascii(displayName) || "group",
    securityEnabled: true,
    mailEnabled: dice.next() < 0.4,
    groupTypes: [],
    membershipRule: null,
    createdDateTime: new Date(Date.UTC(2025, dice.between(0, 11), dice.between(1, 28), 9)).toISOString(),
    isAllCompany,
    memberCount: members.length,
    transitiveUserCount: 0,
    "@odata.etag": 'W/"1"',
    members,
    owners: isAllCompany ? [] : members.slice(0, 2),
  });
  const of = (keep: (person: User) => boolean) => people.filter(keep).map((person) => person.id);
  const all = group(
    "All Company",
    "Everybody with an account. Kept by Beffroi.",
    of((one) => one.accountEnabled),
    true,
  );
  const byDepartment = departments.map((name) =>
    group(
      name,
      `Everybody in ${name}`,
      of((one) => one.department === name),
    ),
  );
  for (const one of byDepartment) {
    one.groupTypes = ["DynamicMembership"];
    one.membershipRule = `user.department -eq "${one.displayName}" -and user.accountEnabled -eq true`;
    one.membershipRuleProcessingState = "On";
  }
  const bySite = cities.map((name) =>
    group(
      `Site ${name}`,
      `People who work in ${name}`,
      of((one) => one.city === name),
    ),
  );
  const europe = group(
    "Europe",
    "All European sites",
    bySite.filter((one) => one.displayName !== "Site Montréal").map((one) => one.id),
  );
  const projects = [
    "Night shift",
    "First aiders",
    "Works council",
    "New joiners",
    "Copilot pilot",
    "Windows 11 ring 1",
    "Windows 11 ring 2",
    "Drivers",
    "Reception",
    "Board",
    "Trainers",
  ].map((name) =>
    group(
      name,
      "",
      Array.from({ length: dice.between(0, 60) }, () => dice.pick(people).id),
    ),
  );
  for (const one of projects) one.members = [...new Set(one.members)];
  return [all, ...byDepartment, ...bySite, europe, ...projects];
}

export function makeDevices(dice: Dice, people: User[]): Device[] {
  const kinds = ["Windows", "Windows", "Windows", "macOS", "Linux", "Web", "iOS", "Android"] as const;
  return people.flatMap((person) =>
    Array.from({ length: dice.between(0, 2) }, (): Device => {
      const operatingSystem = dice.pick(kinds);
      const windows = operatingSystem === "Windows";
      const surfaces: Device["surfaces"] = windows
        ? ["taskbar", "notificationArea", "lockScreen", "getStarted"]
        : ["portal"];
      return {
        "@odata.etag": 'W/"1"',
        id: dice.guid(),
        deviceName: windows ? `SEP-${dice.between(10000, 99999)}` : `${person.givenName}'s ${operatingSystem}`,
        userId: person.id,
        userPrincipalName: person.userPrincipalName,
        userDisplayName: person.displayName,
        operatingSystem,
        osVersion: windows ? dice.pick(["10.0.26100.7171", "10.0.26200.1742", "10.0.22621.755"]) : "15.1",
        skuFamily: windows ? "Enterprise" : null,
        joinType: windows ? "azureADJoined" : "azureADRegistered",
        enrolledDateTime: new Date(Date.UTC(2026, dice.between(0, 9), dice.between(1, 28), 9)).toISOString(),
        lastSyncDateTime: new Date(Date.now() - dice.between(60, 3_000_000) * 1000).toISOString(),
        surfaces,
        policies: windows
          ? { EnableOrganizationalMessages: dice.next() > 0.1 ? 1 : 0, AllowWindowsSpotlight: 1, AllowWindowsTips: 1 }
          : {},
      };
    }),
  );
}
