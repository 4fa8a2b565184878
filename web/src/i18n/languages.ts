/** The languages that the pages speak; the first is the fallback. */
export const languages = ["en", "fr"] as const;
export type Language = (typeof languages)[number];

/** What each language calls itself. */
export const languageNames: Record<Language, string> = { en: "English", fr: "Français" };

/** The supported language of a tag like `fr-CA`, by language and not by region. */
export function supportedLanguage(tag: string | null | undefined): Language | undefined {
  const primary = tag?.toLowerCase().split("-")[0];
  return languages.find((one) => one === primary);
}

/** The first supported choice: the person's, then the browser's, then the tenant's. */
export function chooseLanguage(
  person: string | null | undefined,
  browser: readonly string[],
  tenant: string | null | undefined,
): Language {
  for (const tag of [person, ...browser, tenant]) {
    const language = supportedLanguage(tag);
    if (language) return language;
  }
  return languages[0];
}
