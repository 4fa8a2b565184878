import type { OverlapPerson, OverlapRow } from "../../api/types";
import { csvField } from "../report/reportCsv";

/** What could be saved a month, by currency. */
export function savings(rows: readonly OverlapRow[]): { currency: string; amount: number }[] {
  const sums = new Map<string, number>();
  for (const { savingPerMonth, currency } of rows)
    if (savingPerMonth && currency) sums.set(currency, (sums.get(currency) ?? 0) + Number(savingPerMonth));
  return [...sums].map(([currency, amount]) => ({ currency, amount }));
}

const columns = [
  "skuPartNumber",
  "displayName",
  "reason",
  "people",
  "reclaimable",
  "pricePerMonth",
  "currency",
  "savingPerMonth",
] as const satisfies (keyof OverlapRow)[];

/** By which a row is named in the page's address. */
export const overlapKey = (row: OverlapRow) => `${row.skuPartNumber}.${row.reason}`;

/** The report as CSV. */
export function overlapCsv(rows: readonly OverlapRow[]): string {
  const lines = rows.map((row) => columns.map((column) => csvField(row[column] ?? "")).join(","));
  return `${[columns.join(","), ...lines].join("\r\n")}\r\n`;
}

/** The people of a row of the report as CSV. */
export function overlapPeopleCsv(row: OverlapRow, people: readonly OverlapPerson[]): string {
  const header = "userPrincipalName,displayName,skuPartNumber,reason,capability,isDirect";
  const lines = people.map((one) =>
    [one.userPrincipalName, one.displayName, row.skuPartNumber, row.reason, one.capability ?? "", String(one.isDirect)]
      .map(csvField)
      .join(","),
  );
  return `${[header, ...lines].join("\r\n")}\r\n`;
}
