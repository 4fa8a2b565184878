import { describe, expect, it } from "vitest";
import { clockChange, instantOfWallTime, wallTimeOfInstant } from "./zoned";

describe("wall time of the tenant's zone", () => {
  it.each([
    ["2026-11-22T09:30", "Europe/Paris", "2026-11-22T08:30:00.000Z"],
    ["2026-07-14T09:30", "Europe/Paris", "2026-07-14T07:30:00.000Z"],
    ["2026-03-29T03:30", "Europe/Paris", "2026-03-29T01:30:00.000Z"],
    ["2026-03-29T01:30", "Europe/Paris", "2026-03-29T00:30:00.000Z"],
    ["2026-11-22T00:00", "Pacific/Auckland", "2026-11-21T11:00:00.000Z"],
    ["2026-11-22T23:15", "America/St_Johns", "2026-11-23T02:45:00.000Z"],
    ["2026-11-22T12:00", "UTC", "2026-11-22T12:00:00.000Z"],
    ["0020-11-22T12:00", "Asia/Kolkata", "0020-11-22T06:07:00.000Z"],
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

describe("a time when the clock is changed", () => {
  it.each([
    ["2027-03-28T02:30", "Europe/Paris", "2027-03-28T01:30:00.000Z", "2027-03-28T03:30"],
    ["2027-03-14T02:30", "America/New_York", "2027-03-14T07:30:00.000Z", "2027-03-14T03:30"],
    ["2027-10-03T02:15", "Australia/Lord_Howe", "2027-10-02T15:45:00.000Z", "2027-10-03T02:45"],
  ])("%s in %s is left out: %s, when it is %s", (wall, zone, instant, shown) => {
    expect(instantOfWallTime(wall, zone)).toBe(instant);
    expect(wallTimeOfInstant(instant, zone)).toBe(shown);
    expect(clockChange(wall, instant, zone)).toBe("leftOut");
    expect(clockChange(shown, instant, zone)).toBeUndefined();
  });

  it.each([
    ["2027-10-31T02:30", "Europe/Paris", "2027-10-31T00:30:00.000Z", "2027-10-31T01:30:00.000Z"],
    ["2027-11-07T01:30", "America/New_York", "2027-11-07T05:30:00.000Z", "2027-11-07T06:30:00.000Z"],
  ])("%s in %s is there twice: %s and %s, and the later one is meant", (wall, zone, first, second) => {
    expect(instantOfWallTime(wall, zone)).toBe(second);
    expect(clockChange(wall, first, zone)).toBe("firstOfTwo");
    expect(clockChange(wall, second, zone)).toBe("secondOfTwo");
    expect(wallTimeOfInstant(first, zone)).toBe(wall);
    expect(wallTimeOfInstant(second, zone)).toBe(wall);
  });

  it.each([
    ["2027-03-28T01:59", "Europe/Paris"],
    ["2027-03-28T03:00", "Europe/Paris"],
    ["2027-10-31T01:59", "Europe/Paris"],
    ["2027-10-31T03:00", "Europe/Paris"],
    ["2027-10-31T02:30", "Etc/UTC"],
  ])("%s in %s is nothing special", (wall, zone) => {
    const instant = instantOfWallTime(wall, zone);
    expect(wallTimeOfInstant(instant, zone)).toBe(wall);
    expect(clockChange(wall, instant, zone)).toBeUndefined();
  });

  it("is not asked for where there is no time", () => {
    expect(clockChange("", null, "Europe/Paris")).toBeUndefined();
    expect(clockChange("2027-03-28T02:30", null, "Europe/Paris")).toBeUndefined();
  });
});
