import type { Application } from "../../api/types";

/** Where browsers may be sent back to, on whichever side the application has them. */
export function redirectUrisOf(application: Application): string[] {
  return [...(application.web.redirectUris ?? []), ...(application.publicClient.redirectUris ?? [])];
}

/** Both sides of an application's addresses: one is always empty. */
export function redirectUris(isPublic: boolean, uris: string[]) {
  const [own, other] = [{ redirectUris: uris }, { redirectUris: [] }];
  return isPublic ? { web: other, publicClient: own } : { web: own, publicClient: other };
}

/** Days before the end of a secret or certificate from which on the list warns. */
const soon = 30;

export type Validity = "valid" | "soon" | "expired";

export function validityOf(endDateTime: string, now: Date = new Date()): Validity {
  const days = (new Date(endDateTime).getTime() - now.getTime()) / 86_400_000;
  if (days <= 0) return "expired";
  return days <= soon ? "soon" : "valid";
}

/** The end of the credential that ends last: with it the application stops working. */
export function lastEnd(application: Application): string | undefined {
  const ends = [...application.passwordCredentials, ...application.keyCredentials].map((one) => one.endDateTime);
  return ends.sort().at(-1);
}
