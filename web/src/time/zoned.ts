// Wall-clock times of the tenant's zone <-> UTC instants. `datetime-local` fields carry no zone.

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
  const wall = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
  return Math.round((wall - instant) / 60_000);
}

/** `2026-11-22T09:30` (or a date and time with seconds) of the zone as an RFC 3339 instant; null when it is no time. */
export function instantOfWallTime(wall: string, timeZone: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(wall)) return null;
  const asUtc = Date.parse(`${wall.slice(0, 16)}:00Z`);
  if (Number.isNaN(asUtc)) return null;
  // The offset at the guess may lie on the other side of a clock change: look once more.
  const guess = asUtc - offsetMinutes(asUtc, timeZone) * 60_000;
  const instant = asUtc - offsetMinutes(guess, timeZone) * 60_000;
  return new Date(instant).toISOString();
}

/** The value of a `datetime-local` field for an instant, on the zone's clock; empty for none. */
export function wallTimeOfInstant(instant: string | null | undefined, timeZone: string): string {
  if (!instant) return "";
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return "";
  return new Date(at + offsetMinutes(at, timeZone) * 60_000).toISOString().slice(0, 16);
}
