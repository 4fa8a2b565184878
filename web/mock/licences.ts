// Subscriptions and who holds what, in memory, evaluated anew at every question.
import { capabilities, capabilityOf, type MockPlan, productOf, skuOf } from "./licence-catalog.ts";
import { type MockMailboxPlan, makeMailboxPlans } from "./mailbox-plans.ts";
import type { World } from "./world.ts";

/** Plans that are switched off, by product. */
export type Given = Map<string, string[]>;

export interface MockSubscription {
  id: string;
  skuId: string;
  totalLicenses: number;
  isTrial: boolean;
  createdDateTime: string;
  status: "Enabled" | "Warning" | "Suspended" | "LockedOut" | "Deleted";
  nextLifecycleDateTime: string | null;
  version: number;
}

export interface Licences {
  subscriptions: MockSubscription[];
  prices: Map<string, { pricePerMonth: string | null; currency: string | null }>;
  direct: Map<string, Given>;
  groups: Map<string, Given>;
  /** Countries where a plan must not be used. */
  barred: Map<string, string[]>;
  delayedDelicensingEnabled: boolean;
  expiryNotices: boolean;
  mailboxPlans: MockMailboxPlan[];
  /** What was taken back, so that it can be given again. */
  batches: Map<string, MockBatch>;
}

export interface MockBatch {
  createdDateTime: string;
  undoneDateTime: string | null;
  items: { userId: string; skuId: string; disabledPlans: string[] }[];
}

export interface Way {
  skuId: string;
  assignedByGroup: string | null;
  disabledPlans: string[];
  error: string;
}

export interface Outcome {
  ways: Map<string, Way[]>;
  consumed: Map<string, number>;
  missing: Map<string, number>;
  capability: Map<string, string | null>;
}

const day = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString();

export function makeLicences(world: World): Licences {
  const licences: Licences = {
    subscriptions: [],
    prices: new Map(),
    direct: new Map(),
    groups: new Map(),
    barred: new Map(),
    delayedDelicensingEnabled: true,
    expiryNotices: true,
    mailboxPlans: makeMailboxPlans(),
    batches: new Map(),
  };
  if (world.scenario === "empty") return licences;
  const subscribe = (part: string, totalLicenses: number, more: Partial<MockSubscription> = {}) =>
    licences.subscriptions.push({
      id: world.dice.guid(),
      skuId: skuOf(part),
      totalLicenses,
      isTrial: false,
      createdDateTime: inDays(-300),
      status: "Enabled",
      nextLifecycleDateTime: inDays(65),
      version: 1,
      ...more,
    });
  subscribe("SPE_E3", 600, { nextLifecycleDateTime: inDays(212) });
  subscribe("SPE_E3", 50, { createdDateTime: inDays(-40), nextLifecycleDateTime: inDays(325) });
  subscribe("SPE_E5", 120, { nextLifecycleDateTime: inDays(212) });
  subscribe("SPE_F1", 140, { nextLifecycleDateTime: inDays(98) });
  subscribe("EXCHANGESTANDARD", 180, { status: "Warning", nextLifecycleDateTime: inDays(11) });
  subscribe("EXCHANGEENTERPRISE", 150, { nextLifecycleDateTime: inDays(140) });
  subscribe("EXCHANGEDESKLESS", 180, { nextLifecycleDateTime: null });
  subscribe("EXCHANGEARCHIVE_ADDON", 40, { nextLifecycleDateTime: inDays(180) });
  subscribe("SPB", 25, { isTrial: true, createdDateTime: inDays(-12), nextLifecycleDateTime: inDays(18) });
  subscribe("DESKLESSPACK", 60, { status: "Suspended", nextLifecycleDateTime: inDays(47) });
  const prices = {
    SPE_E3: "36.00",
    SPE_E5: "57.00",
    SPE_F1: "8.00",
    EXCHANGESTANDARD: "3.70",
    EXCHANGEENTERPRISE: "7.40",
    EXCHANGEDESKLESS: "1.90",
  };
  for (const [part, pricePerMonth] of Object.entries(prices))
    licences.prices.set(skuOf(part), { pricePerMonth, currency: "EUR" });
  give(world, licences);
  return licences;
}

function give(world: World, licences: Licences): void {
  const { people } = world;
  const hand = (userId: string, part: string, disabledPlans: string[] = []) => {
    const given = licences.direct.get(userId) ?? new Map();
    licences.direct.set(userId, given.set(skuOf(part), disabledPlans));
  };
  const groupNamed = (name: string) => world.groups.find((one) => one.displayName === name)?.id ?? "";
  const office = ["Sales", "Finance", "Human Resources", "IT", "Legal", "Marketing"];
  for (const name of office) licences.groups.set(groupNamed(name), new Map([[skuOf("SPE_E3"), []]]));
  licences.groups.set(groupNamed("Night shift"), new Map([[skuOf("EXCHANGEENTERPRISE"), []]]));
  // More people than seats: some have an error.
  licences.groups.set(groupNamed("Production"), new Map([[skuOf("SPE_F1"), []]]));
  licences.groups.set(groupNamed("Quality"), new Map([[skuOf("SPE_F1"), []]]));
  people.forEach((person, index) => {
    if (index === 0) {
      for (const part of ["SPE_E5", "EXCHANGESTANDARD", "EXCHANGEENTERPRISE"]) hand(person.id, part);
    } else if (person.department === "R&D") hand(person.id, "SPE_E5");
    else if (office.includes(person.department ?? "") && index % 5 === 0) hand(person.id, "EXCHANGESTANDARD");
    else if (office.includes(person.department ?? "") && index % 5 === 1) hand(person.id, "EXCHANGEENTERPRISE");
    else if (person.department === "Support")
      hand(person.id, index % 3 === 0 ? "EXCHANGESTANDARD" : "EXCHANGEDESKLESS");
    if (person.department === "R&D" && index % 4 === 0) hand(person.id, "EXCHANGEDESKLESS");
    if (person.department === "Legal" && index % 2 === 0) hand(person.id, "EXCHANGEARCHIVE_ADDON");
    if (person.department === "Marketing" && index % 7 === 0) hand(person.id, "SPB");
  });
  for (const person of people) if (person.userType === "Guest") person.usageLocation = null;
}

/** The seats of a product that can be given. */
export function seatsOf(licences: Licences, skuId: string): number {
  return licences.subscriptions
    .filter((one) => one.skuId === skuId && ["Enabled", "Warning"].includes(one.status))
    .reduce((sum, one) => sum + one.totalLicenses, 0);
}

/** Everybody's licences: direct ones first, then those of groups, in the order of people. */
export function evaluate(world: World, licences: Licences): Outcome {
  const outcome: Outcome = { ways: new Map(), consumed: new Map(), missing: new Map(), capability: new Map() };
  const seats = new Map<string, number>();
  const free = (skuId: string) => {
    if (!seats.has(skuId)) seats.set(skuId, seatsOf(licences, skuId));
    return (seats.get(skuId) ?? 0) > (outcome.consumed.get(skuId) ?? 0);
  };
  const members = [...licences.groups].map(([id, given]) => {
    const group = world.groups.find((one) => one.id === id);
    return { id, given, people: new Set(group?.members ?? []) };
  });
  const add = (userId: string, way: Way) => {
    const ways = outcome.ways.get(userId) ?? [];
    const has = ways.some((one) => one.skuId === way.skuId && one.error === "None");
    if (!has && !free(way.skuId)) way.error = "CountViolation";
    const counts = way.error === "None" ? outcome.consumed : outcome.missing;
    if (!has) counts.set(way.skuId, (counts.get(way.skuId) ?? 0) + 1);
    outcome.ways.set(userId, [...ways, way]);
  };
  const barredFor = (skuId: string, place: string | null | undefined) =>
    productOf(skuId)?.plans.some((plan) => place && licences.barred.get(plan.id)?.includes(place));
  const way = (skuId: string, disabledPlans: string[], assignedByGroup: string | null, place?: string | null): Way => ({
    skuId,
    assignedByGroup,
    disabledPlans,
    error: barredFor(skuId, place) ? "ProhibitedInUsageLocationViolation" : "None",
  });
  for (const person of world.people)
    for (const [skuId, off] of licences.direct.get(person.id) ?? [])
      add(person.id, way(skuId, off, null, person.usageLocation));
  for (const person of world.people)
    for (const group of members)
      if (group.people.has(person.id))
        for (const [skuId, off] of group.given) add(person.id, way(skuId, off, group.id, person.usageLocation));
  for (const person of world.people)
    outcome.capability.set(person.id, capabilityOf(activePlans(outcome.ways.get(person.id) ?? [])));
  return outcome;
}

export const plansOf = (way: Way): MockPlan[] =>
  (productOf(way.skuId)?.plans ?? []).filter((plan) => !way.disabledPlans.includes(plan.id));

export const activePlans = (ways: readonly Way[]) => ways.filter((one) => one.error === "None").flatMap(plansOf);

/** Whether a product gives somebody nothing that the others do not give too, and why. */
export function surplusOf(ways: readonly Way[], skuId: string): "covered" | "outranked" | undefined {
  const active = ways.filter((one) => one.error === "None");
  const own = active.filter((one) => one.skuId === skuId).flatMap(plansOf);
  const others = active.filter((one) => one.skuId !== skuId).flatMap(plansOf);
  if (own.length === 0 || others.length === 0) return undefined;
  const given = new Set(others.map((plan) => plan.id));
  if (own.every((plan) => given.has(plan.id))) return "covered";
  const [mine, theirs] = [capabilityOf(own), capabilityOf(others)];
  const onlyMail = own.length < 4;
  return onlyMail && mine && theirs && capabilities.indexOf(theirs) > capabilities.indexOf(mine)
    ? "outranked"
    : undefined;
}

/** What somebody or a group is given directly, changed as the request says. */
export function changed(
  given: Given | undefined,
  body: { addLicenses: { skuId: string; disabledPlans?: string[] }[]; removeLicenses: string[] },
): Given {
  const after: Given = new Map(given);
  for (const skuId of body.removeLicenses) after.delete(skuId);
  for (const { skuId, disabledPlans = [] } of body.addLicenses) after.set(skuId, disabledPlans);
  return after;
}
