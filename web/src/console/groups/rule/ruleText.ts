// A membership rule as a list of conditions, for those who would rather not write it. Rules that nest or mix -and with
// -or are beyond a list: they stay text.

export const textProperties = [
  "department",
  "jobTitle",
  "companyName",
  "physicalDeliveryOfficeName",
  "city",
  "state",
  "country",
  "usageLocation",
  "preferredLanguage",
  "userType",
  "displayName",
  "givenName",
  "surname",
  "userPrincipalName",
  "mail",
  "mobile",
  "telephoneNumber",
  "streetAddress",
  "postalCode",
] as const;
export const properties = [...textProperties, "accountEnabled"] as const;
export type Property = (typeof properties)[number];

export const operators = [
  "eq",
  "ne",
  "startsWith",
  "notStartsWith",
  "contains",
  "notContains",
  "match",
  "notMatch",
  "in",
  "notIn",
  "present",
  "missing",
] as const;
export type Operator = (typeof operators)[number];

export interface Condition {
  property: Property;
  operator: Operator;
  /** Of -in and -notIn: values with commas between them. Of accountEnabled: true or false. */
  value: string;
}

export interface Conditions {
  /** Whether all conditions hold, or at least one. */
  join: "and" | "or";
  list: Condition[];
}

export const firstCondition: Condition = { property: "department", operator: "eq", value: "" };

function quoted(text: string): string {
  return `"${text.replaceAll("`", "``").replaceAll('"', '`"')}"`;
}

function conditionText({ property, operator, value }: Condition): string {
  const left = `user.${property}`;
  if (property === "accountEnabled") return `${left} -${operator} ${value === "false" ? "false" : "true"}`;
  if (operator === "present") return `${left} -ne null`;
  if (operator === "missing") return `${left} -eq null`;
  if (operator === "in" || operator === "notIn") {
    const values = value.split(",").map((one) => quoted(one.trim()));
    return `${left} -${operator} [${values.join(", ")}]`;
  }
  return `${left} -${operator} ${quoted(value)}`;
}

/** The rule that these conditions are. */
export function ruleOf({ join, list }: Conditions): string {
  return list.map(conditionText).join(` -${join} `);
}

const word = String.raw`"(?:[^"\`]|\`[\s\S]|"")*"`;
const pattern = new RegExp(
  String.raw`\s*user\.(\w+)\s+-?(eq|ne|startsWith|notStartsWith|contains|notContains|match|notMatch|in|notIn)\s+` +
    String.raw`(${word}|null|true|false|\[\s*${word}(?:\s*,\s*${word})*\s*\])\s*`,
  "iy",
);
const joint = /-?(and|or)\b/iy;

function unquoted(text: string): string {
  return text.slice(1, -1).replaceAll(/`([`"])|""/g, (_, escaped?: string) => escaped ?? '"');
}

function known<T extends string>(all: readonly T[], name: string): T | undefined {
  return all.find((one) => one.toLowerCase() === name.toLowerCase());
}

function conditionOf(name: string, sign: string, right: string): Condition | undefined {
  const property = known(properties, name);
  const operator = known(operators, sign);
  if (!property || !operator) return undefined;
  const isTruth = /^(true|false)$/i.test(right);
  if (isTruth !== (property === "accountEnabled")) return undefined;
  if (isTruth) return { property, operator, value: right.toLowerCase() };
  if (/^null$/i.test(right)) return { property, operator: operator === "eq" ? "missing" : "present", value: "" };
  if (!right.startsWith("[")) return { property, operator, value: unquoted(right) };
  const values = [...right.matchAll(new RegExp(word, "g"))].map(([text]) => unquoted(text));
  // What has a comma or a blank at its edge can't be told from two values.
  return values.some((one) => one.includes(",") || one.trim() !== one)
    ? undefined
    : { property, operator, value: values.join(", ") };
}

/** The conditions of a rule; undefined when it is more than a list of them. */
export function conditionsOf(rule: string): Conditions | undefined {
  const list: Condition[] = [];
  let join: Conditions["join"] | undefined;
  let at = 0;
  for (;;) {
    pattern.lastIndex = at;
    const [whole, name, sign, right] = pattern.exec(rule) ?? [];
    const condition = whole && name && sign && right ? conditionOf(name, sign, right) : undefined;
    if (!condition || !whole) return undefined;
    list.push(condition);
    at += whole.length;
    if (at === rule.length) return { join: join ?? "and", list };
    joint.lastIndex = at;
    const [glue, next] = joint.exec(rule) ?? [];
    if (!glue || !next) return undefined;
    const how = next.toLowerCase() === "or" ? "or" : "and";
    if (join && join !== how) return undefined;
    join = how;
    at += glue.length;
  }
}
