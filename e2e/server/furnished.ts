// An office in which every page has something to show.
import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { Api } from "./api.ts";
import type { Group, Message, Office, Person } from "./office.ts";
import { administrator } from "./server.ts";

export interface Furnished {
  employee: Person;
  group: Group;
  deviceId: string;
  /** The id of the application that the office began with. */
  application: string;
  draft: Message;
  waiting: Message;
  active: Message;
}

/** What somebody has of conferences by phone. */
export interface Conference {
  conferenceId: string | null;
  tollNumber: string | null;
}

interface Showing {
  showingId: string;
}

const staff = ["Ada Lovelace", "Ève Curie", "Grace Hopper", "Hedy Lamarr", "Joan Clarke", "Mary Somerville"];

/** Fills an office with people, groups, devices and messages in every stage of their life. */
export async function furnish(office: Office): Promise<Furnished> {
  const approver = await office.hire("Arthur Approver", "approver");
  await office.hire("Wendy Writer", "writer");
  const employee = await office.hire("Emma Employee");
  const people: Person[] = [];
  for (const name of staff) people.push(await office.hire(name));
  const paris = await office.gather("Paris", ...people.slice(0, 3));
  const group = await office.gather("Everybody in France with a very long group name", paris, employee);
  const deviceId = await enrol(office, employee);

  const active = await office.send(
    { name: "Planned outage", title: "Mail is away on Sunday", frequency: "weekly" },
    approver,
  );
  for (const person of people) await see(office, person);
  await office.send({ name: "Safety training", title: "Your safety training is due", location: "taskbar" }, approver);
  await office.send({ name: "Bike day", title: "Come by bike on Friday", location: "notificationArea" }, approver);
  const waiting = await office.submit({ name: "Canteen menu", title: "New dishes from Monday" });
  const draft = await office.write({
    name: "Welcome",
    title: "Welcome to Contoso",
    includeGroups: [group],
    excludeGroups: [paris],
  });
  await office.dismiss(await office.hire("Gaston Gone"));
  await trust(office);
  await license(office, employee, group);
  await enableConferences(office, employee);
  const application = office.server.application.clientId;
  return { employee, group, deviceId, application, draft, waiting, active };
}

async function enrol(office: Office, person: Person): Promise<string> {
  const api = await office.as(person);
  return (await api.post<{ id: string }>("/v1.0/me/managedDevices", { deviceName: "Emma's browser" })).id;
}

/** People may sign in at another company's server, which nobody has to reach for that. */
async function trust(office: Office): Promise<void> {
  const api = await office.as({ userPrincipalName: administrator });
  const fabrikam = { displayName: "Fabrikam", issuer: "https://login.fabrikam.example", clientId: "beffroi" };
  await api.post("/beta/identity/identityProviders", fabrikam);
}

/** Somebody holds three products: one decides, one comes with it anyway, and a group gives the last seat of the third. */
async function license(office: Office, person: Person, group: Group): Promise<void> {
  const api = await office.as({ userPrincipalName: administrator });
  const have = async (skuPartNumber: string, totalLicenses: number) =>
    (await api.post<{ skuId: string }>("/beta/admin/licenses/subscriptions", { skuPartNumber, totalLicenses })).skuId;
  const suite = await have("SPE_E3", 10);
  const mailbox = await have("EXCHANGEENTERPRISE", 10);
  const kiosk = await have("EXCHANGEDESKLESS", 1);
  const give = (...skuIds: string[]) => ({
    addLicenses: skuIds.map((skuId) => ({ skuId, disabledPlans: [] })),
    removeLicenses: [],
  });
  await api.patch(`/v1.0/users/${person.id}`, { usageLocation: "FR" });
  await api.post(`/v1.0/users/${person.id}/assignLicense`, give(suite, mailbox));
  await api.post(`/v1.0/groups/${group.id}/assignLicense`, give(kiosk));
}

/** Somebody holds conferences by phone: a number, a licence, and the server's own work. */
async function enableConferences(office: Office, person: Person): Promise<void> {
  const api = await office.as({ userPrincipalName: administrator });
  const number = { number: "+33170914567", kind: "toll", country: "FR", city: "Paris", primaryLanguage: "fr-FR" };
  await api.post("/beta/admin/conferencing/serviceNumbers", number);
  const subscription = { skuPartNumber: "MCOMEETADV", totalLicenses: 10 };
  const { skuId } = await api.post<{ skuId: string }>("/beta/admin/licenses/subscriptions", subscription);
  const addLicenses = [{ skuId, disabledPlans: [] }];
  await api.post(`/v1.0/users/${person.id}/assignLicense`, { addLicenses, removeLicenses: [] });
  await whenEnabled(api, person);
}

/** Somebody gets a suite with audio conferencing, and is enabled by the server's own work. */
export async function giveConferences(api: Api, person: Person): Promise<Conference> {
  const body = { skuPartNumber: "SPE_E5", totalLicenses: 10 };
  const { skuId } = await api.post<{ skuId: string }>("/beta/admin/licenses/subscriptions", body);
  await api.patch(`/v1.0/users/${person.id}`, { usageLocation: "FR" });
  const addLicenses = [{ skuId, disabledPlans: [] }];
  await api.post(`/v1.0/users/${person.id}/assignLicense`, { addLicenses, removeLicenses: [] });
  return whenEnabled(api, person);
}

/** What somebody has as soon as the server has enabled them. */
export async function whenEnabled(api: Api, { id }: Pick<Person, "id">): Promise<Conference> {
  for (;;) {
    const found = await api.get<Conference>(`/beta/admin/conferencing/users/${id}`);
    if (found.conferenceId) return found;
    // Asked without a break, the server would soon refuse to answer.
    await setTimeout(100);
  }
}

/** Somebody sees what is due and follows its link. */
async function see(office: Office, person: Person): Promise<void> {
  const api = await office.as(person);
  const { value } = await api.get<{ value: Showing[] }>("/beta/me/organizationalMessages/due");
  const occurredDateTime = new Date().toISOString();
  const events = value.flatMap(({ showingId }) =>
    ["shown", "clicked"].map((type) => ({ id: randomUUID(), showingId, type, occurredDateTime })),
  );
  await api.post("/beta/me/organizationalMessages/events", { events });
}
