// What a capability gives a mailbox: sizes and numbers as people type them, without a screen.
import type { MailboxPlan } from "../../api/types";

/** How many of the server's units one of a field's units has. */
export const units = { gigabytes: 2 ** 30, megabytes: 2 ** 20, count: 1 } as const;
export type Unit = keyof typeof units;

/** The limits, in the order of the form, with what each is counted in and whether it can be lifted. */
export const limits = [
  { key: "issueWarningQuota", unit: "gigabytes", canBeUnlimited: true },
  { key: "prohibitSendQuota", unit: "gigabytes", canBeUnlimited: true },
  { key: "prohibitSendReceiveQuota", unit: "gigabytes", canBeUnlimited: true },
  { key: "archiveQuota", unit: "gigabytes", canBeUnlimited: true },
  { key: "maxSendSize", unit: "megabytes", canBeUnlimited: false },
  { key: "maxReceiveSize", unit: "megabytes", canBeUnlimited: false },
  { key: "recipientLimits", unit: "count", canBeUnlimited: true },
  { key: "recipientRateLimit", unit: "count", canBeUnlimited: true },
] as const;
export type LimitKey = (typeof limits)[number]["key"];

/** By which a mailbox is reached, or not. */
export const protocols = [
  "mapiEnabled",
  "ewsEnabled",
  "imapEnabled",
  "popEnabled",
  "smtpEnabled",
  "activeSyncEnabled",
  "owaEnabled",
] as const;

/** What is on or off. */
export const switches = ["archiveEnabled", ...protocols] as const;
export type SwitchKey = (typeof switches)[number];

/** A limit as it stands in its field: nothing is typed where there is none. */
export interface TypedLimit {
  text: string;
  isUnlimited: boolean;
}

export interface TypedPlan {
  limits: Record<LimitKey, TypedLimit>;
  switches: Record<SwitchKey, boolean>;
}

/** A number of bytes or recipients in a field's unit, with two digits at most. */
export const inUnit = (value: number, unit: Unit) => Math.round((value / units[unit]) * 100) / 100;

export function typedPlan(plan: MailboxPlan): TypedPlan {
  const limit = ({ key, unit }: (typeof limits)[number]): [LimitKey, TypedLimit] => {
    const value = plan[key];
    const isUnlimited = value === "unlimited";
    return [key, { text: isUnlimited ? "" : String(inUnit(value, unit)), isUnlimited }];
  };
  return {
    limits: Object.fromEntries(limits.map(limit)) as Record<LimitKey, TypedLimit>,
    switches: Object.fromEntries(switches.map((key) => [key, plan[key]])) as Record<SwitchKey, boolean>,
  };
}

/** What a field says, as the server wants it; undefined when it is no limit. */
export function limitTyped({ text, isUnlimited }: TypedLimit, unit: Unit): number | "unlimited" | undefined {
  if (isUnlimited) return "unlimited";
  const trimmed = text.trim().replace(",", ".");
  const pattern = unit === "count" ? /^\d{1,7}$/ : /^\d{1,7}(\.\d{1,2})?$/;
  if (!pattern.test(trimmed)) return undefined;
  const value = Math.floor(Number(trimmed) * units[unit]);
  if (unit === "megabytes") return value >= 2 ** 20 && value <= 150 * 2 ** 20 ? value : undefined;
  if (unit === "count") return value >= 1 && value <= 1_000_000 ? value : undefined;
  return value <= 2 ** 50 ? value : undefined;
}

const quotas = ["issueWarningQuota", "prohibitSendQuota", "prohibitSendReceiveQuota"] as const;

/** The first field that keeps the plan from being saved, and why. */
export function wrongIn(plan: TypedPlan): { key: LimitKey; why: Unit | "order" } | undefined {
  for (const { key, unit } of limits) if (limitTyped(plan.limits[key], unit) === undefined) return { key, why: unit };
  const size = (key: LimitKey) => {
    const value = limitTyped(plan.limits[key], "gigabytes");
    return value === "unlimited" ? Number.POSITIVE_INFINITY : (value ?? 0);
  };
  for (const [index, key] of quotas.entries()) {
    const before = quotas[index - 1];
    if (before && size(before) > size(key)) return { key, why: "order" };
  }
  return undefined;
}

type Changes = Partial<Record<LimitKey, number | "unlimited">> & Partial<Record<SwitchKey, boolean>>;

/** What has to be sent: whatever was typed anew, and nothing else. */
export function changesOf(before: TypedPlan, after: TypedPlan): Changes {
  const changes: Changes = {};
  for (const { key, unit } of limits) {
    const value = limitTyped(after.limits[key], unit);
    if (value !== undefined && value !== limitTyped(before.limits[key], unit)) changes[key] = value;
  }
  for (const key of switches) if (before.switches[key] !== after.switches[key]) changes[key] = after.switches[key];
  return changes;
}
