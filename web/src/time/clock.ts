import { createContext } from "react";

/** The time zone in which the page writes its times; undefined means the browser's own. */
export const PageClock = createContext<string | undefined>(undefined);

const universal: readonly string[] = ["UTC", "Etc/UTC"];

export function isUniversal(timeZone: string): boolean {
  return universal.includes(timeZone);
}

/**
 * A time zone as people read it. For one moment with its distance from UTC then, `Europe/Paris (UTC+2)`; without,
 * since summer's is not winter's, `Europe/Paris`.
 */
export function zoneName(timeZone: string, at?: Date): string {
  if (isUniversal(timeZone)) return "UTC";
  const name = timeZone.replaceAll("_", " ");
  return at ? `${name} (${distanceFromUtc(timeZone, at)})` : name;
}

/** How far the zone's clock is from UTC at that moment: `UTC+2`. */
export function distanceFromUtc(timeZone: string, at: Date): string {
  const part = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "shortOffset" })
    .formatToParts(at)
    .find((one) => one.type === "timeZoneName")?.value;
  return `UTC${part?.replace(/^(GMT|UTC)/, "") || "+0"}`;
}
