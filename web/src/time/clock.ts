import { createContext } from "react";

/** The time zone in which the page writes its times; undefined means the browser's own. */
export const PageClock = createContext<string | undefined>(undefined);

const universal: readonly string[] = ["UTC", "Etc/UTC"];

/** A time zone as people read it, with its distance from UTC at that moment: `Europe/Paris (UTC+1)`. */
export function zoneName(timeZone: string, at: Date): string {
  if (universal.includes(timeZone)) return "UTC";
  const part = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "shortOffset" })
    .formatToParts(at)
    .find((one) => one.type === "timeZoneName")?.value;
  const distance = part?.replace(/^(GMT|UTC)/, "") || "+0";
  return `${timeZone.replaceAll("_", " ")} (UTC${distance})`;
}
