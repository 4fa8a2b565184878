import { describe, expect, it } from "vitest";
import type { SubscribedSku } from "../../api/types";
import { arrangeSkus, assignable, costs, freeSeats, lifeOf, nextStep, priceTyped, seatsTyped } from "./licence";

function sku(displayName: string, more: Partial<SubscribedSku> = {}): SubscribedSku {
  return {
    id: displayName,
    accountId: "tenant",
    accountName: "Contoso",
    appliesTo: "User",
    capabilityStatus: "Enabled",
    consumedUnits: 10,
    prepaidUnits: { enabled: 20, warning: 5, suspended: 7, lockedOut: 1 },
    servicePlans: [],
    skuId: displayName,
    skuPartNumber: displayName.toUpperCase(),
    subscriptionIds: [],
    displayName,
    unitsMissing: 0,
    pricePerMonth: null,
    currency: null,
    ...more,
  };
}

describe("seats", () => {
  it("are those of subscriptions that run or have expired a moment ago", () => {
    expect(assignable(sku("E3"))).toBe(25);
    expect(freeSeats(sku("E3"))).toBe(15);
    expect(freeSeats(sku("E3", { consumedUnits: 40 }))).toBe(0);
  });

  it("cost what is written down, each currency by itself", () => {
    const priced = [
      sku("E3", { pricePerMonth: "36.50", currency: "EUR" }),
      sku("E5", { pricePerMonth: "1", currency: "EUR" }),
      sku("F3", { pricePerMonth: "2", currency: "CHF" }),
      sku("Kiosk"),
    ];
    expect(costs(priced)).toEqual([
      { currency: "EUR", amount: 937.5 },
      { currency: "CHF", amount: 50 },
    ]);
  });
});

describe("the life of a subscription", () => {
  const one = {
    status: "Enabled",
    isTrial: false,
    createdDateTime: "2026-01-01T00:00:00Z",
    nextLifecycleDateTime: "2026-12-01T00:00:00Z" as string | null,
  };
  const days = (life: ReturnType<typeof lifeOf>) =>
    life.map(({ standing, from }) => `${standing} ${from?.slice(0, 10) ?? "–"}`);

  it("goes on for 30, 90 and 30 days after its end", () => {
    expect(days(lifeOf(one))).toEqual([
      "Enabled 2026-01-01",
      "Warning 2026-12-01",
      "Suspended 2026-12-31",
      "LockedOut 2027-03-31",
      "Deleted 2027-04-30",
    ]);
  });

  it("is the same seen from a later step", () => {
    const later = { ...one, status: "Suspended", nextLifecycleDateTime: "2027-03-31T00:00:00Z" };
    expect(days(lifeOf(later))).toEqual(days(lifeOf(one)));
  });

  it("of a trial is shorter, and of one without an end unknown", () => {
    expect(days(lifeOf({ ...one, isTrial: true })).at(-1)).toBe("Deleted 2026-12-31");
    expect(days(lifeOf({ ...one, nextLifecycleDateTime: null }))[1]).toBe("Warning –");
  });

  it("of a product goes on with the first subscription of its standing", () => {
    const subscription = (status: string, nextLifecycleDateTime: string | null) =>
      ({ skuId: "E3", status, nextLifecycleDateTime }) as Parameters<typeof nextStep>[1][number];
    const all = [
      subscription("Enabled", "2027-05-01T00:00:00Z"),
      subscription("Enabled", "2027-02-01T00:00:00Z"),
      subscription("Enabled", null),
      subscription("Suspended", "2026-12-01T00:00:00Z"),
    ];
    expect(nextStep(sku("E3"), all)).toBe("2027-02-01T00:00:00Z");
    expect(nextStep(sku("E3"), all.slice(2))).toBeNull();
  });
});

describe("the list of products", () => {
  const all = [
    sku("Visio", { consumedUnits: 25 }),
    sku("E3", { pricePerMonth: "9" }),
    sku("E5", { pricePerMonth: "10", consumedUnits: 1 }),
  ];
  const names = (search: string | undefined, order: string) =>
    arrangeSkus(all, search, order, "en").map((one) => one.displayName);

  it("is searched by name and short name, and ordered", () => {
    expect(names(undefined, "displayName")).toEqual(["E3", "E5", "Visio"]);
    expect(names("e", "displayName desc")).toEqual(["E5", "E3"]);
    expect(names(undefined, "consumedUnits desc")).toEqual(["Visio", "E3", "E5"]);
    expect(names(undefined, "pricePerMonth")).toEqual(["Visio", "E3", "E5"]);
  });
});

it("what is typed is a number of seats or a price, or nothing", () => {
  expect(["1", " 25 ", "0", "1.5", "", "100000001"].map(seatsTyped)).toEqual([1, 25, ...Array(4).fill(undefined)]);
  expect(["33,7", "8", "", "1.234", "x"].map(priceTyped)).toEqual(["33.7", "8", null, undefined, undefined]);
});
