// The part of OData that the console asks for, over arrays.

type Row = Record<string, unknown>;

/** `field/any(x:x/field op literal and …)`: one of the items of a field is such. */
const anyItem = /(\w+)\/any\((\w+):([^()]*)\)/g;

/** Conditions `field op literal` and `field/any(…)` joined by `and`; `startswith(field,'x')` too. */
export function matchesFilter(row: Row, filter: string | null): boolean {
  if (!filter) return true;
  const hasItems = [...filter.matchAll(anyItem)].every(([, field = "", item, condition = ""]) => {
    const items = Array.isArray(row[field]) ? (row[field] as Row[]) : [];
    return items.some((one) => matchesFilter(one, condition.replaceAll(`${item}/`, "")));
  });
  if (!hasItems) return false;
  return filter
    .replaceAll(anyItem, "")
    .split(/ and /)
    .every((condition) => {
      const comparison = /^\(?(\w+) (eq|ne|ge|gt|le|lt) ('(?:[^']|'')*'|[\w.:+-]+)\)?$/.exec(condition.trim());
      if (!comparison) return true;
      const [, field, operator, raw] = comparison as unknown as [string, string, string, string];
      const wanted = raw.startsWith("'") ? raw.slice(1, -1).replaceAll("''", "'") : raw;
      const actual = String(row[field] ?? "null");
      const order = actual < wanted ? -1 : actual > wanted ? 1 : 0;
      return (
        { eq: order === 0, ne: order !== 0, ge: order >= 0, gt: order > 0, le: order <= 0, lt: order < 0 }[operator] ??
        true
      );
    });
}

function contains(value: unknown, term: string): boolean {
  if (typeof value === "string") return value.toLowerCase().includes(term);
  if (Array.isArray(value)) return value.some((one) => contains(one, term));
  return typeof value === "object" && value !== null && Object.values(value).some((one) => contains(one, term));
}

/** Filters, sorts and pages as the query of the request says, into the body of a collection. */
export function collection(rows: readonly object[], url: URL): object {
  const parameters = url.searchParams;
  const term = parameters.get("$search")?.replaceAll('"', "").toLowerCase();
  let found = (rows as Row[]).filter(
    (row) => matchesFilter(row, parameters.get("$filter")) && (!term || contains(row, term)),
  );
  const [field, direction] = parameters.get("$orderby")?.split(" ") ?? [];
  if (field) {
    const sign = direction === "desc" ? -1 : 1;
    found = found.toSorted((a, b) => sign * String(a[field] ?? "").localeCompare(String(b[field] ?? "")));
  }
  const top = Number(parameters.get("$top") ?? 100);
  const from = Number(parameters.get("$skiptoken") ?? 0);
  const next = new URL(url);
  next.searchParams.set("$skiptoken", String(from + top));
  return {
    "@odata.context": `${url.origin}${url.pathname}`,
    ...(parameters.get("$count") === "true" ? { "@odata.count": found.length } : {}),
    ...(from + top < found.length ? { "@odata.nextLink": next.href } : {}),
    value: found.slice(from, from + top),
  };
}
