import type { DirectoryObject } from "../../api/types";

export type MemberOrder = "displayName" | "displayName desc" | "userPrincipalName" | "userPrincipalName desc";

/** Text without case and accents, as people type it into a search. */
function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

/** The members in whose name, user name or mail every word of the search stands, in the order of the language. */
export function arrangeMembers(
  members: readonly DirectoryObject[],
  search: string | undefined,
  order: MemberOrder,
  language: string,
): DirectoryObject[] {
  const words = plain(search ?? "")
    .split(/\s+/)
    .filter((word) => word !== "");
  const found = members.filter((one) => {
    const text = plain([one.displayName, one.userPrincipalName, one.mail].filter(Boolean).join(" "));
    return words.every((word) => text.includes(word));
  });
  const collator = new Intl.Collator(language, { numeric: true });
  const [field, direction] = order.split(" ") as ["displayName" | "userPrincipalName", string?];
  const sign = direction === "desc" ? -1 : 1;
  return found.sort((one, other) => {
    const by = collator.compare(one[field] ?? "", other[field] ?? "");
    return sign * (by || collator.compare(one.displayName, other.displayName)) || one.id.localeCompare(other.id);
  });
}
