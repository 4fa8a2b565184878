// When notifications to groups can be sent again.
import type { NotificationQuota } from "../../api/types";

/** A wait as people say it: under two minutes in seconds. */
export interface Wait {
  unit: "Seconds" | "Minutes";
  count: number;
  /** When it is over, in milliseconds since 1970. */
  until: number;
}

const minute = 60_000;

/** The wait until then; undefined when it is over. */
export function waitUntil(until: number, now: number): Wait | undefined {
  const left = until - now;
  if (left <= 0) return undefined;
  return left < 2 * minute
    ? { unit: "Seconds", count: Math.ceil(left / 1_000), until }
    : { unit: "Minutes", count: Math.ceil(left / minute), until };
}

/** How long nothing can be sent; undefined as long as there is room. */
export function quotaWait({ remaining, nextFreeDateTime }: NotificationQuota, now: number): Wait | undefined {
  if (remaining > 0 || !nextFreeDateTime) return undefined;
  // The clocks of two computers differ: that it should have ended is not yet that it has.
  return waitUntil(Date.parse(nextFreeDateTime), now) ?? { unit: "Seconds", count: 1, until: now + 1_000 };
}

/** How much of the hour is taken, from 0 to 1. */
export const takenShare = ({ limit, remaining }: NotificationQuota): number =>
  limit === 0 ? 1 : Math.min(1, Math.max(0, (limit - remaining) / limit));
