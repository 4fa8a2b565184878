// What the figures and standings of licences say, without a screen.
import type { LicenceSubscription, SubscribedSku } from "../../api/types";

/** From the best to the worst. */
export const standings = ["Enabled", "Warning", "Suspended", "LockedOut", "Deleted"] as const;
export type Standing = (typeof standings)[number];

/** What the server says, or the last one for a word that is not known. */
export const standingOf = (word: string): Standing => standings.find((one) => one === word) ?? "Deleted";

/** The seats of a product that people can have. */
export const assignable = ({ prepaidUnits }: Pick<SubscribedSku, "prepaidUnits">) =>
  prepaidUnits.enabled + prepaidUnits.warning;

export const freeSeats = (sku: Pick<SubscribedSku, "prepaidUnits" | "consumedUnits">) =>
  Math.max(0, assignable(sku) - sku.consumedUnits);

/** When the standing of a product changes next: with the first of the subscriptions that give it this standing. */
export function nextStep(sku: SubscribedSku, subscriptions: readonly LicenceSubscription[]): string | null {
  const steps = subscriptions
    .filter((one) => one.skuId === sku.skuId && one.status === sku.capabilityStatus)
    .flatMap((one) => one.nextLifecycleDateTime ?? []);
  return steps.sort()[0] ?? null;
}

const day = 86_400_000;
/** For how many days a subscription stays in a standing. */
const spans: Partial<Record<Standing, number>> = { Warning: 30, Suspended: 90, LockedOut: 30 };

export interface LifeStep {
  standing: Standing;
  /** When it begins; null where nobody knows, or for one that has no end. */
  from: string | null;
}

/** The whole life of a subscription, with the days on which each step comes as things are now. */
export function lifeOf(
  one: Pick<LicenceSubscription, "status" | "isTrial" | "nextLifecycleDateTime" | "createdDateTime">,
) {
  const path: readonly Standing[] = one.isTrial ? ["Enabled", "Warning", "Deleted"] : standings;
  const now = path.indexOf(standingOf(one.status));
  const next = one.nextLifecycleDateTime ? Date.parse(one.nextLifecycleDateTime) : null;
  const starts: (number | null)[] = path.map(() => null);
  starts[0] = Date.parse(one.createdDateTime);
  if (next !== null) {
    let at = next;
    for (let step = now + 1; step < path.length; step += 1) {
      starts[step] = at;
      at += (spans[path[step] as Standing] ?? 0) * day;
    }
    at = next;
    for (let step = now; step > 0; step -= 1) {
      at -= (spans[path[step] as Standing] ?? 0) * day;
      starts[step] = at;
    }
  }
  return path.map((standing, step): LifeStep => {
    const start = starts[step];
    return { standing, from: start === null || start === undefined ? null : new Date(start).toISOString() };
  });
}

export type SkuOrder = "displayName" | "consumedUnits" | "pricePerMonth";

/** The products that a search finds, in an order of the table (`field` or `field desc`). */
export function arrangeSkus(
  skus: readonly SubscribedSku[],
  search: string | undefined,
  order: string,
  language: string,
): SubscribedSku[] {
  const term = search?.trim().toLocaleLowerCase(language) ?? "";
  const [field, direction] = order.split(" ");
  const sign = direction === "desc" ? -1 : 1;
  const compare = (a: SubscribedSku, b: SubscribedSku) => {
    if (field === "consumedUnits") return share(a) - share(b);
    if (field === "pricePerMonth") return Number(a.pricePerMonth ?? -1) - Number(b.pricePerMonth ?? -1);
    return a.displayName.localeCompare(b.displayName, language);
  };
  return skus
    .filter((one) => `${one.displayName} ${one.skuPartNumber}`.toLocaleLowerCase(language).includes(term))
    .toSorted((a, b) => sign * compare(a, b) || a.displayName.localeCompare(b.displayName, language));
}

/** How full a product is; one without seats is full. */
function share(sku: SubscribedSku): number {
  const seats = assignable(sku);
  return seats === 0 ? 1 : sku.consumedUnits / seats;
}

/** What all seats cost a month, by currency. */
export function costs(skus: readonly SubscribedSku[]): { currency: string; amount: number }[] {
  const sums = new Map<string, number>();
  for (const sku of skus)
    if (sku.pricePerMonth && sku.currency)
      sums.set(sku.currency, (sums.get(sku.currency) ?? 0) + Number(sku.pricePerMonth) * assignable(sku));
  return [...sums].map(([currency, amount]) => ({ currency, amount }));
}

/** A number of seats as it was typed, or undefined. */
export function seatsTyped(text: string): number | undefined {
  const seats = Number(text.trim());
  return /^\d{1,9}$/.test(text.trim()) && seats >= 1 && seats <= 100_000_000 ? seats : undefined;
}

/** A price as it was typed, with a comma or a dot, as the server wants it; undefined when it is none. */
export function priceTyped(text: string): string | null | undefined {
  const trimmed = text.trim().replace(",", ".");
  if (trimmed === "") return null;
  return /^\d{1,9}(\.\d{1,2})?$/.test(trimmed) ? trimmed : undefined;
}
