// What is given directly to somebody or by a group, and what a choice in the dialog changes of it.
import type { AssignedLicence, LicenceChange } from "../../api/types";

/** The plans that are switched off, by product. */
export type Choice = ReadonlyMap<string, readonly string[]>;

export const choiceOf = (given: readonly AssignedLicence[]): Choice =>
  new Map(given.map((one) => [one.skuId, one.disabledPlans]));

/** The choice with a product given (with these plans off), or taken away. */
export function withProduct(choice: Choice, skuId: string, disabledPlans: readonly string[] | undefined): Choice {
  const next = new Map(choice);
  if (disabledPlans) next.set(skuId, disabledPlans);
  else next.delete(skuId);
  return next;
}

const sameSet = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((plan) => other.includes(plan));

/** What the server is to be told; undefined where nothing has been changed. */
export function changeOf(before: Choice, after: Choice): LicenceChange | undefined {
  const addLicenses = [...after].flatMap(([skuId, disabledPlans]) => {
    const held = before.get(skuId);
    return held && sameSet(held, disabledPlans) ? [] : [{ skuId, disabledPlans: [...disabledPlans] }];
  });
  const removeLicenses = [...before.keys()].filter((skuId) => !after.has(skuId));
  return addLicenses.length + removeLicenses.length > 0 ? { addLicenses, removeLicenses } : undefined;
}
