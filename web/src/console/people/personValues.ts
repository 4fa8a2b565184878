// The fields of a person as a form has them: texts, empty where nothing is known.
import type { User } from "../../api/types";

export const personFields = [
  "displayName",
  "userPrincipalName",
  "givenName",
  "surname",
  "mail",
  "mobilePhone",
  "jobTitle",
  "department",
  "companyName",
  "officeLocation",
  "city",
  "country",
  "preferredLanguage",
] as const;

export type PersonField = (typeof personFields)[number];
export type PersonValues = Record<PersonField, string>;

export function emptyPerson(): PersonValues {
  return Object.fromEntries(personFields.map((field) => [field, ""])) as PersonValues;
}

export function valuesOf(user: User): PersonValues {
  return Object.fromEntries(personFields.map((field) => [field, user[field] ?? ""])) as PersonValues;
}

/** Only the fields that differ; an emptied one becomes null. */
export function personChanges(before: PersonValues, after: PersonValues) {
  const changed = personFields.filter((field) => before[field] !== after[field].trim());
  return Object.fromEntries(changed.map((field) => [field, after[field].trim() || null])) as Partial<
    Omit<Record<PersonField, string | null>, "displayName" | "userPrincipalName">
  > & { displayName?: string; userPrincipalName?: string };
}
