import { expect, it } from "vitest";
import { of } from "./setup";

it("shortens the French “de” before a vowel only", () => {
  expect(["Nadia", "Adèle", "élise", "Œillet", "Hugo", "Yann", ""].map(of)).toEqual([
    "de Nadia",
    "d’Adèle",
    "d’élise",
    "d’Œillet",
    "d’Hugo",
    "de Yann",
    "de ",
  ]);
});
