import { describe, expect, it } from "vitest";
import { instantOfWallTime, wallTimeOfInstant } from "./zoned";

describe("wall time of the tenant's zone", () => {
  it.each([
    ["2026-11-22T09:30", "Europe/Paris", "2026-11-22T08:30:00.000Z"],
    ["2026-07-14T09:30", "Europe/Paris", "2026-07-14T07:30:00.000Z"],
    ["2026-03-29T03:30", "Europe/Paris", "2026-03-29T01:30:00.000Z"],
    ["2026-03-29T01:30", "Europe/Paris", "2026-03-29T00:30:00.000Z"],
    ["2026-11-22T00:00", "Pacific/Auckland", "2026-11-21T11:00:00.000Z"],
    ["2026-11-22T23:15", "America/St_Johns", "2026-11-23T02:45:00.000Z"],
    ["2026-11-22T12:00", "UTC", "2026-11-22T12:00:00.000Z"],
  ])("%s in %s is %s", (wall, zone, instant) => {
    expect(instantOfWallTime(wall, zone)).toBe(instant);
    expect(wallTimeOfInstant(instant, zone)).toBe(wall);
  });

  it("knows what is not a time", () => {
    expect(instantOfWallTime("", "UTC")).toBeNull();
    expect(instantOfWallTime("2026-13-40T99:99", "UTC")).toBeNull();
    expect(wallTimeOfInstant(null, "UTC")).toBe("");
  });
});
