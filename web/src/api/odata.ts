// Small pieces of OData that the lists send and read.

/** A literal for `$filter`: quotes are doubled, as OData wants. */
export function literal(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** Joins the conditions that are set with `and`; undefined when there is none. */
export function allOf(...conditions: (string | false | undefined)[]): string | undefined {
  const set = conditions.filter((one): one is string => Boolean(one));
  return set.length > 0 ? set.join(" and ") : undefined;
}

/** `$search` wants its text between double quotes, its own signs escaped; undefined when there is nothing to look for. */
export function searchTerm(text: string | undefined): string | undefined {
  const trimmed = text?.trim() ?? "";
  return trimmed === "" ? undefined : `"${trimmed.replaceAll(/[\\":]/g, "\\$&")}"`;
}

/** The `$skiptoken` of a nextLink, undefined on the last page. */
export function skipTokenOf(nextLink: string | null | undefined): string | undefined {
  if (!nextLink) return undefined;
  return new URL(nextLink, "http://localhost").searchParams.get("$skiptoken") ?? undefined;
}

/** An address with the options that are set, for a link that the browser follows itself. */
export function withOptions(path: string, options: Record<string, string | undefined>): string {
  const set = Object.entries(options).filter((one): one is [string, string] => one[1] !== undefined);
  const query = set.map(([option, value]) => `${option}=${encodeURIComponent(value)}`).join("&");
  return query === "" ? path : `${path}?${query}`;
}
