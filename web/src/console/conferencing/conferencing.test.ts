import { expect, it } from "vitest";
import type { ServiceNumber } from "../../api/types";
import { idTyped, looksLikeAddress, numberTyped, replacementsOf, spacedId } from "./conferencing";

it("reads phone numbers as the server does", () => {
  for (const text of ["+33170914567", "33170914567", "tel:+33170914567", "+33 1 70 91 45 67", "+33 (1) 70-91-45.67"])
    expect(numberTyped(text), text).toBe("+33170914567");
  for (const text of ["", "+", "0170914567", "+123456", "+1234567890123456", "+33x70914567", "tel:"])
    expect(numberTyped(text), text).toBeUndefined();
});

it("reads conference IDs with and without spaces, and writes them with one", () => {
  expect(idTyped(spacedId("4728391"))).toBe("4728391");
  expect(idTyped("472 8391")).toBe("4728391");
  for (const text of ["0728391", "472839", "47283912", "472839a"]) expect(idTyped(text), text).toBeUndefined();
});

it("tells addresses from other texts", () => {
  expect(looksLikeAddress(" alias@contoso.com ")).toBe(true);
  for (const text of ["", "alias", "alias@", "a@b", "a b@contoso.com"])
    expect(looksLikeAddress(text), text).toBe(false);
});

it("replaces a number by one of its kind on its bridge only", () => {
  const number = (own: string, kind: ServiceNumber["kind"], bridgeId: string | null): ServiceNumber => ({
    id: own.slice(1),
    number: own,
    kind,
    bridgeId,
    country: "FR",
    city: "",
    primaryLanguage: "fr-FR",
    secondaryLanguages: [],
  });
  const all = [
    number("+1", "toll", "a"),
    number("+2", "toll", "a"),
    number("+3", "tollFree", "a"),
    number("+4", "toll", "b"),
  ];
  expect(replacementsOf(all, "+1")).toEqual(["+2"]);
  expect(replacementsOf(all, "+4")).toEqual([]);
  expect(replacementsOf(all, "+9")).toEqual([]);
});
