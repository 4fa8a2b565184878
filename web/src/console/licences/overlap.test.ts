import { expect, it } from "vitest";
import type { OverlapRow } from "../../api/types";
import { overlapCsv, savings } from "./overlap";

const row = (more: Partial<OverlapRow>): OverlapRow => ({
  skuId: "1",
  skuPartNumber: "EXCHANGESTANDARD",
  displayName: "Exchange Online (Plan 1)",
  reason: "outranked",
  people: 12,
  reclaimable: 10,
  pricePerMonth: "3.70",
  currency: "EUR",
  savingPerMonth: "37.00",
  ...more,
});

it("savings add up, each currency by itself, and without a price there is none", () => {
  const rows = [
    row({}),
    row({ savingPerMonth: "3.50" }),
    row({ currency: "CHF", savingPerMonth: "1.00" }),
    row({ pricePerMonth: null, currency: null, savingPerMonth: null }),
  ];
  expect(savings(rows)).toEqual([
    { currency: "EUR", amount: 40.5 },
    { currency: "CHF", amount: 1 },
  ]);
});

it("the report as CSV has a line for each product and reason", () => {
  const csv = overlapCsv([row({ displayName: 'A "B", C' }), row({ pricePerMonth: null, savingPerMonth: null })]);
  expect(csv.split("\r\n").slice(1)).toEqual([
    'EXCHANGESTANDARD,"A ""B"", C",outranked,12,10,3.70,EUR,37.00',
    "EXCHANGESTANDARD,Exchange Online (Plan 1),outranked,12,10,,EUR,",
    "",
  ]);
});
