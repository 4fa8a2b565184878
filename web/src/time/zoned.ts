// Wall-clock times of the tenant's zone <-> UTC instants. `datetime-local` fields carry no zone.

const minute = 60_000;
const day = 24 * 60 * minute;

function offsetMinutes(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(instant);
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  // Not Date.UTC: to that, the year 20 is 1920, and a year is typed digit by digit.
  const wall = new Date(0).setUTCFullYear(of("year"), of("month") - 1, of("day"));
  const time = (of("hour") * 60 + of("minute")) * minute + of("second") * 1_000;
  return Math.round((wall + time - instant) / minute);
}

/** The wall-clock time as if it were UTC, in milliseconds since 1970; undefined when it is no time. */
function wallMillis(wall: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(wall)) return undefined;
  const millis = Date.parse(`${wall.slice(0, 16)}:00Z`);
  return Number.isNaN(millis) ? undefined : millis;
}

/** When the zone's clock shows this time: once, twice when it is set back then, or never when it is set forward. */
function momentsOf(millis: number, timeZone: string): number[] {
  // Zones change their clocks months apart, so a day before and after only one change can lie between.
  const offsets = new Set([offsetMinutes(millis - day, timeZone), offsetMinutes(millis + day, timeZone)]);
  return [...offsets]
    .map((offset) => millis - offset * minute)
    .filter((moment) => moment + offsetMinutes(moment, timeZone) * minute === millis)
    .sort((one, other) => one - other);
}

/**
 * `2026-11-22T09:30` (or a date and time with seconds) of the zone as an RFC 3339 instant; null when it is no time.
 * Of two moments it is the later one; a time that the clock leaves out is as much later as the clock is set forward.
 */
export function instantOfWallTime(wall: string, timeZone: string): string | null {
  const millis = wallMillis(wall);
  if (millis === undefined) return null;
  const leftOut = millis - offsetMinutes(millis - day, timeZone) * minute;
  return new Date(momentsOf(millis, timeZone).at(-1) ?? leftOut).toISOString();
}

/** The value of a `datetime-local` field for an instant, on the zone's clock; empty for none. */
export function wallTimeOfInstant(instant: string | null | undefined, timeZone: string): string {
  if (!instant) return "";
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return "";
  return new Date(at + offsetMinutes(at, timeZone) * minute).toISOString().slice(0, 16);
}

/** What a change of the zone's clock does to a time that was typed. */
export type ClockChange = "leftOut" | "firstOfTwo" | "secondOfTwo";

/** How the instant comes from the typed time, where it is not as plain as it looks. */
export function clockChange(
  wall: string,
  instant: string | null | undefined,
  timeZone: string,
): ClockChange | undefined {
  const millis = wallMillis(wall);
  if (millis === undefined || !instant) return undefined;
  const [first, second] = momentsOf(millis, timeZone);
  if (first === undefined) return "leftOut";
  if (second === undefined) return undefined;
  // The instant may have seconds, which the field does not show.
  return Date.parse(instant) < second ? "firstOfTwo" : "secondOfTwo";
}
