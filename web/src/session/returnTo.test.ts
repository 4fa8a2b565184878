import { describe, expect, it } from "vitest";
import { safeReturnTo, signInAddress } from "./returnTo";

const origin = "https://beffroi.example";

describe("safeReturnTo", () => {
  it.each(["/admin/messages?state=active", "/", "/devices#mine"])("keeps %s", (wish) => {
    expect(safeReturnTo(wish, origin)).toBe(wish);
  });

  it.each([
    null,
    "",
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
    "/.//evil.example",
    "/signin?returnTo=/signin",
  ])("refuses %s", (wish) => {
    expect(safeReturnTo(wish, origin)).toBeUndefined();
  });

  it("leads back to where the person was", () => {
    const address = signInAddress({ pathname: "/admin/people", search: "?q=a b" });
    expect(safeReturnTo(new URL(address, origin).searchParams.get("returnTo"), origin)).toBe("/admin/people?q=a%20b");
  });
});
