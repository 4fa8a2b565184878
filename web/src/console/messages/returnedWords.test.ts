import i18next, { type TFunction } from "i18next";
import { describe, expect, it } from "vitest";
import { texts as english } from "../../i18n/en/console";
import { texts as french } from "../../i18n/fr/console";
import { type TextTree, withManyForms } from "../../i18n/setup";
import { type Returned, returnedWords } from "./returnedWords";

async function speak(language: string, texts: object): Promise<TFunction> {
  const own = i18next.createInstance();
  const resources = { [language]: { translation: withManyForms(texts as TextTree) } };
  return own.init({ lng: language, resources, interpolation: { escapeValue: false } });
}

const returned: Returned = {
  returnedDateTime: "2026-11-24T09:00:00Z",
  reason: "reachGrew",
  reachBefore: 1,
  reachNow: 1304,
  previousDecision: {
    decidedBy: { id: "a", displayName: "Ann", type: "user" },
    decidedDateTime: "2026-11-23T09:00:00Z",
    comment: null,
  },
};
const day = (instant: string | null | undefined) => instant?.slice(0, 10) ?? "–";

describe("a returned message", () => {
  it("says in English when, why and who had approved it", async () => {
    expect(returnedWords(returned, await speak("en", english), day)).toEqual([
      "Returned for approval by itself 2026-11-24.",
      "Its recipients grew from 1 to 1,304 people.",
      "Before, Ann had approved it, 2026-11-23.",
    ]);
  });

  it("says the same in French", async () => {
    const words = returnedWords(returned, await speak("fr", french), day).map((one) => one.replaceAll(/\s/g, " "));
    expect(words).toEqual([
      "Renvoyé automatiquement pour approbation le 2026-11-24.",
      "Ses destinataires sont passés de 1 à 1 304 personnes.",
      "Auparavant, Ann l’avait approuvé, le 2026-11-23.",
    ]);
  });

  it("names no figures when it had changed, and nobody when nobody is known", async () => {
    const previousDecision = { decidedBy: null, decidedDateTime: null, comment: null };
    const changed: Returned = { ...returned, reason: "changed", previousDecision };
    expect(returnedWords(changed, await speak("en", english), day)).toEqual([
      "Returned for approval by itself 2026-11-24.",
      "It was no longer exactly what had been approved.",
    ]);
  });
});
