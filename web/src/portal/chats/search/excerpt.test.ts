import { expect, it } from "vitest";
import { excerpt, isSearchable } from "./excerpt";

/** Matches in brackets. */
const shown = (said: string, search: string) =>
  excerpt(said, search)
    .map(({ text, isMatch }) => (isMatch ? `[${text}]` : text))
    .join("");

it("marks every word that is searched for, large or small", () => {
  expect(shown("Here is your Offer, an offer for you", "OFFER you")).toBe(
    "Here is [you]r [Offer], an [offer] for [you]",
  );
  expect(shown("Aucune réponse à l’été", "ÉTÉ")).toBe("Aucune réponse à l’[été]");
  expect(shown("abcabc", "abc bca")).toBe("[abcabc]");
});

it("shows what stands around the first match", () => {
  const said = `${"before ".repeat(40)}needle${" after".repeat(60)}`;
  const words = shown(said, "needle");
  expect(words.startsWith("…before")).toBe(true);
  expect(words).toContain("[needle]");
  expect(words.endsWith("…")).toBe(true);
  expect(words.length).toBeLessThan(175);
});

it("shows the beginning where the words are in none of it that is text", () => {
  expect(shown("İstanbul’da", "istanbul")).toBe("İstanbul’da");
  expect(shown("", "x")).toBe("");
});

it("knows what the server looks for", () => {
  expect(["", " ", "a", "a b", "1 2 3 4 5 6 7 8 9 10 eleven"].some(isSearchable)).toBe(false);
  expect(["ab", "a bc", "été"].every(isSearchable)).toBe(true);
});
