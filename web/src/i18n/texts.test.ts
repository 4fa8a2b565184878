import { describe, expect, it } from "vitest";
import { permissions } from "../session/permissions";
import { languages } from "./languages";
import { type TextTree, withManyForms } from "./setup";

async function textsOf(language: string): Promise<Record<string, string>> {
  const parts = [await import(`./${language}/console.ts`), await import(`./${language}/portal.ts`)];
  return Object.assign({}, ...parts.map((part) => flat(withManyForms(part.texts as TextTree), "")));
}

function flat(tree: TextTree, prefix: string): Record<string, string> {
  const entries = Object.entries(tree).map(([key, value]) =>
    typeof value === "string" ? { [prefix + key]: value } : flat(value, `${prefix}${key}.`),
  );
  return Object.assign({}, ...entries);
}

const variables = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]).sort();
const english = await textsOf("en");

describe.each(languages)("the texts in %s", async (language) => {
  const texts = await textsOf(language);

  it("have exactly the keys of English", () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort());
  });

  it("are never empty and use the same variables as English", () => {
    for (const [key, text] of Object.entries(texts)) {
      expect(text.trim(), key).not.toBe("");
      const wanted = english[key] ?? "";
      // "one" may say the number in words.
      if (!key.endsWith("_one")) expect(variables(text), key).toEqual(variables(wanted));
    }
  });

  it("have every plural form of the language", () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const bases = new Set(
      Object.keys(texts).flatMap((key) => (/_(one|other|many)$/.test(key) ? [key.replace(/_\w+?$/, "")] : [])),
    );
    for (const base of bases) for (const form of forms) expect(texts, base).toHaveProperty([`${base}_${form}`]);
  });
});

it("every permission has words", () => {
  for (const permission of permissions) expect(english, permission).toHaveProperty([`roles.permission.${permission}`]);
});
