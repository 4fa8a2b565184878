import { describe, expect, it } from "vitest";
import type { Application } from "../../api/types";
import { lastEnd, redirectUris, redirectUrisOf, validityOf } from "./application";

const application = {
  web: { redirectUris: ["https://a.example"] },
  publicClient: { redirectUris: [] },
  passwordCredentials: [{ endDateTime: "2027-01-01T00:00:00Z" }, { endDateTime: "2026-12-01T00:00:00Z" }],
  keyCredentials: [{ endDateTime: "2026-12-24T00:00:00Z" }],
} as unknown as Application;

describe("an application", () => {
  it("has its addresses on one side", () => {
    expect(redirectUrisOf(application)).toEqual(["https://a.example"]);
    expect(redirectUris(true, ["http://localhost"])).toEqual({
      web: { redirectUris: [] },
      publicClient: { redirectUris: ["http://localhost"] },
    });
    expect(redirectUris(false, ["https://a.example"]).web.redirectUris).toEqual(["https://a.example"]);
  });

  it("ends with its last credential", () => {
    expect(lastEnd(application)).toBe("2027-01-01T00:00:00Z");
    expect(lastEnd({ ...application, passwordCredentials: [], keyCredentials: [] })).toBeUndefined();
  });

  it("is warned of thirty days before", () => {
    const now = new Date("2026-11-22T00:00:00Z");
    expect(validityOf("2026-11-22T00:00:00Z", now)).toBe("expired");
    expect(validityOf("2026-12-22T00:00:00Z", now)).toBe("soon");
    expect(validityOf("2026-12-22T00:00:01Z", now)).toBe("valid");
  });
});
