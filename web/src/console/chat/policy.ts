// What is said of policies, without a screen.
import type { ExternalAccessPolicy, ExternalPolicyGrant } from "../../api/types";

/** The policy that everybody has who has no other; it is always there. */
export const globalPolicy = "Global";

export const policySwitches = [
  "enableFederationAccess",
  "enableTeamsConsumerAccess",
  "enableTeamsConsumerInbound",
] as const satisfies readonly (keyof ExternalAccessPolicy)[];
export type PolicySwitches = Pick<ExternalAccessPolicy, (typeof policySwitches)[number]>;

/** Whether a switch lets anything pass: the third counts only inside the second. */
export const isOn = (policy: PolicySwitches, key: keyof PolicySwitches) =>
  policy[key] && (key !== "enableTeamsConsumerInbound" || policy.enableTeamsConsumerAccess);

const places = ["user", "group", "everybody"];

/** In the order in which they count: people, groups by rank, everybody. */
export const byPrecedence = (grants: readonly ExternalPolicyGrant[]): ExternalPolicyGrant[] =>
  [...grants].sort(
    (one, other) =>
      places.indexOf(one.subjectType) - places.indexOf(other.subjectType) ||
      (one.rank ?? 0) - (other.rank ?? 0) ||
      one.displayName.localeCompare(other.displayName),
  );

/** A rank as it was typed: undefined where none was, null where it is none. */
export function rankTyped(text: string): number | undefined | null {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  const rank = /^\d{1,5}$/.test(trimmed) ? Number(trimmed) : 0;
  return rank >= 1 && rank <= 10_000 ? rank : null;
}
