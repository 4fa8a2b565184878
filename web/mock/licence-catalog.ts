// The products of the server's own catalogue, and what their plans mean for mailboxes.
import { readFileSync } from "node:fs";

export interface MockPlan {
  id: string;
  name: string;
}

export interface MockProduct {
  skuId: string;
  skuPartNumber: string;
  displayName: string;
  source: string;
  plans: MockPlan[];
}

function readCatalog(): MockProduct[] {
  const file = new URL("../../crates/licences/data/products.csv", import.meta.url);
  const products = new Map<string, MockProduct>();
  for (const line of readFileSync(file, "utf8").trim().split("\n").slice(1)) {
    const [skuId = "", skuPartNumber = "", displayName = "", id = "", name = "", source = ""] = line
      .split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
      .map((field) => field.replace(/^"|"\r?$/g, "").trim());
    const product = products.get(skuId) ?? { skuId, skuPartNumber, displayName, source, plans: [] };
    product.plans.push({ id, name });
    products.set(skuId, product);
  }
  return [...products.values()].sort((a, b) => a.displayName.localeCompare(b.displayName));
}

export const catalog = readCatalog();

export const productOf = (skuId: string) => catalog.find((one) => one.skuId === skuId);
export const skuOf = (part: string) => catalog.find((one) => one.skuPartNumber === part)?.skuId ?? "";

/** From the least to the most. */
const roots: Record<string, string> = {
  EXCHANGE_S_ESSENTIALS: "BPOS_S_Essentials",
  EXCHANGE_S_DESKLESS: "BPOS_S_Deskless",
  EXCHANGE_S_STANDARD: "BPOS_S_Standard",
  EXCHANGE_S_ENTERPRISE: "BPOS_S_Enterprise",
};
export const capabilities = Object.values(roots);

/** The best mailbox that these plans give, or null. */
export function capabilityOf(plans: readonly MockPlan[]): string | null {
  const given = plans.flatMap((plan) => roots[plan.name] ?? []);
  return capabilities.findLast((one) => given.includes(one)) ?? null;
}
