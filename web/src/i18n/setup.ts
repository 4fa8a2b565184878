// Starts i18next with the texts of one entry (console or portal), loading only the language that is used.
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { type Language, languages, supportedLanguage } from "./languages";

/** The texts of one language: sections of nested keys. */
export interface TextTree {
  [key: string]: string | TextTree;
}

/** Loads the texts of a language; each entry has its own, so that the portal carries no console texts. */
export type TextLoader = (language: Language) => Promise<TextTree>;

const rememberedKey = "beffroi.language";
let loadTexts: TextLoader;

/**
 * French has a plural form "many" (from a million on). Written with digits, it reads like "other", so it is
 * derived instead of translated.
 */
export function withManyForms(texts: TextTree): TextTree {
  const result: TextTree = {};
  for (const [key, value] of Object.entries(texts)) {
    result[key] = typeof value === "string" ? value : withManyForms(value);
    if (key.endsWith("_other")) result[key.replace(/_other$/, "_many")] = value;
  }
  return result;
}

/** French shortens "de" before a vowel: "de Nadia", "d’Adèle". Texts write `{{name, of}}`. */
export const of = (name: string): string => (/^[aeiouhàâäéèêëîïôöœùûü]/i.test(name) ? `d’${name}` : `de ${name}`);

/** The language remembered by this browser, for the pages before signing in. */
export function rememberedLanguage(): string | null {
  try {
    return localStorage.getItem(rememberedKey);
  } catch {
    return null;
  }
}

export async function startTranslations(loader: TextLoader, language: Language): Promise<void> {
  loadTexts = loader;
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    supportedLngs: languages,
    resources: { [language]: { translation: withManyForms(await loader(language)) } },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    returnNull: false,
  });
  i18next.services.formatter?.add("of", (name) => of(String(name)));
  document.documentElement.lang = language;
}

/** Changes the language of the page, and remembers it in this browser. */
export async function speak(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, "translation")) {
    i18next.addResourceBundle(language, "translation", withManyForms(await loadTexts(language)));
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  try {
    localStorage.setItem(rememberedKey, language);
  } catch {
    // A browser without storage asks again next time.
  }
}

/** The language that the page speaks now. */
export function currentLanguage(): Language {
  return supportedLanguage(i18next.language) ?? languages[0];
}
