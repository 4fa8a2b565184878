import { describe, expect, it } from "vitest";
import { quotaWait, takenShare, waitUntil } from "./quota";

const now = Date.parse("2026-11-22T10:00:00Z");
const inSeconds = (seconds: number) => new Date(now + seconds * 1_000).toISOString();
const quota = (remaining: number, nextFreeDateTime: string | null) => ({
  limit: 25,
  used: 25 - remaining,
  remaining,
  nextFreeDateTime,
});

describe("a wait", () => {
  it("is said in seconds when it is short, else in minutes, never too short", () => {
    expect(waitUntil(now + 1, now)).toMatchObject({ unit: "Seconds", count: 1 });
    expect(waitUntil(now + 119_000, now)).toMatchObject({ unit: "Seconds", count: 119 });
    expect(waitUntil(now + 120_000, now)).toMatchObject({ unit: "Minutes", count: 2 });
    expect(waitUntil(now + 121_000, now)).toMatchObject({ unit: "Minutes", count: 3 });
    expect(waitUntil(now, now)).toBeUndefined();
  });
});

describe("the hour", () => {
  it("has room as long as one is left", () => {
    expect(quotaWait(quota(1, inSeconds(60)), now)).toBeUndefined();
    expect(quotaWait(quota(25, null), now)).toBeUndefined();
  });

  it("says when it has room again", () => {
    expect(quotaWait(quota(0, inSeconds(720)), now)).toEqual({ unit: "Minutes", count: 12, until: now + 720_000 });
  });

  it("is believed to be full until the server says otherwise", () => {
    expect(quotaWait(quota(0, inSeconds(-5)), now)).toMatchObject({ unit: "Seconds", count: 1 });
  });

  it("is taken by what was sent", () => {
    expect(takenShare(quota(25, null))).toBe(0);
    expect(takenShare(quota(5, null))).toBe(0.8);
    expect(takenShare({ limit: 0, used: 0, remaining: 0, nextFreeDateTime: null })).toBe(1);
  });
});
