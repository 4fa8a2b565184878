import { describe, expect, it } from "vitest";
import { zoneName } from "./clock";

describe("zoneName", () => {
  it.each([
    ["Europe/Paris", "2026-01-15T12:00:00Z", "Europe/Paris (UTC+1)"],
    ["Europe/Paris", "2026-07-15T12:00:00Z", "Europe/Paris (UTC+2)"],
    ["America/New_York", "2026-01-15T12:00:00Z", "America/New York (UTC-5)"],
    ["Asia/Kolkata", "2026-01-15T12:00:00Z", "Asia/Kolkata (UTC+5:30)"],
    ["Europe/London", "2026-01-15T12:00:00Z", "Europe/London (UTC+0)"],
    ["Etc/UTC", "2026-01-15T12:00:00Z", "UTC"],
  ])("writes %s at %s as %s", (zone, at, words) => {
    expect(zoneName(zone, new Date(at))).toBe(words);
  });

  it("has no distance from UTC where it would have to hold for many times", () => {
    expect(zoneName("America/New_York")).toBe("America/New York");
    expect(zoneName("Etc/UTC")).toBe("UTC");
  });
});
