// The four lists of an answer about several devices.
import type { BulkDeviceResult } from "../../api/types";

export const outcomes = ["successful", "failed", "notFound", "notSupported"] as const;
export type Outcome = (typeof outcomes)[number];

const lists = {
  successful: "successfulDeviceIds",
  failed: "failedDeviceIds",
  notFound: "notFoundDeviceIds",
  notSupported: "notSupportedDeviceIds",
} as const satisfies Record<Outcome, keyof BulkDeviceResult>;

export interface OutcomeList {
  outcome: Outcome;
  devices: { id: string; name: string }[];
}

/** Each list with the names of its devices, in the order of the names; a device whose name is not known by its id. */
export function namedLists(result: BulkDeviceResult, names: ReadonlyMap<string, string>): OutcomeList[] {
  return outcomes.map((outcome) => ({
    outcome,
    devices: result[lists[outcome]]
      .map((id) => ({ id, name: names.get(id) ?? id }))
      .sort((a, b) => a.name.localeCompare(b.name)),
  }));
}
